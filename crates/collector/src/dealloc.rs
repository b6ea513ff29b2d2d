//! The death of an object whose count has reached zero, and of all that dies with it.
//!
//! States of a dying object:
//!
//! ```text
//!   count 0 --attend--> finalizer, weak references   (only where the header says so; the host runs Python code)
//!      |        \--> resurrected: it lives on in generation 0
//!      v
//!   dying: its references are on the work stack, given back one by one; a child that reaches zero dies first
//!      v
//!   side blocks freed, own block freed, slot free
//! ```
//!
//! CPython does this by recursion; here the work stack is a `Vec` of frames over one shared stack of references:
//!
//! ```text
//!   a = [b, c], b = [d]; del a        frames            refs
//!                                     a                 c b        (a list gives its items back last to first)
//!     c reaches 0, has nothing: gone  a                 c b
//!     b reaches 0                     a, b              c b | d
//!     d gone, b gone, a gone
//! ```
//!
//! A finalizer may free things itself: that call of [`dealloc`] works above the frames that are there already.

use crate::collect::CLEARED_NOTHING;
use crate::event::{EventSink, FreeEvent, FreeReason};
use crate::generations::Place;
use crate::heap::{Heap, Objects};
use crate::host::Host;
use crate::id::ObjId;
use crate::object::{FEW_REFERENCES, HeapObject, Released};
use crate::policy::Policy;
use crate::refcount::IMMORTAL_COUNT;
use crate::slot::Meta;

/// An object at zero, out of the collector's lists.
#[derive(Copy, Clone, Debug)]
struct Death {
    id: ObjId,
    reason: FreeReason,
    /// Bytes of side blocks that a collection made it give up before.
    cleared_bytes: u32,
}

/// An object whose contents are being given back.
#[derive(Copy, Clone, Debug)]
struct Frame {
    death: Death,
    first_ref: u32,
    next_ref: u32,
    first_block: u32,
}

/// The work stack. Empty between two operations; used again and again.
#[derive(Clone, Debug, Default)]
pub(crate) struct Work {
    frames: Vec<Frame>,
    pub(crate) released: Released,
}

/// What comes next in giving contents back.
enum Next {
    /// Whatever is on the work stack.
    Done,
    /// This object is at zero: what held it is on the work stack.
    Child(ObjId),
    /// This object has a finalizer or weak references: the heap cannot do it alone.
    Attend(Death),
}

/// Frees an object whose count has reached zero, in CPython's order, with everything that dies with it.
#[inline(never)]
pub fn dealloc<H: Host>(host: &mut H, id: ObjId) {
    let heap = host.heap();
    if heap.defers {
        heap.defer_free(id);
        return;
    }
    if heap.free_atom(id, FreeReason::LastReference) {
        return;
    }
    dealloc_because(host, id, FreeReason::LastReference);
}

/// Gives one reference back and frees the object if it was the last.
#[inline]
pub fn release_ref<H: Host>(host: &mut H, id: ObjId) {
    if host.heap().decref(id) {
        dealloc(host, id);
    }
}

#[inline]
pub(crate) fn dealloc_because<H: Host>(host: &mut H, id: ObjId, reason: FreeReason) {
    let heap = host.heap();
    let base = heap.work.frames.len();
    let mut next = heap.begin_death(id, reason);
    while let Some(death) = host.heap().run_work(next, base) {
        next = if attend(host, death.id) { host.heap().give_up_contents(death) } else { Next::Done };
    }
}

/// Finalizer and weak references of an object at zero. False: it was resurrected.
#[cold]
fn attend<H: Host>(host: &mut H, id: ObjId) -> bool {
    let heap = host.heap();
    if heap.slots[id.at()].meta.has(Meta::IS_WEAKREF) {
        heap.clear_weakref(id);
    }
    if heap.get(id).weakrefs_die_before_finalizer() {
        tell_weakrefs(host, id);
    }
    let meta = host.heap().slots[id.at()].meta;
    if meta.has(Meta::MAY_FINALIZE)
        && !meta.has(Meta::FINALIZED)
        && host.has_finalizer(id)
        && !survives_finalizer(host, id)
    {
        return false;
    }
    tell_weakrefs(host, id);
    true
}

/// Calls the finalizer of an object at zero. False: the object was resurrected.
fn survives_finalizer<H: Host>(host: &mut H, id: ObjId) -> bool {
    let heap = host.heap();
    // CPython tracks a dying object again for its finalizer: it is now the last of generation 0.
    if heap.is_gc(id) {
        heap.track(id);
    }
    heap.set_finalized(id);
    heap.incref(id);
    host.finalize(id);
    let heap = host.heap();
    if !heap.decref(id) {
        return false;
    }
    heap.untrack(id);
    true
}

