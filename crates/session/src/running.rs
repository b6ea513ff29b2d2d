//! A program running at full speed: slices, samples, marks, the budget, and the report at its end.

use std::rc::Rc;

use afterdel_collector::PolicyKind;
use afterdel_protocol::{
    EndReport, LineRow, Marker, MarkerKind, Outcome, OutputChunk, Policy, PythonVersion, RunId, RunMode, Settings,
    Stream, TracebackEntry,
};
use afterdel_vm::machine::{self, Config, Machine};
use afterdel_vm::record::Run;
use afterdel_vm::run::{Ending, Failure, Stage, Status};
use afterdel_vm::version::Version;

use crate::compile::{FILE_NAME, range};
use crate::hints;
use crate::output::Pending;
use crate::program::Program;
use crate::session::Outside;

/// What a run while typing may do: back jumps and calls.
const PREVIEW_FUEL: i64 = 3_000_000;
/// And how long it may take, in microseconds.
const PREVIEW_US: f64 = 400_000.0;
/// Steps whose lines are told.
pub(crate) const TRACED_STEPS: usize = 100_000;
/// Steps that get a sample each.
const SAMPLED_STEPS: u64 = 2000;
/// Later: of so many steps the one with the most bytes in use.
const BUCKET: u64 = 50;
/// Marks that are told of one run.
const MAX_MARKERS: usize = 5000;

/// What the runtime itself took when the program began.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Baseline {
    /// Bytes in use.
    pub live_bytes: u64,
    /// Objects alive.
    pub objects: u64,
}

impl Baseline {
    /// Of a machine before its first step.
    pub fn of(vm: &Machine) -> Self {
        Baseline { live_bytes: vm.heap.live_bytes(), objects: vm.heap.objects() }
    }

    /// The program's own bytes.
    pub fn live(self, live_bytes: u64) -> u64 {
        live_bytes.saturating_sub(self.live_bytes)
    }

    /// The program's own objects.
    pub fn objects(self, objects: u64) -> u64 {
        objects.saturating_sub(self.objects)
    }
}

/// See the module.
pub(crate) struct Running {
    pub run: RunId,
    pub program: Rc<Program>,
    pub baseline: Baseline,
    /// The machine before its first step, from which everything can be done again.
    pub start: Box<Machine>,
    /// Slices so far, in fuel.
    pub fuel_used: i64,
    mode: RunMode,
    machine: Machine,
    outside: Outside,
    elapsed_us: f64,
    step_lines: Vec<u32>,
    /// The sample with the most bytes of the bucket that is being filled.
    bucket: Option<[f64; 4]>,
    runs_told: u64,
    markers_told: usize,
}

impl Running {
    /// Loads a program.
    pub fn new(
        run: RunId,
        source: &str,
        code: &afterdel_language::code::Code,
        settings: &Settings,
        mode: RunMode,
        outside: Outside,
    ) -> Self {
        let mut machine = new_machine(settings, outside);
        machine.load_main(code, source);
        let baseline = Baseline::of(&machine);
        // Also when it is executed again: a run that ended where it asked is seen asking.
        machine.input.asks = true;
        let start = machine.copy();
        machine.lines.tracing = true;
        machine.heap.sink_mut().stopwatch = Some(outside.now_us);
        Running {
            run,
            program: Rc::new(Program::new(source, code)),
            baseline,
            start,
            fuel_used: 0,
            mode,
            machine,
            outside,
            elapsed_us: 0.0,
            step_lines: Vec::new(),
            bucket: None,
            runs_told: 0,
            markers_told: 0,
        }
    }

    /// The line being executed.
    pub fn line(&self) -> u32 {
        self.machine.line
    }

    /// The newest collector runs so far, oldest first.
    pub fn collections(&self) -> impl Iterator<Item = &Run> {
        self.machine.heap.sink().runs.iter()
    }

    /// Whether the program waits for a line of input.
    pub fn is_waiting(&self) -> bool {
        self.machine.input.is_waiting()
    }

    /// Gives the program its line; the output shows it where it was typed.
    pub fn answer(&mut self, line: Option<String>, pending: &mut Pending) {
        if self.is_waiting() {
            let line = line.map(|line| line + "\n");
            let text = line.clone().unwrap_or_default();
            pending.write(OutputChunk { stream: Stream::Stdout, text, step: self.machine.steps });
            self.machine.input.answer(line);
        }
    }

