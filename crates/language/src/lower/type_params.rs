//! Type parameters and type aliases (PEP 695).

use ruff_python_ast::{self as ast, Expr, TypeParam, TypeParams};

use super::Lowerer;
use super::function::attribute;
use super::names::Access;
use super::unit::{ArgCounts, NewUnit, UnitKind};
use crate::code::Const;
use crate::diagnostics::Fallible;
use crate::flow::Loc;
use crate::op::{Intrinsic1, Intrinsic2, Op};
use crate::scope::{GENERIC_BASE, NodeKey, Part, TYPE_PARAMS};

impl<'a> Lowerer<'a> {
    /// Opens the block of a definition's type parameters.
    fn enter_generic(&mut self, params: &'a TypeParams, name: &str, first_line: u32, arguments: u32) -> Fallible {
        let key = NodeKey::new(params, Part::TypeParams);
        let name = format!("<generic parameters of {name}>");
        let mut new = NewUnit::new(name, UnitKind::Annotations, key, first_line);
        new.args = ArgCounts { positional: arguments, ..ArgCounts::default() };
        self.enter(new)
    }

    /// Closes the block and calls it with the arguments on the stack.
    fn leave_generic(&mut self, loc: Loc, arguments: u32) -> Fallible {
        let code = self.leave(false)?;
        self.make_closure(loc, code, 0);
        if arguments > 0 {
            self.emit_arg(loc, Op::Swap, arguments + 1);
            self.emit_arg(loc, Op::Call, arguments - 1);
        } else {
            self.emit(loc, Op::PushNull);
            self.emit_arg(loc, Op::Call, 0);
        }
        Ok(())
    }

    /// A function with type parameters; its defaults lie on the stack and go in as arguments.
    pub fn generic_function(
        &mut self,
        loc: Loc,
        s: &'a ast::StmtFunctionDef,
        params: &'a TypeParams,
        attributes: u32,
        first_line: u32,
    ) -> Fallible {
        let arguments = (attributes & (attribute::DEFAULTS | attribute::KEYWORD_DEFAULTS)).count_ones();
        if arguments == 2 {
            self.emit_arg(loc, Op::Swap, 2);
        }
        self.enter_generic(params, &s.name, first_line, arguments)?;
        self.type_params(params)?;
        for argument in 0..arguments {
            self.emit_arg(loc, Op::LoadFast, argument);
        }
        self.function(loc, s, attributes, first_line)?;
        self.emit_arg(loc, Op::Swap, 2);
        self.emit_arg(loc, Op::CallIntrinsic2, Intrinsic2::SetFunctionTypeParams as u32);
        self.leave_generic(loc, arguments)
    }

    pub fn generic_class(
        &mut self,
        loc: Loc,
        s: &'a ast::StmtClassDef,
        params: &'a TypeParams,
        first_line: u32,
    ) -> Fallible {
        self.enter_generic(params, &s.name, first_line, 0)?;
        self.unit().private = Some(s.name.as_str().into());
        self.type_params(params)?;
        self.name(loc, TYPE_PARAMS, Access::Store);
        self.class(loc, s, first_line, Some(GENERIC_BASE))?;
        self.leave_generic(loc, 0)
    }

    /// Makes the base that says which type parameters the class has.
    pub fn load_generic_base(&mut self, loc: Loc) {
        self.name(loc, TYPE_PARAMS, Access::Load);
        self.emit_arg(loc, Op::CallIntrinsic1, Intrinsic1::SubscriptGeneric as u32);
        self.name(loc, GENERIC_BASE, Access::Store);
    }

