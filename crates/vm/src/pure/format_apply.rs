//! `format(value, spec)` of strings, integers, floats and complex numbers.

use super::error::{PureError, PureResult, check_size};
use super::float_text::{self, FloatForm, FloatStyle};
use super::format_spec::{Align, FormatSpec, SignMode, unknown_code};
use super::int::IntRef;
use super::int_text;

/// A number taken apart: sign, prefix, whole digits, and all that follows them.
struct Parts {
    negative: bool,
    prefix: &'static str,
    digits: String,
    rest: String,
}

/// `format(text, spec)`; `type_name` is "str" or a subclass's name.
pub fn format_str(text: &str, spec: &str, type_name: &str) -> PureResult<String> {
    if spec.is_empty() {
        return Ok(text.to_owned());
    }
    let spec = FormatSpec::of_text(spec, type_name)?;
    let refuse = |what: &str| Err(PureError::value(format!("{what} not allowed in string format specifier")));
    match (spec.kind, spec.sign) {
        (Some(kind), _) if kind != 's' => return Err(unknown_code(kind, type_name)),
        (_, Some(SignMode::Space)) => return refuse("Space"),
        (_, Some(_)) => return refuse("Sign"),
        _ => {}
    }
    if spec.no_negative_zero {
        return refuse("Negative zero coercion (z)");
    }
    if spec.alternate {
        return refuse("Alternate form (#)");
    }
    if spec.align == Some(Align::AfterSign) {
        return refuse("'=' alignment");
    }
    let shown: String = match spec.precision {
        Some(most) => text.chars().take(most).collect(),
        None => text.to_owned(),
    };
    pad(shown, spec.align.unwrap_or(Align::Left), &spec)
}

/// `format(n, spec)`; `type_name` is "int", "bool" or a subclass's name. An empty spec gives `str(n)`.
pub fn format_int(value: IntRef<'_>, spec: &str, type_name: &str) -> PureResult<String> {
    if spec.is_empty() {
        return int_text::to_decimal(value);
    }
    let spec = FormatSpec::parse(spec, type_name)?;
    match spec.kind {
        Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') => return apply_float(value.to_f64()?, &spec, type_name),
        None | Some('b' | 'c' | 'd' | 'o' | 'x' | 'X' | 'n') => {}
        Some(kind) => return Err(unknown_code(kind, type_name)),
    }
    if spec.precision.is_some() {
        return Err(PureError::value("Precision not allowed in integer format specifier"));
    }
    if spec.no_negative_zero {
        return Err(PureError::value("Negative zero coercion (z) not allowed in integer format specifier"));
    }
    layout(integer_parts(value, &spec)?, &spec)
}

fn integer_parts(value: IntRef<'_>, spec: &FormatSpec) -> PureResult<Parts> {
    let (text, prefix) = match spec.kind {
        Some('c') => (one_character(value, spec)?, ""),
        Some('b') => (int_text::to_radix(value, 2), "0b"),
        Some('o') => (int_text::to_radix(value, 8), "0o"),
        Some('x') => (int_text::to_radix(value, 16), "0x"),
        Some('X') => (int_text::to_radix(value, 16).to_ascii_uppercase(), "0X"),
        _ => (int_text::to_decimal(value)?, ""),
    };
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) if spec.kind != Some('c') => (true, digits.to_owned()),
        _ => (false, text),
    };
    let prefix = if spec.alternate { prefix } else { "" };
    Ok(Parts { negative, prefix, digits, rest: String::new() })
}

fn one_character(value: IntRef<'_>, spec: &FormatSpec) -> PureResult<String> {
    if spec.sign.is_some() {
        return Err(PureError::value("Sign not allowed with integer format specifier 'c'"));
    }
    if spec.alternate {
        return Err(PureError::value("Alternate form (#) not allowed with integer format specifier 'c'"));
    }
    character(value).map(String::from)
}

