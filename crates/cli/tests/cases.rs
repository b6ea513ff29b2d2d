//! Every program in `cases/` runs on Afterdel and must do what real CPython does: the same stdout, the same stderr, the
//! same exit status. Each program is a test of its own name, and one more for each version besides 3.14 (`NAME@3.15`).
//!
//! What CPython does is written down beside each program (`NAME.out`, `NAME.err`, `NAME.status`; the last two only
//! where there is something to say), and what another version does otherwise beside that (`NAME.3.15.out`). Where a
//! CPython is at hand (see `support::cpython_of`) it is asked again, and the recording must still say the same.
//! `AFTERDEL_RECORD=1` writes the recordings instead of comparing, of the versions that are at hand.
//!
//! `cases/apart.txt` lists the programs that do not agree under another version, each with the reason. One that agrees
//! must leave the list.

mod support;

use afterdel_protocol::PythonVersion;
use libtest_mimic::{Arguments, Failed, Trial};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use support::Observed;

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    let mut pythons = PythonVersion::ALL.map(|version| (version, support::cpython_of(version)));
    let record = std::env::var_os("AFTERDEL_RECORD").is_some_and(|value| value != "0" && !value.is_empty());
    if record && support::cpython().is_none() {
        eprintln!("AFTERDEL_RECORD needs a CPython 3.14: name one in AFTERDEL_CPYTHON");
        return ExitCode::FAILURE;
    }
    if record {
        // What other versions do otherwise is told by what 3.14's recording says: it comes first.
        arguments.test_threads = Some(1);
        pythons.sort_by_key(|(version, _)| *version != PythonVersion::default());
    }
    let mut trials = vec![
        Trial::test("recordings_have_programs", recordings_have_programs),
        Trial::test("apart_names_programs", apart_names_programs),
    ];
    for program in programs() {
        for (version, python) in pythons.clone() {
            let program = program.clone();
            trials.push(Trial::test(test_name(&program, version), move || {
                check(&program, version, python.as_deref(), record)
            }));
        }
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

/// A case's test: its name, and the version, if it is another than 3.14.
fn test_name(program: &Path, version: PythonVersion) -> String {
    let name = stem(program);
    if version == PythonVersion::default() { name } else { format!("{name}@{}", version.name()) }
}

/// One case: recording against live CPython where there is one, then Afterdel against what CPython does.
fn check(program: &Path, version: PythonVersion, python: Option<&Path>, record: bool) -> Result<(), Failed> {
    let live = python.map(|python| support::run_cpython(python, program)).transpose()?;
    if record {
        return match live {
            Some(live) if version == PythonVersion::default() => live.write(program).map_err(Failed::from),
            Some(live) => live.write_of(program, version).map_err(Failed::from),
            None => Ok(()),
        };
    }
    let recorded = Observed::read_of(program, version)?;
    if let Some(live) = &live
        && let Some(difference) = recorded.difference("recording", live, "CPython")
    {
        return Err(format!("the recording is not what CPython does now:\n{difference}").into());
    }
    let expected = live.unwrap_or(recorded);
    let difference = support::run_afterdel(program, version)?.difference("afterdel", &expected, "CPython");
    let name = test_name(program, version);
    match (difference, apart().contains(&name.as_str())) {
        (None, false) | (Some(_), true) => Ok(()),
        (Some(difference), false) => Err(difference.into()),
        (None, true) => Err(format!("{name} agrees now: its line in apart.txt must go").into()),
    }
}

/// The tests of `apart.txt`: the first word of each line.
fn apart() -> Vec<&'static str> {
    include_str!("../cases/apart.txt").lines().filter_map(|line| line.split_whitespace().next()).collect()
}

/// A line for a program that is not there is a leftover.
fn apart_names_programs() -> Result<(), Failed> {
    let others: Vec<PythonVersion> =
        PythonVersion::ALL.into_iter().filter(|&version| version != PythonVersion::default()).collect();
    let names = programs().into_iter().flat_map(|program| others.iter().map(move |&it| test_name(&program, it)));
    let names: Vec<String> = names.collect();
    match apart().into_iter().find(|line| !names.iter().any(|name| name == line)) {
        Some(line) => Err(format!("apart.txt: there is no test {line}").into()),
        None => Ok(()),
    }
}

/// A recording without its program is a leftover of a renamed case.
fn recordings_have_programs() -> Result<(), Failed> {
    for entry in fs::read_dir(support::cases_dir())? {
        let path = entry?.path();
        let recording =
            path.extension().is_some_and(|extension| ["out", "err", "status"].iter().any(|known| extension == *known));
        // `NAME.3.15.out` is a recording of NAME too.
        let program = path.with_file_name(stem(&path).split('.').next().unwrap_or_default()).with_extension("py");
        if recording && !program.exists() {
            return Err(format!("{} has no program", path.display()).into());
        }
    }
    Ok(())
}
