//! Modules, single expressions, and the bodies of modules and classes.

use std::rc::Rc;

use ruff_python_ast::{self as ast, Expr, Stmt};

use ruff_text_size::{Ranged, TextSize};

use super::Lowerer;
use super::names::Access;
use super::unit::{ArgCounts, NewUnit, UnitKind};
use crate::code::{Code, Const};
use crate::diagnostics::Fallible;
use crate::dialect::Dialect;
use crate::flow::Loc;
use crate::op::Op;
use crate::scope::{SymbolTable, docstring};
use crate::source::Source;

/// Lowers a program.
pub(crate) fn lower_module(
    source: &Source,
    dialect: Dialect,
    table: &SymbolTable,
    body: &[Stmt],
) -> Fallible<Rc<Code>> {
    let mut lowerer = Lowerer::new(source, dialect, table, future_end(body));
    lowerer.enter(module_unit())?;
    let loc = body.first().map_or(Loc::at_line(1), |first| lowerer.stmt_loc(first));
    if lowerer.scope().has_conditional_annotations {
        lowerer.emit_arg(loc, Op::BuildSet, 0);
        lowerer.emit_name(loc, Op::StoreName, "__conditional_annotations__", 0, 0);
    }
    lowerer.body(loc, body)?;
    lowerer.leave(true)
}

/// Lowers an expression to code that returns its value, without steps.
pub(crate) fn lower_expression(source: &Source, dialect: Dialect, table: &SymbolTable, e: &Expr) -> Fallible<Rc<Code>> {
    let mut lowerer = Lowerer::new(source, dialect, table, TextSize::new(0));
    lowerer.enter(module_unit())?;
    lowerer.unit().has_steps = false;
    lowerer.expr(e)?;
    lowerer.leave(false)
}

/// Where the first statement starts that is neither docstring nor `from __future__ import`.
fn future_end(body: &[Stmt]) -> TextSize {
    let is_future = |stmt: &Stmt| matches!(stmt, Stmt::ImportFrom(s) if s.level == 0 && s.module.as_ref().is_some_and(|m| m.as_str() == "__future__"));
    let docstring = usize::from(docstring(body).is_some());
    body.iter().skip(docstring).find(|stmt| !is_future(stmt)).map_or(TextSize::new(u32::MAX), Ranged::start)
}

fn module_unit() -> NewUnit {
    NewUnit {
        name: "<module>".into(),
        kind: UnitKind::Module,
        key: None,
        first_line: 1,
        private: None,
        args: ArgCounts::default(),
    }
}

impl<'a> Lowerer<'a> {
    /// A statement's location; decorators are not part of it.
    fn stmt_loc(&self, stmt: &Stmt) -> Loc {
        let decorators = match stmt {
            Stmt::FunctionDef(def) => &def.decorator_list,
            Stmt::ClassDef(def) => &def.decorator_list,
            _ => return self.loc(stmt),
        };
        self.source.range_loc(self.undecorated_range(stmt.range(), decorators))
    }

    /// The statements of a module or class, its docstring stored as `__doc__`.
    pub fn body(&mut self, loc: Loc, body: &'a [Stmt]) -> Fallible {
        if (self.table.future_annotations || self.dialect.eager_annotations) && self.scope().annotations_used {
            self.emit(loc, Op::SetupAnnotations);
        }
        let mut rest = body;
        if let Some(doc) = docstring(body) {
            self.step_at(doc);
            let text = self.docstring_constant(doc);
            self.emit_const(self.loc(doc), text);
            self.name(Loc::NONE, "__doc__", Access::Store);
            rest = &body[1..];
        }
        self.statements(rest)?;
        self.deferred_annotations(loc)
    }

    /// A docstring as it is kept; one that owed no indentation is still the literal.
    pub(super) fn docstring_constant(&mut self, doc: &ast::ExprStringLiteral) -> Const {
        let written = doc.value.to_str();
        let text = clean_docstring(written);
        let kept = Const::Str(text.as_str().into());
        if text == written {
            self.note_literal(&kept);
        }
        kept
    }
}

/// Removes the indentation that a docstring owes to its place in the source.
pub(super) fn clean_docstring(text: &str) -> String {
    let text = expand_tabs(text);
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or("");
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let margin = lines.clone().filter(|line| line.len() > indent(line)).map(indent).min().unwrap_or(0);
    let mut cleaned = first.trim_start_matches(' ').to_owned();
    for line in lines {
        cleaned.push('\n');
        cleaned.push_str(&line[indent(line).min(margin)..]);
    }
    cleaned
}

/// `str.expandtabs()`.
fn expand_tabs(text: &str) -> String {
    const TAB_SIZE: usize = 8;
    let mut expanded = String::with_capacity(text.len());
    let mut column = 0;
    for c in text.chars() {
        match c {
            '\t' => {
                let width = TAB_SIZE - column % TAB_SIZE;
                expanded.extend(std::iter::repeat_n(' ', width));
                column += width;
            }
            _ => {
                expanded.push(c);
                column = if matches!(c, '\n' | '\r') { 0 } else { column + 1 };
            }
        }
    }
    expanded
}
