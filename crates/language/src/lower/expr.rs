//! Expressions.

use ruff_python_ast::{self as ast, Expr, Operator, UnaryOp};
use ruff_text_size::Ranged;

use super::Lowerer;
use super::constant::constant;
use super::names::Access;
use super::unit::UnitKind;
use crate::code::Const;
use crate::diagnostics::Fallible;
use crate::flow::Loc;
use crate::op::{BinaryOp, Intrinsic1, Op};

impl<'a> Lowerer<'a> {
    /// Evaluates `e` and leaves its value on the stack.
    pub fn expr(&mut self, e: &'a Expr) -> Fallible {
        let loc = self.loc(e);
        if let Some(value) = self.constant(e)? {
            self.emit_const(loc, value);
            return Ok(());
        }
        match e {
            Expr::Named(e) => {
                self.expr(&e.value)?;
                self.emit_arg(loc, Op::Copy, 1);
                self.store(&e.target)
            }
            Expr::BoolOp(e) => self.bool_op(e),
            Expr::BinOp(e) => self.binary(e),
            Expr::UnaryOp(e) => self.unary(loc, e),
            Expr::Lambda(e) => self.lambda(e),
            Expr::If(e) => self.conditional(e),
            Expr::Dict(e) => self.dict(e),
            Expr::Set(e) => self.set_display(loc, &e.elts),
            Expr::List(e) => self.list_display(loc, &e.elts),
            Expr::Tuple(e) => self.tuple_display(loc, &e.elts),
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) | Expr::Generator(_) => self.comprehension(e, loc),
            Expr::Yield(y) => {
                if !self.scope().is_function_like() {
                    return self.error("'yield' outside function", y);
                }
                match &y.value {
                    Some(value) => self.expr(value)?,
                    None => self.emit_none(loc),
                }
                self.yield_value(loc);
                Ok(())
            }
            Expr::YieldFrom(y) => self.yield_from_expr(loc, y),
            Expr::Await(e) => {
                self.expr(&e.value)?;
                self.await_value(loc, 0);
                Ok(())
            }
            Expr::Compare(e) => self.compare(e),
            Expr::Call(e) => self.call(e),
            Expr::FString(e) => self.f_string(loc, e),
            Expr::TString(e) => self.t_string(loc, e),
            Expr::Attribute(e) => self.attribute(loc, e),
            Expr::Subscript(e) => self.subscript(loc, e, Access::Load),
            Expr::Starred(e) => self.error("can't use starred expression here", e),
            Expr::Slice(e) => self.slice(e),
            Expr::Name(e) => {
                self.name(loc, &e.id, Access::Load);
                Ok(())
            }
            _ => self.error("invalid syntax", e),
        }
    }

    fn yield_from_expr(&mut self, loc: Loc, e: &'a ast::ExprYieldFrom) -> Fallible {
        if !self.scope().is_function_like() {
            return self.error("'yield from' outside function", e);
        }
        if self.unit_ref().kind == UnitKind::AsyncFunction {
            return self.error("'yield from' inside async function", e);
        }
        self.expr(&e.value)?;
        let (get_iter, arg) = self.iteration().get_yield_from_iter;
        self.emit_arg(loc, get_iter, arg);
        self.emit_none(loc);
        self.yield_from(loc, false);
        Ok(())
    }

    /// Chains such as `a + b + c` lean left: they are walked in a loop.
    fn binary(&mut self, e: &'a ast::ExprBinOp) -> Fallible {
        let mut chain = vec![e];
        let mut innermost = &*e.left;
        while let Expr::BinOp(inner) = innermost
            && !self.is_string_formatting(inner)?
        {
            chain.push(inner);
            innermost = &inner.left;
        }
        if chain.len() == 1 && self.is_string_formatting(e)? && self.format_to_f_string(e)? {
            return Ok(());
        }
        let start = if self.dialect.folds_tree { self.folded_start(innermost, &chain)? } else { None };
        match &start {
            Some((folded, value)) => {
                let of = if *folded == 0 { self.loc(innermost) } else { self.loc(chain[chain.len() - folded]) };
                self.emit_const(of, value.clone());
            }
            None => self.expr(innermost)?,
        }
        for e in chain.into_iter().rev().skip(start.map_or(0, |(folded, _)| folded)) {
            self.expr(&e.right)?;
            self.emit_arg(self.loc(e), Op::BinaryOp, binary_op(e.op) as u32);
        }
        Ok(())
    }

    fn unary(&mut self, loc: Loc, e: &'a ast::ExprUnaryOp) -> Fallible {
        self.expr(&e.operand)?;
        match e.op {
            UnaryOp::UAdd => self.emit_arg(loc, Op::CallIntrinsic1, Intrinsic1::UnaryPositive as u32),
            UnaryOp::Not => {
                self.emit(loc, Op::ToBool);
                self.emit(loc, Op::UnaryNot);
            }
            UnaryOp::Invert => self.emit(loc, Op::UnaryInvert),
            UnaryOp::USub => self.emit(loc, Op::UnaryNegative),
        }
        Ok(())
    }

    fn attribute(&mut self, loc: Loc, e: &'a ast::ExprAttribute) -> Fallible {
        if let Some(call) = self.super_call(e) {
            self.load_super_args(call)?;
            let two_args = u32::from(!call.arguments.args.is_empty());
            self.emit_name(loc, Op::LoadSuperAttr, &e.attr, 2, two_args << 1);
            let loc = self.attr_loc(loc, e);
            self.emit(loc, Op::Nop);
            return Ok(());
        }
        self.expr(&e.value)?;
        let loc = self.attr_loc(loc, e);
        self.emit_name(loc, Op::LoadAttr, &e.attr, 1, 0);
        Ok(())
    }

    /// An attribute access over several lines is blamed on the attribute's own line.
    pub fn attr_loc(&self, mut loc: Loc, e: &ast::ExprAttribute) -> Loc {
        let (end_line, end_column) = self.source.line_column(e.end());
        let (end_line, end_column) = (end_line as i32, end_column as i32);
        if loc.line != end_line {
            loc.line = end_line;
            let length = e.attr.chars().count() as i32;
            if length <= end_column {
                loc.column = end_column - length;
            } else {
                loc.column = -1;
                loc.end_column = -1;
            }
            loc.end_line = loc.line.max(loc.end_line);
            if loc.line == loc.end_line {
                loc.end_column = loc.column.max(loc.end_column);
            }
        }
        loc
    }

    pub fn subscript(&mut self, loc: Loc, e: &'a ast::ExprSubscript, access: Access) -> Fallible {
        self.expr(&e.value)?;
        if let Some(slice) = self.two_part_slice(&e.slice)
            && access != Access::Delete
        {
            self.slice_parts(slice)?;
            self.emit(loc, if access == Access::Load { Op::BinarySlice } else { Op::StoreSlice });
            return Ok(());
        }
        self.expr(&e.slice)?;
        match access {
            Access::Load => self.emit_arg(loc, Op::BinaryOp, BinaryOp::Subscript as u32),
            Access::Store => self.emit(loc, Op::StoreSubscr),
            Access::Delete => self.emit(loc, Op::DeleteSubscr),
        }
        Ok(())
    }

    /// Start and stop of a slice.
    pub fn slice_parts(&mut self, e: &'a ast::ExprSlice) -> Fallible {
        for part in [&e.lower, &e.upper] {
            match part {
                Some(part) => self.expr(part)?,
                None => self.emit_none(self.loc(e)),
            }
        }
        Ok(())
    }

    fn is_constant_slice(&self, e: &ast::ExprSlice) -> bool {
        let mut parts = [&e.lower, &e.upper, &e.step].into_iter().flatten();
        !self.dialect.builds_slices && parts.all(|part| is_constant(part))
    }

    /// A slice without step that is not wholly constant has instructions of its own.
    pub fn two_part_slice<'e>(&self, e: &'e Expr) -> Option<&'e ast::ExprSlice> {
        match e {
            Expr::Slice(slice) if slice.step.is_none() && !self.is_constant_slice(slice) => Some(slice),
            _ => None,
        }
    }

    fn slice(&mut self, e: &'a ast::ExprSlice) -> Fallible {
        let loc = self.loc(e);
        if self.is_constant_slice(e) {
            let mut parts = [Const::None, Const::None, Const::None];
            for (part, value) in [&e.lower, &e.upper, &e.step].into_iter().zip(&mut parts) {
                if let Some(part) = part {
                    *value = constant(self.source, part)?.unwrap_or(Const::None);
                    self.note_literal(value);
                }
            }
            self.emit_const(loc, Const::Slice(parts.into()));
            return Ok(());
        }
        self.slice_parts(e)?;
        let mut count = 2;
        if let Some(step) = &e.step {
            self.expr(step)?;
            count = 3;
        }
        self.emit_arg(loc, Op::BuildSlice, count);
        Ok(())
    }
}

/// Whether `e` is a literal, without its value.
pub(super) fn is_constant(e: &Expr) -> bool {
    e.is_literal_expr() || matches!(e, Expr::Name(n) if &*n.id == "__debug__")
}

/// The operand of `BINARY_OP`.
pub(super) fn binary_op(op: Operator) -> BinaryOp {
    match op {
        Operator::Add => BinaryOp::Add,
        Operator::Sub => BinaryOp::Subtract,
        Operator::Mult => BinaryOp::Multiply,
        Operator::MatMult => BinaryOp::MatrixMultiply,
        Operator::Div => BinaryOp::TrueDivide,
        Operator::Mod => BinaryOp::Remainder,
        Operator::Pow => BinaryOp::Power,
        Operator::LShift => BinaryOp::Lshift,
        Operator::RShift => BinaryOp::Rshift,
        Operator::BitOr => BinaryOp::Or,
        Operator::BitXor => BinaryOp::Xor,
        Operator::BitAnd => BinaryOp::And,
        Operator::FloorDiv => BinaryOp::FloorDivide,
    }
}
