//! `text % values`: the parser of the conversions, and the formatters of the values that the VM fetches for them.

use super::error::{PureError, PureResult, check_size};
use super::float_text::{self, FloatForm, FloatStyle};
use super::format_apply::checked_precision;
use super::int::IntRef;
use super::int_text;
use super::text::repr::escape_non_ascii;

/// A width or a precision: written, or `*`, which takes the next value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// A number in the text.
    Given(usize),
    /// `*`.
    Star,
}

/// One conversion, such as `%(name)-5.2f`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversion {
    /// The name in parentheses.
    pub key: Option<String>,
    /// `-`: to the left.
    pub left: bool,
    /// `+`: always a sign.
    pub plus: bool,
    /// A space in place of a plus.
    pub space: bool,
    /// `#`.
    pub alternate: bool,
    /// `0`.
    pub zero: bool,
    /// The least width.
    pub width: Option<Amount>,
    /// Digits after the point, least digits, or most characters.
    pub precision: Option<Amount>,
    /// The letter, one of `diouxXeEfFgGcrsa`; checked when it is used, as CPython does.
    pub kind: char,
    /// Where the letter stands, in code points.
    pub index: usize,
    /// Where its `%` stands.
    pub start: usize,
}

/// A piece of a format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text as it stands.
    Literal(String),
    /// A conversion.
    Conversion(Conversion),
}

/// A format taken apart. The pieces before a fault still work on their values first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// The pieces in order.
    pub pieces: Vec<Piece>,
    /// What is wrong behind the last piece.
    pub fault: Option<PureError>,
    /// Where the `%` of that stands, in code points.
    pub fault_start: usize,
}

/// Takes a format apart.
pub fn parse(format: &str) -> Parsed {
    let chars: Vec<char> = format.chars().collect();
    let mut reader = Reader { chars: &chars, at: 0 };
    let (mut pieces, mut literal) = (Vec::new(), String::new());
    let (mut fault, mut fault_start) = (None, 0);
    while let Some(c) = reader.next() {
        if c != '%' {
            literal.push(c);
            continue;
        }
        // Only directly behind another one is `%` itself meant.
        if reader.peek() == Some('%') {
            reader.at += 1;
            literal.push('%');
            continue;
        }
        if !literal.is_empty() {
            pieces.push(Piece::Literal(std::mem::take(&mut literal)));
        }
        let start = reader.at - 1;
        match reader.conversion() {
            Ok(conversion) => pieces.push(Piece::Conversion(conversion)),
            Err(error) => {
                (fault, fault_start) = (Some(error), start);
                break;
            }
        }
    }
    if !literal.is_empty() {
        pieces.push(Piece::Literal(literal));
    }
    Parsed { pieces, fault, fault_start }
}

struct Reader<'a> {
    chars: &'a [char],
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += 1;
        Some(c)
    }

    fn conversion(&mut self) -> PureResult<Conversion> {
        let start = self.at - 1;
        let key = if self.peek() == Some('(') { Some(self.key()?) } else { None };
        let mut conversion = Conversion {
            key,
            left: false,
            plus: false,
            space: false,
            alternate: false,
            zero: false,
            width: None,
            precision: None,
            kind: ' ',
            index: 0,
            start,
        };
        while let Some(flag) = self.peek() {
            match flag {
                '-' => conversion.left = true,
                '+' => conversion.plus = true,
                ' ' => conversion.space = true,
                '#' => conversion.alternate = true,
                '0' => conversion.zero = true,
                _ => break,
            }
            self.at += 1;
        }
        conversion.width = self.amount("width too big", i64::MAX)?;
        if self.peek() == Some('.') {
            self.at += 1;
            let precision = self.amount("precision too big", i64::from(i32::MAX))?;
            conversion.precision = Some(precision.unwrap_or(Amount::Given(0)));
        }
        if matches!(self.peek(), Some('h' | 'l' | 'L')) {
            self.at += 1;
        }
        conversion.index = self.at;
        conversion.kind = self.next().ok_or_else(|| PureError::value("incomplete format"))?;
        Ok(conversion)
    }

    /// The name between balanced parentheses.
    fn key(&mut self) -> PureResult<String> {
        self.at += 1;
        let (mut key, mut depth) = (String::new(), 1_usize);
        loop {
            let c = self.next().ok_or_else(|| PureError::value("incomplete format key"))?;
            match c {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Ok(key);
            }
            key.push(c);
        }
    }

    fn amount(&mut self, too_big: &str, most: i64) -> PureResult<Option<Amount>> {
        if self.peek() == Some('*') {
            self.at += 1;
            return Ok(Some(Amount::Star));
        }
        let mut value = None;
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(10)) {
            let next = value.unwrap_or(0_i64).checked_mul(10).and_then(|value| value.checked_add(i64::from(digit)));
            let next = next.filter(|value| *value <= most).ok_or_else(|| PureError::value(too_big))?;
            value = Some(next);
            self.at += 1;
        }
        Ok(value.map(|value| Amount::Given(usize::try_from(value).unwrap_or(usize::MAX))))
    }
}

