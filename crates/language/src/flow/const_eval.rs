//! Arithmetic on constants, with CPython's limits on what is worth folding.
//!
//! `None` means: leave it to run time, because it would fail, grow too much, or is none of our business.

use std::rc::Rc;

use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_traits::{Signed, ToPrimitive, Zero};

use crate::code::Const;
use crate::op::{BinaryOp, Op};

const MAX_INT_BITS: u64 = 128;
const MAX_COLLECTION_SIZE: i64 = 256;
const MAX_STR_SIZE: i64 = 4096;
const MAX_TOTAL_ITEMS: i64 = 1024;

/// The value of `left op right`.
pub(crate) fn binary(left: &Const, op: BinaryOp, right: &Const) -> Option<Const> {
    use BinaryOp::*;
    match op {
        Subscript => subscript(left, right),
        Add if matches!(left, Const::Str(_) | Const::Bytes(_) | Const::Tuple(_)) => concatenate(left, right),
        Multiply if is_sequence(left) => repeat(left, right),
        Multiply if is_sequence(right) => repeat(right, left),
        And | Or | Xor if matches!((left, right), (Const::Bool(_), Const::Bool(_))) => {
            let (a, b) = (truth(left), truth(right));
            Some(Const::Bool(match op {
                And => a & b,
                Or => a | b,
                _ => a ^ b,
            }))
        }
        _ => number(left, op, right),
    }
}

/// The value of a unary operation; `UnaryPositive` is given as [`Op::CallIntrinsic1`].
pub(crate) fn unary(op: Op, operand: &Const) -> Option<Const> {
    match (op, operand) {
        (Op::UnaryNot, _) => Some(Const::Bool(!truth(operand))),
        (Op::UnaryNegative, Const::Float(f)) => Some(Const::Float(-f)),
        (Op::UnaryNegative, Const::Complex(re, im)) => Some(Const::Complex(-re, -im)),
        (Op::CallIntrinsic1, Const::Float(_) | Const::Complex(..)) => Some(operand.clone()),
        (Op::UnaryNegative, _) => Some(int_const(-big(operand)?)),
        (Op::UnaryInvert, _) => Some(int_const(-(big(operand)? + 1i32))),
        (Op::CallIntrinsic1, _) => Some(int_const(big(operand)?)),
        _ => None,
    }
}

/// Python's truth of a constant.
pub(crate) fn truth(value: &Const) -> bool {
    match value {
        Const::None => false,
        Const::Bool(b) => *b,
        Const::Int(n) => *n != 0,
        Const::Float(f) => *f != 0.0,
        Const::Complex(re, im) => *re != 0.0 || *im != 0.0,
        Const::Str(s) => !s.is_empty(),
        Const::Bytes(b) => !b.is_empty(),
        Const::Tuple(items) | Const::FrozenSet(items) => !items.is_empty(),
        Const::BigInt(_) | Const::Ellipsis | Const::Slice(_) | Const::Code(_) => true,
    }
}

/// An int constant in its smallest form.
pub(crate) fn int_const(n: BigInt) -> Const {
    n.to_i64().map_or_else(|| Const::BigInt(Rc::new(n)), Const::Int)
}

/// The value of an int or bool.
fn big(value: &Const) -> Option<BigInt> {
    match value {
        Const::Int(n) => Some(BigInt::from(*n)),
        Const::Bool(b) => Some(BigInt::from(u8::from(*b))),
        Const::BigInt(n) => Some((**n).clone()),
        _ => None,
    }
}

fn is_sequence(value: &Const) -> bool {
    matches!(value, Const::Str(_) | Const::Bytes(_) | Const::Tuple(_))
}

fn number(left: &Const, op: BinaryOp, right: &Const) -> Option<Const> {
    if let (Some(a), Some(b)) = (big(left), big(right)) {
        return int_arithmetic(&a, op, &b);
    }
    match (left, right) {
        (Const::Complex(re, im), Const::Complex(re2, im2)) => complex_arithmetic((*re, *im), op, (*re2, *im2)),
        (Const::Complex(re, im), _) => complex_with_real((*re, *im), op, float(right)?),
        (_, Const::Complex(re, im)) => real_with_complex(float(left)?, op, (*re, *im)),
        _ => float_arithmetic(float(left)?, op, float(right)?),
    }
}

