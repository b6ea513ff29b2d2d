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
    rows.find_map(|row| {
        let parts = parts(row.text, message)?;
        Some(filled(row.words, &parts))
    })
}

/// A text with parts in the places of `{0}`, `{1}` and so on; what stands in a part is no place.
fn filled(words: &str, parts: &[&str]) -> String {
    let mut pieces = words.split('{');
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (at, rest) = piece.split_once('}').expect("a place ends");
        text.push_str(parts[at.parse::<usize>().expect("a place is a number")]);
        text.push_str(rest);
    }
    text
}

/// What stands in a message where a text has `{}`; `None`: it is another message.
fn parts<'a>(text: &str, message: &'a str) -> Option<Vec<&'a str>> {
    let (first, holes) = text.split_once("{}").map_or((text, None), |(first, rest)| (first, Some(rest)));
    let mut left = message.strip_prefix(first)?;
    let Some(mut holes) = holes else { return left.is_empty().then(Vec::new) };
    let mut parts = Vec::new();
    while let Some((literal, rest)) = holes.split_once("{}") {
        let end = left.find(literal)?;
        parts.push(&left[..end]);
        (left, holes) = (&left[end + literal.len()..], rest);
    }
    parts.push(left.strip_suffix(holes)?);
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::{parts, reword, reworded};
    use crate::errors::ExcKind;

    #[test]
    fn parts_of_a_message() {
        assert_eq!(parts("{} by zero", "integer modulo by zero"), Some(vec!["integer modulo"]));
        assert_eq!(parts("cannot use '{}' as {}", "cannot use 'a' as b"), Some(vec!["a", "b"]));
        assert_eq!(parts("as it is", "as it is"), Some(vec![]));
        assert_eq!(parts("as it is", "as it is not"), None);
        assert_eq!(parts("{} by zero", "zero to a negative power"), None);
    }

    #[test]
    fn a_table_is_asked_by_kind() {
        let table = [reword(ExcKind::Type, "{}.f() of {}", "f of {1}, {0}")];
        assert_eq!(reworded(&[&table], ExcKind::Type, "A.f() of b").as_deref(), Some("f of b, A"));
        assert_eq!(reworded(&[&table], ExcKind::Type, "{1}.f() of {0}").as_deref(), Some("f of {0}, {1}"));
        assert_eq!(reworded(&[&table], ExcKind::Value, "A.f() of b"), None);
        assert_eq!(reworded(&[&table], ExcKind::Type, "A.g() of b"), None);
    }
}
