//! The timeline as a table: for whom a picture says nothing.

use afterdel_protocol::Marker;
use yew::prelude::*;

use super::curve::Curve;
use super::geometry::{sample_at, spread};
use super::tip::mark_words;
use crate::format;
use crate::state::{Action, Shared};

/// Rows of the curve, and rows of marks, at most.
const MOST_ROWS: usize = 60;

#[derive(Clone, PartialEq, Properties)]
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

#[function_component(Table)]
pub(crate) fn table(props: &TableProps) -> Html {
    let open = use_state(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    html! {
        <div class="timeline-table">
            <button class="quiet" aria-expanded={open.to_string()} aria-controls="timeline-rows" onclick={toggle}>
                { if *open { "Hide table" } else { "As a table" } }
            </button>
            <div id="timeline-rows" class="timeline-rows" hidden={!*open}>
                if *open { { body(props) } }
            </div>
        </div>
    }
}

fn body(props: &TableProps) -> Html {
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
        let onclick = props.dispatch.reform(move |_: MouseEvent| Action::Seek(step));
        html! {
            <tr key={step}>
                <td><button class="link" disabled={!props.seekable} {onclick}>{ format::grouped(step) }</button></td>
                <td class="number">{ format::bytes(sample.live_bytes as u64) }</td>
                <td class="number">{ format::bytes(sample.os_bytes as u64) }</td>
                <td class="number">{ format::grouped(sample.objects as u64) }</td>
                <td>{ marks.join("; ") }</td>
            </tr>
        }
    };
    html! {
        <>
            <table>
                <thead><tr>
                    <th scope="col">{ "Step" }</th><th scope="col" class="number">{ "Live" }</th>
                    <th scope="col" class="number">{ "From the OS" }</th><th scope="col" class="number">{ "Objects" }</th>
                    <th scope="col">{ "What happened" }</th>
                </tr></thead>
                <tbody>{ for rows(props).into_iter().map(row) }</tbody>
            </table>
            if props.left_out > 0 {
                <p class="note">{ format!("{} more marks are not shown.", format::grouped(props.left_out)) }</p>
            }
        </>
    }
}
