//! From the lowered instruction sequence to finished [`Code`](crate::code::Code): a graph of basic blocks, CPython's
//! optimisations of it (`Python/flowgraph.c`), and the final layout.
//!
//! The passes and their order are CPython's, because which `LOAD_FAST` borrows, which blocks are copied and where a
//! `finally` body lies decide reference counts and the order of destruction.

mod assemble;
mod blocks;
mod borrow;
mod cold;
mod const_eval;
mod consts;
mod effects;
mod exceptions;
mod fold;
mod ir;
mod jumps;
mod line_steps;
mod nops;
mod optimize;
mod source_lines;
mod stack_depth;
mod swaps;
mod unbound;

pub(crate) use assemble::{Labels, UnitInfo, assemble};
pub(crate) use const_eval::{binary as fold_binary, unary as fold_unary};
pub(crate) use consts::{ConstKey, ConstTable};
pub(crate) use fold::without_repeats;
pub(crate) use ir::{Instruction, Ir, Label, Loc};