fn float(value: &Const) -> Option<f64> {
    match value {
        Const::Float(f) => Some(*f),
        _ => big(value)?.to_f64().filter(|f| f.is_finite()),
    }
}

fn int_arithmetic(a: &BigInt, op: BinaryOp, b: &BigInt) -> Option<Const> {
    use BinaryOp::*;
    let both_nonzero = !a.is_zero() && !b.is_zero();
    Some(int_const(match op {
        Add => a + b,
        Subtract => a - b,
        Multiply if both_nonzero && a.bits() + b.bits() > MAX_INT_BITS => return None,
        Multiply => a * b,
        FloorDivide if !b.is_zero() => a.div_floor(b),
        Remainder if !b.is_zero() => a.mod_floor(b),
        TrueDivide if !b.is_zero() => return true_divide(a, b),
        Power if b.is_negative() => {
            if a.is_zero() {
                return None;
            }
            return float_arithmetic(a.to_f64()?, Power, b.to_f64()?);
        }
        Power => {
            let exponent = b.to_u64()?;
            if !a.is_zero() && exponent > 0 && a.bits() > MAX_INT_BITS / exponent {
                return None;
            }
            if a.is_zero() || exponent == 0 {
                BigInt::from(u8::from(exponent == 0))
            } else {
                a.pow(u32::try_from(exponent).ok()?)
            }
        }
        Lshift if !b.is_negative() => {
            let shift = b.to_u64()?;
            if both_nonzero && (shift > MAX_INT_BITS || a.bits() > MAX_INT_BITS - shift) {
                return None;
            }
            if a.is_zero() { BigInt::zero() } else { a << shift }
        }
        Rshift if !b.is_negative() => match b.to_u64() {
            Some(shift) if shift <= a.bits() + 1 => a >> shift,
            _ => BigInt::from(if a.sign() == Sign::Minus { -1 } else { 0 }),
        },
        And => a & b,
        Or => a | b,
        Xor => a ^ b,
        _ => return None,
    }))
}

/// The correctly rounded quotient: a quotient of 64 bits and more, whose lowest bit tells of a rest, rounds once.
fn true_divide(a: &BigInt, b: &BigInt) -> Option<Const> {
    const QUOTIENT_BITS: i64 = 66;
    let shift = QUOTIENT_BITS + b.bits() as i64 - a.bits() as i64;
    let (scaled_a, scaled_b) =
        if shift >= 0 { (a << shift as u64, b.clone()) } else { (a.clone(), b << (-shift) as u64) };
    let (quotient, rest) = scaled_a.abs().div_rem(&scaled_b.abs());
    let sticky = (quotient << 1u32) + u32::from(!rest.is_zero());
    let magnitude = scale_by_power_of_two(sticky.to_f64()?, -(shift + 1))?;
    let is_negative = (a.sign() == Sign::Minus) != (b.sign() == Sign::Minus);
    Some(Const::Float(if is_negative { -magnitude } else { magnitude }))
}

/// `None` where the result is not a normal number.
fn scale_by_power_of_two(value: f64, exponent: i64) -> Option<f64> {
    if value == 0.0 {
        return Some(0.0);
    }
    let mut scaled = value;
    let mut left = exponent;
    while left != 0 {
        let part = left.clamp(-1000, 1000);
        scaled *= 2f64.powi(part as i32);
        left -= part;
    }
    scaled.is_normal().then_some(scaled)
}

fn float_arithmetic(a: f64, op: BinaryOp, b: f64) -> Option<Const> {
    use BinaryOp::*;
    let value = match op {
        Add => a + b,
        Subtract => a - b,
        Multiply => a * b,
        TrueDivide if b != 0.0 => a / b,
        FloorDivide if b != 0.0 => float_div_mod(a, b).0,
        Remainder if b != 0.0 => float_div_mod(a, b).1,
        Power => return float_power(a, b),
        _ => return None,
    };
    Some(Const::Float(value))
}

/// Python's `divmod` of floats: the remainder has the divisor's sign.
fn float_div_mod(a: f64, b: f64) -> (f64, f64) {
    let mut rest = a % b;
    let mut quotient = (a - rest) / b;
    if rest == 0.0 {
        rest = 0.0f64.copysign(b);
    } else if (b < 0.0) != (rest < 0.0) {
        rest += b;
        quotient -= 1.0;
    }
    let floored = if quotient == 0.0 {
        0.0f64.copysign(a / b)
    } else {
        let floor = quotient.floor();
        if quotient - floor > 0.5 { floor + 1.0 } else { floor }
    };
    (floored, rest)
}

