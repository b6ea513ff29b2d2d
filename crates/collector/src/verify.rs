//! Checks the whole heap against itself: every count, list, weak reference, block and sum.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::address::{LARGE_BASE, SMALL_LIMIT_BYTES, pool_of, pool_start};
use crate::event::EventSink;
use crate::generations::Place;
use crate::heap::Heap;
use crate::id::ObjId;
use crate::object::HeapObject;
use crate::slot::Meta;

/// What is wrong with a heap.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum VerifyError {
    /// A count is not what roots and edges add up to.
    Count {
        /// Whose.
        id: ObjId,
        /// Its birth number.
        serial: u32,
        /// What its header says.
        counted: u32,
        /// Roots and edges.
        found: u32,
    },
    /// A reference to a slot without an object.
    Dangling {
        /// What holds it; `None`: a root.
        holder: Option<ObjId>,
        /// The freed id.
        held: ObjId,
    },
    /// An object does not stand where its header says, or a list is not as long as it says.
    List {
        /// The object or, at a wrong length, the first in the list.
        id: Option<ObjId>,
        /// In words.
        what: &'static str,
    },
    /// A weak reference and its target do not agree.
    Weakref {
        /// The weak reference.
        weakref: ObjId,
        /// In words.
        what: &'static str,
    },
    /// A block is used twice, or is free to its pool.
    Block {
        /// Where, in units of 16 bytes.
        addr: u32,
        /// In words.
        what: &'static str,
    },
    /// A sum is wrong.
    Sum {
        /// Which.
        what: &'static str,
        /// What the heap says.
        counted: u64,
        /// What there is.
        found: u64,
    },
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            VerifyError::Count { id, serial, counted, found } => {
                write!(f, "object {serial} ({id:?}) counts {counted}, roots and edges are {found}")
            }
            VerifyError::Dangling { holder, held } => write!(f, "{holder:?} holds {held:?}, which is free"),
            VerifyError::List { id, what } => write!(f, "{id:?}: {what}"),
            VerifyError::Weakref { weakref, what } => write!(f, "weak reference {weakref:?}: {what}"),
            VerifyError::Block { addr, what } => write!(f, "block {addr:#x}: {what}"),
            VerifyError::Sum { what, counted, found } => write!(f, "{what}: {counted} counted, {found} found"),
        }
    }
}

impl std::error::Error for VerifyError {}

const LISTS: [Place; 6] =
    [Place::Young, Place::Middle, Place::Old, Place::Permanent, Place::Condemned, Place::Deferred];

impl<O: HeapObject, S: EventSink<O>> Heap<O, S> {
    /// Checks everything. `roots` visits each reference that is held from outside the heap, once for each time.
    /// To be called between two operations, not while something dies or a collection runs.
    pub fn verify(&self, roots: impl FnOnce(&mut dyn FnMut(ObjId))) -> Result<(), VerifyError> {
        self.verify_counts(roots)?;
        self.verify_lists()?;
        self.verify_weakrefs()?;
        self.verify_blocks()?;
        self.verify_sums()
    }

    fn verify_counts(&self, roots: impl FnOnce(&mut dyn FnMut(ObjId))) -> Result<(), VerifyError> {
        let mut found = vec![0_u32; self.slots.len()];
        let mut dangling = None;
        let mut hold = |holder: Option<ObjId>, held: ObjId| {
            if self.is_live(held) {
                found[held.at()] += 1;
            } else {
                dangling = dangling.or(Some((holder, held)));
            }
        };
        roots(&mut |id| hold(None, id));
        for (id, object) in self.iter() {
            object.traverse(&mut |held| hold(Some(id), held));
        }
        if let Some((holder, held)) = dangling {
            return Err(VerifyError::Dangling { holder, held });
        }
        for (id, _) in self.iter() {
            let slot = &self.slots[id.at()];
            if slot.count != found[id.at()] && !slot.meta.has(Meta::IMMORTAL) {
                return Err(VerifyError::Count { id, serial: slot.serial, counted: slot.count, found: found[id.at()] });
            }
        }
        Ok(())
    }

    fn verify_lists(&self) -> Result<(), VerifyError> {
        for (id, _) in self.iter() {
            let slot = &self.slots[id.at()];
            let place = slot.meta.place();
            let wrong = |what| Err(VerifyError::List { id: Some(id), what });
            if slot.meta.has(Meta::DYING) {
                return wrong("it is dying between two operations");
            }
            if place == Place::Untracked {
                if self.gc_words.listed_at(id).is_some() || self.gc_words.candidate(id).is_some() {
                    return wrong("it is in no list, and its word says otherwise");
                }
                continue;
            }
            if !LISTS.contains(&place) {
                return wrong("it is in a state that only a collection knows");
            }
            let stands = self.gc_words.listed_at(id).and_then(|at| self.generations.list(place).items.get(at));
            if stands != Some(&id.index()) {
                return wrong("it does not stand where its word says");
            }
            if place.is_tracked() && !slot.meta.is_gc() {
                return wrong("it is tracked without a GC head");
            }
        }
        for place in LISTS {
            let mut live = 0;
            for id in self.objects_at(place) {
                live += 1;
                if !self.is_live(id) || self.slots[id.at()].meta.place() != place {
                    return Err(VerifyError::List { id: Some(id), what: "a list names it without right" });
                }
            }
            if live != self.generations.list(place).live {
                return Err(VerifyError::List { id: self.objects_at(place).next(), what: "a list's length is wrong" });
            }
        }
        if !self.collecting && self.generations.list(Place::Condemned).live > 0 {
            return Err(VerifyError::List { id: self.condemned().next(), what: "condemned without a collection" });
        }
        Ok(())
    }

