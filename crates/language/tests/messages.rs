//! What is said of bad programs, against CPython's own words and lines.
//!
//! `tests/golden/bad_programs.txt` is written by `tests/messages.py`; `AFTERDEL_CPYTHON` writes it down anew.

use std::path::Path;
use std::process::Command;

use afterdel_language::{Dialect, Mode, compile};

/// Programs of which we say something else, and why that is good enough. Each is its text, then what we say.
const DIFFERENT: &[(&str, &str)] = &[
    // An expression in a format specification that is not closed: the place is the same.
    ("print(f\"{x:{y}\")\n", "SyntaxError: f-string: expecting '}', or format specs @1"),
];

#[test]
fn bad_programs_are_called_what_cpython_calls_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let (programs, golden) = (root.join("bad_programs.txt"), root.join("golden/bad_programs.txt"));
    if let Ok(python) = std::env::var("AFTERDEL_CPYTHON") {
        let status = Command::new(python).arg(root.join("messages.py")).args([&programs, &golden]).status();
        assert!(status.expect("the CPython of AFTERDEL_CPYTHON starts").success());
    }
    let programs = std::fs::read_to_string(programs).expect("the programs");
    let golden = std::fs::read_to_string(golden).expect("what CPython says");
    let mut failures = Vec::new();
    let (mut same_start, mut total) = (0, 0);
    for (program, theirs) in programs.split("\n---\n").zip(golden.lines()) {
        let program = format!("{}\n", program.trim_end_matches('\n'));
        let ours = match compile(&program, "<file>", Mode::Module, Dialect::default()) {
            Ok(_) => "fine".to_owned(),
            Err(diagnostics) => {
                let d = &diagnostics[0];
                format!("{}: {} @{}", d.kind.exception_name(), d.message, d.start.line)
            }
        };
        let place = compile(&program, "<file>", Mode::Module, Dialect::default()).err().map(|d| d[0].start);
        if let (Some(place), Some((_, at))) = (place, theirs.rsplit_once(" @")) {
            total += 1;
            let column = at.split(['-', ':']).nth(1).and_then(|c| c.parse::<u32>().ok()).unwrap_or(0);
            same_start += u32::from(column == place.column + 1);
        }
        let theirs = theirs.split_once(':').map_or(theirs.to_owned(), |_| {
            let (words, place) = theirs.rsplit_once(" @").unwrap_or((theirs, ""));
            format!("{words} @{}", place.split(':').next().unwrap_or(""))
        });
        let expected = DIFFERENT.iter().find(|(text, _)| *text == program).map_or(theirs.as_str(), |(_, ours)| ours);
        if ours != expected {
            failures.push(format!("{program:?}\n   ours    {ours}\n   CPython {theirs}"));
        }
    }
    assert!(failures.is_empty(), "{} differ:\n{}", failures.len(), failures.join("\n"));
    // CPython's own columns are not always the place of the mistake; mostly they are, and then ours are the same.
    assert!(same_start * 100 >= total * 90, "only {same_start} of {total} start at the same column");
}
