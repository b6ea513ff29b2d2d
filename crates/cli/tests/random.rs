//! Random programs about memory leave the heap whole, and do what real CPython does.
//!
//! `AFTERDEL_RANDOM=N` programs (1000 by default) from seeds `AFTERDEL_SEED` (1 by default) on: program number i has
//! the seed `AFTERDEL_SEED + i`, so a failing one comes back alone with its own seed and `AFTERDEL_RANDOM=1`.
//!
//! They run in batches, by `afterdel run --verify --batch DIR`: each `NAME.py` in a machine of its own, with `verify()`
//! after each collection and at the end; beside each it writes `NAME.out` (stdout), `NAME.err` (stderr) and
//! `NAME.status` (the exit status that the program alone would have had). The process ends with 0 when every
//! heap was whole, with 70 and a message on stderr that names the program when one was not.
//! Where a CPython is at hand (see `support::cpython`), the first part of each batch is compared with it.

mod support;

use libtest_mimic::{Arguments, Failed, Trial};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Duration;
use support::process::{self, Limits};
use support::{Observed, generator};

/// Programs in one batch: one test, one process.
const BATCH: u64 = 50;
/// Of each batch, how many are compared with CPython, unless `AFTERDEL_COMPARED` is `all`.
const COMPARED: u64 = 10;
/// Programs that the test of the generator itself looks at, on CPython too where there is one.
const SOUND: u64 = 100;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let count = support::number_from_env("AFTERDEL_RANDOM", 1000);
    let seed = support::number_from_env("AFTERDEL_SEED", 1);
    let python = support::cpython();
    let generator_python = python.clone();
    let mut trials = vec![Trial::test("generator_is_sound", move || {
        generator_is_sound(seed, count.min(SOUND), generator_python.as_deref())
    })];
    for first in (0..count).step_by(BATCH as usize) {
        let seeds = seed + first..seed + (first + BATCH).min(count);
        let python = python.clone();
        trials.push(Trial::test(format!("seeds_{}_to_{}", seeds.start, seeds.end - 1), move || {
            run_batch(seeds, python.as_deref())
        }));
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// A fresh folder with the programs of some seeds.
fn write_programs(folder: &str, seeds: std::ops::Range<u64>) -> Result<PathBuf, Failed> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    for seed in seeds {
        fs::write(folder.join(format!("{seed}.py")), generator::program(seed))?;
    }
    Ok(folder)
}

/// Programs are of the promised length, come out the same each time, and run to their end on CPython.
fn generator_is_sound(seed: u64, count: u64, python: Option<&Path>) -> Result<(), Failed> {
    let seeds = seed..seed + count;
    for seed in seeds.clone() {
        let text = generator::program(seed);
        let lines = text.lines().count();
        if !generator::LINES.contains(&lines) {
            return Err(format!("the program of seed {seed} has {lines} lines").into());
        }
        if text != generator::program(seed) {
            return Err(format!("seed {seed} gives two different programs").into());
        }
    }
    let Some(python) = python else { return Ok(()) };
    let folder = write_programs("random_sound", seeds.clone())?;
    for seed in seeds {
        let program = folder.join(format!("{seed}.py"));
        let observed = support::run_cpython(python, &program)?;
        if observed.status != 0 || !observed.stdout.lines().any(|line| line.starts_with("end ")) {
            let problem = observed.stderr;
            return Err(format!("{} does not run to its end on CPython: {problem}", program.display()).into());
        }
        if observed.stdout.lines().count() < 3 {
            return Err(format!("{} prints next to nothing", program.display()).into());
        }
    }
    Ok(())
}

/// One batch on Afterdel; then a part of it on CPython.
fn run_batch(seeds: std::ops::Range<u64>, python: Option<&Path>) -> Result<(), Failed> {
    let folder = write_programs(&format!("random_{}", seeds.start), seeds.clone())?;
    let mut command = Command::new(support::afterdel());
    command.args(["run", "--verify", "--batch"]).arg(&folder);
    let limits = Limits { time: Duration::from_secs(120), output_bytes: 1 << 20 };
    let outcome = process::run(&mut command, limits)
        .map_err(|problem| format!("afterdel {problem}; {}", unfinished(&folder, seeds.clone())))?;
    if outcome.status != 0 {
        let status = outcome.status;
        return Err(format!("afterdel ended with {status} on {}:\n{}", folder.display(), outcome.stderr).into());
    }
    let compared =
        if std::env::var_os("AFTERDEL_COMPARED").is_some_and(|value| value == "all") { BATCH } else { COMPARED };
    for seed in seeds.clone() {
        let observed = read_outputs(&folder, seed)?;
        let Some(python) = python.filter(|_| seed - seeds.start < compared) else {
            continue;
        };
        let program = folder.join(format!("{seed}.py"));
        let expected = support::run_cpython(python, &program)?;
        if let Some(difference) = observed.difference("afterdel", &expected, "CPython") {
            let again = format!("AFTERDEL_SEED={seed} AFTERDEL_RANDOM=1");
            return Err(format!("{} ({again})\n{difference}", program.display()).into());
        }
    }
    fs::remove_dir_all(folder)?;
    Ok(())
}

/// What a batch wrote about one program.
fn read_outputs(folder: &Path, seed: u64) -> Result<Observed, Failed> {
    let read = |extension: &str| {
        let path = folder.join(format!("{seed}.{extension}"));
        fs::read_to_string(&path).map_err(|error| format!("{} was not written: {error}", path.display()))
    };
    let status = read("status")?;
    Ok(Observed::new(
        read("out")?,
        &read("err")?,
        status.trim().parse().map_err(|_| format!("{seed}.status is not a number: {status}"))?,
        folder,
    ))
}

/// Names the first program of a batch that has no result.
fn unfinished(folder: &Path, mut seeds: std::ops::Range<u64>) -> String {
    match seeds.find(|seed| !folder.join(format!("{seed}.status")).exists()) {
        Some(seed) => format!("{}/{seed}.py has no result", folder.display()),
        None => "all programs have results".to_owned(),
    }
}
