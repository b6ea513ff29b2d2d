//! What the tests that run whole Python programs share: where the interpreters are, and how to run one with a limit.

#![allow(dead_code, reason = "each test program uses its own part of this module")]

pub mod generator;
pub mod oracle;
pub mod process;
pub mod shrink;

use afterdel_protocol::PythonVersion;
use process::Limits;
use std::env;
use std::fs;
use std::hash::{Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
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

    /// What was written down about a program under 3.14; nothing is written down where there is nothing to say.
    pub fn read(program: &Path) -> Result<Self, String> {
        Self::read_of(program, PythonVersion::default())
    }

    /// What was written down about a program: for another version than 3.14, what is not the same there.
    pub fn read_of(program: &Path, version: PythonVersion) -> Result<Self, String> {
        let read = |extension: &str| {
            let mut found = None;
            if version != PythonVersion::default() {
                found = recorded(program, &format!("{}.{extension}", version.name()))?;
            }
            if found.is_none() {
                found = recorded(program, extension)?;
            }
            Ok::<_, String>(found)
        };
        let stdout = read("out")?.ok_or("no recorded output (AFTERDEL_RECORD=1 makes it)")?;
        let status = read("status")?.unwrap_or_default();
        let status = if status.is_empty() { Ok(0) } else { status.trim_end().parse() };
        Ok(Self {
            stdout,
            stderr: read("err")?.unwrap_or_default(),
            status: status.map_err(|_| "the recorded .status is not a number")?,
        })
    }

    /// With addresses on stdout made one.
    pub fn without_addresses(self) -> Self {
        Self { stdout: without_addresses(&self.stdout), ..self }
    }

    /// Writes down what a program did under 3.14.
    pub fn write(&self, program: &Path) -> io::Result<()> {
        fs::write(program.with_extension("out"), &self.stdout)?;
        let status = self.status_text();
        write_unless(status.is_empty(), &program.with_extension("status"), &status)?;
        write_unless(self.stderr.is_empty(), &program.with_extension("err"), &self.stderr)
    }

    /// Writes down what a program did under another version, as far as it differs from what is written down of 3.14.
    pub fn write_of(&self, program: &Path, version: PythonVersion) -> Result<(), String> {
        let usual = Self::read(program)?;
        let streams = [
            ("out", &self.stdout, &usual.stdout),
            ("err", &self.stderr, &usual.stderr),
            ("status", &self.status_text(), &usual.status_text()),
        ];
        for (extension, text, usual) in streams {
            let path = program.with_extension(format!("{}.{extension}", version.name()));
            write_unless(text == usual, &path, text).map_err(|error| format!("{}: {error}", path.display()))?;
        }
        Ok(())
    }

    fn status_text(&self) -> String {
        if self.status == 0 { String::new() } else { format!("{}\n", self.status) }
    }
}

/// A recording beside a program, if there is one.
fn recorded(program: &Path, extension: &str) -> Result<Option<String>, String> {
    match fs::read_to_string(program.with_extension(extension)) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(format!("the recorded .{extension} cannot be read: {error}")),
    }
}

/// Writes a recording, or sees to it that there is none.
fn write_unless(needless: bool, path: &Path, text: &str) -> io::Result<()> {
    match needless {
        false => fs::write(path, text),
        true if path.exists() => fs::remove_file(path),
        true => Ok(()),
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

/// A real CPython 3.14 on this machine.
pub fn cpython() -> Option<PathBuf> {
    cpython_of(PythonVersion::default())
}

/// A real CPython of a version on this machine: the one named by `AFTERDEL_CPYTHON` (`AFTERDEL_CPYTHON_3_13`,
/// `AFTERDEL_CPYTHON_3_15`), else the one in the user's cache folder.
///
/// # Panics
/// When the variable is set and names no file: a typo must not quietly turn the live comparison off.
pub fn cpython_of(version: PythonVersion) -> Option<PathBuf> {
    let variable = match version {
        PythonVersion::V3_14 => "AFTERDEL_CPYTHON".to_owned(),
        other => format!("AFTERDEL_CPYTHON_{}", other.name().replace('.', "_")),
    };
    if let Some(named) = env::var_os(&variable).filter(|value| !value.is_empty()) {
        let path = PathBuf::from(named);
        assert!(path.is_file(), "{variable} names no file: {}", path.display());
        return Some(path);
    }
    let cache = match env::var_os("XDG_CACHE_HOME").filter(|value| !value.is_empty()) {
        Some(folder) => PathBuf::from(folder),
        None => PathBuf::from(env::var_os("HOME")?).join(".cache"),
    };
    let path = cache.join("afterdel/cpython/bin").join(format!("python{}", version.name()));
    path.is_file().then_some(path)
}

/// The `afterdel` binary that this test run has built.
pub fn afterdel() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_afterdel"))
}

/// Runs a program on a real CPython.
pub fn run_cpython(python: &Path, program: &Path) -> Result<Observed, String> {
    let mut command = Command::new(python);
    as_compared(&mut command, python)?;
    observe(command, program, "CPython")
}

/// What a CPython must be told, so that it says the same each time: the library's modules are compiled already, as where
/// Python has been used before (compiling makes objects that count for automatic collection), and none is written.
fn as_compared(command: &mut Command, python: &Path) -> Result<(), String> {
    command.env("PYTHONHASHSEED", "0").env("PYTHONIOENCODING", "utf-8").env("PYTHONDONTWRITEBYTECODE", "1");
    command.env("NO_COLOR", "1").env_remove("PYTHONPATH").env("PYTHONPYCACHEPREFIX", warmed(python)?);
    Ok(())
}

/// The folder with the compiled modules of a CPython: filled once, by whoever comes first.
fn warmed(python: &Path) -> Result<PathBuf, String> {
    static FILLING: Mutex<()> = Mutex::new(());
    let _one_at_a_time = FILLING.lock();
    let mut hasher = std::hash::DefaultHasher::new();
    (python, include_str!("warm.py")).hash(&mut hasher);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("modules-{:016x}", hasher.finish()));
    if folder.is_dir() {
        return Ok(folder);
    }
    let filled = folder.with_extension(std::process::id().to_string());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support/warm.py");
    let status = Command::new(python)
        .arg("-X")
        .arg(format!("pycache_prefix={}", filled.display()))
        .arg(script)
        .arg(cases_dir())
        .env_remove("PYTHONPATH")
        .stdout(Stdio::null())
        .status();
    match status {
        // Another process may have been faster: then its folder stays.
        Ok(status) if status.success() => match fs::rename(&filled, &folder) {
            Err(error) if !folder.is_dir() => Err(format!("{} cannot be named: {error}", filled.display())),
            _ => Ok(folder),
        },
        Ok(status) => Err(format!("CPython did not compile its modules: {status}")),
        Err(error) => Err(format!("CPython did not start: {error}")),
    }
}

/// Runs a program on Afterdel.
pub fn run_afterdel(program: &Path, version: PythonVersion) -> Result<Observed, String> {
    let mut command = Command::new(afterdel());
    command.args(["run", "--python", version.name()]);
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
