//! Where Afterdel is known to differ from CPython 3.14: the rows of `DIFFERENCES.md`.
//!
//! Each program in `differences/` still does on Afterdel what is written down beside it (`NAME.out`, `NAME.err`,
//! `NAME.status`). Where a CPython is at hand it must not agree: once it does, the program belongs in
//! `cases/` and its row must go. `AFTERDEL_RECORD=1` writes down what Afterdel does today.

mod support;

use afterdel_protocol::PythonVersion;
use libtest_mimic::{Arguments, Failed, Trial};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use support::Observed;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let python = support::cpython();
    let mut trials = vec![Trial::test("rows_and_programs_match", rows_and_programs_match)];
    for program in programs() {
        let python = python.clone();
        trials.push(Trial::test(name_of(&program), move || check(&program, python.as_deref())));
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("differences")
}

fn programs() -> Vec<PathBuf> {
    let entries = fs::read_dir(folder()).expect("crates/cli/differences is part of the project");
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.expect("a folder entry can be read").path()).collect();
    found.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
    found.sort();
    found
}

fn name_of(program: &Path) -> String {
    program.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The collector's news without its counts.
fn without_counts(mut seen: Observed) -> Observed {
    let lines = seen.stderr.split_inclusive('\n');
    seen.stderr = lines.filter(|line| !line.starts_with("gc: objects in each generation")).collect();
    seen
}

fn check(program: &Path, python: Option<&Path>) -> Result<(), Failed> {
    let seen = without_counts(support::run_afterdel(program, PythonVersion::default())?);
    if support::number_from_env("AFTERDEL_RECORD", 0) != 0 {
        seen.write(program)?;
    }
    if let Some(difference) = seen.difference("now", &Observed::read(program)?, "written down") {
        return Err(difference.into());
    }
    match python {
        Some(python) if without_counts(support::run_cpython(python, program)?) == seen => {
            Err("CPython does the same: move the program to cases/ and take its row out of DIFFERENCES.md".into())
        }
        _ => Ok(()),
    }
}

/// Each program is named by a row of `DIFFERENCES.md`, and each row names a program.
fn rows_and_programs_match() -> Result<(), Failed> {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../DIFFERENCES.md"))?;
    let mut named: Vec<&str> =
        page.lines().filter_map(|line| line.strip_suffix("` |")?.rsplit_once('`').map(|(_, name)| name)).collect();
    named.sort_unstable();
    let names: Vec<String> = programs().iter().map(|program| name_of(program)).collect();
    if named == names { Ok(()) } else { Err(format!("rows name {named:?}, programs are {names:?}").into()) }
}
