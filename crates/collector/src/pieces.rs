//! A long array in pieces of one length.
//!
//! What the collector notes of a million objects takes megabytes. An array that is moved when it grows leaves as much
//! behind, in memory that never shrinks (wasm's); pieces stay where they are, and fit where others have been.
//!
//! ```text
//!   full  [ 0 .. 4095 ] [ 4096 .. 8191 ]     tail  [ 8192 .. 10000 ]
//! ```

use std::ops::{Index, IndexMut};

/// Entries of a piece.
pub(crate) const PIECE: usize = 1 << 12;
/// Entries that there is room for at first.
const FEW: usize = 64;
/// Entries that are looked at before some of them are moved.
const BATCH: usize = 128;

/// Entries in order; the last ones in a `Vec` that grows as any.
#[derive(Clone, Debug)]
pub(crate) struct Pieces<T> {
    full: Vec<Box<[T; PIECE]>>,
    tail: Vec<T>,
}

impl<T> Default for Pieces<T> {
    fn default() -> Self {
        Pieces { full: Vec::new(), tail: Vec::new() }
    }
}

impl<T: Clone> Pieces<T> {
    #[inline(always)]
    pub(crate) fn len(&self) -> usize {
        self.full.len() * PIECE + self.tail.len()
    }

    #[inline(always)]
    pub(crate) fn is_empty(&self) -> bool {
        self.full.is_empty() && self.tail.is_empty()
    }

    /// An entry and those after it in its piece: at least a batch, or all that there are.
    #[inline(always)]
    fn rest_from(&self, at: usize) -> &[T] {
        match self.full.get(at / PIECE) {
            Some(piece) => &piece[at % PIECE..],
            None => self.tail.get(at - self.full.len() * PIECE..).unwrap_or_default(),
        }
    }

    #[inline(always)]
    pub(crate) fn get(&self, at: usize) -> Option<&T> {
        self.rest_from(at).first()
    }

    #[inline(always)]
    pub(crate) fn last(&self) -> Option<&T> {
        self.tail.last().or_else(|| self.full.last()?.last())
    }

    #[inline(always)]
    pub(crate) fn push(&mut self, entry: T) {
        if self.tail.len() == self.tail.capacity() {
            self.grow();
        }
        self.tail.push(entry);
    }

    /// Room for one more entry.
    #[cold]
    #[inline(never)]
    fn grow(&mut self) {
        if self.tail.len() < PIECE {
            self.tail.reserve_exact(self.tail.len().clamp(FEW, PIECE - self.tail.len()));
        } else {
            self.close_tail();
        }
    }

    /// The tail is as long as a piece: it is one from now on.
    fn close_tail(&mut self) {
        let tail = std::mem::replace(&mut self.tail, Vec::with_capacity(PIECE));
        self.full.push(tail.into_boxed_slice().try_into().ok().expect("as long as a piece"));
    }

    #[inline]
    pub(crate) fn pop(&mut self) -> Option<T> {
        if self.tail.is_empty() {
            self.open_last();
        }
        self.tail.pop()
    }

    /// The last piece is the tail from now on, if the tail is empty.
    fn open_last(&mut self) {
        if let Some(piece) = self.full.pop() {
            self.tail = (piece as Box<[T]>).into_vec();
        }
    }

    /// Drops all entries from `len` on, and the memory of whole pieces.
    pub(crate) fn truncate(&mut self, len: usize) {
        while len < self.full.len() * PIECE {
            self.tail.clear();
            self.open_last();
        }
        self.tail.truncate(len - self.full.len() * PIECE);
    }

    pub(crate) fn clear(&mut self) {
        self.truncate(0);
    }

    /// The entries, in slices.
    #[inline(always)]
    pub(crate) fn slices(&self) -> impl Iterator<Item = &[T]> {
        self.full.iter().map(|piece| &piece[..]).chain(std::iter::once(&self.tail[..]))
    }

