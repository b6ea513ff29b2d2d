//! Operations of the everyday types in place: `None` where the general way must be gone.

use afterdel_language::op::{BinaryOp, COMPARE_TO_BOOL, CompareOp};

use crate::frame::Slot;
use crate::machine::Machine;
use crate::object::{Object, V};

const ADD: u32 = BinaryOp::Add as u32;
const SUB: u32 = BinaryOp::Subtract as u32;
const MUL: u32 = BinaryOp::Multiply as u32;
const DIV: u32 = BinaryOp::TrueDivide as u32;
const IADD: u32 = BinaryOp::InplaceAdd as u32;
const ISUB: u32 = BinaryOp::InplaceSubtract as u32;
const IMUL: u32 = BinaryOp::InplaceMultiply as u32;
const SUBSCRIPT: u32 = BinaryOp::Subscript as u32;

impl Machine {
    /// Arithmetic on two floats.
    #[inline(always)]
    pub(super) fn float_op(&self, op: u32, left: V, right: V) -> Option<f64> {
        let (Object::Float(x), Object::Float(y)) = (self.heap.get(left), self.heap.get(right)) else { return None };
        let (x, y) = (x.0, y.0);
        match op {
            ADD | IADD => Some(x + y),
            SUB | ISUB => Some(x - y),
            MUL | IMUL => Some(x * y),
            DIV if y != 0.0 => Some(x / y),
            _ => None,
        }
    }

    /// The float that a result goes into: an operand that nobody else holds, as CPython does it, else a new one.
    /// Returns the result's slot and the operands to drop. CPython's instruction does so once it is specialised: from
    /// the second time on, which is remembered in the instruction's cache.
    #[inline(always)]
    pub(super) fn float_result(
        &mut self,
        value: f64,
        left: Slot,
        right: Slot,
        cache: usize,
    ) -> (Slot, [Option<Slot>; 2]) {
        for (reused, other) in [(left, right), (right, left)] {
            if !reused.is_borrowed() && self.heap.is_unique(reused.id()) {
                if let Some(cache) = self.caches.get_mut(cache).filter(|cache| cache.epoch == 0) {
                    cache.epoch = 1;
                    break;
                }
                *self.heap.get_mut(reused.id()) = Object::float(value);
                return (reused, [Some(other), None]);
            }
        }
        (Slot::owned(self.new_float(value)), [Some(left), Some(right)])
    }

    /// Arithmetic on two ints.
    #[inline(always)]
    pub(super) fn binary_fast(&mut self, op: u32, left: V, right: V) -> Option<V> {
        match (self.heap.get(left), self.heap.get(right)) {
            (Object::Int(x), Object::Int(y)) => {
                let (x, y) = (x.0, y.0);
                let value = match op {
                    ADD | IADD => x.checked_add(y)?,
                    SUB | ISUB => x.checked_sub(y)?,
                    // Short factors need no product of 128 bits to be sure of it.
                    MUL | IMUL => match (i32::try_from(x), i32::try_from(y)) {
                        (Ok(x), Ok(y)) => i64::from(x) * i64::from(y),
                        _ => x.checked_mul(y)?,
                    },
                    _ => return self.int_op_fast(op, x, y),
                };
                Some(self.new_int(value))
            }
            (list @ (Object::List(_) | Object::SmallList(..)), Object::Int(index)) if op == SUBSCRIPT => {
                let v = *list.list_items().get(usize::try_from(index.0).ok()?)?;
                self.heap.incref(v);
                Some(v)
            }
            (tuple @ (Object::Tuple(_) | Object::SmallTuple(_)), Object::Int(index)) if op == SUBSCRIPT => {
                let v = *tuple.tuple_items().get(usize::try_from(index.0).ok()?)?;
                self.heap.incref(v);
                Some(v)
            }
            _ => None,
        }
    }

    /// Comparison of two ints or two floats.
    #[inline(always)]
    pub(crate) fn compare_fast(&self, op: usize, left: V, right: V) -> Option<bool> {
        const LT: usize = CompareOp::Lt as usize;
        const LE: usize = CompareOp::Le as usize;
        const EQ: usize = CompareOp::Eq as usize;
        const NE: usize = CompareOp::Ne as usize;
        const GT: usize = CompareOp::Gt as usize;
        macro_rules! compare {
            ($x:expr, $y:expr) => {{
                let (x, y) = ($x, $y);
                Some(match op {
                    LT => x < y,
                    LE => x <= y,
                    EQ => x == y,
                    NE => x != y,
                    GT => x > y,
                    _ => x >= y,
                })
            }};
        }
        match (self.heap.get(left), self.heap.get(right)) {
            (Object::Int(x), Object::Int(y)) => compare!({ x.0 }, { y.0 }),
            (Object::Float(x), Object::Float(y)) => compare!({ x.0 }, { y.0 }),
            (Object::Str(x), Object::Str(y)) if op == EQ || op == NE => {
                let same = left == right || x.text == y.text;
                Some(same == (op == EQ))
            }
            _ => None,
        }
    }

    /// Truth of what needs no code to tell.
    #[inline(always)]
    pub(super) fn truth_fast(&self, v: V) -> Option<bool> {
        match self.heap.get(v) {
            Object::Bool(value) => Some(*value),
            Object::None => Some(false),
            Object::Int(value) => Some({ value.0 } != 0),
            list @ (Object::List(_) | Object::SmallList(..)) => Some(!list.list_items().is_empty()),
            Object::Str(text) => Some(text.len != 0),
            Object::Dict(dict) => Some(!dict.is_empty()),
            _ => None,
        }
    }

    /// Whether a comparison instruction wants a bool.
    pub(crate) fn wants_bool(arg: u32) -> bool {
        arg & COMPARE_TO_BOOL != 0
    }
}
