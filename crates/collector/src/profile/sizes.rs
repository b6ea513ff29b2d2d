//! Sizes and growth, in bytes and entries, as `sys.getsizeof` shows them (cpython.md 4).
//!
//! Sizes of objects of garbage-collected types include the pre-header of 16 or 32 bytes; those of side blocks stand
//! alone, so that `getsizeof([1]) == list_size(1) == sizes.list + list_items(1)`.

use super::Profile;

/// Sizes that depend on nothing but the type (4.2), and the constant parts of those that do.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "each field is the size of the type it is named after")]
pub struct FixedSizes {
    pub object: u32,
    pub float: u32,
    pub complex: u32,
    pub bool: u32,
    /// Without items.
    pub list: u32,
    /// Without keys.
    pub dict: u32,
    /// With the table of eight slots that lies inside.
    pub set: u32,
    pub range: u32,
    pub slice: u32,
    pub function: u32,
    pub builtin_function: u32,
    pub method: u32,
    pub method_wrapper: u32,
    pub method_descriptor: u32,
    pub getset: u32,
    /// A class whose instances have a dict.
    pub class: u32,
    /// A class with `__slots__` only, a metaclass, a subclass of an exception.
    pub class_with_slots_only: u32,
    pub static_type: u32,
    pub module: u32,
    pub cell: u32,
    /// What `asend`, `athrow` and `aclose` of an asynchronous generator give.
    pub async_step: u32,
    pub weakref: u32,
    pub weak_proxy: u32,
    pub mapping_proxy: u32,
    pub property: u32,
    pub static_method: u32,
    pub super_object: u32,
    pub namespace: u32,
    pub traceback: u32,
    pub memory_view: u32,
    pub partial: u32,
    pub exception: u32,
    pub stop_iteration: u32,
    pub name_error: u32,
    pub attribute_error: u32,
    pub os_error: u32,
    pub syntax_error: u32,
    pub range_iterator: u32,
    pub list_iterator: u32,
    pub tuple_iterator: u32,
    pub str_iterator: u32,
    pub dict_iterator: u32,
    pub set_iterator: u32,
    pub reversed: u32,
    pub enumerate: u32,
    pub zip: u32,
    pub map: u32,
    pub filter: u32,
    pub dict_view: u32,
    pub tuple_base: u32,
    pub str_ascii_base: u32,
    pub str_latin1_base: u32,
    pub str_ucs2_base: u32,
    pub str_ucs4_base: u32,
    /// One character from U+0080 to U+00FF, which exists once.
    pub latin1_char: u32,
    /// Without bytes.
    pub bytearray: u32,
    /// What a bytearray's block has before the bytes.
    pub bytearray_header: u32,
    /// What a bytearray's room has behind the bytes: 1 where a zero follows them.
    pub bytearray_end: u32,
    pub generator_base: u32,
    pub coroutine_base: u32,
    pub frame_base: u32,
    pub code_base: u32,
}

/// How wide a string's characters are stored.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Hash)]
pub enum StrKind {
    /// All below U+0080.
    Ascii,
    /// All below U+0100.
    Latin1,
    /// All below U+10000.
    Ucs2,
    /// Any.
    Ucs4,
}

/// What the keys of a dict table are.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Hash)]
pub enum DictKeys {
    /// All exact strings: entries of 16 bytes.
    Str,
    /// Anything: entries of 24 bytes.
    General,
}

/// Slots of the smallest dict table, and of the table inside a set.
pub const SMALL_TABLE_SLOTS: u64 = 8;

impl Profile {
    /// An int of `bits` bits (4.2): four bytes for each 30.
    pub const fn int_size(&self, bits: u64) -> u64 {
        let digits = bits.div_ceil(30);
        24 + 4 * if digits == 0 { 1 } else { digits }
    }

    /// A string of `len` characters (4.2).
    pub const fn str_size(&self, kind: StrKind, len: u64) -> u64 {
        let sizes = &self.sizes;
        match kind {
            StrKind::Ascii => sizes.str_ascii_base as u64 + len,
            StrKind::Latin1 if len == 1 => sizes.latin1_char as u64,
            StrKind::Latin1 => sizes.str_latin1_base as u64 + len,
            StrKind::Ucs2 => sizes.str_ucs2_base as u64 + 2 * len,
            StrKind::Ucs4 => sizes.str_ucs4_base as u64 + 4 * len,
        }
    }

