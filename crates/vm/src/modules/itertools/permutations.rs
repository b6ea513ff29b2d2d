//! `permutations`.

use super::{own_result, pick, put};
use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, static_method};
use crate::object::V;
use crate::objects::{TypeDef, payload};

/// The type.
pub static PERMUTATIONS: TypeDef =
    TypeDef::new("itertools.permutations", 64, &[&[static_method("__new__", Arity::Any, new)]]).open().iterates(next);

/// A tuple of the items, their order now, how often each place is still to change, the result handed out last.
#[derive(Clone, Debug)]
struct Permutations {
    pool: Option<V>,
    result: Option<V>,
    indices: Vec<usize>,
    cycles: Vec<usize>,
    stopped: bool,
}

payload!(
    Permutations,
    visit [pool, result],
    free [pool, result],
    bytes |this| 8 * (this.indices.len() + this.cycles.len()) as u64
);

fn new(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, rest) = vm.native_class(args, &PERMUTATIONS)?;
    let [iterable, r] = rest.bind(vm, "permutations", ["iterable", "r"], 1)?;
    let items = vm.collect_iterable(iterable.expect("required"))?;
    let n = items.len();
    let pool = vm.new_tuple(items);
    match length(vm, r, n) {
        Ok(r) => {
            let cycles = (0..r).map(|at| n.saturating_sub(at)).collect();
            let indices = (0..n).collect();
            let payload = Permutations { pool: Some(pool), result: None, indices, cycles, stopped: r > n };
            Ok(vm.new_native(class, payload))
        }
        Err(raise) => {
            vm.drop_ref(pool);
            Err(raise)
        }
    }
}

fn length(vm: &mut Machine, r: Option<V>, n: usize) -> R<usize> {
    let Some(r) = r.filter(|&r| !vm.is_none(r)) else { return Ok(n) };
    if vm.int(r).is_none() {
        return Err(vm.type_error("Expected int as r"));
    }
    let r = vm.index_i64(r)?;
    if r < 0 {
        return Err(vm.value_error("r must be non-negative"));
    }
    if vm.heap.check_room(8 * r as u64).is_err() {
        return Err(vm.memory_error());
    }
    Ok(r as usize)
}

fn next(vm: &mut Machine, iter: V) -> R<Option<V>> {
    let &Permutations { pool, result, stopped, .. } = vm.payload::<Permutations>(iter);
    let Some(pool) = pool.filter(|_| !stopped) else { return Ok(None) };
    let Some(result) = result else {
        let payload = vm.payload::<Permutations>(iter);
        let indices = payload.indices[..payload.cycles.len()].to_vec();
        let first = pick(vm, pool, &indices);
        vm.payload_mut::<Permutations>(iter).result = Some(first);
        return Ok(Some(vm.new_ref(first)));
    };
    let result = if vm.payload::<Permutations>(iter).indices.is_empty() { result } else { own_result(vm, result) };
    let payload = vm.payload_mut::<Permutations>(iter);
    payload.result = Some(result);
    let Some(from) = payload.step() else {
        payload.stopped = true;
        return Ok(None);
    };
    let changed = payload.indices[from..payload.cycles.len()].to_vec();
    for (at, index) in changed.into_iter().enumerate() {
        let item = vm.tuple(pool).expect("is a tuple")[index];
        put(vm, result, from + at, item);
    }
    Ok(Some(vm.new_ref(result)))
}

impl Permutations {
    /// Goes to the next order; the first place that has changed, or None after the last order.
    fn step(&mut self) -> Option<usize> {
        let n = self.indices.len();
        for at in (0..self.cycles.len()).rev() {
            self.cycles[at] -= 1;
            if self.cycles[at] > 0 {
                self.indices.swap(at, n - self.cycles[at]);
                return Some(at);
            }
            self.indices[at..].rotate_left(1);
            self.cycles[at] = n - at;
        }
        None
    }
}
