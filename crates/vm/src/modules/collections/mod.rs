//! The module `_collections`: deque, defaultdict, OrderedDict, and what `collections` counts and names with
//! (`Modules/_collectionsmodule.c`, `Objects/odictobject.c`).

mod count;
mod default_dict;
mod deque;
mod deque_blocks;
mod deque_edit;
mod deque_iter;
mod ordered_dict;
mod ordered_nodes;
mod ordered_views;
mod tuple_getter;

use super::{ModuleDef, set};
use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Arity, NativeDef, function};
use crate::object::V;

/// The module.
pub const MODULE: ModuleDef = ModuleDef {
    name: "_collections",
    functions: FUNCTIONS,
    functions_of: "_collections",
    fill,
    lazy_names: &[],
    make_lazy: super::nothing_lazy,
};

const FUNCTIONS: &[NativeDef] = &[function("_count_elements", Arity::Range(2, 2), count::count_elements)];

fn fill(vm: &mut Machine, dict: V) -> R<()> {
    let types = [
        &deque::DEQUE,
        &default_dict::DEFAULT_DICT,
        &ordered_dict::ORDERED_DICT,
        &deque_iter::ITERATOR,
        &deque_iter::REVERSED,
        &tuple_getter::TUPLE_GETTER,
    ];
    types.into_iter().try_for_each(|def| {
        let class = vm.native_type(def);
        set(vm, dict, def.short_name(), class)
    })
}
