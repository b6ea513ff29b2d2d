//! Text to tree.

use ruff_python_ast::{Expr, Mod, ModExpression, ModModule, PythonVersion, Stmt};
use ruff_python_parser::{Mode as RuffMode, ParseOptions, Parsed as RuffParsed, parse_unchecked};

use crate::diagnostics::{Diagnostic, from_parser};
use crate::source::Source;

/// A program's tree, with the text it comes from.
pub struct Parsed {
    pub(crate) source: Source,
    module: RuffParsed<ModModule>,
}

impl Parsed {
    pub(crate) fn body(&self) -> &[Stmt] {
        &self.module.syntax().body
    }
}

/// An expression's tree.
pub(crate) struct ParsedExpression {
    pub source: Source,
    expression: ModExpression,
}

impl ParsedExpression {
    pub fn expr(&self) -> &Expr {
        &self.expression.body
    }
}

fn options(mode: RuffMode) -> ParseOptions {
    ParseOptions::from(mode).with_target_version(PythonVersion::PY314)
}

/// Parses a program. Names are complained about only when it is compiled.
pub fn parse(source: &str, filename: &str) -> Result<Parsed, Vec<Diagnostic>> {
    let source = Source::new(source, filename);
    let parsed = parse_unchecked(&source.text, options(RuffMode::Module));
    let diagnostics = from_parser(&source, parsed.errors(), parsed.unsupported_syntax_errors());
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }
    match parsed.try_into_module() {
        Some(module) => Ok(Parsed { source, module }),
        None => Err(vec![Diagnostic::syntax(&source, "invalid syntax".into(), Default::default())]),
    }
}

/// Parses an expression.
pub(crate) fn parse_expression(source: &str, filename: &str) -> Result<ParsedExpression, Vec<Diagnostic>> {
    let source = Source::new(source, filename);
    let parsed = parse_unchecked(&source.text, options(RuffMode::Expression));
    let diagnostics = from_parser(&source, parsed.errors(), parsed.unsupported_syntax_errors());
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }
    match parsed.into_syntax() {
        Mod::Expression(expression) => Ok(ParsedExpression { source, expression }),
        Mod::Module(_) => Err(vec![Diagnostic::syntax(&source, "invalid syntax".into(), Default::default())]),
    }
}
