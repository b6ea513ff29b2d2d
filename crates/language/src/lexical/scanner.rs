//! The scanner. F-strings are followed into their expressions, without recursion.

use ruff_text_size::{TextRange, TextSize};

use super::strings::Quotes;
use super::tokens::{Bracket, Scan, Token, TokenKind};
use crate::diagnostics::{Diagnostic, DiagnosticKind, Marks, TokenMark};
use crate::dialect::Dialect;
use crate::source::Source;

/// CPython's limits.
const MAX_BRACKETS: usize = 200;
const MAX_INDENTS: usize = 100;
const MAX_F_STRINGS: usize = 149;
/// What an expression may weigh in all: each operator, bracket and so on adds to the depth of its tree.
const MAX_WEIGHT: u32 = 1500;
const BRACKET_WEIGHT: u32 = 5;
const POSTFIX_WEIGHT: u32 = 3;

/// A step of scanning: done, or something that is no token.
pub(super) type Scanned = Result<(), Box<LexError>>;

/// Something that is no token.
pub(super) struct LexError {
    kind: DiagnosticKind,
    message: String,
    start: usize,
    end: usize,
    mark: TokenMark,
}

impl LexError {
    fn new(kind: DiagnosticKind, message: String, start: usize, end: usize) -> Box<LexError> {
        let mark = match kind {
            DiagnosticKind::Indentation => TokenMark::LineEnd,
            DiagnosticKind::Tab => TokenMark::LineStart,
            _ => TokenMark::Start,
        };
        Box::new(LexError { kind, message, start, end, mark })
    }

    pub fn marked(mut self: Box<LexError>, mark: TokenMark) -> Box<LexError> {
        self.mark = mark;
        self
    }

    pub fn syntax(message: impl Into<String>, start: usize, end: usize) -> Box<LexError> {
        LexError::new(DiagnosticKind::Syntax, message.into(), start, end)
    }
}

/// An f-string that is being scanned.
struct Interpolated {
    quotes: Quotes,
    /// The expressions that are open, one in the other's format specification.
    fields: Vec<Field>,
    body_start: usize,
}

impl Interpolated {
    /// Whether the innermost open expression is that of the innermost of so many brackets.
    fn is_at_field(&self, brackets: usize) -> bool {
        self.fields.last().is_some_and(|field| field.depth == brackets)
    }

    /// Whether an expression's format specification has begun.
    fn is_in_spec(&self) -> bool {
        self.fields.last().is_some_and(|field| field.is_in_spec)
    }
}

/// An expression in an f-string.
struct Field {
    /// How many brackets are open in it, its own included.
    depth: usize,
    is_in_spec: bool,
}

/// How deep the tree may have become inside one bracket.
#[derive(Default)]
struct Level {
    /// The weight of the operators since the last comma.
    weight: u32,
    /// Lambdas whose colon is still to come: their commas separate parameters.
    lambdas: u32,
}

pub(super) struct Scanner<'s> {
    source: &'s Source,
    pub text: &'s str,
    pub at: usize,
    tokens: Vec<Token>,
    brackets: Vec<Bracket>,
    indents: Vec<(u32, u32)>,
    interpolated: Vec<Interpolated>,
    line_start: bool,
    /// Per open bracket, and for the line itself.
    levels: Vec<Level>,
    too_deep: Option<TextRange>,
    pub dialect: &'s Dialect,
    /// The first template string where there are none.
    template: Option<usize>,
}

/// Scans a program.
pub(crate) fn scan(source: &Source, dialect: &Dialect) -> Scan {
    let mut scanner = Scanner {
        source,
        text: &source.text,
        at: source.line_start(1).to_usize(),
        tokens: Vec::new(),
        brackets: Vec::new(),
        indents: vec![(0, 0)],
        interpolated: Vec::new(),
        line_start: true,
        levels: vec![Level::default()],
        too_deep: None,
        dialect,
        template: None,
    };
    let error = scanner.run().err();
    let error = error.map(|e| {
        let range = range(e.start, e.end.min(source.text.len()).max(e.start));
        let mut diagnostic = Diagnostic::new(source, e.kind, e.message, range);
        diagnostic.marks = Marks::of_token_error(source, range, e.mark);
        diagnostic
    });
    let unclosed = if error.is_none() { scanner.brackets.last().copied() } else { None };
    Scan { tokens: scanner.tokens, error, unclosed, too_deep: scanner.too_deep, template: scanner.template }
}

fn range(start: usize, end: usize) -> TextRange {
    TextRange::new(TextSize::new(start as u32), TextSize::new(end as u32))
}

