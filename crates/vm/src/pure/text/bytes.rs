//! The methods of `bytes`.

use memchr::memmem;

use super::pad::{Side, padding};
use super::split::empty_separator;
use crate::pure::error::{PureError, PureResult, check_size};
use crate::pure::slice::{Slice, bounds};

/// White space as `bytes` understands it.
pub fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

fn part(data: &[u8], start: Option<i64>, end: Option<i64>) -> Option<(&[u8], usize)> {
    let (start, end) = bounds(data.len() as i64, start, end);
    let start = usize::try_from(start).ok()?;
    Some((data.get(start..usize::try_from(end).ok()?)?, start))
}

/// `b.find(needle, start, end)`: `None` for CPython's -1.
pub fn find(data: &[u8], needle: &[u8], start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (part, offset) = part(data, start, end)?;
    memmem::find(part, needle).map(|at| at + offset)
}

/// `b.rfind(needle, start, end)`: `None` for CPython's -1.
pub fn rfind(data: &[u8], needle: &[u8], start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (part, offset) = part(data, start, end)?;
    memmem::rfind(part, needle).map(|at| at + offset)
}

/// `ValueError` of `index` and `rindex`.
pub fn not_found() -> PureError {
    PureError::value("subsection not found")
}

/// `b.count(needle, start, end)`.
pub fn count(data: &[u8], needle: &[u8], start: Option<i64>, end: Option<i64>) -> usize {
    match part(data, start, end) {
        None => 0,
        Some((part, _)) if needle.is_empty() => part.len() + 1,
        Some((part, _)) => memmem::find_iter(part, needle).count(),
    }
}

/// `b.startswith(prefix, start, end)` of one prefix.
pub fn startswith(data: &[u8], prefix: &[u8], start: Option<i64>, end: Option<i64>) -> bool {
    part(data, start, end).is_some_and(|(part, _)| part.starts_with(prefix))
}

/// `b.endswith(suffix, start, end)` of one suffix.
pub fn endswith(data: &[u8], suffix: &[u8], start: Option<i64>, end: Option<i64>) -> bool {
    part(data, start, end).is_some_and(|(part, _)| part.ends_with(suffix))
}

/// `b.replace(old, new, count)`; a negative count replaces all.
pub fn replace(data: &[u8], old: &[u8], new: &[u8], count: i64) -> PureResult<Vec<u8>> {
    let most = usize::try_from(count).unwrap_or(usize::MAX);
    let places: Vec<usize> = if old.is_empty() {
        (0..=data.len()).take(most).collect()
    } else {
        memmem::find_iter(data, old).take(most).collect()
    };
    check_size(places.len().checked_mul(new.len()).and_then(|more| more.checked_add(data.len())))?;
    let (mut out, mut done) = (Vec::with_capacity(data.len()), 0);
    for place in places {
        out.extend_from_slice(&data[done..place]);
        out.extend_from_slice(new);
        done = place + old.len();
    }
    out.extend_from_slice(&data[done..]);
    Ok(out)
}

/// `b.split(separator, max_splits)`; without a separator at white space.
pub fn split<'a>(data: &'a [u8], separator: Option<&[u8]>, max_splits: i64) -> PureResult<Vec<&'a [u8]>> {
    let most = usize::try_from(max_splits).unwrap_or(usize::MAX);
    let (mut parts, mut rest) = (Vec::new(), data);
    let Some(separator) = separator else {
        rest = trim_start(rest);
        while !rest.is_empty() && parts.len() < most {
            let (word, tail) = rest.split_at(rest.iter().position(|&byte| is_space(byte)).unwrap_or(rest.len()));
            parts.push(word);
            rest = trim_start(tail);
        }
        if !rest.is_empty() {
            parts.push(rest);
        }
        return Ok(parts);
    };
    if separator.is_empty() {
        return Err(empty_separator());
    }
    while parts.len() < most
        && let Some(at) = memmem::find(rest, separator)
    {
        parts.push(&rest[..at]);
        rest = &rest[at + separator.len()..];
    }
    parts.push(rest);
    Ok(parts)
}

/// `b.rsplit(separator, max_splits)`.
pub fn rsplit<'a>(data: &'a [u8], separator: Option<&[u8]>, max_splits: i64) -> PureResult<Vec<&'a [u8]>> {
    let most = usize::try_from(max_splits).unwrap_or(usize::MAX);
    let (mut parts, mut rest) = (Vec::new(), data);
    if let Some(separator) = separator {
        if separator.is_empty() {
            return Err(empty_separator());
        }
        while parts.len() < most
            && let Some(at) = memmem::rfind(rest, separator)
        {
            parts.push(&rest[at + separator.len()..]);
            rest = &rest[..at];
        }
        parts.push(rest);
    } else {
        rest = trim_end(rest);
        while !rest.is_empty() && parts.len() < most {
            let start = rest.iter().rposition(|&byte| is_space(byte)).map_or(0, |at| at + 1);
            parts.push(&rest[start..]);
            rest = trim_end(&rest[..start]);
        }
        if !rest.is_empty() {
            parts.push(rest);
        }
    }
    parts.reverse();
    Ok(parts)
}

