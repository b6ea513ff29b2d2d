//! Every step of a run as it happens: what was made and freed, what the collector did phase by phase.

use std::collections::VecDeque;

use afterdel_collector::GcEvent;
use afterdel_protocol::{CollectionBegins, CollectionEnds, OutputChunk, TraceEvent, TraceStep, TracedObject};
use afterdel_vm::machine::Machine;
use afterdel_vm::object::{Object, V};
use afterdel_vm::record::Death;
use afterdel_vm::run::Stage;
use afterdel_vm::watch::Watch;

use super::Context;
use super::freed;
use super::life::{Statement, next_statement};
use super::look::{Look, Shape};
use super::phases::Phases;
use crate::running::stream;

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
    phases: Phases,
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
            phases: Phases::default(),
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
            GcEvent::Phase { phase, objects } => {
                self.events.push(TraceEvent::Phase(self.phases.done(vm, phase, objects)));
            }
            GcEvent::Stop(done) => {
                let (collected, uncollectable) = (done.collected, done.uncollectable);
                self.events.push(TraceEvent::CollectionEnds(CollectionEnds { run, collected, uncollectable }));
            }
        }
    }
}
