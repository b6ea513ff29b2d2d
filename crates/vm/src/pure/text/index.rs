//! Positions in strings: code points outside, bytes inside.

use crate::pure::error::{PureError, PureResult, check_size};
use crate::pure::slice::{self, Slice};

/// A string that knows whether it is ASCII, where code points and bytes are the same.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    /// The string.
    pub text: &'a str,
    /// Whether it is ASCII only.
    pub is_ascii: bool,
}

impl<'a> From<&'a str> for Text<'a> {
    fn from(text: &'a str) -> Self {
        Self { text, is_ascii: text.is_ascii() }
    }
}

impl<'a> Text<'a> {
    /// `len(s)`.
    pub fn length(self) -> usize {
        if self.is_ascii { self.text.len() } else { self.text.chars().count() }
    }

    /// The byte at which a code point starts; the end for one past the last.
    pub fn byte_at(self, position: usize) -> usize {
        if self.is_ascii {
            return position.min(self.text.len());
        }
        self.text.char_indices().nth(position).map_or(self.text.len(), |(byte, _)| byte)
    }

    /// The code point that starts at a byte.
    pub fn position_of(self, byte: usize) -> usize {
        if self.is_ascii { byte } else { self.text.get(..byte).map_or(0, |head| head.chars().count()) }
    }

    /// `s[start:end]` of positions in order.
    pub fn part(self, start: usize, end: usize) -> &'a str {
        let from = self.byte_at(start);
        let tail = self.text.get(from..).unwrap_or("");
        let to = from + Text { text: tail, is_ascii: self.is_ascii }.byte_at(end.saturating_sub(start));
        self.text.get(from..to).unwrap_or("")
    }

    /// `s[index]`.
    pub fn char_at(self, index: i64) -> PureResult<char> {
        let outside = || PureError::index("string index out of range");
        if self.is_ascii {
            let at = slice::resolve_index(self.text.len(), index).ok_or_else(outside)?;
            return self.text.as_bytes().get(at).map(|&byte| char::from(byte)).ok_or_else(outside);
        }
        if let Ok(index) = usize::try_from(index) {
            return self.text.chars().nth(index).ok_or_else(outside);
        }
        let from_end = usize::try_from(index.unsigned_abs() - 1).map_err(|_| outside())?;
        self.text.chars().rev().nth(from_end).ok_or_else(outside)
    }

    /// `s[slice]`.
    pub fn slice(self, slice: Slice) -> String {
        if slice.count == 0 {
            return String::new();
        }
        if slice.step == 1 {
            return self.part(slice.start as usize, (slice.start + slice.count) as usize).to_owned();
        }
        if self.is_ascii {
            let bytes = self.text.as_bytes();
            return slice.positions().filter_map(|at| bytes.get(at)).map(|&byte| char::from(byte)).collect();
        }
        let chars: Vec<char> = self.text.chars().collect();
        slice.positions().filter_map(|at| chars.get(at)).collect()
    }
}

/// `s * count`.
pub fn repeat(text: &str, count: i64) -> PureResult<String> {
    let count = usize::try_from(count.max(0)).unwrap_or(usize::MAX);
    check_size(text.len().checked_mul(count))?;
    Ok(text.repeat(count))
}

/// `separator.join(parts)`.
pub fn join<T: AsRef<str>>(separator: &str, parts: &[T]) -> PureResult<String> {
    let gaps = separator.len().saturating_mul(parts.len().saturating_sub(1));
    let size = parts.iter().fold(gaps, |size, part| size.saturating_add(part.as_ref().len()));
    check_size(Some(size))?;
    let mut out = String::with_capacity(size);
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            out.push_str(separator);
        }
        out.push_str(part.as_ref());
    }
    Ok(out)
}
