//! What the page knows, and how it changes: [`State::apply`] is the one reducer. It touches nothing outside: what is to
//! be done in the world (a message to the engine, a timer, a text kept) comes back as [`Effect`]s.
//!
//! A run goes Idle -> Running -> (Stopping ->) Ended. After Ended the page looks at moments: `moment.wanted` moves at
//! once with the person; at most one Seek is under way, and the latest wish follows it.

mod action;
mod compare;
mod console;
mod effect;
mod life;
mod moment;
mod opened;
mod reduce;
mod run;
#[cfg(test)]
pub(crate) mod sample_life;
#[cfg(test)]
pub(crate) mod sample_view;
mod shared;
#[cfg(test)]
mod tests;

pub(crate) use action::{Action, Popover, Source};
pub(crate) use compare::{Compared, Comparison};
pub(crate) use console::Console;
pub(crate) use effect::Effect;
pub(crate) use life::{Life, freed_row};
pub(crate) use moment::{Moment, SPEEDS};
pub(crate) use opened::Opened;
pub(crate) use run::{Phase, Run};
pub(crate) use shared::Shared;

use std::collections::BTreeSet;
use std::rc::Rc;

use afterdel_protocol::{Diagnostic, FreeReason, RunId, RunMode, Settings, Severity, StepView, TypeRow};

use crate::panels::objects::Layout;
use crate::share::Program;

/// Which face the page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Face {
    /// The whole desk.
    Desk,
    /// The small one for frames in other people's pages: keeps nothing on the person's machine.
    Embed,
}

/// Colours: the system's choice, or the person's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Theme {
    #[default]
    Auto,
    Light,
    Dark,
}

impl Theme {
    /// The name in storage and in `data-theme`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The theme of a name; auto for any other.
    pub(crate) fn named(name: &str) -> Theme {
        match name {
            "light" => Theme::Light,
            "dark" => Theme::Dark,
            _ => Theme::Auto,
        }
    }

    /// The one after it, around.
    pub(crate) fn next(self) -> Theme {
        match self {
            Theme::Auto => Theme::Light,
            Theme::Light => Theme::Dark,
            Theme::Dark => Theme::Auto,
        }
    }
}

/// The panels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Panel {
    #[default]
    Objects,
    Freed,
    Types,
    Collector,
    Variables,
    Compare,
}

impl Panel {
    pub(crate) const ALL: [Panel; 6] =
        [Panel::Objects, Panel::Freed, Panel::Types, Panel::Collector, Panel::Variables, Panel::Compare];

    /// Its name in class names.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Panel::Objects => "objects",
            Panel::Freed => "freed",
            Panel::Types => "types",
            Panel::Collector => "collector",
            Panel::Variables => "variables",
            Panel::Compare => "compare",
        }
    }

    /// The word on its tab.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Panel::Objects => "Objects",
            Panel::Freed => "Freed",
            Panel::Types => "Types",
            Panel::Collector => "Collector",
            Panel::Variables => "Variables",
            Panel::Compare => "Compare",
        }
    }
}

/// Whether the engine takes commands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum EngineState {
    #[default]
    Loading,
    Ready,
    /// It could not be loaded, or failed again at once.
    Gone,
}

/// Why the panels show no moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Absence {
    /// Nothing was run yet.
    Unrun,
    /// The program runs.
    Running,
    /// The moment is being worked out.
    Sought { step: u64, percent: u32 },
    /// The engine was ended before the run was.
    Cut,
}

/// What the Freed list shows; `None` is everything.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct FreedFilter {
    pub reason: Option<FreeReason>,
    pub type_name: Option<Rc<str>>,
}

/// The moment that later ones are compared with.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pinned {
    pub step: u64,
    pub rows: Shared<Vec<TypeRow>>,
}

/// A message that stands under the header until it is dismissed or out of date.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Notice {
    pub text: Rc<str>,
    pub failure: bool,
}

/// How the page starts.
#[derive(Clone, Debug)]
pub(crate) struct Boot {
    pub face: Face,
    pub theme: Theme,
    /// The text kept on this machine.
    pub kept_text: Option<String>,
    /// Shortcuts of one character work.
    pub keys: bool,
    /// What stands after `#v1=`.
    pub link: Option<String>,
    /// The address without its hash, for links.
    pub address: String,
}

