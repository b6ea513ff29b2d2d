//! The policy `incremental` does what CPython 3.14.2 does, in Pyodide: random programs about what each run of the collector
//! finds, in which order things die, and what the collector's lists hold.
//!
//! `AFTERDEL_RANDOM=N` programs from seed `AFTERDEL_SEED` on. Pyodide is the one in `web/js/node_modules`, or in the folder
//! that `AFTERDEL_PYODIDE` names; without it and `node` the programs only leave the heap whole.

mod support;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use support::generator::INCREMENTS;
use support::oracle::{Oracle, beside};
use support::{BROKEN, number_from_env, shrink};

/// Programs of a plain test run.
const DEFAULT: u64 = 60;
/// Programs made short at most.
const SHORTENED: usize = 3;

/// The folder of the package `pyodide`, where it can be used.
fn pyodide() -> Option<PathBuf> {
    let here = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/js/node_modules/pyodide");
    let package = env::var_os("AFTERDEL_PYODIDE").map_or_else(here, PathBuf::from);
    let node = Command::new("node").arg("--version").output().is_ok_and(|output| output.status.success());
    (node && package.join("pyodide.mjs").is_file()).then_some(package)
}

/// An empty folder of the test's own.
fn fresh(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder can be made there");
    folder
}

/// How Afterdel and Pyodide differ on a program, in words.
fn difference(program: &Path, oracle: Option<&Oracle>) -> Option<String> {
    let ours = beside(program, "").expect("the batch has run it");
    if BROKEN.contains(&ours.status) {
        return Some(format!("{} ({})", ours.stderr, ours.status));
    }
    oracle?;
    let theirs = beside(program, "cpython.").expect("Pyodide has run it");
    assert!(theirs.status == 0, "{} does not run to its end on Pyodide: {}", program.display(), theirs.stderr);
    ours.difference("afterdel", &theirs, "Pyodide")
}

#[test]
fn random_programs_do_the_same_on_pyodide() {
    let folder = fresh("increments");
    let seed = number_from_env("AFTERDEL_SEED", 1);
    let seeds = seed..seed + number_from_env("AFTERDEL_RANDOM", DEFAULT);
    let program = |seed: u64| folder.join(format!("{seed}.py"));
    for seed in seeds.clone() {
        fs::write(program(seed), INCREMENTS.program(seed)).expect("a program can be written");
    }
    shrink::run_batch(&folder, &["--verify", "--policy", "incremental"]).expect("the batch runs");
    let mut oracle = pyodide().map(|package| Oracle::start_pyodide(&package).expect("Pyodide starts"));
    if let Some(oracle) = &mut oracle {
        oracle.run(&folder).expect("Pyodide runs the programs");
    } else {
        eprintln!("no Pyodide at hand: the programs were only run");
    }
    let mut problems = Vec::new();
    for seed in seeds.clone() {
        let Some(mut problem) = difference(&program(seed), oracle.as_ref()) else { continue };
        if let Some(oracle) = oracle.as_mut().filter(|_| problems.len() < SHORTENED) {
            let short = shrink::shrink(&INCREMENTS.program(seed), &fresh("increments_short"), oracle);
            problem += &format!("\nin short:\n{}", short.expect("both run parts of it").replace('\n', "\n    "));
        }
        problems.push(format!("{}: {problem}", program(seed).display()));
    }
    assert!(problems.is_empty(), "{} of {} differ\n{}", problems.len(), seeds.count(), problems.join("\n\n"));
}
