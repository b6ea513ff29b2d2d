//! The reducer: see the module above. One function per kind of action; each returns what is to be done in the world.

use std::rc::Rc;

use afterdel_protocol::{Command, Marker, Outcome, Reply, RunId, RunMode, StepView};

use super::moment::{on_stop, stop_after, stop_before, stops};
use super::run::is_not_compiled;
use super::{Action, Effect, EngineState, Face, Notice, Phase, Pinned, Popover, Run, Shared, Source, State};
use crate::share;

/// More marks than a curve can show.
const MOST_MARKERS: usize = 20_000;

/// Which way a step or hop goes.
#[derive(Clone, Copy)]
enum Way {
    Forward,
    Back,
}

impl State {
    /// Takes in what happened.
    pub(crate) fn apply(&mut self, action: Action) -> Vec<Effect> {
        let mut effects = self.take_in(action);
        effects.extend(self.inspect());
        effects
    }

    fn take_in(&mut self, action: Action) -> Vec<Effect> {
        match action {
            // Nobody else holds it: whoever hears a reply passes it on.
            Action::Heard(reply) => Rc::into_inner(reply).map_or_else(Vec::new, |reply| self.heard(reply)),
            Action::Samples { run, numbers } => self.samples(run, &numbers),
            Action::EngineLost(message) => self.engine_lost(&message),
            Action::Text(text, source) => self.new_text(text, source),
            Action::LinkOpened(result) => self.link_opened(result),
            Action::Breakpoints(lines) => {
                self.breakpoints = Shared::new(lines.into_iter().collect());
                self.find_stops();
                vec![]
            }
            // Not when the person pressed Run in the meantime.
            Action::PreviewDue(version) if version == self.text_version => self.preview(),
            Action::StopDue(run) if run == self.run.id && self.run.phase == Phase::Stopping => self.cut(),
            Action::PlayDue(turn) if turn == self.moment.turn && self.moment.playing => self.play_on(),
            Action::LateDue(turn) if turn == self.moment.asks && self.is_awaited() => {
                self.moment.late = true;
                vec![]
            }
            Action::PreviewDue(_) | Action::StopDue(_) | Action::PlayDue(_) | Action::LateDue(_) => vec![],
            Action::Select(serial) => self.select(serial),
            Action::OpenCollection(step, number) => self.open_collection(step, number),
            Action::Phase(at) => self.show_phase(at),
            Action::GoTo(serial) => {
                self.select(Some(serial));
                vec![Effect::ShowCard { serial, focus: true }]
            }
            Action::Mark(line) => vec![Effect::Mark(line)],
            Action::Run(mode) => self.start(mode),
            Action::Compare(what) => self.compare(what),
            Action::Stop => self.stop(),
            Action::Answer(line) => self.answer(line),
            Action::Seek(_)
            | Action::StepForward
            | Action::StepBack
            | Action::HopForward
            | Action::HopBack
            | Action::First
            | Action::Last => self.walk(&action),
            Action::PlayPause => self.play_pause(),
            Action::Policy(_) | Action::Python(_) | Action::NextTheme | Action::ToggleKeys => self.choose(&action),
            Action::Letter(action) if self.keys => self.take_in(*action),
            Action::Copy(text) => vec![Effect::Copy(text)],
            Action::Reveal { line, column } => vec![Effect::Reveal { line, column }],
            Action::Open(popover) => self.open(popover),
            other => {
                self.look(other);
                vec![]
            }
        }
    }

    /// What a person has chosen of the run and of the page.
    fn choose(&mut self, action: &Action) -> Vec<Effect> {
        match action {
            Action::Policy(policy) => self.settings.policy = *policy,
            Action::Python(python) => self.settings.python = *python,
            Action::NextTheme => {
                self.theme = self.theme.next();
                return vec![Effect::ShowTheme(self.theme), Effect::KeepTheme(self.theme)];
            }
            _ => {
                self.keys = !self.keys;
                return vec![Effect::KeepKeys(self.keys)];
            }
        }
        self.link = None;
        self.start(RunMode::Preview)
    }

    /// Changes of what is shown that ask nothing of the world.
    fn look(&mut self, action: Action) {
        match action {
            Action::Speed(speed) => self.moment.speed = speed,
            Action::ShowPanel(panel) => self.panel = panel,
            Action::Cut(place) => self.life.cut = place,
            Action::CloseCollection => self.close_collection(),
            Action::WholeLedger => self.life.whole = !self.life.whole,
            Action::LifeDue(request) => self.life_due(request),
            Action::Pin => {
                self.pinned = self
                    .view
                    .as_ref()
                    .map(|view| Pinned { step: view.step, rows: Shared::new(view.types.rows.clone()) });
            }
            Action::Unpin => self.pinned = None,
            Action::FilterFreed(filter) => self.freed_filter = filter,
            Action::Close => {
                self.popover = None;
                self.copied = None;
            }
            Action::LinkPacked(packed) => self.link = Some(share::link(&self.address, &packed).into()),
            Action::Copied(done) => self.copied = Some(done),
            Action::DismissNotice => self.notice = None,
            Action::Split(share) => self.split = share,
            _ => {}
        }
    }

