//! How an object lies in memory: size, pre-header, free list.

/// The words before an object's address.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default, Hash)]
pub enum PreHeader {
    /// Not a garbage-collected type.
    #[default]
    None,
    /// CPython's `PyGC_Head`: 16 bytes.
    Gc,
    /// `PyGC_Head` and the two words of a managed dict or weakref list: 32 bytes.
    GcManaged,
}

impl PreHeader {
    /// Its size.
    pub const fn size_bytes(self) -> u32 {
        16 * self as u32
    }

    pub(crate) const fn from_bits(bits: u32) -> PreHeader {
        match bits {
            0 => PreHeader::None,
            1 => PreHeader::Gc,
            _ => PreHeader::GcManaged,
        }
    }
}

/// The longest tuple that has a free list.
pub const MAX_FREE_LISTED_TUPLE: u8 = 20;

/// One of CPython's lists of freed blocks that wait for an object of the same kind (cpython.md 5.2).
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default, Hash)]
pub enum FreeList {
    /// No free list: the block goes back to the allocator.
    #[default]
    None,
    /// `float`.
    Float,
    /// `int` of one digit.
    Int,
    /// `list`.
    List,
    /// `dict`.
    Dict,
    /// The table of eight slots for string keys.
    DictKeys,
    /// `slice`.
    Slice,
    /// `range`.
    Range,
    /// The iterator of a `range`.
    RangeIter,
    /// The iterator of a `list`.
    ListIter,
    /// The iterator of a `tuple`.
    TupleIter,
    /// A builtin function.
    Builtin,
    /// A builtin method with a defining class.
    BuiltinMethod,
    /// A bound method.
    Method,
    /// A `contextvars` context.
    Context,
    /// An asynchronous generator.
    AsyncGenerator,
    /// `complex` (3.15).
    Complex,
    /// What the text of a container is put together in (3.14).
    TextWriter,
    /// No free list: an object that the model does not show counts for automatic collection (of blocks only).
    Unseen,
    /// The same, and it is tracked for as long as it lives.
    Companion,
    /// A tuple of 1 to 20 elements; of any other length: no free list.
    Tuple(u8),
}

/// How many codes there are: the kinds, and one for each length of tuple.
pub(crate) const FREE_LIST_CODES: usize = 18 + MAX_FREE_LISTED_TUPLE as usize;

impl FreeList {
    /// A small number for the header; 0 is none.
    #[inline]
    pub(crate) const fn code(self) -> u8 {
        match self {
            FreeList::None | FreeList::Unseen | FreeList::Companion => 0,
            FreeList::Float => 1,
            FreeList::Int => 2,
            FreeList::List => 3,
            FreeList::Dict => 4,
            FreeList::DictKeys => 5,
            FreeList::Slice => 6,
            FreeList::Range => 7,
            FreeList::RangeIter => 8,
            FreeList::ListIter => 9,
            FreeList::TupleIter => 10,
            FreeList::Builtin => 11,
            FreeList::BuiltinMethod => 12,
            FreeList::Method => 13,
            FreeList::Context => 14,
            FreeList::AsyncGenerator => 15,
            FreeList::Complex => 16,
            FreeList::TextWriter => 17,
            FreeList::Tuple(len) if len >= 1 && len <= MAX_FREE_LISTED_TUPLE => 17 + len,
            FreeList::Tuple(_) => 0,
        }
    }
}

/// How an object lies in memory, told once at its birth.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub struct Layout {
    /// What is asked of the allocator, pre-header included.
    pub size_bytes: u32,
    /// The words before the object's address; anything but `None` makes it an object of a garbage-collected type.
    pub pre_header: PreHeader,
    /// True when the collector is to know it from birth; [`crate::Heap::track`] does it later.
    pub tracked: bool,
    /// Where its block waits after death.
    pub free_list: FreeList,
    /// True when [`crate::Host::has_finalizer`] is to be asked at its death.
    pub may_finalize: bool,
}
