//! The root component: events become actions, the reducer answers with effects, the effects are carried out here.

mod boot;
mod keys;
mod view;

pub use boot::start;

use afterdel_protocol::Command;
use yew::prelude::*;

use crate::editor::EditorHandle;
use crate::engine::Engine;
use crate::services;
use crate::state::{Action, Effect, State};

/// The page.
pub(crate) struct App {
    state: State,
    engine: Engine,
    editor: EditorHandle,
    dispatch: Callback<Action>,
    /// Listeners on the window; they live as long as the page.
    _listeners: keys::Listeners,
}

impl Component for App {
    type Message = Action;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let dispatch = ctx.link().callback(|action| action);
        let (state, effects) = State::new(boot::read());
        let mut app = App {
            state,
            engine: Engine::start(dispatch.clone()),
            editor: EditorHandle::default(),
            _listeners: keys::listen(&dispatch),
            dispatch,
        };
        app.carry_out(effects);
        app
    }

    fn update(&mut self, _ctx: &Context<Self>, action: Action) -> bool {
        // The editor draws it, nothing else changes.
        let redraw = !matches!(action, Action::Mark(_));
        let effects = self.state.apply(action);
        self.carry_out(effects);
        redraw
    }

    fn view(&self, _ctx: &Context<Self>) -> Html {
        view::page(&self.state, &self.editor, &self.dispatch)
    }
}

impl App {
    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            self.carry_out_one(effect);
        }
    }

    fn carry_out_one(&mut self, effect: Effect) {
        let dispatch = self.dispatch.clone();
        let after = move |pause_ms: i32, action: Action| services::later(pause_ms, move || dispatch.emit(action));
        let dispatch = self.dispatch.clone();
        match effect {
            Effect::Post(command) => {
                match command {
                    Command::Run { .. } | Command::Seek { .. } => {
                        after(LATE_MS, Action::LateDue(self.state.moment.asks));
                    }
                    Command::Inspect { request, .. } => after(LATE_MS, Action::LifeDue(request)),
                    _ => {}
                }
                self.engine.post(&command);
            }
            Effect::Restart => self.engine.restart(),
            Effect::ArmPreview(version) => after(PREVIEW_PAUSE_MS, Action::PreviewDue(version)),
            Effect::ArmStop(run) => after(STOP_PATIENCE_MS, Action::StopDue(run)),
            Effect::ArmPlay { turn, pause_ms } => after(pause_ms, Action::PlayDue(turn)),
            Effect::ShowText(text) => self.editor.show_text(&text),
            Effect::ShowBreakpoints(lines) => self.editor.show_breakpoints(lines),
            Effect::Mark(line) => self.editor.mark(line),
            Effect::ShowCard { serial, focus } => {
                services::later(0, move || {
                    services::show(&format!("object-{serial}"));
                    services::show("card-title");
                    if focus {
                        services::focus("card-title");
                    }
                });
            }
            Effect::Reveal { line, column } => self.editor.reveal(line, column),
            Effect::KeepText(text) => services::keep("text", &text),
            Effect::KeepTheme(theme) => services::keep("theme", theme.name()),
            Effect::KeepKeys(on) => services::keep("keys", if on { "on" } else { "off" }),
            Effect::ShowTheme(theme) => services::show_theme(theme),
            Effect::Pack(text) => services::pack(&text, move |packed| {
                if let Ok(packed) = packed {
                    dispatch.emit(Action::LinkPacked(packed));
                }
            }),
            Effect::Unpack(packed) => services::unpack(&packed, move |text| dispatch.emit(Action::LinkOpened(text))),
            Effect::Copy(text) => services::copy(&text, move |done| dispatch.emit(Action::Copied(done))),
        }
    }
}

/// The pause in typing after which the program is run again.
const PREVIEW_PAUSE_MS: i32 = 300;
/// How long the picture of the last moment may stand for the next.
const LATE_MS: i32 = 150;
/// How long Stop waits for the engine's answer before the engine is ended.
const STOP_PATIENCE_MS: i32 = 80;
