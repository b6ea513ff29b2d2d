//! `iter()`: an iterator for anything.

use num_traits::Zero;

use crate::errors::R;
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::objects::{Bounds, DictIter, Iter, ViewKind};

impl Machine {
    /// `iter(v)`; a new reference.
    pub fn iter(&mut self, v: V) -> R<V> {
        if self.heap.get(v).is_instance() || matches!(self.heap.get(v), Object::Type(_)) {
            return self.iter_by_method(v);
        }
        match self.native_iter(v)? {
            Some(iter) => Ok(iter),
            None => Err(self.not_iterable(v)),
        }
    }

    fn not_iterable(&mut self, v: V) -> crate::errors::Raise {
        let message = format!("'{}' object is not iterable", self.type_name(v));
        self.type_error(message)
    }

    fn iter_by_method(&mut self, v: V) -> R<V> {
        match self.special(v, self.names.iter) {
            Some(method) if method == self.none => Err(self.not_iterable(v)),
            Some(method) if self.heap.get(method).is_builtin_method() => match self.native_iter(v)? {
                Some(iter) => Ok(iter),
                None => Err(self.not_iterable(v)),
            },
            Some(_) => {
                let iter = self.call_special(v, self.names.iter, &[])?.expect("found above");
                if self.is_iterator(iter) {
                    return Ok(iter);
                }
                let (class, of) = (self.class_name(v), self.type_name(iter));
                let message = format!("{class}.__iter__() must return an iterator, not {of}");
                self.decref(iter);
                Err(self.type_error(message))
            }
            None if self.special(v, self.names.getitem).is_some() => {
                self.heap.incref(v);
                Ok(self.new_iter(Iter::Sequence(Some(v), 0)))
            }
            None => Err(self.not_iterable(v)),
        }
    }

    /// Whether `next()` works on it.
    pub fn is_iterator(&mut self, v: V) -> bool {
        match self.heap.get(v) {
            Object::Iter(_) => true,
            Object::Generator(generator) => generator.is_iterator(),
            Object::Awaitable(awaitable) => awaitable.is_iterator(),
            _ => self.special(v, self.names.next).is_some(),
        }
    }

    /// The builtin types' iterators; None when there is none. A new reference.
    pub fn native_iter(&mut self, v: V) -> R<Option<V>> {
        let iter = match self.heap.get(v).native() {
            Object::Iter(_) => return Ok(Some(self.new_ref(v))),
            Object::Generator(generator) if generator.is_iterator() => return Ok(Some(self.new_ref(v))),
            Object::Awaitable(awaitable) if awaitable.is_iterator() => return Ok(Some(self.new_ref(v))),
            Object::List(_) | Object::SmallList(..) => Iter::List(Some(v), 0),
            Object::Tuple(_) | Object::SmallTuple(_) => Iter::Tuple(Some(v), 0),
            Object::Str(text) if text.is_ascii() => Iter::Str(Some(v), 0),
            Object::Str(_) => Iter::WideStr(Some(v), 0),
            Object::Bytes(_) => Iter::Bytes(Some(v), 0),
            Object::ByteArray(_) => Iter::ByteArray(Some(v), 0),
            Object::Dict(_) => self.dict_iter(v, ViewKind::Keys, false),
            Object::DictView(kind, dict) => {
                let (kind, dict) = (*kind, *dict);
                let iter = self.dict_iter(dict, kind, false);
                self.heap.incref(dict);
                return Ok(Some(self.new_iter(iter)));
            }
            Object::Set(set) | Object::FrozenSet(set) => Iter::Set(Some(v), 0, set.len()),
            Object::Range(range) => return Ok(Some(self.range_iter(range.bounds.clone()))),
            Object::MappingProxy(map) => {
                let map = *map;
                return self.iter(map).map(Some);
            }
            Object::WeakRef(weak) if weak.kind != crate::objects::WeakRefKind::Ref => {
                let target = self.proxy_target(v)?;
                let result = self.iter(target);
                self.decref(target);
                return result.map(Some);
            }
            _ => return Ok(None),
        };
        self.heap.incref(v);
        Ok(Some(self.new_iter(iter)))
    }