fn trim_start(data: &[u8]) -> &[u8] {
    &data[data.iter().position(|&byte| !is_space(byte)).unwrap_or(data.len())..]
}

fn trim_end(data: &[u8]) -> &[u8] {
    &data[..data.iter().rposition(|&byte| !is_space(byte)).map_or(0, |at| at + 1)]
}

/// `b.splitlines(keepends)`.
pub fn splitlines(data: &[u8], keep_ends: bool) -> Vec<&[u8]> {
    let (mut lines, mut rest) = (Vec::new(), data);
    while let Some(end) = memchr::memchr2(b'\n', b'\r', rest) {
        let next = end + if rest[end..].starts_with(b"\r\n") { 2 } else { 1 };
        lines.push(&rest[..if keep_ends { next } else { end }]);
        rest = &rest[next..];
    }
    if !rest.is_empty() {
        lines.push(rest);
    }
    lines
}

/// `b.partition(separator)`; `None` when it is not in the bytes.
pub fn partition<'a>(data: &'a [u8], separator: &[u8]) -> PureResult<Option<(&'a [u8], &'a [u8])>> {
    if separator.is_empty() {
        return Err(empty_separator());
    }
    Ok(memmem::find(data, separator).map(|at| (&data[..at], &data[at + separator.len()..])))
}

/// `b.rpartition(separator)`; `None` when it is not in the bytes.
pub fn rpartition<'a>(data: &'a [u8], separator: &[u8]) -> PureResult<Option<(&'a [u8], &'a [u8])>> {
    if separator.is_empty() {
        return Err(empty_separator());
    }
    Ok(memmem::rfind(data, separator).map(|at| (&data[..at], &data[at + separator.len()..])))
}

fn stripped(byte: u8, bytes: Option<&[u8]>) -> bool {
    bytes.map_or_else(|| is_space(byte), |bytes| bytes.contains(&byte))
}

/// `b.lstrip(bytes)`; without bytes, white space.
pub fn lstrip<'a>(data: &'a [u8], bytes: Option<&[u8]>) -> &'a [u8] {
    &data[data.iter().position(|&byte| !stripped(byte, bytes)).unwrap_or(data.len())..]
}

/// `b.rstrip(bytes)`.
pub fn rstrip<'a>(data: &'a [u8], bytes: Option<&[u8]>) -> &'a [u8] {
    &data[..data.iter().rposition(|&byte| !stripped(byte, bytes)).map_or(0, |at| at + 1)]
}

/// `b.strip(bytes)`.
pub fn strip<'a>(data: &'a [u8], bytes: Option<&[u8]>) -> &'a [u8] {
    rstrip(lstrip(data, bytes), bytes)
}

/// `b.removeprefix(prefix)`.
pub fn removeprefix<'a>(data: &'a [u8], prefix: &[u8]) -> &'a [u8] {
    data.strip_prefix(prefix).unwrap_or(data)
}

/// `b.removesuffix(suffix)`.
pub fn removesuffix<'a>(data: &'a [u8], suffix: &[u8]) -> &'a [u8] {
    data.strip_suffix(suffix).unwrap_or(data)
}

/// `b.title()`.
pub fn title(data: &[u8]) -> Vec<u8> {
    let mut in_word = false;
    let cased = |&byte: &u8| {
        let out = if in_word { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() };
        in_word = byte.is_ascii_alphabetic();
        out
    };
    data.iter().map(cased).collect()
}

/// `b.capitalize()`.
pub fn capitalize(data: &[u8]) -> Vec<u8> {
    let mut out = data.to_ascii_lowercase();
    if let Some(first) = out.first_mut() {
        first.make_ascii_uppercase();
    }
    out
}

/// `b.swapcase()`.
pub fn swapcase(data: &[u8]) -> Vec<u8> {
    data.iter().map(|byte| if byte.is_ascii_alphabetic() { byte ^ 0x20 } else { *byte }).collect()
}

fn all(data: &[u8], test: impl Fn(u8) -> bool) -> bool {
    !data.is_empty() && data.iter().all(|&byte| test(byte))
}

/// `b.isspace()`.
pub fn isspace(data: &[u8]) -> bool {
    all(data, is_space)
}

/// `b.isalpha()`.
pub fn isalpha(data: &[u8]) -> bool {
    all(data, |byte| byte.is_ascii_alphabetic())
}

