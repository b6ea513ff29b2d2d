//! CPython 3.13.18, 64-bit.

use super::sizes::FixedSizes;
use super::v3_14::V3_14;
use super::{DictTracking, Profile, TupleTracking};
use crate::layout::FreeList;

/// CPython 3.13.18: what it has otherwise than 3.14.
pub static CPYTHON_3_13: Profile = Profile {
    name: "3.13",
    startup_objects: 5_973,
    immortal_refcount: u32::MAX,
    free_lists: &[&[
        (FreeList::Float, 100),
        (FreeList::List, 80),
        (FreeList::Dict, 80),
        (FreeList::DictKeys, 80),
        (FreeList::Slice, 1),
        (FreeList::Context, 255),
        (FreeList::AsyncGenerator, 80),
    ]],
    kept_free_lists: &[(FreeList::Slice, 56)],
    inline_values_beside_fields: false,
    list_keeps: 0,
    list_deletion_shrinks: false,
    native_bodies: &[("functools.partial", 64), ("itertools.cycle", 48)],
    dict_tracking: DictTracking::ByContents,
    tuple_tracking: TupleTracking::Always,
    sees_running_generators: false,
    sizes: FixedSizes {
        function: 160,
        class: 1712,
        class_with_slots_only: 944,
        partial: 80,
        syntax_error: 152,
        map: 48,
        tuple_base: 40,
        generator_base: 144,
        coroutine_base: 144,
        frame_base: 152,
        code_base: 200,
        ..V3_14.sizes
    },
    ..V3_14
};
