//! `combinations`, `combinations_with_replacement`.

use super::{own_result, pick, put};
use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, static_method};
use crate::object::V;
use crate::objects::{TypeDef, payload};

/// `combinations`
pub static COMBINATIONS: TypeDef = TypeDef::new(
    "itertools.combinations",
    56,
    &[&[static_method("__new__", Arity::Any, |vm, args| new(vm, args, &COMBINATIONS))]],
)
.open()
.iterates(combinations_next);
/// `combinations_with_replacement`
pub static WITH_REPLACEMENT: TypeDef = TypeDef::new(
    "itertools.combinations_with_replacement",
    56,
    &[&[static_method("__new__", Arity::Any, |vm, args| new(vm, args, &WITH_REPLACEMENT))]],
)
.open()
.iterates(with_replacement_next);

/// A tuple of the items, which of them make the result handed out last.
#[derive(Clone, Debug)]
struct Combinations {
    pool: Option<V>,
    result: Option<V>,
    indices: Vec<usize>,
    stopped: bool,
}

payload!(Combinations, visit [pool, result], free [pool, result], bytes |this| 8 * this.indices.len() as u64);

fn new(vm: &mut Machine, args: Args<'_>, def: &'static TypeDef) -> R<V> {
    let (class, rest) = vm.native_class(args, def)?;
    let [iterable, r] = rest.bind(vm, def.short_name(), ["iterable", "r"], 2)?.map(|v| v.expect("required"));
    let r = vm.index_i64(r)?;
    let r = usize::try_from(r).map_err(|_| format!("r must be non-negative, not {r}"));
    if vm.version().combines_after_counting
        && let Err(message) = &r
    {
        return Err(vm.value_error(message));
    }
    let items = vm.collect_iterable(iterable)?;
    let r = match r {
        Ok(r) => r,
        Err(message) => {
            items.into_iter().for_each(|v| vm.drop_ref(v));
            return Err(vm.value_error(message));
        }
    };
    let n = items.len();
    let pool = vm.new_tuple(items);
    if vm.heap.check_room(8 * r as u64).is_err() {
        vm.drop_ref(pool);
        return Err(vm.memory_error());
    }
    let replaced = std::ptr::eq(def, &WITH_REPLACEMENT);
    let stopped = if replaced { n == 0 && r > 0 } else { r > n };
    let indices = if replaced { vec![0; r] } else { (0..r).collect() };
    Ok(vm.new_native(class, Combinations { pool: Some(pool), result: None, indices, stopped }))
}

/// Makes the first result, or the result handed out last ready to be changed; None: there are no more.
fn begin(vm: &mut Machine, iter: V) -> Option<(V, Option<V>)> {
    let &Combinations { pool, result, stopped, .. } = vm.payload::<Combinations>(iter);
    let pool = pool.filter(|_| !stopped)?;
    match result {
        None => {
            let indices = vm.payload::<Combinations>(iter).indices.clone();
            let first = pick(vm, pool, &indices);
            vm.payload_mut::<Combinations>(iter).result = Some(first);
            Some((first, None))
        }
        Some(result) => {
            let result = own_result(vm, result);
            vm.payload_mut::<Combinations>(iter).result = Some(result);
            Some((result, Some(pool)))
        }
    }
}

/// Steps the indices and puts the items that change into the result.
fn advance(vm: &mut Machine, iter: V, replaced: bool) -> R<Option<V>> {
    let Some((result, pool)) = begin(vm, iter) else { return Ok(None) };
    let Some(pool) = pool else { return Ok(Some(vm.new_ref(result))) };
    let n = vm.tuple(pool).map_or(0, <[V]>::len);
    let payload = vm.payload_mut::<Combinations>(iter);
    let r = payload.indices.len();
    let last = |at: usize| if replaced { n - 1 } else { at + n - r };
    let Some(from) = (0..r).rev().find(|&at| payload.indices[at] != last(at)) else {
        payload.stopped = true;
        return Ok(None);
    };
    let start = payload.indices[from] + 1;
    for at in from..r {
        payload.indices[at] = if replaced { start } else { start + at - from };
    }
    let changed: Vec<usize> = payload.indices[from..].to_vec();
    for (at, index) in changed.into_iter().enumerate() {
        let item = vm.tuple(pool).expect("is a tuple")[index];
        put(vm, result, from + at, item);
    }
    Ok(Some(vm.new_ref(result)))
}

fn combinations_next(vm: &mut Machine, iter: V) -> R<Option<V>> {
    advance(vm, iter, false)
}

fn with_replacement_next(vm: &mut Machine, iter: V) -> R<Option<V>> {
    advance(vm, iter, true)
}
