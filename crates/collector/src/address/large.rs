//! Requests of more than 512 bytes: a plain model of the C library's malloc.
//!
//! Up to 128 KiB a block is a piece of the heap segment, which grows and shrinks at its end only; from there on it
//! is a mapping of its own, given back to the operating system at once when it is freed.

use super::LARGE_BASE;
use super::ranges::Ranges;

/// From this size on a block is a mapping of its own.
const MAP_FROM_BYTES: u32 = 128 << 10;
/// Where mappings begin.
const MAP_BASE: u32 = LARGE_BASE + (1 << 30);
const PAGE_UNITS: u32 = 256;
/// The segment grows by this beyond need, and shrinks when more than twice this is free at its end.
const SEGMENT_PAD_UNITS: u32 = (128 << 10) / 16;

/// Large blocks.
#[derive(Clone, Debug)]
pub(crate) struct Large {
    segment: Ranges,
    segment_held_units: u32,
    maps: Ranges,
    mapped_units: u64,
    blocks: u64,
}

impl Default for Large {
    fn default() -> Self {
        Large {
            segment: Ranges::new(LARGE_BASE),
            segment_held_units: 0,
            maps: Ranges::new(MAP_BASE),
            mapped_units: 0,
            blocks: 0,
        }
    }
}

/// A block's units with malloc's word before it, as a piece of the segment or in pages.
fn footprint_units(size_bytes: u32) -> u32 {
    let units = (u64::from(size_bytes) + 8).div_ceil(16) as u32;
    if size_bytes >= MAP_FROM_BYTES { units.next_multiple_of(PAGE_UNITS) } else { units }
}

impl Large {
    pub(crate) fn alloc(&mut self, size_bytes: u32) -> u32 {
        self.blocks += 1;
        let units = footprint_units(size_bytes);
        if size_bytes >= MAP_FROM_BYTES {
            self.mapped_units += u64::from(units);
            self.maps.take(units)
        } else {
            let addr = self.segment.take(units);
            self.fit_segment();
            addr
        }
    }

    pub(crate) fn free(&mut self, addr: u32, size_bytes: u32) {
        self.blocks -= 1;
        let units = footprint_units(size_bytes);
        if size_bytes >= MAP_FROM_BYTES {
            self.mapped_units -= u64::from(units);
            self.maps.give_back(addr, units);
        } else {
            self.segment.give_back(addr, units);
            self.fit_segment();
        }
    }

    /// Resizes without moving; false when it cannot be done.
    pub(crate) fn resize_in_place(&mut self, addr: u32, old_bytes: u32, new_bytes: u32) -> bool {
        let mapped = old_bytes >= MAP_FROM_BYTES;
        if mapped != (new_bytes >= MAP_FROM_BYTES) {
            return false;
        }
        let (old, new) = (footprint_units(old_bytes), footprint_units(new_bytes));
        if mapped {
            let done = self.maps.resize(addr, old, new);
            if done {
                self.mapped_units = self.mapped_units - u64::from(old) + u64::from(new);
            }
            done
        } else {
            let done = self.segment.resize(addr, old, new);
            self.fit_segment();
            done
        }
    }

    /// Grows or shrinks the segment at its end.
    fn fit_segment(&mut self) {
        let extent = self.segment.extent();
        if extent > self.segment_held_units || self.segment_held_units - extent > 2 * SEGMENT_PAD_UNITS {
            self.segment_held_units =
                if extent == 0 { 0 } else { (extent + SEGMENT_PAD_UNITS).next_multiple_of(PAGE_UNITS) };
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
        let blocks: Vec<u32> = (0..100).map(|_| large.alloc(100_000)).collect();
        let full = large.os_bytes();
        assert!((10_000_000..10_300_000).contains(&full));
        blocks[..99].iter().for_each(|&addr| large.free(addr, 100_000));
        assert_eq!(large.os_bytes(), full, "the last block holds all before it");
        large.free(blocks[99], 100_000);
        assert_eq!(large.os_bytes(), 0);
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
    }
}
