//! Entering and leaving frames.

use std::rc::Rc;

use smallvec::SmallVec;

use crate::errors::R;
use crate::frame::{After, Frame, Slot};
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::objects::{FrameObj, LoadedCode, SavedFrame};
use crate::record::Cause;
use crate::version::DropOrder;

/// Values for the parameters of a function, in slot order.
pub type Bound = SmallVec<[Slot; 8]>;

impl Machine {
    /// The topmost frame.
    #[inline(always)]
    pub(crate) fn top(&mut self) -> &mut crate::frame::Frame {
        self.frames.last_mut().expect("a frame is running")
    }

    /// Makes the data stack long enough.
    #[inline]
    pub fn reserve_stack(&mut self, top: usize) {
        if self.stack.len() < top {
            self.stack.resize(top.max(256).next_power_of_two(), Slot::NULL);
        }
    }

    /// Pushes a frame whose parameters already lie at `base`; the other locals become unbound. Takes the function's slot.
    #[inline]
    pub fn enter(&mut self, function: Slot, base: usize, params: usize, ret_to: usize, after: After) -> R<()> {
        let Object::Function(payload) = self.heap.get(function.id()) else { unreachable!("frames run functions") };
        let (code, globals, builtins) = (payload.loaded.clone(), payload.globals, payload.builtins);
        let operands = base + code.locals.len();
        self.reserve_stack(base + code.frame_slots());
        if base + params < operands {
            self.stack[base + params..operands].fill(Slot::NULL);
        }
        if self.frames.len() >= self.config.recursion_limit as usize {
            self.drop_range(base, base + params);
            self.drop_slot(function);
            return Err(self.recursion_error());
        }
        self.fuel -= 1;
        self.frames.push(Frame {
            line: if code.runtime { self.line } else { code.first_line },
            code,
            function,
            globals,
            builtins,
            locals_map: None,
            base: base as u32,
            sp: operands as u32,
            pc: 0,
            ret_to: ret_to as u32,
            after,
            generator: None,
            frame_obj: None,
            leaving: false,
            marked: false,
        });
        Ok(())
    }

    /// Drops the slots of a range of the stack, last first, leaving them empty.
    pub fn drop_range(&mut self, from: usize, to: usize) {
        for place in (from..to).rev() {
            let slot = std::mem::replace(&mut self.stack[place], Slot::NULL);
            self.drop_slot(slot);
        }
    }

    /// As [`Machine::drop_range`], first first.
    fn drop_range_upwards(&mut self, from: usize, to: usize) {
        for place in from..to {
            let slot = std::mem::replace(&mut self.stack[place], Slot::NULL);
            self.drop_slot(slot);
        }
    }

    /// Drops the operands of an instruction in the version's order, leaving them empty.
    pub fn drop_operands(&mut self, from: usize, to: usize) {
        self.drop_in_order(self.version().drops, from, to);
    }

    /// Drops the operands of arithmetic or of a subscript in the version's order, leaving them empty.
    pub fn drop_binary(&mut self, from: usize, to: usize) {
        self.drop_in_order(self.version().binary_drops, from, to);
    }

    #[inline(always)]
    fn drop_in_order(&mut self, order: DropOrder, from: usize, to: usize) {
        match order {
            DropOrder::FirstToLast => self.drop_range_upwards(from, to),
            DropOrder::LastToFirst => self.drop_range(from, to),
        }
    }

    /// Drops operands that are no longer on the stack, in the version's order: they are given as they lay there.
    pub fn drop_taken<const N: usize>(&mut self, mut taken: [Slot; N]) {
        if self.version().drops == DropOrder::LastToFirst {
            taken.reverse();
        }
        taken.into_iter().for_each(|slot| self.drop_slot(slot));
    }

    /// Pops the running frame: locals die in the version's order, then the function. Operands must be gone.
    /// Returns the frame's remains: where the result goes.
    #[inline]
    pub fn leave(&mut self) -> (After, usize) {
        let depth = self.frames.len() - 1;
        let frame = &self.frames[depth];
        let (base, end) = (frame.base as usize, frame.operands());
        if frame.frame_obj.is_some() {
            self.detach_frame_obj(depth);
        }
        self.frames[depth].leaving = true;
        if self.version().drops == DropOrder::FirstToLast {
            (base..end).for_each(|place| self.drop_local(place, base));
        } else {
            (base..end).rev().for_each(|place| self.drop_local(place, base));
        }
        if self.frames[depth].frame_obj.is_some() {
            // What died with the locals has asked for it.
            self.detach_frame_obj(depth);
        }
        let frame = self.frames.pop().expect("a frame is running");
        if let Some(caller) = self.frames.last() {
            let line = caller.line;
            self.heap.sink_mut().set_line(line);
        }
        if let Some(map) = frame.locals_map {
            self.decref(map);
        }
        self.drop_slot(frame.function);
        (frame.after, frame.ret_to as usize)
    }

    /// A local of the running frame, which returns, goes.
    #[inline(always)]
    fn drop_local(&mut self, place: usize, base: usize) {
        let slot = std::mem::replace(&mut self.stack[place], Slot::NULL);
        if let Some(v) = slot.counted()
            && self.heap.decref(v)
        {
            let code = &self.frame().code;
            self.let_go(v, Cause::Return(code.name, code.local_names[place - base]));
        }
    }

