//! Which objects a collection of the incremental policy looks at (policy/incremental.rs), and what it marks before.
//!
//! An object of the youngest generation or of the pending space is *unvisited*. Marking takes what is unvisited and
//! reachable straight to the visited space; filling an increment takes what is unvisited and reachable from its first
//! object into it, so that a cycle is never cut in two.

use crate::event::EventSink;
use crate::generations::Place;
use crate::heap::Heap;
use crate::host::Host;
use crate::id::ObjId;
use crate::object::HeapObject;
use crate::policy::Policy;
use crate::policy::incremental::{FULL, INCREMENT};
use crate::slot::Meta;

/// Lists the candidates. Where survivors go; `None`: this run only marks, or not even that.
pub(super) fn list_region<H: Host>(host: &mut H, generation: u8) -> Option<Place> {
    let heap = host.heap();
    if generation == INCREMENT {
        heap.spaces.assess(&heap.counters);
    }
    heap.policy.started(&mut heap.counters, generation);
    if heap.spaces.work_to_do < 0 && generation == INCREMENT {
        return None;
    }
    heap.untrack_atomic_tuples();
    match generation {
        0 => heap.list_candidates(std::iter::once(Place::Young)),
        INCREMENT => {
            host.lend_frames();
            let destination = list_increment(host);
            host.take_frames_back();
            return destination;
        }
        _ => heap.list_candidates([heap.spaces.visited, heap.spaces.pending(), Place::Young].into_iter()),
    }
    Some(heap.spaces.visited)
}

fn list_increment<H: Host>(host: &mut H) -> Option<Place> {
    if host.heap_ref().spaces.marking {
        let globals = host.global_roots();
        let marked = host.heap().mark(&globals);
        let frames = host.frame_roots(true);
        let heap = host.heap();
        let unseen = std::mem::take(&mut heap.spaces.pending_unseen);
        let marked = marked + heap.mark(&frames) + unseen as i64;
        heap.spaces.marking = false;
        // CPython subtracts them twice.
        heap.spaces.work_to_do -= 2 * marked;
        return None;
    }
    let frames = host.frame_roots(false);
    let heap = host.heap();
    heap.spaces.work_to_do -= heap.mark(&frames);
    heap.list_candidates(std::iter::once(Place::Young));
    heap.fill_increment();
    heap.spaces.work_to_do -= heap.scratch.candidates.len() as i64;
    Some(heap.spaces.visited)
}

impl<O: HeapObject, S: EventSink<O>> Heap<O, S> {
    /// Untracks young tuples that need no watching.
    fn untrack_atomic_tuples(&mut self) {
        for position in 0..self.generations.list(Place::Young).items.len() {
            let slot = self.generations.list(Place::Young).items[position];
            let is_tuple = |object: &O| object.untrackable_by_contents() && self.holds_nothing_trackable(object);
            if let Some(id) = ObjId::from_index(slot)
                && self.slots[id.at()].object.as_ref().is_some_and(is_tuple)
            {
                self.take_from_list(id);
                self.counters.untracked();
            }
        }
        self.tidy(Place::Young);
    }

    /// True where an increment has not looked in this round.
    fn is_unvisited(&self, id: ObjId) -> bool {
        let meta = self.slots[id.at()].meta;
        let place = meta.place();
        (place == Place::Young || place == self.spaces.pending()) && !meta.has(Meta::IMMORTAL)
    }

    /// Takes what `roots` reach to the visited space, breadth first. Returns how many objects.
    fn mark(&mut self, roots: &[ObjId]) -> i64 {
        let visited = self.spaces.visited;
        let first = self.generations.list(visited).items.len();
        roots.iter().for_each(|&id| self.visit(id));
        let mut position = first;
        while let Some(&slot) = self.generations.list(visited).items.get(position) {
            self.each_unvisited_referent(slot, Self::visit);
            position += 1;
        }
        self.tidy(Place::Young);
        self.tidy(self.spaces.pending());
        (position - first) as i64
    }

    fn visit(&mut self, id: ObjId) {
        if self.is_unvisited(id) {
            self.take_from_list(id);
            self.append(id, self.spaces.visited);
        }
    }

    /// Does something with each unvisited object that the one of `slot` refers to, in its order.
    fn each_unvisited_referent(&mut self, slot: u32, mut act: impl FnMut(&mut Self, ObjId)) {
        let mut found = std::mem::take(&mut self.scratch.referents);
        if let Some(object) = &self.slots[slot as usize].object {
            object.traverse_fast(|id| {
                if self.is_unvisited(id) {
                    found.push(id);
                }
            });
        }
        found.drain(..).for_each(|id| act(self, id));
        self.scratch.referents = found;
    }

    /// Adds pending objects to the candidates, each with the unvisited ones that it reaches, till the work is done.
    fn fill_increment(&mut self) {
        let pending = self.spaces.pending();
        let mut position = 0;
        while (self.scratch.candidates.len() as i64) < self.spaces.work_to_do {
            let Some(&slot) = self.generations.list(pending).items.get(position) else { break };
            position += 1;
            let Some(id) = ObjId::from_index(slot) else { continue };
            let mut next = self.scratch.candidates.len();
            self.add_candidate(id);
            while let Some(&slot) = self.scratch.candidates.get(next) {
                self.each_unvisited_referent(slot, Self::add_candidate);
                next += 1;
            }
        }
        self.tidy(pending);
    }

    fn add_candidate(&mut self, id: ObjId) {
        if self.is_unvisited(id) {
            self.take_from_list(id);
            let slot = &mut self.slots[id.at()];
            slot.meta.set_place(Place::Candidate);
            self.gc_words.words().set_candidate(id, slot.count);
            self.scratch.candidates.push(id.index());
        }
    }

    /// The end of a collection: where nothing is pending any more, a new round begins.
    pub(super) fn end_increment(&mut self, generation: u8) {
        let pending = self.spaces.pending();
        let over = match generation {
            0 => false,
            INCREMENT => self.generations.list(pending).live == 0,
            FULL.. => true,
        };
        if !over {
            return;
        }
        if self.freeze_count() == 0 {
            self.spaces.visited = pending;
            self.counters.older.swap(0, 1);
        } else {
            // What is frozen counts as visited, so the spaces cannot change their parts.
            self.move_all(self.spaces.visited, pending);
        }
        self.spaces.begin_round(self.counters.unseen);
    }
}