    /// Bytes (4.2).
    pub const fn bytes_size(&self, len: u64) -> u64 {
        33 + len
    }

    /// A bytearray of exactly `len` bytes (4.2): the object and a block for its bytes and what goes with them.
    pub const fn bytearray_size(&self, len: u64) -> u64 {
        self.sizes.bytearray as u64
            + if len == 0 { 0 } else { self.bytearray_block(len + self.sizes.bytearray_end as u64) }
    }

    /// The block of a bytearray with room for `room` bytes (`ob_alloc`).
    pub const fn bytearray_block(&self, room: u64) -> u64 {
        if room == 0 { 0 } else { self.sizes.bytearray_header as u64 + room }
    }

    /// Room for a bytearray that is to have `len` bytes, of which the first `given_up` places are in front of its bytes
    /// (`PyByteArray_Resize`). None: it stays as it is.
    pub const fn bytearray_resize(&self, room: u64, given_up: u64, len: u64) -> Option<u64> {
        let exact = len + self.sizes.bytearray_end as u64;
        if exact + given_up <= room {
            if exact == 0 || len < room / 2 { Some(exact) } else { None }
        } else if 8 * len <= 9 * room {
            Some(len + (len >> 3) + if len < 9 { 3 } else { 6 })
        } else {
            Some(exact)
        }
    }

    /// A tuple (4.2).
    pub const fn tuple_size(&self, len: u64) -> u64 {
        self.sizes.tuple_base as u64 + 8 * len
    }

    /// A list with room for `capacity` items (4.2).
    pub const fn list_size(&self, capacity: u64) -> u64 {
        self.sizes.list as u64 + self.list_items(capacity)
    }

    /// The block of a list's items.
    pub const fn list_items(&self, capacity: u64) -> u64 {
        8 * capacity
    }

    /// Room for a list that is to have `new_len` items instead of `len` (4.3, `list_resize`).
    ///
    /// None: the list stays as it is.
    pub const fn list_resize(&self, capacity: u64, len: u64, new_len: u64) -> Option<u64> {
        if new_len <= capacity && (new_len >= capacity >> 1 || (capacity <= self.list_keeps && new_len > 0)) {
            return None;
        }
        if new_len == 0 {
            return Some(0);
        }
        let generous = (new_len + (new_len >> 3) + 6) & !3;
        let jump = new_len.saturating_sub(len);
        Some(if jump > generous - new_len { (new_len + 3) & !3 } else { generous })
    }

    /// Room of a list made at once from `len` items by `extend` on an empty list (4.3).
    pub const fn list_extend_capacity(&self, len: u64) -> u64 {
        (len + 1) & !1
    }

    /// Entries that fit a dict table of `slots` (4.4).
    pub const fn dict_usable(&self, slots: u64) -> u64 {
        slots * 2 / 3
    }

    /// A dict's table (4.4); 0 slots: the shared empty one, which takes nothing.
    pub const fn dict_keys_size(&self, slots: u64, keys: DictKeys) -> u64 {
        if slots == 0 {
            return 0;
        }
        let index = match slots {
            0..=128 => 1,
            129..=32768 => 2,
            _ => 4,
        };
        let entry = match keys {
            DictKeys::Str => 16,
            DictKeys::General => 24,
        };
        32 + slots * index + self.dict_usable(slots) * entry
    }

    /// A dict with a table of its own (4.4).
    pub const fn dict_size(&self, slots: u64, keys: DictKeys) -> u64 {
        self.sizes.dict as u64 + self.dict_keys_size(slots, keys)
    }

    /// Slots of the next table of a dict with `used` entries whose table is full (4.4).
    pub const fn dict_grown_slots(&self, used: u64) -> u64 {
        let wanted = if 3 * used > SMALL_TABLE_SLOTS { 3 * used } else { SMALL_TABLE_SLOTS };
        power_of_two_from(wanted)
    }

    /// Slots of a dict made for `len` entries: a display, `dict_new_presized` (4.4).
    pub const fn dict_presized_slots(&self, len: u64) -> u64 {
        if len <= self.dict_usable(SMALL_TABLE_SLOTS) {
            SMALL_TABLE_SLOTS
        } else {
            1 << bit_length((3 * len).div_ceil(2) - 1)
        }
    }

