//! Generators: putting a frame aside and taking it up again (`Objects/genobject.c`).

use afterdel_language::op::Op;

use super::Flow;
use crate::errors::{ExcKind, R, Raise};
use crate::frame::{After, Slot};
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::objects::{GenState, Generator, SavedFrame};

/// How a resumed generator came to rest.
#[derive(Clone, Copy, Debug)]
pub enum Resumed {
    /// It yielded this value, a new reference.
    Yielded(V),
    /// It returned this value, a new reference.
    Returned(V),
}

impl Machine {
    fn generator(&self, v: V) -> &Generator {
        match self.heap.get(v) {
            Object::Generator(generator) => generator,
            _ => unreachable!("caller knows that this is a generator"),
        }
    }

    fn generator_mut(&mut self, v: V) -> &mut Generator {
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
        let (coroutine, frame_slots) = (frame.code.flags.coroutine, frame.code.modelled_slots() as u32);
        self.heap.incref(name);
        self.heap.incref(qualname);
        self.heap.incref(code);
        let generator = self.alloc(Object::Generator(Box::new(Generator {
            name,
            qualname,
            code,
            saved: None,
            state: GenState::Created,
            handled: None,
            coroutine,
            frame_slots,
        })));
        let (after, ret_to) = (self.frame().after, self.frame().ret_to as usize);
        self.put_aside(generator);
        self.generator_mut(generator).state = GenState::Created;
        self.sp = ret_to;
        if let After::Native = after {
            // The Rust caller waits for a value: let the loop return it.
            return self.return_generator_to_rust(generator);
        }
        if let After::Init(instance) = after {
            self.decref(generator);
            self.decref(instance);
            return Err(self.type_error("__init__() should return None, not 'generator'"));
        }
        self.push(Slot::owned(generator));
        Ok(Flow::Switch)
    }

    fn return_generator_to_rust(&mut self, generator: V) -> R<Flow> {
        self.returned_to_rust = Some(generator);
        Ok(Flow::Switch)
    }

    /// Moves the topmost frame with its locals and operands into the generator. All slots become counted.
    fn put_aside(&mut self, generator: V) {
        let mut frame = self.frames.pop().expect("a frame is running");
        let (base, top) = (frame.base as usize, self.sp);
        let slots: Vec<Slot> = (base..top)
            .map(|place| {
                let slot = std::mem::replace(&mut self.stack[place], Slot::NULL);
                if slot.is_null() { slot } else { Slot::owned(self.steal(slot)) }
            })
            .collect();
        frame.function = Slot::owned(self.steal(frame.function));
        frame.generator = Some(generator);
        frame.after = After::Native;
        if let Some(obj) = frame.frame_obj
            && let Object::Frame(payload) = self.heap.get_mut(obj)
        {
            payload.depth = None;
        }
        let payload = self.generator_mut(generator);
        payload.saved = Some(Box::new(SavedFrame { frame, slots }));
        payload.state = GenState::Suspended;
    }

