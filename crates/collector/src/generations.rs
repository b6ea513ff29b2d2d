//! The lists of tracked objects, in CPython's order.
//!
//! CPython links tracked objects into lists, one for each generation. Here a list is an array of slots in the same
//! order, and a word beside each slot knows its position (gc_words.rs). Removing from the middle leaves a hole; when holes
//! outnumber objects the list is closed up, so that a removal costs O(1) on average and the order never changes.
//!
//! ```text
//!   generation 0   [ 7 9 _ 12 ]      12 stands at 3; `_` is a hole (0: no object has slot 0)
//!   remove 12   -> [ 7 9 ]           the last one goes together with the holes before it
//! ```

use crate::event::EventSink;
use crate::heap::Heap;
use crate::id::ObjId;
use crate::object::HeapObject;
use crate::pieces::Pieces;

/// How many generations there are.
pub const GENERATIONS: usize = 3;

/// Which list holds an object.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
#[repr(u8)]
pub(crate) enum Place {
    /// None: the collector does not know the object.
    #[default]
    Untracked = 0,
    /// The youngest generation; new objects are appended here.
    Young = 1,
    /// The middle generation; one of the two old spaces of the incremental collector.
    Middle = 2,
    /// The oldest generation; the other old space.
    Old = 3,
    /// Frozen: no collection looks at it.
    Permanent = 4,
    /// A candidate of the collection that runs now (collect/mod.rs).
    Candidate = 5,
    /// Found unreachable by the collection that runs now.
    Condemned = 6,
    /// Not tracked, and its last reference went under a policy that defers frees (deferred.rs).
    Deferred = 7,
}

impl Place {
    #[inline(always)]
    pub(crate) fn from_bits(bits: u32) -> Place {
        match bits {
            0 => Place::Untracked,
            1 => Place::Young,
            2 => Place::Middle,
            3 => Place::Old,
            4 => Place::Permanent,
            5 => Place::Candidate,
            6 => Place::Condemned,
            _ => Place::Deferred,
        }
    }

    /// True where the collector knows the object.
    #[inline(always)]
    pub(crate) fn is_tracked(self) -> bool {
        !matches!(self, Place::Untracked | Place::Deferred)
    }

    /// The list of generation `generation`.
    pub(crate) fn of_generation(generation: u8) -> Place {
        match generation {
            0 => Place::Young,
            1 => Place::Middle,
            _ => Place::Old,
        }
    }
}

/// Lists closed up only from this length on.
const COMPACT_FROM: usize = 64;

/// Slots in list order; 0 is a hole.
#[derive(Clone, Debug, Default)]
pub(crate) struct List {
    pub(crate) items: Pieces<u32>,
    pub(crate) live: u32,
}

impl List {
    /// Drops the last place with the holes before it.
    #[inline]
    fn drop_last(&mut self) {
        self.items.pop();
        while let Some(0) = self.items.last() {
            self.items.pop();
        }
    }

    /// True when holes outnumber objects.
    #[inline]
    fn is_hollow(&self) -> bool {
        self.items.len() >= COMPACT_FROM && (self.live as usize) * 2 < self.items.len()
    }
}

/// Every list, by [`Place`] (`Untracked` and `Candidate` stay empty: they are states, not lists).
#[derive(Clone, Debug, Default)]
pub(crate) struct Generations {
    lists: [List; 8],
}

impl Generations {
    #[inline(always)]
    pub(crate) fn list(&self, place: Place) -> &List {
        &self.lists[place as usize]
    }

    #[inline(always)]
    pub(crate) fn list_mut(&mut self, place: Place) -> &mut List {
        &mut self.lists[place as usize]
    }

    /// Appends to a list and says where.
    #[inline(always)]
    pub(crate) fn push(&mut self, place: Place, slot: u32) -> u32 {
        let list = self.list_mut(place);
        let position = list.items.len() as u32;
        list.items.push(slot);
        list.live += 1;
        position
    }
}

impl<O: HeapObject, S: EventSink<O>> Heap<O, S> {
    /// Makes the collector know an object: it becomes the last of the youngest generation.
    #[inline]
    pub fn track(&mut self, id: ObjId) {
        debug_assert!(self.slots[id.at()].meta.is_gc(), "only objects with a GC head can be tracked");
        if !self.is_tracked(id) {
            self.recall(id);
            self.append(id, Place::Young);
            self.counters.tracked();
        }
    }

    /// Makes the collector forget an object.
    #[inline]
    pub fn untrack(&mut self, id: ObjId) {
        if self.is_tracked(id) {
            self.remove_from_list(id);
            self.counters.untracked();
        }
    }

    /// True when the collector knows the object.
    #[inline]
    pub fn is_tracked(&self, id: ObjId) -> bool {
        self.slots[id.at()].meta.place().is_tracked()
    }

    /// True for an object of a garbage-collected type, tracked or not.
    #[inline]
    pub fn is_gc(&self, id: ObjId) -> bool {
        self.slots[id.at()].meta.is_gc()
    }

    /// The generation an object is in; `None` for one that is untracked, frozen, or being collected.
    pub fn generation_of(&self, id: ObjId) -> Option<u8> {
        match self.slots[id.at()].meta.place() {
            Place::Young => Some(0),
            Place::Middle if self.policy.has_old_spaces() => Some(2),
            Place::Middle => Some(1),
            Place::Old => Some(2),
            Place::Untracked | Place::Permanent | Place::Candidate | Place::Condemned | Place::Deferred => None,
        }
    }

