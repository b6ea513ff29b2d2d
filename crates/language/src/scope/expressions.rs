//! How expressions define and use names.

use ruff_python_ast::{self as ast, Expr, ExprContext};
use ruff_text_size::Ranged;

use super::build::Builder;
use super::{Comprehension, NodeKey, Part, ScopeKind, usage};
use crate::diagnostics::Fallible;

impl Builder<'_> {
    pub fn exprs<'e>(&mut self, exprs: impl IntoIterator<Item = &'e Expr>) -> Fallible {
        exprs.into_iter().try_for_each(|e| self.expr(e))
    }

    pub fn optional_expr(&mut self, expr: Option<&Expr>) -> Fallible {
        expr.map_or(Ok(()), |e| self.expr(e))
    }

    pub fn expr(&mut self, expr: &Expr) -> Fallible {
        match expr {
            Expr::BoolOp(e) => self.exprs(&e.values),
            Expr::Named(e) => self.named(e),
            Expr::BinOp(e) => {
                self.expr(&e.left)?;
                self.expr(&e.right)
            }
            Expr::UnaryOp(e) => self.expr(&e.operand),
            Expr::Lambda(e) => self.lambda(e),
            Expr::If(e) => self.exprs([&*e.test, &e.body, &e.orelse]),
            Expr::Dict(e) => {
                self.exprs(e.items.iter().filter_map(|i| i.key.as_ref()))?;
                self.exprs(e.items.iter().map(|i| &i.value))
            }
            Expr::Set(e) => self.exprs(&e.elts),
            Expr::List(e) => self.exprs(&e.elts),
            Expr::Tuple(e) => self.exprs(&e.elts),
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) | Expr::Generator(_) => self.comprehension(expr),
            Expr::Await(e) => self.await_expr(e),
            Expr::Yield(e) => {
                self.optional_expr(e.value.as_deref())?;
                self.yields(expr)
            }
            Expr::YieldFrom(e) => {
                self.expr(&e.value)?;
                self.yields(expr)
            }
            Expr::Compare(e) => {
                self.expr(&e.left)?;
                self.exprs(&*e.comparators)
            }
            Expr::Call(e) => self.call(e),
            Expr::FString(e) => self.format_elements(e.value.elements()),
            Expr::TString(e) => self.format_elements(e.value.elements()),
            Expr::Attribute(e) => self.attribute(e),
            Expr::Subscript(e) => {
                self.expr(&e.value)?;
                self.expr(&e.slice)
            }
            Expr::Starred(e) => self.expr(&e.value),
            Expr::Slice(e) => {
                self.optional_expr(e.lower.as_deref())?;
                self.optional_expr(e.upper.as_deref())?;
                self.optional_expr(e.step.as_deref())
            }
            Expr::Name(e) => self.name(e),
            Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_) => Ok(()),
            Expr::IpyEscapeCommand(e) => self.error("invalid syntax", e),
        }
    }

    fn call(&mut self, e: &ast::ExprCall) -> Fallible {
        self.expr(&e.func)?;
        self.exprs(&*e.arguments.args)?;
        let is_debug = |k: &&ast::Keyword| k.arg.as_ref().is_some_and(|name| &**name == "__debug__");
        if let Some(keyword) = e.arguments.keywords.iter().find(is_debug) {
            return self.error("cannot assign to __debug__", keyword);
        }
        self.exprs(e.arguments.keywords.iter().map(|k| &k.value))
    }

    fn attribute(&mut self, e: &ast::ExprAttribute) -> Fallible {
        if &*e.attr == "__debug__" && e.ctx != ExprContext::Load {
            let verb = if e.ctx == ExprContext::Del { "delete" } else { "assign to" };
            return self.error(format!("cannot {verb} __debug__"), e);
        }
        self.expr(&e.value)
    }

    fn name(&mut self, e: &ast::ExprName) -> Fallible {
        if self.scope().in_unevaluated_annotation {
            return Ok(());
        }
        if e.ctx == ExprContext::Del && &*e.id == "__debug__" {
            return self.error("cannot delete __debug__", e);
        }
        let flag = if e.ctx == ExprContext::Load { usage::USE } else { usage::LOCAL };
        self.define(&e.id, flag, e)?;
        // A bare `super()` needs the class it stands in.
        if e.ctx == ExprContext::Load && &*e.id == "super" && self.scope().is_function_like() {
            self.define("__class__", usage::USE, e)?;
        }
        Ok(())
    }

    fn lambda(&mut self, e: &ast::ExprLambda) -> Fallible {
        if let Some(parameters) = &e.parameters {
            self.defaults(parameters)?;
        }
        self.enter(ScopeKind::Function, NodeKey::new(e, Part::Body));
        if let Some(parameters) = &e.parameters {
            self.parameters(parameters)?;
        }
        self.expr(&e.body)?;
        self.leave();
        Ok(())
    }

    fn format_elements<'e>(&mut self, elements: impl Iterator<Item = &'e ast::InterpolatedStringElement>) -> Fallible {
        for element in elements {
            if let ast::InterpolatedStringElement::Interpolation(e) = element {
                self.expr(&e.expression)?;
                if let Some(spec) = &e.format_spec {
                    self.format_elements(spec.elements.iter())?;
                }
            }
        }
        Ok(())
    }

    fn yields(&mut self, e: &Expr) -> Fallible {
        if let Some(comprehension) = self.scope().comprehension {
            let inside = match comprehension {
                Comprehension::List => "list comprehension",
                Comprehension::Set => "set comprehension",
                Comprehension::Dict => "dict comprehension",
                Comprehension::Generator => "generator expression",
            };
            return self.error(format!("'yield' inside {inside}"), e);
        }
        self.forbid_in_annotation("yield", e)?;
        self.scope().is_generator = true;
        Ok(())
    }

    /// What is computed when somebody asks has no room for what changes names or leaves the block.
    fn forbid_in_annotation(&mut self, what: &str, node: &impl Ranged) -> Fallible {
        let scope = self.scope();
        let place = match scope.kind {
            ScopeKind::Annotation if scope.in_unevaluated_annotation => return Ok(()),
            ScopeKind::Annotation => "an annotation",
            ScopeKind::TypeVariable(part) => part,
            ScopeKind::TypeAlias => "a type alias",
            ScopeKind::TypeParameters => "the definition of a generic",
            _ => return Ok(()),
        };
        self.error(format!("{what} expression cannot be used within {place}"), node)
    }

    fn await_expr(&mut self, e: &ast::ExprAwait) -> Fallible {
        self.forbid_in_annotation("await", e)?;
        if !self.scope().is_function_like() {
            return self.error("'await' outside function", e);
        }
        let scope = self.scope();
        if !scope.is_async_def && scope.comprehension.is_none() {
            return self.error("'await' outside async function", e);
        }
        self.expr(&e.value)?;
        self.scope().is_coroutine = true;
        Ok(())
    }

    fn named(&mut self, e: &ast::ExprNamed) -> Fallible {
        self.forbid_in_annotation("named", e)?;
        if self.scope().comp_iter_expr > 0 {
            return self.error("assignment expression cannot be used in a comprehension iterable expression", e);
        }
        if self.scope().comprehension.is_some()
            && let Expr::Name(target) = &*e.target
        {
            self.extend_named_scope(&target.id, e)?;
        }
        self.expr(&e.value)?;
        self.expr(&e.target)
    }

    fn walrus_error(&self, place: &str, e: &ast::ExprNamed) -> Fallible {
        let message = format!("assignment expression within a comprehension cannot be used {place}");
        self.error(message, &*e.target)
    }

    /// A walrus in a comprehension binds in the block around all comprehensions.
    fn extend_named_scope(&mut self, name: &str, e: &ast::ExprNamed) -> Fallible {
        for at in (0..self.stack.len()).rev() {
            let id = self.stack[at];
            let scope = &self.table.scopes[id];
            if scope.comprehension.is_some() {
                let mangled = self.mangled_in(id, name);
                if scope
                    .symbols
                    .get(&mangled)
                    .is_some_and(|s| s.has(usage::COMP_ITER) && s.has(usage::LOCAL | usage::GLOBAL))
                {
                    let message =
                        format!("assignment expression cannot rebind comprehension iteration variable '{name}'");
                    return self.error(message, &*e.target);
                }
                continue;
            }
            return match scope.kind {
                ScopeKind::Annotation => continue,
                ScopeKind::Class => self.walrus_error("in a class body", e),
                ScopeKind::TypeVariable(_) => self.walrus_error("in a TypeVar bound", e),
                ScopeKind::TypeAlias => self.walrus_error("in a type alias", e),
                ScopeKind::TypeParameters => self.walrus_error("within the definition of a generic", e),
                ScopeKind::Module => {
                    self.define(name, usage::GLOBAL, e)?;
                    self.define_in(id, name, usage::GLOBAL, e.range())
                }
                _ => {
                    let mangled = self.mangled_in(id, name);
                    let is_global = scope.symbols.get(&mangled).is_some_and(|s| s.has(usage::GLOBAL));
                    self.define(name, if is_global { usage::GLOBAL } else { usage::NONLOCAL }, e)?;
                    self.define_in(id, name, usage::LOCAL, e.range())
                }
            };
        }
        Ok(())
    }

    fn comprehension(&mut self, e: &Expr) -> Fallible {
        let (kind, generators, key) = match e {
            Expr::ListComp(c) => (Comprehension::List, &c.generators, NodeKey::new(c, Part::Body)),
            Expr::SetComp(c) => (Comprehension::Set, &c.generators, NodeKey::new(c, Part::Body)),
            Expr::DictComp(c) => (Comprehension::Dict, &c.generators, NodeKey::new(c, Part::Body)),
            Expr::Generator(c) => (Comprehension::Generator, &c.generators, NodeKey::new(c, Part::Body)),
            _ => return Ok(()),
        };
        let Some((outermost, rest)) = generators.split_first() else { return Ok(()) };
        self.scope().comp_iter_expr += 1;
        self.expr(&outermost.iter)?;
        self.scope().comp_iter_expr -= 1;
        let outer_is_async = self.scope().is_async_def;
        let outer_is_comprehension = self.scope().comprehension.is_some();
        self.enter(ScopeKind::Function, key);
        self.scope().comprehension = Some(kind);
        self.scope().is_async_def = outer_is_async;
        self.scope().is_coroutine = outermost.is_async;
        self.define(".0", usage::PARAM, e)?;
        self.comprehension_target(&outermost.target)?;
        self.exprs(&outermost.ifs)?;
        for generator in rest {
            self.comprehension_target(&generator.target)?;
            self.scope().comp_iter_expr += 1;
            self.expr(&generator.iter)?;
            self.scope().comp_iter_expr -= 1;
            self.exprs(&generator.ifs)?;
            self.scope().is_coroutine |= generator.is_async;
        }
        match e {
            Expr::DictComp(c) => {
                self.expr(&c.value)?;
                self.optional_expr(c.key.as_deref())?;
            }
            Expr::ListComp(c) => self.expr(&c.elt)?,
            Expr::SetComp(c) => self.expr(&c.elt)?,
            Expr::Generator(c) => self.expr(&c.elt)?,
            _ => {}
        }
        self.scope().is_generator = kind == Comprehension::Generator;
        let is_async = self.scope().is_coroutine && kind != Comprehension::Generator;
        self.leave();
        if is_async {
            if !outer_is_async && !outer_is_comprehension {
                return self.error("asynchronous comprehension outside of an asynchronous function", e);
            }
            self.scope().is_coroutine = true;
        }
        Ok(())
    }

    fn comprehension_target(&mut self, target: &Expr) -> Fallible {
        self.scope().comp_iter_target = true;
        self.expr(target)?;
        self.scope().comp_iter_target = false;
        Ok(())
    }
}
