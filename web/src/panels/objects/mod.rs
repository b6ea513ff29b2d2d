//! Objects: names on the left, objects on the right, and the card of the selected one.

mod draw;
mod layout;
mod marks;
mod picture;

pub(crate) use layout::Layout;

use afterdel_protocol::{StepView, TypeRow};
use yew::Callback;

use super::collector::phase_mark;
use super::parts::{empty, headings, number, type_chip};
use crate::format;
use crate::state::{Action, Life, Opened, Shared};
use crate::tag::{Tag, tag};
use draw::Selection;
use marks::Marks;
use picture::Picture;

pub(crate) struct ObjectsProps<'a> {
    pub view: Shared<StepView>,
    pub layout: Shared<Layout>,
    pub selected: Option<u32>,
    pub life: &'a Life,
    pub opened: &'a Opened,
    pub dispatch: Callback<Action>,
}

pub(crate) fn objects(props: &ObjectsProps<'_>) -> Tag {
    let graph = &props.view.graph;
    if graph.names.is_empty() && graph.nodes.is_empty() && graph.tombstones.is_empty() && graph.groups.is_empty() {
        return empty("No names yet. The first assignment puts one here, with an arrow to its object.");
    }
    let picture = Picture::new(&props.view, &props.layout);
    let phase = |serial| phase_mark(props.opened, &props.view, serial);
    let selection = Selection { serial: props.selected, marks: Marks::of(props.life), phase: &phase };
    let scroll = tag("div.objects-scroll").holds(draw::svg(&picture, &selection, &props.dispatch));
    let left_out = (graph.hidden_objects > 0).then(|| {
        let count = format::counted(graph.hidden_objects, "object");
        tag("p.note").text(format!("{count} more are not drawn: there are too many. Types counts them all."))
    });
    let groups = (!graph.groups.is_empty()).then(|| groups(&graph.groups));
    tag("div.objects").holds(scroll.maybe(groups)).maybe(left_out).holds(legend())
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
