//! Types: how many of each, and what changed since a pinned moment.

use std::cmp::Ordering;

use afterdel_protocol::{StepView, TypeRow};
use yew::prelude::*;

use super::parts::{empty, type_chip};
use crate::format;
use crate::state::{Action, Pinned, Shared};

/// What the rows are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Name,
    Count,
    Bytes,
    CountChange,
    BytesChange,
}

/// A type now, and against the pinned moment.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    name: String,
    count: u64,
    size_bytes: u64,
    count_change: i64,
    bytes_change: i64,
}

/// Rows of both moments, joined: a type that is gone has a row too.
fn joined(now: &[TypeRow], pinned: Option<&[TypeRow]>) -> Vec<Row> {
    let mut rows: Vec<Row> = now
        .iter()
        .map(|TypeRow { type_name, count, size_bytes }| Row {
            name: type_name.clone(),
            count: *count,
            size_bytes: *size_bytes,
            count_change: *count as i64,
            bytes_change: *size_bytes as i64,
        })
        .collect();
    for TypeRow { type_name, count, size_bytes } in pinned.unwrap_or_default() {
        let (fewer, less) = (-(*count as i64), -(*size_bytes as i64));
        match rows.iter_mut().find(|row| row.name == *type_name) {
            Some(row) => (row.count_change, row.bytes_change) = (row.count_change + fewer, row.bytes_change + less),
            None => rows.push(Row {
                name: type_name.clone(),
                count: 0,
                size_bytes: 0,
                count_change: fewer,
                bytes_change: less,
            }),
        }
    }
    crate::order::sort(&mut rows, |one, two| one.name.cmp(&two.name));
    rows
}

/// Largest first, names from A.
fn order(one: &Row, two: &Row, column: Column) -> Ordering {
    match column {
        Column::Name => one.name.cmp(&two.name),
        Column::Count => two.count.cmp(&one.count),
        Column::Bytes => two.size_bytes.cmp(&one.size_bytes),
        Column::CountChange => two.count_change.cmp(&one.count_change),
        Column::BytesChange => two.bytes_change.cmp(&one.bytes_change),
    }
}

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct TypesProps {
    pub view: Shared<StepView>,
    pub pinned: Option<Pinned>,
    pub dispatch: Callback<Action>,
}

#[function_component(Types)]
pub(crate) fn types(props: &TypesProps) -> Html {
    let sort = use_state(|| (Column::Bytes, false));
    let pinned = props.pinned.as_ref();
    let mut rows = joined(&props.view.types.rows, pinned.map(|pinned| pinned.rows.as_slice()));
    if rows.is_empty() {
        return empty("No objects of the program are alive at this step.");
    }
    let (column, turned) = *sort;
    crate::order::sort(&mut rows, |one, two| if turned { order(two, one, column) } else { order(one, two, column) });
    let head = |title: &'static str, this: Column, number: bool| {
        let sort = sort.clone();
        let onclick = Callback::from(move |_: MouseEvent| sort.set((this, this == column && !turned)));
        // Numbers come largest first, so theirs is the other way round.
        let way = if this != column {
            "none"
        } else if turned == (this == Column::Name) {
            "descending"
        } else {
            "ascending"
        };
        let way =
            if this == column && this != Column::Name { if turned { "ascending" } else { "descending" } } else { way };
        html! {
            <th scope="col" class={number.then_some("number")} aria-sort={way}>
                <button class="sort" {onclick}>{ title }<i aria-hidden="true">{ match way { "none" => "", "ascending" => "\u{25b4}", _ => "\u{25be}" } }</i></button>
            </th>
        }
    };
    let row = |row: &Row| {
        html! {
            <tr key={row.name.clone()}>
                <td>{ type_chip(&row.name) }</td>
                <td class="number">{ format::grouped(row.count) }</td>
                <td class="number">{ format::bytes(row.size_bytes) }</td>
                if pinned.is_some() {
                    <td class="number">{ format::signed(row.count_change) }</td>
                    <td class="number">{ format::signed_bytes(row.bytes_change) }</td>
                }
            </tr>
        }
    };
    html! {
        <div class="types">
            { pin_bar(props) }
            <table>
                <thead><tr>
                    { head("Type", Column::Name, false) }{ head("Objects", Column::Count, true) }{ head("Bytes", Column::Bytes, true) }
                    if pinned.is_some() { { head("Objects since", Column::CountChange, true) }{ head("Bytes since", Column::BytesChange, true) } }
                </tr></thead>
                <tbody>{ for rows.iter().map(row) }</tbody>
            </table>
        </div>
    }
}

fn pin_bar(props: &TypesProps) -> Html {
    let pin = props.dispatch.reform(|_: MouseEvent| Action::Pin);
    let unpin = props.dispatch.reform(|_: MouseEvent| Action::Unpin);
    html! {
        <div class="filters">
            <button class="small" onclick={pin}>{ "Pin this moment" }</button>
            if let Some(pinned) = &props.pinned {
                <span>{ format!("Compared with step {}.", format::grouped(pinned.step)) }</span>
                <button class="link" onclick={unpin}>{ "Unpin" }</button>
            } else {
                <span class="faint">{ "Then step on: the table shows what changed since." }</span>
            }
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn row(name: &str, count: u64, size_bytes: u64) -> TypeRow {
        TypeRow { type_name: name.into(), count, size_bytes }
    }

    #[test]
    fn a_type_that_is_gone_keeps_a_row() {
        let rows = joined(&[row("list", 3, 300)], Some(&[row("list", 1, 100), row("Node", 2, 96)]));
        let told: Vec<_> =
            rows.iter().map(|row| (row.name.as_str(), row.count, row.count_change, row.bytes_change)).collect();
        assert_eq!(told, [("Node", 0, -2, -96), ("list", 3, 2, 200)]);
    }

    #[test]
    fn bytes_sort_largest_first() {
        let mut rows = joined(&[row("a", 9, 1), row("b", 1, 9)], None);
        rows.sort_by(|one, two| order(one, two, Column::Bytes));
        assert_eq!(rows[0].name, "b");
    }
}
