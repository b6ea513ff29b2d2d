//! A made-up record for tests.

use afterdel_protocol::{HolderKind, LedgerRow, LifeObject, LifeView, Place, Reference};

/// The record of an object of one reference, made by line 1 in step 1.
pub(crate) fn life(serial: u32, step: u64) -> LifeView {
    LifeView {
        step,
        line: 1,
        object: LifeObject {
            serial,
            label: format!("Node#{serial}"),
            type_name: "Node".to_owned(),
            text: "<Node object>".to_owned(),
            refcount: Some(1),
            size_bytes: 48,
            block_bytes: 64,
            address: 0x7f00_0000_0040,
            generation: Some(0),
            has_finalizer: false,
        },
        born: Some(Place { step: 1, line: 1 }),
        references: vec![Reference {
            kind: HolderKind::Variable,
            place: "variable a".to_owned(),
            holder: None,
            if_cut: None,
        }],
        references_left_out: 0,
        weak_references: 0,
        path: vec![],
        retained: None,
        island: None,
        ledger: vec![LedgerRow {
            step: 1,
            line: 1,
            end_line: 1,
            function: "<module>".to_owned(),
            before: 0,
            after: 1,
            gained: vec!["variable a".to_owned()],
            lost: vec![],
            cause: "made, held by variable a".to_owned(),
        }],
        ledger_left_out: 0,
        moves: vec![],
        end: None,
    }
}
