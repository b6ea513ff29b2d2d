//! A tracing collector, as users of PyPy know it: a reference that goes frees nothing. What nothing reaches lies in
//! memory until a collection, always a full one, finds it.

use super::Policy;
use crate::counters::Counters;
use crate::generations::GENERATIONS;

/// One generation: everything is traced each time.
#[derive(Copy, Clone, Debug)]
pub struct MarkSweep;

const ALL: u8 = GENERATIONS as u8 - 1;

impl Policy for MarkSweep {
    fn is_automatic(&self) -> bool {
        true
    }

    fn reach(&self, _: u8) -> Option<u8> {
        Some(ALL)
    }

    fn defers_frees(&self) -> bool {
        true
    }

    /// When as much has happened since the last collection as it left alive: the work stays in proportion.
    fn choose(&self, counters: &Counters) -> Option<u8> {
        (u64::from(counters.young()) >= counters.long_lived_total).then_some(ALL)
    }

    fn started(&self, counters: &mut Counters, _: u8) {
        counters.reset_counts();
    }

    fn survived(&self, counters: &mut Counters, _: u8, survivors: u64) {
        counters.long_lived_total = survivors;
    }
}
