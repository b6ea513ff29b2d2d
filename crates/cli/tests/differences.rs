//! Where Afterdel is known to differ from CPython 3.14: the rows of `DIFFERENCES.md`.
//!
//! Each program in `differences/` still does on Afterdel what is written down beside it (`NAME.out`, `NAME.err`: all
//! of stderr, `NAME.status`). Where a CPython is at hand it must not agree: once it does, the program belongs in
//! `cases/` and its row must go. `AFTERDEL_RECORD=1` writes down what Afterdel does today.

mod support;

use libtest_mimic::{Arguments, Failed, Trial};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use support::process::{self, Limits};

/// All that a program did: stdout, stderr, exit status as text.
type Seen = [String; 3];
const PARTS: [&str; 3] = ["out", "err", "status"];

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

/// Runs a program; tracebacks are kept without the project's folder, the collector's news without its counts.
fn observe(mut command: Command, program: &Path) -> Result<Seen, Failed> {
    command.arg(program).env("PYTHONHASHSEED", "0").env("PYTHONIOENCODING", "utf-8").env("NO_COLOR", "1");
    command.env("PYTHONDONTWRITEBYTECODE", "1");
    let limits = Limits { time: support::PROGRAM_LIMIT, output_bytes: 1 << 20 };
    let outcome = process::run(command, limits)?;
    let stderr = outcome.stderr.replace(&*folder().to_string_lossy(), "differences");
    let stderr: String =
        stderr.split_inclusive('\n').filter(|line| !line.starts_with("gc: objects in each generation")).collect();
    Ok([outcome.stdout, stderr, format!("{}\n", outcome.status)])
}

fn check(program: &Path, python: Option<&Path>) -> Result<(), Failed> {
    let mut command = Command::new(support::afterdel());
    command.arg("run");
    let seen = observe(command, program)?;
    if support::number_from_env("AFTERDEL_RECORD", 0) != 0 {
        for (part, text) in PARTS.iter().zip(&seen) {
            fs::write(program.with_extension(part), text)?;
        }
    }
    for (part, text) in PARTS.iter().zip(&seen) {
        let recorded = fs::read_to_string(program.with_extension(part))?;
        if *text != recorded {
            return Err(format!(".{part} is written down as\n{recorded}\nand is now\n{text}").into());
        }
    }
    match python {
        Some(python) if observe(Command::new(python), program)? == seen => {
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
