//! Runs of `SWAP`: the shortest run with the same effect, and swapping stores instead of values where that shows nowhere.

use super::blocks::Block;
use super::ir::{Instruction, Ir};
use crate::op::Op;

impl Block {
    /// Improves the runs of `SWAP` in this block.
    pub fn optimize_swaps(&mut self) {
        let mut at = 0;
        while at < self.instrs.len() {
            if self.instrs[at].is(Op::Swap) {
                at = self.shorten_swap_run(at);
                self.apply_static_swaps(at);
            }
            at += 1;
        }
    }

    /// Returns the index of the run's last instruction.
    fn shorten_swap_run(&mut self, start: usize) -> usize {
        let is_in_run = |i: &Instruction| i.is(Op::Swap) || i.ir == Ir::NOP;
        let len = self.instrs[start..].iter().take_while(|i| is_in_run(i)).count();
        let run = &mut self.instrs[start..start + len];
        let swaps: Vec<usize> = run.iter().filter(|i| i.is(Op::Swap)).map(|i| i.arg as usize).collect();
        if swaps.len() < 2 {
            return start;
        }
        let depth = swaps.iter().copied().max().unwrap_or(0);
        let mut stack: Vec<usize> = (0..depth).collect();
        for n in swaps {
            stack.swap(0, n - 1);
        }
        // Each cycle of the permutation is undone from the end of the run backwards; 0 takes part in every cycle.
        const VISITED: usize = usize::MAX;
        let mut free = len;
        for i in 0..depth {
            if stack[i] == VISITED || stack[i] == i {
                continue;
            }
            let mut j = i;
            loop {
                if j != 0 {
                    free -= 1;
                    run[free].set(Op::Swap, j as u32 + 1);
                }
                if stack[j] == VISITED {
                    break;
                }
                j = std::mem::replace(&mut stack[j], VISITED);
            }
        }
        for instr in &mut run[..free] {
            instr.set_nop();
        }
        start + len - 1
    }

    /// `SWAP 2; POP_TOP; STORE_FAST x` becomes `STORE_FAST x; POP_TOP`.
    fn apply_static_swaps(&mut self, end: usize) {
        for at in (0..=end).rev() {
            let swap = self.instrs[at];
            if !swap.is(Op::Swap) {
                if swap.ir == Ir::NOP || is_swappable(&swap) {
                    continue;
                }
                return;
            }
            let Some(first) = self.next_swappable(at, None) else { return };
            let line = self.instrs[first].loc.line;
            let mut second = first;
            for _ in 1..swap.arg {
                match self.next_swappable(second, Some(line)) {
                    Some(next) => second = next,
                    None => return,
                }
            }
            let (a, b) = (stores_to(&self.instrs[first]), stores_to(&self.instrs[second]));
            if a.is_some() || b.is_some() {
                let clashes = |i: &Instruction| stores_to(i).is_some_and(|s| Some(s) == a || Some(s) == b);
                if a == b || self.instrs[first + 1..second].iter().any(clashes) {
                    return;
                }
            }
            self.instrs[at].set_nop();
            self.instrs.swap(first, second);
        }
    }

    fn next_swappable(&self, after: usize, line: Option<i32>) -> Option<usize> {
        for (at, instr) in self.instrs.iter().enumerate().skip(after + 1) {
            if line.is_some_and(|l| l >= 0 && instr.loc.line != l) {
                return None;
            }
            if instr.ir == Ir::NOP {
                continue;
            }
            return is_swappable(instr).then_some(at);
        }
        None
    }
}

fn is_swappable(instr: &Instruction) -> bool {
    matches!(instr.ir, Ir::Op(Op::StoreFast | Op::PopTop) | Ir::StoreFastMaybeNull)
}

fn stores_to(instr: &Instruction) -> Option<u32> {
    matches!(instr.ir, Ir::Op(Op::StoreFast) | Ir::StoreFastMaybeNull).then_some(instr.arg)
}
