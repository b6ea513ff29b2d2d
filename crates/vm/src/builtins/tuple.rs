//! `tuple`.

use super::help::{class_getitem, is_exact, positional_new, search_range};
use crate::errors::R;
use crate::layout;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, class_method, method, static_method};
use crate::object::{Object, V};
use crate::objects::Kind;

/// The methods of `tuple`.
pub const METHODS: &[NativeDef] = &[
    static_method("__new__", Arity::Any, new),
    class_method("__class_getitem__", Arity::One, class_getitem),
    method("__getnewargs__", Arity::None, getnewargs),
    method("count", Arity::One, count),
    method("index", Arity::Range(1, 3), index),
];

/// So many items of an iterable go into a tuple directly, more by way of a list (`PySequence_Tuple` in Objects/abstract.c).
const ITEMS_WITHOUT_LIST: usize = 8;

fn new(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, values) = positional_new(vm, args, Kind::Tuple, 0, 1)?;
    let exact = class == vm.kind_type(Kind::Tuple);
    let Some(&source) = values.first() else {
        return Ok(if exact { vm.empty_tuple } else { vm.make_builtin(class, Object::Tuple(Box::default())) });
    };
    if exact && is_exact(vm, source, Kind::Tuple) {
        return Ok(vm.new_ref(source));
    }
    let items = match vm.version().lists_items_of_tuples || is_exact(vm, source, Kind::List) {
        true => vm.collect_iterable(source)?,
        false => hinted_items(vm, source)?,
    };
    let listed = vm.version().lists_items_of_tuples && !is_exact(vm, source, Kind::List);
    if listed && items.len() > ITEMS_WITHOUT_LIST {
        vm.heap.pass_through(layout::LIST.size_bytes, layout::LIST.free_list);
    }
    if exact {
        return Ok(vm.new_tuple(items));
    }
    if !is_exact(vm, source, Kind::Tuple) {
        // They come by way of a tuple (`tuple_subtype_new`).
        vm.pass_arguments(items.len());
    }
    Ok(vm.make_builtin(class, Object::tuple(items.into_boxed_slice())))
}

/// The items of an iterable that is asked how many it has.
fn hinted_items(vm: &mut Machine, source: V) -> R<Vec<V>> {
    let iter = vm.iter(source)?;
    let items = vm.length_hint(source).and_then(|_| vm.collect_iterable(iter));
    vm.decref(iter);
    items
}

fn getnewargs(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let items = vm.tuple(args.pos[0]).unwrap_or_default().to_vec();
    let items = super::help::counted(vm, items);
    let copy = vm.new_tuple(items);
    Ok(vm.new_tuple(vec![copy]))
}

fn count(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let mut count = 0;
    let len = vm.tuple(args.pos[0]).map_or(0, <[V]>::len);
    for at in 0..len {
        let item = vm.tuple(args.pos[0]).expect("tuples do not change")[at];
        count += i64::from(vm.eq(item, args.pos[1])?);
    }
    Ok(vm.new_size(count))
}

fn index(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let len = vm.tuple(args.pos[0]).map_or(0, <[V]>::len);
    let (start, stop) = search_range(vm, args.pos, len)?;
    for at in start..stop.min(len) {
        let item = vm.tuple(args.pos[0]).expect("tuples do not change")[at];
        if vm.eq(item, args.pos[1])? {
            return Ok(vm.new_size(at as i64));
        }
    }
    Err(vm.value_error("tuple.index(x): x not in tuple"))
}
