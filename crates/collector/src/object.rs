//! What the heap asks of an object, and what an object hands over when it dies.

use std::fmt::Debug;

use crate::heap::Objects;
use crate::id::ObjId;
use crate::layout::FreeList;

/// A modelled memory block beside an object: a list's items, a dict's keys.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default, Hash)]
pub struct Block {
    /// Where it begins, in units of 16 bytes from the model's base.
    pub addr: u32,
    /// What was asked of the allocator; 0 means that there is no block.
    pub size_bytes: u32,
    /// Where it waits after it is freed.
    pub free_list: FreeList,
}

impl Block {
    /// No block at all.
    pub const NONE: Block = Block { addr: 0, size_bytes: 0, free_list: FreeList::None };

    /// True when there is no block.
    pub fn is_none(self) -> bool {
        self.size_bytes == 0
    }
}

/// What objects give up while they are cleared or released. The heap owns one and uses it again and again, as a
/// stack: an object only ever pushes.
#[derive(Clone, Debug, Default)]
pub struct Released {
    /// Strong references, in the order in which they are to be given back.
    pub refs: Vec<ObjId>,
    /// Side blocks, freed after the references, in this order. Absent ones ([`Block::NONE`]) may be among them.
    pub blocks: Vec<Block>,
}

/// How many references are few.
pub const FEW_REFERENCES: usize = 3;

/// An object as the heap sees it: the payload of a slot.
pub trait HeapObject: Sized {
    /// Memory of dead objects that is kept for new ones, as the embedder likes; `()` for none.
    type Spares: Clone + Debug + Default;

    /// Visits every strong reference, in the order of CPython's `tp_traverse` (cpython.md 2.3).
    fn traverse(&self, visit: &mut dyn FnMut(ObjId));

    /// As [`HeapObject::traverse`], for the collector's own loops: worth a copy of its code for each of them.
    #[inline(always)]
    fn traverse_fast(&self, mut visit: impl FnMut(ObjId)) {
        self.traverse(&mut visit);
    }

    /// CPython's `tp_clear`: gives up what it drops, in the order in which it is dropped. The object stays usable.
    fn clear(&mut self, out: &mut Released);

    /// CPython's `tp_dealloc`: gives up everything, references in its order (cpython.md 2.7), and side blocks. What is
    /// worth using again goes to `spares`.
    fn release(&mut self, out: &mut Released, spares: &mut Self::Spares);

    /// What [`HeapObject::release`] would give up, of an object that has few references and no side blocks: it takes a
    /// shorter way out. `None`: it has more, or it is not worth telling.
    #[inline(always)]
    fn few_references(&self) -> Option<[Option<ObjId>; FEW_REFERENCES]> {
        None
    }

    /// As [`HeapObject::clear`], of an object that has few references. `None`: it is to be cleared in the other way.
    #[inline(always)]
    fn clear_few(&mut self) -> Option<[Option<ObjId>; FEW_REFERENCES]> {
        None
    }

    /// Index into the embedder's registry of types. Only who listens to the heap's events pays for it.
    fn type_key(&self, objects: Objects<'_, Self>) -> u32;

    /// The object that this weak reference points at; `None` for a dead one and for every other kind of object.
    fn weak_target(&self) -> Option<ObjId> {
        None
    }

    /// Makes this weak reference a dead one. Its callback stays.
    fn clear_weak_target(&mut self) {}

    /// True when this weak reference has a callback.
    fn has_weak_callback(&self) -> bool {
        false
    }

    /// True for an exact tuple: a collection stops tracking it when no element may be tracked (cpython.md 2.4).
    fn untrackable_by_contents(&self) -> bool {
        false
    }

    /// True for an exact dict: where dicts are tracked by their contents, a full collection stops tracking it when nothing
    /// in it may be tracked (cpython.md 2.4).
    fn is_exact_dict(&self) -> bool {
        false
    }

    /// True where CPython's dealloc clears weak references before it calls the finalizer (generators, coroutines).
    fn weakrefs_die_before_finalizer(&self) -> bool {
        false
    }

    /// True for an object that holds neither references nor side blocks (numbers, text): it takes the short way out.
    fn is_atom(&self) -> bool {
        false
    }

    /// True when dropping the payload does nothing.
    #[inline(always)]
    fn drops_nothing(&self) -> bool {
        false
    }

    /// Visits the side blocks that the object holds now. Only [`crate::Heap::verify`] and the heap map ask.
    fn blocks(&self, visit: &mut impl FnMut(Block)) {
        let _ = visit;
    }
}