/// The character of a code point, for `c` in both format languages; a surrogate becomes U+FFFD.
pub fn character(value: IntRef<'_>) -> PureResult<char> {
    match value.to_i64() {
        Some(code @ 0..=0x10_FFFF) => Ok(char::from_u32(code as u32).unwrap_or(char::REPLACEMENT_CHARACTER)),
        Some(_) => Err(PureError::overflow("%c arg not in range(0x110000)")),
        None => Err(PureError::overflow("Python int too large to convert to C long")),
    }
}

/// `format(x, spec)`; `type_name` is "float" or a subclass's name.
pub fn format_float(value: f64, spec: &str, type_name: &str) -> PureResult<String> {
    if spec.is_empty() {
        return Ok(float_text::repr(value));
    }
    let spec = FormatSpec::parse(spec, type_name)?.without_null();
    apply_float(value, &spec, type_name)
}

fn apply_float(value: f64, spec: &FormatSpec, type_name: &str) -> PureResult<String> {
    let (mut parts, percent) = match spec.kind {
        Some('%') => (float_parts(value * 100.0, spec, FloatForm::Fixed, false)?, "%"),
        Some('e' | 'E') => (float_parts(value, spec, FloatForm::Exponent, false)?, ""),
        Some('f' | 'F') => (float_parts(value, spec, FloatForm::Fixed, false)?, ""),
        Some('g' | 'G' | 'n') => (float_parts(value, spec, FloatForm::General, false)?, ""),
        None if spec.precision.is_none() => (float_parts(value, spec, FloatForm::Shortest, true)?, ""),
        None => (float_parts(value, spec, FloatForm::General, true)?, ""),
        Some(kind) => return Err(unknown_code(kind, type_name)),
    };
    parts.rest.push_str(percent);
    layout(parts, spec)
}

fn float_parts(value: f64, spec: &FormatSpec, form: FloatForm, dot_zero: bool) -> PureResult<Parts> {
    let precision = checked_precision(spec.precision.unwrap_or(6))?;
    let mut text = float_text::unsigned(value, FloatStyle { form, precision, alternate: spec.alternate, dot_zero });
    if matches!(spec.kind, Some('E' | 'F' | 'G')) {
        text.make_ascii_uppercase();
    }
    let mut negative = value.is_sign_negative() && !value.is_nan();
    if spec.no_negative_zero && negative {
        let mantissa = text.split(['e', 'E']).next().unwrap_or("");
        negative = !mantissa.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    }
    let whole = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = group_fraction(&text[whole..], spec.fraction_grouping);
    text.truncate(whole);
    Ok(Parts { negative, prefix: "", digits: text, rest })
}

/// Refuses what C's `int` or our memory cannot hold.
pub(super) fn checked_precision(precision: usize) -> PureResult<usize> {
    if precision > i32::MAX as usize {
        return Err(PureError::value("precision too big"));
    }
    check_size(Some(precision))
}

/// A separator after every third digit behind the point.
fn group_fraction(rest: &str, separator: Option<char>) -> String {
    let (Some(separator), Some(fraction)) = (separator, rest.strip_prefix('.')) else {
        return rest.to_owned();
    };
    let count = fraction.bytes().take_while(u8::is_ascii_digit).count();
    let mut out = String::from(".");
    for (index, c) in fraction.chars().enumerate() {
        if index > 0 && index < count && index % 3 == 0 {
            out.push(separator);
        }
        out.push(c);
    }
    out
}

fn layout(parts: Parts, spec: &FormatSpec) -> PureResult<String> {
    let width = check_size(Some(spec.width.unwrap_or(0)))?;
    let sign = match (parts.negative, spec.sign) {
        (true, _) => "-",
        (false, Some(SignMode::Plus)) => "+",
        (false, Some(SignMode::Space)) => " ",
        (false, _) => "",
    };
    let align = spec.align.unwrap_or(Align::Right);
    let around = sign.len() + parts.prefix.len() + parts.rest.len();
    let zero_padded = spec.fill == '0' && align == Align::AfterSign;
    let least = if zero_padded { width.saturating_sub(around) } else { 0 };
    let Parts { prefix, rest, digits, .. } = parts;
    let digits = group_digits(digits, least, spec);
    if align == Align::AfterSign {
        let missing = width.saturating_sub(around + digits.chars().count());
        let fill: String = std::iter::repeat_n(spec.fill, missing).collect();
        return Ok([sign, prefix, &fill, &digits, &rest].concat());
    }
    if sign.is_empty() && prefix.is_empty() && rest.is_empty() {
        return pad(digits, align, spec);
    }
    pad([sign, prefix, &digits, &rest].concat(), align, spec)
}

