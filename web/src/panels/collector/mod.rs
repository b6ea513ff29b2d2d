//! The collector: generations, runs, `gc.garbage`.

mod phases;

pub(crate) use phases::{PhaseMark, phase_mark, phase_words};

use afterdel_protocol::{CollectorRun, GenerationRow, StepView};
use yew::{Callback, Html};

use super::parts::{cell, headings, line_link, number, scrolling, step_link};
use crate::format;
use crate::state::{Action, Shared};
use crate::tag::{Tag, tag, together};

pub(crate) struct CollectorProps {
    pub view: Shared<StepView>,
    pub dispatch: Callback<Action>,
}

pub(crate) fn collector(props: &CollectorProps) -> Tag {
    let view = &props.view.collector;
    let state = if view.enabled {
        tag("b.state-on").says("Automatic runs: on")
    } else {
        tag("b.state-off").says("Automatic runs: off")
    };
    let state = tag("p.collector-state").holds(state).holds(tag("span").text(view.next_due.clone()));
    let frozen =
        (view.frozen > 0).then(|| tag("span").text(format!("{} frozen", format::counted(view.frozen, "object"))));
    let generations = view.generations.iter().enumerate().map(|(number, row)| generation(number, row)).collect();
    let garbage = if view.garbage.is_empty() {
        tag("p.faint").says("Empty: nothing was found that could not be freed.")
    } else {
        let item = |text: &String| tag("li").holds(tag("code").text(text.clone()));
        tag("ul.shelf").all(view.garbage.iter().map(item).collect())
    };
    tag("div.collector")
        .holds(state.maybe(frozen))
        .holds(tag("div.generations").all(generations))
        .put(runs(&view.runs, view.runs_total, &props.dispatch))
        .holds(tag("h3").says("gc.garbage"))
        .holds(garbage)
}

fn generation(number: usize, row: &GenerationRow) -> Tag {
    let share = if row.threshold == 0 { 0.0 } else { (row.count as f64 / row.threshold as f64).min(1.0) };
    let counts = match number {
        0 => "tracked objects made minus freed",
        1 => "runs of generation 0",
        _ => "runs of generation 1",
    };
    let threshold = if row.threshold == 0 { "no threshold".to_owned() } else { format::grouped(row.threshold) };
    let head = tag("p").holds(tag("b").text(row.name.clone()));
    let filled = tag("i").has("style", format!("width:{}%", format::tenths(share * 100.0)));
    tag("div.generation")
        .holds(head.holds(tag("span").text(format::counted(row.objects, "object"))))
        .holds(tag("div.bar").is("aria-hidden", "true").holds(filled))
        .holds(tag("p.figures").is("title", counts).text(format!("{} of {threshold}", format::grouped(row.count))))
}

fn runs(runs: &[CollectorRun], total: u64, dispatch: &Callback<Action>) -> Html {
    if runs.is_empty() {
        let none = "None so far. gc.collect() starts one, or a threshold that is passed.";
        return together(vec![tag("h3").says("Runs"), tag("p.faint").says(none)]);
    }
    let row = |(at, run): (usize, &CollectorRun)| {
        let open = Action::OpenCollection(run.step, total - at as u64);
        let open = tag("button.link")
            .has("aria-label", format!("Open run {} in steps", total - at as u64))
            .does(dispatch, open);
        tag("tr").all(vec![
            tag("td").holds(step_link(run.step, dispatch)),
            tag("td").holds(line_link(run.line, dispatch)),
            cell(format!("{} {}", run.generation, if run.automatic { "automatic" } else { "called" })),
            number(format::grouped(run.candidates)),
            number(format::grouped(run.collected)),
            number(format::grouped(run.uncollectable)),
            number(format::bytes(run.freed_bytes)),
            tag("td").holds(open.says("in steps")),
        ])
    };
    let head =
        headings(&["Step", "Line", "Generation", "#Examined", "#Collected", "#Uncollectable", "#Given back", "Open"]);
    let table = tag("table").holds(head).holds(tag("tbody").all(runs.iter().enumerate().map(row).collect()));
    let mut parts = vec![
        tag("h3").text(format!("Runs so far: {}", format::grouped(total))),
        scrolling("Runs of the collector".to_owned(), table),
    ];
    if total > runs.len() as u64 {
        parts.push(tag("p.note").text(format!("The newest {} are shown.", format::grouped(runs.len() as u64))));
    }
    together(parts)
}
