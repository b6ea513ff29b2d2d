//! Everything that can happen to the page.

use std::rc::Rc;

use afterdel_protocol::{Policy, PythonVersion, Reply, RunId, RunMode};

use super::{Compared, FreedFilter, Panel};

/// Where a new text comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// The person types: the editor has it already.
    Typed,
    /// An example.
    Example,
}

/// What hangs open under the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Popover {
    Examples,
    Share,
    Embed,
    Shortcuts,
}

/// See the module.
#[derive(Clone, Debug)]
pub(crate) enum Action {
    // The engine.
    Heard(Rc<Reply>),
    Samples {
        run: RunId,
        numbers: Vec<f64>,
    },
    EngineLost(String),
    // The text.
    Text(Rc<str>, Source),
    Breakpoints(Vec<u32>),
    LinkOpened(Result<String, ()>),
    // Timers; each carries what it was set for, and is ignored when that is over.
    PreviewDue(u32),
    StopDue(RunId),
    PlayDue(u32),
    LateDue(u32),
    LifeDue(u32),
    // The person.
    Run(RunMode),
    Stop,
    /// The line that the program waits for; None: there is no more.
    Answer(Option<String>),
    Seek(u64),
    StepForward,
    StepBack,
    HopForward,
    HopBack,
    First,
    Last,
    PlayPause,
    Speed(usize),
    ShowPanel(Panel),
    Select(Option<u32>),
    /// Select an object and go to its card.
    GoTo(u32),
    /// Open a collection into its phases: the step within which it ran, its number in the run.
    OpenCollection(u64, u64),
    CloseCollection,
    /// Show a phase of the opened collection; `None`: the whole step.
    Phase(Option<usize>),
    /// Cut a reference in thought, by its place; or mend it.
    Cut(Option<Rc<str>>),
    /// List all changes of the selected object's count, or only those about the moment.
    WholeLedger,
    /// Mark a line in the editor; 0: none.
    Mark(u32),
    /// Compare, or stop comparing.
    Compare(Compared),
    Pin,
    Unpin,
    FilterFreed(FreedFilter),
    Policy(Policy),
    /// Another Python is chosen.
    Python(PythonVersion),
    NextTheme,
    /// Shortcuts of one character on or off.
    ToggleKeys,
    /// A shortcut of one character.
    Letter(Box<Action>),
    Open(Popover),
    Close,
    LinkPacked(String),
    Copy(String),
    Copied(bool),
    Reveal {
        line: u32,
        column: u32,
    },
    DismissNotice,
    /// The editor takes so much of the width, in percent.
    Split(f64),
}
