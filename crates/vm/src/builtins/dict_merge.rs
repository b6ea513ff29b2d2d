//! Filling dicts from other mappings and from pairs (`PyDict_Merge`, `PyDict_MergeFromSeq2`).

use super::frozendict::is_plain_dict;
use super::help::{drop_all, for_each};
use super::list::list_from;
use crate::errors::{ExcKind, R, Raise};
use crate::layout;
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::objects::Kind;

/// `dict.update(source)`: a dict, something with `keys()`, or pairs.
pub(crate) fn update_with(vm: &mut Machine, dict: V, source: V) -> R<()> {
    if is_plain_dict(vm, source) {
        return merge_dict(vm, dict, source);
    }
    let keys = vm.names.keys;
    match vm.get_attr_opt(source, keys)? {
        Some(method) => {
            vm.drop_ref(method);
            merge(vm, dict, source)
        }
        None => merge_pairs(vm, dict, source),
    }
}

/// Fills a dict from a mapping (`PyDict_Merge`).
pub(super) fn merge(vm: &mut Machine, dict: V, source: V) -> R<()> {
    if vm.dict(source).is_some() && iterates_as_dict(vm, source) {
        return merge_dict(vm, dict, source);
    }
    let keys = mapping_keys(vm, source)?;
    let result = keys.iter().try_for_each(|&key| {
        let value = vm.getitem(source, key)?;
        let result = vm.dict_set(dict, key, value);
        vm.drop_ref(value);
        result
    });
    drop_all(vm, keys);
    result
}

/// What `source.keys()` gives, counted.
fn mapping_keys(vm: &mut Machine, source: V) -> R<Vec<V>> {
    let name = vm.names.keys;
    let keys = vm.call_method(source, name, &[])?;
    let items = match vm.iter(keys) {
        Ok(iter) => {
            let items = vm.collect_iterable(iter);
            vm.drop_ref(iter);
            items
        }
        Err(raise) if vm.is_raised(ExcKind::Type) => {
            let failed: R<()> = Err(raise);
            vm.catch(failed, ExcKind::Type)?;
            Err(vm.type_error_of("{}.keys() returned a non-iterable (type {})", &[source, keys]))
        }
        Err(raise) => Err(raise),
    };
    vm.drop_ref(keys);
    items
}

/// Whether a dict, maybe of a derived class, has the builtin's own `__iter__`.
fn iterates_as_dict(vm: &mut Machine, dict: V) -> bool {
    if is_plain_dict(vm, dict) {
        return true;
    }
    let name = vm.names.iter;
    let own = vm.kind_type(Kind::Dict);
    vm.special(dict, name) == vm.type_lookup(own, name)
}

/// As [`merge`] of a dict: one growth at the start, then entry by entry.
fn merge_dict(vm: &mut Machine, dict: V, source: V) -> R<()> {
    let Some(other) = vm.dict(source) else { return Ok(()) };
    if dict == source || other.is_empty() {
        return Ok(());
    }
    let (count, version) = (other.len(), other.version);
    let usable = grow_for(vm, dict, source)?;
    let mut place = 0;
    for _ in 0..count {
        let entry = loop {
            match vm.dict(source).filter(|other| place < other.places()) {
                None => return Ok(()),
                Some(other) => {
                    place += 1;
                    if let Some(entry) = other.entry_at(place - 1) {
                        break *entry;
                    }
                }
            }
        };
        vm.heap.incref(entry.key);
        vm.heap.incref(entry.value);
        let result = vm.dict_set_hashed(dict, entry.key, entry.value, entry.hash);
        drop_all(vm, [entry.key, entry.value]);
        result?;
        if vm.dict(source).is_none_or(|other| other.version != version) {
            return Err(vm.raise(ExcKind::Runtime, "dict mutated during update"));
        }
    }
    if let (Some(usable), Some(payload)) = (usable, vm.dict_mut(dict)) {
        payload.usable = usable;
    }
    Ok(())
}

