//! What the collector asks of the machine: finalizers, callbacks, news of collections.

use afterdel_collector::{GcEvent, Heap, HeapObject, Host, Phase};

use crate::errors::{ExcKind, Raise};
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::objects::{Flavor, GenState};
use crate::record::Recorder;

impl Host for Machine {
    type Object = Object;
    type Sink = Recorder;

    fn heap(&mut self) -> &mut Heap<Object, Recorder> {
        &mut self.heap
    }

    fn heap_ref(&self) -> &Heap<Object, Recorder> {
        &self.heap
    }

    fn has_finalizer(&mut self, id: V) -> bool {
        match self.heap.get(id) {
            Object::Instance(_) | Object::Small(..) => self.class(self.type_of(id)).has_del,
            Object::Generator(generator) => {
                matches!(generator.state, GenState::Created | GenState::Suspended)
            }
            Object::Awaitable(_) => self.unawaited_method(id).is_some(),
            _ => false,
        }
    }

    fn finalize(&mut self, id: V) {
        if self.halted.is_some() {
            return;
        }
        let waiting = self.raised.take();
        let (sp, doing) = (self.sp, self.heap.sink().doing());
        match self.heap.get(id) {
            Object::Generator(_) => self.finalize_generator(id),
            Object::Awaitable(_) => self.finalize_awaitable(id),
            _ => self.finalize_instance(id),
        }
        self.sp = sp;
        self.heap.sink_mut().go_on(doing);
        if let Some(exc) = waiting {
            self.set_raised(exc);
        }
    }

    fn call_weakref_callback(&mut self, weakref: V) {
        // The dead weak reference gives up its callback, unlike one whose target the collector took.
        let callback = match self.heap.get_mut(weakref).native_mut() {
            Object::WeakRef(weak) => weak.callback.take(),
            _ => None,
        };
        let Some(callback) = callback else { return };
        self.run_weakref_callback(weakref, callback, "while calling weakref callback");
        self.decref(callback);
    }

    fn call_weakref_callback_from_collection(&mut self, weakref: V) {
        let callback = match self.heap.get(weakref).native() {
            Object::WeakRef(weak) => weak.callback,
            _ => None,
        };
        let Some(callback) = callback else { return };
        self.heap.incref(callback);
        self.run_weakref_callback(weakref, callback, "on calling weakref callback");
        self.decref(callback);
    }

    fn lend_frames(&mut self) {
        let mut end = self.sp;
        for number in (0..self.frames.len()).rev() {
            let frame = &self.frames[number];
            let (base, ret_to) = (frame.base as usize, frame.ret_to as usize);
            if let Some(generator) = frame.generator
                && !frame.leaving
            {
                let mut held = Vec::new();
                frame.visit_owned(&mut |v| held.push(v));
                held.push(self.generator(generator).code);
                if self.heap.profile().sees_running_generators {
                    held.extend(self.stack[base..end].iter().filter_map(|slot| slot.counted()));
                }
                self.generator_mut(generator).lent = Some(held.into());
                self.lenders.push(generator);
            }
            end = ret_to;
        }
    }

    fn take_frames_back(&mut self) {
        while let Some(generator) = self.lenders.pop() {
            self.generator_mut(generator).lent = None;
        }
    }

    fn global_roots(&self) -> Vec<V> {
        let sys = self.dict_get_name(self.modules, self.names.sys);
        let sys_dict = sys.and_then(|module| match self.heap.get(module) {
            Object::Module(payload) => Some(payload.dict),
            _ => None,
        });
        sys_dict.into_iter().chain([self.modules, self.builtins]).collect()
    }

    fn frame_roots(&mut self, all: bool) -> Vec<V> {
        let mut roots = Vec::new();
        let mut end = self.sp;
        for frame in self.frames.iter_mut().rev() {
            let (base, ret_to) = (frame.base as usize, frame.ret_to as usize);
            if !frame.leaving {
                roots.extend(frame.locals_map.into_iter().chain(frame.function.get()));
                roots.extend(self.stack[base..end].iter().rev().filter_map(|slot| slot.get()));
                if std::mem::replace(&mut frame.marked, true) && !all {
                    break;
                }
            }
            end = ret_to;
        }
        roots
    }

    fn gc_event(&mut self, event: GcEvent) {
        if self.halted.is_some() {
            return;
        }
        match event {
            GcEvent::Start { .. } => self.heap.sink_mut().begin_run(),
            GcEvent::Phase { phase: Phase::Judged, .. } if self.heap.sink().recording => self.record_condemned(),
            GcEvent::Stop(_) => self.forget_dead_subclasses(),
            _ => {}
        }
        self.watch_collection(event);
        let waiting = self.raised.take();
        crate::modules::gc_events::on_event(self, event);
        if let GcEvent::Stop(_) = event
            && let Some(verify) = self.verifier
            && self.stage == crate::run::Stage::Main
            && self.native_depth == 0
            && self.broken.is_none()
        {
            self.broken = verify(self).err();
        }
        if let Some(exc) = waiting {
            self.set_raised(exc);
        }
    }

    fn keep_garbage(&mut self, id: V) -> bool {
        crate::modules::gc_events::keep_garbage(self, id)
    }
}

impl Machine {
    /// Writes down what the collector has found, before it is cleared.
    fn record_condemned(&mut self) {
        let mut sink = std::mem::take(self.heap.sink_mut());
        sink.condemned(self.heap.condemned(), self.heap.look());
        *self.heap.sink_mut() = sink;
    }

