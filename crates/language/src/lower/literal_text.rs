//! Constants as Python writes them (`repr`).

use crate::code::Const;

/// The text of a literal's value.
pub(super) fn literal(value: &Const) -> String {
    match value {
        Const::None => "None".into(),
        Const::Ellipsis => "...".into(),
        Const::Bool(true) => "True".into(),
        Const::Bool(false) => "False".into(),
        Const::Int(n) => n.to_string(),
        Const::BigInt(n) => n.to_string(),
        Const::Float(f) => float(*f, ".0"),
        // A literal has no real part.
        Const::Complex(_, imag) => format!("{}j", float(*imag, "")),
        Const::Str(text) => string(text),
        Const::Bytes(bytes) => format!("b{}", quoted(bytes.iter().map(|&b| char::from(b)), |c| c.is_ascii())),
        Const::Tuple(_) | Const::FrozenSet(_) | Const::Slice(_) | Const::Code(_) => String::new(),
    }
}

/// A string in quotes.
pub(super) fn string(text: &str) -> String {
    quoted(text.chars(), |c| !c.is_control() && !matches!(c, '\u{ad}' | '\u{e000}'..='\u{f8ff}') && !is_other_space(c))
}

fn is_other_space(c: char) -> bool {
    c != ' ' && c.is_whitespace()
}

fn quoted(chars: impl Iterator<Item = char> + Clone, is_printable: impl Fn(char) -> bool) -> String {
    let has = |quote: char| chars.clone().any(|c| c == quote);
    let quote = if has('\'') && !has('"') { '"' } else { '\'' };
    let mut out = String::from(quote);
    for c in chars.clone() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ if c == quote => out.extend(['\\', c]),
            ' '..='~' => out.push(c),
            _ if is_printable(c) && !c.is_ascii() => out.push(c),
            _ => out.push_str(&match u32::from(c) {
                code @ ..0x100 => format!("\\x{code:02x}"),
                code @ ..0x1_0000 => format!("\\u{code:04x}"),
                code => format!("\\U{code:08x}"),
            }),
        }
    }
    out.push(quote);
    out
}

/// The shortest decimal that reads back as the same number; `whole` is put behind one without a fraction.
fn float(f: f64, whole: &str) -> String {
    const FIRST_EXPONENT: i32 = 16;
    const LAST_FIXED: i32 = -4;
    if f.is_infinite() {
        // What overflows reads back as infinity.
        return "1e309".into();
    }
    let scientific = format!("{f:e}");
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if f == 0.0 || (LAST_FIXED..FIRST_EXPONENT).contains(&exponent) {
        let fixed = f.to_string();
        return if fixed.contains('.') { fixed } else { format!("{fixed}{whole}") };
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{digits}e{sign}{:02}", exponent.abs())
}
