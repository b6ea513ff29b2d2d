//! Frame objects and tracebacks.

use std::rc::Rc;

use afterdel_collector::Released;

use super::LoadedCode;
use crate::object::V;

/// A frame object: made when a traceback or a program asks for the frame, outlives the frame's execution.
#[derive(Clone, Debug)]
pub struct FrameObj {
    /// The code object.
    pub code: V,
    /// The same code.
    pub loaded: Rc<LoadedCode>,
    /// `f_globals`
    pub globals: V,
    /// `f_back`, set when the frame is over.
    pub back: Option<V>,
    /// The frame's locals once it is over; empty while it runs.
    pub locals: Vec<Option<V>>,
    /// The mapping of locals of a module or class body, once the frame is over.
    pub locals_map: Option<V>,
    /// The line it stood on last.
    pub line: u32,
    /// Depth in the machine's stack of frames while it runs.
    pub depth: Option<u32>,
}

impl FrameObj {
    /// Visits locals, then back, code, globals.
    pub fn visit(&self, visit: &mut impl FnMut(V)) {
        self.locals.iter().flatten().for_each(|&v| visit(v));
        self.locals_map.iter().for_each(|&v| visit(v));
        self.back.iter().for_each(|&v| visit(v));
        visit(self.code);
        visit(self.globals);
    }

    /// `frame_tp_clear`: the locals.
    pub fn clear_into(&mut self, out: &mut Released) {
        out.refs.extend(self.locals.drain(..).rev().flatten());
    }

    /// Deallocation: locals last to first (3.14), then the rest.
    pub fn release_into(&mut self, out: &mut Released) {
        self.clear_into(out);
        out.refs.extend(self.locals_map.take());
        out.refs.extend(self.back.take());
        out.refs.extend([self.code, self.globals]);
    }
}

/// A traceback entry.
#[derive(Clone, Debug)]
pub struct Traceback {
    /// `tb_next`: the entry of the frame called from here.
    pub next: Option<V>,
    /// `tb_frame`
    pub frame: V,
    /// Instruction that raised.
    pub pc: u32,
    /// `tb_lineno`
    pub line: u32,
}

impl Traceback {
    /// Visits next, then frame.
    pub fn visit(&self, visit: &mut impl FnMut(V)) {
        self.next.iter().for_each(|&v| visit(v));
        visit(self.frame);
    }

    /// `tb_clear`: the chain goes, the frame is kept until deallocation.
    pub fn clear_into(&mut self, out: &mut Released) {
        out.refs.extend(self.next.take());
    }
}
