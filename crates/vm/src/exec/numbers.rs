//! Operator instructions beyond the fast paths of the loop.

use afterdel_language::op::{BinaryOp, CompareOp, Op};

use super::Flow;
use crate::errors::R;
use crate::frame::Slot;
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::ops::Unary;

impl Machine {
    /// The int operators that are not worth an inline arm.
    #[inline(never)]
    pub(super) fn int_op_fast(&mut self, op: u32, x: i64, y: i64) -> Option<V> {
        let value = match BinaryOp::from_number(op)? {
            BinaryOp::FloorDivide | BinaryOp::InplaceFloorDivide if y != 0 && x != i64::MIN => x.div_euclid_floor(y),
            BinaryOp::Remainder | BinaryOp::InplaceRemainder if y != 0 && x != i64::MIN => match x % y {
                rest if rest != 0 && (rest < 0) != (y < 0) => rest + y,
                rest => rest,
            },
            BinaryOp::TrueDivide | BinaryOp::InplaceTrueDivide if y != 0 => return self.quotient_of_floats(x, y),
            BinaryOp::And | BinaryOp::InplaceAnd => x & y,
            BinaryOp::Or | BinaryOp::InplaceOr => x | y,
            BinaryOp::Xor | BinaryOp::InplaceXor => x ^ y,
            BinaryOp::Rshift | BinaryOp::InplaceRshift if (0..64).contains(&y) => x >> y,
            BinaryOp::Lshift | BinaryOp::InplaceLshift if (0..62).contains(&y) && x.unsigned_abs() < 1 << (62 - y) => {
                x << y
            }
            _ => return None,
        };
        Some(self.new_int(value))
    }

    /// The quotient of two ints that are floats without loss; floats round it right.
    fn quotient_of_floats(&mut self, x: i64, y: i64) -> Option<V> {
        const EXACT: u64 = 1 << 53;
        let exact = x.unsigned_abs() <= EXACT && y.unsigned_abs() <= EXACT;
        exact.then(|| self.new_float(x as f64 / y as f64))
    }

    #[inline(never)]
    pub(super) fn op_binary(&mut self, op: u32) -> R<Flow> {
        let op = BinaryOp::from_number(op).expect("lowering emits known operators");
        let (left, right) = (self.stack[self.sp - 2].id(), self.stack[self.sp - 1].id());
        if let Some(flow) = self.enter_binary(op, left, right)? {
            return Ok(flow);
        }
        let (left, right) = (self.stack[self.sp - 2], self.stack[self.sp - 1]);
        if matches!(op, BinaryOp::Add | BinaryOp::InplaceAdd) && self.append_in_place(left, right)? {
            return Ok(Flow::Next);
        }
        let result = self.binary(op, left.id(), right.id());
        match result {
            Ok(_) => self.drop_binary(self.sp - 2, self.sp),
            Err(_) => self.drop_operands(self.sp - 2, self.sp),
        }
        self.sp -= 2;
        self.push(Slot::owned(result?));
        self.check_halt().map(|()| Flow::Next)
    }

    /// `s += t` of the two operands on top, where nobody but the left one and the variable assigned next holds the string:
    /// the text grows in place (`BINARY_OP_INPLACE_ADD_UNICODE`) and the result takes the operands' place.
    fn append_in_place(&mut self, left: Slot, right: Slot) -> R<bool> {
        let (Object::Str(text), Object::Str(tail)) = (self.heap.get(left.id()), self.heap.get(right.id())) else {
            return Ok(false);
        };
        let borrowed_by_operand = u32::from(!left.is_borrowed());
        if left.id() == right.id() || text.interned || tail.len == 0 || self.heap.is_immortal(left.id()) {
            return Ok(false);
        }
        let Some(variable) = self.next_store_place() else { return Ok(false) };
        let held = self.stack[variable];
        if held.get() != Some(left.id())
            || held.is_borrowed()
            || self.heap.refcount(left.id()) != 1 + borrowed_by_operand
        {
            return Ok(false);
        }
        let mut grown = text.measure();
        grown.add(tail);
        if self.heap.resize_main(left.id(), crate::layout::str_size(grown)).is_err() {
            return Err(self.memory_error());
        }
        let mut text = match self.heap.get_mut(left.id()) {
            Object::Str(text) => std::mem::take(&mut text.text),
            _ => unreachable!("checked above"),
        };
        text.push_str(self.str_text(right.id()));
        if let Object::Str(left) = self.heap.get_mut(left.id()) {
            left.become_text(text, grown);
        }
        self.sp -= 2;
        self.drop_slot(right);
        // The variable's reference becomes the result's; the store that follows finds the variable unbound.
        self.drop_slot(left);
        self.stack[variable] = Slot::NULL;
        self.push(held);
        Ok(true)
    }

    /// The local that the next instruction stores into, if it is such an instruction.
    fn next_store_place(&self) -> Option<usize> {
        let frame = self.frame();
        let next = frame.code.instrs.get(frame.pc as usize)?;
        let local = match next.op {
            Op::StoreFast => next.arg,
            Op::StoreFastLoadFast => next.arg >> 12,
            _ => return None,
        };
        Some(frame.base as usize + local as usize)
    }

    #[inline(never)]
    pub(super) fn op_compare(&mut self, arg: u32) -> R<Flow> {
        let op = CompareOp::from_number(arg & 15).expect("lowering emits known comparisons");
        let (left, right) = (self.stack[self.sp - 2].id(), self.stack[self.sp - 1].id());
        if let Some(flow) = self.enter_compare(arg, left, right)? {
            return Ok(flow);
        }
        let (right, left) = (self.pop(), self.pop());
        let result = self.rich_compare(op, left.id(), right.id());
        self.drop_taken([left, right]);
        let mut v = result?;
        if Self::wants_bool(arg) && v != self.true_ && v != self.false_ {
            let truth = self.truth(v);
            self.decref(v);
            v = self.bool(truth?);
        }
        self.push(Slot::owned(v));
        self.check_halt().map(|()| Flow::Next)
    }

    #[inline(never)]
    pub(super) fn op_to_bool(&mut self) -> R<Flow> {
        let slot = self.pop();
        let truth = self.truth(slot.id());
        self.drop_slot(slot);
        let v = self.bool(truth?);
        self.push(Slot::borrowed(v));
        Ok(Flow::Next)
    }

    pub(super) fn op_unary(&mut self, op: Unary) -> R<Flow> {
        let slot = self.pop();
        let result = self.unary(op, slot.id());
        self.drop_slot(slot);
        self.push(Slot::owned(result?));
        Ok(Flow::Next)
    }
}

/// Division that rounds down, as Python's.
trait FloorDivision {
    fn div_euclid_floor(self, by: Self) -> Self;
}

impl FloorDivision for i64 {
    #[inline]
    fn div_euclid_floor(self, by: i64) -> i64 {
        let quotient = self / by;
        if (self % by != 0) && ((self < 0) != (by < 0)) { quotient - 1 } else { quotient }
    }
}
