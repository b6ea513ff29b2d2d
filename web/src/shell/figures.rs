//! The four figures over the timeline.

use afterdel_protocol::StepView;

use crate::format;
use crate::state::Shared;
use crate::tag::{Tag, tag};
use crate::timeline::Curve;

pub(crate) struct FiguresProps {
    pub view: Option<Shared<StepView>>,
    /// The curve's end is told instead of the view while a program runs.
    pub running: bool,
    pub curve: Curve,
}

pub(crate) fn figures(props: &FiguresProps) -> Tag {
    let last = props.curve.samples().last().copied();
    let (live, peak, held, objects, change) = match (&props.view, last) {
        (_, Some(sample)) if props.running => {
            let peak = props.curve.samples().iter().map(|sample| sample.live_bytes).fold(0.0, f64::max);
            (sample.live_bytes as u64, peak as u64, sample.os_bytes as u64, sample.objects as u64, None)
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
