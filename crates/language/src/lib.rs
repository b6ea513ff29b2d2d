//! Python text to code: parsing, scopes, lowering, the bytecode table.
//!
//! Knows nothing of the heap, of the machine or of the web. See [`op`] for the instructions, [`code`] for the product,
//! [`compile()`] for the way from text to code, or to what is wrong with a text.

pub mod code;
mod compile;
mod diagnostics;
mod dialect;
mod flow;
mod imports;
mod lexical;
mod lower;
pub mod marks;
pub mod op;
mod parse;
mod rewording;
mod scope;
mod source;
mod units;
mod warnings;

pub use compile::{Mode, compile, compile_within};
pub use diagnostics::{Diagnostic, DiagnosticKind, MarkedText, Marks, Place};
pub use diagnostics::{Typo, keyword_typo, last_statement, marked_text, nearest, reported};
pub use dialect::{Dialect, FOR_YIELD_FROM};
pub use imports::{Import, imports};
pub use parse::{Parsed, parse};
pub use rewording::reworded;
pub use units::code_units;
pub use warnings::Warning;
