//! Calls.

use ruff_python_ast::{self as ast, Expr, Keyword};
use ruff_text_size::{Ranged, TextRange};

use super::Lowerer;
use super::container::STACK_USE_GUIDELINE;
use super::names::Access;
use crate::code::Const;
use crate::diagnostics::Fallible;
use crate::flow::{Ir, Label, Loc};
use crate::op::{Intrinsic1, Op};
use crate::scope::usage;

/// Builtins that are inlined when called on one generator expression, and stay what they were.
#[derive(Clone, Copy, PartialEq, Eq)]
enum InlinedBuiltin {
    All,
    Any,
    Tuple,
    List,
    Set,
}

impl<'a> Lowerer<'a> {
    pub fn call(&mut self, e: &'a ast::ExprCall) -> Fallible {
        self.check_repeated_keywords(&e.arguments.keywords)?;
        if self.method_call(e)? {
            return Ok(());
        }
        let skip = self.label();
        self.expr(&e.func)?;
        self.inlined_builtin_call(e, skip)?;
        self.emit(self.loc(&*e.func), Op::PushNull);
        self.call_helper(self.loc(e), 0, &e.arguments.args, None, &e.arguments.keywords)?;
        self.place(skip);
        Ok(())
    }

    fn check_repeated_keywords(&mut self, keywords: &[Keyword]) -> Fallible {
        for (at, keyword) in keywords.iter().enumerate() {
            let Some(name) = &keyword.arg else { continue };
            if let Some(other) = keywords[at + 1..].iter().find(|k| k.arg.as_ref().is_some_and(|a| a.id == name.id)) {
                return self.error(format!("keyword argument repeated: {name}"), other);
            }
        }
        Ok(())
    }

    /// `owner.method(...)` without a bound method in between.
    fn method_call(&mut self, e: &'a ast::ExprCall) -> Fallible<bool> {
        let Expr::Attribute(method) = &*e.func else { return Ok(false) };
        let (args, keywords) = (&e.arguments.args, &e.arguments.keywords);
        if self.is_imported(&method.value)
            || args.len() + keywords.len() + usize::from(!keywords.is_empty()) >= STACK_USE_GUIDELINE
            || args.iter().any(Expr::is_starred_expr)
            || keywords.iter().any(|k| k.arg.is_none())
        {
            return Ok(false);
        }
        let loc = self.loc(method);
        let method_loc = self.attr_loc(loc, method);
        if let Some(call) = self.super_call(method) {
            self.load_super_args(call)?;
            let two_args = u32::from(!call.arguments.args.is_empty());
            self.emit_name(loc, Op::LoadSuperAttr, &method.attr, 2, two_args << 1 | 1);
            self.emit(method_loc, Op::Nop);
        } else {
            self.expr(&method.value)?;
            self.emit_name(method_loc, Op::LoadAttr, &method.attr, 1, 1);
        }
        args.iter().try_for_each(|arg| self.expr(arg))?;
        let count = (args.len() + keywords.len()) as u32;
        let call_loc = self.attr_loc(self.loc(e), method);
        if keywords.is_empty() {
            self.emit_arg(call_loc, Op::Call, count);
        } else {
            keywords.iter().try_for_each(|k| self.expr(&k.value))?;
            self.keyword_names(method_loc, keywords);
            self.emit_arg(call_loc, Op::CallKw, count);
        }
        Ok(true)
    }

    /// A module is no owner of methods: its attribute is called as a plain value.
    fn is_imported(&self, owner: &Expr) -> bool {
        let Expr::Name(name) = owner else { return false };
        self.units[0].symbol(&self.table.scopes[0], &name.id).has(usage::IMPORT)
    }

    fn keyword_names(&mut self, loc: Loc, keywords: &[Keyword]) {
        let names = keywords.iter().filter_map(|k| k.arg.as_ref()).map(|name| Const::Str(name.as_str().into()));
        self.emit_const(loc, Const::Tuple(names.collect()));
    }

    /// The arguments and the call; `pushed` arguments are on the stack already.
    pub fn call_helper(
        &mut self,
        loc: Loc,
        pushed: u32,
        args: &'a [Expr],
        injected: Option<&str>,
        keywords: &'a [Keyword],
    ) -> Fallible {
        self.check_repeated_keywords(keywords)?;
        let is_big = args.len() + keywords.len() * 2 > STACK_USE_GUIDELINE;
        if is_big || args.iter().any(Expr::is_starred_expr) || keywords.iter().any(|k| k.arg.is_none()) {
            return self.call_with_unpacking(loc, pushed, args, injected, keywords);
        }
        self.call_arguments(args)?;
        if let Some(name) = injected {
            self.name(loc, name, Access::Load);
        }
        let count = pushed + (args.len() + keywords.len()) as u32 + u32::from(injected.is_some());
        if keywords.is_empty() {
            self.emit_arg(loc, Op::Call, count);
        } else {
            keywords.iter().try_for_each(|k| self.expr(&k.value))?;
            self.keyword_names(loc, keywords);
            self.emit_arg(loc, Op::CallKw, count);
        }
        Ok(())
    }

    fn call_arguments(&mut self, args: &'a [Expr]) -> Fallible {
        args.iter().try_for_each(|arg| self.expr(arg))
    }

