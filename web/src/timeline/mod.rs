//! The timeline: the curve of live bytes with everything that happened, and a cursor that is the stepper's.

mod curve;
mod geometry;
mod paint;
mod phases;
mod table;
mod tip;

pub(crate) use curve::Curve;
pub(crate) use geometry::sample_at;
pub(crate) use phases::{PhasesProps, phases};

use afterdel_protocol::{EndReport, Marker, StepView};
use wasm_bindgen::JsCast;
use web_sys::{HtmlCanvasElement, HtmlElement, PointerEvent};
use yew::prelude::*;

use crate::format;
use crate::services::{device_ratio, use_colour_scheme, use_width};
use crate::state::{Action, Moment, Shared, Theme};
use crate::tag::{Tag, tag, truth};
use geometry::Frame;
use paint::Scene;
use table::{TableProps, table};
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
    let open = use_state(|| false);
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
    let toggle = {
        let open = open.clone();
        Callback::from(move |_| open.set(!*open))
    };
    let tip = hover.and_then(|step| {
        let (curve, markers, report) = (props.curve.clone(), props.markers.clone(), props.report.clone());
        tip(&TipProps { step, x: props.frame(width).x(step), width, curve, markers, report })
    });
    let steps = props.report.as_ref().map_or(0, |report| report.steps);
    let plot = tag("div")
        .found_by(&host)
        .class("timeline-plot", &[("seekable", props.seekable)])
        .is("role", "slider")
        .is("tabindex", "0")
        .is("aria-label", "Moment of the run")
        .is("aria-valuemin", "0")
        .has("aria-valuemax", steps.to_string())
        .has("aria-valuenow", props.moment.wanted.to_string())
        .has("aria-valuetext", props.words())
        .is("aria-disabled", truth(!props.seekable))
        .pointer(on_pointer)
        .left(on_leave)
        .holds(tag("canvas").found_by(&canvas).is("aria-hidden", "true"))
        .holds(labels(props))
        .maybe(tip);
    let key = |class: &'static str, words: &'static str| tag("li").holds(tag(class)).says(words);
    let legend = tag("ul.legend").is("aria-label", "Legend").all(vec![
        key("i.key key-live", "live"),
        key("i.key key-held", "held from the OS"),
        key("i.key key-del", "del"),
        key("i.key key-collector", "collector run"),
    ]);
    let (curve, markers, dispatch) = (props.curve.clone(), props.markers.clone(), props.dispatch.clone());
    let rows = TableProps { curve, markers, left_out: props.markers_left_out, seekable: props.seekable, dispatch };
    tag("section.timeline")
        .is("aria-label", "Memory over time")
        .holds(plot)
        .holds(tag("div.timeline-foot").holds(legend).holds(table(&rows, *open, toggle)))
        .done()
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

/// The two scales in words, over the canvas.
fn labels(props: &TimelineProps) -> Tag {
    let Some(last) = props.curve.samples().last().copied() else {
        return tag("p.timeline-empty").says("The curve of live bytes is drawn here as the program runs.");
    };
    let held = format!("from the OS {}", format::bytes(last.os_bytes as u64));
    tag("div.timeline-labels")
        .is("aria-hidden", "true")
        .holds(tag("span.label-peak").text(format!("peak {}", format::bytes(props.peak_bytes() as u64))))
        .holds(tag("span.label-held").text(held))
}
