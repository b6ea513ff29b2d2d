//! `set` and `frozenset`.

use super::help::{check_count, class_getitem, class_of, is_exact, key_message, positional_new};
use super::set_ops;
use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, class_method, method, static_method};
use crate::object::{Object, V};
use crate::objects::Kind;

/// The methods of `set`.
pub const METHODS: &[NativeDef] = &[
    static_method("__new__", Arity::Any, new),
    method("__init__", Arity::Any, init),
    class_method("__class_getitem__", Arity::One, class_getitem),
    method("add", Arity::One, add),
    method("clear", Arity::None, clear),
    method("copy", Arity::None, copy),
    method("difference", Arity::Any, difference),
    method("difference_update", Arity::Any, difference_update),
    method("discard", Arity::One, discard),
    method("intersection", Arity::Any, intersection),
    method("intersection_update", Arity::Any, intersection_update),
    method("isdisjoint", Arity::One, isdisjoint),
    method("issubset", Arity::One, issubset),
    method("issuperset", Arity::One, issuperset),
    method("pop", Arity::None, pop),
    method("remove", Arity::One, remove),
    method("symmetric_difference", Arity::One, symmetric_difference),
    method("symmetric_difference_update", Arity::One, symmetric_difference_update),
    method("union", Arity::Any, union),
    method("update", Arity::Any, update),
];

/// The methods of `frozenset`.
pub const FROZEN_METHODS: &[NativeDef] = &[
    static_method("__new__", Arity::Any, new_frozen),
    class_method("__class_getitem__", Arity::One, class_getitem),
    method("copy", Arity::None, copy),
    method("difference", Arity::Any, difference),
    method("intersection", Arity::Any, intersection),
    method("isdisjoint", Arity::One, isdisjoint),
    method("issubset", Arity::One, issubset),
    method("issuperset", Arity::One, issuperset),
    method("symmetric_difference", Arity::One, symmetric_difference),
    method("union", Arity::Any, union),
];

fn new(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, _) = class_of(vm, args, Kind::Set)?;
    if class == vm.kind_type(Kind::Set) {
        return Ok(vm.new_set());
    }
    Ok(vm.make_builtin(class, Object::Set(Box::default())))
}

fn init(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (set, rest) = (args.pos[0], args.rest());
    if !rest.kw.is_empty() {
        return Err(vm.type_error("set() takes no keyword arguments"));
    }
    let name = vm.type_name(args.pos[0]);
    check_count(vm, &name, rest.pos.len(), 0, 1)?;
    if vm.set(set).is_some_and(|payload| payload.fill() > 0) {
        vm.set_clear(set);
    }
    if let Some(&source) = rest.pos.first() {
        set_ops::update(vm, set, source)?;
    }
    Ok(vm.none)
}

fn new_frozen(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, values) = positional_new(vm, args, Kind::FrozenSet, 0, 1)?;
    let exact = class == vm.kind_type(Kind::FrozenSet);
    let source = values.first().copied();
    if let Some(source) = source
        && exact
        && is_exact(vm, source, Kind::FrozenSet)
    {
        return Ok(vm.new_ref(source));
    }
    let payload = Object::FrozenSet(Box::default());
    let set = if exact { vm.alloc(payload) } else { vm.make_builtin(class, payload) };
    let filled = source.map_or(Ok(()), |source| set_ops::update(vm, set, source));
    if let Err(raise) = filled {
        vm.drop_ref(set);
        return Err(raise);
    }
    if exact {
        vm.untrack_frozenset_of_atoms(set);
    }
    Ok(set)
}

/// `set.union() takes no keyword arguments`
fn no_keyword(vm: &mut Machine, args: Args<'_>, name: &str) -> R<()> {
    if args.kw.is_empty() {
        return Ok(());
    }
    let message = format!("{}.{name}() takes no keyword arguments", vm.type_name(args.pos[0]));
    Err(vm.type_error(message))
}

fn add(vm: &mut Machine, args: Args<'_>) -> R<V> {
    vm.set_add(args.pos[0], args.pos[1])?;
    Ok(vm.none)
}

fn clear(vm: &mut Machine, args: Args<'_>) -> R<V> {
    vm.set_clear(args.pos[0]);
    Ok(vm.none)
}

fn copy(vm: &mut Machine, args: Args<'_>) -> R<V> {
    if is_exact(vm, args.pos[0], Kind::FrozenSet) {
        return Ok(vm.new_ref(args.pos[0]));
    }
    set_ops::copy(vm, args.pos[0])
}