/// Zeros before the digits up to the least width, and separators between the groups of both.
fn group_digits(digits: String, least: usize, spec: &FormatSpec) -> String {
    let Some(separator) = spec.grouping.filter(|_| !digits.is_empty()) else {
        return digits;
    };
    let group = if matches!(spec.kind, Some('b' | 'o' | 'x' | 'X')) { 4 } else { 3 };
    let mut reversed = String::with_capacity(digits.len() * 4 / 3 + least);
    let mut left = digits.chars().rev();
    let mut remaining = digits.len();
    let mut wanted = least;
    loop {
        let size = remaining.max(wanted).clamp(1, group);
        reversed.extend((0..size).map(|_| left.next().unwrap_or('0')));
        remaining = remaining.saturating_sub(size);
        wanted = wanted.saturating_sub(size);
        if remaining == 0 && wanted == 0 {
            break;
        }
        reversed.push(separator);
        wanted = wanted.saturating_sub(1);
    }
    reversed.chars().rev().collect()
}

fn pad(text: String, align: Align, spec: &FormatSpec) -> PureResult<String> {
    let Some(width) = spec.width else { return Ok(text) };
    let width = check_size(Some(width))?;
    let missing = width.saturating_sub(text.chars().count());
    if missing == 0 {
        return Ok(text);
    }
    let before = match align {
        Align::Right => missing,
        Align::Center => missing / 2,
        Align::Left | Align::AfterSign => 0,
    };
    let mut out = String::with_capacity(text.len() + missing * spec.fill.len_utf8());
    out.extend(std::iter::repeat_n(spec.fill, before));
    out.push_str(&text);
    out.extend(std::iter::repeat_n(spec.fill, missing - before));
    Ok(out)
}

/// `format(z, spec)` of a complex number.
pub fn format_complex(real: f64, imaginary: f64, spec: &str) -> PureResult<String> {
    if spec.is_empty() {
        return Ok(float_text::complex_repr(real, imaginary));
    }
    let spec = FormatSpec::parse(spec, "complex")?.without_null();
    let form = match spec.kind {
        Some('e' | 'E') => FloatForm::Exponent,
        Some('f' | 'F') => FloatForm::Fixed,
        Some('g' | 'G' | 'n') => FloatForm::General,
        None if spec.precision.is_none() => FloatForm::Shortest,
        None => FloatForm::General,
        Some(kind) => return Err(unknown_code(kind, "complex")),
    };
    if spec.fill == '0' {
        return Err(PureError::value("Zero padding is not allowed in complex format specifier"));
    }
    if spec.align == Some(Align::AfterSign) {
        return Err(PureError::value("'=' alignment flag is not allowed in complex format specifier"));
    }
    let bare = FormatSpec { width: None, ..spec.clone() };
    let signed = FormatSpec { sign: Some(SignMode::Plus), ..bare.clone() };
    let only_imaginary = spec.kind.is_none() && real == 0.0 && real.is_sign_positive();
    let text = if only_imaginary {
        format!("{}j", layout(float_parts(imaginary, &bare, form, false)?, &bare)?)
    } else {
        let real = layout(float_parts(real, &bare, form, false)?, &bare)?;
        let imaginary = layout(float_parts(imaginary, &signed, form, false)?, &signed)?;
        if spec.kind.is_none() { format!("({real}{imaginary}j)") } else { format!("{real}{imaginary}j") }
    };
    pad(text, spec.align.unwrap_or(Align::Right), &spec)
}
