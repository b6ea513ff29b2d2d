//! `LOAD_FAST_CHECK` where a local may be unbound, and the instructions that do two things at once.

use super::blocks::Graph;
use super::ir::{BlockId, Ir};
use crate::op::Op;

/// Locals from this one on are looked at one block at a time only.
const MASK_BITS: u32 = 64;

impl Graph {
    /// Turns `LOAD_FAST` of locals that may be unbound into `LOAD_FAST_CHECK`.
    pub fn check_unbound_locals(&mut self, n_locals: u32, n_params: u32) {
        if n_locals == 0 {
            return;
        }
        if n_locals > MASK_BITS {
            self.check_late_locals(n_locals);
        }
        self.clear_visited();
        let mut stack = Vec::new();
        let start = (n_params..n_locals.min(MASK_BITS)).fold(0, |mask, i| mask | (1u64 << i));
        self.may_be_unbound(0, start, &mut stack);
        for b in self.order() {
            self.scan_for_unbound(b, &mut stack);
        }
        while let Some(b) = stack.pop() {
            self.blocks[b].visited = false;
            self.scan_for_unbound(b, &mut stack);
        }
    }

    fn may_be_unbound(&mut self, b: BlockId, mask: u64, stack: &mut Vec<BlockId>) {
        let block = &mut self.blocks[b];
        let both = block.unsafe_locals | mask;
        if block.unsafe_locals != both {
            block.unsafe_locals = both;
            if !block.visited {
                block.visited = true;
                stack.push(b);
            }
        }
    }

    fn scan_for_unbound(&mut self, b: BlockId, stack: &mut Vec<BlockId>) {
        let mut mask = self.blocks[b].unsafe_locals;
        for at in 0..self.blocks[b].instrs.len() {
            let instr = &mut self.blocks[b].instrs[at];
            let handler = instr.handler;
            let before = mask;
            if instr.arg < MASK_BITS {
                let bit = 1u64 << instr.arg;
                match instr.ir {
                    Ir::Op(Op::DeleteFast | Op::LoadFastAndClear) | Ir::StoreFastMaybeNull => mask |= bit,
                    Ir::Op(Op::StoreFast | Op::LoadFastCheck) => mask &= !bit,
                    Ir::Op(Op::LoadFast) => {
                        if mask & bit != 0 {
                            instr.ir = Ir::Op(Op::LoadFastCheck);
                        }
                        mask &= !bit;
                    }
                    _ => {}
                }
            }
            if let Some(handler) = handler {
                self.may_be_unbound(handler, before, stack);
            }
        }
        if let Some(next) = self.fallthrough(b) {
            self.may_be_unbound(next, mask, stack);
        }
        if let Some(target) = self.blocks[b].last().filter(|i| i.ir.is_jump()).and_then(|i| i.target) {
            self.may_be_unbound(target, mask, stack);
        }
    }

    fn check_late_locals(&mut self, n_locals: u32) {
        for b in self.order() {
            let mut bound = vec![false; n_locals as usize];
            for instr in self.blocks[b].instrs.iter_mut().filter(|i| i.arg >= MASK_BITS) {
                let Some(bound) = bound.get_mut(instr.arg as usize) else { continue };
                match instr.ir {
                    Ir::Op(Op::DeleteFast | Op::LoadFastAndClear) | Ir::StoreFastMaybeNull => *bound = false,
                    Ir::Op(Op::StoreFast) => *bound = true,
                    Ir::Op(Op::LoadFast) => {
                        if !*bound {
                            instr.ir = Ir::Op(Op::LoadFastCheck);
                        }
                        *bound = true;
                    }
                    _ => {}
                }
            }
        }
    }

    /// Merges loads and stores of the first sixteen locals that follow each other on one line.
    pub fn insert_superinstructions(&mut self) {
        for b in self.order() {
            let instrs = &mut self.blocks[b].instrs;
            for at in 1..instrs.len() {
                let (first, second) = (instrs[at - 1], instrs[at]);
                let op = match (first.ir, second.ir) {
                    (Ir::Op(Op::LoadFast), Ir::Op(Op::LoadFast)) => Op::LoadFastLoadFast,
                    (Ir::Op(Op::StoreFast), Ir::Op(Op::LoadFast)) => Op::StoreFastLoadFast,
                    (Ir::Op(Op::StoreFast), Ir::Op(Op::StoreFast)) => Op::StoreFastStoreFast,
                    _ => continue,
                };
                let (line1, line2) = (first.loc.line, second.loc.line);
                if (line1 >= 0 && line2 >= 0 && line1 != line2) || first.arg >= 16 || second.arg >= 16 {
                    continue;
                }
                instrs[at - 1].set(op, first.arg << 12 | second.arg);
                instrs[at].set_nop();
            }
        }
        self.remove_redundant_nops();
    }
}
