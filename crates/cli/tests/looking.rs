//! `afterdel inspect` and `trace`: what they tell of the programs in `looking/`, as it is written down; counts and output as
//! CPython has them.
//!
//! The last lines of each program, `#$ ...`, are one question each; `NAME.txt` has the answers.
//! `AFTERDEL_RECORD=1` writes them anew.

mod support;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("looking")
}

/// A command about a program: its name, then its arguments.
fn ask(program: &Path, question: &str) -> Output {
    let mut words = question.split_whitespace();
    let mut command = Command::new(env!("CARGO_BIN_EXE_afterdel"));
    command.args(words.next()).arg(program).args(words).output().expect("afterdel can be started")
}

/// A line without what other objects' birth changes: addresses, birth numbers, numbers of the tuples that calls need in
/// passing, sizes of classes.
fn without_numbers(line: &str) -> String {
    let fields = ["\"serial\": ", "\"holder\": ", "\"address\": ", ", at 0x", "type#"];
    if let Some(end) = fields.iter().find_map(|field| line.find(field).map(|at| at + field.len())) {
        return format!("{}...", &line[..end]);
    }
    // An item of `serials`.
    if line.trim_end_matches(',').trim_start().parse::<u32>().is_ok() {
        return "...".to_string();
    }
    let mut parts = line.split("tuple#");
    let mut kept = parts.next().unwrap_or_default().to_string();
    for part in parts {
        kept.push_str("tuple#");
        kept.push_str(part.trim_start_matches(|digit: char| digit.is_ascii_digit()));
    }
    kept
}

/// Questions and answers, one after the other.
fn answers(program: &Path) -> String {
    let source = fs::read_to_string(program).expect("a program can be read");
    let mut text = String::new();
    for question in source.lines().filter_map(|line| line.strip_prefix("#$ ")) {
        let output = ask(program, question);
        let status = output.status.code().unwrap_or(-1);
        let _ = writeln!(text, "$ {question}  (status {status})");
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
fn answers_are_as_they_are_written_down() {
    let record = std::env::var_os("AFTERDEL_RECORD").is_some_and(|value| value != "0" && !value.is_empty());
    let mut programs: Vec<PathBuf> = fs::read_dir(folder())
        .expect("crates/cli/looking is part of the project")
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
        let output = ask(&program, &format!("inspect --at {line} {name} --json"));
        let life: serde_json::Value = serde_json::from_slice(&output.stdout).expect("a card is JSON");
        assert_eq!(life["object"]["refcount"].to_string(), count, "{name} when line {line} has run");
        let holders = life["references"].as_array().map_or(0, Vec::len);
        assert_eq!(holders.to_string(), count, "each reference has a holder: {life:#}");
        rows += 1;
    }
    assert!(rows > 15);
}

/// The events that a trace tells, in order.
fn events(program: &Path) -> Vec<serde_json::Value> {
    let output = ask(program, "trace --json");
    let steps = String::from_utf8_lossy(&output.stdout).into_owned();
    let step = |line: &str| serde_json::from_str::<serde_json::Value>(line).expect("each line is JSON");
    steps.lines().flat_map(|line| step(line)["events"].as_array().cloned().unwrap_or_default()).collect()
}

/// Cases with many steps or many objects, which a trace tells one by one.
const LONG: [&str; 4] = ["gc__automatic", "gc__chain_freed_at_once", "gc__disabled", "gc__threshold_triggers"];

/// Cases about the collector and finalizers, by path.
fn traced() -> Vec<PathBuf> {
    let folder = fs::read_dir(support::cases_dir()).expect("the cases can be listed");
    let paths = folder.map(|entry| entry.expect("a folder entry can be read").path());
    let is_wanted = |path: &PathBuf| {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let area = name.starts_with("gc__") || name.starts_with("finalizer__");
        path.extension().is_some_and(|extension| extension == "py") && area && !LONG.contains(&name.as_str())
    };
    let mut wanted: Vec<PathBuf> = paths.filter(is_wanted).collect();
    wanted.sort();
    wanted
}

/// Programs about collections: what a trace prints of them is what CPython prints, and every collection has its phases.
#[test]
fn traces_have_the_output_and_every_phase() {
    let phases = ["candidates", "subtract", "rescue", "weakrefs", "finalizers", "resurrection", "clear"];
    let mut collections = 0;
    for program in traced() {
        let expected = fs::read_to_string(program.with_extension("out")).expect("the case is recorded");
        let (mut printed, mut open): (String, Vec<String>) = Default::default();
        for event in events(&program) {
            match event["event"].as_str().expect("an event has a name") {
                "output" if event["stream"] == "stdout" => printed += event["text"].as_str().unwrap_or_default(),
                "phase" => {
                    open.push(event["phase"].as_str().unwrap_or_default().to_string());
                    for row in event["rows"].as_array().into_iter().flatten() {
                        assert!(row["unreachable"] != true || row["left"] == 0, "{}: {row}", program.display());
                    }
                }
                "collection_ends" => {
                    assert_eq!(std::mem::take(&mut open), phases, "{}", program.display());
                    collections += 1;
                }
                _ => {}
            }
        }
        assert_eq!(printed, expected, "{}", program.display());
    }
    assert!(collections > 50);
}
