//! Places: kept, free of overlap, reused only after a death.

use super::*;
use crate::state::sample_view::{empty_view, freed_row, named, object};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn overlaps(one: &Place, two: &Place) -> bool {
    one.column == two.column && one.y < two.y + two.height && two.y < one.y + one.height
}

#[test]
fn a_place_is_kept_when_names_go() {
    let mut view = empty_view(1);
    view.graph.nodes = vec![object(1, "Node", 1), object(2, "Node", 1)];
    view.graph.names = vec![named("a", 1), named("b", 2)];
    let mut layout = Layout::default();
    assert!(layout.place(1, &view));
    let before = (*layout.get(1).unwrap(), *layout.get(2).unwrap());
    view.graph.names.clear();
    view.graph.nodes.reverse();
    assert!(!layout.place(1, &view));
    assert_eq!((*layout.get(1).unwrap(), *layout.get(2).unwrap()), before);
}

#[test]
fn what_is_held_stands_one_column_on() {
    let mut view = empty_view(1);
    let mut list = object(1, "list", 1);
    list.fields = vec![afterdel_protocol::Field { name: "[0]".into(), value: FieldValue::Object(2), weak: false }];
    view.graph.nodes = vec![list, object(2, "Node", 1)];
    view.graph.names = vec![named("items", 1)];
    let mut layout = Layout::default();
    layout.place(1, &view);
    assert_eq!((layout.get(1).unwrap().column, layout.get(2).unwrap().column), (0, 1));
}

#[test]
fn no_two_overlap() {
    let mut view = empty_view(1);
    view.graph.nodes = (1..=150).map(|serial| object(serial, "Node", 1)).collect();
    view.graph.names = (1..=60).map(|serial| named("n", serial)).collect();
    let mut layout = Layout::default();
    layout.place(1, &view);
    for one in 1..=150 {
        for two in one + 1..=150 {
            assert!(!overlaps(layout.get(one).unwrap(), layout.get(two).unwrap()), "{one} and {two}");
        }
    }
}

#[test]
fn a_place_is_reused_only_after_a_death() {
    let mut view = empty_view(3);
    view.graph.nodes = vec![object(1, "Node", 1)];
    let mut layout = Layout::default();
    layout.place(1, &view);
    let first = *layout.get(1).unwrap();
    view.graph.nodes = vec![object(2, "Node", 20)];
    layout.place(1, &view);
    assert!(!overlaps(&first, layout.get(2).unwrap()), "1 may still be alive elsewhere in the run");
    view.freed.rows = vec![freed_row(1, 5)];
    view.graph.nodes = vec![object(3, "Node", 30)];
    layout.place(1, &view);
    assert_eq!(layout.get(3).unwrap().y, first.y);
}

#[test]
fn another_run_starts_anew() {
    let mut view = empty_view(1);
    view.graph.nodes = vec![object(1, "Node", 1)];
    let mut layout = Layout::default();
    layout.place(1, &view);
    view.graph.nodes = vec![object(7, "Node", 1)];
    assert!(layout.place(2, &view));
    assert!(layout.get(1).is_none());
}
