//! The builtin types' own operators.

use afterdel_language::op::BinaryOp;

use crate::errors::{ExcKind, R, Raise};
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::pure::complex::Infinities;
use crate::pure::float::FloatPower;
use crate::pure::int_math::Power;
use crate::pure::{ErrorKind, Int, PureError, PureResult, complex, float, int, int_bits, int_math};

/// A real dividend has no imaginary part that could take part.
fn quotient(x: (f64, f64), is_complex: bool, y: (f64, f64), infinities: Infinities) -> Option<(f64, f64)> {
    if is_complex { complex::quotient(x, y, infinities) } else { complex::real_quotient(x.0, y) }
}

impl Machine {
    /// `a <op> b` by the builtin types; None for NotImplemented. A new reference.
    pub fn native_binary(&mut self, op: BinaryOp, a: V, b: V) -> R<Option<V>> {
        if let (Some(_), Some(_)) = (self.int(a), self.int(b)) {
            return self.int_binary(op, a, b);
        }
        if self.is_number(a) && self.is_number(b) {
            return self.number_binary(op, a, b);
        }
        match op {
            BinaryOp::Add => self.concatenate(a, b),
            BinaryOp::Multiply => self.repeat_either(a, b),
            BinaryOp::Remainder => self.percent(a, b),
            BinaryOp::Subtract | BinaryOp::And | BinaryOp::Or | BinaryOp::Xor => self.set_binary(op, a, b),
            _ => Ok(None),
        }
    }

    fn is_number(&self, v: V) -> bool {
        self.is_complex(v) || self.float(v).is_some() || self.int(v).is_some()
    }

    fn is_complex(&self, v: V) -> bool {
        matches!(self.heap.get(v).native(), Object::Complex(_))
    }

    /// Numbers that are not both ints. An int becomes a float, which it may be too large for, only where there is such an
    /// operator.
    fn number_binary(&mut self, op: BinaryOp, a: V, b: V) -> R<Option<V>> {
        let (left, right) = (self.is_complex(a), self.is_complex(b));
        let exists = match op {
            BinaryOp::Add | BinaryOp::Subtract | BinaryOp::Multiply | BinaryOp::TrueDivide | BinaryOp::Power => true,
            BinaryOp::FloorDivide | BinaryOp::Remainder => !left && !right,
            _ => false,
        };
        if !exists {
            return Ok(None);
        }
        match (self.real(a)?, self.real(b)?) {
            (Some(x), Some(y)) => self.float_binary(op, x, y),
            _ => {
                let parts = |v| self.complex_parts(v).expect("a number that a float can be");
                let (x, y) = (parts(a), parts(b));
                self.complex_binary(op, (x, left), (y, right))
            }
        }
    }

    /// A float's or int's value as a float; None for other types.
    fn real(&mut self, v: V) -> R<Option<f64>> {
        if let Some(value) = self.float(v) {
            return Ok(Some(value));
        }
        match self.int(v).map(|value| value.to_f64()) {
            Some(Ok(value)) => Ok(Some(value)),
            Some(Err(error)) => Err(self.pure_error(error)),
            None => Ok(None),
        }
    }