    fn heard(&mut self, reply: Reply) -> Vec<Effect> {
        match reply {
            Reply::Ready => {
                self.engine = EngineState::Ready;
                // After a restart the picture of the last run stays; the person starts the next one.
                if self.run.id > 0 {
                    return vec![];
                }
                // The picture first, cautions after it.
                let run = self.start(RunMode::Preview);
                run.into_iter().chain(self.check()).collect()
            }
            Reply::Diagnostics { request, diagnostics } => {
                if request == self.text_version && (!diagnostics.is_empty() || !self.diagnostics.is_empty()) {
                    self.diagnostics = Shared::new(diagnostics);
                }
                vec![]
            }
            Reply::Progress { run, output, markers, line } => {
                if self.hears(run) {
                    self.progress(output, markers);
                    self.run.line = line;
                }
                vec![]
            }
            Reply::Input { run } if self.hears(run) => {
                self.run.asking = self.run.phase != Phase::Stopping;
                self.run.asked += 1;
                vec![]
            }
            Reply::Ended { run, report } if self.hears(run) => self.ended(report),
            Reply::View { run, view } if run == self.run.id => self.arrived(*view),
            Reply::Seeking { run, share } => {
                if run == self.run.id {
                    self.moment.found = share;
                }
                vec![]
            }
            Reply::Compared { request, run, done } => {
                self.compared(request, *run, done);
                self.preview()
            }
            Reply::Opened { run, request, collection } => {
                if run == self.run.id {
                    self.collection_opened(request, collection)
                } else {
                    vec![]
                }
            }
            Reply::Life { run, request, life } => {
                if run == self.run.id {
                    self.told(request, life);
                }
                vec![]
            }
            Reply::Input { .. } | Reply::Ended { .. } | Reply::View { .. } => vec![],
            Reply::Fault { message } => self.engine_lost(&message),
        }
    }

    /// Whether news of `run` are of the run at hand.
    fn hears(&self, run: RunId) -> bool {
        run == self.run.id && self.run.is_busy()
    }

    fn samples(&mut self, run: RunId, numbers: &[f64]) -> Vec<Effect> {
        if run == self.run.id && self.run.phase != Phase::Cut {
            self.run.curve.extend(numbers);
        }
        vec![]
    }

    fn progress(&mut self, output: Vec<afterdel_protocol::OutputChunk>, markers: Vec<Marker>) {
        if !output.is_empty() {
            let mut console = (*self.run.console).clone();
            console.write(output);
            self.run.console = Shared::new(console);
        }
        if !markers.is_empty() {
            let mut all = (*self.run.markers).clone();
            let room = MOST_MARKERS.saturating_sub(all.len());
            self.run.markers_left_out += markers.len().saturating_sub(room) as u64;
            all.extend(markers.into_iter().take(room));
            self.run.markers = Shared::new(all);
        }
    }

    fn ended(&mut self, report: afterdel_protocol::EndReport) -> Vec<Effect> {
        self.run.phase = Phase::Ended;
        self.run.asking = false;
        self.run.line = 0;
        if let Outcome::NotCompiled { diagnostics } = &report.outcome
            && self.run.text_version == self.text_version
        {
            self.diagnostics = Shared::new(diagnostics.clone());
        }
        self.run.report = Some(Shared::new(report));
        self.find_stops();
        let Some(step) = self.run.first_look() else { return vec![] };
        self.moment.asked = None;
        self.moment.playing = false;
        self.go(step)
    }

    fn arrived(&mut self, view: StepView) -> Vec<Effect> {
        // What was asked before the person changed their mind.
        if self.moment.asked != Some(view.step) {
            return vec![];
        }
        let mut layout = (*self.layout).clone();
        if layout.place(self.run.id, &view) {
            self.layout = Shared::new(layout);
        }
        self.view = Some(Shared::new(view));
        self.view_run = self.run.id;
        let asked = self.moment.asked.take();
        if asked == Some(self.moment.wanted) {
            self.moment.late = false;
            vec![]
        } else {
            self.go(self.moment.wanted)
        }
    }

