//! How each object lies in CPython's memory: sizes, pre-headers, free lists (cpython.md 4 and 5.2).
//!
//! What all versions agree on is constant; for the rest the machine's profile is asked.

use afterdel_collector::profile::{CPYTHON_3_14, DictKeys, DictTracking, FixedSizes, StrKind, TupleTracking};
use afterdel_collector::{FreeList, Layout, PreHeader, Profile};

use crate::object::Object;
use crate::objects::{AwaitableKind, Iter, Kind, SharedKeys, Str, StrMeasure, StrWidth, TypeObj};

/// The sizes that depend on nothing but the type; only those that are alike in all versions are taken from here.
const SIZES: &FixedSizes = &CPYTHON_3_14.sizes;

const fn plain(size_bytes: u32, free_list: FreeList) -> Layout {
    Layout { size_bytes, pre_header: PreHeader::None, tracked: false, free_list, may_finalize: false }
}

/// An object of a collectable type; `size_bytes` includes the collector's 16-byte header.
const fn gc(size_bytes: u32, free_list: FreeList) -> Layout {
    Layout { size_bytes, pre_header: PreHeader::Gc, tracked: true, free_list, may_finalize: false }
}

/// The count and the type at the start of every object.
pub const PLAIN_BODY_BYTES: u32 = 16;
/// An int of one 30-bit digit.
pub const INT: Layout = plain(CPYTHON_3_14.int_size(1) as u32, FreeList::Int);
/// A float.
pub const FLOAT: Layout = plain(SIZES.float, FreeList::Float);
/// A range.
pub const RANGE: Layout = plain(SIZES.range, FreeList::Range);
/// An iterator of a range of small ints.
pub const RANGE_ITERATOR: Layout = plain(SIZES.range_iterator, FreeList::RangeIter);
/// An empty list.
pub const LIST: Layout = gc(SIZES.list, FreeList::List);
/// An empty dict.
pub const DICT: Layout = gc(SIZES.dict, FreeList::Dict);
/// A dict as it is born.
#[inline(always)]
pub fn dict(profile: &Profile) -> Layout {
    Layout { tracked: profile.dict_tracking == DictTracking::Always, ..DICT }
}
/// A bound method.
pub const METHOD: Layout = gc(SIZES.method, FreeList::Method);
/// A weak reference.
pub const WEAKREF: Layout = gc(SIZES.weakref, FreeList::None);
/// A cell.
pub const CELL: Layout = gc(SIZES.cell, FreeList::None);
/// A function.
pub fn function(profile: &Profile) -> Layout {
    gc(profile.sizes.function, FreeList::None)
}

