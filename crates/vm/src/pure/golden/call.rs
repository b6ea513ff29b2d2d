//! Calls an algorithm by name, arguments and answer as text.

use crate::pure::error::PureResult;
use crate::pure::int::{Int, IntRef};
use crate::pure::text::repr::{bytes_repr, str_repr};
use crate::pure::*;
use crate::version::PYTHON_3_14;

pub(super) fn int(text: &str) -> Int {
    Int::from_big(text.parse().expect("an integer"))
}

pub(super) fn small(text: &str) -> i64 {
    text.parse().expect("a 64-bit integer")
}

pub(super) fn flt(text: &str) -> f64 {
    f64::from_bits(text.parse().expect("a float's bits"))
}

pub(super) fn byt(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).expect("latin-1")).collect()
}

/// An answer as CPython's `repr` shows it.
pub(super) trait Show {
    fn show(&self) -> String;
}

impl Show for Int {
    fn show(&self) -> String {
        int_text::to_radix(self.as_ref(), 10)
    }
}

impl Show for f64 {
    fn show(&self) -> String {
        float_text::repr(*self)
    }
}

impl Show for bool {
    fn show(&self) -> String {
        if *self { "True" } else { "False" }.to_owned()
    }
}

impl Show for String {
    fn show(&self) -> String {
        str_repr(self)
    }
}

impl Show for &str {
    fn show(&self) -> String {
        str_repr(self)
    }
}

impl Show for Vec<u8> {
    fn show(&self) -> String {
        bytes_repr(self)
    }
}

impl Show for &[u8] {
    fn show(&self) -> String {
        bytes_repr(self)
    }
}

macro_rules! show_numbers {
    ($($kind:ty)*) => { $(impl Show for $kind {
        fn show(&self) -> String {
            self.to_string()
        }
    })* };
}
show_numbers!(i64 u64 usize);

impl<A: Show, B: Show> Show for (A, B) {
    fn show(&self) -> String {
        format!("({}, {})", self.0.show(), self.1.show())
    }
}

impl<A: Show, B: Show, C: Show> Show for (A, B, C) {
    fn show(&self) -> String {
        format!("({}, {}, {})", self.0.show(), self.1.show(), self.2.show())
    }
}

impl<T: Show> Show for Option<T> {
    fn show(&self) -> String {
        self.as_ref().map_or("None".to_owned(), Show::show)
    }
}

impl<T: Show> Show for Vec<T> {
    fn show(&self) -> String {
        format!("[{}]", self.iter().map(Show::show).collect::<Vec<_>>().join(", "))
    }
}

impl<T: Show> Show for PureResult<T> {
    fn show(&self) -> String {
        match self {
            Ok(value) => value.show(),
            Err(error) => {
                let words = PYTHON_3_14.reworded(error.kind.into(), &error.message);
                format!("!{}: {}", error.kind.class_name(), words.as_ref().unwrap_or(&error.message))
            }
        }
    }
}

impl Show for int_math::Power {
    fn show(&self) -> String {
        match self {
            Self::Int(value) => value.show(),
            Self::Float(value) => value.show(),
        }
    }
}

impl Show for float::FloatPower {
    fn show(&self) -> String {
        match self {
            Self::Real(value) => value.show(),
            Self::Complex(real, imaginary) => float_text::complex_repr(*real, *imaginary),
        }
    }
}

/// The answer, `repr` or `!Error: words`.
pub(super) fn call(function: &str, a: &[&str]) -> String {
    let groups = [
        ints,
        int_texts,
        floats,
        texts,
        hashes,
        formats,
        super::methods::str_methods,
        super::methods::bytes_methods,
        super::methods::others,
        super::maths::maths,
    ];
    groups.iter().find_map(|group| group(function, a)).unwrap_or_else(|| panic!("no function {function}"))
}

fn ints(function: &str, a: &[&str]) -> Option<String> {
    let first = a.first().and_then(|text| text.parse().ok()).map(Int::from_big)?;
    let x = first.as_ref();
    let second = a.get(1).and_then(|text| text.parse().ok()).map_or(Int::Small(0), Int::from_big);
    let y = second.as_ref();
    Some(match function {
        "int_add" => int::add(x, y).show(),
        "int_sub" => int::sub(x, y).show(),
        "int_mul" => int::mul(x, y).show(),
        "int_divmod" => int::divmod(x, y).show(),
        "int_truediv" => int::true_divide(x, y).show(),
        "int_pow" => int_math::pow(x, y).show(),
        "int_powmod" => int_math::pow_mod(x, y, int(a[2]).as_ref()).show(),
        "int_shl" => int_bits::shl(x, y).show(),
        "int_shr" => int_bits::shr(x, y).show(),
        "int_and" => int_bits::and(x, y).show(),
        "int_or" => int_bits::or(x, y).show(),
        "int_xor" => int_bits::xor(x, y).show(),
        "int_invert" => int_bits::invert(x).show(),
        "int_neg" => int::neg(x).show(),
        "int_cmp" => (int::compare(x, y) as i64).show(),
        "int_cmpf" => int::compare_float(x, flt(a[1])).map(|order| order as i64).show(),
        "int_float" => x.to_f64().show(),
        "int_bit_length" => (x.bit_length(), x.bit_count()).show(),
        "int_isqrt" => int_math::isqrt(x).show(),
        "int_gcd" => int_math::gcd(x, y).show(),
        "int_lcm" => int_math::lcm(x, y).show(),
        "int_comb" => int_math::comb(x, y).show(),
        "int_perm" => int_math::perm(x, y).show(),
        "int_factorial" => int_math::factorial(x).show(),
        "int_round" => float::round_int(x, small(a[1])).show(),
        "int_to_bytes" => to_bytes(x, a).show(),
        _ => return None,
    })
}