    /// Moves the cursor; asks the engine unless an answer is under way that will be there soon.
    pub(super) fn go(&mut self, step: u64) -> Vec<Effect> {
        self.moment.wanted = step;
        if step != self.opened.step {
            self.opened.at = None;
        }
        if self.moment.asked.is_some() && !self.moment.late {
            return vec![];
        }
        self.moment.asked = Some(step);
        self.moment.asks += 1;
        self.moment.found = 0.0;
        vec![Effect::Post(Command::Seek { step })]
    }

    /// Runs a text that was changed; not while a comparison goes on, which it would end: then after that.
    pub(super) fn preview(&mut self) -> Vec<Effect> {
        let due = self.text_version != self.run.text_version && !self.comparison.running;
        if due { self.start(RunMode::Preview) } else { vec![] }
    }

    fn start(&mut self, mode: RunMode) -> Vec<Effect> {
        let Some(text) = self.text.clone() else { return vec![] };
        if self.engine == EngineState::Loading {
            return vec![];
        }
        let run = self.run.id + 1;
        let next = Run { id: run, phase: Phase::Running(mode), text_version: self.text_version, ..Run::default() };
        let last = std::mem::replace(&mut self.run, next);
        if !last.curve.is_empty() {
            self.last = last;
        }
        self.end_comparison();
        self.moment.asked = None;
        self.moment.asks += 1;
        self.moment.playing = false;
        self.pinned = None;
        self.forget_life();
        self.close_collection();
        let mut effects = vec![];
        if self.engine == EngineState::Gone {
            self.engine = EngineState::Ready;
            effects.push(Effect::Restart);
        }
        let settings = self.settings.clone();
        if self.face == Face::Embed && self.link.is_none() {
            effects.push(Effect::Pack(share::encode(&self.program())));
        }
        effects.push(Effect::Post(Command::Run { run, source: text.to_string(), settings, mode }));
        effects
    }

    fn stop(&mut self) -> Vec<Effect> {
        if !matches!(self.run.phase, Phase::Running(_)) {
            return vec![];
        }
        self.run.phase = Phase::Stopping;
        self.run.asking = false;
        vec![Effect::Post(Command::Stop), Effect::ArmStop(self.run.id)]
    }

    fn answer(&mut self, line: Option<String>) -> Vec<Effect> {
        // Asked once, answered once.
        if !std::mem::take(&mut self.run.asking) {
            return vec![];
        }
        vec![Effect::Post(Command::Input { line })]
    }

    /// Stop was not answered: the engine is ended, what was heard of the run stays.
    fn cut(&mut self) -> Vec<Effect> {
        self.run.phase = Phase::Cut;
        self.moment.asked = None;
        self.moment.late = false;
        vec![Effect::Restart]
    }

    fn engine_lost(&mut self, message: &str) -> Vec<Effect> {
        let text = format!(
            "Afterdel itself failed and was started again; your text and the output are kept. This is our fault: {message}"
        );
        self.notice = Some(Notice { text: text.into(), failure: true });
        self.end_comparison();
        self.moment.asked = None;
        self.moment.late = false;
        self.moment.playing = false;
        // The engine that knew the run is gone.
        if self.run.is_busy() || self.is_seekable() {
            self.run.phase = Phase::Cut;
            self.run.asking = false;
        }
        // One that fails before it is ready would fail for ever: the next Run tries again.
        if self.engine == EngineState::Ready {
            vec![Effect::Restart]
        } else {
            self.engine = EngineState::Gone;
            vec![]
        }
    }

    /// Asks what is wrong with the text, once there is somebody to ask.
    fn check(&self) -> Option<Effect> {
        let source = self.text.as_ref().filter(|_| self.engine == EngineState::Ready)?.to_string();
        Some(Effect::Post(Command::Check { request: self.text_version, source }))
    }

    fn new_text(&mut self, text: Rc<str>, source: Source) -> Vec<Effect> {
        if self.text.as_ref() == Some(&text) {
            if source == Source::Example {
                self.popover = None;
            }
            return vec![];
        }
        self.text = Some(Rc::clone(&text));
        self.text_version += 1;
        self.link = None;
        let mut effects = vec![];
        if self.face == Face::Desk {
            effects.push(Effect::KeepText(Rc::clone(&text)));
        }
        match source {
            Source::Typed => {
                effects.extend(self.check());
                effects.push(Effect::ArmPreview(self.text_version));
            }
            Source::Example => {
                self.diagnostics = Shared::default();
                self.breakpoints = Shared::default();
                self.popover = None;
                self.notice = None;
                effects.push(Effect::ShowText(text));
                effects.push(Effect::ShowBreakpoints(vec![]));
                effects.extend(self.start(RunMode::Preview));
                effects.extend(self.check());
            }
        }
        effects
    }