/// All that the page knows.
pub(crate) struct State {
    pub face: Face,
    pub theme: Theme,
    /// Shortcuts of one character work.
    pub keys: bool,
    pub address: Rc<str>,
    pub engine: EngineState,
    /// The program; `None` until a shared link is unpacked.
    pub text: Option<Rc<str>>,
    /// Grows with every change of the text.
    pub text_version: u32,
    pub settings: Settings,
    pub run: Run,
    /// The run before, shown until the next has something to show.
    pub last: Run,
    pub moment: Moment,
    /// The last moment that was looked at; what may be shown is [`State::picture`].
    view: Option<Shared<StepView>>,
    /// The run it belongs to.
    view_run: RunId,
    pub layout: Shared<Layout>,
    /// Found while typing.
    pub diagnostics: Shared<Vec<Diagnostic>>,
    pub breakpoints: Shared<BTreeSet<u32>>,
    /// Steps at which a breakpoint's line is next.
    pub stops: Shared<Vec<u64>>,
    pub panel: Panel,
    pub selected: Option<u32>,
    pub life: Life,
    pub opened: Opened,
    pub pinned: Option<Pinned>,
    pub comparison: Shared<Comparison>,
    pub freed_filter: FreedFilter,
    pub notice: Option<Notice>,
    pub popover: Option<Popover>,
    /// The link to the program as it is now, once packed.
    pub link: Option<Rc<str>>,
    /// What was copied last: said until the popover closes.
    pub copied: Option<bool>,
    /// The editor's part of the width, in percent.
    pub split: f64,
}

impl State {
    /// The page as it opens, and what to do first.
    pub(crate) fn new(boot: Boot) -> (State, Vec<Effect>) {
        let mut effects = vec![Effect::ShowTheme(boot.theme)];
        let text = match boot.link {
            Some(packed) => {
                effects.push(Effect::Unpack(packed));
                None
            }
            None => Some(Rc::from(boot.kept_text.as_deref().unwrap_or(crate::examples::FIRST.text))),
        };
        let state = State {
            face: boot.face,
            theme: boot.theme,
            keys: boot.keys,
            address: boot.address.into(),
            engine: EngineState::Loading,
            text,
            text_version: 0,
            settings: Settings::default(),
            run: Run::default(),
            last: Run::default(),
            moment: Moment::default(),
            view: None,
            view_run: 0,
            layout: Shared::default(),
            diagnostics: Shared::default(),
            breakpoints: Shared::default(),
            stops: Shared::default(),
            panel: Panel::default(),
            selected: None,
            life: Life::default(),
            opened: Opened::default(),
            pinned: None,
            comparison: Shared::default(),
            freed_filter: FreedFilter::default(),
            notice: None,
            popover: None,
            link: None,
            copied: None,
            split: 42.0,
        };
        (state, effects)
    }

    /// The run whose curve is shown: the one at hand, or the last while that has nothing to show, so that nothing
    /// flickers as one types and nothing is lost by a syntax error.
    pub(crate) fn shown(&self) -> &Run {
        let preview = self.run.phase == Phase::Running(RunMode::Preview);
        if self.run.curve.is_empty() && (preview || self.run.is_not_compiled()) { &self.last } else { &self.run }
    }

    /// The moment on the panels: never that of another step or run than the stepper says, but for the short time
    /// within which the right one usually comes.
    pub(crate) fn picture(&self) -> Option<Shared<StepView>> {
        let gone = self.run.phase == Phase::Cut && self.view_run != self.run.id;
        let whole = self.view.as_ref().filter(|_| !gone && !self.moment.late)?;
        // The phases lie within the step at hand, and are shown once that is.
        let phase = self.opened.phase().filter(|_| self.opened.step == whole.step);
        Some(phase.map_or(whole, |phase| &phase.view).clone())
    }

    /// The step whose sample stands for the figures while there is no picture.
    pub(crate) fn sampled_step(&self) -> f64 {
        if self.run.phase == Phase::Ended { self.moment.wanted as f64 } else { f64::MAX }
    }

    /// Why there is no picture.
    pub(crate) fn absence(&self) -> Absence {
        match self.run.phase {
            Phase::Cut => Absence::Cut,
            Phase::Ended if self.moment.asked.is_some() => {
                Absence::Sought { step: self.moment.wanted, percent: (self.moment.found * 100.0) as u32 }
            }
            _ if self.run.is_full() => Absence::Running,
            _ => Absence::Unrun,
        }
    }

    /// A moment will be shown: it is being fetched, or the program still runs because the person asked for it.
    fn is_awaited(&self) -> bool {
        self.moment.asked.is_some() || self.run.is_full()
    }

    /// The moments of the run at hand can be opened.
    pub(crate) fn is_seekable(&self) -> bool {
        let report = self.run.report.as_ref().filter(|_| self.run.phase == Phase::Ended && !self.run.is_not_compiled());
        report.is_some_and(|report| report.seekable)
    }

    /// The run at hand is of the text as it is now.
    pub(crate) fn is_current(&self) -> bool {
        self.run.id > 0 && self.run.text_version == self.text_version && !self.run.is_not_compiled()
    }

    /// The text has a mistake that keeps it from running.
    pub(crate) fn is_broken(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// The program and its settings, as a link carries them.
    pub(crate) fn program(&self) -> Program {
        Program {
            text: self.text.as_deref().unwrap_or_default().to_owned(),
            policy: self.settings.policy,
            python: self.settings.python,
        }
    }
}
