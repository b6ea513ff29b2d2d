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
use crate::pieces::PIECE;

/// What the collector notes about the slots, in pieces (pieces.rs), which are all of one length here, to be found at once.
#[derive(Clone, Debug, Default)]
pub(crate) struct GcWords {
    pieces: Vec<Box<[Cell<u32>; PIECE]>>,
}

/// The words, for a loop that asks many.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Words<'a>(&'a [Box<[Cell<u32>; PIECE]>]);

/// The bit of what is no candidate.
const STANDS: u32 = 1 << 31;
/// In no list.
const NOWHERE: u32 = u32::MAX;

/// Scratch states of a candidate, above every count that there can be.
pub(crate) const DOUBTFUL: u32 = STANDS - 1;
pub(crate) const REACHABLE: u32 = STANDS - 2;

impl<'a> Words<'a> {
    #[inline(always)]
    fn get(self, id: ObjId) -> Option<&'a Cell<u32>> {
        Some(&self.0.get(id.at() / PIECE)?[id.at() % PIECE])
    }

    #[inline(always)]
    fn word(self, id: ObjId) -> &'a Cell<u32> {
        &self.0[id.at() / PIECE][id.at() % PIECE]
    }

    /// The scratch count or state of a candidate; `None`: it is none.
    #[inline(always)]
    pub(crate) fn candidate(self, id: ObjId) -> Option<u32> {
        let word = self.get(id)?.get();
        (word & STANDS == 0).then_some(word)
    }

    /// Gives a candidate its scratch count or state, or makes one of what is tracked.
    #[inline(always)]
    pub(crate) fn set_candidate(self, id: ObjId, state: u32) {
        debug_assert!(state & STANDS == 0, "a count below 2^31");
        self.word(id).set(state);
    }

    /// It is in no list any more.
    #[inline(always)]
    pub(crate) fn leave(self, id: ObjId) {
        self.word(id).set(NOWHERE);
    }

    /// Notes where something stands that was in a list before, or is a candidate.
    #[inline(always)]
    pub(crate) fn set_position(self, id: ObjId, position: u32) {
        self.word(id).set(position | STANDS);
    }
}

impl GcWords {
    /// All words.
    #[inline(always)]
    pub(crate) fn words(&self) -> Words<'_> {
        Words(&self.pieces)
    }

    /// The scratch count or state of a candidate; `None`: it is none.
    pub(crate) fn candidate(&self, id: ObjId) -> Option<u32> {
        self.words().candidate(id)
    }

    /// Where what is listed stands.
    pub(crate) fn position(&self, id: ObjId) -> usize {
        (self.words().word(id).get() & !STANDS) as usize
    }

    /// Where what is listed stands, which is in no list any more.
    #[inline(always)]
    pub(crate) fn take(&self, id: ObjId) -> usize {
        (self.words().word(id).replace(NOWHERE) & !STANDS) as usize
    }

    /// Notes where something stands that may never have been in a list.
    #[inline(always)]
    pub(crate) fn enter(&mut self, id: ObjId, position: u32) {
        match self.words().get(id) {
            Some(word) => word.set(position | STANDS),
            None => self.enter_far(id, position),
        }
    }

    #[cold]
    #[inline(never)]
    fn enter_far(&mut self, id: ObjId, position: u32) {
        let piece = || vec![Cell::new(NOWHERE); PIECE].into_boxed_slice().try_into().expect("as long as a piece");
        self.pieces.resize_with(id.at() / PIECE + 1, piece);
        self.words().set_position(id, position);
    }

    /// It is in no list any more.
    pub(crate) fn leave(&self, id: ObjId) {
        self.words().leave(id);
    }

    /// The word of an object that verification looks at; `None`: it is in no list.
    pub(crate) fn listed_at(&self, id: ObjId) -> Option<usize> {
        let word = self.words().get(id)?.get();
        (word != NOWHERE && word & STANDS != 0).then_some((word & !STANDS) as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_a_position_or_a_scratch_count() {
        let mut words = GcWords::default();
        let (one, far) = (ObjId::from_index(1).unwrap(), ObjId::from_index(90_000).unwrap());
        assert_eq!((words.candidate(one), words.listed_at(far)), (None, None));
        words.enter(one, 7);
        words.enter(far, 8);
        assert_eq!((words.listed_at(one), words.listed_at(far), words.candidate(one)), (Some(7), Some(8), None));
        assert_eq!((words.take(far), words.listed_at(far)), (8, None));
        words.words().set_candidate(one, 2);
        assert_eq!((words.candidate(one), words.listed_at(one)), (Some(2), None));
        words.words().set_candidate(one, DOUBTFUL);
        assert_eq!(words.candidate(one), Some(DOUBTFUL));
        words.words().set_position(one, 0);
        assert_eq!((words.candidate(one), words.listed_at(one)), (None, Some(0)));
        words.leave(one);
        assert_eq!((words.candidate(one), words.listed_at(one)), (None, None));
    }
}
