//! `__reduce__` and `__setstate__` of the builtin iterators: how far they are, for `copy` and `pickle`.

use crate::errors::R;
use crate::machine::Machine;
use crate::modules::get;
use crate::native::{Args, Arity, NativeDef, method};
use crate::object::{Object, V};
use crate::objects::{Bounds, Iter};

/// Of every builtin iterator.
pub const REDUCE: &[NativeDef] = &[method("__reduce__", Arity::None, |vm, args| reduce(vm, args.pos[0]))];
/// Of those that can be moved.
pub const SET_STATE: &[NativeDef] = &[method("__setstate__", Arity::One, set_state)];

/// `(function, arguments)`, with a state behind if there is one; takes the arguments and the state.
fn call(vm: &mut Machine, function: V, arguments: Vec<V>, state: Option<V>) -> V {
    let arguments = vm.new_tuple(arguments);
    let function = vm.new_ref(function);
    vm.new_tuple([function, arguments].into_iter().chain(state).collect())
}

fn builtin(vm: &mut Machine, name: &str) -> V {
    let builtins = vm.builtins;
    get(vm, builtins, name).unwrap_or(vm.none)
}

/// `(iter, (source,), index)`
fn at(vm: &mut Machine, name: &str, source: V, index: i64) -> V {
    let (function, source, index) = (builtin(vm, name), vm.new_ref(source), vm.new_int(index));
    call(vm, function, vec![source], Some(index))
}

/// `(iter, (nothing,))`
fn over(vm: &mut Machine, name: &str, nothing: V) -> V {
    let function = builtin(vm, name);
    call(vm, function, vec![nothing], None)
}

fn reduce(vm: &mut Machine, v: V) -> R<V> {
    let Object::Iter(iter) = vm.heap.get(v).native() else { unreachable!("a method of iterators") };
    let iter = (**iter).clone();
    let class = vm.type_of(v);
    Ok(match iter {
        Iter::List(Some(source), index)
        | Iter::Tuple(Some(source), index)
        | Iter::Str(Some(source), index)
        | Iter::Bytes(Some(source), index)
        | Iter::ByteArray(Some(source), index) => at(vm, "iter", source, index as i64),
        Iter::WideStr(Some(source), place) => {
            let before = vm.str_text(source)[..place].chars().count();
            at(vm, "iter", source, before as i64)
        }
        Iter::Sequence(Some(source), index) => at(vm, "iter", source, index),
        Iter::ListReversed(Some(source), index) => at(vm, "reversed", source, index as i64),
        Iter::Reversed(Some(source), index) => {
            let (source, index) = (vm.new_ref(source), vm.new_int(index as i64));
            call(vm, class, vec![source], Some(index))
        }
        Iter::List(None, _)
        | Iter::Tuple(None, _)
        | Iter::Str(None, _)
        | Iter::WideStr(None, _)
        | Iter::Bytes(None, _)
        | Iter::ByteArray(None, _)
        | Iter::ListReversed(None, _)
        | Iter::Reversed(None, _)
        | Iter::Sequence(None, _)
        | Iter::CallSentinel(None) => return nothing_left(vm, class, &iter),
        Iter::CallSentinel(Some((callable, sentinel))) => {
            let (function, callable, sentinel) = (builtin(vm, "iter"), vm.new_ref(callable), vm.new_ref(sentinel));
            call(vm, function, vec![callable, sentinel], None)
        }
        Iter::Range(next, step, left) => {
            let stop = next.wrapping_add(step.wrapping_mul(left as i64));
            range_left(vm, Bounds::Small(next, stop, step))
        }
        Iter::BigRange(parts) => {
            let (next, step, left) = *parts;
            let stop = &next + &step * left;
            range_left(vm, Bounds::Big(next, stop, step))
        }
        Iter::Dict(_) | Iter::Set(..) => return what_is_left(vm, v, iter),
        Iter::Enumerate(source, number, _) => {
            let parts = vec![vm.new_ref(source), vm.new_ref(number)];
            call(vm, class, parts, None)
        }
        Iter::Filter(function, source) => {
            let parts = vec![vm.new_ref(function), vm.new_ref(source)];
            call(vm, class, parts, None)
        }
        Iter::Zip(sources, strict, _) => together(vm, class, &[], sources, strict),
        Iter::Map(function, sources, strict) => together(vm, class, &[function], sources, strict),
    })
}

/// An iterator that is over is made of something empty.
fn nothing_left(vm: &mut Machine, class: V, iter: &Iter) -> R<V> {
    let nothing = match iter {
        Iter::List(..) | Iter::ListReversed(..) => vm.new_list(Vec::new())?,
        Iter::Str(..) | Iter::WideStr(..) => vm.new_str(""),
        _ => vm.new_tuple(Vec::new()),
    };
    Ok(match iter {
        Iter::Reversed(..) => call(vm, class, vec![nothing], None),
        Iter::ListReversed(..) => over(vm, "reversed", nothing),
        _ => over(vm, "iter", nothing),
    })
}

