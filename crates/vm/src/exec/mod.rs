//! The machine's loop: instructions of the topmost frame, one after the other, until the run is over or must pause.
//!
//! What is frequent is done here on local copies of the instruction and stack pointers; everything else is one call
//! into a group file. `self.sp` is in step with the local `sp` whenever another function is called.

mod async_generators;
mod attrs;
mod awaits;
mod build;
mod calls;
mod class_calls;
mod control;
mod except;
mod generators;
mod imports;
mod in_place;
mod intrinsics;
mod managers;
mod names;
mod native_calls;
mod numbers;
mod packed_calls;
mod patterns;
mod quick;
mod special_calls;
mod subscript;
mod throwing;
mod unpack;

use afterdel_language::op::Op;

use crate::cache::Found;
use crate::errors::{R, Raise};
use crate::frame::{After, Slot};
use crate::machine::Machine;
use crate::object::Object;
use crate::objects::{COUNTED, Ins, NO_CACHE};
use crate::record::Cause;

pub use async_generators::AsyncHooks;
pub use control::Exit;
pub use generators::Resumed;
pub use throwing::Thrown;

/// What an operation did to the flow of control.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flow {
    /// Go on with the next instruction.
    Next,
    /// Another frame is on top now, or this one continues somewhere else.
    Switch,
    /// Go on at this instruction.
    Jump(u32),
    /// An exception is in flight in the frame that is on top now.
    Raised,
    /// A line of input is not there yet: this instruction is executed again when it is.
    Wait,
}

