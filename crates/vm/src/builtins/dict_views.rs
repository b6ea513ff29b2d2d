//! The views of dicts: `keys()`, `values()`, `items()`.

use afterdel_language::op::BinaryOp;

use super::help::{for_each, reversed};
use super::set_ops;
use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, getter, method};
use crate::object::{Object, V};
use crate::objects::ViewKind;

/// The methods of all views.
pub const METHODS: &[NativeDef] = &[getter("mapping", mapping), method("__reversed__", Arity::None, reversed)];

/// The methods of the views that are sets: keys and items.
pub const SET_METHODS: &[NativeDef] = &[method("isdisjoint", Arity::One, isdisjoint)];

/// Kind and dict of a view.
fn parts(vm: &Machine, view: V) -> Option<(ViewKind, V)> {
    match vm.heap.get(view).native() {
        Object::DictView(kind, dict) => Some((*kind, *dict)),
        _ => None,
    }
}

/// Whether this is a view of keys or items.
fn is_set_view(vm: &Machine, v: V) -> bool {
    parts(vm, v).is_some_and(|(kind, _)| kind != ViewKind::Values)
}

/// The length of a set or of a view.
fn set_len(vm: &Machine, v: V) -> Option<usize> {
    match parts(vm, v) {
        Some((_, dict)) => vm.dict(dict).map(|dict| dict.len()),
        None => vm.set(v).map(|set| set.len()),
    }
}

fn mapping(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let Some((_, dict)) = parts(vm, args.pos[0]) else { return Ok(vm.none) };
    vm.heap.incref(dict);
    Ok(vm.alloc(Object::MappingProxy(dict)))
}

fn isdisjoint(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (view, other) = (args.pos[0], args.pos[1]);
    if view == other {
        return Ok(vm.bool(set_len(vm, view) == Some(0)));
    }
    let swap = set_len(vm, other).is_some_and(|len| Some(len) > set_len(vm, view))
        && (is_set_view(vm, other) || vm.set(other).is_some());
    let (walked, asked) = if swap { (view, other) } else { (other, view) };
    let mut disjoint = true;
    for_each(vm, walked, |vm, item| {
        disjoint = !vm.contains(asked, item)?;
        Ok(disjoint)
    })?;
    Ok(vm.bool(disjoint))
}

/// Set operators of which one operand at least is a view of keys or items; a new set.
pub(crate) fn view_binary(vm: &mut Machine, op: BinaryOp, a: V, b: V) -> R<V> {
    if op == BinaryOp::And {
        return intersection(vm, a, b);
    }
    // Of the keys of a dict itself CPython takes the dict.
    let source = match parts(vm, a) {
        Some((ViewKind::Keys, dict)) if matches!(vm.heap.get(dict), Object::Dict(_)) => dict,
        _ => a,
    };
    let result = set_ops::from_iterable(vm, source, false)?;
    let filled = match op {
        BinaryOp::Or => set_ops::update(vm, result, b),
        BinaryOp::Subtract => set_ops::difference_update(vm, result, b),
        _ => set_ops::symmetric_difference_update(vm, result, b),
    };
    match filled {
        Ok(()) => Ok(result),
        Err(raise) => {
            vm.drop_ref(result);
            Err(raise)
        }
    }
}

fn intersection(vm: &mut Machine, a: V, b: V) -> R<V> {
    // The view is the left one; of two views the longer.
    let (mut view, mut other) = if is_set_view(vm, a) { (a, b) } else { (b, a) };
    if is_set_view(vm, other) && set_len(vm, other) > set_len(vm, view) {
        std::mem::swap(&mut view, &mut other);
    }
    if matches!(vm.heap.get(other), Object::Set(_)) && set_len(vm, view) <= set_len(vm, other) {
        return set_ops::intersection(vm, other, view, false);
    }
    let result = vm.new_set();
    let filled = for_each(vm, other, |vm, item| {
        if vm.contains(view, item)? {
            vm.set_add(result, item)?;
        }
        Ok(true)
    });
    match filled {
        Ok(()) => Ok(result),
        Err(raise) => {
            vm.drop_ref(result);
            Err(raise)
        }
    }
}
