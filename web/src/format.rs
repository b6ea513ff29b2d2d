//! Numbers and hues as a person reads them. Pure.

use std::fmt::Write;

pub(crate) use afterdel_protocol::words::{counted, grouped};

/// Bytes, exact below 10,000, else in binary units with three figures: `88 B`, `9,216 B`, `12.4 KiB`, `1 MiB`.
pub(crate) fn bytes(size_bytes: u64) -> String {
    const UNITS: [&str; 4] = ["KiB", "MiB", "GiB", "TiB"];
    if size_bytes < 10_000 {
        return format!("{} B", grouped(size_bytes));
    }
    let mut value = size_bytes as f64 / 1024.0;
    let mut unit = 0;
    while value >= 999.5 && unit + 1 < UNITS.len() {
        value /= 1024.0;
        unit += 1;
    }
    let figures = if value >= 99.95 { decimal(value, 1) } else { tenths(value) };
    format!("{figures} {}", UNITS[unit])
}

/// A change in bytes with its sign (a true minus): `+216 B`, `−88 B`, `0 B`.
pub(crate) fn signed_bytes(change_bytes: i64) -> String {
    format!("{}{}", sign(change_bytes), bytes(change_bytes.unsigned_abs()))
}

/// A change with its sign: `+2`, `−1`, `0`.
pub(crate) fn signed(change: i64) -> String {
    format!("{}{}", sign(change), grouped(change.unsigned_abs()))
}

fn sign(change: i64) -> &'static str {
    match change {
        1.. => "+",
        0 => "",
        _ => "\u{2212}",
    }
}

/// Microseconds in the unit that suits them.
pub(crate) fn duration(micros: f64) -> String {
    if micros < 1_000.0 {
        format!("{} \u{b5}s", decimal(micros, 1))
    } else if micros < 1_000_000.0 {
        format!("{} ms", tenths(micros / 1_000.0))
    } else {
        format!("{} s", hundredths(micros / 1_000_000.0))
    }
}

/// To a tenth, without a zero behind the point.
pub(crate) fn tenths(value: f64) -> String {
    decimal(value, 10)
}

/// To a hundredth, without a zero at the end.
pub(crate) fn hundredths(value: f64) -> String {
    decimal(value, 100)
}

/// To a part of one. Without the float formatter of `std`, which is large.
fn decimal(value: f64, parts: u64) -> String {
    let scaled = (value * parts as f64).round() as i64;
    let (sign, size) = (if scaled < 0 { "-" } else { "" }, scaled.unsigned_abs());
    let (whole, mut rest, mut width) = (size / parts, size % parts, parts);
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    while rest.is_multiple_of(10) {
        (rest, width) = (rest / 10, width / 10);
    }
    // 105 of 100 parts is written 1.05: the digits of 105, without the first.
    format!("{sign}{whole}.{}", &(width + rest).to_string()[1..])
}

/// An address as Python prints it.
pub(crate) fn address(address: u64) -> String {
    let mut text = String::from("0x");
    let _ = write!(text, "{address:x}");
    text
}

/// At most `length` characters, the last an ellipsis when something was cut.
pub(crate) fn shortened(text: &str, length: usize) -> String {
    if text.chars().count() <= length {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(length.saturating_sub(1)).collect();
    short.push('\u{2026}');
    short
}

/// How many hues `css/tokens.css` has.
const HUES: u32 = 8;

/// The hue of a type: the same in every panel and every run. Common types have fixed ones, so that two of them never
/// fall together; the rest go by a hash of the name.
pub(crate) fn hue(type_name: &str) -> u32 {
    match type_name {
        "list" => 0,
        "dict" => 1,
        "str" | "bytes" => 2,
        "tuple" => 3,
        "function" | "builtin_function_or_method" | "method" => 4,
        "int" | "float" | "bool" => 5,
        "type" | "module" => 6,
        "set" | "frozenset" => 7,
        other => {
            let hash =
                other.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
            (hash >> 8) % HUES
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn small_sizes_are_exact() {
        assert_eq!(bytes(88), "88 B");
        assert_eq!(bytes(9_216), "9,216 B");
        assert_eq!(bytes(12_697), "12.4 KiB");
        assert_eq!(bytes(1 << 20), "1 MiB");
        assert_eq!(bytes(512 << 20), "512 MiB");
    }

    #[test]
    fn changes_carry_a_true_minus() {
        assert_eq!(signed_bytes(216), "+216 B");
        assert_eq!(signed_bytes(-88), "\u{2212}88 B");
        assert_eq!(signed(0), "0");
    }

    #[test]
    fn tenths_are_what_svg_takes() {
        assert_eq!([tenths(0.0), tenths(12.34), tenths(-0.25), tenths(7.96)], ["0", "12.3", "-0.3", "8"]);
        assert_eq!([hundredths(1.05), hundredths(1.5), hundredths(33.333)], ["1.05", "1.5", "33.33"]);
    }

    #[test]
    fn a_cut_text_ends_in_an_ellipsis() {
        assert_eq!(shortened("short", 5), "short");
        assert_eq!(shortened("longer", 5), "long\u{2026}");
    }

    #[test]
    fn a_type_keeps_its_hue() {
        assert_eq!(hue("list"), hue("list"));
        assert!(hue("Node") < HUES);
    }
}
