//! Number literals.

use super::scanner::{LexError, Scanned, Scanner};
use crate::diagnostics::TokenMark;

/// Keywords that may follow a number directly, as in `1if x else 2`.
const MAY_FOLLOW: [&str; 8] = ["and", "else", "for", "if", "in", "is", "or", "not"];

impl Scanner<'_> {
    /// Scans the number at the current place.
    pub fn number(&mut self) -> Scanned {
        let start = self.at;
        if self.peek() == b'0' {
            match self.peek_at(1).to_ascii_lowercase() {
                b'x' => return self.radix_number(16, "hexadecimal"),
                b'o' => return self.radix_number(8, "octal"),
                b'b' => return self.radix_number(2, "binary"),
                _ => {}
            }
        }
        if self.peek() != b'.' {
            self.decimal_digits()?;
        }
        let integer_end = self.at;
        let mut is_float = false;
        if self.peek() == b'.' {
            is_float = true;
            self.at += 1;
            if self.peek().is_ascii_digit() {
                self.decimal_digits()?;
            }
        }
        if matches!(self.peek(), b'e' | b'E') {
            let sign = usize::from(matches!(self.peek_at(1), b'+' | b'-'));
            if self.peek_at(1 + sign).is_ascii_digit() {
                is_float = true;
                self.at += 1 + sign;
                self.decimal_digits()?;
            } else if sign == 1 {
                self.at += 2;
                return Err(self.number_error("decimal", start));
            }
        }
        if matches!(self.peek(), b'j' | b'J') {
            self.at += 1;
            return self.end_of_number("imaginary", start);
        }
        let digits = &self.text[start..integer_end];
        if !is_float && digits.starts_with('0') && digits.bytes().any(|b| (b'1'..=b'9').contains(&b)) {
            let message =
                "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers";
            let zeros = digits.len() - digits.trim_start_matches(['0', '_']).len();
            return Err(LexError::syntax(message, start, start + zeros).marked(TokenMark::Range));
        }
        self.end_of_number("decimal", start)
    }

    fn decimal_digits(&mut self) -> Scanned {
        let start = self.at;
        loop {
            while self.peek().is_ascii_digit() {
                self.at += 1;
            }
            if self.peek() != b'_' {
                return Ok(());
            }
            self.at += 1;
            if !self.peek().is_ascii_digit() {
                return Err(self.number_error("decimal", start));
            }
        }
    }

    fn radix_number(&mut self, radix: u32, kind: &str) -> Scanned {
        let start = self.at;
        self.at += 2;
        loop {
            if self.peek() == b'_' {
                self.at += 1;
            }
            let digit = self.peek();
            if !char::from(digit).is_digit(radix) {
                if digit.is_ascii_digit() {
                    let message = format!("invalid digit '{}' in {kind} literal", char::from(digit));
                    return Err(LexError::syntax(message, self.at, self.at + 1));
                }
                return Err(self.number_error(kind, start));
            }
            while char::from(self.peek()).is_digit(radix) {
                self.at += 1;
            }
            if self.peek() != b'_' {
                break;
            }
        }
        if self.peek().is_ascii_digit() {
            let message = format!("invalid digit '{}' in {kind} literal", char::from(self.peek()));
            return Err(LexError::syntax(message, self.at, self.at + 1));
        }
        self.end_of_number(kind, start)
    }

    fn end_of_number(&mut self, kind: &str, start: usize) -> Scanned {
        let rest = &self.text[self.at..];
        let is_name = self.peek().is_ascii_alphanumeric() || self.peek() == b'_';
        if is_name && !MAY_FOLLOW.iter().any(|word| rest.starts_with(word)) {
            return Err(self.number_error(kind, start));
        }
        Ok(())
    }

    fn number_error(&self, kind: &str, start: usize) -> Box<LexError> {
        LexError::syntax(format!("invalid {kind} literal"), start, self.at.max(start + 1)).marked(TokenMark::Last)
    }
}
