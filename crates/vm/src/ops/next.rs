//! `next()`: the next item of anything.

use num_traits::Zero;

use crate::errors::{ExcKind, R, Raise};
use crate::exec_api::Resumed;
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::objects::{Iter, ViewKind};

impl Machine {
    /// The next item (a new reference), or None at the end.
    pub fn iter_next(&mut self, iter: V) -> R<Option<V>> {
        let next = self.iter_step(iter)?;
        if next.is_none()
            && let Some(value) = self.stop_value.take()
        {
            self.decref(value);
        }
        Ok(next)
    }

    /// As [`Machine::iter_next`], for whoever asks at the end for the value that was returned: it is remembered.
    pub fn iter_step(&mut self, iter: V) -> R<Option<V>> {
        match self.heap.get(iter) {
            Object::Iter(_) => self.builtin_next(iter),
            Object::Awaitable(_) => self.awaitable_send(iter, self.none),
            Object::Generator(_) => match self.resume(iter, self.none)? {
                Resumed::Yielded(v) => Ok(Some(v)),
                Resumed::Returned(v) => {
                    self.set_stop_value(v);
                    Ok(None)
                }
            },
            _ => {
                if let Some(next) = self.native_next(iter) {
                    return next(self, iter);
                }
                if matches!(self.heap.get(iter).native(), Object::Iter(_))
                    && self.special(iter, self.names.next).is_some_and(|f| self.heap.get(f).is_builtin_method())
                {
                    return self.builtin_next(iter);
                }
                let Some(_) = self.special(iter, self.names.next) else {
                    return Err(self.type_error_of("'{}' object is not an iterator", &[iter]));
                };
                let result = self.call_special(iter, self.names.next, &[]).map(|v| v.expect("found above"));
                self.catch_stop(result)
            }
        }
    }

    /// Remembers what a generator returned, for whoever makes a StopIteration or ends a `yield from`. Takes the value.
    pub fn set_stop_value(&mut self, value: V) {
        if let Some(old) = self.stop_value.replace(value) {
            self.decref(old);
        }
    }

    /// StopIteration means the end; its value is remembered.
    pub fn catch_stop(&mut self, result: R<V>) -> R<Option<V>> {
        match result {
            Ok(v) => Ok(Some(v)),
            Err(Raise) if self.is_raised(ExcKind::Stop) => {
                let exc = self.take_raised();
                let args = self.exc(exc).expect("is an exception").args;
                let value = self.tuple(args).and_then(|items| items.first().copied()).unwrap_or(self.none);
                self.heap.incref(value);
                self.set_stop_value(value);
                self.decref(exc);
                Ok(None)
            }
            Err(raise) => Err(raise),
        }
    }

    /// All items, as new references.
    pub fn collect_iterable(&mut self, v: V) -> R<Vec<V>> {
        match self.heap.get(v) {
            tuple @ (Object::Tuple(_) | Object::SmallTuple(_)) => {
                let items = tuple.tuple_items().to_vec();
                items.iter().for_each(|&v| self.heap.incref(v));
                return Ok(items);
            }
            list @ (Object::List(_) | Object::SmallList(..)) => {
                let items = list.list_items().to_vec();
                items.iter().for_each(|&v| self.heap.incref(v));
                return Ok(items);
            }
            _ => {}
        }
        let iter = self.iter(v)?;
        let mut items = Vec::new();
        let result = loop {
            match self.iter_next(iter) {
                Ok(Some(item)) => items.push(item),
                Ok(None) => break Ok(()),
                Err(raise) => break Err(raise),
            }
            if items.len() % 4096 == 0 && self.heap.check_room(8 * items.len() as u64).is_err() {
                break Err(self.memory_error());
            }
        };
        self.decref(iter);
        match result {
            Ok(()) => Ok(items),
            Err(raise) => {
                items.into_iter().for_each(|v| self.decref(v));
                Err(raise)
            }
        }
    }

    pub(crate) fn iter_payload(&mut self, iter: V) -> &mut Iter {
        match self.heap.get_mut(iter).native_mut() {
            Object::Iter(payload) => payload,
            _ => unreachable!("caller checked"),
        }
    }

