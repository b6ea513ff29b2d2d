//! String literals: where they end, and whether their escapes can be read.

use super::scanner::{LexError, Scanned, Scanner};
use crate::diagnostics::TokenMark;

/// How a string is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Quotes {
    pub quote: u8,
    pub is_triple: bool,
    pub is_raw: bool,
    pub is_bytes: bool,
    /// `f` or `t`, or 0.
    pub interpolated: u8,
    /// Where the literal starts, prefix included.
    pub start: usize,
}

impl Quotes {
    pub fn len(self) -> usize {
        if self.is_triple { 3 } else { 1 }
    }
}

impl<'s> Scanner<'s> {
    /// The string that starts here, if one does: the place is then behind its opening quotes.
    pub fn string_start(&mut self) -> Option<Quotes> {
        const MAX_PREFIX: usize = 2;
        let start = self.at;
        let mut quotes = Quotes { quote: 0, is_triple: false, is_raw: false, is_bytes: false, interpolated: 0, start };
        let mut length = 0;
        while length <= MAX_PREFIX {
            match self.peek_at(length).to_ascii_lowercase() {
                quote @ (b'"' | b'\'') => {
                    quotes.quote = quote;
                    break;
                }
                b'r' if !quotes.is_raw => quotes.is_raw = true,
                b'b' if !quotes.is_bytes && quotes.interpolated == 0 => quotes.is_bytes = true,
                kind @ (b'f' | b't') if quotes.interpolated == 0 && !quotes.is_bytes => quotes.interpolated = kind,
                b'u' if length == 0 && matches!(self.peek_at(1), b'"' | b'\'') => {}
                _ => return None,
            }
            length += 1;
        }
        if quotes.quote == 0 {
            return None;
        }
        let rest = &self.bytes()[start + length..];
        quotes.is_triple = rest.len() >= 3 && rest[..3].iter().all(|&b| b == quotes.quote);
        self.at = start + length + quotes.len();
        Some(quotes)
    }

    /// Scans to the end of a plain string.
    pub fn plain_string(&mut self, quotes: Quotes) -> Scanned {
        let body_start = self.at;
        let mut escaped_quote = false;
        loop {
            if self.at >= self.bytes().len() {
                return Err(self.unterminated(quotes, escaped_quote));
            }
            match self.peek() {
                b'\\' => {
                    escaped_quote |= self.peek_at(1) == quotes.quote;
                    self.skip_escaped();
                }
                b'\n' | b'\r' if !quotes.is_triple => return Err(self.unterminated(quotes, escaped_quote)),
                _ if self.at_closing_quotes(quotes) => {
                    let body = body_start..self.at;
                    self.at += quotes.len();
                    return self.check_body(quotes, &self.text[body]);
                }
                _ => self.at += 1,
            }
        }
    }

    /// Skips a backslash and what it escapes; a line end of two characters is one.
    pub fn skip_escaped(&mut self) {
        let is_crlf = self.peek_at(1) == b'\r' && self.peek_at(2) == b'\n';
        self.at = (self.at + if is_crlf { 3 } else { 2 }).min(self.bytes().len());
    }

    pub fn at_closing_quotes(&self, quotes: Quotes) -> bool {
        let end = self.at + quotes.len();
        end <= self.bytes().len() && self.bytes()[self.at..end].iter().all(|&b| b == quotes.quote)
    }

    /// Skips `\N{...}`.
    pub fn named_escape(&mut self) {
        let rest = &self.text[self.at..];
        self.at += rest.find(['}', '\n']).map_or(rest.len(), |at| at + usize::from(rest.as_bytes()[at] == b'}'));
    }

    /// The escapes of an f-string's text that ends here.
    pub fn check_interpolated_escapes(&self, quotes: Quotes, body_start: usize) -> Scanned {
        let body = self.text.get(body_start..self.at).unwrap_or("");
        match bad_escape(body, false) {
            Some(message) if !quotes.is_raw => {
                let (start, end) = match self.dialect.finds_escapes_late {
                    true => self.next_closing_quotes(quotes),
                    false => (body_start, self.at),
                };
                Err(LexError::syntax(message, start, end).marked(TokenMark::Range))
            }
            _ => Ok(()),
        }
    }

