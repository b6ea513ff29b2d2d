//! Flow of control: lines, pauses, returns, loops, and the dispatch of the rarer instructions.

use afterdel_language::op::Op;

use super::Flow;
use crate::errors::{R, Raise};
use crate::frame::{After, Finish, Slot};
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::objects::{Ins, Iter, LoadedCode};
use crate::record::Cause;

/// How a stretch of execution ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// The lowest frame returned this value, a new reference.
    Returned(V),
    /// Fuel ran out, or the step to halt at is reached: run on to continue.
    Paused,
}

impl Machine {
    /// Whether the statement about to begin must wait.
    #[inline(always)]
    pub(super) fn must_pause(&self) -> bool {
        self.steps >= self.halt_at_step || (self.fuel < 0 && self.native_depth == 0)
    }

    /// Stops before a statement. Inside nested runs a copy of the machine is kept and all levels are left.
    #[cold]
    pub(super) fn pause(&mut self, _floor: usize) -> R<Exit> {
        if self.native_depth == 0 {
            return Ok(Exit::Paused);
        }
        if self.halted.is_none() {
            self.halted = Some(self.copy().into());
        }
        Err(Raise)
    }

    /// A statement begins.
    #[inline(always)]
    pub(super) fn begin_line(&mut self, line: u32) {
        let (live, objects) = (self.heap.live_bytes(), self.heap.objects());
        self.lines.switch(self.line, live, objects);
        self.lines.hit(line);
        if self.lines.tracing {
            self.trace_line(line, live, objects);
        }
        self.steps += 1;
        self.line = line;
        self.top().line = line;
        let step = self.steps;
        self.heap.sink_mut().begin_step(step, line);
    }

    /// The last reference to an object is gone: says by what, and frees it.
    #[cold]
    #[inline(never)]
    pub(crate) fn let_go(&mut self, v: V, cause: Cause) {
        self.heap.sink_mut().cause(cause);
        afterdel_collector::dealloc(self, v);
        self.heap.sink_mut().cause(Cause::None);
    }

    #[cold]
    fn trace_line(&mut self, line: u32, live_bytes: u64, objects: u64) {
        let os_bytes = self.heap.os_bytes();
        self.lines.trace.push(crate::record::Traced { line, live_bytes, os_bytes, objects });
    }

    /// A collection is due: runs it.
    #[cold]
    #[inline(never)]
    pub(crate) fn collect_due(&mut self) -> R<Flow> {
        if self.raised.is_none() {
            afterdel_collector::collect_if_due(self);
        }
        self.check_halt().map(|()| Flow::Next)
    }

    /// Inside nested runs a halt may have happened whose levels could not report it (finalizers, callbacks).
    pub(crate) fn check_halt(&mut self) -> R<()> {
        self.heap.sink_mut().cause(Cause::None);
        if self.is_halting() { Err(Raise) } else { Ok(()) }
    }

    /// The topmost frame returns a value (a new reference). Gives it back when it is for Rust code.
    pub(super) fn finish_frame(&mut self, value: V) -> R<Option<V>> {
        if self.frame().generator.is_some() {
            return self.finish_generator(value);
        }
        let (after, ret_to) = self.leave();
        self.sp = ret_to;
        self.deliver(after, value)
    }

    /// A frame is over: its value goes where it was wanted. Gives it back when it is for Rust code.
    pub(super) fn deliver(&mut self, after: After, value: V) -> R<Option<V>> {
        match after {
            After::Native => return Ok(Some(value)),
            After::Push | After::Next(_) => self.push(Slot::owned(value)),
            After::Method(finish, operands) => {
                self.finish_special(finish, operands, value)?;
                if self.heap.gc_due() {
                    self.collect_after_call(finish, operands)?;
                }
            }
            After::Init(instance) => {
                if let Err(raise) = self.expect_none_of_init(value) {
                    self.decref(instance);
                    return Err(raise);
                }
                self.push(Slot::owned(instance));
            }
            After::ForIter(_) | After::Send(_) => unreachable!("only generators are resumed"),
        }
        self.check_halt()?;
        Ok(None)
    }

    /// Runs a frame that was just entered, on the Rust stack.
    pub(crate) fn run_nested(&mut self) -> R<V> {
        if self.native_depth >= self.config.native_limit {
            let (_, ret_to) = self.leave();
            self.sp = ret_to;
            return Err(self.recursion_error());
        }
        let floor = self.frames.len() - 1;
        self.sp = self.frame().operands();
        self.run_frames_above(floor)
    }

    /// Runs the frames above `floor` from where they stand.
    pub(super) fn run_frames_above(&mut self, floor: usize) -> R<V> {
        self.native_depth += 1;
        // The tuple of a call is no business of what the program calls meanwhile.
        let call_tuple = self.call_tuple.take();
        let result = self.execute(floor);
        self.call_tuple = call_tuple;
        self.native_depth -= 1;
        match result? {
            Exit::Returned(value) => Ok(value),
            Exit::Paused => unreachable!("nested runs do not pause"),
        }
    }

