//! `try`.

use std::rc::Rc;

use ruff_python_ast::{self as ast, ExceptHandler};

use super::Lowerer;
use super::frame_blocks::{BlockKind, Datum};
use super::names::Access;
use crate::diagnostics::Fallible;
use crate::flow::{Ir, Label, Loc};
use crate::op::{Intrinsic2, Op};

impl<'a> Lowerer<'a> {
    pub fn try_(&mut self, s: &'a ast::StmtTry) -> Fallible {
        if s.finalbody.is_empty() { self.try_except(s) } else { self.try_finally(s) }
    }

    /// The `finally` body is there twice: for the normal way out, and for an exception.
    fn try_finally(&mut self, s: &'a ast::StmtTry) -> Fallible {
        let loc = self.loc(s);
        let (body, end, exit, cleanup) = (self.label(), self.label(), self.label(), self.label());
        self.emit_jump(loc, Ir::SetupFinally, end);
        self.place(body);
        self.push_block(loc, BlockKind::FinallyTry, Some(body), Some(end), Datum::Body(&s.finalbody))?;
        if s.handlers.is_empty() {
            self.statements(&s.body)?;
        } else {
            self.try_except(s)?;
        }
        self.emit_ir(Loc::NONE, Ir::PopBlock, 0);
        self.pop_block();
        self.statements(&s.finalbody)?;
        self.emit_jump(Loc::NONE, Ir::JumpNoInterrupt, exit);

        self.place(end);
        self.emit_jump(Loc::NONE, Ir::SetupCleanup, cleanup);
        self.emit(Loc::NONE, Op::PushExcInfo);
        self.push_block(Loc::NONE, BlockKind::FinallyEnd, Some(end), None, Datum::None)?;
        self.statements(&s.finalbody)?;
        self.pop_block();
        self.emit_arg(Loc::NONE, Op::Reraise, 0);
        self.place(cleanup);
        self.pop_except_and_reraise(Loc::NONE);
        self.place(exit);
        Ok(())
    }

    fn try_except(&mut self, s: &'a ast::StmtTry) -> Fallible {
        if s.is_star {
            return self.try_except_star(s);
        }
        let loc = self.loc(s);
        let (body, except, end, cleanup) = (self.label(), self.label(), self.label(), self.label());
        self.emit_jump(loc, Ir::SetupFinally, except);
        self.place(body);
        self.push_block(loc, BlockKind::TryExcept, Some(body), None, Datum::None)?;
        self.statements(&s.body)?;
        self.pop_block();
        self.emit_ir(Loc::NONE, Ir::PopBlock, 0);
        self.statements(&s.orelse)?;
        self.emit_jump(Loc::NONE, Ir::JumpNoInterrupt, end);

        self.place(except);
        self.emit_jump(Loc::NONE, Ir::SetupCleanup, cleanup);
        self.emit(Loc::NONE, Op::PushExcInfo);
        self.push_block(loc, BlockKind::ExceptionHandler, None, None, Datum::None)?;
        for (at, ExceptHandler::ExceptHandler(handler)) in s.handlers.iter().enumerate() {
            if handler.type_.is_none() && at + 1 < s.handlers.len() {
                return self.error("default 'except:' must be last", handler);
            }
            self.step_at(handler);
            self.handler(handler, end)?;
        }
        self.pop_block();
        self.emit_arg(Loc::NONE, Op::Reraise, 0);
        self.place(cleanup);
        self.pop_except_and_reraise(Loc::NONE);
        self.place(end);
        Ok(())
    }

    fn handler(&mut self, handler: &'a ast::ExceptHandlerExceptHandler, end: Label) -> Fallible {
        let loc = self.source.range_loc(self.source.compound_range(handler.range));
        let next = self.label();
        if let Some(class) = &handler.type_ {
            self.expr(class)?;
            self.emit(loc, Op::CheckExcMatch);
            self.emit_jump_op(loc, Op::PopJumpIfFalse, next);
        }
        let body = self.label();
        if let Some(name) = &handler.name {
            let cleanup = self.label();
            let datum: Rc<str> = name.as_str().into();
            self.name(loc, name, Access::Store);
            self.emit_jump(loc, Ir::SetupCleanup, cleanup);
            self.place(body);
            self.push_block(loc, BlockKind::HandlerCleanup, Some(body), None, Datum::Name(datum))?;
            self.statements(&handler.body)?;
            self.pop_block();
            self.emit_ir(Loc::NONE, Ir::PopBlock, 0);
            self.emit_ir(Loc::NONE, Ir::PopBlock, 0);
            self.emit(Loc::NONE, Op::PopExcept);
            self.forget_exception(Loc::NONE, name);
            self.emit_jump(Loc::NONE, Ir::JumpNoInterrupt, end);
            self.place(cleanup);
            self.forget_exception(Loc::NONE, name);
            self.emit_arg(Loc::NONE, Op::Reraise, 1);
        } else {
            self.emit(loc, Op::PopTop);
            self.place(body);
            self.push_block(loc, BlockKind::HandlerCleanup, Some(body), None, Datum::None)?;
            self.statements(&handler.body)?;
            self.pop_block();
            self.emit_ir(Loc::NONE, Ir::PopBlock, 0);
            self.emit(Loc::NONE, Op::PopExcept);
            self.emit_jump(Loc::NONE, Ir::JumpNoInterrupt, end);
        }
        self.place(next);
        Ok(())
    }

