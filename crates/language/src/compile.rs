//! Text to code.

use std::rc::Rc;

use crate::code::{Code, CodeFlags};
use crate::diagnostics::{Diagnostic, Fallible};
use crate::dialect::Dialect;
use crate::lower::{lower_expression, lower_module};
use crate::parse::{Parsed, parse_as, parse_expression};
use crate::scope;
use crate::warnings;

/// What the text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// A program.
    Module,
    /// A single expression, whose value the code returns.
    Expression,
}

/// Compiles `source`; `filename` is what tracebacks say.
pub fn compile(source: &str, filename: &str, mode: Mode, dialect: Dialect) -> Result<Rc<Code>, Vec<Diagnostic>> {
    compile_within(source, filename, mode, dialect, CodeFlags::default())
}

/// Compiles for code that runs already: its `__future__` features hold here too.
pub fn compile_within(
    source: &str,
    filename: &str,
    mode: Mode,
    dialect: Dialect,
    outer: CodeFlags,
) -> Result<Rc<Code>, Vec<Diagnostic>> {
    let compiled = in_own_words(source, filename, mode, dialect, outer);
    compiled.map_err(|diagnostics| diagnostics.into_iter().map(|it| it.reworded(dialect.words)).collect())
}

/// What is wrong is said in 3.14's words.
fn in_own_words(
    source: &str,
    filename: &str,
    mode: Mode,
    dialect: Dialect,
    outer: CodeFlags,
) -> Result<Rc<Code>, Vec<Diagnostic>> {
    let late = |diagnostic: Box<Diagnostic>| vec![diagnostic.found_late()];
    let (mut code, warnings) = match mode {
        Mode::Module => {
            let parsed = parse_as(source, filename, dialect)?;
            let code = compile_module(&parsed, dialect, outer.future_annotations).map_err(late)?;
            (code, warnings::of_module(&parsed.source, dialect, parsed.body()))
        }
        Mode::Expression => {
            let parsed = parse_expression(source, filename, dialect)?;
            let table = scope::build_expression(&parsed.source, parsed.expr(), dialect).map_err(late)?;
            let code = lower_expression(&parsed.source, dialect, &table, parsed.expr()).map_err(late)?;
            (code, warnings::of_expression(&parsed.source, dialect, parsed.expr()))
        }
    };
    Rc::get_mut(&mut code).expect("nobody else has the outermost block").warnings = warnings;
    Ok(code)
}

fn compile_module(parsed: &Parsed, dialect: Dialect, future_annotations: bool) -> Fallible<Rc<Code>> {
    let table = scope::build(&parsed.source, parsed.body(), dialect, future_annotations)?;
    lower_module(&parsed.source, dialect, &table, parsed.body())
}