/// Clears the weak references to a dying object, then calls their callbacks.
fn tell_weakrefs<H: Host>(host: &mut H, id: ObjId) {
    let heap = host.heap();
    let refs = heap.clear_weakrefs_to(id);
    let called: Vec<ObjId> = refs
        .into_iter()
        .filter(|&weakref| heap.get(weakref).has_weak_callback() && heap.slots[weakref.at()].count > 0)
        .collect();
    // Every callback is held until its turn: an earlier one may drop a later weak reference.
    called.iter().for_each(|&weakref| heap.incref(weakref));
    for weakref in called {
        host.call_weakref_callback(weakref);
        release_ref(host, weakref);
    }
}

impl<O: HeapObject, S: EventSink<O>> Heap<O, S> {
    /// The short way out: frees an object at zero that holds nothing and that nothing watches. False: it is not so simple.
    #[inline]
    fn free_atom(&mut self, id: ObjId, reason: FreeReason) -> bool {
        let meta = self.slot_mut(id).meta;
        if meta.has(Meta::NEEDS_ATTENTION) || meta.place() != Place::Untracked {
            return false;
        }
        let reason = if self.exiting { FreeReason::Exit } else { reason };
        if !self.get(id).is_atom() {
            return false;
        }
        if self.sink.listens() {
            self.report_dying(id, reason);
            let first_block = self.work.released.blocks.len();
            self.finish_death(Death { id, reason, cleared_bytes: 0 }, first_block);
            return true;
        }
        self.leave_slot(id, reason);
        true
    }

    /// Own block and slot of an object of which nobody is told.
    #[inline(always)]
    fn leave_slot(&mut self, id: ObjId, reason: FreeReason) {
        let slot = self.slot_mut(id);
        let (meta, addr) = (slot.meta, slot.addr);
        let (object, size_bytes) = self.take_from_slot(id);
        if self.addresses.free_object(addr, size_bytes, meta.free_list_code()) && meta.is_gc() {
            self.counters.block_freed();
        }
        self.usage.object_gone(size_bytes, reason);
        if object.as_ref().is_some_and(O::drops_nothing) {
            std::mem::forget(object);
        }
    }

    /// First step of the death of an object at zero: the collector forgets it.
    fn begin_death(&mut self, id: ObjId, reason: FreeReason) -> Next {
        let meta = self.slot_mut(id).meta;
        if meta.has(Meta::IMMORTAL) {
            self.slot_mut(id).count = IMMORTAL_COUNT;
            return Next::Done;
        }
        let mut death = Death { id, reason, cleared_bytes: 0 };
        let place = meta.place();
        if place != Place::Untracked {
            if place == Place::Condemned {
                death.reason = if self.policy.defers_frees() { FreeReason::Traced } else { FreeReason::Cycle };
                if self.sink.listens() {
                    death.cleared_bytes = self.cleared_bytes_of(id);
                }
            }
            self.remove_from_list(id);
            self.counters.untracked();
        }
        if self.exiting {
            death.reason = FreeReason::Exit;
        }
        if meta.has(Meta::NEEDS_ATTENTION) { Next::Attend(death) } else { self.give_up_contents(death) }
    }

    /// Gives the contents of a dying object back; from the first reference on that is its object's last they wait on the
    /// work stack.
    #[inline]
    fn give_up_contents(&mut self, death: Death) -> Next {
        if !self.sink.listens()
            && let Some(few) = self.get(death.id).few_references()
        {
            return self.give_up_few(death, few);
        }
        self.give_up_all(death)
    }

    /// As [`Heap::give_up_all`], of an object that has nothing but these references: the work stack is not needed, unless
    /// one of them is its object's last.
    #[inline(always)]
    fn give_up_few(&mut self, death: Death, few: [Option<ObjId>; FEW_REFERENCES]) -> Next {
        let mut given = 0;
        for id in few.into_iter().flatten() {
            given += 1;
            if self.decref(id) && !self.free_atom(id, FreeReason::Container) {
                return self.give_up_rest(death, id, given);
            }
        }
        self.leave_slot(death.id, death.reason);
        Next::Done
    }

    /// What is left of an object's few references, of which some are given up, waits until one that it held is gone.
    fn give_up_rest(&mut self, death: Death, child: ObjId, given: u32) -> Next {
        let Released { refs, blocks } = &mut self.work.released;
        let (first_ref, first_block) = (refs.len() as u32, blocks.len() as u32);
        let slot = &mut self.slots[death.id.at()];
        slot.meta.set(Meta::DYING, true);
        if let Some(object) = &mut slot.object {
            object.release(&mut self.work.released, &mut self.spares);
        }
        self.work.frames.push(Frame { death, first_ref, next_ref: first_ref + given, first_block });
        Next::Child(child)
    }

