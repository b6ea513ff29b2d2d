//! Objects by type.

use std::collections::BTreeMap;

use afterdel_protocol::{TypeRow, TypesView};
use afterdel_vm::object::{Object, V};

use super::look::Look;

/// What the program's objects come to; the machine's own helpers are left out.
pub(super) fn build(look: &Look) -> TypesView {
    let counted = |&v: &V| {
        let helper = matches!(
            look.get(v),
            Object::Code(_)
                | Object::Native(_)
                | Object::MethodDescr(..)
                | Object::Member(_)
                | Object::GetSet(_)
                | Object::Iter(_)
        ) || matches!(look.get(v), Object::Function(function) if !function.loaded.flags.is_function);
        !helper && !look.is_part_of_another(v) && !look.vm.heap.is_immortal(v)
    };
    TypesView { rows: rows(look, look.programs().filter(counted)) }
}

/// Rows for some objects, largest first.
pub(super) fn rows(look: &Look, objects: impl Iterator<Item = V>) -> Vec<TypeRow> {
    let mut sums: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    for v in objects {
        let sum = sums.entry(look.type_name(v)).or_default();
        sum.0 += 1;
        sum.1 += look.block_bytes(v);
    }
    let row =
        |(name, (count, size_bytes)): (&str, (u64, u64))| TypeRow { type_name: name.to_string(), count, size_bytes };
    let mut rows: Vec<TypeRow> = sums.into_iter().map(row).collect();
    rows.sort_by(|a, b| b.size_bytes.cmp(&a.size_bytes).then_with(|| a.type_name.cmp(&b.type_name)));
    rows
}
