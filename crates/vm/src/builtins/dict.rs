//! `dict`.

use super::dict_merge::update_with;
use super::frozendict::is_plain_dict;
use super::help::{check_count, class_getitem, class_of, for_each, is_exact, key_message, reversed};
use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, class_method, method, static_method};
use crate::object::{Object, V};
use crate::objects::{Kind, ViewKind};

/// The methods of `dict`.
pub const METHODS: &[NativeDef] = &[
    static_method("__new__", Arity::Any, new),
    method("__init__", Arity::Any, dict_from_arguments),
    method("__reversed__", Arity::None, reversed),
    class_method("__class_getitem__", Arity::One, class_getitem),
    class_method("fromkeys", Arity::Range(1, 2), fromkeys),
    method("clear", Arity::None, clear),
    method("copy", Arity::None, copy),
    method("get", Arity::Range(1, 2), get),
    method("items", Arity::None, items),
    method("keys", Arity::None, keys),
    method("pop", Arity::Range(1, 2), pop),
    method("popitem", Arity::None, popitem),
    method("setdefault", Arity::Range(1, 2), setdefault),
    method("update", Arity::Any, update),
    method("values", Arity::None, values),
];

fn new(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, _) = class_of(vm, args, Kind::Dict)?;
    if class == vm.kind_type(Kind::Dict) {
        let layout = crate::layout::dict(vm.profile());
        return Ok(vm.heap.alloc_fresh(Object::Dict(Box::default()), layout));
    }
    Ok(vm.make_builtin(class, Object::Dict(Box::default())))
}

/// `dict.__init__`
pub(crate) fn dict_from_arguments(vm: &mut Machine, args: Args<'_>) -> R<V> {
    update_from_arguments(vm, "dict", args)
}

fn update(vm: &mut Machine, args: Args<'_>) -> R<V> {
    vm.pass_arguments(args.rest().pos.len());
    update_from_arguments(vm, "update", args)
}

fn update_from_arguments(vm: &mut Machine, name: &str, args: Args<'_>) -> R<V> {
    let (dict, rest) = (args.pos[0], args.rest());
    check_count(vm, name, rest.pos.len(), 0, 1)?;
    if let Some(&source) = rest.pos.first() {
        update_with(vm, dict, source)?;
    }
    if name == "dict" && is_exact(vm, dict, Kind::Dict) {
        set_all(vm, dict, rest.kw)?;
    } else if name == "dict" && vm.dict(dict).is_some_and(|dict| dict.is_empty()) {
        // A call of the class has them in a dict, whose table is copied.
        vm.dict_presize(dict, rest.kw.len(), true)?;
        set_all(vm, dict, rest.kw)?;
    } else if !rest.kw.is_empty() {
        update_from_keywords(vm, dict, rest.kw)?;
    }
    Ok(vm.none)
}

fn set_all(vm: &mut Machine, dict: V, pairs: &[(V, V)]) -> R<()> {
    pairs.iter().try_for_each(|&(key, value)| vm.dict_set(dict, key, value))
}

/// Keywords come in a dict of their own, which is merged.
pub(super) fn update_from_keywords(vm: &mut Machine, dict: V, pairs: &[(V, V)]) -> R<()> {
    let keywords = vm.new_dict();
    let result = vm
        .dict_presize(keywords, pairs.len(), true)
        .and_then(|()| set_all(vm, keywords, pairs))
        .and_then(|()| update_with(vm, dict, keywords));
    vm.drop_ref(keywords);
    result
}

fn fromkeys(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let value = args.pos.get(2).copied().unwrap_or(vm.none);
    let dict = vm.call(args.pos[0], &[])?;
    match fill_from_keys(vm, dict, args.pos[1], value) {
        Ok(()) => Ok(dict),
        Err(raise) => {
            vm.drop_ref(dict);
            Err(raise)
        }
    }
}

/// The keys of a dict or set with their hashes, which are not asked for again.
fn hashed_keys(vm: &Machine, source: V) -> Vec<(i64, V)> {
    match vm.heap.get(source) {
        Object::Dict(source) => source.iter().map(|entry| (entry.hash, entry.key)).collect(),
        Object::Set(source) | Object::FrozenSet(source) => source.iter().collect(),
        _ => Vec::new(),
    }
}