    /// `slot_tp_finalize`: `__del__`; an exception in it is printed and forgotten.
    fn finalize_instance(&mut self, id: V) {
        let Some(del) = self.special(id, self.names.del) else { return };
        let (type_key, serial) = (self.heap.get(id).type_key(self.heap.look()), self.heap.serial(id));
        self.heap.sink_mut().finalizing(id, type_key, serial);
        self.heap.incref(del);
        let result = self.call_special(id, self.names.del, &[]);
        self.finish_quietly(result.map(|v| v.unwrap_or(self.none)), "while calling deallocator", del);
        self.decref(del);
    }

    /// `_PyGen_Finalize`: the hook of an asynchronous generator, or `close()`.
    pub(crate) fn finalize_generator(&mut self, id: V) {
        let Object::Generator(generator) = self.heap.get(id) else { return };
        let (flavor, state) = (generator.flavor, generator.state);
        if state == GenState::Closed {
            return;
        }
        if flavor == Flavor::AsyncGenerator
            && let Some(finalizer) = generator.origin_or_finalizer
            && !generator.asynchronous.closed
        {
            let result = self.call(finalizer, &[id]);
            self.finish_quietly(result, "while finalizing generator", id);
            return;
        }
        if flavor == Flavor::Coroutine && state == GenState::Created {
            let result = self.warn_unawaited(id);
            self.finish_quietly(result, "while finalizing coroutine", id);
        }
        let result = self.close_generator(id);
        self.finish_quietly(result, "while closing generator", id);
        // It would not end and dies all the same. A traceback may hold its frame, which then lives on.
        let suspended = matches!(self.heap.get(id), Object::Generator(g) if g.state == GenState::Suspended);
        if suspended && self.heap.refcount(id) == 1 {
            self.finish_saved(id);
        }
    }

    /// As the module `warnings` does it, or plainly where that was taken out of it.
    fn warn_unawaited(&mut self, coroutine: V) -> crate::errors::R<V> {
        let warnings = self.import_module("warnings")?;
        let name = self.intern("_warn_unawaited_coroutine");
        let function = self.get_attr_opt(warnings, name);
        self.decref(warnings);
        if let Some(function) = function? {
            let result = self.call(function, &[coroutine]);
            self.decref(function);
            if result.is_ok() || self.is_halting() {
                return result;
            }
            self.report_unraisable("while finalizing coroutine", Some(coroutine));
        }
        let Object::Generator(generator) = self.heap.get(coroutine) else { return Ok(self.none) };
        let message = format!("coroutine '{}' was never awaited", self.str_text(generator.qualname));
        self.warn(ExcKind::RuntimeWarning, &message)?;
        Ok(self.none)
    }

    /// What an asynchronous generator gave to be awaited dies: nobody did.
    pub(crate) fn finalize_awaitable(&mut self, id: V) {
        let Some((generator, method)) = self.unawaited_method(id) else { return };
        let Object::Generator(payload) = self.heap.get(generator) else { return };
        let name = self.str_text(payload.qualname);
        let message = format!("coroutine method '{method}' of '{name}' was never awaited");
        let message = self.new_str(&message);
        let category = self.exc_class(ExcKind::RuntimeWarning);
        let level = self.new_int(1);
        let result = self.library_call("warnings", "warn", &[message, category, level, id]);
        self.decref(message);
        self.finish_quietly(result, "while finalizing coroutine method", id);
    }

    fn run_weakref_callback(&mut self, weakref: V, callback: V, what: &str) {
        if self.halted.is_some() {
            return;
        }
        let waiting = self.raised.take();
        let (sp, doing) = (self.sp, self.heap.sink().doing());
        let result = self.call(callback, &[weakref]);
        self.finish_quietly(result, what, callback);
        self.sp = sp;
        self.heap.sink_mut().go_on(doing);
        if let Some(exc) = waiting {
            self.set_raised(exc);
        }
    }

    /// Drops a result that nobody takes; an exception is reported as unraisable.
    fn finish_quietly(&mut self, result: crate::errors::R<V>, what: &str, who: V) {
        match result {
            Ok(v) => self.decref(v),
            Err(Raise) if self.is_halting() => {}
            Err(Raise) => self.report_unraisable(what, Some(who)),
        }
    }

    /// After classes changed: which of them have a `__del__` is looked up anew.
    pub fn refresh_finalizers(&mut self) {
        let classes: Vec<V> = self
            .heap
            .iter()
            .filter(|(_, o)| matches!(o, Object::Type(class) if class.heap))
            .map(|(id, _)| id)
            .collect();
        let mut gained = false;
        for class in classes {
            let has_del = self.type_lookup_uncached(class, self.names.del).is_some();
            gained |= has_del && !self.class(class).has_del;
            self.class_mut(class).has_del = has_del;
        }
        if gained {
            self.ask_at_death();
        }
    }

    /// Marks the instances whose class has got a `__del__` after they were made.
    fn ask_at_death(&mut self) {
        let has_del = |o: &Object| o.as_instance().is_some_and(|instance| self.class(instance.class).has_del);
        let instances: Vec<V> = self.heap.iter().filter(|(_, o)| has_del(o)).map(|(id, _)| id).collect();
        for id in instances {
            self.heap.set_may_finalize(id);
        }
    }
}
