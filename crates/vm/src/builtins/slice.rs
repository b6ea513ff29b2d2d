//! `slice`.

use super::help::{positional_new, pure, wrong_type};
use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, member, method, static_method};
use crate::object::{Object, V};
use crate::objects::Kind;
use crate::pure::{Int, IntRef, int, slice};

/// The methods of `slice`.
pub const METHODS: &[NativeDef] = &[
    static_method("__new__", Arity::Any, new),
    method("indices", Arity::One, indices),
    member("start", start),
    member("step", step),
    member("stop", stop),
];

fn new(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (_, values) = positional_new(vm, args, Kind::Slice, 1, 3)?;
    let none = vm.none;
    let parts = match *values {
        [stop] => [none, stop, none],
        [start, stop] => [start, stop, none],
        _ => [values[0], values[1], values[2]],
    };
    parts.iter().for_each(|&part| vm.heap.incref(part));
    Ok(vm.alloc(Object::Slice(Box::new(parts))))
}

fn part(vm: &mut Machine, args: Args<'_>, at: usize) -> R<V> {
    let part = match vm.heap.get(args.pos[0]).native() {
        Object::Slice(parts) => parts[at],
        _ => vm.none,
    };
    Ok(vm.new_ref(part))
}

fn start(vm: &mut Machine, args: Args<'_>) -> R<V> {
    part(vm, args, 0)
}

fn stop(vm: &mut Machine, args: Args<'_>) -> R<V> {
    part(vm, args, 1)
}

fn step(vm: &mut Machine, args: Args<'_>) -> R<V> {
    part(vm, args, 2)
}

/// The parts as ints; None for None.
fn int_parts(vm: &mut Machine, v: V) -> R<[Option<Int>; 3]> {
    let parts = match vm.heap.get(v).native() {
        Object::Slice(parts) => **parts,
        _ => [vm.none; 3],
    };
    let mut out = [None, None, None];
    // CPython looks at the step first.
    for at in [2, 0, 1] {
        if vm.is_none(parts[at]) {
            continue;
        }
        out[at] = match vm.index_opt(parts[at])? {
            Some(value) => Some(value),
            None => {
                let words = "slice indices must be integers or None or have an __index__ method";
                return wrong_type(vm, words.to_string());
            }
        };
        if at == 2 && out[at] == Some(Int::Small(0)) {
            return Err(vm.value_error("slice step cannot be zero"));
        }
    }
    Ok(out)
}

fn indices(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let length = vm.index(args.pos[1])?;
    if length.as_ref().is_negative() {
        return Err(vm.value_error("length should not be negative"));
    }
    let items = indices_of(vm, args.pos[0], &length)?.into_iter().map(|value| vm.new_int_from(value)).collect();
    Ok(vm.new_tracked_tuple(items))
}

/// Start, stop and step of a slice of something of this length.
pub(crate) fn indices_of(vm: &mut Machine, slice: V, length: &Int) -> R<[Int; 3]> {
    let parts = int_parts(vm, slice)?;
    Ok(match small(length, &parts) {
        Some((length, [start, stop, step])) => {
            let found = pure(vm, slice::indices(length, start, stop, step))?;
            [found.start, found.stop, found.step].map(Int::Small)
        }
        None => big_indices(length.as_ref(), &parts),
    })
}

/// Length and parts where all fit 64 bits.
fn small(length: &Int, parts: &[Option<Int>; 3]) -> Option<(i64, [Option<i64>; 3])> {
    let mut out = [None; 3];
    for (out, part) in out.iter_mut().zip(parts) {
        if let Some(part) = part {
            *out = Some(part.to_i64()?);
        }
    }
    Some((length.to_i64()?, out))
}

fn big_indices(length: IntRef<'_>, parts: &[Option<Int>; 3]) -> [Int; 3] {
    let step = parts[2].clone().unwrap_or(Int::Small(1));
    let down = step.as_ref().is_negative();
    let (low, high) =
        if down { (Int::Small(-1), int::sub(length, IntRef::Small(1))) } else { (Int::Small(0), length.to_int()) };
    let clamp = |part: &Option<Int>, default: &Int| {
        let Some(part) = part else { return default.clone() };
        let part = if part.as_ref().is_negative() { int::add(part.as_ref(), length) } else { part.clone() };
        if int::compare(part.as_ref(), low.as_ref()).is_lt() {
            low.clone()
        } else if int::compare(part.as_ref(), high.as_ref()).is_gt() {
            high.clone()
        } else {
            part
        }
    };
    let (first, last) = if down { (&high, &low) } else { (&low, &high) };
    [clamp(&parts[0], first), clamp(&parts[1], last), step]
}
