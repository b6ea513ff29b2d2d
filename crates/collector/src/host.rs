//! What runs the program: the heap calls it where Python code runs in the middle of freeing.

use crate::collect::Collection;
use crate::event::EventSink;
use crate::heap::Heap;
use crate::id::ObjId;
use crate::object::HeapObject;

/// A moment of a collection.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum GcEvent {
    /// A collection of `generation` begins; nothing has been moved or counted yet.
    Start {
        /// The oldest generation that takes part.
        generation: u8,
    },
    /// A phase has ended (only when [`Heap::set_watched`], except [`Phase::Judged`]).
    Phase {
        /// Which.
        phase: Phase,
        /// How many objects it concerned.
        objects: u32,
    },
    /// The collection is over.
    Stop(Collection),
}

/// The phases of a collection, in their order.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Hash)]
pub enum Phase {
    /// The candidates were listed and their counts copied.
    Candidates,
    /// The references that candidates hold to each other were subtracted.
    Subtracted,
    /// Candidates were told apart; [`Heap::condemned`] lists those that nothing outside reaches. Always reported.
    Judged,
    /// Weak references to the condemned were cleared and callbacks called.
    Weakrefs,
    /// Finalizers were called.
    Finalized,
    /// What finalizers made reachable again was let go.
    Rescued,
    /// The garbage was cleared.
    Cleared,
}

/// What runs the program.
pub trait Host {
    /// Its objects.
    type Object: HeapObject;
    /// Who watches its heap.
    type Sink: EventSink<Self::Object>;

    /// Its heap.
    fn heap(&mut self) -> &mut Heap<Self::Object, Self::Sink>;

    /// Its heap, to look at.
    fn heap_ref(&self) -> &Heap<Self::Object, Self::Sink>;

    /// True when the object's type has a finalizer; asked only where the layout said `may_finalize`.
    fn has_finalizer(&mut self, id: ObjId) -> bool;

    /// Calls the finalizer. The object is alive meanwhile; anything may happen to it and to the heap.
    fn finalize(&mut self, id: ObjId);

    /// Calls the callback of a weak reference whose target died of its last reference.
    fn call_weakref_callback(&mut self, weakref: ObjId);

    /// Calls the callback of a weak reference whose target the collector has condemned. CPython words an error in
    /// it differently, and the weak reference keeps its callback.
    fn call_weakref_callback_from_collection(&mut self, weakref: ObjId) {
        self.call_weakref_callback(weakref);
    }

    /// From now on objects whose running frame lies elsewhere (generators) are traversed with what it holds, as CPython
    /// traverses them: it counts as theirs while a collection tells the reachable from the others.
    fn lend_frames(&mut self) {}

    /// What a running frame holds is a root again, and no part of another object.
    fn take_frames_back(&mut self) {}

    /// What the incremental collector marks first: what the interpreter itself holds, in CPython's order.
    fn global_roots(&self) -> Vec<ObjId> {
        Vec::new()
    }

    /// What the running frames hold, innermost first, in CPython's order; without `all` only as far as a frame that was
    /// asked before, that one included.
    fn frame_roots(&mut self, all: bool) -> Vec<ObjId> {
        let _ = all;
        Vec::new()
    }

    /// A collection reached a moment. Python code may run at its start and stop; at a phase the heap is in the middle
    /// of its work and may only be looked at.
    fn gc_event(&mut self, event: GcEvent);

    /// Asked for each object of the final garbage: true keeps it (`gc.DEBUG_SAVEALL`) instead of clearing it.
    fn keep_garbage(&mut self, id: ObjId) -> bool {
        let _ = id;
        false
    }
}
