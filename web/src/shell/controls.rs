//! Run and Stop, the stepper, Play.

use afterdel_protocol::{EndReport, RunMode};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::format;
use crate::state::{Action, EngineState, Moment, Phase, SPEEDS, Shared};

pub(crate) struct ControlsProps {
    pub engine: EngineState,
    pub phase: Phase,
    pub report: Option<Shared<EndReport>>,
    /// Steps executed so far, while it runs.
    pub so_far: u64,
    pub seekable: bool,
    pub moment: Moment,
    pub stops: Shared<Vec<u64>>,
    pub error_step: Option<u64>,
    pub exiting: bool,
    pub dispatch: Callback<Action>,
}

pub(crate) fn controls(props: &ControlsProps) -> Html {
    let steps = props.report.as_ref().map_or(0, |report| report.steps);
    html! {
        <section class="controls" aria-label="Run and step">
            { slider(props, steps) }
            <div class="controls-row">
                { run_buttons(props) }
                { stepper(props, steps) }
                { player(props) }
            </div>
        </section>
    }
}

fn run_buttons(props: &ControlsProps) -> Html {
    let busy = matches!(props.phase, Phase::Running(_) | Phase::Stopping);
    let run = props.dispatch.reform(|_: MouseEvent| Action::Run(RunMode::Full));
    let stop = props.dispatch.reform(|_: MouseEvent| Action::Stop);
    html! {
        <div class="run-buttons">
            <button class="primary run" onclick={run} title="Run without the budget (Ctrl+Enter)" disabled={props.engine == EngineState::Loading}>{ "Run" }</button>
            <button class="stop" onclick={stop} disabled={!busy}>{ "Stop" }</button>
        </div>
    }
}

/// Where the run or the cursor is, in words.
fn place(props: &ControlsProps, steps: u64) -> String {
    match props.phase {
        _ if props.engine == EngineState::Loading => "starting\u{2026}".to_owned(),
        Phase::Idle => "not run yet".to_owned(),
        Phase::Running(_) => format!("running, step {}", format::grouped(props.so_far)),
        Phase::Stopping => "stopping\u{2026}".to_owned(),
        Phase::Cut => format!("stopped at about step {}", format::grouped(props.so_far)),
        Phase::Ended if steps == 0 => "not run".to_owned(),
        Phase::Ended if !props.seekable => format!("{}, end only", format::counted(steps, "step")),
        Phase::Ended => format!("step {} of {}", format::grouped(props.moment.wanted), format::grouped(steps)),
    }
}

fn stepper(props: &ControlsProps, steps: u64) -> Html {
    let Moment { wanted, .. } = props.moment;
    let button = |label: &'static str, path: &'static str, action: fn() -> Action, dead: bool| {
        let onclick = props.dispatch.reform(move |_: MouseEvent| action());
        html! {
            <button class="icon" aria-label={label} title={label} disabled={dead || !props.seekable} {onclick}>
                <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d={path} /></svg>
            </button>
        }
    };
    let mark = if props.error_step == Some(wanted) && props.seekable {
        html! { <span class="place-mark error">{ "error" }</span> }
    } else if props.exiting {
        html! { <span class="place-mark">{ "exit" }</span> }
    } else {
        html! {}
    };
    html! {
        <div class="stepper" role="group" aria-label="Stepper">
            { button("First step", "M4 3v10M13 3L7 8l6 5", || Action::First, wanted == 0) }
            { button("Step back", "M11 3L5 8l6 5", || Action::StepBack, wanted == 0) }
            <p class="place"><span>{ place(props, steps) }</span>{ mark }</p>
            { button("Step on", "M5 3l6 5-6 5", || Action::StepForward, wanted >= steps) }
            { button("Last step", "M12 3v10M3 3l6 5-6 5", || Action::Last, wanted >= steps) }
        </div>
    }
}

fn player(props: &ControlsProps) -> Html {
    let play = props.dispatch.reform(|_: MouseEvent| Action::PlayPause);
    let speed = props.dispatch.reform(|event: Event| {
        let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
        Action::Speed(select.map_or(1, |select| select.selected_index().max(0) as usize))
    });
    let (label, path) = if props.moment.playing { ("Pause", "M5 3v10M11 3v10") } else { ("Play", "M5 3l8 5-8 5z") };
    html! {
        <div class="player">
            <button class="icon" aria-label={label} title={format!("{label} (Space)")} onclick={play} disabled={!props.seekable}>
                <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path class={(!props.moment.playing).then_some("solid")} d={path} /></svg>
            </button>
            <select aria-label="Speed" onchange={speed}>
                { for SPEEDS.iter().enumerate().map(|(index, speed)| html! {
                    <option selected={index == props.moment.speed}>{ format!("{speed} / s") }</option>
                }) }
            </select>
        </div>
    }
}

fn slider(props: &ControlsProps, steps: u64) -> Html {
    let oninput = props.dispatch.reform(|event: InputEvent| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        Action::Seek(input.map_or(0.0, |input| input.value_as_number()) as u64)
    });
    let share = |step: u64| if steps == 0 { 0.0 } else { 100.0 * step as f64 / steps as f64 };
    let tick = |class: &'static str, step: u64| html! { <i {class} style={format!("left:{:.3}%", share(step))}></i> };
    // More ticks than pixels say nothing.
    let shown = props.stops.iter().take(400).map(|stop| tick("tick", *stop));
    html! {
        <div class="slider" style={format!("--share:{:.3}%", share(props.moment.wanted))}>
            <input type="range" min="0" max={steps.to_string()} step="1" value={props.moment.wanted.to_string()}
                aria-label="Step" aria-valuetext={place(props, steps)} disabled={!props.seekable} {oninput} />
            <div class="ticks" aria-hidden="true">
                { for shown }
                if let Some(step) = props.error_step { { tick("tick tick-error", step) } }
            </div>
        </div>
    }
}
