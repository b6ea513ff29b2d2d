//! A slot: one object's header and payload.
//!
//! The header is four words; what the collector notes lies elsewhere (gc_words.rs). `meta` packs what is small:
//!
//! ```text
//! bit 0-2   place: which of the collector's lists holds the object (generations.rs)
//! bit 3-7   flags: immortal, finalized, may finalize, has weak references, is a weak reference
//! bit 8-9   pre-header, in units of 16 bytes
//! bit 10    dying: its contents are being given up
//! bit 11-16 free list code
//! bit 17-31 what was asked of the allocator, in bytes; all ones: it is large, and the heap has a table of those
//! ```

use crate::generations::Place;
use crate::layout::{FREE_LIST_CODES, FreeList, Layout, PreHeader};

/// Flags and small numbers of a header.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Meta(u32);

impl Meta {
    const PLACE: u32 = 0b111;
    pub(crate) const IMMORTAL: u32 = 1 << 3;
    pub(crate) const FINALIZED: u32 = 1 << 4;
    pub(crate) const MAY_FINALIZE: u32 = 1 << 5;
    pub(crate) const HAS_WEAKREFS: u32 = 1 << 6;
    pub(crate) const IS_WEAKREF: u32 = 1 << 7;
    pub(crate) const DYING: u32 = 1 << 10;
    const PRE_HEADER_SHIFT: u32 = 8;
    const FREE_LIST_SHIFT: u32 = 11;
    const FREE_LIST: u32 = 0x3f;
    const SIZE_SHIFT: u32 = 17;
    /// Sizes from here on do not fit.
    pub(crate) const LARGE_BYTES: u32 = 0x7fff;

    /// What keeps a dying object from the short way out.
    pub(crate) const NEEDS_ATTENTION: u32 = Self::IMMORTAL | Self::MAY_FINALIZE | Self::HAS_WEAKREFS | Self::IS_WEAKREF;

    #[inline]
    pub(crate) fn new(layout: &Layout) -> Meta {
        let may_finalize = if layout.may_finalize { Self::MAY_FINALIZE } else { 0 };
        Meta(
            (layout.pre_header as u32) << Self::PRE_HEADER_SHIFT
                | u32::from(layout.free_list.code()) << Self::FREE_LIST_SHIFT
                | layout.size_bytes.min(Self::LARGE_BYTES) << Self::SIZE_SHIFT
                | may_finalize,
        )
    }

    #[inline(always)]
    pub(crate) fn has(self, flags: u32) -> bool {
        self.0 & flags != 0
    }

    #[inline(always)]
    pub(crate) fn set(&mut self, flags: u32, on: bool) {
        if on {
            self.0 |= flags;
        } else {
            self.0 &= !flags;
        }
    }

    #[inline(always)]
    pub(crate) fn place(self) -> Place {
        Place::from_bits(self.0 & Self::PLACE)
    }

    #[inline(always)]
    pub(crate) fn set_place(&mut self, place: Place) {
        self.0 = self.0 & !Self::PLACE | place as u32;
    }

    #[inline(always)]
    pub(crate) fn pre_header(self) -> PreHeader {
        PreHeader::from_bits(self.0 >> Self::PRE_HEADER_SHIFT & 0b11)
    }

    /// True for an object of a garbage-collected type, tracked or not.
    #[inline(always)]
    pub(crate) fn is_gc(self) -> bool {
        self.0 & (0b11 << Self::PRE_HEADER_SHIFT) != 0
    }

    #[inline(always)]
    pub(crate) fn free_list_code(self) -> u8 {
        (self.0 >> Self::FREE_LIST_SHIFT & Self::FREE_LIST) as u8
    }

    /// What was asked of the allocator; `None`: it is large.
    #[inline(always)]
    pub(crate) fn size_bytes(self) -> Option<u32> {
        let size_bytes = self.0 >> Self::SIZE_SHIFT;
        (size_bytes < Self::LARGE_BYTES).then_some(size_bytes)
    }

    pub(crate) fn set_size_bytes(&mut self, size_bytes: u32) {
        self.0 &= !(Self::LARGE_BYTES << Self::SIZE_SHIFT);
        self.0 |= size_bytes.min(Self::LARGE_BYTES) << Self::SIZE_SHIFT;
    }

    pub(crate) fn set_free_list(&mut self, list: FreeList) {
        self.forget_free_list();
        self.0 |= u32::from(list.code()) << Self::FREE_LIST_SHIFT;
    }

    pub(crate) fn forget_free_list(&mut self) {
        self.0 &= !(Self::FREE_LIST << Self::FREE_LIST_SHIFT);
    }
}

/// One object: header and payload. A free slot has no payload, and `addr` names the next free one.
#[derive(Clone, Debug)]
pub(crate) struct Slot<O> {
    /// The reference count; see refcount.rs for immortals.
    pub(crate) count: u32,
    pub(crate) meta: Meta,
    /// The block that holds the object, pre-header included: units of 16 bytes from the model's base.
    pub(crate) addr: u32,
    /// Birth number.
    pub(crate) serial: u32,
    pub(crate) object: Option<O>,
}

const _: () = assert!(FREE_LIST_CODES <= Meta::FREE_LIST as usize + 1);

impl<O> Slot<O> {
    /// One that nobody has.
    pub(crate) fn free() -> Self {
        Slot { count: 0, meta: Meta::default(), addr: 0, serial: 0, object: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::FreeList;

    #[test]
    fn a_header_is_16_bytes_and_an_empty_slot_costs_no_tag() {
        assert_eq!(size_of::<Slot<std::num::NonZeroU32>>(), 16 + 4);
    }

    #[test]
    fn meta_keeps_its_parts_apart() {
        let layout = Layout {
            pre_header: PreHeader::GcManaged,
            free_list: FreeList::Tuple(20),
            may_finalize: true,
            size_bytes: 48,
            ..Layout::default()
        };
        let mut meta = Meta::new(&layout);
        meta.set_place(Place::Condemned);
        meta.set(Meta::HAS_WEAKREFS | Meta::FINALIZED, true);
        assert_eq!((meta.place(), meta.pre_header()), (Place::Condemned, PreHeader::GcManaged));
        assert_eq!(meta.free_list_code(), FreeList::Tuple(20).code());
        assert!(meta.has(Meta::MAY_FINALIZE) && meta.has(Meta::FINALIZED) && !meta.has(Meta::IMMORTAL));
        assert_eq!(meta.size_bytes(), Some(48));
        meta.forget_free_list();
        meta.set_size_bytes(Meta::LARGE_BYTES - 1);
        assert_eq!(meta.size_bytes(), Some(Meta::LARGE_BYTES - 1));
        meta.set_size_bytes(100_000);
        assert_eq!(meta.size_bytes(), None);
        meta.set(Meta::FINALIZED, false);
        meta.set_place(Place::Untracked);
        assert_eq!((meta.free_list_code(), meta.place()), (0, Place::Untracked));
        assert!(meta.has(Meta::HAS_WEAKREFS) && !meta.has(Meta::FINALIZED) && meta.is_gc());
    }
}
