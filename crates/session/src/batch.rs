//! A program run to its end in one go, nobody looking.

use afterdel_protocol::Settings;
use afterdel_vm::machine::Stream;
use afterdel_vm::run::{Stage, Status};

use crate::compile::{compile, line_text};
use crate::running::new_machine;
use crate::session::Outside;

/// Fuel of a slice.
const SLICE: i64 = 1_000_000;
/// Exit status of a program that does not compile.
const NOT_COMPILED: u8 = 1;

/// What a finished program leaves behind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finished {
    /// Everything written to standard output.
    pub stdout: String,
    /// Everything written to standard error.
    pub stderr: String,
    /// CPython's exit status.
    pub exit_status: u8,
}

/// Compiles and runs a program. A program that never ends never returns.
pub fn run_to_end(source: &str, filename: &str, settings: &Settings, outside: Outside) -> Finished {
    let code = match compile(source, filename, settings.python) {
        Ok(code) => code,
        Err(diagnostics) => {
            let mut stderr = String::new();
            for diagnostic in diagnostics.iter().take(1) {
                let line = diagnostic.start.line;
                let text = line_text(source, line).trim();
                let (kind, message) = (diagnostic.kind.exception_name(), &diagnostic.message);
                stderr = format!("  File \"{filename}\", line {line}\n    {text}\n{kind}: {message}\n");
            }
            return Finished { stderr, exit_status: NOT_COMPILED, ..Finished::default() };
        }
    };
    let mut machine = new_machine(settings, outside);
    machine.load_main(&code, source);
    let mut finished = Finished::default();
    loop {
        let status = machine.run(SLICE);
        for output in machine.output.drain(..) {
            match output.stream {
                Stream::Stdout => finished.stdout.push_str(&output.text),
                Stream::Stderr => finished.stderr.push_str(&output.text),
            }
        }
        if status == Status::Done {
            break;
        }
    }
    if let Stage::Done(ending) = &machine.stage {
        finished.exit_status = ending.exit_status;
    }
    finished
}
