//! Asynchronous generators: what `asend`, `athrow` and `aclose` give to be awaited, and how that goes on (`Objects/genobject.c`).

use super::{Flow, Resumed, Thrown};
use crate::errors::{ExcKind, R, Raise};
use crate::frame::Slot;
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::objects::{AwaitState, Awaitable, AwaitableKind, Flavor, GenState};

/// `sys.set_asyncgen_hooks` and `sys.set_coroutine_origin_tracking_depth`.
#[derive(Clone, Debug, Default)]
pub struct AsyncHooks {
    /// Called with a generator about to be iterated for the first time; counted.
    pub firstiter: Option<V>,
    /// Called with a generator about to be finalized; counted.
    pub finalizer: Option<V>,
    /// Frames that a coroutine remembers of where it was made.
    pub origin_depth: u32,
}

impl Machine {
    /// `CALL_INTRINSIC_1` before the yield of an asynchronous generator. Takes the value.
    pub(super) fn wrap_yielded(&mut self, value: V) -> V {
        self.new_awaitable(AwaitableKind::Wrapped, value, None)
    }

    /// Takes what it is of and the value.
    fn new_awaitable(&mut self, kind: AwaitableKind, of: V, value: Option<V>) -> V {
        self.alloc(Object::Awaitable(Box::new(Awaitable { kind, of, value, state: AwaitState::Init })))
    }

    /// `coroutine.__await__()`
    pub fn coroutine_wrapper(&mut self, coroutine: V) -> V {
        self.heap.incref(coroutine);
        self.new_awaitable(AwaitableKind::Coroutine, coroutine, None)
    }

    /// `asend(value)` and, with None, `__anext__()`.
    pub fn async_send(&mut self, generator: V, value: V) -> R<V> {
        self.heed_hooks(generator)?;
        self.heap.incref(generator);
        self.heap.incref(value);
        Ok(self.new_awaitable(AwaitableKind::Send, generator, Some(value)))
    }

    /// `athrow(...)`, and `aclose()` without arguments to throw.
    pub fn async_throw(&mut self, generator: V, args: &[V]) -> R<V> {
        self.heed_hooks(generator)?;
        self.heap.incref(generator);
        args.iter().for_each(|&v| self.heap.incref(v));
        let thrown = (!args.is_empty()).then(|| self.new_tuple(args.to_vec()));
        Ok(self.new_awaitable(AwaitableKind::Throw, generator, thrown))
    }

    fn heed_hooks(&mut self, generator: V) -> R<()> {
        let state = &mut self.generator_mut(generator).asynchronous;
        if std::mem::replace(&mut state.hooks_inited, true) {
            return Ok(());
        }
        if let Some(finalizer) = self.async_hooks.finalizer {
            self.heap.incref(finalizer);
            self.generator_mut(generator).origin_or_finalizer = Some(finalizer);
        }
        if let Some(firstiter) = self.async_hooks.firstiter {
            let result = self.call(firstiter, &[generator])?;
            self.decref(result);
        }
        Ok(())
    }

    /// `cr_origin` of a coroutine about to be made: file, line and function of those who called.
    pub(super) fn coroutine_origin(&mut self) -> Option<V> {
        let depth = self.async_hooks.origin_depth as usize;
        if depth == 0 {
            return None;
        }
        let callers = self.frames.iter().rev().skip(1).take(depth);
        let places: Vec<_> = callers.map(|frame| (frame.code.filename.clone(), frame.line, frame.code.name)).collect();
        let mut entries = Vec::with_capacity(places.len());
        for (filename, line, name) in places {
            let (filename, line) = (self.new_str(&filename), self.new_int(i64::from(line)));
            self.heap.incref(name);
            entries.push(self.new_tuple(vec![filename, line, name]));
        }
        Some(self.new_tuple(entries))
    }

    fn awaitable_payload(&self, v: V) -> &Awaitable {
        match self.heap.get(v) {
            Object::Awaitable(awaitable) => awaitable,
            _ => unreachable!("caller knows what this is"),
        }
    }

    fn set_await_state(&mut self, v: V, state: AwaitState) {
        if let Object::Awaitable(awaitable) = self.heap.get_mut(v) {
            awaitable.state = state;
        }
    }

    fn set_running(&mut self, generator: V, running: bool) {
        self.generator_mut(generator).asynchronous.running = running;
    }

    /// `send` of one of these objects. None: it is over, with the value in `stop_value`.
    pub fn awaitable_send(&mut self, v: V, sent: V) -> R<Option<V>> {
        let &Awaitable { kind, of, value, state } = self.awaitable_payload(v);
        self.heap.incref(v);
        let result = match kind {
            AwaitableKind::Coroutine | AwaitableKind::Wrapped => {
                self.heap.incref(sent);
                let resumed = self.resume(of, sent);
                self.stop_or_value(resumed)
            }
            AwaitableKind::Send => self.asend_send(v, of, value, state, sent),
            AwaitableKind::Throw => self.athrow_send(v, of, value, state, sent),
        };
        self.decref(v);
        result
    }