    /// Pushes an operand.
    #[inline]
    pub(crate) fn push(&mut self, slot: Slot) {
        self.stack[self.sp] = slot;
        self.sp += 1;
    }

    /// Pops an operand.
    #[inline]
    pub(crate) fn pop(&mut self) -> Slot {
        self.sp -= 1;
        std::mem::replace(&mut self.stack[self.sp], Slot::NULL)
    }

    /// Pops an operand as a counted reference.
    pub(crate) fn pop_owned(&mut self) -> V {
        let slot = self.pop();
        self.steal(slot)
    }

    /// Pops `n` operands and drops them, topmost first.
    pub(crate) fn drop_top(&mut self, n: usize) {
        for _ in 0..n {
            let slot = self.pop();
            self.drop_slot(slot);
        }
    }

    /// The next item of the frequent iterators; a new reference.
    #[inline(always)]
    pub(crate) fn next_fast(&mut self, iter: V) -> Option<V> {
        let Object::Iter(payload) = self.heap.get_mut(iter) else { return None };
        match &mut **payload {
            Iter::Range(next, step, left) => {
                if *left == 0 {
                    return None;
                }
                let value = *next;
                *next = value.wrapping_add(*step);
                *left -= 1;
                Some(self.new_int(value))
            }
            Iter::List(Some(list), at) => {
                let (list, place) = (*list, *at);
                *at = place + 1;
                let next = match self.heap.get(list) {
                    list @ (Object::List(_) | Object::SmallList(..)) => list.list_items().get(place).copied(),
                    _ => None,
                };
                match next {
                    Some(v) => self.heap.incref(v),
                    // Exhausted, or a derived class: the slow path starts from the same place.
                    None => self.step_back(iter),
                }
                next
            }
            _ => None,
        }
    }

    #[cold]
    fn step_back(&mut self, iter: V) {
        if let Object::Iter(payload) = self.heap.get_mut(iter)
            && let Iter::List(_, at) = &mut **payload
        {
            *at -= 1;
        }
    }

    /// `FOR_ITER` for everything else.
    #[inline(never)]
    pub(super) fn op_for_iter(&mut self, target: u32) -> R<Flow> {
        let iter = self.stack[self.sp - 1].id();
        self.for_iter(iter, target)
    }

    /// Pushes the next item, or NULL at the end.
    pub(super) fn for_iter(&mut self, iter: V, target: u32) -> R<Flow> {
        if matches!(self.heap.get(iter), Object::Generator(generator) if generator.is_iterator()) {
            return self.resume_for_iter(iter, target);
        }
        if !matches!(self.heap.get(iter), Object::Iter(_))
            && let Some(flow) = self.enter_next(iter, target)?
        {
            return Ok(flow);
        }
        match self.iter_next(iter)? {
            Some(value) => {
                self.push(Slot::owned(value));
                Ok(Flow::Next)
            }
            None => {
                self.push(Slot::NULL);
                Ok(Flow::Jump(target))
            }
        }
    }

