//! Looking at any moment of a run that is over: the nearest keyframe, then the same execution again, recorded.
//!
//! ```text
//!   0 ------- K1 ------- K2 ------- ... ------- end      keyframes: copies of the machine, made on the way
//!                 |--------->|x|                          seek x: from K2 (or from where the last look stands)
//!                          x-1 x                          the step before is seen too, to tell what changed
//! ```

use std::rc::Rc;

use afterdel_language::op::Op;
use afterdel_protocol::{EndReport, LifeView, Moment, OpenedCollection, Outcome, StepView, Subject};
use afterdel_vm::machine::Machine;
use afterdel_vm::run::{Stage, Status};

use crate::program::Program;
use crate::running::{Baseline, Running};
use crate::view::{self, Before, Context, Inspection, Opening};

/// Keyframes beside the one at the start.
const KEYFRAMES: u64 = 8;
/// A machine with more objects than this is copied at one place only: near the moment that is looked at.
const MAX_COPIED_OBJECTS: u64 = 200_000;
/// A machine with more objects than this is not copied at all.
const MAX_NEAR_OBJECTS: u64 = 1_000_000;
/// Before a moment that is looked at, a copy is kept this many steps back, for those who step back.
const NEAR: u64 = 512;
/// Fuel of a stretch that may pass the place of a keyframe.
const STRETCH: i64 = 20_000;

/// A copy of the machine at a step.
struct Keyframe {
    machine: Box<Machine>,
    fuel_used: i64,
}

impl Keyframe {
    fn copy(&self) -> Self {
        Keyframe { machine: self.machine.copy(), fuel_used: self.fuel_used }
    }
}

/// See the module.
pub(crate) struct Replay {
    context: Context,
    /// Slices of the run, in fuel: a run that was stopped inside a step never reaches the step's end.
    fuel_limit: Option<i64>,
    /// In order of their steps; the first is the start.
    keyframes: Vec<Keyframe>,
    near: Option<Keyframe>,
    current: Option<Keyframe>,
    wanted: Option<u64>,
    before: Option<(u64, Before)>,
    /// With the question's number.
    inspection: Option<(u32, Inspection)>,
    /// With the question's number.
    opening: Option<(u32, Opening)>,
}

/// What was asked for.
#[allow(clippy::large_enum_variant, reason = "one exists at a time, and is moved once")]
pub(crate) enum Seen {
    /// A moment.
    Moment(StepView),
    /// By the question's number a collection in its phases, if there is one.
    Opened(u32, Option<Box<OpenedCollection>>),
    /// By the question's number a life, or why there is none.
    Life(u32, Result<Box<LifeView>, String>),
}

impl Replay {
    /// What can be looked at once a run is over.
    pub fn new(running: Running, report: &EndReport) -> Self {
        let Running { program, baseline, mut start, fuel_used, .. } = running;
        start.heap.sink_mut().recording = true;
        let finished = !matches!(report.outcome, Outcome::Limit { .. } | Outcome::Stopped);
        Replay {
            context: context(program, baseline, report),
            fuel_limit: (!finished).then_some(fuel_used),
            keyframes: vec![Keyframe { machine: start, fuel_used: 0 }],
            near: None,
            current: None,
            wanted: None,
            before: None,
            inspection: None,
            opening: None,
        }
    }

    /// Wants to look at a moment.
    pub fn seek(&mut self, step: u64) {
        self.wanted = Some(step.min(self.context.steps));
        self.before = None;
    }

    /// Wants to know the life of an object.
    pub fn inspect(&mut self, request: u32, moment: Moment, subject: Subject) {
        let machine = match moment {
            Moment::Step(step) => nearest(&self.keyframes, step),
            Moment::Line { .. } => nearest(&self.keyframes, 0),
        };
        let inspection = Inspection::new(self.context.clone(), self.limit(), machine, moment, subject);
        self.inspection = Some((request, inspection));
    }

    /// Whether something is being looked for.
    pub fn is_busy(&self) -> bool {
        self.wanted.is_some() || self.opening.is_some() || self.inspection.is_some()
    }

