//! Moving code that only exceptions reach to the end.

use super::blocks::Graph;
use super::ir::{BlockId, Ir};

impl Graph {
    /// Moves cold blocks behind the warm ones, in order.
    pub fn push_cold_blocks_to_end(&mut self) {
        if self.blocks[0].next.is_none() {
            return;
        }
        self.mark_warm();
        self.mark_cold();
        for b in self.order() {
            let Some(next) = self.fallthrough(b) else { continue };
            if self.blocks[b].is_cold && self.blocks[next].is_warm {
                let mut jump = Graph::jump_block(Ir::JumpNoInterrupt, next);
                jump.is_cold = true;
                jump.next = Some(next);
                jump.predecessors = 1;
                self.blocks[next].is_labelled = true;
                let jump = self.add(jump);
                self.blocks[b].next = Some(jump);
            }
        }
        let (cold, warm): (Vec<BlockId>, Vec<BlockId>) =
            self.order().into_iter().partition(|&b| self.blocks[b].is_cold);
        let has_cold = !cold.is_empty();
        let layout: Vec<BlockId> = warm.into_iter().chain(cold).collect();
        for pair in layout.windows(2) {
            self.blocks[pair[0]].next = Some(pair[1]);
        }
        if let Some(&last) = layout.last() {
            self.blocks[last].next = None;
        }
        if has_cold {
            self.remove_redundant_nops_and_jumps();
        }
    }

    fn mark_warm(&mut self) {
        self.clear_visited();
        self.blocks[0].visited = true;
        let mut stack = vec![0];
        while let Some(b) = stack.pop() {
            self.blocks[b].is_warm = true;
            for s in self.jump_successors(b) {
                if !self.blocks[s].visited {
                    self.blocks[s].visited = true;
                    stack.push(s);
                }
            }
        }
    }

    fn mark_cold(&mut self) {
        self.clear_visited();
        let mut stack: Vec<BlockId> = self.order().into_iter().filter(|&b| self.blocks[b].is_handler).collect();
        for &b in &stack {
            self.blocks[b].visited = true;
        }
        while let Some(b) = stack.pop() {
            self.blocks[b].is_cold = !self.blocks[b].is_warm;
            for s in self.jump_successors(b) {
                if !self.blocks[s].is_warm && !self.blocks[s].visited {
                    self.blocks[s].visited = true;
                    stack.push(s);
                }
            }
        }
    }

    /// Where control goes without an exception.
    fn jump_successors(&self, b: BlockId) -> Vec<BlockId> {
        let jumps = self.blocks[b].instrs.iter().filter(|i| i.ir.is_jump()).filter_map(|i| i.target);
        self.fallthrough(b).into_iter().chain(jumps).collect()
    }
}
