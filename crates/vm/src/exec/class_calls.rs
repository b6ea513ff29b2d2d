//! Calls of classes that make their instances by `object.__new__` and a Python `__init__`.
//!
//! CPython calls a class through its type slots (`_PyObject_MakeTpCall`), which keeps the arguments in a tuple, until the
//! instruction is specialised (`CALL_ALLOC_AND_ENTER_INIT`): then they move into `__init__`'s frame. The counts that a
//! program sees differ, so both ways are here: an instruction is specialised when it is executed for the second time,
//! for the class that it then calls (`Python/specialize.c`).

use std::rc::Rc;

use afterdel_collector::Layout;
use smallvec::SmallVec;

use super::Flow;
use super::packed_calls::{Given, Source};
use super::special_calls::MOST;
use crate::bind::Keywords;
use crate::errors::R;
use crate::frame::{After, Finish, Slot};
use crate::layout;
use crate::machine::Machine;
use crate::object::{Base, Object, V};
use crate::objects::{CallPlan, Kind, LoadedCode, NO_CACHE, SMALL_VALUES, SharedKeys, SmallClass, TypeObj};

/// What a call instruction's cache says (`Cache::epoch`): it was executed once, as any call.
const EXECUTED: u32 = 1;
/// It is specialised for the class whose number is `Cache::key`.
const SPECIALISED: u32 = 2;

impl Machine {
    /// `cls(...)`: the instance is made, `__init__`'s frame goes on top. `names` are the keyword names of the last arguments.
    pub(super) fn call_program_class(&mut self, at: usize, class: V, names: Option<&[V]>) -> R<Flow> {
        match self.planned_init(class) {
            Some(init) if self.stack[at + 1].is_null() => {
                if names.is_none() {
                    if self.is_specialised(at, class, init) {
                        return self.enter_specialised(at, class, init);
                    }
                    let code = self.function_code(init);
                    let operands = self.sp - at;
                    if code.simple_args && code.arg_count as usize + 1 == operands && operands + 3 <= MOST {
                        return self.enter_fitting(at, class, init, code);
                    }
                }
                let given = self.given(at, Source::Stack(names));
                if given.fits(self.sp - at) {
                    self.enter_generic(at, class, init, &given)
                } else {
                    self.call_native(at, names)
                }
            }
            _ => self.call_native(at, names),
        }
    }

    /// Whether the call instruction being executed was executed before, so that CPython has specialised it.
    #[inline]
    pub(super) fn was_called_before(&mut self) -> bool {
        let frame = self.frame();
        let ins = frame.code.instrs[frame.pc as usize - 1];
        if ins.cache == NO_CACHE {
            return true;
        }
        let place = frame.code.cache_base as usize + ins.cache as usize;
        let epoch = &mut self.caches[place].epoch;
        let before = *epoch != 0;
        *epoch = (*epoch).max(EXECUTED);
        before
    }

    /// Whether the call instruction being executed is specialised for the class; it may become so.
    fn is_specialised(&mut self, at: usize, class: V, init: V) -> bool {
        let frame = self.frame();
        let ins = frame.code.instrs[frame.pc as usize - 1];
        if ins.cache == NO_CACHE {
            return true;
        }
        let place = frame.code.cache_base as usize + ins.cache as usize;
        let cache = self.caches[place];
        match cache.epoch {
            SPECIALISED => cache.key == class.index(),
            EXECUTED if self.can_specialise(at, class, init) => {
                self.caches[place].epoch = SPECIALISED;
                self.caches[place].key = class.index();
                true
            }
            _ => {
                self.caches[place].epoch = EXECUTED;
                false
            }
        }
    }

    /// An `__init__` without `*args`, `**kwargs` and keyword-only parameters.
    fn can_specialise(&self, at: usize, class: V, init: V) -> bool {
        if !self.version().enters_init_of_fields && !self.class(class).inline_values() {
            return false;
        }
        let code = self.function_code(init);
        let fits = self.version().enters_init_with_defaults || code.arg_count as usize + 1 == self.sp - at;
        fits && !code.flags.var_args && !code.flags.var_keywords && code.keyword_only_count == 0
    }

    /// The arguments move into `__init__`'s frame.
    fn enter_specialised(&mut self, at: usize, class: V, init: V) -> R<Flow> {
        let code = self.function_code(init);
        let instance = self.new_planned_instance(class);
        let class_slot = std::mem::replace(&mut self.stack[at], Slot::NULL);
        self.heap.incref(init);
        self.heap.incref(instance);
        self.stack[at + 1] = Slot::owned(instance);
        let given = self.sp - at - 1;
        if code.simple_args && code.arg_count as usize == given {
            self.sp = at;
            if let Err(raise) = self.enter(Slot::owned(init), at + 1, given, at, After::Init(instance)) {
                self.decref(instance);
                self.drop_slot(class_slot);
                return Err(raise);
            }
            self.drop_slot(class_slot);
            self.sp = self.frame().operands();
            return Ok(Flow::Switch);
        }
        let (pos, kw) = self.split_arguments(at + 1, None);
        self.drop_slot(class_slot);
        self.enter_init(at, init, instance, &pos, kw)
    }

    /// Binds arguments (the instance first) to `__init__` and enters it.
    fn enter_init(&mut self, at: usize, init: V, instance: V, pos: &[Slot], kw: Keywords) -> R<Flow> {
        self.sp = at;
        let bound = match self.bind_arguments(init, pos, kw) {
            Ok(bound) => bound,
            Err(raise) => {
                self.decref(init);
                self.decref(instance);
                return Err(raise);
            }
        };
        let code = self.function_code(init);
        let base = at + 1;
        self.reserve_stack(base + code.frame_slots());
        self.stack[base..base + bound.len()].copy_from_slice(&bound);
        if let Err(raise) = self.enter(Slot::owned(init), base, bound.len(), at, After::Init(instance)) {
            self.decref(instance);
            return Err(raise);
        }
        self.sp = self.frame().operands();
        Ok(Flow::Switch)
    }

