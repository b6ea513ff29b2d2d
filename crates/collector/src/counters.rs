//! What the heap counts, all of it in O(1): bytes, objects, frees, and what decides about automatic collection.

use crate::event::{EventSink, FreeReason};
use crate::generations::GENERATIONS;
use crate::heap::Heap;
use crate::object::HeapObject;
use crate::policy::{Policy, PolicyKind};

/// How many objects were freed, by reason.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub struct FreedCounts {
    /// [`FreeReason::LastReference`].
    pub refcount: u64,
    /// [`FreeReason::Cycle`].
    pub cycle: u64,
    /// [`FreeReason::Container`].
    pub container: u64,
    /// [`FreeReason::Exit`].
    pub exit: u64,
    /// [`FreeReason::Traced`].
    pub traced: u64,
}

impl FreedCounts {
    /// All of them.
    pub fn total(&self) -> u64 {
        self.refcount + self.cycle + self.container + self.exit + self.traced
    }
}

/// What one generation's collections came to: a row of `gc.get_stats()`.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub struct GenerationStats {
    /// How many collections ran.
    pub collections: u64,
    /// How many objects they found unreachable.
    pub collected: u64,
    /// How many of these could not be freed.
    pub uncollectable: u64,
    /// How many objects they looked at (shown by 3.15).
    pub candidates: u64,
}

/// Built without what only somebody who looks wants to know, to measure what that costs (`cargo xtask bench --accounting`).
const UNCOUNTED: bool = cfg!(feature = "uncounted");

/// Bytes and objects.
#[derive(Clone, Debug, Default)]
pub(crate) struct Usage {
    pub(crate) live_bytes: u64,
    /// The most that `live_bytes` has been since the peak was last reset.
    pub(crate) peak_bytes: u64,
    /// The most that it had been before that.
    pub(crate) past_peak_bytes: u64,
    /// Of `live_bytes`, what side blocks take.
    pub(crate) block_bytes: u64,
    /// How many side blocks there are.
    pub(crate) blocks: u64,
    /// How many objects were freed.
    freed: u64,
    /// Those of them that were not freed by their last reference.
    freed_otherwise: FreedCounts,
}

impl Usage {
    /// An object of so many bytes is born.
    #[inline(always)]
    pub(crate) fn object_born(&mut self, size_bytes: u32) {
        self.resized(0, size_bytes);
    }

    /// So many bytes have become so many.
    #[inline(always)]
    pub(crate) fn resized(&mut self, old_bytes: u32, new_bytes: u32) {
        if UNCOUNTED {
            return;
        }
        self.live_bytes = self.live_bytes - u64::from(old_bytes) + u64::from(new_bytes);
        self.peak_bytes = self.peak_bytes.max(self.live_bytes);
    }

    /// A side block is taken.
    #[inline(always)]
    pub(crate) fn block_taken(&mut self, size_bytes: u32) {
        if UNCOUNTED {
            return;
        }
        self.blocks += 1;
        self.block_resized(0, size_bytes);
    }

    /// A side block has another size.
    #[inline(always)]
    pub(crate) fn block_resized(&mut self, old_bytes: u32, new_bytes: u32) {
        if UNCOUNTED {
            return;
        }
        self.block_bytes = self.block_bytes - u64::from(old_bytes) + u64::from(new_bytes);
        self.resized(old_bytes, new_bytes);
    }

    /// A side block is given back.
    #[inline(always)]
    pub(crate) fn block_gone(&mut self, size_bytes: u32) {
        if UNCOUNTED {
            return;
        }
        self.blocks -= 1;
        self.block_bytes -= u64::from(size_bytes);
        self.live_bytes -= u64::from(size_bytes);
    }

    /// An object has died.
    #[inline(always)]
    pub(crate) fn object_gone(&mut self, size_bytes: u32, reason: FreeReason) {
        if UNCOUNTED {
            return;
        }
        self.live_bytes -= u64::from(size_bytes);
        self.freed += 1;
        match reason {
            FreeReason::LastReference => {}
            FreeReason::Cycle => self.freed_otherwise.cycle += 1,
            FreeReason::Container => self.freed_otherwise.container += 1,
            FreeReason::Exit => self.freed_otherwise.exit += 1,
            FreeReason::Traced => self.freed_otherwise.traced += 1,
        }
    }
}

