//! Variables: the complete text twin of the Objects picture. Frames and names, then every object with who it holds.

use afterdel_protocol::{Fate, FieldValue, FrameView, Node, StepView, Variable};
use yew::Callback;

use super::collector::phase_mark;
use super::parts::{cell, empty, headings, number, object_link, scrolling, type_chip};
use crate::by_id::ById;
use crate::format;
use crate::state::{Action, Opened, Shared};
use crate::tag::{Tag, tag};

pub(crate) struct VariablesProps<'a> {
    pub view: Shared<StepView>,
    pub selected: Option<u32>,
    pub opened: &'a Opened,
    pub dispatch: Callback<Action>,
}

/// What stands for an object, by serial.
type Labels<'a> = ById<&'a str>;

pub(crate) fn variables(props: &VariablesProps<'_>) -> Tag {
    let view = &props.view;
    if view.frames.frames.is_empty() && view.graph.nodes.is_empty() {
        return empty("No frame is running at this step.");
    }
    let labels: Labels<'_> = view.graph.nodes.iter().map(|node| (node.serial, node.label.as_str())).collect();
    let mut all: Vec<Tag> = view.frames.frames.iter().map(|one| frame(one, &labels, &props.dispatch)).collect();
    if !view.graph.nodes.is_empty() {
        let rows = view.graph.nodes.iter().map(|node| object(node, &labels, props)).collect();
        let head = headings(&["Object", "Holds", "#References", "#Bytes", "State"]);
        let table = tag("table.twin").holds(head).holds(tag("tbody").all(rows));
        all.push(tag("h3").says("Objects"));
        all.push(scrolling("Objects in words".to_owned(), table));
    }
    tag("div.variables").all(all)
}

fn frame(frame: &FrameView, labels: &Labels<'_>, dispatch: &Callback<Action>) -> Tag {
    let code = |name: &'static str, text: &str| tag(name).holds(tag("code").text(text.to_owned()));
    let row = |variable: &Variable| {
        tag("tr").key(variable.name.clone()).class("", &[("changed", variable.changed)]).all(vec![
            code("th", &variable.name).is("scope", "row"),
            code("td", &variable.text),
            tag("td").holds(type_chip(&variable.type_name)),
            tag("td").maybe(labels.get(variable.serial).map(|label| object_link(label, variable.serial, dispatch))),
            tag("td.change").says(if variable.changed { "changed" } else { "" }),
        ])
    };
    let place = if frame.line > 0 { format!("line {}", frame.line) } else { String::new() };
    let names = if frame.variables.is_empty() {
        tag("p.faint").says("No names.")
    } else {
        let last = tag("th").is("scope", "col").holds(tag("span.hidden-text").says("Change"));
        let head = tag("tr")
            .list(["Name", "Value", "Type", "Object"].map(|title| tag("th").is("scope", "col").says(title)).into());
        let rows = frame.variables.iter().map(row).collect();
        let table = tag("table").holds(tag("thead").holds(head.holds(last))).holds(tag("tbody").all(rows));
        scrolling(format!("Names of {}", frame.name), table)
    };
    tag("section").holds(code("h3", &frame.name).holds(tag("span.faint").text(place))).holds(names)
}

fn object(node: &Node, labels: &Labels<'_>, props: &VariablesProps<'_>) -> Tag {
    let mut holds: Vec<String> = node
        .fields
        .iter()
        .map(|field| {
            let value = match &field.value {
                FieldValue::Object(serial) => labels.get(*serial).copied().unwrap_or("an object not shown"),
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
    let state = match phase_mark(props.opened, &props.view, node.serial) {
        Some((_, words)) => format!("{state}; {words}"),
        None => state,
    };
    let on = props.selected == Some(node.serial);
    let link = object_link(&node.label, node.serial, &props.dispatch);
    tag("tr").key(node.serial.to_string()).class("", &[("on", on)]).all(vec![
        tag("th").is("scope", "row").holds(link),
        cell(if holds.is_empty() { node.text.clone() } else { holds.join(", ") }),
        number(node.refcount.map_or_else(|| "immortal".to_owned(), |count| count.to_string())),
        number(format::bytes(node.block_bytes)),
        cell(state),
    ])
}
