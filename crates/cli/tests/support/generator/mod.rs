//! Random programs: seeded, always ending, printing all that they do.
//!
//! Nothing printed depends on addresses or the clock; text hashes as with `PYTHONHASHSEED=0` on both sides.

mod grammar;
mod objects;
mod random;

use grammar::Grammar;

/// One kind of program.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// What it is about.
    pub name: &'static str,
    /// The text of its grammar, where it has one.
    grammar: Option<&'static str>,
    /// Agrees with CPython as far as is known: part of every test run, not only of `cargo xtask conform`.
    pub settled: bool,
}

macro_rules! of_grammar {
    ($name:literal, $settled:literal) => {
        Kind { name: $name, grammar: Some(include_str!(concat!("kinds/", $name, ".txt"))), settled: $settled }
    };
}

/// All kinds of programs.
pub const KINDS: &[Kind] = &[
    Kind { name: "objects", grammar: None, settled: true },
    of_grammar!("weak", false),
    of_grammar!("collecting", false),
    of_grammar!("counts", false),
    of_grammar!("lifetimes", false),
    of_grammar!("classes", false),
    of_grammar!("addresses", false),
    of_grammar!("containers", true),
    of_grammar!("control", true),
    of_grammar!("mappings", true),
    of_grammar!("numbers", true),
    of_grammar!("sequences", true),
    of_grammar!("text", true),
];

/// The programs that are run with the incremental collector.
pub const INCREMENTS: Kind = of_grammar!("increments", true);

/// What grammars share.
const INCLUDED: &[(&str, &str)] =
    &[("show", include_str!("kinds/show.txt")), ("values", include_str!("kinds/values.txt"))];

impl Kind {
    /// The program of a seed: the same text for ever.
    pub fn program(&self, seed: u64) -> String {
        match self.grammar {
            Some(text) => Grammar::read(text, INCLUDED).program(seed),
            None => objects::program(seed),
        }
    }
}
