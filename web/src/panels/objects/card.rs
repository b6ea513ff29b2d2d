//! The card of the selected object: all that is known of it.

use afterdel_protocol::{Fate, Node, StepView};
use yew::Callback;

use crate::format;
use crate::panels::parts::{line_link, reason_words, step_link, type_chip, with_code};
use crate::state::{Action, Shared};
use crate::tag::{Tag, tag};

pub(crate) struct CardProps {
    pub view: Shared<StepView>,
    pub serial: u32,
    pub dispatch: Callback<Action>,
}

pub(crate) fn card(props: &CardProps) -> Tag {
    let CardProps { view, serial, dispatch } = props;
    let graph = &view.graph;
    let close = tag("button.icon close").is("aria-label", "Close the card").says("\u{d7}");
    let card = tag("aside.card").is("aria-label", "Selected object").holds(close.does(dispatch, Action::Select(None)));
    if let Some(node) = graph.nodes.iter().find(|node| node.serial == *serial) {
        return live(card, props, node);
    }
    let Some(row) = graph.tombstones.iter().find(|row| row.serial == *serial) else {
        return card.holds(tag("p").says("This object is not in the picture at this step."));
    };
    let why = tag("p").text(format!("Freed: {}. ", reason_words(row.reason)));
    card.holds(tag("h3").text(row.label.clone())).holds(with_code(why, &row.why)).holds(moment(
        tag("p"),
        row.line,
        row.step,
        dispatch,
    ))
}

fn moment(around: Tag, line: u32, step: u64, dispatch: &Callback<Action>) -> Tag {
    around.holds(line_link(line, dispatch)).says(" \u{b7} ").holds(step_link(step, dispatch))
}

/// Names and objects that refer to it.
fn holders(view: &StepView, node: &Node) -> String {
    let named = view.graph.names.iter().filter(|name| name.serial == Some(node.serial)).map(|name| name.name.clone());
    let mut holders: Vec<String> = named.collect();
    for edge in view.graph.edges.iter().filter(|edge| edge.to == node.serial) {
        let holder = view.graph.nodes.iter().find(|one| one.serial == edge.from);
        let holder = holder.map_or("?", |one| one.label.as_str());
        holders.push(format!("{holder} {}{}", edge.label, if edge.weak { " (weak)" } else { "" }));
    }
    if holders.is_empty() { "nothing that is shown".to_owned() } else { holders.join(", ") }
}

fn live(card: Tag, props: &CardProps, node: &Node) -> Tag {
    let fact = |name: &'static str, value: Tag| tag("div").holds(tag("dt").says(name)).holds(value);
    let told = |name: &'static str, value: String| fact(name, tag("dd").text(value));
    let fate = match node.fate {
        Fate::Live => "live: reachable from a name",
        Fate::Island(_) => "island: unreachable, not yet freed",
    };
    let count = node.refcount.map_or_else(|| "immortal".to_owned(), |count| count.to_string());
    let generation =
        node.generation.map_or_else(|| "not tracked by the collector".to_owned(), |generation| generation.to_string());
    let (size, blocks) = (format::bytes(node.size_bytes), format::bytes(node.block_bytes));
    let mut facts = vec![
        told("References", count),
        told("Held by", holders(&props.view, node)),
        told("State", fate.to_owned()),
        told("Size", format!("{size} (getsizeof), {blocks} with its blocks")),
        fact("Address", tag("dd").holds(tag("code").text(format::address(node.address)))),
        fact("Born", moment(tag("dd"), node.born_line, node.born_step, &props.dispatch)),
        told("Generation", generation),
    ];
    if node.has_finalizer {
        facts.push(told("Finalizer", "__del__ will run".to_owned()));
    }
    card.holds(tag("h3").holds(type_chip(&node.type_name)).text(format!(" {}", node.label)))
        .holds(tag("p.card-text").text(node.text.clone()))
        .holds(tag("dl").all(facts))
}
