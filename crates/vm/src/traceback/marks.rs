//! The source of a traceback's entry, with marks under the part that was being executed (`Lib/traceback.py`,
//! `StackSummary.format_frame_summary`).

use std::collections::BTreeSet;

use afterdel_language::marks::{At, anchors, is_plain_call};

use crate::pure::text::width::columns;

/// Spaces before each line of source.
const INDENT: &str = "    ";

/// Takes away the white space with which all lines begin; lines of nothing else become empty.
fn dedent<'a>(lines: &[&'a str]) -> Vec<&'a str> {
    let mut margin: Option<&str> = None;
    for line in lines.iter().filter(|line| !line.trim().is_empty()) {
        let blank = line.len() - line.trim_start_matches([' ', '\t']).len();
        let known = margin.unwrap_or(&line[..blank]);
        let same = known.bytes().zip(line[..blank].bytes()).take_while(|(a, b)| a == b).count();
        margin = Some(&known[..same]);
    }
    let margin = margin.map_or(0, str::len);
    lines.iter().map(|line| if line.trim().is_empty() { "" } else { &line[margin..] }).collect()
}

fn length(line: &str) -> usize {
    line.chars().count()
}

/// Where a number of characters ends, in bytes.
fn byte_of(line: &str, characters: usize) -> usize {
    line.char_indices().nth(characters).map_or(line.len(), |(at, _)| at)
}

/// The lines of one entry, and what is marked in them; columns count characters.
struct Marks<'a> {
    lines: Vec<&'a str>,
    /// Where the range begins in the first line.
    start: usize,
    /// Where it ends in the last.
    end: usize,
    /// What has another mark than the rest: line and column on the screen.
    inner: Option<(At, At)>,
}

impl<'a> Marks<'a> {
    fn new(original: &[&'a str], first: usize, last: usize) -> Self {
        let lines = dedent(original);
        let gone = length(original[0]) - length(lines[0]);
        let characters = |line: &str, bytes: usize| {
            line.char_indices().take_while(|&(at, _)| at < bytes).count().saturating_sub(gone)
        };
        let start = characters(original[0], first);
        let end = characters(original[original.len() - 1], last);
        Marks { lines, start, end, inner: None }
    }

    fn last(&self) -> usize {
        self.lines.len() - 1
    }

    /// The text of the range itself.
    fn segment(&self) -> String {
        let last = self.last();
        let end = byte_of(self.lines[last], self.end);
        let text = self.lines.join("\n");
        let end = text.len() - (self.lines[last].len() - end);
        text.get(byte_of(self.lines[0], self.start)..end).unwrap_or_default().to_owned()
    }

    /// Whether marks would tell more than the lines do.
    fn tell(&self, split: bool) -> bool {
        if is_plain_call(&self.lines, self.start, self.end) {
            return false;
        }
        let (first, last) = (self.lines[0], self.lines[self.last()]);
        let before = &first[..byte_of(first, self.start)];
        split || !before.trim().is_empty() || !last[byte_of(last, self.end)..].trim().is_empty()
    }

    /// A place of the segment as line and column on the screen.
    fn on_screen(&self, (line, column): At) -> At {
        let column = if line == 0 { column + self.start } else { column };
        (line, columns(self.lines[line], column))
    }

    /// The row of marks under a line.
    fn row(&self, at: usize) -> String {
        let line = self.lines[at];
        let indent = length(line) - length(line.trim_start());
        let first = if at == 0 { indent.max(columns(line, self.start)) } else { indent };
        let end = columns(line, if at == self.last() { self.end } else { length(line) });
        let mark = |column: usize| match self.inner {
            Some((from, to)) if (at, column) < from || (at, column) >= to => '~',
            _ => '^',
        };
        let blank = std::iter::repeat_n(' ', first.min(end));
        blank.chain((first..end).map(mark)).collect()
    }
}

/// The source of an entry: `original` are the lines of its range, without the white space at their ends; the range is
/// from a column of the first to one of the last, in bytes.
pub(crate) fn marked(original: &[&str], first: usize, last: usize) -> String {
    let mut marks = Marks::new(original, first, last);
    let split = anchors(&marks.segment());
    let tell = marks.tell(split.is_some());
    let mut shown = BTreeSet::from([0, marks.last()]);
    if let Some((from, to)) = split {
        for (line, _) in [from, to] {
            shown.extend((line.saturating_sub(1)..=line + 1).filter(|&at| at <= marks.last()));
        }
        marks.inner = Some((marks.on_screen(from), marks.on_screen(to)));
    }
    let mut rows: Vec<String> = Vec::new();
    let mut show = |at: usize, between: usize| {
        if between > 1 {
            rows.push(format!("...<{between} lines>..."));
        }
        rows.push(marks.lines[at].to_owned());
        if tell {
            rows.push(marks.row(at));
        }
    };
    let mut previous = None;
    for at in shown {
        let between = previous.map_or(0, |previous: usize| at - previous - 1);
        if between == 1 {
            show(at - 1, 0);
        }
        show(at, between);
        previous = Some(at);
    }
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    dedent(&rows).iter().map(|row| format!("{INDENT}{row}\n")).collect()
}
