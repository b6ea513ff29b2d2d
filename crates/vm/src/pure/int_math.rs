//! Powers, roots, divisors and counting of integers.

use num_bigint::{BigInt, BigUint};
use num_traits::{One, Signed, ToPrimitive, Zero};

use super::error::{PureError, PureResult};
use super::int::{Int, IntRef, abs, check_bits, modulo, mul};

/// What `base ** exponent` of two integers is: a float when the exponent is negative.
#[derive(Clone, Debug, PartialEq)]
pub enum Power {
    /// A whole power.
    Int(Int),
    /// The power with a negative exponent.
    Float(f64),
}

/// `base ** exponent`.
pub fn pow(base: IntRef<'_>, exponent: IntRef<'_>) -> PureResult<Power> {
    if exponent.is_negative() {
        if base.is_zero() {
            return Err(PureError::zero_to_negative_power());
        }
        return super::float::pow(base.to_f64()?, exponent.to_f64()?).map(|power| match power {
            super::float::FloatPower::Real(value) => Power::Float(value),
            // A whole exponent never leaves the reals.
            super::float::FloatPower::Complex(real, _) => Power::Float(real),
        });
    }
    // 0, 1 and -1 have every power.
    if let IntRef::Small(small @ -1..=1) = base {
        let odd = and_one(exponent);
        return Ok(Power::Int(Int::Small(match small {
            _ if exponent.is_zero() => 1,
            -1 if !odd => 1,
            other => other,
        })));
    }
    let Some(exponent) = exponent.to_i64().and_then(|exponent| u32::try_from(exponent).ok()) else {
        return Err(PureError::memory());
    };
    if let IntRef::Small(small) = base
        && let Some(power) = small.checked_pow(exponent)
    {
        return Ok(Power::Int(Int::Small(power)));
    }
    check_bits(base.bit_length().saturating_mul(u64::from(exponent)))?;
    Ok(Power::Int(Int::from_big(base.to_big().pow(exponent))))
}

fn and_one(value: IntRef<'_>) -> bool {
    match value {
        IntRef::Small(x) => x & 1 == 1,
        IntRef::Big(x) => x.bit(0),
    }
}

/// `pow(base, exponent, modulus)`.
pub fn pow_mod(base: IntRef<'_>, exponent: IntRef<'_>, modulus: IntRef<'_>) -> PureResult<Int> {
    if modulus.is_zero() {
        return Err(PureError::value("pow() 3rd argument cannot be 0"));
    }
    let (base, modulus) = (base.to_big(), modulus.to_big());
    let positive = modulus.abs();
    let mut exponent = exponent.to_big().into_owned();
    let mut base = modulo(IntRef::Big(&base), IntRef::Big(&positive))?.as_ref().to_big().into_owned();
    if exponent.is_negative() {
        exponent = -exponent;
        base = if positive.is_one() { BigInt::ZERO } else { inverse(&base, &positive)? };
    }
    let power = power_of(&base, &exponent, &positive);
    modulo(IntRef::Big(&power), IntRef::Big(&modulus))
}

/// `base ** exponent % modulus` of a base in range and a positive modulus, bit by bit from the top as CPython does it.
fn power_of(base: &BigInt, exponent: &BigInt, modulus: &BigInt) -> BigInt {
    let mut power = BigInt::one() % modulus;
    for bit in (0..exponent.bits()).rev() {
        power = &(&power * &power) % modulus;
        if exponent.bit(bit) {
            power = &(&power * base) % modulus;
        }
    }
    power
}

fn inverse(base: &BigInt, modulus: &BigInt) -> PureResult<BigInt> {
    base.modinv(modulus).ok_or_else(|| PureError::value("base is not invertible for the given modulus"))
}

/// `math.isqrt(n)`.
pub fn isqrt(value: IntRef<'_>) -> PureResult<Int> {
    if value.is_negative() {
        return Err(PureError::value("isqrt() argument must be nonnegative"));
    }
    Ok(match value {
        IntRef::Small(x) => Int::Small(x.isqrt()),
        IntRef::Big(x) => Int::from_big(x.sqrt()),
    })
}

