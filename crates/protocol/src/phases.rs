//! A collection opened into its phases, each a moment that can be looked at.

use serde::{Deserialize, Serialize};

use crate::trace::{CollectionBegins, CollectionEnds, PhaseDone};
use crate::view::StepView;

/// A collection opened into its phases.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpenedCollection {
    /// The step within which it began.
    pub step: u64,
    /// The step at hand when it was over: a later one when it called code of the program, finalizers or callbacks.
    pub last_step: u64,
    /// How it began.
    pub begins: CollectionBegins,
    /// Its phases, in order.
    pub phases: Vec<PhaseView>,
    /// How it ended; `None` when the run was stopped within it.
    pub ends: Option<CollectionEnds>,
}

/// The moment after a phase.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PhaseView {
    /// The phase, and its numbers on each object.
    pub done: PhaseDone,
    /// What the panels show; the step is the one within which the collection began, the explanation the phase's.
    pub view: StepView,
}