    fn call_with_unpacking(
        &mut self,
        loc: Loc,
        pushed: u32,
        args: &'a [Expr],
        injected: Option<&str>,
        keywords: &'a [Keyword],
    ) -> Fallible {
        match args {
            [Expr::Starred(only)] if pushed == 0 => self.expr(&only.value)?,
            _ => self.argument_tuple(loc, args, injected, pushed)?,
        }
        let mut has_dict = false;
        let mut start = 0;
        for (at, keyword) in keywords.iter().enumerate() {
            if keyword.arg.is_some() {
                continue;
            }
            if at > start {
                self.keyword_dict(loc, &keywords[start..at])?;
                self.merge_keywords(loc, &mut has_dict);
            }
            if !has_dict {
                self.emit_arg(loc, Op::BuildMap, 0);
                has_dict = true;
            }
            self.expr(&keyword.value)?;
            self.emit_arg(loc, Op::DictMerge, 1);
            start = at + 1;
        }
        if start < keywords.len() {
            self.keyword_dict(loc, &keywords[start..])?;
            self.merge_keywords(loc, &mut has_dict);
        }
        if keywords.is_empty() {
            self.emit(loc, Op::PushNull);
        }
        self.emit(loc, Op::CallFunctionEx);
        Ok(())
    }

    fn merge_keywords(&mut self, loc: Loc, has_dict: &mut bool) {
        if *has_dict {
            self.emit_arg(loc, Op::DictMerge, 1);
        }
        *has_dict = true;
    }

    fn keyword_dict(&mut self, loc: Loc, keywords: &'a [Keyword]) -> Fallible {
        let is_big = keywords.len() * 2 > STACK_USE_GUIDELINE;
        if is_big {
            self.emit_arg(Loc::NONE, Op::BuildMap, 0);
        }
        for keyword in keywords {
            if let Some(name) = &keyword.arg {
                self.emit_const(loc, Const::Str(name.as_str().into()));
            }
            self.expr(&keyword.value)?;
            if is_big {
                self.emit_arg(Loc::NONE, Op::MapAdd, 1);
            }
        }
        if !is_big {
            self.emit_arg(loc, Op::BuildMap, keywords.len() as u32);
        }
        Ok(())
    }

    /// `all(x for ...)` as a loop, while `all` is the builtin; likewise `any` and `tuple`, and maybe `list` and `set`.
    fn inlined_builtin_call(&mut self, e: &'a ast::ExprCall, end: Label) -> Fallible {
        let Expr::Name(func) = &*e.func else { return Ok(()) };
        let [generator @ Expr::Generator(_)] = &*e.arguments.args else { return Ok(()) };
        if !e.arguments.keywords.is_empty() || self.dialect.calls_builtins {
            return Ok(());
        }
        let (builtin, number) = match func.id.as_str() {
            "tuple" => (InlinedBuiltin::Tuple, 2),
            "all" => (InlinedBuiltin::All, 3),
            "any" => (InlinedBuiltin::Any, 4),
            "list" if self.dialect.inlines_collections => (InlinedBuiltin::List, 5),
            "set" if self.dialect.inlines_collections => (InlinedBuiltin::Set, 6),
            _ => return Ok(()),
        };
        let collects = !matches!(builtin, InlinedBuiltin::All | InlinedBuiltin::Any);
        let loc = self.loc(func);
        let skip = self.label();
        self.emit_arg(loc, Op::Copy, 1);
        self.emit_arg(loc, Op::LoadCommonConstant, number);
        self.emit_arg(loc, Op::IsOp, 0);
        self.emit_jump_op(loc, Op::PopJumpIfFalse, skip);
        self.emit(loc, Op::PopTop);
        if collects {
            self.emit_arg(loc, if builtin == InlinedBuiltin::Set { Op::BuildSet } else { Op::BuildList }, 0);
        }
        self.expr(generator)?;
        if self.dialect.iterates_in_place {
            self.emit(loc, Op::PushNull);
        }
        let iteration = self.iteration();
        let (start, cleanup) = (self.label(), self.label());
        self.place(start);
        self.emit_jump_op(loc, iteration.for_iter, cleanup);
        match builtin {
            InlinedBuiltin::Tuple | InlinedBuiltin::List | InlinedBuiltin::Set => {
                let add = if builtin == InlinedBuiltin::Set { Op::SetAdd } else { Op::ListAppend };
                self.emit_arg(loc, add, 1 + iteration.operands);
                self.emit_jump(loc, Ir::Jump, start);
            }
            InlinedBuiltin::All | InlinedBuiltin::Any => {
                let go_on = if builtin == InlinedBuiltin::All { Op::PopJumpIfTrue } else { Op::PopJumpIfFalse };
                self.emit(loc, Op::ToBool);
                self.emit_jump_op(loc, go_on, start);
            }
        }
        self.emit(Loc::NONE, iteration.pop_iter);
        if !collects {
            self.emit_const(loc, Const::Bool(builtin == InlinedBuiltin::Any));
        }
        self.emit_jump(loc, Ir::Jump, end);
        self.place(cleanup);
        self.emit(Loc::NONE, Op::EndFor);
        self.emit(Loc::NONE, iteration.pop_iter);
        if builtin == InlinedBuiltin::Tuple {
            self.emit_arg(loc, Op::CallIntrinsic1, Intrinsic1::ListToTuple as u32);
        } else if !collects {
            self.emit_const(loc, Const::Bool(builtin == InlinedBuiltin::All));
        }
        self.emit_jump(loc, Ir::Jump, end);
        self.place(skip);
        Ok(())
    }

    /// The range of a call's only argument when it is a generator expression without parentheses of its own.
    pub fn generator_range(&self, e: &ast::ExprGenerator) -> TextRange {
        if e.parenthesized {
            return e.range();
        }
        // The call's parentheses are the expression's: CPython counts them in.
        let text = &self.source.text;
        let start = text[..e.start().to_usize()].rfind('(').unwrap_or(e.start().to_usize());
        let end = text[e.end().to_usize()..].find(')').map_or(e.end().to_usize(), |at| e.end().to_usize() + at + 1);
        TextRange::new((start as u32).into(), (end as u32).into())
    }
}
