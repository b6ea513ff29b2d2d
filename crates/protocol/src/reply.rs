//! What the engine answers.

use serde::{Deserialize, Serialize};

use crate::compare::ComparedRun;
use crate::life::LifeView;
use crate::phases::OpenedCollection;
use crate::view::StepView;

/// The page's number for a run.
pub type RunId = u32;

/// A message from the engine: bytes ([`Reply::to_bytes`]). Samples travel beside these, as a `Float64Array` (see [`crate::SAMPLE_FIELDS`]).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", rename_all_fields = "snake_case")]
pub enum Reply {
    /// The engine is loaded and takes commands.
    Ready,
    /// Answer to [`crate::Command::Check`]: empty when the text compiles.
    Diagnostics {
        /// The question's number.
        request: u32,
        /// What is wrong, in source order.
        diagnostics: Vec<Diagnostic>,
    },
    /// The program wrote something, or something happened that the timeline marks.
    Progress {
        /// Which run.
        run: RunId,
        /// New output since the last message, in order.
        output: Vec<OutputChunk>,
        /// New marks since the last message, in order.
        markers: Vec<Marker>,
        /// The line being executed, 0 when none.
        line: u32,
    },
    /// The program waits for a line of input, which [`crate::Command::Input`] gives it; its prompt is the end of the output.
    Input {
        /// Which run.
        run: RunId,
    },
    /// The run is over. Its last moment can be asked for by `Seek`.
    Ended {
        /// Which run.
        run: RunId,
        /// How it went.
        report: EndReport,
    },
    /// Answer to [`crate::Command::Seek`].
    View {
        /// Which run.
        run: RunId,
        /// The moment.
        view: Box<StepView>,
    },
    /// The way to the moment that [`crate::Command::Seek`] asked for is long: so much of it is gone.
    Seeking {
        /// Which run.
        run: RunId,
        /// From 0 to 1.
        share: f64,
    },
    /// Answer to [`crate::Command::Compare`]: the next of its runs is over.
    Compared {
        /// The question's number.
        request: u32,
        /// The run.
        run: Box<ComparedRun>,
        /// It was the last.
        done: bool,
    },
    /// Answer to [`crate::Command::Open`].
    Opened {
        /// Which run.
        run: RunId,
        /// The question's number.
        request: u32,
        /// The collection; `None` when there was none of this number.
        collection: Option<Box<OpenedCollection>>,
    },
    /// Answer to [`crate::Command::Inspect`].
    Life {
        /// Which run.
        run: RunId,
        /// The question's number.
        request: u32,
        /// The record, or why there is none and what to ask instead.
        life: Result<Box<LifeView>, String>,
    },
    /// An internal error of Afterdel: the engine must be started again.
    Fault {
        /// What is known, for a bug report.
        message: String,
    },
}

impl Reply {
    /// As the bytes that travel.
    pub fn to_bytes(&self) -> Vec<u8> {
        // Writing plain data into memory does not fail.
        postcard::to_allocvec(self).unwrap_or_default()
    }

    /// From the bytes that travelled; `None` when they are not a reply of this version.
    pub fn from_bytes(bytes: &[u8]) -> Option<Reply> {
        postcard::from_bytes(bytes).ok()
    }
}

/// A range of source text: lines from 1, columns in UTF-16 code units from 0, end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceRange {
    /// First line.
    pub line: u32,
    /// First column.
    pub column: u32,
    /// Last line.
    pub end_line: u32,
    /// Column after the last character.
    pub end_column: u32,
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Severity {
    /// The text does not compile.
    Error,
    /// It runs, and may fail there.
    Caution,
}

/// Something wrong with the text, before running.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Whether the program can run in spite of it.
    pub severity: Severity,
    /// Where.
    pub range: SourceRange,
    /// CPython's message, or ours for what Afterdel does not support.
    pub message: String,
    /// What to do about it, when there is something to say.
    pub help: Option<String>,
}

/// A stream of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stream {
    /// Standard output.
    Stdout,
    /// Standard error.
    Stderr,
}

/// A piece of output.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutputChunk {
    /// Where it went.
    pub stream: Stream,
    /// The text.
    pub text: String,
    /// The step that wrote it.
    pub step: u64,
}

/// A mark on the timeline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Marker {
    /// The step at which it happened.
    pub step: u64,
    /// The line that was being executed.
    pub line: u32,
    /// What happened.
    pub kind: MarkerKind,
}

/// What a mark says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", rename_all_fields = "snake_case")]
pub enum MarkerKind {
    /// A `del` statement was executed.
    Del,
    /// A collector run.
    Collection {
        /// 0, 1 or 2.
        generation: u8,
        /// Started by a threshold, not by `gc.collect()`.
        automatic: bool,
        /// Unreachable objects found.
        collected: u64,
        /// Measured time, in microseconds.
        pause_us: f64,
    },
    /// The exception that ended the program was raised here.
    Error,
}

/// How a run ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EndReport {
    /// Which of the four ends.
    pub outcome: Outcome,
    /// CPython's exit status.
    pub exit_status: u8,
    /// Executed lines in all, exit included.
    pub steps: u64,
    /// The step after which the program's own text was over and CPython's shutdown began; equals `steps` when it never did.
    pub exit_step: u64,
    /// Bytes in use at the end.
    pub live_bytes: u64,
    /// The most bytes ever in use.
    pub peak_bytes: u64,
    /// Bytes held from the operating system at the end.
    pub os_bytes: u64,
    /// Objects alive at the end.
    pub objects: u64,
    /// Whether the run can be opened at any step by `Seek`.
    pub seekable: bool,
    /// Net bytes and objects by line, over the whole run.
    pub lines: Vec<crate::view::LineRow>,
    /// The line executed by each step: `step_lines[0]` by step 1, and so on. Exit not included; at most the first 100,000.
    pub step_lines: Vec<u32>,
    /// Time the program ran, in microseconds, as measured.
    pub elapsed_us: f64,
}

/// The ends a program can come to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", rename_all_fields = "snake_case")]
pub enum Outcome {
    /// Ran to its end (or left by SystemExit).
    Finished,
    /// The text does not compile.
    NotCompiled {
        /// Why.
        diagnostics: Vec<Diagnostic>,
    },
    /// An exception was not caught.
    Exception {
        /// Class of the exception.
        type_name: String,
        /// `str()` of it.
        message: String,
        /// Where it was raised, in the program.
        range: SourceRange,
        /// The step at which it was raised.
        step: u64,
        /// Outermost first.
        traceback: Vec<TracebackEntry>,
        /// A kind sentence for beginners, when there is one to say.
        hint: Option<String>,
    },
    /// The budget of the run was used up.
    Limit {
        /// Says which limit and what can be done.
        message: String,
    },
    /// The person stopped it.
    Stopped,
}

impl Outcome {
    /// How it ended in a few words, for tables.
    pub fn words(&self) -> String {
        match self {
            Outcome::Finished => "finished".to_owned(),
            Outcome::NotCompiled { .. } => "not compiled".to_owned(),
            Outcome::Exception { type_name, range, .. } => format!("{type_name}, line {}", range.line),
            Outcome::Limit { .. } => "at a limit".to_owned(),
            Outcome::Stopped => "stopped".to_owned(),
        }
    }
}

/// A line of a traceback.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TracebackEntry {
    /// The line.
    pub line: u32,
    /// Name of the function, `<module>` for the program's own level.
    pub function: String,
}
