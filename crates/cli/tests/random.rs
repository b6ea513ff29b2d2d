//! Random programs leave the heap whole, and do what real CPython does.
//!
//! `AFTERDEL_RANDOM=N` programs (`DEFAULT` without it), as many of each kind, from seeds `AFTERDEL_SEED` (1 by default)
//! on. A test is a batch of one kind; the words after `--` choose kinds by name, as with any test program.
//!
//! Batches run by `afterdel run --batch DIR`, with `--verify` unless `AFTERDEL_VERIFY=0`: each `NAME.py` in a machine of
//! its own, with `verify()` after each collection and at the end. Where a CPython is at hand (see `support::cpython`) it
//! runs the same programs, and the same must come out: all of stdout and stderr, the exit status. A program
//! that differs is run once more, started like any other, and then made short by leaving out lines
//! (`AFTERDEL_SHRINK=N` of the whole run, 6 by default).
//! `AFTERDEL_PYTHON=3.13` or `3.15` compares that version with its CPython (`support::cpython_of`).
//! `AFTERDEL_ALL_KINDS=1` has the kinds too in which disagreements are known; `AFTERDEL_TABLE=1` prints at the end how
//! many of each kind agreed.

mod support;

use afterdel_protocol::PythonVersion;
use libtest_mimic::{Arguments, Failed, Trial};
use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use support::generator::{KINDS, Kind};
use support::oracle::{Oracle, beside};
use support::{BROKEN, Observed, shrink};

/// Programs of a plain test run.
const DEFAULT: u64 = 40;
/// Programs in one batch at most: one test, one process.
const BATCH: u64 = 50;
/// Programs of each kind that the test of the generator itself looks at, on CPython too where there is one.
const SOUND: u64 = 5;

/// The status of a CPython for whose program the machine has not memory enough (`'x' * 2 ** 31`, with several such programs at
/// once): it has no answer.
const KILLED: i32 = 128 + 9;

/// Programs made short so far.
static SHORTENED: AtomicU64 = AtomicU64::new(0);

/// Agreed and run, by kind.
static TABLE: Mutex<BTreeMap<&str, (u64, u64)>> = Mutex::new(BTreeMap::new());

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let all = support::number_from_env("AFTERDEL_ALL_KINDS", 0) > 0;
    let kinds: Vec<&Kind> = KINDS.iter().filter(|kind| all || kind.settled).collect();
    let count = support::number_from_env("AFTERDEL_RANDOM", DEFAULT).div_ceil(kinds.len() as u64);
    let seed = support::number_from_env("AFTERDEL_SEED", 1);
    let version = version();
    let python = support::cpython_of(version);
    let mut trials = Vec::new();
    for kind in kinds {
        // The programs are 3.14's: another version ends some of them early.
        let generator_python = python.clone().filter(|_| version == PythonVersion::default());
        trials.push(Trial::test(format!("{}__generator_is_sound", kind.name), move || {
            generator_is_sound(kind, seed..seed + count.min(SOUND), generator_python.as_deref())
        }));
        for first in (0..count).step_by(BATCH as usize) {
            let seeds = seed + first..seed + (first + BATCH).min(count);
            let python = python.clone();
            trials.push(Trial::test(format!("{}__seeds_{}_to_{}", kind.name, seeds.start, seeds.end - 1), move || {
                run_batch(kind, seeds, version, python.as_deref())
            }));
        }
    }
    let conclusion = libtest_mimic::run(&arguments, trials);
    if support::number_from_env("AFTERDEL_TABLE", 0) > 0 {
        print_table();
    }
    conclusion.exit_code()
}

fn print_table() {
    let table = TABLE.lock().expect("no holder panics");
    let mut all = (0, 0);
    for (name, (agreed, run)) in &*table {
        println!("  {name:<20} {agreed:>5} of {run:>5} agree");
        all = (all.0 + agreed, all.1 + run);
    }
    println!("  {:<20} {:>5} of {:>5} agree", "all", all.0, all.1);
}

/// The version of `AFTERDEL_PYTHON`.
fn version() -> PythonVersion {
    let Ok(name) = std::env::var("AFTERDEL_PYTHON") else { return PythonVersion::default() };
    PythonVersion::named(&name).unwrap_or_else(|| panic!("AFTERDEL_PYTHON is no version that is modelled: {name}"))
}

