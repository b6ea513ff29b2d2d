//! What 3.13 folds in the tree before anything is lowered (`ast_opt.c`): the constant takes the expression's place.

use ruff_python_ast::{CmpOp, Expr, ExprBinOp, ExprContext, ExprUnaryOp, UnaryOp};

use super::Lowerer;
use super::constant::constant;
use super::expr::binary_op;
use crate::code::Const;
use crate::diagnostics::Fallible;
use crate::flow::{Loc, fold_binary, fold_unary, without_repeats};
use crate::op::{BinaryOp, Op};

/// Shorter lists and sets are not worth a constant.
const MIN_CONST_SEQUENCE_SIZE: usize = 3;

/// Constants that a tree holds: literals, and what is folded from them.
type Held = Vec<Const>;

impl<'a> Lowerer<'a> {
    /// The value of an expression that is a constant in the tree: a literal, or what the version folds there.
    pub fn constant(&mut self, e: &Expr) -> Fallible<Option<Const>> {
        let mut held = Held::new();
        let value = self.folded(e, &mut held)?;
        if value.is_some() {
            self.note_held(&held);
        }
        Ok(value)
    }

    /// Whether an expression is a constant in the tree.
    pub fn is_constant(&self, e: &Expr) -> Fallible<bool> {
        Ok(self.folded(e, &mut Held::new())?.is_some())
    }

    fn note_held(&mut self, held: &[Const]) {
        held.iter().for_each(|value| self.note_literal(value));
    }

    fn folded(&self, e: &Expr, held: &mut Held) -> Fallible<Option<Const>> {
        let value = match e {
            _ if !self.dialect.folds_tree => constant(self.source, e)?,
            Expr::BinOp(e) => self.folded_binary(e, held)?,
            Expr::UnaryOp(e) => self.folded_unary(e, held)?,
            Expr::Tuple(e) if e.ctx == ExprContext::Load => {
                self.folded_all(&e.elts, held)?.map(|values| Const::Tuple(values.into()))
            }
            Expr::Subscript(e) if e.ctx == ExprContext::Load => match self.folded(&e.value, held)? {
                None => None,
                Some(of) => self.folded(&e.slice, held)?.and_then(|key| fold_binary(&of, BinaryOp::Subscript, &key)),
            },
            _ => constant(self.source, e)?,
        };
        held.extend(value.clone());
        Ok(value)
    }

    /// Chains such as `1 + 2 + x` lean left: they are walked in a loop.
    fn folded_binary(&self, e: &ExprBinOp, held: &mut Held) -> Fallible<Option<Const>> {
        let mut chain = vec![e];
        while let Expr::BinOp(inner) = &*chain[chain.len() - 1].left {
            chain.push(inner);
        }
        let Some(mut value) = self.folded(&chain[chain.len() - 1].left, held)? else { return Ok(None) };
        for e in chain.into_iter().rev() {
            let Some(right) = self.folded(&e.right, held)? else { return Ok(None) };
            let Some(folded) = fold_binary(&value, binary_op(e.op), &right) else { return Ok(None) };
            held.push(std::mem::replace(&mut value, folded));
        }
        Ok(Some(value))
    }

    fn folded_unary(&self, e: &ExprUnaryOp, held: &mut Held) -> Fallible<Option<Const>> {
        let op = match e.op {
            UnaryOp::UAdd => Op::CallIntrinsic1,
            UnaryOp::Not => Op::UnaryNot,
            UnaryOp::Invert => Op::UnaryInvert,
            UnaryOp::USub => Op::UnaryNegative,
        };
        Ok(self.folded(&e.operand, held)?.and_then(|operand| fold_unary(op, &operand)))
    }

    /// The values of items that are all constants.
    fn folded_all(&self, items: &[Expr], held: &mut Held) -> Fallible<Option<Vec<Const>>> {
        items.iter().map(|item| self.folded(item, held)).collect()
    }

    /// What a chain of operators begins with, as far as it is constant: how many operators that are, and the value.
    pub fn folded_start(&mut self, innermost: &Expr, chain: &[&ExprBinOp]) -> Fallible<Option<(usize, Const)>> {
        let mut held = Held::new();
        let Some(mut value) = self.folded(innermost, &mut held)? else { return Ok(None) };
        let mut count = 0;
        for e in chain.iter().rev() {
            let mut more = Held::new();
            let Some(right) = self.folded(&e.right, &mut more)? else { break };
            let Some(folded) = fold_binary(&value, binary_op(e.op), &right) else { break };
            value = folded;
            held.append(&mut more);
            held.push(value.clone());
            count += 1;
        }
        self.note_held(&held);
        Ok(Some((count, value)))
    }

    /// The constants of a display that is made from one.
    pub fn constant_items(&mut self, items: &[Expr]) -> Fallible<Option<Vec<Const>>> {
        if !self.dialect.folds_tree || items.len() < MIN_CONST_SEQUENCE_SIZE {
            return Ok(None);
        }
        let mut held = Held::new();
        let values = self.folded_all(items, &mut held)?;
        if values.is_some() {
            self.note_held(&held);
        }
        Ok(values)
    }

    /// What a loop goes over. A tree that is folded has a tuple for a list display there, a frozenset for a set of constants.
    pub fn iterated(&mut self, e: &'a Expr) -> Fallible {
        if !self.dialect.folds_tree {
            return self.expr(e);
        }
        let loc = self.loc(e);
        let mut held = Held::new();
        match e {
            Expr::List(list) if !list.elts.iter().any(Expr::is_starred_expr) => {
                match self.folded_all(&list.elts, &mut held)? {
                    None => self.tuple_display(loc, &list.elts)?,
                    Some(values) => self.emit_held(loc, Const::Tuple(values.into()), held),
                }
            }
            Expr::Set(set) => match self.folded_all(&set.elts, &mut held)? {
                None => self.expr(e)?,
                Some(values) => {
                    self.note_held(&held);
                    self.emit_const(loc, Const::FrozenSet(without_repeats(values)));
                }
            },
            _ => self.expr(e)?,
        }
        Ok(())
    }

    fn emit_held(&mut self, loc: Loc, value: Const, held: Held) {
        self.note_held(&held);
        self.emit_literal(loc, value);
    }

    /// The right side of a comparison.
    pub fn comparator(&mut self, op: CmpOp, e: &'a Expr) -> Fallible {
        if matches!(op, CmpOp::In | CmpOp::NotIn) { self.iterated(e) } else { self.expr(e) }
    }
}
