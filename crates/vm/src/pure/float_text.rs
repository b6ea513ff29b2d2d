//! Floats as text: `repr`, the digits behind every float format, parsing, and the hexadecimal form.

use super::error::{PureError, PureResult};
use super::float::{decompose, round_scaled};
use super::text::chars::{is_space, to_decimal};
use super::text::repr::{bytes_repr, str_repr};

/// Which digits of a float are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FloatForm {
    /// The fewest digits that read back as the same float.
    Shortest,
    /// Always with an exponent (`e`).
    Exponent,
    /// Never with an exponent (`f`).
    Fixed,
    /// With an exponent where it is large or small (`g`).
    General,
}

/// How a float is laid out.
#[derive(Clone, Copy, Debug)]
pub struct FloatStyle {
    /// Which digits.
    pub form: FloatForm,
    /// Digits after the point, or significant digits for [`FloatForm::General`].
    pub precision: usize,
    /// `#`: keep the point, and the zeros of [`FloatForm::General`].
    pub alternate: bool,
    /// Add `.0` to what would look like an integer.
    pub dot_zero: bool,
}

/// More digits than any float has; zeros follow.
const MAX_DIGITS: usize = 1100;

/// `repr(x)`, which is `str(x)` too.
pub fn repr(value: f64) -> String {
    let style = FloatStyle { form: FloatForm::Shortest, precision: 0, alternate: false, dot_zero: true };
    signed(value, style)
}

/// The text with its minus sign.
pub fn signed(value: f64, style: FloatStyle) -> String {
    let text = unsigned(value, style);
    if value.is_sign_negative() && !value.is_nan() { format!("-{text}") } else { text }
}

/// The text of the magnitude, in lower case: `inf`, `nan` or digits.
pub fn unsigned(value: f64, style: FloatStyle) -> String {
    if value.is_nan() {
        return "nan".to_owned();
    }
    let value = value.abs();
    if value.is_infinite() {
        return "inf".to_owned();
    }
    let FloatStyle { precision, alternate, .. } = style;
    match style.form {
        FloatForm::Fixed => fixed(value, precision, alternate),
        FloatForm::Exponent => {
            let (digits, exponent) = significant(value, precision.saturating_add(1));
            with_exponent(&digits, exponent, alternate)
        }
        FloatForm::Shortest => {
            let (digits, exponent) = shortest(value);
            positional(digits, exponent, exponent >= 16, style)
        }
        FloatForm::General => {
            let precision = precision.max(1);
            let (mut digits, exponent) = significant(value, precision);
            if !alternate {
                digits.truncate(digits.trim_end_matches('0').len().max(1));
            }
            let limit = precision as i64 - i64::from(style.dot_zero);
            positional(digits, exponent, exponent >= limit, style)
        }
    }
}

/// `value` with so many digits after the point, rounded half to even, where whole numbers of 128 bits are enough for it.
fn fixed_exactly(value: f64, precision: usize) -> Option<String> {
    const MOST: usize = 12;
    let (mantissa, exponent) = parts_of(value)?;
    let shift = u32::try_from(-exponent).ok().filter(|shift| (1..=100).contains(shift))?;
    if precision == 0 || precision > MOST {
        return None;
    }
    let scaled = u128::from(mantissa) * 10_u128.pow(precision as u32);
    let (whole, rest, half) = (scaled >> shift, scaled & ((1 << shift) - 1), 1 << (shift - 1));
    let up = rest > half || (rest == half && whole & 1 == 1);
    let mut left = u64::try_from(whole).ok()?.checked_add(u64::from(up))?;
    let mut reversed = String::with_capacity(24);
    while left > 0 || reversed.len() <= precision + 1 {
        if reversed.len() == precision {
            reversed.push('.');
        }
        reversed.push(char::from(b'0' + (left % 10) as u8));
        left /= 10;
    }
    Some(reversed.chars().rev().collect())
}

/// A float's mantissa and exponent: value = mantissa times two to the exponent. None for a negative one or one that is not
/// finite.
fn parts_of(value: f64) -> Option<(u64, i32)> {
    const MANTISSA: u64 = (1 << 52) - 1;
    if !value.is_finite() || value.is_sign_negative() {
        return None;
    }
    let bits = value.to_bits();
    Some(match (bits >> 52) as i32 {
        0 => (bits, -1074),
        biased => (bits & MANTISSA | 1 << 52, biased - 1075),
    })
}

fn fixed(value: f64, precision: usize, alternate: bool) -> String {
    if let Some(text) = fixed_exactly(value, precision) {
        return text;
    }
    let shown = precision.min(MAX_DIGITS);
    let mut text = format!("{value:.shown$}");
    text.extend(std::iter::repeat_n('0', precision - shown));
    if alternate && precision == 0 {
        text.push('.');
    }
    text
}

/// Lays out digits with or without an exponent: small numbers have one below 1e-4.
fn positional(mut digits: String, exponent: i64, large: bool, style: FloatStyle) -> String {
    if large || exponent < -4 {
        return with_exponent(&digits, exponent, style.alternate);
    }
    if exponent < 0 {
        return format!("0.{}{digits}", "0".repeat((-exponent - 1) as usize));
    }
    let point = exponent as usize + 1;
    while digits.len() < point {
        digits.push('0');
    }
    if digits.len() > point {
        digits.insert(point, '.');
    } else if style.dot_zero {
        digits.push_str(".0");
    } else if style.alternate {
        digits.push('.');
    }
    digits
}

fn with_exponent(digits: &str, exponent: i64, alternate: bool) -> String {
    let (first, rest) = digits.split_at(digits.len().min(1));
    let point = if alternate || !rest.is_empty() { "." } else { "" };
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{first}{point}{rest}e{sign}{:02}", exponent.unsigned_abs())
}