    /// Runs for a slice. The report, once the run is over.
    pub fn pump(&mut self, fuel: i64, pending: &mut Pending) -> Option<EndReport> {
        let began_us = (self.outside.now_us)();
        let status = self.machine.run(fuel);
        self.fuel_used += fuel;
        self.elapsed_us += (self.outside.now_us)() - began_us;
        self.collect(pending);
        if status == Status::Done {
            return Some(self.end(pending, None));
        }
        let spent = self.fuel_used > PREVIEW_FUEL || self.elapsed_us > PREVIEW_US;
        if self.mode == RunMode::Preview && self.is_waiting() {
            let message =
                "Stopped where it asks for input, because this ran while you were typing. Press Run to answer.";
            return Some(self.end(pending, Some(Outcome::Limit { message: message.to_string() })));
        }
        if self.mode == RunMode::Preview && spent && self.machine.stage == Stage::Main {
            let message = "Stopped early, because this ran while you were typing. Press Run to let it go on.";
            return Some(self.end(pending, Some(Outcome::Limit { message: message.to_string() })));
        }
        None
    }

    /// Ends the run where it stands.
    pub fn stop(&mut self, pending: &mut Pending) -> EndReport {
        self.collect(pending);
        self.end(pending, Some(Outcome::Stopped))
    }

    /// Gathers what the slice left behind.
    fn collect(&mut self, pending: &mut Pending) {
        self.take_trace(pending);
        let traced_all = !self.machine.lines.tracing;
        if traced_all || matches!(self.machine.stage, Stage::Exiting(_)) {
            self.flush_bucket(pending);
            pending.samples.extend(self.sample_now());
        }
        for output in self.machine.output.drain(..) {
            let stream = stream(output.stream);
            pending.write(OutputChunk { stream, text: output.text, step: output.step });
        }
        self.take_runs(pending);
    }

    fn sample_now(&self) -> [f64; 4] {
        let heap = &self.machine.heap;
        let live = self.baseline.live(heap.live_bytes());
        let objects = self.baseline.objects(heap.objects());
        [self.machine.steps as f64, live as f64, heap.os_bytes() as f64, objects as f64]
    }

    /// Turns traced statements into samples and `del` marks.
    fn take_trace(&mut self, pending: &mut Pending) {
        let trace = std::mem::take(&mut self.machine.lines.trace);
        for traced in &trace {
            let step = self.step_lines.len() as u64;
            let live = self.baseline.live(traced.live_bytes) as f64;
            let sample = [step as f64, live, traced.os_bytes as f64, self.baseline.objects(traced.objects) as f64];
            self.add_sample(step, sample, pending);
            self.step_lines.push(traced.line);
            if self.program.deletes_in(traced.line) {
                self.mark(Marker { step: step + 1, line: traced.line, kind: MarkerKind::Del }, pending);
            }
        }
        if self.step_lines.len() >= TRACED_STEPS {
            self.machine.lines.tracing = false;
        }
    }

    fn add_sample(&mut self, step: u64, sample: [f64; 4], pending: &mut Pending) {
        if step <= SAMPLED_STEPS {
            pending.samples.extend(sample);
            return;
        }
        let most = self.bucket.get_or_insert(sample);
        if sample[1] > most[1] {
            *most = sample;
        }
        if step.is_multiple_of(BUCKET) {
            self.flush_bucket(pending);
        }
    }

    fn flush_bucket(&mut self, pending: &mut Pending) {
        pending.samples.extend(self.bucket.take().into_iter().flatten());
    }

    /// Turns collector runs into marks.
    fn take_runs(&mut self, pending: &mut Pending) {
        let sink = self.machine.heap.sink();
        let new = (sink.runs_total - self.runs_told) as usize;
        self.runs_told = sink.runs_total;
        let skipped = sink.runs.len().saturating_sub(new);
        let markers: Vec<Marker> = sink.runs.iter().skip(skipped).take(MAX_MARKERS).map(collection_marker).collect();
        markers.into_iter().for_each(|marker| self.mark(marker, pending));
    }

    fn mark(&mut self, marker: Marker, pending: &mut Pending) {
        self.markers_told += 1;
        if self.markers_told <= MAX_MARKERS {
            pending.markers.push(marker);
        }
    }

