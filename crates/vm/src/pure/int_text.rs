//! Integers as text: `int(text, base)` and `str`, `bin`, `oct`, `hex`.

use num_bigint::BigInt;

use super::error::{PureError, PureResult};
use super::float_text::ascii_digits;
use super::int::{Int, IntRef};
use super::text::chars::is_space;
use super::text::repr::{bytes_repr, str_repr};

/// CPython's default for `sys.set_int_max_str_digits`.
pub const MAX_STR_DIGITS: usize = 4300;

/// What is wrong with the text of an integer.
enum Fault {
    Base,
    Literal(u32),
    TooLong(usize),
}

/// `int(text, base)`; the base of `int(text)` is 10.
pub fn parse(text: &str, base: i64) -> PureResult<Int> {
    let digits = ascii_digits(text.trim_matches(is_space));
    parse_ascii(&digits, base).map_err(|fault| explain(fault, || str_repr(text)))
}

/// `int(data, base)` of bytes.
pub fn parse_bytes(data: &[u8], base: i64) -> PureResult<Int> {
    let text: String = data.iter().map(|&byte| char::from(byte)).collect();
    let digits = text.trim_matches(|c: char| matches!(c, ' ' | '\t'..='\r'));
    parse_ascii(digits, base).map_err(|fault| explain(fault, || bytes_repr(data)))
}

fn explain(fault: Fault, shown: impl Fn() -> String) -> PureError {
    match fault {
        Fault::Base => PureError::value("int() base must be >= 2 and <= 36, or 0"),
        Fault::Literal(base) => {
            let shown: String = shown().chars().take(200).collect();
            PureError::value(format!("invalid literal for int() with base {base}: {shown}"))
        }
        Fault::TooLong(count) => PureError::value(format!(
            "Exceeds the limit ({MAX_STR_DIGITS} digits) for integer string conversion: value has {count} digits; \
             use sys.set_int_max_str_digits() to increase the limit"
        )),
    }
}

fn parse_ascii(text: &str, base: i64) -> Result<Int, Fault> {
    let given = u32::try_from(base).ok().filter(|base| *base == 0 || (2..=36).contains(base)).ok_or(Fault::Base)?;
    let fault = || Fault::Literal(given);
    let (negative, rest) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let prefixed = match rest.as_bytes() {
        [b'0', b'x' | b'X', ..] => Some(16),
        [b'0', b'o' | b'O', ..] => Some(8),
        [b'0', b'b' | b'B', ..] => Some(2),
        _ => None,
    };
    let (base, digits) = match prefixed {
        Some(radix) if given == 0 || given == radix => (radix, rest.get(2..).unwrap_or("")),
        _ => (if given == 0 { 10 } else { given }, rest),
    };
    // One underscore may follow the prefix.
    let digits = if digits.len() < rest.len() { digits.strip_prefix('_').unwrap_or(digits) } else { digits };
    let plain = without_underscores(digits, base).ok_or_else(fault)?;
    if given == 0 && base == 10 && plain.starts_with('0') && plain.bytes().any(|digit| digit != b'0') {
        return Err(fault());
    }
    if !base.is_power_of_two() && plain.len() > MAX_STR_DIGITS {
        return Err(Fault::TooLong(plain.len()));
    }
    let value = match i64::from_str_radix(&plain, base) {
        Ok(small) => Int::Small(small),
        Err(_) => Int::from_big(BigInt::parse_bytes(plain.as_bytes(), base).ok_or_else(fault)?),
    };
    Ok(if negative { super::int::neg(value.as_ref()) } else { value })
}

/// The digits alone, when underscores only stand between two of them.
fn without_underscores(text: &str, base: u32) -> Option<String> {
    let mut plain = String::with_capacity(text.len());
    let mut after_digit = false;
    for c in text.chars() {
        if c == '_' && after_digit {
            after_digit = false;
        } else if c.is_ascii() && c.is_digit(base) {
            plain.push(c);
            after_digit = true;
        } else {
            return None;
        }
    }
    after_digit.then_some(plain)
}

/// `str(n)`.
pub fn to_decimal(value: IntRef<'_>) -> PureResult<String> {
    let IntRef::Big(big) = value else {
        return Ok(to_radix(value, 10));
    };
    let too_long = || {
        PureError::value(format!(
            "Exceeds the limit ({MAX_STR_DIGITS} digits) for integer string conversion; \
             use sys.set_int_max_str_digits() to increase the limit"
        ))
    };
    if big.bits() > 14_430 {
        return Err(too_long());
    }
    let text = big.to_str_radix(10);
    if text.trim_start_matches('-').len() > MAX_STR_DIGITS { Err(too_long()) } else { Ok(text) }
}

/// The decimal digits of an integer of 64 bits, with a minus sign.
fn decimal(value: i64) -> String {
    let mut digits = [0; 20];
    let (mut first, mut left) = (digits.len(), value.unsigned_abs());
    loop {
        first -= 1;
        digits[first] = b'0' + (left % 10) as u8;
        left /= 10;
        if left == 0 {
            break;
        }
    }
    if value < 0 {
        first -= 1;
        digits[first] = b'-';
    }
    digits[first..].iter().copied().map(char::from).collect()
}

/// The digits in base 2, 8, 10 or 16 with a minus sign, without a prefix and without a limit.
pub fn to_radix(value: IntRef<'_>, radix: u32) -> String {
    match (value, radix) {
        (IntRef::Small(small), 10) => decimal(small),
        (IntRef::Small(small), 2 | 8 | 16) => {
            let sign = if small < 0 { "-" } else { "" };
            let magnitude = small.unsigned_abs();
            match radix {
                2 => format!("{sign}{magnitude:b}"),
                8 => format!("{sign}{magnitude:o}"),
                _ => format!("{sign}{magnitude:x}"),
            }
        }
        _ => value.to_big().to_str_radix(radix.clamp(2, 36)),
    }
}

/// `bin(n)`, `oct(n)` and `hex(n)`: the digits behind `0b`, `0o` or `0x`.
pub fn to_prefixed(value: IntRef<'_>, radix: u32) -> String {
    let text = to_radix(value, radix);
    let prefix = match radix {
        2 => "0b",
        8 => "0o",
        _ => "0x",
    };
    match text.strip_prefix('-') {
        Some(digits) => format!("-{prefix}{digits}"),
        None => format!("{prefix}{text}"),
    }
}
