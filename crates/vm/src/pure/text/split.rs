//! Taking strings apart: `split`, `splitlines`, `partition`, `strip`.

use super::chars::is_space;
use crate::pure::error::{PureError, PureResult};

fn most(count: i64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

/// `ValueError: empty separator`.
pub(super) fn empty_separator() -> PureError {
    PureError::value("empty separator")
}

/// `s.split(separator, max_splits)`; without a separator at white space, with a negative maximum everywhere.
pub fn split<'a>(text: &'a str, separator: Option<&str>, max_splits: i64) -> PureResult<Vec<&'a str>> {
    let most = most(max_splits);
    match separator {
        Some("") => Err(empty_separator()),
        Some(separator) => Ok(text.splitn(most.saturating_add(1), separator).collect()),
        None => {
            let mut parts = Vec::new();
            let mut rest = text.trim_start_matches(is_space);
            while !rest.is_empty() && parts.len() < most {
                let (word, tail) = rest.split_at(rest.find(is_space).unwrap_or(rest.len()));
                parts.push(word);
                rest = tail.trim_start_matches(is_space);
            }
            if !rest.is_empty() {
                parts.push(rest);
            }
            Ok(parts)
        }
    }
}

/// `s.rsplit(separator, max_splits)`.
pub fn rsplit<'a>(text: &'a str, separator: Option<&str>, max_splits: i64) -> PureResult<Vec<&'a str>> {
    let most = most(max_splits);
    let mut parts: Vec<&str> = match separator {
        Some("") => return Err(empty_separator()),
        Some(separator) => text.rsplitn(most.saturating_add(1), separator).collect(),
        None => {
            let mut parts = Vec::new();
            let mut rest = text.trim_end_matches(is_space);
            while !rest.is_empty() {
                if parts.len() == most {
                    parts.push(rest);
                    break;
                }
                let start = rest.char_indices().rev().find(|(_, c)| is_space(*c));
                let start = start.map_or(0, |(byte, c)| byte + c.len_utf8());
                let (head, word) = rest.split_at(start);
                parts.push(word);
                rest = head.trim_end_matches(is_space);
            }
            parts
        }
    };
    parts.reverse();
    Ok(parts)
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// `s.splitlines(keepends)`.
pub fn splitlines(text: &str, keep_ends: bool) -> Vec<&str> {
    let (mut lines, mut rest) = (Vec::new(), text);
    while let Some(end) = rest.find(is_line_end) {
        let end_length =
            if rest[end..].starts_with("\r\n") { 2 } else { rest[end..].chars().next().map_or(1, char::len_utf8) };
        lines.push(&rest[..if keep_ends { end + end_length } else { end }]);
        rest = &rest[end + end_length..];
    }
    if !rest.is_empty() {
        lines.push(rest);
    }
    lines
}

/// `s.partition(separator)`; `None` when it is not in the string.
pub fn partition<'a>(text: &'a str, separator: &str) -> PureResult<Option<(&'a str, &'a str)>> {
    if separator.is_empty() { Err(empty_separator()) } else { Ok(text.split_once(separator)) }
}

/// `s.rpartition(separator)`; `None` when it is not in the string.
pub fn rpartition<'a>(text: &'a str, separator: &str) -> PureResult<Option<(&'a str, &'a str)>> {
    if separator.is_empty() { Err(empty_separator()) } else { Ok(text.rsplit_once(separator)) }
}

/// `s.lstrip(chars)`; without characters, white space.
pub fn lstrip<'a>(text: &'a str, chars: Option<&str>) -> &'a str {
    text.trim_start_matches(|c| chars.map_or_else(|| is_space(c), |chars| chars.contains(c)))
}

/// `s.rstrip(chars)`.
pub fn rstrip<'a>(text: &'a str, chars: Option<&str>) -> &'a str {
    text.trim_end_matches(|c| chars.map_or_else(|| is_space(c), |chars| chars.contains(c)))
}

/// `s.strip(chars)`.
pub fn strip<'a>(text: &'a str, chars: Option<&str>) -> &'a str {
    rstrip(lstrip(text, chars), chars)
}
