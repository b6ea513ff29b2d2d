//! Messages of which a version has others: one text is made of the parts of another.

/// `words` with the parts that stand in `message` where `text` has `{}`; in `words`, `{0}`, `{1}` and so on are their
/// places. `None`: it is another message.
pub fn reworded(text: &str, words: &str, message: &str) -> Option<String> {
    Some(filled(words, &parts(text, message)?))
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
    use super::parts;

    #[test]
    fn parts_of_a_message() {
        assert_eq!(parts("{} by zero", "integer modulo by zero"), Some(vec!["integer modulo"]));
        assert_eq!(parts("cannot use '{}' as {}", "cannot use 'a' as b"), Some(vec!["a", "b"]));
        assert_eq!(parts("as it is", "as it is"), Some(vec![]));
        assert_eq!(parts("as it is", "as it is not"), None);
        assert_eq!(parts("{} by zero", "zero to a negative power"), None);
    }
}
