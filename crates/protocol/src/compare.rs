//! One program under several policies or versions.

use serde::{Deserialize, Serialize};

use crate::command::{Policy, PythonVersion};
use crate::reply::Outcome;
use crate::view::FreedTotals;

/// What differs between the runs of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// The CPython that is modelled.
    pub python: PythonVersion,
    /// The collector's policy.
    pub policy: Policy,
}

/// One run of a comparison. All of it up to the program's end: the interpreter's shutdown is not counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ComparedRun {
    /// How it ran.
    pub choice: Choice,
    /// How it ended.
    pub outcome: Outcome,
    /// Executed lines.
    pub steps: u64,
    /// Bytes in use over the steps: `[step, bytes]`, of each stretch of steps the moment with the most bytes.
    pub curve: Vec<[f64; 2]>,
    /// Bytes in use at the end of the program.
    pub live_bytes: u64,
    /// The most bytes ever in use.
    pub peak_bytes: u64,
    /// The most bytes ever held from the operating system.
    pub os_bytes: u64,
    /// What was freed.
    pub freed: FreedTotals,
    /// What the collector did.
    pub collector: CollectorTotals,
    /// Time the program ran, in microseconds, as measured.
    pub elapsed_us: f64,
    /// The objects whose `__del__` was called, in that order (`Node#2`); the first few hundred. Shutdown included.
    pub finalized: Vec<String>,
    /// How many there were.
    pub finalized_total: u64,
    /// Whether the program printed what it printed in the comparison's first run.
    pub same_output: bool,
}

/// What a collector did in a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CollectorTotals {
    /// Runs that the program asked for.
    pub called: u64,
    /// Runs that started by themselves.
    pub automatic: u64,
    /// Objects looked at, in all: the work, which does not depend on the machine.
    pub examined: u64,
    /// Objects found unreachable, in all.
    pub collected: u64,
    /// Objects looked at by the run that looked at most: the longest pause in units of work.
    pub longest_examined: u64,
    /// The longest pause, in microseconds, as measured.
    pub longest_us: f64,
    /// All pauses, in microseconds, as measured.
    pub total_us: f64,
}
