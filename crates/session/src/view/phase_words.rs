//! A phase of a collection in one or two sentences.

use afterdel_protocol::words::counted;
use afterdel_protocol::{OpenedCollection, PhaseDone, PhaseName, PhaseRow};

/// Objects that a sentence names.
const MAX_NAMES: usize = 4;

/// What the phase has done, for somebody who sees it for the first time.
pub(super) fn told(opened: &OpenedCollection, done: &PhaseDone) -> String {
    match done.phase {
        PhaseName::Candidates => candidates(opened, done),
        PhaseName::Subtract => subtract(done),
        PhaseName::Rescue => rescue(done),
        PhaseName::Weakrefs => match done.rows.len() {
            0 => "No weak reference looks at an unreachable object.".to_string(),
            _ => format!("Cleared, before anything else can follow them: {}.", names(&done.rows)),
        },
        PhaseName::Finalizers => match done.rows.len() {
            0 => "None of the unreachable objects has a finalizer that is still to be called.".to_string(),
            _ => format!("The finalizer was called, `__del__`, of {}. It could bring objects back.", names(&done.rows)),
        },
        PhaseName::Resurrection => match done.rows.len() {
            0 => "Looked at once more: no finalizer has made anything reachable again.".to_string(),
            _ => format!("Finalizers have made reachable again: {}. Let go.", names(&done.rows)),
        },
        PhaseName::Clear => clear(done),
    }
}

fn candidates(opened: &OpenedCollection, done: &PhaseDone) -> String {
    let generations = match opened.begins.generation {
        0 => "generation 0".to_string(),
        oldest => format!("generations 0 to {oldest}"),
    };
    let others = u64::from(done.objects).saturating_sub(done.rows.len() as u64 + done.rows_left_out);
    let own = done.rows.len() as u64 + done.rows_left_out;
    let python = if others > 0 { format!(", and {others} of Python's own") } else { String::new() };
    format!(
        "The collector looks at {generations}: {} of the program{python}. Each candidate gets a copy of its reference \
         count.",
        counted(own, "object")
    )
}

fn subtract(done: &PhaseDone) -> String {
    let rule = "For each reference from one candidate to another, 1 is taken off the copy of the one it leads to: what \
                is left are references from outside.";
    let lost: Vec<&PhaseRow> = done.rows.iter().filter(|row| row.left == Some(0)).collect();
    match lost.len() {
        0 => format!("{rule} Every copy is above 0."),
        _ => format!("{rule} Down to 0, so perhaps unreachable: {}.", names(lost)),
    }
}

fn rescue(done: &PhaseDone) -> String {
    let rescued: Vec<&PhaseRow> =
        done.rows.iter().filter(|row| row.left == Some(0) && row.unreachable == Some(false)).collect();
    let lost: Vec<&PhaseRow> = done.rows.iter().filter(|row| row.unreachable == Some(true)).collect();
    let mut text =
        "A copy above 0 means: held from outside. That object is reachable, and so is all it leads to.".to_string();
    if !rescued.is_empty() {
        text.push_str(&format!(" Rescued so: {}.", names(rescued)));
    }
    match lost.len() {
        0 => text.push_str(" Nothing is unreachable."),
        _ => text.push_str(&format!(" Unreachable: {}.", names(lost))),
    }
    text
}

fn clear(done: &PhaseDone) -> String {
    match done.rows.len() {
        0 => "There is nothing to clear.".to_string(),
        _ => format!(
            "The unreachable objects give up what they hold. So the counts of {} fall to 0 by themselves, and they are \
             freed.",
            names(&done.rows)
        ),
    }
}

/// `Node#1, Node#2 and 3 more`
fn names<'a>(rows: impl IntoIterator<Item = &'a PhaseRow>) -> String {
    let mut labels: Vec<&str> = rows.into_iter().map(|row| row.label.as_str()).collect();
    // Functions and classes are looked at too; what a program makes of them comes first.
    labels.sort_by_key(|label| !label.contains('#'));
    let shown = labels[..labels.len().min(MAX_NAMES)].join(", ");
    match labels.len().saturating_sub(MAX_NAMES) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}
