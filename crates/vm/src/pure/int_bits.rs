//! Integers as bits and bytes: shifts, and/or/xor, `to_bytes` and `from_bytes`.

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive};

use super::error::{PureError, PureResult, check_size};
use super::int::{Int, IntRef, check_bits, from_magnitude_le};

/// `value << count`.
pub fn shl(value: IntRef<'_>, count: IntRef<'_>) -> PureResult<Int> {
    if count.is_negative() {
        return Err(PureError::value("negative shift count"));
    }
    if value.is_zero() {
        return Ok(Int::Small(0));
    }
    let Some(count) = count.to_i64() else {
        return Err(PureError::overflow("too many digits in integer"));
    };
    if let IntRef::Small(x) = value
        && count < 64
    {
        return Ok(Int::from(i128::from(x) << count));
    }
    check_bits(value.bit_length().saturating_add(count as u64))?;
    Ok(Int::from_big(value.to_big().as_ref() << count))
}

/// `value >> count`, rounding down.
pub fn shr(value: IntRef<'_>, count: IntRef<'_>) -> PureResult<Int> {
    if count.is_negative() {
        return Err(PureError::value("negative shift count"));
    }
    let count = count.to_i64().unwrap_or(i64::MAX);
    match value {
        IntRef::Small(x) => Ok(Int::Small(x >> count.min(63))),
        IntRef::Big(x) => {
            if count as u64 > x.bits() {
                return Ok(Int::Small(if x.is_negative() { -1 } else { 0 }));
            }
            Ok(Int::from_big(x >> count))
        }
    }
}

/// `left & right`.
pub fn and(left: IntRef<'_>, right: IntRef<'_>) -> Int {
    match (left, right) {
        (IntRef::Small(x), IntRef::Small(y)) => Int::Small(x & y),
        _ => bytewise(left, right, |x, y| x & y),
    }
}

/// `left | right`.
pub fn or(left: IntRef<'_>, right: IntRef<'_>) -> Int {
    match (left, right) {
        (IntRef::Small(x), IntRef::Small(y)) => Int::Small(x | y),
        _ => bytewise(left, right, |x, y| x | y),
    }
}

/// `left ^ right`.
pub fn xor(left: IntRef<'_>, right: IntRef<'_>) -> Int {
    match (left, right) {
        (IntRef::Small(x), IntRef::Small(y)) => Int::Small(x ^ y),
        _ => bytewise(left, right, |x, y| x ^ y),
    }
}

/// A bitwise operation on two's complement bytes; one body for all of them.
#[inline(never)]
fn bytewise(left: IntRef<'_>, right: IntRef<'_>, op: fn(u8, u8) -> u8) -> Int {
    let (mut bytes, mut other) = (left.to_big().to_signed_bytes_le(), right.to_big().to_signed_bytes_le());
    let sign_byte = |value: IntRef<'_>| if value.is_negative() { 0xFF } else { 0 };
    let len = bytes.len().max(other.len());
    bytes.resize(len, sign_byte(left));
    other.resize(len, sign_byte(right));
    bytes.iter_mut().zip(other).for_each(|(x, y)| *x = op(*x, y));
    Int::from_big(BigInt::from_signed_bytes_le(&bytes))
}

/// `~value`.
pub fn invert(value: IntRef<'_>) -> Int {
    match value {
        IntRef::Small(x) => Int::Small(!x),
        IntRef::Big(x) => Int::from_big(!x.clone()),
    }
}

/// Which end of the bytes comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteOrder {
    /// Most significant byte first.
    Big,
    /// Least significant byte first.
    Little,
}

impl ByteOrder {
    /// Reads the argument `byteorder`.
    pub fn parse(text: &str) -> PureResult<Self> {
        match text {
            "big" => Ok(Self::Big),
            "little" => Ok(Self::Little),
            _ => Err(PureError::value("byteorder must be either 'little' or 'big'")),
        }
    }
}

/// `int.to_bytes(length, byteorder, signed=...)`.
pub fn to_bytes(value: IntRef<'_>, length: i64, order: ByteOrder, signed: bool) -> PureResult<Vec<u8>> {
    let Ok(length) = usize::try_from(length) else {
        return Err(PureError::value("length argument must be non-negative"));
    };
    if value.is_negative() && !signed {
        return Err(PureError::overflow("can't convert negative int to unsigned"));
    }
    check_size(Some(length))?;
    let value_big = value.to_big();
    let fill = if value.is_negative() { 0xFF } else { 0 };
    let mut bytes = value_big.to_signed_bytes_le();
    // What is over `length` may only repeat the sign; a signed number also keeps its sign bit.
    while bytes.len() > length && bytes.last() == Some(&fill) {
        bytes.pop();
    }
    let sign_lost = signed && length > 0 && bytes.len() == length && (bytes[length - 1] >= 0x80) != value.is_negative();
    let gone = length == 0 && !value.is_zero();
    if bytes.len() > length || sign_lost || gone {
        return Err(PureError::overflow("int too big to convert"));
    }
    bytes.resize(length, fill);
    if order == ByteOrder::Big {
        bytes.reverse();
    }
    Ok(bytes)
}

/// `int.from_bytes(bytes, byteorder, signed=...)`.
pub fn from_bytes(bytes: &[u8], order: ByteOrder, signed: bool) -> Int {
    let mut bytes = bytes.to_vec();
    if order == ByteOrder::Big {
        bytes.reverse();
    }
    if signed {
        return Int::from_big(BigInt::from_signed_bytes_le(&bytes));
    }
    from_magnitude_le(false, &bytes)
}

/// The value as an index or a count that fits `isize` in 64 bits: `None` past it.
pub fn to_size(value: IntRef<'_>) -> Option<i64> {
    match value {
        IntRef::Small(x) => Some(x),
        IntRef::Big(x) => x.to_i64(),
    }
}
