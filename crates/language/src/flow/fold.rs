//! Folding: operations whose operands are constants, and displays of constants.

use std::rc::Rc;

use super::blocks::Block;
use super::const_eval;
use super::consts::ConstTable;
use super::ir::{Instruction, Ir, Loc};
use crate::code::Const;
use crate::op::{BinaryOp, Intrinsic1, Op};

/// Longer displays are built piece by piece anyway (`_PY_STACK_USE_GUIDELINE`).
pub(crate) const STACK_USE_GUIDELINE: usize = 30;
/// Shorter displays are not worth a constant.
const MIN_CONST_SEQUENCE_SIZE: usize = 3;

/// The value that a constant-loading instruction pushes.
pub(crate) fn const_value(instr: &Instruction, consts: &ConstTable) -> Option<Const> {
    match instr.ir {
        Ir::Op(Op::LoadSmallInt) => Some(Const::Int(i64::from(instr.arg))),
        Ir::Op(Op::LoadConst) => consts.get(instr.arg).cloned(),
        _ => None,
    }
}

/// Makes `instr` load `value`.
pub(crate) fn load_const(instr: &mut Instruction, value: Const, consts: &mut ConstTable) {
    if let Some(small) = consts.small_int(&value) {
        instr.set(Op::LoadSmallInt, small);
    } else {
        instr.set(Op::LoadConst, consts.add(value));
    }
}

fn remove(instr: &mut Instruction) {
    instr.set_nop();
    instr.loc = Loc::NONE;
}

impl Block {
    /// The `count` instructions before `end` that load constants, no-ops aside.
    fn const_loads_before(&self, end: usize, count: usize) -> Option<Vec<usize>> {
        let mut found = Vec::with_capacity(count);
        for at in (0..end).rev() {
            if found.len() == count {
                break;
            }
            let ir = self.instrs[at].ir;
            if ir == Ir::NOP {
                continue;
            }
            if !ir.loads_const() {
                return None;
            }
            found.push(at);
        }
        found.reverse();
        (found.len() == count).then_some(found)
    }

    fn values(&self, loads: &[usize], consts: &ConstTable) -> Option<Vec<Const>> {
        loads.iter().map(|&at| const_value(&self.instrs[at], consts)).collect()
    }

    fn remove_loads(&mut self, loads: &[usize]) {
        for &at in loads {
            remove(&mut self.instrs[at]);
        }
    }

    pub fn fold_tuple(&mut self, at: usize, consts: &mut ConstTable) -> Option<()> {
        let size = self.instrs[at].arg as usize;
        if size > STACK_USE_GUIDELINE {
            return None;
        }
        let loads = self.const_loads_before(at, size)?;
        let values = self.values(&loads, consts)?;
        self.remove_loads(&loads);
        load_const(&mut self.instrs[at], Const::Tuple(values.into()), consts);
        Some(())
    }

    pub fn fold_binary(&mut self, at: usize, consts: &mut ConstTable) -> Option<()> {
        let loads = self.const_loads_before(at, 2)?;
        let op = BinaryOp::from_number(self.instrs[at].arg)?;
        let values = self.values(&loads, consts)?;
        let folded = const_eval::binary(&values[0], op, &values[1])?;
        self.remove_loads(&loads);
        load_const(&mut self.instrs[at], folded, consts);
        Some(())
    }

    pub fn fold_unary(&mut self, at: usize, op: Op, consts: &mut ConstTable) -> Option<()> {
        let loads = self.const_loads_before(at, 1)?;
        let values = self.values(&loads, consts)?;
        let folded = const_eval::unary(op, &values[0])?;
        self.remove_loads(&loads);
        load_const(&mut self.instrs[at], folded, consts);
        Some(())
    }

    /// A display that is only iterated or searched becomes a constant or a tuple; a long one of constants is extended from one.
    pub fn fold_list_or_set(&mut self, at: usize, next: Option<Ir>, consts: &mut ConstTable) -> Option<()> {
        let build = self.instrs[at];
        let size = build.arg as usize;
        let contains_or_iter = matches!(next, Some(Ir::Op(Op::GetIter | Op::GetIterInPlace | Op::ContainsOp)));
        if !consts.folds_displays()
            || size > STACK_USE_GUIDELINE
            || (size < MIN_CONST_SEQUENCE_SIZE && !contains_or_iter)
        {
            return None;
        }
        let Some(loads) = self.const_loads_before(at, size) else {
            if contains_or_iter && build.is(Op::BuildList) {
                self.instrs[at].set(Op::BuildTuple, build.arg);
            }
            return None;
        };
        let values = self.values(&loads, consts)?;
        let value = if build.is(Op::BuildSet) {
            Const::FrozenSet(without_repeats(values))
        } else {
            Const::Tuple(values.into())
        };
        let index = consts.add(value);
        self.remove_loads(&loads);
        if contains_or_iter {
            self.instrs[at].set(Op::LoadConst, index);
            return Some(());
        }
        let (build_op, extend) =
            if build.is(Op::BuildSet) { (Op::BuildSet, Op::SetUpdate) } else { (Op::BuildList, Op::ListExtend) };
        self.instrs[at - 2].loc = build.loc;
        self.instrs[at - 2].set(build_op, 0);
        self.instrs[at - 1].set(Op::LoadConst, index);
        self.instrs[at].set(extend, 1);
        Some(())
    }