    fn int_binary(&mut self, op: BinaryOp, a: V, b: V) -> R<Option<V>> {
        let both_bool = matches!(self.heap.get(a), Object::Bool(_)) && matches!(self.heap.get(b), Object::Bool(_));
        let (x, y) = (self.int(a).expect("checked"), self.int(b).expect("checked"));
        let result: PureResult<Int> = match op {
            BinaryOp::Add => Ok(int::add(x, y)),
            BinaryOp::Subtract => Ok(int::sub(x, y)),
            BinaryOp::Multiply => int::mul(x, y),
            BinaryOp::FloorDivide => int::floordiv(x, y),
            BinaryOp::Remainder => int::modulo(x, y),
            BinaryOp::Lshift => int_bits::shl(x, y),
            BinaryOp::Rshift => int_bits::shr(x, y),
            BinaryOp::And => Ok(int_bits::and(x, y)),
            BinaryOp::Or => Ok(int_bits::or(x, y)),
            BinaryOp::Xor => Ok(int_bits::xor(x, y)),
            BinaryOp::TrueDivide => {
                return match int::true_divide(x, y) {
                    Ok(value) => Ok(Some(self.new_float(value))),
                    Err(error) => Err(self.pure_error(error)),
                };
            }
            BinaryOp::Power => {
                let (power, parts) = (int_math::pow(x, y), x.to_i64().zip(y.to_i64()));
                if let Some((base, exponent)) = parts {
                    self.pass_squares(base, exponent);
                }
                return match power {
                    Ok(Power::Int(value)) => Ok(Some(self.new_int_from(value))),
                    Ok(Power::Float(value)) => Ok(Some(self.new_float(value))),
                    Err(error) => Err(self.pure_error(error)),
                };
            }
            _ => return Ok(None),
        };
        let value = result.map_err(|error| self.division_error(error, op, "integer"))?;
        if both_bool && matches!(op, BinaryOp::And | BinaryOp::Or | BinaryOp::Xor) {
            return Ok(Some(self.bool(value.to_i64() == Some(1))));
        }
        Ok(Some(self.new_int_from(value)))
    }

    fn float_binary(&mut self, op: BinaryOp, x: f64, y: f64) -> R<Option<V>> {
        let result = match op {
            BinaryOp::Add => Ok(x + y),
            BinaryOp::Subtract => Ok(x - y),
            BinaryOp::Multiply => Ok(x * y),
            BinaryOp::TrueDivide => float::true_divide(x, y),
            BinaryOp::FloorDivide => float::floordiv(x, y),
            BinaryOp::Remainder => float::modulo(x, y),
            BinaryOp::Power => match float::pow(x, y) {
                Ok(FloatPower::Real(value)) => Ok(value),
                Ok(FloatPower::Complex(re, im)) => return Ok(Some(self.new_complex(re, im))),
                Err(error) => Err(error),
            },
            _ => return Ok(None),
        };
        match result {
            Ok(value) => Ok(Some(self.new_float(value))),
            Err(error) => Err(self.division_error(error, op, "float")),
        }
    }

    /// An error of an operator, told by what was divided and how.
    fn division_error(&mut self, error: PureError, op: BinaryOp, what: &str) -> Raise {
        let how = match (op, what) {
            (BinaryOp::FloorDivide, "integer") => "division or modulo",
            (BinaryOp::FloorDivide, _) => "floor division",
            (BinaryOp::Remainder, _) => "modulo",
            (BinaryOp::TrueDivide, _) => "division",
            _ => return self.pure_error(error),
        };
        self.by_zero(error, &format!("{what} {how}"))
    }

    /// An error of arithmetic; a division by zero is told by what was being done.
    pub(crate) fn by_zero(&mut self, error: PureError, what: &str) -> Raise {
        match error.kind {
            ErrorKind::ZeroDivision => self.raise(ExcKind::ZeroDivision, format!("{what} by zero")),
            _ => self.pure_error(error),
        }
    }

    /// Each operand with whether it is complex: a real one has no imaginary part that could take part (3.14).
    fn complex_binary(&mut self, op: BinaryOp, x: ((f64, f64), bool), y: ((f64, f64), bool)) -> R<Option<V>> {
        let all_complex = self.version().makes_reals_complex;
        let infinities = if all_complex { Infinities::Lost } else { Infinities::Found };
        let ((x, left), (y, right)) = ((x.0, x.1 || all_complex), (y.0, y.1 || all_complex));
        let ((a, b), (c, d)) = (x, y);
        let (re, im) = match (op, left, right) {
            (BinaryOp::Add, true, true) => (a + c, b + d),
            (BinaryOp::Add, true, false) => (a + c, b),
            (BinaryOp::Add, false, _) => (a + c, d),
            (BinaryOp::Subtract, true, true) => (a - c, b - d),
            (BinaryOp::Subtract, true, false) => (a - c, b),
            (BinaryOp::Subtract, false, _) => (a - c, -d),
            (BinaryOp::Multiply, true, true) => complex::product(x, y, infinities),
            (BinaryOp::Multiply, true, false) => (a * c, b * c),
            (BinaryOp::Multiply, false, _) => (a * c, a * d),
            (BinaryOp::TrueDivide, true, false) if c != 0.0 => (a / c, b / c),
            (BinaryOp::TrueDivide, ..) => match quotient(x, left, y, infinities) {
                Some(parts) => parts,
                None => return Err(self.raise(ExcKind::ZeroDivision, "complex division by zero")),
            },
            (BinaryOp::Power, ..) => match complex::power(x, y, infinities) {
                Ok(parts) => parts,
                Err(complex::NoPower::Zero) => {
                    return Err(self.raise(ExcKind::ZeroDivision, "zero to a negative or complex power"));
                }
                Err(complex::NoPower::TooLarge) => {
                    return Err(self.raise(ExcKind::Overflow, "complex exponentiation"));
                }
            },
            _ => return Ok(None),
        };
        Ok(Some(self.new_complex(re, im)))
    }

