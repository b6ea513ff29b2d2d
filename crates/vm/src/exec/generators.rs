//! Generators: putting a frame aside and taking it up again (`Objects/genobject.c`).

use afterdel_language::code::CodeFlags;

use super::Flow;
use crate::errors::{ExcKind, R, Raise};
use crate::frame::{After, Slot};
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::objects::{AsyncState, Flavor, GenState, Generator, SavedFrame};

/// How a resumed generator came to rest.
#[derive(Clone, Copy, Debug)]
pub enum Resumed {
    /// It yielded this value, a new reference.
    Yielded(V),
    /// It returned this value, a new reference.
    Returned(V),
}

/// What a function with these flags makes.
fn flavor_of(flags: CodeFlags) -> Flavor {
    if flags.async_generator {
        Flavor::AsyncGenerator
    } else if flags.coroutine {
        Flavor::Coroutine
    } else {
        Flavor::Generator
    }
}

impl Machine {
    pub(crate) fn generator(&self, v: V) -> &Generator {
        match self.heap.get(v) {
            Object::Generator(generator) => generator,
            _ => unreachable!("caller knows that this is a generator"),
        }
    }

    pub(crate) fn generator_mut(&mut self, v: V) -> &mut Generator {
        match self.heap.get_mut(v) {
            Object::Generator(generator) => generator,
            _ => unreachable!("caller knows that this is a generator"),
        }
    }

    /// The running frame becomes a generator, which its caller gets.
    pub(super) fn op_return_generator(&mut self) -> R<Flow> {
        let frame = self.frame();
        let Object::Function(function) = self.heap.get(frame.function.id()) else {
            unreachable!("frames run functions")
        };
        let (name, qualname, code) = (function.name, function.qualname, function.code);
        let (flavor, frame_slots) = (flavor_of(frame.code.flags), frame.code.modelled_slots() as u32);
        let iterable_coroutine = frame.code.flags.iterable_coroutine;
        self.heap.incref(name);
        self.heap.incref(qualname);
        self.heap.incref(code);
        let origin_or_finalizer = if flavor == Flavor::Coroutine { self.coroutine_origin() } else { None };
        let generator = self.alloc(Object::Generator(Box::new(Generator {
            name,
            qualname,
            code,
            saved: None,
            lent: None,
            state: GenState::Created,
            handled: None,
            flavor,
            iterable_coroutine,
            asynchronous: AsyncState::default(),
            origin_or_finalizer,
            frame_slots,
        })));
        let (after, ret_to) = (self.frame().after, self.frame().ret_to as usize);
        self.put_aside(generator, GenState::Created, None);
        self.sp = ret_to;
        match self.deliver(after, generator) {
            // The Rust caller waits for a value: let the loop return it.
            Ok(value) => self.returned_to_rust = value,
            Err(Raise) if self.is_halting() => return Err(Raise),
            Err(Raise) => return Ok(Flow::Raised),
        }
        Ok(Flow::Switch)
    }

    /// Moves the topmost frame with its locals and operands into the generator. All slots become counted.
    fn put_aside(&mut self, generator: V, state: GenState, handled: Option<V>) {
        let base = self.frame().base as usize;
        let mut slots = Vec::with_capacity(self.sp - base);
        for place in base..self.sp {
            let slot = std::mem::replace(&mut self.stack[place], Slot::NULL);
            slots.push(if slot.get().is_none() { slot } else { Slot::owned(self.steal(slot)) });
        }
        let mut saved = Box::new(SavedFrame { frame: self.frames.pop().expect("a frame is running"), slots });
        let frame = &mut saved.frame;
        frame.function = Slot::owned(self.steal(frame.function));
        frame.generator = Some(generator);
        frame.after = After::Native;
        if let Some(obj) = frame.frame_obj
            && let Object::Frame(payload) = self.heap.get_mut(obj)
        {
            payload.depth = None;
        }
        let payload = self.generator_mut(generator);
        payload.saved = Some(saved);
        payload.state = state;
        payload.handled = handled;
    }

    /// Puts a generator's frame back on top, with the value it receives. Takes the value.
    pub(super) fn take_up(&mut self, generator: V, sent: V, after: After) -> R<()> {
        if self.frames.len() >= self.config.recursion_limit as usize {
            self.decref(sent);
            return Err(self.recursion_error());
        }
        let payload = self.generator_mut(generator);
        payload.state = GenState::Running;
        let handled = payload.handled.take();
        let mut saved = payload.saved.take().expect("a suspended generator has a frame");
        let frame = &mut saved.frame;
        let base = self.sp;
        self.reserve_stack(base + frame.code.frame_slots() + 1);
        frame.base = base as u32;
        frame.ret_to = base as u32;
        frame.after = after;
        if let Some(obj) = frame.frame_obj {
            let depth = self.frames.len() as u32;
            if let Object::Frame(payload) = self.heap.get_mut(obj) {
                payload.depth = Some(depth);
            }
        }
        let SavedFrame { frame, slots } = *saved;
        self.frames.push(frame);
        for (place, &slot) in (base..).zip(&slots) {
            self.stack[place] = slot;
        }
        self.sp = base + slots.len();
        self.handled.push(handled);
        self.fuel -= 1;
        // RETURN_GENERATOR and YIELD_VALUE leave a place for what is sent; a first resumption sends None.
        self.push(Slot::owned(sent));
        Ok(())
    }