    /// Where the quotes are that end the string, if none in its expressions are like them.
    fn next_closing_quotes(&self, quotes: Quotes) -> (usize, usize) {
        let same = |window: &[u8]| window.iter().all(|&b| b == quotes.quote);
        let start = self.at + self.bytes()[self.at..].windows(quotes.len()).position(same).unwrap_or(0);
        (start, start + quotes.len())
    }

    pub fn unterminated(&self, quotes: Quotes, escaped_quote: bool) -> Box<LexError> {
        let kind = match quotes.interpolated {
            0 => "string".to_owned(),
            kind => format!("{}-string", char::from(kind)),
        };
        let triple = if quotes.is_triple { "triple-quoted " } else { "" };
        let hint = if escaped_quote && !quotes.is_triple && quotes.interpolated == 0 {
            "; perhaps you escaped the end quote?"
        } else {
            ""
        };
        let line = self.line_of_end(quotes.is_triple);
        let message = format!("unterminated {triple}{kind} literal (detected at line {line}){hint}");
        let end = if quotes.is_triple { quotes.start + 3 } else { self.at };
        LexError::syntax(message, quotes.start, end.max(quotes.start + 1))
    }

    /// Escapes that cannot be decoded, and characters that bytes cannot have.
    fn check_body(&self, quotes: Quotes, body: &str) -> Scanned {
        let (start, end) = (quotes.start, self.at);
        if quotes.is_bytes && !body.is_ascii() {
            let message = "bytes can only contain ASCII literal characters";
            return Err(LexError::syntax(message, start, end).marked(TokenMark::Range));
        }
        if quotes.is_raw {
            return Ok(());
        }
        match bad_escape(body, quotes.is_bytes) {
            Some(message) => Err(LexError::syntax(message, start, end).marked(TokenMark::Range)),
            None => Ok(()),
        }
    }
}

/// The first escape that cannot be decoded, in CPython's words.
fn bad_escape(body: &str, is_bytes: bool) -> Option<String> {
    /// What CPython's decoder sees a character outside ASCII as: `\U0000....`.
    const WIDE_LENGTH: usize = 10;
    let mut position = 0;
    let mut chars = body.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c != '\\' {
            position += if c.is_ascii() { 1 } else { WIDE_LENGTH };
            continue;
        }
        let Some((_, kind)) = chars.next() else { break };
        let rest = &body[at + 1 + kind.len_utf8()..];
        let digits = rest.bytes().take_while(u8::is_ascii_hexdigit).count();
        if is_bytes {
            if kind == 'x' && digits < 2 {
                return Some(format!("(value error) invalid \\x escape at position {position}"));
            }
            position += 2;
            continue;
        }
        let error = |length: usize, what: &str| {
            let end = position + length - 1;
            Some(format!(
                "(unicode error) 'unicodeescape' codec can't decode bytes in position {position}-{end}: {what}"
            ))
        };
        let wanted = match kind {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        if digits < wanted {
            let shape = "X".repeat(wanted);
            return error(2 + digits, &format!("truncated \\{kind}{shape} escape"));
        }
        if kind == 'U' && u32::from_str_radix(&rest[..wanted], 16).is_ok_and(|code| code > 0x10_ffff) {
            return error(2 + wanted, "illegal Unicode character");
        }
        if kind == 'N' {
            let Some(name) = rest.strip_prefix('{') else { return error(2, "malformed \\N character escape") };
            match name.find('}') {
                Some(length) if length > 0 => {}
                Some(_) => return error(4, "malformed \\N character escape"),
                None => return error(3 + name.len(), "malformed \\N character escape"),
            }
        }
        position += 1 + if kind.is_ascii() { 1 } else { WIDE_LENGTH };
    }
    None
}
