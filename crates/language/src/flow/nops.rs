//! Removing no-ops that no line event needs, and pairs that cancel out.

use super::blocks::Graph;
use super::ir::{BlockId, Instruction, Ir, Loc};
use crate::op::Op;

impl Graph {
    /// Removes redundant no-ops everywhere; returns how many.
    pub fn remove_redundant_nops(&mut self) -> usize {
        self.order().into_iter().map(|b| self.remove_redundant_nops_in(b)).sum()
    }

    fn remove_redundant_nops_in(&mut self, b: BlockId) -> usize {
        let mut instrs = std::mem::take(&mut self.blocks[b].instrs);
        let before = instrs.len();
        let mut kept: Vec<Instruction> = Vec::with_capacity(before);
        let mut previous_line = -1;
        let mut lead = 0;
        for at in 0..before {
            let mut instr = instrs[at];
            if instr.ir == Ir::NOP && self.is_redundant_nop(b, &mut instrs, at, previous_line) {
                lead = if lead == 0 { instr.lead } else { lead };
                continue;
            }
            if instr.lead == 0 {
                instr.lead = lead;
            }
            lead = 0;
            previous_line = instr.loc.line;
            kept.push(instr);
        }
        let removed = before - kept.len();
        self.blocks[b].instrs = kept;
        if lead != 0 {
            self.pass_lead_on(b, lead);
        }
        removed
    }

    /// A loop header's step that lost its no-op starts at what follows.
    fn pass_lead_on(&mut self, b: BlockId, lead: u32) {
        if let Some(next) = self.next_nonempty(self.blocks[b].next) {
            let first = &mut self.blocks[next].instrs[0];
            if first.lead == 0 {
                first.lead = lead;
            }
        }
    }

    fn is_redundant_nop(&self, b: BlockId, instrs: &mut [Instruction], at: usize, previous_line: i32) -> bool {
        let line = instrs[at].loc.line;
        if line < 0 || previous_line == line {
            return true;
        }
        if at + 1 < instrs.len() {
            let next_line = instrs[at + 1].loc.line;
            if next_line != line && next_line >= 0 {
                return false;
            }
            if next_line < 0 {
                instrs[at + 1].loc = instrs[at].loc;
            }
            // An artificial jump behind `pass` becomes that statement's step.
            if instrs[at + 1].step == 0 {
                instrs[at + 1].step = instrs[at].step;
            }
            return true;
        }
        let Some(next) = self.next_nonempty(self.blocks[b].next) else { return false };
        let next_line = self.blocks[next]
            .instrs
            .iter()
            .find(|i| !(i.ir == Ir::NOP && i.loc.line < 0))
            .map_or(Loc::NONE.line, |i| i.loc.line);
        next_line == line
    }

    /// Removes `LOAD_CONST; POP_TOP` and `COPY 1; POP_TOP` too.
    pub fn remove_redundant_nops_and_pairs(&mut self) {
        let mut done = false;
        while !done {
            done = true;
            let mut previous: Option<(BlockId, usize)> = None;
            for b in self.order() {
                self.remove_redundant_nops_in(b);
                if self.blocks[b].is_labelled {
                    previous = None;
                }
                for at in 0..self.blocks[b].instrs.len() {
                    if self.blocks[b].instrs[at].is(Op::PopTop)
                        && let Some((pb, pat)) = previous
                    {
                        let p = &mut self.blocks[pb].instrs[pat];
                        if p.ir.loads_const() || (p.is(Op::Copy) && p.arg == 1) {
                            p.set_nop();
                            self.blocks[b].instrs[at].set_nop();
                            done = false;
                        }
                    }
                    previous = Some((b, at));
                }
                let last_jumps = self.blocks[b].last().is_some_and(|i| i.ir.is_jump());
                if last_jumps || !self.blocks[b].has_fallthrough() {
                    previous = None;
                }
            }
        }
    }

    /// Until nothing changes: no-ops, and jumps to what follows anyway.
    pub fn remove_redundant_nops_and_jumps(&mut self) {
        loop {
            let removed_nops = self.remove_redundant_nops();
            let removed_jumps = self.remove_redundant_jumps();
            if removed_nops + removed_jumps == 0 {
                break;
            }
        }
    }

    fn remove_redundant_jumps(&mut self) -> usize {
        let mut changes = 0;
        for b in self.order() {
            let Some(last) = self.blocks[b].last() else { continue };
            if !last.ir.is_unconditional_jump() {
                continue;
            }
            let target = self.next_nonempty(last.target);
            if target.is_some() && target == self.next_nonempty(self.blocks[b].next) {
                changes += 1;
                if let Some(last) = self.blocks[b].instrs.last_mut() {
                    last.set_nop();
                }
            }
        }
        changes
    }
}
