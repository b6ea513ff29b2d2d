//! Which handler each instruction has: `SETUP_*` and `POP_BLOCK` become a property of the instructions between them.

use super::blocks::Graph;
use super::ir::{BlockId, Ir};
use crate::op::Op;

type ExceptStack = Vec<BlockId>;

impl Graph {
    /// Marks the blocks that are entered by an exception.
    pub fn mark_handlers(&mut self) {
        let targets: Vec<BlockId> = self
            .blocks
            .iter()
            .flat_map(|b| b.instrs.iter())
            .filter(|i| i.ir.is_block_push())
            .filter_map(|i| i.target)
            .collect();
        for b in targets {
            self.blocks[b].is_handler = true;
        }
    }

    /// Gives each instruction its handler; `POP_BLOCK` becomes a no-op.
    pub fn label_exception_targets(&mut self) {
        self.clear_visited();
        self.blocks[0].visited = true;
        let mut todo: Vec<(BlockId, ExceptStack)> = vec![(0, Vec::new())];
        while let Some((b, mut stack)) = todo.pop() {
            for at in 0..self.blocks[b].instrs.len() {
                let instr = &mut self.blocks[b].instrs[at];
                let target = instr.target;
                if instr.ir.is_block_push() {
                    let push_lasti = instr.ir != Ir::SetupFinally;
                    if let Some(target) = target {
                        self.visit_later(target, &stack, &mut todo);
                        self.blocks[target].push_lasti |= push_lasti;
                        stack.push(target);
                    }
                } else if instr.ir == Ir::PopBlock {
                    instr.set(Op::Nop, 0);
                    stack.pop();
                } else {
                    instr.handler = stack.last().copied();
                    if let Some(target) = target {
                        self.visit_later(target, &stack, &mut todo);
                    }
                }
            }
            if let Some(next) = self.fallthrough(b) {
                self.visit_later(next, &stack, &mut todo);
            }
        }
    }

    fn visit_later(&mut self, b: BlockId, stack: &ExceptStack, todo: &mut Vec<(BlockId, ExceptStack)>) {
        if !self.blocks[b].visited {
            self.blocks[b].visited = true;
            todo.push((b, stack.clone()));
        }
    }
}