    pub fn type_alias(&mut self, s: &'a ast::StmtTypeAlias) -> Fallible {
        let loc = self.loc(s);
        let Expr::Name(name) = &*s.name else { return self.error("invalid syntax", &*s.name) };
        let text = Const::Str(name.id.as_str().into());
        match s.type_params.as_deref() {
            Some(params) => {
                self.enter_generic(params, &name.id, loc.line as u32, 0)?;
                self.emit_const(loc, text);
                self.type_params(params)?;
                self.type_alias_value(loc, s, &name.id)?;
                self.leave_generic(loc, 0)?;
            }
            None => {
                self.emit_const(loc, text);
                self.emit_none(loc);
                self.type_alias_value(loc, s, &name.id)?;
            }
        }
        self.name(loc, &name.id, Access::Store);
        Ok(())
    }

    /// The alias, whose name and type parameters lie on the stack.
    fn type_alias_value(&mut self, loc: Loc, s: &'a ast::StmtTypeAlias, name: &str) -> Fallible {
        self.value_by_format(loc, NodeKey::new(s, Part::Body), name, &s.value, false)?;
        self.emit_arg(loc, Op::BuildTuple, 3);
        self.emit_arg(loc, Op::CallIntrinsic1, Intrinsic1::TypeAlias as u32);
        Ok(())
    }

    /// A function that computes the value of an expression when it is asked for it, by default as it is.
    fn value_by_format(&mut self, loc: Loc, key: NodeKey, name: &str, value: &'a Expr, add_none: bool) -> Fallible {
        const AS_IT_IS: i64 = 1;
        let takes_format = !self.dialect.eager_annotations;
        if takes_format {
            self.emit_const(loc, Const::Tuple([Const::Int(AS_IT_IS)].into()));
        }
        self.enter_evaluated_later(name, loc, key)?;
        match value {
            Expr::Starred(starred) => {
                self.expr(&starred.value)?;
                self.emit_arg(loc, Op::UnpackSequence, 1);
            }
            _ => self.expr(value)?,
        }
        self.emit(loc, Op::ReturnValue);
        let code = self.leave(add_none)?;
        self.make_closure(loc, code, if takes_format { attribute::DEFAULTS } else { 0 });
        Ok(())
    }

    /// Makes the type parameters, binds them, and leaves a tuple of them.
    fn type_params(&mut self, params: &'a TypeParams) -> Fallible {
        let mut seen_default = false;
        for param in params {
            let loc = self.loc(param);
            let name = param.name();
            self.emit_const(loc, Const::Str(name.as_str().into()));
            self.new_type_param(loc, param)?;
            if let Some(default) = param.default() {
                seen_default = true;
                self.value_by_format(self.loc(default), NodeKey::new(param, Part::Default), name, default, true)?;
                self.emit_arg(loc, Op::CallIntrinsic2, Intrinsic2::SetTypeParamDefault as u32);
            } else if seen_default {
                let message = format!("non-default type parameter '{name}' follows default type parameter");
                return self.error(message, param);
            }
            self.emit_arg(loc, Op::Copy, 1);
            self.name(loc, name, Access::Store);
        }
        if let Some(first) = params.iter().next() {
            self.emit_arg(self.loc(first), Op::BuildTuple, params.len() as u32);
        }
        Ok(())
    }

    fn new_type_param(&mut self, loc: Loc, param: &'a TypeParam) -> Fallible {
        let plain = match param {
            TypeParam::TypeVarTuple(_) => Intrinsic1::TypeVarTuple,
            TypeParam::ParamSpec(_) => Intrinsic1::ParamSpec,
            TypeParam::TypeVar(var) => match var.bound.as_deref() {
                None => Intrinsic1::TypeVar,
                Some(bound) => {
                    let key = NodeKey::new(param, Part::Bound);
                    self.value_by_format(self.loc(bound), key, &var.name, bound, true)?;
                    let made = match bound {
                        Expr::Tuple(_) => Intrinsic2::TypeVarWithConstraints,
                        _ => Intrinsic2::TypeVarWithBound,
                    };
                    self.emit_arg(loc, Op::CallIntrinsic2, made as u32);
                    return Ok(());
                }
            },
        };
        self.emit_arg(loc, Op::CallIntrinsic1, plain as u32);
        Ok(())
    }
}
