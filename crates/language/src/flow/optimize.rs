//! The peephole passes over basic blocks (`optimize_load_const`, `optimize_basic_block`).

use super::blocks::Graph;
use super::const_eval::truth;
use super::consts::ConstTable;
use super::fold::const_value;
use super::ir::{BlockId, Instruction, Ir};
use crate::code::Const;
use crate::op::{COMPARE_TO_BOOL, Op};

/// What a rule did with an instruction.
enum Next {
    /// Go on with the following one.
    Advance,
    /// Look at this place again.
    Again,
}

impl Graph {
    /// All optimisations of the graph, in CPython's order.
    pub fn optimize(&mut self, consts: &mut ConstTable) {
        self.inline_small_or_no_line_blocks();
        self.remove_unreachable();
        self.resolve_lines();
        for b in self.order() {
            self.optimize_const_loads(b, consts);
        }
        for b in self.order() {
            self.optimize_block(b, consts);
            self.blocks[b].optimize_swaps();
        }
        self.remove_redundant_nops_and_pairs();
        self.remove_unreachable();
        self.remove_redundant_nops_and_jumps();
    }

    fn optimize_const_loads(&mut self, b: BlockId, consts: &mut ConstTable) {
        let instrs = &mut self.blocks[b].instrs;
        let mut loaded: Option<Const> = None;
        for at in 0..instrs.len() {
            let instr = instrs[at];
            if instr.is(Op::LoadConst)
                && let Some(small) = consts.get(instr.arg).and_then(|value| consts.small_int(value))
            {
                instrs[at].set(Op::LoadSmallInt, small);
            }
            let is_copy = instr.is(Op::Copy) && instr.arg == 1 && at > 0 && !instrs[at - 1].is(Op::LoadSmallInt);
            if !(is_copy && loaded.is_some()) {
                loaded = const_value(&instrs[at], consts);
            }
            let Some(value) = loaded.clone() else { continue };
            match instrs.get(at + 1).map(|i| i.ir) {
                Some(jump @ (Ir::Op(Op::PopJumpIfFalse | Op::PopJumpIfTrue) | Ir::JumpIfFalse | Ir::JumpIfTrue)) => {
                    fold_conditional_jump(instrs, at, jump, &value);
                }
                Some(Ir::Op(Op::IsOp)) if matches!(value, Const::None) => fold_none_test(instrs, at),
                Some(Ir::Op(Op::ToBool)) => {
                    let index = consts.add(Const::Bool(truth(&value)));
                    instrs[at].set_nop();
                    instrs[at + 1].set(Op::LoadConst, index);
                }
                _ => {}
            }
        }
    }

    fn optimize_block(&mut self, b: BlockId, consts: &mut ConstTable) {
        let mut at = 0;
        while at < self.blocks[b].instrs.len() {
            match self.optimize_at(b, at, consts) {
                Next::Advance => at += 1,
                Next::Again => {}
            }
        }
    }

    fn optimize_at(&mut self, b: BlockId, at: usize, consts: &mut ConstTable) -> Next {
        let instr = self.blocks[b].instrs[at];
        let target = instr.target.and_then(|t| self.blocks[t].instrs.first()).map(|i| i.ir);
        let block = &mut self.blocks[b];
        let next = block.instrs.get(at + 1).map(|i| i.ir);
        match instr.ir {
            Ir::Op(Op::BuildTuple) => {
                if !unpack_of_tuple(&mut block.instrs, at) {
                    block.fold_tuple(at, consts);
                }
            }
            Ir::Op(Op::BuildList | Op::BuildSet) => {
                block.fold_list_or_set(at, next, consts);
            }
            Ir::Op(Op::ListAppend | Op::SetAdd) => {
                block.fold_long_display(at, next, consts);
            }
            Ir::Op(op @ (Op::UnaryInvert | Op::UnaryNegative)) => {
                block.fold_unary(at, op, consts);
            }
            Ir::Op(Op::UnaryNot) => {
                if !merge_not(&mut block.instrs, at, next) {
                    block.fold_unary(at, Op::UnaryNot, consts);
                }
            }
            Ir::Op(Op::CallIntrinsic1) => block.fold_intrinsic(at, next, consts),
            Ir::Op(Op::BinaryOp) => {
                block.fold_binary(at, consts);
            }
            ir if ir.is_jump() => return self.optimize_jump(b, instr, target),
            _ => merge_with_next(&mut block.instrs, at),
        }
        Next::Advance
    }

    fn optimize_jump(&mut self, b: BlockId, jump: Instruction, target: Option<Ir>) -> Next {
        use Op::{PopJumpIfFalse, PopJumpIfNone, PopJumpIfNotNone, PopJumpIfTrue};
        let threaded = match (jump.ir, target) {
            (
                Ir::Op(PopJumpIfFalse | PopJumpIfNone | PopJumpIfNotNone | PopJumpIfTrue)
                | Ir::JumpIfFalse
                | Ir::JumpIfTrue,
                Some(Ir::Jump),
            )
            | (Ir::JumpIfFalse, Some(Ir::JumpIfFalse))
            | (Ir::JumpIfTrue, Some(Ir::JumpIfTrue))
            | (Ir::JumpNoInterrupt, Some(Ir::JumpNoInterrupt)) => Some(jump.ir),
            (Ir::Jump | Ir::JumpNoInterrupt, Some(Ir::Jump)) | (Ir::Jump, Some(Ir::JumpNoInterrupt)) => Some(Ir::Jump),
            (Ir::JumpIfFalse, Some(Ir::JumpIfTrue)) | (Ir::JumpIfTrue, Some(Ir::JumpIfFalse)) => {
                return self.skip_opposite_jump(b, jump);
            }
            _ => None,
        };
        match threaded {
            Some(ir) if self.thread_jump(b, ir) => Next::Again,
            _ => Next::Advance,
        }
    }

