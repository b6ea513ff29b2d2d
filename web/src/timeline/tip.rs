//! What the timeline says under the pointer: step, line, bytes, and what happened there.

use afterdel_protocol::{EndReport, Marker, MarkerKind};

use super::curve::Curve;
use super::geometry::sample_at;
use crate::format;
use crate::state::Shared;
use crate::tag::{Tag, tag};

pub(crate) struct TipProps {
    pub step: f64,
    pub x: f64,
    pub width: f64,
    pub curve: Curve,
    pub markers: Shared<Vec<Marker>>,
    pub report: Option<Shared<EndReport>>,
}

/// What a mark says.
pub(crate) fn mark_words(kind: &MarkerKind) -> String {
    match kind {
        MarkerKind::Del => "del".to_owned(),
        MarkerKind::Error => "the exception was raised".to_owned(),
        MarkerKind::Collection { generation, automatic, collected, pause_us } => format!(
            "{} of generation {generation}: {} collected in {}",
            if *automatic { "automatic run" } else { "run" },
            format::counted(*collected, "object"),
            format::duration(*pause_us)
        ),
    }
}

pub(crate) fn tip(props: &TipProps) -> Option<Tag> {
    let step = props.step as u64;
    let sample = sample_at(&props.curve.samples(), props.step)?;
    // Step n is the moment after n lines: the line told is the one just executed.
    let line = props
        .report
        .as_ref()
        .and_then(|report| report.step_lines.get(usize::try_from(step).ok()?.checked_sub(1)?).copied());
    let from = props.markers.partition_point(|marker| marker.step < step);
    let marks = props.markers[from..].iter().take_while(|marker| marker.step == step).take(3);
    let style = if props.x > props.width / 2.0 {
        format!("right:{}px", format::tenths(props.width - props.x + 12.0))
    } else {
        format!("left:{}px", format::tenths(props.x + 12.0))
    };
    let span = |text: String| tag("span").text(text);
    let tip = tag("div.timeline-tip")
        .has("style", style)
        .is("aria-hidden", "true")
        .holds(tag("b").text(format!("step {}", format::grouped(step))))
        .maybe(line.map(|line| span(format!("line {line}"))))
        .holds(span(format!("{} live", format::bytes(sample.live_bytes as u64))))
        .holds(span(format::counted(sample.objects as u64, "object")))
        .list(marks.map(|marker| span(mark_words(&marker.kind))).collect());
    Some(tip)
}