    /// Puts a generator's frame back on top, with the value it receives. Takes the value.
    fn take_up(&mut self, generator: V, sent: V, after: After) -> R<()> {
        if self.frames.len() >= self.config.recursion_limit as usize {
            self.decref(sent);
            return Err(self.recursion_error());
        }
        let payload = self.generator_mut(generator);
        let first = payload.state == GenState::Created;
        payload.state = GenState::Running;
        let handled = payload.handled.take();
        let saved = payload.saved.take().expect("a suspended generator has a frame");
        let SavedFrame { mut frame, slots } = *saved;
        let base = self.sp;
        self.reserve_stack(base + frame.code.frame_slots() + 1);
        self.stack[base..base + slots.len()].copy_from_slice(&slots);
        frame.base = base as u32;
        frame.ret_to = base as u32;
        frame.after = after;
        if let Some(obj) = frame.frame_obj {
            let depth = self.frames.len() as u32;
            if let Object::Frame(payload) = self.heap.get_mut(obj) {
                payload.depth = Some(depth);
            }
        }
        self.frames.push(frame);
        self.sp = base + slots.len();
        self.handled.push(handled);
        self.fuel -= 1;
        let _ = first;
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

    fn already_executing(&mut self, generator: V) -> Raise {
        let what = if self.generator(generator).coroutine { "coroutine" } else { "generator" };
        self.value_error(format!("{what} already executing"))
    }

    pub(super) fn op_yield_value(&mut self) -> R<Flow> {
        let value = self.pop_owned();
        let generator = self.frame().generator.expect("only generators yield");
        let (after, ret_to) = (self.frame().after, self.frame().ret_to as usize);
        let handled = self.handled.pop().flatten();
        self.put_aside(generator);
        self.generator_mut(generator).handled = handled;
        self.sp = ret_to;
        match after {
            After::Native => {
                self.returned_to_rust = Some(value);
                self.generator_yielded = true;
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
                return Ok(Resumed::Returned(self.none));
            }
            GenState::Created if !self.is_none(sent) => {
                self.decref(sent);
                let what = if self.generator(generator).coroutine { "coroutine" } else { "generator" };
                return Err(self.type_error(format!("can't send non-None value to a just-started {what}")));
            }
            GenState::Created | GenState::Suspended => {}
        }
        self.heap.incref(generator);
        let result = self.take_up(generator, sent, After::Native).and_then(|()| self.run_resumed());
        self.decref(generator);
        result
    }

    fn run_resumed(&mut self) -> R<Resumed> {
        let floor = self.frames.len() - 1;
        let value = self.run_frames_above(floor)?;
        if std::mem::take(&mut self.generator_yielded) {
            return Ok(Resumed::Yielded(value));
        }
        Ok(Resumed::Returned(value))
    }

    /// Raises an exception inside a generator where it stands. Takes the exception.
    pub fn throw_into(&mut self, generator: V, exc: V) -> R<Resumed> {
        match self.generator(generator).state {
            GenState::Running => {
                self.decref(exc);
                return Err(self.already_executing(generator));
            }
            GenState::Closed => return Err(self.set_raised(exc)),
            GenState::Created => {
                self.finish_unstarted(generator);
                return Err(self.set_raised(exc));
            }
            GenState::Suspended => {}
        }
        self.heap.incref(generator);
        let result = match self.delegate(generator) {
            Some(inner) => self.throw_through(generator, inner, exc),
            None => self.throw_suspended(generator, exc),
        };
        self.decref(generator);
        result
    }

    /// The iterator that a generator put aside in `yield from` waits for; borrowed.
    fn delegate(&self, generator: V) -> Option<V> {
        let saved = self.generator(generator).saved.as_ref()?;
        let next = saved.frame.code.instrs.get(saved.frame.pc as usize)?;
        let waits = next.op == Op::Resume && next.arg & 3 >= 2;
        if waits { saved.slots.last().and_then(|slot| slot.get()) } else { None }
    }

    /// An exception thrown into a generator that waits in `yield from` goes to the inner iterator first. Takes the exception.
    fn throw_through(&mut self, generator: V, inner: V, exc: V) -> R<Resumed> {
        self.heap.incref(inner);
        let leaving = self.exc_is(exc, ExcKind::GeneratorExit);
        self.generator_mut(generator).state = GenState::Running;
        let outcome = if leaving { self.close_inner(inner).map(|()| None) } else { self.throw_inner(inner, exc) };
        self.generator_mut(generator).state = GenState::Suspended;
        self.decref(inner);
        match outcome {
            Ok(Some(Resumed::Yielded(v))) => {
                if !leaving {
                    self.decref(exc);
                }
                Ok(Resumed::Yielded(v))
            }
            Ok(Some(Resumed::Returned(v))) => {
                self.decref(exc);
                self.set_stop_value(v);
                let raise = self.stop_iteration();
                self.rethrow(generator, raise)
            }
            // The inner iterator takes no exceptions, or is closed: the generator gets it where it waits.
            Ok(None) => self.throw_suspended(generator, exc),
            Err(raise) => {
                self.decref(exc);
                self.rethrow(generator, raise)
            }
        }
    }

    /// What the inner iterator raised is raised in the generator that waits for it.
    fn rethrow(&mut self, generator: V, raise: Raise) -> R<Resumed> {
        if self.is_halting() {
            return Err(raise);
        }
        let exc = self.take_raised();
        self.throw_suspended(generator, exc)
    }

    fn close_inner(&mut self, inner: V) -> R<()> {
        if matches!(self.heap.get(inner), Object::Generator(_)) {
            let value = self.close_generator(inner)?;
            self.decref(value);
            return Ok(());
        }
        if let Some(close) = self.get_attr_opt(inner, self.names.close)? {
            let result = self.call(close, &[]);
            self.decref(close);
            self.decref(result?);
        }
        Ok(())
    }

    /// Throws into the inner iterator; None when it has no `throw`. The exception stays the caller's.
    fn throw_inner(&mut self, inner: V, exc: V) -> R<Option<Resumed>> {
        if matches!(self.heap.get(inner), Object::Generator(_)) {
            self.heap.incref(exc);
            return self.throw_into(inner, exc).map(Some);
        }
        let Some(throw) = self.get_attr_opt(inner, self.names.throw)? else { return Ok(None) };
        let result = self.call(throw, &[exc]);
        self.decref(throw);
        match self.catch_stop(result)? {
            Some(v) => Ok(Some(Resumed::Yielded(v))),
            None => {
                let value = self.stop_value.take().unwrap_or(self.none);
                Ok(Some(Resumed::Returned(value)))
            }
        }
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

    fn throw_suspended(&mut self, generator: V, exc: V) -> R<Resumed> {
        if let Err(raise) = self.take_up(generator, self.none, After::Native) {
            self.decref(exc);
            return Err(raise);
        }
        // What `yield` would have received is not there: the exception comes instead.
        let _ = self.pop();
        let floor = self.frames.len() - 1;
        // Context: the exception handled by whoever throws.
        self.set_raised(exc);
        let top = self.top();
        top.pc = top.pc.max(1);
        self.native_depth += 1;
        let unwound = self.unwind(floor);
        self.native_depth -= 1;
        unwound?;
        self.run_resumed()
    }

    /// A generator that never started is over: its frame dies.
    pub fn finish_unstarted(&mut self, generator: V) {
        let saved = self.generator_mut(generator).saved.take();
        self.generator_mut(generator).state = GenState::Closed;
        if let Some(saved) = saved {
            self.drop_saved(*saved);
        }
    }

    fn drop_saved(&mut self, saved: SavedFrame) {
        for slot in saved.slots.into_iter().rev() {
            self.drop_slot(slot);
        }
        let mut owned = Vec::new();
        saved.frame.visit_owned(&mut |v| owned.push(v));
        owned.into_iter().for_each(|v| self.decref(v));
    }

    /// `close()`: GeneratorExit where it stands; it must not yield again. The value it returns, a new reference.
    pub fn close_generator(&mut self, generator: V) -> R<V> {
        match self.generator(generator).state {
            GenState::Created => {
                self.finish_unstarted(generator);
                return Ok(self.none);
            }
            GenState::Closed => return Ok(self.none),
            GenState::Running => return Err(self.already_executing(generator)),
            GenState::Suspended => {}
        }
        let args = self.new_tuple(Vec::new());
        let exit = self.new_exception(self.exc_class(ExcKind::GeneratorExit), args);
        match self.throw_into(generator, exit) {
            Ok(Resumed::Yielded(value)) => {
                self.decref(value);
                let what = if self.generator(generator).coroutine { "coroutine" } else { "generator" };
                Err(self.raise(ExcKind::Runtime, format!("{what} ignored GeneratorExit")))
            }
            Ok(Resumed::Returned(value)) => Ok(value),
            Err(Raise) if !self.is_halting() => {
                let exc = self.raised.expect("an exception is in flight");
                if self.exc_is(exc, ExcKind::GeneratorExit) || self.exc_is(exc, ExcKind::Stop) {
                    let exc = self.take_raised();
                    self.decref(exc);
                    return Ok(self.none);
                }
                Err(Raise)
            }
            Err(raise) => Err(raise),
        }
    }

    /// A StopIteration that would leave a generator becomes a RuntimeError. Takes the exception.
    pub(super) fn stop_iteration_error(&mut self, exc: V) -> R<Flow> {
        let is_stop = self.exc_is(exc, ExcKind::Stop);
        if !is_stop {
            self.push(Slot::owned(exc));
            return Ok(Flow::Next);
        }
        let what = if self.frame().code.flags.coroutine { "coroutine" } else { "generator" };
        let message = self.new_str(&format!("{what} raised StopIteration"));
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
        if matches!(self.heap.get(slot.id()), Object::Generator(_)) {
            self.push(slot);
            return Ok(Flow::Next);
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
            self.iter_next(receiver)
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
        let exc = self.pop_owned();
        if self.exc_is(exc, ExcKind::Stop) {
            let value = self.get_attr(exc, self.names.value)?;
            let (last, sub) = (self.pop(), self.pop());
            self.drop_slot(last);
            self.drop_slot(sub);
            self.decref(exc);
            self.push(Slot::NULL);
            self.push(Slot::owned(value));
            return Ok(Flow::Next);
        }
        Err(self.set_raised(exc))
    }
}
