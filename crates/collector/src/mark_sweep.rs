//! What is reachable, found by marking: the oracle for what a full collection leaves alive.

use std::collections::BTreeSet;

use crate::event::EventSink;
use crate::generations::Place;
use crate::heap::Heap;
use crate::id::ObjId;
use crate::object::HeapObject;

/// The objects that `roots`, immortals and frozen objects reach.
pub fn reachable<O: HeapObject, S: EventSink<O>>(
    heap: &Heap<O, S>,
    roots: impl IntoIterator<Item = ObjId>,
) -> BTreeSet<ObjId> {
    let kept = heap.iter().map(|(id, _)| id).filter(|&id| heap.is_immortal(id));
    let mut open: Vec<ObjId> = roots.into_iter().chain(kept).chain(heap.objects_at(Place::Permanent)).collect();
    let mut marked = BTreeSet::new();
    while let Some(id) = open.pop() {
        if marked.insert(id) {
            heap.get(id).traverse(&mut |held| open.push(held));
        }
    }
    marked
}