    /// What came of resuming a generator, as an iterator tells it.
    fn stop_or_value(&mut self, resumed: R<Resumed>) -> R<Option<V>> {
        match resumed? {
            Resumed::Yielded(v) => Ok(Some(v)),
            Resumed::Returned(v) => {
                self.set_stop_value(v);
                Ok(None)
            }
        }
    }

    fn asend_send(&mut self, v: V, generator: V, value: Option<V>, state: AwaitState, sent: V) -> R<Option<V>> {
        let mut sent = sent;
        match state {
            AwaitState::Closed => return Err(self.awaited_before("__anext__()/asend()")),
            AwaitState::Init => {
                self.check_not_running(v, generator, "anext")?;
                if self.is_none(sent) {
                    sent = value.unwrap_or(sent);
                }
                self.set_await_state(v, AwaitState::Iter);
            }
            AwaitState::Iter => {}
        }
        self.set_running(generator, true);
        self.heap.incref(sent);
        let resumed = self.resume(generator, sent);
        let result = self.unwrap_yielded(generator, resumed);
        if !matches!(result, Ok(Some(_))) {
            self.set_await_state(v, AwaitState::Closed);
        }
        result
    }

    fn awaited_before(&mut self, what: &str) -> Raise {
        self.raise(ExcKind::Runtime, format!("cannot reuse already awaited {what}"))
    }

    /// Only one awaitable of a generator runs at a time.
    fn check_not_running(&mut self, v: V, generator: V, what: &str) -> R<()> {
        if !self.generator(generator).asynchronous.running {
            return Ok(());
        }
        self.set_await_state(v, AwaitState::Closed);
        Err(self.raise(ExcKind::Runtime, format!("{what}(): asynchronous generator is already running")))
    }

    /// A wrapped value ends the await, anything else goes on to the event loop.
    fn unwrap_yielded(&mut self, generator: V, resumed: R<Resumed>) -> R<Option<V>> {
        let raise = match resumed {
            Ok(Resumed::Yielded(v)) => match self.wrapped(v) {
                None => return Ok(Some(v)),
                Some(inner) => {
                    self.heap.incref(inner);
                    self.set_stop_value(inner);
                    self.decref(v);
                    self.set_running(generator, false);
                    return Ok(None);
                }
            },
            Ok(Resumed::Returned(v)) => {
                self.decref(v);
                self.raise_bare(ExcKind::StopAsync)
            }
            Err(raise) => raise,
        };
        if self.is_raised(ExcKind::StopAsync) || self.is_raised(ExcKind::GeneratorExit) {
            self.generator_mut(generator).asynchronous.closed = true;
        }
        self.set_running(generator, false);
        Err(raise)
    }

    fn wrapped(&self, v: V) -> Option<V> {
        match self.heap.get(v) {
            Object::Awaitable(awaitable) if awaitable.kind == AwaitableKind::Wrapped => Some(awaitable.of),
            _ => None,
        }
    }

    /// An exception without arguments.
    fn raise_bare(&mut self, kind: ExcKind) -> Raise {
        let exc = self.new_exception(self.exc_class(kind), self.empty_tuple);
        self.raise_value(exc)
    }

    fn athrow_send(&mut self, v: V, generator: V, args: Option<V>, state: AwaitState, sent: V) -> R<Option<V>> {
        if state == AwaitState::Closed {
            return Err(self.awaited_before("aclose()/athrow()"));
        }
        if self.generator(generator).state == GenState::Closed {
            self.set_await_state(v, AwaitState::Closed);
            return Ok(None);
        }
        if state == AwaitState::Iter {
            self.heap.incref(sent);
            let resumed = self.resume(generator, sent);
            return match args {
                Some(_) => self.unwrap_yielded(generator, resumed),
                None => self.closing_step(v, generator, resumed),
            };
        }
        self.check_not_running(v, generator, if args.is_some() { "athrow" } else { "aclose" })?;
        if self.generator(generator).asynchronous.closed {
            self.set_await_state(v, AwaitState::Closed);
            return Err(self.raise_bare(ExcKind::StopAsync));
        }
        if !self.is_none(sent) {
            return Err(self.raise(ExcKind::Runtime, "can't send non-None value to a just-started coroutine"));
        }
        self.set_await_state(v, AwaitState::Iter);
        self.set_running(generator, true);
        match args {
            None => {
                self.generator_mut(generator).asynchronous.closed = true;
                let exit = self.exc_class(ExcKind::GeneratorExit);
                let resumed = self.throw_into(generator, Thrown::new(exit), false);
                self.closing_step(v, generator, resumed)
            }
            Some(args) => {
                let args = self.tuple(args).expect("made by athrow").to_vec();
                let thrown = Thrown { what: args[0], value: args.get(1).copied(), traceback: args.get(2).copied() };
                let resumed = self.throw_into(generator, thrown, false);
                let result = self.unwrap_yielded(generator, resumed);
                if result.is_err() {
                    self.set_await_state(v, AwaitState::Closed);
                }
                result
            }
        }
    }