    /// `cls(*args, **kwargs)`, with the tuple and the dict on the stack.
    pub(super) fn enter_packed_class(&mut self, at: usize, class: V) -> R<Option<Flow>> {
        let Some(init) = self.planned_init(class) else { return Ok(None) };
        let given = self.given(at, Source::Packed);
        if !given.fits(self.sp - at) {
            return Ok(None);
        }
        self.enter_generic(at, class, init, &given).map(Some)
    }

    /// The arguments stay on the caller's stack and in a tuple (and a dict) until `__init__` returns; the instance lies above.
    fn enter_generic(&mut self, at: usize, class: V, init: V, given: &Given) -> R<Flow> {
        self.hold_arguments(given)?;
        let instance = self.new_planned_instance(class);
        self.hold_unpacked(Some(instance), given);
        self.reserve_stack(self.sp + 1);
        self.push(Slot::owned(instance));
        let operands = self.sp - at;
        self.enter_given(init, instance, given, After::Method(Finish::Made, operands as u8))
    }

    /// As [`Machine::enter_generic`], where the arguments, all by position, are the parameters as they are.
    fn enter_fitting(&mut self, at: usize, class: V, init: V, code: Rc<LoadedCode>) -> R<Flow> {
        let (first, end) = (at + 2, self.sp);
        self.reserve_stack(end + 2 + code.frame_slots());
        if first < end {
            let items: SmallVec<[V; 4]> = self.stack[first..end].iter().map(|slot| slot.id()).collect();
            items.iter().for_each(|&v| self.heap.incref(v));
            let tuple = self.new_tuple_of(&items);
            self.push(Slot::owned(tuple));
        }
        let instance = self.new_planned_instance(class);
        self.push(Slot::owned(instance));
        let base = self.sp;
        self.heap.incref(instance);
        self.stack[base] = Slot::owned(instance);
        for place in first..end {
            let v = self.stack[place].id();
            self.heap.incref(v);
            self.stack[base + 1 + place - first] = Slot::owned(v);
        }
        self.heap.incref(init);
        let after = After::Method(Finish::Made, (base - at) as u8);
        self.enter(Slot::owned(init), base, 1 + end - first, base, after)?;
        self.sp = self.frame().operands();
        Ok(Flow::Switch)
    }

    /// `__init__` has returned: the result is the instance, the topmost operand.
    pub(super) fn finish_init(&mut self, value: V) -> R<V> {
        self.expect_none_of_init(value)?;
        let top = self.sp - 1;
        let instance = std::mem::replace(&mut self.stack[top], Slot::NULL);
        Ok(self.steal(instance))
    }

    /// The Python `__init__` that a call of a class enters after `object.__new__` has made the instance; borrowed.
    #[inline]
    fn planned_init(&mut self, class: V) -> Option<V> {
        let plan = &self.class(class).call_plan;
        if plan.epoch == self.type_epoch { plan.init } else { self.plan_calls(class) }
    }

    #[cold]
    #[inline(never)]
    fn plan_calls(&mut self, class: V) -> Option<V> {
        let init = self.type_lookup(class, self.names.init);
        let init = init.filter(|&init| matches!(self.heap.get(init), Object::Function(_)) && self.plain_new(class));
        let payload = self.class(class);
        let plan = CallPlan { epoch: self.type_epoch, init, ..self.instance_plan(class, payload) };
        self.class_mut(class).call_plan = plan;
        init
    }

    /// What an instance without a native part takes.
    fn instance_plan(&self, class: V, payload: &TypeObj) -> CallPlan {
        let keys = SharedKeys { entries: 0, usable: 0 };
        let size = layout::instance(payload, payload.body_bytes, keys);
        CallPlan {
            small: SmallClass::new(class).filter(|_| payload.fits_slot() && payload.has_header()),
            layout: Layout {
                size_bytes: size.block_bytes - if size.inline_values { layout::inline_values_bytes(0) } else { 0 },
                pre_header: size.pre_header,
                tracked: true,
                ..Layout::default()
            },
            inline_values: size.inline_values,
            ..CallPlan::default()
        }
    }

    /// An instance of a class whose calls are planned. Counts the class.
    #[inline]
    fn new_planned_instance(&mut self, class: V) -> V {
        let payload = self.class(class);
        let CallPlan { small, mut layout, inline_values, .. } = payload.call_plan;
        let Some(small) = small.filter(|_| !payload.outgrown) else {
            return self.new_instance(class, Base::Object);
        };
        layout.may_finalize = payload.has_del;
        if inline_values {
            let family = self.shapes.family(payload.root_shape);
            let keys = self.shapes.keys(family);
            layout.size_bytes += layout::inline_values_bytes(keys.entries + keys.usable);
            self.shapes.note_instance(family);
        }
        self.heap.incref(class);
        self.heap.alloc_here(Object::Small(small, [None; SMALL_VALUES]), layout)
    }

    /// Whether calling a class makes an instance by `object.__new__` under `type.__call__`.
    fn plain_new(&mut self, class: V) -> bool {
        let payload = self.class(class);
        if payload.kind != Kind::Object
            || payload.native.is_some()
            || payload.is_exception
            || payload.meta != self.kind_type(Kind::Type)
        {
            return false;
        }
        let new = self.type_lookup(class, self.names.new);
        new.is_some_and(|new| match self.heap.get(new) {
            Object::MethodDescr(_, owner) => *owner == self.kind_type(Kind::Object),
            _ => false,
        })
    }
}
