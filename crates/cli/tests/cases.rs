//! Every program in `cases/` runs on Afterdel and must do what real CPython 3.14 does: the same stdout, the same
//! stderr, the same exit status. Each program is a test of its own name.
//!
//! What CPython does is written down beside each program (`NAME.out`, `NAME.err`, `NAME.status`; the last two only
//! where there is something to say). Where a CPython is at hand (see `support::cpython`) it is asked again, and the
//! recording must still say the same. `AFTERDEL_RECORD=1` writes the recordings instead of comparing.

mod support;

use libtest_mimic::{Arguments, Failed, Trial};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use support::Observed;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let python = support::cpython();
    let record = std::env::var_os("AFTERDEL_RECORD").is_some_and(|value| value != "0" && !value.is_empty());
    if record && python.is_none() {
        eprintln!("AFTERDEL_RECORD needs a CPython 3.14: name one in AFTERDEL_CPYTHON");
        return ExitCode::FAILURE;
    }
    let mut trials = vec![Trial::test("recordings_have_programs", recordings_have_programs)];
    for program in programs() {
        let name = stem(&program);
        let python = python.clone();
        trials.push(Trial::test(name, move || check(&program, python.as_deref(), record)));
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// The programs, by name.
fn programs() -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(support::cases_dir())
        .expect("crates/cli/cases is part of the project")
        .map(|entry| entry.expect("a folder entry can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .collect();
    found.sort();
    assert!(!found.is_empty(), "crates/cli/cases holds no program");
    found
}

/// A case's name: its file's, without the ending.
fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// One case: recording against live CPython where there is one, then Afterdel against what CPython does.
fn check(program: &Path, python: Option<&Path>, record: bool) -> Result<(), Failed> {
    let live = python.map(|python| support::run_cpython(python, program)).transpose()?;
    if record {
        let live = live.expect("main has checked that recording has a CPython");
        return live.write(program).map_err(Failed::from);
    }
    let recorded = Observed::read(program)?;
    if let Some(live) = &live
        && let Some(difference) = recorded.difference("recording", live, "CPython")
    {
        return Err(format!("the recording is not what CPython does now:\n{difference}").into());
    }
    let expected = live.unwrap_or(recorded);
    match support::run_afterdel(program)?.difference("afterdel", &expected, "CPython") {
        Some(difference) => Err(difference.into()),
        None => Ok(()),
    }
}

/// A recording without its program is a leftover of a renamed case.
fn recordings_have_programs() -> Result<(), Failed> {
    for entry in fs::read_dir(support::cases_dir())? {
        let path = entry?.path();
        let recording =
            path.extension().is_some_and(|extension| ["out", "err", "status"].iter().any(|known| extension == *known));
        if recording && !path.with_extension("py").exists() {
            return Err(format!("{} has no program", path.display()).into());
        }
    }
    Ok(())
}
