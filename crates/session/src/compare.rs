//! One program under several choices, one after the other.
//!
//! Each choice is run twice: at full speed, to be measured, and again with the recorder on, to tell which objects died and
//! in which order finalizers were called. The machine is deterministic, so both are the same run.

use std::collections::VecDeque;
use std::rc::Rc;

use afterdel_language::code::Code;
use afterdel_protocol::{
    Choice, CollectorTotals, ComparedRun, EndReport, FreedTotals, Reply, RunMode, Settings, Stream,
};
use afterdel_vm::machine::Machine;
use afterdel_vm::record::Run;
use afterdel_vm::run::{self, Status};

use crate::output::Pending;
use crate::running::{Running, compile};
use crate::session::Outside;
use crate::view::name_of_key;

/// Moments of a curve.
const CURVE_POINTS: u64 = 300;
/// Names of finalized objects that are told.
const MAX_FINALIZED: usize = 300;

/// See the module.
pub(crate) struct Comparing {
    request: u32,
    source: String,
    settings: Settings,
    waiting: VecDeque<(Choice, Rc<Code>)>,
    stage: Stage,
    /// What the first run printed.
    first_output: Option<String>,
    outside: Outside,
}

enum Stage {
    /// The next choice is to be started.
    Next,
    Timed {
        choice: Choice,
        running: Box<Running>,
        heard: Heard,
    },
    Recorded {
        run: Box<ComparedRun>,
        machine: Box<Machine>,
        totals: Option<FreedTotals>,
    },
}

/// What a run at full speed tells on its way.
#[derive(Default)]
struct Heard {
    pending: Pending,
    output: String,
    /// `[step, bytes in use, bytes held]`
    samples: Vec<[f64; 3]>,
}

impl Heard {
    fn take(&mut self) {
        for chunk in self.pending.take_output().into_iter().filter(|chunk| chunk.stream == Stream::Stdout) {
            self.output.push_str(&chunk.text);
        }
        self.samples.extend(self.pending.samples.chunks_exact(4).map(|sample| [sample[0], sample[1], sample[2]]));
        self.pending.samples.clear();
        self.pending.markers.clear();
    }
}

impl Comparing {
    /// A comparison of these choices, each with the rest of the settings as they are; those for which the program does not
    /// compile are left out.
    pub fn new(request: u32, source: String, settings: Settings, choices: Vec<Choice>, outside: Outside) -> Self {
        let compiled = |choice: Choice| Some((choice, compile(&source, choice.python).ok()?));
        let waiting = choices.into_iter().filter_map(compiled).collect();
        Comparing { request, source, settings, waiting, stage: Stage::Next, first_output: None, outside }
    }

    /// Works for about `fuel` back jumps and calls. A run's figures, once they are complete.
    pub fn pump(&mut self, fuel: i64) -> Option<Reply> {
        match std::mem::replace(&mut self.stage, Stage::Next) {
            Stage::Next => {
                let (choice, code) = self.waiting.pop_front()?;
                let settings = Settings { python: choice.python, policy: choice.policy, ..self.settings.clone() };
                let running = Running::new(0, &self.source, &code, &settings, RunMode::Full, self.outside);
                self.stage = Stage::Timed { choice, running: Box::new(running), heard: Heard::default() };
                None
            }
            Stage::Timed { choice, mut running, mut heard } => {
                if running.is_waiting() {
                    // Nobody answers a comparison: there is no more input.
                    running.answer(None, &mut heard.pending);
                }
                let report = running.pump(fuel, &mut heard.pending);
                heard.take();
                self.stage = match report {
                    None => Stage::Timed { choice, running, heard },
                    Some(report) => self.timed(choice, *running, &heard, report),
                };
                None
            }
            Stage::Recorded { run, mut machine, mut totals } => {
                if machine.input.is_waiting() {
                    machine.input.answer(None);
                }
                let done = machine.run(fuel) == Status::Done;
                machine.output.clear();
                // A slice ends where the shutdown begins.
                if machine.stage != run::Stage::Main {
                    totals.get_or_insert_with(|| freed(&machine));
                }
                if !done {
                    self.stage = Stage::Recorded { run, machine, totals };
                    return None;
                }
                Some(self.recorded(*run, &machine, totals.unwrap_or_default()))
            }
        }
    }

