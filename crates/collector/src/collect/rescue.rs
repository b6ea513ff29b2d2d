//! Tells the reachable candidates from the others (CPython's `move_unreachable`), in CPython's order.
//!
//! The walk takes candidates in list order. A scratch count of zero makes one doubtful: what holds it may still
//! come. A reachable one passes reachability on: a doubtful object that it refers to goes back to the list's end.
//! So an object that only a later one refers to changes its place in the list, and a person can see it later in
//! the order of finalizers.

use crate::event::EventSink;
use crate::generations::Place;
use crate::heap::Heap;
use crate::id::ObjId;
use crate::object::HeapObject;
use crate::profile::DictTracking;

/// Scratch states, above every count there can be.
const DOUBTFUL: u32 = u32::MAX;
const REACHABLE: u32 = u32::MAX - 1;

impl<O: HeapObject, S: EventSink<O>> Heap<O, S> {
    /// Fills `survivors` and `doubtful`; the latter still lists those that were put back.
    pub(super) fn tell_apart(&mut self) {
        let (slots, scratch) = (&self.slots, &mut self.scratch);
        scratch.put_back.clear();
        scratch.survivors.clear();
        scratch.doubtful.clear();
        let refs = &mut scratch.refs;
        let mut put_back_walked = 0;
        let mut listed = scratch.candidates.iter();
        loop {
            let slot = match listed.next() {
                Some(&slot) => slot,
                None if put_back_walked < scratch.put_back.len() => {
                    put_back_walked += 1;
                    scratch.put_back[put_back_walked - 1]
                }
                None => break,
            };
            let candidate = &slots[slot as usize];
            let state = &mut refs[candidate.gc_pos as usize];
            if *state == 0 {
                *state = DOUBTFUL;
                scratch.doubtful.push(slot);
                continue;
            }
            *state = REACHABLE;
            scratch.survivors.push(slot);
            let put_back = &mut scratch.put_back;
            let Some(object) = &candidate.object else { continue };
            object.traverse_fast(|id| {
                let held = &slots[id.at()];
                if held.meta.place() != Place::Candidate {
                    return;
                }
                let state = &mut refs[held.gc_pos as usize];
                if *state == DOUBTFUL {
                    *state = 1;
                    put_back.push(id.index());
                } else if *state == 0 {
                    *state = 1;
                }
            });
        }
    }

    /// Moves survivors to `destination`, untracking tuples that need no watching, in a `full` collection dicts too where
    /// these are tracked by their contents, and condemns the others. Returns how many survived.
    pub(super) fn settle(&mut self, destination: Place, full: bool) -> u64 {
        let mut survivors = std::mem::take(&mut self.scratch.survivors);
        self.untrack_among(&mut survivors, O::untrackable_by_contents);
        if full && self.profile.dict_tracking == DictTracking::ByContents {
            self.untrack_among(&mut survivors, O::is_exact_dict);
        }
        let count = survivors.len() as u64;
        self.settle_at(&survivors, destination);
        self.scratch.survivors = survivors;
        self.condemn_doubtful();
        count
    }

    /// Moves the resurrected to `destination`; the others stay condemned.
    pub(super) fn settle_rescued(&mut self, destination: Place) {
        let survivors = std::mem::take(&mut self.scratch.survivors);
        self.settle_at(&survivors, destination);
        self.scratch.survivors = survivors;
        self.condemn_doubtful();
    }

    fn settle_at(&mut self, survivors: &[u32], destination: Place) {
        let list = self.generations.list_mut(destination);
        let first = list.items.len() as u32;
        list.items.extend_from_slice(survivors);
        list.live += survivors.len() as u32;
        for (position, &slot) in (first..).zip(survivors) {
            let slot = &mut self.slots[slot as usize];
            slot.gc_pos = position;
            slot.meta.set_place(destination);
        }
    }

    fn condemn_doubtful(&mut self) {
        let mut doubtful = std::mem::take(&mut self.scratch.doubtful);
        // A candidate that was put back is no longer one by now, or is marked reachable.
        doubtful.retain(|&slot| {
            let slot = &self.slots[slot as usize];
            slot.meta.place() == Place::Candidate && self.scratch.refs[slot.gc_pos as usize] == DOUBTFUL
        });
        let old_list = std::mem::take(&mut self.generations.list_mut(Place::Condemned).items);
        self.generations.list_mut(Place::Condemned).live = 0;
        self.settle_at(&doubtful, Place::Condemned);
        self.scratch.cleared_bytes.clear();
        self.scratch.doubtful = old_list;
        self.scratch.doubtful.clear();
    }

    /// Untracks those of a kind that hold nothing that may be tracked, and takes them out of the list.
    fn untrack_among(&mut self, survivors: &mut Vec<u32>, of_kind: fn(&O) -> bool) {
        let mut kept = 0;
        for at in 0..survivors.len() {
            let slot = survivors[at];
            let one = self.slots[slot as usize].object.as_ref().is_some_and(of_kind);
            if !(one && self.untrack_if_atomic(slot)) {
                survivors[kept] = slot;
                kept += 1;
            }
        }
        survivors.truncate(kept);
    }

    /// Untracks a survivor if nothing that it holds can be tracked (cpython.md 2.4).
    fn untrack_if_atomic(&mut self, slot: u32) -> bool {
        let candidate = &self.slots[slot as usize];
        let Some(object) = &candidate.object else { return false };
        let mut atomic = true;
        object.traverse(&mut |id| atomic &= !self.may_be_tracked(id));
        if atomic {
            self.slots[slot as usize].meta.set_place(Place::Untracked);
        }
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