    /// How much of the way to the moment wanted is gone, from 0 to 1; `None` when none is wanted.
    pub fn progress(&self) -> Option<f64> {
        let wanted = self.wanted?;
        let Some(current) = &self.current else { return Some(0.0) };
        let (gone, whole) = match self.fuel_limit {
            Some(limit) if wanted >= self.context.steps => (current.fuel_used as f64, limit as f64),
            _ => (current.machine.steps as f64, wanted as f64),
        };
        Some((gone / whole.max(1.0)).min(1.0))
    }

    /// Wants to see the phases of a collection, which ran within a step.
    pub fn open(&mut self, request: u32, step: u64, collection: u64) {
        let machine = nearest(&self.keyframes, step.saturating_sub(1));
        let opening = Opening::new(self.context.clone(), self.limit(), machine, collection);
        self.opening = Some((request, opening));
    }

    /// Fuel and steps of a run that was stopped before its end.
    fn limit(&self) -> Option<(i64, u64)> {
        self.fuel_limit.map(|fuel| (fuel, self.context.steps))
    }

    /// Works on; what was asked for, once it is found. A moment comes before the phases of a collection, and these
    /// before a life.
    pub fn pump(&mut self, fuel: i64) -> Option<Seen> {
        if self.wanted.is_some() {
            return self.pump_moment(fuel).map(Seen::Moment);
        }
        if let Some((request, opening)) = &mut self.opening {
            let (request, collection) = (*request, opening.pump(fuel)?);
            self.opening = None;
            return Some(Seen::Opened(request, collection));
        }
        let keyframes = &self.keyframes;
        let (request, inspection) = self.inspection.as_mut()?;
        let (request, life) = (*request, inspection.pump(fuel, |step| nearest(keyframes, step))?);
        self.inspection = None;
        Some(Seen::Life(request, life))
    }

    fn pump_moment(&mut self, fuel: i64) -> Option<StepView> {
        let wanted = self.wanted?;
        let before = match wanted.checked_sub(1) {
            None => None,
            Some(previous) => match self.before.take() {
                Some((step, before)) if step == previous => Some(before),
                _ => {
                    let baseline = self.context.baseline;
                    let before = Before::of(self.advance(previous, fuel)?, baseline);
                    self.before = Some((previous, before));
                    return None;
                }
            },
        };
        // The moment before may be seen from a copy that cannot go on: then the way is gone again.
        let context = self.context.clone();
        match self.advance(wanted, fuel) {
            None => {
                self.before = before.map(|before| (wanted - 1, before));
                None
            }
            Some(moment) => {
                let view = view::build(&context, before.as_ref(), moment, wanted);
                self.wanted = None;
                Some(view)
            }
        }
    }

    /// Goes on towards the moment after `step` steps for about `fuel`; the machine there, once it is reached.
    fn advance(&mut self, step: u64, fuel: i64) -> Option<&Machine> {
        self.place(step);
        let at_end = step >= self.context.steps && self.fuel_limit.is_none();
        let halt = if at_end { u64::MAX } else { step };
        let mut left = fuel;
        while left > 0 && !self.is_there(step, halt) {
            let current = self.current.as_mut().expect("placed above");
            let stretch = stretch(current.machine.steps, step, left);
            current.machine.halt_at_step = halt;
            let status = current.machine.run(stretch);
            current.machine.output.clear();
            current.fuel_used += stretch;
            left -= stretch;
            if status == Status::Done {
                break;
            }
            self.keep(step);
        }
        if !self.is_there(step, halt) {
            return None;
        }
        let machine = &self.current.as_ref().expect("placed above").machine;
        Some(machine.halted.as_deref().unwrap_or(machine))
    }

