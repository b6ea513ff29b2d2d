//! A look at the text before it is parsed, with CPython's tokenizer's eyes: its complaints, which come before all others,
//! and the limits on nesting that keep parser and lowering from running out of stack.

mod numbers;
mod scanner;
mod strings;
mod tokens;

pub(crate) use scanner::scan;
pub(crate) use tokens::{Scan, Token, TokenKind};
