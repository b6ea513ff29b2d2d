//! Weak references to the condemned (step 8 for 3.14): all are cleared, then the callbacks of those that survive
//! are called.

use crate::dealloc::dealloc;
use crate::event::EventSink;
use crate::generations::Place;
use crate::heap::Heap;
use crate::host::Host;
use crate::id::ObjId;
use crate::object::HeapObject;
use crate::slot::Meta;

/// Clears and calls. Returns how many weak references died of their own callback: they count as collected.
pub(super) fn clear_and_call<H: Host>(host: &mut H, destination: Place) -> u32 {
    let called = host.heap().clear_weakrefs_around_condemned();
    let mut died = 0;
    for weakref in called {
        host.call_weakref_callback_from_collection(weakref);
        let heap = host.heap();
        if heap.decref(weakref) {
            // Deferred, it counts in the collection that finds it.
            died += u32::from(!heap.defers);
            dealloc(host, weakref);
        } else if heap.is_tracked(weakref) {
            // CPython keeps the weak references to call in a list of their own and then moves them on.
            heap.remove_from_list(weakref);
            heap.append(weakref, destination);
        }
    }
    died
}

impl<O: HeapObject, S: EventSink<O>> Heap<O, S> {
    /// Clears every weak reference to a condemned object, and every condemned weak reference. Returns, each held by
    /// one more reference, those whose callback is to be called, in order.
    fn clear_weakrefs_around_condemned(&mut self) -> Vec<ObjId> {
        let mut called = Vec::new();
        if self.weak_lists.is_empty() {
            return called;
        }
        for position in 0..self.generations.list(Place::Condemned).items.len() {
            let Some(id) = ObjId::from_index(self.generations.list(Place::Condemned).items[position]) else {
                continue;
            };
            if self.slots[id.at()].meta.has(Meta::IS_WEAKREF) {
                self.clear_weakref(id);
            }
            for weakref in self.clear_weakrefs_to(id) {
                let condemned = self.slots[weakref.at()].meta.place() == Place::Condemned;
                if self.get(weakref).has_weak_callback() && !condemned {
                    self.incref(weakref);
                    called.push(weakref);
                }
            }
        }
        called
    }

    /// Step 11: weak references made by finalizers are cleared without a callback.
    pub(super) fn clear_weakrefs_to_condemned(&mut self) {
        if self.weak_lists.is_empty() {
            return;
        }
        for position in 0..self.generations.list(Place::Condemned).items.len() {
            if let Some(id) = ObjId::from_index(self.generations.list(Place::Condemned).items[position]) {
                self.clear_weakrefs_to(id);
            }
        }
    }
}