fn float_power(a: f64, b: f64) -> Option<Const> {
    if (a == 0.0 && b < 0.0) || (a < 0.0 && b.is_finite() && b.floor() != b) {
        return None;
    }
    let value = a.powf(b);
    if value.is_infinite() && a.is_finite() && b.is_finite() {
        return None;
    }
    Some(Const::Float(value))
}

/// Division and powers that are no small integers are left to run time.
/// Real and imaginary part.
type Parts = (f64, f64);

/// A complex constant; what is not finite is left to run time, which finds infinities again in what is no number.
fn finite((re, im): Parts) -> Option<Const> {
    (re.is_finite() && im.is_finite()).then_some(Const::Complex(re, im))
}

fn complex_arithmetic(a: Parts, op: BinaryOp, b: Parts) -> Option<Const> {
    match op {
        BinaryOp::Add => Some(Const::Complex(a.0 + b.0, a.1 + b.1)),
        BinaryOp::Subtract => Some(Const::Complex(a.0 - b.0, a.1 - b.1)),
        BinaryOp::Multiply => finite(complex_product(a, b)),
        BinaryOp::TrueDivide => finite(complex_quotient(a, b)),
        BinaryOp::Power if b.1 == 0.0 => complex_power(a, b.0),
        _ => None,
    }
}

/// A real operand has no imaginary part, not even a zero.
fn complex_with_real(a: Parts, op: BinaryOp, b: f64) -> Option<Const> {
    match op {
        BinaryOp::Add => Some(Const::Complex(a.0 + b, a.1)),
        BinaryOp::Subtract => Some(Const::Complex(a.0 - b, a.1)),
        BinaryOp::Multiply => Some(Const::Complex(a.0 * b, a.1 * b)),
        BinaryOp::TrueDivide if b != 0.0 => Some(Const::Complex(a.0 / b, a.1 / b)),
        BinaryOp::Power => complex_power(a, b),
        _ => None,
    }
}

fn real_with_complex(a: f64, op: BinaryOp, b: Parts) -> Option<Const> {
    match op {
        BinaryOp::Add => Some(Const::Complex(a + b.0, b.1)),
        BinaryOp::Subtract => Some(Const::Complex(a - b.0, -b.1)),
        BinaryOp::Multiply => Some(Const::Complex(a * b.0, a * b.1)),
        BinaryOp::TrueDivide => finite(real_quotient(a, b)),
        BinaryOp::Power if b.1 == 0.0 => complex_power((a, 0.0), b.0),
        _ => None,
    }
}

fn complex_product(a: Parts, b: Parts) -> Parts {
    (a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0)
}

/// By the larger part of the divisor; no number for a division by zero.
fn complex_quotient((a, b): Parts, (c, d): Parts) -> Parts {
    if c.abs() >= d.abs() {
        let ratio = d / c;
        let denominator = c + d * ratio;
        ((a + b * ratio) / denominator, (b - a * ratio) / denominator)
    } else {
        let ratio = c / d;
        let denominator = c * ratio + d;
        ((a * ratio + b) / denominator, (b * ratio - a) / denominator)
    }
}

/// As [`complex_quotient`], without the imaginary part that a real dividend has not.
fn real_quotient(a: f64, (c, d): Parts) -> Parts {
    if c.abs() >= d.abs() {
        let ratio = d / c;
        let denominator = c + d * ratio;
        (a / denominator, (-a * ratio) / denominator)
    } else {
        let ratio = c / d;
        let denominator = c * ratio + d;
        ((a * ratio) / denominator, -a / denominator)
    }
}

/// By repeated squaring, for the small exponents that CPython treats so too.
fn complex_power(base: Parts, exponent: f64) -> Option<Const> {
    const MAX_EXPONENT: f64 = 100.0;
    if exponent.floor() != exponent || exponent.abs() > MAX_EXPONENT {
        return None;
    }
    let times = exponent.abs() as u32;
    let (mut result, mut square, mut mask) = ((1.0, 0.0), base, 1);
    while mask <= times {
        if times & mask != 0 {
            result = complex_product(result, square);
        }
        mask <<= 1;
        square = complex_product(square, square);
    }
    finite(if exponent > 0.0 { result } else { complex_quotient((1.0, 0.0), result) })
}

