//! What the scanner finds.

use ruff_text_size::{TextRange, TextSize};

use crate::diagnostics::Diagnostic;

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum TokenKind {
    Name,
    Number,
    String,
    /// Text of an f-string between its expressions, quotes included.
    FString,
    Operator,
    Newline,
    Indent,
    Dedent,
    End,
}

/// A token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Token {
    pub kind: TokenKind,
    pub range: TextRange,
    /// How many brackets are open around it.
    pub depth: u32,
}

/// A bracket that was opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Bracket {
    pub character: u8,
    pub offset: TextSize,
    pub line: u32,
}

/// All that the scanner has to say.
pub(crate) struct Scan {
    pub tokens: Vec<Token>,
    /// The first thing that is no token.
    pub error: Option<Box<Diagnostic>>,
    /// The innermost bracket that is still open at the end.
    pub unclosed: Option<Bracket>,
    /// An expression is nested so deeply that it cannot be worked on.
    pub too_deep: Option<TextRange>,
    /// The token that begins the first template string, in a version that has none.
    pub template: Option<usize>,
}
