//! Strings brought to a width.

use crate::pure::error::{PureResult, check_size};

/// Where the padding goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// `center`: to both sides.
    Both,
    /// `ljust`: behind.
    After,
    /// `rjust`: before.
    Before,
}

/// How much padding goes before and behind.
pub(super) fn padding(length: usize, width: i64, side: Side) -> PureResult<(usize, usize)> {
    let width = check_size(Some(usize::try_from(width.max(0)).unwrap_or(usize::MAX)))?;
    let missing = width.saturating_sub(length);
    let before = match side {
        Side::Both => missing / 2 + (missing & width & 1),
        Side::After => 0,
        Side::Before => missing,
    };
    Ok((before, missing - before))
}

/// `s.center(width, fill)`, `s.ljust` and `s.rjust`.
pub fn justify(text: &str, width: i64, fill: char, side: Side) -> PureResult<String> {
    let (before, after) = padding(text.chars().count(), width, side)?;
    let mut out = String::with_capacity(text.len() + before + after);
    out.extend(std::iter::repeat_n(fill, before));
    out.push_str(text);
    out.extend(std::iter::repeat_n(fill, after));
    Ok(out)
}

/// `s.zfill(width)`.
pub fn zfill(text: &str, width: i64) -> PureResult<String> {
    let (before, _) = padding(text.chars().count(), width, Side::Before)?;
    let zeros = "0".repeat(before);
    Ok(match text.as_bytes().first() {
        Some(b'+' | b'-') => format!("{}{zeros}{}", &text[..1], &text[1..]),
        _ => format!("{zeros}{text}"),
    })
}

/// `s.expandtabs(size)`.
pub fn expandtabs(text: &str, size: i64) -> PureResult<String> {
    let size = usize::try_from(size.max(0)).unwrap_or(usize::MAX);
    check_size(text.matches('\t').count().checked_mul(size).and_then(|more| more.checked_add(text.len())))?;
    let (mut out, mut column) = (String::with_capacity(text.len()), 0);
    for c in text.chars() {
        if c != '\t' {
            out.push(c);
            column = if matches!(c, '\n' | '\r') { 0 } else { column + 1 };
        } else if size > 0 {
            let spaces = size - column % size;
            out.extend(std::iter::repeat_n(' ', spaces));
            column += spaces;
        }
    }
    Ok(out)
}
