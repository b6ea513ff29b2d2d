//! Integers of any size: an `i64` while it fits, a big integer beyond.

use std::borrow::Cow;
use std::cmp::Ordering;

use num_bigint::{BigInt, Sign};
use num_traits::{Signed, ToPrimitive, Zero};

use super::error::{MAX_RESULT_BYTES, PureError, PureResult};

/// A Python integer. `Big` never holds what fits `Small`: build it with [`Int::from_big`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Int {
    /// Fits 64 bits.
    Small(i64),
    /// Does not fit 64 bits.
    Big(BigInt),
}

/// A borrowed Python integer, so that the owner may keep it in its own form.
///
/// Unlike [`Int`], a `Big` that would fit 64 bits is allowed.
#[derive(Clone, Copy, Debug)]
pub enum IntRef<'a> {
    /// A machine integer.
    Small(i64),
    /// A big integer.
    Big(&'a BigInt),
}

impl From<i64> for Int {
    fn from(value: i64) -> Self {
        Self::Small(value)
    }
}

impl From<i64> for IntRef<'_> {
    fn from(value: i64) -> Self {
        Self::Small(value)
    }
}

impl<'a> From<&'a Int> for IntRef<'a> {
    fn from(value: &'a Int) -> Self {
        value.as_ref()
    }
}

impl From<i128> for Int {
    fn from(value: i128) -> Self {
        match i64::try_from(value) {
            Ok(small) => Self::Small(small),
            Err(_) => Self::Big(BigInt::from(value)),
        }
    }
}

impl Int {
    /// The integer in its canonical form.
    pub fn from_big(value: BigInt) -> Self {
        match value.to_i64() {
            Some(small) => Self::Small(small),
            None => Self::Big(value),
        }
    }

    /// `int(x)` of a float: towards zero.
    pub fn from_f64(value: f64) -> PureResult<Self> {
        if value.is_nan() {
            return Err(PureError::value("cannot convert float NaN to integer"));
        }
        if value.is_infinite() {
            return Err(PureError::overflow("cannot convert float infinity to integer"));
        }
        if value.abs() < 9.2e18 {
            return Ok(Self::Small(value as i64));
        }
        let (mantissa, exponent) = super::float::decompose(value);
        let shifted = BigInt::from(mantissa) << exponent.max(0);
        Ok(Self::from_big(if value < 0.0 { -shifted } else { shifted }))
    }

    /// The same integer, borrowed.
    pub fn as_ref(&self) -> IntRef<'_> {
        match self {
            Self::Small(value) => IntRef::Small(*value),
            Self::Big(value) => IntRef::Big(value),
        }
    }

    /// The value when it fits 64 bits.
    pub fn to_i64(&self) -> Option<i64> {
        match self {
            Self::Small(value) => Some(*value),
            Self::Big(_) => None,
        }
    }
}

impl<'a> IntRef<'a> {
    /// The value as a big integer, borrowed where it already is one.
    pub fn to_big(self) -> Cow<'a, BigInt> {
        match self {
            Self::Small(value) => Cow::Owned(BigInt::from(value)),
            Self::Big(value) => Cow::Borrowed(value),
        }
    }

    /// An owned copy in canonical form.
    pub fn to_int(self) -> Int {
        match self {
            Self::Small(value) => Int::Small(value),
            Self::Big(value) => Int::from_big(value.clone()),
        }
    }

    /// The value when it fits 64 bits.
    pub fn to_i64(self) -> Option<i64> {
        match self {
            Self::Small(value) => Some(value),
            Self::Big(value) => value.to_i64(),
        }
    }

    /// Whether it is zero.
    pub fn is_zero(self) -> bool {
        match self {
            Self::Small(value) => value == 0,
            Self::Big(value) => value.is_zero(),
        }
    }

    /// Whether it is below zero.
    pub fn is_negative(self) -> bool {
        match self {
            Self::Small(value) => value < 0,
            Self::Big(value) => value.is_negative(),
        }
    }

    /// `int.bit_length()`.
    pub fn bit_length(self) -> u64 {
        match self {
            Self::Small(value) => u64::from(64 - value.unsigned_abs().leading_zeros()),
            Self::Big(value) => value.bits(),
        }
    }

    /// `int.bit_count()`.
    pub fn bit_count(self) -> u64 {
        match self {
            Self::Small(value) => u64::from(value.unsigned_abs().count_ones()),
            Self::Big(value) => value.iter_u64_digits().map(|digit| u64::from(digit.count_ones())).sum(),
        }
    }

    /// How many 30-bit digits CPython stores; 0 for zero.
    pub fn digit_count(self) -> u64 {
        self.bit_length().div_ceil(30)
    }

    /// `float(n)`, rounded half to even.
    pub fn to_f64(self) -> PureResult<f64> {
        match self {
            Self::Small(value) => Ok(value as f64),
            Self::Big(value) => {
                let (mantissa, exponent) = leading_bits(value);
                let magnitude = super::float::round_scaled(mantissa, exponent)
                    .ok_or_else(|| PureError::overflow("int too large to convert to float"))?;
                Ok(if value.is_negative() { -magnitude } else { magnitude })
            }
        }
    }
}

