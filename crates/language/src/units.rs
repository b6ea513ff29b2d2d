//! How long CPython 3.14's own bytecode is: what lies between our instructions there (`CACHE`, `NOT_TAKEN`, `EXTENDED_ARG`).

use crate::dialect::Dialect;
use crate::op::{Instr, Op};

/// Inline caches that follow an instruction, in code units (`_PyOpcode_Caches`), and `NOT_TAKEN` after a conditional jump.
fn follow(op: Op) -> u32 {
    match op {
        Op::LoadAttr => 9,
        Op::BinaryOp => 5,
        Op::LoadGlobal | Op::StoreAttr => 4,
        Op::Call | Op::CallKw | Op::ToBool => 3,
        Op::PopJumpIfTrue | Op::PopJumpIfFalse | Op::PopJumpIfNone | Op::PopJumpIfNotNone => 2,
        Op::UnpackSequence
        | Op::CompareOp
        | Op::ContainsOp
        | Op::ForIter
        | Op::ForIterInPlace
        | Op::GetIterInPlace
        | Op::LoadSuperAttr
        | Op::StoreSubscr
        | Op::Send
        | Op::SendInPlace
        | Op::JumpBackward => 1,
        _ => 0,
    }
}

/// Where an instruction jumps to, by index; None: it does not.
fn target(instr: Instr) -> Option<usize> {
    let jumps = matches!(
        instr.op(),
        Op::JumpForward
            | Op::JumpBackward
            | Op::JumpBackwardNoInterrupt
            | Op::PopJumpIfTrue
            | Op::PopJumpIfFalse
            | Op::PopJumpIfNone
            | Op::PopJumpIfNotNone
            | Op::ForIter
            | Op::ForIterInPlace
            | Op::Send
            | Op::SendInPlace
            | Op::EndAsyncFor
    );
    jumps.then(|| instr.arg() as usize)
}

/// Whether the operand is two numbers, which CPython packs into one byte.
fn is_pair(op: Op) -> bool {
    matches!(
        op,
        Op::LoadFastLoadFast | Op::LoadFastBorrowLoadFastBorrow | Op::StoreFastLoadFast | Op::StoreFastStoreFast
    )
}

/// Units of `EXTENDED_ARG` that an operand needs before its instruction.
fn extensions(operand: u32) -> u32 {
    (operand.max(1).ilog2()) / 8
}

/// `len(co_code) // 2` in CPython.
pub fn code_units(instrs: &[Instr], dialect: Dialect) -> u32 {
    let units_of =
        |table: &[(Op, u32)], op| table.iter().find(|(listed, _)| *listed == op).map_or(0, |(_, units)| *units);
    let follow = |op| follow(op) + units_of(dialect.more_caches, op) - units_of(dialect.fewer_caches, op);
    let is_one_with_next = |at: usize| {
        let next = instrs[at + 1..].iter().find(|instr| instr.op() != Op::Line);
        dialect.returns_constants && next.is_some_and(|next| next.op() == Op::ReturnValue)
    };
    let mut lengths: Vec<u32> = instrs
        .iter()
        .enumerate()
        .map(|(at, instr)| match instr.op() {
            Op::Line => 0,
            Op::LoadConst if is_one_with_next(at) => extensions(instr.arg()),
            op if is_pair(op) || target(*instr).is_some() => 1 + follow(op),
            op => 1 + follow(op) + extensions(instr.arg()),
        })
        .collect();
    // A distance decides about the length of its jump, and that about other distances: they only grow.
    loop {
        let mut starts = Vec::with_capacity(lengths.len() + 1);
        starts.push(0);
        lengths.iter().for_each(|length| starts.push(starts[starts.len() - 1] + length));
        let mut grown = false;
        for (at, &instr) in instrs.iter().enumerate() {
            let Some(target) = target(instr) else { continue };
            let wanted = 1 + follow(instr.op()) + extensions(starts[at + 1].abs_diff(starts[target]));
            grown |= wanted > lengths[at];
            lengths[at] = lengths[at].max(wanted);
        }
        if !grown {
            return starts[lengths.len()];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn caches_and_extensions_count_and_lines_do_not() {
        let short = [Instr::new(Op::Line, 1), Instr::new(Op::Resume, 0), Instr::new(Op::LoadAttr, 300)];
        assert_eq!(code_units(&short, Dialect::default()), 1 + 11);
    }

    #[test]
    fn a_long_way_back_needs_an_extension() {
        let code = |attributes: usize| {
            let mut code = vec![Instr::new(Op::LoadAttr, 0); attributes];
            code.push(Instr::new(Op::JumpBackward, 0));
            code_units(&code, Dialect::default())
        };
        assert_eq!(code(25), 250 + 2);
        assert_eq!(code(26), 260 + 3);
    }
}
