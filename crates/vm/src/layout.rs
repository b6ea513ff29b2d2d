//! How each object lies in CPython 3.14's memory: sizes, pre-headers, free lists (cpython.md 4 and 5.2).

use afterdel_collector::{FreeList, Layout, PreHeader};

use crate::object::Object;
use crate::objects::{Iter, SharedKeys, Str, StrMeasure, StrWidth, TypeObj};

const fn plain(size_bytes: u32, free_list: FreeList) -> Layout {
    Layout { size_bytes, pre_header: PreHeader::None, tracked: false, free_list, may_finalize: false }
}

/// An object of a collectable type; `size_bytes` includes the collector's 16-byte header.
const fn gc(size_bytes: u32, free_list: FreeList) -> Layout {
    Layout { size_bytes, pre_header: PreHeader::Gc, tracked: true, free_list, may_finalize: false }
}

/// An int of one 30-bit digit.
pub const INT: Layout = plain(28, FreeList::Int);
/// A float.
pub const FLOAT: Layout = plain(24, FreeList::Float);
/// An empty list.
pub const LIST: Layout = gc(56, FreeList::List);
/// An empty dict.
pub const DICT: Layout = gc(64, FreeList::Dict);
/// A bound method.
pub const METHOD: Layout = gc(64, FreeList::Method);
/// A cell.
pub const CELL: Layout = gc(40, FreeList::None);
/// A function.
pub const FUNCTION: Layout = gc(168, FreeList::None);

/// Bytes of an int of this many bits.
pub fn int_bytes(bits: u64) -> u32 {
    24 + 4 * (bits.div_ceil(30).max(1) as u32)
}

/// A small int's layout.
pub fn int(value: i64) -> Layout {
    if value.unsigned_abs() < 1 << 30 {
        return INT;
    }
    plain(int_bytes(u64::from(64 - value.unsigned_abs().leading_zeros())), FreeList::None)
}

/// Bytes of a str object (cpython.md 4.2).
pub fn str_bytes(text: &Str) -> u64 {
    str_size(text.measure())
}

/// As [`str_bytes`], from the measure alone.
pub fn str_size(measure: StrMeasure) -> u64 {
    let len = u64::from(measure.len);
    match measure.width {
        StrWidth::Ascii => 41 + len,
        StrWidth::Latin1 => 57 + len,
        StrWidth::Ucs2 => 58 + 2 * len,
        StrWidth::Ucs4 => 60 + 4 * len,
    }
}

/// A tuple of this many items; whether it is tracked depends on the items.
pub fn tuple(len: usize, tracked: bool) -> Layout {
    let free_list = if (1..=20).contains(&len) { FreeList::Tuple(len as u8) } else { FreeList::None };
    Layout { tracked, ..gc(clamp(48 + 8 * len as u64), free_list) }
}

/// Sizes are 32-bit in the header: the memory limit keeps real ones far below.
pub fn clamp(bytes: u64) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

/// Bytes of a dict's key table with this many slots (cpython.md 4.4).
pub fn dict_table_bytes(slots: u32, str_keys: bool) -> u64 {
    if slots == 0 {
        return 0;
    }
    let slots = u64::from(slots);
    let index = slots
        * if slots <= 128 {
            1
        } else if slots <= 32768 {
            2
        } else {
            4
        };
    let entry = if str_keys { 16 } else { 24 };
    32 + index + usable(slots as u32) as u64 * entry
}

/// Entries that fit a dict table of this many slots.
pub fn usable(slots: u32) -> u32 {
    (u64::from(slots) * 2 / 3) as u32
}

/// Bytes of a generator with this many frame slots.
pub fn generator_bytes(frame_slots: u32) -> u32 {
    16 + 152 + 8 * frame_slots
}

fn iter(iter: &Iter) -> Layout {
    match iter {
        Iter::Range(..) => plain(40, FreeList::RangeIter),
        Iter::BigRange(_) => plain(40, FreeList::None),
        Iter::List(..) => gc(48, FreeList::ListIter),
        Iter::Tuple(..) => gc(48, FreeList::TupleIter),
        Iter::Dict(_) => gc(72, FreeList::None),
        Iter::Set(..) => gc(64, FreeList::None),
        Iter::Enumerate(..) => gc(72, FreeList::None),
        Iter::Zip(..) => gc(64, FreeList::None),
        Iter::Map(..) => gc(56, FreeList::None),
        _ => gc(48, FreeList::None),
    }
}