/// The magnitude as `mantissa * 2**exponent` of at most 66 bits, the lowest one set when bits were lost.
fn leading_bits(value: &BigInt) -> (u128, i64) {
    let magnitude = value.magnitude();
    let dropped = magnitude.bits().saturating_sub(65);
    let mut mantissa = (magnitude >> dropped).to_u128().unwrap_or(0);
    if magnitude.trailing_zeros().unwrap_or(0) < dropped {
        mantissa = (mantissa << 1) | 1;
        return (mantissa, dropped as i64 - 1);
    }
    (mantissa, dropped as i64)
}

/// The order of two integers.
pub fn compare(left: IntRef<'_>, right: IntRef<'_>) -> Ordering {
    match (left, right) {
        (IntRef::Small(x), IntRef::Small(y)) => x.cmp(&y),
        _ => left.to_big().as_ref().cmp(right.to_big().as_ref()),
    }
}

/// The exact order of an integer and a float; `None` for NaN.
pub fn compare_float(left: IntRef<'_>, right: f64) -> Option<Ordering> {
    if right.is_nan() {
        return None;
    }
    if right.is_infinite() {
        return Some(if right > 0.0 { Ordering::Less } else { Ordering::Greater });
    }
    let whole = Int::from_f64(right).ok()?;
    let fraction = right - right.trunc();
    Some(compare(left, whole.as_ref()).then_with(|| 0.0_f64.total_cmp(&(fraction + 0.0))))
}

/// `left + right`.
pub fn add(left: IntRef<'_>, right: IntRef<'_>) -> Int {
    if let (IntRef::Small(x), IntRef::Small(y)) = (left, right) {
        return x.checked_add(y).map_or_else(|| Int::from(i128::from(x) + i128::from(y)), Int::Small);
    }
    Int::from_big(left.to_big().as_ref() + right.to_big().as_ref())
}

/// `left - right`.
pub fn sub(left: IntRef<'_>, right: IntRef<'_>) -> Int {
    if let (IntRef::Small(x), IntRef::Small(y)) = (left, right) {
        return x.checked_sub(y).map_or_else(|| Int::from(i128::from(x) - i128::from(y)), Int::Small);
    }
    Int::from_big(left.to_big().as_ref() - right.to_big().as_ref())
}

/// `left * right`.
pub fn mul(left: IntRef<'_>, right: IntRef<'_>) -> PureResult<Int> {
    if let (IntRef::Small(x), IntRef::Small(y)) = (left, right) {
        return Ok(x.checked_mul(y).map_or_else(|| Int::from(i128::from(x) * i128::from(y)), Int::Small));
    }
    check_bits(left.bit_length() + right.bit_length())?;
    Ok(Int::from_big(left.to_big().as_ref() * right.to_big().as_ref()))
}

