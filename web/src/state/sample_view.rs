//! Made-up moments for tests.

use afterdel_protocol::{
    CollectorView, ExplainView, Fate, FramesView, FreeReason, FreedRow, FreedTotals, FreedView, GraphView, NameBinding,
    Node, StepView, TypesView,
};

/// A moment with nothing in it.
pub(crate) fn empty_view(step: u64) -> StepView {
    StepView {
        step,
        steps: 10,
        line: 1,
        next_line: 2,
        exiting: false,
        live_bytes: 0,
        peak_bytes: 0,
        os_bytes: 0,
        objects: 0,
        step_bytes: 0,
        frames: FramesView { frames: vec![] },
        graph: GraphView {
            names: vec![],
            nodes: vec![],
            edges: vec![],
            islands: vec![],
            tombstones: vec![],
            hidden_objects: 0,
            groups: vec![],
        },
        freed: FreedView { rows: vec![], totals: FreedTotals::default(), rows_left_out: 0 },
        types: TypesView { rows: vec![] },
        collector: CollectorView {
            enabled: true,
            generations: vec![],
            frozen: 0,
            runs: vec![],
            runs_total: 0,
            garbage: vec![],
            next_due: String::new(),
        },
        lines: vec![],
        explain: ExplainView { text: String::new() },
    }
}

/// An object.
pub(crate) fn object(serial: u32, type_name: &str, born_step: u64) -> Node {
    Node {
        serial,
        type_name: type_name.to_owned(),
        label: format!("{type_name}#{serial}"),
        text: format!("<{type_name}>"),
        refcount: Some(1),
        size_bytes: 48,
        block_bytes: 64,
        address: 0x7f00_0000_0000 + u64::from(serial) * 64,
        fate: Fate::Live,
        generation: Some(0),
        born_line: 1,
        born_step,
        fields: vec![],
        elided: 0,
        elided_at: 0,
        has_finalizer: false,
        changed: false,
    }
}

/// A module-level name.
pub(crate) fn named(name: &str, serial: u32) -> NameBinding {
    NameBinding { frame: 0, name: name.to_owned(), serial: Some(serial), inline: None }
}

/// A freed object.
pub(crate) fn freed_row(serial: u32, step: u64) -> FreedRow {
    FreedRow {
        serial,
        label: format!("Node#{serial}"),
        text: String::new(),
        type_name: "Node".to_owned(),
        size_bytes: 64,
        reason: FreeReason::LastReference,
        line: 3,
        step,
        count: 1,
        why: "The name a was its last reference.".to_owned(),
    }
}
