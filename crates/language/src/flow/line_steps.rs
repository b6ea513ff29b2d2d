//! Where steps start: `LINE` goes before the first instruction of a statement, unless control can only come from the same line.

use super::blocks::Graph;
use super::ir::{BlockId, Instruction};

/// Which line's step is under way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Step {
    /// Nothing is known to lead here.
    Unreached,
    /// Always this line's.
    Line(u32),
    /// Several lines', or that of whatever raised.
    Mixed,
}

impl Step {
    fn join(self, other: Step) -> Step {
        match (self, other) {
            (Step::Unreached, s) | (s, Step::Unreached) => s,
            (a, b) if a == b => a,
            _ => Step::Mixed,
        }
    }

    /// The step after `instr`.
    pub fn after(self, instr: &Instruction) -> Step {
        match (instr.step, instr.lead) {
            (0, 0) => self,
            (0, lead) => Step::Line(lead),
            (step, _) => Step::Line(step),
        }
    }

    /// The lines for which a `LINE` is due before `instr`.
    pub fn lines_before(self, instr: &Instruction) -> impl Iterator<Item = u32> + use<> {
        let lead = Some(instr.lead).filter(|&lead| lead != 0);
        let under_way = lead.map_or(self, Step::Line);
        let step = Some(instr.step).filter(|&step| step != 0 && under_way != Step::Line(step));
        lead.into_iter().chain(step)
    }
}

impl Graph {
    /// The step under way at the start of each block.
    pub fn steps_at_start(&self) -> Vec<Step> {
        let mut steps = vec![Step::Unreached; self.blocks.len()];
        steps[0] = Step::Mixed;
        let mut todo = vec![0];
        for handler in self.blocks.iter().flat_map(|b| b.instrs.iter()).filter_map(|i| i.handler) {
            if steps[handler] == Step::Unreached {
                steps[handler] = Step::Mixed;
                todo.push(handler);
            }
        }
        while let Some(b) = todo.pop() {
            let end = self.blocks[b].instrs.iter().fold(steps[b], Step::after);
            let targets: Vec<BlockId> = self.blocks[b].instrs.iter().filter_map(|i| i.target).collect();
            for s in self.fallthrough(b).into_iter().chain(targets) {
                let joined = steps[s].join(end);
                if joined != steps[s] {
                    steps[s] = joined;
                    todo.push(s);
                }
            }
        }
        steps
    }
}
