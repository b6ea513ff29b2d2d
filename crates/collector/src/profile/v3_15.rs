//! CPython 3.15.2, 64-bit.

use super::Profile;
use super::sizes::FixedSizes;
use super::v3_14::{FREE_LISTS, V3_14};
use crate::layout::FreeList;

/// CPython 3.15.2: what it has otherwise than 3.14.
pub static CPYTHON_3_15: Profile = Profile {
    name: "3.15",
    startup_objects: 6_403,
    small_ints: -5..=1024,
    free_lists: &[FREE_LISTS, &[(FreeList::Complex, 100)]],
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
