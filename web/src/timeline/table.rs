//! The timeline as a table: for whom a picture says nothing.

use afterdel_protocol::Marker;
use yew::{Callback, MouseEvent};

use super::curve::Curve;
use super::geometry::{sample_at, spread};
use super::tip::mark_words;
use crate::format;
use crate::panels::parts::{cell, headings, number};
use crate::state::{Action, Shared};
use crate::tag::{Tag, tag, truth};

/// Rows of the curve, and rows of marks, at most.
const MOST_ROWS: usize = 60;

pub(crate) struct TableProps {
    pub curve: Curve,
    pub markers: Shared<Vec<Marker>>,
    pub left_out: u64,
    pub seekable: bool,
    pub dispatch: Callback<Action>,
}

/// Steps of the table: the curve's, thinned, and those of marks.
fn rows(props: &TableProps) -> Vec<u64> {
    let samples = props.curve.samples();
    let mut steps: Vec<u64> =
        spread(samples.len(), MOST_ROWS).into_iter().map(|row| samples[row].step as u64).collect();
    steps.extend(props.markers.iter().take(MOST_ROWS).map(|marker| marker.step));
    crate::order::sort(&mut steps, u64::cmp);
    steps.dedup();
    steps
}

pub(crate) fn table(props: &TableProps, open: bool, toggle: Callback<MouseEvent>) -> Tag {
    let button = tag("button.quiet")
        .is("aria-expanded", truth(open))
        .is("aria-controls", "timeline-rows")
        .click(toggle)
        .says(if open { "Hide table" } else { "As a table" });
    let rows = tag("div.timeline-rows").is("id", "timeline-rows").flag("hidden", !open);
    tag("div.timeline-table").holds(button).holds(if open { rows.all(body(props)) } else { rows })
}

fn body(props: &TableProps) -> Vec<Tag> {
    let samples = props.curve.samples();
    let row = |step: u64| {
        let sample = sample_at(&samples, step as f64).unwrap_or_default();
        let from = props.markers.partition_point(|marker| marker.step < step);
        let marks: Vec<String> = props.markers[from..]
            .iter()
            .take_while(|marker| marker.step == step)
            .take(4)
            .map(|marker| mark_words(&marker.kind))
            .collect();
        let link = tag("button.link").flag("disabled", !props.seekable).does(&props.dispatch, Action::Seek(step));
        tag("tr").key(step.to_string()).all(vec![
            tag("td").holds(link.text(format::grouped(step))),
            number(format::bytes(sample.live_bytes as u64)),
            number(format::bytes(sample.os_bytes as u64)),
            number(format::grouped(sample.objects as u64)),
            cell(marks.join("; ")),
        ])
    };
    let head = headings(&["Step", "#Live", "#From the OS", "#Objects", "What happened"]);
    let rows = tag("tbody").all(rows(props).into_iter().map(row).collect());
    let mut parts = vec![tag("table").holds(head).holds(rows)];
    if props.left_out > 0 {
        parts.push(tag("p.note").text(format!("{} more marks are not shown.", format::grouped(props.left_out))));
    }
    parts
}
