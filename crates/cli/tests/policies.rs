//! Under every policy the whole corpus runs on a sound heap, and each policy frees when it says it does.

mod support;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// The case programs in a fresh folder of the test's own.
fn corpus(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("policy_{name}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder can be made there");
    for entry in fs::read_dir(support::cases_dir()).expect("the cases are part of the project") {
        let path = entry.expect("a folder entry can be read").path();
        if path.extension().is_some_and(|extension| extension == "py") {
            let name = path.file_name().expect("it is a file");
            fs::copy(&path, folder.join(name)).expect("it can be copied");
        }
    }
    folder
}

fn afterdel(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_afterdel"));
    command.args(arguments);
    command
}

/// Runs every case with `verify()` after each collection; none may find a broken heap or stop the engine.
fn heap_stays_sound(policy: &str) {
    let folder = corpus(policy);
    let batch = afterdel(&["run", "--batch", "--verify", "--policy", policy]).arg(&folder).status();
    assert!(batch.expect("afterdel can be started").success());
    let mut programs = 0;
    for entry in fs::read_dir(&folder).expect("it was just made") {
        let path = entry.expect("a folder entry can be read").path();
        if path.extension().is_none_or(|extension| extension != "status") {
            continue;
        }
        programs += 1;
        let status = fs::read_to_string(&path).expect("it can be read");
        let stderr = fs::read_to_string(path.with_extension("err")).unwrap_or_default();
        let broken = support::BROKEN.iter().any(|code| status.trim() == code.to_string());
        assert!(!broken, "{} ends with status {status}: {stderr}", path.display());
    }
    assert!(programs > 300, "{programs} programs ran");
}

#[test]
fn the_corpus_under_incremental() {
    heap_stays_sound("incremental");
}

#[test]
fn the_corpus_under_refcount_only() {
    heap_stays_sound("refcount-only");
}

#[test]
fn the_corpus_under_mark_sweep() {
    heap_stays_sound("mark-sweep");
}

const LIVES: &str = "\
import gc, weakref
class Node:
    def __init__(self, name): self.name = name
    def __del__(self): print('del', self.name)
a = Node('a')
seen = weakref.ref(a)
del a
print(seen() is None)
b = Node('b')
b.me = b
del b
print(gc.collect() > 0, seen() is None)
";

fn output(policy: &str) -> String {
    output_of(policy, LIVES)
}

fn output_of(policy: &str, text: &str) -> String {
    let program = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("lives_{policy}_{}.py", text.len()));
    fs::write(&program, text).expect("it can be written");
    let output =
        afterdel(&["run", "--verify", "--policy", policy]).arg(&program).output().expect("afterdel can be started");
    String::from_utf8(output.stdout).expect("it prints text")
}

#[test]
fn policies_differ_in_when_objects_die() {
    assert_eq!(output("generational"), "del a\nTrue\ndel b\nTrue True\n");
    assert_eq!(output("incremental"), "del a\nTrue\ndel b\nTrue True\n");
    assert_eq!(output("refcount-only"), "del a\nTrue\nFalse True\n");
    assert_eq!(output("mark-sweep"), "False\ndel a\ndel b\nTrue True\n");
}

/// Garbage among the old objects, looked for in steps.
const STEPS: &str = "\
import gc
class Node: pass
def make():
    node = Node()
    node.me = node
    return node
node = make()
gc.collect()
del node
print([gc.collect(1) for _ in range(3)], gc.get_threshold())
kept = []
print(gc.collect(0), gc.get_objects(1) == [], gc.collect())
";

#[test]
fn the_incremental_collector_marks_first_and_leaves_old_garbage() {
    let generational = output_of("generational", STEPS);
    assert_eq!(generational, "[0, 0, 0] (2000, 10, 10)\n0 False 1\n");
    assert_eq!(output_of("incremental", STEPS), "[0, 0, 0] (2000, 10, 0)\n0 True 1\n");
    let young = "import gc\nx = []\nx.append(x)\ndel x\nprint(gc.collect(1), gc.collect(0))\n";
    assert_eq!(output_of("generational", young), "1 0\n");
    assert_eq!(output_of("incremental", young), "0 1\n");
}

/// What `compare` prints of [`LIVES`].
fn compared(arguments: &[&str]) -> String {
    let program = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("compared_{}.py", arguments.len()));
    fs::write(&program, LIVES).expect("it can be written");
    let output = afterdel(&["compare"]).arg(&program).args(arguments).output().expect("afterdel can be started");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).expect("it prints text")
}

#[test]
fn a_comparison_is_a_table() {
    let table = compared(&[]);
    let row = |heading: &str| {
        let row = table.lines().find_map(|line| line.strip_prefix(heading));
        row.unwrap_or_else(|| panic!("no row {heading}: {table}"))
            .split("  ")
            .map(str::trim)
            .filter(|cell| !cell.is_empty())
            .collect::<Vec<_>>()
    };
    assert_eq!(row("   "), ["generational", "incremental", "refcount-only", "mark-sweep"]);
    assert_eq!(row("output"), ["the same", "the same", "differs", "differs"]);
    let called = "1 called, 0 automatic";
    assert_eq!(row("collections"), [called, called, "0 called, 0 automatic", called]);
    assert_eq!(row("__del__ called"), ["2", "2", "1", "2"]);
    assert_eq!(row("  in this order"), ["Node#1"; 4]);
}

#[test]
fn a_comparison_is_json() {
    let lines = compared(&["--policies", "mark-sweep,generational", "--json"]);
    let runs: Vec<serde_json::Value> =
        lines.lines().map(|line| serde_json::from_str(line).expect("each line is an object")).collect();
    assert_eq!(runs.len(), 2);
    assert_eq!(runs[0]["choice"]["policy"], "mark-sweep");
    assert_eq!(
        (&runs[0]["finalized"], &runs[1]["freed"]["cycle"]),
        (&serde_json::json!(["Node#1", "Node#2"]), &1.into())
    );
}
