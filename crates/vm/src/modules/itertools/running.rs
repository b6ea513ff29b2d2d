//! `accumulate`, `batched`, `pairwise`.

use afterdel_language::op::BinaryOp;

use super::{drop_field, positional, tracked_tuple};
use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, static_method};
use crate::object::V;
use crate::objects::{TypeDef, payload};

/// `accumulate`
pub static ACCUMULATE: TypeDef =
    TypeDef::new("itertools.accumulate", 56, &[&[static_method("__new__", Arity::Any, new_accumulate)]])
        .open()
        .iterates(accumulate_next);
/// `batched`
pub static BATCHED: TypeDef =
    TypeDef::new("itertools.batched", 40, &[&[static_method("__new__", Arity::Any, new_batched)]])
        .open()
        .iterates(batched_next);
/// `pairwise`
pub static PAIRWISE: TypeDef =
    TypeDef::new("itertools.pairwise", 40, &[&[static_method("__new__", Arity::Any, new_pairwise)]])
        .open()
        .iterates(pairwise_next);

/// The sum so far of what the source gives.
#[derive(Clone, Debug)]
struct Accumulate {
    function: Option<V>,
    source: Option<V>,
    total: Option<V>,
    initial: Option<V>,
}

payload!(Accumulate, visit [function, source, total, initial], free [function, total, source, initial]);

fn new_accumulate(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, rest) = vm.native_class(args, &ACCUMULATE)?;
    let names = ["iterable", "func", "initial"];
    let [iterable, function, initial] = rest.bind_some(vm, "accumulate", names, 1, 2)?;
    let source = Some(vm.iter(iterable.expect("required"))?);
    let function = function.filter(|&function| !vm.is_none(function)).map(|function| vm.new_ref(function));
    let initial = Some(vm.new_ref(initial.unwrap_or(vm.none)));
    Ok(vm.new_native(class, Accumulate { function, source, total: None, initial }))
}

fn accumulate_next(vm: &mut Machine, iter: V) -> R<Option<V>> {
    let none = vm.none;
    let payload = vm.payload_mut::<Accumulate>(iter);
    if let Some(initial) = payload.initial.filter(|&initial| initial != none) {
        payload.total = payload.initial.replace(none);
        return Ok(Some(vm.new_ref(initial)));
    }
    let Some(source) = payload.source else { return Ok(None) };
    let Some(value) = vm.iter_next(source)? else { return Ok(None) };
    let &Accumulate { function, total, .. } = vm.payload::<Accumulate>(iter);
    let Some(total) = total else {
        vm.heap.incref(value);
        vm.payload_mut::<Accumulate>(iter).total = Some(value);
        return Ok(Some(value));
    };
    let sum = match function {
        Some(function) => vm.call(function, &[total, value]),
        None => vm.binary(BinaryOp::Add, total, value),
    };
    vm.drop_ref(value);
    let sum = sum?;
    vm.heap.incref(sum);
    let old = vm.payload_mut::<Accumulate>(iter).total.replace(sum);
    drop_field(vm, old);
    Ok(Some(sum))
}

/// A source that is handed out in tuples of a size.
#[derive(Clone, Debug)]
struct Batched {
    source: Option<V>,
    size: usize,
    strict: bool,
}

payload!(Batched, visit[source], free[source]);

fn new_batched(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, rest) = vm.native_class(args, &BATCHED)?;
    let [iterable, size, strict] = rest.bind_some(vm, "batched", ["iterable", "n", "strict"], 2, 2)?;
    let size = vm.index_i64(size.expect("required"))?;
    let strict = strict.map_or(Ok(false), |strict| vm.truth(strict))?;
    if size < 1 {
        return Err(vm.value_error("n must be at least one"));
    }
    let source = Some(vm.iter(iterable.expect("required"))?);
    Ok(vm.new_native(class, Batched { source, size: size as usize, strict }))
}

fn batched_next(vm: &mut Machine, iter: V) -> R<Option<V>> {
    let &Batched { source: Some(source), size, strict } = vm.payload::<Batched>(iter) else { return Ok(None) };
    if vm.heap.check_room(8 * size as u64).is_err() {
        return Err(vm.memory_error());
    }
    let mut items = Vec::new();
    let mut failed = None;
    while items.len() < size {
        match vm.iter_next(source) {
            Ok(Some(item)) => items.push(item),
            Ok(None) => break,
            Err(raise) => {
                failed = Some(raise);
                break;
            }
        }
    }
    if items.len() == size {
        return Ok(Some(finish(vm, items)));
    }
    if failed.is_some() || items.is_empty() || strict {
        let incomplete = failed.is_none() && !items.is_empty();
        let source = vm.payload_mut::<Batched>(iter).source.take();
        drop_field(vm, source);
        items.into_iter().for_each(|v| vm.drop_ref(v));
        return match failed {
            Some(raise) => Err(raise),
            None if incomplete => Err(vm.value_error("batched(): incomplete batch")),
            None => Ok(None),
        };
    }
    Ok(Some(finish(vm, items)))
}

fn finish(vm: &mut Machine, items: Vec<V>) -> V {
    let batch = vm.new_tuple(items);
    vm.heap.track(batch);
    batch
}

/// The item before, and the pair handed out last.
#[derive(Clone, Debug)]
struct Pairwise {
    source: Option<V>,
    old: Option<V>,
    result: Option<V>,
}

payload!(Pairwise, visit [source, old, result], free [source, old, result]);

fn new_pairwise(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, pos) = positional(vm, args, &PAIRWISE, (1, 1))?;
    let source = Some(vm.iter(pos[0])?);
    let result = Some(tracked_tuple(vm, vec![vm.none; 2]));
    Ok(vm.new_native(class, Pairwise { source, old: None, result }))
}

fn pairwise_next(vm: &mut Machine, iter: V) -> R<Option<V>> {
    let &Pairwise { source: Some(source), old, .. } = vm.payload::<Pairwise>(iter) else { return Ok(None) };
    if old.is_none() {
        let first = vm.iter_next(source);
        let first = first.inspect_err(|_| end_pairs(vm, iter))?;
        let payload = vm.payload_mut::<Pairwise>(iter);
        let before = std::mem::replace(&mut payload.old, first);
        drop_field(vm, before);
        if first.is_none() {
            end_pairs(vm, iter);
            return Ok(None);
        }
        if vm.payload::<Pairwise>(iter).source.is_none() {
            let old = vm.payload_mut::<Pairwise>(iter).old.take();
            drop_field(vm, old);
            return Ok(None);
        }
    }
    let Some(old) = vm.payload::<Pairwise>(iter).old else { return Ok(None) };
    vm.heap.incref(old);
    match vm.iter_next(source) {
        Ok(Some(new)) => {
            vm.heap.incref(new);
            let kept = vm.payload::<Pairwise>(iter).result;
            vm.heap.incref(old);
            let pair = vm.hand_out_pair(kept, [old, new]);
            vm.heap.track(pair);
            let before = vm.payload_mut::<Pairwise>(iter).old.replace(new);
            drop_field(vm, before);
            vm.drop_ref(old);
            Ok(Some(pair))
        }
        ended => {
            end_pairs(vm, iter);
            vm.drop_ref(old);
            ended
        }
    }
}

fn end_pairs(vm: &mut Machine, iter: V) {
    let payload = vm.payload_mut::<Pairwise>(iter);
    let (source, old) = (payload.source.take(), payload.old.take());
    drop_field(vm, source);
    drop_field(vm, old);
}
