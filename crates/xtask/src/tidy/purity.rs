//! Invariant 7: the engine has no clock, randomness or I/O, so that the same program gives the same events.

use super::files::Source;

const PURE: [&str; 5] = ["collector", "language", "protocol", "vm", "session"];

/// What would let the outside in, and what to use instead.
const OUTSIDE: [(&str, &str); 10] = [
    ("std::time", "time is an input of the run"),
    ("std::fs", "text comes in as a command"),
    ("std::net", "nothing is fetched"),
    ("std::env", "settings come in as a command"),
    ("std::process", "end with a result"),
    ("std::thread", "the engine runs in slices on one thread"),
    ("collections::HashMap", "its order is random: rustc_hash::FxHashMap or BTreeMap"),
    ("collections::HashSet", "its order is random: rustc_hash::FxHashSet or BTreeSet"),
    ("println!(", "output goes through the recording"),
    ("wasm_bindgen", "the browser is crates/wasm's matter"),
];

/// Lines of the engine's crates that reach outside; their tests may (from the first `#[cfg(test)]` on).
pub(super) fn check(sources: &[Source]) -> Vec<String> {
    let mut wrong = Vec::new();
    for source in sources.iter().filter(|source| engine(&source.path)) {
        let product = source.text.split("#[cfg(test)]").next().unwrap_or_default();
        for (index, line) in product.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            let found = OUTSIDE.iter().filter(|(word, _)| line.contains(word));
            wrong.extend(found.map(|(word, why)| format!("{}:{}: `{word}`: {why}", source.path, index + 1)));
        }
    }
    wrong
}

fn engine(path: &str) -> bool {
    PURE.iter().any(|name| {
        path.strip_prefix("crates/").and_then(|rest| rest.strip_prefix(name)).is_some_and(|rest| {
            rest.starts_with("/src/")
                && rest.ends_with(".rs")
                && !rest.ends_with("/tests.rs")
                && !rest.contains("/tests/")
                // A module of tests alone, declared under `#[cfg(test)]`.
                && !rest.contains("/golden")
        })
    })
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::tidy::files::Source;

    #[test]
    fn a_clock_in_the_engine_is_named_and_one_elsewhere_is_not() {
        let file = |path: &str, text: &str| Source { path: path.into(), text: text.into() };
        let clock = "use std::time::Instant;";
        assert_eq!(check(&[file("crates/vm/src/lib.rs", clock)]).len(), 1);
        assert_eq!(check(&[file("crates/cli/src/main.rs", clock)]).len(), 0);
        let test = format!("#[cfg(test)]\nmod tests {{ {clock} }}");
        assert_eq!(check(&[file("crates/vm/src/lib.rs", &test)]).len(), 0);
    }
}
