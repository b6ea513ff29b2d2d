//! Whoever watches a machine at work, statement by statement: it looks, and changes nothing.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use afterdel_collector::GcEvent;

use crate::machine::Machine;

/// Looks at every moment between two statements, those inside nested calls too, from the step on at which the
/// machine would halt ([`Machine::halt_at_step`]).
pub trait Watch {
    /// A statement is about to begin, or the program's own code is over. Answers how much fuel the look is worth.
    fn step(&mut self, vm: &Machine) -> i64;

    /// A collection reached a moment; phases only when the heap is told to report them.
    fn collection(&mut self, vm: &Machine, event: GcEvent) {
        let _ = (vm, event);
    }
}

/// A watcher that copies of a machine share.
#[derive(Clone)]
pub struct Watcher(pub Rc<RefCell<dyn Watch>>);

impl fmt::Debug for Watcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Watcher")
    }
}

impl Machine {
    /// At the step to halt at: whoever watches looks, and the machine goes on. False: it is to wait.
    #[cold]
    #[inline(never)]
    pub(crate) fn goes_on(&mut self) -> bool {
        if self.steps >= self.halt_at_step {
            let Some(watcher) = self.watcher.clone() else { return false };
            self.halt_at_step = self.steps + 1;
            let cost = watcher.0.borrow_mut().step(self);
            // Far below zero is far enough, however often it is asked.
            self.fuel = self.fuel.saturating_sub(cost).max(i64::MIN / 2);
        }
        self.fuel >= 0 || self.native_depth > 0
    }

    /// Tells whoever watches of a collection.
    pub(crate) fn watch_collection(&mut self, event: GcEvent) {
        if let Some(watcher) = self.watcher.clone() {
            watcher.0.borrow_mut().collection(self, event);
        }
    }
}
