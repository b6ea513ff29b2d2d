//! `deque`: making one, its ends, what makes it a sequence.

use afterdel_language::op::CompareOp;

use super::deque_blocks::{Deque, pop_back, pop_front, push_back, push_front, take_all, take_block};
use super::{deque_edit, deque_iter};
use crate::builtins::class_getitem;
use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, class_method, comparisons, getter, method, special, static_method};
use crate::object::V;
use crate::objects::TypeDef;

/// The type.
pub static DEQUE: TypeDef =
    TypeDef::new("collections.deque", 216, &[METHODS, deque_edit::METHODS, COMPARE]).open().weak();

const METHODS: &[NativeDef] = &[
    static_method("__new__", Arity::Any, new),
    special("__init__", Arity::Any, init),
    special("__repr__", Arity::None, repr),
    special("__len__", Arity::None, |vm, args| {
        let len = vm.payload::<Deque>(args.pos[0]).items.len();
        Ok(vm.new_int(len as i64))
    }),
    special("__iter__", Arity::None, |vm, args| Ok(deque_iter::iterator(vm, args.pos[0], false))),
    special("__reversed__", Arity::None, |vm, args| Ok(deque_iter::iterator(vm, args.pos[0], true))),
    special("__add__", Arity::One, concat),
    special("__iadd__", Arity::One, |vm, args| {
        extend(vm, args.pos[0], args.pos[1])?;
        Ok(vm.new_ref(args.pos[0]))
    }),
    method("__reduce__", Arity::None, reduce),
    method("append", Arity::One, |vm, args| {
        vm.heap.incref(args.pos[1]);
        append(vm, args.pos[0], args.pos[1])?;
        Ok(vm.none)
    }),
    method("appendleft", Arity::One, |vm, args| {
        vm.heap.incref(args.pos[1]);
        append_left(vm, args.pos[0], args.pos[1])?;
        Ok(vm.none)
    }),
    method("extend", Arity::One, |vm, args| extend(vm, args.pos[0], args.pos[1]).map(|()| vm.none)),
    method("extendleft", Arity::One, |vm, args| extend_left(vm, args.pos[0], args.pos[1]).map(|()| vm.none)),
    method("pop", Arity::None, |vm, args| {
        let item = pop_back(vm, args.pos[0]);
        item.ok_or(()).map_err(|()| vm.index_error("pop from an empty deque"))
    }),
    method("popleft", Arity::None, |vm, args| {
        let item = pop_front(vm, args.pos[0]);
        item.ok_or(()).map_err(|()| vm.index_error("pop from an empty deque"))
    }),
    method("clear", Arity::None, |vm, args| clear(vm, args.pos[0]).map(|()| vm.none)),
    method("copy", Arity::None, |vm, args| copy(vm, args.pos[0])),
    method("__copy__", Arity::None, |vm, args| copy(vm, args.pos[0])),
    class_method("__class_getitem__", Arity::One, class_getitem),
    getter("maxlen", |vm, args| {
        let max = vm.payload::<Deque>(args.pos[0]).max;
        Ok(max.map_or(vm.none, |max| vm.new_int(max as i64)))
    }),
];

const COMPARE: &[NativeDef] = comparisons!(compare);

fn new(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, _) = vm.native_class(args, &DEQUE)?;
    empty(vm, class)
}

/// An empty deque of a class; a new reference.
fn empty(vm: &mut Machine, class: V) -> R<V> {
    let deque = vm.new_native(class, Deque::new());
    match take_block(vm, deque) {
        Ok(()) => Ok(deque),
        Err(raise) => {
            vm.decref(deque);
            Err(raise)
        }
    }
}

fn init(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let deque = args.pos[0];
    let [iterable, max] = args.rest().bind(vm, "deque", ["iterable", "maxlen"], 0)?;
    let max = match max.filter(|&max| !vm.is_none(max)) {
        None => None,
        Some(max) => Some(greatest_length(vm, max)?),
    };
    vm.payload_mut::<Deque>(deque).max = max;
    clear(vm, deque)?;
    if let Some(iterable) = iterable {
        extend(vm, deque, iterable)?;
    }
    Ok(vm.none)
}

