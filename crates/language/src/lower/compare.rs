//! Comparisons, `and`/`or`, and jumps on a condition.

use ruff_python_ast::{self as ast, BoolOp, CmpOp, Expr, UnaryOp};

use super::Lowerer;
use crate::diagnostics::Fallible;
use crate::flow::{Ir, Label, Loc};
use crate::op::{CompareOp, Op};

/// When to jump.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Jump {
    IfTrue,
    IfFalse,
}

impl Jump {
    fn inverted(self) -> Jump {
        if self == Jump::IfTrue { Jump::IfFalse } else { Jump::IfTrue }
    }

    fn op(self) -> Op {
        if self == Jump::IfTrue { Op::PopJumpIfTrue } else { Op::PopJumpIfFalse }
    }
}

impl<'a> Lowerer<'a> {
    /// Jumps to `next` when the truth of `e` is as asked, else goes on.
    pub fn jump_if(&mut self, e: &'a Expr, next: Label, when: Jump) -> Fallible {
        match e {
            Expr::UnaryOp(not) if not.op == UnaryOp::Not => self.jump_if(&not.operand, next, when.inverted()),
            Expr::BoolOp(e) => self.jump_if_bool_op(e, next, when),
            Expr::If(e) => {
                let (end, other) = (self.label(), self.label());
                self.jump_if(&e.test, other, Jump::IfFalse)?;
                self.jump_if(&e.body, next, when)?;
                self.emit_jump(Loc::NONE, Ir::JumpNoInterrupt, end);
                self.place(other);
                self.jump_if(&e.orelse, next, when)?;
                self.place(end);
                Ok(())
            }
            Expr::Compare(e) if e.ops.len() > 1 => self.jump_if_chain(e, next, when),
            _ => {
                self.expr(e)?;
                let loc = self.loc(e);
                self.emit(loc, Op::ToBool);
                self.emit_jump_op(loc, when.op(), next);
                Ok(())
            }
        }
    }

    fn jump_if_bool_op(&mut self, e: &'a ast::ExprBoolOp, next: Label, when: Jump) -> Fallible {
        let early = if e.op == BoolOp::Or { Jump::IfTrue } else { Jump::IfFalse };
        let early_target = if early == when { next } else { self.label() };
        let Some((last, first)) = e.values.split_last() else { return Ok(()) };
        for value in first {
            self.jump_if(value, early_target, early)?;
        }
        self.jump_if(last, next, when)?;
        if early_target != next {
            self.place(early_target);
        }
        Ok(())
    }

    fn jump_if_chain(&mut self, e: &'a ast::ExprCompare, next: Label, when: Jump) -> Fallible {
        let loc = self.loc(e);
        let cleanup = self.label();
        self.expr(&e.left)?;
        let last = e.ops.len() - 1;
        for (op, right) in e.ops.iter().zip(&e.comparators).take(last) {
            self.expr(right)?;
            self.emit_arg(loc, Op::Swap, 2);
            self.emit_arg(loc, Op::Copy, 2);
            self.compare_op(loc, *op);
            self.emit(loc, Op::ToBool);
            self.emit_jump_op(loc, Op::PopJumpIfFalse, cleanup);
        }
        self.comparator(e.ops[last], &e.comparators[last])?;
        self.compare_op(loc, e.ops[last]);
        self.emit(loc, Op::ToBool);
        self.emit_jump_op(loc, when.op(), next);
        let end = self.label();
        self.emit_jump(Loc::NONE, Ir::JumpNoInterrupt, end);
        self.place(cleanup);
        self.emit(loc, Op::PopTop);
        if when == Jump::IfFalse {
            self.emit_jump(Loc::NONE, Ir::JumpNoInterrupt, next);
        }
        self.place(end);
        Ok(())
    }

    pub fn compare(&mut self, e: &'a ast::ExprCompare) -> Fallible {
        let loc = self.loc(e);
        self.expr(&e.left)?;
        let last = e.ops.len() - 1;
        if last == 0 {
            self.comparator(e.ops[0], &e.comparators[0])?;
            self.compare_op(loc, e.ops[0]);
            return Ok(());
        }
        let cleanup = self.label();
        for (op, right) in e.ops.iter().zip(&e.comparators).take(last) {
            self.expr(right)?;
            self.emit_arg(loc, Op::Swap, 2);
            self.emit_arg(loc, Op::Copy, 2);
            self.compare_op(loc, *op);
            self.emit_arg(loc, Op::Copy, 1);
            self.emit(loc, Op::ToBool);
            self.emit_jump_op(loc, Op::PopJumpIfFalse, cleanup);
            self.emit(loc, Op::PopTop);
        }
        self.comparator(e.ops[last], &e.comparators[last])?;
        self.compare_op(loc, e.ops[last]);
        let end = self.label();
        self.emit_jump(Loc::NONE, Ir::JumpNoInterrupt, end);
        self.place(cleanup);
        self.emit_arg(loc, Op::Swap, 2);
        self.emit(loc, Op::PopTop);
        self.place(end);
        Ok(())
    }

    pub fn compare_op(&mut self, loc: Loc, op: CmpOp) {
        let (op, arg) = match op {
            CmpOp::Lt => (Op::CompareOp, CompareOp::Lt as u32),
            CmpOp::LtE => (Op::CompareOp, CompareOp::Le as u32),
            CmpOp::Eq => (Op::CompareOp, CompareOp::Eq as u32),
            CmpOp::NotEq => (Op::CompareOp, CompareOp::Ne as u32),
            CmpOp::Gt => (Op::CompareOp, CompareOp::Gt as u32),
            CmpOp::GtE => (Op::CompareOp, CompareOp::Ge as u32),
            CmpOp::Is => (Op::IsOp, 0),
            CmpOp::IsNot => (Op::IsOp, 1),
            CmpOp::In => (Op::ContainsOp, 0),
            CmpOp::NotIn => (Op::ContainsOp, 1),
        };
        self.emit_arg(loc, op, arg);
    }

    pub fn bool_op(&mut self, e: &'a ast::ExprBoolOp) -> Fallible {
        let loc = self.loc(e);
        let jump = if e.op == BoolOp::And { Ir::JumpIfFalse } else { Ir::JumpIfTrue };
        let end = self.label();
        let Some((last, first)) = e.values.split_last() else { return Ok(()) };
        for value in first {
            self.expr(value)?;
            self.emit_jump(loc, jump, end);
            self.emit(loc, Op::PopTop);
        }
        self.expr(last)?;
        self.place(end);
        Ok(())
    }

    pub fn conditional(&mut self, e: &'a ast::ExprIf) -> Fallible {
        let (end, other) = (self.label(), self.label());
        self.jump_if(&e.test, other, Jump::IfFalse)?;
        self.expr(&e.body)?;
        self.emit_jump(Loc::NONE, Ir::JumpNoInterrupt, end);
        self.place(other);
        self.expr(&e.orelse)?;
        self.place(end);
        Ok(())
    }
}