    fn end(&mut self, pending: &mut Pending, outcome: Option<Outcome>) -> EndReport {
        self.flush_bucket(pending);
        let ending = match &self.machine.stage {
            Stage::Done(ending) => Some(ending.clone()),
            _ => None,
        };
        let steps = self.machine.steps;
        let (steps, exit_step) = match &ending {
            Some(ending) => (steps.max(ending.exit_step + 1), ending.exit_step),
            None => (steps, steps),
        };
        let mut last = self.sample_now();
        last[0] = steps as f64;
        pending.samples.extend(last);
        let outcome = match (outcome, &ending) {
            (None, Some(Ending { exception: Some(failure), .. })) => self.failed(failure, pending),
            (Some(outcome), _) => outcome,
            (None, _) => Outcome::Finished,
        };
        let heap = &self.machine.heap;
        EndReport {
            outcome,
            exit_status: ending.as_ref().map_or(0, |ending| ending.exit_status),
            steps,
            exit_step,
            live_bytes: self.baseline.live(heap.live_bytes()),
            peak_bytes: self.baseline.live(heap.peak_bytes()),
            os_bytes: heap.os_bytes(),
            objects: self.baseline.objects(heap.objects()),
            seekable: true,
            lines: line_rows(&self.machine),
            step_lines: self.lines_of_steps(exit_step),
            elapsed_us: self.elapsed_us,
        }
    }

    fn lines_of_steps(&self, exit_step: u64) -> Vec<u32> {
        self.step_lines.iter().take(exit_step as usize).take(TRACED_STEPS).copied().collect()
    }

    fn failed(&mut self, failure: &Failure, pending: &mut Pending) -> Outcome {
        let range = range(&self.program.source, failure.range);
        self.markers_told = self.markers_told.min(MAX_MARKERS - 1);
        self.mark(Marker { step: failure.step, line: range.line, kind: MarkerKind::Error }, pending);
        let traceback =
            failure.traceback.iter().map(|(line, function)| TracebackEntry { line: *line, function: function.clone() });
        Outcome::Exception {
            type_name: failure.type_name.clone(),
            message: failure.message.clone(),
            range,
            step: failure.step,
            traceback: traceback.collect(),
            hint: hints::hint(failure, &self.program, &self.machine),
        }
    }
}

/// A stream in the words of the protocol.
pub(crate) fn stream(stream: machine::Stream) -> Stream {
    match stream {
        machine::Stream::Stdout => Stream::Stdout,
        machine::Stream::Stderr => Stream::Stderr,
    }
}

/// The collector's rule of a policy.
pub fn policy_kind(policy: Policy) -> PolicyKind {
    match policy {
        Policy::Generational => PolicyKind::Generational,
        Policy::Incremental => PolicyKind::Incremental,
        Policy::RefcountOnly => PolicyKind::RefcountOnly,
        Policy::MarkSweep => PolicyKind::MarkSweep,
    }
}

/// The tables of a version.
pub fn python_version(version: PythonVersion) -> &'static Version {
    Version::named(version.name()).expect("every version that can be asked for is modelled")
}

/// A machine as it is asked for.
pub(crate) fn new_machine(settings: &Settings, outside: Outside) -> Machine {
    let config = Config {
        memory_limit_bytes: settings.memory_limit_bytes,
        python: python_version(settings.python),
        policy: policy_kind(settings.policy),
        library: Some(outside.library),
        ..Config::default()
    };
    let mut machine = Machine::new(config);
    machine.clock.set_source(Some(outside.wall_s));
    machine
}

/// Compiles under the page's file name.
pub(crate) fn compile(
    source: &str,
    version: PythonVersion,
) -> Result<Rc<afterdel_language::code::Code>, Vec<afterdel_language::Diagnostic>> {
    crate::compile::compile(source, FILE_NAME, version)
}

fn collection_marker(run: &Run) -> Marker {
    Marker {
        step: run.step,
        line: run.line,
        kind: MarkerKind::Collection {
            generation: run.collection.generation,
            automatic: run.automatic,
            collected: u64::from(run.collection.collected),
            pause_us: run.pause_us,
        },
    }
}

/// Sums by line, what nobody wrote (line 0) left out.
pub(crate) fn line_rows(vm: &Machine) -> Vec<LineRow> {
    let rows = vm.lines.rows().filter(|(line, _)| *line > 0);
    rows.map(|(line, sum)| LineRow { line, net_bytes: sum.net_bytes, net_objects: sum.net_objects, hits: sum.hits })
        .collect()
}
