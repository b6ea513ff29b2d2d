//! The parser's complaints in CPython's words.

use ruff_python_parser::{ParseError, UnsupportedSyntaxError};
use ruff_text_size::Ranged;

use super::Diagnostic;
use crate::source::Source;

/// Translates what the parser found.
pub(crate) fn from_parser(
    source: &Source,
    errors: &[ParseError],
    unsupported: &[UnsupportedSyntaxError],
) -> Vec<Diagnostic> {
    let errors = errors.iter().map(|e| Diagnostic::syntax(source, e.error.to_string(), e.location));
    let unsupported = unsupported.iter().map(|e| Diagnostic::syntax(source, e.to_string(), e.range()));
    errors.chain(unsupported).collect()
}