fn concatenate(left: &Const, right: &Const) -> Option<Const> {
    match (left, right) {
        (Const::Str(a), Const::Str(b)) => Some(Const::Str(format!("{a}{b}").into())),
        (Const::Bytes(a), Const::Bytes(b)) => Some(Const::Bytes([&a[..], &b[..]].concat().into())),
        (Const::Tuple(a), Const::Tuple(b)) => Some(Const::Tuple(a.iter().chain(b.iter()).cloned().collect())),
        _ => None,
    }
}

fn repeat(sequence: &Const, times: &Const) -> Option<Const> {
    let times = big(times)?;
    let (size, limit) = match sequence {
        Const::Str(s) => (s.chars().count(), MAX_STR_SIZE),
        Const::Bytes(b) => (b.len(), MAX_STR_SIZE),
        Const::Tuple(items) => (items.len(), MAX_COLLECTION_SIZE),
        _ => return None,
    };
    let times = if size == 0 {
        0
    } else {
        let times = times.to_i64().filter(|n| (0..=limit / size as i64).contains(n))?;
        if times > 0 && items_left(sequence, MAX_TOTAL_ITEMS / times) < 0 {
            return None;
        }
        times as usize
    };
    Some(match sequence {
        Const::Str(s) => Const::Str(s.repeat(times).into()),
        Const::Bytes(b) => Const::Bytes(b.repeat(times).into()),
        Const::Tuple(items) => Const::Tuple((0..times).flat_map(|_| items.iter().cloned()).collect()),
        _ => return None,
    })
}

/// What is left of `limit` after all items of a nested tuple; negative when too many.
fn items_left(value: &Const, limit: i64) -> i64 {
    let Const::Tuple(items) = value else { return limit };
    let mut left = limit - items.len() as i64;
    for item in items.iter() {
        if left < 0 {
            break;
        }
        left = items_left(item, left);
    }
    left
}

fn subscript(container: &Const, key: &Const) -> Option<Const> {
    if let Const::Slice(parts) = key {
        return slice(container, parts);
    }
    let index = big(key)?.to_i64()?;
    let place = |len: usize| usize::try_from(if index < 0 { index + len as i64 } else { index }).ok();
    match container {
        Const::Str(s) => {
            let found = s.chars().nth(place(s.chars().count())?)?;
            Some(Const::Str(found.to_string().into()))
        }
        Const::Bytes(b) => b.get(place(b.len())?).map(|&byte| Const::Int(i64::from(byte))),
        Const::Tuple(items) => items.get(place(items.len())?).cloned(),
        _ => None,
    }
}

fn slice(container: &Const, parts: &[Const; 3]) -> Option<Const> {
    match container {
        Const::Str(s) => {
            let chars: Vec<char> = s.chars().collect();
            let picked: String = slice_indices(chars.len(), parts)?.into_iter().map(|i| chars[i]).collect();
            Some(Const::Str(picked.into()))
        }
        Const::Bytes(b) => Some(Const::Bytes(slice_indices(b.len(), parts)?.into_iter().map(|i| b[i]).collect())),
        Const::Tuple(items) => {
            Some(Const::Tuple(slice_indices(items.len(), parts)?.into_iter().map(|i| items[i].clone()).collect()))
        }
        _ => None,
    }
}

/// The indices that a slice picks from a sequence of `len` items.
fn slice_indices(len: usize, parts: &[Const; 3]) -> Option<Vec<usize>> {
    let len = i64::try_from(len).ok()?;
    let part = |value: &Const| match value {
        Const::None => Some(None),
        _ => Some(Some(big(value)?.to_i64()?)),
    };
    let step = part(&parts[2])?.unwrap_or(1);
    if step == 0 || step == i64::MIN {
        return None;
    }
    let (lowest, highest) = if step < 0 { (-1, len - 1) } else { (0, len) };
    let clamp = |value: Option<i64>, default: i64| match value {
        None => default,
        Some(n) if n < 0 => (n.saturating_add(len)).max(lowest),
        Some(n) => n.min(highest),
    };
    let start = clamp(part(&parts[0])?, if step < 0 { highest } else { lowest });
    let stop = clamp(part(&parts[1])?, if step < 0 { lowest } else { highest });
    let mut indices = Vec::new();
    let mut at = start;
    while if step < 0 { at > stop } else { at < stop } {
        indices.push(usize::try_from(at).ok()?);
        at = at.saturating_add(step);
    }
    Some(indices)
}
