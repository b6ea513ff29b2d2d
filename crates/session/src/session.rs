//! Commands in, replies out.
//!
//! ```text
//!   idle --Run--> running --(end, Stop)--> ended --Seek--> looking --(found)--> ended
//!     ^             |  <--Input-- while the program waits for a line
//!     ^             |  another Run drops whatever goes on; a Seek replaces an unanswered one
//! a comparison goes on beside these, whenever they have nothing to do
//! ```

use afterdel_protocol::{Choice, Command, EndReport, Outcome, Reply, RunId, RunMode, Settings};

use crate::compare::Comparing;
use crate::compile;
use crate::output::Pending;
use crate::replay::{Replay, Seen};
use crate::running::Running;

/// What comes from outside: the embedder measures time and has the library's texts, the engine never looks itself.
#[derive(Clone, Copy, Debug)]
pub struct Outside {
    /// Seconds since 1970, for programs that ask.
    pub wall_s: fn() -> f64,
    /// Microseconds since some moment, for measuring.
    pub now_us: fn() -> f64,
    /// The modules that are Python text.
    pub library: &'static afterdel_vm::stdlib::Library,
}

/// Something to send to whoever looks.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::large_enum_variant, reason = "large only on 64 bits; few exist at a time, and each is moved once")]
pub enum Out {
    /// A reply.
    Reply(Reply),
    /// Samples of a run, flat: [`afterdel_protocol::SAMPLE_FIELDS`] numbers each.
    Samples {
        /// Which run.
        run: RunId,
        /// The numbers.
        numbers: Vec<f64>,
    },
}

enum Work {
    Idle,
    Running(Box<Running>),
    Ended(RunId, Box<Replay>),
}

/// One program at a time, as the page sees it.
pub struct Session {
    outside: Outside,
    work: Work,
    comparing: Option<Box<Comparing>>,
    pending: Pending,
    outs: Vec<Out>,
}

impl Session {
    /// A session that waits for commands.
    pub fn new(outside: Outside) -> Self {
        Session { outside, work: Work::Idle, comparing: None, pending: Pending::default(), outs: Vec::new() }
    }

    /// Takes a command. What it starts goes on in [`Session::pump`].
    pub fn handle(&mut self, command: Command) {
        match command {
            Command::Check { request, source } => {
                let diagnostics = compile::check(&source, self.outside.library);
                self.outs.push(Out::Reply(Reply::Diagnostics { request, diagnostics }));
            }
            Command::Run { run, source, settings, mode } => self.start(run, &source, &settings, mode),
            Command::Compare { request, source, settings, choices } => {
                self.compare(request, source, settings, choices);
            }
            Command::Stop => {
                self.comparing = None;
                if let Work::Running(running) = &mut self.work {
                    let report = running.stop(&mut self.pending);
                    self.end(report);
                }
            }
            Command::Input { line } => {
                if let Work::Running(running) = &mut self.work {
                    running.answer(line, &mut self.pending);
                }
            }
            Command::Seek { step } => {
                if let Work::Ended(_, replay) = &mut self.work {
                    replay.seek(step);
                }
            }
            Command::Open { request, step, collection } => {
                if let Work::Ended(_, replay) = &mut self.work {
                    replay.open(request, step, collection);
                }
            }
            Command::Inspect { request, moment, subject } => {
                if let Work::Ended(_, replay) = &mut self.work {
                    replay.inspect(request, moment, subject);
                }
            }
        }
    }

    /// Whether there is something to do; a program that waits for input does nothing.
    pub fn is_busy(&self) -> bool {
        self.is_working() || self.comparing.is_some()
    }

    fn is_working(&self) -> bool {
        match &self.work {
            Work::Idle => false,
            Work::Running(running) => !running.is_waiting(),
            Work::Ended(_, replay) => replay.is_busy(),
        }
    }

    /// Whether something waits that should be told at once rather than with the next batch.
    pub fn has_answers(&self) -> bool {
        !self.outs.is_empty()
    }

