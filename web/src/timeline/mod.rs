//! The timeline: the curve of live bytes with everything that happened, and a cursor that is the stepper's.

mod curve;
mod geometry;
mod paint;
mod table;
mod tip;

pub(crate) use curve::Curve;

use afterdel_protocol::{EndReport, Marker, StepView};
use wasm_bindgen::JsCast;
use web_sys::{HtmlCanvasElement, HtmlElement, PointerEvent};
use yew::prelude::*;

use crate::format;
use crate::services::{device_ratio, use_colour_scheme, use_width};
use crate::state::{Action, Moment, Shared, Theme};
use geometry::Frame;
use paint::Scene;
use table::Table;
use tip::{TipProps, tip};

/// Pixels from top to bottom; css/timeline.css has the same number.
const HEIGHT: f64 = 184.0;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct TimelineProps {
    pub curve: Curve,
    pub markers: Shared<Vec<Marker>>,
    pub markers_left_out: u64,
    pub report: Option<Shared<EndReport>>,
    pub view: Option<Shared<StepView>>,
    pub moment: Moment,
    /// The cursor can be moved.
    pub seekable: bool,
    pub stops: Shared<Vec<u64>>,
    pub theme: Theme,
    pub dispatch: Callback<Action>,
}

impl TimelineProps {
    fn frame(&self, width: f64) -> Frame {
        let last_step = self.report.as_ref().map_or(0.0, |report| report.steps as f64);
        Frame::new(width, HEIGHT, &self.curve.samples(), last_step)
    }

    fn peak_bytes(&self) -> f64 {
        let sampled = self.curve.samples().iter().map(|sample| sample.live_bytes).fold(0.0, f64::max);
        self.report.as_ref().map_or(0.0, |report| report.peak_bytes as f64).max(sampled)
    }

    /// The moment in words, for `aria-valuetext`.
    fn words(&self) -> String {
        let step = self.moment.wanted;
        let steps = self.report.as_ref().map_or(0, |report| report.steps);
        let live = geometry::sample_at(&self.curve.samples(), step as f64)
            .map_or_else(String::new, |sample| format!(", {} live", format::bytes(sample.live_bytes as u64)));
        format!("step {step} of {steps}{live}")
    }
}

#[function_component(Timeline)]
pub(crate) fn timeline(props: &TimelineProps) -> Html {
    let host = use_node_ref();
    let canvas = use_node_ref();
    let width = use_width(&host);
    let hover = use_state(|| None::<f64>);
    let scheme = use_colour_scheme();

    {
        let (canvas, props, hover) = (canvas.clone(), props.clone(), *hover);
        use_effect_with((props, width, hover, scheme), move |(props, width, hover, _)| {
            if let Some(canvas) = canvas.cast::<HtmlCanvasElement>() {
                draw(&canvas, props, *width, *hover);
            }
        });
    }

    let on_pointer = {
        let (hover, props) = (hover.clone(), props.clone());
        Callback::from(move |event: PointerEvent| pointed(&event, &props, width, &hover))
    };
    let on_leave = {
        let hover = hover.clone();
        Callback::from(move |_: PointerEvent| hover.set(None))
    };
    let steps = props.report.as_ref().map_or(0, |report| report.steps);
    html! {
        <section class="timeline" aria-label="Memory over time">
            <div ref={host} class={classes!("timeline-plot", props.seekable.then_some("seekable"))}
                role="slider" tabindex="0" aria-label="Moment of the run"
                aria-valuemin="0" aria-valuemax={steps.to_string()} aria-valuenow={props.moment.wanted.to_string()}
                aria-valuetext={props.words()} aria-disabled={(!props.seekable).to_string()}
                onpointerdown={on_pointer.clone()} onpointermove={on_pointer} onpointerleave={on_leave}>
                <canvas ref={canvas} aria-hidden="true"></canvas>
                { labels(&LabelsProps { peak: props.peak_bytes(), curve: props.curve.clone() }) }
                if let Some(step) = *hover {
                    { tip(&TipProps { step, x: props.frame(width).x(step), width, curve: props.curve.clone(), markers: props.markers.clone(), report: props.report.clone() }) }
                }
            </div>
            <div class="timeline-foot">
                <ul class="legend" aria-label="Legend">
                    <li><i class="key key-live"></i>{ "live" }</li>
                    <li><i class="key key-held"></i>{ "held from the OS" }</li>
                    <li><i class="key key-del"></i>{ "del" }</li>
                    <li><i class="key key-collector"></i>{ "collector run" }</li>
                </ul>
                <Table curve={props.curve.clone()} markers={props.markers.clone()}
                    left_out={props.markers_left_out} seekable={props.seekable} dispatch={props.dispatch.clone()} />
            </div>
        </section>
    }
}

fn draw(canvas: &HtmlCanvasElement, props: &TimelineProps, width: f64, hover: Option<f64>) {
    if width <= 0.0 {
        return;
    }
    let samples = props.curve.samples();
    let scene = Scene {
        frame: props.frame(width),
        samples: &samples,
        markers: &props.markers,
        peak_bytes: props.peak_bytes(),
        cursor: props.seekable.then_some(props.moment.wanted as f64),
        hover,
        exit_step: props.report.as_ref().map(|report| report.exit_step as f64),
        stops: &props.stops,
    };
    // Without a canvas the table below still tells everything.
    let _ = paint::paint(canvas, HEIGHT, device_ratio(), &scene);
}

/// Pressed or dragged: the cursor goes there. Else the step under the pointer is told.
fn pointed(event: &PointerEvent, props: &TimelineProps, width: f64, hover: &UseStateHandle<Option<f64>>) {
    let Some(host) = event.current_target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else { return };
    let x = f64::from(event.client_x()) - host.get_bounding_client_rect().left();
    let step = props.frame(width).step(x);
    if event.buttons() & 1 == 1 && props.seekable {
        if event.type_() == "pointerdown" {
            let _ = host.set_pointer_capture(event.pointer_id());
        }
        props.dispatch.emit(Action::Seek(step as u64));
    }
    let told = (!props.curve.is_empty()).then_some(step);
    if **hover != told {
        hover.set(told);
    }
}

struct LabelsProps {
    peak: f64,
    curve: Curve,
}

/// The two scales in words, over the canvas.
fn labels(props: &LabelsProps) -> Html {
    let Some(last) = props.curve.samples().last().copied() else {
        return html! { <p class="timeline-empty">{ "The curve of live bytes is drawn here as the program runs." }</p> };
    };
    html! {
        <div class="timeline-labels" aria-hidden="true">
            <span class="label-peak">{ format!("peak {}", format::bytes(props.peak as u64)) }</span>
            <span class="label-held">{ format!("from the OS {}", format::bytes(last.os_bytes as u64)) }</span>
        </div>
    }
}
