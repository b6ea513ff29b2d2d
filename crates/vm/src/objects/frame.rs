//! Frame objects and tracebacks.

use std::rc::Rc;

use afterdel_collector::Released;

use super::LoadedCode;
use crate::object::V;

/// A frame object: made when a traceback or a program asks for the frame, outlives the frame's execution.
#[derive(Clone, Debug)]
pub struct FrameObj {
    /// The code.
    pub loaded: Rc<LoadedCode>,
    /// Function and code object once the frame is over: until then the frame itself holds them.
    pub owned: Option<[V; 2]>,
    /// `f_globals`, kept alive by the function.
    pub globals: V,
    /// `f_builtins`, kept alive by the function.
    pub builtins: V,
    /// `f_back`, set when the frame is over.
    pub back: Option<V>,
    /// The frame's locals once it is over, and the operands of one that was put aside; empty while it runs.
    pub locals: Vec<Option<V>>,
    /// The mapping of locals of a module or class body, once the frame is over.
    pub locals_map: Option<V>,
    /// What `f_locals` was given besides the function's own variables: a dict.
    pub extra: Option<V>,
    /// Values of locals that `f_locals` has replaced: an operand may still be one of them.
    pub overwritten: Vec<V>,
    /// The line it stood on last.
    pub line: u32,
    /// The instruction behind the one it executed last.
    pub pc: u32,
    /// Depth in the machine's stack of frames while it runs.
    pub depth: Option<u32>,
    /// The generator whose frame this is; not counted, and to be believed only while that has this frame object.
    pub generator: Option<V>,
}

impl FrameObj {
    /// Visits back, additional names, and what a frame that is over holds.
    pub fn visit(&self, visit: &mut impl FnMut(V)) {
        self.back.iter().chain(&self.extra).chain(&self.overwritten).for_each(|&v| visit(v));
        self.locals_map.iter().for_each(|&v| visit(v));
        self.owned.iter().flatten().for_each(|&v| visit(v));
        self.locals.iter().flatten().for_each(|&v| visit(v));
    }

    /// `frame_tp_clear`: additional names and the locals.
    pub fn clear_into(&mut self, out: &mut Released) {
        out.refs.extend(self.extra.take());
        out.refs.append(&mut self.overwritten);
        out.refs.extend(self.take_locals());
    }

    /// The locals in the order in which they are dropped.
    fn take_locals(&mut self) -> impl Iterator<Item = V> {
        self.loaded.in_drop_order(std::mem::take(&mut self.locals)).into_iter().flatten()
    }

    /// Deallocation: function, locals, caller, additional names, code.
    pub fn release_into(&mut self, out: &mut Released) {
        let [function, code] = match self.owned.take() {
            Some([function, code]) => [Some(function), Some(code)],
            None => [None, None],
        };
        out.refs.extend(function);
        out.refs.extend(self.locals_map.take());
        out.refs.extend(self.take_locals());
        out.refs.extend(self.back.take());
        self.clear_into(out);
        out.refs.extend(code);
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
