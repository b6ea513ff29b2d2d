//! What a `return`, `break` or `continue` must undo on its way out.

use std::rc::Rc;

use ruff_python_ast::Stmt;

use super::Lowerer;
use super::names::Access;
use crate::diagnostics::{Diagnostic, Fallible};
use crate::flow::{Ir, Label, Loc};
use crate::op::Op;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum BlockKind {
    While,
    For,
    AsyncFor,
    TryExcept,
    /// The protected part of `try ... finally`.
    FinallyTry,
    /// A `finally` body that runs because of an exception.
    FinallyEnd,
    With,
    AsyncWith,
    /// The body of an `except` clause.
    HandlerCleanup,
    /// A value that waits on the stack.
    PopValue,
    ExceptionHandler,
    ExceptionGroupHandler,
    /// The wrapper around a generator's whole body.
    StopIteration,
}

/// What a block needs to be undone.
#[derive(Clone)]
pub(crate) enum Datum<'a> {
    None,
    /// The `finally` body.
    Body(&'a [Stmt]),
    /// The name of `except ... as name`.
    Name(Rc<str>),
}

#[derive(Clone)]
pub(crate) struct FrameBlock<'a> {
    pub kind: BlockKind,
    /// Where `continue` goes.
    pub start: Option<Label>,
    /// Where `break` goes.
    pub exit: Option<Label>,
    pub loc: Loc,
    pub datum: Datum<'a>,
}

/// CPython's limit on statically nested blocks (`CO_MAXBLOCKS`).
const MAX_BLOCKS: usize = 40;

impl<'a> Lowerer<'a> {
    pub fn push_block(
        &mut self,
        loc: Loc,
        kind: BlockKind,
        start: Option<Label>,
        exit: Option<Label>,
        datum: Datum<'a>,
    ) -> Fallible {
        if self.unit().blocks.len() >= MAX_BLOCKS {
            let range = self.source.loc_range(loc);
            return Err(Diagnostic::syntax(self.source, "too many statically nested blocks".into(), range));
        }
        self.unit().blocks.push(FrameBlock { kind, start, exit, loc, datum });
        Ok(())
    }

    pub fn pop_block(&mut self) {
        self.unit().blocks.pop();
    }

    /// Undoes all blocks, or those inside the innermost loop, which is returned. The blocks stay open for what follows.
    pub fn unwind_blocks(
        &mut self,
        loc: &mut Loc,
        keep_top: bool,
        stop_at_loop: bool,
    ) -> Fallible<Option<FrameBlock<'a>>> {
        let Some(top) = self.unit().blocks.last().cloned() else { return Ok(None) };
        if top.kind == BlockKind::ExceptionGroupHandler {
            let message = "'break', 'continue' and 'return' cannot appear in an except* block";
            return Err(Diagnostic::syntax(self.source, message.into(), self.source.loc_range(*loc)));
        }
        if stop_at_loop && matches!(top.kind, BlockKind::While | BlockKind::For | BlockKind::AsyncFor) {
            return Ok(Some(top));
        }
        self.pop_block();
        self.unwind_block(loc, &top, keep_top)?;
        let found = self.unwind_blocks(loc, keep_top, stop_at_loop)?;
        self.unit().blocks.push(top);
        Ok(found)
    }

    /// Undoes one block. With `keep_top` the value on top of the stack stays there.
    pub fn unwind_block(&mut self, loc: &mut Loc, block: &FrameBlock<'a>, keep_top: bool) -> Fallible {
        match block.kind {
            BlockKind::While
            | BlockKind::ExceptionHandler
            | BlockKind::ExceptionGroupHandler
            | BlockKind::StopIteration => {}
            BlockKind::For => self.pop_under(*loc, self.iteration().operands, keep_top),
            BlockKind::AsyncFor | BlockKind::PopValue => self.pop_under(*loc, 1, keep_top),
            BlockKind::TryExcept => self.emit_ir(*loc, Ir::PopBlock, 0),
            BlockKind::FinallyTry => self.unwind_finally(loc, block, keep_top)?,
            BlockKind::FinallyEnd => {
                self.swap_under(*loc, keep_top);
                self.emit(*loc, Op::PopTop);
                self.swap_under(*loc, keep_top);
                self.emit_ir(*loc, Ir::PopBlock, 0);
                self.emit(*loc, Op::PopExcept);
            }
            BlockKind::With | BlockKind::AsyncWith => self.unwind_with(loc, block, keep_top),
            BlockKind::HandlerCleanup => self.unwind_handler(*loc, block, keep_top),
        }
        Ok(())
    }

    /// Drops operands, of which the topmost is the last.
    fn pop_under(&mut self, loc: Loc, operands: u32, keep_top: bool) {
        if keep_top {
            self.emit_arg(loc, Op::Swap, operands + 1);
        }
        for _ in 0..operands {
            self.emit(loc, Op::PopTop);
        }
    }

    fn swap_under(&mut self, loc: Loc, keep_top: bool) {
        if keep_top {
            self.emit_arg(loc, Op::Swap, 2);
        }
    }

    fn unwind_finally(&mut self, loc: &mut Loc, block: &FrameBlock<'a>, keep_top: bool) -> Fallible {
        self.emit_ir(*loc, Ir::PopBlock, 0);
        if keep_top {
            self.push_block(*loc, BlockKind::PopValue, None, None, Datum::None)?;
        }
        if let Datum::Body(body) = block.datum {
            let step = self.unit().step;
            self.statements(body)?;
            self.step_on(step);
        }
        if keep_top {
            self.pop_block();
        }
        // What follows happens after the finally body, on no line of its own.
        *loc = Loc::NONE;
        Ok(())
    }

    fn unwind_with(&mut self, loc: &mut Loc, block: &FrameBlock<'a>, keep_top: bool) {
        let step = self.unit().step;
        *loc = block.loc;
        self.step_on(block.loc.line as u32);
        self.emit_ir(*loc, Ir::PopBlock, 0);
        if keep_top {
            self.emit_arg(*loc, Op::Swap, 3);
            self.emit_arg(*loc, Op::Swap, 2);
        }
        self.call_exit_with_nones(*loc);
        if block.kind == BlockKind::AsyncWith {
            self.await_value(*loc, 2);
        }
        self.emit(*loc, Op::PopTop);
        self.step_on(step);
        *loc = Loc::NONE;
    }

    fn unwind_handler(&mut self, loc: Loc, block: &FrameBlock<'a>, keep_top: bool) {
        let name = if let Datum::Name(name) = &block.datum { Some(name.clone()) } else { None };
        if name.is_some() {
            self.emit_ir(loc, Ir::PopBlock, 0);
        }
        self.swap_under(loc, keep_top);
        self.emit_ir(loc, Ir::PopBlock, 0);
        self.emit(loc, Op::PopExcept);
        if let Some(name) = name {
            self.forget_exception(loc, &name);
        }
    }

    /// `name = None; del name`
    pub fn forget_exception(&mut self, loc: Loc, name: &str) {
        self.emit_none(loc);
        self.name(loc, name, Access::Store);
        self.name(loc, name, Access::Delete);
    }
}
