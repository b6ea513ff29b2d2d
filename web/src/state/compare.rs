//! The comparison of policies: asked for in the Compare panel, told run by run.

use afterdel_protocol::{Choice, Command, ComparedRun, Policy};

use super::{Effect, Shared, State};

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
    pub(super) fn compare(&mut self) -> Vec<Effect> {
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
        let choices = Policy::ALL.map(|policy| Choice { python: self.settings.python, policy }).to_vec();
        let settings = self.settings.clone();
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