    /// Gives up whatever it has.
    fn give_up_all(&mut self, death: Death) -> Next {
        let Released { refs, blocks } = &mut self.work.released;
        let (first_ref, first_block) = (refs.len(), blocks.len());
        self.slots[death.id.at()].meta.set(Meta::DYING, true);
        if self.sink.listens() {
            self.report_dying(death.id, death.reason);
        }
        if let Some(object) = &mut self.slots[death.id.at()].object {
            object.release(&mut self.work.released, &mut self.spares);
        }
        let Some((child, next_ref)) = self.give_back(first_ref) else {
            self.work.released.refs.truncate(first_ref);
            self.finish_death(death, first_block);
            return Next::Done;
        };
        let (first_ref, next_ref, first_block) = (first_ref as u32, next_ref as u32, first_block as u32);
        self.work.frames.push(Frame { death, first_ref, next_ref, first_block });
        Next::Child(child)
    }

    /// Gives references of the work stack back, from one on. Returns the first object that this brings to zero and that
    /// does not die in one step, and the reference after it; `None` at the stack's end.
    #[inline]
    fn give_back(&mut self, mut next_ref: usize) -> Option<(ObjId, usize)> {
        while let Some(&id) = self.work.released.refs.get(next_ref) {
            next_ref += 1;
            if self.decref(id) && !self.free_atom(id, FreeReason::Container) {
                return Some((id, next_ref));
            }
        }
        None
    }

    /// Gives contents back until the work stack is down to `base` (`None`), or the host is needed.
    fn run_work(&mut self, mut next: Next, base: usize) -> Option<Death> {
        loop {
            match next {
                Next::Attend(death) => return Some(death),
                Next::Child(id) => next = self.begin_death(id, FreeReason::Container),
                Next::Done if self.work.frames.len() == base => return None,
                Next::Done => next = self.go_on(),
            }
        }
    }

    /// Goes on with the topmost frame.
    fn go_on(&mut self) -> Next {
        let frame = *self.work.frames.last().expect("there is a frame above the base");
        match self.give_back(frame.next_ref as usize) {
            Some((child, next_ref)) => {
                self.work.frames.last_mut().expect("it is there").next_ref = next_ref as u32;
                Next::Child(child)
            }
            None => {
                self.work.frames.pop();
                self.work.released.refs.truncate(frame.first_ref as usize);
                self.finish_death(frame.death, frame.first_block as usize);
                Next::Done
            }
        }
    }

    /// Last step: side blocks, own block, slot.
    #[inline]
    fn finish_death(&mut self, death: Death, first_block: usize) {
        let Death { id, reason, cleared_bytes } = death;
        let blocks_bytes =
            if self.work.released.blocks.len() > first_block { self.free_released_blocks(first_block) } else { 0 };
        let slot = self.slot_mut(id);
        let (meta, addr, serial) = (slot.meta, slot.addr, slot.serial);
        let (object, size_bytes) = self.take_from_slot(id);
        let to_allocator = self.addresses.free_object(addr, size_bytes, meta.free_list_code());
        if to_allocator && meta.is_gc() {
            self.counters.block_freed();
        }
        self.usage.object_gone(size_bytes, reason);
        if self.sink.listens()
            && let Some(object) = &object
        {
            let size_bytes = size_bytes + blocks_bytes + cleared_bytes;
            self.report_freed(&FreeEvent { id, serial, size_bytes, addr, waits: !to_allocator, reason }, object);
        }
        if object.as_ref().is_some_and(O::drops_nothing) {
            std::mem::forget(object);
        }
    }

    #[cold]
    #[inline(never)]
    fn report_dying(&mut self, id: ObjId, reason: FreeReason) {
        self.sink.dying(id, reason, Objects { slots: &self.slots });
    }

    #[cold]
    #[inline(never)]
    fn report_freed(&mut self, event: &FreeEvent, object: &O) {
        self.sink.freed(event, object);
    }

    /// Frees the side blocks that a dying object gave up; how many bytes they were.
    fn free_released_blocks(&mut self, first_block: usize) -> u32 {
        let mut bytes = 0;
        for index in first_block..self.work.released.blocks.len() {
            let block = self.work.released.blocks[index];
            bytes += block.size_bytes;
            self.free_block(block);
        }
        self.work.released.blocks.truncate(first_block);
        bytes
    }

    /// Bytes of side blocks that a condemned object gave up when it was cleared.
    fn cleared_bytes_of(&self, id: ObjId) -> u32 {
        let position = self.gc_words.position(id);
        self.scratch.cleared_bytes.get(position).copied().unwrap_or(CLEARED_NOTHING)
    }
}
