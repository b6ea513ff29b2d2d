//! What changes an array, and the block that CPython has for its items.

use super::object::{Array, char_item, int_item, place_of};
use crate::errors::{ExcKind, R};
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, method, special};
use crate::object::{Object, V};
use crate::pure::items::{self, Item};
use crate::pure::slice::resolve_index;

/// The methods.
pub(super) const METHODS: &[NativeDef] = &[
    special("__setitem__", Arity::Range(2, 2), |vm, args| {
        set_item(vm, args.pos[0], args.pos[1], Some(args.pos[2])).map(|()| vm.none)
    }),
    special("__delitem__", Arity::One, |vm, args| set_item(vm, args.pos[0], args.pos[1], None).map(|()| vm.none)),
    special("__iadd__", Arity::One, |vm, args| {
        if vm.array(args.pos[1]).is_none() {
            return Err(vm.type_error_of("can only extend array with array (not \"{}\")", &[args.pos[1]]));
        }
        extend(vm, args.pos[0], args.pos[1])?;
        Ok(vm.new_ref(args.pos[0]))
    }),
    special("__imul__", Arity::One, |vm, args| {
        let Some(count) = vm.index_opt(args.pos[1])? else { return Ok(vm.not_implemented) };
        let count = usize::try_from(count.to_i64().unwrap_or(i64::MAX)).unwrap_or(0);
        let len = vm.payload::<Array>(args.pos[0]).bytes.len() as u64;
        vm.ensure_room(len.saturating_mul(count as u64))?;
        change(vm, args.pos[0], |bytes| *bytes = bytes.repeat(count))?;
        Ok(vm.new_ref(args.pos[0]))
    }),
    method("append", Arity::One, |vm, args| append(vm, args.pos[0], args.pos[1]).map(|()| vm.none)),
    method("extend", Arity::One, |vm, args| extend(vm, args.pos[0], args.pos[1]).map(|()| vm.none)),
    method("insert", Arity::Range(2, 2), insert),
    method("pop", Arity::Range(0, 1), pop),
    method("remove", Arity::One, remove),
    method("clear", Arity::None, |vm, args| change(vm, args.pos[0], Vec::clear).map(|()| vm.none)),
    method("reverse", Arity::None, |vm, args| {
        let size = vm.payload::<Array>(args.pos[0]).size();
        change(vm, args.pos[0], |bytes| *bytes = bytes.chunks(size).rev().flatten().copied().collect())?;
        Ok(vm.none)
    }),
    method("byteswap", Arity::None, |vm, args| {
        let size = vm.payload::<Array>(args.pos[0]).size();
        change(vm, args.pos[0], |bytes| bytes.chunks_mut(size).for_each(<[u8]>::reverse))?;
        Ok(vm.none)
    }),
    method("frombytes", Arity::One, |vm, args| {
        let Some(bytes) = vm.bytes(args.pos[1]).map(<[u8]>::to_vec) else {
            return Err(vm.type_error_of("a bytes-like object is required, not '{}'", &[args.pos[1]]));
        };
        append_bytes(vm, args.pos[0], &bytes)?;
        Ok(vm.none)
    }),
    method("fromlist", Arity::One, |vm, args| {
        if !matches!(vm.heap.get(args.pos[1]).native(), Object::List(_) | Object::SmallList(..)) {
            return Err(vm.type_error("arg must be list"));
        }
        let values = vm.collect_iterable(args.pos[1])?;
        let bytes = items_as_bytes(vm, args.pos[0], &values);
        values.into_iter().for_each(|v| vm.decref(v));
        append_bytes(vm, args.pos[0], &bytes?)?;
        Ok(vm.none)
    }),
    method("fromunicode", Arity::One, |vm, args| {
        if !vm.payload::<Array>(args.pos[0]).is_text() {
            return Err(vm.value_error("fromunicode() may only be called on unicode type arrays ('u' or 'w')"));
        }
        let Some(text) = vm.as_str(args.pos[1]).map(str::to_string) else {
            return Err(vm.type_error_of("fromunicode() argument must be str, not {}", &[args.pos[1]]));
        };
        let bytes: Vec<u8> = text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
        append_bytes(vm, args.pos[0], &bytes)?;
        Ok(vm.none)
    }),
];

