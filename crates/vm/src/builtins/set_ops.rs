//! The algebra of sets as `Objects/setobject.c` does it, down to the sizes of the tables, on which order depends.

use super::help::for_each;
use crate::errors::R;
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::objects::places_above;

/// Number of keys of a set or frozenset.
fn len(vm: &Machine, set: V) -> usize {
    vm.set(set).map_or(0, |set| set.len())
}

/// Whether this is a set or frozenset, maybe of a derived class.
pub(super) fn is_any_set(vm: &Machine, v: V) -> bool {
    vm.set(v).is_some()
}

/// Whether this is a frozenset, maybe of a derived class.
pub(crate) fn is_frozen(vm: &Machine, v: V) -> bool {
    matches!(vm.heap.get(v).native(), Object::FrozenSet(_))
}

/// An empty set or frozenset.
fn empty(vm: &mut Machine, frozen: bool) -> V {
    if frozen { vm.alloc(Object::FrozenSet(Box::default())) } else { vm.new_set() }
}

/// A new set or frozenset that `fill` fills.
fn build(vm: &mut Machine, frozen: bool, fill: impl FnOnce(&mut Machine, V) -> R<()>) -> R<V> {
    let set = empty(vm, frozen);
    match fill(vm, set) {
        Ok(()) => Ok(set),
        Err(raise) => {
            vm.drop_ref(set);
            Err(raise)
        }
    }
}

/// `set(source)` or `frozenset(source)`.
pub(crate) fn from_iterable(vm: &mut Machine, source: V, frozen: bool) -> R<V> {
    build(vm, frozen, |vm, set| update(vm, set, source))
}

/// A copy: a set or frozenset as the original.
pub(super) fn copy(vm: &mut Machine, set: V) -> R<V> {
    let frozen = is_frozen(vm, set);
    from_iterable(vm, set, frozen)
}

/// `a | b` of two sets.
pub(crate) fn union(vm: &mut Machine, a: V, b: V) -> R<V> {
    let result = copy(vm, a)?;
    match if a == b { Ok(()) } else { update(vm, result, b) } {
        Ok(()) => Ok(result),
        Err(raise) => {
            vm.drop_ref(result);
            Err(raise)
        }
    }
}

/// Hands each key with its hash to `each`, which says whether to go on. The set may change meanwhile.
fn for_each_key(vm: &mut Machine, set: V, mut each: impl FnMut(&mut Machine, i64, V) -> R<bool>) -> R<()> {
    let mut place = 0;
    while let Some(payload) = vm.set(set)
        && place < payload.places()
    {
        place += 1;
        let Some((hash, key)) = payload.key_at(place - 1) else { continue };
        vm.heap.incref(key);
        let result = each(vm, hash, key);
        vm.drop_ref(key);
        if !result? {
            break;
        }
    }
    Ok(())
}

/// As [`for_each_key`] for the entries of a dict itself.
fn for_each_entry(vm: &mut Machine, dict: V, mut each: impl FnMut(&mut Machine, i64, V) -> R<bool>) -> R<()> {
    let mut place = 0;
    while let Some(payload) = vm.dict(dict)
        && place < payload.places()
    {
        place += 1;
        let Some(entry) = payload.entry_at(place - 1).copied() else { continue };
        vm.heap.incref(entry.key);
        let result = each(vm, entry.hash, entry.key);
        vm.drop_ref(entry.key);
        if !result? {
            break;
        }
    }
    Ok(())
}

/// As [`for_each_key`] for any iterable: known hashes of sets, computed ones otherwise.
fn for_each_hashed(
    vm: &mut Machine,
    source: V,
    words: Words,
    mut each: impl FnMut(&mut Machine, i64, V) -> R<bool>,
) -> R<()> {
    if is_any_set(vm, source) {
        return for_each_key(vm, source, each);
    }
    for_each(vm, source, |vm, key| {
        let hash = match words {
            Words::Element => vm.hash_for(key, "set element")?,
            Words::Plain => vm.hash(key)?,
        };
        each(vm, hash, key)
    })
}

/// What is said of an unhashable key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Words {
    /// `cannot use 'list' as a set element (unhashable type: 'list')`
    Element,
    /// `unhashable type: 'list'`
    Plain,
}

