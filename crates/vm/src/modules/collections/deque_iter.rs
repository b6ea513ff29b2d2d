//! The iterators of a deque, forwards and backwards.

use super::deque::DEQUE;
use super::deque_blocks::Deque;
use crate::errors::{ExcKind, R};
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, method, static_method};
use crate::object::V;
use crate::objects::{TypeDef, payload};

/// The iterator from the left.
pub static ITERATOR: TypeDef = TypeDef::new(
    "collections._deque_iterator",
    56,
    &[&[static_method("__new__", Arity::Any, |vm, args| new(vm, args, &ITERATOR))], METHODS],
)
.iterates(next);

/// The iterator from the right.
pub static REVERSED: TypeDef = TypeDef::new(
    "collections._deque_reverse_iterator",
    56,
    &[&[static_method("__new__", Arity::Any, |vm, args| new(vm, args, &REVERSED))], METHODS],
)
.iterates(next);

const METHODS: &[NativeDef] = &[
    method("__length_hint__", Arity::None, |vm, args| {
        let left = vm.payload::<DequeIter>(args.pos[0]).left;
        Ok(vm.new_int(left as i64))
    }),
    method("__reduce__", Arity::None, reduce),
];

/// Progress through a deque.
#[derive(Clone, Debug)]
struct DequeIter {
    deque: Option<V>,
    left: usize,
    state: u64,
    reversed: bool,
}

payload!(DequeIter, visit[deque], free[deque]);

/// An iterator over a deque; a new reference.
pub(super) fn iterator(vm: &mut Machine, deque: V, reversed: bool) -> V {
    let class = vm.native_type(if reversed { &REVERSED } else { &ITERATOR });
    let payload = vm.payload::<Deque>(deque);
    let (left, state) = (payload.items.len(), payload.state);
    vm.heap.incref(deque);
    vm.new_native(class, DequeIter { deque: Some(deque), left, state, reversed })
}

fn new(vm: &mut Machine, args: Args<'_>, def: &'static TypeDef) -> R<V> {
    let (_, rest) = vm.native_class(args, def)?;
    let given = rest.pos.len();
    if given == 0 || given > 2 {
        let bound = if given == 0 { "at least 1 argument" } else { "at most 2 arguments" };
        return Err(vm.type_error(format!("function takes {bound} ({given} given)")));
    }
    if !vm.is_native(rest.pos[0], &DEQUE) {
        return Err(vm.type_error_of("argument 1 must be collections.deque, not {}", &[rest.pos[0]]));
    }
    let skipped = match rest.pos.get(1) {
        Some(&skipped) => vm.index(skipped)?.to_i64().unwrap_or(i64::MAX),
        None => 0,
    };
    let iter = iterator(vm, rest.pos[0], std::ptr::eq(def, &REVERSED));
    let payload = vm.payload_mut::<DequeIter>(iter);
    payload.left -= (skipped.max(0) as usize).min(payload.left);
    Ok(iter)
}

fn next(vm: &mut Machine, iter: V) -> R<Option<V>> {
    let &DequeIter { deque: Some(deque), left, state, reversed } = vm.payload::<DequeIter>(iter) else {
        return Ok(None);
    };
    if reversed && left == 0 {
        return Ok(None);
    }
    let payload = vm.payload::<Deque>(deque);
    if payload.state != state {
        vm.payload_mut::<DequeIter>(iter).left = 0;
        return Err(vm.raise(ExcKind::Runtime, "deque mutated during iteration"));
    }
    if left == 0 {
        return Ok(None);
    }
    let at = if reversed { left - 1 } else { payload.items.len() - left };
    let item = payload.items[at];
    vm.payload_mut::<DequeIter>(iter).left = left - 1;
    Ok(Some(vm.new_ref(item)))
}

fn reduce(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let class = vm.type_of(args.pos[0]);
    let &DequeIter { deque, left, .. } = vm.payload::<DequeIter>(args.pos[0]);
    let deque = deque.unwrap_or(vm.none);
    let len = vm.payload_of::<Deque>(deque).map_or(0, |deque| deque.items.len());
    vm.heap.incref(class);
    vm.heap.incref(deque);
    let done = vm.new_int((len - left.min(len)) as i64);
    let arguments = vm.new_tuple(vec![deque, done]);
    Ok(vm.new_tuple(vec![class, arguments]))
}
