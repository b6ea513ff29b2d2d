//! Messages that a version words in its own way.
//!
//! The machine has one text for each message, the one that says most: of these, the texts of a version are made.

use crate::errors::ExcKind;

/// A message and what a version says instead.
#[derive(Debug)]
pub struct Rewording {
    /// The exception.
    pub kind: ExcKind,
    /// The machine's text; each `{}` is a part that is not always the same.
    pub text: &'static str,
    /// The version's text; `{0}`, `{1}` and so on are the parts.
    pub words: &'static str,
}

/// A row of a version's table.
pub(super) const fn reword(kind: ExcKind, text: &'static str, words: &'static str) -> Rewording {
    Rewording { kind, text, words }
}

/// A message in the words of a table; `None`: as it is.
pub(super) fn reworded(table: &[&[Rewording]], kind: ExcKind, message: &str) -> Option<String> {
    let mut rows = table.iter().copied().flatten().filter(|row| row.kind == kind);
    rows.find_map(|row| afterdel_language::reworded(row.text, row.words, message))
}

#[cfg(test)]
mod tests {
    use super::{reword, reworded};
    use crate::errors::ExcKind;

    #[test]
    fn a_table_is_asked_by_kind() {
        let table = [reword(ExcKind::Type, "{}.f() of {}", "f of {1}, {0}")];
        assert_eq!(reworded(&[&table], ExcKind::Type, "A.f() of b").as_deref(), Some("f of b, A"));
        assert_eq!(reworded(&[&table], ExcKind::Type, "{1}.f() of {0}").as_deref(), Some("f of {0}, {1}"));
        assert_eq!(reworded(&[&table], ExcKind::Value, "A.f() of b"), None);
        assert_eq!(reworded(&[&table], ExcKind::Type, "A.g() of b"), None);
    }
}
