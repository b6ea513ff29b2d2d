//! A real CPython that runs many programs: one process, copied for each of them; or a Pyodide, which clears up after each.

use super::Observed;
use afterdel_protocol::PythonVersion;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// Seconds that a program may take.
const LIMIT: u64 = 20;

/// The running process.
pub struct Oracle {
    child: Child,
    folders: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
    /// What Afterdel is told so that it does the same.
    pub options: [&'static str; 2],
}

impl Oracle {
    /// Starts it.
    pub fn start(python: &Path, version: PythonVersion) -> Result<Self, String> {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support/fork_each.py");
        let mut command = Command::new(python);
        command.arg(script).arg(LIMIT.to_string());
        super::as_compared(&mut command, python)?;
        Self::spawn(command, ["--python", version.name()])
    }

    /// Starts a Pyodide, whose package is in a folder. `kinds/increments.txt` has the programs for it: they do not see what
    /// others have left.
    pub fn start_pyodide(package: &Path) -> Result<Self, String> {
        let mut command = Command::new("node");
        command.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support/pyodide_each.mjs")).arg(package);
        Self::spawn(command, ["--policy", "incremental"])
    }

    fn spawn(mut command: Command, options: [&'static str; 2]) -> Result<Self, String> {
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().map_err(|error| format!("CPython did not start: {error}"))?;
        let folders = child.stdin.take();
        let answers = BufReader::new(child.stdout.take().expect("stdout is piped"));
        Ok(Self { child, folders, answers, options })
    }

    /// Runs every program of a folder; each has its results beside it then.
    pub fn run(&mut self, folder: &Path) -> Result<(), String> {
        let lost = |error: std::io::Error| format!("CPython is lost: {error}");
        let folders = self.folders.as_mut().expect("open until dropped");
        writeln!(folders, "{}", folder.display()).and_then(|()| folders.flush()).map_err(lost)?;
        let mut answer = String::new();
        self.answers.read_line(&mut answer).map_err(lost)?;
        if answer.trim() == "done" { Ok(()) } else { Err("CPython did not run them".to_owned()) }
    }
}

impl Drop for Oracle {
    fn drop(&mut self) {
        // Its loop ends with its input.
        self.folders = None;
        let _ = self.child.wait();
    }
}

/// What was written beside a program, by whoever names his files so.
pub fn beside(program: &Path, by: &str) -> Result<Observed, String> {
    let read = |extension: &str| {
        let path = program.with_extension(format!("{by}{extension}"));
        let bytes = fs::read(&path).map_err(|error| format!("{} was not written: {error}", path.display()))?;
        Ok::<_, String>(String::from_utf8_lossy(&bytes).into_owned())
    };
    let status = read("status")?;
    let status = status.trim().parse().map_err(|_| format!("{}: no status: {status}", program.display()))?;
    let folder = program.parent().expect("a program is in a folder");
    Ok(Observed::new(read("out")?, &read("err")?, status, folder))
}
