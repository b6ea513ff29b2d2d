//! Iterators that hand out tuples: each keeps the last one and fills it anew when nobody else holds it any more.
//!
//! `Objects/enumobject.c` (`enum_next`), `Python/bltinmodule.c` (`zip_next`), `Objects/dictobject.c`
//! (`dictiter_iternextitem`). A program sees it: what the last tuple holds lives until the next one is made.

use afterdel_language::op::BinaryOp;
use smallvec::SmallVec;

use crate::errors::R;
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::objects::Iter;

impl Machine {
    /// Whether only its iterator holds a tuple, so that it can be filled anew.
    pub(crate) fn is_free_again(&self, tuple: V) -> bool {
        !self.heap.is_immortal(tuple) && self.heap.refcount(tuple) == 1
    }

    /// Replaces an item of a tuple; takes the new one, returns the old one.
    pub(crate) fn replace_item(&mut self, tuple: V, at: usize, item: V) -> V {
        let place = self.heap.get_mut(tuple).tuple_item_mut(at).expect("iterators keep tuples as long as their items");
        std::mem::replace(place, item)
    }

    /// The pair kept by an iterator with new items, or a new pair; takes the items.
    pub(crate) fn hand_out_pair(&mut self, kept: Option<V>, items: [V; 2]) -> V {
        let Some(pair) = kept.filter(|&pair| self.is_free_again(pair)) else { return self.new_tuple_of(&items) };
        self.heap.incref(pair);
        let old = [self.replace_item(pair, 0, items[0]), self.replace_item(pair, 1, items[1])];
        old.into_iter().for_each(|v| self.decref(v));
        self.heap.track(pair);
        pair
    }

    pub(super) fn next_enumerated(&mut self, iter: V) -> R<Option<V>> {
        let Iter::Enumerate(source, ..) = self.iter_payload(iter) else { unreachable!("caller checked") };
        let source = *source;
        let Some(item) = self.iter_next(source)? else { return Ok(None) };
        let Iter::Enumerate(_, number, pair) = self.iter_payload(iter) else { unreachable!("caller checked") };
        let (number, pair) = (*number, *pair);
        let following = match self.heap.get(number) {
            Object::Int(value) if value.0 < i64::MAX => {
                let following = value.0 + 1;
                Ok(self.new_size(following))
            }
            _ => self.binary(BinaryOp::Add, number, self.small_int(1)),
        };
        let following = match following {
            Ok(following) => following,
            Err(raise) => {
                self.decref(item);
                return Err(raise);
            }
        };
        // The iterator's reference to the number moves into the pair.
        if let Iter::Enumerate(_, place, _) = self.iter_payload(iter) {
            *place = following;
        }
        Ok(Some(self.hand_out_pair(Some(pair), [number, item])))
    }

    pub(super) fn next_zipped(&mut self, sources: V, strict: bool, result: V) -> R<Option<V>> {
        let count = self.tuple(sources).map_or(0, <[V]>::len);
        if count == 0 {
            return Ok(None);
        }
        if self.is_free_again(result) {
            return self.zip_into(sources, strict, result, count);
        }
        let mut items = Vec::with_capacity(count);
        for at in 0..count {
            match self.next_of_source(sources, at) {
                Ok(Some(item)) => items.push(item),
                other => {
                    items.into_iter().for_each(|v| self.decref(v));
                    other?;
                    return if strict { self.sources_ended("zip", sources, at, count) } else { Ok(None) };
                }
            }
        }
        Ok(Some(self.new_tuple(items)))
    }

    fn next_of_source(&mut self, sources: V, at: usize) -> R<Option<V>> {
        let source = self.tuple(sources).expect("sources are a tuple")[at];
        self.iter_next(source)
    }

    /// Fills the kept tuple item by item: a source that ends leaves the new items before it in place.
    fn zip_into(&mut self, sources: V, strict: bool, result: V, count: usize) -> R<Option<V>> {
        self.heap.incref(result);
        for at in 0..count {
            match self.next_of_source(sources, at) {
                Ok(Some(item)) => {
                    let old = self.replace_item(result, at, item);
                    self.decref(old);
                }
                other => {
                    self.decref(result);
                    other?;
                    return if strict { self.sources_ended("zip", sources, at, count) } else { Ok(None) };
                }
            }
        }
        self.heap.track(result);
        Ok(Some(result))
    }

    /// `strict`: source number `at` has ended; none of the others may have more or have had more.
    fn sources_ended(&mut self, who: &str, sources: V, at: usize, count: usize) -> R<Option<V>> {
        let earlier = |n: usize| if n == 1 { "argument 1".to_string() } else { format!("arguments 1-{n}") };
        if at > 0 {
            return Err(self.value_error(format!("{who}() argument {} is shorter than {}", at + 1, earlier(at))));
        }
        for later in 1..count {
            if let Some(item) = self.next_of_source(sources, later)? {
                self.decref(item);
                let message = format!("{who}() argument {} is longer than {}", later + 1, earlier(later));
                return Err(self.value_error(message));
            }
        }
        Ok(None)
    }

    pub(super) fn next_mapped(&mut self, function: V, sources: V, strict: bool) -> R<Option<V>> {
        let count = self.tuple(sources).map_or(0, <[V]>::len);
        let mut args: SmallVec<[V; 4]> = SmallVec::new();
        for at in 0..count {
            match self.next_of_source(sources, at) {
                Ok(Some(item)) => args.push(item),
                other => {
                    args.into_iter().for_each(|v| self.decref(v));
                    other?;
                    return if strict { self.sources_ended("map", sources, at, count) } else { Ok(None) };
                }
            }
        }
        let result = self.call(function, &args);
        args.into_iter().for_each(|v| self.decref(v));
        result.map(Some)
    }
}
