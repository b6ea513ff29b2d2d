//! Numbers as they lie in memory: the item codes that arrays, views of memory and `struct` have in common.

/// A value of one item.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// Of the whole-number codes.
    Int(i128),
    /// `f`, `d`, `e`
    Float(f64),
    /// `?`
    Bool(bool),
    /// `c`
    Byte(u8),
    /// `u`, `w`
    Char(char),
}

/// Bytes of an item in the machine's own format.
pub fn size_of(code: u8) -> Option<usize> {
    Some(match code {
        b'b' | b'B' | b'c' | b'?' | b's' | b'p' | b'x' => 1,
        b'h' | b'H' | b'e' => 2,
        b'i' | b'I' | b'f' | b'u' | b'w' => 4,
        b'l' | b'L' | b'q' | b'Q' | b'n' | b'N' | b'P' | b'd' => 8,
        _ => return None,
    })
}

/// Smallest and largest value of a whole-number code of so many bytes.
pub fn int_range(code: u8, size: usize) -> Option<(i128, i128)> {
    let bits = 8 * size as u32;
    match code {
        b'b' | b'h' | b'i' | b'l' | b'q' | b'n' => Some((-(1 << (bits - 1)), (1 << (bits - 1)) - 1)),
        b'B' | b'H' | b'I' | b'L' | b'Q' | b'N' | b'P' => Some((0, (1 << bits) - 1)),
        _ => None,
    }
}

/// The item that these bytes, the lowest first, are.
pub fn read(code: u8, bytes: &[u8]) -> Item {
    let mut bits = 0u64;
    for (at, &byte) in bytes.iter().enumerate().take(8) {
        bits |= u64::from(byte) << (8 * at);
    }
    match code {
        b'?' => Item::Bool(bits != 0),
        b'c' => Item::Byte(bits as u8),
        b'u' | b'w' => Item::Char(char::from_u32(bits as u32).unwrap_or(char::REPLACEMENT_CHARACTER)),
        b'f' => Item::Float(f64::from(f32::from_bits(bits as u32))),
        b'd' => Item::Float(f64::from_bits(bits)),
        b'e' => Item::Float(half(bits as u16)),
        _ => {
            let signed = int_range(code, bytes.len()).is_some_and(|(low, _)| low < 0);
            let unused = 128 - 8 * bytes.len() as u32;
            let value = i128::from(bits);
            Item::Int(if signed { (value << unused) >> unused } else { value })
        }
    }
}

/// The bytes of an item that is known to fit, the lowest first.
pub fn write(code: u8, item: &Item, size: usize) -> Vec<u8> {
    let bits = match *item {
        Item::Int(value) => value as u64,
        Item::Bool(value) => u64::from(value),
        Item::Byte(value) => u64::from(value),
        Item::Char(value) => u64::from(u32::from(value)),
        Item::Float(value) => match code {
            b'f' => u64::from((value as f32).to_bits()),
            b'e' => u64::from(to_half(value)),
            _ => value.to_bits(),
        },
    };
    bits.to_le_bytes()[..size].to_vec()
}

/// A float of 16 bits.
fn half(bits: u16) -> f64 {
    let (sign, exponent, fraction) = (bits >> 15, (bits >> 10) & 31, f64::from(bits & 1023));
    let value = match exponent {
        0 => fraction * 2f64.powi(-24),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        _ => (1024.0 + fraction) * 2f64.powi(i32::from(exponent) - 25),
    };
    if sign == 1 { -value } else { value }
}

/// The nearest float of 16 bits, ties to even; what is too large is infinite.
fn to_half(value: f64) -> u16 {
    let sign = u16::from(value.is_sign_negative()) << 15;
    let size = value.abs();
    if size.is_nan() {
        return sign | 0x7e00;
    }
    if size < 2f64.powi(-14) {
        return sign | (size * 2f64.powi(24)).round_ties_even() as u16;
    }
    if size >= 65520.0 {
        return sign | 0x7c00;
    }
    let exponent = (-14..16).rev().find(|&exponent| size >= 2f64.powi(exponent)).unwrap_or(-14);
    let fraction = (size / 2f64.powi(exponent) * 1024.0).round_ties_even() as u16;
    // A fraction of 2048 carries into the exponent by itself.
    sign | (((exponent + 14) as u16) << 10).wrapping_add(fraction)
}

#[cfg(test)]
mod tests {
    use super::{Item, read, write};

    #[test]
    fn what_is_written_is_read_again() {
        for (code, size, item) in [
            (b'b', 1, Item::Int(-5)),
            (b'H', 2, Item::Int(65535)),
            (b'q', 8, Item::Int(i128::from(i64::MIN))),
            (b'Q', 8, Item::Int(i128::from(u64::MAX))),
            (b'd', 8, Item::Float(1.1)),
            (b'e', 2, Item::Float(1.5)),
            (b'e', 2, Item::Float(65504.0)),
            (b'e', 2, Item::Float(2f64.powi(-24))),
            (b'?', 1, Item::Bool(true)),
            (b'w', 4, Item::Char('\u{1f600}')),
        ] {
            assert_eq!(read(code, &write(code, &item, size)), item);
        }
    }
}
