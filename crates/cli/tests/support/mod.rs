//! What the tests that run whole Python programs share: where the interpreters are, and how to run one with a limit.

#![allow(dead_code, reason = "each test program uses its own part of this module")]

pub mod generator;
pub mod process;

use process::{Limits, Outcome};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// How long one program may take, on either interpreter.
pub const PROGRAM_LIMIT: Duration = Duration::from_secs(60);

/// What Python programs are judged by: everything on stdout, the last line of stderr, the exit status.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Observed {
    /// Everything that the program wrote to stdout.
    pub stdout: String,
    /// The last line of stderr that is not blank; empty where there is none.
    pub last_error: String,
    /// The exit status.
    pub status: i32,
}

impl Observed {
    /// Keeps of a program's outputs what can be compared.
    pub fn new(stdout: String, stderr: &str, status: i32) -> Self {
        let last_error = stderr.lines().rev().find(|line| !line.trim().is_empty());
        let last_error = last_error.unwrap_or_default().trim_end().to_owned();
        Self { stdout, last_error, status }
    }

    /// Keeps of a finished process what can be compared.
    fn of(outcome: Outcome) -> Self {
        Self::new(outcome.stdout, &outcome.stderr, outcome.status)
    }

    /// Says how `self` (named `got`) differs from `expected`, or nothing where it does not.
    pub fn difference(&self, got: &str, expected: &Self, wanted: &str) -> Option<String> {
        let mut report = Vec::new();
        if self.status != expected.status {
            report.push(format!("exit status: {got} {}, {wanted} {}", self.status, expected.status));
        }
        if self.last_error != expected.last_error {
            report.push(format!(
                "last line of stderr:\n  {got}: {}\n  {wanted}: {}",
                self.last_error, expected.last_error
            ));
        }
        if self.stdout != expected.stdout {
            report.push(first_difference(&self.stdout, got, &expected.stdout, wanted));
        }
        (!report.is_empty()).then(|| report.join("\n"))
    }
}

/// Shows the first line in which two outputs differ, with the few lines before it.
fn first_difference(got_text: &str, got: &str, wanted_text: &str, wanted: &str) -> String {
    let got_lines: Vec<&str> = got_text.lines().collect();
    let wanted_lines: Vec<&str> = wanted_text.lines().collect();
    let same = got_lines.iter().zip(&wanted_lines).take_while(|(a, b)| a == b).count();
    let mut report = format!("stdout differs from line {}:\n", same + 1);
    for line in &got_lines[same.saturating_sub(3)..same] {
        report.push_str(&format!("    {line}\n"));
    }
    for (name, lines) in [(got, &got_lines), (wanted, &wanted_lines)] {
        for line in lines.iter().skip(same).take(3) {
            report.push_str(&format!("  {name}: {line}\n"));
        }
        if lines.len() <= same {
            report.push_str(&format!("  {name}: (ends here)\n"));
        }
    }
    report.trim_end().to_owned()
}

/// The folder of recorded programs.
pub fn cases_dir() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases")
}

/// A real CPython 3.14 on this machine: the one named by `AFTERDEL_CPYTHON`, else the one in the user's cache folder.
///
/// # Panics
/// When `AFTERDEL_CPYTHON` is set and names no file: a typo must not quietly turn the live comparison off.
pub fn cpython() -> Option<PathBuf> {
    if let Some(named) = env::var_os("AFTERDEL_CPYTHON").filter(|value| !value.is_empty()) {
        let path = PathBuf::from(named);
        assert!(path.is_file(), "AFTERDEL_CPYTHON names no file: {}", path.display());
        return Some(path);
    }
    let cache = match env::var_os("XDG_CACHE_HOME").filter(|value| !value.is_empty()) {
        Some(folder) => PathBuf::from(folder),
        None => PathBuf::from(env::var_os("HOME")?).join(".cache"),
    };
    let path = cache.join("afterdel/cpython/bin/python3.14");
    path.is_file().then_some(path)
}

/// The `afterdel` binary that this test run has built.
pub fn afterdel() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_afterdel"))
}

/// Runs a program on a real CPython.
pub fn run_cpython(python: &Path, program: &Path) -> Result<Observed, String> {
    let mut command = Command::new(python);
    command.arg(program).env("PYTHONHASHSEED", "0").env("PYTHONIOENCODING", "utf-8");
    command.env("PYTHONDONTWRITEBYTECODE", "1").env("NO_COLOR", "1").env_remove("PYTHONPATH");
    observe(command, "CPython")
}

/// Runs a program on Afterdel.
pub fn run_afterdel(program: &Path) -> Result<Observed, String> {
    let mut command = Command::new(afterdel());
    command.arg("run").arg(program);
    observe(command, "afterdel")
}

/// Runs a command with this module's limit.
fn observe(command: Command, name: &str) -> Result<Observed, String> {
    let limits = Limits { time: PROGRAM_LIMIT, output_bytes: 16 << 20 };
    process::run(command, limits).map(Observed::of).map_err(|problem| format!("{name} {problem}"))
}

/// A number given in an environment variable, or a default.
///
/// # Panics
/// When the variable is set to something that is not a number.
pub fn number_from_env(name: &str, default: u64) -> u64 {
    match env::var(name) {
        Ok(text) => text.parse().unwrap_or_else(|_| panic!("{name} is not a number: {text}")),
        Err(_) => default,
    }
}
