//! `range`.

use super::help::{is_exact, position, positional_new, pure, reversed};
use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, member, method, static_method};
use crate::object::{Object, V};
use crate::objects::{Bounds, Kind, Range};
use crate::pure::slice::{self, SmallRange};
use crate::pure::{Int, IntRef};

/// The methods of `range`.
pub const METHODS: &[NativeDef] = &[
    static_method("__new__", Arity::Any, new),
    method("__reversed__", Arity::None, reversed),
    method("count", Arity::One, count),
    method("index", Arity::One, index),
    member("start", start),
    member("step", step),
    member("stop", stop),
];

fn new(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (_, values) = positional_new(vm, args, Kind::Range, 1, 3)?;
    let (start, stop, step) = match *values {
        [stop] => ((Int::Small(0), None), part(vm, stop)?, (Int::Small(1), None)),
        [start, stop] => (part(vm, start)?, part(vm, stop)?, (Int::Small(1), None)),
        _ => (part(vm, values[0])?, part(vm, values[1])?, part(vm, values[2])?),
    };
    if step.0.as_ref().is_zero() {
        return Err(vm.pure_error(slice::zero_step()));
    }
    let bounds = match (&start.0, &stop.0, &step.0) {
        (Int::Small(start), Int::Small(stop), Int::Small(step)) => Bounds::Small(*start, *stop, *step),
        _ => {
            let [start, stop, step] = [&start, &stop, &step].map(|(part, _)| part.as_ref().to_big().into_owned());
            Bounds::Big(start, stop, step)
        }
    };
    let held = [start, stop, step].map(|(value, object)| match object {
        Some(v) => vm.new_ref(v),
        None => vm.new_int_from(value),
    });
    Ok(vm.new_range_holding(bounds, held))
}

/// A number that was given, and the object, which the range holds if it is an int itself.
fn part(vm: &mut Machine, v: V) -> R<(Int, Option<V>)> {
    let value = vm.index(v)?;
    Ok((value, Some(v).filter(|&v| is_exact(vm, v, Kind::Int))))
}

fn held(vm: &Machine, v: V) -> Option<&Range> {
    match vm.heap.get(v).native() {
        Object::Range(range) => Some(range),
        _ => None,
    }
}

/// Start, stop, step.
fn parts(vm: &Machine, v: V) -> [Int; 3] {
    match held(vm, v).map(|range| &range.bounds) {
        Some(Bounds::Small(start, stop, step)) => [Int::Small(*start), Int::Small(*stop), Int::Small(*step)],
        Some(Bounds::Big(start, stop, step)) => [start, stop, step].map(|part| Int::from_big(part.clone())),
        None => [Int::Small(0), Int::Small(0), Int::Small(1)],
    }
}

/// One of the objects that a range holds.
fn held_part(vm: &mut Machine, v: V, place: usize) -> R<V> {
    let held = held(vm, v).map(|range| range.held[place]);
    Ok(held.map_or(vm.none, |v| vm.new_ref(v)))
}

fn start(vm: &mut Machine, args: Args<'_>) -> R<V> {
    held_part(vm, args.pos[0], 0)
}

fn stop(vm: &mut Machine, args: Args<'_>) -> R<V> {
    held_part(vm, args.pos[0], 1)
}

fn step(vm: &mut Machine, args: Args<'_>) -> R<V> {
    held_part(vm, args.pos[0], 2)
}

/// The index of an int in a range; None when it is not in it.
fn int_position(vm: &mut Machine, range: V, value: V) -> R<Option<Int>> {
    let value = super::int::value(vm, value);
    let parts = parts(vm, range);
    let [start, stop, step] = [&parts[0], &parts[1], &parts[2]];
    if let (Int::Small(start), Int::Small(stop), Int::Small(step), Int::Small(value)) = (start, stop, step, &value) {
        let small = SmallRange { start: *start, stop: *stop, step: *step };
        return Ok(small.position(*value).map(|place| Int::from(i128::from(place))));
    }
    let found = slice::range_position(start.as_ref(), stop.as_ref(), step.as_ref(), IntRef::from(&value));
    pure(vm, found)
}

/// Whether the quick answer for exact ints and bools applies.
fn is_plain_int(vm: &Machine, v: V) -> bool {
    matches!(vm.heap.get(v), Object::Int(_) | Object::BigInt(_) | Object::Bool(_))
}

/// Hands every item that equals the value to `found`, which says whether to go on.
fn scan(vm: &mut Machine, args: Args<'_>, mut found: impl FnMut(usize) -> bool) -> R<()> {
    let mut at = 0;
    super::help::for_each(vm, args.pos[0], |vm, item| {
        let equal = vm.eq(item, args.pos[1])?;
        at += 1;
        Ok(!equal || found(at - 1))
    })
}

fn count(vm: &mut Machine, args: Args<'_>) -> R<V> {
    if is_plain_int(vm, args.pos[1]) {
        let found = int_position(vm, args.pos[0], args.pos[1])?.is_some();
        return Ok(vm.new_int(i64::from(found)));
    }
    let mut count = 0;
    scan(vm, args, |_| {
        count += 1;
        true
    })?;
    Ok(vm.new_int(count))
}

fn index(vm: &mut Machine, args: Args<'_>) -> R<V> {
    if is_plain_int(vm, args.pos[1]) {
        return match int_position(vm, args.pos[0], args.pos[1])? {
            Some(place) => Ok(vm.new_int_from(place)),
            None => {
                let message = format!("range.index(x): {} is not in range", vm.repr_text(args.pos[1])?);
                Err(vm.value_error(message))
            }
        };
    }
    let mut place = None;
    scan(vm, args, |at| {
        place = Some(at);
        false
    })?;
    if place.is_none() {
        return Err(vm.value_error("sequence.index(x): x not in sequence"));
    }
    Ok(position(vm, place))
}