    fn builtin_next(&mut self, iter: V) -> R<Option<V>> {
        match self.iter_payload(iter) {
            Iter::Range(next, step, left) => {
                if *left == 0 {
                    return Ok(None);
                }
                let value = *next;
                *next = value.wrapping_add(*step);
                *left -= 1;
                Ok(Some(self.new_int(value)))
            }
            Iter::BigRange(parts) => {
                let (next, step, left) = &mut **parts;
                if left.is_zero() {
                    return Ok(None);
                }
                let value = next.clone();
                *next += &*step;
                *left -= 1;
                Ok(Some(self.new_bigint(value)))
            }
            Iter::List(..)
            | Iter::Tuple(..)
            | Iter::Bytes(..)
            | Iter::ByteArray(..)
            | Iter::Str(..)
            | Iter::WideStr(..) => self.next_of_sequence(iter),
            Iter::ListReversed(..) => self.next_reversed_list(iter),
            Iter::Dict(_) => self.next_of_dict(iter),
            Iter::Set(..) => self.next_of_set(iter),
            Iter::Enumerate(..) => self.next_enumerated(iter),
            Iter::Zip(sources, strict, result) => {
                let (sources, strict, result) = (*sources, *strict, *result);
                self.next_zipped(sources, strict, result)
            }
            Iter::Map(function, sources, strict) => {
                let (function, sources, strict) = (*function, *sources, *strict);
                self.next_mapped(function, sources, strict)
            }
            Iter::Filter(function, source) => {
                let (function, source) = (*function, *source);
                self.next_filtered(function, source)
            }
            Iter::Reversed(..) => self.next_reversed(iter),
            Iter::CallSentinel(parts) => {
                let parts = *parts;
                self.next_called(iter, parts)
            }
            Iter::Sequence(..) => self.next_by_getitem(iter),
        }
    }

    /// Drops the container of an exhausted iterator.
    fn exhaust(&mut self, iter: V) {
        let container = match self.iter_payload(iter) {
            Iter::List(v, _) | Iter::Tuple(v, _) | Iter::Str(v, _) | Iter::WideStr(v, _) | Iter::Set(v, _, _) => {
                v.take()
            }
            Iter::Bytes(v, _) | Iter::ByteArray(v, _) => v.take(),
            Iter::ListReversed(v, _) | Iter::Reversed(v, _) => v.take(),
            Iter::Sequence(v, _) => v.take(),
            Iter::Dict(state) => state.dict.take(),
            _ => None,
        };
        container.into_iter().for_each(|v| self.decref(v));
    }

    fn next_of_sequence(&mut self, iter: V) -> R<Option<V>> {
        let (source, at) = sequence_state(self.iter_payload(iter));
        let (Some(source), place) = (*source, *at) else { return Ok(None) };
        let (item, width) = match self.heap.get(source).native() {
            list @ (Object::List(_) | Object::SmallList(..)) => {
                (list.list_items().get(place).map(|&v| self.heap_ref_item(v)), 1)
            }
            tuple @ (Object::Tuple(_) | Object::SmallTuple(_)) => {
                (tuple.tuple_items().get(place).map(|&v| self.heap_ref_item(v)), 1)
            }
            Object::Bytes(bytes) => (bytes.get(place).map(|&b| Item::Byte(b)), 1),
            Object::ByteArray(bytes) => (bytes.get(place).map(|&b| Item::Byte(b)), 1),
            Object::Str(text) => match text.text[place..].chars().next() {
                Some(c) => (Some(Item::Char(c)), c.len_utf8()),
                None => (None, 0),
            },
            _ => unreachable!("iterators of sequences hold sequences"),
        };
        let Some(item) = item else {
            self.exhaust(iter);
            return Ok(None);
        };
        *sequence_state(self.iter_payload(iter)).1 += width;
        Ok(Some(match item {
            Item::Object(v) => self.new_ref(v),
            Item::Byte(b) => self.new_int(i64::from(b)),
            Item::Char(c) => self.new_str(c.encode_utf8(&mut [0; 4])),
        }))
    }

    fn heap_ref_item(&self, v: V) -> Item {
        Item::Object(v)
    }

    fn next_reversed_list(&mut self, iter: V) -> R<Option<V>> {
        let Iter::ListReversed(source, at) = self.iter_payload(iter) else { unreachable!("caller checked") };
        let (Some(source), place) = (*source, *at) else { return Ok(None) };
        let item = usize::try_from(place).ok().and_then(|p| self.list(source).and_then(|l| l.items().get(p).copied()));
        match item {
            Some(v) => {
                if let Iter::ListReversed(_, at) = self.iter_payload(iter) {
                    *at -= 1;
                }
                Ok(Some(self.new_ref(v)))
            }
            None => {
                self.exhaust(iter);
                Ok(None)
            }
        }
    }

    fn next_of_dict(&mut self, iter: V) -> R<Option<V>> {
        let Iter::Dict(state) = self.iter_payload(iter) else { unreachable!("caller checked") };
        let Some(dict) = state.dict else { return Ok(None) };
        let (mut place, len, kind, reversed) = (state.place, state.len, state.kind, state.reversed);
        let result = state.result;
        let payload = self.dict(dict).expect("is a dict");
        if payload.len() != len {
            if let Iter::Dict(state) = self.iter_payload(iter) {
                state.len = usize::MAX;
            }
            return Err(self.raise(ExcKind::Runtime, "dictionary changed size during iteration"));
        }
        let entry = loop {
            if reversed {
                // Emptied and filled anew meanwhile, it may have fewer places.
                if place == 0 || place > payload.places() {
                    break None;
                }
                place -= 1;
            } else if place >= payload.places() {
                break None;
            }
            let entry = payload.entry_at(place).copied();
            if !reversed {
                place += 1;
            }
            if entry.is_some() {
                break entry;
            }
        };
        let Some(entry) = entry else {
            self.exhaust(iter);
            return Ok(None);
        };
        let Iter::Dict(state) = self.iter_payload(iter) else { unreachable!("caller checked") };
        state.place = place;
        if state.left == 0 {
            state.len = usize::MAX;
            return Err(self.raise(ExcKind::Runtime, "dictionary keys changed during iteration"));
        }
        state.left = state.left.saturating_sub(1);
        Ok(Some(match kind {
            ViewKind::Keys => self.new_ref(entry.key),
            ViewKind::Values => self.new_ref(entry.value),
            ViewKind::Items => {
                let pair = [self.new_ref(entry.key), self.new_ref(entry.value)];
                self.hand_out_pair(result, pair)
            }
        }))
    }

