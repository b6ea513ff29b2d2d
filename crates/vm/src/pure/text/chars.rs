//! What kind of character it is, and the `str.is...` tests.

use std::sync::OnceLock;

use super::tables;

/// The code points at which an answer changes, ascending.
struct Flips {
    packed: &'static [u8],
    unpacked: OnceLock<Vec<u32>>,
}

static PRINTABLE: Flips = Flips::new(tables::PRINTABLE);
static ALPHA: Flips = Flips::new(tables::ALPHA);
static DIGIT: Flips = Flips::new(tables::DIGIT);
static NUMERIC: Flips = Flips::new(tables::NUMERIC);
static DECIMAL_ZEROS: Flips = Flips::new(tables::DECIMAL_ZEROS);

impl Flips {
    const fn new(packed: &'static [u8]) -> Self {
        Self { packed, unpacked: OnceLock::new() }
    }

    fn points(&self) -> &[u32] {
        self.unpacked.get_or_init(|| {
            let (mut points, mut last, mut distance, mut shift) = (Vec::new(), 0_u32, 0_u32, 0);
            for &byte in self.packed {
                distance |= u32::from(byte & 0x7F) << shift;
                shift += 7;
                if byte < 0x80 {
                    last += distance;
                    points.push(last);
                    (distance, shift) = (0, 0);
                }
            }
            points
        })
    }

    /// How many changes lie at or before the character.
    fn before(&self, c: char) -> usize {
        self.points().partition_point(|&point| point <= u32::from(c))
    }

    fn contains(&self, c: char) -> bool {
        self.before(c) % 2 == 1
    }
}

/// Whether `repr` shows the character as it is.
pub fn is_printable(c: char) -> bool {
    if c.is_ascii() { matches!(c, ' '..='~') } else { PRINTABLE.contains(c) }
}

/// `c.isspace()`.
pub fn is_space(c: char) -> bool {
    matches!(
        c,
        '\t'..='\r' | '\x1c'..=' ' | '\u{85}' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{2028}'
            | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}

/// `c.isalpha()`.
pub fn is_alpha(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { ALPHA.contains(c) }
}

/// `c.isdecimal()`.
pub fn is_decimal(c: char) -> bool {
    to_decimal(c).is_some()
}

/// `c.isdigit()`.
pub fn is_digit(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_digit() } else { DIGIT.contains(c) }
}

/// `c.isnumeric()`.
pub fn is_numeric(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_digit() } else { NUMERIC.contains(c) }
}

/// `c.isalnum()`.
pub fn is_alnum(c: char) -> bool {
    is_alpha(c) || is_numeric(c)
}

/// The value of a decimal digit of any script.
pub fn to_decimal(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.to_digit(10).map(|digit| digit as u8);
    }
    let at = DECIMAL_ZEROS.before(c).checked_sub(1)?;
    let distance = u32::from(c).checked_sub(*DECIMAL_ZEROS.points().get(at)?)?;
    (distance < 10).then_some(distance as u8)
}

/// Whether the character is in title case, as U+01C5 is.
pub fn is_title(c: char) -> bool {
    matches!(c, '\u{1c5}' | '\u{1c8}' | '\u{1cb}' | '\u{1f2}' | '\u{1f88}'..='\u{1f8f}' | '\u{1f98}'..='\u{1f9f}'
        | '\u{1fa8}'..='\u{1faf}' | '\u{1fbc}' | '\u{1fcc}' | '\u{1ffc}')
}

/// Whether the character has case at all.
pub fn is_cased(c: char) -> bool {
    c.is_lowercase() || c.is_uppercase() || is_title(c)
}

fn all(text: &str, test: fn(char) -> bool) -> bool {
    !text.is_empty() && text.chars().all(test)
}

/// `s.isspace()`.
pub fn isspace(text: &str) -> bool {
    all(text, is_space)
}

/// `s.isalpha()`.
pub fn isalpha(text: &str) -> bool {
    all(text, is_alpha)
}

/// `s.isalnum()`.
pub fn isalnum(text: &str) -> bool {
    all(text, is_alnum)
}

/// `s.isdecimal()`.
pub fn isdecimal(text: &str) -> bool {
    all(text, is_decimal)
}

/// `s.isdigit()`.
pub fn isdigit(text: &str) -> bool {
    all(text, is_digit)
}

/// `s.isnumeric()`.
pub fn isnumeric(text: &str) -> bool {
    all(text, is_numeric)
}

/// `s.isprintable()`: true of the empty string.
pub fn isprintable(text: &str) -> bool {
    text.chars().all(is_printable)
}

/// `s.isidentifier()`.
pub fn isidentifier(text: &str) -> bool {
    let mut chars = text.chars();
    // The library may know a newer Unicode; what is not printable here was not assigned yet.
    let first = |c: char| c == '_' || (unicode_ident::is_xid_start(c) && is_printable(c));
    chars.next().is_some_and(first) && chars.all(|c| unicode_ident::is_xid_continue(c) && is_printable(c))
}

/// `s.islower()`.
pub fn islower(text: &str) -> bool {
    text.chars().all(|c| !c.is_uppercase() && !is_title(c)) && text.chars().any(char::is_lowercase)
}

/// `s.isupper()`.
pub fn isupper(text: &str) -> bool {
    text.chars().all(|c| !c.is_lowercase() && !is_title(c)) && text.chars().any(char::is_uppercase)
}

/// `s.istitle()`.
pub fn istitle(text: &str) -> bool {
    let (mut previous_cased, mut any) = (false, false);
    for c in text.chars() {
        let upper = c.is_uppercase() || is_title(c);
        let lower = c.is_lowercase();
        if (upper && previous_cased) || (lower && !previous_cased) {
            return false;
        }
        previous_cased = upper || lower;
        any |= previous_cased;
    }
    any
}
