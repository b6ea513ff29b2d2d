//! Item instructions.

use super::Flow;
use crate::errors::R;
use crate::frame::Slot;
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::record::Cause;

impl Machine {
    /// `list[int] = value` within the list: counts the value, returns what was there.
    #[inline(always)]
    pub(super) fn replace_item_fast(&mut self, container: V, key: V, value: V) -> Option<V> {
        let Object::Int(index) = self.heap.get(key) else { return None };
        let place = usize::try_from(index.0).ok()?;
        let old = std::mem::replace(self.heap.get_mut(container).list_item_mut(place)?, value);
        self.heap.incref(value);
        Some(old)
    }

    #[inline(never)]
    pub(super) fn op_store_subscr(&mut self) -> R<Flow> {
        let [value, container, key] = [3, 2, 1].map(|depth| self.stack[self.sp - depth].id());
        if let Some(flow) = self.enter_setitem(container, key, value)? {
            return Ok(flow);
        }
        let (key, container, value) = (self.pop(), self.pop(), self.pop());
        let result = match self.heap.get(container.id()) {
            Object::Dict(_) => self.dict_set(container.id(), key.id(), value.id()),
            _ => self.setitem(container.id(), key.id(), value.id()),
        };
        self.drop_taken([value, container, key]);
        result?;
        self.check_halt().map(|()| Flow::Next)
    }

    pub(super) fn op_delete_subscr(&mut self) -> R<Flow> {
        let (key, container) = (self.pop(), self.pop());
        self.heap.sink_mut().cause(Cause::DeleteItem);
        let result = self.delitem(container.id(), key.id());
        self.drop_taken([container, key]);
        result?;
        self.check_halt().map(|()| Flow::Next)
    }

    fn slice_from(&mut self, start: Slot, stop: Slot) -> crate::object::V {
        let (start, stop) = (self.steal(start), self.steal(stop));
        let none = self.none;
        self.alloc(Object::Slice(Box::new([start, stop, none])))
    }

    pub(super) fn op_binary_slice(&mut self) -> R<Flow> {
        let (stop, start) = (self.pop(), self.pop());
        let slice = self.slice_from(start, stop);
        let container = self.pop();
        let result = self.getitem(container.id(), slice);
        self.decref(slice);
        self.drop_slot(container);
        self.push(Slot::owned(result?));
        Ok(Flow::Next)
    }

    pub(super) fn op_store_slice(&mut self) -> R<Flow> {
        let (stop, start) = (self.pop(), self.pop());
        let slice = self.slice_from(start, stop);
        let (container, value) = (self.pop(), self.pop());
        let result = self.setitem(container.id(), slice, value.id());
        self.decref(slice);
        self.drop_taken([value, container]);
        result?;
        self.check_halt().map(|()| Flow::Next)
    }

    pub(super) fn op_contains(&mut self, invert: u32) -> R<Flow> {
        let (item, container) = (self.stack[self.sp - 2].id(), self.stack[self.sp - 1].id());
        if let Some(flow) = self.enter_contains(container, item, invert == 1)? {
            return Ok(flow);
        }
        let (container, item) = (self.pop(), self.pop());
        let result = self.contains(container.id(), item.id());
        self.drop_taken([item, container]);
        let truth = result? != (invert == 1);
        let v = self.bool(truth);
        self.push(Slot::borrowed(v));
        Ok(Flow::Next)
    }
}
