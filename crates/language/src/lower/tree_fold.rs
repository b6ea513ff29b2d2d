//! What 3.13 folds in the tree before anything is lowered (`ast_opt.c`): the constant takes the expression's place.

use ruff_python_ast::{CmpOp, Expr, ExprBinOp, ExprContext, ExprUnaryOp, Operator, UnaryOp};

use super::Lowerer;
use super::constant::constant;
use super::expr::binary_op;
use crate::code::Const;
use crate::diagnostics::Fallible;
use crate::flow::{Loc, fold_binary, fold_unary, without_repeats};
use crate::op::{BinaryOp, Op};
use crate::source::Source;

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
        if let (Some(value), Expr::BytesLiteral(bytes)) = (&value, e)
            && self.dialect.folds_tree
            && !bytes.value.is_implicit_concatenated()
        {
            self.held_twice.add(value.clone());
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
        if self.dialect.folds_tree { folded(self.source, e, held) } else { literal(self.source, e, held) }
    }

    /// What a chain of operators begins with, as far as it is constant: how many operators that are, and the value.
    pub fn folded_start(&mut self, innermost: &Expr, chain: &[&ExprBinOp]) -> Fallible<Option<(usize, Const)>> {
        let mut held = Held::new();
        let Some(mut value) = self.folded(innermost, &mut held)? else { return Ok(None) };
        let mut count = 0;
        for e in chain.iter().rev() {
            let mut more = Held::new();
            let Some(right) = self.folded(&e.right, &mut more)? else { break };
            let Some(folded) = arithmetic(&value, e.op, &right) else { break };
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
        let values = folded_all(self.source, items, &mut held)?;
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
                match folded_all(self.source, &list.elts, &mut held)? {
                    None => self.tuple_display(loc, &list.elts)?,
                    Some(values) => self.emit_held(loc, Const::Tuple(values.into()), held),
                }
            }
            Expr::Set(set) => match folded_all(self.source, &set.elts, &mut held)? {
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

/// The value of an operation. A real operand of a complex one becomes complex first.
fn arithmetic(left: &Const, op: Operator, right: &Const) -> Option<Const> {
    let as_complex = |value: &Const, other: &Const| match (value, other) {
        (Const::Int(real), Const::Complex(..)) => Const::Complex(*real as f64, 0.0),
        (Const::Bool(real), Const::Complex(..)) => Const::Complex(f64::from(u8::from(*real)), 0.0),
        (Const::Float(real), Const::Complex(..)) => Const::Complex(*real, 0.0),
        _ => value.clone(),
    };
    fold_binary(&as_complex(left, right), binary_op(op), &as_complex(right, left))
}

/// The value of an expression that 3.13 folds.
pub(crate) fn folded_constant(source: &Source, e: &Expr) -> Fallible<Option<Const>> {
    folded(source, e, &mut Held::new())
}

fn literal(source: &Source, e: &Expr, held: &mut Held) -> Fallible<Option<Const>> {
    let value = constant(source, e)?;
    held.extend(value.clone());
    Ok(value)
}

fn folded(source: &Source, e: &Expr, held: &mut Held) -> Fallible<Option<Const>> {
    let value = match e {
        Expr::BinOp(e) => folded_binary(source, e, held)?,
        Expr::UnaryOp(e) => folded_unary(source, e, held)?,
        Expr::Tuple(e) if e.ctx == ExprContext::Load => {
            folded_all(source, &e.elts, held)?.map(|values| Const::Tuple(values.into()))
        }
        Expr::Subscript(e) if e.ctx == ExprContext::Load => match folded(source, &e.value, held)? {
            None => None,
            Some(of) => folded(source, &e.slice, held)?.and_then(|key| fold_binary(&of, BinaryOp::Subscript, &key)),
        },
        _ => constant(source, e)?,
    };
    held.extend(value.clone());
    Ok(value)
}

/// Chains such as `1 + 2 + x` lean left: they are walked in a loop.
fn folded_binary(source: &Source, e: &ExprBinOp, held: &mut Held) -> Fallible<Option<Const>> {
    let mut chain = vec![e];
    while let Expr::BinOp(inner) = &*chain[chain.len() - 1].left {
        chain.push(inner);
    }
    let Some(mut value) = folded(source, &chain[chain.len() - 1].left, held)? else { return Ok(None) };
    for e in chain.into_iter().rev() {
        let Some(right) = folded(source, &e.right, held)? else { return Ok(None) };
        let Some(folded) = arithmetic(&value, e.op, &right) else { return Ok(None) };
        held.push(std::mem::replace(&mut value, folded));
    }
    Ok(Some(value))
}

fn folded_unary(source: &Source, e: &ExprUnaryOp, held: &mut Held) -> Fallible<Option<Const>> {
    let op = match e.op {
        UnaryOp::UAdd => Op::CallIntrinsic1,
        UnaryOp::Not => Op::UnaryNot,
        UnaryOp::Invert => Op::UnaryInvert,
        UnaryOp::USub => Op::UnaryNegative,
    };
    Ok(folded(source, &e.operand, held)?.and_then(|operand| fold_unary(op, &operand)))
}

/// The values of items that are all constants.
fn folded_all(source: &Source, items: &[Expr], held: &mut Held) -> Fallible<Option<Vec<Const>>> {
    items.iter().map(|item| folded(source, item, held)).collect()
}