    pub fn pop_except_and_reraise(&mut self, loc: Loc) {
        self.emit_arg(loc, Op::Copy, 3);
        self.emit(loc, Op::PopExcept);
        self.emit_arg(loc, Op::Reraise, 1);
    }

    /// `except*`: below the part that is left over lie the original group and the list of what to raise in the end.
    fn try_except_star(&mut self, s: &'a ast::StmtTry) -> Fallible {
        let loc = self.loc(s);
        let (body, except, orelse) = (self.label(), self.label(), self.label());
        let (end, cleanup, reraise_star) = (self.label(), self.label(), self.label());
        self.emit_jump(loc, Ir::SetupFinally, except);
        self.place(body);
        self.push_block(loc, BlockKind::TryExcept, Some(body), None, Datum::None)?;
        self.statements(&s.body)?;
        self.pop_block();
        self.emit_ir(Loc::NONE, Ir::PopBlock, 0);
        self.emit_jump(Loc::NONE, Ir::JumpNoInterrupt, orelse);

        self.place(except);
        self.emit_jump(Loc::NONE, Ir::SetupCleanup, cleanup);
        self.emit(Loc::NONE, Op::PushExcInfo);
        self.push_block(loc, BlockKind::ExceptionGroupHandler, None, None, Datum::None)?;
        for (at, ExceptHandler::ExceptHandler(handler)) in s.handlers.iter().enumerate() {
            self.step_at(handler);
            let is_last = at + 1 == s.handlers.len();
            self.star_handler(handler, at == 0, is_last.then_some(reraise_star))?;
        }
        self.pop_block();
        self.reraise_star(reraise_star, end);
        self.place(cleanup);
        self.pop_except_and_reraise(Loc::NONE);
        self.place(orelse);
        self.statements(&s.orelse)?;
        self.place(end);
        Ok(())
    }

    fn star_handler(
        &mut self,
        handler: &'a ast::ExceptHandlerExceptHandler,
        is_first: bool,
        reraise_star: Option<Label>,
    ) -> Fallible {
        let loc = self.source.range_loc(self.source.compound_range(handler.range));
        let (next, with_error, no_match) = (self.label(), self.label(), self.label());
        if is_first {
            self.emit_arg(loc, Op::BuildList, 0);
            self.emit_arg(loc, Op::Copy, 2);
        }
        if let Some(class) = &handler.type_ {
            self.expr(class)?;
            self.emit(loc, Op::CheckEgMatch);
            self.emit_arg(loc, Op::Copy, 1);
            self.emit_jump_op(loc, Op::PopJumpIfNone, no_match);
        }
        let (cleanup, body) = (self.label(), self.label());
        let datum = match &handler.name {
            Some(name) => {
                self.name(loc, name, Access::Store);
                Datum::Name(name.as_str().into())
            }
            None => {
                self.emit(loc, Op::PopTop);
                Datum::None
            }
        };
        self.emit_jump(loc, Ir::SetupCleanup, cleanup);
        self.place(body);
        self.push_block(loc, BlockKind::HandlerCleanup, Some(body), None, datum)?;
        self.statements(&handler.body)?;
        self.pop_block();
        self.emit_ir(Loc::NONE, Ir::PopBlock, 0);
        if let Some(name) = &handler.name {
            self.forget_exception(Loc::NONE, name);
        }
        self.emit_jump(Loc::NONE, Ir::JumpNoInterrupt, next);
        self.place(cleanup);
        if let Some(name) = &handler.name {
            self.forget_exception(Loc::NONE, name);
        }
        self.emit_arg(Loc::NONE, Op::ListAppend, 3);
        self.emit(Loc::NONE, Op::PopTop);
        self.emit_jump(Loc::NONE, Ir::JumpNoInterrupt, with_error);
        self.place(next);
        self.emit(Loc::NONE, Op::Nop);
        self.emit_jump(Loc::NONE, Ir::JumpNoInterrupt, with_error);
        self.place(no_match);
        self.step_at(handler);
        self.emit(loc, Op::PopTop);
        self.place(with_error);
        if let Some(reraise_star) = reraise_star {
            self.emit_arg(Loc::NONE, Op::ListAppend, 1);
            self.emit_jump(Loc::NONE, Ir::JumpNoInterrupt, reraise_star);
        }
        Ok(())
    }

    fn reraise_star(&mut self, reraise_star: Label, end: Label) {
        let reraise = self.label();
        self.place(reraise_star);
        self.emit_arg(Loc::NONE, Op::CallIntrinsic2, Intrinsic2::PrepReraiseStar as u32);
        self.emit_arg(Loc::NONE, Op::Copy, 1);
        self.emit_jump_op(Loc::NONE, Op::PopJumpIfNotNone, reraise);
        self.emit(Loc::NONE, Op::PopTop);
        self.emit_ir(Loc::NONE, Ir::PopBlock, 0);
        self.emit(Loc::NONE, Op::PopExcept);
        self.emit_jump(Loc::NONE, Ir::JumpNoInterrupt, end);
        self.place(reraise);
        self.emit_ir(Loc::NONE, Ir::PopBlock, 0);
        self.emit_arg(Loc::NONE, Op::Swap, 2);
        self.emit(Loc::NONE, Op::PopExcept);
        self.emit_arg(Loc::NONE, Op::Reraise, 0);
    }
}
