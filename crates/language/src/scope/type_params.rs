//! Type parameters and type aliases (PEP 695): the blocks they make.

use std::rc::Rc;

use ruff_python_ast::{self as ast, Expr, Parameters, TypeParam};
use ruff_text_size::Ranged;

use super::build::Builder;
use super::{NodeKey, Part, ScopeKind, usage};
use crate::diagnostics::Fallible;

/// The variables of a class's type-parameter block that no program can name.
pub(crate) const TYPE_PARAMS: &str = ".type_params";
/// `Generic[...]`, the class's last base.
pub(crate) const GENERIC_BASE: &str = ".generic_base";

/// What has type parameters.
#[derive(Clone, Copy)]
pub(super) enum Generic<'a> {
    Function(&'a Parameters),
    Class,
    Alias,
}

impl Builder<'_> {
    /// Opens the block of a definition's type parameters, if there are any.
    pub fn enter_generic(&mut self, params: Option<&ast::TypeParams>, what: Generic<'_>, name: &str) -> Fallible {
        let Some(params) = params else { return Ok(()) };
        let is_in_class = self.scope().kind == ScopeKind::Class;
        self.enter(ScopeKind::TypeParameters, NodeKey::new(params, Part::TypeParams));
        if is_in_class {
            self.see_class_scope(params)?;
        }
        match what {
            Generic::Function(parameters) => {
                // CPython has the slot without defaults too.
                self.define(".defaults", usage::PARAM, params)?;
                if parameters.kwonlyargs.iter().any(|p| p.default.is_some()) {
                    self.define(".kwdefaults", usage::PARAM, params)?;
                }
            }
            Generic::Class => {
                for own in [TYPE_PARAMS, GENERIC_BASE] {
                    self.define(own, usage::LOCAL | usage::USE, params)?;
                }
                self.private = Some(name.into());
                let names: Rc<[Rc<str>]> = params.iter().map(|p| Rc::from(p.name().as_str())).collect();
                self.scope().mangled_only = Some(names);
            }
            Generic::Alias => {}
        }
        params.iter().try_for_each(|param| self.type_param(param))
    }

    pub fn leave_generic(&mut self, params: Option<&ast::TypeParams>) {
        if params.is_some() {
            self.leave();
        }
    }

    /// Names are looked up in the class around first.
    pub fn see_class_scope(&mut self, node: &impl Ranged) -> Fallible {
        self.scope().can_see_class_scope = true;
        self.define("__classdict__", usage::USE, node)
    }

    fn type_param(&mut self, param: &TypeParam) -> Fallible {
        let name = param.name();
        self.define(name, usage::TYPE_PARAM | usage::LOCAL, param)?;
        if &**name == "__classdict__" {
            return self.error(format!("reserved name '{name}' cannot be used for type parameter"), param);
        }
        let default_of = match param {
            TypeParam::TypeVar(var) => {
                if let Some(bound) = var.bound.as_deref() {
                    let what = if bound.is_tuple_expr() { "a TypeVar constraint" } else { "a TypeVar bound" };
                    self.type_param_part(bound, NodeKey::new(param, Part::Bound), what)?;
                }
                "a TypeVar default"
            }
            TypeParam::TypeVarTuple(_) => "a TypeVarTuple default",
            TypeParam::ParamSpec(_) => "a ParamSpec default",
        };
        match param.default() {
            Some(default) => self.type_param_part(default, NodeKey::new(param, Part::Default), default_of),
            None => Ok(()),
        }
    }

    fn type_param_part(&mut self, part: &Expr, key: NodeKey, what: &'static str) -> Fallible {
        let sees_class = self.scope().can_see_class_scope;
        self.enter_evaluated_later(ScopeKind::TypeVariable(what), key, part)?;
        if sees_class {
            self.see_class_scope(part)?;
        }
        self.expr(part)?;
        self.leave();
        Ok(())
    }

    pub fn type_alias(&mut self, s: &ast::StmtTypeAlias) -> Fallible {
        self.expr(&s.name)?;
        let is_in_class = self.scope().kind == ScopeKind::Class;
        let name = s.name.as_name_expr().map_or("", |name| name.id.as_str());
        self.enter_generic(s.type_params.as_deref(), Generic::Alias, name)?;
        self.enter_evaluated_later(ScopeKind::TypeAlias, NodeKey::new(s, Part::Body), s)?;
        if is_in_class {
            self.see_class_scope(s)?;
        }
        self.expr(&s.value)?;
        self.leave();
        self.leave_generic(s.type_params.as_deref());
        Ok(())
    }

    /// Opens a block that is called with the format that its value is wanted in.
    pub fn enter_evaluated_later(&mut self, kind: ScopeKind, key: NodeKey, node: &impl Ranged) -> Fallible {
        self.enter(kind, key);
        if self.table.dialect.eager_annotations {
            return Ok(());
        }
        self.define(".format", usage::PARAM | usage::USE, node)
    }
}
