//! Under the curve, while the cursor stands where the collector ran: its runs, and the phases of the one that is opened.

use afterdel_protocol::{CollectionBegins, CollectorRun, StepView};
use yew::Callback;

use crate::format;
use crate::panels::collector::phase_words;
use crate::state::{Action, Moment, Opened, Shared};
use crate::tag::{Tag, tag};

/// Runs of one step that can be opened from here; the Collector panel has all.
const MOST_RUNS: usize = 3;

pub(crate) struct PhasesProps<'a> {
    pub view: Option<&'a Shared<StepView>>,
    pub moment: Moment,
    pub opened: &'a Opened,
    pub dispatch: &'a Callback<Action>,
}

/// The strip, where there is something to open or to step through.
pub(crate) fn phases(props: &PhasesProps<'_>) -> Option<Tag> {
    let PhasesProps { moment, opened, .. } = props;
    let strip = tag("section.phases").is("aria-label", "Collection in steps");
    if opened.is_awaited() {
        return Some(
            strip.holds(tag("p.faint").says("The collection is being opened: the program is executed again.")),
        );
    }
    let near = (opened.step..=opened.last_step).contains(&moment.wanted) || moment.wanted + 1 == opened.step;
    match opened.begins.filter(|_| near) {
        Some(begins) => Some(strip.all(stepper(props, begins))),
        None => closed(props).map(|parts| strip.all(parts)),
    }
}

fn run_words(generation: u8, automatic: bool) -> String {
    format!("{}, generation {generation}", if automatic { "automatic run" } else { "gc.collect()" })
}

/// The runs of the step at hand.
fn closed(props: &PhasesProps<'_>) -> Option<Vec<Tag>> {
    let view = props.view?;
    let numbered = view.collector.runs.iter().enumerate().map(|(at, run)| (view.collector.runs_total - at as u64, run));
    let here: Vec<(u64, &CollectorRun)> = numbered.filter(|(_, run)| run.step == view.step).collect();
    if here.is_empty() {
        return None;
    }
    let button = |(number, run): &(u64, &CollectorRun)| {
        tag("button.small")
            .key(number.to_string())
            .does(props.dispatch, Action::OpenCollection(view.step, *number))
            .text(format!("Open {} in steps", run_words(run.generation, run.automatic)))
    };
    let mut parts = vec![tag("p").says("The collector ran in this step.")];
    parts.extend(here.iter().rev().take(MOST_RUNS).map(button));
    if here.len() > MOST_RUNS {
        let more = format!("and {} more: see Collector", format::grouped((here.len() - MOST_RUNS) as u64));
        parts.push(tag("p.faint").text(more));
    }
    Some(parts)
}

/// The phases as buttons; steps and arrow keys go through them too.
fn stepper(props: &PhasesProps<'_>, begins: CollectionBegins) -> Vec<Tag> {
    let PhasesProps { moment, opened, dispatch, .. } = props;
    let item = |at: Option<usize>, words: &'static str| {
        let step = if at.is_some() { opened.step } else { opened.last_step };
        let on = moment.wanted == step && opened.at == at;
        let button = tag("button.phase").does(dispatch, Action::Phase(at)).says(words);
        tag("li").holds(if on { button.is("aria-current", "step") } else { button })
    };
    let mut items: Vec<Tag> =
        opened.phases.iter().enumerate().map(|(at, phase)| item(Some(at), phase_words(phase.done.phase))).collect();
    items.push(item(None, "Done"));
    let close =
        tag("button.icon close").is("aria-label", "Close the collection").does(dispatch, Action::CloseCollection);
    vec![tag("p").text(run_words(begins.generation, begins.automatic)), tag("ol").all(items), close.says("\u{d7}")]
}
