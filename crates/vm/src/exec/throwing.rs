//! Exceptions thrown into generators and coroutines, and closing them (`gen_throw`, `gen_close`).

use afterdel_language::op::{Intrinsic1, Op};

use super::Resumed;
use crate::errors::{ExcKind, R, Raise};
use crate::frame::After;
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::objects::{Flavor, GenState, SavedFrame};

/// What `throw` was given; borrowed.
#[derive(Clone, Copy, Debug)]
pub struct Thrown {
    /// An exception, or its class.
    pub what: V,
    /// What to make the exception from, unless `what` is one.
    pub value: Option<V>,
    /// Its traceback.
    pub traceback: Option<V>,
}

impl Thrown {
    /// An exception as it is.
    pub fn new(what: V) -> Thrown {
        Thrown { what, value: None, traceback: None }
    }
}

impl Machine {
    /// Raises an exception inside a generator where it stands; an iterator that it waits for gets it first. Unless
    /// `closes` is said, that one is thrown GeneratorExit, too, and not closed.
    pub fn throw_into(&mut self, generator: V, thrown: Thrown, closes: bool) -> R<Resumed> {
        let inner = match self.generator(generator).state {
            GenState::Suspended => self.delegate(generator),
            _ => None,
        };
        match inner {
            Some(inner) => self.throw_through(generator, inner, thrown, closes),
            None => self.throw_here(generator, thrown),
        }
    }

    /// The iterator that a generator put aside in `yield from` or `await` waits for; borrowed.
    pub fn delegate(&self, generator: V) -> Option<V> {
        let saved = self.generator(generator).saved.as_ref()?;
        let next = saved.frame.code.instrs.get(saved.frame.pc as usize)?;
        let waits = next.op == Op::Resume && next.arg & 3 >= 2;
        if !waits {
            return None;
        }
        // The place in it may be above it.
        saved.slots.iter().rev().find_map(|slot| slot.get())
    }

    fn throw_through(&mut self, generator: V, inner: V, thrown: Thrown, closes: bool) -> R<Resumed> {
        self.heap.incref(inner);
        self.generator_mut(generator).state = GenState::Running;
        let outcome = if closes && self.is_generator_exit(thrown.what) {
            self.close_inner(inner).map(|()| None)
        } else {
            self.passing.push((self.frames.len() as u32, generator));
            let outcome = self.throw_inner(inner, thrown, closes);
            self.passing.pop();
            outcome
        };
        self.generator_mut(generator).state = GenState::Suspended;
        self.decref(inner);
        match outcome {
            Ok(Some(Resumed::Yielded(v))) => Ok(Resumed::Yielded(v)),
            Ok(Some(Resumed::Returned(v))) => {
                self.set_stop_value(v);
                let raise = self.stop_iteration();
                self.rethrow(generator, raise)
            }
            // The inner iterator takes no exceptions, or is closed: the generator gets it where it waits.
            Ok(None) => self.throw_here(generator, thrown),
            Err(raise) => self.rethrow(generator, raise),
        }
    }

    fn is_generator_exit(&self, what: V) -> bool {
        let class = if self.exc(what).is_some() { self.type_of(what) } else { what };
        self.is_subclass(class, self.exc_class(ExcKind::GeneratorExit))
    }

    /// What the inner iterator raised is raised in the generator that waits for it.
    fn rethrow(&mut self, generator: V, raise: Raise) -> R<Resumed> {
        if self.is_halting() {
            return Err(raise);
        }
        let exc = self.take_raised();
        self.throw_exception(generator, exc)
    }