/// The table that `dict` gets before it takes the entries of `source`; when the whole table is copied, the free
/// entries that it is left with.
fn grow_for(vm: &mut Machine, dict: V, source: V) -> R<Option<u32>> {
    let (Some(mine), Some(other)) = (vm.dict(dict), vm.dict(source)) else { return Ok(None) };
    let (used, slots) = (other.len(), other.table_size);
    let str_keys = mine.str_keys && other.str_keys;
    let dense = other.family().is_none() && (slots == 8 || layout::usable(slots / 2) < used as u32);
    if mine.is_empty() && mine.family().is_none() && other.places() == used && dense {
        let (usable, str_keys) = (other.usable, other.str_keys);
        vm.dict_resize(dict, slots, str_keys)?;
        return Ok(Some(usable));
    }
    // A table shared with a class counts as one of 64 places.
    let places = if mine.family().is_some() { 64 } else { mine.table_size };
    if places == 0 || layout::usable(places) < used as u32 {
        let total = mine.len() + used;
        vm.dict_presize(dict, total, str_keys)?;
    }
    Ok(None)
}

/// Hands each item of a dict, as they are now, to `each`; key and value are borrowed for the call.
pub(crate) fn each_item(vm: &mut Machine, dict: V, mut each: impl FnMut(&mut Machine, V, V) -> R<()>) -> R<()> {
    let entries = vm.dict_items(dict);
    entries.iter().flat_map(|entry| [entry.key, entry.value]).for_each(|v| vm.heap.incref(v));
    let result = entries.iter().try_for_each(|entry| each(vm, entry.key, entry.value));
    drop_all(vm, entries.iter().flat_map(|entry| [entry.key, entry.value]));
    result
}

/// Fills a dict from an iterable of pairs.
fn merge_pairs(vm: &mut Machine, dict: V, source: V) -> R<()> {
    let mut place = 0;
    for_each(vm, source, |vm, item| {
        let pair = pair_items(vm, item, place)?;
        let result = set_pair(vm, dict, &pair, place);
        drop_all(vm, pair);
        place += 1;
        result.map(|()| true)
    })
}

/// The items of one element, counted.
fn pair_items(vm: &mut Machine, item: V, place: usize) -> R<Vec<V>> {
    let known = match vm.heap.get(item) {
        tuple @ (Object::Tuple(_) | Object::SmallTuple(_)) => Some(tuple.tuple_items().to_vec()),
        list @ (Object::List(_) | Object::SmallList(..)) => Some(list.list_items().to_vec()),
        _ => None,
    };
    if let Some(items) = known {
        return Ok(super::help::counted(vm, items));
    }
    let iter = vm.iter(item);
    let result = match iter {
        Ok(iter) => {
            let list = list_from(vm, iter);
            vm.drop_ref(iter);
            list
        }
        Err(raise) => Err(not_a_sequence(vm, raise, place)),
    };
    match result {
        Ok(list) => {
            let items = super::list::items(vm, list).to_vec();
            let items = super::help::counted(vm, items);
            vm.drop_ref(list);
            Ok(items)
        }
        Err(raise) if !vm.version().notes_places => Err(not_a_sequence(vm, raise, place)),
        Err(raise) => {
            if vm.is_raised(ExcKind::Type) {
                add_note(vm, &format!("Cannot convert dictionary update sequence element #{place} to a sequence"))?;
            }
            Err(raise)
        }
    }
}

fn not_a_sequence(vm: &mut Machine, raise: Raise, place: usize) -> Raise {
    if vm.is_raised(ExcKind::Type) {
        let exc = vm.take_raised();
        vm.drop_ref(exc);
        return vm.type_error(format!("cannot convert dictionary update sequence element #{place} to a sequence"));
    }
    raise
}

/// `add_note` on the exception in flight.
fn add_note(vm: &mut Machine, text: &str) -> R<()> {
    let Some(exc) = vm.raised else { return Ok(()) };
    let note = vm.new_str(text);
    let notes = vm.new_list(vec![note])?;
    let name = vm.names.notes;
    let result = vm.generic_set_attr(exc, name, Some(notes));
    vm.drop_ref(notes);
    result
}

fn set_pair(vm: &mut Machine, dict: V, pair: &[V], place: usize) -> R<()> {
    match pair {
        &[key, value] => vm.dict_set(dict, key, value),
        _ => {
            let len = pair.len();
            Err(vm.value_error(format!("dictionary update sequence element #{place} has length {len}; 2 is required")))
        }
    }
}

impl Machine {
    /// `dict.update(mapping)` of anything that has `keys()`.
    pub fn dict_update(&mut self, dict: V, source: V) -> R<()> {
        if self.dict(source).is_none() {
            let keys = self.names.keys;
            match self.get_attr_opt(source, keys)? {
                Some(method) => self.drop_ref(method),
                None => {
                    return Err(self.type_error_of("'{}' object is not a mapping", &[source]));
                }
            }
        }
        merge(self, dict, source)
    }
}