/// The layout of an object; instances and exceptions are laid out by [`instance`].
pub fn of(object: &Object) -> Layout {
    match object {
        Object::Int(value) => int(value.0),
        Object::BigInt(value) => plain(int_bytes(value.bits()), FreeList::None),
        Object::Float(_) => FLOAT,
        Object::Complex(_) => plain(32, FreeList::None),
        Object::Str(text) => plain(clamp(str_bytes(text)), FreeList::None),
        Object::Bytes(bytes) => plain(clamp(33 + bytes.len() as u64), FreeList::None),
        Object::ByteArray(bytes) => {
            plain(clamp(if bytes.is_empty() { 56 } else { 57 + bytes.len() as u64 }), FreeList::None)
        }
        Object::Bool(_) => plain(28, FreeList::None),
        Object::None | Object::NotImplemented | Object::Ellipsis | Object::Gone(_) => plain(16, FreeList::None),
        Object::Tuple(items) => tuple(items.len(), !items.is_empty()),
        Object::List(_) => LIST,
        Object::Dict(_) => DICT,
        Object::Set(_) | Object::FrozenSet(_) => gc(216, FreeList::None),
        Object::Range(_) => plain(48, FreeList::Range),
        Object::Slice(_) => gc(56, FreeList::Slice),
        Object::Cell(_) => CELL,
        Object::Code(code) => plain(clamp(208 + 2 * code.instrs.len() as u64).next_multiple_of(8), FreeList::None),
        Object::Function(_) => FUNCTION,
        Object::Native(native) if native.is_method_wrapper() => gc(48, FreeList::None),
        Object::Native(_) => gc(72, FreeList::Builtin),
        Object::MethodDescr(..) => gc(72, FreeList::None),
        Object::Method(..) => METHOD,
        Object::Type(class) if class.heap => gc(class_bytes(class), FreeList::None),
        Object::Type(_) => plain(416, FreeList::None),
        Object::Module(_) => gc(72, FreeList::None),
        Object::Property(_) => gc(80, FreeList::None),
        Object::StaticMethod(_) | Object::ClassMethod(_) => gc(48, FreeList::None),
        Object::Member(_) | Object::GetSet(_) => gc(64, FreeList::None),
        Object::Super(_) => gc(56, FreeList::None),
        Object::Generator(generator) => {
            Layout { may_finalize: true, ..gc(generator_bytes(generator.frame_slots), FreeList::None) }
        }
        Object::Frame(frame) => gc(168 + 8 * frame.loaded.modelled_slots() as u32, FreeList::None),
        Object::Traceback(_) => gc(56, FreeList::None),
        Object::WeakRef(_) => gc(80, FreeList::None),
        Object::Iter(kind) => iter(kind),
        Object::DictView(..) | Object::MappingProxy(_) => gc(40, FreeList::None),
        Object::Instance(_) => unreachable!("instances are laid out by their class"),
    }
}

fn class_bytes(class: &TypeObj) -> u32 {
    let plain_meta = !class.is_exception && class.has_dict;
    if plain_meta { 1720 } else { 952 }
}

/// What an instance of a class takes.
#[derive(Clone, Copy, Debug)]
pub struct InstanceSize {
    /// Asked from the allocator, pre-header included.
    pub block_bytes: u32,
    /// What `sys.getsizeof` says.
    pub sizeof_bytes: u32,
    /// The pre-header before the object.
    pub pre_header: PreHeader,
}

/// The size of an instance of a class: managed pre-header, body, slots, inline values (cpython.md 4.1, 4.2, 4.6).
pub fn instance(class: &TypeObj, body_bytes: u32, keys: SharedKeys) -> InstanceSize {
    let managed = class.heap && (class.has_dict || class.has_weakref);
    let (pre_header, pre_bytes) = if managed { (PreHeader::GcManaged, 32) } else { (PreHeader::Gc, 16) };
    let sizeof_bytes = pre_bytes + body_bytes + 8 * class.slots.len() as u32;
    let inline = class.heap && class.has_dict && body_bytes == 16;
    let values = if inline { inline_values_bytes(keys.entries + keys.usable) } else { 0 };
    InstanceSize { block_bytes: sizeof_bytes + values, sizeof_bytes, pre_header }
}

/// Inline values for `u` attributes: a prefix of bytes in order of insertion, then the values.
pub fn inline_values_bytes(u: u32) -> u32 {
    u.next_multiple_of(8) + 8 * (u + 1)
}
