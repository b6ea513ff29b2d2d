//! A collection (cpython.md 2.2), step by step, one file each.
//!
//! A candidate is a tracked object of a generation that takes part. `refs` below is its scratch count, which stands in
//! its word (gc_words.rs): first a copy of the reference count, then what is left of it when the references among
//! candidates are taken away.
//!
//! ```text
//!   states of a candidate
//!     waiting --(its turn, refs 0)--> doubtful --(a reachable one refers to it)--> waiting, at the list's end
//!        \------(its turn, refs > 0)--> reachable          doubtful at the end: condemned
//!
//!   r -> a -> b,   x <-> y,   r held from outside; list: a b r x y
//!     candidates.rs   refs   a1 b1 r1 x1 y1      (increment.rs lists those of the incremental collector)
//!     subtract.rs            a0 b0 r1 x0 y0      each reference from a candidate takes one away
//!     rescue.rs       a b doubtful; r reachable: its a goes to the list's end; x y doubtful; a reachable: b to the
//!                     end; b reachable            survivors r a b, condemned x y
//!     weak.rs         weak references to x, y cleared; callbacks of those that survive are called
//!     finalize.rs     finalizers of x, y; what they made reachable again is let go (rescue.rs once more)
//!     clear.rs        x, y give up their contents and die of it
//! ```

mod candidates;
mod clear;
mod finalize;
mod increment;
mod rescue;
mod subtract;
mod weak;

use crate::counters::GenerationStats;
use crate::deferred;
use crate::event::EventSink;
use crate::generations::{GENERATIONS, Place};
use crate::heap::Heap;
use crate::host::{GcEvent, Host, Phase};
use crate::id::ObjId;
use crate::object::HeapObject;
use crate::pieces::Pieces;
use crate::policy::Policy;

/// What a collection came to.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub struct Collection {
    /// The oldest generation that took part.
    pub generation: u8,
    /// How many objects were looked at.
    pub candidates: u32,
    /// How many were found unreachable and given up; with `uncollectable`, what `gc.collect()` returns.
    pub collected: u32,
    /// How many of the unreachable could not be freed. Always 0: only finalizers of old extension types do that.
    pub uncollectable: u32,
}

/// Nothing was cleared from an object before its death.
pub(crate) const CLEARED_NOTHING: u32 = 0;

/// What a collection works with; empty between collections, its memory used again.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scratch {
    /// Slots of the candidates, in list order; of the survivors, when they have been told apart.
    candidates: Pieces<u32>,
    /// Those put back at the list's end.
    put_back: Pieces<u32>,
    doubtful: Pieces<u32>,
    /// What one object refers to, of what an increment has still to look at.
    referents: Vec<ObjId>,
    /// One of the condemned may have a finalizer.
    pub(crate) may_finalize: bool,
    /// For each condemned object, by its position, the bytes of side blocks given up when it was cleared; only if somebody
    /// listens.
    pub(crate) cleared_bytes: Vec<u32>,
}

/// Runs a collection of `generation` and all younger ones. Does nothing while another one runs.
pub fn collect<H: Host>(host: &mut H, generation: u8) -> Collection {
    let heap = host.heap();
    let reach = heap.policy.reach(generation).filter(|_| !heap.collecting);
    let mut collection = Collection { generation: reach.unwrap_or(generation), ..Collection::default() };
    let Some(generation) = reach else { return collection };
    heap.collecting = true;
    heap.arm();
    host.gc_event(GcEvent::Start { generation });

    collection.collected = std::mem::take(&mut host.heap().counters.unseen_garbage) + deferred::sweep(host);
    if let Some(destination) = list_region(host, generation) {
        judge(host, destination, &mut collection);
        host.heap().end_collection(&collection);
    }
    host.heap().sink.collection(&collection);
    host.gc_event(GcEvent::Stop(collection));
    let heap = host.heap();
    heap.collecting = false;
    heap.arm();
    collection
}

/// Runs the automatic collection that is due, if one is.
pub fn collect_if_due<H: Host>(host: &mut H) -> Option<Collection> {
    let heap = host.heap();
    if !heap.counters.due {
        return None;
    }
    heap.counters.due = false;
    if heap.collecting {
        return None;
    }
    let generation = heap.due_generation()?;
    Some(collect(host, generation))
}

/// What the version of Python does where it imports modules of its own in the middle of a program, which the model has not:
/// so many objects are born, which makes collections due, and leave some that are dead in cycles.
pub fn pass_import<H: Host>(host: &mut H, born: u32, garbage: u32) {
    host.heap().counters.unseen_garbage += garbage;
    let mut left = born;
    while left > 0 {
        let heap = host.heap();
        let step = heap.counters.until_due().unwrap_or(left).min(left);
        (0..step).for_each(|_| heap.counters.object_allocated());
        left -= step;
        collect_if_due(host);
    }
}

