//! Side blocks, sizes, and the memory limit.

use std::fmt;

use crate::event::EventSink;
use crate::heap::Heap;
use crate::id::ObjId;
use crate::layout::FreeList;
use crate::object::{Block, HeapObject};

/// A request that the memory limit forbids.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct OutOfMemory {
    /// What was asked for.
    pub requested_bytes: u64,
    /// The limit.
    pub limit_bytes: u64,
}

impl fmt::Display for OutOfMemory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes do not fit under the limit of {} bytes", self.requested_bytes, self.limit_bytes)
    }
}

impl std::error::Error for OutOfMemory {}

impl<O: HeapObject, S: EventSink<O>> Heap<O, S> {
    /// How many bytes a program may hold.
    pub fn memory_limit(&self) -> u64 {
        self.memory_limit
    }

    /// Sets how many bytes a program may hold; at most what the model has addresses for.
    pub fn set_memory_limit(&mut self, limit_bytes: u64) {
        const MOST_BYTES: u64 = 4 << 30;
        self.memory_limit = limit_bytes.min(MOST_BYTES);
    }

    /// Err when `size_bytes` more would pass the limit.
    #[inline]
    pub fn check_room(&self, size_bytes: u64) -> Result<(), OutOfMemory> {
        let fits =
            size_bytes < u64::from(u32::MAX) && self.usage.live_bytes.saturating_add(size_bytes) <= self.memory_limit;
        if fits { Ok(()) } else { Err(OutOfMemory { requested_bytes: size_bytes, limit_bytes: self.memory_limit }) }
    }

    /// A block beside an object. No bytes: no block.
    #[inline]
    pub fn alloc_block(&mut self, size_bytes: u64, free_list: FreeList) -> Result<Block, OutOfMemory> {
        Ok(self.take_block(size_bytes, free_list)?.0)
    }

    /// As [`Heap::alloc_block`]; also whether its memory comes from the allocator and not from the free list.
    #[inline]
    fn take_block(&mut self, size_bytes: u64, free_list: FreeList) -> Result<(Block, bool), OutOfMemory> {
        self.check_room(size_bytes)?;
        let size_bytes = size_bytes as u32;
        if size_bytes == 0 {
            return Ok((Block::NONE, false));
        }
        let (addr, fresh) = self.addresses.alloc_object(size_bytes, free_list.code());
        if matches!(free_list, FreeList::Unseen | FreeList::Companion) {
            self.counters.object_allocated();
            self.counters.companions += u64::from(free_list == FreeList::Companion);
        }
        self.usage.block_taken(size_bytes);
        let block = Block { addr, size_bytes, free_list };
        self.sink.block_allocated(block, fresh);
        Ok((block, fresh))
    }

    /// Resizes a block: in place where CPython's realloc would, else by moving it.
    pub fn realloc_block(&mut self, block: Block, size_bytes: u64) -> Result<Block, OutOfMemory> {
        if block.is_none() {
            return self.alloc_block(size_bytes, block.free_list);
        }
        if size_bytes == 0 {
            self.free_block(block);
            return Ok(Block::NONE);
        }
        self.check_room(size_bytes.saturating_sub(u64::from(block.size_bytes)))?;
        let size_bytes = u32::try_from(size_bytes)
            .map_err(|_| OutOfMemory { requested_bytes: size_bytes, limit_bytes: self.memory_limit })?;
        let addr = self.addresses.realloc(block.addr, block.size_bytes, size_bytes);
        self.usage.block_resized(block.size_bytes, size_bytes);
        let resized = Block { addr, size_bytes, free_list: block.free_list };
        self.sink.block_freed(block, false);
        self.sink.block_allocated(resized, true);
        Ok(resized)
    }

    /// Gives a block back; an absent one is passed over.
    #[inline]
    pub fn free_block(&mut self, block: Block) {
        if block.is_none() {
            return;
        }
        let to_allocator = self.addresses.free_object(block.addr, block.size_bytes, block.free_list.code());
        if matches!(block.free_list, FreeList::Unseen | FreeList::Companion) {
            self.counters.object_freed();
            self.counters.companions -= u64::from(block.free_list == FreeList::Companion);
        }
        self.usage.block_gone(block.size_bytes);
        self.sink.block_freed(block, !to_allocator);
    }

    /// An object that the model does not show, made for good: it counts for automatic collection as others do.
    pub fn alloc_unseen(&mut self, size_bytes: u32, free_list: FreeList) {
        let taken = self.take_block(size_bytes.into(), free_list);
        if taken.is_ok_and(|(_, fresh)| fresh || self.counters.by_tracking) {
            self.counters.object_allocated();
        }
    }

    /// An object that the interpreter makes and drops inside one call, such as a tuple of arguments: nobody sees it, yet it
    /// counts for automatic collection when its memory is fresh, and leaves its block on its free list.
    pub fn pass_through(&mut self, size_bytes: u32, free_list: FreeList) {
        let block = self.begin_passing(size_bytes, free_list);
        self.end_passing(block);
    }

    /// As [`Heap::pass_through`], where the call does more before it drops the object ([`Heap::end_passing`]).
    pub fn begin_passing(&mut self, size_bytes: u32, free_list: FreeList) -> Block {
        let (addr, fresh) = self.addresses.alloc_object(size_bytes, free_list.code());
        if fresh && !self.counters.by_tracking {
            self.counters.object_allocated();
        }
        let block = Block { addr, size_bytes, free_list };
        self.sink.block_allocated(block, fresh);
        block
    }

    /// What [`Heap::begin_passing`] made is dropped.
    pub fn end_passing(&mut self, block: Block) {
        let to_allocator = self.addresses.free_object(block.addr, block.size_bytes, block.free_list.code());
        self.sink.block_freed(block, !to_allocator);
        if to_allocator {
            self.counters.block_freed();
        }
    }

    /// Fills a free list up to so many blocks, as an interpreter's own code leaves them there. They do not count for
    /// automatic collection.
    pub fn stock_free_list(&mut self, size_bytes: u32, free_list: FreeList, count: u32) {
        let missing = count.saturating_sub(self.addresses.free_lists.len(free_list));
        let addrs: Vec<u32> = (0..missing).map(|_| self.addresses.alloc(size_bytes)).collect();
        for addr in addrs.into_iter().rev() {
            self.addresses.free_object(addr, size_bytes, free_list.code());
        }
    }

    /// Resizes an object's own block (`s += 'x'` on a string with one reference): its address may change.
    pub fn resize_main(&mut self, id: ObjId, new_size_bytes: u64) -> Result<(), OutOfMemory> {
        let (addr, old_bytes) = (self.slots[id.at()].addr, self.size_bytes(id));
        self.check_room(new_size_bytes.saturating_sub(u64::from(old_bytes)))?;
        let new_bytes = u32::try_from(new_size_bytes)
            .map_err(|_| OutOfMemory { requested_bytes: new_size_bytes, limit_bytes: self.memory_limit })?;
        let old_addr = addr;
        let addr = self.addresses.realloc(old_addr, old_bytes, new_bytes);
        self.usage.resized(old_bytes, new_bytes);
        self.set_size_bytes(id, new_bytes);
        let slot = &mut self.slots[id.at()];
        slot.addr = addr;
        // It no longer has the size that its free list is for.
        slot.meta.forget_free_list();
        self.sink.resized(slot.serial, old_addr, addr, new_bytes);
        Ok(())
    }
}
