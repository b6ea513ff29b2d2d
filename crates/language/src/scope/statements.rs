//! How statements define and use names.

use ruff_python_ast::{self as ast, Expr, Stmt};
use ruff_text_size::{Ranged, TextRange};

use super::build::{Builder, docstring};
use super::type_params::{Generic, TYPE_PARAMS};
use super::{NodeKey, Part, ScopeKind, usage};
use crate::diagnostics::Fallible;

impl Builder<'_> {
    pub fn statements(&mut self, body: &[Stmt]) -> Fallible {
        body.iter().try_for_each(|stmt| self.statement(stmt))
    }

    fn statement(&mut self, stmt: &Stmt) -> Fallible {
        match stmt {
            Stmt::FunctionDef(def) => self.function(def),
            Stmt::ClassDef(def) => self.class(def),
            Stmt::Return(s) => self.optional_expr(s.value.as_deref()),
            Stmt::Delete(s) => self.exprs(&s.targets),
            Stmt::TypeAlias(s) => self.type_alias(s),
            Stmt::Assign(s) => {
                self.exprs(&s.targets)?;
                self.expr(&s.value)
            }
            Stmt::AugAssign(s) => {
                self.expr(&s.target)?;
                self.expr(&s.value)
            }
            Stmt::AnnAssign(s) => self.annotated_assignment(s),
            Stmt::For(s) => {
                self.expr(&s.target)?;
                self.expr(&s.iter)?;
                self.conditionally(|b| {
                    b.statements(&s.body)?;
                    b.statements(&s.orelse)
                })
            }
            Stmt::While(s) => {
                self.expr(&s.test)?;
                self.conditionally(|b| {
                    b.statements(&s.body)?;
                    b.statements(&s.orelse)
                })
            }
            Stmt::If(s) => self.if_statement(s),
            Stmt::With(s) => self.conditionally(|b| {
                for item in &s.items {
                    b.expr(&item.context_expr)?;
                    b.optional_expr(item.optional_vars.as_deref())?;
                }
                b.statements(&s.body)
            }),
            Stmt::Match(s) => self.match_statement(s),
            Stmt::Raise(s) => {
                self.optional_expr(s.exc.as_deref())?;
                self.optional_expr(s.cause.as_deref())
            }
            Stmt::Try(s) => self.try_statement(s),
            Stmt::Assert(s) => {
                self.expr(&s.test)?;
                self.optional_expr(s.msg.as_deref())
            }
            Stmt::Import(s) => s.names.iter().try_for_each(|alias| self.import(alias, s.range())),
            Stmt::ImportFrom(s) => s.names.iter().try_for_each(|alias| self.import(alias, s.range())),
            Stmt::Global(s) => self.directive(&s.names, usage::GLOBAL, s),
            Stmt::Nonlocal(s) => self.directive(&s.names, usage::NONLOCAL, s),
            Stmt::Expr(s) => self.expr(&s.value),
            Stmt::Pass(_) | Stmt::Break(_) | Stmt::Continue(_) => Ok(()),
            Stmt::IpyEscapeCommand(s) => self.error("invalid syntax", s),
        }
    }

    fn if_statement(&mut self, s: &ast::StmtIf) -> Fallible {
        self.expr(&s.test)?;
        self.conditionally(|b| {
            b.statements(&s.body)?;
            for clause in &s.elif_else_clauses {
                b.optional_expr(clause.test.as_ref())?;
                b.statements(&clause.body)?;
            }
            Ok(())
        })
    }

    fn try_statement(&mut self, s: &ast::StmtTry) -> Fallible {
        self.conditionally(|b| {
            b.statements(&s.body)?;
            for ast::ExceptHandler::ExceptHandler(handler) in &s.handlers {
                b.optional_expr(handler.type_.as_deref())?;
                if let Some(name) = &handler.name {
                    b.define(name, usage::LOCAL, name)?;
                }
                b.statements(&handler.body)?;
            }
            b.statements(&s.orelse)?;
            b.statements(&s.finalbody)
        })
    }

    fn import(&mut self, alias: &ast::Alias, statement: TextRange) -> Fallible {
        if &*alias.name == "*" {
            if self.scope().kind != ScopeKind::Module {
                return self.error("import * only allowed at module level", alias);
            }
            return Ok(());
        }
        let name = alias.asname.as_ref().unwrap_or(&alias.name);
        let stored = if alias.asname.is_some() { name } else { &alias.name };
        let first = stored.split('.').next().unwrap_or_default().to_owned();
        let blamed =
            if first == "__debug__" && self.table.dialect.blames_whole_imports { statement } else { alias.range() };
        self.define(&first, usage::IMPORT, &blamed)
    }

    fn function(&mut self, def: &ast::StmtFunctionDef) -> Fallible {
        self.define(&def.name, usage::LOCAL, &def.name)?;
        self.defaults(&def.parameters)?;
        def.decorator_list.iter().try_for_each(|d| self.expr(&d.expression))?;
        self.enter_generic(def.type_params.as_deref(), Generic::Function(&def.parameters), &def.name)?;
        self.function_annotations(&def.parameters, def.returns.as_deref())?;
        self.enter(ScopeKind::Function, NodeKey::new(def, Part::Body));
        self.scope().is_coroutine = def.is_async;
        self.scope().is_async_def = def.is_async;
        self.scope().has_docstring = docstring(&def.body).is_some();
        self.parameters(&def.parameters)?;
        self.statements(&def.body)?;
        self.leave();
        self.leave_generic(def.type_params.as_deref());
        Ok(())
    }

    fn class(&mut self, def: &ast::StmtClassDef) -> Fallible {
        self.define(&def.name, usage::LOCAL, def)?;
        def.decorator_list.iter().try_for_each(|d| self.expr(&d.expression))?;
        let outer_private = self.private.clone();
        self.enter_generic(def.type_params.as_deref(), Generic::Class, &def.name)?;
        for base in def.arguments.iter().flat_map(|a| a.args.iter()) {
            self.expr(base)?;
        }
        for keyword in def.arguments.iter().flat_map(|a| a.keywords.iter()) {
            self.expr(&keyword.value)?;
        }
        self.enter(ScopeKind::Class, NodeKey::new(def, Part::Body));
        self.private = Some(def.name.as_str().into());
        if def.type_params.is_some() {
            self.define("__type_params__", usage::LOCAL, def)?;
            self.define(TYPE_PARAMS, usage::USE, def)?;
        }
        self.scope().has_docstring = docstring(&def.body).is_some();
        self.statements(&def.body)?;
        self.leave();
        self.leave_generic(def.type_params.as_deref());
        self.private = outer_private;
        Ok(())
    }

    fn annotated_assignment(&mut self, s: &ast::StmtAnnAssign) -> Fallible {
        self.scope().annotations_used = true;
        match &*s.target {
            Expr::Name(name) => {
                let used = self.usage_of(&name.id);
                let is_module = self.current() == 0;
                if s.simple && !is_module && used & (usage::GLOBAL | usage::NONLOCAL) != 0 {
                    let which = if used & usage::GLOBAL != 0 { "global" } else { "nonlocal" };
                    return self.error(format!("annotated name '{}' can't be {which}", name.id), s);
                }
                if s.simple {
                    self.define(&name.id, usage::ANNOTATED | usage::LOCAL, &*s.target)?;
                } else if s.value.is_some() {
                    self.define(&name.id, usage::LOCAL, &*s.target)?;
                }
            }
            target => self.expr(target)?,
        }
        self.variable_annotation(&s.annotation, NodeKey::new(s, Part::Annotations))?;
        self.optional_expr(s.value.as_deref())
    }

    fn directive(&mut self, names: &[ast::Identifier], flag: u32, stmt: &impl Ranged) -> Fallible {
        let word = if flag == usage::GLOBAL { "global" } else { "nonlocal" };
        for name in names {
            let used = self.usage_of(name);
            if used & usage::PARAM != 0 {
                return self.error(format!("name '{name}' is parameter and {word}"), stmt);
            }
            if used & usage::ANNOTATED != 0 {
                return self.error(format!("annotated name '{name}' can't be {word}"), stmt);
            }
            if used & (usage::LOCAL | usage::IMPORT) != 0 {
                return self.error(format!("name '{name}' is assigned to before {word} declaration"), stmt);
            }
            if used & usage::USE != 0 {
                return self.error(format!("name '{name}' is used prior to {word} declaration"), stmt);
            }
            self.define(name, flag, stmt)?;
            let mangled = self.mangled_in(self.current(), name);
            self.directives.entry((self.current(), mangled)).or_insert(stmt.range());
        }
        Ok(())
    }

    fn match_statement(&mut self, s: &ast::StmtMatch) -> Fallible {
        self.expr(&s.subject)?;
        self.conditionally(|b| {
            for case in &s.cases {
                b.pattern(&case.pattern)?;
                b.optional_expr(case.guard.as_deref())?;
                b.statements(&case.body)?;
            }
            Ok(())
        })
    }

    fn pattern(&mut self, pattern: &ast::Pattern) -> Fallible {
        use ast::Pattern;
        match pattern {
            Pattern::MatchValue(p) => self.expr(&p.value),
            Pattern::MatchSingleton(_) => Ok(()),
            Pattern::MatchSequence(p) => p.patterns.iter().try_for_each(|p| self.pattern(p)),
            Pattern::MatchMapping(p) => {
                self.exprs(&p.keys)?;
                p.patterns.iter().try_for_each(|p| self.pattern(p))?;
                self.capture(p.rest.as_ref())
            }
            Pattern::MatchClass(p) => {
                self.expr(&p.cls)?;
                p.arguments.patterns.iter().try_for_each(|p| self.pattern(p))?;
                p.arguments.keywords.iter().try_for_each(|k| self.pattern(&k.pattern))
            }
            Pattern::MatchStar(p) => self.capture(p.name.as_ref()),
            Pattern::MatchAs(p) => {
                if let Some(inner) = &p.pattern {
                    self.pattern(inner)?;
                }
                self.capture(p.name.as_ref())
            }
            Pattern::MatchOr(p) => p.patterns.iter().try_for_each(|p| self.pattern(p)),
        }
    }

    fn capture(&mut self, name: Option<&ast::Identifier>) -> Fallible {
        name.map_or(Ok(()), |name| self.define(name, usage::LOCAL, name))
    }
}