/// Makes room for more keys at once, as a merge does.
fn make_room(vm: &mut Machine, set: V, more: usize) -> R<()> {
    let Some(payload) = vm.set(set) else { return Ok(()) };
    if (payload.fill() + more) * 5 < (payload.places() - 1) * 3 {
        return Ok(());
    }
    let places = places_above((payload.len() + more) * 2);
    vm.set_resize(set, places)
}

/// `set.update(source)`
pub(crate) fn update(vm: &mut Machine, set: V, source: V) -> R<()> {
    if is_any_set(vm, source) {
        return merge(vm, set, source);
    }
    if let Object::Dict(dict) = vm.heap.get(source) {
        let more = dict.len();
        make_room(vm, set, more)?;
        return for_each_entry(vm, source, |vm, hash, key| vm.set_add_hashed(set, key, hash).map(|_| true));
    }
    for_each(vm, source, |vm, key| vm.set_add(set, key).map(|_| true))
}

/// `set_merge`
fn merge(vm: &mut Machine, set: V, other: V) -> R<()> {
    let more = len(vm, other);
    if set == other || more == 0 {
        return Ok(());
    }
    make_room(vm, set, more)?;
    if vm.set(set).is_some_and(|payload| payload.fill() > 0) {
        return for_each_key(vm, other, |vm, hash, key| vm.set_add_hashed(set, key, hash).map(|_| true));
    }
    // All keys are different from each other: no comparisons.
    let keys = match (vm.set(set), vm.set(other)) {
        (Some(mine), Some(theirs)) => {
            let same_table = mine.places() == theirs.places() && theirs.fill() == theirs.len();
            let keys: Vec<(i64, V)> = theirs.iter().collect();
            let table = same_table.then(|| theirs.clone());
            (keys, table)
        }
        _ => return Ok(()),
    };
    let (keys, table) = keys;
    keys.iter().for_each(|&(_, key)| vm.heap.incref(key));
    let Some(payload) = vm.set_mut(set) else { return Ok(()) };
    match table {
        Some(table) => payload.take_table(table),
        None => keys.into_iter().for_each(|(hash, key)| payload.push_clean(hash, key)),
    }
    Ok(())
}

/// `set.intersection(other)`; `frozen` is the kind of the result.
pub(crate) fn intersection(vm: &mut Machine, set: V, other: V, frozen: bool) -> R<V> {
    if set == other {
        return from_iterable(vm, set, frozen);
    }
    build(vm, frozen, |vm, result| {
        let swap = is_any_set(vm, other) && len(vm, other) > len(vm, set);
        let (walked, asked) = if swap { (set, other) } else { (other, set) };
        for_each_hashed(vm, walked, Words::Plain, |vm, hash, key| {
            if vm.set_find(asked, key, hash)?.is_some() {
                vm.set_add_hashed(result, key, hash)?;
            }
            Ok(true)
        })
    })
}

/// `set.intersection_update(*others)` from the finished intersection, which is consumed.
pub(super) fn become_set(vm: &mut Machine, set: V, result: V) {
    vm.set_take_content(set, result);
}

/// `set.difference(other)`
pub(crate) fn difference(vm: &mut Machine, set: V, other: V, frozen: bool) -> R<V> {
    let is_dict = matches!(vm.heap.get(other), Object::Dict(_));
    let other_len = match vm.heap.get(other) {
        Object::Dict(dict) => dict.len(),
        _ => len(vm, other),
    };
    if !(is_dict || is_any_set(vm, other)) || len(vm, set) >> 2 > other_len {
        return build(vm, frozen, |vm, result| {
            update(vm, result, set)?;
            difference_update(vm, result, other)
        });
    }
    build(vm, frozen, |vm, result| {
        for_each_key(vm, set, |vm, hash, key| {
            let found = if is_dict { vm.dict_find(other, key, hash)? } else { vm.set_find(other, key, hash)? };
            if found.is_none() {
                vm.set_add_hashed(result, key, hash)?;
            }
            Ok(true)
        })
    })
}

/// Removes a key if it is there; says whether it was.
fn discard_hashed(vm: &mut Machine, set: V, key: V, hash: i64) -> R<bool> {
    let Some(place) = vm.set_find(set, key, hash)? else { return Ok(false) };
    if let Some(payload) = vm.set_mut(set) {
        let known = payload.remove(place);
        vm.drop_ref(known);
    }
    Ok(true)
}