    fn concatenate(&mut self, a: V, b: V) -> R<Option<V>> {
        match (self.heap.get(a).native(), self.heap.get(b).native()) {
            (Object::Str(x), Object::Str(y)) => {
                if y.len == 0 && matches!(self.heap.get(a), Object::Str(_)) {
                    return Ok(Some(self.new_ref(a)));
                }
                if x.len == 0 && matches!(self.heap.get(b), Object::Str(_)) {
                    return Ok(Some(self.new_ref(b)));
                }
                let mut text = String::with_capacity(x.text.len() + y.text.len());
                text.push_str(&x.text);
                text.push_str(&y.text);
                self.ensure_room(text.len() as u64)?;
                Ok(Some(self.new_string(text)))
            }
            (x @ (Object::List(_) | Object::SmallList(..)), y @ (Object::List(_) | Object::SmallList(..))) => {
                let items: Vec<V> = x.list_items().iter().chain(y.list_items()).copied().collect();
                items.iter().for_each(|&v| self.heap.incref(v));
                self.new_list(items).map(Some)
            }
            (x, y) if x.is_tuple() && y.is_tuple() => {
                let (x, y) = (x.tuple_items(), y.tuple_items());
                if x.is_empty() && self.heap.get(b).is_tuple() {
                    return Ok(Some(self.new_ref(b)));
                }
                if y.is_empty() && self.heap.get(a).is_tuple() {
                    return Ok(Some(self.new_ref(a)));
                }
                let items: Vec<V> = x.iter().chain(y.iter()).copied().collect();
                items.iter().for_each(|&v| self.heap.incref(v));
                Ok(Some(self.new_tracked_tuple(items)))
            }
            (Object::Bytes(x), _) if self.bytes(b).is_some() => {
                let joined = [&**x, self.bytes(b).expect("checked")].concat();
                Ok(Some(self.new_bytes(joined)))
            }
            (Object::ByteArray(x), _) if self.bytes(b).is_some() => {
                let joined = [x.bytes.as_slice(), self.bytes(b).expect("checked")].concat();
                Ok(Some(self.new_bytearray(joined)))
            }
            _ => Ok(None),
        }
    }

    /// MemoryError when that many bytes can never fit.
    pub fn ensure_room(&mut self, bytes: u64) -> R<()> {
        if self.heap.check_room(bytes).is_err() {
            return Err(self.memory_error());
        }
        Ok(())
    }

    fn repeat_either(&mut self, a: V, b: V) -> R<Option<V>> {
        for (sequence, count) in [(a, b), (b, a)] {
            let is_sequence = self.heap.get(sequence).native().is_sequence();
            if is_sequence && let Some(count) = self.index_opt(count)? {
                let Some(count) = count.to_i64() else {
                    let message = "cannot fit 'int' into an index-sized integer";
                    return Err(self.raise(ExcKind::Overflow, message));
                };
                return self.repeat(sequence, count.max(0) as usize).map(Some);
            }
        }
        Ok(None)
    }

