//! What the tests that run whole Python programs share: where the interpreters are, and how to run one with a limit.

#![allow(dead_code, reason = "each test program uses its own part of this module")]

pub mod generator;
pub mod oracle;
pub mod process;
pub mod shrink;

use process::Limits;
use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// How long one program may take, on either interpreter.
pub const PROGRAM_LIMIT: Duration = Duration::from_secs(60);
/// The status of `afterdel` for a broken heap, a panic, and a program that does not end.
pub const BROKEN: [i32; 3] = [70, 101, 124];
/// Hexadecimal numbers with fewer digits are the program's own.
const SHORTEST_ADDRESS: usize = 6;

/// What Python programs are judged by: everything on stdout and on stderr, the exit status.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Observed {
    /// Everything that the program wrote to stdout.
    pub stdout: String,
    /// Everything that was written to stderr, without the program's folder and without addresses.
    pub stderr: String,
    /// The exit status.
    pub status: i32,
}

impl Observed {
    /// Keeps of the outputs of a program in `folder` what can be compared.
    pub fn new(stdout: String, stderr: &str, status: i32, folder: &Path) -> Self {
        let stderr = without_addresses(&stderr.replace(&format!("{}/", folder.display()), ""));
        Self { stdout, stderr, status }
    }

    /// Says how `self` (named `got`) differs from `expected`, or nothing where it does not.
    pub fn difference(&self, got: &str, expected: &Self, wanted: &str) -> Option<String> {
        let mut report = Vec::new();
        if self.status != expected.status {
            report.push(format!("exit status: {got} {}, {wanted} {}", self.status, expected.status));
        }
        for (stream, ours, theirs) in
            [("stderr", &self.stderr, &expected.stderr), ("stdout", &self.stdout, &expected.stdout)]
        {
            if ours != theirs {
                report.push(first_difference(stream, ours, got, theirs, wanted));
            }
        }
        (!report.is_empty()).then(|| report.join("\n"))
    }

    /// What was written down about a program; nothing is written down where there is nothing to say.
    pub fn read(program: &Path) -> Result<Self, String> {
        let optional = |extension: &str| match fs::read_to_string(program.with_extension(extension)) {
            Ok(text) => Ok(text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
            Err(error) => Err(format!("the recorded .{extension} cannot be read: {error}")),
        };
        let stdout = fs::read_to_string(program.with_extension("out"))
            .map_err(|error| format!("no recorded output (AFTERDEL_RECORD=1 makes it): {error}"))?;
        let status = optional("status")?;
        let status = if status.is_empty() { Ok(0) } else { status.trim_end().parse() };
        Ok(Self {
            stdout,
            stderr: optional("err")?,
            status: status.map_err(|_| "the recorded .status is not a number")?,
        })
    }

    /// With addresses on stdout made one.
    pub fn without_addresses(self) -> Self {
        Self { stdout: without_addresses(&self.stdout), ..self }
    }

    /// Writes down what a program did.
    pub fn write(&self, program: &Path) -> io::Result<()> {
        fs::write(program.with_extension("out"), &self.stdout)?;
        let status = if self.status == 0 { String::new() } else { format!("{}\n", self.status) };
        for (extension, text) in [("err", &self.stderr), ("status", &status)] {
            let path = program.with_extension(extension);
            if !text.is_empty() {
                fs::write(path, text)?;
            } else if path.exists() {
                fs::remove_file(path)?;
            }
        }
        Ok(())
    }
}

/// `0x7f12...` is another one in each run.
fn without_addresses(text: &str) -> String {
    let mut parts = text.split("0x");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digits = part.find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(part.len());
        kept.push_str("0x");
        kept.push_str(if digits < SHORTEST_ADDRESS { &part[..digits] } else { "..." });
        kept.push_str(&part[digits..]);
    }
    kept
}

/// Shows the first line in which two outputs differ, with the few lines before it.
fn first_difference(stream: &str, got_text: &str, got: &str, wanted_text: &str, wanted: &str) -> String {
    let got_lines: Vec<&str> = got_text.lines().collect();
    let wanted_lines: Vec<&str> = wanted_text.lines().collect();
    let same = got_lines.iter().zip(&wanted_lines).take_while(|(a, b)| a == b).count();
    let mut report = format!("{stream} differs from line {}:\n", same + 1);
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
    as_compared(&mut command);
    observe(command, program, "CPython")
}

/// What a CPython must be told, so that it says the same each time.
fn as_compared(command: &mut Command) -> &mut Command {
    command.env("PYTHONHASHSEED", "0").env("PYTHONIOENCODING", "utf-8").env("PYTHONDONTWRITEBYTECODE", "1");
    command.env("NO_COLOR", "1").env_remove("PYTHONPATH")
}

/// Runs a program on Afterdel.
pub fn run_afterdel(program: &Path) -> Result<Observed, String> {
    let mut command = Command::new(afterdel());
    command.arg("run");
    observe(command, program, "afterdel")
}

/// Runs a command on a program with this module's limit.
fn observe(mut command: Command, program: &Path, name: &str) -> Result<Observed, String> {
    let limits = Limits { time: PROGRAM_LIMIT, output_bytes: 16 << 20 };
    let outcome = process::run(command.arg(program), limits).map_err(|problem| format!("{name} {problem}"))?;
    let folder = program.parent().unwrap_or(program);
    Ok(Observed::new(outcome.stdout, &outcome.stderr, outcome.status, folder))
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
