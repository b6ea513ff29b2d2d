//! Which objects a collection looks at.

use crate::event::EventSink;
use crate::generations::{List, Place};
use crate::heap::Heap;
use crate::id::ObjId;
use crate::object::HeapObject;
use crate::slot::Meta;

impl<O: HeapObject, S: EventSink<O>> Heap<O, S> {
    /// Makes candidates of all in some lists, one list after the other, and copies their counts. Immortals leave the
    /// collector's sight.
    pub(super) fn list_candidates(&mut self, places: impl Iterator<Item = Place>) {
        let candidates = &mut self.scratch.candidates;
        debug_assert!(candidates.is_empty(), "a collection leaves no candidates");
        for place in places {
            let List { items, live } = self.generations.list_mut(place);
            *live = 0;
            if candidates.is_empty() {
                std::mem::swap(candidates, items);
            } else {
                candidates.append(items);
            }
        }
        let (slots, counters, words) = (&mut self.slots, &mut self.counters, self.gc_words.words());
        candidates.retain(|listed| {
            let Some(id) = ObjId::from_index(listed) else { return false };
            let slot = &mut slots[id.at()];
            if slot.meta.has(Meta::IMMORTAL) {
                slot.meta.set_place(Place::Untracked);
                words.leave(id);
                counters.untracked();
                return false;
            }
            slot.meta.set_place(Place::Candidate);
            words.set_candidate(id, slot.count);
            true
        });
    }
}
