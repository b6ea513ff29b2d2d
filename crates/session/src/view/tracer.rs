//! Every step of a run as it happens: what was made and freed, what the collector did phase by phase.

use std::collections::VecDeque;

use afterdel_collector::{GcEvent, Phase};
use afterdel_protocol::{
    CollectionBegins, CollectionEnds, OutputChunk, PhaseDone, PhaseName, PhaseRow, TraceEvent, TraceStep, TracedObject,
};
use afterdel_vm::machine::Machine;
use afterdel_vm::object::{Object, V};
use afterdel_vm::record::Death;
use afterdel_vm::run::Stage;
use afterdel_vm::watch::Watch;

use super::Context;
use super::freed;
use super::graph::has_finalizer;
use super::life::{Statement, next_statement};
use super::look::{Look, Shape};
use crate::running::stream;

/// Objects that a phase lists.
const MAX_ROWS: usize = 100;

/// An object that the collection which runs now looks at.
#[derive(Clone)]
struct Candidate {
    object: V,
    row: PhaseRow,
}

/// Watches a run.
pub(crate) struct Tracer {
    context: Context,
    next: Statement,
    events: Vec<TraceEvent>,
    told_step: u64,
    /// Steps that are done and not taken yet.
    pub steps: VecDeque<TraceStep>,
    /// Deaths told so far, and of the last rows how many objects they stood for.
    deaths_told: u64,
    counts_told: Vec<(u64, u64)>,
    /// Of those that the recorder lists.
    born_told: usize,
    /// Pieces of output told so far, and bytes of the last of them.
    output_told: (usize, usize),
    candidates: Vec<Candidate>,
    /// What the next phases will do, noted while it can be seen.
    weakrefs: Vec<PhaseRow>,
    finalizers: Vec<PhaseRow>,
    condemned: Vec<Candidate>,
}

impl Tracer {
    /// For a machine before its first step, whose recorder lists the newborn.
    pub fn new(context: Context) -> Self {
        Tracer {
            context,
            next: Statement::default(),
            told_step: 0,
            events: Vec::new(),
            steps: VecDeque::new(),
            deaths_told: 0,
            counts_told: Vec::new(),
            born_told: 0,
            output_told: (0, 0),
            candidates: Vec::new(),
            weakrefs: Vec::new(),
            finalizers: Vec::new(),
            condemned: Vec::new(),
        }
    }

    /// The step that was told last.
    pub fn told_step(&self) -> u64 {
        self.told_step
    }

    /// What was told has been taken from the machine.
    pub fn taken(&mut self) {
        self.output_told = (0, 0);
        self.born_told = 0;
    }

    fn end_step(&mut self, vm: &Machine, statement: &Statement, step: u64) {
        self.told_step = step;
        self.note_freed(vm);
        self.note_made(vm);
        self.note_output(vm);
        let events = std::mem::take(&mut self.events);
        self.counts_told.clear();
        let live_bytes = self.context.baseline.live(vm.heap.live_bytes());
        let Statement { line, function, .. } = statement.clone();
        self.steps.push_back(TraceStep { step, line, function, live_bytes, events });
    }

    /// The deaths since the last look.
    fn note_freed(&mut self, vm: &Machine) {
        let sink = vm.heap.sink();
        let all = sink.deaths_left_out + sink.deaths.len() as u64;
        let grown = self.counts_told.iter_mut().filter_map(|(at, told)| {
            let death = sink.deaths.get(at.checked_sub(sink.deaths_left_out)? as usize)?;
            let more = death.count - *told;
            *told = death.count;
            let size_bytes = death.size_bytes / death.count * more;
            (more > 0).then(|| Death { count: more, size_bytes, ..death.clone() })
        });
        let mut deaths: Vec<Death> = grown.collect();
        let from = self.deaths_told.max(sink.deaths_left_out);
        for at in from..all {
            let death = &sink.deaths[(at - sink.deaths_left_out) as usize];
            if death.serial == 0 {
                self.counts_told.push((at, death.count));
            }
            deaths.push(death.clone());
        }
        self.deaths_told = all;
        if !deaths.is_empty() {
            let look = Look::for_names(vm);
            let rows = deaths.iter().map(|death| freed::single(&look, &self.context, death));
            self.events.extend(rows.map(TraceEvent::Freed));
        }
    }

