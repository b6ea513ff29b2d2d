//! Tells the reachable candidates from the others (CPython's `move_unreachable`), in CPython's order.
//!
//! The walk takes candidates in list order. A scratch count of zero makes one doubtful: what holds it may still
//! come. A reachable one passes reachability on: a doubtful object that it refers to goes back to the list's end.
//! So an object that only a later one refers to changes its place in the list, and a person can see it later in
//! the order of finalizers.

use super::Scratch;
use crate::event::EventSink;
use crate::gc_words::{DOUBTFUL, REACHABLE, Words};
use crate::generations::Place;
use crate::heap::Heap;
use crate::id::ObjId;
use crate::object::HeapObject;
use crate::pieces::Pieces;
use crate::profile::DictTracking;
use crate::slot::{Meta, Slot};

/// Takes what a reachable candidate refers to for reachable too.
#[inline(always)]
fn pass_on<O: HeapObject>(words: Words<'_>, slots: &[Slot<O>], candidate: ObjId, put_back: &mut Pieces<u32>) {
    words.set_candidate(candidate, REACHABLE);
    let Some(object) = &slots[candidate.at()].object else { return };
    object.traverse_fast(|held| match words.candidate(held) {
        Some(DOUBTFUL) => {
            words.set_candidate(held, 1);
            put_back.push(held.index());
        }
        Some(0) => words.set_candidate(held, 1),
        _ => {}
    });
}

impl<O: HeapObject, S: EventSink<O>> Heap<O, S> {
    /// Leaves the survivors among the candidates and lists the doubtful, those that were put back still among them.
    pub(super) fn tell_apart(&mut self) {
        let Scratch { candidates, put_back, doubtful, .. } = &mut self.scratch;
        let (slots, words) = (&self.slots, self.gc_words.words());
        doubtful.clear();
        candidates.retain(|slot| {
            let Some(id) = ObjId::from_index(slot) else { return false };
            let reachable = words.candidate(id) != Some(0);
            if reachable {
                pass_on(words, slots, id, put_back);
            } else {
                words.set_candidate(id, DOUBTFUL);
                doubtful.push(slot);
            }
            reachable
        });
        let mut walked = candidates.len();
        candidates.append(put_back);
        while let Some(id) = candidates.get(walked).and_then(|&slot| ObjId::from_index(slot)) {
            walked += 1;
            pass_on(words, slots, id, candidates);
        }
    }

    /// Moves survivors to `destination`, untracking tuples that need no watching, in a `full` collection dicts too where
    /// these are tracked by their contents, and condemns the others. Returns how many survived.
    pub(super) fn settle(&mut self, destination: Place, full: bool) -> u64 {
        let mut survivors = std::mem::take(&mut self.scratch.candidates);
        self.untrack_among(&mut survivors, O::untrackable_by_contents);
        if full && self.profile.dict_tracking == DictTracking::ByContents {
            self.untrack_among(&mut survivors, O::is_exact_dict);
        }
        let count = survivors.len() as u64;
        self.scratch.candidates = self.settle_at(survivors, destination);
        self.condemn_doubtful();
        count
    }

    /// Moves the resurrected to `destination`; the others stay condemned.
    pub(super) fn settle_rescued(&mut self, destination: Place) {
        let survivors = std::mem::take(&mut self.scratch.candidates);
        self.scratch.candidates = self.settle_at(survivors, destination);
        self.condemn_doubtful();
    }

    /// Appends candidates to a list. Returns an array without any, to be used again.
    fn settle_at(&mut self, mut settled: Pieces<u32>, destination: Place) -> Pieces<u32> {
        let list = self.generations.list_mut(destination);
        let first = list.items.len() as u32;
        list.live += settled.len() as u32;
        let (mut position, words) = (first, self.gc_words.words());
        for slice in settled.slices() {
            for id in slice.iter().filter_map(|&slot| ObjId::from_index(slot)) {
                words.set_position(id, position);
                self.slots[id.at()].meta.set_place(destination);
                position += 1;
            }
        }
        if first == 0 {
            std::mem::swap(&mut list.items, &mut settled);
        } else {
            list.items.append(&mut settled);
        }
        settled
    }

    /// Condemns the doubtful that nothing has rescued, and notes whether one of them may have a finalizer.
    fn condemn_doubtful(&mut self) {
        let Heap { slots, gc_words, scratch, generations, .. } = self;
        scratch.may_finalize = false;
        let (mut position, words) = (0, gc_words.words());
        scratch.doubtful.retain(|slot| {
            // What was put back is no longer a candidate by now.
            let Some(id) = ObjId::from_index(slot).filter(|&id| words.candidate(id).is_some()) else { return false };
            words.set_position(id, position);
            let meta = &mut slots[id.at()].meta;
            meta.set_place(Place::Condemned);
            scratch.may_finalize |= meta.has(Meta::MAY_FINALIZE);
            position += 1;
            true
        });
        let list = generations.list_mut(Place::Condemned);
        list.live = position;
        list.items.clear();
        // The longer of the two is what the next collection can use.
        if position > 0 {
            std::mem::swap(&mut list.items, &mut scratch.doubtful);
        }
        scratch.cleared_bytes.clear();
    }

    /// Untracks those of a kind that hold nothing that may be tracked, and takes them out of the list.
    fn untrack_among(&mut self, survivors: &mut Pieces<u32>, of_kind: impl Fn(&O) -> bool) {
        survivors.retain(|slot| {
            let one = self.slots[slot as usize].object.as_ref().is_some_and(&of_kind);
            !(one && self.untrack_if_atomic(slot))
        });
    }

    /// Untracks a survivor if nothing that it holds can be tracked (cpython.md 2.4).
    fn untrack_if_atomic(&mut self, slot: u32) -> bool {
        let candidate = &self.slots[slot as usize];
        let atomic = candidate.object.as_ref().is_some_and(|object| self.holds_nothing_trackable(object));
        if atomic {
            self.slots[slot as usize].meta.set_place(Place::Untracked);
            ObjId::from_index(slot).into_iter().for_each(|id| self.gc_words.leave(id));
            self.counters.untracked();
        }
        atomic
    }

    /// True when nothing that the object refers to is tracked or may be.
    pub(super) fn holds_nothing_trackable(&self, object: &O) -> bool {
        let mut atomic = true;
        object.traverse(&mut |id| atomic &= !self.may_be_tracked(id));
        atomic
    }

    /// True for an object that is tracked now or may be later.
    pub fn may_be_tracked(&self, id: ObjId) -> bool {
        let slot = &self.slots[id.at()];
        slot.meta.is_gc()
            && (slot.meta.place().is_tracked()
                || !slot.object.as_ref().is_some_and(HeapObject::untrackable_by_contents))
    }
}
