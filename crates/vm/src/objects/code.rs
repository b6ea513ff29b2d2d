//! Code that has been loaded: constants and names are objects, instructions are unpacked.

use afterdel_language::code::{CodeFlags, Handler, Local, Position};
use afterdel_language::op::Op;

use crate::object::V;

/// The cache number of an instruction that has none.
pub const NO_CACHE: u16 = u16::MAX;
/// In place of a cache's number: a constant that is counted when it is loaded, as all but immortal ones are.
pub const COUNTED: u16 = 0;

/// Slots by which the machine's frames are longer than CPython's: room for what unwinding pushes.
pub const SPARE_SLOTS: u32 = 2;

/// An instruction as the machine runs it.
#[derive(Clone, Copy, Debug)]
pub struct Ins {
    /// The operation.
    pub op: Op,
    /// Which of the code's inline caches is its own, or [`NO_CACHE`].
    pub cache: u16,
    /// The operand.
    pub arg: u32,
}

/// Loaded code, shared by its code object, the functions made from it and the frames that run it.
#[derive(Clone, Debug)]
pub struct LoadedCode {
    /// `co_name`, interned.
    pub name: V,
    /// `co_qualname`, interned.
    pub qualname: V,
    /// `co_name` as text.
    pub name_text: Box<str>,
    /// `co_filename`.
    pub filename: Box<str>,
    /// Kind of block.
    pub flags: CodeFlags,
    /// `co_argcount`.
    pub arg_count: u32,
    /// `co_posonlyargcount`.
    pub positional_only_count: u32,
    /// `co_kwonlyargcount`.
    pub keyword_only_count: u32,
    /// Takes exactly `arg_count` positional arguments and nothing else: a call needs no binding.
    pub simple_args: bool,
    /// Locals-plus.
    pub locals: Box<[Local]>,
    /// Names of the locals-plus, interned.
    pub local_names: Box<[V]>,
    /// `co_nlocals`.
    pub n_locals: u32,
    /// `co_names`, interned (immortal: not counted by this holder).
    pub names: Box<[V]>,
    /// `co_consts`: counted references of the code object, or of `consts_tuple`.
    pub consts: Box<[V]>,
    /// The tuple that holds the constants for several codes, or that is a constant itself: equal tuples of one compilation are
    /// one (`_PyCompile_ConstCacheMergeOne`).
    pub consts_tuple: Option<V>,
    /// `len(co_code)` in CPython.
    pub code_bytes: u32,
    /// Constants that are equal to a tuple of its names, which CPython merges, too: the code counts them once more.
    pub merged: Vec<V>,
    /// The instructions.
    pub instrs: Box<[Ins]>,
    /// Number of the first inline cache in the machine's table.
    pub cache_base: u32,
    /// Parallel to `instrs`.
    pub positions: Box<[Position]>,
    /// The exception table.
    pub handlers: Box<[Handler]>,
    /// `co_stacksize`.
    pub stack_size: u32,
    /// `co_firstlineno`.
    pub first_line: u32,
    /// `consts[0]` is the docstring.
    pub has_docstring: bool,
    /// Its frames drop their locals first to last.
    pub drops_upwards: bool,
    /// It is the library's: its statements are no steps of the program, and happen in the line that called it.
    pub runtime: bool,
}

impl LoadedCode {
    /// The locals of a frame, in the order in which it drops them.
    pub fn in_drop_order<T>(&self, mut locals: Vec<T>) -> Vec<T> {
        if !self.drops_upwards {
            locals.reverse();
        }
        locals
    }

    /// The references that it counts.
    pub fn held(&self) -> impl Iterator<Item = V> {
        let own: &[V] = if self.consts_tuple.is_some() { &[] } else { &self.consts };
        own.iter().chain(&self.consts_tuple).chain(&self.merged).copied()
    }

    /// Slots a frame needs: locals-plus and operand stack.
    pub fn frame_slots(&self) -> usize {
        self.locals.len() + self.stack_size as usize
    }

    /// Slots of CPython's own frame, which decide the size of generators and frame objects.
    pub fn modelled_slots(&self) -> usize {
        self.frame_slots() - SPARE_SLOTS as usize
    }

    /// Number of parameters of all kinds, `*args` and `**kwargs` included.
    pub fn parameter_slots(&self) -> usize {
        self.arg_count as usize
            + self.keyword_only_count as usize
            + usize::from(self.flags.var_args)
            + usize::from(self.flags.var_keywords)
    }

    /// The innermost handler of an instruction.
    pub fn handler_at(&self, pc: usize) -> Option<&Handler> {
        let pc = pc as u32;
        self.handlers.iter().find(|handler| handler.start <= pc && pc < handler.end)
    }
}

/// Questions about the kind of a local.
pub trait LocalKindExt {
    /// Comes from the enclosing function.
    fn is_free(&self) -> bool;
}

impl LocalKindExt for afterdel_language::code::LocalKind {
    fn is_free(&self) -> bool {
        *self == afterdel_language::code::LocalKind::Free
    }
}
