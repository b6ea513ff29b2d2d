//! The name of a live object.

use std::num::NonZeroU32;

/// The slot of a live object.
///
/// `Option<ObjId>` is four bytes. An id fits in 31 bits, so that an embedder may tag one. A slot is used again
/// after its object is freed: what names one object for the whole run is [`crate::Heap::serial`].
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
#[repr(transparent)]
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

    /// The ids before the first `None`.
    #[inline(always)]
    pub fn leading(ids: &[Option<ObjId>]) -> &[ObjId] {
        let len = ids.iter().position(Option::is_none).unwrap_or(ids.len());
        // SAFETY: an `Option<ObjId>` lies in memory as an `ObjId` does when it is one (both are a `NonZeroU32`, whose option
        // is promised to), and the first `len` are.
        unsafe { std::slice::from_raw_parts(ids.as_ptr().cast(), len) }
    }

    /// The slot's number, to index with.
    #[inline(always)]
    pub(crate) fn at(self) -> usize {
        self.0.get() as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leading_ids_end_at_the_first_gap() {
        let [one, two] = [1, 2].map(ObjId::from_index);
        let ids = [one, two];
        assert_eq!(ObjId::leading(&ids), &[one.unwrap(), two.unwrap()]);
        assert_eq!(ObjId::leading(&[one, None, two]), &[one.unwrap()]);
        assert_eq!(ObjId::leading(&[None, two]), &[]);
    }
}