    /// An instance's `__dict__` while it shares its class's keys: `room` is entries and usable ones together (4.4).
    pub const fn split_dict_size(&self, room: u64) -> u64 {
        self.sizes.dict as u64 + 8 * room
    }

    /// A set or frozenset with a table of `slots` (4.5).
    pub const fn set_size(&self, slots: u64) -> u64 {
        self.sizes.set as u64 + self.set_table_size(slots)
    }

    /// A set's table; one of eight slots lies inside the set.
    pub const fn set_table_size(&self, slots: u64) -> u64 {
        if slots > SMALL_TABLE_SLOTS { 16 * slots } else { 0 }
    }

    /// True when a set grows after an addition: `fill` is entries and remains of entries (4.5).
    pub const fn set_is_full(&self, fill: u64, slots: u64) -> bool {
        fill * 5 >= (slots - 1) * 3
    }

    /// Slots of the next table of a set with `used` entries (4.5).
    pub const fn set_grown_slots(&self, used: u64) -> u64 {
        let more_than = if used > 50_000 { used * 2 } else { used * 4 };
        let slots = 1 << bit_length(more_than);
        if slots < SMALL_TABLE_SLOTS { SMALL_TABLE_SLOTS } else { slots }
    }

    /// What `getsizeof` says of an instance with a dict (4.2): 16 of header and 32 before it, whatever its attributes.
    pub const fn instance_size(&self) -> u64 {
        48
    }

    /// An instance of a class with `slots` slots and no dict; `weakref`: `'__weakref__'` is among its slots (4.2).
    pub const fn slots_instance_size(&self, slots: u64, weakref: bool) -> u64 {
        // Slots lie in the body; a managed weakref list takes the 16 bytes before the GC head.
        16 + 16 + 8 * slots + if weakref { 16 } else { 0 }
    }

    /// The block of an instance with inline values, `room` being entries and usable ones of the shared keys (4.6).
    pub const fn inline_instance_block(&self, room: u64) -> u64 {
        // Pre-header (32), object (16), then the values: pointers, one more word, and a byte for each in the order
        // of insertion, rounded up.
        48 + room.next_multiple_of(8) + 8 * (room + 1)
    }

    /// Entries that a class's shared keys have room for, when `instances` were made before this one and `entries`
    /// attribute names are known (4.4): every new instance takes one off the usable, down to one.
    pub const fn shared_keys_room(&self, instances: u64, entries: u64) -> u64 {
        const START: u64 = 30;
        let left = START.saturating_sub(instances).saturating_sub(entries);
        entries + if left == 0 { 1 } else { left }
    }

    /// A class (4.2): whether its instances have a dict decides; how many slots they have does not.
    pub const fn class_size(&self, has_dict: bool) -> u64 {
        if has_dict { self.sizes.class as u64 } else { self.sizes.class_with_slots_only as u64 }
    }

    /// A generator whose frame has `places` locals and stack entries (4.2).
    pub const fn generator_size(&self, places: u64) -> u64 {
        16 + self.sizes.generator_base as u64 + 8 * places
    }

    /// A coroutine whose frame has `places` locals and stack entries (4.2).
    pub const fn coroutine_size(&self, places: u64) -> u64 {
        16 + self.sizes.coroutine_base as u64 + 8 * places
    }

    /// A frame object (4.2).
    pub const fn frame_size(&self, places: u64) -> u64 {
        self.sizes.frame_base as u64 + 8 * places
    }

    /// A code object with `bytes` bytes of bytecode (4.2).
    pub const fn code_size(&self, bytes: u64) -> u64 {
        (self.sizes.code_base as u64 + bytes).next_multiple_of(8)
    }
}

/// The smallest power of two that is at least `wanted`, and at least eight.
const fn power_of_two_from(wanted: u64) -> u64 {
    let slots = wanted.next_power_of_two();
    if slots < SMALL_TABLE_SLOTS { SMALL_TABLE_SLOTS } else { slots }
}

const fn bit_length(value: u64) -> u32 {
    u64::BITS - value.leading_zeros()
}
