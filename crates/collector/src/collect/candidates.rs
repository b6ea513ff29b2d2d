//! Which objects a collection looks at.

use super::Scratch;
use crate::event::EventSink;
use crate::generations::Place;
use crate::heap::Heap;
use crate::id::ObjId;
use crate::object::HeapObject;
use crate::slot::Meta;

impl<O: HeapObject, S: EventSink<O>> Heap<O, S> {
    /// Appends the generations younger than `generation` to it, the youngest first.
    pub(super) fn merge_younger(&mut self, generation: u8) {
        for younger in 0..generation {
            self.move_all(Place::of_generation(younger), Place::of_generation(generation));
        }
    }

    /// Empties a list into the candidates and copies their counts. Immortals leave the collector's sight.
    pub(super) fn list_candidates(&mut self, place: Place) {
        let mut listed = std::mem::take(&mut self.generations.list_mut(place).items);
        self.generations.list_mut(place).live = 0;
        let Scratch { candidates, refs, .. } = &mut self.scratch;
        refs.clear();
        refs.reserve(listed.len());
        let slots = &mut self.slots;
        let mut kept = 0;
        for at in 0..listed.len() {
            let Some(id) = ObjId::from_index(listed[at]) else { continue };
            let slot = &mut slots[id.at()];
            if slot.meta.has(Meta::IMMORTAL) {
                slot.meta.set_place(Place::Untracked);
                continue;
            }
            slot.gc_pos = refs.len() as u32;
            slot.meta.set_place(Place::Candidate);
            refs.push(slot.count);
            listed[kept] = id.index();
            kept += 1;
        }
        listed.truncate(kept);
        *candidates = listed;
    }
}
