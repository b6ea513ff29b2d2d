//! Objects whose last reference went under a policy that frees nothing at once.
//!
//! ```text
//!   count 0, tracked      it stays in its generation's list: a collection finds count 0 and condemns it like a cycle
//!   count 0, not tracked  it waits in a list of its own (Place::Deferred) for the next collection to sweep it
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
            self.counters.object_allocated();
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

/// Frees what waits and is still at zero. Returns how many objects.
pub(crate) fn sweep<H: Host>(host: &mut H) -> u32 {
    let mut swept = 0;
    while host.heap_ref().generations.list(Place::Deferred).live > 0 {
        let list = host.heap().generations.list_mut(Place::Deferred);
        list.live = 0;
        let waiting = std::mem::take(&mut list.items);
        let heap = host.heap();
        let places = waiting.iter().filter(|&&slot| slot != 0);
        places.for_each(|&slot| heap.slots[slot as usize].meta.set_place(Place::Untracked));
        for id in waiting.into_iter().filter_map(ObjId::from_index) {
            // One that waited behind what held it has died with it, and its slot may be anybody's.
            let slot = &host.heap_ref().slots[id.at()];
            if slot.object.is_some() && slot.count == 0 {
                dealloc_because(host, id, FreeReason::Traced);
                swept += 1;
            }
        }
    }
    swept
}
