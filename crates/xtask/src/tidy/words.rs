//! Words that must not be in a finished piece of work.

use super::files::Source;

/// Written in two halves, so that this file does not accuse itself.
const FORBIDDEN: [(&str, &str); 6] = [
    (concat!("todo", "!("), "write it, or return an error that says what is missing"),
    (concat!("unimplemented", "!("), "write it, or return an error that says what is missing"),
    (concat!("dbg", "!("), "take it out"),
    (concat!("#[", "ignore"), "a test that does not run proves nothing: assert today's behaviour instead"),
    (concat!("test", ".skip("), "a test that does not run proves nothing: assert today's behaviour instead"),
    (concat!("test", ".only("), "the other tests would not run"),
];

const MARKS: [&str; 2] = [concat!("TO", "DO"), concat!("FIX", "ME")];

/// Lines that hold one of them.
pub(super) fn check(sources: &[Source]) -> Vec<String> {
    let mut wrong = Vec::new();
    for source in sources {
        for (index, line) in source.text.lines().enumerate() {
            let at = || format!("{}:{}", source.path, index + 1);
            // A Python file's `test` is a name like any other.
            let meant = |word: &str| line.contains(word) && (source.extension() != "py" || !word.starts_with("test."));
            let words = FORBIDDEN.iter().filter(|(word, _)| meant(word));
            wrong.extend(words.map(|(word, remedy)| format!("{}: `{word}`: {remedy}", at())));
            if MARKS.iter().any(|mark| unnumbered(line, mark)) {
                wrong.push(format!("{}: a note for later needs its issue's number, as in `{}(#12)`", at(), MARKS[0]));
            }
        }
    }
    wrong
}

fn unnumbered(line: &str, mark: &str) -> bool {
    let Some((_, after)) = line.split_once(mark) else {
        return false;
    };
    let number = after.trim_start_matches(['(', ' ', ':']).strip_prefix('#');
    !number.is_some_and(|digits| digits.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::{FORBIDDEN, MARKS, check};
    use crate::tidy::files::Source;

    #[test]
    fn each_word_is_found_and_a_numbered_note_is_not() {
        let source = |text: String| [Source { path: "a.rs".into(), text }];
        for (word, _) in FORBIDDEN {
            assert_eq!(check(&source(format!("x; {word}"))).len(), 1, "{word}");
        }
        assert_eq!(check(&source(format!("// {}: later", MARKS[0]))).len(), 1);
        assert_eq!(check(&source(format!("// {}(#12): later", MARKS[0]))).len(), 0);
    }
}
