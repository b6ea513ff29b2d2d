//! `groupby` and the iterator over one group.

use super::{drop_field, positional};
use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, static_method};
use crate::object::V;
use crate::objects::{TypeDef, payload};

/// `groupby`
pub static GROUPBY: TypeDef =
    TypeDef::new("itertools.groupby", 72, &[&[static_method("__new__", Arity::Any, new_groupby)]])
        .open()
        .iterates(groupby_next);
/// The iterator over one group.
pub static GROUPER: TypeDef =
    TypeDef::new("itertools._grouper", 32, &[&[static_method("__new__", Arity::Any, new_grouper)]])
        .iterates(grouper_next);

/// A source, the key of the group handed out last, and one item ahead.
#[derive(Clone, Debug)]
struct GroupBy {
    source: Option<V>,
    key_function: Option<V>,
    target_key: Option<V>,
    current_key: Option<V>,
    current_value: Option<V>,
    /// The group handed out last, which alone may go on; not counted.
    grouper: Option<V>,
}

payload!(
    GroupBy,
    visit [source, key_function, target_key, current_key, current_value],
    free [source, key_function, target_key, current_key, current_value]
);

/// The groupby and the key of the group.
#[derive(Clone, Debug)]
struct Grouper {
    parent: Option<V>,
    target_key: Option<V>,
}

payload!(Grouper, visit [parent, target_key], free [parent, target_key]);

fn new_groupby(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, rest) = vm.native_class(args, &GROUPBY)?;
    let [iterable, key] = rest.bind(vm, "groupby", ["iterable", "key"], 1)?;
    let source = Some(vm.iter(iterable.expect("required"))?);
    let key_function = Some(vm.new_ref(key.unwrap_or(vm.none)));
    let payload =
        GroupBy { source, key_function, target_key: None, current_key: None, current_value: None, grouper: None };
    Ok(vm.new_native(class, payload))
}

/// Takes the next item of the source; false: there is none.
fn step(vm: &mut Machine, groups: V) -> R<bool> {
    let &GroupBy { source: Some(source), key_function, .. } = vm.payload::<GroupBy>(groups) else { return Ok(false) };
    let Some(value) = vm.iter_next(source)? else { return Ok(false) };
    let key = match key_function.filter(|&function| !vm.is_none(function)) {
        None => Ok(vm.new_ref(value)),
        Some(function) => vm.call(function, &[value]),
    };
    let key = match key {
        Ok(key) => key,
        Err(raise) => {
            vm.drop_ref(value);
            return Err(raise);
        }
    };
    let payload = vm.payload_mut::<GroupBy>(groups);
    let old_value = payload.current_value.replace(value);
    let old_key = payload.current_key.replace(key);
    drop_field(vm, old_key);
    drop_field(vm, old_value);
    Ok(true)
}

fn groupby_next(vm: &mut Machine, groups: V) -> R<Option<V>> {
    vm.payload_mut::<GroupBy>(groups).grouper = None;
    loop {
        let &GroupBy { target_key, current_key, .. } = vm.payload::<GroupBy>(groups);
        if let Some(current) = current_key {
            let Some(target) = target_key else { break };
            if !held_eq(vm, target, current)? {
                break;
            }
        }
        if !step(vm, groups)? {
            return Ok(None);
        }
    }
    let Some(key) = vm.payload::<GroupBy>(groups).current_key else { return Ok(None) };
    vm.heap.incref(key);
    let old = vm.payload_mut::<GroupBy>(groups).target_key.replace(key);
    drop_field(vm, old);
    let grouper = make_grouper(vm, groups, key);
    vm.heap.incref(key);
    Ok(Some(vm.new_tuple(vec![key, grouper])))
}

/// Compares two keys that the comparison itself may cause to be given up.
fn held_eq(vm: &mut Machine, a: V, b: V) -> R<bool> {
    vm.heap.incref(a);
    vm.heap.incref(b);
    let equal = vm.eq(a, b);
    vm.drop_ref(a);
    vm.drop_ref(b);
    equal
}

fn make_grouper(vm: &mut Machine, groups: V, key: V) -> V {
    let class = vm.native_type(&GROUPER);
    vm.heap.incref(groups);
    vm.heap.incref(key);
    let grouper = vm.new_native(class, Grouper { parent: Some(groups), target_key: Some(key) });
    vm.payload_mut::<GroupBy>(groups).grouper = Some(grouper);
    grouper
}

fn new_grouper(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (_, pos) = positional(vm, args, &GROUPER, (2, 2))?;
    if !vm.is_native(pos[0], &GROUPBY) {
        let name = if vm.is_none(pos[0]) { "None".into() } else { vm.type_name(pos[0]) };
        return Err(vm.type_error(format!("_grouper() argument 1 must be itertools.groupby, not {name}")));
    }
    Ok(make_grouper(vm, pos[0], pos[1]))
}

fn grouper_next(vm: &mut Machine, iter: V) -> R<Option<V>> {
    let &Grouper { parent: Some(groups), target_key: Some(target) } = vm.payload::<Grouper>(iter) else {
        return Ok(None);
    };
    if vm.payload::<GroupBy>(groups).grouper != Some(iter) {
        return Ok(None);
    }
    if vm.payload::<GroupBy>(groups).current_value.is_none() && !step(vm, groups)? {
        return Ok(None);
    }
    let Some(current) = vm.payload::<GroupBy>(groups).current_key else { return Ok(None) };
    if !held_eq(vm, target, current)? {
        return Ok(None);
    }
    let payload = vm.payload_mut::<GroupBy>(groups);
    let (value, key) = (payload.current_value.take(), payload.current_key.take());
    drop_field(vm, key);
    Ok(value)
}