    fn link_opened(&mut self, result: Result<String, ()>) -> Vec<Effect> {
        let program = result.ok().and_then(|unpacked| share::decode(&unpacked));
        let Some(program) = program else {
            let effects = self.new_text(crate::examples::FIRST.text.into(), Source::Example);
            let text =
                "This link is broken: it may have been cut when it was copied. Here is the first example instead.";
            self.notice = Some(Notice { text: text.into(), failure: true });
            return effects;
        };
        self.settings.policy = program.policy;
        self.settings.python = program.python;
        self.new_text(program.text.into(), Source::Example)
    }

    fn walk(&mut self, action: &Action) -> Vec<Effect> {
        let (Some(steps), Phase::Ended) = (self.run.steps(), self.run.phase) else { return vec![] };
        if !self.run.report.as_ref().is_some_and(|report| report.seekable) {
            return vec![];
        }
        self.moment.playing = false;
        let phase = match action {
            Action::StepForward => self.phase_on(),
            Action::StepBack => self.phase_back(),
            _ => None,
        };
        if let Some(effects) = phase {
            return effects;
        }
        self.opened.at = None;
        let step = match action {
            Action::Seek(step) => *step,
            Action::First => 0,
            Action::Last => steps,
            Action::StepForward => self.step(Way::Forward),
            Action::StepBack => self.step(Way::Back),
            Action::HopForward => self.hop(Way::Forward).unwrap_or(steps),
            Action::HopBack => self.hop(Way::Back).unwrap_or(0),
            _ => return vec![],
        };
        self.walk_to(step.min(steps))
    }

    pub(super) fn walk_to(&mut self, step: u64) -> Vec<Effect> {
        if step == self.moment.wanted { vec![] } else { self.go(step) }
    }

    /// One step; from a breakpoint to the next breakpoint, when there is one.
    fn step(&self, way: Way) -> u64 {
        let here = self.moment.wanted;
        let lines = self.run.report.as_ref().map(|report| report.step_lines.as_slice()).unwrap_or_default();
        let hop = if on_stop(here, lines, &self.breakpoints) { self.hop(way) } else { None };
        hop.unwrap_or(match way {
            Way::Forward => here + 1,
            Way::Back => here.saturating_sub(1),
        })
    }

    fn find_stops(&mut self) {
        let lines = self.run.report.as_ref().map(|report| report.step_lines.as_slice()).unwrap_or_default();
        self.stops = Shared::new(stops(lines, &self.breakpoints).collect());
    }

    fn hop(&self, way: Way) -> Option<u64> {
        let lines = self.run.report.as_ref().map(|report| report.step_lines.as_slice()).unwrap_or_default();
        match way {
            Way::Forward => stop_after(self.moment.wanted, lines, &self.breakpoints),
            Way::Back => stop_before(self.moment.wanted, lines, &self.breakpoints),
        }
    }

    fn play_pause(&mut self) -> Vec<Effect> {
        if self.moment.playing {
            self.moment.playing = false;
            return vec![];
        }
        let Some(end) = self.play_end() else { return vec![] };
        self.moment.playing = true;
        self.moment.turn += 1;
        let mut effects = vec![Effect::ArmPlay { turn: self.moment.turn, pause_ms: self.moment.pause_ms() }];
        // From the end it starts over.
        if self.moment.wanted >= end {
            effects.extend(self.walk_to(0));
        }
        effects
    }

    /// Where Play ends: at the error, or where the program's text is over.
    fn play_end(&self) -> Option<u64> {
        let report = self.run.report.as_ref().filter(|report| report.seekable && !is_not_compiled(&report.outcome))?;
        (self.run.phase == Phase::Ended).then(|| self.run.error_step().unwrap_or(report.exit_step.min(report.steps)))
    }

    fn play_on(&mut self) -> Vec<Effect> {
        let Some(end) = self.play_end() else {
            self.moment.playing = false;
            return vec![];
        };
        // The picture must be seen before the next one: while it is being fetched, wait.
        let mut effects = vec![Effect::ArmPlay { turn: self.moment.turn, pause_ms: self.moment.pause_ms() }];
        if self.moment.asked.is_some() {
            return effects;
        }
        let step = self.moment.wanted + 1;
        effects.extend(self.walk_to(step.min(end)));
        let lines = self.run.report.as_ref().map(|report| report.step_lines.as_slice()).unwrap_or_default();
        if step >= end || on_stop(step, lines, &self.breakpoints) {
            self.moment.playing = false;
            effects.remove(0);
        }
        effects
    }

    fn open(&mut self, popover: Popover) -> Vec<Effect> {
        if self.popover == Some(popover) {
            self.popover = None;
            return vec![];
        }
        self.popover = Some(popover);
        self.copied = None;
        match popover {
            Popover::Share | Popover::Embed => vec![Effect::Pack(share::encode(&self.program()))],
            Popover::Examples | Popover::Shortcuts => vec![],
        }
    }
}