    /// The objects of a generation, as `gc.get_objects()` lists them.
    pub fn objects_in(&self, generation: u8) -> impl Iterator<Item = ObjId> + '_ {
        let places: &[Place] = match (generation, self.policy.has_old_spaces()) {
            (0, _) => &[Place::Young],
            (1, true) => &[],
            (1, false) => &[Place::Middle],
            (_, true) => &[Place::Middle, Place::Old],
            (_, false) => &[Place::Old],
        };
        places.iter().flat_map(|&place| self.objects_at(place))
    }

    /// Every object that a collection may look at, in the order in which `gc.get_referrers()` asks them.
    pub fn tracked(&self) -> impl Iterator<Item = ObjId> + '_ {
        self.generation_places().into_iter().flat_map(|place| self.objects_at(place))
    }

    /// The lists from the youngest on; of the old spaces of the incremental collector the visited one is first.
    fn generation_places(&self) -> [Place; GENERATIONS] {
        if self.policy.has_old_spaces() {
            [Place::Young, self.spaces.visited, self.spaces.pending()]
        } else {
            [Place::Young, Place::Middle, Place::Old]
        }
    }

    /// The objects that the running collection has found unreachable, in list order: what `DEBUG_COLLECTABLE` lists.
    pub fn condemned(&self) -> impl Iterator<Item = ObjId> + '_ {
        self.objects_at(Place::Condemned)
    }

    pub(crate) fn objects_at(&self, place: Place) -> impl Iterator<Item = ObjId> + '_ {
        self.generations.list(place).items.iter().filter_map(|&slot| ObjId::from_index(slot))
    }

    /// How many objects each generation holds; with the incremental collector the young, the visited and the pending.
    pub fn generation_sizes(&self) -> [u32; GENERATIONS] {
        self.generation_places().map(|place| self.generations.list(place).live)
    }

    /// Sets every tracked object aside, where no collection looks (`gc.freeze`).
    pub fn freeze(&mut self) {
        for place in [Place::Young, Place::Middle, Place::Old] {
            self.move_all(place, Place::Permanent);
        }
        self.counters.reset_counts();
        self.counters.unseen_frozen += std::mem::take(&mut self.counters.unseen);
        self.spaces.pending_unseen = 0;
    }

    /// Puts what was set aside at the end of the oldest generation, or of the visited space (`gc.unfreeze`).
    pub fn unfreeze(&mut self) {
        let to = if self.policy.has_old_spaces() { self.spaces.visited } else { Place::Old };
        self.move_all(Place::Permanent, to);
        self.counters.unseen += std::mem::take(&mut self.counters.unseen_frozen);
    }

    /// The program has imported a module that has more tracked objects, as the version of Python has it, than the model's.
    pub fn add_unseen(&mut self, objects: u64) {
        self.counters.unseen += objects;
    }

    /// A class of the program has got a tracked object that the model has not, such as the dict of its subclasses.
    pub fn add_companion(&mut self) {
        self.counters.companions += 1;
    }

    /// One of them is gone.
    pub fn remove_companion(&mut self) {
        self.counters.companions -= 1;
    }

    /// How many objects are set aside.
    pub fn freeze_count(&self) -> u32 {
        self.generations.list(Place::Permanent).live
    }

    #[inline]
    pub(crate) fn append(&mut self, id: ObjId, place: Place) {
        let position = self.generations.push(place, id.index());
        self.gc_words.enter(id, position);
        self.slot_mut(id).meta.set_place(place);
    }

    /// Appends all of one list to another, order kept.
    pub(crate) fn move_all(&mut self, from: Place, to: Place) {
        let mut moved = std::mem::take(&mut self.generations.list_mut(from).items);
        for id in moved.iter().filter_map(|&slot| ObjId::from_index(slot)) {
            self.append(id, to);
        }
        moved.clear();
        *self.generations.list_mut(from) = List { items: moved, live: 0 };
    }

    /// Takes a tracked object out of its list.
    #[inline]
    pub(crate) fn remove_from_list(&mut self, id: ObjId) {
        let meta = &mut self.slot_mut(id).meta;
        let place = meta.place();
        meta.set_place(Place::Untracked);
        let position = self.gc_words.take(id);
        let list = self.generations.list_mut(place);
        list.live -= 1;
        if list.items.is_empty() {
            debug_assert!(place == Place::Condemned, "only garbage leaves a list that is not there (collect/clear.rs)");
            return;
        }
        debug_assert_eq!(list.items[position], id.index(), "an object stands where its word says");
        if position + 1 == list.items.len() {
            list.drop_last();
        } else {
            list.items[position] = 0;
            // The condemned keep their holes: the collection walks them by position.
            if place != Place::Condemned && list.is_hollow() {
                self.close_up(place);
            }
        }
    }

    /// As [`Heap::remove_from_list`], and no other object changes its position until [`Heap::tidy`].
    pub(crate) fn take_from_list(&mut self, id: ObjId) {
        let slot = &mut self.slots[id.at()];
        let list = self.generations.list_mut(slot.meta.place());
        list.items[self.gc_words.take(id)] = 0;
        list.live -= 1;
        slot.meta.set_place(Place::Untracked);
    }

    /// Closes a list up after objects were taken from it.
    pub(crate) fn tidy(&mut self, place: Place) {
        let list = self.generations.list_mut(place);
        if list.items.last() == Some(&0) {
            list.drop_last();
        }
        if list.is_hollow() {
            self.close_up(place);
        }
    }

    /// Closes the holes of a list.
    #[cold]
    fn close_up(&mut self, place: Place) {
        let list = self.generations.list_mut(place);
        list.items.retain(|slot| slot != 0);
        for (position, id) in list.items.iter().filter_map(|&slot| ObjId::from_index(slot)).enumerate() {
            self.gc_words.words().set_position(id, position as u32);
        }
    }
}
