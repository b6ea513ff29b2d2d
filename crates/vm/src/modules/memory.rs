//! The module `_memory`: what the model of memory counts, for the library's `tracemalloc`, `resource` and `psutil`, what
//! it has at an address, for `ctypes`, and what modules have in C.

use super::{ModuleDef, capsule, none, one};
use crate::errors::{ExcKind, R};
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, function};
use crate::object::{Object, V};
use crate::pure::items::{self, Item};

/// The module.
pub const MODULE: ModuleDef = ModuleDef {
    name: "_memory",
    functions: FUNCTIONS,
    functions_of: "_memory",
    fill: capsule::fill,
    lazy_names: &[],
    make_lazy: super::nothing_lazy,
};

const FUNCTIONS: &[NativeDef] = &[
    function("figures", Arity::Any, figures),
    function("arenas", Arity::Any, arenas),
    function("reset_peak", Arity::Any, reset_peak),
    function("line_sums", Arity::Any, line_sums),
    function("object_at", Arity::One, object_at),
    function("word", Arity::Range(2, 2), word),
    STANDS_FOR_C_TYPE,
    capsule::MAKE,
    function("add_reference", Arity::One, add_reference),
    function("drop_reference", Arity::One, drop_reference),
    function("float_of_bits", Arity::Range(2, 2), float_of_bits),
    function("bits_of_float", Arity::Range(2, 2), bits_of_float),
];

/// The flags of an immortal object, above its count, since CPython 3.14.
const IMMORTAL_FLAGS: u64 = 0x0005_0000_0000_0000;

/// Live bytes, the most of them since `reset_peak`, the most of them ever, bytes held from the operating system.
fn figures(vm: &mut Machine, args: Args<'_>) -> R<V> {
    none(vm, args, "_memory.figures")?;
    let heap = &vm.heap;
    let figures = [heap.live_bytes(), heap.recent_peak_bytes(), heap.peak_bytes(), heap.os_bytes()];
    let figures = figures.map(|bytes| vm.new_int(bytes as i64)).to_vec();
    Ok(vm.new_tuple(figures))
}

/// Arenas held now.
fn arenas(vm: &mut Machine, args: Args<'_>) -> R<V> {
    none(vm, args, "_memory.arenas")?;
    Ok(vm.new_int(i64::from(vm.heap.arenas())))
}

fn reset_peak(vm: &mut Machine, args: Args<'_>) -> R<V> {
    none(vm, args, "_memory.reset_peak")?;
    vm.heap.reset_peak();
    Ok(vm.none)
}

/// `[(line, bytes taken less bytes given back, times executed), ...]` of the run so far.
fn line_sums(vm: &mut Machine, args: Args<'_>) -> R<V> {
    none(vm, args, "_memory.line_sums")?;
    let (line, live, objects) = (vm.line, vm.heap.live_bytes(), vm.heap.objects());
    vm.lines.switch(line, live, objects);
    let rows: Vec<_> = vm.lines.rows().map(|(line, sum)| [i64::from(line), sum.net_bytes, sum.hits as i64]).collect();
    let rows = rows
        .into_iter()
        .map(|row| {
            let row = row.map(|number| vm.new_int(number)).to_vec();
            vm.new_tuple(row)
        })
        .collect();
    vm.new_list(rows)
}

/// See [`stands_for_c_type`].
pub(super) const STANDS_FOR_C_TYPE: NativeDef = function("stands_for_c_type", Arity::Range(2, 2), stands_for_c_type);

/// `stands_for_c_type(class, size)`: CPython has the class in C, with this `tp_basicsize`, known to the collector; its
/// module is part of its name in messages.
fn stands_for_c_type(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let size = vm.index_i64(args.pos[1])?;
    let class = vm.class(args.pos[0]);
    let module = vm.dict_get_name(class.dict, vm.names.module).and_then(|module| vm.as_str(module));
    let name = format!("{}.{}", module.unwrap_or_default(), class.qualname);
    if let Object::Type(class) = vm.heap.get_mut(args.pos[0]) {
        class.body_bytes = size as u32;
        class.fixed_layout = true;
        class.name = name.into();
    }
    Ok(vm.none)
}