    fn note_made(&mut self, vm: &Machine) {
        let born = vm.heap.sink().newborn.as_deref().unwrap_or_default();
        let from = std::mem::replace(&mut self.born_told, born.len()).min(born.len());
        let lives = |(v, serial): &(V, u32)| vm.heap.is_live(*v) && vm.heap.serial(*v) == *serial;
        let look = Look::for_names(vm);
        let is_code = |v: V| matches!(look.get(v), Object::Function(_) | Object::Type(_));
        let is_told = |v: &V| look.birth(*v).is_some() && (look.shape(*v) != Shape::Inline || is_code(*v));
        let made = born[from..].iter().filter(|born| lives(born)).map(|&(v, _)| v).filter(is_told);
        let object = |v: V| TracedObject { serial: look.serial(v), label: look.label(v), bytes: look.block_bytes(v) };
        self.events.extend(made.map(|v| TraceEvent::Made(object(v))));
    }

    fn note_output(&mut self, vm: &Machine) {
        let (chunks, bytes) = self.output_told;
        for (at, output) in vm.output.iter().enumerate().skip(chunks.saturating_sub(1)) {
            // Shutdown goes on writing to the last one.
            let text = if at + 1 == chunks { &output.text[bytes..] } else { &output.text[..] };
            if !text.is_empty() {
                let chunk = OutputChunk { stream: stream(output.stream), text: text.to_string(), step: output.step };
                self.events.push(TraceEvent::Output(chunk));
            }
        }
        self.output_told = (vm.output.len(), vm.output.last().map_or(0, |last| last.text.len()));
    }

    fn phase(&mut self, phase: PhaseName, objects: u32, mut rows: Vec<PhaseRow>) {
        let rows_left_out = rows.len().saturating_sub(MAX_ROWS) as u64;
        rows.truncate(MAX_ROWS);
        self.events.push(TraceEvent::Phase(PhaseDone { phase, objects, rows, rows_left_out }));
    }

    fn rows(&self) -> Vec<PhaseRow> {
        self.candidates.iter().map(|candidate| candidate.row.clone()).collect()
    }

    fn list_candidates(&mut self, vm: &Machine, objects: u32) {
        let look = Look::for_names(vm);
        let own = vm.heap.candidate_counts().filter(|(v, _)| look.birth(*v).is_some() && !look.is_part_of_another(*v));
        let candidate = |(object, _): (V, u32)| Candidate { object, row: row(&look, object) };
        self.candidates = own.map(candidate).collect();
        self.phase(PhaseName::Candidates, objects, self.rows());
    }

    fn subtract(&mut self, vm: &Machine, objects: u32) {
        let mut left = vm.heap.candidate_counts();
        for candidate in &mut self.candidates {
            candidate.row.left = left.find(|(v, _)| *v == candidate.object).map(|(_, left)| left);
        }
        drop(left);
        self.phase(PhaseName::Subtract, objects, self.rows());
    }

    fn judge(&mut self, vm: &Machine, objects: u32) {
        let look = Look::for_names(vm);
        let mut condemned: Vec<V> = vm.heap.condemned().collect();
        condemned.sort_unstable();
        for candidate in &mut self.candidates {
            candidate.row.unreachable = Some(condemned.binary_search(&candidate.object).is_ok());
        }
        let is_condemned = |candidate: &&Candidate| candidate.row.unreachable == Some(true);
        self.condemned = self.candidates.iter().filter(is_condemned).cloned().collect();
        let is_due = |v: V| has_finalizer(&look, v) && !vm.heap.is_finalized(v);
        let due = self.condemned.iter().filter(|candidate| is_due(candidate.object));
        self.finalizers = due.map(|candidate| candidate.row.clone()).collect();
        let weak = self.condemned.iter().flat_map(|candidate| vm.heap.weakrefs(candidate.object));
        self.weakrefs = weak.map(|&weakref| row(&look, weakref)).collect();
        self.phase(PhaseName::Rescue, objects, self.rows());
    }

