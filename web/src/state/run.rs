//! A run of the program, as far as the page has heard of it.

use afterdel_protocol::{EndReport, Marker, Outcome, RunId, RunMode};

use super::{Console, Shared};
use crate::timeline::Curve;

/// Where a run is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Phase {
    #[default]
    Idle,
    Running(RunMode),
    Stopping,
    Ended,
    /// Ended by ending the engine: what was heard stays, moments cannot be opened.
    Cut,
}

/// See the module.
#[derive(Clone, Default)]
pub(crate) struct Run {
    /// 0 before the first.
    pub id: RunId,
    pub phase: Phase,
    /// The text's version that runs.
    pub text_version: u32,
    pub curve: Curve,
    pub markers: Shared<Vec<Marker>>,
    pub markers_left_out: u64,
    pub console: Shared<Console>,
    pub report: Option<Shared<EndReport>>,
    /// The line being executed, 0 when none.
    pub line: u32,
    /// The program waits for a line of input.
    pub asking: bool,
    /// How often it has asked.
    pub asked: u32,
}

impl Run {
    /// It works, or is being stopped.
    pub(crate) fn is_busy(&self) -> bool {
        matches!(self.phase, Phase::Running(_) | Phase::Stopping)
    }

    /// It works because the person pressed Run.
    pub(crate) fn is_full(&self) -> bool {
        matches!(self.phase, Phase::Running(RunMode::Full) | Phase::Stopping)
    }

    /// It ended before it began: the text does not compile.
    pub(crate) fn is_not_compiled(&self) -> bool {
        self.report.as_ref().is_some_and(|report| is_not_compiled(&report.outcome))
    }

    /// Steps that can be opened.
    pub(crate) fn steps(&self) -> Option<u64> {
        self.report.as_ref().filter(|report| !is_not_compiled(&report.outcome)).map(|report| report.steps)
    }

    /// The moment shown first: the error, or the program's last before CPython's shutdown.
    pub(crate) fn first_look(&self) -> Option<u64> {
        let report = self.report.as_ref()?;
        match &report.outcome {
            Outcome::NotCompiled { .. } => None,
            Outcome::Exception { step, .. } => Some((*step).min(report.steps)),
            _ if !report.seekable => Some(report.steps),
            _ => Some(report.exit_step.min(report.steps)),
        }
    }

    /// The step at which an uncaught exception was raised.
    pub(crate) fn error_step(&self) -> Option<u64> {
        match &self.report.as_ref()?.outcome {
            Outcome::Exception { step, .. } => Some(*step),
            _ => None,
        }
    }
}

/// The program never started.
pub(crate) fn is_not_compiled(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::NotCompiled { .. })
}
