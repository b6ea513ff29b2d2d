//! What the methods of several types share: arguments of constructors, indices, results that are the object itself.

use super::iterators::native_reversed;
use crate::errors::{ExcKind, R, Raise};
use crate::machine::Machine;
use crate::native::Args;
use crate::object::{Object, V};
use crate::objects::Kind;
use crate::pure::{Int, PureResult};

/// Drops references, first to last.
pub(super) fn drop_all(vm: &mut Machine, items: impl IntoIterator<Item = V>) {
    for v in items {
        vm.drop_ref(v);
    }
}

/// Counts every item once more and hands them back.
pub(super) fn counted(vm: &mut Machine, items: Vec<V>) -> Vec<V> {
    items.iter().for_each(|&v| vm.heap.incref(v));
    items
}

/// A pure algorithm's answer, its error raised.
pub(super) fn pure<T>(vm: &mut Machine, result: PureResult<T>) -> R<T> {
    result.map_err(|error| vm.pure_error(error))
}

/// A pure algorithm's text as a str.
pub(super) fn pure_text(vm: &mut Machine, result: PureResult<String>) -> R<V> {
    let text = pure(vm, result)?;
    Ok(vm.new_string(text))
}

/// `TypeError` from `format!`'s text.
pub(super) fn wrong_type<T>(vm: &mut Machine, message: String) -> R<T> {
    Err(vm.type_error(message))
}

/// Splits the class off the arguments of a `__new__` and checks that it derives from the builtin.
pub(super) fn class_of<'a>(vm: &mut Machine, args: Args<'a>, kind: Kind) -> R<(V, Args<'a>)> {
    let name = kind.row().name;
    let Some(&class) = args.pos.first() else {
        return wrong_type(vm, format!("{name}.__new__(): not enough arguments"));
    };
    let of = vm.kind_type(kind);
    let message = match vm.heap.get(class) {
        Object::Type(_) if class == of || vm.is_subclass(class, of) => return Ok((class, args.rest())),
        Object::Type(payload) => {
            format!("{name}.__new__({0}): {0} is not a subtype of {name}", payload.name)
        }
        _ => format!("{name}.__new__(X): X is not a type object ({})", vm.type_name(class)),
    };
    wrong_type(vm, message)
}

/// `list expected at most 1 argument, got 2`
pub(super) fn check_count(vm: &mut Machine, name: &str, given: usize, min: usize, max: usize) -> R<()> {
    let (bound, wanted) = match given {
        _ if given < min => ("at least ", min),
        _ if given > max => ("at most ", max),
        _ => return Ok(()),
    };
    let bound = if min == max { "" } else { bound };
    let s = if wanted == 1 { "" } else { "s" };
    wrong_type(vm, format!("{name} expected {bound}{wanted} argument{s}, got {given}"))
}

/// `list() takes no keyword arguments`, unless a derived class has an `other` (`__init__` beside `__new__`, or the
/// reverse) of its own to take them.
pub(super) fn no_keywords(vm: &mut Machine, class: V, kind: Kind, other: V, args: Args<'_>) -> R<()> {
    if args.kw.is_empty() {
        return Ok(());
    }
    let own = vm.kind_type(kind);
    if class == own || vm.type_lookup(class, other) == vm.type_lookup(own, other) {
        return wrong_type(vm, format!("{}() takes no keyword arguments", kind.row().name));
    }
    Ok(())
}

/// Checks a constructor's arguments where they are positional only; returns class and arguments.
pub(super) fn positional_new<'a>(
    vm: &mut Machine,
    args: Args<'a>,
    kind: Kind,
    min: usize,
    max: usize,
) -> R<(V, &'a [V])> {
    let (class, rest) = class_of(vm, args, kind)?;
    no_keywords(vm, class, kind, vm.names.init, rest)?;
    check_count(vm, kind.row().name, rest.pos.len(), min, max)?;
    Ok((class, rest.pos))
}

/// `list[int]`
pub(crate) fn class_getitem(vm: &mut Machine, args: Args<'_>) -> R<V> {
    vm.library_call("_generic", "alias", &[args.pos[0], args.pos[1]])
}

/// `__reversed__` of the types that have one.
pub(super) fn reversed(vm: &mut Machine, args: Args<'_>) -> R<V> {
    Ok(native_reversed(vm, args.pos[0]).unwrap_or(vm.none))
}

/// A slice bound: `__index__`, clamped to 64 bits.
pub(super) fn slice_index(vm: &mut Machine, v: V) -> R<i64> {
    clamped_index(vm, v, "slice indices must be integers or have an __index__ method, or None")
}

/// A slice bound that may not be None.
pub(super) fn slice_index_not_none(vm: &mut Machine, v: V) -> R<i64> {
    clamped_index(vm, v, "slice indices must be integers or have an __index__ method")
}