/// An address as a program gives it.
fn address(vm: &mut Machine, v: V) -> R<u64> {
    let value = vm.index(v)?.to_i64().and_then(|value| u64::try_from(value).ok());
    value.ok_or(()).map_err(|()| vm.raise(ExcKind::Overflow, "an address is an int of 64 bits"))
}

/// The object at an address; a new reference.
fn object_at(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let at = address(vm, args.pos[0])?;
    match vm.heap.object_at_address(at) {
        Some(v) => Ok(vm.new_ref(v)),
        None => {
            let message = format!(
                "there is no object at {at:#x}: it has been freed, or never was. CPython would take whatever lies there \
                 for an object and most likely crash"
            );
            Err(vm.value_error(message))
        }
    }
}

/// `word(address, size)`: as many bytes as a number without sign. Of an object there are count, class and length; where
/// no object is, as after its end, all is zero.
fn word(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (at, size) = (address(vm, args.pos[0])?, vm.index_i64(args.pos[1])?);
    let base = at - at % 8;
    let found = [0, 8, 16].into_iter().find_map(|offset| {
        let v = vm.heap.object_at_address(base.checked_sub(offset)?)?;
        Some((v, offset))
    });
    let bits = match found {
        Some((v, 0)) if vm.heap.is_immortal(v) => match vm.profile().immortal_refcount {
            u32::MAX => u64::from(u32::MAX),
            count => u64::from(count) | IMMORTAL_FLAGS,
        },
        Some((v, 0)) => u64::from(vm.heap.refcount(v)),
        Some((v, 8)) => vm.heap.address_of(vm.type_of(v)),
        Some((v, _)) => match vm.heap.get(v).native() {
            list @ (Object::List(_) | Object::SmallList(..)) => list.list_items().len() as u64,
            tuple @ (Object::Tuple(_) | Object::SmallTuple(_)) => tuple.tuple_items().len() as u64,
            Object::Bytes(bytes) => bytes.len() as u64,
            Object::Str(text) => u64::from(text.len),
            Object::Dict(dict) => dict.len() as u64,
            _ => 0,
        },
        None => 0,
    };
    let bits = bits >> (8 * (at % 8));
    let bits = if size < 8 { bits & ((1 << (8 * size)) - 1) } else { bits };
    Ok(vm.new_bigint(bits.into()))
}

/// A reference that nothing in the program holds (`Py_IncRef`). Returns the count.
fn add_reference(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let v = one(vm, args, "add_reference")?;
    let v = vm.new_ref(v);
    vm.stray_references.push(v);
    Ok(vm.new_int(i64::from(vm.heap.refcount(v))))
}

/// Takes such a reference back (`Py_DecRef`).
fn drop_reference(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let v = one(vm, args, "drop_reference")?;
    match vm.stray_references.iter().rposition(|&held| held == v) {
        Some(place) => {
            vm.stray_references.remove(place);
            vm.drop_ref(v);
            Ok(vm.new_int(i64::from(vm.heap.refcount(v))))
        }
        None => {
            let message = "Py_DecRef of a reference that Py_IncRef did not make: CPython would free an object that is in \
                           use, and most likely crash";
            Err(vm.raise(ExcKind::Runtime, message))
        }
    }
}

/// The letter of a float of this size.
fn float_code(vm: &mut Machine, size: V) -> R<(u8, usize)> {
    Ok(match vm.index_i64(size)? {
        2 => (b'e', 2),
        4 => (b'f', 4),
        _ => (b'd', 8),
    })
}

/// `float_of_bits(bits, size)`
fn float_of_bits(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (code, size) = float_code(vm, args.pos[1])?;
    let bits = vm.item_int(args.pos[0])?.unwrap_or_default() as u64;
    let item = items::read(code, &bits.to_le_bytes()[..size]);
    Ok(vm.item_object(item))
}

/// `bits_of_float(value, size)`; None when it is too large.
fn bits_of_float(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let value = vm.float(args.pos[0]).unwrap_or_default();
    let (code, size) = float_code(vm, args.pos[1])?;
    let bytes = items::write(code, &Item::Float(value), size);
    if let Item::Float(kept) = items::read(code, &bytes)
        && kept.is_infinite()
        && value.is_finite()
    {
        return Ok(vm.none);
    }
    let bits = bytes.iter().rev().fold(0u64, |bits, &byte| bits << 8 | u64::from(byte));
    Ok(vm.new_bigint(bits.into()))
}
