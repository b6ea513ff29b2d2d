//! The collector: generations, runs, `gc.garbage`.

use afterdel_protocol::{CollectorRun, GenerationRow, StepView};
use yew::prelude::*;

use super::parts::{line_link, step_link};
use crate::format;
use crate::state::{Action, Shared};

pub(crate) struct CollectorProps {
    pub view: Shared<StepView>,
    pub dispatch: Callback<Action>,
}

pub(crate) fn collector(props: &CollectorProps) -> Html {
    let view = &props.view.collector;
    html! {
        <div class="collector">
            <p class="collector-state">
                <b class={if view.enabled { "state-on" } else { "state-off" }}>{ if view.enabled { "Automatic runs: on" } else { "Automatic runs: off" } }</b>
                <span>{ &view.next_due }</span>
                if view.frozen > 0 { <span>{ format!("{} frozen", format::counted(view.frozen, "object")) }</span> }
            </p>
            <div class="generations">{ for view.generations.iter().enumerate().map(|(number, row)| generation(number, row)) }</div>
            { runs(&view.runs, view.runs_total, &props.dispatch) }
            <h3>{ "gc.garbage" }</h3>
            if view.garbage.is_empty() {
                <p class="faint">{ "Empty: nothing was found that could not be freed." }</p>
            } else {
                <ul class="shelf">{ for view.garbage.iter().map(|text| html! { <li><code>{ text }</code></li> }) }</ul>
            }
        </div>
    }
}

fn generation(number: usize, row: &GenerationRow) -> Html {
    let share = if row.threshold == 0 { 0.0 } else { (row.count as f64 / row.threshold as f64).min(1.0) };
    let counts = match number {
        0 => "tracked objects made minus freed",
        1 => "runs of generation 0",
        _ => "runs of generation 1",
    };
    html! {
        <div class="generation" key={number}>
            <p><b>{ format!("Generation {number}") }</b><span>{ format::counted(row.objects, "object") }</span></p>
            <div class="bar" aria-hidden="true"><i style={format!("width:{:.1}%", share * 100.0)}></i></div>
            <p class="figures" title={counts}>
                { format!("{} of {}", format::grouped(row.count), if row.threshold == 0 { "no threshold".to_owned() } else { format::grouped(row.threshold) }) }
            </p>
        </div>
    }
}

fn runs(runs: &[CollectorRun], total: u64, dispatch: &Callback<Action>) -> Html {
    if runs.is_empty() {
        return html! { <><h3>{ "Runs" }</h3><p class="faint">{ "None so far. gc.collect() starts one, or a threshold that is passed." }</p></> };
    }
    let row = |(index, run): (usize, &CollectorRun)| {
        html! {
            <tr key={index}>
                <td>{ step_link(run.step, dispatch) }</td>
                <td>{ line_link(run.line, dispatch) }</td>
                <td>{ format!("{} {}", run.generation, if run.automatic { "automatic" } else { "called" }) }</td>
                <td class="number">{ format::grouped(run.candidates) }</td>
                <td class="number">{ format::grouped(run.collected) }</td>
                <td class="number">{ format::grouped(run.uncollectable) }</td>
                <td class="number">{ format::bytes(run.freed_bytes) }</td>
            </tr>
        }
    };
    html! {
        <>
            <h3>{ format!("Runs so far: {}", format::grouped(total)) }</h3>
            <div class="table-scroll" tabindex="0" role="group" aria-label="Runs of the collector">
            <table>
                <thead><tr>
                    <th scope="col">{ "Step" }</th><th scope="col">{ "Line" }</th><th scope="col">{ "Generation" }</th>
                    <th scope="col" class="number">{ "Examined" }</th><th scope="col" class="number">{ "Collected" }</th>
                    <th scope="col" class="number">{ "Uncollectable" }</th><th scope="col" class="number">{ "Given back" }</th>
                </tr></thead>
                <tbody>{ for runs.iter().enumerate().map(row) }</tbody>
            </table>
            </div>
            if total > runs.len() as u64 { <p class="note">{ format!("The newest {} are shown.", format::grouped(runs.len() as u64)) }</p> }
        </>
    }
}
