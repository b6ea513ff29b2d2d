//! Lowering: the tree, with what the symbol table says of its names, becomes instruction sequences (CPython's `codegen.c`).
//!
//! One [`Unit`] per block is open at a time, innermost last. Each statement sets the unit's `step`, from which `LINE`
//! instructions are placed at the end.

mod annotations;
mod assign;
mod call;
mod class;
mod compare;
mod comprehension;
mod constant;
mod container;
mod expr;
mod format;
mod frame_blocks;
mod function;
mod import;
mod literal_text;
mod loops;
mod module;
mod names;
mod pattern;
mod stmt;
mod super_call;
mod suspend;
mod tree_fold;
mod try_;
mod type_params;
mod unit;
mod unparse;
mod with;

pub(crate) use module::{lower_expression, lower_module};
pub(crate) use tree_fold::folded_constant;

use std::rc::Rc;

use ruff_text_size::{Ranged, TextSize};

use crate::code::Const;
use crate::diagnostics::{Diagnostic, Fallible};
use crate::dialect::{Dialect, Iteration};
use crate::flow::{ConstTable, Instruction, Ir, Label, Loc};
use crate::op::Op;
use crate::scope::{Scope, SymbolTable};
use crate::source::Source;
use unit::Unit;

/// The state of lowering one program.
pub(crate) struct Lowerer<'a> {
    source: &'a Source,
    dialect: Dialect,
    table: &'a SymbolTable,
    units: Vec<Unit<'a>>,
    /// What stands as a literal in the text, of all units.
    literals: ConstTable,
    /// Those that the tree holds twice: bytes of one part, where it is folded, as the part and as the whole.
    held_twice: ConstTable,
    /// Tuples that the compiler has made itself, where it folds the tree: one of the text that comes later and is equal
    /// is not used.
    made: ConstTable,
    /// The frozensets of all units: of equal ones there is only the first, whose order of elements it has.
    frozensets: ConstTable,
    /// `from __future__ import` must stand before this.
    future_end: TextSize,
}

impl<'a> Lowerer<'a> {
    fn new(source: &'a Source, dialect: Dialect, table: &'a SymbolTable, future_end: TextSize) -> Self {
        let (literals, frozensets) = (ConstTable::default(), ConstTable::default());
        Self {
            source,
            dialect,
            table,
            units: Vec::new(),
            literals,
            held_twice: ConstTable::default(),
            made: ConstTable::default(),
            frozensets,
            future_end,
        }
    }

    fn unit(&mut self) -> &mut Unit<'a> {
        self.units.last_mut().expect("a unit is open while there is something to lower")
    }

    fn unit_ref(&self) -> &Unit<'a> {
        self.units.last().expect("a unit is open while there is something to lower")
    }

    fn scope(&self) -> &'a Scope {
        &self.table.scopes[self.unit_ref().scope]
    }

    fn loc(&self, node: &impl Ranged) -> Loc {
        self.source.loc(node)
    }

    fn error<T>(&self, message: impl Into<String>, node: &impl Ranged) -> Fallible<T> {
        Err(Diagnostic::syntax(self.source, message.into(), node.range()))
    }

    fn unsupported<T>(&self, construct: &str, node: &impl Ranged) -> Fallible<T> {
        Err(Diagnostic::unsupported(self.source, construct, node.range()))
    }

    /// How the version iterates.
    fn iteration(&self) -> &'static Iteration {
        self.dialect.iteration()
    }

    // ---- emitting

    fn emit_ir(&mut self, loc: Loc, ir: Ir, arg: u32) {
        let unit = self.unit();
        let mut instr = Instruction::new(ir, arg, loc);
        // Until the handler has taken the exception over, no step can start.
        if loc.line > 0 && ir != Ir::Op(Op::PushExcInfo) {
            instr.step = unit.step;
            instr.lead = std::mem::take(&mut unit.lead);
        }
        unit.sequence.push(instr);
    }

    fn emit(&mut self, loc: Loc, op: Op) {
        self.emit_ir(loc, Ir::Op(op), 0);
    }

    fn emit_arg(&mut self, loc: Loc, op: Op, arg: u32) {
        self.emit_ir(loc, Ir::Op(op), arg);
    }

    fn emit_const(&mut self, loc: Loc, value: Const) {
        self.note_made(&value);
        let index = self.unit().consts.add(value);
        self.emit_arg(loc, Op::LoadConst, index);
    }

    /// A constant that stands in the text as it is.
    fn emit_literal(&mut self, loc: Loc, value: Const) {
        self.note_literal(&value);
        self.emit_const(loc, value);
    }

    fn note_literal(&mut self, value: &Const) {
        if !matches!(value, Const::None | Const::Ellipsis | Const::Bool(_)) && !self.made.has(value) {
            self.literals.add(value.clone());
        }
    }

    fn note_made(&mut self, value: &Const) {
        if self.dialect.folds_tree && matches!(value, Const::Tuple(_)) {
            self.made.add(value.clone());
        }
    }

    fn emit_none(&mut self, loc: Loc) {
        self.emit_const(loc, Const::None);
    }

    fn emit_jump(&mut self, loc: Loc, ir: Ir, target: Label) {
        self.emit_ir(loc, ir, target.0);
    }

    fn emit_jump_op(&mut self, loc: Loc, op: Op, target: Label) {
        self.emit_ir(loc, Ir::Op(op), target.0);
    }

    fn label(&mut self) -> Label {
        self.unit().labels.fresh()
    }

    fn place(&mut self, label: Label) {
        let unit = self.unit();
        let at = unit.sequence.len();
        unit.labels.0[label.0 as usize] = Some(at);
    }

    /// An operation on an attribute or other entry of `co_names`, with private names mangled.
    fn emit_name(&mut self, loc: Loc, op: Op, name: &str, shift: u32, bits: u32) {
        let mangled = self.mangled(&name.into());
        let index = self.unit().names.add(&mangled);
        self.emit_arg(loc, op, index << shift | bits);
    }

    fn mangled(&self, name: &Rc<str>) -> Rc<str> {
        self.scope().mangle(self.unit_ref().private.as_deref(), name)
    }

    // ---- steps

    /// From here on instructions belong to the statement that starts on the line of `node`.
    fn step_at(&mut self, node: &impl Ranged) {
        let line = self.source.line(node.start());
        self.step_on(line);
    }

    fn step_on(&mut self, line: u32) {
        let unit = self.unit();
        unit.lead = 0;
        if unit.has_steps {
            unit.step = line;
        }
    }

    /// The next instruction starts a step of its own however control gets there.
    fn lead_on(&mut self, line: u32) {
        let unit = self.unit();
        if unit.has_steps {
            unit.step = line;
            unit.lead = line;
        }
    }
}