    /// The entries.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &T> {
        self.slices().flatten()
    }
}

impl<T: Copy> Pieces<T> {
    /// Moves the entries of another one to the end.
    pub(crate) fn append(&mut self, other: &mut Self) {
        for slice in other.slices() {
            slice.iter().for_each(|&entry| self.push(entry));
        }
        other.clear();
    }

    /// Keeps some of the entries, in order.
    #[inline(always)]
    pub(crate) fn retain(&mut self, mut keeps: impl FnMut(T) -> bool) {
        let (mut kept, mut at, len) = (0, 0, self.len());
        let Some(&first) = self.get(0) else { return };
        let mut batch = [first; BATCH];
        while at < len {
            let count = BATCH.min(len - at);
            batch[..count].copy_from_slice(&self.rest_from(at)[..count]);
            for &entry in &batch[..count] {
                if keeps(entry) {
                    if kept != at {
                        self[kept] = entry;
                    }
                    kept += 1;
                }
                at += 1;
            }
        }
        self.truncate(kept);
    }
}

impl<T> Index<usize> for Pieces<T> {
    type Output = T;

    #[inline(always)]
    fn index(&self, at: usize) -> &T {
        let full = self.full.len() * PIECE;
        if at < full { &self.full[at / PIECE][at % PIECE] } else { &self.tail[at - full] }
    }
}

impl<T> IndexMut<usize> for Pieces<T> {
    #[inline(always)]
    fn index_mut(&mut self, at: usize) -> &mut T {
        let full = self.full.len() * PIECE;
        if at < full { &mut self.full[at / PIECE][at % PIECE] } else { &mut self.tail[at - full] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(range: std::ops::Range<u32>) -> Pieces<u32> {
        let mut pieces = Pieces::default();
        range.for_each(|entry| pieces.push(entry));
        pieces
    }

    fn all(pieces: &Pieces<u32>) -> Vec<u32> {
        let all: Vec<u32> = pieces.iter().copied().collect();
        assert_eq!(all.len(), pieces.len());
        assert!((0..all.len()).all(|at| pieces.get(at) == Some(&all[at]) && pieces[at] == all[at]));
        assert_eq!((pieces.get(all.len()), pieces.last(), pieces.is_empty()), (None, all.last(), all.is_empty()));
        all
    }

    #[test]
    fn it_is_a_vec_in_pieces() {
        const P: u32 = PIECE as u32;
        for len in [0, 1, P - 1, P, P + 1, 2 * P, 2 * P + 3] {
            let mut pieces = of(0..len);
            let mut expected: Vec<u32> = (0..len).collect();
            assert_eq!(all(&pieces), expected);
            pieces.append(&mut of(7..P + 9));
            expected.extend(7..P + 9);
            assert_eq!(all(&pieces), expected);
            pieces.retain(|entry| entry % 3 != 1);
            expected.retain(|entry| entry % 3 != 1);
            assert_eq!(all(&pieces), expected);
            pieces[expected.len() - 1] = 77;
            assert_eq!(pieces.pop(), Some(77));
            expected.pop();
            for len in [PIECE + 1, PIECE, PIECE - 1, 0] {
                pieces.truncate(len);
                expected.truncate(len);
                assert_eq!(all(&pieces), expected);
            }
            assert_eq!(pieces.pop(), None);
        }
    }

    #[test]
    fn what_is_popped_over_a_border_can_be_pushed_again() {
        let mut pieces = of(0..PIECE as u32 + 1);
        assert_eq!([(); 3].map(|()| pieces.pop()), [PIECE, PIECE - 1, PIECE - 2].map(|at| Some(at as u32)));
        (0..5).for_each(|entry| pieces.push(entry));
        assert_eq!(all(&pieces)[PIECE - 3..], [PIECE as u32 - 3, 0, 1, 2, 3, 4][..]);
    }
}
