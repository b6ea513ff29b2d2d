//! The heap: slots, and the birth and the end of an object.

use rustc_hash::FxHashMap;

use crate::address::AddressSpace;
use crate::collect::Scratch;
use crate::counters::{Counters, GenerationStats, Usage};
use crate::dealloc::Work;
use crate::event::{AllocEvent, EventSink, NoSink};
use crate::gc_words::GcWords;
use crate::generations::{GENERATIONS, Generations, Place};
use crate::id::ObjId;
use crate::layout::{FreeList, Layout};
use crate::object::HeapObject;
use crate::policy::PolicyKind;
use crate::policy::incremental::Spaces;
use crate::profile::Profile;
use crate::slot::{Meta, Slot};
use crate::weakref::WeakList;

/// How many slots to add: the few are doubled; of the many, which grow in place (last_block.rs), a part.
fn slots_more(slots: usize) -> usize {
    if slots < 1 << 15 { slots } else { slots / 64 }
}

/// All memory of one running program.
#[derive(Clone, Debug)]
pub struct Heap<O: HeapObject, S = NoSink> {
    pub(crate) profile: &'static Profile,
    /// Slot 0 belongs to nobody, so that an id is never zero.
    pub(crate) slots: Vec<Slot<O>>,
    /// The sizes that do not fit in a header.
    large_sizes: FxHashMap<ObjId, u32>,
    /// The free slot to take next; 0 when there is none.
    free_slot: u32,
    pub(crate) next_serial: u32,
    pub(crate) addresses: AddressSpace,
    pub(crate) generations: Generations,
    pub(crate) gc_words: GcWords,
    pub(crate) counters: Counters,
    pub(crate) usage: Usage,
    pub(crate) stats: [GenerationStats; GENERATIONS],
    pub(crate) policy: PolicyKind,
    /// Where the incremental collector is.
    pub(crate) spaces: Spaces,
    pub(crate) weak_lists: FxHashMap<ObjId, WeakList>,
    pub(crate) work: Work,
    pub(crate) scratch: Scratch,
    pub(crate) memory_limit: u64,
    pub(crate) collecting: bool,
    pub(crate) exiting: bool,
    /// What reaches zero stays for now (deferred.rs).
    pub(crate) defers: bool,
    pub(crate) watched: bool,
    pub(crate) spares: O::Spares,
    pub(crate) sink: S,
}

/// How much a program may hold unless it is told otherwise.
pub const DEFAULT_MEMORY_LIMIT_BYTES: u64 = 512 << 20;

/// The objects of a heap, to be looked at only.
#[derive(Debug)]
pub struct Objects<'a, O> {
    pub(crate) slots: &'a [Slot<O>],
}

impl<O> Clone for Objects<'_, O> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<O> Copy for Objects<'_, O> {}

impl<'a, O> Objects<'a, O> {
    /// The object behind an id, while it lives.
    pub fn get(self, id: ObjId) -> Option<&'a O> {
        self.slots.get(id.at())?.object.as_ref()
    }

    /// Its birth number.
    pub fn serial(self, id: ObjId) -> u32 {
        self.slots[id.at()].serial
    }
}

