//! How deep the operand stack gets.

use super::blocks::Graph;
use super::effects::stack_effect;
use super::ir::{BlockId, Ir};
use crate::op::Op;

impl Graph {
    /// Sets each reachable block's start depth and returns the greatest depth.
    pub fn calculate_stack_depth(&mut self) -> u32 {
        for block in &mut self.blocks {
            block.start_depth = None;
        }
        let mut deepest = 0;
        let mut stack = Vec::new();
        self.reach(0, 0, &mut stack);
        while let Some(b) = stack.pop() {
            let mut depth = self.blocks[b].start_depth.unwrap_or(0);
            let mut next = self.blocks[b].next;
            for at in 0..self.blocks[b].instrs.len() {
                let instr = self.blocks[b].instrs[at];
                let (popped, pushed) = stack_effect(instr.ir, instr.arg);
                let after = (depth + pushed).saturating_sub(popped);
                deepest = deepest.max(depth).max(after);
                if let Some(target) = instr.target
                    && instr.ir != Ir::Op(Op::EndAsyncFor)
                {
                    deepest = deepest.max(after);
                    self.reach(target, after, &mut stack);
                }
                if !instr.ir.is_block_push() {
                    depth = after;
                }
                if instr.ir.is_unconditional_jump() || instr.ir.is_scope_exit() {
                    next = None;
                    break;
                }
            }
            if let Some(next) = next {
                self.reach(next, depth, &mut stack);
            }
        }
        deepest
    }

    fn reach(&mut self, b: BlockId, depth: u32, stack: &mut Vec<BlockId>) {
        let block = &mut self.blocks[b];
        debug_assert!(block.start_depth.is_none_or(|d| d == depth), "block {b} is entered at two depths");
        if block.start_depth.is_none() {
            block.start_depth = Some(depth);
            stack.push(b);
        }
    }
}
