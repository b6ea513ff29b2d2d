//! The module `itertools` (`Modules/itertoolsmodule.c`): iterators made of other iterators.

mod choosing;
mod combine;
mod endless;
mod groupby;
mod joining;
mod permutations;
mod product;
mod running;
mod tee;

use super::{ModuleDef, check_count, set};
use crate::errors::R;
use crate::machine::Machine;
use crate::native::Args;
use crate::object::V;
use crate::objects::TypeDef;

/// The module.
pub const MODULE: ModuleDef = ModuleDef {
    name: "itertools",
    functions: tee::FUNCTIONS,
    functions_of: "itertools",
    fill,
    lazy_names: &[],
    make_lazy: super::nothing_lazy,
};

const TYPES: &[&TypeDef] = &[
    &running::ACCUMULATE,
    &running::BATCHED,
    &combine::COMBINATIONS,
    &combine::WITH_REPLACEMENT,
    &endless::CYCLE,
    &choosing::DROPWHILE,
    &choosing::TAKEWHILE,
    &choosing::ISLICE,
    &choosing::STARMAP,
    &joining::CHAIN,
    &choosing::COMPRESS,
    &choosing::FILTERFALSE,
    &endless::COUNT,
    &joining::ZIP_LONGEST,
    &running::PAIRWISE,
    &permutations::PERMUTATIONS,
    &product::PRODUCT,
    &endless::REPEAT,
    &groupby::GROUPBY,
    &groupby::GROUPER,
    &tee::TEE,
    &tee::TEE_DATA,
];

fn fill(vm: &mut Machine, dict: V) -> R<()> {
    TYPES.iter().try_for_each(|def| {
        let class = vm.native_type(def);
        set(vm, dict, def.short_name(), class)
    })
}

/// The class and the arguments of a `__new__` that takes so many by position only.
fn positional<'a>(
    vm: &mut Machine,
    args: Args<'a>,
    def: &'static TypeDef,
    (min, max): (usize, usize),
) -> R<(V, &'a [V])> {
    let (class, rest) = vm.native_class(args, def)?;
    vm.native_without_keywords(class, def, rest)?;
    check_count(vm, def.short_name(), rest.pos.len(), min, max)?;
    Ok((class, rest.pos))
}

/// Drops what a field of an iterator held.
fn drop_field(vm: &mut Machine, held: Option<V>) {
    held.into_iter().for_each(|v| vm.drop_ref(v));
}

/// A result tuple that is handed out again while nobody else holds it, else a copy in its place; takes and returns it.
fn own_result(vm: &mut Machine, result: V) -> V {
    if vm.heap.refcount(result) == 1 || vm.heap.is_immortal(result) {
        if vm.tuple(result).is_some_and(|items| !items.is_empty()) {
            vm.heap.track(result);
        }
        return result;
    }
    let items = vm.tuple(result).unwrap_or(&[]).to_vec();
    items.iter().for_each(|&v| vm.heap.incref(v));
    let copy = vm.new_tuple(items);
    vm.heap.track(copy);
    vm.decref(result);
    copy
}

/// A tuple of new references to some items of another, tracked as `PyTuple_SET_ITEM` leaves it.
fn pick(vm: &mut Machine, pool: V, indices: &[usize]) -> V {
    let items: Vec<V> = {
        let pool = vm.tuple(pool).unwrap_or(&[]);
        indices.iter().map(|&at| pool[at]).collect()
    };
    tracked_tuple(vm, items)
}

/// A tuple of new references, tracked whatever it holds.
fn tracked_tuple(vm: &mut Machine, items: Vec<V>) -> V {
    items.iter().for_each(|&v| vm.heap.incref(v));
    let tuple = vm.new_tuple(items);
    if vm.tuple(tuple).is_some_and(|items| !items.is_empty()) {
        vm.heap.track(tuple);
    }
    tuple
}

/// Puts a new reference to `item` into a tuple that only its iterator holds.
fn put(vm: &mut Machine, tuple: V, at: usize, item: V) {
    vm.heap.incref(item);
    let old = vm.replace_item(tuple, at, item);
    vm.drop_ref(old);
}
