//! Assignments: to targets of every form, augmented, annotated.

use ruff_python_ast::{self as ast, Expr};

use super::Lowerer;
use super::expr::binary_op;
use super::names::Access;
use super::unit::UnitKind;
use crate::diagnostics::Fallible;
use crate::flow::Loc;
use crate::op::{BinaryOp, Op};

/// `BINARY_OP`'s distance from an operation to its in-place form.
const IN_PLACE: u32 = BinaryOp::InplaceAdd as u32;
/// The most items before a starred target.
const MAX_BEFORE_STAR: usize = 1 << 8;
/// The most items after a starred target: the operand has 24 bits.
const MAX_AFTER_STAR: usize = 1 << 16;

impl<'a> Lowerer<'a> {
    pub fn assign(&mut self, s: &'a ast::StmtAssign) -> Fallible {
        self.expr(&s.value)?;
        let loc = self.loc(s);
        let Some((last, first)) = s.targets.split_last() else { return Ok(()) };
        for target in first {
            self.emit_arg(loc, Op::Copy, 1);
            self.store(target)?;
        }
        self.store(last)
    }

    /// Stores the top of the stack.
    pub fn store(&mut self, target: &'a Expr) -> Fallible {
        let loc = self.loc(target);
        match target {
            Expr::Name(e) => self.name(loc, &e.id, Access::Store),
            Expr::Attribute(e) => {
                self.note_static_attribute(e);
                self.expr(&e.value)?;
                let loc = self.attr_loc(loc, e);
                self.emit_name(loc, Op::StoreAttr, &e.attr, 0, 0);
            }
            Expr::Subscript(e) => self.subscript(loc, e, Access::Store)?,
            Expr::List(e) => self.unpack(loc, &e.elts, target)?,
            Expr::Tuple(e) => self.unpack(loc, &e.elts, target)?,
            Expr::Starred(e) => return self.error("starred assignment target must be in a list or tuple", e),
            _ => return self.error("cannot assign to expression", target),
        }
        Ok(())
    }

    fn unpack(&mut self, loc: Loc, items: &'a [Expr], node: &Expr) -> Fallible {
        match items.iter().position(Expr::is_starred_expr) {
            Some(star) => {
                let after = items.len() - star - 1;
                if star >= MAX_BEFORE_STAR || after >= MAX_AFTER_STAR {
                    return self.error("too many expressions in star-unpacking assignment", &items[star]);
                }
                if items[star + 1..].iter().any(Expr::is_starred_expr) {
                    return self.error("multiple starred expressions in assignment", node);
                }
                self.emit_arg(loc, Op::UnpackEx, (star + (after << 8)) as u32);
            }
            None => self.emit_arg(loc, Op::UnpackSequence, items.len() as u32),
        }
        for item in items {
            match item {
                Expr::Starred(starred) => self.store(&starred.value)?,
                _ => self.store(item)?,
            }
        }
        Ok(())
    }

    /// A method that sets an attribute of its first parameter makes it known to the class.
    fn note_static_attribute(&mut self, e: &ast::ExprAttribute) {
        let Expr::Name(owner) = &*e.value else { return };
        if &*owner.id != "self" {
            return;
        }
        let attr: std::rc::Rc<str> = e.attr.as_str().into();
        let class = self.units.iter_mut().rev().skip(1).find(|u| u.kind == UnitKind::Class);
        if let Some(class) = class
            && !class.static_attributes.contains(&attr)
        {
            class.static_attributes.push(attr);
        }
    }

    pub fn augmented_assign(&mut self, s: &'a ast::StmtAugAssign) -> Fallible {
        let loc = self.loc(&*s.target);
        match &*s.target {
            Expr::Attribute(e) => {
                self.expr(&e.value)?;
                self.emit_arg(loc, Op::Copy, 1);
                let loc = self.attr_loc(loc, e);
                self.emit_name(loc, Op::LoadAttr, &e.attr, 1, 0);
            }
            Expr::Subscript(e) => {
                self.expr(&e.value)?;
                if let Some(slice) = self.two_part_slice(&e.slice) {
                    self.slice_parts(slice)?;
                    for _ in 0..3 {
                        self.emit_arg(loc, Op::Copy, 3);
                    }
                    self.emit(loc, Op::BinarySlice);
                } else {
                    self.expr(&e.slice)?;
                    self.emit_arg(loc, Op::Copy, 2);
                    self.emit_arg(loc, Op::Copy, 2);
                    self.emit_arg(loc, Op::BinaryOp, BinaryOp::Subscript as u32);
                }
            }
            Expr::Name(e) => self.name(loc, &e.id, Access::Load),
            target => return self.error("illegal expression for augmented assignment", target),
        }
        self.expr(&s.value)?;
        self.emit_arg(self.loc(s), Op::BinaryOp, binary_op(s.op) as u32 + IN_PLACE);
        self.store_augmented(loc, &s.target);
        Ok(())
    }

    fn store_augmented(&mut self, loc: Loc, target: &'a Expr) {
        match target {
            Expr::Attribute(e) => {
                let loc = self.attr_loc(loc, e);
                self.emit_arg(loc, Op::Swap, 2);
                self.emit_name(loc, Op::StoreAttr, &e.attr, 0, 0);
            }
            Expr::Subscript(e) => {
                let is_slice = self.two_part_slice(&e.slice).is_some();
                for depth in (2..=if is_slice { 4 } else { 3 }).rev() {
                    self.emit_arg(loc, Op::Swap, depth);
                }
                self.emit(loc, if is_slice { Op::StoreSlice } else { Op::StoreSubscr });
            }
            Expr::Name(e) => self.name(loc, &e.id, Access::Store),
            _ => {}
        }
    }
}
