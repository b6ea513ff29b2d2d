//! A collection opened into its phases. They lie between the step before the one within which it ran and that step:
//!
//! ```text
//!   step 11 <-> candidates <-> subtract <-> ... <-> clear <-> step 12 (a later one when finalizers were called)
//! ```

use afterdel_protocol::{CollectionBegins, Command, OpenedCollection, PhaseDone, StepView};

use super::{Effect, Shared, State};

/// A phase, and the moment after it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct OpenedPhase {
    pub done: PhaseDone,
    pub view: Shared<StepView>,
}

/// What is opened.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Opened {
    /// The page's number for the latest question; 0: none was asked.
    request: u32,
    /// The step and the collection's number that were asked for, while there is no answer.
    asked: Option<(u64, u64)>,
    /// The step within which it began; 0: nothing is opened.
    pub step: u64,
    /// The step at hand when it was over.
    pub last_step: u64,
    pub begins: Option<CollectionBegins>,
    pub phases: Shared<Vec<OpenedPhase>>,
    /// Where the cursor stands; `None`: on a whole step.
    pub at: Option<usize>,
}

impl Opened {
    /// The phase that is looked at.
    pub(crate) fn phase(&self) -> Option<&OpenedPhase> {
        self.phases.get(self.at?)
    }

    /// It is being worked out.
    pub(crate) fn is_awaited(&self) -> bool {
        self.asked.is_some()
    }

    /// Of nothing, so that older answers are still known as such.
    fn emptied(&self) -> Opened {
        Opened { request: self.request, ..Opened::default() }
    }
}

impl State {
    /// Opens a collection; its number in the run, from 1.
    pub(super) fn open_collection(&mut self, step: u64, number: u64) -> Vec<Effect> {
        if !self.is_seekable() {
            return vec![];
        }
        let request = self.opened.request + 1;
        self.opened = Opened { request, asked: Some((step, number)), ..Opened::default() };
        self.moment.playing = false;
        let mut effects = self.walk_to(step);
        effects.push(Effect::Post(Command::Open { request, step, collection: number }));
        effects
    }

    /// Closes it: the whole step is shown.
    pub(super) fn close_collection(&mut self) {
        self.opened = self.opened.emptied();
    }

    /// An answer; older ones are dropped.
    pub(super) fn collection_opened(&mut self, request: u32, collection: Option<Box<OpenedCollection>>) -> Vec<Effect> {
        let Some((asked, _)) = self.opened.asked.take_if(|_| request == self.opened.request) else { return vec![] };
        let Some(collection) = collection else { return vec![] };
        let mut layout = (*self.layout).clone();
        let mut phases = Vec::new();
        for phase in collection.phases {
            layout.place(self.run.id, &phase.view);
            phases.push(OpenedPhase { done: phase.done, view: Shared::new(phase.view) });
        }
        self.layout = Shared::new(layout);
        (self.opened.step, self.opened.last_step) = (collection.step, collection.last_step);
        self.opened.begins = Some(collection.begins);
        self.opened.at = (asked == self.moment.wanted && !phases.is_empty()).then_some(0);
        self.opened.phases = Shared::new(phases);
        // The step that a run is listed with is the one in which it was over.
        if self.opened.at.is_some() { self.walk_to(self.opened.step) } else { vec![] }
    }

    /// A step on or back, when it leads into, through or out of the phases of the opened collection.
    pub(super) fn phase_on(&mut self) -> Option<Vec<Effect>> {
        let (last, wanted) = (self.opened.phases.len().checked_sub(1)?, self.moment.wanted);
        if wanted + 1 == self.opened.step {
            self.opened.at = Some(0);
            return Some(self.go(self.opened.step));
        }
        let at = self.opened.at.filter(|_| wanted == self.opened.step)?;
        self.opened.at = (at < last).then_some(at + 1);
        Some(if at < last { vec![] } else { self.walk_to(self.opened.last_step) })
    }

    /// The other way.
    pub(super) fn phase_back(&mut self) -> Option<Vec<Effect>> {
        let last = self.opened.phases.len().checked_sub(1)?;
        match self.opened.at {
            None if self.moment.wanted == self.opened.last_step => {
                self.opened.at = Some(last);
                return Some(self.walk_to(self.opened.step));
            }
            None => return None,
            Some(0) => {
                self.opened.at = None;
                return Some(self.go(self.opened.step - 1));
            }
            Some(at) => self.opened.at = Some(at - 1),
        }
        Some(vec![])
    }

    /// A phase, or the whole step.
    pub(super) fn show_phase(&mut self, at: Option<usize>) -> Vec<Effect> {
        if self.opened.phases.is_empty() {
            return vec![];
        }
        self.moment.playing = false;
        self.opened.at = at.filter(|at| *at < self.opened.phases.len());
        self.walk_to(if self.opened.at.is_some() { self.opened.step } else { self.opened.last_step })
    }
}
