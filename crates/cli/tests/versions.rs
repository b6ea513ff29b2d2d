//! `--python` and `--pythons`: the version that is modelled is chosen when a program is started.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

const FACTS: &str = "\
import sys
def own():
    items = []
    return sys.getrefcount(items)
print(sys.version_info[:2], own(), sys.getsizeof((1, 2)), int('1000') is int('1000'))
";

/// Runs `afterdel` on the program above, each test on a copy of its own.
fn afterdel(test: &str, before: &[&str], after: &[&str]) -> Output {
    let program = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("versions_{test}.py"));
    fs::write(&program, FACTS).expect("it can be written");
    let mut command = Command::new(env!("CARGO_BIN_EXE_afterdel"));
    command.args(before).arg(&program).args(after).output().expect("afterdel can be started")
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("it prints text")
}

#[test]
fn run_models_the_version_asked_for() {
    let printed = |version: &str| text(afterdel(version, &["run", "--python", version], &[]).stdout);
    assert_eq!(printed("3.13"), "(3, 13) 2 56 False\n");
    assert_eq!(printed("3.14"), "(3, 14) 1 64 False\n");
    assert_eq!(printed("3.15"), "(3, 15) 1 64 True\n");
}

#[test]
fn an_unknown_version_is_told_the_known_ones() {
    let output = afterdel("unknown", &["run", "--python", "3.12"], &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(output.stderr).contains("3.13, 3.14, 3.15"));
}

#[test]
fn compare_has_a_column_for_each_version() {
    let table = text(afterdel("compare", &["compare"], &["--pythons", "3.13,3.15"]).stdout);
    let first = table.lines().next().unwrap_or_default();
    assert_eq!(
        first.split("  ").map(str::trim).filter(|word| !word.is_empty()).collect::<Vec<_>>(),
        ["Python 3.13", "Python 3.15"]
    );
    // They print what differs.
    assert!(table.lines().any(|line| line.starts_with("output") && line.ends_with("differs")), "{table}");
    let both = ["--pythons", "3.14,3.15", "--policies", "refcount-only,mark-sweep", "--json"];
    let runs = text(afterdel("compare_both", &["compare"], &both).stdout);
    assert_eq!(runs.lines().count(), 4);
    assert!(runs.lines().last().is_some_and(|run| run.contains("\"3.15\"") && run.contains("\"mark-sweep\"")));
}
