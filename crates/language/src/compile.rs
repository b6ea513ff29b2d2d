//! Text to code.

use std::rc::Rc;

use crate::code::{Code, CodeFlags};
use crate::diagnostics::{Diagnostic, Fallible};
use crate::lower::{lower_expression, lower_module};
use crate::parse::{Parsed, parse, parse_expression};
use crate::scope;

/// What the text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// A program.
    Module,
    /// A single expression, whose value the code returns.
    Expression,
}

/// Compiles `source`; `filename` is what tracebacks say.
pub fn compile(source: &str, filename: &str, mode: Mode) -> Result<Rc<Code>, Vec<Diagnostic>> {
    compile_within(source, filename, mode, CodeFlags::default())
}

/// Compiles for code that runs already: its `__future__` features hold here too.
pub fn compile_within(source: &str, filename: &str, mode: Mode, outer: CodeFlags) -> Result<Rc<Code>, Vec<Diagnostic>> {
    match mode {
        Mode::Module => {
            let parsed = parse(source, filename)?;
            compile_module(&parsed, outer.future_annotations).map_err(|d| vec![d.found_late()])
        }
        Mode::Expression => {
            let parsed = parse_expression(source, filename)?;
            let table = scope::build_expression(&parsed.source, parsed.expr()).map_err(|d| vec![d.found_late()])?;
            lower_expression(&parsed.source, &table, parsed.expr()).map_err(|d| vec![d.found_late()])
        }
    }
}

fn compile_module(parsed: &Parsed, future_annotations: bool) -> Fallible<Rc<Code>> {
    let table = scope::build(&parsed.source, parsed.body(), future_annotations)?;
    lower_module(&parsed.source, &table, parsed.body())
}

/// All that is wrong with a program, for complaints while it is typed.
pub fn check(source: &str) -> Vec<Diagnostic> {
    compile(source, "<string>", Mode::Module).err().unwrap_or_default()
}