/// Exactly `count` significant digits and the power of ten of the first one.
fn significant(value: f64, count: usize) -> (String, i64) {
    let shown = count.clamp(1, MAX_DIGITS);
    let (mut digits, exponent) = split_exponent(&format!("{value:.*e}", shown - 1));
    digits.extend(std::iter::repeat_n('0', count.saturating_sub(shown)));
    (digits, exponent)
}

fn shortest(value: f64) -> (String, i64) {
    let (digits, exponent) = split_exponent(&format!("{value:e}"));
    // Rust rounds a tie between two shortest texts up, CPython to even; only texts this long tie.
    if digits.len() >= 15 {
        let even = format!("{value:.*e}", digits.len() - 1);
        if even.parse() == Ok(value) {
            return split_exponent(&even);
        }
    }
    (digits, exponent)
}

fn split_exponent(text: &str) -> (String, i64) {
    let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
    (mantissa.replace('.', ""), exponent.parse().unwrap_or(0))
}

/// `repr` of a complex number.
pub fn complex_repr(real: f64, imaginary: f64) -> String {
    let style = FloatStyle { form: FloatForm::Shortest, precision: 0, alternate: false, dot_zero: false };
    let tail = signed(imaginary, style);
    if real == 0.0 && real.is_sign_positive() {
        return format!("{tail}j");
    }
    let plus = if tail.starts_with('-') { "" } else { "+" };
    format!("({}{plus}{tail}j)", signed(real, style))
}

/// `float(text)`.
pub fn parse(text: &str) -> PureResult<f64> {
    parse_number(text).ok_or_else(|| PureError::value(format!("could not convert string to float: {}", str_repr(text))))
}

/// `float(data)` of bytes.
pub fn parse_bytes(data: &[u8]) -> PureResult<f64> {
    std::str::from_utf8(data)
        .ok()
        .filter(|text| text.is_ascii())
        .and_then(parse_number)
        .ok_or_else(|| PureError::value(format!("could not convert string to float: {}", bytes_repr(data))))
}

fn parse_number(text: &str) -> Option<f64> {
    let text = ascii_digits(text.trim_matches(is_space));
    without_underscores(&text)?.parse().ok()
}

/// The text without its underscores; None when one does not stand between digits.
pub fn without_underscores(text: &str) -> Option<String> {
    let mut plain = String::with_capacity(text.len());
    let mut previous = ' ';
    for (index, c) in text.char_indices() {
        if c == '_' {
            let next = text.as_bytes().get(index + 1).copied().unwrap_or(b' ');
            if !previous.is_ascii_digit() || !next.is_ascii_digit() {
                return None;
            }
        } else {
            plain.push(c);
        }
        previous = c;
    }
    Some(plain)
}

/// Decimal digits of all scripts as ASCII digits.
pub(super) fn ascii_digits(text: &str) -> std::borrow::Cow<'_, str> {
    if text.is_ascii() {
        return text.into();
    }
    let digit = |c: char| to_decimal(c).map_or(c, |digit| char::from(b'0' + digit));
    text.chars().map(digit).collect::<String>().into()
}

/// `x.hex()`.
pub fn hex(value: f64) -> String {
    if !value.is_finite() {
        return repr(value);
    }
    let sign = if value.is_sign_negative() { "-" } else { "" };
    if value == 0.0 {
        return format!("{sign}0x0.0p+0");
    }
    let (mantissa, exponent) = decompose(value);
    let (lead, fraction) = (mantissa >> 52, mantissa & ((1 << 52) - 1));
    format!("{sign}0x{lead}.{fraction:013x}p{:+}", exponent + 52)
}

/// `float.fromhex(text)`.
pub fn from_hex(text: &str) -> PureResult<f64> {
    let invalid = || PureError::value("invalid hexadecimal floating-point string");
    let text = text.trim_matches(is_c_space);
    let (negative, rest) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let magnitude = match rest.to_ascii_lowercase().as_str() {
        "inf" | "infinity" => f64::INFINITY,
        "nan" => f64::NAN,
        lower => {
            let (mantissa, exponent) = hex_parts(lower.strip_prefix("0x").unwrap_or(lower)).ok_or_else(invalid)?;
            round_scaled(mantissa, exponent)
                .ok_or_else(|| PureError::overflow("hexadecimal value too large to represent as a float"))?
        }
    };
    Ok(if negative { -magnitude } else { magnitude })
}

fn is_c_space(c: char) -> bool {
    matches!(c, ' ' | '\t'..='\r')
}

/// The number as `mantissa * 2**exponent`, the last bit set where digits were lost.
fn hex_parts(text: &str) -> Option<(u128, i64)> {
    let (digits, exponent) = match text.split_once('p') {
        Some((digits, exponent)) => (digits, power_of_two(exponent)?),
        None => (text, 0),
    };
    let (mut mantissa, mut scale, mut seen, mut after_point) = (0_u128, exponent, false, false);
    for byte in digits.bytes() {
        if byte == b'.' && !after_point {
            after_point = true;
            continue;
        }
        let digit = char::from(byte).to_digit(16)?;
        seen = true;
        if mantissa >> 120 == 0 {
            mantissa = mantissa << 4 | u128::from(digit);
            scale -= if after_point { 4 } else { 0 };
        } else {
            mantissa |= u128::from(digit != 0);
            scale += if after_point { 0 } else { 4 };
        }
    }
    seen.then_some((mantissa, scale))
}

fn power_of_two(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // Far outside a float's range, all numbers are alike.
    let value = digits.parse::<i64>().unwrap_or(i64::MAX).min(i64::MAX / 4);
    Some(if text.starts_with('-') { -value } else { value })
}
