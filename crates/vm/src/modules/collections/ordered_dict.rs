//! `OrderedDict` (`Objects/odictobject.c`).

use afterdel_language::op::CompareOp;

use super::ordered_nodes::{Ordered, append, known_key, remove, remove_all};
use super::ordered_views;
use crate::builtins::dict_merge;
use crate::errors::{ExcKind, R, Raise};
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, class_method, comparisons, method, special, static_method};
use crate::object::V;
use crate::objects::{Kind, TypeDef};

/// The type.
pub static ORDERED_DICT: TypeDef = TypeDef::new("collections.OrderedDict", 112, &[METHODS, COMPARE])
    .derived(Kind::Dict)
    .open()
    .weak()
    .with_dict()
    .fixed();

const MUTATED: &str = "OrderedDict mutated during iteration";

const METHODS: &[NativeDef] = &[
    static_method("__new__", Arity::Any, new),
    special("__init__", Arity::Any, init),
    special("__repr__", Arity::None, repr),
    special("__setitem__", Arity::Range(2, 2), |vm, args| {
        set_item(vm, args.pos[0], args.pos[1], args.pos[2])?;
        Ok(vm.none)
    }),
    special("__delitem__", Arity::One, delete_item),
    special("__iter__", Arity::None, |vm, args| Ok(ordered_views::keys_iterator(vm, args.pos[0], false))),
    special("__reversed__", Arity::None, |vm, args| Ok(ordered_views::keys_iterator(vm, args.pos[0], true))),
    special("__or__", Arity::One, |vm, args| union(vm, args.pos[0], args.pos[0], args.pos[1])),
    special("__ror__", Arity::One, |vm, args| union(vm, args.pos[0], args.pos[1], args.pos[0])),
    special("__ior__", Arity::One, |vm, args| {
        update_with(vm, args.pos[0], args.pos[1])?;
        Ok(vm.new_ref(args.pos[0]))
    }),
    method("__reduce__", Arity::None, reduce),
    method("keys", Arity::None, ordered_views::keys),
    method("values", Arity::None, ordered_views::values),
    method("items", Arity::None, ordered_views::items),
    method("update", Arity::Any, update),
    method("clear", Arity::None, |vm, args| {
        vm.dict_clear(args.pos[0]);
        remove_all(vm, args.pos[0]);
        Ok(vm.none)
    }),
    method("copy", Arity::None, copy),
    method("pop", Arity::Any, pop),
    method("popitem", Arity::Any, pop_item),
    method("setdefault", Arity::Any, set_default),
    method("move_to_end", Arity::Any, move_to_end),
    class_method("fromkeys", Arity::Any, from_keys),
];

const COMPARE: &[NativeDef] = comparisons!(compare);

fn new(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, _) = vm.native_class(args, &ORDERED_DICT)?;
    Ok(vm.new_native(class, Ordered::new()))
}

fn init(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let given = args.pos.len() - 1;
    if given > 1 {
        return Err(vm.type_error(format!("expected at most 1 argument, got {given}")));
    }
    update(vm, args)
}

/// `od[key] = value`, whatever the class says.
fn set_item(vm: &mut Machine, this: V, key: V, value: V) -> R<()> {
    let hash = vm.hash(key)?;
    vm.dict_set_hashed(this, key, value, hash)?;
    let place = vm.dict_find(this, key, hash)?;
    let kept = place.and_then(|place| vm.dict(this)?.entry_at(place)).map_or(key, |entry| entry.key);
    if vm.payload::<Ordered>(this).knows(kept) { Ok(()) } else { append(vm, this, kept) }
}

fn delete_item(vm: &mut Machine, args: Args<'_>) -> R<V> {
    match take(vm, args.pos[0], args.pos[1])? {
        Some(value) => {
            vm.decref(value);
            Ok(vm.none)
        }
        None => Err(vm.key_error(args.pos[1])),
    }
}

/// Takes a key out; its value, counted.
fn take(vm: &mut Machine, this: V, key: V) -> R<Option<V>> {
    let hash = vm.hash(key)?;
    if let Some(known) = known_key(vm, this, key, hash)? {
        remove(vm, this, known);
    }
    let Some(place) = vm.dict_find(this, key, hash)? else { return Ok(None) };
    let entry = vm.dict_mut(this).expect("is a dict").remove(place);
    vm.decref(entry.key);
    Ok(Some(entry.value))
}

/// `OrderedDict.update(mapping or pairs, **items)`
fn update(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let given = args.pos.len() - 1;
    if given > 1 {
        return Err(vm.type_error(format!("update() takes at most 1 positional argument ({given} given)")));
    }
    if let Some(&source) = args.pos.get(1) {
        update_with(vm, args.pos[0], source)?;
    }
    args.kw.iter().try_for_each(|&(key, value)| vm.setitem(args.pos[0], key, value))?;
    Ok(vm.none)
}