    /// How `aclose()` goes on: a yield is an error, the end is what is wanted.
    fn closing_step(&mut self, v: V, generator: V, resumed: R<Resumed>) -> R<Option<V>> {
        match resumed {
            Ok(Resumed::Yielded(value)) if self.wrapped(value).is_none() => return Ok(Some(value)),
            Ok(Resumed::Yielded(value)) => {
                self.decref(value);
                self.set_running(generator, false);
                self.set_await_state(v, AwaitState::Closed);
                return Err(self.raise(ExcKind::Runtime, "async generator ignored GeneratorExit"));
            }
            Ok(Resumed::Returned(value)) => {
                self.decref(value);
                self.set_running(generator, false);
                self.set_await_state(v, AwaitState::Closed);
                return Ok(None);
            }
            Err(_) => {}
        }
        self.set_running(generator, false);
        self.set_await_state(v, AwaitState::Closed);
        if self.is_raised(ExcKind::StopAsync) || self.is_raised(ExcKind::GeneratorExit) {
            self.forget_raised();
            return Ok(None);
        }
        Err(Raise)
    }

    /// `throw` of one of these objects.
    pub fn awaitable_throw(&mut self, v: V, thrown: Thrown) -> R<Option<V>> {
        let &Awaitable { kind, of, value, state } = self.awaitable_payload(v);
        if matches!(kind, AwaitableKind::Coroutine | AwaitableKind::Wrapped) {
            let resumed = self.throw_into(of, thrown, true);
            return self.stop_or_value(resumed);
        }
        let (names, what) = match (kind, value) {
            (AwaitableKind::Send, _) => ("__anext__()/asend()", "anext"),
            (_, Some(_)) => ("aclose()/athrow()", "athrow"),
            (_, None) => ("aclose()/athrow()", "aclose"),
        };
        match state {
            AwaitState::Closed => return Err(self.awaited_before(names)),
            AwaitState::Init => {
                self.check_not_running(v, of, what)?;
                self.set_await_state(v, AwaitState::Iter);
                self.set_running(of, true);
            }
            AwaitState::Iter => {}
        }
        self.heap.incref(v);
        let resumed = self.throw_into(of, thrown, true);
        let result = if what == "aclose" {
            self.closing_step(v, of, resumed)
        } else {
            let result = self.unwrap_yielded(of, resumed);
            if !matches!(result, Ok(Some(_))) {
                self.set_await_state(v, AwaitState::Closed);
            }
            result
        };
        self.decref(v);
        result
    }

    /// `close` of one of these objects.
    pub fn awaitable_close(&mut self, v: V) -> R<V> {
        let &Awaitable { kind, of, state, .. } = self.awaitable_payload(v);
        if kind == AwaitableKind::Coroutine {
            return self.close_generator(of);
        }
        if state == AwaitState::Closed {
            return Ok(self.none);
        }
        let exit = self.exc_class(ExcKind::GeneratorExit);
        match self.awaitable_throw(v, Thrown::new(exit)) {
            Ok(Some(value)) => {
                self.decref(value);
                Err(self.raise(ExcKind::Runtime, "coroutine ignored GeneratorExit"))
            }
            Ok(None) => {
                let value = self.stop_value.take();
                value.into_iter().for_each(|v| self.decref(v));
                Ok(self.none)
            }
            Err(_) if self.is_raised(ExcKind::StopAsync) || self.is_raised(ExcKind::GeneratorExit) => {
                self.forget_raised();
                Ok(self.none)
            }
            Err(raise) => Err(raise),
        }
    }

    /// The method of a generator that nobody awaited, if this is what it gave: its finalizer says so.
    pub(crate) fn unawaited_method(&self, v: V) -> Option<(V, &'static str)> {
        match self.heap.get(v) {
            Object::Awaitable(awaitable) if awaitable.state == AwaitState::Init => match awaitable.kind {
                AwaitableKind::Send => Some((awaitable.of, "asend")),
                AwaitableKind::Throw if awaitable.value.is_some() => Some((awaitable.of, "athrow")),
                AwaitableKind::Throw => Some((awaitable.of, "aclose")),
                AwaitableKind::Wrapped | AwaitableKind::Coroutine => None,
            },
            _ => None,
        }
    }

    /// Whether this is an asynchronous generator.
    pub(super) fn is_async_generator(&self, v: V) -> bool {
        matches!(self.heap.get(v), Object::Generator(generator) if generator.flavor == Flavor::AsyncGenerator)
    }

    /// `GET_ANEXT` of an asynchronous generator, which has the right thing itself.
    pub(super) fn next_of_async_generator(&mut self, generator: V) -> R<Flow> {
        let next = self.async_send(generator, self.none)?;
        self.push(Slot::owned(next));
        Ok(Flow::Next)
    }
}
