//! `bytearray`: construction and the methods that change it.

use super::bytes::{content, data};
use super::help::{class_of, for_each, wrong_type};
use super::int::{byte_of, bytes_from_items};
use crate::errors::{ExcKind, R};
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, method, static_method};
use crate::object::{Object, V};
use crate::objects::{ByteArray, Kind};
use crate::pure::slice::resolve_index;

/// Methods of `bytearray` only.
pub const METHODS: &[NativeDef] = &[
    static_method("__new__", Arity::Any, new),
    method("__init__", Arity::Any, init),
    method("append", Arity::One, append),
    method("clear", Arity::None, clear),
    method("copy", Arity::None, copy),
    method("extend", Arity::One, extend),
    method("insert", Arity::Range(2, 2), insert),
    method("pop", Arity::Range(0, 1), pop),
    method("remove", Arity::One, remove),
    method("resize", Arity::One, resize),
    method("reverse", Arity::None, reverse),
    method("__alloc__", Arity::None, |vm, args| {
        let room = payload(vm, args.pos[0]).allocated as u64;
        let allocated = vm.profile().bytearray_block(room);
        Ok(vm.new_int(allocated as i64))
    }),
];

const OUTSIDE: &str = "byte must be in range(0, 256)";

fn new(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, _) = class_of(vm, args, Kind::ByteArray)?;
    Ok(vm.make_builtin(class, Object::ByteArray(Box::default())))
}

fn init(vm: &mut Machine, args: Args<'_>) -> R<V> {
    vm.pass_arguments(args.rest().pos.len());
    let [source, encoding, errors] = args.rest().bind(vm, "bytearray", ["source", "encoding", "errors"], 0)?;
    let new = content(vm, "bytearray", source, encoding, errors)?;
    let one_by_one = source.is_some_and(|source| comes_one_by_one(vm, source));
    change(vm, args.pos[0], Vec::clear)?;
    if one_by_one {
        for byte in new {
            change(vm, args.pos[0], |content| content.push(byte))?;
        }
    } else {
        change(vm, args.pos[0], |content| *content = new)?;
    }
    Ok(vm.none)
}

/// Whether the items of a source are appended one after the other: nobody knows how many there will be.
fn comes_one_by_one(vm: &mut Machine, source: V) -> bool {
    let known = vm.bytes(source).is_some()
        || vm.as_str(source).is_some()
        || vm.heap.get(source).is_list_or_tuple()
        || vm.int(source).is_some();
    !known
}

/// Changes the content and tells the heap of the new size.
pub(crate) fn change<T>(vm: &mut Machine, this: V, change: impl FnOnce(&mut Vec<u8>) -> T) -> R<T> {
    let array = payload(vm, this);
    let old = array.bytes.len();
    if array.exports == 0 {
        let result = change(&mut array.bytes);
        settle(vm, this, old)?;
        return Ok(result);
    }
    let mut bytes = array.bytes.clone();
    let result = change(&mut bytes);
    if bytes.len() != old && vm.is_viewed(this) {
        return Err(vm.raise(ExcKind::Buffer, "Existing exports of data: object cannot be re-sized"));
    }
    payload(vm, this).bytes = bytes;
    settle(vm, this, old)?;
    Ok(result)
}

fn payload(vm: &mut Machine, this: V) -> &mut ByteArray {
    match vm.heap.get_mut(this).native_mut() {
        Object::ByteArray(array) => array,
        _ => unreachable!("methods are called with bytearrays"),
    }
}

/// The block that fits the bytes, of which there were `old` before (`PyByteArray_Resize`).
fn settle(vm: &mut Machine, this: V, old: usize) -> R<()> {
    let array = payload(vm, this);
    let new = array.bytes.len();
    let (room, given_up) = (array.allocated as u64, array.offset as u64);
    match vm.profile().bytearray_resize(room, given_up, new as u64) {
        Some(room) if new != old => reallocate(vm, this, room),
        _ => Ok(()),
    }
}

fn reallocate(vm: &mut Machine, this: V, room: u64) -> R<()> {
    let block = payload(vm, this).block;
    let Ok(block) = vm.heap.realloc_block(block, vm.profile().bytearray_block(room)) else {
        return Err(vm.memory_error());
    };
    let array = payload(vm, this);
    (array.block, array.allocated, array.offset) = (block, room as usize, 0);
    Ok(())
}

impl Machine {
    /// A bytearray of these bytes.
    pub fn new_bytearray(&mut self, bytes: Vec<u8>) -> V {
        let v = self.alloc(Object::ByteArray(Box::default()));
        // What does not fit is found out when it is used: the bytes exist already.
        let _ = change(self, v, |content| *content = bytes);
        v
    }
}

fn append(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let byte = byte_of(vm, args.pos[1], OUTSIDE)?;
    change(vm, args.pos[0], |content| content.push(byte))?;
    Ok(vm.none)
}

fn clear(vm: &mut Machine, args: Args<'_>) -> R<V> {
    change(vm, args.pos[0], Vec::clear)?;
    Ok(vm.none)
}

fn copy(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let content = data(vm, args.pos[0]).to_vec();
    Ok(vm.new_bytearray(content))
}

