//! CPython's allocator for requests of up to 512 bytes (cpython.md 5.1).

use super::arena::{ARENA_BYTES, Arenas, FIRST_POOL_UNITS, POOL_STRIDE};
use super::pool::{CLASSES, NO_POOL, POOL_UNITS, Pool, block_at, offset_of};

/// Arenas, pools, and for each size class the list of pools that have room.
#[derive(Clone, Debug)]
pub(crate) struct Pymalloc {
    /// By number; every 64th belongs to no arena (arena.rs).
    pub(crate) pools: Vec<Pool>,
    pub(crate) arenas: Arenas,
    /// The pool to take from, by class.
    used: [u32; CLASSES],
}

impl Default for Pymalloc {
    fn default() -> Self {
        Pymalloc { pools: Vec::new(), arenas: Arenas::default(), used: [NO_POOL; CLASSES] }
    }
}

/// The first unit of a pool.
#[inline(always)]
pub(crate) fn pool_start(pool: u32) -> u32 {
    FIRST_POOL_UNITS + pool * POOL_UNITS
}

/// The pool that holds an address.
#[inline(always)]
pub(crate) fn pool_of(addr: u32) -> u32 {
    (addr - FIRST_POOL_UNITS) / POOL_UNITS
}

impl Pymalloc {
    /// A block of a size class.
    #[inline(always)]
    pub(crate) fn alloc(&mut self, class: u8) -> u32 {
        let mut number = self.used[usize::from(class)];
        if number == NO_POOL {
            number = self.open_pool(class);
        }
        let pool = &mut self.pools[number as usize];
        let block = pool.take();
        if pool.is_full() {
            self.unlink(number);
        }
        pool_start(number) + offset_of(class, block)
    }

    /// Gives a block back.
    #[inline(always)]
    pub(crate) fn free(&mut self, addr: u32) {
        let number = pool_of(addr);
        let pool = &mut self.pools[number as usize];
        let was_full = pool.is_full();
        pool.give_back(block_at(pool.class, addr - pool_start(number)));
        if was_full {
            self.link(number);
        } else if pool.used == 0 {
            self.close_pool(number);
        }
    }

    /// Makes a free pool one of `class` and links it.
    #[cold]
    fn open_pool(&mut self, class: u8) -> u32 {
        let number = self.arenas.take_pool();
        if self.pools.len() <= number as usize {
            let arenas = number / POOL_STRIDE + 1;
            self.pools.resize_with((arenas * POOL_STRIDE) as usize, Pool::new);
        }
        self.pools[number as usize].prepare(class);
        self.link(number);
        number
    }

    #[cold]
    fn close_pool(&mut self, number: u32) {
        self.unlink(number);
        if let Some(arena) = self.arenas.give_back(number) {
            let first = (arena * POOL_STRIDE) as usize;
            self.pools[first..first + POOL_STRIDE as usize].fill_with(Pool::new);
        }
    }

    /// Puts a pool at the front of its class's list.
    fn link(&mut self, number: u32) {
        let class = usize::from(self.pools[number as usize].class);
        let next = std::mem::replace(&mut self.used[class], number);
        self.pools[number as usize].prev = NO_POOL;
        self.pools[number as usize].next = next;
        if next != NO_POOL {
            self.pools[next as usize].prev = number;
        }
    }

    fn unlink(&mut self, number: u32) {
        let Pool { class, prev, next, .. } = self.pools[number as usize];
        match prev {
            NO_POOL => self.used[usize::from(class)] = next,
            prev => self.pools[prev as usize].next = next,
        }
        if next != NO_POOL {
            self.pools[next as usize].prev = prev;
        }
    }

    pub(crate) fn os_bytes(&self) -> u64 {
        u64::from(self.arenas.held) * ARENA_BYTES
    }

    /// Pools of a class that have room, in the order in which they are taken.
    pub(crate) fn pools_with_room(&self, class: u8) -> Vec<u32> {
        let mut pools = Vec::new();
        let mut number = self.used[usize::from(class)];
        while number != NO_POOL {
            pools.push(number);
            number = self.pools[number as usize].next;
        }
        pools
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::size_class;

    fn take(allocator: &mut Pymalloc, count: usize, size_bytes: u32) -> Vec<u32> {
        (0..count).map(|_| allocator.alloc(size_class(size_bytes))).collect()
    }

    #[test]
    fn fresh_blocks_follow_each_other() {
        let mut allocator = Pymalloc::default();
        for (size_bytes, distance_units) in [(16, 1), (24, 2), (56, 4), (64, 4), (40, 3), (216, 14), (168, 11)] {
            let blocks = take(&mut allocator, 2, size_bytes);
            assert_eq!(blocks[1] - blocks[0], distance_units, "{size_bytes} bytes");
        }
    }

    #[test]
    fn freed_blocks_are_reused_last_first() {
        let mut allocator = Pymalloc::default();
        let blocks = take(&mut allocator, 3, 48);
        blocks.iter().for_each(|&addr| allocator.free(addr));
        let again = take(&mut allocator, 3, 48);
        assert_eq!(again, [blocks[2], blocks[1], blocks[0]]);
    }

    #[test]
    fn a_full_pool_that_gets_a_block_back_is_taken_first() {
        let mut allocator = Pymalloc::default();
        let blocks = take(&mut allocator, 32 + 31 + 5, 512);
        allocator.free(blocks[0]);
        assert_eq!(allocator.alloc(31), blocks[0]);
    }

    #[test]
    fn an_arena_is_63_pools_and_goes_when_empty_unless_it_is_the_last() {
        let mut allocator = Pymalloc::default();
        let blocks = take(&mut allocator, 63 * 31 * 3, 512);
        assert_eq!(allocator.os_bytes(), 3 << 20);
        blocks.iter().for_each(|&addr| allocator.free(addr));
        assert_eq!(allocator.os_bytes(), 1 << 20);
        let again = take(&mut allocator, 63 * 31 * 3, 512);
        assert_eq!(allocator.os_bytes(), 3 << 20);
        again.iter().rev().for_each(|&addr| allocator.free(addr));
        assert_eq!(allocator.os_bytes(), 1 << 20);
    }

    #[test]
    fn one_block_keeps_an_arena() {
        let mut allocator = Pymalloc::default();
        let blocks = take(&mut allocator, 63 * 31 * 3, 512);
        for (index, &addr) in blocks.iter().enumerate() {
            if index != 63 * 31 {
                allocator.free(addr);
            }
        }
        assert_eq!(allocator.os_bytes(), 2 << 20);
    }
}
