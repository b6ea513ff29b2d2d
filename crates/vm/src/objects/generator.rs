//! Generators and coroutines: a frame that can be put aside.

use afterdel_collector::Released;

use crate::frame::{Frame, Slot};
use crate::object::V;

/// Where a generator stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GenState {
    /// Not yet started.
    Created,
    /// Put aside at a yield.
    Suspended,
    /// On the machine's stack.
    Running,
    /// Over.
    Closed,
}

/// A frame put aside, with its locals and operand stack.
#[derive(Clone, Debug)]
pub struct SavedFrame {
    /// The frame; its stack positions are set anew on resumption.
    pub frame: Frame,
    /// Locals-plus and operands, all counted.
    pub slots: Vec<Slot>,
}

/// A generator, or a coroutine.
#[derive(Clone, Debug)]
pub struct Generator {
    /// `__name__`
    pub name: V,
    /// `__qualname__`
    pub qualname: V,
    /// `gi_code`, held until deallocation.
    pub code: V,
    /// The frame, unless running or over.
    pub saved: Option<Box<SavedFrame>>,
    /// Where it stands.
    pub state: GenState,
    /// The exception it is handling while put aside.
    pub handled: Option<V>,
    /// Made by `async def`.
    pub coroutine: bool,
    /// Slots of its frame: its size depends on them (cpython.md 4.2).
    pub frame_slots: u32,
}

impl Generator {
    /// Visits name, qualname, frame (with the code before locals and operands), handled exception.
    pub fn visit(&self, visit: &mut impl FnMut(V)) {
        visit(self.name);
        visit(self.qualname);
        if let Some(saved) = &self.saved {
            saved.frame.visit_owned(visit);
            visit(self.code);
            saved.slots.iter().filter_map(|slot| slot.counted()).for_each(&mut *visit);
        } else {
            visit(self.code);
        }
        self.handled.iter().for_each(|&v| visit(v));
    }

    /// `gen_clear`: the frame goes.
    pub fn clear_into(&mut self, out: &mut Released) {
        if let Some(mut saved) = self.saved.take() {
            self.state = GenState::Closed;
            out.refs.extend(saved.slots.drain(..).rev().filter_map(Slot::counted));
            saved.frame.visit_owned(&mut |v| out.refs.push(v));
        }
        out.refs.extend(self.handled.take());
    }

    /// Deallocation: the frame, the code, then the names.
    pub fn release_into(&mut self, out: &mut Released) {
        self.clear_into(out);
        out.refs.extend([self.code, self.name, self.qualname]);
    }
}
