//! Looking for strings in strings, and replacing them.

use super::index::Text;
use crate::pure::error::{PureError, PureResult, check_size};
use crate::pure::slice::bounds;

/// The searched part, and the position at which it starts; `None` when the bounds cross.
fn part<'a>(text: Text<'a>, start: Option<i64>, end: Option<i64>) -> Option<(Text<'a>, usize)> {
    if start.is_none_or(|start| start == 0) && end.is_none() {
        return Some((text, 0));
    }
    let (start, end) = bounds(text.length() as i64, start, end);
    if start > end {
        return None;
    }
    let part = text.part(start as usize, end as usize);
    Some((Text { text: part, is_ascii: text.is_ascii }, start as usize))
}

/// Texts up to this length are searched byte by byte: what a better way must prepare pays in longer ones only.
const SHORT: usize = 256;

/// The byte at which a needle first stands in a text.
pub fn place_of(text: &str, needle: &str) -> Option<usize> {
    let (hay, wanted) = (text.as_bytes(), needle.as_bytes());
    match wanted {
        [only] => hay.iter().position(|byte| byte == only),
        [first, ..] if hay.len() <= SHORT => {
            let last = hay.len().checked_sub(wanted.len())?;
            (0..=last).find(|&at| hay[at] == *first && hay[at..at + wanted.len()] == *wanted)
        }
        _ => text.find(needle),
    }
}

/// `s.find(needle, start, end)`: `None` for CPython's -1.
pub fn find(text: Text<'_>, needle: &str, start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (part, offset) = part(text, start, end)?;
    place_of(part.text, needle).map(|byte| part.position_of(byte) + offset)
}

/// `s.rfind(needle, start, end)`: `None` for CPython's -1.
pub fn rfind(text: Text<'_>, needle: &str, start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (part, offset) = part(text, start, end)?;
    part.text.rfind(needle).map(|byte| part.position_of(byte) + offset)
}

/// `ValueError` of `index` and `rindex`.
pub fn not_found() -> PureError {
    PureError::value("substring not found")
}

/// `s.count(needle, start, end)`.
pub fn count(text: Text<'_>, needle: &str, start: Option<i64>, end: Option<i64>) -> usize {
    part(text, start, end).map_or(0, |(part, _)| part.text.matches(needle).count())
}

/// `s.startswith(prefix, start, end)` of one prefix.
pub fn startswith(text: Text<'_>, prefix: &str, start: Option<i64>, end: Option<i64>) -> bool {
    part(text, start, end).is_some_and(|(part, _)| part.text.starts_with(prefix))
}

/// `s.endswith(suffix, start, end)` of one suffix.
pub fn endswith(text: Text<'_>, suffix: &str, start: Option<i64>, end: Option<i64>) -> bool {
    part(text, start, end).is_some_and(|(part, _)| part.text.ends_with(suffix))
}

/// `s.replace(old, new, count)`; a negative count replaces all.
pub fn replace(text: &str, old: &str, new: &str, count: i64) -> PureResult<String> {
    let most = usize::try_from(count).unwrap_or(usize::MAX);
    let found = if new.len() > old.len() { text.matches(old).take(most).count() } else { 0 };
    check_size(found.checked_mul(new.len().saturating_sub(old.len())).and_then(|more| more.checked_add(text.len())))?;
    if text.len() > SHORT || old.is_empty() {
        return Ok(text.replacen(old, new, most));
    }
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    for _ in 0..most {
        let Some(at) = place_of(rest, old) else { break };
        out.push_str(&rest[..at]);
        out.push_str(new);
        rest = &rest[at + old.len()..];
    }
    out.push_str(rest);
    Ok(out)
}

/// `s.removeprefix(prefix)`.
pub fn removeprefix<'a>(text: &'a str, prefix: &str) -> &'a str {
    text.strip_prefix(prefix).unwrap_or(text)
}

/// `s.removesuffix(suffix)`.
pub fn removesuffix<'a>(text: &'a str, suffix: &str) -> &'a str {
    text.strip_suffix(suffix).unwrap_or(text)
}

/// What `s.translate(table)` puts in a character's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Translation {
    /// The table has nothing for it.
    Keep,
    /// The table says `None`.
    Delete,
    /// The table says a text or a code point.
    Text(String),
}

/// `s.translate(table)`; the look-up may fail with an error of the caller's.
pub fn translate<E>(text: &str, mut table: impl FnMut(char) -> Result<Translation, E>) -> Result<String, E> {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match table(c)? {
            Translation::Keep => out.push(c),
            Translation::Delete => {}
            Translation::Text(replacement) => out.push_str(&replacement),
        }
    }
    Ok(out)
}
