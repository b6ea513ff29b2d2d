//! Misspelt keywords: what `Lib/traceback.py` (`_find_keyword_typos`) proposes when it shows a SyntaxError.
//!
//! The exception itself says "invalid syntax"; only its report knows better.

use ruff_python_ast::visitor::{Visitor, walk_stmt};
use ruff_python_ast::{Mod, Stmt};
use ruff_python_parser::{Mode as ParserMode, parse_unchecked};
use ruff_text_size::Ranged;

use super::nearest::nearest;
use super::{Diagnostic, Marks};
use crate::compile::{Mode, compile};
use crate::dialect::Dialect;
use crate::lexical::{TokenKind, scan};
use crate::parse::{options, parse};
use crate::source::Source;

/// In the order of `keyword.kwlist`.
const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];
/// Longer passages are not looked at.
const MAX_LENGTH: usize = 1024;
/// So many names are looked at, and so many keywords tried for each.
const MAX_NAMES: usize = 10;
const MAX_MATCHES: usize = 3;
/// How alike a keyword must be, in hundredths.
const LIKENESS: usize = 50;

/// A keyword that was meant, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Typo {
    /// The line that has it, without what all lines of the passage are indented by.
    pub text: String,
    /// First character, from 1.
    pub offset: i32,
    /// Character behind the last.
    pub end_offset: i32,
    /// What the report says instead.
    pub message: String,
}

/// The misspelt keyword in a program with a mistake in `line`. The passage looked at begins with the last statement with
/// a block that was read, in line `last` (0: there is none). Of a program that is no file all names of the passage count.
pub fn keyword_typo(text: &str, message: &str, (last, line): (u32, u32), is_file: bool) -> Option<Typo> {
    if message != "invalid syntax" && !message.contains("Perhaps you forgot a comma") {
        return None;
    }
    let first = last.max(1);
    let lines: Vec<&str> = text.lines().take(line as usize).skip(first as usize - 1).collect();
    let lines = dedented(&lines);
    let passage = lines.join("\n");
    if passage.len() > MAX_LENGTH {
        return None;
    }
    let source = Source::new(&passage, "<string>");
    let tokens = scan(&source, &Dialect::default()).tokens;
    let names = tokens
        .iter()
        .filter(|token| token.kind == TokenKind::Name)
        .filter(|token| !is_file || first + source.line(token.range.start()) == line + 1);
    let names = names.filter(|token| !KEYWORDS.contains(&source.slice(token.range)));
    names.take(MAX_NAMES).find_map(|token| {
        let wrong = source.slice(token.range);
        let (start, end) = (token.range.start().to_usize(), token.range.end().to_usize());
        let meant = matches_of(wrong).into_iter().find(|keyword| {
            *keyword != wrong && is_valid(&format!("{}{keyword}{}", &passage[..start], &passage[end..]))
        })?;
        let marks = Marks::of_range(&source, token.range);
        Some(Typo {
            text: format!("{}\n", lines[marks.line as usize - 1]),
            offset: marks.offset,
            end_offset: marks.end_offset,
            message: format!("invalid syntax. Did you mean '{meant}'?"),
        })
    })
}

/// Line and column (from 0) of the last statement with a block that was read before a mistake in `line`; (0, 0): none.
pub fn last_statement(text: &str, line: u32) -> (u32, u32) {
    let source = Source::new(text, "<string>");
    let parsed = parse_unchecked(&source.text, options(ParserMode::Module, &Dialect::default()));
    let mut last = LastBefore { source: &source, line, found: (0, 0) };
    if let Mod::Module(module) = parsed.syntax() {
        last.visit_body(&module.body);
    }
    last.found
}

/// A complaint as its report words it: with the keyword that was meant, where one was.
pub fn reported(source: &str, diagnostic: &Diagnostic) -> Diagnostic {
    let mut diagnostic = diagnostic.clone();
    let line = diagnostic.marks.line;
    let (last, _) = last_statement(source, line);
    let Some(typo) = keyword_typo(source, &diagnostic.message, (last, line), true) else { return diagnostic };
    let whole = source.lines().nth(line as usize - 1).unwrap_or_default();
    let indent = whole.len() as i32 - (typo.text.len() as i32 - 1);
    diagnostic.message = typo.message;
    diagnostic.marks = Marks {
        end_line: line,
        offset: typo.offset + indent,
        end_offset: typo.end_offset + indent,
        ..diagnostic.marks
    };
    let column_of =
        |offset: i32| whole.chars().take((offset - 1).max(0) as usize).map(char::len_utf8).sum::<usize>() as u32;
    let line_start = diagnostic.start.offset - diagnostic.start.column;
    for (place, offset) in
        [(&mut diagnostic.start, diagnostic.marks.offset), (&mut diagnostic.end, diagnostic.marks.end_offset)]
    {
        place.line = line;
        place.column = column_of(offset);
        place.offset = line_start + place.column;
    }
    diagnostic
}

