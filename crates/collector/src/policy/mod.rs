//! When the collector runs by itself, and how far it reaches.
//!
//! A policy is one file with a type that implements [`Policy`], and a variant of [`PolicyKind`].

mod generational;
pub(crate) mod incremental;
mod mark_sweep;
mod refcount_only;

use generational::Generational;
use incremental::Incremental;
use mark_sweep::MarkSweep;
use refcount_only::RefcountOnly;

use crate::counters::Counters;

/// A rule for collecting.
pub(crate) trait Policy {
    /// True when collections may start by themselves.
    fn is_automatic(&self) -> bool;

    /// How far a collection reaches that was asked to take this generation; `None`: the collector never runs.
    fn reach(&self, generation: u8) -> Option<u8>;

    /// True when an object whose last reference went stays until a collection finds it.
    fn defers_frees(&self) -> bool {
        false
    }

    /// True when what is not young is one generation in two spaces ([`incremental::Spaces`]), looked at part by part, and
    /// what is tracked counts, not what has memory.
    fn has_old_spaces(&self) -> bool {
        false
    }

    /// The generation that an automatic collection takes; `None`: none is needed.
    fn choose(&self, counters: &Counters) -> Option<u8>;

    /// Counts the start of a collection.
    fn started(&self, counters: &mut Counters, generation: u8);

    /// Counts those that stayed alive.
    fn survived(&self, counters: &mut Counters, generation: u8, survivors: u64);

    /// Counts the end of a collection that has judged.
    fn ended(&self, counters: &mut Counters, generation: u8) {
        let _ = (counters, generation);
    }
}

/// The rules there are.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default, Hash)]
pub enum PolicyKind {
    /// CPython's three generations (to 3.13, and from 3.14.5 on).
    #[default]
    Generational,
    /// CPython 3.14.0 to 3.14.4: the old objects are looked at a part at a time.
    Incremental,
    /// Reference counts alone: cycles stay.
    RefcountOnly,
    /// Tracing alone: what is unreachable stays until a collection.
    MarkSweep,
}

impl PolicyKind {
    /// Every policy.
    pub const ALL: [PolicyKind; 4] =
        [PolicyKind::Generational, PolicyKind::Incremental, PolicyKind::RefcountOnly, PolicyKind::MarkSweep];

    fn rule(self) -> &'static dyn Policy {
        match self {
            PolicyKind::Generational => &Generational,
            PolicyKind::Incremental => &Incremental,
            PolicyKind::RefcountOnly => &RefcountOnly,
            PolicyKind::MarkSweep => &MarkSweep,
        }
    }

    /// True when the second and the third place of [`crate::Heap::generation_sizes`] are two spaces of one old generation.
    pub fn has_old_spaces(self) -> bool {
        self.rule().has_old_spaces()
    }
}

impl Policy for PolicyKind {
    fn is_automatic(&self) -> bool {
        self.rule().is_automatic()
    }

    fn reach(&self, generation: u8) -> Option<u8> {
        self.rule().reach(generation)
    }

    fn defers_frees(&self) -> bool {
        self.rule().defers_frees()
    }

    fn has_old_spaces(&self) -> bool {
        self.rule().has_old_spaces()
    }

    fn choose(&self, counters: &Counters) -> Option<u8> {
        self.rule().choose(counters)
    }

    fn started(&self, counters: &mut Counters, generation: u8) {
        self.rule().started(counters, generation);
    }

    fn survived(&self, counters: &mut Counters, generation: u8, survivors: u64) {
        self.rule().survived(counters, generation, survivors);
    }

    fn ended(&self, counters: &mut Counters, generation: u8) {
        self.rule().ended(counters, generation);
    }
}
