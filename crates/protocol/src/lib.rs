//! What the page and the engine say to each other: commands, replies and views, each defined once.
//!
//! Plain data with public fields. Objects are named by their *serial*: the birth number of an object within a run,
//! never reused, the same in every replay. Lines count from 1; columns are UTF-16 code units from 0, as the editor counts.
//! Sizes are bytes of modelled 64-bit CPython memory.

pub mod command;
pub mod compare;
pub mod life;
pub mod phases;
pub mod reply;
pub mod trace;
pub mod view;
pub mod words;

pub use command::{Command, Policy, PythonVersion, RunMode, Settings};
pub use compare::{Choice, CollectorTotals, ComparedRun};
pub use life::{
    FreedSet, GenerationMove, HolderKind, IfCut, LedgerRow, LifeEnd, LifeObject, LifeView, Moment, PathStep, Place,
    Reference, Subject,
};
pub use phases::{OpenedCollection, PhaseView};
pub use reply::{
    Diagnostic, EndReport, Marker, MarkerKind, Outcome, OutputChunk, Reply, RunId, Severity, SourceRange, Stream,
    TracebackEntry,
};
pub use trace::{
    CollectionBegins, CollectionEnds, PhaseDone, PhaseName, PhaseRow, TraceEvent, TraceStep, TracedObject,
};
pub use view::{
    CollectorRun, CollectorView, Edge, ExplainView, Fate, Field, FieldValue, FrameView, FramesView, FreeReason,
    FreedRow, FreedTotals, FreedView, GenerationRow, GraphView, Island, LineRow, NameBinding, Node, StepView, TypeRow,
    TypesView, Variable,
};

/// One sample of a run, flattened as four `f64` in a `Float64Array`: [`SAMPLE_FIELDS`] numbers each.
pub const SAMPLE_FIELDS: usize = 4;

/// Position of a number within a flattened sample.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(usize)]
pub enum SampleField {
    /// Executed lines so far.
    Step = 0,
    /// Bytes in use.
    LiveBytes = 1,
    /// Bytes held from the operating system: arenas and large blocks.
    OsBytes = 2,
    /// Objects alive.
    Objects = 3,
}
