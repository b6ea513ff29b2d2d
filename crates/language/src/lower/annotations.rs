//! Annotations, evaluated only when somebody asks (PEP 649): `__annotate__` functions.

use ruff_python_ast::{self as ast, Expr};

use super::Lowerer;
use super::names::Access;
use super::unit::{ArgCounts, DeferredAnnotation, NewUnit, UnitKind};
use crate::code::Const;
use crate::diagnostics::Fallible;
use crate::flow::Loc;
use crate::op::{CompareOp, Op};
use crate::scope::{NodeKey, ScopeKind};

/// `annotationlib.Format.VALUE_WITH_FAKE_GLOBALS`: higher formats are not for compiled code to produce.
const VALUE_WITH_FAKE_GLOBALS: i64 = 2;
const NOT_IMPLEMENTED_ERROR: u32 = 1;
const CONDITIONAL_ANNOTATIONS: &str = "__conditional_annotations__";

impl<'a> Lowerer<'a> {
    /// Opens an `__annotate__` function.
    pub fn enter_annotate(&mut self, loc: Loc, key: NodeKey) -> Fallible {
        self.enter_evaluated_later("__annotate__", loc, key)
    }

    /// Opens a function that is called when a value is wanted, as a rule with the format in which it is.
    pub fn enter_evaluated_later(&mut self, name: &str, loc: Loc, key: NodeKey) -> Fallible {
        let mut new = NewUnit::new(name, UnitKind::Annotations, key, loc.line as u32);
        if self.dialect.eager_annotations {
            return self.enter(new);
        }
        new.args = ArgCounts { positional: 1, positional_only: 1, keyword_only: 0 };
        self.enter(new)?;
        self.emit_arg(loc, Op::LoadFast, 0);
        self.emit_const(loc, Const::Int(VALUE_WITH_FAKE_GLOBALS));
        self.emit_arg(loc, Op::CompareOp, CompareOp::Gt as u32);
        let body = self.label();
        self.emit_jump_op(loc, Op::PopJumpIfFalse, body);
        self.emit_arg(loc, Op::LoadCommonConstant, NOT_IMPLEMENTED_ERROR);
        self.emit_arg(loc, Op::RaiseVarargs, 1);
        self.place(body);
        Ok(())
    }

    /// Closes an `__annotate__` function and makes it.
    pub fn leave_annotate(&mut self, loc: Loc) -> Fallible {
        self.emit(loc, Op::ReturnValue);
        // The parameter is `.format` while names are looked up, so that an annotation may use a variable `format`.
        if let Some(first) = self.unit().varnames.names.first_mut() {
            *first = "format".into();
        }
        let code = self.leave(true)?;
        self.make_closure(loc, code, 0);
        Ok(())
    }

    pub fn annotated_assign(&mut self, s: &'a ast::StmtAnnAssign) -> Fallible {
        if let Some(value) = &s.value {
            self.expr(value)?;
            self.store(&s.target)?;
        }
        match &*s.target {
            Expr::Name(_) => {
                if s.simple && matches!(self.unit_ref().kind, UnitKind::Module | UnitKind::Class) {
                    self.defer_annotation(s)?;
                }
            }
            Expr::Attribute(target) => {
                if s.value.is_none() {
                    self.evaluate_and_drop(&target.value)?;
                }
            }
            Expr::Subscript(target) => {
                if s.value.is_none() {
                    self.evaluate_and_drop(&target.value)?;
                    self.check_subscript(&target.slice)?;
                }
            }
            target => return self.error("illegal target for annotation", target),
        }
        let is_body = matches!(self.unit_ref().kind, UnitKind::Module | UnitKind::Class);
        if is_body && !s.simple && self.table.evaluates_annotations() {
            self.evaluate_and_drop(&s.annotation)?;
        }
        Ok(())
    }

    fn evaluate_and_drop(&mut self, e: &'a Expr) -> Fallible {
        self.expr(e)?;
        self.emit(self.loc(e), Op::PopTop);
        Ok(())
    }

    fn check_subscript(&mut self, e: &'a Expr) -> Fallible {
        match e {
            Expr::Slice(slice) => {
                let parts = [&slice.lower, &slice.upper, &slice.step];
                parts.into_iter().flatten().try_for_each(|part| self.evaluate_and_drop(part))
            }
            Expr::Tuple(tuple) => tuple.elts.iter().try_for_each(|e| self.check_subscript(e)),
            _ => self.evaluate_and_drop(e),
        }
    }

