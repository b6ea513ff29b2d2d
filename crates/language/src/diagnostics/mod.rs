//! What is wrong with a program, in CPython's words.

mod guess;
mod guess_more;
mod guess_newer;
mod marks;
mod nearest;
mod parser;
mod shown;
mod targets;
mod typos;
mod words;

use ruff_text_size::TextRange;

pub(crate) use marks::TokenMark;
pub use marks::{MarkedText, Marks};
pub use nearest::nearest;
pub(crate) use parser::{Context, from_parser};
pub use shown::marked_text;
pub use typos::{Typo, keyword_typo, last_statement, reported};

use crate::source::Source;

/// What kind of complaint this is; the first three are CPython's `SyntaxError`, `IndentationError` and `TabError`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DiagnosticKind {
    /// Not Python.
    Syntax,
    /// Indented too little or too much.
    Indentation,
    /// Tabs and spaces that do not agree.
    Tab,
    /// Python that Afterdel does not have yet.
    Unsupported,
}

impl DiagnosticKind {
    /// The exception that CPython raises for it.
    pub fn exception_name(self) -> &'static str {
        match self {
            DiagnosticKind::Syntax => "SyntaxError",
            DiagnosticKind::Indentation => "IndentationError",
            DiagnosticKind::Tab => "TabError",
            DiagnosticKind::Unsupported => "NotImplementedError",
        }
    }
}

/// A place in the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// Line, from 1.
    pub line: u32,
    /// Column in UTF-8 bytes, from 0.
    pub column: u32,
    /// Offset in UTF-8 bytes from the start of the text.
    pub offset: u32,
}

/// Something wrong, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// What kind.
    pub kind: DiagnosticKind,
    /// In CPython 3.14's words where it has some.
    pub message: String,
    /// First place.
    pub start: Place,
    /// Place after the last.
    pub end: Place,
    /// What CPython's exception says of the place.
    pub marks: Marks,
}

/// What a stage of compilation gives, or the first thing that is wrong; boxed, so that every `?` hands on one pointer.
pub(crate) type Fallible<T = ()> = Result<T, Box<Diagnostic>>;

impl Diagnostic {
    pub(crate) fn new(source: &Source, kind: DiagnosticKind, message: String, range: TextRange) -> Box<Diagnostic> {
        let place = |offset: ruff_text_size::TextSize| {
            let (line, column) = source.line_column(offset);
            Place { line, column, offset: offset.to_u32() }
        };
        let marks = Marks::of_range(source, range);
        Box::new(Diagnostic { kind, message, start: place(range.start()), end: place(range.end()), marks })
    }

    /// In the words of a table.
    pub(crate) fn reworded(mut self, table: &[(&str, &str)]) -> Diagnostic {
        if let Some(message) = table.iter().find_map(|(text, words)| crate::reworded(text, words, &self.message)) {
            self.message = message;
        }
        self
    }

    /// Found after the text was parsed.
    pub(crate) fn found_late(mut self) -> Diagnostic {
        self.marks.text = MarkedText::LineOfFile;
        // CPython's compiler counts columns in bytes and hands them on so.
        self.marks.offset = self.start.column as i32 + 1;
        if self.marks.end_offset > 0 {
            self.marks.end_offset = self.end.column as i32 + 1;
        }
        self
    }

    pub(crate) fn syntax(source: &Source, message: String, range: TextRange) -> Box<Diagnostic> {
        Diagnostic::new(source, DiagnosticKind::Syntax, message, range)
    }

    /// For expressions whose tree would be too deep to work on.
    pub(crate) fn too_deep(source: &Source, range: TextRange) -> Box<Diagnostic> {
        Diagnostic::unsupported(source, "Expressions as deeply nested as this one", range)
    }

    /// For Python that is not lowered yet; `construct` is a plural, as in "`match` statements".
    pub(crate) fn unsupported(source: &Source, construct: &str, range: TextRange) -> Box<Diagnostic> {
        let line = source.line(range.start());
        let message = format!("{construct} are not supported yet (line {line})");
        Diagnostic::new(source, DiagnosticKind::Unsupported, message, range)
    }
}

impl std::fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {} (line {})", self.kind.exception_name(), self.message, self.start.line)
    }
}

impl std::error::Error for Diagnostic {}
