//! Walking the tree: entering and leaving blocks, noting definitions and uses.

use std::rc::Rc;

use ruff_python_ast::{Expr, Stmt};
use ruff_text_size::{Ranged, TextRange};
use rustc_hash::FxHashMap;

use super::analyze::Analyzer;
use super::{NodeKey, Scope, ScopeId, ScopeKind, SymbolTable, usage};
use crate::diagnostics::{Diagnostic, Fallible};
use crate::dialect::Dialect;
use crate::source::Source;

/// Builds and analyses the symbol table of a program.
pub(crate) fn build(
    source: &Source,
    body: &[Stmt],
    dialect: Dialect,
    future_annotations: bool,
) -> Fallible<SymbolTable> {
    let mut builder = Builder::new(source, dialect);
    builder.table.future_annotations = future_annotations || imports_future_annotations(body);
    builder.scope().has_docstring = docstring(body).is_some();
    builder.statements(body)?;
    builder.finish()
}

/// Builds and analyses the symbol table of a single expression.
pub(crate) fn build_expression(source: &Source, expr: &Expr, dialect: Dialect) -> Fallible<SymbolTable> {
    let mut builder = Builder::new(source, dialect);
    builder.expr(expr)?;
    builder.finish()
}

/// Whether a program begins with `from __future__ import annotations`.
fn imports_future_annotations(body: &[Stmt]) -> bool {
    let features = body.iter().filter_map(|stmt| match stmt {
        Stmt::ImportFrom(s) if s.level == 0 && s.module.as_ref().is_some_and(|m| m.as_str() == "__future__") => {
            Some(&s.names)
        }
        _ => None,
    });
    features.flatten().any(|alias| alias.name.as_str() == "annotations")
}

/// The docstring of a body, if it has one.
pub(crate) fn docstring(body: &[Stmt]) -> Option<&ruff_python_ast::ExprStringLiteral> {
    match body.first() {
        Some(Stmt::Expr(stmt)) => stmt.value.as_string_literal_expr(),
        _ => None,
    }
}

pub(super) struct Builder<'a> {
    pub source: &'a Source,
    pub table: SymbolTable,
    pub stack: Vec<ScopeId>,
    /// The class whose private names are being mangled.
    pub private: Option<Rc<str>>,
    pub directives: FxHashMap<(ScopeId, Rc<str>), TextRange>,
}

impl<'a> Builder<'a> {
    fn new(source: &'a Source, dialect: Dialect) -> Self {
        let module = Scope::new(ScopeKind::Module);
        Builder {
            source,
            table: SymbolTable {
                scopes: vec![module],
                dialect,
                future_annotations: false,
                by_node: FxHashMap::default(),
            },
            stack: vec![0],
            private: None,
            directives: FxHashMap::default(),
        }
    }

    fn finish(mut self) -> Fallible<SymbolTable> {
        let source = self.source;
        Analyzer { table: &mut self.table, directives: self.directives }
            .run()
            .map_err(|e| Diagnostic::syntax(source, e.message, e.range))?;
        Ok(self.table)
    }

    pub fn current(&self) -> ScopeId {
        self.stack.last().copied().unwrap_or(0)
    }

    pub fn scope(&mut self) -> &mut Scope {
        let id = self.current();
        &mut self.table.scopes[id]
    }

    pub fn error<T>(&self, message: impl Into<String>, node: &impl Ranged) -> Fallible<T> {
        Err(Diagnostic::syntax(self.source, message.into(), node.range()))
    }

    /// Opens a new block inside the current one.
    pub fn enter(&mut self, kind: ScopeKind, key: NodeKey) -> ScopeId {
        let parent = self.current();
        let id = self.table.scopes.len();
        let mut scope = Scope::new(kind);
        let outer = &mut self.table.scopes[parent];
        scope.is_nested = outer.is_nested || outer.is_function_like();
        // What is in the iterable of a comprehension stays in it, however deep.
        scope.comp_iter_expr = outer.comp_iter_expr;
        // In a class body all private names are mangled.
        scope.mangled_only = outer.mangled_only.clone().filter(|_| kind != ScopeKind::Class);
        scope.is_method = kind == ScopeKind::Function && outer.kind == ScopeKind::Class;
        if kind != ScopeKind::Annotation || !self.table.future_annotations {
            outer.children.push(id);
        }
        self.table.scopes.push(scope);
        self.table.by_node.insert(key, id);
        self.stack.push(id);
        id
    }

    /// Opens a block again that was left already.
    pub fn reenter(&mut self, id: ScopeId) {
        self.stack.push(id);
    }

    pub fn leave(&mut self) {
        self.stack.pop();
    }

    /// Notes a use or definition of `name` in the current block.
    pub fn define(&mut self, name: &str, flags: u32, node: &impl Ranged) -> Fallible {
        let id = self.current();
        self.define_in(id, name, flags, node.range())
    }

    pub fn define_in(&mut self, id: ScopeId, name: &str, flags: u32, range: TextRange) -> Fallible {
        let node = &range;
        if flags & (usage::BOUND | usage::GLOBAL | usage::NONLOCAL) != 0 && name == "__debug__" {
            return self.error("cannot assign to __debug__", node);
        }
        let mangled = self.mangled_in(id, name);
        let in_comp_target = self.table.scopes[id].comp_iter_target;
        let symbol = self.table.scopes[id].symbols.entry(&mangled);
        if flags & usage::PARAM != 0 && symbol.has(usage::PARAM) {
            return self.error(format!("duplicate argument '{name}' in function definition"), node);
        }
        if flags & usage::TYPE_PARAM != 0 && symbol.has(usage::TYPE_PARAM) {
            return self.error(format!("duplicate type parameter '{name}'"), node);
        }
        symbol.usage |= flags;
        if in_comp_target {
            if symbol.has(usage::GLOBAL | usage::NONLOCAL) {
                let message = format!("comprehension inner loop cannot rebind assignment expression target '{name}'");
                return self.error(message, node);
            }
            symbol.usage |= usage::COMP_ITER;
        }
        if flags & usage::PARAM != 0 {
            self.table.scopes[id].params.push(mangled);
        } else if flags & usage::GLOBAL != 0 {
            self.table.scopes[0].symbols.entry(&mangled).usage |= flags;
        }
        Ok(())
    }

    /// What a private name becomes in a block.
    pub fn mangled_in(&self, id: ScopeId, name: &str) -> Rc<str> {
        self.table.scopes[id].mangle(self.private.as_deref(), &name.into())
    }

    /// How the current block has used `name` so far.
    pub fn usage_of(&self, name: &str) -> u32 {
        let mangled = self.mangled_in(self.current(), name);
        self.table.scopes[self.current()].symbols.get(&mangled).unwrap_or_default().usage
    }

    /// Runs `walk` with the current block marked as inside something conditional.
    pub fn conditionally(&mut self, walk: impl FnOnce(&mut Self) -> Fallible) -> Fallible {
        let before = std::mem::replace(&mut self.scope().in_conditional_block, true);
        let result = walk(self);
        self.scope().in_conditional_block = before;
        result
    }
}
