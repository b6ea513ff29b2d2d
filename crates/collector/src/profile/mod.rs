//! What differs between Python versions: one table each.

mod sizes;
#[cfg(test)]
mod tests;
mod v3_13;
mod v3_14;
mod v3_15;

pub use sizes::{DictKeys, FixedSizes, SMALL_TABLE_SLOTS, StrKind};
pub use v3_13::CPYTHON_3_13;
pub use v3_14::CPYTHON_3_14;
pub use v3_15::CPYTHON_3_15;

use crate::generations::GENERATIONS;
use crate::layout::{FreeList, MAX_FREE_LISTED_TUPLE};

/// One version of CPython, 64-bit. Its numbers are data; what is computed from them is in sizes.rs.
#[derive(Clone, Debug)]
pub struct Profile {
    /// `3.14`
    pub name: &'static str,
    /// `gc.get_threshold()` at start (cpython.md 1.1).
    pub thresholds: [i32; GENERATIONS],
    /// How many tracked objects there are at start besides the model's: full collections are rarer for them (1.4).
    pub startup_objects: u64,
    /// What `sys.getrefcount` shows for immortals (3.1).
    pub immortal_refcount: u32,
    /// Where the model's addresses begin.
    pub address_base: u64,
    /// The integers that exist once (5.3).
    pub small_ints: std::ops::RangeInclusive<i64>,
    /// How many blocks each free list keeps, table by table (5.2).
    pub(crate) free_lists: &'static [&'static [(FreeList, u16)]],
    /// How many tuples of each length are kept (5.2).
    pub(crate) tuple_free_list: u16,
    /// The free lists that a full collection does not empty (5.2), and the bytes of the block that the start has left there.
    pub(crate) kept_free_lists: &'static [(FreeList, u32)],
    /// Instances have their values inside them also where they have other fields, as those of a subclass of list have (4.6).
    pub inline_values_beside_fields: bool,
    /// A list with room for no more items than this does not shrink, unless it becomes empty (4.3).
    pub list_keeps: u64,
    /// `del list[i]` gives up room as `pop` does (4.3).
    pub list_deletion_shrinks: bool,
    /// Instances of native types whose body is not the usual one of 3.14: name and bytes without the GC head (4.2).
    pub native_bodies: &'static [(&'static str, u32)],
    /// From when on the collector knows a dict (2.4).
    pub dict_tracking: DictTracking,
    /// From when on the collector knows a tuple (2.4).
    pub tuple_tracking: TupleTracking,
    /// A frozenset without an element of a collectable type is not tracked (2.4).
    pub untracks_frozensets: bool,
    /// A weak reference without a callback goes on being one while finalizers run (2.2, steps 8 and 11).
    pub plain_weakrefs_outlive_finalizers: bool,
    /// The collector sees what the running frame of a generator holds (`gen_traverse`: before 3.14 its stack's top is not
    /// noted while it runs).
    pub sees_running_generators: bool,
    /// Fixed sizes (4.2).
    pub sizes: FixedSizes,
}

/// When a dict is tracked.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum DictTracking {
    /// From its birth to its end.
    Always,
    /// From when something goes in that may be tracked, to a full collection that finds nothing of the kind in it.
    ByContents,
}

/// When a tuple is tracked, at first: a collection stops tracking it when no element may be tracked.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum TupleTracking {
    /// From its birth.
    Always,
    /// From its birth, if an element is of a collectable type.
    ByContents,
}

impl Profile {
    /// How many blocks a free list keeps.
    pub fn free_list_capacity(&self, list: FreeList) -> u16 {
        match list {
            FreeList::Tuple(len) if (1..=MAX_FREE_LISTED_TUPLE).contains(&len) => self.tuple_free_list,
            _ => {
                let mut rows = self.free_lists.iter().copied().flatten();
                rows.find(|(listed, _)| *listed == list).map_or(0, |&(_, capacity)| capacity)
            }
        }
    }
}