fn to_bytes(value: IntRef<'_>, a: &[&str]) -> PureResult<Vec<u8>> {
    int_bits::to_bytes(value, small(a[1]), int_bits::ByteOrder::parse(a[2])?, a[3] == "True")
}

fn int_texts(function: &str, a: &[&str]) -> Option<String> {
    Some(match function {
        "int_parse" => int_text::parse(a[0], small(a[1])).show(),
        "int_parse_bytes" => int_text::parse_bytes(&byt(a[0]), small(a[1])).show(),
        "int_str" => int_text::to_decimal(int(a[0]).as_ref()).show(),
        "int_hex" => int_text::to_prefixed(int(a[0]).as_ref(), 16).show(),
        "int_oct" => int_text::to_prefixed(int(a[0]).as_ref(), 8).show(),
        "int_bin" => int_text::to_prefixed(int(a[0]).as_ref(), 2).show(),
        "int_from_bytes" => {
            int_bits::from_bytes(&byt(a[0]), int_bits::ByteOrder::parse(a[1]).expect("an order"), a[2] == "True").show()
        }
        _ => return None,
    })
}

fn floats(function: &str, a: &[&str]) -> Option<String> {
    Some(match function {
        "float_repr" => float_text::repr(flt(a[0])),
        "float_parse" => float_text::parse(a[0]).show(),
        "float_parse_bytes" => float_text::parse_bytes(&byt(a[0])).show(),
        "float_hex" => float_text::hex(flt(a[0])),
        "float_fromhex" => float_text::from_hex(a[0]).show(),
        "float_is_integer" => float::is_integer(flt(a[0])).show(),
        "float_ratio" => float::as_integer_ratio(flt(a[0])).show(),
        "float_int" => Int::from_f64(flt(a[0])).show(),
        "float_round" => float::round_digits(flt(a[0]), small(a[1])).show(),
        "float_round0" => float::round_to_int(flt(a[0])).show(),
        "float_divmod" => float::divmod(flt(a[0]), flt(a[1])).show(),
        "float_pow" => float::pow(flt(a[0]), flt(a[1])).show(),
        "float_div" => float::true_divide(flt(a[0]), flt(a[1])).show(),
        "complex_repr" => float_text::complex_repr(flt(a[0]), flt(a[1])),
        _ => return None,
    })
}

fn texts(function: &str, a: &[&str]) -> Option<String> {
    use crate::pure::text::{chars, repr};
    Some(match function {
        "str_repr" => repr::str_repr(a[0]),
        "str_ascii" => repr::str_ascii(a[0]),
        "bytes_repr" => repr::bytes_repr(&byt(a[0])),
        "str_is" => [
            chars::isspace,
            chars::isalpha,
            chars::isalnum,
            chars::isdecimal,
            chars::isdigit,
            chars::isnumeric,
            chars::isprintable,
            chars::isidentifier,
            chars::islower,
            chars::isupper,
            chars::istitle,
        ]
        .iter()
        .map(|test| if test(a[0]) { '1' } else { '0' })
        .collect(),
        _ => return None,
    })
}

fn hashes(function: &str, a: &[&str]) -> Option<String> {
    Some(match function {
        "hash_int" => hash::hash_int(int(a[0]).as_ref()).show(),
        "hash_float" => hash::hash_float(flt(a[0])).show(),
        "hash_complex" => hash::hash_complex(flt(a[0]), flt(a[1])).show(),
        "hash_str" => hash::hash_str(a[0]).show(),
        "hash_bytes" => hash::hash_bytes(&byt(a[0])).show(),
        "hash_tuple" => hash::hash_tuple(a.iter().map(|text| hash::hash_str(text))).show(),
        "hash_frozenset" => hash::hash_frozenset(a.iter().map(|text| hash::hash_str(text))).show(),
        "hash_none" => hash::HASH_NONE.show(),
        _ => return None,
    })
}

fn formats(function: &str, a: &[&str]) -> Option<String> {
    Some(match function {
        "format_str" => format_apply::format_str(a[0], a[1], "str").show(),
        "format_int" => format_apply::format_int(int(a[0]).as_ref(), a[1], "int").show(),
        "format_float" => format_apply::format_float(flt(a[0]), a[1], "float").show(),
        "format_complex" => format_apply::format_complex(flt(a[0]), flt(a[1]), a[2]).show(),
        _ => return None,
    })
}
