//! `await`, `async with`, `async for` (`Python/bytecodes.c`, `Objects/genobject.c`).

use super::Flow;
use crate::errors::{ExcKind, R, Raise};
use crate::frame::Slot;
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::objects::Flavor;

/// `GET_AWAITABLE`'s operand: what gave the object.
const FROM_AENTER: u32 = 1;
const FROM_AEXIT: u32 = 2;

impl Machine {
    pub(super) fn op_get_awaitable(&mut self, arg: u32) -> R<Flow> {
        let slot = self.pop();
        let iter = self.awaitable(slot.id(), arg);
        self.drop_slot(slot);
        self.push(Slot::owned(iter?));
        Ok(Flow::Next)
    }

    /// What `await v` iterates over; a new reference.
    fn awaitable(&mut self, v: V, arg: u32) -> R<V> {
        if self.is_coroutine(v) {
            let awaited = self.generator(v).flavor == Flavor::Coroutine && self.delegate(v).is_some();
            if awaited {
                return Err(self.raise(ExcKind::Runtime, "coroutine is being awaited already"));
            }
            return Ok(self.new_ref(v));
        }
        let Some(iter) = self.call_special(v, self.names.await_, &[])? else { return Err(self.not_awaitable(v, arg)) };
        let message = if self.is_coroutine(iter) {
            "__await__() returned a coroutine".to_owned()
        } else if self.is_iterator(iter) {
            return Ok(iter);
        } else {
            format!("{}.__await__() must return an iterator, not {}", self.class_name(v), self.type_name(iter))
        };
        self.decref(iter);
        Err(self.type_error(message))
    }

    /// A coroutine, or a generator that `types.coroutine` made one.
    fn is_coroutine(&self, v: V) -> bool {
        matches!(self.heap.get(v), Object::Generator(generator)
            if generator.flavor == Flavor::Coroutine || generator.iterable_coroutine)
    }

    fn not_awaitable(&mut self, v: V, arg: u32) -> Raise {
        let name = self.type_name(v);
        let method = match arg {
            FROM_AENTER => "__aenter__",
            FROM_AEXIT => "__aexit__",
            _ => return self.type_error(format!("'{name}' object can't be awaited")),
        };
        self.type_error(format!(
            "'async with' received an object from {method} that does not implement __await__: {name}"
        ))
    }

    pub(super) fn op_get_aiter(&mut self) -> R<Flow> {
        let slot = self.pop();
        let result = self.async_iterator(slot.id());
        self.drop_slot(slot);
        self.push(Slot::owned(result?));
        Ok(Flow::Next)
    }

    /// `aiter(v)` as `async for` asks for it; a new reference.
    fn async_iterator(&mut self, v: V) -> R<V> {
        let (aiter, anext) = (self.names.aiter, self.names.anext);
        let Some(iter) = self.call_special(v, aiter, &[])? else {
            let name = self.type_name(v);
            return Err(self.type_error(format!("'async for' requires an object with __aiter__ method, got {name}")));
        };
        if self.special(iter, anext).is_some() {
            return Ok(iter);
        }
        let name = self.type_name(iter);
        self.decref(iter);
        let message =
            format!("'async for' received an object from __aiter__ that does not implement __anext__: {name}");
        Err(self.type_error(message))
    }

    pub(super) fn op_get_anext(&mut self) -> R<Flow> {
        let iter = self.stack[self.sp - 1].id();
        if self.is_async_generator(iter) {
            return self.next_of_async_generator(iter);
        }
        let Some(next) = self.call_special(iter, self.names.anext, &[])? else {
            let name = self.type_name(iter);
            return Err(self.type_error(format!("'async for' requires an iterator with __anext__ method, got {name}")));
        };
        let awaitable = self.awaitable(next, 0);
        let name = self.type_name(next);
        self.decref(next);
        match awaitable {
            Ok(awaitable) => {
                self.push(Slot::owned(awaitable));
                Ok(Flow::Next)
            }
            Err(_) => {
                // The reason becomes the cause of what `async for` says.
                let cause = self.raised.take();
                let raise = self.type_error(format!("'async for' received an invalid object from __anext__: {name}"));
                if let (Some(exc), Some(cause)) = (self.raised, cause) {
                    self.set_cause(exc, cause)?;
                }
                Err(raise)
            }
        }
    }

    /// The exception is the end of the loop, or goes on.
    pub(super) fn op_end_async_for(&mut self) -> R<Flow> {
        let exc = self.pop_owned();
        let awaitable = self.pop();
        let over = self.is_subclass(self.type_of(exc), self.exc_class(ExcKind::StopAsync));
        self.drop_slot(awaitable);
        if over {
            self.decref(exc);
            return Ok(Flow::Next);
        }
        self.reraise(exc)
    }
}