/// `b.isalnum()`.
pub fn isalnum(data: &[u8]) -> bool {
    all(data, |byte| byte.is_ascii_alphanumeric())
}

/// `b.isdigit()`.
pub fn isdigit(data: &[u8]) -> bool {
    all(data, |byte| byte.is_ascii_digit())
}

/// `b.islower()`.
pub fn islower(data: &[u8]) -> bool {
    !data.iter().any(u8::is_ascii_uppercase) && data.iter().any(u8::is_ascii_lowercase)
}

/// `b.isupper()`.
pub fn isupper(data: &[u8]) -> bool {
    !data.iter().any(u8::is_ascii_lowercase) && data.iter().any(u8::is_ascii_uppercase)
}

/// `b.istitle()`.
pub fn istitle(data: &[u8]) -> bool {
    data.iter().any(u8::is_ascii_alphabetic) && title(data) == data
}

/// `b.center(width, fill)`, `b.ljust` and `b.rjust`.
pub fn justify(data: &[u8], width: i64, fill: u8, side: Side) -> PureResult<Vec<u8>> {
    let (before, after) = padding(data.len(), width, side)?;
    let mut out = vec![fill; before];
    out.extend_from_slice(data);
    out.resize(out.len() + after, fill);
    Ok(out)
}

/// `b.zfill(width)`.
pub fn zfill(data: &[u8], width: i64) -> PureResult<Vec<u8>> {
    let (before, _) = padding(data.len(), width, Side::Before)?;
    let signs = usize::from(matches!(data.first(), Some(b'+' | b'-')));
    let (sign, digits) = data.split_at(signs);
    Ok([sign, &vec![b'0'; before], digits].concat())
}

/// `b.expandtabs(size)`.
pub fn expandtabs(data: &[u8], size: i64) -> PureResult<Vec<u8>> {
    let latin: String = data.iter().map(|&byte| char::from(byte)).collect();
    Ok(super::pad::expandtabs(&latin, size)?.chars().map(|c| u32::from(c) as u8).collect())
}

/// `b.translate(table, delete)`; a table has 256 bytes.
pub fn translate(data: &[u8], table: Option<&[u8]>, delete: &[u8]) -> PureResult<Vec<u8>> {
    if table.is_some_and(|table| table.len() != 256) {
        return Err(PureError::value("translation table must be 256 characters long"));
    }
    let kept = data.iter().filter(|byte| !delete.contains(byte));
    Ok(kept.map(|&byte| table.and_then(|table| table.get(usize::from(byte)).copied()).unwrap_or(byte)).collect())
}

/// `b * count`.
pub fn repeat(data: &[u8], count: i64) -> PureResult<Vec<u8>> {
    let count = usize::try_from(count.max(0)).unwrap_or(usize::MAX);
    check_size(data.len().checked_mul(count))?;
    Ok(data.repeat(count))
}

/// `separator.join(parts)`.
pub fn join<T: AsRef<[u8]>>(separator: &[u8], parts: &[T]) -> PureResult<Vec<u8>> {
    let gaps = separator.len().saturating_mul(parts.len().saturating_sub(1));
    check_size(Some(parts.iter().fold(gaps, |size, part| size.saturating_add(part.as_ref().len()))))?;
    let parts: Vec<&[u8]> = parts.iter().map(AsRef::as_ref).collect();
    Ok(parts.join(separator))
}

/// `b[slice]`.
pub fn slice(data: &[u8], slice: Slice) -> Vec<u8> {
    slice.positions().filter_map(|at| data.get(at).copied()).collect()
}

/// `bytes.fromhex(text)`.
pub fn fromhex(text: &str) -> PureResult<Vec<u8>> {
    let bad = |at: usize| PureError::value(format!("non-hexadecimal number found in fromhex() arg at position {at}"));
    let chars: Vec<char> = text.chars().collect();
    if let Some(at) = chars.iter().position(|c| !c.is_ascii()) {
        return Err(bad(at));
    }
    let (mut out, mut at) = (Vec::with_capacity(chars.len() / 2), 0);
    while let Some(&c) = chars.get(at) {
        if matches!(c, ' ' | '\t'..='\r') {
            at += 1;
            continue;
        }
        let high = c.to_digit(16).ok_or_else(|| bad(at))?;
        let Some(next) = chars.get(at + 1) else {
            let words = "fromhex() arg must contain an even number of hexadecimal digits";
            return Err(PureError::value(format!("{words}, not {}", at + 1)));
        };
        let low = next.to_digit(16).ok_or_else(|| bad(at + 1))?;
        out.push((high << 4 | low) as u8);
        at += 2;
    }
    Ok(out)
}