fn update_with(vm: &mut Machine, this: V, source: V) -> R<()> {
    if matches!(vm.heap.get(source), crate::object::Object::Dict(_)) {
        return dict_merge::each_item(vm, source, |vm, key, value| vm.setitem(this, key, value));
    }
    let (keys, items) = (vm.names.keys, vm.intern("items"));
    if let Some(method) = vm.get_attr_opt(source, keys)? {
        let keys = vm.call(method, &[]);
        vm.decref(method);
        let keys = keys?;
        let result = crate::builtins::for_each(vm, keys, |vm, key| {
            let value = vm.getitem(source, key)?;
            let result = vm.setitem(this, key, value);
            vm.decref(value);
            result.map(|()| true)
        });
        vm.decref(keys);
        return result;
    }
    if let Some(method) = vm.get_attr_opt(source, items)? {
        let pairs = vm.call(method, &[]);
        vm.decref(method);
        let pairs = pairs?;
        let result = add_pairs(vm, this, pairs);
        vm.decref(pairs);
        return result;
    }
    add_pairs(vm, this, source)
}

fn add_pairs(vm: &mut Machine, this: V, pairs: V) -> R<()> {
    crate::builtins::for_each(vm, pairs, |vm, pair| {
        let parts = vm.collect_iterable(pair)?;
        let result = match *parts.as_slice() {
            [key, value] => vm.setitem(this, key, value),
            [] | [_] => {
                let need = if parts.is_empty() { "need more than 0 values" } else { "need more than 1 value" };
                Err(vm.value_error(format!("{need} to unpack")))
            }
            _ => Err(vm.value_error("too many values to unpack (expected 2)")),
        };
        parts.into_iter().for_each(|v| vm.decref(v));
        result.map(|()| true)
    })
}

fn repr(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let this = args.pos[0];
    let name = vm.short_type_name(this);
    if vm.dict(this).is_none_or(|dict| dict.is_empty()) {
        return Ok(vm.new_string(format!("{name}()")));
    }
    if vm.repr_guard.contains(&this) {
        return Ok(vm.new_str("..."));
    }
    vm.repr_guard.push(this);
    let plain = vm.new_dict();
    let text = vm.dict_update(plain, this).and_then(|()| vm.repr_text(plain));
    vm.decref(plain);
    vm.repr_guard.pop();
    Ok(vm.new_string(format!("{name}({})", text?)))
}

/// An OrderedDict of the class of `this` with the items of `left`, then those of `right`.
fn union(vm: &mut Machine, this: V, left: V, right: V) -> R<V> {
    if vm.dict(left).is_none() || vm.dict(right).is_none() {
        return Ok(vm.not_implemented);
    }
    let class = vm.type_of(this);
    let sum = vm.call(class, &[left])?;
    match update_with(vm, sum, right) {
        Ok(()) => Ok(sum),
        Err(raise) => {
            vm.decref(sum);
            Err(raise)
        }
    }
}

fn reduce(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let this = args.pos[0];
    let (get_state, items) = (vm.intern("__getstate__"), vm.intern("items"));
    let state = vm.call_method(this, get_state, &[])?;
    let iter = vm.call_method(this, items, &[]).and_then(|items| {
        let iter = vm.iter(items);
        vm.decref(items);
        iter
    });
    match iter {
        Ok(iter) => {
            let class = vm.type_of(this);
            vm.heap.incref(class);
            Ok(vm.new_tuple(vec![class, vm.empty_tuple, state, vm.none, iter]))
        }
        Err(raise) => {
            vm.decref(state);
            Err(raise)
        }
    }
}

fn copy(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let this = args.pos[0];
    let class = vm.type_of(this);
    let exact = vm.is_exact_native(this, &ORDERED_DICT);
    let copied = vm.call(class, &[])?;
    let state = vm.payload::<Ordered>(this).state;
    let keys: Vec<V> = vm.payload::<Ordered>(this).keys().collect();
    keys.iter().for_each(|&v| vm.heap.incref(v));
    let result = keys.iter().try_for_each(|&key| {
        let value = if exact { vm.native_getitem(this, key)? } else { vm.getitem(this, key)? };
        let result = if exact { set_item(vm, copied, key, value) } else { vm.setitem(copied, key, value) };
        vm.decref(value);
        result?;
        if vm.payload::<Ordered>(this).state != state {
            return Err(vm.raise(ExcKind::Runtime, MUTATED));
        }
        Ok(())
    });
    keys.into_iter().for_each(|v| vm.decref(v));
    match result {
        Ok(()) => Ok(copied),
        Err(raise) => {
            vm.decref(copied);
            Err(raise)
        }
    }
}

