//! Which part of an expression a traceback marks: the operator, the brackets of an index, the arguments of a call.

use ruff_python_ast::{Expr, Stmt};
use ruff_text_size::{Ranged, TextSize};

use crate::parse::{Parsed, parse};

/// A place in several lines: the line from 0, the column in characters from 0.
pub type At = (usize, usize);

/// The start and the end of what is marked with `^` in an expression, where the rest is marked with `~`; nothing where
/// all of it is marked alike. `segment` is the expression's text.
pub fn anchors(segment: &str) -> Option<(At, At)> {
    // In brackets an expression may go over several lines.
    let parsed = parse(&format!("(\n{segment}\n)"), "<segment>").ok()?;
    let [Stmt::Expr(statement)] = parsed.body() else { return None };
    let text = Segment { parsed: &parsed, lines: segment.split('\n').map(|line| line.chars().collect()).collect() };
    match &*statement.value {
        Expr::BinOp(operation) => text.operator(operation.left.end(), operation.right.start()),
        Expr::Subscript(subscript) => text.bracket('[', subscript.value.end(), subscript.end()),
        Expr::Call(call) => text.bracket('(', call.func.end(), call.end()),
        _ => None,
    }
}

/// Whether a statement is `return f(...)` or `x = f(...)`, and the call is from `start` to `end` in the first and the
/// last line: marks would say nothing. (Like CPython this compares columns in characters with columns in bytes.)
pub fn is_plain_call(lines: &[&str], start: usize, end: usize) -> bool {
    let Ok(parsed) = parse(&lines.join("\n"), "<statement>") else { return false };
    let value = match parsed.body().first() {
        Some(Stmt::Return(statement)) => statement.value.as_deref().filter(|value| is_call_of_name(value)),
        Some(Stmt::Assign(statement)) if matches!(statement.targets[..], [Expr::Name(_)]) => Some(&*statement.value),
        _ => None,
    };
    value.is_some_and(|value| {
        matches!(value, Expr::Call(_))
            && parsed.source.line_column(value.start()) == (1, start as u32)
            && parsed.source.line_column(value.end()) == (lines.len() as u32, end as u32)
    })
}

fn is_call_of_name(value: &Expr) -> bool {
    matches!(value, Expr::Call(call) if matches!(*call.func, Expr::Name(_)))
}

/// An expression's text and its tree.
struct Segment<'a> {
    parsed: &'a Parsed,
    lines: Vec<Vec<char>>,
}

impl Segment<'_> {
    /// Where an offset of the bracketed text is in the segment.
    fn place(&self, offset: TextSize) -> Option<At> {
        let (line, bytes) = self.parsed.source.line_column(offset);
        let line = (line as usize).checked_sub(2)?;
        let mut before = 0;
        let column = self.lines.get(line)?.iter().take_while(|c| {
            before += c.len_utf8();
            before <= bytes as usize
        });
        Some((line, column.count()))
    }

    /// The place itself, or the first of a later line where it is behind its line's end.
    fn valid(&self, (mut line, mut column): At) -> Option<At> {
        while column >= self.lines.get(line)?.len() {
            (line, column) = (line + 1, 0);
        }
        Some((line, column))
    }

    /// The first wanted character from a place on; what is behind `#` or `\` on a line is passed over.
    fn find(&self, from: At, wanted: impl Fn(char) -> bool) -> Option<At> {
        let mut at = self.valid(from)?;
        loop {
            let c = self.lines[at.0][at.1];
            at = match c {
                '\\' | '#' => self.valid((at.0 + 1, 0))?,
                c if wanted(c) => return Some(at),
                _ => self.valid((at.0, at.1 + 1))?,
            };
        }
    }

    /// The operator between two operands: one character, or two.
    fn operator(&self, left_end: TextSize, right_start: TextSize) -> Option<(At, At)> {
        let (line, column) = self.find(self.place(left_end)?, |c| !c.is_whitespace() && c != ')')?;
        let right = self.place(right_start)?;
        let second = self.lines[line].get(column + 1).filter(|c| !c.is_whitespace() && !matches!(c, '\\' | '#'));
        let long = second.is_some() && (right.0 > line || column + 1 < right.1);
        Some(((line, column), (line, column + 1 + usize::from(long))))
    }

    /// From the bracket that follows an expression to the end of the whole.
    fn bracket(&self, open: char, before: TextSize, end: TextSize) -> Option<(At, At)> {
        Some((self.find(self.place(before)?, |c| c == open)?, self.place(end)?))
    }
}

#[cfg(test)]
mod tests {
    use super::{anchors, is_plain_call};

    #[test]
    fn operators() {
        assert_eq!(anchors("a + b"), Some(((0, 2), (0, 3))));
        assert_eq!(anchors("(a) ** (b)"), Some(((0, 4), (0, 6))));
        assert_eq!(anchors("é*-2"), Some(((0, 1), (0, 2))));
        assert_eq!(anchors("a  # +\n // b"), Some(((1, 1), (1, 3))));
        assert_eq!(anchors("a < b"), None);
        assert_eq!(anchors("-a"), None);
        assert_eq!(anchors("x = a + b"), None);
    }

    #[test]
    fn brackets() {
        assert_eq!(anchors("a[1][(2)]"), Some(((0, 4), (0, 9))));
        assert_eq!(anchors("(f) (x,\n  y)"), Some(((0, 4), (1, 4))));
        assert_eq!(anchors("f().x"), None);
    }

    #[test]
    fn calls_that_say_all() {
        assert!(is_plain_call(&["return f(1)"], 7, 11));
        assert!(!is_plain_call(&["return o.f(1)"], 7, 13));
        assert!(is_plain_call(&["x = o.f(", "  1)"], 4, 4));
        assert!(!is_plain_call(&["x.y = f()"], 6, 9));
        assert!(!is_plain_call(&["f()  # why"], 0, 3));
        assert!(!is_plain_call(&["else:"], 0, 4));
    }
}
