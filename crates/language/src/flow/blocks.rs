//! The graph of basic blocks.

use super::ir::{BlockId, Instruction, Ir, Loc};
use crate::op::Op;

/// Instructions that run one after the other; only the last may jump.
#[derive(Default, Debug)]
pub(crate) struct Block {
    pub instrs: Vec<Instruction>,
    /// The block that follows in the layout.
    pub next: Option<BlockId>,
    /// Something jumps here.
    pub is_labelled: bool,
    /// Entered by an exception.
    pub is_handler: bool,
    /// The handler gets the raising instruction's index too.
    pub push_lasti: bool,
    pub is_cold: bool,
    pub is_warm: bool,
    pub predecessors: u32,
    /// Depth of the operand stack at the start; `None` when not reached.
    pub start_depth: Option<u32>,
    pub visited: bool,
    /// Bit i: local i may be unbound at the start.
    pub unsafe_locals: u64,
}

impl Block {
    pub fn last(&self) -> Option<&Instruction> {
        self.instrs.last()
    }

    /// Whether control can run off the end.
    pub fn has_fallthrough(&self) -> bool {
        !self.last().is_some_and(|i| i.ir.is_scope_exit() || i.ir.is_unconditional_jump())
    }

    pub fn exits_scope(&self) -> bool {
        self.last().is_some_and(|i| i.ir.is_scope_exit())
    }

    pub fn has_no_line(&self) -> bool {
        self.instrs.iter().all(|i| i.loc.line < 0)
    }
}

/// Blocks in an arena; the layout is the chain of `next` from block 0.
pub(crate) struct Graph {
    pub blocks: Vec<Block>,
}

impl Graph {
    /// Cuts the sequence into blocks. `labels[l]` is the index of the instruction that label `l` stands before.
    pub fn from_sequence(sequence: &[Instruction], labels: &[Option<usize>]) -> Graph {
        let target_of = |i: &Instruction| {
            if i.ir.has_target() { labels.get(i.arg as usize).copied().flatten() } else { None }
        };
        let mut is_target = vec![false; sequence.len() + 1];
        for target in sequence.iter().filter_map(target_of) {
            is_target[target] = true;
        }
        let mut graph = Graph { blocks: vec![Block::default()] };
        let mut block_at = vec![0; sequence.len() + 1];
        let mut current = 0;
        for (index, instr) in sequence.iter().enumerate() {
            let block = &mut graph.blocks[current];
            let terminated = block.last().is_some_and(|i| i.ir.is_terminator());
            if terminated || (is_target[index] && (!block.instrs.is_empty() || block.is_labelled)) {
                let new = graph.add(Block::default());
                graph.blocks[current].next = Some(new);
                current = new;
            }
            graph.blocks[current].is_labelled |= is_target[index];
            block_at[index] = current;
            let mut placed = *instr;
            if placed.loc == Loc::NEXT {
                let next = sequence.get(index + 1);
                placed.loc = next.map_or(Loc::NONE, |n| if n.loc == Loc::NEXT { Loc::NONE } else { n.loc });
            }
            graph.blocks[current].instrs.push(placed);
        }
        for block in &mut graph.blocks {
            for instr in &mut block.instrs {
                if let Some(index) = target_of(instr) {
                    instr.target = Some(block_at[index]);
                }
                if instr.ir.has_target() {
                    instr.arg = 0;
                }
            }
        }
        graph
    }

    pub fn add(&mut self, block: Block) -> BlockId {
        self.blocks.push(block);
        self.blocks.len() - 1
    }

    /// The blocks in layout order.
    pub fn order(&self) -> Vec<BlockId> {
        let mut order = Vec::with_capacity(self.blocks.len());
        let mut next = Some(0);
        while let Some(b) = next {
            order.push(b);
            next = self.blocks[b].next;
        }
        order
    }

    /// `from` or the first block after it with instructions.
    pub fn next_nonempty(&self, from: Option<BlockId>) -> Option<BlockId> {
        let mut at = from;
        while let Some(b) = at {
            if !self.blocks[b].instrs.is_empty() {
                return Some(b);
            }
            at = self.blocks[b].next;
        }
        None
    }

    pub fn clear_visited(&mut self) {
        for block in &mut self.blocks {
            block.visited = false;
        }
    }

    /// The successor by falling off the end.
    pub fn fallthrough(&self, b: BlockId) -> Option<BlockId> {
        if self.blocks[b].has_fallthrough() { self.blocks[b].next } else { None }
    }

    /// Counts predecessors and empties what cannot be reached.
    pub fn remove_unreachable(&mut self) {
        self.clear_visited();
        for block in &mut self.blocks {
            block.predecessors = 0;
        }
        self.blocks[0].predecessors = 1;
        self.blocks[0].visited = true;
        let mut stack = vec![0];
        while let Some(b) = stack.pop() {
            let mut successors: Vec<BlockId> = self.fallthrough(b).into_iter().collect();
            successors.extend(self.blocks[b].instrs.iter().filter_map(|i| i.target));
            for s in successors {
                let block = &mut self.blocks[s];
                if !block.visited {
                    block.visited = true;
                    stack.push(s);
                }
                block.predecessors += 1;
            }
        }
        for b in self.order() {
            let block = &mut self.blocks[b];
            if block.predecessors == 0 {
                block.instrs.clear();
                block.is_handler = false;
            }
        }
    }

    /// A jump without location to `target`, as a block of its own.
    pub fn jump_block(ir: Ir, target: BlockId) -> Block {
        let mut jump = Instruction::new(ir, 0, Loc::NONE);
        jump.target = Some(target);
        Block { instrs: vec![jump], ..Block::default() }
    }

    /// Whether a constant of the unit is loaded anywhere (used by tests of passes and by const clean-up).
    pub fn instrs_mut(&mut self) -> impl Iterator<Item = &mut Instruction> {
        self.blocks.iter_mut().flat_map(|b| b.instrs.iter_mut())
    }

    /// Inserts at the very start of the code.
    pub fn insert_at_entry(&mut self, index: usize, instr: Instruction) {
        self.blocks[0].instrs.insert(index, instr);
    }

    /// Turns `JUMP_IF_*` into a copy, a truth test and a popping jump.
    pub fn expand_conditional_pseudo_jumps(&mut self) {
        for block in &mut self.blocks {
            let Some(last) = block.instrs.last_mut() else { continue };
            let op = match last.ir {
                Ir::JumpIfFalse => Op::PopJumpIfFalse,
                Ir::JumpIfTrue => Op::PopJumpIfTrue,
                _ => continue,
            };
            let mut copy = Instruction { ir: Ir::Op(Op::Copy), arg: 1, target: None, ..*last };
            let to_bool = Instruction { ir: Ir::Op(Op::ToBool), arg: 0, target: None, lead: 0, ..*last };
            last.ir = Ir::Op(op);
            copy.lead = std::mem::take(&mut last.lead);
            let at = block.instrs.len() - 1;
            block.instrs.splice(at..at, [copy, to_bool]);
        }
    }
}