fn pop(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let [key, default] = args.rest().bind(vm, "pop", ["key", "default"], 1)?;
    let key = key.expect("required");
    match (take(vm, args.pos[0], key)?, default) {
        (Some(value), _) => Ok(value),
        (None, Some(default)) => Ok(vm.new_ref(default)),
        (None, None) => Err(no_such_key(vm, key)),
    }
}

/// A KeyError made as C code makes it with no regard to what a key is: a tuple is all its arguments, None is none.
fn no_such_key(vm: &mut Machine, key: V) -> Raise {
    let items = match vm.tuple(key) {
        Some(items) => items.to_vec(),
        None if vm.is_none(key) => Vec::new(),
        None => vec![key],
    };
    items.iter().for_each(|&v| vm.heap.incref(v));
    let args = vm.new_tuple(items);
    let exc = vm.new_exception(vm.exc_class(ExcKind::Key), args);
    vm.raise_value(exc)
}

/// The keyword `last`, which is true when it is not given.
fn last(vm: &mut Machine, given: Option<V>) -> R<bool> {
    given.map_or(Ok(true), |last| vm.truth(last))
}

fn pop_item(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let this = args.pos[0];
    let [given] = args.rest().bind(vm, "popitem", ["last"], 0)?;
    let last = last(vm, given)?;
    let Some(key) = vm.payload::<Ordered>(this).end(last) else {
        return Err(vm.raise(ExcKind::Key, "dictionary is empty"));
    };
    vm.heap.incref(key);
    match take(vm, this, key) {
        Ok(Some(value)) => Ok(vm.new_tuple(vec![key, value])),
        other => {
            let raise = match other {
                Err(raise) => raise,
                _ => vm.key_error(key),
            };
            vm.decref(key);
            Err(raise)
        }
    }
}

fn set_default(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let this = args.pos[0];
    let [key, default] = args.rest().bind(vm, "setdefault", ["key", "default"], 1)?;
    let (key, default) = (key.expect("required"), default.unwrap_or(vm.none));
    if vm.contains(this, key)? {
        return vm.getitem(this, key);
    }
    vm.setitem(this, key, default)?;
    Ok(vm.new_ref(default))
}

fn move_to_end(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let this = args.pos[0];
    let [key, given] = args.rest().bind(vm, "move_to_end", ["key", "last"], 1)?;
    let (key, last) = (key.expect("required"), last(vm, given)?);
    if vm.payload::<Ordered>(this).len() == 0 {
        return Err(no_such_key(vm, key));
    }
    let hash = vm.hash(key)?;
    match known_key(vm, this, key, hash)? {
        None => Err(no_such_key(vm, key)),
        Some(known) => {
            if vm.payload::<Ordered>(this).end(last) != Some(known) {
                vm.payload_mut::<Ordered>(this).move_to(known, last);
            }
            Ok(vm.none)
        }
    }
}

fn from_keys(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let [source, value] = args.rest().bind(vm, "fromkeys", ["iterable", "value"], 1)?;
    let value = value.unwrap_or(vm.none);
    let made = vm.call(args.pos[0], &[])?;
    let filled =
        crate::builtins::for_each(vm, source.expect("required"), |vm, key| vm.setitem(made, key, value).map(|()| true));
    match filled {
        Ok(()) => Ok(made),
        Err(raise) => {
            vm.decref(made);
            Err(raise)
        }
    }
}

fn compare(vm: &mut Machine, op: CompareOp, args: Args<'_>) -> R<V> {
    let (a, b) = (args.pos[0], args.pos[1]);
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) || vm.dict(b).is_none() {
        return Ok(vm.not_implemented);
    }
    let Some(same) = vm.native_compare(CompareOp::Eq, a, b)? else { return Ok(vm.not_implemented) };
    let mut equal = same == vm.true_;
    if equal && vm.is_native(b, &ORDERED_DICT) {
        equal = same_order(vm, a, b)?;
    }
    Ok(vm.bool(equal == (op == CompareOp::Eq)))
}

fn same_order(vm: &mut Machine, a: V, b: V) -> R<bool> {
    let (left, right) = (vm.payload::<Ordered>(a), vm.payload::<Ordered>(b));
    if left.len() != right.len() {
        return Ok(false);
    }
    let states = (left.state, right.state);
    let pairs: Vec<(V, V)> = left.keys().zip(right.keys()).collect();
    for (x, y) in pairs {
        if !vm.eq(x, y)? {
            return Ok(false);
        }
        if (vm.payload::<Ordered>(a).state, vm.payload::<Ordered>(b).state) != states {
            return Err(vm.raise(ExcKind::Runtime, MUTATED));
        }
    }
    Ok(true)
}