/// A conversion whose stars have their values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// To the left.
    pub left: bool,
    /// Always a sign.
    pub plus: bool,
    /// A space in place of a plus.
    pub space: bool,
    /// `#`.
    pub alternate: bool,
    /// `0`.
    pub zero: bool,
    /// The least width.
    pub width: usize,
    /// The precision.
    pub precision: Option<usize>,
    /// The letter.
    pub kind: char,
}

impl Conversion {
    /// Puts in the values of the stars; a negative width aligns to the left, a negative precision is 0.
    pub fn resolve(&self, star_width: Option<i64>, star_precision: Option<i64>) -> PureResult<Resolved> {
        let (mut left, mut width) = (self.left, 0);
        match (self.width, star_width) {
            (Some(Amount::Given(given)), _) => width = given,
            (Some(Amount::Star), Some(star)) => {
                left |= star < 0;
                width = usize::try_from(star.unsigned_abs()).unwrap_or(usize::MAX);
            }
            _ => {}
        }
        let precision = match (self.precision, star_precision) {
            (Some(Amount::Given(given)), _) => Some(given),
            (Some(Amount::Star), Some(star)) => Some(usize::try_from(star.max(0)).unwrap_or(usize::MAX)),
            _ => None,
        };
        let Self { plus, space, alternate, zero, kind, .. } = *self;
        Ok(Resolved { left, plus, space, alternate, zero, width, precision, kind })
    }

    /// The error of a letter that is none.
    pub fn unsupported(&self) -> PureError {
        let code = u32::from(self.kind);
        let shown = if (0x20..0x7f).contains(&code) { self.kind } else { '?' };
        PureError::value(format!("unsupported format character '{shown}' (0x{code:x}) at index {}", self.index))
    }

    /// Where such a letter stands, for [`at_position`].
    pub fn unsupported_position(&self) -> String {
        let Self { kind, index, start, .. } = *self;
        if kind.is_ascii_alphabetic() {
            return format!("{start}: %{kind}");
        }
        let code = u32::from(kind);
        let shown = match kind {
            '\'' => "\"'\"".to_owned(),
            _ if kind.is_ascii() && !kind.is_ascii_control() => format!("'{kind}'"),
            _ if kind.is_control() => format!("U+{code:04X}"),
            _ => format!("'{kind}' (U+{code:04X})"),
        };
        format!("{start} or unexpected format character {shown} at position {index}")
    }
}

/// `TypeError: not enough arguments for format string (got 1)`.
pub fn not_enough_arguments(got: usize) -> PureError {
    PureError::type_error(format!("not enough arguments for format string (got {got})"))
}

/// `TypeError: not all arguments converted during string formatting` (or `bytes`).
pub fn not_all_converted(what: &str, required: usize, got: usize) -> PureError {
    let counts = format!("(required {required}, got {got})");
    PureError::type_error(format!("not all arguments converted during {what} formatting {counts}"))
}

/// `TypeError: format requires a mapping, not int`.
pub fn needs_mapping(type_name: &str) -> PureError {
    PureError::type_error(format!("format requires a mapping, not {type_name}"))
}

/// `TypeError: * wants int`.
pub fn star_wants_int() -> PureError {
    PureError::type_error("* wants int")
}

/// An error of the format with the place of its `%`, which some versions say.
pub fn at_position(mut error: PureError, position: &str) -> PureError {
    error.message += &format!(" (format position {position})");
    error
}

/// The value that a conversion takes, as some versions name it.
#[derive(Clone, Copy, Debug)]
pub struct Argument<'a> {
    /// The name in parentheses.
    pub key: Option<&'a str>,
    /// Which of the values it is, from 1 on; none for the only one.
    pub number: Option<usize>,
    /// The format is bytes.
    pub binary: bool,
}

