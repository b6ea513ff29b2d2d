//! The parser's complaints in CPython's words.
//!
//! The parser finds the same place as CPython; what CPython says of it depends on what kind of complaint it is
//! ([`words`](super::words)) and on the tokens around it ([`guess`](super::guess)). An unclosed bracket on an earlier line
//! outdoes both, as does anything that is no token at all, which the scanner has reported before.

use ruff_python_ast::Stmt;
use ruff_python_ast::visitor::{Visitor, walk_stmt};
use ruff_python_parser::{ParseError, ParseErrorType, UnsupportedSyntaxError};
use ruff_text_size::{Ranged, TextLen, TextRange, TextSize};

use super::guess::{AFTER_KEY, ends_expression, guess};
use super::words::{Words, words_for};
use super::{Diagnostic, DiagnosticKind, Marks};
use crate::dialect::Dialect;
use crate::lexical::{Scan, Token, TokenKind};
use crate::source::Source;

/// All there is to know about a program that does not parse.
pub(crate) struct Context<'a> {
    pub source: &'a Source,
    pub scan: &'a Scan,
    /// What the parser could make of it.
    pub body: &'a [Stmt],
    pub dialect: &'a Dialect,
}

impl<'a> Context<'a> {
    pub fn text(&self, token: &Token) -> &'a str {
        self.source.slice(token.range)
    }

    /// Index of the token at or behind `offset`.
    pub fn token_at(&self, offset: TextSize) -> usize {
        let tokens = &self.scan.tokens;
        let at = tokens.partition_point(|t| t.range.end() <= offset && t.range.start() < offset);
        at.min(tokens.len().saturating_sub(1))
    }

    pub fn token(&self, at: usize) -> Option<&'a Token> {
        self.scan.tokens.get(at)
    }

    pub fn token_text(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |t| self.text(t))
    }

    /// Index of the first token of the logical line that the token `at` is on.
    pub fn line_start(&self, at: usize) -> usize {
        let is_break = |t: &Token| matches!(t.kind, TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent);
        let before = &self.scan.tokens[..at.min(self.scan.tokens.len())];
        before.iter().rposition(is_break).map_or(0, |n| n + 1)
    }

    /// Index of the bracket that is open around the token `at`.
    pub fn open_bracket(&self, at: usize) -> Option<usize> {
        let token = self.token(at)?;
        let closes = matches!(self.text(token), ")" | "]" | "}");
        let depth = token.depth + u32::from(closes);
        let opens = |t: &Token| t.depth + 1 == depth && matches!(self.text(t), "(" | "[" | "{");
        self.scan.tokens[..at].iter().rposition(opens)
    }

    /// A place behind the last line is moved to that line's end.
    fn in_text(&self, range: TextRange) -> TextRange {
        let end = self.source.text.trim_end().text_len();
        let is_behind = self.source.line(range.start()) > self.source.line(end);
        if is_behind { TextRange::empty(end) } else { range }
    }

    /// Whether a line's end has nothing behind it but comments.
    fn is_last_line(&self, token: &Token) -> bool {
        let ends = |t: &Token| matches!(t.kind, TokenKind::Newline | TokenKind::Dedent | TokenKind::End);
        self.scan.tokens.iter().rev().take_while(|t| t.range.start() >= token.range.start()).all(ends)
    }

    fn is_at_end(&self, token: &Token) -> bool {
        token.kind == TokenKind::End || token.range.start() >= self.source.text.trim_end().text_len()
    }
}

/// Translates what the parser found. An error that the scanner found stands alone.
pub(crate) fn from_parser(
    context: &Context<'_>,
    errors: &[ParseError],
    unsupported: &[UnsupportedSyntaxError],
) -> Vec<Diagnostic> {
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    let template = context.scan.template.filter(|&at| context.token(at + 1).is_some());
    let is_before = |range: TextRange| template.is_none_or(|at| range.end() <= context.scan.tokens[at].range.start());
    for error in errors.iter().filter(|error| is_before(error.location) && !is_variable_match(context, error)) {
        let diagnostic = translate(context, error);
        // One mistake often makes several complaints; the first on a line is the one to read.
        if diagnostics.iter().all(|d| d.start.line != diagnostic.start.line) {
            diagnostics.push(*diagnostic);
        }
    }
    if diagnostics.is_empty() {
        for error in unsupported.iter().filter(|error| is_before(error.range())) {
            let (message, range) = newer_syntax(context, error.range());
            diagnostics.push(*Diagnostic::syntax(context.source, message.into(), range));
        }
    }
    match template {
        Some(at) if diagnostics.is_empty() => vec![*wrong_template(context, at)],
        _ => diagnostics,
    }
}

/// A string behind a name, or a name behind what ends an expression.
fn wrong_template(context: &Context<'_>, at: usize) -> Box<Diagnostic> {
    let follows = at > context.line_start(at) && context.token(at - 1).is_some_and(|t| ends_expression(context, t));
    let wrong = context.scan.tokens[if follows { at } else { at + 1 }];
    Diagnostic::syntax(context.source, "invalid syntax".into(), wrong.range)
}

