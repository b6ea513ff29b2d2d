//! Weak references to the condemned (step 8): all are cleared, or those with a callback only, then the callbacks of
//! those that survive are called. Step 11 clears what is left.

use crate::dealloc::dealloc;
use crate::event::EventSink;
use crate::generations::Place;
use crate::heap::Heap;
use crate::host::Host;
use crate::id::ObjId;
use crate::object::HeapObject;
use crate::slot::Meta;

/// Clears and calls. Returns how many weak references died of their own callback (they count as collected), and whether
/// there was any callback.
pub(super) fn clear_and_call<H: Host>(host: &mut H, destination: Place) -> (u32, bool) {
    let called = host.heap().clear_weakrefs_around_condemned();
    let (mut died, any) = (0, !called.is_empty());
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
    (died, any)
}

impl<O: HeapObject, S: EventSink<O>> Heap<O, S> {
    /// Clears every weak reference to a condemned object that is not to outlive it for now, and in step with them the
    /// condemned weak references. Returns, each held by one more reference, those whose callback is to be called, in
    /// order.
    fn clear_weakrefs_around_condemned(&mut self) -> Vec<ObjId> {
        let mut called = Vec::new();
        let all = !self.profile.plain_weakrefs_outlive_finalizers;
        if self.weak_lists.is_empty() {
            return called;
        }
        for position in 0..self.generations.list(Place::Condemned).items.len() {
            let Some(id) = ObjId::from_index(self.generations.list(Place::Condemned).items[position]) else {
                continue;
            };
            if all && self.slots[id.at()].meta.has(Meta::IS_WEAKREF) {
                self.clear_weakref(id);
            }
            let cleared = if all { self.clear_weakrefs_to(id) } else { self.clear_weakrefs_with_callback(id) };
            for weakref in cleared {
                let condemned = self.slots[weakref.at()].meta.place() == Place::Condemned;
                if self.get(weakref).has_weak_callback() && !condemned {
                    self.incref(weakref);
                    called.push(weakref);
                }
            }
        }
        called
    }

    /// Clears those of the weak references to an object that have a callback, and returns them in list order.
    fn clear_weakrefs_with_callback(&mut self, id: ObjId) -> Vec<ObjId> {
        let with_callback = |heap: &Self, weakref: &ObjId| heap.get(*weakref).has_weak_callback();
        let cleared: Vec<ObjId> = self.weakrefs(id).iter().copied().filter(|it| with_callback(self, it)).collect();
        cleared.iter().for_each(|&weakref| self.clear_weakref(weakref));
        cleared
    }

    /// Step 11: weak references that finalizers have made or have still seen are cleared without a callback.
    pub(super) fn clear_weakrefs_to_condemned(&mut self) {
        if self.weak_lists.is_empty() {
            return;
        }
        for position in 0..self.generations.list(Place::Condemned).items.len() {
            if let Some(id) = ObjId::from_index(self.generations.list(Place::Condemned).items[position]) {
                if self.slots[id.at()].meta.has(Meta::IS_WEAKREF) {
                    self.clear_weakref(id);
                }
                self.clear_weakrefs_to(id);
            }
        }
    }
}