    /// Those that were condemned, still live and are so no longer.
    fn brought_back(&self, vm: &Machine) -> Vec<PhaseRow> {
        let mut condemned: Vec<V> = vm.heap.condemned().collect();
        condemned.sort_unstable();
        let lives = |candidate: &&Candidate| {
            vm.heap.is_live(candidate.object) && vm.heap.serial(candidate.object) == candidate.row.serial
        };
        let back = self.condemned.iter().filter(lives);
        let back = back.filter(|candidate| condemned.binary_search(&candidate.object).is_err());
        back.map(|candidate| candidate.row.clone()).collect()
    }

    fn phase_done(&mut self, vm: &Machine, phase: Phase, objects: u32) {
        match phase {
            Phase::Candidates => self.list_candidates(vm, objects),
            Phase::Subtracted => self.subtract(vm, objects),
            Phase::Judged => self.judge(vm, objects),
            Phase::Weakrefs => {
                let rows = std::mem::take(&mut self.weakrefs);
                self.phase(PhaseName::Weakrefs, rows.len() as u32, rows);
            }
            Phase::Finalized => {
                let rows = std::mem::take(&mut self.finalizers);
                self.phase(PhaseName::Finalizers, rows.len() as u32, rows);
            }
            Phase::Rescued => {
                let back = self.brought_back(vm);
                self.condemned.retain(|candidate| !back.iter().any(|row| row.serial == candidate.row.serial));
                self.phase(PhaseName::Resurrection, objects, back);
            }
            Phase::Cleared => {
                let rows = self.condemned.drain(..).map(|candidate| candidate.row).collect();
                self.phase(PhaseName::Clear, objects, rows);
                self.candidates.clear();
            }
        }
    }
}

fn row(look: &Look, v: V) -> PhaseRow {
    PhaseRow {
        serial: look.serial(v),
        label: look.label(v),
        refcount: look.vm.heap.refcount(v),
        left: None,
        unreachable: None,
    }
}

impl Watch for Tracer {
    fn step(&mut self, vm: &Machine) -> i64 {
        let statement = std::mem::replace(&mut self.next, next_statement(vm).unwrap_or_default());
        let exiting = matches!(vm.stage, Stage::Exiting(_) | Stage::Done(_));
        if exiting && self.context.exit_step == u64::MAX {
            self.context.exit_step = vm.steps;
        }
        match vm.stage {
            // What shutdown does is a step of its own.
            Stage::Done(_) => self.end_step(vm, &statement, vm.steps.max(self.context.exit_step + 1)),
            _ if vm.steps == 0 => {}
            _ => self.end_step(vm, &statement, vm.steps),
        }
        0
    }

    fn collection(&mut self, vm: &Machine, event: GcEvent) {
        self.note_freed(vm);
        let run = vm.heap.sink().runs_total;
        match event {
            GcEvent::Start { generation } => {
                let automatic = !vm.heap.sink().manual_run;
                let begins = CollectionBegins { run: run + 1, generation, automatic };
                self.events.push(TraceEvent::CollectionBegins(begins));
            }
            GcEvent::Phase { phase, objects } => self.phase_done(vm, phase, objects),
            GcEvent::Stop(done) => {
                let (collected, uncollectable) = (done.collected, done.uncollectable);
                self.events.push(TraceEvent::CollectionEnds(CollectionEnds { run, collected, uncollectable }));
            }
        }
    }
}
