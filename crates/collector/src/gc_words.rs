//! A word for each slot, in which the collector notes what it knows of the object: where it stands in its list, or, of a
//! candidate of the collection that runs now, its scratch count or state.
//!
//! They lie by themselves, so that a collection asks thousands of them from the same few pages (it follows every reference
//! of every candidate, and needs only this of what is referred to), and only as far as the last slot that was ever
//! tracked: a million ints have none.
//!
//! ```text
//!   bit 31 clear   a candidate: its scratch count, or one of two states (collect/rescue.rs)
//!   bit 31 set     no candidate: bits 0-30 are its position in its list; all ones: in none
//! ```

use std::cell::Cell;

use crate::id::ObjId;

/// What the collector notes about the slots.
#[derive(Clone, Debug, Default)]
pub(crate) struct GcWords {
    words: Vec<Cell<u32>>,
}

/// The bit of what is no candidate.
const STANDS: u32 = 1 << 31;
/// In no list.
const NOWHERE: u32 = u32::MAX;

/// Scratch states of a candidate, above every count that there can be.
pub(crate) const DOUBTFUL: u32 = STANDS - 1;
pub(crate) const REACHABLE: u32 = STANDS - 2;

impl GcWords {
    /// The scratch count or state of a candidate; `None`: it is none.
    #[inline(always)]
    pub(crate) fn candidate(&self, id: ObjId) -> Option<u32> {
        let word = self.words.get(id.at())?.get();
        (word & STANDS == 0).then_some(word)
    }

    /// Gives a candidate its scratch count or state, or makes one of what is tracked.
    #[inline(always)]
    pub(crate) fn set_candidate(&self, id: ObjId, state: u32) {
        debug_assert!(state & STANDS == 0, "a count below 2^31");
        self.words[id.at()].set(state);
    }

    /// Where what is listed stands.
    #[inline(always)]
    pub(crate) fn position(&self, id: ObjId) -> usize {
        (self.words[id.at()].get() & !STANDS) as usize
    }

    /// Notes where something stands that was in a list before, or is a candidate.
    #[inline(always)]
    pub(crate) fn set_position(&self, id: ObjId, position: u32) {
        self.words[id.at()].set(position | STANDS);
    }

    /// Notes where something stands that may never have been in a list; there are `slots` slots.
    #[inline(always)]
    pub(crate) fn enter(&mut self, id: ObjId, position: u32, slots: usize) {
        match self.words.get(id.at()) {
            Some(word) => word.set(position | STANDS),
            None => self.enter_far(id, position, slots),
        }
    }

    #[cold]
    #[inline(never)]
    fn enter_far(&mut self, id: ObjId, position: u32, slots: usize) {
        self.words.reserve(slots - self.words.len());
        self.words.resize(self.words.capacity(), Cell::new(NOWHERE));
        self.set_position(id, position);
    }

    /// It is in no list any more.
    #[inline(always)]
    pub(crate) fn leave(&self, id: ObjId) {
        self.words[id.at()].set(NOWHERE);
    }

    /// The word of an object that verification looks at; `None`: it is in no list.
    pub(crate) fn listed_at(&self, id: ObjId) -> Option<usize> {
        let word = self.words.get(id.at())?.get();
        (word != NOWHERE && word & STANDS != 0).then_some((word & !STANDS) as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_a_position_or_a_scratch_count() {
        let mut words = GcWords::default();
        let (one, far) = (ObjId::from_index(1).unwrap(), ObjId::from_index(90).unwrap());
        assert_eq!((words.candidate(one), words.listed_at(far)), (None, None));
        words.enter(one, 7, 3);
        words.enter(far, 8, 91);
        assert_eq!((words.position(one), words.position(far), words.candidate(one)), (7, 8, None));
        words.set_candidate(one, 2);
        assert_eq!((words.candidate(one), words.listed_at(one)), (Some(2), None));
        words.set_candidate(one, DOUBTFUL);
        assert_eq!(words.candidate(one), Some(DOUBTFUL));
        words.set_position(one, 0);
        assert_eq!((words.candidate(one), words.listed_at(one)), (None, Some(0)));
        words.leave(one);
        assert_eq!((words.candidate(one), words.listed_at(one)), (None, None));
    }
}