/// What CPython 3.14 says of what the parser knows from later versions.
fn newer_syntax(context: &Context<'_>, range: TextRange) -> (&'static str, TextRange) {
    let text = context.source.slice(range);
    if text.starts_with("**") {
        let stars = TextRange::at(range.start(), TextSize::of("**"));
        return ("dict unpacking cannot be used in dict comprehension", stars);
    }
    if text.starts_with('*') {
        return ("iterable unpacking cannot be used in comprehension", range);
    }
    let first = context.line_start(context.token_at(range.start()));
    match context.token_text(first) {
        "except" if text.trim_end().ends_with(',') => {
            ("invalid syntax", TextRange::new(range.end() - TextSize::of(','), range.end()))
        }
        "except" => ("multiple exception types must be parenthesized", range),
        _ => ("invalid syntax", range),
    }
}

/// `x = 1; match = 2`: the parser takes the word for the start of a statement, complains, and then reads it rightly.
fn is_variable_match(context: &Context<'_>, error: &ParseError) -> bool {
    const HEADERS: [&str; 11] =
        ["if", "elif", "else", "for", "while", "with", "try", "except", "finally", "def", "class"];
    let at = context.token_at(error.location.start());
    let first = context.token_text(context.line_start(at));
    error.error == ParseErrorType::SimpleAndCompoundStatementOnSameLine
        && context.token_text(at) == "match"
        && context.token_text(at.wrapping_sub(1)) == ";"
        && !HEADERS.contains(&first)
        && !matches!(first, "async" | "case")
        && !MatchAt { start: error.location.start(), found: false }.found_in(context.body)
}

/// Looks for a `match` statement at a place.
struct MatchAt {
    start: TextSize,
    found: bool,
}

impl MatchAt {
    fn found_in(mut self, body: &[Stmt]) -> bool {
        self.visit_body(body);
        self.found
    }
}

impl<'a> Visitor<'a> for MatchAt {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        self.found |= stmt.is_match_stmt() && stmt.start() == self.start;
        walk_stmt(self, stmt);
    }
}

fn translate(context: &Context<'_>, error: &ParseError) -> Box<Diagnostic> {
    let source = context.source;
    let at = context.token_at(error.location.start());
    let Some(token) = context.token(at) else {
        return Diagnostic::syntax(source, "invalid syntax".into(), error.location);
    };
    if let Some(open) = context.scan.unclosed
        && (error.error == ParseErrorType::Lexical(ruff_python_parser::LexicalErrorType::Eof)
            || context.is_at_end(token)
            || source.line(token.range.start()) > open.line)
    {
        let message = format!("'{}' was never closed", char::from(open.character));
        let mut diagnostic = Diagnostic::syntax(source, message, TextRange::at(open.offset, TextSize::new(1)));
        diagnostic.marks.end_offset = 0;
        return diagnostic;
    }
    match guess(context, error, at).or_else(|| words_for(context, error, at)) {
        Some(Words { kind, message, range }) => {
            let mut diagnostic = Diagnostic::new(source, kind, message, context.in_text(range));
            if diagnostic.message.starts_with("unexpected indent") {
                diagnostic.marks = Marks::of_indent(source, token.range);
            } else {
                mend_marks(context, &mut diagnostic, range, token);
            }
            diagnostic
        }
        None => generic(context, token),
    }
}

/// Places for which CPython has numbers of its own.
fn mend_marks(context: &Context<'_>, diagnostic: &mut Diagnostic, range: TextRange, token: &Token) {
    let is_block = diagnostic.message.starts_with("expected an indented block")
        || diagnostic.message.starts_with("expected 'except' or 'finally'");
    let is_last = context.is_at_end(token) && context.source.slice(range) != "else";
    if is_block && is_last && token.kind != TokenKind::Name || is_block && context.is_last_line(token) {
        let text = &context.source.text;
        diagnostic.marks = Marks::of_block_end(context.source, text.strip_suffix('\n').unwrap_or(text).text_len());
    } else if range.is_empty() && matches!(token.kind, TokenKind::Dedent | TokenKind::End) {
        diagnostic.marks = Marks::of_block_end(context.source, context.in_text(range).start());
    } else if diagnostic.message == AFTER_KEY {
        diagnostic.marks.end_offset = 0;
    } else if diagnostic.message.starts_with("Expected one or more names") {
        diagnostic.marks.end_offset = diagnostic.marks.offset;
    }
}

fn generic(context: &Context<'_>, token: &Token) -> Box<Diagnostic> {
    let (kind, message) = match token.kind {
        TokenKind::Indent => (DiagnosticKind::Indentation, "unexpected indent"),
        _ => (DiagnosticKind::Syntax, "invalid syntax"),
    };
    let mut diagnostic = Diagnostic::new(context.source, kind, message.into(), context.in_text(token.range));
    if kind == DiagnosticKind::Indentation {
        diagnostic.marks = Marks::of_indent(context.source, token.range);
    }
    diagnostic
}
