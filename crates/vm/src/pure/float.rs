//! Floats: Python's division, powers, rounding and ratios.

use num_bigint::BigInt;
use num_traits::{ToPrimitive, Zero};

use super::double;
use super::error::{PureError, PureResult};
use super::int::Int;

/// What `base ** exponent` of two floats is: a negative base with a broken exponent leaves the reals.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FloatPower {
    /// A float.
    Real(f64),
    /// A complex number: real part, imaginary part.
    Complex(f64, f64),
}

/// A finite float's magnitude as `mantissa * 2**exponent`.
pub fn decompose(value: f64) -> (u64, i64) {
    let bits = value.to_bits();
    let biased = (bits >> 52 & 0x7FF) as i64;
    let fraction = bits & ((1 << 52) - 1);
    if biased == 0 { (fraction, -1074) } else { (fraction | 1 << 52, biased - 1075) }
}

/// The float nearest to `mantissa * 2**exponent`, ties to even; `None` past the largest float.
pub fn round_scaled(mantissa: u128, exponent: i64) -> Option<f64> {
    if mantissa == 0 {
        return Some(0.0);
    }
    let bits = i64::from(128 - mantissa.leading_zeros());
    // The weight of the result's last bit: 53 bits, or fewer among the subnormal numbers.
    let mut last = exponent.saturating_add(bits - 53).max(-1074);
    let drop = last.saturating_sub(exponent);
    let mut kept = if drop <= 0 {
        mantissa.checked_shl((-drop) as u32)?
    } else if drop > 128 {
        0
    } else if drop == 128 {
        u128::from(mantissa > 1 << 127)
    } else {
        let half = 1_u128 << (drop - 1);
        let rest = mantissa & (half | (half - 1));
        let kept = mantissa >> drop;
        kept + u128::from(rest > half || (rest == half && kept & 1 == 1))
    } as u64;
    if kept >= 1 << 53 {
        kept >>= 1;
        last += 1;
    }
    if kept < 1 << 52 {
        return Some(f64::from_bits(kept));
    }
    let biased = last + 1075;
    if biased >= 0x7FF {
        return None;
    }
    Some(f64::from_bits((biased as u64) << 52 | (kept & ((1 << 52) - 1))))
}

/// `left / right`.
pub fn true_divide(left: f64, right: f64) -> PureResult<f64> {
    if right == 0.0 { Err(PureError::division_by_zero()) } else { Ok(left / right) }
}

/// `divmod(left, right)`.
pub fn divmod(left: f64, right: f64) -> PureResult<(f64, f64)> {
    if right == 0.0 {
        return Err(PureError::division_by_zero());
    }
    // Rust's `%` is C's fmod, which is exact.
    let mut remainder = left % right;
    let mut quotient = (left - remainder) / right;
    if remainder == 0.0 {
        remainder = 0.0_f64.copysign(right);
    } else if (right < 0.0) != (remainder < 0.0) {
        remainder += right;
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return Ok((0.0_f64.copysign(left / right), remainder));
    }
    let mut floor = quotient.floor();
    if quotient - floor > 0.5 {
        floor += 1.0;
    }
    Ok((floor, remainder))
}

/// `left // right`.
pub fn floordiv(left: f64, right: f64) -> PureResult<f64> {
    divmod(left, right).map(|(quotient, _)| quotient)
}

/// `left % right`.
pub fn modulo(left: f64, right: f64) -> PureResult<f64> {
    divmod(left, right).map(|(_, remainder)| remainder)
}

/// `base ** exponent`.
pub fn pow(base: f64, exponent: f64) -> PureResult<FloatPower> {
    if base == 0.0 && exponent < 0.0 && exponent.is_finite() {
        return Err(PureError::zero_to_negative_power());
    }
    let finite = base.is_finite() && exponent.is_finite();
    if finite && base < 0.0 && exponent.floor() != exponent {
        return complex_pow(base, exponent);
    }
    // C gives these two numbers even with NaN.
    if exponent == 0.0 || base == 1.0 {
        return Ok(FloatPower::Real(1.0));
    }
    let power = double::pow(base, exponent);
    if finite && power.is_infinite() {
        return Err(out_of_range());
    }
    Ok(FloatPower::Real(power))
}

