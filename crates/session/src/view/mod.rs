//! One moment of a run as plain data, made by looking only: nothing here changes a count, an address or an order.
//!
//! `look` knows what an object is to a learner, `reach` what can still be reached, `parts` what an object holds;
//! the other files fill one part of the view each.

mod before;
mod collector;
mod explain;
mod frames;
mod freed;
mod graph;
mod life;
mod look;
mod opening;
mod parts;
mod phase_words;
mod phases;
mod reach;
mod sentences;
mod tracer;
mod types;
mod walk;

use std::rc::Rc;

use afterdel_language::op::Op;
use afterdel_protocol::{FramesView, StepView};
use afterdel_vm::machine::Machine;
use afterdel_vm::run::Stage;

use crate::program::Program;
use crate::running::{Baseline, line_rows};

pub(crate) use before::Before;
pub(crate) use life::Inspection;
use look::Look;
pub(crate) use look::name_of_key;
pub(crate) use opening::Opening;
pub(crate) use tracer::Tracer;

/// What is known about the run as a whole.
#[derive(Clone, Debug)]
pub(crate) struct Context {
    /// The text.
    pub program: Rc<Program>,
    /// What the runtime itself takes.
    pub baseline: Baseline,
    /// Steps in all, exit included.
    pub steps: u64,
    /// The step after which the shutdown began.
    pub exit_step: u64,
    /// The exception that ended it.
    pub failure: Option<Rc<Failed>>,
}

/// An exception that nobody caught.
#[derive(Debug)]
pub(crate) struct Failed {
    /// Its class.
    pub type_name: String,
    /// `str()` of it.
    pub message: String,
    /// A kind sentence.
    pub hint: Option<String>,
    /// The step at which it was raised.
    pub step: u64,
    /// The line.
    pub line: u32,
}

/// The view of a moment; `before` is the moment one step earlier.
pub(crate) fn build(context: &Context, before: Option<&Before>, vm: &Machine, step: u64) -> StepView {
    let look = Look::new(vm);
    let names = frames::names(&look);
    let mut graph = graph::build(&look, &names, before, step);
    let freed = freed::build(&look, context, step);
    let exiting = step > context.exit_step;
    let live_bytes = context.baseline.live(vm.heap.live_bytes());
    let line = if exiting { 0 } else { vm.line };
    let moment =
        explain::Moment { context, before, look: &look, names: &names, graph: &graph, freed: &freed, step, line };
    let explain = explain::build(&moment);
    graph.tombstones = freed::tombstones(&freed, step);
    StepView {
        step,
        steps: context.steps,
        line,
        next_line: next_line(vm),
        exiting,
        live_bytes,
        peak_bytes: context.baseline.live(vm.heap.peak_bytes()),
        os_bytes: vm.heap.os_bytes(),
        objects: context.baseline.objects(vm.heap.objects()),
        step_bytes: live_bytes as i64 - before.map_or(live_bytes, |before| before.live_bytes) as i64,
        frames: FramesView { frames: frames::build(&look, &names, before) },
        graph,
        freed,
        types: types::build(&look),
        collector: collector::build(&look, step),
        lines: line_rows(vm),
        explain,
    }
}

/// The line about to be executed, 0 when none.
fn next_line(vm: &Machine) -> u32 {
    if vm.stage != Stage::Main {
        return 0;
    }
    let next = vm.frames.last().and_then(|frame| frame.code.instrs.get(frame.pc as usize));
    match next {
        Some(ins) if ins.op == Op::Line => ins.arg,
        Some(_) if vm.steps == 0 => first_line(vm),
        Some(_) => vm.line,
        None => 0,
    }
}

fn first_line(vm: &Machine) -> u32 {
    let code = vm.frames.last().map(|frame| &frame.code);
    code.and_then(|code| code.instrs.iter().find(|ins| ins.op == Op::Line)).map_or(0, |ins| ins.arg)
}