/// Bytes of an int of this many bits.
pub fn int_bytes(bits: u64) -> u32 {
    clamp(CPYTHON_3_14.int_size(bits))
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

/// A str's layout.
pub fn str(text: &Str) -> Layout {
    plain(clamp(str_bytes(text)), FreeList::None)
}

/// Bytes of the part of a str in an instance of a derived class, and of the characters, which lie in a block of their own
/// there (`unicode_subtype_new`).
pub fn derived_str_bytes(text: &Str) -> u32 {
    const PLAIN: u32 = 64;
    let width = match text.width {
        StrWidth::Ascii | StrWidth::Latin1 => 1,
        StrWidth::Ucs2 => 2,
        StrWidth::Ucs4 => 4,
    };
    PLAIN + width * (text.len + 1)
}

/// As [`str_bytes`], from the measure alone.
pub fn str_size(measure: StrMeasure) -> u64 {
    let len = u64::from(measure.len);
    let kind = match measure.width {
        StrWidth::Ascii => StrKind::Ascii,
        StrWidth::Latin1 => StrKind::Latin1,
        StrWidth::Ucs2 => StrKind::Ucs2,
        StrWidth::Ucs4 => StrKind::Ucs4,
    };
    CPYTHON_3_14.str_size(kind, len)
}

/// A tuple of this many items; whether it is tracked depends on the items.
pub fn tuple(profile: &Profile, len: usize, tracked: bool) -> Layout {
    let free_list = if (1..=20).contains(&len) { FreeList::Tuple(len as u8) } else { FreeList::None };
    Layout { tracked, ..gc(clamp(profile.tuple_size(len as u64)), free_list) }
}

/// Whether a tuple is tracked whatever is in it.
#[inline(always)]
pub fn tracks_all_tuples(profile: &Profile) -> bool {
    profile.tuple_tracking == TupleTracking::Always
}

/// Sizes are 32-bit in the header: the memory limit keeps real ones far below.
pub fn clamp(bytes: u64) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

/// Bytes of a dict's key table with this many slots (cpython.md 4.4).
pub fn dict_table_bytes(slots: u32, str_keys: bool) -> u64 {
    CPYTHON_3_14.dict_keys_size(u64::from(slots), if str_keys { DictKeys::Str } else { DictKeys::General })
}

/// Entries that fit a dict table of this many slots.
pub fn usable(slots: u32) -> u32 {
    CPYTHON_3_14.dict_usable(u64::from(slots)) as u32
}

fn iter(profile: &Profile, iter: &Iter) -> Layout {
    match iter {
        Iter::Range(..) => RANGE_ITERATOR,
        Iter::BigRange(_) => plain(SIZES.range_iterator, FreeList::None),
        Iter::List(..) => gc(SIZES.list_iterator, FreeList::ListIter),
        Iter::Tuple(..) => gc(SIZES.tuple_iterator, FreeList::TupleIter),
        Iter::Dict(_) => gc(SIZES.dict_iterator, FreeList::None),
        Iter::Set(..) => gc(SIZES.set_iterator, FreeList::None),
        Iter::Enumerate(..) => gc(SIZES.enumerate, FreeList::None),
        Iter::Zip(..) => gc(SIZES.zip, FreeList::None),
        Iter::Map(..) => gc(profile.sizes.map, FreeList::None),
        _ => gc(SIZES.str_iterator, FreeList::None),
    }
}

/// The layout of an object; instances and exceptions are laid out by [`instance`].
pub fn of(profile: &Profile, object: &Object) -> Layout {
    let sizes = &profile.sizes;
    match object {
        Object::Int(value) => int(value.0),
        Object::BigInt(value) => plain(int_bytes(value.bits()), FreeList::None),
        Object::Float(_) => FLOAT,
        Object::Complex(_) => plain(SIZES.complex, FreeList::Complex),
        Object::Str(text) => str(text),
        Object::Bytes(bytes) => plain(clamp(CPYTHON_3_14.bytes_size(bytes.len() as u64)), FreeList::None),
        Object::ByteArray(_) => plain(sizes.bytearray, FreeList::None),
        Object::Bool(_) => plain(SIZES.bool, FreeList::None),
        Object::None | Object::NotImplemented | Object::Ellipsis | Object::Gone => plain(SIZES.object, FreeList::None),
        tuple @ (Object::Tuple(_) | Object::SmallTuple(_)) => {
            self::tuple(profile, tuple.tuple_items().len(), !tuple.tuple_items().is_empty())
        }
        Object::List(_) | Object::SmallList(..) => LIST,
        Object::Dict(_) => dict(profile),
        Object::Set(_) | Object::FrozenSet(_) => gc(SIZES.set, FreeList::None),
        Object::Range(_) => RANGE,
        Object::Slice(_) => gc(SIZES.slice, FreeList::Slice),
        Object::Cell(_) => CELL,
        Object::Code(code) => plain(clamp(profile.code_size(u64::from(code.code_bytes))), FreeList::None),
        Object::Function(_) => function(profile),
        Object::Native(native) if native.is_method_wrapper() => gc(SIZES.method_wrapper, FreeList::None),
        Object::Native(_) => gc(SIZES.builtin_function, FreeList::Builtin),
        Object::MethodDescr(..) => gc(SIZES.method_descriptor, FreeList::None),
        Object::Method(..) => METHOD,
        Object::Type(class) if !class.is_static() => gc(class_bytes(profile, class), FreeList::None),
        Object::Type(_) => plain(sizes.static_type, FreeList::None),
        Object::Module(_) => gc(sizes.module, FreeList::None),
        Object::Property(_) => gc(SIZES.property, FreeList::None),
        Object::StaticMethod(..) | Object::ClassMethod(..) => gc(SIZES.static_method, FreeList::None),
        Object::Member(_) | Object::GetSet(_) => gc(SIZES.getset, FreeList::None),
        Object::Super(_) => gc(SIZES.super_object, FreeList::None),
        Object::Generator(generator) => Layout {
            may_finalize: true,
            ..gc(clamp(profile.generator_size(u64::from(generator.frame_slots))), FreeList::None)
        },
        Object::Awaitable(awaitable) => match awaitable.kind {
            AwaitableKind::Send | AwaitableKind::Throw => {
                Layout { may_finalize: true, ..gc(SIZES.async_step, FreeList::None) }
            }
            AwaitableKind::Wrapped | AwaitableKind::Coroutine => gc(SIZES.cell, FreeList::None),
        },
        Object::Frame(frame) => gc(clamp(profile.frame_size(frame.loaded.modelled_slots() as u64)), FreeList::None),
        Object::Traceback(_) => gc(SIZES.traceback, FreeList::None),
        Object::WeakRef(_) => WEAKREF,
        Object::Iter(kind) => iter(profile, kind),
        Object::DictView(..) | Object::MappingProxy(_) => gc(SIZES.mapping_proxy, FreeList::None),
        Object::Instance(_) | Object::Small(..) => unreachable!("instances are laid out by their class"),
    }
}

/// What `sys.getsizeof` says of a class: its key-sharing table is counted, the members of its `__slots__` are not.
fn class_bytes(profile: &Profile, class: &TypeObj) -> u32 {
    clamp(profile.class_size(shares_keys(class)))
}

/// Whether a class has a key-sharing table for its instances.
pub fn shares_keys(class: &TypeObj) -> bool {
    class.managed_dict() && !class.is_exception && class.kind != Kind::Type
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
    /// There is room for the values of attributes behind it.
    pub inline_values: bool,
}

/// The size of an instance of a class: managed pre-header, body, slots, inline values (cpython.md 4.1, 4.2, 4.6).
pub fn instance(class: &TypeObj, body_bytes: u32, keys: SharedKeys) -> InstanceSize {
    if class.fixed_layout {
        let sizeof_bytes = 16 + body_bytes;
        let pre_header = PreHeader::Gc;
        return InstanceSize { block_bytes: sizeof_bytes, sizeof_bytes, pre_header, inline_values: false };
    }
    let managed = class.heap && !class.own_native && (class.managed_dict() || class.managed_weakref);
    let (pre_header, pre_bytes) = if managed { (PreHeader::GcManaged, 32) } else { (PreHeader::Gc, 16) };
    let sizeof_bytes = pre_bytes + body_bytes + 8 * class.slots.len() as u32;
    let inline_values = class.heap && !class.own_native && class.inline_values();
    let values = if inline_values { inline_values_bytes(keys.entries + keys.usable) } else { 0 };
    // Types of variable size are given one item more (`PyType_GenericAlloc`).
    let spare = match class.kind {
        Kind::Int => 4,
        Kind::Bytes => 1,
        Kind::Tuple => 8,
        _ => 0,
    };
    let block_bytes = if spare > 0 { (sizeof_bytes + spare).next_multiple_of(8) } else { sizeof_bytes + values };
    InstanceSize { block_bytes, sizeof_bytes, pre_header, inline_values }
}

/// Inline values for `u` attributes: a prefix of bytes in order of insertion, then the values.
pub fn inline_values_bytes(u: u32) -> u32 {
    u.next_multiple_of(8) + 8 * (u + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::version::Version;

    #[test]
    fn what_is_constant_is_alike_in_all_versions() {
        for version in Version::ALL {
            let sizes = &version.profile.sizes;
            let constant = [FLOAT, RANGE, RANGE_ITERATOR, LIST, DICT, METHOD, WEAKREF, CELL].map(|it| it.size_bytes);
            let asked = [
                sizes.float,
                sizes.range,
                sizes.range_iterator,
                sizes.list,
                sizes.dict,
                sizes.method,
                sizes.weakref,
                sizes.cell,
            ];
            assert_eq!(constant, asked, "{}", version.name());
            assert_eq!(*version.profile.small_ints.start(), -5, "{}", version.name());
        }
    }
}
