//! `for`, `while`, `break`, `continue`.

use ruff_python_ast as ast;
use ruff_text_size::Ranged;

use super::Lowerer;
use super::compare::Jump;
use super::frame_blocks::{BlockKind, Datum};
use crate::diagnostics::Fallible;
use crate::flow::{Ir, Loc};
use crate::op::Op;

impl<'a> Lowerer<'a> {
    pub fn for_(&mut self, s: &'a ast::StmtFor) -> Fallible {
        let (start, cleanup, end) = (self.label(), self.label(), self.label());
        self.push_block(self.loc(s), BlockKind::For, Some(start), Some(end), Datum::None)?;
        self.iterated(&s.iter)?;
        let iter_loc = self.loc(&*s.iter);
        self.emit(iter_loc, self.iteration().get_iter);
        self.place(start);
        let line = self.source.line(s.start());
        self.lead_on(line);
        self.emit_jump_op(iter_loc, self.iteration().for_iter, cleanup);
        self.emit(self.loc(&*s.target), Op::Nop);
        self.store(&s.target)?;
        self.statements(&s.body)?;
        self.emit_jump(Loc::NONE, Ir::Jump, start);
        self.place(cleanup);
        self.emit(Loc::NONE, Op::EndFor);
        self.emit(Loc::NONE, self.iteration().pop_iter);
        self.pop_block();
        self.statements(&s.orelse)?;
        self.place(end);
        Ok(())
    }

    pub fn async_for(&mut self, s: &'a ast::StmtFor) -> Fallible {
        let loc = self.source.range_loc(self.source.compound_range(s.range));
        self.require_async("'async for' outside async function", s)?;
        let (start, except, end) = (self.label(), self.label(), self.label());
        self.expr(&s.iter)?;
        let iter_loc = self.loc(&*s.iter);
        self.emit(iter_loc, Op::GetAiter);
        self.place(start);
        let line = self.source.line(s.start());
        self.lead_on(line);
        self.push_block(loc, BlockKind::AsyncFor, Some(start), Some(end), Datum::None)?;
        let send = self.await_next(loc, except);
        self.emit(loc, Op::Nop);
        self.store(&s.target)?;
        self.statements(&s.body)?;
        self.emit_jump(Loc::NONE, Ir::Jump, start);
        self.pop_block();
        self.place(except);
        self.step_on(line);
        self.emit_jump_op(iter_loc, Op::EndAsyncFor, send);
        self.statements(&s.orelse)?;
        self.place(end);
        Ok(())
    }

    pub fn while_(&mut self, s: &'a ast::StmtWhile) -> Fallible {
        let (start, end, anchor) = (self.label(), self.label(), self.label());
        self.place(start);
        let line = self.source.line(s.start());
        self.lead_on(line);
        self.push_block(self.loc(s), BlockKind::While, Some(start), Some(end), Datum::None)?;
        self.jump_if(&s.test, anchor, Jump::IfFalse)?;
        self.statements(&s.body)?;
        self.emit_jump(Loc::NONE, Ir::Jump, start);
        self.pop_block();
        self.place(anchor);
        self.statements(&s.orelse)?;
        self.place(end);
        Ok(())
    }

    pub fn break_(&mut self, s: &'a ast::StmtBreak) -> Fallible {
        let mut loc = self.loc(s);
        self.emit(loc, Op::Nop);
        let Some(block) = self.unwind_blocks(&mut loc, false, true)? else {
            return self.error("'break' outside loop", s);
        };
        self.unwind_block(&mut loc, &block, false)?;
        if let Some(exit) = block.exit {
            self.emit_jump(loc, Ir::Jump, exit);
        }
        Ok(())
    }

    pub fn continue_(&mut self, s: &'a ast::StmtContinue) -> Fallible {
        let mut loc = self.loc(s);
        self.emit(loc, Op::Nop);
        let Some(block) = self.unwind_blocks(&mut loc, false, true)? else {
            return self.error("'continue' not properly in loop", s);
        };
        if let Some(start) = block.start {
            self.emit_jump(loc, Ir::Jump, start);
        }
        Ok(())
    }
}