    fn next_of_set(&mut self, iter: V) -> R<Option<V>> {
        let Iter::Set(source, at, len) = self.iter_payload(iter) else { unreachable!("caller checked") };
        let (Some(source), mut place, len) = (*source, *at, *len) else { return Ok(None) };
        let set = self.set(source).expect("is a set");
        if set.len() != len {
            if let Iter::Set(_, _, len) = self.iter_payload(iter) {
                *len = usize::MAX;
            }
            return Err(self.raise(ExcKind::Runtime, "Set changed size during iteration"));
        }
        while place < set.places() && set.key_at(place).is_none() {
            place += 1;
        }
        let Some((_, key)) = set.key_at(place) else {
            self.exhaust(iter);
            return Ok(None);
        };
        if let Iter::Set(_, at, _) = self.iter_payload(iter) {
            *at = place + 1;
        }
        Ok(Some(self.new_ref(key)))
    }

    fn next_filtered(&mut self, function: V, source: V) -> R<Option<V>> {
        while let Some(item) = self.iter_next(source)? {
            let kept = if self.is_none(function) {
                self.truth(item)
            } else {
                self.call(function, &[item]).and_then(|v| {
                    let truth = self.truth(v);
                    self.decref(v);
                    truth
                })
            };
            match kept {
                Ok(true) => return Ok(Some(item)),
                Ok(false) => self.decref(item),
                Err(raise) => {
                    self.decref(item);
                    return Err(raise);
                }
            }
        }
        Ok(None)
    }

    fn next_reversed(&mut self, iter: V) -> R<Option<V>> {
        let Iter::Reversed(source, at) = self.iter_payload(iter) else { unreachable!("caller checked") };
        let (Some(source), place) = (*source, *at) else { return Ok(None) };
        if place < 0 {
            self.exhaust(iter);
            return Ok(None);
        }
        *at -= 1;
        let index = self.new_int(place as i64);
        let item = self.getitem(source, index);
        self.decref(index);
        match self.catch(item, ExcKind::Index)? {
            Some(v) => Ok(Some(v)),
            None => {
                self.exhaust(iter);
                Ok(None)
            }
        }
    }

    fn next_called(&mut self, iter: V, parts: Option<(V, V)>) -> R<Option<V>> {
        let Some((callable, sentinel)) = parts else { return Ok(None) };
        let result = self.call(callable, &[]);
        let Some(value) = self.catch_stop(result)? else { return Ok(None) };
        match self.eq(value, sentinel) {
            Ok(false) => Ok(Some(value)),
            outcome => {
                self.decref(value);
                outcome?;
                if let Iter::CallSentinel(parts) = self.iter_payload(iter)
                    && let Some((callable, sentinel)) = parts.take()
                {
                    self.decref(callable);
                    self.decref(sentinel);
                }
                Ok(None)
            }
        }
    }

    fn next_by_getitem(&mut self, iter: V) -> R<Option<V>> {
        let Iter::Sequence(source, at) = self.iter_payload(iter) else { unreachable!("caller checked") };
        let (Some(source), place) = (*source, *at) else { return Ok(None) };
        *at += 1;
        let index = self.new_int(place);
        let item = self.getitem(source, index);
        self.decref(index);
        let ended = self.catch(item, ExcKind::Index).or_else(|raise| self.catch(Err(raise), ExcKind::Stop))?;
        match ended {
            Some(v) => Ok(Some(v)),
            None => {
                self.exhaust(iter);
                Ok(None)
            }
        }
    }
}

/// An item before it is an object of its own.
enum Item {
    Object(V),
    Byte(u8),
    Char(char),
}

/// Sequence and place of an iterator over one.
fn sequence_state(iter: &mut Iter) -> (&mut Option<V>, &mut usize) {
    match iter {
        Iter::List(source, at)
        | Iter::Tuple(source, at)
        | Iter::Bytes(source, at)
        | Iter::ByteArray(source, at)
        | Iter::Str(source, at)
        | Iter::WideStr(source, at) => (source, at),
        _ => unreachable!("caller checked"),
    }
}