/// What automatic collection goes by (cpython.md 1.4).
///
/// One number moves at the birth and the death of an object: `objects`. The count of the youngest generation is its
/// distance from `counted_from`, and a collection is due above `trigger`. What counts is memory taken for objects of
/// garbage-collected types; with the incremental collector, whatever is tracked.
#[derive(Clone, Debug)]
pub(crate) struct Counters {
    objects: i32,
    /// `objects` where the count of the youngest generation is zero.
    counted_from: i32,
    /// `objects` above this makes a collection due.
    trigger: i32,
    /// The count of the youngest generation above which a collection is due; [`NEVER`] with automatic collection off.
    limit: i32,
    /// Objects count while they are tracked, not while they have memory.
    pub(crate) by_tracking: bool,
    /// The counts of the two older generations in `gc.get_count()`.
    pub(crate) older: [u32; GENERATIONS - 1],
    /// `gc.get_threshold()`.
    pub(crate) thresholds: [i32; GENERATIONS],
    pub(crate) enabled: bool,
    /// A collection is to run at the next occasion.
    pub(crate) due: bool,
    /// Survivors of middle collections since the last full one.
    pub(crate) long_lived_pending: u64,
    /// Survivors of the last full collection.
    pub(crate) long_lived_total: u64,
    /// Objects that the version of Python has in its oldest generation and the model has not: modules of its start.
    pub(crate) unseen: u64,
    /// Those of them that are frozen.
    pub(crate) unseen_frozen: u64,
    /// Tracked objects that classes of the program have and the model has not; the full collection's survivors count them.
    pub(crate) companions: u64,
    /// Unseen objects that are dead in cycles: the next collection finds them.
    pub(crate) unseen_garbage: u32,
}

/// A limit that no count is above.
const NEVER: i32 = i32::MAX;

impl Counters {
    pub(crate) fn new(thresholds: [i32; GENERATIONS], unseen: u64) -> Counters {
        let mut counters = Counters {
            objects: 0,
            counted_from: 0,
            trigger: NEVER,
            limit: NEVER,
            by_tracking: false,
            older: [0; GENERATIONS - 1],
            thresholds,
            enabled: true,
            due: false,
            long_lived_pending: 0,
            long_lived_total: 0,
            unseen,
            unseen_frozen: 0,
            companions: 0,
            unseen_garbage: 0,
        };
        counters.arm(true);
        counters
    }

    /// Works out the trigger anew after anything that it depends on has changed.
    pub(crate) fn arm(&mut self, automatic: bool) {
        let threshold = self.thresholds[0];
        // A negative threshold is below every count, and a count is at least 1 when it is compared.
        self.limit = if automatic && self.enabled && threshold != 0 { threshold.max(0) } else { NEVER };
        self.set_trigger();
    }

    fn set_trigger(&mut self) {
        self.trigger = self.counted_from.saturating_add(self.limit);
    }

    #[inline(always)]
    pub(crate) fn object_allocated(&mut self) {
        self.objects += 1;
        if self.objects > self.trigger {
            self.due = true;
        }
    }

    /// Memory of an object of a garbage-collected type went back to the allocator.
    #[inline(always)]
    pub(crate) fn block_freed(&mut self) {
        if !self.by_tracking {
            self.object_freed();
        }
    }

    /// The collector knows one object more.
    #[inline]
    pub(crate) fn tracked(&mut self) {
        if self.by_tracking {
            self.object_allocated();
        }
    }

    /// The collector knows one object less.
    #[inline]
    pub(crate) fn untracked(&mut self) {
        if self.by_tracking {
            self.object_freed();
        }
    }

    #[inline(always)]
    pub(crate) fn object_freed(&mut self) {
        self.objects -= 1;
        // The count of the youngest generation stays at zero.
        if self.objects < self.counted_from {
            self.count_from(self.objects);
        }
    }

    /// One more object counts that is no block of a garbage-collected type.
    pub(crate) fn count_waiting(&mut self) {
        self.count_from(self.counted_from - 1);
        self.due |= self.objects > self.trigger;
    }

    #[inline]
    fn count_from(&mut self, objects: i32) {
        self.counted_from = objects;
        self.set_trigger();
    }

    /// `gc.get_count()`
    pub(crate) fn counts(&self) -> [u32; GENERATIONS] {
        [self.young(), self.older[0], self.older[1]]
    }

    /// The count of the youngest generation.
    pub(crate) fn young(&self) -> u32 {
        (self.objects - self.counted_from) as u32
    }

    /// How many objects may be born until a collection is due; `None` while none ever is.
    pub(crate) fn until_due(&self) -> Option<u32> {
        (self.limit != NEVER).then(|| (self.trigger - self.objects).max(0) as u32 + 1)
    }

    /// Sets the count of the youngest generation.
    pub(crate) fn set_young(&mut self, count: u32) {
        self.count_from(self.objects - count as i32);
    }

    /// The count of the youngest generation is zero.
    pub(crate) fn reset_young(&mut self) {
        self.set_young(0);
    }

    pub(crate) fn reset_counts(&mut self) {
        self.reset_young();
        self.older = [0; GENERATIONS - 1];
    }

