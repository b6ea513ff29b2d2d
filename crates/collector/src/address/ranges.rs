//! Pieces of a growing stretch of address space: best fit, neighbours joined.

use std::collections::{BTreeMap, BTreeSet};

/// A stretch from `start`; what lies from `end` on is free without being listed.
#[derive(Clone, Debug)]
pub(crate) struct Ranges {
    start: u32,
    end: u32,
    free_by_start: BTreeMap<u32, u32>,
    free_by_length: BTreeSet<(u32, u32)>,
}

impl Ranges {
    pub(crate) fn new(start: u32) -> Ranges {
        Ranges { start, end: start, free_by_start: BTreeMap::new(), free_by_length: BTreeSet::new() }
    }

    /// How long the stretch is now.
    pub(crate) fn extent(&self) -> u32 {
        self.end - self.start
    }

    /// The shortest free piece that is long enough, the lowest of these; else the stretch grows.
    pub(crate) fn take(&mut self, length: u32) -> u32 {
        self.take_free(length).unwrap_or_else(|| {
            self.end = self.end.checked_add(length).expect("the memory limit is below the address space");
            self.end - length
        })
    }

    /// The same, without growing.
    pub(crate) fn take_free(&mut self, length: u32) -> Option<u32> {
        let &(found, start) = self.free_by_length.range((length, 0)..).next()?;
        self.remove(start, found);
        self.insert(start + length, found - length);
        Some(start)
    }

    /// Gives a piece back; how long the free piece is that it is now part of.
    pub(crate) fn give_back(&mut self, start: u32, length: u32) -> u32 {
        let (mut start, mut length) = (start, length);
        if let Some((&before, &before_length)) = self.free_by_start.range(..start).next_back()
            && before + before_length == start
        {
            self.remove(before, before_length);
            start = before;
            length += before_length;
        }
        if let Some(&after_length) = self.free_by_start.get(&(start + length)) {
            self.remove(start + length, after_length);
            length += after_length;
        }
        if start + length == self.end {
            self.end = start;
        } else {
            self.insert(start, length);
        }
        length
    }

    /// Changes the length of a piece without moving it; false when what follows is in use.
    pub(crate) fn resize(&mut self, start: u32, length: u32, new_length: u32) -> bool {
        if new_length < length {
            self.give_back(start + new_length, length - new_length);
        } else if new_length > length {
            let (after, wanted) = (start + length, new_length - length);
            if after == self.end {
                self.end += wanted;
            } else {
                let Some(&found) = self.free_by_start.get(&after).filter(|&&found| found >= wanted) else {
                    return false;
                };
                self.remove(after, found);
                self.insert(after + wanted, found - wanted);
            }
        }
        true
    }

    fn insert(&mut self, start: u32, length: u32) {
        if length > 0 {
            self.free_by_start.insert(start, length);
            self.free_by_length.insert((length, start));
        }
    }

    fn remove(&mut self, start: u32, length: u32) {
        self.free_by_start.remove(&start);
        self.free_by_length.remove(&(length, start));
    }
}
