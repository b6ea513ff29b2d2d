//! `with` and `async with`.

use ruff_python_ast as ast;
use ruff_text_size::Ranged;

use super::Lowerer;
use super::frame_blocks::{BlockKind, Datum};
use crate::diagnostics::Fallible;
use crate::flow::{Ir, Label, Loc};
use crate::op::Op;

/// Operands of `LOAD_SPECIAL`: enter, exit.
const SYNC: (u32, u32) = (0, 1);
const ASYNC: (u32, u32) = (2, 3);

impl<'a> Lowerer<'a> {
    /// The statement's items from `at` on, then its body.
    pub fn with(&mut self, s: &'a ast::StmtWith, at: usize) -> Fallible {
        let Some(item) = s.items.get(at) else { return self.statements(&s.body) };
        if s.is_async {
            self.require_async("'async with' outside async function", s)?;
        }
        let (block, finally, exit, cleanup) = (self.label(), self.label(), self.label(), self.label());
        self.expr(&item.context_expr)?;
        let loc = self.loc(&item.context_expr);
        let line = self.source.line(s.start());
        let (enter_method, exit_method) = if s.is_async { ASYNC } else { SYNC };
        self.emit_arg(loc, Op::Copy, 1);
        self.emit_arg(loc, Op::LoadSpecial, exit_method);
        self.emit_arg(loc, Op::Swap, 2);
        self.emit_arg(loc, Op::Swap, 3);
        self.emit_arg(loc, Op::LoadSpecial, enter_method);
        self.emit_arg(loc, Op::Call, 0);
        if s.is_async {
            self.await_value(loc, 1);
        }
        self.emit_jump(loc, Ir::SetupWith, finally);
        self.place(block);
        let kind = if s.is_async { BlockKind::AsyncWith } else { BlockKind::With };
        self.push_block(loc, kind, Some(block), Some(finally), Datum::None)?;
        match &item.optional_vars {
            Some(target) => self.store(target)?,
            None => self.emit(loc, Op::PopTop),
        }
        self.with(s, at + 1)?;
        self.step_on(line);
        self.emit_ir(if s.is_async { loc } else { Loc::NONE }, Ir::PopBlock, 0);
        self.pop_block();
        self.call_exit_with_nones(loc);
        if s.is_async {
            self.await_value(loc, 2);
        }
        self.emit(loc, Op::PopTop);
        self.emit_jump(loc, Ir::Jump, exit);
        self.place(finally);
        self.emit_jump(loc, Ir::SetupCleanup, cleanup);
        self.emit(loc, Op::PushExcInfo);
        self.emit(loc, Op::WithExceptStart);
        if s.is_async {
            self.await_value(loc, 2);
        }
        self.with_except_finish(cleanup);
        self.place(exit);
        Ok(())
    }

    /// Calls the exit method that lies on the stack, for no exception.
    pub fn call_exit_with_nones(&mut self, loc: Loc) {
        for _ in 0..3 {
            self.emit_none(loc);
        }
        self.emit_arg(loc, Op::Call, 3);
    }

    fn with_except_finish(&mut self, cleanup: Label) {
        let (suppress, exit) = (self.label(), self.label());
        self.emit(Loc::NONE, Op::ToBool);
        self.emit_jump_op(Loc::NONE, Op::PopJumpIfTrue, suppress);
        self.emit_arg(Loc::NONE, Op::Reraise, 2);
        self.place(suppress);
        self.emit(Loc::NONE, Op::PopTop);
        self.emit_ir(Loc::NONE, Ir::PopBlock, 0);
        self.emit(Loc::NONE, Op::PopExcept);
        for _ in 0..3 {
            self.emit(Loc::NONE, Op::PopTop);
        }
        self.emit_jump(Loc::NONE, Ir::JumpNoInterrupt, exit);
        self.place(cleanup);
        self.pop_except_and_reraise(Loc::NONE);
        self.place(exit);
    }
}
