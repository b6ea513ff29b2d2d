//! The constructors of `enumerate`, `zip`, `map`, `filter` and `reversed`.

use super::help::{check_count, no_keywords, wrong_type};
use super::iterator_state::{REDUCE, SET_STATE};
use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, class_method, static_method};
use crate::object::{Object, V};
use crate::objects::{Bounds, Iter, Kind, Range, ViewKind};
use crate::ops::iter::small_range_len;

/// `enumerate`
const ENUMERATE: &[NativeDef] = &[
    static_method("__new__", Arity::Any, new_enumerate),
    class_method("__class_getitem__", Arity::One, super::class_getitem),
];
/// `zip`
const ZIP: &[NativeDef] = &[static_method("__new__", Arity::Any, new_zip)];
/// `map`
const MAP: &[NativeDef] = &[static_method("__new__", Arity::Any, new_map)];
/// `filter`
const FILTER: &[NativeDef] = &[static_method("__new__", Arity::Any, new_filter)];
/// `reversed`
const REVERSED: &[NativeDef] = &[static_method("__new__", Arity::Any, new_reversed)];

/// The methods of a builtin iterator's type; none for other types.
pub(super) fn methods_of(kind: Kind) -> &'static [&'static [NativeDef]] {
    match kind {
        Kind::Enumerate => &[ENUMERATE, REDUCE],
        Kind::Zip => &[ZIP, REDUCE, SET_STATE],
        Kind::Map => &[MAP, REDUCE, SET_STATE],
        Kind::Filter => &[FILTER, REDUCE],
        Kind::Reversed => &[REVERSED, REDUCE, SET_STATE],
        Kind::ListIterator
        | Kind::ListReverseIterator
        | Kind::TupleIterator
        | Kind::StrIterator
        | Kind::WideStrIterator
        | Kind::BytesIterator
        | Kind::ByteArrayIterator
        | Kind::RangeIterator
        | Kind::LongRangeIterator
        | Kind::SequenceIterator => &[REDUCE, SET_STATE],
        Kind::DictKeyIterator
        | Kind::DictValueIterator
        | Kind::DictItemIterator
        | Kind::DictReverseKeyIterator
        | Kind::DictReverseValueIterator
        | Kind::DictReverseItemIterator
        | Kind::SetIterator
        | Kind::CallableIterator => &[REDUCE],
        _ => &[],
    }
}

fn make(vm: &mut Machine, class: V, iter: Iter) -> V {
    vm.make_builtin(class, Object::Iter(Box::new(iter)))
}

/// `enumerate(iterable, start=0)` (`Objects/enumobject.c`, which sorts its arguments by hand).
fn new_enumerate(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, rest) = (args.pos[0], args.rest());
    let given = rest.pos.len() + rest.kw.len();
    if given > 2 {
        return wrong_type(vm, format!("enumerate() takes at most 2 arguments ({given} given)"));
    }
    let (mut iterable, mut start) = (rest.pos.first().copied(), rest.pos.get(1).copied());
    for &(name, value) in rest.kw {
        match vm.str_text(name) {
            "iterable" if iterable.is_none() => iterable = Some(value),
            "start" if start.is_none() => start = Some(value),
            name => {
                let message = format!("'{name}' is an invalid keyword argument for enumerate()");
                return wrong_type(vm, message);
            }
        }
    }
    let Some(iterable) = iterable else {
        return wrong_type(vm, "enumerate() missing required argument 'iterable'".to_string());
    };
    let start = match start {
        Some(start) => vm.index(start)?,
        None => crate::pure::Int::Small(0),
    };
    // The enumerate first: the collector meets what it holds after it.
    let none = vm.none;
    let number = vm.new_int_from(start);
    let this = make(vm, class, Iter::Enumerate(none, number, none));
    let source = match vm.iter(iterable) {
        Ok(source) => source,
        Err(raise) => {
            vm.drop_ref(this);
            return Err(raise);
        }
    };
    let pair = vm.new_tuple(vec![none; 2]);
    *vm.iter_payload(this) = Iter::Enumerate(source, number, pair);
    Ok(this)
}

/// A tuple with iterators of all arguments, made before them; it is dropped when one of them has none.
fn iterators(vm: &mut Machine, iterables: &[V]) -> R<V> {
    let sources = vm.new_tuple(vec![vm.none; iterables.len()]);
    if !iterables.is_empty() {
        vm.heap.track(sources);
    }
    for (place, &iterable) in iterables.iter().enumerate() {
        match vm.iter(iterable) {
            Ok(source) => {
                vm.replace_item(sources, place, source);
            }
            Err(raise) => {
                vm.drop_ref(sources);
                return Err(raise);
            }
        }
    }
    Ok(sources)
}

/// The keyword `strict` of `zip` and `map`.
fn strict(vm: &mut Machine, args: Args<'_>, name: &str) -> R<bool> {
    let options = Args { pos: &[], kw: args.kw };
    let [strict] = options.bind(vm, name, ["strict"], 0)?;
    strict.map_or(Ok(false), |v| vm.truth(v))
}