    /// Whether there is more to do.
    pub fn is_busy(&self) -> bool {
        !matches!(self.stage, Stage::Next) || !self.waiting.is_empty()
    }

    fn timed(&mut self, choice: Choice, running: Running, heard: &Heard, report: EndReport) -> Stage {
        let exit = report.exit_step as f64;
        let program: Vec<[f64; 3]> = heard.samples.iter().filter(|sample| sample[0] <= exit).copied().collect();
        let most = |at: usize| program.iter().map(|sample| sample[at]).fold(0.0, f64::max) as u64;
        let first_output = self.first_output.get_or_insert_with(|| heard.output.clone());
        let run = ComparedRun {
            choice,
            outcome: report.outcome,
            steps: report.exit_step,
            curve: curve(&program, report.exit_step),
            live_bytes: program.last().map_or(0, |sample| sample[1] as u64),
            peak_bytes: report.peak_bytes,
            os_bytes: most(2),
            freed: FreedTotals::default(),
            collector: collector(running.collections(), report.exit_step),
            elapsed_us: report.elapsed_us,
            finalized: Vec::new(),
            finalized_total: 0,
            same_output: *first_output == heard.output,
        };
        let mut machine = running.start;
        machine.heap.sink_mut().recording = true;
        Stage::Recorded { run: Box::new(run), machine, totals: None }
    }

    fn recorded(&self, mut run: ComparedRun, machine: &Machine, freed: FreedTotals) -> Reply {
        let sink = machine.heap.sink();
        let named = sink.finalized.iter().filter(|call| call.number > 0);
        run.finalized = named
            .clone()
            .take(MAX_FINALIZED)
            .map(|call| format!("{}#{}", name_of_key(machine, call.type_key), call.number))
            .collect();
        run.finalized_total = named.count() as u64;
        run.freed = freed;
        let done = self.waiting.is_empty();
        Reply::Compared { request: self.request, run: Box::new(run), done }
    }
}

fn freed(machine: &Machine) -> FreedTotals {
    let sink = machine.heap.sink();
    let [last_reference, cycle, container, exit, traced] = sink.deaths_total;
    FreedTotals { last_reference, cycle, container, exit, traced, size_bytes: sink.deaths_bytes }
}

/// Of each stretch of steps the sample with the most bytes, and the last one.
fn curve(samples: &[[f64; 3]], steps: u64) -> Vec<[f64; 2]> {
    let stretch = steps.div_ceil(CURVE_POINTS).max(1) as f64;
    let mut points: Vec<[f64; 2]> = Vec::new();
    for &[step, bytes, _] in samples {
        match points.last_mut() {
            Some(last) if (last[0] / stretch).floor() == (step / stretch).floor() => {
                if bytes >= last[1] {
                    *last = [step, bytes];
                }
            }
            _ => points.push([step, bytes]),
        }
    }
    if let (Some(&[step, bytes, _]), Some(point)) = (samples.last(), points.last())
        && point[0] < step
    {
        points.push([step, bytes]);
    }
    points
}

fn collector<'a>(runs: impl Iterator<Item = &'a Run>, exit_step: u64) -> CollectorTotals {
    let mut totals = CollectorTotals::default();
    for run in runs.filter(|run| run.step <= exit_step) {
        let examined = u64::from(run.collection.candidates);
        totals.called += u64::from(!run.automatic);
        totals.automatic += u64::from(run.automatic);
        totals.examined += examined;
        totals.collected += u64::from(run.collection.collected);
        totals.longest_examined = totals.longest_examined.max(examined);
        totals.longest_us = totals.longest_us.max(run.pause_us);
        totals.total_us += run.pause_us;
    }
    totals
}
