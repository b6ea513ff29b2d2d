//! Statements.

use ruff_python_ast::{self as ast, Expr, Stmt};

use super::Lowerer;
use super::compare::Jump;
use crate::code::Const;
use crate::diagnostics::Fallible;
use crate::flow::{Ir, Loc};
use crate::op::Op;

/// Larger blocks are refused: nested `finally` bodies double with each level.
const MAX_INSTRUCTIONS: usize = 1 << 20;

impl<'a> Lowerer<'a> {
    pub fn statements(&mut self, body: &'a [Stmt]) -> Fallible {
        body.iter().try_for_each(|stmt| self.statement(stmt))
    }

    fn conditionally(&mut self, lower: impl FnOnce(&mut Self) -> Fallible) -> Fallible {
        self.unit().conditional_depth += 1;
        lower(self)?;
        self.unit().conditional_depth -= 1;
        Ok(())
    }

    fn statement(&mut self, stmt: &'a Stmt) -> Fallible {
        if self.unit_ref().sequence.len() > MAX_INSTRUCTIONS {
            return self.unsupported("Blocks of code as large as this one", stmt);
        }
        self.step_at(stmt);
        match stmt {
            Stmt::FunctionDef(s) => self.function_def(s),
            Stmt::ClassDef(s) => self.class_def(s),
            Stmt::Return(s) => self.return_(s),
            Stmt::Delete(s) => s.targets.iter().try_for_each(|target| self.delete(target)),
            Stmt::TypeAlias(s) => self.type_alias(s),
            Stmt::Assign(s) => self.assign(s),
            Stmt::AugAssign(s) => self.augmented_assign(s),
            Stmt::AnnAssign(s) => self.annotated_assign(s),
            Stmt::For(s) => self.conditionally(|l| if s.is_async { l.async_for(s) } else { l.for_(s) }),
            Stmt::While(s) => self.conditionally(|l| l.while_(s)),
            Stmt::If(s) => self.conditionally(|l| l.if_(s)),
            Stmt::With(s) => self.conditionally(|l| l.with(s, 0)),
            Stmt::Match(s) => self.conditionally(|l| l.match_(s)),
            Stmt::Raise(s) => self.raise(s),
            Stmt::Try(s) => self.conditionally(|l| l.try_(s)),
            Stmt::Assert(s) => self.assert(s),
            Stmt::Import(s) => self.import(s),
            Stmt::ImportFrom(s) => self.import_from(s),
            Stmt::Global(_) | Stmt::Nonlocal(_) => Ok(()),
            Stmt::Expr(s) => self.expression_statement(s),
            Stmt::Pass(s) => {
                self.emit(self.loc(s), Op::Nop);
                Ok(())
            }
            Stmt::Break(s) => self.break_(s),
            Stmt::Continue(s) => self.continue_(s),
            Stmt::IpyEscapeCommand(s) => self.error("invalid syntax", s),
        }
    }

    fn expression_statement(&mut self, s: &'a ast::StmtExpr) -> Fallible {
        let loc = self.loc(s);
        if self.is_constant(&s.value)? {
            self.emit(loc, Op::Nop);
            return Ok(());
        }
        self.expr(&s.value)?;
        self.emit(Loc::NONE, Op::PopTop);
        Ok(())
    }

    fn if_(&mut self, s: &'a ast::StmtIf) -> Fallible {
        let end = self.label();
        let mut test = Some(&*s.test);
        let mut body = &s.body;
        let mut clauses = s.elif_else_clauses.iter();
        loop {
            let clause = clauses.next();
            let next = if clause.is_some() { self.label() } else { end };
            if let Some(test) = test {
                self.jump_if(test, next, Jump::IfFalse)?;
            }
            self.statements(body)?;
            let Some(clause) = clause else { break };
            self.emit_jump(Loc::NONE, Ir::JumpNoInterrupt, end);
            self.place(next);
            test = clause.test.as_ref();
            body = &clause.body;
            if let Some(test) = test {
                self.step_at(clause);
                let _ = test;
            } else {
                self.statements(body)?;
                break;
            }
        }
        self.place(end);
        Ok(())
    }

    fn return_(&mut self, s: &'a ast::StmtReturn) -> Fallible {
        let mut loc = self.loc(s);
        if !self.scope().is_function_like() {
            return self.error("'return' outside function", s);
        }
        if s.value.is_some() && self.scope().is_coroutine && self.scope().is_generator {
            return self.error("'return' with value in async generator", s);
        }
        let value = s.value.as_deref();
        let known = value.map(|v| self.constant(v)).transpose()?.flatten();
        let keep_top = value.is_some() && known.is_none();
        let mut value_line = None;
        if let Some(value) = value {
            let value_loc = self.loc(value);
            value_line = Some(value_loc.line);
            if keep_top {
                self.expr(value)?;
            } else {
                loc = value_loc;
                self.emit(loc, Op::Nop);
            }
        }
        if value_line != Some(self.loc(s).line) {
            loc = self.loc(s);
            self.emit(loc, Op::Nop);
        }
        self.unwind_blocks(&mut loc, keep_top, false)?;
        if !keep_top {
            self.emit_const(loc, known.unwrap_or(Const::None));
        }
        self.emit(loc, Op::ReturnValue);
        Ok(())
    }

    fn raise(&mut self, s: &'a ast::StmtRaise) -> Fallible {
        let mut count = 0;
        for value in [&s.exc, &s.cause].into_iter().flatten() {
            self.expr(value)?;
            count += 1;
        }
        self.emit_arg(self.loc(s), Op::RaiseVarargs, count);
        Ok(())
    }

    fn assert(&mut self, s: &'a ast::StmtAssert) -> Fallible {
        const ASSERTION_ERROR: u32 = 0;
        let loc = self.loc(s);
        let end = self.label();
        self.jump_if(&s.test, end, Jump::IfTrue)?;
        self.emit_arg(loc, Op::LoadCommonConstant, ASSERTION_ERROR);
        if let Some(message) = &s.msg {
            self.expr(message)?;
            self.emit_arg(loc, Op::Call, 0);
        }
        self.emit_arg(self.loc(&*s.test), Op::RaiseVarargs, 1);
        self.place(end);
        Ok(())
    }

    /// A `del` target.
    fn delete(&mut self, target: &'a Expr) -> Fallible {
        let loc = self.loc(target);
        match target {
            Expr::Name(e) => self.name(loc, &e.id, super::names::Access::Delete),
            Expr::Attribute(e) => {
                self.expr(&e.value)?;
                let loc = self.attr_loc(loc, e);
                self.emit_name(loc, Op::DeleteAttr, &e.attr, 0, 0);
            }
            Expr::Subscript(e) => {
                self.expr(&e.value)?;
                self.expr(&e.slice)?;
                self.emit(loc, Op::DeleteSubscr);
            }
            Expr::List(e) => e.elts.iter().try_for_each(|e| self.delete(e))?,
            Expr::Tuple(e) => e.elts.iter().try_for_each(|e| self.delete(e))?,
            _ => return self.error("cannot delete expression", target),
        }
        Ok(())
    }
}