    /// `sequence * count`
    fn repeat(&mut self, sequence: V, count: usize) -> R<V> {
        let (unit, too_long) = match self.heap.get(sequence).native() {
            Object::Str(text) => (text.text.len() as u64, Some("repeated string is too long")),
            Object::Bytes(bytes) => (bytes.len() as u64, Some("repeated bytes are too long")),
            Object::ByteArray(bytes) => (bytes.len() as u64, None),
            list @ (Object::List(_) | Object::SmallList(..)) => (8 * list.list_items().len() as u64, None),
            tuple @ (Object::Tuple(_) | Object::SmallTuple(_)) => (8 * tuple.tuple_items().len() as u64, None),
            _ => unreachable!("caller checked"),
        };
        let size_bytes = unit.saturating_mul(count as u64);
        if let Some(message) = too_long.filter(|_| size_bytes > i64::MAX as u64) {
            return Err(self.raise(ExcKind::Overflow, message));
        }
        self.ensure_room(size_bytes)?;
        Ok(match self.heap.get(sequence) {
            Object::Str(_) | Object::Tuple(_) | Object::SmallTuple(_) | Object::Bytes(_) if count == 1 => {
                self.new_ref(sequence)
            }
            _ => match self.heap.get(sequence).native() {
                Object::Str(text) => {
                    let text = text.text.repeat(count);
                    self.new_string(text)
                }
                Object::Bytes(bytes) => {
                    let bytes = bytes.repeat(count);
                    self.new_bytes(bytes)
                }
                Object::ByteArray(bytes) => {
                    let bytes = bytes.repeat(count);
                    self.new_bytearray(bytes)
                }
                list @ (Object::List(_) | Object::SmallList(..)) => {
                    let items = list.list_items().repeat(count);
                    items.iter().for_each(|&v| self.heap.incref(v));
                    return self.new_list(items);
                }
                tuple @ (Object::Tuple(_) | Object::SmallTuple(_)) => {
                    let items = tuple.tuple_items().repeat(count);
                    items.iter().for_each(|&v| self.heap.incref(v));
                    self.new_tracked_tuple(items)
                }
                _ => unreachable!("caller checked"),
            },
        })
    }

    /// `a <op>= b` of mutable builtins: the object itself, changed. None when the plain operator is to be used.
    pub fn native_in_place(&mut self, op: BinaryOp, a: V, b: V) -> R<Option<V>> {
        match (self.heap.get(a).native(), op) {
            (Object::List(_) | Object::SmallList(..), BinaryOp::Add) => self.list_extend(a, b)?,
            (Object::List(_) | Object::SmallList(..), BinaryOp::Multiply) => {
                let Some(count) = self.index_opt(b)? else { return Ok(None) };
                let count = count.to_i64().unwrap_or(i64::MAX).max(0) as usize;
                self.list_repeat_in_place(a, count)?;
            }
            (Object::ByteArray(array), BinaryOp::Multiply) => {
                let len = array.len() as u64;
                let Some(count) = self.index_opt(b)? else { return Ok(None) };
                let count = count.to_i64().unwrap_or(i64::MAX).max(0) as usize;
                self.ensure_room(len.saturating_mul(count as u64))?;
                crate::builtins::bytearray::change(self, a, |bytes| *bytes = bytes.repeat(count))?;
            }
            (Object::Set(_), BinaryOp::Or | BinaryOp::And | BinaryOp::Subtract | BinaryOp::Xor) => {
                if self.set(b).is_none() {
                    return Ok(None);
                }
                self.set_in_place(op, a, b)?;
            }
            (Object::Dict(_), BinaryOp::Or) if !self.is_frozendict(a) => {
                crate::builtins::dict_merge::update_with(self, a, b)?
            }
            (Object::ByteArray(_), BinaryOp::Add) => {
                let Some(tail) = self.bytes(b).map(<[u8]>::to_vec) else { return Ok(None) };
                crate::builtins::bytearray::change(self, a, |bytes| bytes.extend(tail))?;
            }
            _ => return Ok(None),
        }
        Ok(Some(self.new_ref(a)))
    }
}