/// An index.
pub(super) fn place(vm: &mut Machine, key: V) -> R<i64> {
    match vm.index_opt(key)? {
        Some(at) => Ok(at.to_i64().unwrap_or(i64::MAX)),
        None => Err(vm.type_error("array indices must be integers")),
    }
}

/// An object as an item of this array.
fn item(vm: &mut Machine, this: V, v: V) -> R<Vec<u8>> {
    let array = vm.payload::<Array>(this);
    let (code, size) = (array.code, array.size());
    let item = match code {
        b'u' | b'w' => char_item(vm, v)?,
        b'f' | b'd' => Item::Float(vm.to_float(v)?),
        _ => int_item(vm, v, code)?,
    };
    Ok(items::write(code, &item, size))
}

/// Objects as items of this array.
pub(super) fn items_as_bytes(vm: &mut Machine, this: V, values: &[V]) -> R<Vec<u8>> {
    let mut bytes = Vec::new();
    for &value in values {
        bytes.extend(item(vm, this, value)?);
    }
    Ok(bytes)
}

/// Changes the items, and the block with them (`array_resize`).
fn change<T>(vm: &mut Machine, this: V, change: impl FnOnce(&mut Vec<u8>) -> T) -> R<T> {
    let array = vm.payload::<Array>(this);
    let (old, size) = (array.len(), array.size());
    let mut bytes = array.bytes.clone();
    if array.exports == 0 {
        bytes = std::mem::take(&mut vm.payload_mut::<Array>(this).bytes);
    }
    let result = change(&mut bytes);
    let new = bytes.len() / size;
    if new != old && vm.is_viewed(this) {
        return Err(vm.raise(ExcKind::Buffer, "cannot resize an array that is exporting buffers"));
    }
    let array = vm.payload_mut::<Array>(this);
    array.bytes = bytes;
    let fits = array.allocated >= new && old < new + 16 && array.allocated > 0;
    if new == old || fits {
        return Ok(result);
    }
    let room = if new == 0 { 0 } else { (new >> 4) + if old < 8 { 3 } else { 7 } + new };
    reallocate(vm, this, room)?;
    Ok(result)
}

fn reallocate(vm: &mut Machine, this: V, room: usize) -> R<()> {
    let array = vm.payload::<Array>(this);
    let (block, size) = (array.block, array.size());
    let Ok(block) = vm.heap.realloc_block(block, (room * size) as u64) else { return Err(vm.memory_error()) };
    let array = vm.payload_mut::<Array>(this);
    (array.block, array.allocated) = (block, room);
    Ok(())
}

/// Gives a new array its items, and a block of exactly their size.
pub(super) fn set_exact(vm: &mut Machine, this: V, bytes: Vec<u8>) -> R<()> {
    let array = vm.payload_mut::<Array>(this);
    let room = bytes.len() / array.size();
    array.bytes = bytes;
    reallocate(vm, this, room)
}

/// Appends whole items.
pub(super) fn append_bytes(vm: &mut Machine, this: V, more: &[u8]) -> R<()> {
    let size = vm.payload::<Array>(this).size();
    if !more.len().is_multiple_of(size) {
        return Err(vm.value_error("bytes length not a multiple of item size"));
    }
    change(vm, this, |bytes| bytes.extend_from_slice(more))
}

fn append(vm: &mut Machine, this: V, value: V) -> R<()> {
    let item = item(vm, this, value)?;
    change(vm, this, |bytes| bytes.extend(item))
}

/// Appends what an iterable yields.
pub(super) fn extend_one_by_one(vm: &mut Machine, this: V, source: V) -> R<()> {
    let iter = vm.iter(source)?;
    let result = loop {
        match vm.iter_next(iter) {
            Ok(None) => break Ok(()),
            Ok(Some(value)) => {
                let appended = append(vm, this, value);
                vm.decref(value);
                if appended.is_err() {
                    break appended;
                }
            }
            Err(raise) => break Err(raise),
        }
    };
    vm.decref(iter);
    result
}

