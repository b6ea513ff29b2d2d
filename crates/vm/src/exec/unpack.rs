//! `a, b = ...` and `a, *b = ...`.

use super::Flow;
use crate::errors::{R, Raise};
use crate::frame::Slot;
use crate::lists::UNKNOWN;
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::objects::{Ins, Kind, LoadedCode, NO_CACHE};

/// Times that an instruction specialised for one type meets another before it is specialised for that one
/// (`adaptive_counter_cooldown`).
const COOLDOWN: u32 = 52;

impl Machine {
    pub(super) fn op_unpack_sequence(&mut self, code: &LoadedCode, ins: Ins) -> R<Flow> {
        let slot = self.pop();
        let n = ins.arg as usize;
        let kind = match self.heap.get(slot.id()) {
            tuple @ (Object::Tuple(_) | Object::SmallTuple(_)) if tuple.tuple_items().len() == n => Some(Kind::Tuple),
            list @ (Object::List(_) | Object::SmallList(..)) if list.list_items().len() == n => Some(Kind::List),
            _ => None,
        };
        if kind.is_some_and(|kind| self.is_specialised_for(kind, code, ins)) {
            for place in (0..n).rev() {
                let v = self.items_of(slot.id()).expect("checked above")[place];
                self.heap.incref(v);
                self.push(Slot::owned(v));
            }
            self.drop_slot(slot);
            return Ok(Flow::Next);
        }
        let items = self.unpack_items(slot.id(), n, None);
        self.drop_slot(slot);
        for v in items?.0.into_iter().rev() {
            self.push(Slot::owned(v));
        }
        Ok(Flow::Next)
    }

    /// Whether the instruction is specialised for tuples or for lists; it may become so. Where it is not, CPython takes an
    /// iterator, which counts as an allocation.
    fn is_specialised_for(&mut self, kind: Kind, code: &LoadedCode, ins: Ins) -> bool {
        if ins.cache == NO_CACHE {
            return true;
        }
        // `key`: for which kind, 0 for none; `epoch`: executions for others since.
        let cache = &mut self.caches[code.cache_base as usize + ins.cache as usize];
        let wanted = kind as u32 + 1;
        if cache.key == wanted {
            return true;
        }
        let patience = if cache.key == 0 { 1 } else { COOLDOWN };
        if cache.epoch < patience {
            cache.epoch += 1;
            return false;
        }
        (cache.key, cache.epoch) = (wanted, 0);
        true
    }

    /// The items of a tuple or list.
    fn items_of(&self, v: V) -> Option<&[V]> {
        match self.heap.get(v) {
            tuple @ (Object::Tuple(_) | Object::SmallTuple(_)) => Some(tuple.tuple_items()),
            list @ (Object::List(_) | Object::SmallList(..)) => Some(list.list_items()),
            _ => None,
        }
    }

    /// Exactly `n` items (or at least `n` with a starred target at this place), counted; and how many the iterator expected from
    /// the starred target on.
    fn unpack_items(&mut self, source: V, n: usize, starred: Option<usize>) -> R<(Vec<V>, usize)> {
        let exact = starred.is_none();
        if let Some(items) = self.items_of(source).map(<[V]>::to_vec) {
            let iter = self.iter(source)?;
            if !exact {
                self.length_hint(iter)?;
            }
            self.decref(iter);
            if items.len() < n || (exact && items.len() > n) {
                return Err(self.unpack_error(items.len(), n, exact, true));
            }
            items.iter().for_each(|&v| self.heap.incref(v));
            let left = items.len() - starred.unwrap_or(0);
            return Ok((items, left));
        }
        if self.special(source, self.names.iter).is_none() && self.special(source, self.names.getitem).is_none() {
            let message = format!("cannot unpack non-iterable {} object", self.type_name(source));
            return Err(self.type_error(message));
        }
        let iter = self.iter(source)?;
        let (mut items, mut hint) = (Vec::new(), 0);
        let outcome = loop {
            if starred == Some(items.len()) {
                match self.length_hint(iter) {
                    Ok(expected) => hint = expected.unwrap_or(UNKNOWN),
                    Err(raise) => break Err(raise),
                }
            }
            match self.iter_next(iter) {
                Err(raise) => break Err(raise),
                Ok(None) => break Ok(()),
                Ok(Some(v)) => items.push(v),
            }
            if exact && items.len() > n {
                break Ok(());
            }
        };
        self.decref(iter);
        let outcome = outcome.and_then(|()| {
            if items.len() < n || (exact && items.len() > n) {
                let sized = match self.heap.get(source) {
                    Object::Dict(dict) => Some(dict.len()),
                    _ => None,
                };
                return Err(self.unpack_error(sized.unwrap_or(items.len()), n, exact, sized.is_some()));
            }
            Ok(())
        });
        match outcome {
            Ok(()) => Ok((items, hint)),
            Err(raise) => {
                items.into_iter().for_each(|v| self.decref(v));
                Err(raise)
            }
        }
    }

    fn unpack_error(&mut self, got: usize, n: usize, exact: bool, sized: bool) -> Raise {
        let message = if got > n {
            let got = if sized { format!(", got {got}") } else { String::new() };
            format!("too many values to unpack (expected {n}{got})")
        } else {
            let at_least = if exact { "" } else { "at least " };
            format!("not enough values to unpack (expected {at_least}{n}, got {got})")
        };
        self.value_error(message)
    }

    pub(super) fn op_unpack_ex(&mut self, arg: u32) -> R<Flow> {
        let (before, after) = ((arg & 0xff) as usize, (arg >> 8) as usize);
        let slot = self.pop();
        let unpacked = self.unpack_items(slot.id(), before + after, Some(before));
        self.drop_slot(slot);
        let (mut items, hint) = unpacked?;
        // The list is made of all that the iterator still has; what follows the starred name is then taken off.
        let slots = self.slots_of_iterated(hint, items.len() - before);
        let tail = items.split_off(items.len() - after);
        let middle = items.split_off(before);
        let rest = self.new_list_sized(middle, slots)?;
        for v in tail.into_iter().rev() {
            self.push(Slot::owned(v));
        }
        self.push(Slot::owned(rest));
        for v in items.into_iter().rev() {
            self.push(Slot::owned(v));
        }
        Ok(Flow::Next)
    }
}