pub(super) fn fill_from_keys(vm: &mut Machine, dict: V, source: V, value: V) -> R<()> {
    if !is_plain_dict(vm, dict) {
        return for_each(vm, source, |vm, key| vm.setitem(dict, key, value).map(|()| true));
    }
    if vm.dict(dict).is_some_and(|d| d.is_empty()) {
        let sized = match vm.heap.get(source) {
            Object::Dict(source) => Some((source.len(), source.str_keys)),
            Object::Set(source) | Object::FrozenSet(source) => Some((source.len(), false)),
            _ => None,
        };
        if let Some((len, str_keys)) = sized {
            // An empty source makes a table too.
            vm.dict_presize(dict, len.max(1), str_keys)?;
            let keys = hashed_keys(vm, source);
            let held: Vec<V> = keys.iter().map(|&(_, key)| key).collect();
            return vm.holding(&held, |vm| {
                keys.iter().try_for_each(|&(hash, key)| vm.dict_set_hashed(dict, key, value, hash))
            });
        }
    }
    for_each(vm, source, |vm, key| vm.dict_set(dict, key, value).map(|()| true))
}

fn clear(vm: &mut Machine, args: Args<'_>) -> R<V> {
    vm.dict_clear(args.pos[0]);
    Ok(vm.none)
}

fn copy(vm: &mut Machine, args: Args<'_>) -> R<V> {
    vm.dict_copy(args.pos[0])
}

/// The value under a key, borrowed.
fn find(vm: &mut Machine, dict: V, key: V) -> R<Option<V>> {
    let hash = vm.hash_key(key)?;
    let place = vm.dict_find(dict, key, hash)?;
    Ok(place.and_then(|place| vm.dict(dict)?.entry_at(place)).map(|entry| entry.value))
}

pub(super) fn get(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let found = find(vm, args.pos[0], args.pos[1])?;
    let value = found.or(args.pos.get(2).copied()).unwrap_or(vm.none);
    Ok(vm.new_ref(value))
}

fn view(vm: &mut Machine, kind: ViewKind, args: Args<'_>) -> R<V> {
    vm.heap.incref(args.pos[0]);
    Ok(vm.alloc(Object::DictView(kind, args.pos[0])))
}

pub(super) fn items(vm: &mut Machine, args: Args<'_>) -> R<V> {
    view(vm, ViewKind::Items, args)
}

pub(super) fn keys(vm: &mut Machine, args: Args<'_>) -> R<V> {
    view(vm, ViewKind::Keys, args)
}

pub(super) fn values(vm: &mut Machine, args: Args<'_>) -> R<V> {
    view(vm, ViewKind::Values, args)
}

fn pop(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (dict, key) = (args.pos[0], args.pos[1]);
    // An empty dict does not ask for the hash.
    if vm.dict(dict).is_some_and(|d| !d.is_empty()) {
        let hash = vm.hash_key(key)?;
        if let Some(place) = vm.dict_find(dict, key, hash)?
            && let Some(payload) = vm.dict_mut(dict)
        {
            let entry = payload.remove(place);
            vm.drop_ref(entry.key);
            return Ok(entry.value);
        }
    }
    match args.pos.get(2) {
        Some(&default) => Ok(vm.new_ref(default)),
        None => Err(vm.key_error(key)),
    }
}

/// Slots of the table of keys that the instances of a class share.
const SHARED_TABLE: u32 = 64;

fn popitem(vm: &mut Machine, args: Args<'_>) -> R<V> {
    if vm.dict(args.pos[0]).is_some_and(|dict| dict.family().is_some() && !dict.is_empty()) {
        // A dict that shares its keys with a class gets a table of its own, as large as theirs.
        vm.dict_resize(args.pos[0], SHARED_TABLE, true)?;
    }
    let last = vm.dict_mut(args.pos[0]).and_then(|dict| dict.pop_last());
    match last {
        Some(entry) => Ok(vm.new_tracked_tuple(vec![entry.key, entry.value])),
        None => Err(key_message(vm, "popitem(): dictionary is empty")),
    }
}

fn setdefault(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let default = args.pos.get(2).copied().unwrap_or(vm.none);
    dict_set_default(vm, args.pos[0], args.pos[1], default)
}

/// The value under a key, which is set when it is not there yet; a new reference.
pub(crate) fn dict_set_default(vm: &mut Machine, dict: V, key: V, default: V) -> R<V> {
    let hash = vm.hash_key(key)?;
    let place = vm.dict_find(dict, key, hash)?;
    if let Some(value) = place.and_then(|place| vm.dict(dict)?.entry_at(place)).map(|entry| entry.value) {
        return Ok(vm.new_ref(value));
    }
    vm.heap.incref(key);
    vm.heap.incref(default);
    vm.dict_insert(dict, key, default, hash)?;
    Ok(vm.new_ref(default))
}
