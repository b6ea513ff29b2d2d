//! Objects whose last reference went under a policy that frees nothing at once.
//!
//! ```text
//!   count 0, tracked      it stays in its generation's list: a collection finds count 0 and condemns it like a cycle
//!   count 0, not tracked  it waits in a list of its own (Place::Deferred) for the next collection to sweep it
//!   count 0, frozen       it stays frozen; the next collection frees it
//!   a new reference       (a weak reference was called, a table gave it out again) it is alive; the sweep lets it go
//! ```

use crate::dealloc::dealloc_because;
use crate::event::{EventSink, FreeReason};
use crate::generations::Place;
use crate::heap::{Heap, Objects};
use crate::host::Host;
use crate::id::ObjId;
use crate::object::HeapObject;
use crate::policy::Policy;

impl<O: HeapObject, S: EventSink<O>> Heap<O, S> {
    /// Leaves an object at zero for a collection to find.
    #[cold]
    #[inline(never)]
    pub(crate) fn defer_free(&mut self, id: ObjId) {
        if self.sink.listens() {
            self.sink.deferred(id, Objects { slots: &self.slots });
        }
        if self.slots[id.at()].meta.place() == Place::Untracked {
            self.append(id, Place::Deferred);
            // Objects without a GC head are not counted at birth; what waits is.
            self.counters.count_waiting();
        }
    }

    /// An object that waited is wanted again.
    pub(crate) fn recall(&mut self, id: ObjId) {
        if self.slots[id.at()].meta.place() == Place::Deferred {
            self.remove_from_list(id);
        }
    }

    /// True while an object whose last reference goes stays for a collection to find.
    pub fn defers_frees(&self) -> bool {
        self.defers
    }

    /// Works out anew whether frees are deferred: at exit they never are.
    pub(crate) fn settle_deferral(&mut self) {
        self.defers = self.policy.defers_frees() && !self.exiting;
    }
}

/// Frees what waits and is still at zero, frozen objects too: no collection looks at those. Returns how many objects.
pub(crate) fn sweep<H: Host>(host: &mut H) -> u32 {
    let mut swept = 0;
    if host.heap_ref().defers {
        let at_zero = |id: &ObjId| host.heap_ref().slots[id.at()].count == 0;
        let frozen: Vec<ObjId> = host.heap_ref().objects_at(Place::Permanent).filter(at_zero).collect();
        swept += frozen.into_iter().map(|id| free_at_zero(host, id)).sum::<u32>();
    }
    while host.heap_ref().generations.list(Place::Deferred).live > 0 {
        let heap = host.heap();
        let list = heap.generations.list_mut(Place::Deferred);
        list.live = 0;
        let waiting = std::mem::take(&mut list.items);
        let waiting = || waiting.iter().filter_map(|&slot| ObjId::from_index(slot));
        waiting().for_each(|id| {
            heap.slots[id.at()].meta.set_place(Place::Untracked);
            heap.gc_words.leave(id);
        });
        swept += waiting().map(|id| free_at_zero(host, id)).sum::<u32>();
    }
    swept
}

/// Frees an object, if it is there and at zero: one that waited behind what held it has died with it, and its slot may be
/// anybody's. Returns how many objects.
fn free_at_zero<H: Host>(host: &mut H, id: ObjId) -> u32 {
    let slot = &host.heap_ref().slots[id.at()];
    let waits = slot.object.is_some() && slot.count == 0;
    if waits {
        dealloc_because(host, id, FreeReason::Traced);
    }
    u32::from(waits)
}
