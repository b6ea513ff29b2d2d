//! `list`.

use afterdel_collector::Released;

use super::help::{
    check_count, class_getitem, class_of, counted, drop_all, is_exact, no_keywords, reversed, search_range,
};
use super::sort;
use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, Quick, class_method, method, static_method};
use crate::object::{Object, V};
use crate::objects::{Kind, List};

/// The methods of `list`.
pub const METHODS: &[NativeDef] = &[
    static_method("__new__", Arity::Any, new),
    method("__init__", Arity::Any, init),
    method("__reversed__", Arity::None, reversed),
    class_method("__class_getitem__", Arity::One, class_getitem),
    method("append", Arity::One, append).quick(Quick::Append),
    method("clear", Arity::None, clear),
    method("copy", Arity::None, copy),
    method("count", Arity::One, count),
    method("extend", Arity::One, extend),
    method("index", Arity::Range(1, 3), index),
    method("insert", Arity::Range(2, 2), insert),
    method("pop", Arity::Range(0, 1), pop),
    method("remove", Arity::One, remove),
    method("reverse", Arity::None, reverse),
    method("sort", Arity::Any, sort::sort),
];

fn new(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, _) = class_of(vm, args, Kind::List)?;
    if class == vm.kind_type(Kind::List) {
        return Ok(vm.heap.alloc_fresh(Object::List(List::default()), crate::layout::LIST));
    }
    Ok(vm.make_builtin(class, Object::List(List::default())))
}

fn init(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (list, rest) = (args.pos[0], args.rest());
    let class = vm.type_of(list);
    no_keywords(vm, class, Kind::List, vm.names.new, rest)?;
    check_count(vm, "list", rest.pos.len(), 0, 1)?;
    if !items(vm, list).is_empty() {
        clear_items(vm, list);
    }
    if let Some(&source) = rest.pos.first() {
        vm.list_extend(list, source)?;
    }
    Ok(vm.none)
}

/// The items of a list; empty for anything else.
pub(super) fn items(vm: &Machine, list: V) -> &[V] {
    vm.list(list).map_or(&[], crate::objects::ListRef::items)
}

/// The item at a place, if the list is still that long; borrowed.
fn item_at(vm: &Machine, list: V, at: usize) -> Option<V> {
    items(vm, list).get(at).copied()
}

/// Empties a list: the array goes first, then the items, last to first.
pub(super) fn clear_items(vm: &mut Machine, list: V) {
    let mut out = Released::default();
    if let Some(payload) = vm.list_mut(list) {
        payload.clear_into(&mut out);
    }
    drop_all(vm, out.refs);
    for block in out.blocks {
        vm.heap.free_block(block);
    }
}

fn append(vm: &mut Machine, args: Args<'_>) -> R<V> {
    vm.heap.incref(args.pos[1]);
    vm.list_push(args.pos[0], args.pos[1])?;
    Ok(vm.none)
}

fn clear(vm: &mut Machine, args: Args<'_>) -> R<V> {
    clear_items(vm, args.pos[0]);
    Ok(vm.none)
}

fn copy(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let items = items(vm, args.pos[0]).to_vec();
    let items = counted(vm, items);
    vm.new_list(items)
}

/// Whether the item at a place equals a value; the list may be changed by the comparison.
fn equals_at(vm: &mut Machine, item: V, value: V) -> R<bool> {
    vm.heap.incref(item);
    let equal = vm.eq(item, value);
    vm.drop_ref(item);
    equal
}

/// The first place within bounds whose item equals a value.
fn find(vm: &mut Machine, list: V, value: V, start: usize, stop: usize) -> R<Option<usize>> {
    let mut at = start;
    while at < stop
        && let Some(item) = item_at(vm, list, at)
    {
        if equals_at(vm, item, value)? {
            return Ok(Some(at));
        }
        at += 1;
    }
    Ok(None)
}

fn count(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (mut count, mut at) = (0, 0);
    while let Some(item) = item_at(vm, args.pos[0], at) {
        count += i64::from(equals_at(vm, item, args.pos[1])?);
        at += 1;
    }
    Ok(vm.new_size(count))
}

fn extend(vm: &mut Machine, args: Args<'_>) -> R<V> {
    vm.list_extend(args.pos[0], args.pos[1])?;
    Ok(vm.none)
}

fn index(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let len = items(vm, args.pos[0]).len();
    let (start, stop) = search_range(vm, args.pos, len)?;
    match find(vm, args.pos[0], args.pos[1], start, stop)? {
        Some(at) => Ok(vm.new_size(at as i64)),
        None => Err(vm.not_in(args.pos[1], "list", "list.index(x): x not in list")),
    }
}

fn insert(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let at = vm.index_i64(args.pos[1])?;
    let len = items(vm, args.pos[0]).len() as i64;
    let at = if at < 0 { at.saturating_add(len).max(0) } else { at.min(len) };
    vm.heap.incref(args.pos[2]);
    vm.list_insert(args.pos[0], at as usize, args.pos[2])?;
    Ok(vm.none)
}

fn pop(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let at = args.pos.get(1).map_or(Ok(-1), |&v| vm.index_i64(v))?;
    let len = items(vm, args.pos[0]).len();
    if len == 0 {
        return Err(vm.index_error("pop from empty list"));
    }
    match crate::pure::slice::resolve_index(len, at) {
        Some(at) => Ok(vm.list_remove_at(args.pos[0], at)),
        None => Err(vm.index_error("pop index out of range")),
    }
}

fn remove(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let Some(at) = find(vm, args.pos[0], args.pos[1], 0, usize::MAX)? else {
        return Err(vm.value_error("list.remove(x): x not in list"));
    };
    // The comparison may have shortened the list.
    if at < items(vm, args.pos[0]).len() {
        let item = vm.list_remove_at(args.pos[0], at);
        vm.drop_ref(item);
    }
    Ok(vm.none)
}

fn reverse(vm: &mut Machine, args: Args<'_>) -> R<V> {
    if let Some(list) = vm.list_mut(args.pos[0]) {
        list.items.reverse();
    }
    Ok(vm.none)
}

/// Takes a list's items and array out, so that it is empty while they are sorted.
pub(super) fn take_contents(vm: &mut Machine, list: V) -> List {
    vm.list_mut(list).map(std::mem::take).unwrap_or_default()
}

/// Puts items and array back; says whether the list had stayed empty. What it got meanwhile is dropped.
pub(super) fn put_contents(vm: &mut Machine, list: V, contents: List) -> bool {
    let found = vm.list_mut(list).map(|payload| std::mem::replace(payload, contents));
    let Some(mut found) = found else { return true };
    let untouched = found.items.is_empty() && found.allocated == 0;
    let mut out = Released::default();
    found.clear_into(&mut out);
    for block in out.blocks {
        vm.heap.free_block(block);
    }
    drop_all(vm, out.refs);
    untouched
}

/// A new list of an iterable's items, as `sorted` and `list` make it.
pub(crate) fn list_from(vm: &mut Machine, source: V) -> R<V> {
    let list = vm.new_list(Vec::new())?;
    match vm.list_extend(list, source) {
        Ok(()) => Ok(list),
        Err(raise) => {
            vm.drop_ref(list);
            Err(raise)
        }
    }
}

/// Whether this is a list or tuple itself, whose items need no iterator.
pub(super) fn is_plain_sequence(vm: &Machine, v: V) -> bool {
    is_exact(vm, v, Kind::List) || is_exact(vm, v, Kind::Tuple)
}