/// `set.difference_update(other)`
pub(crate) fn difference_update(vm: &mut Machine, set: V, other: V) -> R<()> {
    if set == other {
        vm.set_clear(set);
        return Ok(());
    }
    if is_any_set(vm, other) && len(vm, other) >> 3 > len(vm, set) {
        let common = intersection(vm, set, other, false)?;
        let result = remove_all(vm, set, common);
        vm.drop_ref(common);
        result?;
    } else {
        remove_all(vm, set, other)?;
    }
    shed_dummies(vm, set)
}

fn remove_all(vm: &mut Machine, set: V, other: V) -> R<()> {
    for_each_hashed(vm, other, Words::Element, |vm, hash, key| discard_hashed(vm, set, key, hash).map(|_| true))
}

/// A table of which more than a quarter are places of removed keys is made anew.
fn shed_dummies(vm: &mut Machine, set: V) -> R<()> {
    let Some(payload) = vm.set(set) else { return Ok(()) };
    if payload.fill() - payload.len() <= (payload.places() - 1) / 4 {
        return Ok(());
    }
    let places = payload.grown_places();
    vm.set_resize(set, places)
}

/// Adds a key, or removes it if it is there.
fn toggle(vm: &mut Machine, set: V, key: V, hash: i64) -> R<bool> {
    if !discard_hashed(vm, set, key, hash)? {
        vm.set_add_hashed(set, key, hash)?;
    }
    Ok(true)
}

/// `set.symmetric_difference_update(other)`
pub(crate) fn symmetric_difference_update(vm: &mut Machine, set: V, other: V) -> R<()> {
    if set == other {
        vm.set_clear(set);
        return Ok(());
    }
    if matches!(vm.heap.get(other), Object::Dict(_)) {
        return for_each_entry(vm, other, |vm, hash, key| toggle(vm, set, key, hash));
    }
    if is_any_set(vm, other) {
        return for_each_key(vm, other, |vm, hash, key| toggle(vm, set, key, hash));
    }
    let keys = from_iterable(vm, other, false)?;
    let result = for_each_key(vm, keys, |vm, hash, key| toggle(vm, set, key, hash));
    vm.drop_ref(keys);
    result
}

/// `set.symmetric_difference(other)`
pub(crate) fn symmetric_difference(vm: &mut Machine, set: V, other: V, frozen: bool) -> R<V> {
    build(vm, frozen, |vm, result| {
        update(vm, result, other)?;
        for_each_key(vm, set, |vm, hash, key| toggle(vm, result, key, hash))
    })
}

/// `set.isdisjoint(other)`
pub(super) fn is_disjoint(vm: &mut Machine, set: V, other: V) -> R<bool> {
    if set == other {
        return Ok(len(vm, set) == 0);
    }
    let swap = is_any_set(vm, other) && len(vm, other) > len(vm, set);
    let (walked, asked) = if swap { (set, other) } else { (other, set) };
    let mut disjoint = true;
    for_each_hashed(vm, walked, Words::Element, |vm, hash, key| {
        disjoint = vm.set_find(asked, key, hash)?.is_none();
        Ok(disjoint)
    })?;
    Ok(disjoint)
}

/// `set.issubset(other)`
pub(crate) fn is_subset(vm: &mut Machine, set: V, other: V) -> R<bool> {
    if !is_any_set(vm, other) {
        let common = intersection(vm, set, other, false)?;
        let all = len(vm, common) == len(vm, set);
        vm.drop_ref(common);
        return Ok(all);
    }
    if len(vm, set) > len(vm, other) {
        return Ok(false);
    }
    let mut all = true;
    for_each_key(vm, set, |vm, hash, key| {
        all = vm.set_find(other, key, hash)?.is_some();
        Ok(all)
    })?;
    Ok(all)
}

/// `set.issuperset(other)`
pub(super) fn is_superset(vm: &mut Machine, set: V, other: V) -> R<bool> {
    if is_any_set(vm, other) {
        return is_subset(vm, other, set);
    }
    let mut all = true;
    for_each_hashed(vm, other, Words::Element, |vm, hash, key| {
        all = vm.set_find(set, key, hash)?.is_some();
        Ok(all)
    })?;
    Ok(all)
}
