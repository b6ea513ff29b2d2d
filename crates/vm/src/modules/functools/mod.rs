//! The module `_functools`: partial, reduce, cmp_to_key, the cache of lru_cache (`Modules/_functoolsmodule.c`).

mod cmp_key;
mod lru_cache;
mod lru_links;
mod partial;
mod placeholder;
mod reduce;

pub(crate) use lru_cache::{LINK, LRU_CACHE, cached_function, enter_cache, finish_cache};
pub(crate) use partial::{PARTIAL, has_keywords, partial_call};

use super::{ModuleDef, set};
use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, function};
use crate::object::V;

/// The module.
pub const MODULE: ModuleDef = ModuleDef {
    name: "_functools",
    functions: FUNCTIONS,
    functions_of: "_functools",
    fill,
    lazy_names: &[],
    make_lazy: super::nothing_lazy,
};

const FUNCTIONS: &[NativeDef] =
    &[function("reduce", Arity::Any, reduce::reduce), function("cmp_to_key", Arity::Any, cmp_key::cmp_to_key)];

fn fill(vm: &mut Machine, dict: V) -> R<()> {
    let (partial, cache) = (vm.native_type(&PARTIAL), vm.native_type(&LRU_CACHE));
    set(vm, dict, "partial", partial)?;
    set(vm, dict, "_lru_cache_wrapper", cache)?;
    let placeholder = placeholder::placeholder(vm);
    set(vm, dict, "Placeholder", placeholder)
}

/// `__get__` as functions have it: found through an object, it is bound to it.
fn bound(vm: &mut Machine, args: Args<'_>) -> R<V> {
    match args.pos[1] {
        none if vm.is_none(none) => Ok(vm.new_ref(args.pos[0])),
        object => Ok(vm.bind_method(args.pos[0], object)),
    }
}