/// The greatest common divisor of two integers; fold it for `math.gcd` (of none: 0).
pub fn gcd(left: IntRef<'_>, right: IntRef<'_>) -> Int {
    let mut x = left.to_big().magnitude().clone();
    let mut y = right.to_big().magnitude().clone();
    while let Some(rest) = (!y.is_zero()).then(|| &x % &y) {
        x = std::mem::replace(&mut y, rest);
        if let (Some(mut small_x), Some(mut small_y)) = (x.to_u64(), y.to_u64()) {
            while small_y != 0 {
                (small_x, small_y) = (small_y, small_x % small_y);
            }
            return Int::from(i128::from(small_x));
        }
    }
    Int::from_big(x.into())
}

/// The least common multiple of two integers; fold it for `math.lcm` (of none: 1).
pub fn lcm(left: IntRef<'_>, right: IntRef<'_>) -> PureResult<Int> {
    if left.is_zero() || right.is_zero() {
        return Ok(Int::Small(0));
    }
    let divisor = gcd(left, right);
    let part = super::int::floordiv(left, divisor.as_ref())?;
    mul(part.as_ref(), right).map(|product| abs(product.as_ref()))
}

/// `math.factorial(n)`.
pub fn factorial(value: IntRef<'_>) -> PureResult<Int> {
    if value.is_negative() {
        return Err(PureError::value("factorial() not defined for negative values"));
    }
    let Some(count) = value.to_i64() else {
        return Err(PureError::overflow(format!("factorial() argument should not exceed {}", i64::MAX)));
    };
    product(1, count as u64).map(|value| Int::from_big(value.into()))
}

/// The product of `low..=high`, its bits bounded first; halves are multiplied so that factors stay balanced.
fn product(low: u64, high: u64) -> PureResult<BigUint> {
    if low > high {
        return Ok(BigUint::one());
    }
    let factor_bits = u64::from(64 - high.leading_zeros());
    check_bits((high - low + 1).saturating_mul(factor_bits))?;
    Ok(balanced_product(low, high))
}

/// Recursion is bounded by the 64 bits of the range.
fn balanced_product(low: u64, high: u64) -> BigUint {
    if high - low < 8 {
        return (low..=high).map(BigUint::from).product();
    }
    let middle = low + (high - low) / 2;
    balanced_product(low, middle) * balanced_product(middle + 1, high)
}

fn counting_arguments(n: IntRef<'_>, k: IntRef<'_>) -> PureResult<()> {
    if n.is_negative() {
        return Err(PureError::value("n must be a non-negative integer"));
    }
    if k.is_negative() {
        return Err(PureError::value("k must be a non-negative integer"));
    }
    Ok(())
}

/// `math.comb(n, k)`.
pub fn comb(n: IntRef<'_>, k: IntRef<'_>) -> PureResult<Int> {
    counting_arguments(n, k)?;
    if super::int::compare(k, n).is_gt() {
        return Ok(Int::Small(0));
    }
    let other = super::int::sub(n, k);
    let fewer = if super::int::compare(k, other.as_ref()).is_le() { k.to_int() } else { other };
    let Some(fewer) = fewer.to_i64() else {
        return Err(PureError::overflow(format!("min(n - k, k) must not exceed {}", i64::MAX)));
    };
    falling(n, fewer as u64, true)
}

/// `math.perm(n, k)`; for `math.perm(n)` call [`factorial`].
pub fn perm(n: IntRef<'_>, k: IntRef<'_>) -> PureResult<Int> {
    counting_arguments(n, k)?;
    if super::int::compare(k, n).is_gt() {
        return Ok(Int::Small(0));
    }
    let Some(count) = k.to_i64() else {
        return Err(PureError::overflow(format!("k must not exceed {}", i64::MAX)));
    };
    falling(n, count as u64, false)
}

/// `n * (n - 1) * ...` of `count` factors, divided by `count!` when asked.
fn falling(n: IntRef<'_>, count: u64, divide: bool) -> PureResult<Int> {
    check_bits(n.bit_length().saturating_mul(count))?;
    if let Some(top) = n.to_i64() {
        let top = top as u64;
        if count == 0 {
            return Ok(Int::Small(1));
        }
        let value = product(top - count + 1, top)?;
        let value = if divide { value / product(1, count)? } else { value };
        return Ok(Int::from_big(value.into()));
    }
    let mut factor = n.to_big().into_owned();
    let mut value = BigInt::one();
    for step in 1..=count {
        value *= &factor;
        if divide {
            value /= step;
        }
        factor -= 1;
    }
    Ok(Int::from_big(value))
}
