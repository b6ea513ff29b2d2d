//! `yield`, `yield from`, `await`.

use ruff_text_size::Ranged;

use super::Lowerer;
use super::unit::UnitKind;
use crate::diagnostics::Fallible;
use crate::flow::{Ir, Label, Loc};
use crate::op::{Intrinsic1, Op};

/// Operands of `RESUME`.
const AFTER_YIELD: u32 = 1;
const AFTER_YIELD_FROM: u32 = 2;
const AFTER_AWAIT: u32 = 3;

impl Lowerer<'_> {
    /// Yields the top of the stack, wrapped in an asynchronous generator to tell it from what an `await` inside yields.
    pub fn yield_value(&mut self, loc: Loc) {
        if self.scope().is_coroutine && self.scope().is_generator {
            self.emit_arg(loc, Op::CallIntrinsic1, Intrinsic1::AsyncGenWrap as u32);
        }
        self.emit_arg(loc, Op::YieldValue, 0);
        self.emit_arg(loc, Op::Resume, AFTER_YIELD);
    }

    /// Delegates to the iterator under the first value to send.
    pub fn yield_from(&mut self, loc: Loc, is_await: bool) {
        let send = self.label();
        self.place(send);
        self.yield_from_at(loc, is_await, send);
    }

    fn yield_from_at(&mut self, loc: Loc, is_await: bool, send: Label) {
        let (fail, exit) = (self.label(), self.label());
        let iteration = self.iteration();
        self.emit_jump_op(loc, iteration.send, exit);
        // Catches what a throw into the suspended frame raises.
        self.emit_jump(loc, Ir::SetupFinally, fail);
        self.emit_arg(loc, Op::YieldValue, 1);
        self.emit_ir(Loc::NONE, Ir::PopBlock, 0);
        self.emit_arg(loc, Op::Resume, if is_await { AFTER_AWAIT } else { AFTER_YIELD_FROM });
        self.emit_jump(loc, Ir::JumpNoInterrupt, send);
        self.place(fail);
        self.emit(loc, iteration.cleanup_throw);
        self.place(exit);
        self.emit(loc, iteration.end_send);
    }

    /// Awaits the top of the stack; `kind` is the operand of `GET_AWAITABLE`.
    pub fn await_value(&mut self, loc: Loc, kind: u32) {
        self.emit_arg(loc, Op::GetAwaitable, kind);
        self.emit_first_sent(loc);
        self.yield_from(loc, true);
    }

    /// What is sent first to something that can be awaited.
    fn emit_first_sent(&mut self, loc: Loc) {
        if self.dialect.iterates_in_place {
            self.emit(loc, Op::PushNull);
        }
        self.emit_none(loc);
    }

    /// Awaits the next item of an `async for`, with its end caught at `except`. Returns where it is sent to.
    pub fn await_next(&mut self, loc: Loc, except: Label) -> Label {
        self.emit_jump(loc, Ir::SetupFinally, except);
        self.emit(loc, Op::GetAnext);
        self.emit_first_sent(loc);
        let send = self.label();
        self.place(send);
        self.yield_from_at(loc, true, send);
        self.emit_ir(loc, Ir::PopBlock, 0);
        send
    }

    pub fn require_async(&mut self, message: &str, node: &impl Ranged) -> Fallible {
        if self.unit_ref().kind == UnitKind::AsyncFunction { Ok(()) } else { self.error(message, node) }
    }
}