/// Of several iterators: their type with all of them, and whether they must be of one length.
fn together(vm: &mut Machine, class: V, first: &[V], rest: V, strict: bool) -> V {
    let rest = vm.tuple(rest).unwrap_or_default();
    let parts: Vec<V> = first.iter().chain(rest).copied().collect();
    parts.iter().for_each(|&v| vm.heap.incref(v));
    let state = strict.then(|| vm.bool(true));
    call(vm, class, parts, state)
}

fn range_left(vm: &mut Machine, range: Bounds) -> V {
    let (range, none) = (vm.new_range_of(range), vm.none);
    let function = builtin(vm, "iter");
    call(vm, function, vec![range], Some(none))
}

/// `(iter, (list of what is left,))`, found with a copy of the iterator.
fn what_is_left(vm: &mut Machine, v: V, mut copy: Iter) -> R<V> {
    if let Iter::Dict(state) = &mut copy {
        // The pair that is handed out again and again belongs to the iterator itself.
        state.result = state.result.map(|_| vm.new_tuple(vec![vm.none; 2]));
    }
    let source = match &copy {
        Iter::Dict(state) => state.dict,
        Iter::Set(source, ..) => *source,
        _ => unreachable!("the caller has looked"),
    };
    source.into_iter().for_each(|source| vm.heap.incref(source));
    debug_assert!(matches!(vm.heap.get(v).native(), Object::Iter(_)), "an iterator");
    let copy = vm.new_iter(copy);
    let left = super::list_from(vm, copy);
    vm.drop_ref(copy);
    let left = left?;
    Ok(over(vm, "iter", left))
}

/// Moves an iterator that is not over; places outside are taken as the nearest end.
fn set_state(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (v, state) = (args.pos[0], args.pos[1]);
    let none = vm.none;
    if let Object::Iter(iter) = vm.heap.get(v).native()
        && let Iter::Zip(..) | Iter::Map(..) = **iter
    {
        let truth = vm.truth(state)?;
        if let Object::Iter(iter) = vm.heap.get_mut(v).native_mut()
            && let Iter::Zip(_, strict, _) | Iter::Map(_, _, strict) = &mut **iter
        {
            *strict = truth;
        }
        return Ok(none);
    }
    let wanted = wanted(vm, v, state)?;
    let source = match vm.heap.get(v).native() {
        Object::Iter(iter) => match **iter {
            Iter::List(source, _)
            | Iter::Tuple(source, _)
            | Iter::Str(source, _)
            | Iter::WideStr(source, _)
            | Iter::Bytes(source, _)
            | Iter::ByteArray(source, _)
            | Iter::ListReversed(source, _)
            | Iter::Reversed(source, _)
            | Iter::Sequence(source, _) => source,
            _ => None,
        },
        _ => None,
    };
    let len = match source {
        Some(source) if matches!(vm.heap.get(v).native(), Object::Iter(iter) if !matches!(**iter, Iter::Sequence(..))) => {
            vm.len(source)? as i64
        }
        _ => i64::MAX,
    };
    let place = source.filter(|&source| vm.as_str(source).is_some()).map(|source| {
        let text = vm.str_text(source);
        let wanted = usize::try_from(wanted).unwrap_or(0);
        text.char_indices().nth(wanted).map_or(text.len(), |(place, _)| place)
    });
    let Object::Iter(iter) = vm.heap.get_mut(v).native_mut() else { return Ok(none) };
    move_to(iter, wanted, len, place);
    Ok(none)
}

fn wanted(vm: &mut Machine, v: V, state: V) -> R<i64> {
    if vm.int(state).is_none() {
        let message = match vm.heap.get(v).native() {
            Object::Iter(iter) if matches!(**iter, Iter::Range(..)) => {
                "'{}' object cannot be interpreted as an integer"
            }
            Object::Iter(iter) if matches!(**iter, Iter::BigRange(_)) => "state must be an int, not {}",
            _ => "an integer is required",
        };
        return Err(vm.type_error_of(message, &[state]));
    }
    Ok(vm.index(state)?.to_i64().unwrap_or(i64::MAX))
}

/// Puts the state into an iterator over something of this length; `place` is the offset in a text.
fn move_to(iter: &mut Iter, wanted: i64, len: i64, place: Option<usize>) {
    match iter {
        // One before the first counts as over.
        Iter::List(Some(_), index) => *index = if wanted < 0 { len } else { wanted.min(len) } as usize,
        Iter::Tuple(Some(_), index) | Iter::Bytes(Some(_), index) | Iter::ByteArray(Some(_), index) => {
            *index = wanted.clamp(0, len) as usize;
        }
        Iter::Str(Some(_), at) | Iter::WideStr(Some(_), at) => *at = place.unwrap_or(0),
        Iter::ListReversed(Some(_), index) | Iter::Reversed(Some(_), index) => {
            *index = wanted.clamp(-1, len - 1) as isize;
        }
        Iter::Sequence(Some(_), index) => *index = wanted.max(0),
        Iter::Range(next, step, left) => {
            let over = u64::try_from(wanted).unwrap_or(0).min(*left);
            *next = next.wrapping_add(step.wrapping_mul(over as i64));
            *left -= over;
        }
        Iter::BigRange(parts) => {
            let over = num_bigint::BigInt::from(wanted.max(0)).min(parts.2.clone());
            parts.0 += &over * &parts.1;
            parts.2 -= over;
        }
        _ => {}
    }
}