    /// Works for about `fuel` back jumps and calls.
    pub fn pump(&mut self, fuel: i64) {
        if !self.is_working()
            && let Some(comparing) = &mut self.comparing
        {
            self.outs.extend(comparing.pump(fuel).map(Out::Reply));
            self.comparing.take_if(|comparing| !comparing.is_busy());
            return;
        }
        match &mut self.work {
            Work::Idle => {}
            Work::Running(running) if running.is_waiting() => {}
            Work::Running(running) => {
                let report = running.pump(fuel, &mut self.pending);
                let waiting = running.is_waiting().then(|| (running.run, running.line()));
                if let Some(report) = report {
                    self.end(report);
                } else if let Some((run, line)) = waiting {
                    self.tell_progress(run, line);
                    self.outs.push(Out::Reply(Reply::Input { run }));
                }
            }
            Work::Ended(run, replay) => {
                let reply = replay.pump(fuel).map(|seen| match seen {
                    Seen::Moment(view) => Reply::View { run: *run, view: Box::new(view) },
                    Seen::Opened(request, collection) => Reply::Opened { run: *run, request, collection },
                    Seen::Life(request, life) => Reply::Life { run: *run, request, life },
                });
                self.outs.extend(reply.map(Out::Reply));
            }
        }
    }

    /// Takes everything there is to tell, in order.
    pub fn take(&mut self) -> Vec<Out> {
        if let Work::Running(running) = &self.work {
            let (run, line) = (running.run, running.line());
            self.tell_progress(run, line);
        }
        if let Work::Ended(run, replay) = &self.work
            && let Some(share) = replay.progress()
        {
            self.outs.push(Out::Reply(Reply::Seeking { run: *run, share }));
        }
        std::mem::take(&mut self.outs)
    }

    fn start(&mut self, run: RunId, source: &str, settings: &Settings, mode: RunMode) {
        self.work = Work::Idle;
        self.comparing = None;
        self.pending = Pending::default();
        self.outs.retain(|out| matches!(out, Out::Reply(Reply::Diagnostics { .. })));
        match crate::running::compile(source, settings.python) {
            Ok(code) => {
                let running = Running::new(run, source, &code, settings, mode, self.outside);
                self.work = Work::Running(Box::new(running));
            }
            Err(diagnostics) => {
                let diagnostics = compile::to_protocol(source, &diagnostics);
                let report = not_compiled(diagnostics);
                self.outs.push(Out::Reply(Reply::Ended { run, report }));
            }
        }
    }

    /// A program that does not compile has no runs to compare: the page has been told why by `Check`.
    fn compare(&mut self, request: u32, source: String, settings: Settings, choices: Vec<Choice>) {
        let comparing = Comparing::new(request, source, settings, choices, self.outside);
        self.comparing = comparing.is_busy().then(|| Box::new(comparing));
    }

    fn end(&mut self, report: EndReport) {
        let Work::Running(running) = std::mem::replace(&mut self.work, Work::Idle) else { return };
        let run = running.run;
        self.tell_progress(run, 0);
        let replay = Replay::new(*running, &report);
        self.work = Work::Ended(run, Box::new(replay));
        self.outs.push(Out::Reply(Reply::Ended { run, report }));
    }

    fn tell_progress(&mut self, run: RunId, line: u32) {
        if !self.pending.samples.is_empty() {
            let numbers = std::mem::take(&mut self.pending.samples);
            self.outs.push(Out::Samples { run, numbers });
        }
        if self.pending.has_progress() {
            let output = self.pending.take_output();
            let markers = std::mem::take(&mut self.pending.markers);
            self.outs.push(Out::Reply(Reply::Progress { run, output, markers, line }));
        }
    }
}

fn not_compiled(diagnostics: Vec<afterdel_protocol::Diagnostic>) -> EndReport {
    EndReport {
        outcome: Outcome::NotCompiled { diagnostics },
        exit_status: 1,
        steps: 0,
        exit_step: 0,
        live_bytes: 0,
        peak_bytes: 0,
        os_bytes: 0,
        objects: 0,
        seekable: false,
        lines: Vec::new(),
        step_lines: Vec::new(),
        elapsed_us: 0.0,
    }
}
