//! The card of the selected object: all that is known of it.

use afterdel_protocol::{Fate, Node, StepView};
use yew::prelude::*;

use crate::format;
use crate::panels::parts::{line_link, reason_words, step_link, type_chip, with_code};
use crate::state::{Action, Shared};

pub(crate) struct CardProps {
    pub view: Shared<StepView>,
    pub serial: u32,
    pub dispatch: Callback<Action>,
}

pub(crate) fn card(props: &CardProps) -> Html {
    let graph = &props.view.graph;
    let close = props.dispatch.reform(|_: MouseEvent| Action::Select(None));
    let body = if let Some(node) = graph.nodes.iter().find(|node| node.serial == props.serial) {
        live(props, node)
    } else if let Some(row) = graph.tombstones.iter().find(|row| row.serial == props.serial) {
        html! {
            <>
                <h3>{ &row.label }</h3>
                <p>{ format!("Freed: {}. ", reason_words(row.reason)) }{ with_code(&row.why) }</p>
                <p>{ line_link(row.line, &props.dispatch) }{ " \u{b7} " }{ step_link(row.step, &props.dispatch) }</p>
            </>
        }
    } else {
        html! { <p>{ "This object is not in the picture at this step." }</p> }
    };
    html! {
        <aside class="card" aria-label="Selected object">
            <button class="icon close" aria-label="Close the card" onclick={close}>{ "\u{d7}" }</button>
            { body }
        </aside>
    }
}

fn live(props: &CardProps, node: &Node) -> Html {
    let CardProps { view, dispatch, .. } = props;
    let holders: Vec<String> = view
        .graph
        .names
        .iter()
        .filter(|name| name.serial == Some(node.serial))
        .map(|name| name.name.clone())
        .chain(view.graph.edges.iter().filter(|edge| edge.to == node.serial).map(|edge| {
            let holder =
                view.graph.nodes.iter().find(|one| one.serial == edge.from).map_or("?", |one| one.label.as_str());
            format!("{holder} {}{}", edge.label, if edge.weak { " (weak)" } else { "" })
        }))
        .collect();
    let fact = |name: &str, value: Html| html! { <div><dt>{ name }</dt><dd>{ value }</dd></div> };
    let fate = match node.fate {
        Fate::Live => "live: reachable from a name".to_owned(),
        Fate::Island(_) => "island: unreachable, not yet freed".to_owned(),
    };
    let count = node.refcount.map_or_else(|| "immortal".to_owned(), |count| count.to_string());
    let generation =
        node.generation.map_or_else(|| "not tracked by the collector".to_owned(), |generation| generation.to_string());
    html! {
        <>
            <h3>{ type_chip(&node.type_name) }{ " " }{ &node.label }</h3>
            <p class="card-text">{ &node.text }</p>
            <dl>
                { fact("References", html! { count }) }
                { fact("Held by", html! { if holders.is_empty() { { "nothing that is shown" } } else { { holders.join(", ") } } }) }
                { fact("State", html! { fate }) }
                { fact("Size", html! { format!("{} (getsizeof), {} with its blocks", format::bytes(node.size_bytes), format::bytes(node.block_bytes)) }) }
                { fact("Address", html! { <code>{ format::address(node.address) }</code> }) }
                { fact("Born", html! { <>{ line_link(node.born_line, dispatch) }{ " \u{b7} " }{ step_link(node.born_step, dispatch) }</> }) }
                { fact("Generation", html! { generation }) }
                if node.has_finalizer { { fact("Finalizer", html! { "__del__ will run" }) } }
            </dl>
        </>
    }
}
