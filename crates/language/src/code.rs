//! What lowering produces: immutable code, without anything of the heap in it.

use std::rc::Rc;

use num_bigint::BigInt;

use crate::op::Instr;
use crate::warnings::Warning;

/// A compiled code block: a module, a function, a class body, a lambda, a generator expression.
#[derive(Debug)]
pub struct Code {
    /// `co_name`.
    pub name: Rc<str>,
    /// `co_qualname`.
    pub qualname: Rc<str>,
    /// `co_filename`.
    pub filename: Rc<str>,
    /// What kind of block this is and how it takes arguments.
    pub flags: CodeFlags,
    /// Parameters that can be given by position, positional-only ones included (`co_argcount`).
    pub arg_count: u32,
    /// `co_posonlyargcount`.
    pub positional_only_count: u32,
    /// `co_kwonlyargcount`.
    pub keyword_only_count: u32,
    /// Local variables, in slot order: parameters first, then locals, then cells that are no parameters, then free variables
    /// (CPython's locals-plus).
    pub locals_plus: Vec<Local>,
    /// Slots that are not free variables nor cells of their own (`co_nlocals`).
    pub n_locals: u32,
    /// Names used by `LOAD_NAME`, `LOAD_GLOBAL`, `LOAD_ATTR`, ... (`co_names`).
    pub names: Vec<Rc<str>>,
    /// `co_consts`, equal constants merged.
    pub consts: Vec<Const>,
    /// The instructions.
    pub instrs: Vec<Instr>,
    /// Where each instruction comes from; parallel to `instrs`.
    pub positions: Vec<Position>,
    /// Innermost handlers first for any instruction; `start <= i < end`.
    pub handlers: Vec<Handler>,
    /// The deepest the operand stack gets (`co_stacksize`).
    pub stack_size: u32,
    /// `co_firstlineno`, from 1.
    pub first_line: u32,
    /// The docstring, which is also `consts[0]` then.
    pub has_docstring: bool,
    /// Of the outermost block: what stands as a literal anywhere in the text. CPython's tree holds these objects for as
    /// long as a program that is a file runs.
    pub literals: Vec<Const>,
    /// Of the outermost block: what the compiler warns of in the whole text, in CPython's order.
    pub warnings: Vec<Warning>,
}

/// One slot of the locals-plus.
#[derive(Debug, Clone)]
pub struct Local {
    /// The variable's name (`.0` for a comprehension's iterator, as in CPython).
    pub name: Rc<str>,
    /// How the slot is used.
    pub kind: LocalKind,
}

/// How a locals-plus slot is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LocalKind {
    /// A plain local.
    Local,
    /// A local or parameter that an inner function uses: `MAKE_CELL` turns it into a cell.
    Cell,
    /// Comes from the enclosing function: filled by `COPY_FREE_VARS`.
    Free,
    /// A comprehension variable inlined into this block (PEP 709): hidden from `locals()`.
    Hidden,
}

/// Properties of a code block (`co_flags`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CodeFlags {
    /// A function: locals live in slots (`CO_OPTIMIZED | CO_NEWLOCALS`).
    pub is_function: bool,
    /// Takes `*args`.
    pub var_args: bool,
    /// Takes `**kwargs`.
    pub var_keywords: bool,
    /// Defined inside a function.
    pub nested: bool,
    /// Is a generator.
    pub generator: bool,
    /// Is a coroutine.
    pub coroutine: bool,
    /// Is an async generator.
    pub async_generator: bool,
    /// Is a generator that may be awaited; `types.coroutine` says so of a code that is there already.
    pub iterable_coroutine: bool,
    /// Defined directly in a class body (`CO_METHOD`).
    pub method: bool,
    /// Under `from __future__ import annotations`.
    pub future_annotations: bool,
}

/// A range in the source: lines from 1, columns in UTF-8 bytes from 0, end exclusive, as in `co_positions()`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Position {
    /// First line; 0 for instructions that belong to no line.
    pub line: u32,
    /// Last line.
    pub end_line: u32,
    /// First column.
    pub column: u32,
    /// Column after the last.
    pub end_column: u32,
}

/// An entry of the exception table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Handler {
    /// First instruction covered.
    pub start: u32,
    /// First instruction no longer covered.
    pub end: u32,
    /// Where to go on.
    pub target: u32,
    /// Stack depth to unwind to before pushing.
    pub depth: u32,
    /// Push the index of the raising instruction (as an int) before the exception.
    pub push_lasti: bool,
}

/// A constant. Equality is CPython's `_PyCode_ConstantKey`: type and value, with the sign of zero.
#[derive(Debug, Clone)]
pub enum Const {
    /// `None`
    None,
    /// `...`
    Ellipsis,
    /// `True`, `False`
    Bool(bool),
    /// An int that fits.
    Int(i64),
    /// An int that does not.
    BigInt(Rc<BigInt>),
    /// A float.
    Float(f64),
    /// A complex: real, imaginary.
    Complex(f64, f64),
    /// A str.
    Str(Rc<str>),
    /// A bytes.
    Bytes(Rc<[u8]>),
    /// A tuple.
    Tuple(Rc<[Const]>),
    /// A frozenset, from `x in {1, 2}`; items in source order.
    FrozenSet(Rc<[Const]>),
    /// A constant slice: start, stop, step.
    Slice(Rc<[Const; 3]>),
    /// The code of a nested block.
    Code(Rc<Code>),
}
