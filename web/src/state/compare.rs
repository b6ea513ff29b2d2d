//! The comparison of policies or of Python versions: asked for in the Compare panel, told run by run.

use afterdel_protocol::{Choice, Command, ComparedRun, Policy, PythonVersion};

use super::{Effect, Shared, State};

/// What differs between the runs of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Compared {
    Policies,
    Pythons,
}

/// What is known of the latest comparison.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Comparison {
    /// The page's number for it; 0: none was asked for.
    pub request: u32,
    /// The text it is of.
    pub text_version: u32,
    /// More runs are to come.
    pub running: bool,
    pub runs: Vec<ComparedRun>,
}

impl State {
    /// Starts a comparison, or ends the one that goes on.
    pub(super) fn compare(&mut self, what: Compared) -> Vec<Effect> {
        if self.comparison.running {
            self.end_comparison();
            let mut effects = vec![Effect::Post(Command::Stop)];
            effects.extend(self.preview());
            return effects;
        }
        let Some(text) = self.text.clone() else { return vec![] };
        let request = self.comparison.request + 1;
        let started = Comparison { request, text_version: self.text_version, running: true, runs: Vec::new() };
        self.comparison = Shared::new(started);
        let settings = self.settings.clone();
        let choices = match what {
            Compared::Policies => Policy::ALL.map(|policy| Choice { python: settings.python, policy }).to_vec(),
            Compared::Pythons => PythonVersion::ALL.map(|python| Choice { python, policy: settings.policy }).to_vec(),
        };
        vec![Effect::Post(Command::Compare { request, source: text.to_string(), settings, choices })]
    }

    /// A run of it is over.
    pub(super) fn compared(&mut self, request: u32, run: ComparedRun, done: bool) {
        if request != self.comparison.request || !self.comparison.running {
            return;
        }
        let mut comparison = (*self.comparison).clone();
        comparison.runs.push(run);
        comparison.running = !done;
        self.comparison = Shared::new(comparison);
    }

    /// Nothing more comes: the engine has something else to do.
    pub(super) fn end_comparison(&mut self) {
        if self.comparison.running {
            self.comparison = Shared::new(Comparison { running: false, ..(*self.comparison).clone() });
        }
    }
}