fn extend(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let source = args.pos[1];
    let mut more = Vec::new();
    if let Some(content) = vm.bytes(source) {
        more.extend_from_slice(content);
    } else if vm.as_str(source).is_some() {
        return wrong_type(vm, "expected iterable of integers; got: 'str'".to_string());
    } else {
        let (iter, getitem) = (vm.names.iter, vm.names.getitem);
        if vm.special(source, iter).is_none() && vm.special(source, getitem).is_none() {
            return Err(vm.type_error_of("can't extend bytearray with {}", &[source]));
        }
        for_each(vm, source, |vm, item| {
            more.push(byte_of(vm, item, OUTSIDE)?);
            Ok(true)
        })?;
    }
    change(vm, args.pos[0], |content| content.extend(more))?;
    Ok(vm.none)
}

fn insert(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let at = vm.index_i64(args.pos[1])?;
    let byte = byte_of(vm, args.pos[2], OUTSIDE)?;
    let len = data(vm, args.pos[0]).len() as i64;
    let at = if at < 0 { at.saturating_add(len).max(0) } else { at.min(len) };
    change(vm, args.pos[0], |content| content.insert(at as usize, byte))?;
    Ok(vm.none)
}

fn pop(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let at = args.pos.get(1).map_or(Ok(-1), |&v| vm.index_i64(v))?;
    let len = data(vm, args.pos[0]).len();
    if len == 0 {
        return Err(vm.index_error("pop from empty bytearray"));
    }
    let Some(at) = resolve_index(len, at) else { return Err(vm.index_error("pop index out of range")) };
    let byte = change(vm, args.pos[0], |content| content.remove(at))?;
    Ok(vm.new_int(i64::from(byte)))
}

fn remove(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let byte = byte_of(vm, args.pos[1], OUTSIDE)?;
    match data(vm, args.pos[0]).iter().position(|&known| known == byte) {
        Some(at) => {
            change(vm, args.pos[0], |content| content.remove(at))?;
            Ok(vm.none)
        }
        None => Err(vm.value_error("value not found in bytearray")),
    }
}

fn resize(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let size = vm.index_i64(args.pos[1])?;
    let Ok(size) = usize::try_from(size) else {
        return Err(vm.raise(ExcKind::Value, format!("Can only resize to positive sizes, got {size}")));
    };
    vm.ensure_room(size as u64)?;
    change(vm, args.pos[0], |content| content.resize(size, 0))?;
    Ok(vm.none)
}

fn reverse(vm: &mut Machine, args: Args<'_>) -> R<V> {
    change(vm, args.pos[0], |content| content.reverse())?;
    Ok(vm.none)
}

/// `bytes[key] = value`, and with no value `del bytes[key]`.
pub(crate) fn set_item(vm: &mut Machine, this: V, key: V, value: Option<V>) -> R<()> {
    if let Object::Slice(_) = vm.heap.get(key) {
        return set_slice(vm, this, key, value);
    }
    let at = vm.sequence_index(key, "bytearray")?;
    let byte = value.map(|value| byte_of(vm, value, OUTSIDE)).transpose()?;
    let Some(at) = resolve_index(data(vm, this).len(), at) else {
        return Err(vm.index_error("bytearray index out of range"));
    };
    match byte {
        Some(byte) => change(vm, this, |content| {
            if let Some(place) = content.get_mut(at) {
                *place = byte;
            }
        }),
        None => replace(vm, this, at, 1, Vec::new()),
    }
}

/// What is assigned to a slice.
fn slice_value(vm: &mut Machine, value: V) -> R<Vec<u8>> {
    if vm.as_str(value).is_some() || (vm.bytes(value).is_none() && vm.index_opt(value)?.is_some()) {
        let words = "can assign only bytes, buffers, or iterables of ints in range(0, 256)";
        return wrong_type(vm, words.to_string());
    }
    bytes_from_items(vm, value, "bytearray", OUTSIDE)
}

/// `count` bytes from `start` on become others (`bytearray_setslice_linear`).
fn replace(vm: &mut Machine, this: V, start: usize, count: usize, new: Vec<u8>) -> R<()> {
    let gone = count.saturating_sub(new.len());
    let array = payload(vm, this);
    if start == 0 && gone > 0 && array.exports == 0 {
        array.offset += gone;
    }
    change(vm, this, |content| {
        content.splice(start..start + count, new);
    })
}

fn set_slice(vm: &mut Machine, this: V, key: V, value: Option<V>) -> R<()> {
    let places = vm.slice_of(key, data(vm, this).len())?;
    let new = value.map(|value| slice_value(vm, value)).transpose()?.unwrap_or_default();
    let count = places.count as usize;
    if places.step == 1 {
        let start = places.start as usize;
        return replace(vm, this, start, count, new);
    }
    if new.is_empty() {
        let mut gone: Vec<usize> = places.positions().collect();
        gone.sort_unstable();
        return change(vm, this, |content| {
            gone.iter().rev().for_each(|&at| {
                content.remove(at);
            });
        });
    }
    if new.len() != count {
        let len = new.len();
        let message = format!("attempt to assign bytes of size {len} to extended slice of size {count}");
        return Err(vm.value_error(message));
    }
    change(vm, this, |content| places.positions().zip(new).for_each(|(at, byte)| content[at] = byte))
}
