//! Exceptions: unwinding, tracebacks, `raise`, `except`, `with`.

use super::Flow;
use crate::errors::{ExcKind, R, Raise};
use crate::frame::{After, Finish, Slot};
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::objects::Traceback;

/// What CPython has in C: tracebacks do not tell of it.
const UNSEEN: &str = "<frozen _asyncio>";

impl Machine {
    /// Finds the handler of the exception in flight in the frames above `floor`, leaving frames that have none.
    /// Each frame passed is noted in the traceback.
    #[inline(never)]
    pub(super) fn unwind(&mut self, floor: usize) -> R<()> {
        loop {
            if self.is_halting() {
                return Err(Raise);
            }
            let frame = self.frame();
            let (at, operands) = (frame.pc as usize - 1, frame.operands());
            let handler = frame.code.handler_at(at).copied();
            let raised_at = self.reraising.map_or(at as i64, i64::from);
            self.note_traceback(at);
            if let Some(handler) = handler {
                let keep = operands + handler.depth as usize;
                self.drop_range(keep, self.sp.max(keep));
                self.sp = keep;
                if handler.push_lasti {
                    let lasti = self.new_int(raised_at);
                    self.push(Slot::owned(lasti));
                }
                let exc = self.take_raised();
                self.push(Slot::owned(exc));
                self.top().pc = handler.target;
                return Ok(());
            }
            self.drop_range(operands, self.sp.max(operands));
            self.sp = operands;
            let last = self.frames.len() - 1 == floor;
            if self.abandon_frame() {
                return Ok(());
            }
            if last {
                return Err(Raise);
            }
        }
    }

    /// Leaves the topmost frame because of an exception; says whether that was the end of a loop and no more.
    fn abandon_frame(&mut self) -> bool {
        if self.frame().generator.is_some() {
            self.fail_generator();
            return false;
        }
        let exc = self.take_raised();
        let (after, ret_to) = self.leave();
        self.sp = ret_to;
        match after {
            After::Init(instance) => self.decref(instance),
            After::Next(target) if self.exc_is(exc, ExcKind::Stop) => {
                self.decref(exc);
                self.push(Slot::NULL);
                self.top().pc = target;
                return true;
            }
            _ => {}
        }
        self.set_raised(exc);
        match after {
            After::Method(Finish::Property(method), _) if self.is_raised(ExcKind::Attribute) => {
                self.enter_getattr(method)
            }
            _ => false,
        }
    }

    /// `PyTraceBack_Here`: puts the topmost frame in front of the exception's traceback.
    pub(crate) fn note_traceback(&mut self, pc: usize) {
        // What is raised again here is not noted again.
        if self.reraising.take().is_some() {
            return;
        }
        let depth = self.frames.len() - 1;
        if &*self.frames[depth].code.filename == UNSEEN || self.frames[depth].is_incomplete() {
            return;
        }
        let frame = self.frame_object(depth);
        let code = &self.frames[depth].code;
        let line = match code.positions.get(pc) {
            Some(position) if position.line > 0 => position.line,
            _ => self.frames[depth].line,
        };
        let exc = self.raised.expect("unwinding has an exception");
        let next = self.exc(exc).and_then(|e| e.traceback);
        self.heap.incref(frame);
        // The exception's own reference to the older entry moves into the new one.
        let entry = self.alloc(Object::Traceback(Box::new(Traceback { next, frame, pc: pc as u32, line })));
        if let Some(payload) = self.exc_mut(exc) {
            payload.traceback = Some(entry);
        }
    }

    pub(super) fn op_raise_varargs(&mut self, arg: u32) -> R<Flow> {
        match arg {
            0 => {
                let Some(exc) = self.handled_exception() else {
                    return Err(self.raise(ExcKind::Runtime, "No active exception to reraise"));
                };
                self.heap.incref(exc);
                self.reraise(exc)
            }
            1 => {
                let what = self.pop_owned();
                let exc = self.exception_from(what)?;
                Err(self.raise_value(exc))
            }
            _ => {
                let cause = self.pop_owned();
                let what = self.pop_owned();
                let exc = match self.exception_from(what) {
                    Ok(exc) => exc,
                    Err(raise) => {
                        self.decref(cause);
                        return Err(raise);
                    }
                };
                self.set_cause(exc, cause)?;
                Err(self.raise_value(exc))
            }
        }
    }

    /// `raise X`: an instance as it is, a class called without arguments. Takes `what`.
    pub(crate) fn exception_from(&mut self, what: V) -> R<V> {
        if self.exc(what).is_some() {
            return Ok(what);
        }
        let is_class = matches!(self.heap.get(what), Object::Type(class) if class.is_exception);
        if !is_class {
            self.decref(what);
            return Err(self.type_error("exceptions must derive from BaseException"));
        }
        let made = self.call(what, &[]);
        self.decref(what);
        let made = made?;
        if self.exc(made).is_none() {
            let message = format!(
                "calling {} should have returned an instance of BaseException, not {}",
                "the exception class",
                self.type_name(made)
            );
            self.decref(made);
            return Err(self.type_error(message));
        }
        Ok(made)
    }

    /// `raise exc from cause`. Takes the cause; on failure the exception too.
    pub(super) fn set_cause(&mut self, exc: V, cause: V) -> R<()> {
        let cause = if self.is_none(cause) {
            None
        } else {
            let is_exception =
                self.exc(cause).is_some() || matches!(self.heap.get(cause), Object::Type(class) if class.is_exception);
            if !is_exception {
                self.decref(cause);
                self.decref(exc);
                return Err(self.type_error("exception causes must derive from BaseException"));
            }
            Some(self.exception_from(cause)?)
        };
        let payload = self.exc_mut(exc).expect("made by exception_from");
        payload.suppress_context = true;
        let old = std::mem::replace(&mut payload.cause, cause);
        old.into_iter().for_each(|v| self.decref(v));
        Ok(())
    }

