//! Takes the references that candidates hold to each other away from the scratch counts.

use crate::event::EventSink;
use crate::heap::Heap;
use crate::object::HeapObject;

impl<O: HeapObject, S: EventSink<O>> Heap<O, S> {
    /// After this a scratch count above zero says that something outside the candidates holds the object.
    pub(super) fn subtract_internal(&mut self) {
        let (slots, words) = (&self.slots, self.gc_words.words());
        for slice in self.scratch.candidates.slices() {
            for &slot in slice {
                let Some(object) = &slots[slot as usize].object else { continue };
                object.traverse_fast(|held| {
                    if let Some(left) = words.candidate(held) {
                        debug_assert!(left > 0, "an object has at least as many references as edges into it");
                        words.set_candidate(held, left.wrapping_sub(1));
                    }
                });
            }
        }
    }
}
