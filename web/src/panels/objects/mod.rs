//! Objects: names on the left, objects on the right, and the card of the selected one.

mod card;
mod draw;
mod layout;
mod picture;

pub(crate) use layout::Layout;

use afterdel_protocol::{StepView, TypeRow};
use yew::Callback;

use super::parts::{empty, headings, number, type_chip};
use crate::format;
use crate::state::{Action, Shared};
use crate::tag::{Tag, tag};
use card::{CardProps, card};
use picture::Picture;

pub(crate) struct ObjectsProps {
    pub view: Shared<StepView>,
    pub layout: Shared<Layout>,
    pub selected: Option<u32>,
    pub dispatch: Callback<Action>,
}

pub(crate) fn objects(props: &ObjectsProps) -> Tag {
    let graph = &props.view.graph;
    if graph.names.is_empty() && graph.nodes.is_empty() && graph.tombstones.is_empty() && graph.groups.is_empty() {
        return empty("No names yet. The first assignment puts one here, with an arrow to its object.");
    }
    let picture = Picture::new(&props.view, &props.layout);
    let scroll = tag("div.objects-scroll").holds(draw::svg(&picture, props.selected, &props.dispatch));
    let left_out = (graph.hidden_objects > 0).then(|| {
        let count = format::counted(graph.hidden_objects, "object");
        tag("p.note").text(format!("{count} more are not drawn: there are too many. Types counts them all."))
    });
    let foot = match props.selected {
        Some(serial) => card(&CardProps { view: props.view.clone(), serial, dispatch: props.dispatch.clone() }),
        None => legend(),
    };
    let groups = (!graph.groups.is_empty()).then(|| groups(&graph.groups));
    tag("div.objects").holds(scroll.maybe(groups)).maybe(left_out).holds(foot)
}

fn legend() -> Tag {
    let key = |mark: Tag, words: &'static str| tag("span").holds(mark).says(words);
    tag("p.objects-legend").all(vec![
        key(tag("b.pill").says("2"), " references that hold it"),
        key(tag("i.wire-key"), "reference"),
        key(tag("i.wire-key wire-key-weak"), "weak reference"),
        key(tag("i.fence-key"), "island"),
        key(tag("i.tomb-key"), "freed"),
    ])
}

/// Too many to draw singly: by type.
fn groups(rows: &[TypeRow]) -> Tag {
    let row = |row: &TypeRow| {
        tag("tr").key(row.type_name.clone()).all(vec![
            tag("td").holds(type_chip(&row.type_name)),
            number(format::grouped(row.count)),
            number(format::bytes(row.size_bytes)),
        ])
    };
    let body = tag("tbody").all(rows.iter().map(row).collect());
    tag("div.groups")
        .holds(tag("p.note").says("Too many objects to draw singly. By type:"))
        .holds(tag("table").holds(headings(&["Type", "#Objects", "#Bytes"])).holds(body))
}
