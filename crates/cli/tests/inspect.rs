//! `afterdel inspect`: the cards of the programs in `inspect/`, as they are written down, and counts as CPython has them.
//!
//! The last lines of each program, `#$ ...`, are the arguments of one question each; `NAME.txt` has the answers.
//! `AFTERDEL_RECORD=1` writes them anew.

mod support;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("inspect")
}

fn inspect(program: &Path, arguments: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_afterdel"));
    let words = arguments.split_whitespace();
    command.arg("inspect").arg(program).args(words).output().expect("afterdel can be started")
}

/// A line without what other objects' birth changes: addresses and birth numbers.
fn without_numbers(line: &str) -> String {
    let fields = ["\"serial\": ", "\"holder\": ", "\"address\": ", ", at 0x"];
    match fields.iter().find_map(|field| line.find(field).map(|at| at + field.len())) {
        Some(end) => format!("{}...", &line[..end]),
        None => line.to_string(),
    }
}

/// Questions and answers, one after the other.
fn answers(program: &Path) -> String {
    let source = fs::read_to_string(program).expect("a program can be read");
    let mut text = String::new();
    for arguments in source.lines().filter_map(|line| line.strip_prefix("#$ ")) {
        let output = inspect(program, arguments);
        let status = output.status.code().unwrap_or(-1);
        let _ = writeln!(text, "$ inspect {arguments}  (status {status})");
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            let _ = writeln!(text, "{}", without_numbers(line));
        }
        let error = String::from_utf8_lossy(&output.stderr);
        // The usage that follows a wrong command line is not the matter here.
        text += error.split("\n\nusage:").next().unwrap_or_default().trim_end();
        text += "\n\n";
    }
    text
}

#[test]
fn cards_are_as_they_are_written_down() {
    let record = std::env::var_os("AFTERDEL_RECORD").is_some_and(|value| value != "0" && !value.is_empty());
    let mut programs: Vec<PathBuf> = fs::read_dir(folder())
        .expect("crates/cli/inspect is part of the project")
        .map(|entry| entry.expect("a folder entry can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .collect();
    programs.sort();
    assert!(!programs.is_empty());
    for program in programs {
        let (answers, golden) = (answers(&program), program.with_extension("txt"));
        if record {
            fs::write(&golden, answers).expect("a golden file can be written");
        } else {
            let expected = fs::read_to_string(&golden).expect("every program has its answers");
            assert_eq!(answers, expected, "{}", program.display());
        }
    }
}

/// The program prints what `sys.getrefcount` says; CPython's output of it is written down.
#[test]
fn counts_are_what_cpython_says() {
    let program = support::cases_dir().join("memory__counts_of_a_life.py");
    let told = fs::read_to_string(program.with_extension("out")).expect("the case is recorded");
    let mut rows = 0;
    for row in told.lines() {
        let [line, name, count] = row.split(' ').collect::<Vec<_>>()[..] else { panic!("{row}") };
        let output = inspect(&program, &format!("--at {line} {name} --json"));
        let life: serde_json::Value = serde_json::from_slice(&output.stdout).expect("a card is JSON");
        assert_eq!(life["object"]["refcount"].to_string(), count, "{name} when line {line} has run");
        let holders = life["references"].as_array().map_or(0, Vec::len);
        assert_eq!(holders.to_string(), count, "each reference has a holder: {life:#}");
        rows += 1;
    }
    assert!(rows > 15);
}
