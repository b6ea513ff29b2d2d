//! Objects by type.

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
    let mut rows: Vec<TypeRow> = Vec::new();
    for v in objects {
        let name = look.type_name(v);
        let at = rows.binary_search_by(|row| row.type_name.as_str().cmp(name)).unwrap_or_else(|at| {
            rows.insert(at, TypeRow { type_name: name.to_string(), count: 0, size_bytes: 0 });
            at
        });
        rows[at].count += 1;
        rows[at].size_bytes += look.block_bytes(v);
    }
    rows.sort_by(|a, b| b.size_bytes.cmp(&a.size_bytes).then_with(|| a.type_name.cmp(&b.type_name)));
    rows
}
