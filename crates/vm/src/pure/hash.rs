//! `hash()` of the plain values, as 64-bit CPython computes it; of text as under `PYTHONHASHSEED=0`.

use std::hash::Hasher;

use num_traits::ToPrimitive;
use siphasher::sip::SipHasher13;

use super::int::IntRef;

/// Numbers are hashed modulo this prime, so that equal numbers of all types hash alike.
const MODULUS: u64 = (1 << 61) - 1;
const IMAGINARY: u64 = 1_000_003;

/// `hash(None)`.
pub const HASH_NONE: i64 = 0xFCA8_6420;

/// -1 stands for an error in CPython, so no hash is -1.
fn finish(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}

/// `hash(n)`.
pub fn hash_int(value: IntRef<'_>) -> i64 {
    let residue = match value {
        IntRef::Small(small) => small.unsigned_abs() % MODULUS,
        IntRef::Big(big) => (big.magnitude() % MODULUS).to_u64().unwrap_or(0),
    } as i64;
    finish(if value.is_negative() { -residue } else { residue })
}

/// `hash(b)` of a bool.
pub fn hash_bool(value: bool) -> i64 {
    i64::from(value)
}

/// `hash(x)`; `None` for NaN, which hashes by its identity.
pub fn hash_float(value: f64) -> Option<i64> {
    if value.is_nan() {
        return None;
    }
    if value.is_infinite() {
        return Some(if value > 0.0 { 314_159 } else { -314_159 });
    }
    let (mantissa, exponent) = super::float::decompose(value);
    // A power of two modulo 2**61 - 1 is a rotation of 61 bits.
    let shift = exponent.rem_euclid(61) as u32;
    let residue = mantissa % MODULUS;
    let rotated = (residue << shift & MODULUS) | residue >> (61 - shift);
    let hash = (rotated % MODULUS) as i64;
    Some(finish(if value < 0.0 { -hash } else { hash }))
}

/// `hash(z)` of a complex number; `None` when a part is NaN.
pub fn hash_complex(real: f64, imaginary: f64) -> Option<i64> {
    let (real, imaginary) = (hash_float(real)? as u64, hash_float(imaginary)? as u64);
    Some(finish(real.wrapping_add(imaginary.wrapping_mul(IMAGINARY)) as i64))
}

/// `hash(b)` of bytes.
pub fn hash_bytes(data: &[u8]) -> i64 {
    if data.is_empty() {
        return 0;
    }
    let mut hasher = SipHasher13::new_with_keys(0, 0);
    hasher.write(data);
    finish(hasher.finish() as i64)
}

/// `hash(s)`: of the 1, 2 or 4 bytes per code point that CPython stores.
pub fn hash_str(text: &str) -> i64 {
    if text.is_ascii() {
        return hash_bytes(text.as_bytes());
    }
    let highest = text.chars().max().map_or(0, u32::from);
    let data: Vec<u8> = match highest {
        0..=0xFF => text.chars().map(|c| u32::from(c) as u8).collect(),
        0x100..=0xFFFF => text.chars().flat_map(|c| (u32::from(c) as u16).to_le_bytes()).collect(),
        _ => text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect(),
    };
    hash_bytes(&data)
}

/// `hash(t)` of a tuple from its items' hashes.
pub fn hash_tuple(items: impl IntoIterator<Item = i64>) -> i64 {
    let (sum, length) = mixed(items);
    not_minus_one(sum.wrapping_add(length ^ (PRIME_5 ^ 3_527_539)))
}

/// The hash of a slice: as of a tuple, but for the length.
pub fn hash_slice(items: impl IntoIterator<Item = i64>) -> i64 {
    not_minus_one(mixed(items).0)
}

const PRIME_5: u64 = 2_870_177_450_012_600_261;

/// What the hashes come to, and their number.
fn mixed(items: impl IntoIterator<Item = i64>) -> (u64, u64) {
    const PRIME_1: u64 = 11_400_714_785_074_694_791;
    const PRIME_2: u64 = 14_029_467_366_897_019_727;
    let (mut sum, mut length) = (PRIME_5, 0);
    for item in items {
        sum = sum.wrapping_add((item as u64).wrapping_mul(PRIME_2)).rotate_left(31).wrapping_mul(PRIME_1);
        length += 1;
    }
    (sum, length)
}

fn not_minus_one(sum: u64) -> i64 {
    match sum as i64 {
        -1 => 1_546_275_796,
        hash => hash,
    }
}

/// `hash(f)` of a frozenset from its items' hashes, in any order.
pub fn hash_frozenset(items: impl IntoIterator<Item = i64>) -> i64 {
    let (mut hash, mut length) = (0_u64, 0_u64);
    for item in items {
        let item = item as u64;
        hash ^= ((item ^ 89_869_747) ^ (item << 16)).wrapping_mul(3_644_798_167);
        length += 1;
    }
    hash ^= length.wrapping_add(1).wrapping_mul(1_927_868_237);
    hash ^= (hash >> 11) ^ (hash >> 25);
    match hash.wrapping_mul(69_069).wrapping_add(907_133_923) as i64 {
        -1 => 590_923_713,
        hash => hash,
    }
}
