//! `cargo xtask bench --accounting`: what counting and accounting cost while nobody looks.
//!
//! The terminal's engine is built as it is shipped and without sums by line, bytes, peaks and frees by reason (the feature
//! `uncounted`); both run the benchmark programs in turns, and the median of the rounds' ratios is taken.

use crate::command::{command, output, run as run_command};
use crate::workspace::{npm, root};
use std::path::{Path, PathBuf};

const ALLOWED: f64 = 1.05;
const ROUNDS: usize = 7;

/// Measures all programs. Err: the geometric mean of the ratios is above what is allowed.
pub(super) fn run() -> Result<(), String> {
    let (with, without) = (built("counted", &[])?, built("uncounted", &["--features", "uncounted"])?);
    println!("{:24} {:>9} {:>9} {:>6}", "program", "with s", "without s", "ratio");
    let mut ratios = Vec::new();
    for program in programs()? {
        let mut rounds = Vec::new();
        for _ in 0..ROUNDS {
            rounds.push((seconds(&with, &program)?, seconds(&without, &program)?));
        }
        rounds.sort_by(|one, other| (one.0 / one.1).total_cmp(&(other.0 / other.1)));
        let (with_s, without_s) = rounds[ROUNDS / 2];
        let ratio = with_s / without_s;
        let name = program.file_stem().unwrap_or_default().to_string_lossy();
        println!("{name:24} {with_s:9.3} {without_s:9.3} {ratio:6.3}");
        ratios.push(ratio);
    }
    let mean = (ratios.iter().map(|ratio| ratio.ln()).sum::<f64>() / ratios.len() as f64).exp();
    println!("geometric mean of {}: {mean:.3}, allowed {ALLOWED}", ratios.len());
    if mean <= ALLOWED { Ok(()) } else { Err("counting and accounting cost too much".to_owned()) }
}

/// The engine, built with some features, in a folder of its own.
fn built(name: &str, features: &[&str]) -> Result<PathBuf, String> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let folder = target.join(name);
    let mut build = command("cargo", &["build", "--release", "--package", "afterdel-cli", "--target-dir"]);
    build.arg(&folder).args(features);
    run_command(build)?;
    Ok(folder.join("release/afterdel"))
}

/// The benchmark programs that measure their own seconds.
fn programs() -> Result<Vec<PathBuf>, String> {
    let folder = npm().join("bench/programs");
    let entries = std::fs::read_dir(&folder).map_err(|error| format!("cannot list {}: {error}", folder.display()))?;
    let times = |path: &PathBuf| std::fs::read_to_string(path).is_ok_and(|text| text.contains("print(elapsed)"));
    let mut programs: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).filter(times).collect();
    programs.sort();
    Ok(programs)
}

/// The seconds that a program prints last.
fn seconds(engine: &Path, program: &Path) -> Result<f64, String> {
    let mut run = command(engine, &["run"]);
    run.arg(program);
    let printed = output(run)?;
    let last = printed.lines().last().unwrap_or_default();
    last.trim().parse().map_err(|_| format!("{} ends with `{last}`, not with seconds", program.display()))
}
