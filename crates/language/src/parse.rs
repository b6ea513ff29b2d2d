//! Text to tree.

use ruff_python_ast::{Expr, Mod, ModExpression, ModModule, PythonVersion, Stmt};
use ruff_python_parser::{Mode as RuffMode, ParseOptions, Parsed as RuffParsed, parse_unchecked};

use crate::diagnostics::{Context, Diagnostic, from_parser};
use crate::dialect::Dialect;
use crate::lexical::scan;
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

pub(crate) fn options(mode: RuffMode, dialect: &Dialect) -> ParseOptions {
    ParseOptions::from(mode).with_target_version(PythonVersion { major: 3, minor: dialect.grammar })
}

/// Scans and parses. What the scanner complains of comes first, and what is nested too deeply is not parsed at all.
fn parse_mode(source: &Source, mode: RuffMode, dialect: &Dialect) -> Result<RuffParsed<Mod>, Vec<Diagnostic>> {
    let scan = scan(source, dialect);
    if let Some(error) = scan.error {
        return Err(vec![*error]);
    }
    if let Some(range) = scan.too_deep {
        return Err(vec![*Diagnostic::too_deep(source, range)]);
    }
    let parsed = parse_unchecked(&source.text, options(mode, dialect));
    if parsed.has_no_syntax_errors() {
        return Ok(parsed);
    }
    let body = match parsed.syntax() {
        Mod::Module(module) => &module.body[..],
        Mod::Expression(_) => &[],
    };
    let context = Context { source, scan: &scan, body, dialect };
    let diagnostics = from_parser(&context, parsed.errors(), parsed.unsupported_syntax_errors());
    if diagnostics.is_empty() { Ok(parsed) } else { Err(diagnostics) }
}

/// Parses a program. Names are complained about only when it is compiled.
pub fn parse(source: &str, filename: &str) -> Result<Parsed, Vec<Diagnostic>> {
    parse_as(source, filename, Dialect::default())
}

/// Parses a program of a version.
pub(crate) fn parse_as(source: &str, filename: &str, dialect: Dialect) -> Result<Parsed, Vec<Diagnostic>> {
    let source = Source::new(source, filename);
    match parse_mode(&source, RuffMode::Module, &dialect)?.try_into_module() {
        Some(module) => Ok(Parsed { source, module }),
        None => Err(vec![*Diagnostic::syntax(&source, "invalid syntax".into(), Default::default())]),
    }
}

/// Parses an expression.
pub(crate) fn parse_expression(
    source: &str,
    filename: &str,
    dialect: Dialect,
) -> Result<ParsedExpression, Vec<Diagnostic>> {
    let source = Source::new(source, filename);
    match parse_mode(&source, RuffMode::Expression, &dialect)?.into_syntax() {
        Mod::Expression(expression) => Ok(ParsedExpression { source, expression }),
        Mod::Module(_) => Err(vec![*Diagnostic::syntax(&source, "invalid syntax".into(), Default::default())]),
    }
}
