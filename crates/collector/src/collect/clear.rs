//! The end of the garbage (step 12): each object, in list order, gives up what it holds and mostly dies of it.

use crate::dealloc::dealloc_because;
use crate::event::{EventSink, FreeReason};
use crate::generations::{List, Place};
use crate::heap::Heap;
use crate::host::Host;
use crate::id::ObjId;
use crate::object::{HeapObject, Released};

pub(super) fn clear_garbage<H: Host>(host: &mut H, destination: Place) {
    let mut released = Released::default();
    let defers = std::mem::take(&mut host.heap().defers);
    // Who leaves the list meanwhile need not be taken out of it: its place tells.
    let mut condemned = std::mem::take(&mut host.heap().generations.list_mut(Place::Condemned).items);
    for id in condemned.iter().filter_map(|&slot| ObjId::from_index(slot)) {
        let heap = host.heap();
        if !heap.is_condemned(id) {
            continue;
        }
        heap.incref(id);
        if !host.keep_garbage(id) {
            clear_one(host, id, &mut released);
        }
        if host.heap().decref(id) {
            dealloc_because(host, id, FreeReason::LastReference);
        }
        // Still there: something else holds it for now.
        let heap = host.heap();
        if heap.is_condemned(id) {
            heap.remove_from_list(id);
            heap.append(id, destination);
        }
    }
    host.heap().defers = defers;
    condemned.clear();
    *host.heap().generations.list_mut(Place::Condemned) = List { items: condemned, live: 0 };
}

/// Clears one object, which somebody holds meanwhile.
#[inline]
fn clear_one<H: Host>(host: &mut H, id: ObjId, released: &mut Released) {
    let heap = host.heap();
    if let Some(few) = heap.get_mut(id).clear_few() {
        for held in few.into_iter().flatten() {
            if host.heap().decref(held) {
                dealloc_because(host, held, FreeReason::Container);
            }
        }
        return;
    }
    clear_in_full(host, id, released);
}

/// As [`clear_one`], whatever the object has.
fn clear_in_full<H: Host>(host: &mut H, id: ObjId, released: &mut Released) {
    host.heap().clear_object(id, released);
    for index in 0..released.refs.len() {
        let held = released.refs[index];
        if host.heap().decref(held) {
            dealloc_because(host, held, FreeReason::Container);
        }
    }
    released.refs.clear();
    for block in released.blocks.drain(..) {
        host.heap().free_block(block);
    }
}

impl<O: HeapObject, S: EventSink<O>> Heap<O, S> {
    /// Whether the object that was condemned is still there: its slot may be another one's by now.
    #[inline(always)]
    fn is_condemned(&self, id: ObjId) -> bool {
        self.slots[id.at()].meta.place() == Place::Condemned
    }

    fn clear_object(&mut self, id: ObjId, released: &mut Released) {
        self.get_mut(id).clear(released);
        if !self.sink.listens() {
            return;
        }
        let bytes: u32 = released.blocks.iter().map(|block| block.size_bytes).sum();
        if bytes > 0 {
            let position = self.gc_words.position(id);
            let cleared = &mut self.scratch.cleared_bytes;
            if cleared.len() <= position {
                cleared.resize(position + 1, super::CLEARED_NOTHING);
            }
            cleared[position] = bytes;
        }
    }
}