fn greatest_length(vm: &mut Machine, max: V) -> R<usize> {
    if vm.int(max).is_none() {
        return Err(vm.type_error("an integer is required"));
    }
    let value = vm.index_i64(max)?;
    usize::try_from(value).map_err(|_| vm.value_error("maxlen must be non-negative"))
}

/// Puts an item at the right end, and out at the left one what is too much; takes the item.
pub(super) fn append(vm: &mut Machine, deque: V, item: V) -> R<()> {
    push_back(vm, deque, item)?;
    let payload = vm.payload_mut::<Deque>(deque);
    if !payload.is_too_long() {
        payload.state += 1;
        return Ok(());
    }
    if let Some(old) = pop_front(vm, deque) {
        vm.decref(old);
    }
    Ok(())
}

/// As [`append`] at the other end.
pub(super) fn append_left(vm: &mut Machine, deque: V, item: V) -> R<()> {
    push_front(vm, deque, item)?;
    let payload = vm.payload_mut::<Deque>(deque);
    if !payload.is_too_long() {
        payload.state += 1;
        return Ok(());
    }
    if let Some(old) = pop_back(vm, deque) {
        vm.decref(old);
    }
    Ok(())
}

/// A list of an iterable that is the deque itself.
fn unless_itself(vm: &mut Machine, deque: V, iterable: V) -> R<Option<V>> {
    if deque != iterable {
        return Ok(None);
    }
    crate::builtins::list_from(vm, iterable).map(Some)
}

pub(super) fn extend(vm: &mut Machine, deque: V, iterable: V) -> R<()> {
    if let Some(list) = unless_itself(vm, deque, iterable)? {
        let result = extend(vm, deque, list);
        vm.decref(list);
        return result;
    }
    let iter = vm.iter(iterable)?;
    vm.payload_mut::<Deque>(deque).start_left();
    let result = fill(vm, deque, iter, append);
    vm.decref(iter);
    result
}

fn extend_left(vm: &mut Machine, deque: V, iterable: V) -> R<()> {
    if let Some(list) = unless_itself(vm, deque, iterable)? {
        let result = extend_left(vm, deque, list);
        vm.decref(list);
        return result;
    }
    let iter = vm.iter(iterable)?;
    vm.payload_mut::<Deque>(deque).start_right();
    let result = fill(vm, deque, iter, append_left);
    vm.decref(iter);
    result
}

fn fill(vm: &mut Machine, deque: V, iter: V, put: fn(&mut Machine, V, V) -> R<()>) -> R<()> {
    let holds_none = vm.payload::<Deque>(deque).max == Some(0);
    while let Some(item) = vm.iter_next(iter)? {
        if holds_none {
            vm.decref(item);
        } else {
            put(vm, deque, item)?;
        }
    }
    Ok(())
}

pub(super) fn clear(vm: &mut Machine, deque: V) -> R<()> {
    let items = take_all(vm, deque)?;
    items.into_iter().for_each(|v| vm.decref(v));
    Ok(())
}

/// `deque.copy()`: of a derived class by calling it.
pub(super) fn copy(vm: &mut Machine, deque: V) -> R<V> {
    let max = vm.payload::<Deque>(deque).max;
    if !vm.is_exact_native(deque, &DEQUE) {
        return copy_derived(vm, deque, max);
    }
    let class = vm.native_type(&DEQUE);
    let copied = empty(vm, class)?;
    vm.payload_mut::<Deque>(copied).max = max;
    let single = match vm.payload::<Deque>(deque).items.as_slices() {
        (&[one], _) | (_, &[one]) if vm.payload::<Deque>(deque).items.len() == 1 => Some(one),
        _ => None,
    };
    let filled = match single {
        Some(item) => {
            vm.heap.incref(item);
            append(vm, copied, item)
        }
        None => extend(vm, copied, deque),
    };
    match filled {
        Ok(()) => Ok(copied),
        Err(raise) => {
            vm.decref(copied);
            Err(raise)
        }
    }
}

fn copy_derived(vm: &mut Machine, deque: V, max: Option<usize>) -> R<V> {
    let class = vm.type_of(deque);
    let copied = match max {
        None => vm.call(class, &[deque])?,
        Some(max) => {
            let max = vm.new_int(max as i64);
            let result = vm.call(class, &[deque, max]);
            vm.decref(max);
            result?
        }
    };
    if vm.is_native(copied, &DEQUE) {
        return Ok(copied);
    }
    let message = format!("{}() must return a deque, not {}", vm.class(class).name, vm.type_name(copied));
    vm.decref(copied);
    Err(vm.type_error(message))
}

