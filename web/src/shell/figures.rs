//! The four figures over the timeline.

use afterdel_protocol::{EndReport, StepView};

use crate::format;
use crate::state::Shared;
use crate::tag::{Tag, tag};
use crate::timeline::{Curve, sample_at};

pub(crate) struct FiguresProps {
    pub view: Option<Shared<StepView>>,
    pub report: Option<Shared<EndReport>>,
    /// The curve is told instead of the view, at this step.
    pub sampled: Option<f64>,
    pub curve: Curve,
}

pub(crate) fn figures(props: &FiguresProps) -> Tag {
    let (live, peak, held, objects, change) = match (&props.view, props.sampled) {
        (_, Some(step)) => {
            let samples = props.curve.samples();
            let sample = sample_at(&samples, step).unwrap_or_default();
            let until = samples.iter().take_while(|sample| sample.step <= step);
            let sampled = until.map(|sample| sample.live_bytes).fold(0.0, f64::max) as u64;
            // Between samples memory may have been higher: of the whole run the engine knows.
            let whole = props.report.as_ref().filter(|report| report.steps as f64 <= step);
            let peak = whole.map_or(sampled, |report| report.peak_bytes);
            (sample.live_bytes as u64, peak, sample.os_bytes as u64, sample.objects as u64, None)
        }
        (Some(view), _) => (view.live_bytes, view.peak_bytes, view.os_bytes, view.objects, Some(view.step_bytes)),
        _ => (0, 0, 0, 0, None),
    };
    let figure = |name: &'static str, value: String, about: &'static str| {
        tag("div").is("title", about).holds(tag("dt").says(name)).holds(tag("dd").text(value))
    };
    let change = change.filter(|change| *change != 0).map(|change| {
        tag("small").is("class", if change < 0 { "down" } else { "up" }).text(format::signed_bytes(change))
    });
    let live = tag("div.figure-live")
        .is("title", "Bytes in use by objects")
        .holds(tag("dt").says("live"))
        .holds(tag("dd").text(format::bytes(live)).maybe(change));
    tag("dl.figures").is("aria-label", "Memory at this step").all(vec![
        live,
        figure("peak", format::bytes(peak), "The most bytes in use so far"),
        figure("from OS", format::bytes(held), "Arenas and large blocks that Python holds from the operating system"),
        figure("objects", format::grouped(objects), "Objects alive"),
    ])
}
