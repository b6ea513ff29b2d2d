//! Stands in for `unicode_names2`, which the parser asks for the meaning of `"\N{...}"` and nothing else. The whole
//! table is 0.8 MB of the engine; these are the names that programs do write. A name not in the table is `None`,
//! which the parser reports as an error at its place: never a wrong character.

/// A name a line in the order of their characters: how far behind the one before (in hexadecimal, nothing for 1), a space,
/// the name. So it takes half the bytes of an array.
const NAMES: &str = include_str!("names.txt");

/// Every name known here, with its character.
fn entries() -> impl Iterator<Item = (&'static str, Option<char>)> {
    NAMES.lines().scan(0, |code, line| {
        let (step, name) = line.split_once(' ')?;
        *code += u32::from_str_radix(step, 16).unwrap_or(1);
        Some((name, char::from_u32(*code)))
    })
}

/// The character of a Unicode name (ASCII case does not matter, as in Python), if it is one of those known here.
pub fn character(name: &str) -> Option<char> {
    entries().find(|(known, _)| known.eq_ignore_ascii_case(name))?.1
}

#[cfg(test)]
mod tests {
    use super::{character, entries};

    #[test]
    fn every_line_is_a_name_with_its_character() {
        assert_eq!(entries().count(), super::NAMES.lines().count());
        assert!(entries().all(|(name, value)| value.is_some() && character(name) == value));
    }

    #[test]
    fn characters_of_every_size_are_right() {
        assert_eq!(character("space"), Some(' '));
        assert_eq!(character("Snake"), Some('\u{1f40d}'));
        assert_eq!(character("GREEK SMALL LETTER ALPHA"), Some('α'));
        assert_eq!(character("No Such Name"), None);
    }
}