impl<O: HeapObject, S: EventSink<O>> Heap<O, S> {
    /// Its objects, to be looked at only.
    pub fn look(&self) -> Objects<'_, O> {
        Objects { slots: &self.slots }
    }

    /// An empty heap that behaves as the profile's version of Python does.
    pub fn new(profile: &'static Profile, sink: S) -> Self {
        Heap {
            profile,
            slots: vec![Slot::free()],
            large_sizes: FxHashMap::default(),
            free_slot: 0,
            next_serial: 1,
            addresses: AddressSpace::new(profile),
            generations: Generations::default(),
            gc_words: GcWords::default(),
            counters: Counters::new(profile.thresholds, profile.startup_objects),
            usage: Usage::default(),
            stats: [GenerationStats::default(); GENERATIONS],
            policy: PolicyKind::Generational,
            spaces: Spaces::new(profile.startup_objects),
            weak_lists: FxHashMap::default(),
            work: Work::default(),
            scratch: Scratch::default(),
            memory_limit: DEFAULT_MEMORY_LIMIT_BYTES,
            collecting: false,
            exiting: false,
            defers: false,
            watched: false,
            spares: O::Spares::default(),
            sink,
        }
    }

    /// The version of Python that the heap follows.
    pub fn profile(&self) -> &'static Profile {
        self.profile
    }

    /// The object behind an id.
    #[inline(always)]
    pub fn get(&self, id: ObjId) -> &O {
        debug_assert!(self.is_live(id), "an id is used only while its object lives");
        // SAFETY: an `ObjId` in use names a live object (the contract of every holder of ids, checked above in debug
        // builds and by `verify`). `slots` never shrinks, so the index is inside it, and a live slot has its payload.
        unsafe { self.slots.get_unchecked(id.at()).object.as_ref().unwrap_unchecked() }
    }

    /// The object behind an id, to change it.
    #[inline(always)]
    pub fn get_mut(&mut self, id: ObjId) -> &mut O {
        debug_assert!(self.is_live(id), "an id is used only while its object lives");
        // SAFETY: as in `get`.
        unsafe { self.slots.get_unchecked_mut(id.at()).object.as_mut().unwrap_unchecked() }
    }

    /// The slot of a live object.
    #[inline(always)]
    pub(crate) fn slot_mut(&mut self, id: ObjId) -> &mut Slot<O> {
        debug_assert!(self.is_live(id), "an id is used only while its object lives");
        // SAFETY: as in `get`: `slots` never shrinks, so the index of an id once given out stays inside it.
        unsafe { self.slots.get_unchecked_mut(id.at()) }
    }

    /// True when the id's slot holds an object: for checks and for tests, not for deciding (a slot is used again).
    pub fn is_live(&self, id: ObjId) -> bool {
        self.slots.get(id.at()).is_some_and(|slot| slot.object.is_some())
    }

    /// A new object with a count of one.
    ///
    /// Counts for automatic collection as CPython does: only memory taken fresh for a garbage-collected type counts.
    #[inline(never)]
    pub fn alloc(&mut self, object: O, layout: Layout) -> ObjId {
        self.alloc_here(object, layout)
    }

    /// As [`Heap::alloc`], in fresh memory (`PyType_GenericAlloc`): the object's block goes to its free list all the same.
    pub fn alloc_fresh(&mut self, object: O, layout: Layout) -> ObjId {
        let id = self.alloc(object, Layout { free_list: FreeList::None, ..layout });
        self.slots[id.at()].meta.set_free_list(layout.free_list);
        id
    }

    /// As [`Heap::alloc`], with a copy of its code at the place of the call: for kinds of objects that programs make all
    /// the time, whose layout is known there.
    #[inline(always)]
    pub fn alloc_here(&mut self, object: O, layout: Layout) -> ObjId {
        debug_assert!(!layout.tracked || layout.pre_header as u32 != 0, "a tracked object has a GC head");
        let meta = Meta::new(&layout);
        let (addr, fresh) = self.addresses.alloc_object(layout.size_bytes, meta.free_list_code());
        let by_tracking = self.counters.by_tracking;
        // What is tracked from birth counts either way when it takes memory.
        let counts = if layout.tracked { fresh || by_tracking } else { meta.is_gc() && fresh && !by_tracking };
        if counts {
            self.counters.object_allocated();
        }
        let serial = self.next_serial;
        self.next_serial += 1;
        self.usage.object_born(layout.size_bytes);
        let id = match ObjId::from_index(self.free_slot) {
            Some(id) => id,
            None => self.add_slot(),
        };
        let slot = self.free_slot_mut(id);
        let next = slot.addr;
        slot.count = 1;
        slot.meta = meta;
        slot.addr = addr;
        slot.serial = serial;
        // A free slot is empty: nothing is dropped.
        std::mem::forget(slot.object.replace(object));
        self.free_slot = next;
        if layout.size_bytes >= Meta::LARGE_BYTES {
            self.large_sizes.insert(id, layout.size_bytes);
        }
        if layout.tracked {
            self.append(id, Place::Young);
        }
        if self.sink.listens() {
            self.report_birth(id, fresh);
        }
        id
    }

    #[cold]
    #[inline(never)]
    fn report_birth(&mut self, id: ObjId, fresh: bool) {
        let Slot { serial, addr, .. } = self.slots[id.at()];
        let size_bytes = self.size_bytes(id);
        let type_key = self.get(id).type_key(self.look());
        self.sink.allocated(&AllocEvent { id, serial, type_key, size_bytes, addr, fresh });
    }

    /// A slot of the free list.
    #[inline(always)]
    fn free_slot_mut(&mut self, id: ObjId) -> &mut Slot<O> {
        debug_assert!(!self.is_live(id), "a free slot is empty");
        // SAFETY: the free list names slots that were taken once, and `slots` never shrinks.
        unsafe { self.slots.get_unchecked_mut(id.at()) }
    }

    /// One more slot, when none is free.
    #[cold]
    #[inline(never)]
    fn add_slot(&mut self) -> ObjId {
        let index = u32::try_from(self.slots.len()).unwrap_or(u32::MAX);
        assert!(index <= ObjId::MAX_INDEX, "slots fit in 31 bits: the memory limit is far below");
        if self.slots.len() == self.slots.capacity() {
            self.slots.reserve_exact(slots_more(self.slots.len()));
        }
        self.slots.push(Slot::free());
        ObjId::from_index(index).expect("slot 0 is taken from the start")
    }

    /// Empties a slot and returns what was in it, and its size.
    #[inline(always)]
    pub(crate) fn take_from_slot(&mut self, id: ObjId) -> (Option<O>, u32) {
        let next = self.free_slot;
        let slot = self.slot_mut(id);
        let size_bytes = slot.meta.size_bytes();
        slot.addr = next;
        slot.meta = Meta::default();
        let object = slot.object.take();
        self.free_slot = id.index();
        (object, size_bytes.unwrap_or_else(|| self.forget_large_size(id)))
    }

    #[cold]
    #[inline(never)]
    fn forget_large_size(&mut self, id: ObjId) -> u32 {
        self.large_sizes.remove(&id).expect("a large object has its size in the table")
    }

    /// Where the object is: what `id()` returns.
    pub fn address_of(&self, id: ObjId) -> u64 {
        let slot = &self.slots[id.at()];
        self.profile.address_base + u64::from(slot.addr) * 16 + u64::from(slot.meta.pre_header().size_bytes())
    }

    /// Where the object's own block begins, pre-header included, in units of 16 bytes from the model's base.
    pub fn block_of(&self, id: ObjId) -> u32 {
        self.slots[id.at()].addr
    }

    /// The live object at an address, found by looking at all of them.
    pub fn object_at_address(&self, address: u64) -> Option<ObjId> {
        self.iter().map(|(id, _)| id).find(|&id| self.address_of(id) == address)
    }

    /// The object's birth number, given to no other object of the run.
    #[inline]
    pub fn serial(&self, id: ObjId) -> u32 {
        self.slots[id.at()].serial
    }

    /// What was asked of the allocator for the object itself, pre-header included, side blocks not.
    #[inline]
    pub fn size_bytes(&self, id: ObjId) -> u32 {
        self.slots[id.at()].meta.size_bytes().unwrap_or_else(|| self.large_size(id))
    }

    #[cold]
    #[inline(never)]
    fn large_size(&self, id: ObjId) -> u32 {
        self.large_sizes[&id]
    }

    /// Notes another size.
    pub(crate) fn set_size_bytes(&mut self, id: ObjId, size_bytes: u32) {
        self.slots[id.at()].meta.set_size_bytes(size_bytes);
        if size_bytes < Meta::LARGE_BYTES {
            self.large_sizes.remove(&id);
        } else {
            self.large_sizes.insert(id, size_bytes);
        }
    }

    /// From now on the embedder is asked at the object's death whether there is a finalizer.
    pub fn set_may_finalize(&mut self, id: ObjId) {
        self.slots[id.at()].meta.set(Meta::MAY_FINALIZE, true);
        // It may be condemned already.
        self.scratch.may_finalize = true;
    }

    /// Marks that the object's finalizer has run.
    pub fn set_finalized(&mut self, id: ObjId) {
        self.slots[id.at()].meta.set(Meta::FINALIZED, true);
    }

    /// True when the object's finalizer has run: it will not run again.
    pub fn is_finalized(&self, id: ObjId) -> bool {
        self.slots[id.at()].meta.has(Meta::FINALIZED)
    }

    /// All live objects in slot order.
    pub fn iter(&self) -> impl Iterator<Item = (ObjId, &O)> {
        self.slots.iter().enumerate().filter_map(|(index, slot)| {
            let id = ObjId::from_index(index as u32)?;
            Some((id, slot.object.as_ref()?))
        })
    }

    /// From now on what dies is counted as freed at exit.
    pub fn set_exiting(&mut self, exiting: bool) {
        self.exiting = exiting;
        self.settle_deferral();
    }

    /// True when somebody wants the phases of a collection as well as its start and stop.
    pub fn set_watched(&mut self, watched: bool) {
        self.watched = watched;
    }

    /// What dead objects left for new ones.
    #[inline(always)]
    pub fn spares_mut(&mut self) -> &mut O::Spares {
        &mut self.spares
    }

    /// Who watches.
    pub fn sink(&self) -> &S {
        &self.sink
    }

    /// Who watches.
    pub fn sink_mut(&mut self) -> &mut S {
        &mut self.sink
    }
}
