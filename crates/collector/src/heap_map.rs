//! A picture of the address space: arenas, their pools, the blocks in them.

use crate::address::SMALL_LIMIT_BYTES;
use crate::event::EventSink;
use crate::heap::Heap;
use crate::object::HeapObject;

/// All memory held from the operating system.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct HeapMap {
    /// Arenas held now, by number.
    pub arenas: Vec<ArenaMap>,
    /// The segment that holds large blocks: its size.
    pub segment_bytes: u64,
    /// And how far into it the last block in use reaches.
    pub segment_extent_bytes: u64,
    /// Large blocks that are mappings of their own.
    pub mapped_bytes: u64,
    /// Blocks that wait on free lists: they are in use to their pools.
    pub waiting_blocks: u32,
}

/// One arena of 1 MiB.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ArenaMap {
    /// Where it begins.
    pub address: u64,
    /// Its pools in address order; those never taken are left out.
    pub pools: Vec<PoolMap>,
    /// Pools that can be taken.
    pub free_pools: u32,
}

/// One pool of 16 KiB.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PoolMap {
    /// Where it begins.
    pub address: u64,
    /// The size of its blocks; 0 when it has never been used.
    pub block_bytes: u32,
    /// Which of its blocks are in use; empty when the pool is free.
    pub used: Vec<bool>,
}

impl<O: HeapObject, S: EventSink<O>> Heap<O, S> {
    /// The address space as it is now.
    pub fn heap_map(&self) -> HeapMap {
        let (segment_bytes, segment_extent_bytes) = self.addresses.large.segment_bytes();
        HeapMap {
            arenas: self.arena_maps(),
            segment_bytes,
            segment_extent_bytes,
            mapped_bytes: self.addresses.large.mapped_bytes(),
            waiting_blocks: self.addresses.free_lists.iter().count() as u32,
        }
    }

    fn arena_maps(&self) -> Vec<ArenaMap> {
        use crate::address::{ARENA_UNITS, POOL_STRIDE, pool_start};
        let at = |units: u32| self.profile.address_base + u64::from(units) * 16;
        let pymalloc = &self.addresses.pymalloc;
        let held = pymalloc.arenas.all.iter().enumerate().filter(|(_, arena)| arena.held);
        held.map(|(number, arena)| {
            let first = number as u32 * POOL_STRIDE;
            let pools = (first..first + arena.virgin).map(|number| {
                let pool = &pymalloc.pools[number as usize];
                let block_bytes = (u32::from(pool.class) + 1) * 16;
                PoolMap {
                    address: at(pool_start(number)),
                    block_bytes: if block_bytes > SMALL_LIMIT_BYTES { 0 } else { block_bytes },
                    used: if pool.used == 0 { Vec::new() } else { pool.used_blocks() },
                }
            });
            ArenaMap { address: at(number as u32 * ARENA_UNITS), pools: pools.collect(), free_pools: arena.free }
        })
        .collect()
    }
}