fn new_zip(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, rest) = (args.pos[0], args.rest());
    let strict = strict(vm, rest, "zip")?;
    // The arguments are in a tuple meanwhile.
    let held = vm.new_tuple(vec![vm.none; rest.pos.len()]);
    let sources = iterators(vm, rest.pos);
    let zip = sources.map(|sources| {
        let result = vm.new_tuple(vec![vm.none; rest.pos.len()]);
        if !rest.pos.is_empty() {
            vm.heap.track(result);
        }
        make(vm, class, Iter::Zip(sources, strict, result))
    });
    vm.decref(held);
    zip
}

fn new_map(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, rest) = (args.pos[0], args.rest());
    let strict = strict(vm, rest, "map")?;
    if rest.pos.len() < 2 {
        return wrong_type(vm, "map() must have at least two arguments.".to_string());
    }
    let sources = iterators(vm, &rest.pos[1..])?;
    let function = vm.new_ref(rest.pos[0]);
    Ok(make(vm, class, Iter::Map(function, sources, strict)))
}

fn new_filter(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, rest) = (args.pos[0], args.rest());
    no_keywords(vm, class, Kind::Filter, vm.names.init, rest)?;
    check_count(vm, "filter", rest.pos.len(), 2, 2)?;
    let source = vm.iter(rest.pos[1])?;
    let function = vm.new_ref(rest.pos[0]);
    Ok(make(vm, class, Iter::Filter(function, source)))
}

fn new_reversed(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, rest) = (args.pos[0], args.rest());
    no_keywords(vm, class, Kind::Reversed, vm.names.init, rest)?;
    check_count(vm, "reversed", rest.pos.len(), 1, 1)?;
    let v = rest.pos[0];
    if matches!(vm.heap.get(v), Object::Instance(_) | Object::Small(..) | Object::WeakRef(_) | Object::Type(_)) {
        let name = vm.names.reversed;
        match vm.special(v, name) {
            Some(method) if vm.is_none(method) => return not_reversible(vm, v),
            Some(method) if vm.is_proxy(v) || !vm.heap.get(method).is_builtin_method() => {
                return Ok(vm.call_special(v, name, &[])?.expect("found above"));
            }
            _ => {}
        }
    }
    match native_reversed(vm, v) {
        Some(iter) => {
            vm.pass_bound_builtin();
            Ok(iter)
        }
        None => reversed_sequence(vm, class, v),
    }
}

fn not_reversible(vm: &mut Machine, v: V) -> R<V> {
    Err(vm.type_error_of("'{}' object is not reversible", &[v]))
}

/// The `__reversed__` of builtin types that have one; a new reference.
pub(crate) fn native_reversed(vm: &mut Machine, v: V) -> Option<V> {
    let iter = match vm.heap.get(v).native() {
        list @ (Object::List(_) | Object::SmallList(..)) => {
            Iter::ListReversed(Some(v), list.list_items().len() as isize - 1)
        }
        Object::Dict(_) => vm.dict_iter(v, ViewKind::Keys, true),
        Object::DictView(kind, dict) => {
            let (kind, dict) = (*kind, *dict);
            vm.heap.incref(dict);
            let iter = vm.dict_iter(dict, kind, true);
            return Some(vm.new_iter(iter));
        }
        Object::Range(range) => {
            let iter = reversed_range(range);
            return Some(vm.new_iter(iter));
        }
        _ => return None,
    };
    vm.heap.incref(v);
    Some(vm.new_iter(iter))
}

fn reversed_range(range: &Range) -> Iter {
    match &range.bounds {
        Bounds::Small(start, stop, step) => {
            let len = small_range_len(*start, *stop, *step);
            let last = start.wrapping_add((len as i64).wrapping_sub(1).wrapping_mul(*step));
            match step.checked_neg() {
                Some(back) => Iter::Range(last, back, len),
                None => Iter::BigRange(Box::new((last.into(), -num_bigint::BigInt::from(*step), len.into()))),
            }
        }
        Bounds::Big(start, stop, step) => {
            let len = crate::ops::iter::big_range_len(start, stop, step);
            let last = start + (&len - 1) * step;
            Iter::BigRange(Box::new((last, -step, len)))
        }
    }
}

/// `reversed` of anything with a length and items by number.
fn reversed_sequence(vm: &mut Machine, class: V, v: V) -> R<V> {
    let name = vm.names.getitem;
    let is_sequence = match vm.heap.get(v).native() {
        Object::Tuple(_) | Object::SmallTuple(_) | Object::Str(_) | Object::Bytes(_) | Object::ByteArray(_) => true,
        Object::Instance(_) | Object::Small(..) => vm.special(v, name).is_some(),
        _ => false,
    };
    if !is_sequence {
        return not_reversible(vm, v);
    }
    let len = vm.len(v)?;
    vm.heap.incref(v);
    Ok(make(vm, class, Iter::Reversed(Some(v), len as isize - 1)))
}
