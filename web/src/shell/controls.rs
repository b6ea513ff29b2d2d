//! Run and Stop, the stepper, Play.

use afterdel_protocol::{EndReport, RunMode};
use web_sys::HtmlInputElement;
use yew::{Callback, Event, InputEvent, TargetCast};

use crate::format;
use crate::state::{Action, EngineState, Moment, Phase, SPEEDS, Shared};
use crate::tag::{Tag, chosen, tag};

pub(crate) struct ControlsProps {
    pub engine: EngineState,
    pub phase: Phase,
    pub report: Option<Shared<EndReport>>,
    /// Steps executed so far, while it runs.
    pub so_far: u64,
    /// It waits for a line of input.
    pub asking: bool,
    pub seekable: bool,
    pub moment: Moment,
    pub stops: Shared<Vec<u64>>,
    pub error_step: Option<u64>,
    pub exiting: bool,
    /// The phase of an opened collection, from 1, and how many there are.
    pub opened: Option<(usize, usize)>,
    pub dispatch: Callback<Action>,
}

pub(crate) fn controls(props: &ControlsProps) -> Tag {
    let steps = props.report.as_ref().map_or(0, |report| report.steps);
    let row = vec![run_buttons(props), stepper(props, steps), player(props)];
    tag("section.controls")
        .is("aria-label", "Run and step")
        .holds(slider(props, steps))
        .holds(tag("div.controls-row").all(row))
}

fn run_buttons(props: &ControlsProps) -> Tag {
    let busy = matches!(props.phase, Phase::Running(_) | Phase::Stopping);
    let run = tag("button.primary run")
        .does(&props.dispatch, Action::Run(RunMode::Full))
        .is("title", "Run without the budget (Ctrl+Enter)")
        .flag("disabled", props.engine == EngineState::Loading)
        .says("Run");
    let stop = tag("button.stop").does(&props.dispatch, Action::Stop).flag("disabled", !busy).says("Stop");
    tag("div.run-buttons").holds(run).holds(stop)
}

/// Where the run or the cursor is, in words.
fn place(props: &ControlsProps, steps: u64) -> String {
    match props.phase {
        _ if props.engine == EngineState::Loading => "starting\u{2026}".to_owned(),
        Phase::Idle => "not run yet".to_owned(),
        Phase::Running(_) if props.asking => "waiting for input".to_owned(),
        Phase::Running(_) => format!("running, step {}", format::grouped(props.so_far)),
        Phase::Stopping => "stopping\u{2026}".to_owned(),
        Phase::Cut => format!("stopped at about step {}", format::grouped(props.so_far)),
        Phase::Ended if steps == 0 => "not run".to_owned(),
        Phase::Ended if !props.seekable => format!("{}, end only", format::counted(steps, "step")),
        Phase::Ended => format!("step {} of {}", format::grouped(props.moment.wanted), format::grouped(steps)),
    }
}

/// A button with a drawing of 16 pixels.
fn icon(class: &'static str, label: &'static str, title: String, drawing: Tag, dead: bool) -> Tag {
    let svg = tag("svg").is("viewBox", "0 0 16 16").is("width", "16").is("height", "16").is("aria-hidden", "true");
    tag(class).is("aria-label", label).has("title", title).flag("disabled", dead).holds(svg.holds(drawing))
}

fn stepper(props: &ControlsProps, steps: u64) -> Tag {
    let Moment { wanted, .. } = props.moment;
    let button = |label: &'static str, path: &'static str, action: Action, dead: bool| {
        let drawing = tag("path").is("d", path);
        icon("button.icon", label, label.to_owned(), drawing, dead || !props.seekable).does(&props.dispatch, action)
    };
    let mark = if let Some((phase, phases)) = props.opened {
        Some(tag("span.place-mark").text(format!("phase {phase} of {phases}")))
    } else if props.error_step == Some(wanted) && props.seekable {
        Some(tag("span.place-mark error").says("error"))
    } else {
        props.exiting.then(|| tag("span.place-mark").says("exit"))
    };
    tag("div.stepper").is("role", "group").is("aria-label", "Stepper").all(vec![
        button("First step", "M4 3v10M13 3L7 8l6 5", Action::First, wanted == 0),
        button("Step back", "M11 3L5 8l6 5", Action::StepBack, wanted == 0),
        tag("p.place").holds(tag("span").text(place(props, steps))).maybe(mark),
        button("Step on", "M5 3l6 5-6 5", Action::StepForward, wanted >= steps && props.opened.is_none()),
        button("Last step", "M12 3v10M3 3l6 5-6 5", Action::Last, wanted >= steps),
    ])
}

fn player(props: &ControlsProps) -> Tag {
    let (label, path) = if props.moment.playing { ("Pause", "M5 3v10M11 3v10") } else { ("Play", "M5 3l8 5-8 5z") };
    let drawing = tag("path").is("class", if props.moment.playing { "" } else { "solid" }).is("d", path);
    let play = icon("button.icon", label, format!("{label} (Space)"), drawing, !props.seekable);
    let option = |(index, speed): (usize, &u32)| {
        tag("option").flag("selected", index == props.moment.speed).text(format!("{speed} / s"))
    };
    let speed = tag("select")
        .is("aria-label", "Speed")
        .change(props.dispatch.reform(|event: Event| Action::Speed(chosen(&event).0)))
        .all(SPEEDS.iter().enumerate().map(option).collect());
    tag("div.player").holds(play.does(&props.dispatch, Action::PlayPause)).holds(speed)
}

fn slider(props: &ControlsProps, steps: u64) -> Tag {
    let on_input = props.dispatch.reform(|event: InputEvent| {
        let input: Option<HtmlInputElement> = event.target_dyn_into();
        Action::Seek(input.map_or(0.0, |input| input.value_as_number()) as u64)
    });
    let share = |step: u64| format::hundredths(if steps == 0 { 0.0 } else { 100.0 * step as f64 / steps as f64 });
    let tick = |class: &'static str, step: u64| tag(class).has("style", format!("left:{}%", share(step)));
    // More ticks than pixels say nothing.
    let mut ticks: Vec<Tag> = props.stops.iter().take(400).map(|stop| tick("i.tick", *stop)).collect();
    ticks.extend(props.error_step.map(|step| tick("i.tick tick-error", step)));
    let input = tag("input")
        .is("type", "range")
        .is("min", "0")
        .has("max", steps.to_string())
        .is("step", "1")
        .value(props.moment.wanted.to_string())
        .is("aria-label", "Step")
        .has("aria-valuetext", place(props, steps))
        .flag("disabled", !props.seekable)
        .input(on_input);
    tag("div.slider")
        .has("style", format!("--share:{}%", share(props.moment.wanted)))
        .holds(input)
        .holds(tag("div.ticks").is("aria-hidden", "true").all(ticks))
}
