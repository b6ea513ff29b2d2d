//! A pool: 16 KiB of one arena, cut into blocks of one size class.
//!
//! ```text
//!   free_head --> 2 --> 0 --> (none)      freed blocks, last in first out, linked through `links`
//!   [ 0 free | 1 used | 2 free | 3 used | 4 never used ... ]
//!                                        ^ virgin: the next block when no freed one is left
//! ```

/// No pool, no block.
pub(crate) const NO_POOL: u32 = u32::MAX;
const NO_BLOCK: u16 = u16::MAX;
/// The class of a pool that has never been used.
const NO_CLASS: u8 = u8::MAX;

/// Size classes: blocks of 16, 32 ... 512 bytes.
pub(crate) const CLASSES: usize = 32;
/// Units of 16 bytes in a pool, and in the header at its start.
pub(crate) const POOL_UNITS: u32 = 1024;
const HEADER_UNITS: u32 = 3;

/// How many blocks a pool of each class has.
pub(crate) const CAPACITY: [u16; CLASSES] = {
    let mut capacity = [0; CLASSES];
    let mut class = 0;
    while class < CLASSES {
        capacity[class] = ((POOL_UNITS - HEADER_UNITS) / (class as u32 + 1)) as u16;
        class += 1;
    }
    capacity
};

/// Division by a block's units as a multiplication: exact for offsets below 1024 and divisors up to 32.
const RECIPROCAL: [u32; CLASSES] = {
    let mut reciprocal = [0; CLASSES];
    let mut class = 0;
    while class < CLASSES {
        reciprocal[class] = (1_u32 << 16).div_ceil(class as u32 + 1);
        class += 1;
    }
    reciprocal
};

/// One pool.
#[derive(Clone, Debug)]
pub(crate) struct Pool {
    pub(crate) class: u8,
    pub(crate) used: u16,
    free_head: u16,
    virgin: u16,
    /// Neighbours in the list of pools of the class that have room.
    pub(crate) prev: u32,
    pub(crate) next: u32,
    /// For each freed block the one freed before it; made at the first free.
    links: Box<[u16]>,
}

impl Pool {
    pub(crate) fn new() -> Pool {
        Pool {
            class: NO_CLASS,
            used: 0,
            free_head: NO_BLOCK,
            virgin: 0,
            prev: NO_POOL,
            next: NO_POOL,
            links: Box::default(),
        }
    }

    /// Makes the pool one of `class`. A pool that was of this class before keeps the order of its freed blocks.
    pub(crate) fn prepare(&mut self, class: u8) {
        if self.class != class {
            *self = Pool { class, ..Pool::new() };
        }
    }

    #[inline(always)]
    pub(crate) fn capacity(&self) -> u16 {
        CAPACITY[usize::from(self.class)]
    }

    #[inline(always)]
    pub(crate) fn is_full(&self) -> bool {
        self.used == self.capacity()
    }

    /// Takes a block; the pool has one.
    #[inline(always)]
    pub(crate) fn take(&mut self) -> u16 {
        self.used += 1;
        let block = self.free_head;
        if block == NO_BLOCK {
            self.virgin += 1;
            self.virgin - 1
        } else {
            self.free_head = self.links[usize::from(block)];
            block
        }
    }

    #[inline(always)]
    pub(crate) fn give_back(&mut self, block: u16) {
        if self.links.is_empty() {
            self.links = vec![NO_BLOCK; usize::from(self.capacity())].into_boxed_slice();
        }
        self.links[usize::from(block)] = self.free_head;
        self.free_head = block;
        self.used -= 1;
    }

    /// Which blocks are in use: for `verify` and for the heap map.
    pub(crate) fn used_blocks(&self) -> Vec<bool> {
        let mut used = vec![false; if self.class == NO_CLASS { 0 } else { usize::from(self.capacity()) }];
        used.iter_mut().take(usize::from(self.virgin)).for_each(|block| *block = true);
        let mut block = self.free_head;
        while block != NO_BLOCK {
            used[usize::from(block)] = false;
            block = self.links[usize::from(block)];
        }
        used
    }
}

/// Where a block begins, in units from its pool's start.
#[inline(always)]
pub(crate) fn offset_of(class: u8, block: u16) -> u32 {
    HEADER_UNITS + u32::from(block) * (u32::from(class) + 1)
}

/// Which block is at an offset from its pool's start.
#[inline(always)]
pub(crate) fn block_at(class: u8, offset_units: u32) -> u16 {
    (((offset_units - HEADER_UNITS) * RECIPROCAL[usize::from(class)]) >> 16) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capacities_are_cpythons() {
        let capacity = |size_bytes: usize| CAPACITY[size_bytes / 16 - 1];
        assert_eq!([16, 32, 48, 64].map(capacity), [1021, 510, 340, 255]);
    }

    #[test]
    fn every_block_is_found_at_its_offset() {
        for class in 0..CLASSES as u8 {
            for block in 0..CAPACITY[usize::from(class)] {
                assert_eq!(block_at(class, offset_of(class, block)), block);
            }
        }
    }

    #[test]
    fn freed_blocks_come_back_last_first_and_before_virgin_ones() {
        let mut pool = Pool::new();
        pool.prepare(3);
        assert_eq!([pool.take(), pool.take(), pool.take()], [0, 1, 2]);
        pool.give_back(0);
        pool.give_back(1);
        assert_eq!([pool.take(), pool.take(), pool.take()], [1, 0, 3]);
    }

    #[test]
    fn a_pool_of_the_same_class_keeps_the_order_of_its_freed_blocks() {
        let mut pool = Pool::new();
        pool.prepare(0);
        assert_eq!([pool.take(), pool.take()], [0, 1]);
        pool.give_back(0);
        pool.give_back(1);
        pool.prepare(0);
        assert_eq!(pool.take(), 1);
        pool.give_back(1);
        pool.prepare(5);
        assert_eq!(pool.take(), 0);
    }
}
