//! The last stage: slots for cells, final operands, layout, exception table.

use std::rc::Rc;

use super::blocks::Graph;
use super::consts::ConstTable;
use super::ir::{Instruction, Ir, Label, Loc};
use crate::code::{Code, CodeFlags, Const, Handler, Local, LocalKind, Position};
use crate::dialect::Dialect;
use crate::op::{Instr, Op};

/// What is known of a unit besides its instructions.
pub(crate) struct UnitInfo {
    pub dialect: Dialect,
    pub name: Rc<str>,
    pub qualname: Rc<str>,
    pub filename: Rc<str>,
    pub flags: CodeFlags,
    pub arg_count: u32,
    pub positional_only_count: u32,
    pub keyword_only_count: u32,
    /// Parameters of every kind.
    pub n_params: u32,
    pub names: Vec<Rc<str>>,
    pub varnames: Vec<Rc<str>>,
    pub cellvars: Vec<Rc<str>>,
    pub freevars: Vec<Rc<str>>,
    /// Slots of comprehensions inlined into a module or class body.
    pub hidden: Vec<Rc<str>>,
    pub first_line: u32,
    pub has_docstring: bool,
}

impl UnitInfo {
    fn is_generator(&self) -> bool {
        self.flags.generator || self.flags.coroutine || self.flags.async_generator
    }
}

/// An operand does not fit its instruction.
pub(crate) struct TooLarge;

/// Turns a unit's sequence into its code.
pub(crate) fn assemble(
    info: UnitInfo,
    sequence: &[Instruction],
    labels: &[Option<usize>],
    mut consts: ConstTable,
) -> Result<Code, TooLarge> {
    let n_locals = info.varnames.len() as u32;
    let mut graph = Graph::from_sequence(sequence, labels);
    graph.mark_handlers();
    graph.label_exception_targets();
    graph.optimize(&mut consts);
    let consts = consts.drop_unused(&mut graph);
    graph.check_unbound_locals(n_locals, info.n_params);
    graph.insert_superinstructions();
    graph.push_cold_blocks_to_end();
    graph.resolve_lines();
    graph.expand_conditional_pseudo_jumps();
    let stack_size = graph.calculate_stack_depth().max(1);
    let slots = cell_slots(&info);
    insert_prefix(&mut graph, &info, &slots);
    replace_pseudo_operations(&mut graph, &slots);
    graph.remove_redundant_nops_and_jumps();
    graph.normalize_jumps();
    graph.borrow_loads(info.dialect);
    Layout::of(&graph)?.finish(info, consts, stack_size)
}

/// The locals-plus slot of each cell and free variable: a parameter's own, or behind the locals.
fn cell_slots(info: &UnitInfo) -> Vec<u32> {
    let n_locals = info.varnames.len();
    let mut shared = 0;
    let names = info.cellvars.iter().map(|n| (n, true)).chain(info.freevars.iter().map(|n| (n, false)));
    names
        .enumerate()
        .map(|(at, (name, is_cell))| match info.varnames.iter().position(|v| v == name).filter(|_| is_cell) {
            Some(slot) => {
                shared += 1;
                slot as u32
            }
            None => (n_locals + at - shared) as u32,
        })
        .collect()
}

fn insert_prefix(graph: &mut Graph, info: &UnitInfo, slots: &[u32]) {
    // A generator expression may have its own.
    let begins = Ir::Op(Op::ReturnGenerator);
    if info.is_generator() && !graph.instrs_mut().any(|instr| instr.ir == begins) {
        let line = info.first_line as i32;
        let loc = Loc { line, end_line: line, column: -1, end_column: -1 };
        graph.insert_at_entry(0, Instruction::new(begins, 0, loc));
        graph.insert_at_entry(1, Instruction::new(Ir::Op(Op::PopTop), 0, loc));
    }
    let mut cells: Vec<u32> = (0..info.cellvars.len() as u32).collect();
    cells.sort_by_key(|&cell| slots[cell as usize]);
    for (at, &cell) in cells.iter().enumerate() {
        // The operand is an index of a cell here, as in the body.
        graph.insert_at_entry(at, Instruction::new(Ir::Op(Op::MakeCell), cell, Loc::NONE));
    }
    if !info.freevars.is_empty() {
        let count = info.freevars.len() as u32;
        graph.insert_at_entry(0, Instruction::new(Ir::Op(Op::CopyFreeVars), count, Loc::NONE));
    }
}

fn replace_pseudo_operations(graph: &mut Graph, slots: &[u32]) {
    use Op::{DeleteDeref, LoadDeref, LoadFromDictOrDeref, MakeCell, StoreDeref};
    for instr in graph.instrs_mut() {
        match instr.ir {
            Ir::Op(MakeCell | LoadDeref | StoreDeref | DeleteDeref | LoadFromDictOrDeref) | Ir::LoadClosure => {
                instr.arg = slots.get(instr.arg as usize).copied().unwrap_or(0);
                if instr.ir == Ir::LoadClosure {
                    instr.ir = Ir::Op(Op::LoadFast);
                }
            }
            Ir::StoreFastMaybeNull => instr.ir = Ir::Op(Op::StoreFast),
            Ir::AnnotationsPlaceholder | Ir::SetupFinally | Ir::SetupCleanup | Ir::SetupWith => instr.set_nop(),
            _ => {}
        }
    }
}