fn discard(vm: &mut Machine, args: Args<'_>) -> R<V> {
    vm.set_remove(args.pos[0], args.pos[1])?;
    Ok(vm.none)
}

fn remove(vm: &mut Machine, args: Args<'_>) -> R<V> {
    if vm.set_remove(args.pos[0], args.pos[1])? {
        return Ok(vm.none);
    }
    Err(vm.key_error(args.pos[1]))
}

fn pop(vm: &mut Machine, args: Args<'_>) -> R<V> {
    match vm.set_mut(args.pos[0]).and_then(|set| set.pop()) {
        Some(key) => Ok(key),
        None => Err(key_message(vm, "pop from an empty set")),
    }
}

fn update(vm: &mut Machine, args: Args<'_>) -> R<V> {
    no_keyword(vm, args, "update")?;
    for &source in &args.pos[1..] {
        set_ops::update(vm, args.pos[0], source)?;
    }
    Ok(vm.none)
}

fn union(vm: &mut Machine, args: Args<'_>) -> R<V> {
    no_keyword(vm, args, "union")?;
    let result = set_ops::copy(vm, args.pos[0])?;
    for &source in &args.pos[1..] {
        if source != args.pos[0]
            && let Err(raise) = set_ops::update(vm, result, source)
        {
            vm.drop_ref(result);
            return Err(raise);
        }
    }
    Ok(result)
}

/// The intersection with all others, of the given kind.
fn intersect_all(vm: &mut Machine, set: V, others: &[V], frozen: bool) -> R<V> {
    let Some((&first, rest)) = others.split_first() else {
        return set_ops::from_iterable(vm, set, frozen);
    };
    let mut result = set_ops::intersection(vm, set, first, frozen)?;
    for &other in rest {
        let next = set_ops::intersection(vm, result, other, frozen);
        vm.drop_ref(result);
        result = next?;
    }
    Ok(result)
}

fn intersection(vm: &mut Machine, args: Args<'_>) -> R<V> {
    no_keyword(vm, args, "intersection")?;
    let frozen = set_ops::is_frozen(vm, args.pos[0]);
    intersect_all(vm, args.pos[0], &args.pos[1..], frozen)
}

fn intersection_update(vm: &mut Machine, args: Args<'_>) -> R<V> {
    no_keyword(vm, args, "intersection_update")?;
    let result = intersect_all(vm, args.pos[0], &args.pos[1..], false)?;
    set_ops::become_set(vm, args.pos[0], result);
    Ok(vm.none)
}

fn difference(vm: &mut Machine, args: Args<'_>) -> R<V> {
    no_keyword(vm, args, "difference")?;
    let Some((&first, rest)) = args.pos[1..].split_first() else {
        return set_ops::copy(vm, args.pos[0]);
    };
    let frozen = set_ops::is_frozen(vm, args.pos[0]);
    let result = set_ops::difference(vm, args.pos[0], first, frozen)?;
    for &other in rest {
        if let Err(raise) = set_ops::difference_update(vm, result, other) {
            vm.drop_ref(result);
            return Err(raise);
        }
    }
    Ok(result)
}

fn difference_update(vm: &mut Machine, args: Args<'_>) -> R<V> {
    no_keyword(vm, args, "difference_update")?;
    for &other in &args.pos[1..] {
        set_ops::difference_update(vm, args.pos[0], other)?;
    }
    Ok(vm.none)
}

fn symmetric_difference(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let frozen = set_ops::is_frozen(vm, args.pos[0]);
    set_ops::symmetric_difference(vm, args.pos[0], args.pos[1], frozen)
}

fn symmetric_difference_update(vm: &mut Machine, args: Args<'_>) -> R<V> {
    set_ops::symmetric_difference_update(vm, args.pos[0], args.pos[1])?;
    Ok(vm.none)
}

fn isdisjoint(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let truth = set_ops::is_disjoint(vm, args.pos[0], args.pos[1])?;
    Ok(vm.bool(truth))
}

fn issubset(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let truth = set_ops::is_subset(vm, args.pos[0], args.pos[1])?;
    Ok(vm.bool(truth))
}

fn issuperset(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let truth = set_ops::is_superset(vm, args.pos[0], args.pos[1])?;
    Ok(vm.bool(truth))
}
