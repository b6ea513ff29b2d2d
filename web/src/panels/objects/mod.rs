//! Objects: names on the left, objects on the right, and the card of the selected one.

mod card;
mod draw;
mod layout;
mod picture;

pub(crate) use layout::Layout;

use afterdel_protocol::{StepView, TypeRow};
use yew::prelude::*;

use super::parts::{empty, type_chip};
use crate::format;
use crate::state::{Action, Shared};
use card::{CardProps, card};
use picture::Picture;

pub(crate) struct ObjectsProps {
    pub view: Shared<StepView>,
    pub layout: Shared<Layout>,
    pub selected: Option<u32>,
    pub dispatch: Callback<Action>,
}

pub(crate) fn objects(props: &ObjectsProps) -> Html {
    let graph = &props.view.graph;
    if graph.names.is_empty() && graph.nodes.is_empty() && graph.tombstones.is_empty() && graph.groups.is_empty() {
        return empty("No names yet. The first assignment puts one here, with an arrow to its object.");
    }
    let picture = Picture::new(&props.view, &props.layout);
    html! {
        <div class="objects">
            <div class="objects-scroll">
                { draw::svg(&picture, props.selected, &props.dispatch) }
                if !graph.groups.is_empty() { { groups(&graph.groups) } }
            </div>
            if graph.hidden_objects > 0 {
                <p class="note">{ format!("{} more are not drawn: there are too many. Types counts them all.", format::counted(graph.hidden_objects, "object")) }</p>
            }
            if let Some(serial) = props.selected {
                { card(&CardProps { view: props.view.clone(), serial, dispatch: props.dispatch.clone() }) }
            } else {
                <p class="objects-legend">
                    <span><b class="pill">{ "2" }</b>{ " references that hold it" }</span>
                    <span><i class="wire-key"></i>{ "reference" }</span>
                    <span><i class="wire-key wire-key-weak"></i>{ "weak reference" }</span>
                    <span><i class="fence-key"></i>{ "island" }</span>
                    <span><i class="tomb-key"></i>{ "freed" }</span>
                </p>
            }
        </div>
    }
}

/// Too many to draw singly: by type.
fn groups(rows: &[TypeRow]) -> Html {
    let row = |row: &TypeRow| {
        html! {
            <tr key={row.type_name.clone()}>
                <td>{ type_chip(&row.type_name) }</td>
                <td class="number">{ format::grouped(row.count) }</td>
                <td class="number">{ format::bytes(row.size_bytes) }</td>
            </tr>
        }
    };
    html! {
        <div class="groups">
            <p class="note">{ "Too many objects to draw singly. By type:" }</p>
            <table>
                <thead><tr><th scope="col">{ "Type" }</th><th scope="col" class="number">{ "Objects" }</th><th scope="col" class="number">{ "Bytes" }</th></tr></thead>
                <tbody>{ for rows.iter().map(row) }</tbody>
            </table>
        </div>
    }
}