/// `-value`.
pub fn neg(value: IntRef<'_>) -> Int {
    match value {
        IntRef::Small(x) => x.checked_neg().map_or_else(|| Int::from(-i128::from(x)), Int::Small),
        IntRef::Big(x) => Int::from_big(-x),
    }
}

/// `abs(value)`.
pub fn abs(value: IntRef<'_>) -> Int {
    if value.is_negative() { neg(value) } else { value.to_int() }
}

/// `divmod(left, right)`: the quotient rounded down, and the remainder with the divisor's sign.
pub fn divmod(left: IntRef<'_>, right: IntRef<'_>) -> PureResult<(Int, Int)> {
    if right.is_zero() {
        return Err(PureError::division_by_zero());
    }
    if let (IntRef::Small(x), IntRef::Small(y)) = (left, right)
        && let (Some(quotient), Some(remainder)) = (x.checked_div(y), x.checked_rem(y))
    {
        let adjust = remainder != 0 && (remainder < 0) != (y < 0);
        let (quotient, remainder) = if adjust { (quotient - 1, remainder + y) } else { (quotient, remainder) };
        return Ok((Int::Small(quotient), Int::Small(remainder)));
    }
    let (left, right) = (left.to_big(), right.to_big());
    let quotient = left.as_ref() / right.as_ref();
    let remainder = left.as_ref() - &quotient * right.as_ref();
    if !remainder.is_zero() && remainder.is_negative() != right.is_negative() {
        return Ok((Int::from_big(quotient - 1), Int::from_big(remainder + right.as_ref())));
    }
    Ok((Int::from_big(quotient), Int::from_big(remainder)))
}

/// `left // right`.
pub fn floordiv(left: IntRef<'_>, right: IntRef<'_>) -> PureResult<Int> {
    divmod(left, right).map(|(quotient, _)| quotient)
}

/// `left % right`.
pub fn modulo(left: IntRef<'_>, right: IntRef<'_>) -> PureResult<Int> {
    divmod(left, right).map(|(_, remainder)| remainder)
}

/// `left / right`: the float nearest to the exact quotient.
pub fn true_divide(left: IntRef<'_>, right: IntRef<'_>) -> PureResult<f64> {
    const EXACT: i64 = 1 << 53;
    if right.is_zero() {
        return Err(PureError::division_by_zero());
    }
    if let (IntRef::Small(x), IntRef::Small(y)) = (left, right)
        && (-EXACT..=EXACT).contains(&x)
        && (-EXACT..=EXACT).contains(&y)
    {
        return Ok(x as f64 / y as f64);
    }
    if left.is_zero() {
        return Ok(if right.is_negative() { -0.0 } else { 0.0 });
    }
    let negative = left.is_negative() != right.is_negative();
    // A quotient of 65 or 66 bits with a sticky last bit rounds like the exact one.
    let shift = 66 - (left.bit_length() as i64 - right.bit_length() as i64);
    let (left, right) = (left.to_big(), right.to_big());
    let (mut dividend, mut divisor) = (left.magnitude().clone(), right.magnitude().clone());
    if shift >= 0 {
        dividend <<= shift as u64;
    } else {
        divisor <<= shift.unsigned_abs();
    }
    let quotient = &dividend / &divisor;
    let inexact = &quotient * &divisor != dividend;
    let mantissa = quotient.to_u128().unwrap_or(u128::MAX) | u128::from(inexact);
    let magnitude = super::float::round_scaled(mantissa, -shift)
        .ok_or_else(|| PureError::overflow("integer division result too large for a float"))?;
    Ok(if negative { -magnitude } else { magnitude })
}

/// Refuses a result of more bits than [`MAX_RESULT_BYTES`] holds.
pub fn check_bits(bits: u64) -> PureResult<()> {
    if bits / 8 > MAX_RESULT_BYTES as u64 { Err(PureError::memory()) } else { Ok(()) }
}

/// The integer of these magnitude bytes, least significant first.
pub(super) fn from_magnitude_le(negative: bool, bytes: &[u8]) -> Int {
    let sign = if negative { Sign::Minus } else { Sign::Plus };
    Int::from_big(BigInt::from_bytes_le(sign, bytes))
}