    /// A display too long for the stack, of constants only, that is only iterated or searched. `at` is its last addition.
    pub fn fold_long_display(&mut self, at: usize, next: Option<Ir>, consts: &mut ConstTable) -> Option<()> {
        if !consts.folds_displays() || !matches!(next, Some(Ir::Op(Op::GetIter | Op::GetIterInPlace | Op::ContainsOp)))
        {
            return None;
        }
        let (build, add) = match self.instrs[at].is(Op::SetAdd) {
            true => (Op::BuildSet, Op::SetAdd),
            false => (Op::BuildList, Op::ListAppend),
        };
        let (start, values) = self.constants_added(at + 1, build, add, consts)?;
        self.instrs[start..=at].iter_mut().filter(|i| i.ir != Ir::NOP).for_each(remove);
        let value =
            if build == Op::BuildSet { Const::FrozenSet(without_repeats(values)) } else { Const::Tuple(values.into()) };
        load_const(&mut self.instrs[at], value, consts);
        Some(())
    }

    /// A tuple display too long for the stack, of constants only.
    fn fold_list_to_tuple(&mut self, end: usize, consts: &mut ConstTable) -> Option<()> {
        let (start, values) = self.constants_added(end, Op::BuildList, Op::ListAppend, consts)?;
        self.instrs[start..end].iter_mut().filter(|i| i.ir != Ir::NOP).for_each(remove);
        load_const(&mut self.instrs[end], Const::Tuple(values.into()), consts);
        Some(())
    }

    /// Where a display starts whose constants are added one by one up to `end`, and those.
    fn constants_added(&self, end: usize, build: Op, add: Op, consts: &ConstTable) -> Option<(usize, Vec<Const>)> {
        let mut values = Vec::new();
        let mut expect_append = true;
        for at in (0..end).rev() {
            let instr = self.instrs[at];
            if instr.ir == Ir::NOP {
                continue;
            }
            if instr.is(build) && instr.arg == 0 {
                values.reverse();
                return expect_append.then_some((at, values));
            }
            if expect_append {
                if !instr.is(add) || instr.arg != 1 {
                    return None;
                }
            } else {
                values.push(const_value(&instr, consts)?);
            }
            expect_append = !expect_append;
        }
        None
    }

    pub fn fold_intrinsic(&mut self, at: usize, next: Option<Ir>, consts: &mut ConstTable) {
        let arg = self.instrs[at].arg;
        if arg == Intrinsic1::ListToTuple as u32 {
            if self.fold_list_to_tuple(at, consts).is_none()
                && matches!(next, Some(Ir::Op(Op::GetIter | Op::GetIterInPlace)))
            {
                self.instrs[at].set_nop();
            }
        } else if arg == Intrinsic1::UnaryPositive as u32 {
            self.fold_unary(at, Op::CallIntrinsic1, consts);
        }
    }
}

/// The elements of a frozenset, first of equals kept. Ints, bools and floats that are equal count as one.
pub(crate) fn without_repeats(values: Vec<Const>) -> Rc<[Const]> {
    let mut kept: Vec<Const> = Vec::with_capacity(values.len());
    for value in values {
        if !kept.iter().any(|k| equal(k, &value)) {
            kept.push(value);
        }
    }
    kept.into()
}

/// Python's `==` between constants.
fn equal(a: &Const, b: &Const) -> bool {
    let number = |c: &Const| match c {
        Const::Bool(b) => Some(f64::from(u8::from(*b))),
        Const::Int(n) if n.unsigned_abs() < 1 << 53 => Some(*n as f64),
        Const::Float(f) => Some(*f),
        Const::Complex(re, 0.0) => Some(*re),
        _ => None,
    };
    match (a, b) {
        (Const::None, Const::None) | (Const::Ellipsis, Const::Ellipsis) => true,
        (Const::Str(x), Const::Str(y)) => x == y,
        (Const::Bytes(x), Const::Bytes(y)) => x == y,
        (Const::BigInt(x), Const::BigInt(y)) => x == y,
        (Const::Int(x), Const::Int(y)) => x == y,
        (Const::Complex(ar, ai), Const::Complex(br, bi)) => ar == br && ai == bi,
        (Const::Tuple(x), Const::Tuple(y)) => x.len() == y.len() && x.iter().zip(y.iter()).all(|(p, q)| equal(p, q)),
        _ => matches!((number(a), number(b)), (Some(x), Some(y)) if x == y),
    }
}