    fn close_inner(&mut self, inner: V) -> R<()> {
        if self.is_plain_generator(inner) {
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

    fn is_plain_generator(&self, v: V) -> bool {
        matches!(self.heap.get(v), Object::Generator(generator) if generator.flavor != Flavor::AsyncGenerator)
    }

    /// Throws into the inner iterator; None when it has no `throw`.
    fn throw_inner(&mut self, inner: V, thrown: Thrown, closes: bool) -> R<Option<Resumed>> {
        if self.is_plain_generator(inner) {
            return self.throw_into(inner, thrown, closes).map(Some);
        }
        let Some(throw) = self.get_attr_opt(inner, self.names.throw)? else { return Ok(None) };
        let args: Vec<V> =
            [Some(thrown.what), thrown.value, thrown.traceback].into_iter().map_while(|part| part).collect();
        let result = self.call(throw, &args);
        self.decref(throw);
        match self.catch_stop(result)? {
            Some(v) => Ok(Some(Resumed::Yielded(v))),
            None => {
                let value = self.stop_value.take().unwrap_or(self.none);
                Ok(Some(Resumed::Returned(value)))
            }
        }
    }

    fn throw_here(&mut self, generator: V, thrown: Thrown) -> R<Resumed> {
        let exc = match self.thrown_exception(thrown)? {
            Ok(exc) => exc,
            // The class has raised another one instead.
            Err(raise) => return self.rethrow(generator, raise),
        };
        self.throw_exception(generator, exc)
    }

    /// The exception that `throw` is about, a new reference; or what was raised while it was made.
    fn thrown_exception(&mut self, thrown: Thrown) -> R<R<V>> {
        let Thrown { what, value, traceback } = thrown;
        let value = value.filter(|&v| v != self.none);
        let traceback = traceback.filter(|&v| v != self.none);
        if traceback.is_some_and(|v| !matches!(self.heap.get(v), Object::Traceback(_))) {
            return Err(self.type_error("throw() third argument must be a traceback object"));
        }
        let exc = if self.exc(what).is_some() {
            if value.is_some() {
                return Err(self.type_error("instance exception may not have a separate value"));
            }
            self.new_ref(what)
        } else if matches!(self.heap.get(what), Object::Type(class) if class.is_exception) {
            match self.made_exception(what, value) {
                Ok(exc) => exc,
                Err(raise) => return Ok(Err(raise)),
            }
        } else {
            let name = self.type_name(what);
            let message = format!("exceptions must be classes or instances deriving from BaseException, not {name}");
            return Err(self.type_error(message));
        };
        if let Some(traceback) = traceback {
            self.heap.incref(traceback);
            let old = self.exc_mut(exc).and_then(|payload| payload.traceback.replace(traceback));
            old.into_iter().for_each(|v| self.decref(v));
        }
        Ok(Ok(exc))
    }

    /// An exception of a class, from a value as `PyErr_NormalizeException` does it.
    fn made_exception(&mut self, class: V, value: Option<V>) -> R<V> {
        match value {
            Some(value) if self.exc(value).is_some() && self.is_subclass(self.type_of(value), class) => {
                Ok(self.new_ref(value))
            }
            Some(value) => match self.tuple(value).map(<[V]>::to_vec) {
                Some(args) => self.call(class, &args),
                None => self.call(class, &[value]),
            },
            None => {
                self.heap.incref(class);
                self.exception_from(class)
            }
        }
    }

    /// An exception object arrives in the generator itself. Takes it.
    fn throw_exception(&mut self, generator: V, exc: V) -> R<Resumed> {
        match self.generator(generator).state {
            GenState::Running => {
                self.decref(exc);
                Err(self.already_executing(generator))
            }
            GenState::Closed if self.generator(generator).flavor == Flavor::Coroutine => {
                self.decref(exc);
                Err(self.awaited_already())
            }
            GenState::Closed => Err(self.set_raised(exc)),
            GenState::Created | GenState::Suspended => self.throw_suspended(generator, exc),
        }
    }

    fn throw_suspended(&mut self, generator: V, exc: V) -> R<Resumed> {
        if let Err(raise) = self.take_up(generator, self.none, After::Native) {
            self.decref(exc);
            return Err(raise);
        }
        // What `yield` would have received is not there: the exception comes instead.
        let _ = self.pop();
        let floor = self.frames.len() - 1;
        // What the generator itself is handling is the context.
        if matches!(self.handled.last(), Some(Some(_))) {
            self.chain_context(exc);
        }
        self.set_raised(exc);
        let top = self.top();
        top.pc = top.pc.max(1);
        self.native_depth += 1;
        let unwound = self.unwind(floor);
        self.native_depth -= 1;
        unwound?;
        self.run_resumed()
    }

    /// A generator put aside at a plain `yield` outside of every `try` and `with`: nothing in it could see a GeneratorExit,
    /// so CPython raises none (the flag that its compiler puts on `RESUME` there).
    fn is_outside_blocks(&self, generator: V) -> bool {
        let Some(saved) = &self.generator(generator).saved else { return false };
        let (code, pc) = (&saved.frame.code, saved.frame.pc as usize);
        let handler =
            code.handler_at(pc.saturating_sub(1)).and_then(|handler| code.instrs.get(handler.target as usize));
        // The block around every generator's body makes a RuntimeError of StopIteration.
        handler.is_some_and(|ins| ins.op == Op::CallIntrinsic1 && ins.arg == Intrinsic1::StopIterationError as u32)
    }

    /// A generator that does not run is over: its frame dies.
    pub(crate) fn finish_saved(&mut self, generator: V) {
        let saved = self.generator_mut(generator).saved.take();
        self.generator_mut(generator).state = GenState::Closed;
        if let Some(saved) = saved {
            self.drop_saved(*saved);
        }
    }

    fn drop_saved(&mut self, mut saved: SavedFrame) {
        self.detach_saved(&mut saved);
        for slot in saved.frame.code.in_drop_order(saved.slots) {
            self.drop_slot(slot);
        }
        let mut owned = Vec::new();
        saved.frame.visit_owned(&mut |v| owned.push(v));
        owned.into_iter().for_each(|v| self.decref(v));
    }

    /// `close()`: GeneratorExit where it stands; it must not yield again. The value it returns, a new reference.
    pub fn close_generator(&mut self, generator: V) -> R<V> {
        match self.generator(generator).state {
            GenState::Suspended if !self.is_outside_blocks(generator) => {}
            GenState::Created | GenState::Suspended => {
                self.finish_saved(generator);
                return Ok(self.none);
            }
            GenState::Closed => return Ok(self.none),
            GenState::Running => return Err(self.already_executing(generator)),
        }
        let args = self.new_tuple(Vec::new());
        let exit = self.new_exception(self.exc_class(ExcKind::GeneratorExit), args);
        self.chain_context(exit);
        let resumed = self.throw_into(generator, Thrown::new(exit), true);
        self.decref(exit);
        match resumed {
            Ok(Resumed::Yielded(value)) => {
                self.decref(value);
                let what = self.generator(generator).flavor.words();
                Err(self.raise(ExcKind::Runtime, format!("{what} ignored GeneratorExit")))
            }
            Ok(Resumed::Returned(value)) => Ok(value),
            Err(Raise) if !self.is_halting() => {
                if self.is_raised(ExcKind::GeneratorExit) {
                    self.forget_raised();
                    return Ok(self.none);
                }
                Err(Raise)
            }
            Err(raise) => Err(raise),
        }
    }

    /// The exception in flight, where there is one, is over.
    pub(crate) fn forget_raised(&mut self) {
        if let Some(exc) = self.raised.take() {
            self.decref(exc);
        }
    }
}
