//! CPython 3.15.2, 64-bit.

use super::Profile;
use super::sizes::FixedSizes;
use super::v3_14::V3_14;
use crate::layout::FreeList;

/// CPython 3.15.2: what it has otherwise than 3.14.
pub static CPYTHON_3_15: Profile = Profile {
    name: "3.15",
    startup_objects: 6_403,
    small_ints: -5..=1024,
    free_lists: &[
        (FreeList::Float, 100),
        (FreeList::Complex, 100),
        (FreeList::Int, 100),
        (FreeList::List, 80),
        (FreeList::Dict, 80),
        (FreeList::DictKeys, 80),
        (FreeList::Slice, 1),
        (FreeList::Range, 6),
        (FreeList::RangeIter, 6),
        (FreeList::ListIter, 10),
        (FreeList::TupleIter, 10),
        (FreeList::Builtin, 16),
        (FreeList::BuiltinMethod, 16),
        (FreeList::Method, 20),
        (FreeList::Context, 255),
        (FreeList::AsyncGenerator, 80),
        (FreeList::TextWriter, 1),
    ],
    untracks_frozensets: true,
    plain_weakrefs_outlive_finalizers: true,
    sizes: FixedSizes {
        class: 1728,
        class_with_slots_only: 960,
        static_type: 424,
        module: 120,
        bytearray: 64,
        bytearray_header: 33,
        bytearray_end: 0,
        ..V3_14.sizes
    },
    ..V3_14
};