impl Machine {
    /// Runs the frames above `floor` until the lowest of them returns, or a limit makes the machine pause.
    #[expect(clippy::too_many_lines, reason = "one arm an instruction; the arms are short")]
    pub(crate) fn execute(&mut self, floor: usize) -> R<Exit> {
        'frames: loop {
            let frame = self.frames.last().expect("a frame is running");
            let code = frame.code.clone();
            // Held here, where nothing that an instruction does can seem to change them.
            let instrs: &[Ins] = &code.instrs;
            let base = frame.base as usize;
            let mut pc = frame.pc as usize;
            let mut sp = self.sp;
            loop {
                let ins = instrs[pc];
                pc += 1;
                let arg = ins.arg as usize;
                macro_rules! push {
                    ($slot:expr) => {{
                        let slot = $slot;
                        self.stack[sp] = slot;
                        sp += 1;
                    }};
                }
                macro_rules! pop {
                    () => {{
                        sp -= 1;
                        self.stack[sp]
                    }};
                }
                macro_rules! call_out {
                    ($call:expr) => {{
                        self.sp = sp;
                        $call
                    }};
                }
                // Drops a slot whose object rarely dies; the stack pointer is told before anything may run.
                macro_rules! drop_slot {
                    ($slot:expr) => {{
                        let slot = $slot;
                        if !slot.is_borrowed() && self.heap.decref(slot.id()) {
                            self.sp = sp;
                            afterdel_collector::dealloc(self, slot.id());
                        }
                    }};
                }
                let result: R<Flow> = match ins.op {
                    Op::Nop => continue,
                    Op::Line => {
                        if self.must_pause() {
                            self.sp = sp;
                            self.top().pc = pc as u32 - 1;
                            if !self.goes_on() {
                                return self.pause(floor);
                            }
                        }
                        self.begin_line(ins.arg);
                        if self.heap.live_bytes() <= self.config.memory_limit_bytes {
                            continue;
                        }
                        call_out!(Err(self.memory_error()))
                    }
                    Op::LoadFastBorrow => {
                        push!(self.stack[base + arg].as_borrowed());
                        continue;
                    }
                    Op::LoadFastBorrowLoadFastBorrow => {
                        push!(self.stack[base + (arg >> 12)].as_borrowed());
                        push!(self.stack[base + (arg & 0xfff)].as_borrowed());
                        continue;
                    }
                    Op::LoadFast => {
                        push!(self.another(self.stack[base + arg]));
                        continue;
                    }
                    Op::LoadFastLoadFast => {
                        for place in [arg >> 12, arg & 0xfff] {
                            push!(self.another(self.stack[base + place]));
                        }
                        continue;
                    }
                    Op::StoreFast => {
                        let slot = pop!();
                        let old = std::mem::replace(&mut self.stack[base + arg], slot);
                        if let Some(v) = old.counted()
                            && self.heap.decref(v)
                        {
                            self.sp = sp;
                            self.let_go(v, Cause::Rebind(code.local_names[arg]));
                        }
                        continue;
                    }
                    Op::StoreFastStoreFast => {
                        for place in [arg >> 12, arg & 0xfff] {
                            let slot = pop!();
                            let old = std::mem::replace(&mut self.stack[base + place], slot);
                            if !old.is_null() {
                                drop_slot!(old);
                            }
                        }
                        continue;
                    }
                    Op::StoreFastLoadFast => {
                        let slot = pop!();
                        let old = std::mem::replace(&mut self.stack[base + (arg >> 12)], slot);
                        if !old.is_null() {
                            drop_slot!(old);
                        }
                        push!(self.another(self.stack[base + (arg & 0xfff)]));
                        continue;
                    }
                    Op::LoadConst => {
                        let v = code.consts[arg];
                        if ins.cache == COUNTED {
                            self.heap.incref(v);
                            push!(Slot::owned(v));
                        } else {
                            push!(Slot::borrowed(v));
                        }
                        continue;
                    }
                    Op::LoadSmallInt => {
                        push!(Slot::borrowed(self.small_ints[arg + 5]));
                        continue;
                    }
                    Op::PopTop => {
                        let slot = pop!();
                        drop_slot!(slot);
                        continue;
                    }
                    Op::PopIter => {
                        let slot = pop!();
                        drop_slot!(slot);
                        continue;
                    }
                    Op::PushNull => {
                        push!(Slot::NULL);
                        continue;
                    }
                    Op::Copy => {
                        push!(self.another(self.stack[sp - arg]));
                        continue;
                    }
                    Op::Swap => {
                        self.stack.swap(sp - 1, sp - arg);
                        continue;
                    }
                    Op::PopJumpIfFalse => {
                        if pop!().id() == self.false_ {
                            pc = arg;
                        }
                        continue;
                    }
                    Op::PopJumpIfTrue => {
                        if pop!().id() == self.true_ {
                            pc = arg;
                        }
                        continue;
                    }
                    Op::PopJumpIfNone | Op::PopJumpIfNotNone => {
                        let slot = pop!();
                        drop_slot!(slot);
                        if (slot.id() == self.none) == (ins.op == Op::PopJumpIfNone) {
                            pc = arg;
                        }
                        continue;
                    }
                    Op::JumpForward | Op::JumpBackwardNoInterrupt => {
                        pc = arg;
                        continue;
                    }
                    Op::JumpBackward => {
                        pc = arg;
                        self.fuel -= 1;
                        if self.fuel < 0 && self.native_depth == 0 {
                            self.sp = sp;
                            self.top().pc = pc as u32;
                            return Ok(Exit::Paused);
                        }
                        if !self.heap.gc_due() {
                            continue;
                        }
                        call_out!(self.collect_due())
                    }
                    Op::Resume => {
                        if !self.heap.gc_due() {
                            continue;
                        }
                        call_out!(self.collect_due())
                    }
                    Op::BinaryOp => {
                        let (left, right) = (self.stack[sp - 2], self.stack[sp - 1]);
                        if let Some(value) = self.float_op(arg as u32, left.id(), right.id()) {
                            sp -= 1;
                            let place = if ins.cache == NO_CACHE {
                                usize::MAX
                            } else {
                                code.cache_base as usize + ins.cache as usize
                            };
                            let (kept, other) = self.float_result(value, left, right, place);
                            self.stack[sp - 1] = kept;
                            other.into_iter().flatten().for_each(|slot| drop_slot!(slot));
                            continue;
                        }
                        match self.binary_fast(arg as u32, left.id(), right.id()) {
                            Some(v) => {
                                sp -= 1;
                                self.stack[sp - 1] = Slot::owned(v);
                                drop_slot!(left);
                                drop_slot!(right);
                                continue;
                            }
                            None => {
                                self.top().pc = pc as u32;
                                call_out!(self.op_binary(arg as u32))
                            }
                        }
                    }
                    Op::CompareOp => {
                        let (left, right) = (self.stack[sp - 2], self.stack[sp - 1]);
                        match self.compare_fast(arg & 15, left.id(), right.id()) {
                            Some(truth) => {
                                sp -= 1;
                                self.stack[sp - 1] = Slot::borrowed(self.bool(truth));
                                drop_slot!(right);
                                drop_slot!(left);
                                continue;
                            }
                            None => {
                                self.top().pc = pc as u32;
                                call_out!(self.op_compare(arg as u32))
                            }
                        }
                    }
                    Op::IsOp => {
                        let (right, left) = (pop!(), self.stack[sp - 1]);
                        let same = (left.id() == right.id()) != (arg == 1);
                        self.stack[sp - 1] = Slot::borrowed(self.bool(same));
                        if !(left.is_borrowed() && right.is_borrowed()) {
                            call_out!(self.drop_taken([left, right]));
                        }
                        continue;
                    }
                    Op::ToBool => {
                        let slot = self.stack[sp - 1];
                        match self.truth_fast(slot.id()) {
                            Some(truth) => {
                                self.stack[sp - 1] = Slot::borrowed(self.bool(truth));
                                drop_slot!(slot);
                                continue;
                            }
                            None => call_out!(self.op_to_bool()),
                        }
                    }
                    Op::UnaryNot => {
                        let truth = self.stack[sp - 1].id() == self.true_;
                        self.stack[sp - 1] = Slot::borrowed(self.bool(!truth));
                        continue;
                    }
                    Op::LoadGlobal => {
                        let found = self.cached_global(&code, ins.cache);
                        match found {
                            Some(v) => {
                                self.heap.incref(v);
                                push!(Slot::owned(v));
                                if arg & 1 == 1 {
                                    push!(Slot::NULL);
                                }
                                continue;
                            }
                            None => call_out!(self.op_load_global(&code, ins)),
                        }
                    }
                    Op::LoadAttr => {
                        let owner = self.stack[sp - 1];
                        let value = match self.cached_attr(&code, ins.cache, owner.id()) {
                            Found::Value(place) => self.value_at(owner.id(), place),
                            Found::Class(place, dict) => self.class_value(dict, place, code.names[arg >> 1]),
                            Found::Method(v) if arg & 1 == 1 => {
                                self.heap.incref(v);
                                self.stack[sp - 1] = Slot::owned(v);
                                push!(owner);
                                continue;
                            }
                            _ => None,
                        };
                        match value {
                            Some(v) => {
                                self.heap.incref(v);
                                self.stack[sp - 1] = Slot::owned(v);
                                if arg & 1 == 1 {
                                    push!(Slot::NULL);
                                }
                                drop_slot!(owner);
                                continue;
                            }
                            None => call_out!(self.op_load_attr(&code, ins, pc)),
                        }
                    }
                    Op::StoreAttr => {
                        let owner = self.stack[sp - 1];
                        match self.cached_store(&code, ins.cache, owner.id()) {
                            Found::Value(place) => {
                                let slot = self.stack[sp - 2];
                                let value = self.steal(slot);
                                sp -= 2;
                                if let Some(old) = self.replace_value(owner.id(), place as usize, value)
                                    && self.heap.decref(old)
                                {
                                    self.sp = sp;
                                    self.let_go(old, Cause::SetAttr(code.names[arg]));
                                }
                                drop_slot!(owner);
                                continue;
                            }
                            Found::Added(place, shape) => {
                                let slot = self.stack[sp - 2];
                                let value = self.steal(slot);
                                sp -= 2;
                                self.add_value_at(owner.id(), place, shape, value);
                                drop_slot!(owner);
                                continue;
                            }
                            _ => call_out!(self.op_store_attr(&code, ins)),
                        }
                    }
                    Op::StoreSubscr => {
                        let (value, container, key) = (self.stack[sp - 3], self.stack[sp - 2], self.stack[sp - 1]);
                        match self.replace_item_fast(container.id(), key.id(), value.id()) {
                            Some(old) => {
                                sp -= 3;
                                drop_slot!(Slot::owned(old));
                                drop_slot!(key);
                                drop_slot!(container);
                                drop_slot!(value);
                                continue;
                            }
                            None => {
                                self.top().pc = pc as u32;
                                call_out!(self.op_store_subscr())
                            }
                        }
                    }
                    Op::YieldValue => {
                        self.top().pc = pc as u32;
                        call_out!(self.op_yield_value())
                    }
                    Op::ListAppend => call_out!(self.op_list_append(ins.arg)),
                    Op::BuildList => call_out!(self.op_build_list(ins.arg)),
                    Op::BuildMap => call_out!(self.op_build_map(ins.arg)),
                    Op::ForIter => {
                        let iter = self.stack[sp - 1].id();
                        match self.next_fast(iter) {
                            Some(v) => {
                                push!(Slot::owned(v));
                                continue;
                            }
                            None => {
                                self.top().pc = pc as u32;
                                call_out!(self.op_for_iter(ins.arg))
                            }
                        }
                    }
                    Op::EndFor => {
                        let slot = pop!();
                        if !slot.is_null() {
                            drop_slot!(slot);
                        }
                        continue;
                    }
                    Op::Call => {
                        let at = sp - arg - 2;
                        let callable = self.stack[at];
                        let has_self = usize::from(!self.stack[at + 1].is_null());
                        self.top().pc = pc as u32;
                        let direct = match self.heap.get(callable.id()) {
                            Object::Function(f) => {
                                f.loaded.simple_args && f.loaded.arg_count as usize == arg + has_self
                            }
                            _ => false,
                        };
                        if direct {
                            self.sp = at;
                            match self.enter(callable, at + 2 - has_self, arg + has_self, at, After::Push) {
                                Ok(()) => {
                                    self.sp = self.frame().operands();
                                    continue 'frames;
                                }
                                Err(raise) => Err(raise),
                            }
                        } else {
                            call_out!(self.op_call(arg))
                        }
                    }
                    Op::ReturnValue => {
                        let slot = pop!();
                        let value = self.steal(slot);
                        self.sp = sp;
                        match self.finish_frame(value) {
                            Ok(None) => continue 'frames,
                            Ok(Some(value)) => return Ok(Exit::Returned(value)),
                            Err(Raise) if self.is_halting() => return Err(Raise),
                            Err(Raise) => {
                                self.unwind(floor)?;
                                continue 'frames;
                            }
                        }
                    }
                    _ => {
                        self.sp = sp;
                        self.top().pc = pc as u32;
                        self.op_rare(&code, ins)
                    }
                };
                match result {
                    Ok(Flow::Next) => sp = self.sp,
                    Ok(Flow::Jump(target)) => {
                        pc = target as usize;
                        sp = self.sp;
                    }
                    Ok(Flow::Wait) => {
                        self.top().pc = pc as u32 - 1;
                        return Ok(Exit::Paused);
                    }
                    Ok(Flow::Switch) => match self.returned_to_rust.take() {
                        Some(value) => return Ok(Exit::Returned(value)),
                        None => continue 'frames,
                    },
                    Ok(Flow::Raised) => {
                        self.unwind(floor)?;
                        continue 'frames;
                    }
                    Err(Raise) if self.is_halting() => return Err(Raise),
                    Err(Raise) => {
                        self.top().pc = pc as u32;
                        self.unwind(floor)?;
                        continue 'frames;
                    }
                }
            }
        }
    }
}
