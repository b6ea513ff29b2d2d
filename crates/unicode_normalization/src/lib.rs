//! Stands in for `unicode-normalization`, which the parser asks for the normal form NFKC of names that are not ASCII
//! and for nothing else. Its tables are 80 kB of the engine and compress badly; every browser has them already.

use std::vec::IntoIter;

/// What the parser uses of the real crate's trait.
pub trait UnicodeNormalization {
    /// The characters of the text's normal form NFKC.
    fn nfkc(self) -> IntoIter<char>;
}

impl UnicodeNormalization for &str {
    fn nfkc(self) -> IntoIter<char> {
        normal_form(self).chars().collect::<Vec<_>>().into_iter()
    }
}

#[cfg(target_arch = "wasm32")]
fn normal_form(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFKC").into()
}

#[cfg(not(target_arch = "wasm32"))]
fn normal_form(text: &str) -> std::borrow::Cow<'_, str> {
    icu_normalizer::ComposingNormalizerBorrowed::new_nfkc().normalize(text)
}

#[cfg(test)]
mod tests {
    use super::UnicodeNormalization;

    fn nfkc(text: &str) -> String {
        text.nfkc().collect()
    }

    #[test]
    fn compatible_characters_are_the_same_and_marks_compose() {
        assert_eq!(nfkc("plain"), "plain");
        assert_eq!(nfkc("\u{fb01}n"), "fin");
        assert_eq!(nfkc("e\u{301}\u{327}"), "\u{229}\u{301}");
        assert_eq!(nfkc("\u{1d4d0}\u{2460}\u{1112}\u{1161}\u{11ab}"), "A1\u{d55c}");
    }
}