    /// Makes the current machine one from which `step` can be reached.
    fn place(&mut self, step: u64) {
        let usable = |frame: &Keyframe| {
            let vm = &frame.machine;
            vm.halted.is_none() && !matches!(vm.stage, Stage::Done(_)) && passes(vm, step, &self.context)
        };
        let best = self.keyframes.iter().chain(&self.near).filter(|frame| usable(frame));
        let best = best.max_by_key(|frame| frame.machine.steps).expect("the start reaches every step");
        let there = self.current.as_ref().filter(|frame| usable(frame) || self.shows(frame, step));
        if there.is_none_or(|current| current.machine.steps < best.machine.steps) {
            self.current = Some(best.copy());
        }
    }

    /// The machine stands at this very moment, though it may not be able to go on.
    fn shows(&self, frame: &Keyframe, step: u64) -> bool {
        let vm = &frame.machine;
        match &vm.halted {
            Some(halted) => halted.steps == step,
            None => matches!(vm.stage, Stage::Done(_)) && step == self.context.steps,
        }
    }

    fn is_there(&self, step: u64, halt: u64) -> bool {
        let Some(current) = &self.current else { return false };
        let vm = &current.machine;
        if let Some(halted) = &vm.halted {
            return halted.steps >= halt;
        }
        match vm.stage {
            Stage::Done(_) => true,
            Stage::Exiting(_) => vm.steps >= halt,
            _ if vm.input.is_waiting() => true,
            _ => (vm.steps >= step && is_at_line(vm)) || self.fuel_limit.is_some_and(|limit| current.fuel_used > limit),
        }
    }

    /// Keeps a copy when the machine has come to a place for one.
    fn keep(&mut self, target: u64) {
        let Some(current) = &self.current else { return };
        let vm = &current.machine;
        let objects = vm.heap.objects();
        if vm.halted.is_some() || vm.stage != Stage::Main || objects > MAX_NEAR_OBJECTS {
            return;
        }
        let spacing = (self.context.steps / KEYFRAMES).max(256);
        let last = self.keyframes.last().map_or(0, |frame| frame.machine.steps);
        if vm.steps >= last + spacing && vm.steps < self.context.exit_step && objects <= MAX_COPIED_OBJECTS {
            self.keyframes.push(current.copy());
        } else if spacing > NEAR && vm.steps < target && vm.steps + NEAR >= target {
            let near = self.near.as_ref().map(|frame| frame.machine.steps);
            if near.is_none_or(|near| near >= target || near + NEAR < vm.steps) {
                self.near = Some(current.copy());
            }
        }
    }
}

/// A copy of the machine that stands at a step, or nearest before it.
fn nearest(keyframes: &[Keyframe], step: u64) -> Box<Machine> {
    let before = keyframes.iter().rev().find(|frame| frame.machine.steps <= step);
    before.expect("the start is before every step").machine.copy()
}

/// Fuel for the next stretch: short near the target, so that a copy can be kept close to it.
fn stretch(steps: u64, target: u64, left: i64) -> i64 {
    let distance = i64::try_from(target.saturating_sub(steps)).unwrap_or(i64::MAX);
    (distance / 8).clamp(16, STRETCH).min(left)
}

/// Whether the machine has not yet gone past the moment after `step`.
fn passes(vm: &Machine, step: u64, context: &Context) -> bool {
    match vm.stage {
        Stage::Main => vm.steps <= step,
        Stage::Exiting(_) => step >= context.exit_step,
        _ => false,
    }
}

/// Whether a statement is about to begin.
fn is_at_line(vm: &Machine) -> bool {
    let next = vm.frames.last().and_then(|frame| frame.code.instrs.get(frame.pc as usize));
    next.is_some_and(|ins| ins.op == Op::Line)
}

fn context(program: Rc<Program>, baseline: Baseline, report: &EndReport) -> Context {
    let failure = match &report.outcome {
        Outcome::Exception { type_name, message, step, range, hint, .. } => Some(view::Failed {
            type_name: type_name.clone(),
            message: message.clone(),
            hint: hint.clone(),
            step: *step,
            line: range.line,
        }),
        _ => None,
    };
    Context { program, baseline, steps: report.steps, exit_step: report.exit_step, failure: failure.map(Rc::new) }
}