    /// A test for false that leads to a test for true of the same value goes on behind that.
    fn skip_opposite_jump(&mut self, b: BlockId, jump: Instruction) -> Next {
        let behind = jump.target.and_then(|t| self.blocks[t].next);
        match (behind, self.blocks[b].instrs.last_mut()) {
            (Some(behind), Some(last)) => {
                last.target = Some(behind);
                Next::Again
            }
            _ => Next::Advance,
        }
    }
}

/// A conditional jump on a constant: always or never.
fn fold_conditional_jump(instrs: &mut [Instruction], at: usize, jump: Ir, value: &Const) {
    if matches!(jump, Ir::Op(_)) {
        instrs[at].set_nop();
    }
    let jump_if_true = matches!(jump, Ir::Op(Op::PopJumpIfTrue) | Ir::JumpIfTrue);
    if truth(value) == jump_if_true {
        instrs[at + 1].ir = Ir::Jump;
    } else {
        instrs[at + 1].set_nop();
    }
}

/// `is None` followed by a jump becomes `POP_JUMP_IF_[NOT_]NONE`.
fn fold_none_test(instrs: &mut [Instruction], at: usize) {
    let Some(after) = instrs.get(at + 2).copied() else { return };
    let mut jump_at = at + 2;
    if after.is(Op::ToBool) {
        instrs[jump_at].set_nop();
        jump_at += 1;
    }
    let mut invert = instrs[at + 1].arg != 0;
    match instrs.get(jump_at).map(|i| i.ir) {
        Some(Ir::Op(Op::PopJumpIfFalse)) => invert = !invert,
        Some(Ir::Op(Op::PopJumpIfTrue)) => {}
        _ => return,
    }
    instrs[at].set_nop();
    instrs[at + 1].set_nop();
    instrs[jump_at].ir = Ir::Op(if invert { Op::PopJumpIfNotNone } else { Op::PopJumpIfNone });
}

/// `a, b = b, a` without a tuple. Returns whether it was one.
fn unpack_of_tuple(instrs: &mut [Instruction], at: usize) -> bool {
    let size = instrs[at].arg;
    let is_unpacked = instrs.get(at + 1).is_some_and(|i| i.is(Op::UnpackSequence) && i.arg == size);
    match size {
        1 if is_unpacked => {
            instrs[at].set_nop();
            instrs[at + 1].set_nop();
            true
        }
        2 | 3 if is_unpacked => {
            instrs[at].set_nop();
            instrs[at + 1].set(Op::Swap, size);
            true
        }
        _ => false,
    }
}

fn merge_not(instrs: &mut [Instruction], at: usize, next: Option<Ir>) -> bool {
    match next {
        Some(Ir::Op(Op::ToBool)) => {
            instrs[at].set_nop();
            instrs[at + 1].set(Op::UnaryNot, 0);
            true
        }
        Some(Ir::Op(Op::UnaryNot)) => {
            instrs[at].set_nop();
            instrs[at + 1].set_nop();
            true
        }
        _ => false,
    }
}

/// Rules that look at one instruction and the next.
fn merge_with_next(instrs: &mut [Instruction], at: usize) {
    let instr = instrs[at];
    let Some(next) = instrs.get(at + 1).copied() else {
        if instr.is(Op::Swap) && instr.arg == 1 {
            instrs[at].set_nop();
        }
        return;
    };
    match (instr.ir, next.ir) {
        (Ir::Op(Op::StoreFast), Ir::Op(Op::StoreFast)) if instr.arg == next.arg && instr.loc.line == next.loc.line => {
            instrs[at].set(Op::PopTop, 0);
        }
        (Ir::Op(Op::Swap), _) if instr.arg == 1 => instrs[at].set_nop(),
        (Ir::Op(Op::LoadGlobal), Ir::Op(Op::PushNull)) if instr.arg & 1 == 0 => {
            instrs[at].arg |= 1;
            instrs[at + 1].set_nop();
        }
        (Ir::Op(Op::CompareOp), Ir::Op(Op::ToBool)) => {
            instrs[at].set_nop();
            instrs[at + 1].set(Op::CompareOp, instr.arg | COMPARE_TO_BOOL);
        }
        (Ir::Op(op @ (Op::ContainsOp | Op::IsOp)), Ir::Op(Op::ToBool)) => {
            instrs[at].set_nop();
            instrs[at + 1].set(op, instr.arg);
        }
        (Ir::Op(op @ (Op::ContainsOp | Op::IsOp)), Ir::Op(Op::UnaryNot)) => {
            instrs[at].set_nop();
            instrs[at + 1].set(op, instr.arg ^ 1);
        }
        (Ir::Op(Op::ToBool), Ir::Op(Op::ToBool)) => instrs[at].set_nop(),
        _ => {}
    }
}
