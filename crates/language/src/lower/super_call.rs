//! `super().attribute` without a super object in between.

use ruff_python_ast::{self as ast, Expr};

use super::Lowerer;
use super::names::Access;
use super::unit::UnitKind;
use crate::diagnostics::Fallible;
use crate::scope::Place;

impl<'a> Lowerer<'a> {
    /// The `super(...)` call that `e` is an attribute of, if it may be taken apart.
    pub fn super_call(&self, e: &'a ast::ExprAttribute) -> Option<&'a ast::ExprCall> {
        let Expr::Call(call) = &*e.value else { return None };
        let Expr::Name(name) = &*call.func else { return None };
        if &*name.id != "super" || &*e.attr == "__class__" || !call.arguments.keywords.is_empty() {
            return None;
        }
        let unit = self.unit_ref();
        let is_shadowed = unit.symbol(self.scope(), "super").place != Place::GlobalImplicit
            || self.units[0].symbol(&self.table.scopes[0], "super").place != Place::Unknown;
        if is_shadowed {
            return None;
        }
        match &*call.arguments.args {
            [a, b] if !a.is_starred_expr() && !b.is_starred_expr() => Some(call),
            [] if unit.args.positional > 0 && self.class_is_free() => Some(call),
            _ => None,
        }
    }

    fn class_is_free(&self) -> bool {
        let unit = self.unit_ref();
        unit.kind != UnitKind::Class && unit.symbol(self.scope(), "__class__").place == Place::Free
    }

    /// The `super` builtin, the class and the instance.
    pub fn load_super_args(&mut self, call: &'a ast::ExprCall) -> Fallible {
        self.name(self.loc(&*call.func), "super", Access::Load);
        if call.arguments.args.len() == 2 {
            return call.arguments.args.iter().try_for_each(|arg| self.expr(arg));
        }
        let loc = self.loc(call);
        self.name(loc, "__class__", Access::Load);
        if let Some(first) = self.unit_ref().varnames.names.first().cloned() {
            self.name(loc, &first, Access::Load);
        }
        Ok(())
    }
}