impl Argument<'_> {
    /// An error of the value, with which one it is and what it is for.
    pub fn named_in(&self, mut error: PureError, conversion: &str) -> PureError {
        let which = match (self.key, self.number) {
            (Some(key), _) if self.binary => format!(" b'{key}'"),
            (Some(key), _) => format!(" '{key}'"),
            (None, Some(number)) => format!(" {number}"),
            (None, None) => String::new(),
        };
        error.message += &format!(" (format argument{which}: {conversion})");
        error
    }
}

/// The error of a value that the letter cannot take.
pub fn wrong_type(kind: char, type_name: &str) -> PureError {
    PureError::type_error(match kind {
        'x' | 'X' | 'o' => format!("%{kind} format: an integer is required, not {type_name}"),
        'd' | 'i' | 'u' => format!("%{kind} format: a real number is required, not {type_name}"),
        'c' => format!("%c requires an int or a unicode character, not {type_name}"),
        _ => format!("must be real number, not {type_name}"),
    })
}

/// `%s`, `%r`, `%a` (of the text that `str` or `repr` gave) and `%c` (of one character).
pub fn format_text(text: &str, conversion: &Resolved) -> PureResult<String> {
    let text = if conversion.kind == 'a' { escape_non_ascii(text) } else { text.to_owned() };
    let text = match conversion.precision {
        Some(most) if conversion.kind != 'c' => text.chars().take(most).collect(),
        _ => text,
    };
    pad(String::new(), text, conversion, ' ')
}

/// `%d`, `%i`, `%u`, `%x`, `%X` and `%o`.
pub fn format_int(value: IntRef<'_>, conversion: &Resolved) -> PureResult<String> {
    let (text, prefix) = match conversion.kind {
        'x' => (int_text::to_radix(value, 16), "0x"),
        'X' => (int_text::to_radix(value, 16).to_ascii_uppercase(), "0X"),
        'o' => (int_text::to_radix(value, 8), "0o"),
        _ => (int_text::to_decimal(value)?, ""),
    };
    let digits = text.trim_start_matches('-');
    let least = checked_precision(conversion.precision.unwrap_or(0))?;
    let zeros = "0".repeat(least.saturating_sub(digits.len()));
    let prefix = if conversion.alternate { prefix } else { "" };
    let lead = format!("{}{prefix}", sign(value.is_negative(), conversion));
    pad(lead, format!("{zeros}{digits}"), conversion, if conversion.zero { '0' } else { ' ' })
}

/// `%e`, `%E`, `%f`, `%F`, `%g` and `%G`.
pub fn format_float(value: f64, conversion: &Resolved) -> PureResult<String> {
    let form = match conversion.kind.to_ascii_lowercase() {
        'e' => FloatForm::Exponent,
        'f' => FloatForm::Fixed,
        _ => FloatForm::General,
    };
    let precision = checked_precision(conversion.precision.unwrap_or(6))?;
    let style = FloatStyle { form, precision, alternate: conversion.alternate, dot_zero: false };
    let mut text = float_text::unsigned(value, style);
    if conversion.kind.is_ascii_uppercase() {
        text.make_ascii_uppercase();
    }
    let negative = value.is_sign_negative() && !value.is_nan();
    pad(sign(negative, conversion).to_owned(), text, conversion, if conversion.zero { '0' } else { ' ' })
}

fn sign(negative: bool, conversion: &Resolved) -> &'static str {
    match (negative, conversion.plus, conversion.space) {
        (true, ..) => "-",
        (false, true, _) => "+",
        (false, false, true) => " ",
        _ => "",
    }
}

/// Zeros go behind sign and prefix, spaces before them; to the left there are only spaces, behind all.
fn pad(lead: String, body: String, conversion: &Resolved, fill: char) -> PureResult<String> {
    let width = check_size(Some(conversion.width))?;
    let missing = width.saturating_sub(lead.chars().count() + body.chars().count());
    let filling = |fill: char| -> String { std::iter::repeat_n(fill, missing).collect() };
    Ok(match (conversion.left, fill) {
        (true, _) => format!("{lead}{body}{}", filling(' ')),
        (false, '0') => format!("{lead}{}{body}", filling('0')),
        (false, _) => format!("{}{lead}{body}", filling(' ')),
    })
}
