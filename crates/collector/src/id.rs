//! The name of a live object.

use std::num::NonZeroU32;

/// The slot of a live object.
///
/// `Option<ObjId>` is four bytes. An id fits in 31 bits, so that an embedder may tag one. A slot is used again
/// after its object is freed: what names one object for the whole run is [`crate::Heap::serial`].
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct ObjId(NonZeroU32);

impl ObjId {
    /// The highest slot there can be; the 32nd bit is the embedder's.
    pub const MAX_INDEX: u32 = (1 << 31) - 1;

    /// The slot's number.
    #[inline(always)]
    pub fn index(self) -> u32 {
        self.0.get()
    }

    /// The id of slot `index`, for whoever packed an [`ObjId::index`] into a value of their own.
    #[inline(always)]
    pub fn from_index(index: u32) -> Option<ObjId> {
        NonZeroU32::new(index).map(ObjId)
    }

    /// The slot's number, to index with.
    #[inline(always)]
    pub(crate) fn at(self) -> usize {
        self.0.get() as usize
    }
}
