//! Requests of more than 512 bytes: a model of the C library's malloc (glibc's `malloc.c`).
//!
//! A block is a piece of the heap segment, which grows and shrinks at its end only; or, when nothing there fits and it is
//! large enough, a mapping of its own, given back to the operating system at once when it is freed. What "large enough"
//! means grows with the mappings that were freed, and with it what the segment keeps at its end: so a process does not
//! always shrink.

use super::LARGE_BASE;
use super::ranges::Ranges;

/// Where mappings begin.
const MAP_BASE: u32 = LARGE_BASE + (1 << 30);
const PAGE_UNITS: u32 = 256;
/// From this size on a block may be a mapping of its own, at first (`DEFAULT_MMAP_THRESHOLD`).
const MAP_FROM_UNITS: u32 = (128 << 10) / 16;
/// Larger mappings than this do not raise the threshold when they are freed (`DEFAULT_MMAP_THRESHOLD_MAX`).
const MAP_FROM_AT_MOST_UNITS: u32 = (32 << 20) / 16;
/// The segment grows by this beyond need, and keeps as much when it shrinks (`DEFAULT_TOP_PAD`).
const PAD_UNITS: u32 = (128 << 10) / 16;
/// The segment shrinks at first when this is free at its end (`DEFAULT_TRIM_THRESHOLD`).
const TRIM_FROM_UNITS: u32 = (128 << 10) / 16;
/// Only a free piece of at least this size makes it look (`FASTBIN_CONSOLIDATION_THRESHOLD`).
const LOOK_FROM_UNITS: u32 = (64 << 10) / 16;

/// Large blocks.
#[derive(Clone, Debug)]
pub(crate) struct Large {
    segment: Ranges,
    segment_held_units: u32,
    maps: Ranges,
    mapped_units: u64,
    map_from_units: u32,
    trim_from_units: u32,
    blocks: u64,
}

impl Default for Large {
    fn default() -> Self {
        Large {
            segment: Ranges::new(LARGE_BASE),
            segment_held_units: 0,
            maps: Ranges::new(MAP_BASE),
            mapped_units: 0,
            map_from_units: MAP_FROM_UNITS,
            trim_from_units: TRIM_FROM_UNITS,
            blocks: 0,
        }
    }
}

/// A block's units with malloc's word before it, as a piece of the segment.
fn piece_units(size_bytes: u32) -> u32 {
    (u64::from(size_bytes) + 8).div_ceil(16) as u32
}

/// A block's units as a mapping, which has one more word.
fn mapping_units(size_bytes: u32) -> u32 {
    (piece_units(size_bytes) + 1).next_multiple_of(PAGE_UNITS)
}

fn is_mapping(addr: u32) -> bool {
    addr >= MAP_BASE
}

impl Large {
    pub(crate) fn alloc(&mut self, size_bytes: u32) -> u32 {
        self.blocks += 1;
        let units = piece_units(size_bytes);
        if let Some(addr) = self.segment.take_free(units) {
            return addr;
        }
        let at_the_end = self.segment_held_units - self.segment.extent();
        if units >= self.map_from_units && units >= at_the_end {
            let units = mapping_units(size_bytes);
            self.mapped_units += u64::from(units);
            return self.maps.take(units);
        }
        let addr = self.segment.take(units);
        self.grow_segment();
        addr
    }

    pub(crate) fn free(&mut self, addr: u32, size_bytes: u32) {
        self.blocks -= 1;
        if !is_mapping(addr) {
            self.give_back(addr, piece_units(size_bytes));
            return;
        }
        let units = mapping_units(size_bytes);
        self.mapped_units -= u64::from(units);
        self.maps.give_back(addr, units);
        if units > self.map_from_units && units <= MAP_FROM_AT_MOST_UNITS {
            self.map_from_units = units;
            self.trim_from_units = 2 * units;
        }
    }

    /// Resizes without moving; false when it cannot be done. A mapping stays one, whatever its size.
    pub(crate) fn resize_in_place(&mut self, addr: u32, old_bytes: u32, new_bytes: u32) -> bool {
        if is_mapping(addr) {
            let (old, new) = (mapping_units(old_bytes), mapping_units(new_bytes));
            let done = self.maps.resize(addr, old, new);
            if done {
                self.mapped_units = self.mapped_units - u64::from(old) + u64::from(new);
            }
            return done;
        }
        let (old, new) = (piece_units(old_bytes), piece_units(new_bytes));
        if new < old {
            self.give_back(addr + new, old - new);
            return true;
        }
        let room = self.segment_held_units - self.segment.extent();
        let at_the_end = self.segment.extent() == addr - LARGE_BASE + old;
        if at_the_end && new - old > room && new >= self.map_from_units {
            return false;
        }
        let done = self.segment.resize(addr, old, new);
        self.grow_segment();
        done
    }