    /// The depth of the frame below that `f_back` shows: not one whose locals are dying.
    pub fn caller_of(&self, depth: usize) -> Option<usize> {
        (0..depth).rev().find(|&at| !self.frames[at].leaving && !self.frames[at].is_incomplete())
    }

    /// The frame object of a running frame; borrowed. Made on first demand.
    pub fn frame_object(&mut self, depth: usize) -> V {
        if let Some(obj) = self.frames[depth].frame_obj {
            return obj;
        }
        let frame = self.frames[depth].clone();
        let obj = self.new_frame_object(&frame, Some(depth as u32));
        self.frames[depth].frame_obj = Some(obj);
        obj
    }

    /// A frame object for a frame that runs at this depth, or for one put aside.
    pub(crate) fn new_frame_object(&mut self, frame: &Frame, depth: Option<u32>) -> V {
        let obj = self.alloc(Object::Frame(Box::new(FrameObj {
            loaded: frame.code.clone(),
            owned: None,
            globals: frame.globals,
            builtins: frame.builtins,
            back: None,
            locals: Vec::new(),
            locals_map: None,
            extra: None,
            overwritten: Vec::new(),
            line: frame.line,
            pc: frame.pc,
            depth,
            generator: frame.generator,
        })));
        // The collector knows it from when it holds what the frame held.
        self.heap.untrack(obj);
        obj
    }

    /// A frame ends: its frame object, if still wanted by somebody, takes over function, code and locals (`take_ownership`).
    fn detach_frame_obj(&mut self, depth: usize) {
        let Some(obj) = self.frames[depth].frame_obj.take() else { return };
        let wanted = self.heap.refcount(obj) > 1;
        if wanted {
            let caller = if self.frames[depth].generator.is_none() { self.caller_of(depth) } else { None };
            let back = caller.map(|caller| self.frame_object(caller)).map(|back| self.new_ref(back));
            let function = std::mem::replace(&mut self.frames[depth].function, Slot::NULL);
            let owned = self.own_function(function);
            let frame = &self.frames[depth];
            let (base, end, line, pc) = (frame.base as usize, frame.operands(), frame.line, frame.pc);
            let map = frame.locals_map;
            let slots = (base..end).map(|place| std::mem::replace(&mut self.stack[place], Slot::NULL)).collect();
            let locals = self.own_slots(slots);
            map.iter().for_each(|&map| self.heap.incref(map));
            if let Object::Frame(payload) = self.heap.get_mut(obj) {
                payload.owned = Some(owned);
                payload.locals = locals;
                payload.locals_map = map;
                payload.back = back;
                payload.line = line;
                payload.pc = pc;
            }
            self.heap.track(obj);
        }
        if let Object::Frame(payload) = self.heap.get_mut(obj) {
            payload.depth = None;
            payload.generator = None;
        }
        self.decref(obj);
    }

    /// Function and code of a frame that is over. Takes the slot.
    fn own_function(&mut self, function: Slot) -> [V; 2] {
        let function = self.steal(function);
        let Object::Function(payload) = self.heap.get(function) else { unreachable!("frames run functions") };
        let code = payload.code;
        [function, self.new_ref(code)]
    }

    fn own_slots(&mut self, slots: Vec<Slot>) -> Vec<Option<V>> {
        slots.into_iter().map(|slot| slot.get().map(|_| self.steal(slot))).collect()
    }

    /// A generator's frame that is put aside ends: its frame object takes over what it holds, operands too.
    pub(crate) fn detach_saved(&mut self, saved: &mut SavedFrame) {
        let Some(obj) = saved.frame.frame_obj.take() else { return };
        if self.heap.refcount(obj) > 1 {
            let owned = self.own_function(std::mem::replace(&mut saved.frame.function, Slot::NULL));
            let map = saved.frame.locals_map;
            map.iter().for_each(|&map| self.heap.incref(map));
            let locals = self.own_slots(std::mem::take(&mut saved.slots));
            if let Object::Frame(payload) = self.heap.get_mut(obj) {
                payload.owned = Some(owned);
                payload.locals = locals;
                payload.locals_map = map;
                payload.line = saved.frame.line;
                payload.pc = saved.frame.pc;
            }
            self.heap.track(obj);
        }
        if let Object::Frame(payload) = self.heap.get_mut(obj) {
            payload.generator = None;
        }
        self.decref(obj);
    }

    /// The running frame.
    #[inline]
    pub fn frame(&self) -> &Frame {
        self.frames.last().expect("a frame is running")
    }

    /// Runs a function with arguments already bound, to its end. Takes function and arguments.
    pub fn run_bound(&mut self, function: V, bound: Bound) -> R<V> {
        let code = self.function_code(function);
        let base = self.sp;
        self.reserve_stack(base + code.frame_slots());
        let params = bound.len();
        self.stack[base..base + params].copy_from_slice(&bound);
        self.enter(Slot::owned(function), base, params, base, After::Native)?;
        self.run_nested()
    }

    /// The code object of a frame that runs; borrowed.
    pub fn code_of_frame(&self, frame: &Frame) -> Option<V> {
        match self.heap.get(frame.function.get()?) {
            Object::Function(payload) => Some(payload.code),
            _ => None,
        }
    }

    /// The code of a function.
    pub fn function_code(&self, function: V) -> Rc<LoadedCode> {
        match self.heap.get(function) {
            Object::Function(payload) => payload.loaded.clone(),
            _ => unreachable!("caller knows that this is a function"),
        }
    }
}