fn concat(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (deque, other) = (args.pos[0], args.pos[1]);
    if !vm.is_native(other, &DEQUE) {
        // A class's own is a number's operator, asked before that of the deque, which is a sequence's.
        let (class, reflected) = (vm.type_of(other), vm.intern("__radd__"));
        if vm.class(class).heap && vm.type_lookup(class, reflected).is_some() {
            return Ok(vm.not_implemented);
        }
        let message = format!("can only concatenate deque (not \"{}\") to deque", vm.type_name(other));
        return Err(vm.type_error(message));
    }
    let sum = copy(vm, deque)?;
    match extend(vm, sum, other) {
        Ok(()) => Ok(sum),
        Err(raise) => {
            vm.decref(sum);
            Err(raise)
        }
    }
}

fn repr(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let deque = args.pos[0];
    if vm.repr_guard.contains(&deque) {
        return Ok(vm.new_str("[...]"));
    }
    vm.repr_guard.push(deque);
    let text = crate::builtins::list_from(vm, deque).and_then(|list| {
        let text = vm.repr_text(list);
        vm.decref(list);
        text
    });
    vm.repr_guard.pop();
    let text = text?;
    let name = vm.short_type_name(deque);
    let max = vm.payload::<Deque>(deque).max;
    let text = match max {
        Some(max) => format!("{name}({text}, maxlen={max})"),
        None => format!("{name}({text})"),
    };
    Ok(vm.new_string(text))
}

fn reduce(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let deque = args.pos[0];
    let name = vm.intern("__getstate__");
    let state = vm.call_method(deque, name, &[])?;
    let iter = match vm.iter(deque) {
        Ok(iter) => iter,
        Err(raise) => {
            vm.decref(state);
            return Err(raise);
        }
    };
    let arguments = match vm.payload::<Deque>(deque).max {
        None => vm.empty_tuple,
        Some(max) => {
            let max = vm.new_int(max as i64);
            vm.new_tuple(vec![vm.empty_tuple, max])
        }
    };
    let class = vm.type_of(deque);
    vm.heap.incref(class);
    Ok(vm.new_tuple(vec![class, arguments, state, iter]))
}

fn compare(vm: &mut Machine, op: CompareOp, args: Args<'_>) -> R<V> {
    let (a, b) = (args.pos[0], args.pos[1]);
    if !vm.is_native(b, &DEQUE) {
        return Ok(vm.not_implemented);
    }
    if a == b {
        return Ok(vm.bool(matches!(op, CompareOp::Eq | CompareOp::Le | CompareOp::Ge)));
    }
    let (len_a, len_b) = (vm.payload::<Deque>(a).items.len(), vm.payload::<Deque>(b).items.len());
    if len_a != len_b && matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(vm.bool(op == CompareOp::Ne));
    }
    let (left, right) = (vm.iter(a)?, vm.iter(b)?);
    let result = compare_items(vm, op, left, right);
    vm.decref(left);
    vm.decref(right);
    let holds = result?;
    Ok(vm.bool(holds))
}

fn compare_items(vm: &mut Machine, op: CompareOp, left: V, right: V) -> R<bool> {
    loop {
        let (x, y) = match (vm.iter_next(left)?, vm.iter_next(right)) {
            (Some(x), Ok(Some(y))) => (x, y),
            (x, y) => {
                x.into_iter().for_each(|v| vm.decref(v));
                let y = y?;
                y.into_iter().for_each(|v| vm.decref(v));
                let order = x.is_some().cmp(&y.is_some());
                return Ok(crate::ops::holds(op, order));
            }
        };
        let decided = match vm.eq(x, y) {
            Ok(true) => Ok(None),
            Ok(false) if op == CompareOp::Eq => Ok(Some(false)),
            Ok(false) if op == CompareOp::Ne => Ok(Some(true)),
            Ok(false) => vm.compare_bool(op, x, y).map(Some),
            Err(raise) => Err(raise),
        };
        vm.decref(x);
        vm.decref(y);
        if let Some(decided) = decided? {
            return Ok(decided);
        }
    }
}
