//! CPython 3.14.0 to 3.14.4: each automatic run looks at the new objects and at a part of the old ones, so that none takes
//! long. It was withdrawn in 3.14.5: garbage waited longer, and programs held more memory.
//!
//! ```text
//!   young --(any run)--> visited           two old spaces; which is which changes when `pending` is empty
//!                        pending --(an increment: so many, with all that they reach)--> visited
//!
//!   phases of a round    marking      one run: what the modules and the frames reach goes to `visited` unjudged
//!                        increments   runs of young objects and a part of `pending`, till that is empty
//! ```
//!
//! This collector counts what is tracked, not memory: `gc.get_count()` goes up when a free list serves an object too.
//!
//! How much a run does is a debt: new objects add to it, objects looked at pay it off, and so do marked ones, twice.
//! While it is negative a run does nothing at all: after each marking phase garbage waits until so many objects have been
//! made as were marked.

use super::Policy;
use crate::counters::Counters;
use crate::generations::Place;

/// A little at a time.
#[derive(Copy, Clone, Debug)]
pub struct Incremental;

/// What `gc.collect(1)` and every automatic run is.
pub(crate) const INCREMENT: u8 = 1;
/// The generation that stands for everything.
pub(crate) const FULL: u8 = 2;

impl Policy for Incremental {
    fn is_automatic(&self) -> bool {
        true
    }

    fn reach(&self, generation: u8) -> Option<u8> {
        Some(generation.min(FULL))
    }

    fn has_old_spaces(&self) -> bool {
        true
    }

    fn choose(&self, _: &Counters) -> Option<u8> {
        Some(INCREMENT)
    }

    fn started(&self, counters: &mut Counters, generation: u8) {
        match generation {
            0 => {}
            INCREMENT => counters.reset_young(),
            _ => counters.reset_counts(),
        }
    }

    fn survived(&self, _: &mut Counters, _: u8, _: u64) {}

    fn ended(&self, counters: &mut Counters, generation: u8) {
        match generation {
            0 => {
                counters.reset_young();
                counters.older[0] += 1;
            }
            INCREMENT => {}
            _ => counters.reset_counts(),
        }
    }
}

/// Where the incremental collector is in its round.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Spaces {
    /// The old space of what this round has looked at.
    pub(crate) visited: Place,
    /// The next increment marks first.
    pub(crate) marking: bool,
    /// Objects to look at: what the next increment owes.
    pub(crate) work_to_do: i64,
    /// Of the objects that the model does not show, how many are in the pending space; modules hold them all.
    pub(crate) pending_unseen: u64,
}

/// With a second threshold of 1 an increment would look at a tenth of the heap.
const SCAN_RATE_DIVISOR: i64 = 10;
/// A smaller second threshold counts as this.
const LEAST_THRESHOLD: i32 = 2;
/// How many old objects at most for each new one.
const MOST_PER_NEW: i64 = 2;

impl Spaces {
    /// The beginning, as after a full collection.
    pub(crate) fn new(unseen: u64) -> Spaces {
        Spaces { visited: Place::Middle, marking: true, work_to_do: 0, pending_unseen: unseen }
    }

    /// The old space of what this round has still to look at.
    pub(crate) fn pending(&self) -> Place {
        if self.visited == Place::Middle { Place::Old } else { Place::Middle }
    }

    /// Adds what an increment owes: the new objects, and a part of the heap.
    pub(crate) fn assess(&mut self, counters: &Counters) {
        let scale = i64::from(counters.thresholds[1].max(LEAST_THRESHOLD));
        let new = i64::from(counters.young());
        let part = counters.heap_size() as i64 / SCAN_RATE_DIVISOR / scale;
        self.work_to_do += new + part.min(new * MOST_PER_NEW);
    }

    /// A round is over; the next one begins with marking.
    pub(crate) fn begin_round(&mut self, unseen: u64) {
        *self = Spaces { work_to_do: 0, marking: true, pending_unseen: unseen, ..*self };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_increment_owes_the_new_objects_and_a_part_of_the_heap() {
        let mut counters = Counters::new([0, 10, 0], 20_000);
        (0..50).for_each(|_| counters.object_allocated());
        let mut spaces = Spaces { work_to_do: -100, ..Spaces::new(0) };
        spaces.assess(&counters);
        // 20,050 / 10 / 10 is more than two for each new one.
        assert_eq!(spaces.work_to_do, -100 + 50 + 100);
        counters.thresholds[1] = 100;
        spaces.assess(&counters);
        assert_eq!(spaces.work_to_do, 50 + 50 + 20);
        spaces.begin_round(7);
        assert_eq!((spaces.work_to_do, spaces.marking, spaces.pending_unseen), (0, true, 7));
    }
}
