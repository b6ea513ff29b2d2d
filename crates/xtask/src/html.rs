//! Small edits of the HTML that Trunk writes: double-quoted attributes, one spelling.

/// Replaces `from`, which must be there, once.
pub(crate) fn replace_once(page: &str, from: &str, to: &str) -> Result<String, String> {
    match page.matches(from).count() {
        1 => Ok(page.replacen(from, to, 1)),
        count => Err(format!("index.html holds `{from}` {count} times, not once")),
    }
}

/// Takes `integrity` off the links to files that change after Trunk has hashed them.
pub(crate) fn without_integrity(page: &str, about: &str) -> String {
    let mut rest = page;
    let mut edited = String::with_capacity(page.len());
    while let Some(start) = rest.find("<link ") {
        let end = rest[start..].find('>').map_or(rest.len(), |length| start + length + 1);
        edited.push_str(&rest[..start]);
        let tag = &rest[start..end];
        edited.push_str(&if tag.contains(about) { without_attribute(tag, "integrity") } else { tag.to_owned() });
        rest = &rest[end..];
    }
    edited.push_str(rest);
    edited
}

fn without_attribute(tag: &str, name: &str) -> String {
    let opening = format!(" {name}=\"");
    let Some(start) = tag.find(&opening) else {
        return tag.to_owned();
    };
    let value = start + opening.len();
    let end = tag[value..].find('"').map_or(tag.len(), |length| value + length + 1);
    format!("{}{}", &tag[..start], &tag[end..])
}

/// Calls `place` with the text of each inline script and puts the address that it gives there instead.
pub(crate) fn scripts_outside(
    page: &str,
    mut place: impl FnMut(&str) -> Result<String, String>,
) -> Result<String, String> {
    const OPENING: &str = "<script type=\"module\">";
    const CLOSING: &str = "</script>";
    let mut rest = page;
    let mut edited = String::with_capacity(page.len());
    while let Some((before, after)) = rest.split_once(OPENING) {
        let (text, after) = after.split_once(CLOSING).ok_or("index.html: a script without its end")?;
        edited.push_str(before);
        edited.push_str(&format!("<script type=\"module\" src=\"./{}\">{CLOSING}", place(text)?));
        rest = after;
    }
    edited.push_str(rest);
    if edited.contains("<script>") {
        return Err("index.html holds an inline script, which its own policy forbids: move it to a file".into());
    }
    Ok(edited)
}

#[cfg(test)]
mod tests {
    use super::{replace_once, scripts_outside, without_integrity};

    #[test]
    fn integrity_goes_from_the_named_links_only() {
        let page = r#"<link href="a.js" integrity="x" as="fetch"><link href="b.css" integrity="y">"#;
        let expected = r#"<link href="a.js" as="fetch"><link href="b.css" integrity="y">"#;
        assert_eq!(without_integrity(page, "a.js"), expected);
    }

    #[test]
    fn inline_scripts_become_files() {
        let page = r#"<script src="x.js"></script><script type="module">one()</script>!"#;
        let mut seen = Vec::new();
        let edited = scripts_outside(page, |text| {
            seen.push(text.to_owned());
            Ok("boot.js".into())
        });
        let expected = r#"<script src="x.js"></script><script type="module" src="./boot.js"></script>!"#;
        assert_eq!(edited.as_deref(), Ok(expected));
        assert_eq!(seen, ["one()"]);
        assert!(scripts_outside("<script>x()</script>", |_| Ok(String::new())).is_err());
    }

    #[test]
    fn a_replacement_that_is_not_unique_is_an_error() {
        assert_eq!(replace_once("a b", "b", "c").as_deref(), Ok("a c"));
        assert!(replace_once("a a", "a", "c").is_err());
        assert!(replace_once("a", "b", "c").is_err());
    }
}