    /// With an argument the place of the first raise lies so far below: the frame says that it is there.
    pub(super) fn op_reraise(&mut self, arg: u32) -> R<Flow> {
        let exc = self.pop_owned();
        let first = if arg > 0 { self.int(self.stack[self.sp - arg as usize].id()) } else { None };
        let first = first.and_then(|at| at.to_i64()).and_then(|at| u32::try_from(at).ok());
        let raised = self.reraise(exc);
        if let Some(at) = first {
            self.reraising = Some(at);
            let line = self.frame().code.positions.get(at as usize).map_or(0, |position| position.line);
            if line > 0 {
                self.top().line = line;
            }
        }
        raised
    }

    /// Raises an exception (taken) again: tracebacks keep the line where it was first raised.
    pub(super) fn reraise(&mut self, exc: V) -> R<Flow> {
        self.set_raised(exc);
        self.reraising = Some(self.frame().pc - 1);
        Err(Raise)
    }

    pub(super) fn op_push_exc_info(&mut self) -> R<Flow> {
        let exc = self.pop_owned();
        self.heap.incref(exc);
        let place = self.handled.last_mut().expect("the main level is always there");
        let previous = place.replace(exc);
        self.push(match previous {
            Some(v) => Slot::owned(v),
            None => Slot::borrowed(self.none),
        });
        self.push(Slot::owned(exc));
        Ok(Flow::Next)
    }

    pub(super) fn op_pop_except(&mut self) -> R<Flow> {
        let slot = self.pop();
        let previous = if self.is_none(slot.id()) { None } else { Some(self.steal(slot)) };
        let place = self.handled.last_mut().expect("the main level is always there");
        if let Some(old) = std::mem::replace(place, previous) {
            self.decref(old);
        }
        Ok(Flow::Next)
    }

    pub(super) fn op_check_exc_match(&mut self) -> R<Flow> {
        let pattern = self.pop();
        let exc = self.stack[self.sp - 1].id();
        let class = self.type_of(exc);
        let result = self.exception_matches(class, pattern.id());
        self.drop_slot(pattern);
        let matched = self.bool(result?);
        self.push(Slot::borrowed(matched));
        Ok(Flow::Next)
    }

    /// Splits the exception by an `except*` clause; what the clause takes becomes the handled exception.
    pub(super) fn op_check_eg_match(&mut self) -> R<Flow> {
        let pattern = self.pop();
        let exc = self.pop_owned();
        let parts = self.check_star_pattern(pattern.id()).and_then(|()| match self.is_none(exc) {
            true => Ok((None, None)),
            false => self.match_group(exc, pattern.id()),
        });
        self.drop_slot(pattern);
        self.decref(exc);
        let (matched, rest) = parts?;
        self.push(rest.map_or(Slot::borrowed(self.none), Slot::owned));
        if let Some(matched) = matched {
            self.heap.incref(matched);
            let place = self.handled.last_mut().expect("the main level is always there");
            if let Some(old) = place.replace(matched) {
                self.decref(old);
            }
        }
        self.push(matched.map_or(Slot::borrowed(self.none), Slot::owned));
        Ok(Flow::Next)
    }

    fn check_star_pattern(&mut self, pattern: V) -> R<()> {
        // Complains of what is no exception.
        self.exception_matches(pattern, pattern)?;
        let group = self.exc_class(ExcKind::BaseGroup);
        let is_group = match self.heap.get(pattern) {
            tuple @ (Object::Tuple(_) | Object::SmallTuple(_)) => {
                tuple.tuple_items().iter().any(|&item| self.is_subclass(item, group))
            }
            _ => self.is_subclass(pattern, group),
        };
        match is_group {
            true => Err(self.type_error("catching ExceptionGroup with except* is not allowed. Use except instead.")),
            false => Ok(()),
        }
    }

    /// Makes a new exception say that it comes from the instruction being executed.
    pub(crate) fn note_here(&mut self, exc: V) {
        let at = self.frame().pc as usize - 1;
        let waiting = self.raised.replace(exc);
        self.note_traceback(at);
        self.raised = waiting;
    }

    pub(crate) fn exception_matches(&mut self, class: V, pattern: V) -> R<bool> {
        let candidates = match self.heap.get(pattern) {
            tuple @ (Object::Tuple(_) | Object::SmallTuple(_)) => tuple.tuple_items().to_vec(),
            _ => vec![pattern],
        };
        for &candidate in &candidates {
            if !matches!(self.heap.get(candidate), Object::Type(class) if class.is_exception) {
                return Err(self.type_error("catching classes that do not inherit from BaseException is not allowed"));
            }
        }
        Ok(candidates.into_iter().any(|candidate| self.is_subclass(class, candidate)))
    }

    /// Calls the `__exit__` that lies below with the exception in hand.
    pub(super) fn op_with_except_start(&mut self) -> R<Flow> {
        let exc = self.stack[self.sp - 1].id();
        let at = self.sp - 5;
        let exit = self.stack[at].id();
        let this = if self.is_held(at) { None } else { self.stack[at + 1].get() };
        let class = self.type_of(exc);
        let traceback = self.exc(exc).and_then(|e| e.traceback).unwrap_or(self.none);
        let result = match this {
            Some(this) => self.call(exit, &[this, class, exc, traceback]),
            None => self.call(exit, &[class, exc, traceback]),
        }?;
        self.push(Slot::owned(result));
        Ok(Flow::Next)
    }
}
