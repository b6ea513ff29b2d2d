//! `deque`: items by number, searching, turning.

use super::deque::{append, append_left, clear, copy, extend};
use super::deque_blocks::{Deque, pop_back, pop_front, push_back, push_front};
use crate::errors::{ExcKind, R};
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, method, special};
use crate::object::V;

/// The methods.
pub const METHODS: &[NativeDef] = &[
    special("__getitem__", Arity::One, get_item),
    special("__setitem__", Arity::Range(2, 2), set_item),
    special("__delitem__", Arity::One, delete_item),
    special("__contains__", Arity::One, contains),
    special("__mul__", Arity::One, |vm, args| repeated(vm, args, false)),
    special("__rmul__", Arity::One, |vm, args| repeated(vm, args, false)),
    special("__imul__", Arity::One, |vm, args| repeated(vm, args, true)),
    method("count", Arity::One, count),
    method("index", Arity::Range(1, 3), index),
    method("insert", Arity::Range(2, 2), insert),
    method("remove", Arity::One, remove),
    method("reverse", Arity::None, reverse),
    method("rotate", Arity::Range(0, 1), |vm, args| {
        let by = args.pos.get(1).map_or(Ok(1), |&by| vm.index_i64(by))?;
        rotate(vm, args.pos[0], by)?;
        Ok(vm.none)
    }),
];

fn len(vm: &Machine, deque: V) -> usize {
    vm.payload::<Deque>(deque).items.len()
}

/// The place that a subscript names.
fn place(vm: &mut Machine, deque: V, index: V) -> R<usize> {
    let Some(value) = vm.index_opt(index)? else {
        let message = format!("sequence index must be integer, not '{}'", vm.type_name(index));
        return Err(vm.type_error(message));
    };
    let Some(at) = value.to_i64() else {
        return Err(vm.index_error("cannot fit 'int' into an index-sized integer"));
    };
    let len = len(vm, deque);
    crate::pure::slice::resolve_index(len, at).ok_or(()).map_err(|()| vm.index_error("deque index out of range"))
}

fn get_item(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let at = place(vm, args.pos[0], args.pos[1])?;
    let item = vm.payload::<Deque>(args.pos[0]).items[at];
    Ok(vm.new_ref(item))
}

fn set_item(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let at = place(vm, args.pos[0], args.pos[1])?;
    vm.heap.incref(args.pos[2]);
    let old = std::mem::replace(&mut vm.payload_mut::<Deque>(args.pos[0]).items[at], args.pos[2]);
    vm.decref(old);
    Ok(vm.none)
}

fn delete_item(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let at = place(vm, args.pos[0], args.pos[1])?;
    delete_at(vm, args.pos[0], at)?;
    Ok(vm.none)
}

fn delete_at(vm: &mut Machine, deque: V, at: usize) -> R<()> {
    rotate(vm, deque, -(at as i64))?;
    let item = pop_front(vm, deque);
    rotate(vm, deque, at as i64)?;
    item.into_iter().for_each(|v| vm.decref(v));
    Ok(())
}

/// Turns to the right by so many places, the shorter way.
fn rotate(vm: &mut Machine, deque: V, by: i64) -> R<()> {
    let len = len(vm, deque) as i64;
    if len <= 1 {
        return Ok(());
    }
    let half = len >> 1;
    let mut by = by;
    if by > half || by < -half {
        by %= len;
        if by > half {
            by -= len;
        } else if by < -half {
            by += len;
        }
    }
    let state = vm.payload::<Deque>(deque).state;
    for _ in 0..by.abs() {
        let item = if by > 0 { pop_back(vm, deque) } else { pop_front(vm, deque) }.expect("is not empty");
        if by > 0 { push_front(vm, deque, item)? } else { push_back(vm, deque, item)? }
    }
    vm.payload_mut::<Deque>(deque).state = state + 1;
    Ok(())
}

/// Calls `found` for each item of the range that equals a value, until it says stop.
fn search(
    vm: &mut Machine,
    deque: V,
    value: V,
    range: std::ops::Range<usize>,
    error: (ExcKind, &str),
    mut found: impl FnMut(usize) -> bool,
) -> R<()> {
    let state = vm.payload::<Deque>(deque).state;
    for at in range {
        let item = vm.payload::<Deque>(deque).items[at];
        vm.heap.incref(item);
        let equal = vm.eq(item, value);
        vm.decref(item);
        let equal = equal?;
        if vm.payload::<Deque>(deque).state != state {
            return Err(vm.raise(error.0, error.1));
        }
        if equal && found(at) {
            break;
        }
    }
    Ok(())
}

