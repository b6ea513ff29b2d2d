//! Every step of a run with what happened in it, in order; collections opened into their phases.

use serde::{Deserialize, Serialize};

use crate::reply::OutputChunk;
use crate::view::FreedRow;

/// A step of a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TraceStep {
    /// Its number: executed lines so far.
    pub step: u64,
    /// The line that it executed, 0 at exit.
    pub line: u32,
    /// The function that the line belongs to, `class C` for the body of a class; empty at exit.
    pub function: String,
    /// Bytes in use after it: the program's own.
    pub live_bytes: u64,
    /// What happened, in order; what was made stands at the end, as far as it still lives then.
    pub events: Vec<TraceEvent>,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "event")]
pub enum TraceEvent {
    /// An object was made.
    Made(TracedObject),
    /// An object was freed, or many of one type.
    Freed(FreedRow),
    /// A collection begins.
    CollectionBegins(CollectionBegins),
    /// A phase of it is done.
    Phase(PhaseDone),
    /// It is over.
    CollectionEnds(CollectionEnds),
    /// The program wrote something.
    Output(OutputChunk),
}

/// An object as a trace names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TracedObject {
    /// Which object.
    pub serial: u32,
    /// `Node#2`
    pub label: String,
    /// What its memory blocks take.
    pub bytes: u64,
}

/// A collection begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollectionBegins {
    /// Its number in the run, from 1.
    pub run: u64,
    /// The oldest generation that takes part.
    pub generation: u8,
    /// Started by a threshold, not by the program.
    pub automatic: bool,
}

/// A collection is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollectionEnds {
    /// Its number in the run, from 1.
    pub run: u64,
    /// Unreachable objects that it gave up.
    pub collected: u32,
    /// Unreachable objects that could not be freed.
    pub uncollectable: u32,
}

/// A phase of a collection, in the order in which they come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhaseName {
    /// The objects that are looked at, each with a copy of its count.
    Candidates,
    /// What candidates hold of each other is taken off the copies.
    Subtract,
    /// What keeps a count is reachable, and so is what it leads to; the others are not.
    Rescue,
    /// Weak references to the unreachable are cleared, callbacks called.
    Weakrefs,
    /// Finalizers of the unreachable are called.
    Finalizers,
    /// What finalizers have made reachable again is let go.
    Resurrection,
    /// The garbage gives up what it holds, and dies of it.
    Clear,
}

/// A phase that is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhaseDone {
    /// Which.
    pub phase: PhaseName,
    /// Objects that it concerned, the runtime's own too.
    pub objects: u32,
    /// Those of the program, the first hundred.
    pub rows: Vec<PhaseRow>,
    /// The program's objects that are not listed.
    pub rows_left_out: u64,
}

/// An object in a phase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhaseRow {
    /// Which object.
    pub serial: u32,
    /// `Node#2`
    pub label: String,
    /// Its reference count, while it lives.
    pub refcount: u32,
    /// From `subtract` on: what is left of the copy of its count.
    pub left: Option<u32>,
    /// From `rescue` on: nothing outside reaches it.
    pub unreachable: Option<bool>,
}
