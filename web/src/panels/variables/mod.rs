//! Variables: the complete text twin of the Objects picture. Frames and names, then every object with who it holds.

use std::collections::HashMap;

use afterdel_protocol::{Fate, FieldValue, FrameView, Node, StepView, Variable};
use yew::prelude::*;

use super::parts::{empty, type_chip};
use crate::format;
use crate::state::Shared;

pub(crate) struct VariablesProps {
    pub view: Shared<StepView>,
}

pub(crate) fn variables(props: &VariablesProps) -> Html {
    let view = &props.view;
    if view.frames.frames.is_empty() && view.graph.nodes.is_empty() {
        return empty("No frame is running at this step.");
    }
    let labels: HashMap<u32, &str> = view.graph.nodes.iter().map(|node| (node.serial, node.label.as_str())).collect();
    html! {
        <div class="variables">
            { for view.frames.frames.iter().enumerate().map(|(index, one)| frame(index, one, &labels)) }
            if !view.graph.nodes.is_empty() {
                <h3>{ "Objects" }</h3>
                <div class="table-scroll" tabindex="0" role="group" aria-label="Objects in words">
                <table class="twin">
                    <thead><tr>
                        <th scope="col">{ "Object" }</th><th scope="col">{ "Holds" }</th><th scope="col" class="number">{ "References" }</th>
                        <th scope="col" class="number">{ "Bytes" }</th><th scope="col">{ "State" }</th>
                    </tr></thead>
                    <tbody>{ for view.graph.nodes.iter().map(|node| object(node, &labels)) }</tbody>
                </table>
                </div>
            }
        </div>
    }
}

fn frame(index: usize, frame: &FrameView, labels: &HashMap<u32, &str>) -> Html {
    let row = |variable: &Variable| {
        html! {
            <tr key={variable.name.clone()} class={variable.changed.then_some("changed")}>
                <th scope="row"><code>{ &variable.name }</code></th>
                <td><code>{ &variable.text }</code></td>
                <td>{ type_chip(&variable.type_name) }</td>
                <td>{ labels.get(&variable.serial).copied().unwrap_or("") }</td>
                <td class="change">{ if variable.changed { "changed" } else { "" } }</td>
            </tr>
        }
    };
    let place = if frame.line > 0 { format!("line {}", frame.line) } else { String::new() };
    html! {
        <section key={index}>
            <h3><code>{ &frame.name }</code><span class="faint">{ place }</span></h3>
            if frame.variables.is_empty() {
                <p class="faint">{ "No names." }</p>
            } else {
                <div class="table-scroll" tabindex="0" role="group" aria-label={format!("Names of {}", frame.name)}>
                <table>
                    <thead><tr>
                        <th scope="col">{ "Name" }</th><th scope="col">{ "Value" }</th><th scope="col">{ "Type" }</th>
                        <th scope="col">{ "Object" }</th><th scope="col"><span class="hidden-text">{ "Change" }</span></th>
                    </tr></thead>
                    <tbody>{ for frame.variables.iter().map(row) }</tbody>
                </table>
                </div>
            }
        </section>
    }
}

fn object(node: &Node, labels: &HashMap<u32, &str>) -> Html {
    let mut holds: Vec<String> = node
        .fields
        .iter()
        .map(|field| {
            let value = match &field.value {
                FieldValue::Object(serial) => labels.get(serial).copied().unwrap_or("an object not shown"),
                FieldValue::Inline(text) => text.as_str(),
            };
            format!("{}: {value}{}", field.name, if field.weak { " (weak)" } else { "" })
        })
        .collect();
    if node.elided > 0 {
        holds.insert(
            (node.elided_at as usize).min(holds.len()),
            format!("\u{2026} {} more", format::grouped(node.elided)),
        );
    }
    let state = match node.fate {
        Fate::Live => "live".to_owned(),
        Fate::Island(number) => format!("island {}", number + 1),
    };
    html! {
        <tr key={node.serial}>
            <th scope="row">{ &node.label }</th>
            <td>{ if holds.is_empty() { node.text.clone() } else { holds.join(", ") } }</td>
            <td class="number">{ node.refcount.map_or_else(|| "immortal".to_owned(), |count| count.to_string()) }</td>
            <td class="number">{ format::bytes(node.block_bytes) }</td>
            <td>{ state }</td>
        </tr>
    }
}
