//! `afterdel inspect`: runs a program through a session, as the page does, and asks for a life.

use std::io::Write;

use afterdel_protocol::{Command, LifeView, Reply, RunMode, Settings};
use afterdel_session::{Out, Outside, Session};

use crate::args::Inspect;
use crate::card;
use crate::execute::{self, Error, NOT_COMPILED};
use crate::modules;

/// Back jumps and calls between two looks at what the session has to tell.
const SLICE: i64 = 1_000_000;

/// Prints the record of a life.
pub fn tell(ask: &Inspect) -> Result<u8, Error> {
    let program = &ask.program;
    let source = execute::source(&program.path)?;
    if execute::compiled(&source, &program.path, program.python).is_none() {
        return Ok(NOT_COMPILED);
    }
    let library = modules::library(&program.folders);
    let mut session = Session::new(Outside { wall_s: execute::now, now_us: || 0.0, library });
    let settings = Settings { python: program.python, policy: program.policy, ..Settings::default() };
    session.handle(Command::Run { run: 1, source: source.clone(), settings, mode: RunMode::Full });
    run_to_its_end(&mut session);
    session.handle(Command::Inspect { request: 1, moment: ask.moment, subject: ask.subject.clone() });
    let life = answer(&mut session).map_err(Error::NotThere)?;
    let text = if program.json { json(&life) } else { card::text(&life, &source) };
    // A closed pipe ends the reader's interest.
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
    Ok(0)
}

/// Runs the program; what it prints is not shown.
fn run_to_its_end(session: &mut Session) {
    loop {
        session.pump(SLICE);
        for out in session.take() {
            match out {
                Out::Reply(Reply::Input { .. }) => session.handle(Command::Input { line: input() }),
                Out::Reply(Reply::Ended { .. }) => return,
                _ => {}
            }
        }
    }
}

/// A line of the process's own input, without its end.
fn input() -> Option<String> {
    execute::read_line().map(|line| line.trim_end_matches('\n').to_string())
}

fn answer(session: &mut Session) -> Result<Box<LifeView>, String> {
    loop {
        session.pump(SLICE);
        for out in session.take() {
            if let Out::Reply(Reply::Life { life, .. }) = out {
                return life;
            }
        }
    }
}

fn json(life: &LifeView) -> String {
    let text = serde_json::to_string_pretty(life).expect("plain data has a JSON form");
    format!("{text}\n")
}