    /// The instructions that are not worth an arm in the loop.
    #[expect(clippy::too_many_lines, reason = "one line an instruction")]
    #[inline(never)]
    pub(super) fn op_rare(&mut self, code: &LoadedCode, ins: Ins) -> R<Flow> {
        let arg = ins.arg;
        match ins.op {
            Op::LoadCommonConstant => self.op_load_common_constant(arg),
            Op::LoadFastCheck => self.op_load_fast_check(code, arg),
            Op::LoadFastAndClear => self.op_load_fast_and_clear(arg),
            Op::DeleteFast => self.op_delete_fast(code, arg),
            Op::LoadName => self.op_load_name(code, arg),
            Op::StoreName => self.op_store_name(code, arg),
            Op::DeleteName => self.op_delete_name(code, arg),
            Op::StoreGlobal => self.op_store_global(code, arg),
            Op::DeleteGlobal => self.op_delete_global(code, arg),
            Op::MakeCell => self.op_make_cell(arg),
            Op::CopyFreeVars => self.op_copy_free_vars(code, arg),
            Op::LoadDeref => self.op_load_deref(code, arg),
            Op::StoreDeref => self.op_store_deref(arg),
            Op::DeleteDeref => self.op_delete_deref(code, arg),
            Op::LoadFromDictOrDeref => self.op_load_from_dict_or_deref(code, arg),
            Op::LoadFromDictOrGlobals => self.op_load_from_dict_or_globals(code, arg),
            Op::LoadLocals => self.op_load_locals(),
            Op::SetupAnnotations => self.op_setup_annotations(),
            Op::LoadBuildClass => self.op_load_build_class(),
            Op::DeleteAttr => self.op_delete_attr(code, arg),
            Op::LoadSuperAttr => self.op_load_super_attr(code, ins),
            Op::LoadSpecial => self.op_load_special(arg),
            Op::DeleteSubscr => self.op_delete_subscr(),
            Op::BinarySlice => self.op_binary_slice(),
            Op::StoreSlice => self.op_store_slice(),
            Op::ContainsOp => self.op_contains(arg),
            Op::UnaryNegative => self.op_unary(crate::ops::Unary::Negative),
            Op::UnaryInvert => self.op_unary(crate::ops::Unary::Invert),
            Op::BuildTuple => self.op_build_tuple(arg),
            Op::BuildSet => self.op_build_set(arg),
            Op::BuildSlice => self.op_build_slice(arg),
            Op::BuildString => self.op_build_string(arg),
            Op::SetAdd => self.op_set_add(arg),
            Op::MapAdd => self.op_map_add(arg),
            Op::ListExtend => self.op_list_extend(arg),
            Op::SetUpdate => self.op_set_update(arg),
            Op::DictUpdate => self.op_dict_update(arg),
            Op::DictMerge => self.op_dict_merge(arg),
            Op::ConvertValue => self.op_convert_value(arg),
            Op::FormatSimple => self.op_format_simple(),
            Op::FormatWithSpec => self.op_format_with_spec(),
            Op::BuildInterpolation => self.op_build_interpolation(arg),
            Op::BuildTemplate => self.op_build_template(),
            Op::UnpackSequence => self.op_unpack_sequence(code, ins),
            Op::UnpackEx => self.op_unpack_ex(arg),
            Op::GetIter => self.op_get_iter(),
            Op::GetIterInPlace => self.op_get_iter_in_place(arg),
            Op::ForIterInPlace => self.op_for_iter_in_place(arg),
            Op::PopIterInPlace => self.op_pop_iter_in_place(),
            Op::SendInPlace => self.op_send_in_place(arg),
            Op::EndSendInPlace => self.op_end_send_in_place(),
            Op::CleanupThrowInPlace => self.op_cleanup_throw_in_place(),
            Op::CallKw => self.op_call_kw(code, ins),
            Op::CallFunctionEx => self.op_call_function_ex(),
            Op::CallIntrinsic1 => self.op_call_intrinsic_1(arg),
            Op::CallIntrinsic2 => self.op_call_intrinsic_2(arg),
            Op::MakeFunction => self.op_make_function(),
            Op::SetFunctionAttribute => self.op_set_function_attribute(arg),
            Op::ReturnGenerator => self.op_return_generator(),
            Op::GetYieldFromIter => self.op_get_yield_from_iter(),
            Op::Send => self.op_send(arg),
            Op::EndSend => self.op_end_send(),
            Op::CleanupThrow => self.op_cleanup_throw(),
            Op::RaiseVarargs => self.op_raise_varargs(arg),
            Op::Reraise => self.op_reraise(arg),
            Op::PushExcInfo => self.op_push_exc_info(),
            Op::PopExcept => self.op_pop_except(),
            Op::CheckExcMatch => self.op_check_exc_match(),
            Op::CheckEgMatch => self.op_check_eg_match(),
            Op::WithExceptStart => self.op_with_except_start(),
            Op::ImportName => self.op_import_name(code, arg),
            Op::ImportFrom => self.op_import_from(code, arg),
            Op::GetLen => self.op_get_len(),
            Op::MatchSequence => self.op_match_sequence(),
            Op::MatchMapping => self.op_match_mapping(),
            Op::MatchKeys => self.op_match_keys(),
            Op::MatchClass => self.op_match_class(arg),
            Op::GetAwaitable => self.op_get_awaitable(arg),
            Op::GetAiter => self.op_get_aiter(),
            Op::GetAnext => self.op_get_anext(),
            Op::EndAsyncFor => self.op_end_async_for(),
            other => Err(self.unsupported(other.dis_name())),
        }
    }

    /// An instruction that the lowering should have refused.
    #[cold]
    fn unsupported(&mut self, what: &str) -> Raise {
        self.raise(crate::errors::ExcKind::System, format!("Afterdel does not run {what} yet"))
    }

    fn op_get_iter(&mut self) -> R<Flow> {
        let v = self.stack[self.sp - 1].id();
        if let Some(flow) = self.enter_iter(v, Finish::Iter)? {
            return Ok(flow);
        }
        let slot = self.pop();
        let iter = self.iter(slot.id());
        self.drop_slot(slot);
        self.push(Slot::owned(iter?));
        Ok(Flow::Next)
    }

    fn op_get_len(&mut self) -> R<Flow> {
        let v = self.stack[self.sp - 1].id();
        let len = self.len(v)?;
        let len = self.new_int(len as i64);
        self.push(Slot::owned(len));
        Ok(Flow::Next)
    }
}
