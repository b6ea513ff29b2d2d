//! `product`.

use super::{own_result, put, tracked_tuple};
use crate::errors::{ExcKind, R};
use crate::machine::Machine;
use crate::native::{Args, Arity, static_method};
use crate::object::V;
use crate::objects::{TypeDef, payload};

/// The type.
pub static PRODUCT: TypeDef =
    TypeDef::new("itertools.product", 48, &[&[static_method("__new__", Arity::Any, new)]]).open().iterates(next);

/// A tuple of tuples, which item of each makes the result handed out last.
#[derive(Clone, Debug)]
struct Product {
    pools: Option<V>,
    result: Option<V>,
    indices: Vec<usize>,
    stopped: bool,
}

payload!(Product, visit [pools, result], free [pools, result], bytes |this| 8 * this.indices.len() as u64);

fn new(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, rest) = vm.native_class(args, &PRODUCT)?;
    let [repeat] = Args { pos: &[], kw: rest.kw }.bind(vm, "product", ["repeat"], 0)?;
    let repeat = repeat.map_or(Ok(1), |repeat| vm.index_i64(repeat))?;
    if repeat < 0 {
        return Err(vm.value_error("repeat argument cannot be negative"));
    }
    let given = if repeat == 0 { &[] } else { rest.pos };
    let count = given.len().checked_mul(repeat as usize).filter(|&count| count <= i64::MAX as usize / 8);
    let Some(count) = count else { return Err(vm.raise(ExcKind::Overflow, "repeat argument too large")) };
    if vm.heap.check_room(16 * count as u64).is_err() {
        return Err(vm.memory_error());
    }
    let mut pools = Vec::with_capacity(given.len());
    for &iterable in given {
        match vm.collect_iterable(iterable) {
            Ok(items) => {
                let exact = vm.heap.get(iterable).is_tuple();
                let pool = if exact {
                    items.into_iter().for_each(|v| vm.drop_ref(v));
                    vm.new_ref(iterable)
                } else {
                    vm.new_tuple(items)
                };
                pools.push(pool);
            }
            Err(raise) => {
                pools.into_iter().for_each(|v| vm.drop_ref(v));
                return Err(raise);
            }
        }
    }
    let held = tracked_tuple(vm, pools.iter().copied().cycle().take(count).collect());
    pools.into_iter().for_each(|v| vm.drop_ref(v));
    let indices = vec![0; count];
    Ok(vm.new_native(class, Product { pools: Some(held), result: None, indices, stopped: false }))
}

/// Number of items of a pool.
fn pool_len(vm: &Machine, pools: V, at: usize) -> usize {
    let pool = vm.tuple(pools).expect("is a tuple")[at];
    vm.tuple(pool).map_or(0, <[V]>::len)
}

fn pool_item(vm: &Machine, pools: V, at: usize, index: usize) -> V {
    let pool = vm.tuple(pools).expect("is a tuple")[at];
    vm.tuple(pool).expect("is a tuple")[index]
}

fn next(vm: &mut Machine, iter: V) -> R<Option<V>> {
    let &Product { pools, result, stopped, ref indices } = vm.payload::<Product>(iter);
    let count = indices.len();
    let Some(pools) = pools.filter(|_| !stopped) else { return Ok(None) };
    let Some(result) = result else {
        if (0..count).any(|at| pool_len(vm, pools, at) == 0) {
            vm.payload_mut::<Product>(iter).stopped = true;
            return Ok(None);
        }
        let items = (0..count).map(|at| pool_item(vm, pools, at, 0)).collect();
        let first = tracked_tuple(vm, items);
        vm.payload_mut::<Product>(iter).result = Some(first);
        return Ok(Some(vm.new_ref(first)));
    };
    let result = own_result(vm, result);
    vm.payload_mut::<Product>(iter).result = Some(result);
    for at in (0..count).rev() {
        let len = pool_len(vm, pools, at);
        let index = &mut vm.payload_mut::<Product>(iter).indices[at];
        *index = (*index + 1) % len;
        let index = *index;
        let item = pool_item(vm, pools, at, index);
        put(vm, result, at, item);
        if index > 0 {
            return Ok(Some(vm.new_ref(result)));
        }
    }
    vm.payload_mut::<Product>(iter).stopped = true;
    Ok(None)
}