    fn give_back(&mut self, addr: u32, units: u32) {
        if units == 0 {
            return;
        }
        let before = self.segment.extent();
        let joined = self.segment.give_back(addr, units);
        let extent = self.segment.extent();
        let at_the_end = self.segment_held_units - extent;
        let joined = if extent < before { at_the_end } else { joined };
        if joined >= LOOK_FROM_UNITS && at_the_end >= self.trim_from_units {
            self.segment_held_units =
                (extent + PAD_UNITS + 1).next_multiple_of(PAGE_UNITS).min(self.segment_held_units);
        }
    }

    /// Takes more from the operating system when the segment reaches beyond what is held.
    fn grow_segment(&mut self) {
        let extent = self.segment.extent();
        if extent > self.segment_held_units {
            self.segment_held_units = (extent + PAD_UNITS).next_multiple_of(PAGE_UNITS);
        }
    }

    /// Bytes held from the operating system.
    pub(crate) fn os_bytes(&self) -> u64 {
        (u64::from(self.segment_held_units) + self.mapped_units) * 16
    }

    /// The heap segment's size and the part of it up to its last block in use.
    pub(crate) fn segment_bytes(&self) -> (u64, u64) {
        (u64::from(self.segment_held_units) * 16, u64::from(self.segment.extent()) * 16)
    }

    /// How many blocks there are.
    pub(crate) fn blocks(&self) -> u64 {
        self.blocks
    }

    /// What the mappings hold.
    pub(crate) fn mapped_bytes(&self) -> u64 {
        self.mapped_units * 16
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAD_BYTES: u64 = 128 << 10;

    /// So many blocks of a size.
    fn take(large: &mut Large, count: usize, size_bytes: u32) -> Vec<u32> {
        (0..count).map(|_| large.alloc(size_bytes)).collect()
    }

    #[test]
    fn a_freed_piece_is_used_again() {
        let mut large = Large::default();
        let blocks = [1000, 2000, 3000].map(|size| large.alloc(size));
        large.free(blocks[1], 2000);
        assert_eq!(large.alloc(1500), blocks[1]);
    }

    #[test]
    fn neighbours_join_and_the_segment_shrinks_at_its_end_only() {
        let mut large = Large::default();
        let blocks = take(&mut large, 100, 100_000);
        let full = large.os_bytes();
        assert!((10_000_000..10_300_000).contains(&full));
        blocks[..99].iter().for_each(|&addr| large.free(addr, 100_000));
        assert_eq!(large.os_bytes(), full, "the last block holds all before it");
        large.free(blocks[99], 100_000);
        assert!((PAD_BYTES..PAD_BYTES + 8192).contains(&large.os_bytes()));
    }

    #[test]
    fn a_mapping_goes_at_once() {
        let mut large = Large::default();
        let (first, second) = (large.alloc(1 << 20), large.alloc(1 << 20));
        assert_eq!(large.os_bytes(), 2 * ((1 << 20) + 4096));
        large.free(first, 1 << 20);
        assert_eq!(large.os_bytes(), (1 << 20) + 4096);
        assert!(large.resize_in_place(second, 1 << 20, 2 << 20));
        assert_eq!(large.os_bytes(), (2 << 20) + 4096);
        assert!(large.resize_in_place(second, 2 << 20, 1000), "it stays a mapping");
        assert_eq!(large.mapped_bytes(), 4096);
    }

    #[test]
    fn after_a_mapping_was_freed_blocks_of_its_size_lie_in_the_segment() {
        let mut large = Large::default();
        let first = large.alloc(1_000_000);
        large.free(first, 1_000_000);
        let blocks = take(&mut large, 30, 1_000_000);
        assert_eq!(large.mapped_bytes(), 0);
        let full = large.os_bytes();
        blocks[..29].iter().for_each(|&addr| large.free(addr, 1_000_000));
        assert_eq!(large.os_bytes(), full);
        large.free(blocks[29], 1_000_000);
        assert!(large.os_bytes() < 2 * PAD_BYTES);
    }

    #[test]
    fn the_largest_mappings_do_not_change_the_rule() {
        let mut large = Large::default();
        let first = large.alloc(50_000_000);
        large.free(first, 50_000_000);
        large.alloc(1_000_000);
        assert!(large.mapped_bytes() > 1_000_000);
    }

    #[test]
    fn a_small_end_stays() {
        let mut large = Large::default();
        let blocks = take(&mut large, 100, 3000);
        let full = large.os_bytes();
        blocks.iter().rev().take(9).for_each(|&addr| large.free(addr, 3000));
        assert_eq!(large.os_bytes(), full, "less than the threshold is free at the end");
        blocks.iter().rev().skip(9).for_each(|&addr| large.free(addr, 3000));
        assert!(large.os_bytes() <= PAD_BYTES + 8192);
    }
}