fn extend(vm: &mut Machine, this: V, source: V) -> R<()> {
    let code = vm.payload::<Array>(this).code;
    match vm.array(source) {
        Some(other) if other.code == code => {
            let bytes = other.bytes.clone();
            append_bytes(vm, this, &bytes)
        }
        Some(_) => Err(vm.type_error("can only extend with array of same kind")),
        None => extend_one_by_one(vm, this, source),
    }
}

fn insert(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let at = vm.index_i64(args.pos[1])?;
    let item = item(vm, args.pos[0], args.pos[2])?;
    let array = vm.payload::<Array>(args.pos[0]);
    let (len, size) = (array.len() as i64, array.size());
    let at = if at < 0 { at.saturating_add(len).max(0) } else { at.min(len) } as usize * size;
    change(vm, args.pos[0], |bytes| {
        bytes.splice(at..at, item);
    })?;
    Ok(vm.none)
}

fn pop(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let at = args.pos.get(1).map_or(Ok(-1), |&v| vm.index_i64(v))?;
    let array = vm.payload::<Array>(args.pos[0]);
    let (len, size) = (array.len(), array.size());
    if len == 0 {
        return Err(vm.index_error("pop from empty array"));
    }
    let Some(at) = resolve_index(len, at) else { return Err(vm.index_error("pop index out of range")) };
    let item = vm.payload::<Array>(args.pos[0]).item(at);
    change(vm, args.pos[0], |bytes| {
        bytes.drain(at * size..(at + 1) * size);
    })?;
    Ok(vm.item_object(item))
}

fn remove(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let Some(at) = place_of(vm, args.pos[0], args.pos[1], 0, usize::MAX)? else {
        return Err(vm.value_error("array.remove(x): x not in array"));
    };
    let size = vm.payload::<Array>(args.pos[0]).size();
    change(vm, args.pos[0], |bytes| {
        bytes.drain(at * size..(at + 1) * size);
    })?;
    Ok(vm.none)
}

/// `array[key] = value`, and with no value `del array[key]`.
fn set_item(vm: &mut Machine, this: V, key: V, value: Option<V>) -> R<()> {
    if let Object::Slice(_) = vm.heap.get(key) {
        return set_slice(vm, this, key, value);
    }
    let at = place(vm, key)?;
    let array = vm.payload::<Array>(this);
    let (len, size) = (array.len(), array.size());
    let Some(at) = resolve_index(len, at) else {
        return Err(vm.index_error("array assignment index out of range"));
    };
    let item = value.map_or(Ok(Vec::new()), |value| item(vm, this, value))?;
    change(vm, this, |bytes| {
        bytes.splice(at * size..(at + 1) * size, item);
    })
}

/// What is assigned to a slice.
fn slice_value(vm: &mut Machine, this: V, value: V) -> R<Vec<u8>> {
    let Some(other) = vm.array(value) else {
        return Err(vm.type_error_of("can only assign array (not \"{}\") to array slice", &[value]));
    };
    if other.code != vm.payload::<Array>(this).code {
        return Err(vm.type_error("bad argument type for built-in operation"));
    }
    Ok(other.bytes.clone())
}

fn set_slice(vm: &mut Machine, this: V, key: V, value: Option<V>) -> R<()> {
    let new = value.map(|value| slice_value(vm, this, value)).transpose()?.unwrap_or_default();
    let array = vm.payload::<Array>(this);
    let (len, size) = (array.len(), array.size());
    let places = vm.slice_of(key, len)?;
    let count = places.count as usize;
    if places.step == 1 {
        let start = places.start as usize * size;
        return change(vm, this, |bytes| {
            bytes.splice(start..start + count * size, new);
        });
    }
    if value.is_none() || new.is_empty() {
        let mut gone: Vec<usize> = places.positions().collect();
        gone.sort_unstable();
        return change(vm, this, |bytes| {
            for &at in gone.iter().rev() {
                bytes.drain(at * size..(at + 1) * size);
            }
        });
    }
    if new.len() / size != count {
        let given = new.len() / size;
        let message = format!("attempt to assign array of size {given} to extended slice of size {count}");
        return Err(vm.value_error(message));
    }
    change(vm, this, |bytes| {
        for (at, item) in places.positions().zip(new.chunks(size)) {
            bytes[at * size..(at + 1) * size].copy_from_slice(item);
        }
    })
}