    /// `FOR_ITER` on a generator: its frame goes on top.
    pub(super) fn resume_for_iter(&mut self, generator: V, target: u32) -> R<Flow> {
        match self.generator(generator).state {
            GenState::Created | GenState::Suspended => {
                self.take_up(generator, self.none, After::ForIter(target))?;
                Ok(Flow::Switch)
            }
            GenState::Running => Err(self.already_executing(generator)),
            GenState::Closed => {
                self.push(Slot::NULL);
                Ok(Flow::Jump(target))
            }
        }
    }

    pub(super) fn already_executing(&mut self, generator: V) -> Raise {
        let what = self.generator(generator).flavor.words();
        self.value_error(format!("{what} already executing"))
    }

    pub(super) fn op_yield_value(&mut self) -> R<Flow> {
        let value = self.pop_owned();
        let generator = self.frame().generator.expect("only generators yield");
        let (after, ret_to) = (self.frame().after, self.frame().ret_to as usize);
        let handled = self.handled.pop().flatten();
        self.put_aside(generator, GenState::Suspended, handled);
        self.sp = ret_to;
        match after {
            After::Native => {
                self.returned_to_rust = Some(value);
                self.generator_yielded = true;
            }
            After::Method(finish, operands) => {
                self.finish_special(finish, operands, value)?;
                if self.heap.gc_due() {
                    self.collect_after_call(finish, operands)?;
                }
            }
            _ => self.push(Slot::owned(value)),
        }
        Ok(Flow::Switch)
    }

    /// A generator's frame returns. Gives the value back when Rust code resumed it.
    pub(super) fn finish_generator(&mut self, value: V) -> R<Option<V>> {
        let generator = self.frame().generator.expect("caller checked");
        self.close_state(generator);
        let (after, ret_to) = self.leave();
        self.sp = ret_to;
        match after {
            After::ForIter(target) => {
                self.decref(value);
                self.push(Slot::NULL);
                self.top().pc = target;
                Ok(None)
            }
            After::Send(target) => {
                self.push(Slot::owned(value));
                self.top().pc = target;
                Ok(None)
            }
            After::Method(..) => {
                self.set_stop_value(value);
                Err(self.stop_iteration())
            }
            _ => Ok(Some(value)),
        }
    }

    fn close_state(&mut self, generator: V) {
        if let Some(handled) = self.handled.pop().flatten() {
            self.decref(handled);
        }
        self.generator_mut(generator).state = GenState::Closed;
    }

    /// A generator's frame is left by an exception.
    pub(super) fn fail_generator(&mut self) {
        let generator = self.frame().generator.expect("caller checked");
        let exc = self.take_raised();
        self.close_state(generator);
        let (_, ret_to) = self.leave();
        self.set_raised(exc);
        self.sp = ret_to;
    }

    /// Resumes a generator from Rust code: `next`, `send`. Takes the value sent.
    pub fn resume(&mut self, generator: V, sent: V) -> R<Resumed> {
        match self.generator(generator).state {
            GenState::Running => {
                self.decref(sent);
                return Err(self.already_executing(generator));
            }
            GenState::Closed => {
                self.decref(sent);
                if self.generator(generator).flavor == Flavor::Coroutine {
                    return Err(self.awaited_already());
                }
                return Ok(Resumed::Returned(self.none));
            }
            GenState::Created if !self.is_none(sent) => {
                self.decref(sent);
                let what = self.generator(generator).flavor.words();
                return Err(self.type_error(format!("can't send non-None value to a just-started {what}")));
            }
            GenState::Created | GenState::Suspended => {}
        }
        self.heap.incref(generator);
        let result = self.take_up(generator, sent, After::Native).and_then(|()| self.run_resumed());
        self.decref(generator);
        result
    }

    pub(super) fn awaited_already(&mut self) -> Raise {
        self.raise(ExcKind::Runtime, "cannot reuse already awaited coroutine")
    }

    pub(super) fn run_resumed(&mut self) -> R<Resumed> {
        let floor = self.frames.len() - 1;
        let value = self.run_frames_above(floor)?;
        if std::mem::take(&mut self.generator_yielded) {
            return Ok(Resumed::Yielded(value));
        }
        Ok(Resumed::Returned(value))
    }

    /// The frame object of a generator put aside, made on first demand; borrowed.
    pub fn generator_frame(&mut self, generator: V) -> Option<V> {
        let saved = self.generator(generator).saved.as_ref()?;
        if let Some(obj) = saved.frame.frame_obj {
            return Some(obj);
        }
        let frame = saved.frame.clone();
        let obj = self.new_frame_object(&frame, None);
        self.generator_mut(generator).saved.as_mut().expect("checked above").frame.frame_obj = Some(obj);
        Some(obj)
    }

