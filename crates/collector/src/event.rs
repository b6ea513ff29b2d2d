//! What the heap reports: one event for each change of state.

use crate::collect::Collection;
use crate::heap::Objects;
use crate::id::ObjId;
use crate::object::Block;

/// Why an object was freed.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Hash)]
pub enum FreeReason {
    /// Its last reference went.
    LastReference,
    /// It was a member of a garbage set that the collector found.
    Cycle,
    /// What held it died or was cleared.
    Container,
    /// The program was over.
    Exit,
    /// A collection found it unreachable, under a policy by which a last reference that goes frees nothing.
    Traced,
}

/// An object was born.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct AllocEvent {
    /// Its slot.
    pub id: ObjId,
    /// Its birth number.
    pub serial: u32,
    /// Its type, in the embedder's registry.
    pub type_key: u32,
    /// What was asked of the allocator, pre-header included.
    pub size_bytes: u32,
    /// Its block, in units of 16 bytes from the model's base.
    pub addr: u32,
    /// The block comes from the allocator, not from a free list.
    pub fresh: bool,
}

/// An object's memory was given back.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct FreeEvent {
    /// Its slot, which another object may take from now on.
    pub id: ObjId,
    /// Its birth number.
    pub serial: u32,
    /// Its own block and the side blocks that went with it.
    pub size_bytes: u32,
    /// Its block, in units of 16 bytes from the model's base.
    pub addr: u32,
    /// Its own block goes on a free list and waits there, not back to the allocator.
    pub waits: bool,
    /// Why.
    pub reason: FreeReason,
}

/// Whoever watches the heap. Every method has an empty body, so that a sink pays for what it overrides.
pub trait EventSink<O> {
    /// True: every change of a count is reported as well, so that the events alone reproduce the heap.
    const COUNTS: bool = false;

    /// False: births and deaths need not be told for now.
    #[inline(always)]
    fn listens(&self) -> bool {
        true
    }

    /// An object was born with a count of one.
    #[inline(always)]
    fn allocated(&mut self, event: &AllocEvent) {
        let _ = event;
    }

    /// An object's last reference went under a policy that defers frees: it stays for a collection to find.
    #[inline(always)]
    fn deferred(&mut self, id: ObjId, objects: Objects<'_, O>) {
        let _ = (id, objects);
    }

    /// An object begins to die: finalizer and weak references are done with, the contents are still there, and what
    /// they refer to can be looked at. What dies of it dies before it is reported as freed.
    #[inline(always)]
    fn dying(&mut self, id: ObjId, reason: FreeReason, objects: Objects<'_, O>) {
        let _ = (id, reason, objects);
    }

    /// An object's memory was given back; its contents have been given up.
    #[inline(always)]
    fn freed(&mut self, event: &FreeEvent, object: &O) {
        let _ = (event, object);
    }

    /// A side block was allocated: fresh from the allocator, or from a free list.
    #[inline(always)]
    fn block_allocated(&mut self, block: Block, fresh: bool) {
        let _ = (block, fresh);
    }

    /// A side block was freed: it waits on a free list, or went back to the allocator.
    #[inline(always)]
    fn block_freed(&mut self, block: Block, waits: bool) {
        let _ = (block, waits);
    }

    /// A block that waited on a free list went back to the allocator.
    #[inline(always)]
    fn waiting_freed(&mut self, addr: u32) {
        let _ = addr;
    }

    /// An object's own block was resized, and has perhaps moved.
    #[inline(always)]
    fn resized(&mut self, serial: u32, old_addr: u32, addr: u32, size_bytes: u32) {
        let _ = (serial, old_addr, addr, size_bytes);
    }

    /// A count changed (only when [`EventSink::COUNTS`]).
    #[inline(always)]
    fn count_changed(&mut self, serial: u32, count: u32) {
        let _ = (serial, count);
    }

    /// A collection has ended.
    #[inline(always)]
    fn collection(&mut self, collection: &Collection) {
        let _ = collection;
    }
}

/// Nobody watches.
#[derive(Copy, Clone, Debug, Default)]
pub struct NoSink;

impl<O> EventSink<O> for NoSink {
    #[inline(always)]
    fn listens(&self) -> bool {
        false
    }
}
