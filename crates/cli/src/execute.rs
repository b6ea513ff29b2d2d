//! Running programs.

use std::io::Write;
use std::panic;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use afterdel_language::Mode;
use afterdel_language::code::Code;
use afterdel_protocol::PythonVersion;
use afterdel_session::{policy_kind, python_version};
use afterdel_vm::machine::{Config, Machine, Stream};
use afterdel_vm::run::{Stage, Status};

use crate::args::Run;
use crate::modules;
use crate::stats;

/// What a program leaves that does not compile.
pub const NOT_COMPILED: u8 = 1;

/// Why there is no exit status of the program.
#[derive(Debug)]
pub enum Error {
    /// The program could not be read.
    Unreadable(String),
    /// There is nothing of that kind in the program's run.
    NotThere(String),
    /// The heap's check failed.
    BrokenHeap(String),
}

/// Back jumps and calls between two looks at the output.
const SLICE: i64 = 200_000;

/// What a program printed and how it ended.
struct Outcome {
    stdout: String,
    stderr: String,
    status: u8,
}

impl Outcome {
    /// Of a program that a bug of ours ended.
    fn broken(message: String, status: u8) -> Self {
        Self { stdout: String::new(), stderr: message, status }
    }
}

/// Runs one program, its output on the process's own streams.
pub fn file(run: &Run) -> Result<u8, Error> {
    let outcome = execute(&run.path, run, true)?;
    Ok(outcome.status)
}

/// How long one program of a folder may take.
const BATCH_LIMIT: Duration = Duration::from_secs(20);
/// What a program leaves that a bug of ours ended.
const PANICKED: u8 = 101;
/// What a program leaves that was stopped for its time.
const OUT_OF_TIME: u8 = 124;

/// Runs every program of a folder, each in a machine of its own, output in files beside it. None stops the others: one
/// with a broken heap has status 70, one that is not done in time 124.
pub fn batch(run: &Run) -> Result<u8, Error> {
    let unreadable = |error: std::io::Error| Error::Unreadable(format!("{}: {error}", run.path.display()));
    let mut programs: Vec<_> = std::fs::read_dir(&run.path)
        .map_err(unreadable)?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .collect();
    programs.sort();
    for program in programs {
        let outcome = match panic::catch_unwind(|| execute(&program, run, false)) {
            Ok(Ok(outcome)) => outcome,
            Ok(Err(Error::BrokenHeap(message))) => Outcome::broken(message, crate::BROKEN_HEAP),
            Ok(Err(error)) => return Err(error),
            Err(_) => Outcome::broken("panicked".to_owned(), PANICKED),
        };
        for (extension, text) in
            [("out", &outcome.stdout), ("err", &outcome.stderr), ("status", &outcome.status.to_string())]
        {
            std::fs::write(program.with_extension(extension), text).map_err(unreadable)?;
        }
    }
    Ok(0)
}

/// A program's text.
pub fn source(path: &Path) -> Result<String, Error> {
    std::fs::read_to_string(path)
        .map_err(|error| Error::Unreadable(format!("can't open file '{}': {error}", path.display())))
}

/// A program's code; `None` for one that does not compile, when stderr has been told why.
pub fn compiled(source: &str, path: &Path, version: PythonVersion) -> Option<Rc<Code>> {
    compile(source, path, version).map_err(|stderr| eprint!("{stderr}")).ok()
}

/// The name of a program's file in its code and in reports: a relative path behind the folder at hand, nothing made
/// shorter (`_Py_abspath`).
pub fn file_name(path: &Path) -> String {
    let folder = if path.is_absolute() { Ok(PathBuf::new()) } else { std::env::current_dir() };
    folder.unwrap_or_default().join(path).to_string_lossy().into_owned()
}

/// A program's code, or what CPython prints about one that does not compile.
fn compile(source: &str, path: &Path, version: PythonVersion) -> Result<Rc<Code>, String> {
    let filename = file_name(path);
    afterdel_language::compile(source, &filename, Mode::Module, python_version(version).dialect)
        .map_err(|diagnostics| stats::syntax_error(&diagnostics, source, &filename))
}

fn execute(path: &Path, run: &Run, direct: bool) -> Result<Outcome, Error> {
    let source = source(path)?;
    let code = match compile(&source, path, run.python) {
        Ok(code) => code,
        Err(stderr) => {
            if direct {
                eprint!("{stderr}");
            }
            return Ok(Outcome { stdout: String::new(), stderr, status: NOT_COMPILED });
        }
    };
    let config = Config {
        python: python_version(run.python),
        policy: policy_kind(run.policy),
        library: Some(modules::library(&run.folders)),
        script: Some(path.to_string_lossy().into_owned()),
        arguments: run.arguments.clone(),
        ..Config::default()
    };
    let mut machine = Machine::new(config);
    machine.clock.set_source(Some(now));
    machine.input.asks = true;
    machine.input.source = Some(read_line);
    machine.listener = direct.then_some(tell);
    machine.verifier = run.verify.then_some(Machine::verify);
    machine.load_main(&code, &source);
    let mut outcome = Outcome { stdout: String::new(), stderr: String::new(), status: 0 };
    let started = Instant::now();
    loop {
        let status = machine.run(SLICE);
        take_output(&mut machine, &mut outcome);
        if status == Status::Done {
            break;
        }
        if machine.input.is_waiting() {
            machine.input.answer(read_line());
        }
        if !direct && started.elapsed() > BATCH_LIMIT {
            outcome.status = OUT_OF_TIME;
            return Ok(outcome);
        }
    }
    if let Stage::Done(ending) = &machine.stage {
        outcome.status = ending.exit_status;
    }
    if run.verify {
        if let Some(message) = machine.broken.take() {
            return Err(Error::BrokenHeap(message));
        }
        machine.verify().map_err(Error::BrokenHeap)?;
    }
    if run.stats {
        eprintln!("{}", stats::json(&machine));
    }
    Ok(outcome)
}

/// Writes to the process's own streams.
fn tell(stream: Stream, text: &str) {
    match stream {
        Stream::Stdout => {
            let mut out = std::io::stdout().lock();
            // A closed pipe ends the reader's interest, not the program.
            let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
        }
        Stream::Stderr => eprint!("{text}"),
    }
}

fn take_output(machine: &mut Machine, outcome: &mut Outcome) {
    for chunk in machine.output.drain(..) {
        match chunk.stream {
            Stream::Stdout => outcome.stdout.push_str(&chunk.text),
            Stream::Stderr => outcome.stderr.push_str(&chunk.text),
        }
    }
}

/// A line of the process's own input, with its end.
pub fn read_line() -> Option<String> {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).ok().filter(|&count| count > 0)?;
    Some(line)
}

/// Seconds since 1970.
pub fn now() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |elapsed| elapsed.as_secs_f64())
}