/// The error of C's `ERANGE`, whose `args` are the number and the text.
pub fn out_of_range() -> PureError {
    PureError::overflow("(34, 'Numerical result out of range')")
}

fn complex_pow(base: f64, exponent: f64) -> PureResult<FloatPower> {
    let length = double::pow(-base, exponent);
    if length.is_infinite() {
        return Err(PureError::overflow("complex exponentiation"));
    }
    let phase = std::f64::consts::PI * exponent;
    Ok(FloatPower::Complex(length * double::cos(phase), length * double::sin(phase)))
}

/// `x.is_integer()`.
pub fn is_integer(value: f64) -> bool {
    value.is_finite() && value.floor() == value
}

/// `x.as_integer_ratio()`, in lowest terms.
pub fn as_integer_ratio(value: f64) -> PureResult<(Int, Int)> {
    if value.is_nan() {
        return Err(PureError::value("cannot convert NaN to integer ratio"));
    }
    if value.is_infinite() {
        return Err(PureError::overflow("cannot convert Infinity to integer ratio"));
    }
    let (mut mantissa, mut exponent) = decompose(value);
    if mantissa == 0 {
        return Ok((Int::Small(0), Int::Small(1)));
    }
    let zeros = mantissa.trailing_zeros();
    mantissa >>= zeros;
    exponent += i64::from(zeros);
    let signed = if value < 0.0 { -BigInt::from(mantissa) } else { BigInt::from(mantissa) };
    Ok((Int::from_big(signed << exponent.max(0)), Int::from_big(BigInt::from(1) << (-exponent).max(0))))
}

/// `round(x)`: the nearest integer, ties to even.
pub fn round_to_int(value: f64) -> PureResult<Int> {
    Int::from_f64(value.round_ties_even())
}

/// `round(x, digits)`: the nearest decimal, ties to even, as the float nearest to it.
pub fn round_digits(value: f64, digits: i64) -> PureResult<f64> {
    if !value.is_finite() || digits > 323 {
        return Ok(value);
    }
    if digits < -308 {
        return Ok(0.0_f64.copysign(value));
    }
    if digits >= 0 {
        let text = format!("{value:.*}", digits as usize);
        return Ok(text.parse().unwrap_or(value));
    }
    let whole = Int::from_f64(value.abs())?;
    let whole = whole.as_ref().to_big();
    let unit = BigInt::from(10).pow(digits.unsigned_abs() as u32);
    let mut count = whole.as_ref() / &unit;
    let twice = (whole.as_ref() - &count * &unit) * 2_u32;
    let odd = count.bit(0);
    let broken = !is_integer(value);
    if twice > unit || (twice == unit && (odd || broken)) {
        count += 1_u32;
    }
    let rounded = Int::from_big(count * unit);
    match rounded.as_ref().to_f64() {
        Ok(magnitude) => Ok(magnitude.copysign(value)),
        Err(_) => Err(PureError::overflow("rounded value too large to represent")),
    }
}

/// `round(n, digits)` of an integer: to a multiple of a power of ten, ties to even.
pub fn round_int(value: super::int::IntRef<'_>, digits: i64) -> PureResult<Int> {
    if digits >= 0 {
        return Ok(value.to_int());
    }
    let places = digits.unsigned_abs();
    if places > value.bit_length() {
        return Ok(Int::Small(0));
    }
    let unit = BigInt::from(10).pow(places.to_u32().unwrap_or(u32::MAX));
    let (_, remainder) = super::int::divmod(value, super::int::IntRef::Big(&unit))?;
    let remainder = remainder.as_ref().to_big().into_owned();
    let down = value.to_big().as_ref() - &remainder;
    let twice: BigInt = remainder * 2_u32;
    let odd = !((&down / &unit) % 2_u32).is_zero();
    let up = twice > unit || (twice == unit && odd);
    Ok(Int::from_big(if up { down + unit } else { down }))
}
