//! What the page asks of the engine.

use serde::{Deserialize, Serialize};

use crate::compare::Choice;
use crate::life::{Moment, Subject};
use crate::reply::RunId;

/// A message to the engine.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", rename_all_fields = "snake_case")]
pub enum Command {
    /// Look for syntax errors; answered by [`crate::Reply::Diagnostics`] with the same `request`.
    Check {
        /// The page's number for this question.
        request: u32,
        /// The program text.
        source: String,
    },
    /// Run a program from the start. An earlier run is dropped.
    Run {
        /// The page's number for this run; every reply about it carries the number.
        run: RunId,
        /// The program text.
        source: String,
        /// How to run it.
        settings: Settings,
        /// With which budget.
        mode: RunMode,
    },
    /// Stop the running program; answered by [`crate::Reply::Ended`] with [`crate::Outcome::Stopped`].
    Stop,
    /// The line that a program has asked for by [`crate::Reply::Input`], without its end.
    Input {
        /// None: there is no more, the program gets an EOFError.
        line: Option<String>,
    },
    /// Run a program under each of these choices, from the start, nobody looking; answered by [`crate::Reply::Compared`],
    /// once for each. What else goes on goes first; another comparison, a run or `Stop` ends it.
    Compare {
        /// The page's number for this question.
        request: u32,
        /// The program text.
        source: String,
        /// How to run it, but for what is chosen.
        settings: Settings,
        /// What differs, in order.
        choices: Vec<Choice>,
    },
    /// Look at the moment after `step` executed lines; answered by [`crate::Reply::View`]. Only after the run has ended.
    Seek {
        /// 0 = before the first line; the run's total = after the last.
        step: u64,
    },
    /// Open a collection into its phases; answered by [`crate::Reply::Opened`]. Only after the run has ended.
    Open {
        /// The page's number for this question; a later question replaces one that has no answer yet.
        request: u32,
        /// The step within which it ran.
        step: u64,
        /// Its number in the run, from 1.
        collection: u64,
    },
    /// Tell the life of an object; answered by [`crate::Reply::Life`]. Only after the run has ended.
    Inspect {
        /// The page's number for this question; a later question replaces one that has no answer yet.
        request: u32,
        /// When it is looked at.
        moment: Moment,
        /// Which object.
        subject: Subject,
    },
}

/// How much a run may do before it is ended with a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RunMode {
    /// While typing: a small budget of work.
    Preview,
    /// The Run button: until it ends or is stopped.
    Full,
}

/// What can be chosen about a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// The CPython that is modelled.
    pub python: PythonVersion,
    /// The collector's policy.
    pub policy: Policy,
    /// Modelled memory at which the program gets a MemoryError, in bytes.
    pub memory_limit_bytes: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { python: PythonVersion::V3_14, policy: Policy::default(), memory_limit_bytes: 512 << 20 }
    }
}

/// A CPython version whose memory is modelled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PythonVersion {
    /// CPython 3.13.18.
    #[serde(rename = "3.13")]
    V3_13,
    /// CPython 3.14.10.
    #[serde(rename = "3.14")]
    #[default]
    V3_14,
    /// CPython 3.15.2.
    #[serde(rename = "3.15")]
    V3_15,
}

impl PythonVersion {
    /// All of them, the oldest first.
    pub const ALL: [PythonVersion; 3] = [PythonVersion::V3_13, PythonVersion::V3_14, PythonVersion::V3_15];

    /// Its name, as in messages, links and menus.
    pub const fn name(self) -> &'static str {
        match self {
            PythonVersion::V3_13 => "3.13",
            PythonVersion::V3_14 => "3.14",
            PythonVersion::V3_15 => "3.15",
        }
    }

    /// The version of a name.
    pub fn named(name: &str) -> Option<PythonVersion> {
        PythonVersion::ALL.into_iter().find(|version| version.name() == name)
    }
}

/// A collector policy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Policy {
    /// Reference counts and a cycle collector in three generations: CPython's own.
    #[default]
    Generational,
    /// Reference counts and a cycle collector that looks at a part of the old objects at a time: CPython 3.14.0 to 3.14.4.
    Incremental,
    /// Reference counts only: cycles stay until the program calls the collector, or for good.
    RefcountOnly,
    /// Tracing only: a reference that goes frees nothing, what is unreachable waits for a collection (as on PyPy).
    MarkSweep,
}

impl Policy {
    /// Every policy, in the order in which they are offered and compared.
    pub const ALL: [Policy; 4] = [Policy::Generational, Policy::Incremental, Policy::RefcountOnly, Policy::MarkSweep];

    /// Its name in links, menus' values and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Policy::Generational => "generational",
            Policy::Incremental => "incremental",
            Policy::RefcountOnly => "refcount-only",
            Policy::MarkSweep => "mark-sweep",
        }
    }

    /// The policy of a name.
    pub fn named(name: &str) -> Option<Policy> {
        Policy::ALL.into_iter().find(|policy| policy.name() == name)
    }
}