    /// A StopIteration that would leave a generator becomes a RuntimeError. Takes the exception.
    pub(super) fn stop_iteration_error(&mut self, exc: V) -> R<Flow> {
        let flavor = flavor_of(self.frame().code.flags);
        let what = if self.exc_is(exc, ExcKind::Stop) {
            "StopIteration"
        } else if flavor == Flavor::AsyncGenerator && self.exc_is(exc, ExcKind::StopAsync) {
            "StopAsyncIteration"
        } else {
            self.push(Slot::owned(exc));
            return Ok(Flow::Next);
        };
        let message = self.new_str(&format!("{} raised {what}", flavor.words()));
        let args = self.new_tuple(vec![message]);
        let error = self.new_exception(self.exc_class(ExcKind::Runtime), args);
        self.heap.incref(exc);
        let payload = self.exc_mut(error).expect("just made");
        payload.cause = Some(exc);
        payload.context = Some(exc);
        payload.suppress_context = true;
        self.push(Slot::owned(error));
        Ok(Flow::Next)
    }

    pub(super) fn op_get_yield_from_iter(&mut self) -> R<Flow> {
        let slot = self.pop();
        match self.heap.get(slot.id()) {
            Object::Generator(generator) if generator.flavor == Flavor::Coroutine => {
                if self.frame().code.flags.coroutine || self.frame().code.flags.iterable_coroutine {
                    self.push(slot);
                    return Ok(Flow::Next);
                }
                self.drop_slot(slot);
                return Err(self.type_error("cannot 'yield from' a coroutine object in a non-coroutine generator"));
            }
            Object::Generator(generator) if generator.flavor == Flavor::Generator => {
                self.push(slot);
                return Ok(Flow::Next);
            }
            _ => {}
        }
        let iter = self.iter(slot.id());
        self.drop_slot(slot);
        self.push(Slot::owned(iter?));
        Ok(Flow::Next)
    }

    /// `SEND`: hands a value to the sub-iterator.
    pub(super) fn op_send(&mut self, target: u32) -> R<Flow> {
        let value = self.pop_owned();
        let receiver = self.stack[self.sp - 1].id();
        self.send_to(receiver, value, target)
    }

    /// Pushes what the receiver yields, or at its end what it returned. Takes the value.
    pub(super) fn send_to(&mut self, receiver: V, value: V, target: u32) -> R<Flow> {
        if matches!(self.heap.get(receiver), Object::Generator(_)) {
            match self.generator(receiver).state {
                GenState::Created if !self.is_none(value) => {}
                GenState::Created | GenState::Suspended => {
                    self.take_up(receiver, value, After::Send(target))?;
                    return Ok(Flow::Switch);
                }
                GenState::Running | GenState::Closed => {}
            }
            return match self.resume(receiver, value)? {
                Resumed::Yielded(v) => {
                    self.push(Slot::owned(v));
                    Ok(Flow::Next)
                }
                Resumed::Returned(v) => {
                    self.push(Slot::owned(v));
                    Ok(Flow::Jump(target))
                }
            };
        }
        let result = if self.is_none(value) {
            self.iter_step(receiver)
        } else if matches!(self.heap.get(receiver), Object::Awaitable(_)) {
            let sent = self.awaitable_send(receiver, value);
            self.decref(value);
            sent
        } else {
            let sent = self.call_method(receiver, self.names.send, &[value]);
            self.decref(value);
            self.catch_stop(sent)
        };
        match result? {
            Some(v) => {
                self.push(Slot::owned(v));
                Ok(Flow::Next)
            }
            None => {
                let value = self.stop_value.take().unwrap_or(self.none);
                self.push(Slot::owned(value));
                Ok(Flow::Jump(target))
            }
        }
    }

    pub(super) fn op_end_send(&mut self) -> R<Flow> {
        let value = self.pop();
        let receiver = self.pop();
        self.drop_slot(receiver);
        self.push(value);
        Ok(Flow::Next)
    }

    /// A `throw` arrived while the generator waits in `yield from`: the sub-iterator gets it first.
    pub(super) fn op_cleanup_throw(&mut self) -> R<Flow> {
        self.cleanup_throw(1)
    }

    /// The same, of a sub-iterator that takes so many operands.
    pub(super) fn cleanup_throw(&mut self, operands: usize) -> R<Flow> {
        let exc = self.pop_owned();
        if self.exc_is(exc, ExcKind::Stop) {
            let value = self.get_attr(exc, self.names.value)?;
            self.drop_top(1 + operands);
            self.decref(exc);
            (0..operands).for_each(|_| self.push(Slot::NULL));
            self.push(Slot::owned(value));
            return Ok(Flow::Next);
        }
        self.reraise(exc)
    }
}
