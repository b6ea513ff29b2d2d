//! Reference counts.
//!
//! An immortal object starts at 2^31 and is counted like every other: no branch on the hot path, and two thousand
//! million unpaired changes before it would matter (dealloc.rs then sets the count back). What a person is shown
//! is CPython's number for immortals.

use crate::event::EventSink;
use crate::heap::Heap;
use crate::id::ObjId;
use crate::object::HeapObject;
use crate::slot::Meta;

/// Where an immortal object's count starts.
pub(crate) const IMMORTAL_COUNT: u32 = 1 << 31;

impl<O: HeapObject, S: EventSink<O>> Heap<O, S> {
    /// One more reference.
    #[inline(always)]
    pub fn incref(&mut self, id: ObjId) {
        let slot = self.slot_mut(id);
        slot.count = slot.count.wrapping_add(1);
        if S::COUNTS {
            self.report_count(id);
        }
    }

    /// One reference less. True: that was the last one, and the caller must call [`crate::dealloc`] next.
    #[inline(always)]
    #[must_use]
    pub fn decref(&mut self, id: ObjId) -> bool {
        let slot = self.slot_mut(id);
        debug_assert!(slot.count > 0, "a count never goes below zero");
        slot.count = slot.count.wrapping_sub(1);
        let last = slot.count == 0;
        if S::COUNTS {
            self.report_count(id);
        }
        last
    }

    #[cold]
    fn report_count(&mut self, id: ObjId) {
        let slot = &self.slots[id.at()];
        self.sink.count_changed(slot.serial, slot.count);
    }

    /// Whether exactly one reference is counted.
    #[inline(always)]
    pub fn is_unique(&self, id: ObjId) -> bool {
        self.slots[id.at()].count == 1
    }

    /// The count that `sys.getrefcount` would show, its own argument aside.
    pub fn refcount(&self, id: ObjId) -> u32 {
        let slot = &self.slots[id.at()];
        if slot.meta.has(Meta::IMMORTAL) { self.profile.immortal_refcount } else { slot.count }
    }

    /// Makes an object live as long as the heap.
    pub fn make_immortal(&mut self, id: ObjId) {
        let slot = &mut self.slots[id.at()];
        slot.count = IMMORTAL_COUNT;
        slot.meta.set(Meta::IMMORTAL, true);
        if S::COUNTS {
            self.report_count(id);
        }
    }

    /// True for an object that is never freed.
    pub fn is_immortal(&self, id: ObjId) -> bool {
        self.slots[id.at()].meta.has(Meta::IMMORTAL)
    }
}