const MUTATED: (ExcKind, &str) = (ExcKind::Runtime, "deque mutated during iteration");

fn contains(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let all = 0..len(vm, args.pos[0]);
    let mut found = false;
    search(vm, args.pos[0], args.pos[1], all, MUTATED, |_| {
        found = true;
        true
    })?;
    Ok(vm.bool(found))
}

fn count(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let all = 0..len(vm, args.pos[0]);
    let mut count = 0;
    search(vm, args.pos[0], args.pos[1], all, MUTATED, |_| {
        count += 1;
        false
    })?;
    Ok(vm.new_int(count))
}

fn index(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let len = len(vm, args.pos[0]);
    let (start, stop) = crate::builtins::search_range(vm, args.pos, len)?;
    let stop = stop.min(len);
    let mut found = None;
    search(vm, args.pos[0], args.pos[1], start.min(stop)..stop, MUTATED, |at| {
        found = Some(at);
        true
    })?;
    match found {
        Some(at) => Ok(vm.new_int(at as i64)),
        None => Err(vm.not_in(args.pos[1], "deque", "deque.index(x): x not in deque")),
    }
}

fn remove(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let deque = args.pos[0];
    let all = 0..len(vm, deque);
    let mut found = None;
    let error = (ExcKind::Index, "deque mutated during iteration");
    search(vm, deque, args.pos[1], all, error, |at| {
        found = Some(at);
        true
    })?;
    match found {
        Some(at) => delete_at(vm, deque, at).map(|()| vm.none),
        None => Err(vm.not_in(args.pos[1], "deque", "deque.remove(x): x not in deque")),
    }
}

fn insert(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (deque, item) = (args.pos[0], args.pos[2]);
    let at = vm.index_i64(args.pos[1])?;
    let len = len(vm, deque) as i64;
    if vm.payload::<Deque>(deque).max == Some(len as usize) {
        return Err(vm.index_error("deque already at its maximum size"));
    }
    vm.heap.incref(item);
    if at >= len {
        append(vm, deque, item)?;
    } else if at <= -len || at == 0 {
        append_left(vm, deque, item)?;
    } else {
        if let Err(raise) = rotate(vm, deque, -at) {
            vm.decref(item);
            return Err(raise);
        }
        if at < 0 {
            append(vm, deque, item)?
        } else {
            append_left(vm, deque, item)?
        }
        rotate(vm, deque, at)?;
    }
    Ok(vm.none)
}

fn reverse(vm: &mut Machine, args: Args<'_>) -> R<V> {
    vm.payload_mut::<Deque>(args.pos[0]).items.make_contiguous().reverse();
    Ok(vm.none)
}

/// `deque * n`, `deque *= n`
fn repeated(vm: &mut Machine, args: Args<'_>, in_place: bool) -> R<V> {
    let Some(times) = vm.index_opt(args.pos[1])? else {
        let message = format!("can't multiply sequence by non-int of type '{}'", vm.type_name(args.pos[1]));
        return Err(vm.type_error(message));
    };
    let Some(times) = times.to_i64() else {
        return Err(vm.raise(ExcKind::Overflow, "cannot fit 'int' into an index-sized integer"));
    };
    let deque = if in_place { vm.new_ref(args.pos[0]) } else { copy(vm, args.pos[0])? };
    match repeat(vm, deque, times) {
        Ok(()) => Ok(deque),
        Err(raise) => {
            vm.decref(deque);
            Err(raise)
        }
    }
}

fn repeat(vm: &mut Machine, deque: V, times: i64) -> R<()> {
    let len = len(vm, deque);
    if len == 0 || times == 1 {
        return Ok(());
    }
    if times <= 0 {
        return clear(vm, deque);
    }
    let payload = vm.payload::<Deque>(deque);
    let times = match payload.max {
        Some(max) if (times as usize).saturating_mul(len) > max => max.div_ceil(len),
        _ => times as usize,
    };
    if times.saturating_mul(len) > i64::MAX as usize / 8 || vm.heap.check_room(8 * (times * len) as u64).is_err() {
        return Err(vm.memory_error());
    }
    let payload = vm.payload::<Deque>(deque);
    if len == 1 {
        let item = payload.items[0];
        for _ in 1..times {
            vm.heap.incref(item);
            push_back(vm, deque, item)?;
        }
        vm.payload_mut::<Deque>(deque).state += 1;
        return Ok(());
    }
    let list = crate::builtins::list_from(vm, deque)?;
    let result = (1..times).try_for_each(|_| extend(vm, deque, list));
    vm.decref(list);
    result
}
