//! Where CPython's exception says that the mistake is.

use ruff_text_size::{TextRange, TextSize};

use crate::source::Source;

/// What the exception tells of its place, in CPython's numbers: columns count characters from 1.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Marks {
    /// `lineno`
    pub line: u32,
    /// `offset`
    pub offset: i32,
    /// `end_lineno`
    pub end_line: u32,
    /// `end_offset`; 0 or -1 where CPython does not know it.
    pub end_offset: i32,
    /// Which text comes with it.
    pub text: MarkedText,
}

/// What stage of the compiler finds a mistake decides which text its exception shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MarkedText {
    /// The parser: the line with its end.
    Line,
    /// The tokenizer: the line without its end.
    BareLine,
    /// What comes later: the line, if the program lies in a file.
    LineOfFile,
}

/// How the tokenizer marks a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum TokenMark {
    /// One place, where the mistake starts.
    Start,
    /// One place, the last character of the mistake.
    Last,
    /// The whole of it, as the parser does.
    Range,
    /// The end of its line.
    LineEnd,
    /// The start of its line.
    LineStart,
    /// A bracket without its other half.
    Unclosed,
    /// What comes behind it; the number is the end that is said.
    Behind(i32),
}

/// Line and column in characters from 1.
fn character_place(source: &Source, offset: TextSize) -> (u32, i32) {
    let line = source.line(offset);
    let before = source.slice(TextRange::new(source.line_start(line), offset));
    (line, before.chars().count() as i32 + 1)
}

fn line_length(source: &Source, line: u32) -> i32 {
    source
        .text
        .get(source.line_start(line).to_usize()..)
        .and_then(|rest| rest.lines().next())
        .unwrap_or("")
        .chars()
        .count() as i32
}

impl Marks {
    /// Of a token or a node.
    pub(crate) fn of_range(source: &Source, range: TextRange) -> Marks {
        let (line, offset) = character_place(source, range.start());
        let rest = source.text.get(range.start().to_usize()..).unwrap_or("");
        let covered = source.slice(range);
        // A line's end is one character wide, also where the text ends without it.
        let is_line_end = match covered.is_empty() {
            true => rest.is_empty() || rest.starts_with(['\n', '\r']),
            false => covered.trim_matches(['\n', '\r']).is_empty(),
        };
        let (end_line, end_offset) =
            if is_line_end { (line, offset + 1) } else { character_place(source, range.end()) };
        Marks { line, offset, end_line, end_offset, text: MarkedText::Line }
    }

    /// Of what is no token.
    pub(crate) fn of_token_error(source: &Source, range: TextRange, mark: TokenMark) -> Marks {
        if mark == TokenMark::Range {
            return Marks::of_range(source, range);
        }
        let (line, start) = character_place(source, range.start());
        let (offset, end_offset, text) = match mark {
            TokenMark::Last => {
                let last = character_place(source, range.end()).1 - 1;
                (last, last, MarkedText::BareLine)
            }
            TokenMark::LineEnd => (line_length(source, line) + 1, -1, MarkedText::Line),
            TokenMark::LineStart => (1, 0, MarkedText::Line),
            TokenMark::Behind(end) => (start + 1, end, MarkedText::Line),
            TokenMark::Unclosed => (start, 0, MarkedText::Line),
            TokenMark::Start | TokenMark::Range => (start, start, MarkedText::BareLine),
        };
        Marks { line, offset, end_line: line, end_offset, text }
    }

    /// Of an indentation that should not be there.
    pub(crate) fn of_indent(source: &Source, indent: TextRange) -> Marks {
        let (line, behind) = character_place(source, indent.end());
        Marks { line, offset: behind - 1, end_line: line, end_offset: -1, text: MarkedText::Line }
    }

    /// Of a block's end, which has no width.
    pub(crate) fn of_block_end(source: &Source, at: TextSize) -> Marks {
        let line = source.line(at);
        Marks { line, offset: line_length(source, line) + 1, end_line: line, end_offset: -1, text: MarkedText::Line }
    }
}
