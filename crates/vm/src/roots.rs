//! What the machine itself holds, each reference with what it is for.

use crate::machine::Machine;
use crate::object::V;

/// Why the machine holds an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Root {
    /// A place of a running frame's stack: its number among the frames, outermost 0, and the place counted from the
    /// frame's first local.
    Slot(u32, u32),
    /// A running frame itself, by its number: its function, its namespace, its frame object.
    Frame(u32),
    /// An exception on its way, or one that is being handled.
    Exception,
    /// A literal of the program's text.
    Literal,
    /// The runtime: `sys.modules`, the program's namespace, registered callbacks.
    Runtime,
}

impl Machine {
    /// The counted references that no heap object holds.
    pub fn roots(&self, visit: &mut dyn FnMut(V)) {
        self.named_roots(&mut |v, _| visit(v));
    }

    /// The same, with what they are for.
    pub fn named_roots(&self, visit: &mut dyn FnMut(V, Root)) {
        let lowest = self.frame_roots(visit);
        // What lies below every frame is being handed over.
        for place in 0..lowest.min(self.stack.len()) {
            self.stack[place].counted().into_iter().for_each(|v| visit(v, Root::Runtime));
        }
        if self.main_dict_held {
            visit(self.main_dict, Root::Runtime);
        }
        visit(self.modules, Root::Runtime);
        let exceptions = self.raised.iter().chain(&self.last_exc).chain(self.handled.iter().flatten());
        exceptions.for_each(|&v| visit(v, Root::Exception));
        self.literals.iter().for_each(|&v| visit(v, Root::Literal));
        let hooks = self.async_hooks.firstiter.iter().chain(&self.async_hooks.finalizer);
        let single = self.stop_value.iter().chain(&self.main_function).chain(hooks);
        single.chain(&self.atexit).chain(&self.stray_references).for_each(|&v| visit(v, Root::Runtime));
        for one in &self.class_weakrefs {
            (0..one.holders).for_each(|_| visit(one.weakref, Root::Runtime));
        }
        self.gc_state.visit(&mut |v| visit(v, Root::Runtime));
    }

    /// What the frames hold; the place of the stack up to which the outermost one reaches down.
    fn frame_roots(&self, visit: &mut dyn FnMut(V, Root)) -> usize {
        let mut end = self.sp;
        for (number, frame) in self.frames.iter().enumerate().rev() {
            let (number, base) = (number as u32, frame.base as usize);
            for place in base..end {
                let root = Root::Slot(number, (place - base) as u32);
                self.stack[place].counted().into_iter().for_each(|v| visit(v, root));
            }
            // From there up to its base the callee has taken everything.
            end = frame.ret_to as usize;
            frame.visit_owned(&mut |v| visit(v, Root::Frame(number)));
        }
        end
    }
}
