//! Upper, lower and title case.

use super::chars::{is_cased, is_title};
use super::tables::{CASEFOLD, TITLE};

fn mapped(table: &'static [(char, &'static str)], c: char) -> Option<&'static str> {
    let at = table.binary_search_by_key(&c, |entry| entry.0).ok()?;
    table.get(at).map(|entry| entry.1)
}

/// `s.lower()`.
pub fn lower(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { text.to_lowercase() }
}

/// `s.upper()`.
pub fn upper(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_uppercase() } else { text.to_uppercase() }
}

/// `s.casefold()`.
pub fn casefold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match mapped(CASEFOLD, c) {
            Some(folded) => out.push_str(folded),
            None => out.extend(c.to_lowercase()),
        }
    }
    out
}

fn push_title(out: &mut String, c: char) {
    match mapped(TITLE, c) {
        Some(title) => out.push_str(title),
        None => out.extend(c.to_uppercase()),
    }
}

/// Lower case of one character in its place: a capital sigma at a word's end has a form of its own.
fn push_lower(out: &mut String, text: &str, byte: usize, c: char) {
    if c != 'Σ' {
        out.extend(c.to_lowercase());
        return;
    }
    // A few neighbours decide; looking no further keeps long strings linear.
    let before: String = text[..byte].chars().rev().take(32).collect::<Vec<_>>().into_iter().rev().collect();
    let after: String = text[byte + c.len_utf8()..].chars().take(32).collect();
    let lower = format!("{before}Σ{after}").to_lowercase();
    let place = before.chars().flat_map(char::to_lowercase).count();
    out.push(lower.chars().nth(place).unwrap_or('σ'));
}

/// `s.capitalize()`.
pub fn capitalize(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (byte, c) in text.char_indices() {
        if byte == 0 { push_title(&mut out, c) } else { push_lower(&mut out, text, byte, c) }
    }
    out
}

/// `s.title()`.
pub fn title(text: &str) -> String {
    let (mut out, mut in_word) = (String::with_capacity(text.len()), false);
    for (byte, c) in text.char_indices() {
        if in_word {
            push_lower(&mut out, text, byte, c)
        } else {
            push_title(&mut out, c)
        }
        in_word = is_cased(c);
    }
    out
}

/// `s.swapcase()`.
pub fn swapcase(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (byte, c) in text.char_indices() {
        if c.is_uppercase() && !is_title(c) {
            push_lower(&mut out, text, byte, c);
        } else if c.is_lowercase() {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
    }
    out
}
