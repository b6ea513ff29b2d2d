//! Where objects lie: addresses as CPython's allocator gives them out.
//!
//! ```text
//!   request --> free list of its kind ----------------> a block that waits there, last in first out
//!          \--> up to 512 bytes: pymalloc ------------> a block of its size class, in a pool, in an arena
//!           \-> more: the large allocator ------------> a piece of the heap segment, or a mapping of its own
//! ```
//!
//! An address is a number of 16-byte units from the model's base; what is below [`LARGE_BASE`] is pymalloc's.

mod arena;
mod free_lists;
mod large;
mod pool;
mod pymalloc;
mod ranges;

use crate::layout::FreeList;
use crate::profile::Profile;
pub(crate) use arena::{ARENA_UNITS, POOL_STRIDE};
use free_lists::FreeLists;
use large::Large;
pub(crate) use pymalloc::{Pymalloc, pool_of, pool_start};

/// From here on, addresses belong to the large allocator.
pub(crate) const LARGE_BASE: u32 = 1 << 31;

/// The largest request that pymalloc serves.
pub const SMALL_LIMIT_BYTES: u32 = 512;

/// Units of 16 bytes that hold `size_bytes`.
#[inline(always)]
pub(crate) const fn units(size_bytes: u32) -> u32 {
    size_bytes.div_ceil(16)
}

/// All allocators.
#[derive(Clone, Debug)]
pub(crate) struct AddressSpace {
    pub(crate) free_lists: FreeLists,
    pub(crate) pymalloc: Pymalloc,
    pub(crate) large: Large,
}

impl AddressSpace {
    pub(crate) fn new(profile: &'static Profile) -> AddressSpace {
        let (mut free_lists, mut pymalloc) = (FreeLists::new(profile), Pymalloc::default());
        for &(list, size_bytes) in profile.kept_free_lists {
            free_lists.push(list.code(), pymalloc.alloc(size_class(size_bytes)));
        }
        AddressSpace { free_lists, pymalloc, large: Large::default() }
    }

    /// A block, and whether its memory is fresh (it did not wait on a free list).
    #[inline(always)]
    pub(crate) fn alloc_object(&mut self, size_bytes: u32, free_list_code: u8) -> (u32, bool) {
        if free_list_code != 0
            && let Some(addr) = self.free_lists.pop(free_list_code)
        {
            return (addr, false);
        }
        (self.alloc(size_bytes), true)
    }

    /// Gives a block back; true when its memory went to the allocator and not to a free list.
    #[inline(always)]
    pub(crate) fn free_object(&mut self, addr: u32, size_bytes: u32, free_list_code: u8) -> bool {
        if free_list_code != 0 && self.free_lists.push(free_list_code, addr) {
            return false;
        }
        self.free(addr, size_bytes);
        true
    }

    #[inline(always)]
    pub(crate) fn alloc(&mut self, size_bytes: u32) -> u32 {
        if size_bytes <= SMALL_LIMIT_BYTES {
            self.pymalloc.alloc(size_class(size_bytes))
        } else {
            self.large.alloc(size_bytes)
        }
    }

    #[inline(always)]
    pub(crate) fn free(&mut self, addr: u32, size_bytes: u32) {
        if addr < LARGE_BASE {
            self.pymalloc.free(addr);
        } else {
            self.large.free(addr, size_bytes);
        }
    }

    /// CPython's realloc: a block stays where it is while the size fits it and wastes no more than a quarter.
    pub(crate) fn realloc(&mut self, addr: u32, old_bytes: u32, new_bytes: u32) -> u32 {
        if addr < LARGE_BASE {
            let held_bytes = units(old_bytes).max(1) * 16;
            if new_bytes <= held_bytes && u64::from(new_bytes) * 4 > u64::from(held_bytes) * 3 {
                return addr;
            }
        } else if new_bytes > SMALL_LIMIT_BYTES && self.large.resize_in_place(addr, old_bytes, new_bytes) {
            return addr;
        }
        let moved = self.alloc(new_bytes);
        self.free(addr, old_bytes);
        moved
    }

    /// Empties the free lists, as a full collection does. Calls with each block, and whether it was one of a
    /// garbage-collected type.
    pub(crate) fn clear_free_lists(&mut self, mut gone: impl FnMut(u32, bool)) {
        for (list, addr) in self.free_lists.drain() {
            self.pymalloc.free(addr);
            gone(addr, is_gc(list));
        }
    }

    pub(crate) fn os_bytes(&self) -> u64 {
        self.pymalloc.os_bytes() + self.large.os_bytes()
    }
}

/// True for a free list of blocks with a GC head.
fn is_gc(list: FreeList) -> bool {
    !matches!(
        list,
        FreeList::Float
            | FreeList::Int
            | FreeList::Complex
            | FreeList::DictKeys
            | FreeList::Range
            | FreeList::RangeIter
            | FreeList::TextWriter
    )
}

/// The size class of a small request.
#[inline(always)]
pub(crate) const fn size_class(size_bytes: u32) -> u8 {
    (size_bytes.saturating_sub(1) >> 4) as u8
}
