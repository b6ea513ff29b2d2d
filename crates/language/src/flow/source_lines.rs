//! Locations for code that has none: exits get the line of their one predecessor.

use super::blocks::{Block, Graph};
use super::ir::Loc;

impl Block {
    fn is_exit_or_interruptible_without_line(&self) -> bool {
        (self.exits_scope() || self.instrs.iter().any(|i| i.ir.is_eval_break())) && self.has_no_line()
    }
}

impl Graph {
    /// Every exit gets a line, by copying exits that several blocks jump to.
    pub fn resolve_lines(&mut self) {
        self.duplicate_exits_without_line();
        self.propagate_lines();
    }

    fn duplicate_exits_without_line(&mut self) {
        for b in self.order() {
            let Some(last) = self.blocks[b].last().copied() else { continue };
            if !last.ir.is_jump() {
                continue;
            }
            let Some(target) = self.next_nonempty(last.target) else { continue };
            if !self.blocks[target].is_exit_or_interruptible_without_line() || self.blocks[target].predecessors <= 1 {
                continue;
            }
            let mut copy = Block {
                instrs: self.blocks[target].instrs.clone(),
                next: self.blocks[target].next,
                is_labelled: true,
                predecessors: 1,
                ..Block::default()
            };
            copy.instrs[0].loc = last.loc;
            let copy = self.add(copy);
            if let Some(last) = self.blocks[b].instrs.last_mut() {
                last.target = Some(copy);
            }
            self.blocks[target].predecessors -= 1;
            self.blocks[target].next = Some(copy);
        }
        for b in self.order() {
            let Some(next) = self.fallthrough(b) else { continue };
            if let Some(last) = self.blocks[b].last()
                && self.blocks[next].is_exit_or_interruptible_without_line()
            {
                let loc = last.loc;
                if let Some(first) = self.blocks[next].instrs.first_mut() {
                    first.loc = loc;
                }
            }
        }
    }

    fn propagate_lines(&mut self) {
        for b in self.order() {
            let block = &mut self.blocks[b];
            let Some(last) = block.last().copied() else { continue };
            let mut previous = Loc::NONE;
            for instr in &mut block.instrs {
                if instr.loc == Loc::NONE {
                    instr.loc = previous;
                } else {
                    previous = instr.loc;
                }
            }
            let jump_target = last.target.filter(|_| last.ir.is_jump());
            for s in self.fallthrough(b).into_iter().chain(jump_target) {
                let block = &mut self.blocks[s];
                if block.predecessors == 1
                    && let Some(first) = block.instrs.first_mut()
                    && first.loc == Loc::NONE
                {
                    first.loc = previous;
                }
            }
        }
    }
}
