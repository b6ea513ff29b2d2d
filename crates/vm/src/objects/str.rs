//! Strings.

use std::cell::Cell;

/// How CPython would store a string's characters (PEP 393).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StrWidth {
    /// All below U+0080: one byte each.
    Ascii,
    /// All below U+0100: one byte each.
    Latin1,
    /// All below U+10000: two bytes each.
    Ucs2,
    /// Four bytes each.
    Ucs4,
}

/// A str.
#[derive(Clone, Debug)]
pub struct Str {
    /// The text.
    pub text: String,
    /// Number of code points.
    pub len: u32,
    /// The widest code point.
    pub width: StrWidth,
    /// Found in the interner: equal interned strings are the same object.
    pub interned: bool,
    hash: Cell<i64>,
}

impl Str {
    /// Measures a text.
    pub fn new(text: String) -> Self {
        let (len, width) = measure(&text);
        Str { text, len, width, interned: false, hash: Cell::new(-1) }
    }

    /// Whether code points are bytes.
    pub fn is_ascii(&self) -> bool {
        self.width == StrWidth::Ascii
    }

    /// Python's hash, computed once.
    pub fn hash(&self) -> i64 {
        if self.hash.get() == -1 {
            self.hash.set(crate::pure::hash::hash_str(&self.text));
        }
        self.hash.get()
    }

    /// Length and width, which decide the size.
    pub fn measure(&self) -> StrMeasure {
        StrMeasure { len: self.len, width: self.width }
    }

    /// Another text in its place (the string has one reference), whose size the caller has told to the heap.
    pub fn become_text(&mut self, text: String, measure: StrMeasure) {
        (self.text, self.len, self.width) = (text, measure.len, measure.width);
        self.hash.set(-1);
    }
}

/// What decides the size of a string.
#[derive(Clone, Copy, Debug)]
pub struct StrMeasure {
    /// Code points.
    pub len: u32,
    /// The widest.
    pub width: StrWidth,
}

impl StrMeasure {
    /// The measure after appending.
    pub fn add(&mut self, tail: &Str) {
        self.len += tail.len;
        self.width = self.width.max(tail.width);
    }
}

fn measure(text: &str) -> (u32, StrWidth) {
    if text.is_ascii() {
        return (text.len() as u32, StrWidth::Ascii);
    }
    let mut len = 0;
    let mut widest = 0u32;
    for c in text.chars() {
        len += 1;
        widest = widest.max(c as u32);
    }
    let width = match widest {
        0..=0x7f => StrWidth::Ascii,
        0x80..=0xff => StrWidth::Latin1,
        0x100..=0xffff => StrWidth::Ucs2,
        _ => StrWidth::Ucs4,
    };
    (len, width)
}
