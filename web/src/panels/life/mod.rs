//! The card of the selected object: how it stands at the moment, and the record of its whole life.

mod ledger;
mod standing;
mod words;

use afterdel_protocol::{FreedRow, LifeObject, Node, StepView};
use yew::{Callback, KeyboardEvent};

use super::parts::{line_link, step_link, type_chip, with_code};
use crate::format;
use crate::services::focus;
use crate::state::{Action, Life, Shared, freed_row};
use crate::tag::{Tag, tag, truth};

pub(crate) struct CardProps<'a> {
    pub view: &'a Shared<StepView>,
    pub serial: u32,
    pub life: &'a Life,
    /// `view` is of a phase of a collection; a record is always of a whole step.
    pub in_phase: bool,
    pub dispatch: &'a Callback<Action>,
}

pub(crate) fn card(props: &CardProps<'_>) -> Tag {
    let CardProps { view, serial, life, in_phase, dispatch } = *props;
    let (now, record, freed) = (life.now(), life.record(), freed_row(view, serial));
    let node = view.graph.nodes.iter().find(|node| node.serial == serial);
    let object = now.map(|life| life.object.clone()).or_else(|| node.map(object_of));
    let object = object.or_else(|| record.map(|life| life.object.clone()));
    let label = freed.map(|row| row.label.as_str()).or(object.as_ref().map(|object| object.label.as_str()));
    let title = tag("h3").is("id", "card-title").is("tabindex", "-1");
    let title = title.maybe(object.as_ref().map(|object| type_chip(&object.type_name)));
    let standing = words::standing(view, freed, life);
    let mut card = tag("aside.card")
        .is("aria-label", "Selected object")
        .is("aria-busy", truth(!life.is_settled()))
        .has("data-object", label.unwrap_or_default().to_owned())
        .keydown(closing(serial, dispatch))
        .holds(title.text(format!(" {}", label.unwrap_or("An object"))))
        .holds(close(serial, dispatch));
    if let Some(now) = now {
        card = card.has("data-step", now.step.to_string());
    }
    let text = object.as_ref().map(|object| tag("p.card-text").text(object.text.clone()));
    let facts = object.as_ref().map(|object| facts(object, (node, freed), props));
    let is_there = freed.is_none() && words::is_born(record, view.step);
    card.maybe(text)
        .holds(with_code(tag("p.card-standing").is("role", "status"), &standing))
        .maybe(now.filter(|_| in_phase).map(|now| tag("p.faint").says(words::whole_step(now, view.step))))
        .maybe(facts)
        .list(if is_there { standing::sections(now, life, dispatch) } else { vec![] })
        .maybe((is_there && life.is_late()).then(working))
        .list(ledger::sections(props))
}

/// The record is being worked out.
fn working() -> Tag {
    let words = "Its record at this step is being worked out: the program is executed again, with somebody watching.";
    tag("div.card-working").holds(tag("p").says(words)).holds(tag("progress").is("aria-label", "Being worked out"))
}

/// The card goes, the keyboard goes back to the object.
fn leave(serial: u32, dispatch: &Callback<Action>) {
    dispatch.emit(Action::Select(None));
    if !focus(&format!("object-{serial}")) {
        focus("panel");
    }
}

fn closing(serial: u32, dispatch: &Callback<Action>) -> Callback<KeyboardEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            leave(serial, &dispatch);
        }
    })
}

fn close(serial: u32, dispatch: &Callback<Action>) -> Tag {
    let dispatch = dispatch.clone();
    let close = tag("button.icon close").is("aria-label", "Close the card").is("title", "Close the card (Esc)");
    close.click(Callback::from(move |_| leave(serial, &dispatch))).says("\u{d7}")
}

/// What the picture knows of an object before its record is there.
fn object_of(node: &Node) -> LifeObject {
    LifeObject {
        serial: node.serial,
        label: node.label.clone(),
        type_name: node.type_name.clone(),
        text: node.text.clone(),
        refcount: node.refcount,
        size_bytes: node.size_bytes,
        block_bytes: node.block_bytes,
        address: node.address,
        generation: node.generation,
        has_finalizer: node.has_finalizer,
    }
}

/// Of what is freed, what it was last.
fn facts(object: &LifeObject, (node, freed): (Option<&Node>, Option<&FreedRow>), props: &CardProps<'_>) -> Tag {
    let fact = |name: &'static str, value: Tag| tag("div").holds(tag("dt").says(name)).holds(value);
    let told = |name: &'static str, value: String| fact(name, tag("dd").text(value));
    let count = object.refcount.map_or_else(|| "immortal".to_owned(), |count| count.to_string());
    let generation = object.generation.map_or_else(|| "not tracked".to_owned(), |number| number.to_string());
    let (size, blocks) = (format::bytes(object.size_bytes), format::bytes(object.block_bytes));
    let size = if object.size_bytes == object.block_bytes { size } else { format!("{size}, {blocks} with its blocks") };
    let record = props.life.record().and_then(|record| record.born.as_ref()).map(|born| (born.line, born.step));
    let born = record.or(node.map(|node| (node.born_line, node.born_step)));
    let mut facts = match freed {
        Some(row) => vec![fact("Freed", moment(tag("dd"), row.line, row.step, props.dispatch))],
        None => vec![told("References", count), told("Generation", generation)],
    };
    if let Some((line, step)) = born {
        facts.push(fact("Made", moment(tag("dd"), line, step, props.dispatch)));
    }
    facts.push(told("Size", size));
    facts.push(fact("Address", tag("dd").holds(tag("code").text(format::address(object.address)))));
    if object.has_finalizer && freed.is_none() {
        facts.push(told("Finalizer", "its code is called when it dies".to_owned()));
    }
    tag("dl").list(facts)
}

/// Links to a line and to the moment after it.
fn moment(around: Tag, line: u32, step: u64, dispatch: &Callback<Action>) -> Tag {
    around.holds(line_link(line, dispatch)).says(" \u{b7} ").holds(step_link(step, dispatch))
}