/// Looks for the furthest of the statements that CPython's parser notes, those with blocks but functions.
struct LastBefore<'a> {
    source: &'a Source,
    line: u32,
    found: (u32, u32),
}

impl<'a> Visitor<'a> for LastBefore<'_> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        walk_stmt(self, stmt);
        let has_block = matches!(stmt, Stmt::If(_) | Stmt::For(_) | Stmt::While(_) | Stmt::With(_) | Stmt::Try(_));
        let is_noted = has_block || matches!(stmt, Stmt::Match(_) | Stmt::ClassDef(_));
        let place = self.source.line_column(stmt.start());
        if is_noted && self.source.line(stmt.end()) < self.line && place.0 > self.found.0 {
            self.found = place;
        }
    }
}

/// The lines without the white space that all of them begin with.
fn dedented<'a>(lines: &[&'a str]) -> Vec<&'a str> {
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let filled = || lines.iter().filter(|line| !line.trim().is_empty());
    let first = filled().next().map_or("", |line| &line[..indent(line)]);
    let common = filled().fold(first, |common, line| {
        let same = common.bytes().zip(line.bytes()).take_while(|(a, b)| a == b).count();
        &common[..same]
    });
    lines.iter().map(|line| if line.trim().is_empty() { "" } else { &line[common.len()..] }).collect()
}

/// Keywords that may have been meant, the likeliest first.
fn matches_of(wrong: &str) -> Vec<&'static str> {
    let mut matches: Vec<&str> = nearest(wrong, KEYWORDS.iter().copied()).into_iter().collect();
    let mut alike: Vec<(usize, usize, &str)> = KEYWORDS
        .iter()
        .map(|&keyword| (common(keyword.as_bytes(), wrong.as_bytes()), keyword.len() + wrong.len(), keyword))
        .filter(|&(common, all, _)| 200 * common >= LIKENESS * all)
        .collect();
    alike.sort_by(|a, b| (b.0 * a.1).cmp(&(a.0 * b.1)).then(b.2.cmp(a.2)));
    matches.extend(alike.into_iter().map(|(_, _, keyword)| keyword).take(MAX_MATCHES));
    matches.truncate(MAX_MATCHES);
    matches
}

/// How many characters both have in blocks in the same order (`difflib.SequenceMatcher`): the longest common block, the
/// first of several, and those on both sides of it.
fn common(a: &[u8], b: &[u8]) -> usize {
    let (mut from_a, mut from_b, mut length) = (0, 0, 0);
    for i in 0..a.len() {
        for j in 0..b.len() {
            let same = a[i..].iter().zip(&b[j..]).take_while(|(x, y)| x == y).count();
            if same > length {
                (from_a, from_b, length) = (i, j, same);
            }
        }
    }
    match length {
        0 => 0,
        _ => length + common(&a[..from_a], &b[..from_b]) + common(&a[from_a + length..], &b[from_b + length..]),
    }
}

/// Whether a passage compiles, or is only the beginning of something.
fn is_valid(passage: &str) -> bool {
    let Err(errors) = parse(passage, "<string>") else {
        return compile(passage, "<string>", Mode::Module, Dialect::default()).is_ok();
    };
    let goes_on = |message: &str| {
        message.ends_with("was never closed")
            || message.starts_with("expected an indented block")
            || message.starts_with("unterminated triple-quoted")
    };
    errors.first().is_some_and(|error| goes_on(&error.message))
}

#[cfg(test)]
mod tests {
    use super::{common, keyword_typo, last_statement, matches_of};

    #[test]
    fn keywords_that_were_meant() {
        let meant = |text: &str, line: u32| {
            let (last, _) = last_statement(text, line);
            keyword_typo(text, "invalid syntax", (last, line), true).map(|typo| (typo.offset, typo.message))
        };
        let says = |word: &str| format!("invalid syntax. Did you mean '{word}'?");
        assert_eq!(meant("improt gc\n", 1), Some((1, says("import"))));
        assert_eq!(meant("a = 1\nif a:\n    b = 2\nelsif b:\n    c = 3\n", 4), Some((1, says("elif"))));
        assert_eq!(meant("a = 1\nwhlie a:\n    a = 0\n", 2), Some((1, says("while"))));
        assert_eq!(meant("def f(x):\n    retrun x\n", 2), Some((5, says("return"))));
        assert_eq!(meant("foo bar\n", 1), None);
        assert_eq!(keyword_typo("improt gc", "expected ':'", (0, 1), true), None);
    }

    #[test]
    fn likeness() {
        assert_eq!(common(b"import", b"improt"), 5);
        assert_eq!(matches_of("fi"), ["is", "in", "if"]);
    }
}
