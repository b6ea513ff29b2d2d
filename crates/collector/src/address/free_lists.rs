//! Blocks that wait for an object of the same kind (cpython.md 5.2). Last in, first out.

use crate::layout::{FREE_LIST_CODES, FreeList, MAX_FREE_LISTED_TUPLE};
use crate::profile::Profile;

/// Every free list, by [`FreeList::code`].
#[derive(Clone, Debug)]
pub(crate) struct FreeLists {
    lists: Lists,
    capacities: [u16; FREE_LIST_CODES],
    /// Out of reach for now, see [`crate::Heap::set_aside`].
    aside: Vec<Lists>,
    /// Those that a full collection leaves as they are.
    kept: &'static [(FreeList, u32)],
}

/// The waiting blocks of each list.
type Lists = [Vec<u32>; FREE_LIST_CODES];

/// The kinds, in the order in which a full collection empties them (`_PyObject_ClearFreeLists`).
const CLEARING_ORDER: [FreeList; 16] = [
    FreeList::List,
    FreeList::ListIter,
    FreeList::TupleIter,
    FreeList::Dict,
    FreeList::DictKeys,
    FreeList::Slice,
    FreeList::Range,
    FreeList::RangeIter,
    FreeList::Context,
    FreeList::AsyncGenerator,
    FreeList::Complex,
    FreeList::Int,
    FreeList::Builtin,
    FreeList::BuiltinMethod,
    FreeList::Method,
    FreeList::TextWriter,
];

/// Every free list there is, in clearing order.
fn every_list() -> impl Iterator<Item = FreeList> {
    std::iter::once(FreeList::Float).chain((1..=MAX_FREE_LISTED_TUPLE).map(FreeList::Tuple)).chain(CLEARING_ORDER)
}

fn empty() -> Lists {
    std::array::from_fn(|_| Vec::new())
}

impl FreeLists {
    pub(crate) fn new(profile: &'static Profile) -> FreeLists {
        let mut capacities = [0; FREE_LIST_CODES];
        for list in every_list() {
            capacities[usize::from(list.code())] = profile.free_list_capacity(list);
        }
        FreeLists { lists: empty(), capacities, aside: Vec::new(), kept: profile.kept_free_lists }
    }

    #[inline(always)]
    pub(crate) fn pop(&mut self, code: u8) -> Option<u32> {
        self.lists[usize::from(code)].pop()
    }

    /// False when the list is full: the block goes back to the allocator.
    #[inline(always)]
    pub(crate) fn push(&mut self, code: u8, addr: u32) -> bool {
        let list = &mut self.lists[usize::from(code)];
        let room = list.len() < usize::from(self.capacities[usize::from(code)]);
        if room {
            list.push(addr);
        }
        room
    }

    /// How many blocks wait.
    pub(crate) fn len(&self, list: FreeList) -> u32 {
        self.lists[usize::from(list.code())].len() as u32
    }

    /// Takes out what a full collection gives back, in the order in which CPython frees them.
    pub(crate) fn drain(&mut self) -> Vec<(FreeList, u32)> {
        let mut drained = Vec::new();
        for list in every_list().filter(|list| !self.kept.iter().any(|(kept, _)| kept == list)) {
            let waiting = &mut self.lists[usize::from(list.code())];
            drained.extend(waiting.drain(..).rev().map(|addr| (list, addr)));
        }
        drained
    }

    /// Empty lists take the place of these for a while.
    pub(crate) fn set_aside(&mut self) {
        self.aside.push(std::mem::replace(&mut self.lists, empty()));
    }

    /// Takes the lists back that were set aside last; the blocks that wait on the others until now.
    pub(crate) fn put_back(&mut self) -> Vec<u32> {
        let before = self.aside.pop().expect("set aside before");
        std::mem::replace(&mut self.lists, before).into_iter().flatten().collect()
    }

    /// Every waiting block.
    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.aside.iter().chain([&self.lists]).flatten().flatten().copied()
    }
}