    /// Remembers an annotation for the block's `__annotate__`, and at run time that it was passed.
    fn defer_annotation(&mut self, s: &'a ast::StmtAnnAssign) -> Fallible {
        let loc = self.loc(s);
        if self.table.future_annotations || self.dialect.eager_annotations {
            return self.annotation_at_once(loc, s);
        }
        let unit = self.unit();
        let is_conditional = unit.kind == UnitKind::Module || unit.conditional_depth > 0;
        let condition = is_conditional.then_some(unit.next_condition);
        unit.next_condition += u32::from(is_conditional);
        unit.deferred_annotations.push(DeferredAnnotation { stmt: s, condition });
        let Some(condition) = condition else { return Ok(()) };
        if self.unit_ref().kind == UnitKind::Class {
            let cell = self.unit().cellvars.add(&CONDITIONAL_ANNOTATIONS.into());
            self.emit_arg(loc, Op::LoadDeref, cell);
        } else {
            self.emit_name(loc, Op::LoadName, CONDITIONAL_ANNOTATIONS, 0, 0);
        }
        self.emit_const(loc, Const::Int(i64::from(condition)));
        self.emit_arg(loc, Op::SetAdd, 1);
        self.emit(loc, Op::PopTop);
        Ok(())
    }

    /// Under `from __future__ import annotations` the text goes into `__annotations__` at once, in 3.13 without it the value.
    fn annotation_at_once(&mut self, loc: Loc, s: &'a ast::StmtAnnAssign) -> Fallible {
        let Expr::Name(target) = &*s.target else { return Ok(()) };
        if self.table.future_annotations {
            self.annotation_text(&s.annotation)?;
        } else {
            self.expr(&s.annotation)?;
        }
        self.emit_name(loc, Op::LoadName, "__annotations__", 0, 0);
        let name = self.mangled(&target.id.as_str().into());
        self.emit_const(loc, Const::Str(name));
        self.emit(loc, Op::StoreSubscr);
        Ok(())
    }

    /// An annotation's text as a constant.
    pub fn annotation_text(&mut self, annotation: &'a Expr) -> Fallible {
        let text = self.unparse(annotation)?;
        self.emit_const(self.loc(annotation), Const::Str(text.into()));
        Ok(())
    }

    /// The `__annotate__` of a module or class body. A module's is made before its first statement runs.
    pub fn deferred_annotations(&mut self, loc: Loc) -> Fallible {
        let annotations = std::mem::take(&mut self.unit().deferred_annotations);
        if annotations.is_empty() {
            return Ok(());
        }
        let Some(block) = self.scope().annotation_block else {
            return self.internal_error("annotations have no block");
        };
        self.step_on(0);
        let is_module = self.unit_ref().kind == UnitKind::Module;
        let body_end = self.unit_ref().sequence.len();
        self.enter_annotate(loc, NodeKey::new(annotations[0].stmt, crate::scope::Part::Annotations))?;
        debug_assert_eq!(self.unit_ref().scope, block);
        self.emit_arg(loc, Op::BuildMap, 0);
        for annotation in &annotations {
            self.deferred_annotation(loc, annotation, is_module)?;
        }
        self.leave_annotate(loc)?;
        let name = if self.scope().kind == ScopeKind::Class { "__annotate_func__" } else { "__annotate__" };
        self.name(loc, name, Access::Store);
        if is_module {
            // Behind RESUME and the placeholder.
            const PLACEHOLDER_END: usize = 2;
            let setup = self.unit().sequence.split_off(body_end);
            self.insert_instructions(PLACEHOLDER_END, setup);
        }
        Ok(())
    }

    fn deferred_annotation(&mut self, loc: Loc, annotation: &DeferredAnnotation<'a>, is_module: bool) -> Fallible {
        let stmt_loc = self.loc(annotation.stmt);
        let Expr::Name(target) = &*annotation.stmt.target else { return Ok(()) };
        let not_set = self.label();
        if let Some(condition) = annotation.condition {
            self.emit_const(stmt_loc, Const::Int(i64::from(condition)));
            if is_module {
                self.emit_name(stmt_loc, Op::LoadGlobal, CONDITIONAL_ANNOTATIONS, 1, 0);
            } else {
                let cell = self.free_cell(&CONDITIONAL_ANNOTATIONS.into());
                self.emit_arg(stmt_loc, Op::LoadDeref, cell);
            }
            self.emit_arg(stmt_loc, Op::ContainsOp, 0);
            self.emit_jump_op(stmt_loc, Op::PopJumpIfFalse, not_set);
        }
        self.expr(&annotation.stmt.annotation)?;
        self.emit_arg(stmt_loc, Op::Copy, 2);
        let name = self.mangled(&target.id.as_str().into());
        self.emit_const(stmt_loc, Const::Str(name));
        self.emit(loc, Op::StoreSubscr);
        self.place(not_set);
        Ok(())
    }
}
