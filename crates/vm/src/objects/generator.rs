//! Generators, coroutines and asynchronous generators: a frame that can be put aside.

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

/// What a function that can be put aside makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flavor {
    /// `def` with `yield`.
    Generator,
    /// `async def`.
    Coroutine,
    /// `async def` with `yield`.
    AsyncGenerator,
}

impl Flavor {
    /// As messages name it.
    pub fn words(self) -> &'static str {
        match self {
            Flavor::Generator => "generator",
            Flavor::Coroutine => "coroutine",
            Flavor::AsyncGenerator => "async generator",
        }
    }
}

/// What only asynchronous generators remember.
#[derive(Clone, Copy, Debug, Default)]
pub struct AsyncState {
    /// `sys.set_asyncgen_hooks` has been heeded.
    pub hooks_inited: bool,
    /// It ended, or was told to.
    pub closed: bool,
    /// One of its awaitables is being awaited.
    pub running: bool,
}

/// A frame put aside, with its locals and operand stack.
#[derive(Clone, Debug)]
pub struct SavedFrame {
    /// The frame; its stack positions are set anew on resumption.
    pub frame: Frame,
    /// Locals-plus and operands, all counted.
    pub slots: Vec<Slot>,
}

/// A generator, a coroutine, or an asynchronous generator.
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
    /// What its running frame holds, and the code in its place, while a collection looks (`Host::lend_frames`).
    pub lent: Option<Box<[V]>>,
    /// Where it stands.
    pub state: GenState,
    /// The exception it is handling while put aside.
    pub handled: Option<V>,
    /// Which of the three.
    pub flavor: Flavor,
    /// A generator that may be awaited (`types.coroutine`).
    pub iterable_coroutine: bool,
    /// Of an asynchronous generator.
    pub asynchronous: AsyncState,
    /// `cr_origin` of a coroutine; the finalizer hook of an asynchronous generator.
    pub origin_or_finalizer: Option<V>,
    /// Slots of its frame: its size depends on them (cpython.md 4.2).
    pub frame_slots: u32,
}

impl Generator {
    /// Whether `next()` works on it.
    pub fn is_iterator(&self) -> bool {
        self.flavor == Flavor::Generator
    }

    /// Visits finalizer, name, qualname, frame (with the code before locals and operands), handled exception.
    pub fn visit(&self, visit: &mut impl FnMut(V)) {
        self.origin_or_finalizer.iter().for_each(|&v| visit(v));
        visit(self.name);
        visit(self.qualname);
        if let Some(saved) = &self.saved {
            saved.frame.visit_owned(visit);
            visit(self.code);
            saved.slots.iter().filter_map(|slot| slot.counted()).for_each(&mut *visit);
        } else if let Some(lent) = &self.lent {
            lent.iter().for_each(|&v| visit(v));
        } else {
            visit(self.code);
        }
        self.handled.iter().for_each(|&v| visit(v));
    }

    /// `gen_clear`: the frame goes.
    pub fn clear_into(&mut self, out: &mut Released) {
        if let Some(mut saved) = self.saved.take() {
            self.state = GenState::Closed;
            let slots = saved.frame.code.in_drop_order(std::mem::take(&mut saved.slots));
            out.refs.extend(slots.into_iter().filter_map(Slot::counted));
            saved.frame.visit_owned(&mut |v| out.refs.push(v));
        }
        out.refs.extend(self.handled.take());
    }

    /// Deallocation: the frame, the code, then the names.
    pub fn release_into(&mut self, out: &mut Released) {
        out.refs.extend(self.origin_or_finalizer.take());
        self.clear_into(out);
        out.refs.extend([self.code, self.name, self.qualname]);
    }
}