fn clamped_index(vm: &mut Machine, v: V, words: &str) -> R<i64> {
    match vm.index_opt(v)? {
        Some(value) => Ok(clamp_i64(&value)),
        None => Err(vm.type_error(words)),
    }
}

/// The value, or the nearest that 64 bits hold.
pub(super) fn clamp_i64(value: &Int) -> i64 {
    let end = if value.as_ref().is_negative() { i64::MIN } else { i64::MAX };
    value.to_i64().unwrap_or(end)
}

/// The optional bounds `start` and `end` of `find` and its kin, from this argument on; None stands for no bound.
pub(super) fn bounds(vm: &mut Machine, args: &[V], from: usize) -> R<(Option<i64>, Option<i64>)> {
    let mut read = |place: usize| match args.get(place) {
        Some(&v) if !vm.is_none(v) => slice_index(vm, v).map(Some),
        _ => Ok(None),
    };
    Ok((read(from)?, read(from + 1)?))
}

/// `start` and `stop` of `index`, clamped into a sequence; may cross.
pub(crate) fn search_range(vm: &mut Machine, args: &[V], len: usize) -> R<(usize, usize)> {
    let start = args.get(2).map_or(Ok(0), |&v| slice_index_not_none(vm, v))?;
    let stop = args.get(3).map_or(Ok(i64::MAX), |&v| slice_index_not_none(vm, v))?;
    let clamp = |at: i64| if at < 0 { at.saturating_add(len as i64).max(0) as usize } else { at as usize };
    Ok((clamp(start), clamp(stop)))
}

/// Hands each item of an iterable to `each`, which says whether to go on; items are borrowed for the call.
pub(crate) fn for_each(vm: &mut Machine, iterable: V, mut each: impl FnMut(&mut Machine, V) -> R<bool>) -> R<()> {
    let iter = vm.iter(iterable)?;
    let result = loop {
        match vm.iter_next(iter) {
            Err(raise) => break Err(raise),
            Ok(None) => break Ok(()),
            Ok(Some(item)) => {
                let result = each(vm, item);
                vm.drop_ref(item);
                match result {
                    Ok(true) => {}
                    Ok(false) => break Ok(()),
                    Err(raise) => break Err(raise),
                }
            }
        }
    };
    vm.drop_ref(iter);
    result
}

/// The text of an argument that must be a str: `what` is its name in the message, as in `find() argument 1`.
pub(super) fn text_arg(vm: &mut Machine, v: V, what: &str) -> R<String> {
    match vm.as_str(v) {
        Some(text) => Ok(text.to_string()),
        None => Err(no_text(vm, v, what)),
    }
}

/// `find() argument 1 must be str, not int`
#[cold]
pub(super) fn no_text(vm: &mut Machine, v: V, what: &str) -> Raise {
    let name = if vm.is_none(v) { "None".to_string() } else { vm.type_name(v).to_string() };
    vm.type_error(format!("{what} must be str, not {name}"))
}

/// As [`text_arg`], with a text for an absent argument.
pub(super) fn text_or(vm: &mut Machine, v: Option<V>, what: &str, default: &str) -> R<String> {
    v.map_or_else(|| Ok(default.to_string()), |v| text_arg(vm, v, what))
}

/// The text of the one argument `format_spec`.
pub(super) fn format_spec(vm: &mut Machine, args: Args<'_>) -> R<String> {
    let spec = text_arg(vm, args.pos[1], "__format__() argument")?;
    let name = vm.type_name(args.pos[0]);
    let checked = vm.check_groups(&spec, &name);
    pure(vm, checked).map(|()| spec)
}

/// The slots that a list has after appending up to `len` items to one allocated with `preallocated` slots.
pub(super) fn appended_slots(preallocated: usize, len: usize) -> usize {
    let mut slots = preallocated;
    while slots < len {
        let size = slots + 1;
        slots = (size + (size >> 3) + 6) & !3;
    }
    slots
}

/// A list of the strings that taking one apart gave; `preallocated` slots before the first was appended.
pub(super) fn list_of(vm: &mut Machine, items: Vec<V>, preallocated: usize) -> R<V> {
    let slots = appended_slots(preallocated, items.len());
    vm.new_list_sized(items, slots)
}

/// An int object for a count or position.
pub(super) fn position(vm: &mut Machine, place: Option<usize>) -> V {
    vm.new_size(place.map_or(-1, |place| place as i64))
}

/// Whether the object is of the builtin type itself, not of a derived class.
pub(super) fn is_exact(vm: &Machine, v: V, kind: Kind) -> bool {
    vm.heap.get(v).kind() == kind
}

/// A `KeyError` whose argument is a message.
pub(super) fn key_message(vm: &mut Machine, message: &str) -> Raise {
    vm.raise(ExcKind::Key, message)
}
