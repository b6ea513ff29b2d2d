//! Jumps: copying small exits instead of jumping to them, threading jumps to jumps, and directions.

use super::blocks::Graph;
use super::ir::{BlockId, Ir};
use crate::op::Op;

/// Exits of at most this many instructions are copied.
const MAX_COPY_SIZE: usize = 4;

impl Graph {
    /// Where a block ends with a jump to a small exit, or to code without lines that does not fall through: copies that here.
    pub fn inline_small_or_no_line_blocks(&mut self) {
        loop {
            let mut changed = false;
            for b in self.order() {
                changed |= self.inline_jump_target(b);
            }
            if !changed {
                break;
            }
        }
    }

    fn inline_jump_target(&mut self, b: BlockId) -> bool {
        let Some(last) = self.blocks[b].last() else { return false };
        if !last.ir.is_unconditional_jump() {
            return false;
        }
        let removed = last.ir;
        let Some(target) = last.target else { return false };
        let block = &self.blocks[target];
        let small_exit = block.exits_scope() && block.instrs.len() <= MAX_COPY_SIZE;
        let no_line_no_fallthrough = block.has_no_line() && !block.has_fallthrough();
        if !small_exit && !no_line_no_fallthrough || target == b {
            return false;
        }
        let copied = block.instrs.clone();
        let block = &mut self.blocks[b];
        if let Some(last) = block.instrs.last_mut() {
            last.set_nop();
        }
        block.instrs.extend(copied);
        if no_line_no_fallthrough
            && let Some(last) = block.instrs.last_mut()
            && last.ir.is_unconditional_jump()
            && removed == Ir::Jump
        {
            // The machine must go on looking for interrupts here.
            last.ir = Ir::Jump;
        }
        self.blocks[target].predecessors = self.blocks[target].predecessors.saturating_sub(1);
        true
    }

    /// If the jump at the end of `b` leads to another jump: jumps to where that leads. Returns whether it changed anything.
    pub fn thread_jump(&mut self, b: BlockId, ir: Ir) -> bool {
        let Some(last) = self.blocks[b].instrs.last().copied() else { return false };
        let Some(target) = last.target.and_then(|t| self.blocks[t].instrs.first().copied()) else { return false };
        if last.target == target.target {
            return false;
        }
        let mut jump = target;
        jump.ir = ir;
        jump.handler = None;
        jump.step = last.step;
        jump.lead = 0;
        if let Some(last) = self.blocks[b].instrs.last_mut() {
            last.set_nop();
        }
        self.blocks[b].instrs.push(jump);
        true
    }

    /// Gives each jump its direction. A conditional jump backwards becomes a reversed one over a jump backwards.
    pub fn normalize_jumps(&mut self) {
        self.clear_visited();
        for b in self.order() {
            self.blocks[b].visited = true;
            self.normalize_jump_of(b);
        }
    }

    fn normalize_jump_of(&mut self, b: BlockId) {
        let Some(last) = self.blocks[b].last().copied() else { return };
        let Some(target) = last.target else { return };
        let forward = !self.blocks[target].visited;
        let new_op = match last.ir {
            Ir::Jump => Some(if forward { Op::JumpForward } else { Op::JumpBackward }),
            Ir::JumpNoInterrupt => Some(if forward { Op::JumpForward } else { Op::JumpBackwardNoInterrupt }),
            _ => None,
        };
        if let Some(op) = new_op {
            if let Some(last) = self.blocks[b].instrs.last_mut() {
                last.ir = Ir::Op(op);
            }
            return;
        }
        let reversed = match last.ir {
            Ir::Op(Op::PopJumpIfNone) => Op::PopJumpIfNotNone,
            Ir::Op(Op::PopJumpIfNotNone) => Op::PopJumpIfNone,
            Ir::Op(Op::PopJumpIfFalse) => Op::PopJumpIfTrue,
            Ir::Op(Op::PopJumpIfTrue) => Op::PopJumpIfFalse,
            _ => return,
        };
        let Some(next) = self.blocks[b].next.filter(|_| !forward) else { return };
        let mut back = Graph::jump_block(Ir::Op(Op::JumpBackward), target);
        back.instrs[0].loc = last.loc;
        back.is_cold = self.blocks[b].is_cold;
        back.next = Some(next);
        back.visited = true;
        back.predecessors = 1;
        let back = self.add(back);
        if let Some(last) = self.blocks[b].instrs.last_mut() {
            last.ir = Ir::Op(reversed);
            last.target = Some(next);
        }
        self.blocks[b].next = Some(back);
    }
}
