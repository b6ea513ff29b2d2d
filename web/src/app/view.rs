//! The page from its state.

use std::rc::Rc;

use yew::prelude::*;

use crate::editor::{Editor, EditorHandle};
use crate::panels::Panels;
use crate::shell::{ConsoleView, ControlsProps, ExplainProps, FiguresProps, HeaderProps};
use crate::shell::{controls as controls_view, explain, figures, header as header_view, split};
use crate::state::{Action, Face, Panel, Phase, State};
use crate::tag::{Tag, tag, together};
use crate::timeline::{PhasesProps, Timeline, phases};

/// Panels of the small face.
const EMBED_PANELS: &[Panel] = &[Panel::Freed];

/// Everything.
pub(super) fn page(state: &State, handle: &EditorHandle, dispatch: &Callback<Action>) -> Html {
    let desk = state.face == Face::Desk;
    let (view, report) = (state.picture(), state.run.report.clone());
    let console = if desk { console(state, dispatch) } else { Html::default() };
    let figures = figures(&FiguresProps {
        view: view.clone(),
        report: report.clone(),
        sampled: (state.run.is_full() || view.is_none()).then(|| state.sampled_step()),
        curve: state.shown().curve.clone(),
    });
    let mut right = tag("div.right");
    if let Some(view) = &view {
        right = right.has("data-step", view.step.to_string());
    }
    if state.is_current() && state.run.phase == Phase::Ended {
        right = right.is("data-current", "");
    }
    let strip = PhasesProps { view: view.as_ref(), moment: state.moment, opened: &state.opened, dispatch };
    let strip = phases(&strip).filter(|_| state.is_seekable());
    let right = right.holds(figures).put(timeline(state, dispatch)).maybe(strip).put(panels(state, desk, dispatch));
    let explain = explain(&ExplainProps {
        view,
        report,
        error_step: state.run.error_step(),
        phase: state.run.phase,
        asking: state.run.asking,
        absence: state.absence(),
        notice: state.notice.clone(),
        dispatch: dispatch.clone(),
    });
    let main = tag("main.main")
        .put(editor(state, handle, dispatch))
        .holds(controls(state, dispatch))
        .put(console)
        .maybe(desk.then(|| split(state.split, dispatch)))
        .holds(right)
        .holds(explain);
    together(vec![header(state, dispatch), main])
}

fn header(state: &State, dispatch: &Callback<Action>) -> Tag {
    header_view(&HeaderProps {
        face: state.face,
        settings: state.settings.clone(),
        theme: state.theme,
        keys: state.keys,
        popover: state.popover,
        link: state.link.clone(),
        copied: state.copied,
        dispatch: dispatch.clone(),
    })
}

fn editor(state: &State, handle: &EditorHandle, dispatch: &Callback<Action>) -> Html {
    let text = state.text.clone().unwrap_or_else(|| Rc::from(""));
    html! {
        <Editor handle={handle.clone()} ready={state.text.is_some()} {text} view={state.picture()}
            report={state.run.report.clone()} current={state.is_current()} diagnostics={state.diagnostics.clone()}
            error_step={state.run.error_step()} running_line={if state.run.is_full() { state.run.line } else { 0 }}
            dispatch={dispatch.clone()} />
    }
}

fn console(state: &State, dispatch: &Callback<Action>) -> Html {
    html! {
        <ConsoleView console={state.run.console.clone()} report={state.run.report.clone()} phase={state.run.phase}
            asking={state.run.asking.then_some(state.run.asked)} step={state.is_seekable().then_some(state.moment.wanted)} dispatch={dispatch.clone()} />
    }
}

fn panels(state: &State, desk: bool, dispatch: &Callback<Action>) -> Html {
    html! {
        <Panels panel={state.panel} panels={if desk { &Panel::ALL } else { EMBED_PANELS }} view={state.picture()} absence={state.absence()}
            layout={state.layout.clone()} selected={state.selected} life={state.life.clone()} opened={state.opened.clone()} pinned={state.pinned.clone()}
            filter={state.freed_filter.clone()} comparison={state.comparison.clone()} broken={state.is_broken()}
            text_version={state.text_version} dispatch={dispatch.clone()} />
    }
}

fn controls(state: &State, dispatch: &Callback<Action>) -> Tag {
    let so_far = state.run.curve.samples().last().map_or(0, |sample| sample.step as u64);
    let exiting = state.run.phase == Phase::Ended && state.picture().is_some_and(|view| view.exiting);
    controls_view(&ControlsProps {
        engine: state.engine,
        phase: state.run.phase,
        report: state.run.report.clone(),
        so_far,
        asking: state.run.asking,
        seekable: state.is_seekable(),
        moment: state.moment,
        stops: state.stops.clone(),
        error_step: state.run.error_step(),
        exiting,
        opened: state.opened.at.map(|at| (at + 1, state.opened.phases.len())),
        dispatch: dispatch.clone(),
    })
}

fn timeline(state: &State, dispatch: &Callback<Action>) -> Html {
    let shown = state.shown();
    html! {
        <Timeline curve={shown.curve.clone()} markers={shown.markers.clone()} markers_left_out={shown.markers_left_out}
            report={shown.report.clone()} view={state.picture()} moment={state.moment} seekable={state.is_seekable()}
            stops={state.stops.clone()} theme={state.theme} dispatch={dispatch.clone()} />
    }
}
