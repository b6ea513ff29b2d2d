//! `afterdel` in a terminal: the same engine as in the page.

mod args;
mod card;
mod compare;
mod execute;
mod inspect;
mod modules;
mod stats;
mod trace;

use std::process::ExitCode;

/// Exit status for a call that could not be understood.
const USAGE: u8 = 2;
/// Exit status when the heap's own check finds a disagreement: a bug of Afterdel.
const BROKEN_HEAP: u8 = 70;

fn main() -> ExitCode {
    let result = match args::parse() {
        Ok(args::Command::Help) => {
            println!("{}", args::HELP);
            return ExitCode::SUCCESS;
        }
        Ok(args::Command::Run(run)) if run.batch => execute::batch(&run),
        Ok(args::Command::Run(run)) => execute::file(&run),
        Ok(args::Command::Compare(asked)) => compare::compare(&asked),
        Ok(args::Command::Trace(asked)) => trace::tell(&asked),
        Ok(args::Command::Inspect(asked)) => inspect::tell(&asked),
        Err(message) => {
            eprintln!("afterdel: {message}\n\n{}", args::HELP);
            return ExitCode::from(USAGE);
        }
    };
    match result {
        Ok(status) => ExitCode::from(status),
        Err(execute::Error::Unreadable(message) | execute::Error::NotThere(message)) => {
            eprintln!("afterdel: {message}");
            ExitCode::from(USAGE)
        }
        Err(execute::Error::BrokenHeap(message)) => {
            eprintln!("afterdel: internal error: {message}");
            ExitCode::from(BROKEN_HEAP)
        }
    }
}
