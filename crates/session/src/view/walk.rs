//! A run that is executed again while somebody watches.

use std::cell::RefCell;
use std::rc::Rc;

use afterdel_vm::machine::Machine;
use afterdel_vm::run::Status;
use afterdel_vm::watch::{Watch, Watcher};

/// A machine that runs while somebody watches.
pub(super) struct Walk<W> {
    pub machine: Box<Machine>,
    pub watch: Rc<RefCell<W>>,
    fuel_used: i64,
}

impl<W: Watch + 'static> Walk<W> {
    /// Watches the statements from a step on, and every collection.
    pub fn new(mut machine: Box<Machine>, from: u64, watch: W) -> Self {
        let watch = Rc::new(RefCell::new(watch));
        machine.watcher = Some(Watcher(watch.clone()));
        machine.halt_at_step = from;
        Walk { machine, watch, fuel_used: 0 }
    }

    /// Goes on for about `fuel`. True: the program is over, or at the place where it was stopped: after so much fuel,
    /// in such a step.
    pub fn pump(&mut self, fuel: i64, limit: Option<(i64, u64)>) -> bool {
        let status = self.machine.run(fuel);
        self.machine.output.clear();
        self.fuel_used += fuel;
        let stopped = limit.is_some_and(|(fuel, steps)| self.machine.steps >= steps && self.fuel_used > fuel);
        status == Status::Done || self.machine.input.is_waiting() || stopped
    }
}