    fn verify_weakrefs(&self) -> Result<(), VerifyError> {
        for &target in self.weak_lists.keys() {
            let refs = self.weakrefs(target);
            for &weakref in refs {
                let wrong = |what| Err(VerifyError::Weakref { weakref, what });
                if !self.is_live(target) || !self.slots[target.at()].meta.has(Meta::HAS_WEAKREFS) {
                    return wrong("its target is gone or does not know of it");
                }
                if !self.is_live(weakref) || self.get(weakref).weak_target() != Some(target) {
                    return wrong("it is in the list of another object");
                }
            }
        }
        for (id, object) in self.iter() {
            let Some(target) = object.weak_target() else { continue };
            let listed = self.weakrefs(target).iter().filter(|&&weakref| weakref == id).count();
            if listed != 1 || !self.slots[id.at()].meta.has(Meta::IS_WEAKREF) {
                return Err(VerifyError::Weakref { weakref: id, what: "its target does not list it once" });
            }
        }
        Ok(())
    }

    /// Every block that is known to be in use is in use to its pool, once.
    fn verify_blocks(&self) -> Result<(), VerifyError> {
        let mut pools: BTreeMap<u32, Vec<bool>> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        let mut problem = None;
        let mut check = |addr: u32, size_bytes: u32| {
            let mut wrong = |what| problem = problem.take().or(Some(VerifyError::Block { addr, what }));
            if !seen.insert(addr) {
                wrong("it is used twice");
            }
            if addr >= LARGE_BASE {
                if size_bytes <= SMALL_LIMIT_BYTES {
                    wrong("it is small and lies among the large");
                }
                return;
            }
            let number = pool_of(addr);
            let pool = &self.addresses.pymalloc.pools[number as usize];
            let used = pools.entry(number).or_insert_with(|| pool.used_blocks());
            let class_units = u32::from(pool.class) + 1;
            let offset = addr - pool_start(number) - 3;
            if size_bytes > class_units * 16 || !offset.is_multiple_of(class_units) {
                wrong("it does not fit its pool");
            } else if used.get((offset / class_units) as usize) != Some(&true) {
                wrong("it is free to its pool");
            }
        };
        for (id, object) in self.iter() {
            let slot = &self.slots[id.at()];
            check(slot.addr, self.size_bytes(id));
            object.blocks(&mut |block| {
                if !block.is_none() {
                    check(block.addr, block.size_bytes);
                }
            });
        }
        self.addresses.free_lists.iter().for_each(|addr| check(addr, 0));
        problem.map_or(Ok(()), Err)
    }

    fn verify_sums(&self) -> Result<(), VerifyError> {
        let sum = |what, counted, found| {
            if counted == found { Ok(()) } else { Err(VerifyError::Sum { what, counted, found }) }
        };
        let slots = || self.iter().map(|(id, _)| &self.slots[id.at()]);
        let own_bytes: u64 = self.iter().map(|(id, _)| u64::from(self.size_bytes(id))).sum();
        sum("live bytes", self.usage.live_bytes, own_bytes + self.usage.block_bytes)?;
        sum("objects", self.objects(), slots().count() as u64)?;
        let pymalloc = &self.addresses.pymalloc;
        let mut in_pools = 0;
        for pool in &pymalloc.pools {
            in_pools += u64::from(pool.used);
            let used = pool.used_blocks().iter().filter(|&&used| used).count();
            sum("blocks used in a pool", u64::from(pool.used), used as u64)?;
        }
        let in_large = self.addresses.large.blocks();
        let waiting = self.addresses.free_lists.iter().count() as u64;
        sum("blocks in use", in_pools + in_large, self.objects() + self.usage.blocks + waiting)?;
        self.verify_arenas()
    }

    fn verify_arenas(&self) -> Result<(), VerifyError> {
        let pymalloc = &self.addresses.pymalloc;
        let held = pymalloc.arenas.all.iter().filter(|arena| arena.held).count() as u64;
        let found = u64::from(pymalloc.arenas.held);
        if held != found {
            return Err(VerifyError::Sum { what: "arenas held", counted: found, found: held });
        }
        let free_pools: Vec<u32> =
            pymalloc.arenas.usable.iter().map(|&at| pymalloc.arenas.all[at as usize].free).collect();
        if !free_pools.is_sorted() || free_pools.contains(&0) {
            return Err(VerifyError::Sum { what: "order of usable arenas", counted: 0, found: 1 });
        }
        for class in 0..32 {
            for number in pymalloc.pools_with_room(class) {
                let pool = &pymalloc.pools[number as usize];
                if pool.class != class || pool.is_full() || pool.used == 0 {
                    let addr = pool_start(number);
                    return Err(VerifyError::Block { addr, what: "its pool is in the wrong list" });
                }
            }
        }
        Ok(())
    }
}