    /// From now on what is tracked counts, or what has memory; the count of the youngest generation stays.
    pub(crate) fn count_by(&mut self, tracking: bool, tracked: u32) {
        if tracking && !self.by_tracking {
            let young = self.objects - self.counted_from;
            self.objects = tracked as i32;
            self.count_from(self.objects - young);
        }
        self.by_tracking = tracking;
    }

    /// How many objects are tracked, to the version of Python; for the incremental collector.
    pub(crate) fn heap_size(&self) -> u64 {
        self.objects as u64 + self.unseen + self.unseen_frozen
    }
}

impl<O: HeapObject, S: EventSink<O>> Heap<O, S> {
    /// Bytes that objects and their side blocks take, as asked of the allocator.
    #[inline]
    pub fn live_bytes(&self) -> u64 {
        self.usage.live_bytes
    }

    /// The most that [`Heap::live_bytes`] has been.
    pub fn peak_bytes(&self) -> u64 {
        self.usage.peak_bytes.max(self.usage.past_peak_bytes)
    }

    /// The most that [`Heap::live_bytes`] has been since [`Heap::reset_peak`].
    pub fn recent_peak_bytes(&self) -> u64 {
        self.usage.peak_bytes
    }

    /// From now on [`Heap::recent_peak_bytes`] counts anew.
    pub fn reset_peak(&mut self) {
        self.usage.past_peak_bytes = self.peak_bytes();
        self.usage.peak_bytes = self.usage.live_bytes;
    }

    /// Arenas of 1 MiB held from the operating system.
    pub fn arenas(&self) -> u32 {
        self.addresses.pymalloc.arenas.held
    }

    /// Bytes held from the operating system: arenas and what holds the large blocks.
    pub fn os_bytes(&self) -> u64 {
        self.addresses.os_bytes()
    }

    /// How many objects live.
    pub fn objects(&self) -> u64 {
        self.allocated() - self.usage.freed
    }

    /// How many objects have been born.
    pub fn allocated(&self) -> u64 {
        // Serials are given one by one, from 1 on.
        u64::from(self.next_serial) - 1
    }

    /// How many objects have been freed, by reason.
    pub fn freed(&self) -> FreedCounts {
        let Usage { freed, freed_otherwise, .. } = &self.usage;
        FreedCounts { refcount: freed - freed_otherwise.total(), ..*freed_otherwise }
    }

    /// What `gc.get_count()` returns.
    pub fn counts(&self) -> [u32; GENERATIONS] {
        self.counters.counts()
    }

    /// What `gc.get_threshold()` returns.
    pub fn thresholds(&self) -> [i32; GENERATIONS] {
        let [young, middle, old] = self.counters.thresholds;
        // The incremental collector has no third one.
        [young, middle, if self.policy.has_old_spaces() { 0 } else { old }]
    }

    /// `gc.set_threshold`; a first threshold of 0 turns automatic collection off.
    pub fn set_thresholds(&mut self, thresholds: [i32; GENERATIONS]) {
        self.counters.thresholds = thresholds;
        self.arm();
    }

    /// `gc.isenabled()`.
    pub fn gc_enabled(&self) -> bool {
        self.counters.enabled
    }

    /// `gc.enable()` and `gc.disable()`.
    pub fn set_gc_enabled(&mut self, enabled: bool) {
        self.counters.enabled = enabled;
        self.arm();
    }

    /// True when an automatic collection is to run at the next occasion ([`crate::collect_if_due`]).
    #[inline(always)]
    pub fn gc_due(&self) -> bool {
        self.counters.due
    }

    /// The generation that an automatic collection would take now; `None`: nothing to do.
    pub fn due_generation(&self) -> Option<u8> {
        if self.counters.enabled { self.policy.choose(&self.counters) } else { None }
    }

    /// How many objects the last full collection left alive, in the collector's lists.
    pub fn long_lived_total(&self) -> u64 {
        self.counters.long_lived_total
    }

    /// True while a collection runs.
    pub fn is_collecting(&self) -> bool {
        self.collecting
    }

    /// `gc.get_stats()`, a row for each generation.
    pub fn stats(&self) -> [GenerationStats; GENERATIONS] {
        self.stats
    }

    /// The rule by which objects are collected.
    pub fn policy(&self) -> PolicyKind {
        self.policy
    }

    /// Changes the rule, from now on.
    pub fn set_policy(&mut self, policy: PolicyKind) {
        self.policy = policy;
        let tracked = self.generation_sizes().into_iter().sum::<u32>() + self.freeze_count();
        self.counters.count_by(policy.has_old_spaces(), tracked);
        self.counters.due = false;
        self.settle_deferral();
        self.arm();
    }

    /// Sets the trigger of automatic collection by all that it depends on.
    pub(crate) fn arm(&mut self) {
        let automatic = self.policy.is_automatic() && !self.collecting;
        self.counters.arm(automatic);
    }
}
