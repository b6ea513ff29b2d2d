//! `_count_elements`: what `Counter` counts with.

use afterdel_language::op::BinaryOp;

use crate::errors::R;
use crate::machine::Machine;
use crate::native::Args;
use crate::object::V;
use crate::objects::Kind;

/// `_count_elements(mapping, iterable)`
pub(super) fn count_elements(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (mapping, iterable) = (args.pos[0], args.pos[1]);
    let iter = vm.iter(iterable)?;
    let result = if counts_as_dict(vm, mapping) {
        count_in_dict(vm, mapping, iter)
    } else {
        count_by_methods(vm, mapping, iter)
    };
    vm.decref(iter);
    result.map(|()| vm.none)
}

/// A dict whose `get` and `__setitem__` are the builtin's.
fn counts_as_dict(vm: &mut Machine, mapping: V) -> bool {
    if vm.dict(mapping).is_none() {
        return false;
    }
    let (class, dict) = (vm.type_of(mapping), vm.kind_type(Kind::Dict));
    let names = [vm.intern("get"), vm.names.setitem];
    names.into_iter().all(|name| vm.type_lookup(class, name) == vm.type_lookup(dict, name))
}

/// The count may go while its `__add__` runs: it is held here.
fn one_more(vm: &mut Machine, count: V) -> R<V> {
    let one = vm.new_int(1);
    vm.heap.incref(count);
    let result = vm.binary(BinaryOp::Add, count, one);
    vm.decref(count);
    result
}

fn count_in_dict(vm: &mut Machine, dict: V, iter: V) -> R<()> {
    while let Some(key) = vm.iter_next(iter)? {
        let result = count_one(vm, dict, key);
        vm.decref(key);
        result?;
    }
    Ok(())
}

fn count_one(vm: &mut Machine, dict: V, key: V) -> R<()> {
    let hash = vm.hash(key)?;
    let place = vm.dict_find(dict, key, hash)?;
    let old = place.and_then(|place| vm.dict(dict)?.entry_at(place)).map(|entry| entry.value);
    let count = match old {
        Some(old) => {
            vm.heap.incref(old);
            let count = one_more(vm, old);
            vm.decref(old);
            count?
        }
        None => vm.new_int(1),
    };
    let result = vm.dict_set_hashed(dict, key, count, hash);
    vm.decref(count);
    result
}

fn count_by_methods(vm: &mut Machine, mapping: V, iter: V) -> R<()> {
    let name = vm.intern("get");
    let get = vm.get_attr(mapping, name)?;
    let result = loop {
        let key = match vm.iter_next(iter) {
            Ok(Some(key)) => key,
            Ok(None) => break Ok(()),
            Err(raise) => break Err(raise),
        };
        let zero = vm.new_int(0);
        let result = vm.call(get, &[key, zero]).and_then(|old| {
            let count = one_more(vm, old);
            vm.decref(old);
            let count = count?;
            let result = vm.setitem(mapping, key, count);
            vm.decref(count);
            result
        });
        vm.decref(key);
        if result.is_err() {
            break result;
        }
    };
    vm.decref(get);
    result
}
