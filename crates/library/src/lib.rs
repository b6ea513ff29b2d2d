//! The part of Python's standard library that is Python: our own texts, one file `py/NAME.py` for each module.
//!
//! The machine asks for a text when a program first imports the module. A terminal has the texts built in; the page's
//! engine knows only [`NAMES`] and fetches the file from the site.

include!(concat!(env!("OUT_DIR"), "/sources.rs"));

/// The text of a module; None: there is no such module here.
pub fn text(name: &str) -> Option<&'static str> {
    NAMES.binary_search(&name).ok().map(|at| TEXTS[at])
}

#[cfg(test)]
mod tests {
    use super::{NAMES, text};

    #[test]
    fn every_module_has_its_own_text() {
        assert!(NAMES.is_sorted());
        assert!(
            NAMES.iter().all(|name| text(name).is_some_and(|text| text.starts_with("\"\"\""))),
            "each says what it is"
        );
        assert_eq!(text("no such module"), None);
    }
}
