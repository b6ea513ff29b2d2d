//! `repr` and `ascii` of strings and bytes.

use super::chars::is_printable;

/// `repr(s)`.
pub fn str_repr(text: &str) -> String {
    quoted(text, is_printable)
}

/// `ascii(s)`.
pub fn str_ascii(text: &str) -> String {
    quoted(text, |c| matches!(c, ' '..='~'))
}

/// Turns a finished `repr` into what `ascii` gives: all beyond ASCII escaped.
pub fn escape_non_ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() { out.push(c) } else { push_escape(&mut out, c) }
    }
    out
}

/// Single quotes, unless only double ones need no escape.
fn quote_for(single: bool, double: bool) -> char {
    if single && !double { '"' } else { '\'' }
}

fn quoted(text: &str, plain: impl Fn(char) -> bool) -> String {
    let quote = quote_for(text.contains('\''), text.contains('"'));
    let mut out = String::with_capacity(text.len() + 2);
    out.push(quote);
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ if c == quote => out.extend(['\\', c]),
            _ if plain(c) => out.push(c),
            _ => push_escape(&mut out, c),
        }
    }
    out.push(quote);
    out
}

fn push_escape(out: &mut String, c: char) {
    let code = u32::from(c);
    out.push_str(&match code {
        0..=0xFF => format!("\\x{code:02x}"),
        0x100..=0xFFFF => format!("\\u{code:04x}"),
        _ => format!("\\U{code:08x}"),
    });
}

/// `repr(b)` of bytes.
pub fn bytes_repr(data: &[u8]) -> String {
    quoted_bytes(data, false)
}

/// The bytes in the `repr` of a bytearray up to 3.14: an apostrophe has its backslash between any quotes.
pub fn bytearray_repr(data: &[u8]) -> String {
    quoted_bytes(data, true)
}

fn quoted_bytes(data: &[u8], escape_apostrophe: bool) -> String {
    let quote = quote_for(data.contains(&b'\''), data.contains(&b'"'));
    let mut out = String::with_capacity(data.len() + 3);
    out.push('b');
    out.push(quote);
    for &byte in data {
        match byte {
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            _ if char::from(byte) == quote => out.extend(['\\', quote]),
            b'\'' if escape_apostrophe => out.push_str("\\'"),
            b' '..=b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("\\x{byte:02x}")),
        }
    }
    out.push(quote);
    out
}

/// `b.hex(sep, bytes_per_sep)`: groups count from the right, from the left when negative.
pub fn bytes_hex(data: &[u8], separator: Option<char>, group: i64) -> String {
    let mut out = String::with_capacity(data.len() * 3);
    let size = usize::try_from(group.unsigned_abs()).unwrap_or(usize::MAX);
    for (index, byte) in data.iter().enumerate() {
        let distance = if group < 0 { index } else { data.len() - index };
        if let Some(separator) = separator
            && index > 0
            && size > 0
            && distance.is_multiple_of(size)
        {
            out.push(separator);
        }
        out.push_str(&format!("{byte:02x}"));
    }
    out
}
