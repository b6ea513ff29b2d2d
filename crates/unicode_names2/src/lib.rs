//! Stands in for `unicode_names2`, which the parser asks for the meaning of `"\N{...}"` and nothing else. The whole
//! table is 0.8 MB of the engine; these are the names that programs do write. A name not in the table is `None`,
//! which the parser reports as an error at its place: never a wrong character.

mod table;

/// The character of a Unicode name (ASCII case does not matter, as in Python), if it is one of those known here.
pub fn character(name: &str) -> Option<char> {
    let wanted = name.to_ascii_uppercase();
    let at = table::NAMES.binary_search_by(|(known, _)| (*known).cmp(wanted.as_str())).ok()?;
    Some(table::NAMES[at].1)
}

#[cfg(test)]
mod tests {
    use super::{character, table::NAMES};

    #[test]
    fn the_table_is_sorted_and_every_name_is_found() {
        assert!(NAMES.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(NAMES.iter().all(|(name, value)| character(name) == Some(*value)));
    }

    #[test]
    fn case_does_not_matter_and_unknown_names_are_none() {
        assert_eq!(character("snake"), Some('\u{1f40d}'));
        assert_eq!(character("No Such Name"), None);
    }
}
