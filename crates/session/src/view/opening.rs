//! A collection opened into its phases: the run is executed again up to it, and looked at after each phase.

use afterdel_collector::GcEvent;
use afterdel_protocol::{CollectionBegins, CollectionEnds, ExplainView, OpenedCollection, PhaseView};
use afterdel_vm::machine::Machine;
use afterdel_vm::run::Stage;
use afterdel_vm::watch::Watch;

use super::phases::Phases;
use super::walk::Walk;
use super::{Context, build, phase_words};

/// Looks at the phases of one collection.
struct Opener {
    context: Context,
    /// Its number in the run, from 1.
    number: u64,
    phases: Phases,
    opened: Option<OpenedCollection>,
    over: bool,
}

impl Opener {
    /// The step that goes on; what shutdown does is a step of its own.
    fn step(&self, vm: &Machine) -> u64 {
        let exiting = vm.steps > self.context.exit_step || vm.stage != Stage::Main;
        if exiting { vm.steps.max(self.context.exit_step + 1) } else { vm.steps }
    }
}

impl Watch for Opener {
    fn step(&mut self, _: &Machine) -> i64 {
        0
    }

    fn collection(&mut self, vm: &Machine, event: GcEvent) {
        let sink = vm.heap.sink();
        match event {
            GcEvent::Start { generation } if sink.runs_total + 1 == self.number => {
                let begins = CollectionBegins { run: self.number, generation, automatic: !sink.manual_run };
                let step = Opener::step(self, vm);
                let opened = OpenedCollection { step, last_step: step, begins, phases: Vec::new(), ends: None };
                self.opened = Some(opened);
            }
            GcEvent::Phase { phase, objects } if !self.over => {
                let step = Opener::step(self, vm);
                let Some(opened) = &mut self.opened else { return };
                let done = self.phases.done(vm, phase, objects);
                let mut view = build(&self.context, None, vm, step);
                view.step = opened.step;
                view.explain = ExplainView { text: phase_words::told(opened, &done) };
                opened.phases.push(PhaseView { done, view });
            }
            GcEvent::Stop(done) if !self.over => {
                let last_step = Opener::step(self, vm);
                let Some(opened) = &mut self.opened else { return };
                let (collected, uncollectable) = (done.collected, done.uncollectable);
                opened.ends = Some(CollectionEnds { run: self.number, collected, uncollectable });
                opened.last_step = last_step;
                self.over = true;
            }
            _ => {}
        }
    }
}

/// A collection that is being opened.
pub(crate) struct Opening {
    limit: Option<(i64, u64)>,
    walk: Walk<Opener>,
}

impl Opening {
    /// The machine stands before the collection of this number begins. `limit`: fuel and steps of a run that was
    /// stopped before its end.
    pub fn new(context: Context, limit: Option<(i64, u64)>, mut machine: Box<Machine>, number: u64) -> Self {
        machine.heap.set_watched(true);
        let opener = Opener { context, number, phases: Phases::default(), opened: None, over: false };
        // Statements are of no interest.
        Opening { limit, walk: Walk::new(machine, u64::MAX, opener) }
    }

    /// Works for about `fuel`. The answer, once it is known: `None` when there is no such collection.
    pub fn pump(&mut self, fuel: i64) -> Option<Option<Box<OpenedCollection>>> {
        let at_end = self.walk.pump(fuel, self.limit);
        let mut opener = self.walk.watch.borrow_mut();
        (at_end || opener.over).then(|| opener.opened.take().map(Box::new))
    }
}
