//! Iterating as CPython 3.15 does it: a list, tuple, str or bytes stays on the stack itself, with the place in it above,
//! and needs no iterator; beside any other iterator there is no place ("virtual iterators").

use afterdel_language::FOR_YIELD_FROM;

use super::Flow;
use crate::errors::R;
use crate::frame::{Finish, Slot};
use crate::machine::Machine;
use crate::object::{Object, V};

impl Machine {
    /// `GET_ITER`
    pub(super) fn op_get_iter_in_place(&mut self, arg: u32) -> R<Flow> {
        let v = self.stack[self.sp - 1].id();
        if matches!(
            self.heap.get(v),
            Object::List(_)
                | Object::SmallList(..)
                | Object::Tuple(_)
                | Object::SmallTuple(_)
                | Object::Str(_)
                | Object::Bytes(_)
        ) {
            self.push(Slot::at(0));
            return Ok(Flow::Next);
        }
        if arg == FOR_YIELD_FROM {
            self.op_get_yield_from_iter()?;
        } else if let Some(flow) = self.enter_iter(v, Finish::IterInPlace)? {
            return Ok(flow);
        } else {
            let slot = self.pop();
            let iter = self.iter(slot.id());
            self.drop_slot(slot);
            self.push(Slot::owned(iter?));
        }
        self.push(Slot::NOWHERE);
        Ok(Flow::Next)
    }

    /// `FOR_ITER`
    pub(super) fn op_for_iter_in_place(&mut self, target: u32) -> R<Flow> {
        let (iter, place) = (self.stack[self.sp - 2].id(), self.stack[self.sp - 1]);
        let next = match place.place() {
            Some(place) => self.next_in_place(iter, place),
            None => match self.next_fast(iter) {
                None => return self.for_iter(iter, target),
                next => next,
            },
        };
        match next {
            Some(v) => {
                self.push(Slot::owned(v));
                Ok(Flow::Next)
            }
            None => {
                self.push(Slot::NULL);
                Ok(Flow::Jump(target))
            }
        }
    }

    /// The item of a sequence at the place on top of the stack, which moves on; a new reference.
    fn next_in_place(&mut self, sequence: V, place: usize) -> Option<V> {
        let (item, width) = match self.heap.get(sequence) {
            list @ (Object::List(_) | Object::SmallList(..)) => (self.new_ref(*list.list_items().get(place)?), 1),
            tuple @ (Object::Tuple(_) | Object::SmallTuple(_)) => (self.new_ref(*tuple.tuple_items().get(place)?), 1),
            Object::Bytes(bytes) => (self.new_int(i64::from(*bytes.get(place)?)), 1),
            Object::Str(text) => {
                let next = text.text[place..].chars().next()?;
                (self.new_str(next.encode_utf8(&mut [0; 4])), next.len_utf8())
            }
            _ => unreachable!("only sequences have a place beside them"),
        };
        self.stack[self.sp - 1] = Slot::at(place + width);
        Some(item)
    }

    /// `POP_ITER`
    pub(super) fn op_pop_iter_in_place(&mut self) -> R<Flow> {
        self.drop_top(2);
        Ok(Flow::Next)
    }

    /// `SEND`
    pub(super) fn op_send_in_place(&mut self, target: u32) -> R<Flow> {
        let value = self.pop_owned();
        let receiver = self.stack[self.sp - 2].id();
        if let Some(place) = self.stack[self.sp - 1].place().filter(|_| self.is_none(value)) {
            let next = self.next_in_place(receiver, place);
            self.push(Slot::owned(next.unwrap_or(self.none)));
            return Ok(if next.is_some() { Flow::Next } else { Flow::Jump(target) });
        }
        self.send_to(receiver, value, target)
    }

    /// `END_SEND`
    pub(super) fn op_end_send_in_place(&mut self) -> R<Flow> {
        let value = self.pop();
        self.drop_top(2);
        self.push(value);
        Ok(Flow::Next)
    }

    /// `CLEANUP_THROW`
    pub(super) fn op_cleanup_throw_in_place(&mut self) -> R<Flow> {
        self.cleanup_throw(2)
    }
}
