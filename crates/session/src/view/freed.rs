//! What is gone, and why.

use afterdel_collector::FreeReason as Reason;
use afterdel_protocol::words::{counted, grouped};
use afterdel_protocol::{FreeReason, FreedRow, FreedTotals, FreedView};
use afterdel_vm::record::{Cause, Death};

use super::Context;
use super::look::{Look, name_of_key};

/// Rows that are told.
const MAX_ROWS: usize = 2000;
/// Steps for which what they freed stays on the picture.
const TOMBSTONE_STEPS: u64 = 3;
/// Tombstones that are told.
const MAX_TOMBSTONES: usize = 40;

/// Builds the list.
pub(super) fn build(look: &Look, context: &Context, step: u64) -> FreedView {
    let sink = look.vm.heap.sink();
    let mut rows: Vec<FreedRow> = Vec::new();
    let mut taken = 0;
    for death in sink.deaths.iter().rev() {
        if rows.len() == MAX_ROWS {
            break;
        }
        taken += 1;
        match rows.iter_mut().rev().take(4).find(|row| goes_with(row, death, look)) {
            Some(row) => {
                row.count += death.count;
                row.size_bytes += death.size_bytes;
            }
            None => rows.push(row(look, context, death, step)),
        }
    }
    rows.iter_mut().filter(|row| row.count > 1).for_each(tell_many);
    let [last_reference, cycle, container, exit, traced] = sink.deaths_total;
    let left_out = sink.deaths_left_out + (sink.deaths.len() - taken) as u64;
    let totals = FreedTotals { last_reference, cycle, container, exit, traced, size_bytes: sink.deaths_bytes };
    FreedView { rows, totals, rows_left_out: left_out }
}

/// What the latest steps freed.
pub(super) fn tombstones(freed: &FreedView, step: u64) -> Vec<FreedRow> {
    let recent = freed.rows.iter().take_while(|row| row.step + TOMBSTONE_STEPS > step);
    recent.take(MAX_TOMBSTONES).cloned().collect()
}

/// A row that stands for many takes the single ones of its kind and step in.
fn goes_with(row: &FreedRow, death: &Death, look: &Look) -> bool {
    row.serial == 0
        && row.step == death.step
        && row.reason == reason(death.reason)
        && row.type_name == name_of_key(look.vm, death.type_key)
}

/// A death as a row, single or for many.
pub(super) fn single(look: &Look, context: &Context, death: &Death) -> FreedRow {
    let mut row = row(look, context, death, death.step);
    if row.count > 1 {
        tell_many(&mut row);
    }
    row
}

fn tell_many(row: &mut FreedRow) {
    row.serial = 0;
    row.label = format!("{} × {}", row.type_name, grouped(row.count));
    row.text = String::new();
}

fn row(look: &Look, context: &Context, death: &Death, _step: u64) -> FreedRow {
    let type_name = name_of_key(look.vm, death.type_key);
    FreedRow {
        serial: death.serial,
        label: format!("{type_name}#{}", death.number),
        text: death.text.to_string(),
        size_bytes: death.size_bytes,
        reason: reason(death.reason),
        line: if death.step > context.exit_step { 0 } else { death.line },
        step: death.step,
        count: death.count,
        why: why(look, context, death),
        type_name,
    }
}

/// In the words of the protocol.
pub(super) fn reason(reason: Reason) -> FreeReason {
    match reason {
        Reason::LastReference => FreeReason::LastReference,
        Reason::Cycle => FreeReason::Cycle,
        Reason::Container => FreeReason::Container,
        Reason::Exit => FreeReason::Exit,
        Reason::Traced => FreeReason::Traced,
    }
}

/// One sentence about the reason.
pub(super) fn why(look: &Look, context: &Context, death: &Death) -> String {
    let holder = death.holder.map(|(key, number)| match number {
        0 => format!("a {}", name_of_key(look.vm, key)),
        _ => format!("{}#{number}", name_of_key(look.vm, key)),
    });
    match (death.reason, holder) {
        (Reason::LastReference, _) => last_reference(look, context, death),
        (Reason::Container, Some(holder)) => format!("It was held only by {holder}, which was freed."),
        (Reason::Container, None) => "What held it was given up.".to_string(),
        (Reason::Cycle, _) => collected(look, death),
        (Reason::Traced, _) => traced(look, death),
        (Reason::Exit, Some(holder)) => format!("Python's shutdown freed {holder}, which held it."),
        (Reason::Exit, None) => "Python's shutdown removed the last names.".to_string(),
    }
}

fn last_reference(look: &Look, context: &Context, death: &Death) -> String {
    let text = |name| look.vm.as_str(name).unwrap_or("?");
    let source = context.program.line(death.line).trim();
    let statement = if source.len() < 60 && source.starts_with("del") { source.trim_end_matches(';') } else { "del" };
    match death.cause {
        Cause::DeleteName(name) => format!("`del {}` removed the last reference.", text(name)),
        Cause::DeleteAttr(_) | Cause::DeleteItem => format!("`{statement}` removed the last reference."),
        Cause::Rebind(name) => format!("{} now stands for something else, and nothing else held it.", text(name)),
        Cause::SetAttr(name) => format!("The attribute {} got another value, and nothing else held it.", text(name)),
        Cause::Return(function, local) => {
            format!("The call of {}() ended, and with it the name {}, which held it last.", text(function), text(local))
        }
        Cause::None if death.born_step == death.step => {
            format!("It was needed only while line {} was executed.", death.line)
        }
        Cause::None if death.line > 0 => format!("Line {} let go of the last reference.", death.line),
        Cause::None => "The last reference went.".to_string(),
    }
}

fn traced(look: &Look, death: &Death) -> String {
    let runs = &look.vm.heap.sink().runs;
    let automatic = runs.iter().rev().find(|run| run.step == death.step).is_some_and(|run| run.automatic);
    let who = if automatic { "the collector, which ran by itself," } else { "gc.collect()" };
    format!("No name led to it any more: {who} traced all that a name leads to and freed the rest.")
}

fn collected(look: &Look, death: &Death) -> String {
    let runs = &look.vm.heap.sink().runs;
    let run = runs.iter().rev().find(|run| run.step == death.step && run.collection.collected > 0);
    match run {
        Some(run) if run.automatic => format!(
            "Nothing outside its group held it: the collector, which ran by itself, freed it (generation {}, {} found).",
            run.collection.generation,
            counted(u64::from(run.collection.collected), "object")
        ),
        Some(run) => {
            format!("Collected as a cycle by gc.collect() (generation {}).", run.collection.generation)
        }
        None => "Collected as a cycle.".to_string(),
    }
}
