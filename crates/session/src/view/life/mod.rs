//! The record of one object's life, gathered by executing the program again, twice, with a watcher.
//!
//! ```text
//!   0 ------ born ------------- moment ------------ freed ---- end
//!   |------------------------------->|                           find.rs: which object, and how it stands (card.rs)
//!        |---------------------------------------------->|       ledger.rs: what happened to it
//! ```
//!
//! `holders` says who refers to an object, in words.

mod card;
mod find;
mod holders;
mod ledger;
mod moves;
#[cfg(test)]
mod tests;

use afterdel_language::op::Op;
use afterdel_protocol::{LifeView, Moment, Subject};
use afterdel_vm::machine::Machine;

use super::Context;
use super::walk::Walk;
use crate::compile::FILE_NAME;
use find::Finder;
use ledger::Follower;

#[allow(clippy::large_enum_variant, reason = "one exists at a time")]
enum Stage {
    Find(Walk<Finder>),
    Follow(Walk<Follower>, LifeView),
}

/// A question about a life that is being answered.
pub(crate) struct Inspection {
    context: Context,
    /// Fuel and steps of a run that was stopped before its end.
    limit: Option<(i64, u64)>,
    stage: Stage,
}

impl Inspection {
    /// Asks. The machine stands before its first step, or in any case before the moment, when that is a step.
    pub fn new(
        context: Context,
        limit: Option<(i64, u64)>,
        machine: Box<Machine>,
        moment: Moment,
        subject: Subject,
    ) -> Self {
        let from = match moment {
            Moment::Step(step) => step,
            Moment::Line { .. } => 0,
        };
        let finder = Finder::new(context.clone(), moment, subject);
        Inspection { context, limit, stage: Stage::Find(Walk::new(machine, from, finder)) }
    }

    /// Works for about `fuel`; the answer, once it is known. `start` gives a machine that stands at a step or before it.
    pub fn pump(&mut self, fuel: i64, start: impl Fn(u64) -> Box<Machine>) -> Option<Result<Box<LifeView>, String>> {
        match &mut self.stage {
            Stage::Find(walk) => {
                let is_over = walk.pump(fuel, self.limit);
                let found = walk.watch.borrow_mut().answer(is_over.then_some(&walk.machine))?;
                match found {
                    Err(message) => Some(Err(message)),
                    Ok(found) if found.view.object.refcount.is_none() => Some(Ok(Box::new(found.view))),
                    Ok(found) => {
                        let before_birth = found.view.born.as_ref().map_or(0, |born| born.step.saturating_sub(1));
                        let follower = Follower::new(self.context.clone(), found.object, found.view.object.serial);
                        let mut machine = start(before_birth);
                        machine.heap.sink_mut().watched = found.view.object.serial;
                        self.stage = Stage::Follow(Walk::new(machine, before_birth, follower), found.view);
                        None
                    }
                }
            }
            Stage::Follow(walk, view) => {
                let is_over = walk.pump(fuel, self.limit);
                let mut follower = walk.watch.borrow_mut();
                if is_over {
                    follower.finish(&walk.machine);
                } else if !follower.is_done() {
                    return None;
                }
                follower.tell(view);
                Some(Ok(Box::new(view.clone())))
            }
        }
    }
}

/// The line that the innermost frame is at: where the last step ended.
fn current_line(vm: &Machine) -> u32 {
    vm.frames.last().map_or(vm.line, |frame| frame.line)
}

/// A statement of the program that is about to begin.
#[derive(Clone, Debug, Default)]
pub(super) struct Statement {
    /// Its line; 0: none.
    pub line: u32,
    /// The function that it belongs to, or `class C`.
    pub function: String,
    /// Frames that run.
    pub depth: usize,
}

/// The statement about to begin, if it is one of the program's own file.
pub(super) fn next_statement(vm: &Machine) -> Option<Statement> {
    let frame = vm.frames.last().filter(|frame| &*frame.code.filename == FILE_NAME)?;
    let ins = frame.code.instrs.get(frame.pc as usize).filter(|ins| ins.op == Op::Line)?;
    let name = &frame.code.name_text;
    let is_class = !frame.code.flags.is_function && &**name != "<module>";
    let function = if is_class { format!("class {name}") } else { name.to_string() };
    Some(Statement { line: ins.arg, function, depth: vm.frames.len() })
}
