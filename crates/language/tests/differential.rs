//! Our bytecode against CPython 3.14's, instruction by instruction with operands, locations and handlers.
//!
//! What CPython compiles each program to is written down in `tests/golden/`. With `AFTERDEL_CPYTHON=/path/to/python3.14`
//! it is written down anew first.

mod dump;

use std::path::{Path, PathBuf};
use std::process::Command;

use afterdel_language::{Mode, compile};

fn programs() -> Vec<(PathBuf, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    for folder in [root.join("tests/corpus"), root.join("../cli/cases")] {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        sources.extend(entries.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "py")));
    }
    sources.sort();
    let golden = |source: &PathBuf| {
        let stem = source.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        root.join("tests/golden").join(format!("{stem}.txt"))
    };
    sources.into_iter().map(|s| (s.clone(), golden(&s))).collect()
}

fn record(programs: &[(PathBuf, PathBuf)]) {
    let Ok(python) = std::env::var("AFTERDEL_CPYTHON") else { return };
    let dump = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dump.py");
    let status = Command::new(python)
        .arg(dump)
        .args(programs.iter().flat_map(|(source, golden)| [source, golden]))
        .status()
        .expect("the CPython of AFTERDEL_CPYTHON starts");
    assert!(status.success(), "dump.py failed");
}

/// The first lines that differ, with what comes before them.
fn difference(ours: &str, theirs: &str) -> Option<String> {
    let (ours, theirs): (Vec<&str>, Vec<&str>) = (ours.lines().collect(), theirs.lines().collect());
    let at = (0..ours.len().max(theirs.len())).find(|&n| ours.get(n) != theirs.get(n))?;
    let block = ours[..at.min(ours.len())].iter().rev().find(|l| l.starts_with("code")).unwrap_or(&"");
    let show = |lines: &[&str]| lines.iter().skip(at.saturating_sub(2)).take(6).map(|l| l.get(..700).unwrap_or(l)).collect::<Vec<_>>().join("\n");
    Some(format!("in {block}\n--- ours\n{}\n--- CPython\n{}", show(&ours), show(&theirs)))
}

#[test]
fn bytecode_is_cpythons() {
    let programs = programs();
    record(&programs);
    let mut failures = Vec::new();
    for (source, golden) in &programs {
        let text = std::fs::read_to_string(source).expect("the program is readable");
        // A case that somebody has just added has no golden yet.
        let Ok(expected) = std::fs::read_to_string(golden) else { continue };
        let found = match compile(&text, "<file>", Mode::Module) {
            Ok(code) => difference(&dump::dump(&code), &expected),
            Err(diagnostics) => difference(&diagnostics[0].to_string(), &expected),
        };
        if let Some(found) = found {
            failures.push(format!("== {}\n{found}", source.display()));
        }
    }
    assert!(failures.is_empty(), "{} of {} programs differ:\n{}", failures.len(), programs.len(), failures.join("\n\n"));
}
