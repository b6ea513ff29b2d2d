//! Our bytecode against CPython 3.14's, instruction by instruction with operands, locations and handlers.
//!
//! What CPython compiles each program to is written down in `tests/golden/`. With `AFTERDEL_CPYTHON=/path/to/python3.14`
//! it is written down anew first.

mod dump;

use std::path::{Path, PathBuf};
use std::process::Command;

use afterdel_language::{Dialect, Mode, compile};

/// A program and what CPython made of it.
type Program = (PathBuf, PathBuf);

fn python_files(folder: &Path, sources: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|e| e.path()) {
        if path.is_dir() {
            python_files(&path, sources);
        } else if path.is_file() && path.extension().is_some_and(|e| e == "py") {
            sources.push(path);
        }
    }
    sources.sort();
}

fn with_goldens(sources: Vec<PathBuf>, folder: &Path) -> Vec<Program> {
    let golden = |source: &PathBuf| {
        let name = source.to_string_lossy().rsplit("crates/").next().unwrap_or_default().replace(['/', '.'], "_");
        let name = name.trim_start_matches("language_tests_corpus_").trim_start_matches("cli_cases_");
        folder.join(format!("{}.txt", name.trim_end_matches("_py")))
    };
    sources.into_iter().map(|s| (s.clone(), golden(&s))).collect()
}

fn record(programs: &[Program]) {
    let Ok(python) = std::env::var("AFTERDEL_CPYTHON") else { return };
    let dump = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dump.py");
    let status = Command::new(python)
        .args(["-W", "ignore"])
        .arg(dump)
        .args(programs.iter().flat_map(|(source, golden)| [source, golden]))
        .status()
        .expect("the CPython of AFTERDEL_CPYTHON starts");
    assert!(status.success(), "dump.py failed");
}

/// What differs, program by program.
fn differences(programs: &[Program]) -> Vec<String> {
    let mut failures = Vec::new();
    for (source, golden) in programs {
        let Ok(text) = std::fs::read_to_string(source) else { continue };
        // A case that somebody has just added has no golden yet.
        let Ok(expected) = std::fs::read_to_string(golden) else { continue };
        let found = match compile(&text, "<file>", Mode::Module, Dialect::default()) {
            Ok(code) => difference(&dump::dump(&code, false), &expected),
            Err(diagnostics) => difference(&diagnostics[0].to_string(), &expected),
        };
        failures.extend(found.map(|found| format!("== {}\n{found}", source.display())));
    }
    failures
}

/// The first lines that differ, with what comes before them.
fn difference(ours: &str, theirs: &str) -> Option<String> {
    let (ours, theirs): (Vec<&str>, Vec<&str>) = (ours.lines().collect(), theirs.lines().collect());
    let at = (0..ours.len().max(theirs.len())).find(|&n| ours.get(n) != theirs.get(n))?;
    let block = ours[..at.min(ours.len())].iter().rev().find(|l| l.starts_with("code")).unwrap_or(&"");
    let show = |lines: &[&str]| {
        lines
            .iter()
            .skip(at.saturating_sub(2))
            .take(6)
            .map(|l| l.get(..700).unwrap_or(l))
            .collect::<Vec<_>>()
            .join("\n")
    };
    Some(format!("in {block}\n--- ours\n{}\n--- CPython\n{}", show(&ours), show(&theirs)))
}

#[test]
fn bytecode_is_cpythons() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    python_files(&root.join("tests/corpus"), &mut sources);
    if let Some(crates) = root.parent() {
        python_files(&crates.join("cli/cases"), &mut sources);
    }
    let programs = with_goldens(sources, &root.join("tests/golden"));
    record(&programs);
    let failures = differences(&programs);
    assert!(
        failures.is_empty(),
        "{} of {} programs differ:\n{}",
        failures.len(),
        programs.len(),
        failures.join("\n\n")
    );
}

/// Any folder of Python, such as CPython's own library, when `AFTERDEL_CORPUS` names one and `AFTERDEL_CPYTHON` a CPython.
#[test]
fn bytecode_of_a_given_folder_is_cpythons() {
    let Ok(folder) = std::env::var("AFTERDEL_CORPUS") else { return };
    let goldens = std::env::temp_dir().join("afterdel-goldens");
    std::fs::create_dir_all(&goldens).expect("a folder for what CPython makes");
    let mut sources = Vec::new();
    python_files(Path::new(&folder), &mut sources);
    let programs = with_goldens(sources, &goldens);
    for program in programs.chunks(50) {
        record(program);
    }
    let failures = differences(&programs);
    assert!(
        failures.is_empty(),
        "{} of {} programs differ:\n{}",
        failures.len(),
        programs.len(),
        failures.join("\n\n")
    );
}
