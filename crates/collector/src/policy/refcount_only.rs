//! Reference counts alone, as if `gc.disable()` held for the whole run and nobody called `gc.collect()`.

use super::Policy;
use crate::counters::Counters;

/// Nothing is ever collected.
#[derive(Copy, Clone, Debug)]
pub struct RefcountOnly;

impl Policy for RefcountOnly {
    fn is_automatic(&self) -> bool {
        false
    }

    fn reach(&self, _: u8) -> Option<u8> {
        None
    }

    fn choose(&self, _: &Counters) -> Option<u8> {
        None
    }

    fn started(&self, _: &mut Counters, _: u8) {}

    fn survived(&self, _: &mut Counters, _: u8, _: u64) {}
}