/// Lists the candidates of a collection. Where survivors go; `None`: there is nothing to judge.
fn list_region<H: Host>(host: &mut H, generation: u8) -> Option<Place> {
    let heap = host.heap();
    if heap.policy.has_old_spaces() {
        return increment::list_region(host, generation);
    }
    heap.policy.started(&mut heap.counters, generation);
    // The younger ones after it, the youngest of them first.
    heap.list_candidates(std::iter::once(generation).chain(0..generation).map(Place::of_generation));
    Some(Place::of_generation((generation + 1).min(GENERATIONS as u8 - 1)))
}

/// Steps 2 to 12 on what was listed.
fn judge<H: Host>(host: &mut H, destination: Place, collection: &mut Collection) {
    tell_apart(host, destination, collection);
    let (dropped_weakrefs, called_back) = weak::clear_and_call(host, destination);
    report(host, Phase::Weakrefs, dropped_weakrefs);
    let finalized = finalize::call_finalizers(host);
    report_condemned(host, Phase::Finalized);
    // Nobody else has had a chance to take hold of one of them.
    let rescued = if called_back || finalized { rescue_resurrected(host, destination) } else { 0 };
    report(host, Phase::Rescued, rescued);
    let heap = host.heap();
    heap.clear_weakrefs_to_condemned();
    let garbage = heap.generations.list(Place::Condemned).live;
    collection.collected += dropped_weakrefs + garbage;
    clear::clear_garbage(host, destination);
    report(host, Phase::Cleared, garbage);
}

/// Steps 2 to 5: tells the candidates apart; survivors move on, the others are condemned.
fn tell_apart<H: Host>(host: &mut H, destination: Place, collection: &mut Collection) {
    let heap = host.heap();
    let policy = heap.policy;
    let candidates = heap.scratch.candidates.len() as u32;
    collection.candidates = candidates;
    report(host, Phase::Candidates, candidates);
    host.lend_frames();
    host.heap().subtract_internal();
    report(host, Phase::Subtracted, candidates);
    host.heap().tell_apart();
    host.take_frames_back();
    let heap = host.heap();
    let full = usize::from(collection.generation) == GENERATIONS - 1;
    let survivors = heap.settle(destination, full);
    policy.survived(&mut heap.counters, collection.generation, survivors);
    let condemned = heap.generations.list(Place::Condemned).live;
    host.gc_event(GcEvent::Phase { phase: Phase::Judged, objects: condemned });
}

/// Step 10: what finalizers made reachable again moves on with the survivors. Returns how many objects.
fn rescue_resurrected<H: Host>(host: &mut H, destination: Place) -> u32 {
    host.lend_frames();
    let heap = host.heap();
    let before = heap.generations.list(Place::Condemned).live;
    heap.list_candidates(std::iter::once(Place::Condemned));
    heap.subtract_internal();
    heap.tell_apart();
    heap.settle_rescued(destination);
    host.take_frames_back();
    let heap = host.heap();
    before - heap.generations.list(Place::Condemned).live
}

fn report<H: Host>(host: &mut H, phase: Phase, objects: u32) {
    if host.heap_ref().watched {
        host.gc_event(GcEvent::Phase { phase, objects });
    }
}

fn report_condemned<H: Host>(host: &mut H, phase: Phase) {
    let objects = host.heap_ref().generations.list(Place::Condemned).live;
    report(host, phase, objects);
}

impl<O: HeapObject, S: EventSink<O>> Heap<O, S> {
    /// What the running collection looks at, in list order, each with its scratch count: to be asked at
    /// [`Phase::Candidates`] and [`Phase::Subtracted`] only.
    pub fn candidate_counts(&self) -> impl Iterator<Item = (ObjId, u32)> + '_ {
        let listed = self.scratch.candidates.iter();
        listed.filter_map(|&slot| {
            let id = ObjId::from_index(slot)?;
            Some((id, self.gc_words.candidate(id)?))
        })
    }

    /// Step 13: free lists, numbers.
    fn end_collection(&mut self, collection: &Collection) {
        if usize::from(collection.generation) == GENERATIONS - 1 {
            let (counters, sink) = (&mut self.counters, &mut self.sink);
            self.addresses.clear_free_lists(|addr, is_gc| {
                sink.waiting_freed(addr);
                if is_gc {
                    counters.block_freed();
                }
            });
        }
        let GenerationStats { collections, collected, uncollectable, candidates } =
            &mut self.stats[usize::from(collection.generation)];
        *collections += 1;
        *collected += u64::from(collection.collected);
        *uncollectable += u64::from(collection.uncollectable);
        *candidates += u64::from(collection.candidates);
        self.policy.ended(&mut self.counters, collection.generation);
        if self.policy.has_old_spaces() {
            self.end_increment(collection.generation);
        }
    }
}