fn locals_plus(info: &UnitInfo) -> Vec<Local> {
    let local = |name: &Rc<str>, kind| Local { name: name.clone(), kind };
    let kind_of = |name| {
        if info.hidden.contains(name) {
            LocalKind::Hidden
        } else if info.cellvars.contains(name) {
            LocalKind::Cell
        } else {
            LocalKind::Local
        }
    };
    let mut slots: Vec<Local> = info.varnames.iter().map(|n| local(n, kind_of(n))).collect();
    slots.extend(info.cellvars.iter().filter(|n| !info.varnames.contains(n)).map(|n| local(n, LocalKind::Cell)));
    slots.extend(info.freevars.iter().map(|n| local(n, LocalKind::Free)));
    slots
}

/// The instructions in their final places.
struct Layout {
    instrs: Vec<Instr>,
    positions: Vec<Position>,
    handlers: Vec<Handler>,
}

impl Layout {
    fn of(graph: &Graph) -> Result<Layout, TooLarge> {
        let order = graph.order();
        let steps = graph.steps_at_start();
        let mut planned: Vec<(Instruction, Option<u32>)> = Vec::new();
        let mut starts = vec![0; graph.blocks.len()];
        for &b in &order {
            starts[b] = planned.len() as u32;
            let mut step = steps[b];
            for instr in &graph.blocks[b].instrs {
                planned.extend(step.lines_before(instr).map(|line| (*instr, Some(line))));
                step = step.after(instr);
                if instr.ir != Ir::NOP {
                    planned.push((*instr, None));
                }
            }
        }
        let mut layout = Layout {
            instrs: Vec::with_capacity(planned.len()),
            positions: Vec::with_capacity(planned.len()),
            handlers: handlers_of(graph, &planned, &starts),
        };
        for (instr, line) in &planned {
            layout.instrs.push(finished(instr, *line, &starts)?);
            layout.positions.push(instr.loc.position());
        }
        Ok(layout)
    }

    fn finish(self, info: UnitInfo, consts: Vec<Const>, stack_size: u32) -> Result<Code, TooLarge> {
        let locals_plus = locals_plus(&info);
        Ok(Code {
            n_locals: info.varnames.len() as u32,
            locals_plus,
            name: info.name,
            qualname: info.qualname,
            filename: info.filename,
            flags: info.flags,
            arg_count: info.arg_count,
            positional_only_count: info.positional_only_count,
            keyword_only_count: info.keyword_only_count,
            names: info.names,
            consts,
            instrs: self.instrs,
            positions: self.positions,
            handlers: self.handlers,
            stack_size,
            first_line: info.first_line,
            has_docstring: info.has_docstring,
            literals: Vec::new(),
            warnings: Vec::new(),
        })
    }
}

fn finished(instr: &Instruction, line: Option<u32>, starts: &[u32]) -> Result<Instr, TooLarge> {
    let (op, arg) = match (line, instr.ir) {
        (Some(line), _) => (Op::Line, line),
        (None, Ir::Op(Op::EndAsyncFor)) => (Op::EndAsyncFor, 0),
        (None, Ir::Op(op)) => (op, instr.target.map_or(instr.arg, |target| starts[target])),
        // Every pseudo operation was replaced.
        (None, _) => (Op::Nop, 0),
    };
    if arg > Instr::MAX_ARG { Err(TooLarge) } else { Ok(Instr::new(op, arg)) }
}

fn handlers_of(graph: &Graph, planned: &[(Instruction, Option<u32>)], starts: &[u32]) -> Vec<Handler> {
    let mut handlers: Vec<Handler> = Vec::new();
    let mut previous = None;
    for (at, (instr, _)) in planned.iter().enumerate() {
        let at = at as u32;
        if let Some(block) = instr.handler {
            if previous == Some(block)
                && let Some(last) = handlers.last_mut()
            {
                last.end = at + 1;
            } else {
                let push_lasti = graph.blocks[block].push_lasti;
                let depth = graph.blocks[block].start_depth.unwrap_or(0);
                handlers.push(Handler {
                    start: at,
                    end: at + 1,
                    target: starts[block],
                    depth: depth.saturating_sub(1 + u32::from(push_lasti)),
                    push_lasti,
                });
            }
        }
        previous = instr.handler;
    }
    handlers
}

/// The labels of a unit while it is being lowered.
#[derive(Default)]
pub(crate) struct Labels(pub Vec<Option<usize>>);

impl Labels {
    pub fn fresh(&mut self) -> Label {
        self.0.push(None);
        Label(self.0.len() as u32 - 1)
    }
}