impl<'s> Scanner<'s> {
    pub fn bytes(&self) -> &'s [u8] {
        self.text.as_bytes()
    }

    pub fn peek(&self) -> u8 {
        self.peek_at(0)
    }

    /// 0 behind the end, which no program contains.
    pub fn peek_at(&self, distance: usize) -> u8 {
        self.bytes().get(self.at + distance).copied().unwrap_or(0)
    }

    fn line(&self, at: usize) -> u32 {
        self.source.line(TextSize::new(at as u32))
    }

    /// The line that an unterminated string is noticed on.
    pub fn line_of_end(&self, is_triple: bool) -> u32 {
        if !is_triple {
            return self.line(self.at);
        }
        let end = self.text.trim_end_matches(['\n', '\r']).len();
        let last = self.line(self.text.len());
        // A line end at the very end starts no line that anybody sees.
        if self.text.ends_with(['\n', '\r']) && last > self.line(end) { last - 1 } else { last }
    }

    fn push(&mut self, kind: TokenKind, start: usize) {
        let depth = self.brackets.len() as u32;
        self.tokens.push(Token { kind, range: range(start, self.at), depth });
    }

    fn run(&mut self) -> Scanned {
        if let Some(at) = self.text.find('\0') {
            return Err(LexError::syntax("source code string cannot contain null bytes", at, at + 1));
        }
        loop {
            if let Some(inner) = self.interpolated.last()
                && (inner.fields.is_empty() || (inner.is_in_spec() && inner.is_at_field(self.brackets.len())))
            {
                self.interpolated_text()?;
                continue;
            }
            if self.line_start && self.brackets.is_empty() {
                self.indentation()?;
            }
            if self.at >= self.text.len() {
                break;
            }
            self.token()?;
        }
        if let Some(open) = self.interpolated.last() {
            if let (Some(bracket), false) = (self.brackets.last(), open.fields.is_empty() || open.is_in_spec()) {
                let start = bracket.offset.to_usize();
                let message = format!("'{}' was never closed", char::from(bracket.character));
                return Err(LexError::syntax(message, start, start + 1).marked(TokenMark::Unclosed));
            }
            return Err(self.unterminated(open.quotes, false));
        }
        self.end();
        Ok(())
    }

    fn end(&mut self) {
        if self.tokens.last().is_some_and(|t| !matches!(t.kind, TokenKind::Newline | TokenKind::Dedent)) {
            self.push(TokenKind::Newline, self.at);
        }
        for _ in 1..self.indents.len() {
            self.push(TokenKind::Dedent, self.at);
        }
        self.push(TokenKind::End, self.at);
    }

    /// The indentation of a line that has something on it.
    fn indentation(&mut self) -> Scanned {
        const TAB: u32 = 8;
        loop {
            let start = self.at;
            let (mut column, mut alternative) = (0, 0);
            loop {
                match self.peek() {
                    b' ' => (column, alternative) = (column + 1, alternative + 1),
                    b'\t' => (column, alternative) = ((column / TAB + 1) * TAB, alternative + 1),
                    b'\x0c' => (column, alternative) = (0, 0),
                    _ => break,
                }
                self.at += 1;
            }
            match self.peek() {
                b'#' => self.comment(),
                b'\n' | b'\r' => {}
                _ if self.at >= self.text.len() => return Ok(()),
                _ => {
                    self.line_start = false;
                    return self.indent_to(column, alternative, start);
                }
            }
            while matches!(self.peek(), b'\n' | b'\r') {
                self.at += 1;
            }
            if self.at >= self.text.len() {
                return Ok(());
            }
        }
    }

    fn indent_to(&mut self, column: u32, alternative: u32, start: usize) -> Scanned {
        let end = self.at;
        let tab_error = || {
            let message = "inconsistent use of tabs and spaces in indentation".into();
            Err(LexError::new(DiagnosticKind::Tab, message, start, end))
        };
        let (top, top_alternative) = self.indents.last().copied().unwrap_or((0, 0));
        if column == top {
            return if alternative == top_alternative { Ok(()) } else { tab_error() };
        }
        if column > top {
            if alternative <= top_alternative {
                return tab_error();
            }
            if self.indents.len() >= MAX_INDENTS {
                let message = "too many levels of indentation".into();
                return Err(LexError::new(DiagnosticKind::Indentation, message, start, end));
            }
            self.indents.push((column, alternative));
            self.push(TokenKind::Indent, start);
            return Ok(());
        }
        while self.indents.last().is_some_and(|&(top, _)| column < top) {
            self.indents.pop();
            self.push(TokenKind::Dedent, self.at);
        }
        let (top, top_alternative) = self.indents.last().copied().unwrap_or((0, 0));
        if column != top {
            let message = "unindent does not match any outer indentation level".into();
            return Err(LexError::new(DiagnosticKind::Indentation, message, start, end));
        }
        if alternative == top_alternative { Ok(()) } else { tab_error() }
    }

    fn comment(&mut self) {
        while self.at < self.text.len() && !matches!(self.peek(), b'\n' | b'\r') {
            self.at += 1;
        }
    }

    fn token(&mut self) -> Scanned {
        let start = self.at;
        match self.peek() {
            b' ' | b'\t' | b'\x0c' => self.at += 1,
            b'#' => self.comment(),
            b'\n' | b'\r' => self.newline(),
            b'\\' => self.continuation()?,
            b'0'..=b'9' => self.whole_number(start)?,
            b'.' if self.peek_at(1).is_ascii_digit() => self.whole_number(start)?,
            b'"' | b'\'' | b'a'..=b'z' | b'A'..=b'Z' | b'_' | 0x80.. => self.name_or_string(start)?,
            b'(' | b'[' | b'{' => self.open(start)?,
            b')' | b']' | b'}' => self.close(start)?,
            _ => self.operator(start)?,
        }
        Ok(())
    }

    fn whole_number(&mut self, start: usize) -> Scanned {
        self.number()?;
        self.push(TokenKind::Number, start);
        Ok(())
    }

    fn newline(&mut self) {
        let start = self.at;
        self.at += if self.peek() == b'\r' && self.peek_at(1) == b'\n' { 2 } else { 1 };
        if self.brackets.is_empty() {
            self.push(TokenKind::Newline, start);
            self.line_start = true;
            self.levels = vec![Level::default()];
        }
    }

    fn continuation(&mut self) -> Scanned {
        let start = self.at;
        self.at += 1;
        if !matches!(self.peek(), b'\n' | b'\r') && self.at < self.text.len() {
            let message = "unexpected character after line continuation character";
            return Err(LexError::syntax(message, start, start + 1).marked(TokenMark::Behind(0)));
        }
        while matches!(self.peek(), b'\n' | b'\r') {
            self.at += 1;
            if self.bytes()[self.at - 1] == b'\n' || self.peek() != b'\n' {
                break;
            }
        }
        if self.at >= self.text.len() {
            let error = LexError::syntax("unexpected EOF while parsing", start, start + 1);
            return Err(error.marked(TokenMark::Behind(-1)));
        }
        Ok(())
    }

    fn name_or_string(&mut self, start: usize) -> Scanned {
        if let Some(mut quotes) = self.string_start() {
            if quotes.interpolated == b't' && self.dialect.lacks_templates {
                quotes = self.plain_behind_name(quotes);
            }
            if quotes.interpolated == 0 {
                // A quote that would end the f-string around it: the expression was not closed.
                let outer = self.interpolated.last().map(|i| i.quotes);
                let closes_outer = outer.filter(|o| o.quote == quotes.quote && o.is_triple == quotes.is_triple);
                return match (self.plain_string(quotes), closes_outer) {
                    (Err(_), Some(outer)) => {
                        let kind = char::from(outer.interpolated);
                        Err(LexError::syntax(format!("{kind}-string: expecting '}}'"), start, start + 1))
                    }
                    (Err(error), None) => Err(error),
                    (Ok(()), _) => {
                        self.push(TokenKind::String, quotes.start);
                        Ok(())
                    }
                };
            }
            if self.interpolated.len() >= MAX_F_STRINGS {
                return Err(LexError::syntax("too many nested f-strings or t-strings", start, self.at));
            }
            self.push(TokenKind::FString, start);
            self.interpolated.push(Interpolated { quotes, fields: Vec::new(), body_start: self.at });
            return Ok(());
        }
        self.name(start)
    }

    /// What would be a template string is a name and a plain string.
    fn plain_behind_name(&mut self, quotes: Quotes) -> Quotes {
        let behind = std::mem::replace(&mut self.at, quotes.start);
        while !matches!(self.peek(), b'"' | b'\'') {
            self.at += 1;
        }
        self.template.get_or_insert(self.tokens.len());
        self.push(TokenKind::Name, quotes.start);
        let start = std::mem::replace(&mut self.at, behind);
        Quotes { interpolated: 0, is_raw: false, start, ..quotes }
    }

    fn name(&mut self, start: usize) -> Scanned {
        let rest = &self.text[start..];
        let length = rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || is_name_mark(c))).unwrap_or(rest.len());
        if length == 0 {
            let c = rest.chars().next().unwrap_or('\u{fffd}');
            let code = format!("U+{:04X}", u32::from(c));
            let printable = !(c.is_control() || c.is_whitespace() || is_format_character(c));
            let message = if printable {
                format!("invalid character '{c}' ({code})")
            } else {
                format!("invalid non-printable character {code}")
            };
            return Err(LexError::syntax(message, start, start + c.len_utf8()));
        }
        self.at = start + length;
        self.push(TokenKind::Name, start);
        if matches!(&rest[..length], "not" | "lambda" | "if" | "else" | "for" | "await" | "yield") {
            self.weigh(POSTFIX_WEIGHT, start);
        }
        if &rest[..length] == "lambda"
            && let Some(level) = self.levels.last_mut()
        {
            level.lambdas += 1;
        }
        Ok(())
    }

    fn operator(&mut self, start: usize) -> Scanned {
        const THREE: [&str; 5] = ["...", "**=", "//=", ">>=", "<<="];
        const TWO: [&str; 20] = [
            "**", "//", ">>", "<<", "<=", ">=", "==", "!=", "->", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "@=",
            ":=", "<>",
        ];
        let rest = &self.text[start..];
        let length = if THREE.iter().any(|op| rest.starts_with(op)) {
            3
        } else if TWO.iter().any(|op| rest.starts_with(op)) {
            2
        } else {
            1
        };
        // In an f-string's expression a colon starts the format specification, `!=` aside.
        let is_colon = self.peek() == b':';
        if let Some(inner) = self.interpolated.last_mut()
            && inner.is_at_field(self.brackets.len())
            && let Some(field) = inner.fields.last_mut()
            && is_colon
        {
            self.at += 1;
            field.is_in_spec = true;
            inner.body_start = self.at;
            self.push(TokenKind::Operator, start);
            return Ok(());
        }
        self.at += length;
        self.push(TokenKind::Operator, start);
        match &rest[..length] {
            "," | ";" | ":" => self.separator(length == 1 && rest.starts_with(':')),
            "." => self.weigh(POSTFIX_WEIGHT, start),
            "=" | "->" => {}
            _ => self.weigh(1, start),
        }
        Ok(())
    }

    /// A comma ends an expression, a colon a lambda's parameters.
    fn separator(&mut self, is_colon: bool) {
        let Some(level) = self.levels.last_mut() else { return };
        match (is_colon, level.lambdas) {
            (true, _) => level.lambdas = level.lambdas.saturating_sub(1),
            (false, 0) => level.weight = 0,
            (false, _) => {}
        }
    }

    fn weigh(&mut self, weight: u32, start: usize) {
        if let Some(top) = self.levels.last_mut() {
            top.weight += weight;
        }
        if self.too_deep.is_none() && self.levels.iter().map(|l| l.weight).sum::<u32>() > MAX_WEIGHT {
            self.too_deep = Some(range(start, self.at));
        }
    }

    fn open(&mut self, start: usize) -> Scanned {
        if self.brackets.len() >= MAX_BRACKETS {
            return Err(LexError::syntax("too many nested parentheses", start, start + 1));
        }
        self.weigh(BRACKET_WEIGHT, start);
        self.levels.push(Level::default());
        self.at += 1;
        self.push(TokenKind::Operator, start);
        let line = self.line(start);
        let character = self.bytes()[start];
        self.brackets.push(Bracket { character, offset: TextSize::new(start as u32), line });
        Ok(())
    }

    fn close(&mut self, start: usize) -> Scanned {
        let closing = self.peek();
        let prefix = match self.interpolated.last() {
            Some(inner) if inner.is_at_field(self.brackets.len()) && closing != b'}' => {
                format!("{}-string: ", char::from(inner.quotes.interpolated))
            }
            _ => String::new(),
        };
        let unmatched = format!("{prefix}unmatched '{}'", char::from(closing));
        let Some(open) = self.brackets.last().copied().filter(|_| prefix.is_empty()) else {
            return Err(LexError::syntax(unmatched, start, start + 1));
        };
        let expected = match open.character {
            b'(' => b')',
            b'[' => b']',
            _ => b'}',
        };
        if closing != expected {
            let line = if open.line == self.line(start) { String::new() } else { format!(" on line {}", open.line) };
            let message = format!(
                "closing parenthesis '{}' does not match opening parenthesis '{}'{line}",
                char::from(closing),
                char::from(open.character)
            );
            return Err(LexError::syntax(message, start, start + 1));
        }
        self.brackets.pop();
        self.levels.pop();
        self.at += 1;
        self.push(TokenKind::Operator, start);
        // Behind an f-string's expression its text goes on, its format specification being over.
        if let Some(inner) = self.interpolated.last_mut()
            && inner.is_at_field(self.brackets.len() + 1)
        {
            inner.fields.pop();
            inner.body_start = self.at;
        }
        Ok(())
    }

    /// The text of an f-string up to the next expression or its end.
    fn interpolated_text(&mut self) -> Scanned {
        let Some(inner) = self.interpolated.last() else { return Ok(()) };
        let (quotes, in_spec, body_start) = (inner.quotes, inner.is_in_spec(), inner.body_start);
        let start = self.at;
        loop {
            if self.at >= self.text.len() {
                return Err(self.unterminated_text(quotes, in_spec));
            }
            match self.peek() {
                b'\\' if !quotes.is_raw && self.peek_at(1) == b'N' && self.peek_at(2) == b'{' => self.named_escape(),
                b'\\' if matches!(self.peek_at(1), b'{' | b'}') => self.at += 1,
                b'\\' => self.skip_escaped(),
                b'\n' | b'\r' if !quotes.is_triple => {
                    if in_spec {
                        let kind = char::from(quotes.interpolated);
                        let message = format!(
                            "{kind}-string: newlines are not allowed in format specifiers for single quoted {kind}-strings"
                        );
                        return Err(LexError::syntax(message, self.at, self.at + 1));
                    }
                    return Err(self.unterminated_text(quotes, in_spec));
                }
                b'{' if self.peek_at(1) == b'{' && !in_spec => self.at += 2,
                b'{' => {
                    self.check_interpolated_escapes(quotes, body_start)?;
                    self.push(TokenKind::FString, start);
                    self.open(self.at)?;
                    let field = Field { depth: self.brackets.len(), is_in_spec: false };
                    if let Some(inner) = self.interpolated.last_mut() {
                        inner.fields.push(field);
                    }
                    return Ok(());
                }
                b'}' if in_spec => {
                    self.push(TokenKind::FString, start);
                    return self.close(self.at);
                }
                b'}' if self.peek_at(1) == b'}' => self.at += 2,
                b'}' => {
                    let message = format!("{}-string: single '}}' is not allowed", char::from(quotes.interpolated));
                    return Err(LexError::syntax(message, self.at, self.at + 1));
                }
                _ if self.at_closing_quotes(quotes) => {
                    if in_spec {
                        let kind = char::from(quotes.interpolated);
                        let message = format!("{kind}-string: expecting '}}', or format specs");
                        return Err(LexError::syntax(message, self.at, self.at + 1));
                    }
                    self.check_interpolated_escapes(quotes, body_start)?;
                    self.at += quotes.len();
                    self.push(TokenKind::FString, start);
                    self.interpolated.pop();
                    return Ok(());
                }
                _ => self.at += 1,
            }
        }
    }

    fn unterminated_text(&self, quotes: Quotes, in_spec: bool) -> Box<LexError> {
        if in_spec {
            let kind = char::from(quotes.interpolated);
            return LexError::syntax(format!("{kind}-string: expecting '}}', or format specs"), quotes.start, self.at);
        }
        self.unterminated(quotes, false)
    }
}

/// Marks that continue a name though they are no letters (combining ones, mostly).
fn is_name_mark(c: char) -> bool {
    matches!(u32::from(c), 0xb7 | 0x300..=0x36f | 0x387 | 0x483..=0x487 | 0x591..=0x5bd | 0x610..=0x61a | 0x64b..=0x669
        | 0x900..=0x903 | 0x93a..=0x94f | 0x1369..=0x1371 | 0x203f..=0x2040 | 0x20d0..=0x20dc | 0x3099..=0x309a | 0xfe00..=0xfe0f
        | 0xe0100..=0xe01ef)
}

/// Characters that cannot be seen though they are no control characters.
fn is_format_character(c: char) -> bool {
    matches!(u32::from(c), 0xad | 0x600..=0x605 | 0x61c | 0x6dd | 0x70f | 0x180e | 0x200b..=0x200f | 0x202a..=0x202e
        | 0x2060..=0x206f | 0xfeff | 0xfff9..=0xfffb | 0xe000..=0xf8ff)
}
