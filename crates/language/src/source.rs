//! The program's text, and places in it.

use std::rc::Rc;

use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::flow::Loc;

/// A program's text with its name and where its lines start.
pub(crate) struct Source {
    pub text: Rc<str>,
    pub filename: Rc<str>,
    line_starts: Vec<u32>,
}

impl Source {
    pub fn new(text: &str, filename: &str) -> Source {
        const BYTE_ORDER_MARK: &str = "\u{feff}";
        let first = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() as u32 } else { 0 };
        let mut line_starts = vec![first];
        let bytes = text.as_bytes();
        for (at, &byte) in bytes.iter().enumerate() {
            if byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')) {
                line_starts.push(at as u32 + 1);
            }
        }
        Source { text: text.into(), filename: filename.into(), line_starts }
    }

    /// Line from 1, column in bytes from 0.
    pub fn line_column(&self, offset: TextSize) -> (u32, u32) {
        let offset = offset.to_u32();
        let line = self.line_starts.partition_point(|&start| start <= offset).max(1);
        (line as u32, offset.saturating_sub(self.line_starts[line - 1]))
    }

    pub fn line(&self, offset: TextSize) -> u32 {
        self.line_column(offset).0
    }

    /// Where a line starts.
    pub fn line_start(&self, line: u32) -> TextSize {
        let at = (line as usize).saturating_sub(1).min(self.line_starts.len() - 1);
        TextSize::new(self.line_starts[at])
    }

    pub fn slice(&self, range: TextRange) -> &str {
        self.text.get(range.start().to_usize()..range.end().to_usize()).unwrap_or("")
    }

    /// A node's location, as its instructions carry it.
    pub fn loc(&self, node: &impl Ranged) -> Loc {
        self.range_loc(node.range())
    }

    pub fn range_loc(&self, range: TextRange) -> Loc {
        let (line, column) = self.line_column(range.start());
        let (end_line, end_column) = self.line_column(range.end());
        Loc { line: line as i32, end_line: end_line as i32, column: column as i32, end_column: end_column as i32 }
    }

    /// A compound statement's range with the semicolon behind its last statement, which counts.
    pub fn compound_range(&self, range: TextRange) -> TextRange {
        let rest = &self.text[range.end().to_usize()..];
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        match rest[blanks..].starts_with(';') {
            true => TextRange::new(range.start(), range.end() + TextSize::new(blanks as u32 + 1)),
            false => range,
        }
    }

    /// The range of a location that a node had.
    pub fn loc_range(&self, loc: Loc) -> TextRange {
        let offset = |line: i32, column: i32| {
            let start = self.line_start(u32::try_from(line).unwrap_or(1)).to_u32();
            TextSize::new((start + u32::try_from(column).unwrap_or(0)).min(self.text.len() as u32))
        };
        let start = offset(loc.line, loc.column);
        TextRange::new(start, offset(loc.end_line, loc.end_column).max(start))
    }
}
