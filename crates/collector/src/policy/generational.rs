//! CPython's three generations (cpython.md 1.4): the default.

use super::Policy;
use crate::counters::Counters;
use crate::generations::GENERATIONS;

/// Young objects often, old ones rarely: a full collection only when a quarter of the long-lived are new.
#[derive(Copy, Clone, Debug)]
pub struct Generational;

const OLDEST: u8 = GENERATIONS as u8 - 1;

impl Policy for Generational {
    fn is_automatic(&self) -> bool {
        true
    }

    fn reach(&self, generation: u8) -> Option<u8> {
        Some(generation.min(OLDEST))
    }

    fn choose(&self, counters: &Counters) -> Option<u8> {
        let counts = counters.counts();
        let over = |generation: &u8| {
            let at = usize::from(*generation);
            i64::from(counts[at]) > i64::from(counters.thresholds[at])
        };
        let worth_it =
            |generation: &u8| *generation < OLDEST || counters.long_lived_pending >= counters.long_lived_total / 4;
        (0..=OLDEST).rev().filter(over).find(worth_it)
    }

    fn started(&self, counters: &mut Counters, generation: u8) {
        let older = usize::from(generation);
        if generation < OLDEST {
            counters.older[older] += 1;
        }
        counters.older[..older].fill(0);
        counters.reset_young();
    }

    fn survived(&self, counters: &mut Counters, generation: u8, survivors: u64) {
        if generation == OLDEST {
            counters.long_lived_pending = 0;
            counters.long_lived_total = survivors + counters.unseen + counters.companions;
        } else if generation == OLDEST - 1 {
            counters.long_lived_pending += survivors;
        }
    }
}