    /// An iterator payload over a dict; the reference to the dict is the caller's to count.
    pub fn dict_iter(&mut self, dict: V, kind: ViewKind, reversed: bool) -> Iter {
        let result = (kind == ViewKind::Items).then(|| self.new_tuple(vec![self.none; 2]));
        let payload = self.dict(dict).expect("is a dict");
        let place = if reversed { payload.places() } else { 0 };
        Iter::Dict(DictIter {
            dict: Some(dict),
            place,
            len: payload.len(),
            left: payload.len(),
            kind,
            reversed,
            result,
        })
    }

    fn range_iter(&mut self, range: Bounds) -> V {
        let iter = match range {
            Bounds::Small(start, stop, step) => Iter::Range(start, step, small_range_len(start, stop, step)),
            Bounds::Big(start, stop, step) => {
                let len = big_range_len(&start, &stop, &step);
                Iter::BigRange(Box::new((start, step, len)))
            }
        };
        self.new_iter(iter)
    }

    /// The number of items of a range.
    pub fn range_len(&mut self, v: V) -> R<usize> {
        let Object::Range(range) = self.heap.get(v).native() else { unreachable!("caller checked") };
        let len = match &range.bounds {
            Bounds::Small(start, stop, step) => usize::try_from(small_range_len(*start, *stop, *step)).ok(),
            Bounds::Big(start, stop, step) => usize::try_from(big_range_len(start, stop, step)).ok(),
        };
        len.ok_or(())
            .map_err(|()| self.raise(crate::errors::ExcKind::Overflow, "Python int too large to convert to C ssize_t"))
    }

    /// What decides about the equality of ranges: length, first item, step (where they matter).
    pub fn range_key(&self, v: V) -> (num_bigint::BigInt, Option<num_bigint::BigInt>, Option<num_bigint::BigInt>) {
        let Object::Range(range) = self.heap.get(v).native() else { unreachable!("caller checked") };
        let (start, stop, step) = match &range.bounds {
            Bounds::Small(start, stop, step) => ((*start).into(), (*stop).into(), (*step).into()),
            Bounds::Big(start, stop, step) => (start.clone(), stop.clone(), step.clone()),
        };
        let len = big_range_len(&start, &stop, &step);
        let some = !len.is_zero();
        let several = len > 1.into();
        (len, some.then_some(start), several.then_some(step))
    }

    /// The hash of a range: of its key as a tuple.
    pub fn hash_range(&mut self, v: V) -> R<i64> {
        let (len, start, step) = self.range_key(v);
        let parts = [Some(len), start, step].map(|part| match part {
            Some(value) => self.new_bigint(value),
            None => self.none,
        });
        let hashes: R<Vec<i64>> = parts.iter().map(|&part| self.hash(part)).collect();
        parts.into_iter().for_each(|part| self.decref(part));
        hashes.map(crate::pure::hash::hash_tuple)
    }
}

/// Items of a range with bounds that fit.
pub fn small_range_len(start: i64, stop: i64, step: i64) -> u64 {
    if step > 0 && start < stop {
        (stop.abs_diff(start) - 1) / step.unsigned_abs() + 1
    } else if step < 0 && start > stop {
        (start.abs_diff(stop) - 1) / step.unsigned_abs() + 1
    } else {
        0
    }
}

/// Items of a range with any bounds.
pub fn big_range_len(
    start: &num_bigint::BigInt,
    stop: &num_bigint::BigInt,
    step: &num_bigint::BigInt,
) -> num_bigint::BigInt {
    let zero = num_bigint::BigInt::zero();
    let (low, high, step) = if *step > zero { (start, stop, step.clone()) } else { (stop, start, -step) };
    if low >= high { zero } else { (high - low - 1) / step + 1 }
}
