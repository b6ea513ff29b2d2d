//! Types: how many of each, and what changed since a pinned moment.

use std::cmp::Ordering;

use afterdel_protocol::{StepView, TypeRow};
use yew::Callback;

use super::parts::{empty, number, type_chip};
use crate::format;
use crate::state::{Action, Pinned, Shared};
use crate::tag::{Tag, tag};

/// What the rows are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
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

pub(crate) struct TypesProps {
    pub view: Shared<StepView>,
    pub pinned: Option<Pinned>,
    pub dispatch: Callback<Action>,
}

/// What the table is sorted by, and whether the other way round.
pub(crate) type Sorting = (Column, bool);

pub(crate) fn types(props: &TypesProps, sorting: Sorting, on_sort: &Callback<Sorting>) -> Tag {
    let pinned = props.pinned.as_ref();
    let mut rows = joined(&props.view.types.rows, pinned.map(|pinned| pinned.rows.as_slice()));
    if rows.is_empty() {
        return empty("No objects of the program are alive at this step.");
    }
    let (column, turned) = sorting;
    crate::order::sort(&mut rows, |one, two| if turned { order(two, one, column) } else { order(one, two, column) });
    let shown = if pinned.is_some() { &COLUMNS[..] } else { &COLUMNS[..3] };
    let row = |row: &Row| {
        let mut cells = vec![
            tag("td").holds(type_chip(&row.name)),
            number(format::grouped(row.count)),
            number(format::bytes(row.size_bytes)),
            number(format::signed(row.count_change)),
            number(format::signed_bytes(row.bytes_change)),
        ];
        cells.truncate(shown.len());
        tag("tr").key(row.name.clone()).all(cells)
    };
    let heads = shown.iter().map(|(title, this)| head(title, *this, sorting, on_sort)).collect();
    let table = tag("table")
        .holds(tag("thead").holds(tag("tr").list(heads)))
        .holds(tag("tbody").all(rows.iter().map(row).collect()));
    tag("div.types").holds(pin_bar(props)).holds(table)
}

/// The two last stand only beside a pinned moment.
const COLUMNS: [(&str, Column); 5] = [
    ("Type", Column::Name),
    ("Objects", Column::Count),
    ("Bytes", Column::Bytes),
    ("Objects since", Column::CountChange),
    ("Bytes since", Column::BytesChange),
];

fn head(title: &'static str, this: Column, (column, turned): Sorting, on_sort: &Callback<Sorting>) -> Tag {
    // Numbers come largest first, so theirs is the other way round.
    let (way, arrow) = if this != column {
        ("none", "")
    } else if turned == (this == Column::Name) {
        ("descending", "\u{25be}")
    } else {
        ("ascending", "\u{25b4}")
    };
    let button = tag("button.sort")
        .click(on_sort.reform(move |_| (this, this == column && !turned)))
        .says(title)
        .holds(tag("i").is("aria-hidden", "true").says(arrow));
    let class = if this == Column::Name { "" } else { "number" };
    tag("th").is("scope", "col").is("class", class).is("aria-sort", way).holds(button)
}

fn pin_bar(props: &TypesProps) -> Tag {
    let TypesProps { pinned, dispatch, .. } = props;
    let bar = tag("div.filters").holds(tag("button.small").does(dispatch, Action::Pin).says("Pin this moment"));
    match pinned {
        Some(pinned) => bar
            .holds(tag("span").text(format!("Compared with step {}.", format::grouped(pinned.step))))
            .holds(tag("button.link").does(dispatch, Action::Unpin).says("Unpin")),
        None => bar.holds(tag("span.faint").says("Then step on: the table shows what changed since.")),
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