/// An empty folder.
fn fresh(folder: &str) -> Result<PathBuf, Failed> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// A fresh folder with the programs of some seeds.
fn write_programs(folder: &str, kind: &Kind, seeds: Range<u64>) -> Result<PathBuf, Failed> {
    let folder = fresh(folder)?;
    for seed in seeds {
        fs::write(folder.join(format!("{seed}.py")), kind.program(seed))?;
    }
    Ok(folder)
}

/// Programs come out the same each time, and run to their end on CPython.
fn generator_is_sound(kind: &Kind, seeds: Range<u64>, python: Option<&Path>) -> Result<(), Failed> {
    for seed in seeds.clone() {
        if kind.program(seed) != kind.program(seed) {
            return Err(format!("seed {seed} gives two different programs").into());
        }
    }
    let Some(python) = python else { return Ok(()) };
    let folder = write_programs(&format!("sound_{}", kind.name), kind, seeds.clone())?;
    for seed in seeds {
        let program = folder.join(format!("{seed}.py"));
        let observed = support::run_cpython(python, &program)?;
        // Some end with an error that nobody catches.
        if observed.status > 1 || !observed.stdout.split_whitespace().any(|word| word == "end") {
            let problem = observed.stderr;
            return Err(format!("{} does not run to its end on CPython: {problem}", program.display()).into());
        }
        if observed.stdout.lines().count() < 3 {
            return Err(format!("{} prints next to nothing", program.display()).into());
        }
        if observed.stdout.contains(" at 0x") {
            return Err(format!("{} prints an address", program.display()).into());
        }
    }
    fs::remove_dir_all(folder)?;
    Ok(())
}

/// One batch on Afterdel and on CPython.
fn run_batch(kind: &Kind, seeds: Range<u64>, version: PythonVersion, python: Option<&Path>) -> Result<(), Failed> {
    let name = format!("random_{}_{}", kind.name, seeds.start);
    let folder = write_programs(&name, kind, seeds.clone())?;
    let mut options = vec!["--python", version.name()];
    options.extend((support::number_from_env("AFTERDEL_VERIFY", 1) > 0).then_some("--verify"));
    shrink::run_batch(&folder, &options)?;
    let mut oracle = python.map(|python| Oracle::start(python, version)).transpose()?;
    if let Some(oracle) = &mut oracle {
        oracle.run(&folder)?;
    }
    let mut problems = Vec::new();
    let shortened = support::number_from_env("AFTERDEL_SHRINK", 6);
    let run = seeds.end - seeds.start;
    for seed in seeds {
        let program = folder.join(format!("{seed}.py"));
        let observed = beside(&program, "")?;
        if BROKEN.contains(&observed.status) {
            problems.push(format!("{}: {} ({})", program.display(), observed.stderr, observed.status));
            continue;
        }
        let Some((oracle, python)) = oracle.as_mut().zip(python) else { continue };
        if let Some(difference) = disagreement(&program, observed, python)? {
            let mut problem = format!("{}: {difference}", program.display());
            if SHORTENED.fetch_add(1, Ordering::Relaxed) < shortened {
                let text = fs::read_to_string(&program)?;
                let short = shrink::shrink(&text, &fresh(&format!("{name}_short"))?, oracle)?;
                problem += &format!("\nin short:\n{}", short.replace('\n', "\n    "));
            }
            problems.push(problem);
        }
    }
    let mut table = TABLE.lock().map_err(|_| "another test panicked")?;
    let (agreed, all) = table.entry(kind.name).or_default();
    *agreed += run - problems.len() as u64;
    *all += run;
    if problems.is_empty() {
        fs::remove_dir_all(folder)?;
        return Ok(());
    }
    Err(format!("{} of {run} differ\n{}", problems.len(), problems.join("\n\n")).into())
}

/// How a program's results differ; one that is started by itself decides.
fn disagreement(program: &Path, observed: Observed, python: &Path) -> Result<Option<String>, Failed> {
    let expected = beside(program, "cpython.")?;
    if observed.difference("afterdel", &expected, "CPython").is_none() {
        return Ok(None);
    }
    let expected = support::run_cpython(python, program)?;
    if expected.status == KILLED {
        return Ok(None);
    }
    Ok(observed.without_addresses().difference("afterdel", &expected.without_addresses(), "CPython"))
}
