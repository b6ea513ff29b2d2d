//! The functions of the module `math` over floats, with CPython's errors.

use super::double;
use super::error::{PureError, PureResult};
use super::float_text::repr;
use super::int::{Int, IntRef};

pub use super::math_sums::{dist, fsum, hypot, sumprod};

fn domain() -> PureError {
    PureError::value("math domain error")
}

fn range() -> PureError {
    PureError::overflow("math range error")
}

fn expected(what: &str, x: f64) -> PureError {
    PureError::value(format!("expected {what}, got {}", repr(x)))
}

/// A function of one float.
pub type Unary = fn(f64) -> PureResult<f64>;

/// The functions of one float by name; those of `math.log` take integers too, see [`log_int`].
pub const UNARY: &[(&str, Unary)] = &[
    ("acos", |x| within_one(x, double::acos)),
    ("acosh", acosh),
    ("asin", |x| within_one(x, double::asin)),
    ("asinh", |x| Ok(double::asinh(x))),
    ("atan", |x| Ok(double::atan(x))),
    ("atanh", atanh),
    ("cbrt", |x| Ok(libm::cbrt(x))),
    ("cos", |x| of_finite(x, double::cos)),
    ("cosh", |x| bounded(x, libm::cosh)),
    ("degrees", |x| Ok(x * (180.0 / std::f64::consts::PI))),
    ("erf", |x| Ok(libm::erf(x))),
    ("erfc", |x| Ok(libm::erfc(x))),
    ("exp", |x| bounded(x, double::exp)),
    ("exp2", |x| bounded(x, libm::exp2)),
    ("expm1", |x| bounded(x, libm::expm1)),
    ("fabs", |x| Ok(x.abs())),
    ("gamma", gamma),
    ("lgamma", lgamma),
    ("log10", |x| logarithm(x, double::log10)),
    ("log1p", log1p),
    ("log2", |x| logarithm(x, double::log2)),
    ("radians", |x| Ok(x * (std::f64::consts::PI / 180.0))),
    ("sin", |x| of_finite(x, double::sin)),
    ("sinh", |x| bounded(x, libm::sinh)),
    ("sqrt", sqrt),
    ("tan", |x| of_finite(x, double::tan)),
    ("tanh", |x| Ok(libm::tanh(x))),
    ("ulp", |x| Ok(ulp(x))),
];

/// The function of one float with this name.
pub fn unary(name: &str) -> Option<Unary> {
    UNARY.iter().find(|entry| entry.0 == name).map(|entry| entry.1)
}

fn of_finite(x: f64, function: fn(f64) -> f64) -> PureResult<f64> {
    if x.is_infinite() { Err(expected("a finite input", x)) } else { Ok(function(x)) }
}

fn within_one(x: f64, function: fn(f64) -> f64) -> PureResult<f64> {
    if x.abs() > 1.0 { Err(expected("a number in range from -1 up to 1", x)) } else { Ok(function(x)) }
}

fn bounded(x: f64, function: fn(f64) -> f64) -> PureResult<f64> {
    let value = function(x);
    if value.is_infinite() && x.is_finite() { Err(range()) } else { Ok(value) }
}

/// `math.sqrt(x)`.
pub fn sqrt(x: f64) -> PureResult<f64> {
    if x < 0.0 { Err(expected("a nonnegative input", x)) } else { Ok(x.sqrt()) }
}

fn acosh(x: f64) -> PureResult<f64> {
    if x < 1.0 { Err(expected("argument value not less than 1", x)) } else { Ok(double::acosh(x)) }
}

fn atanh(x: f64) -> PureResult<f64> {
    if x.abs() >= 1.0 { Err(expected("a number between -1 and 1", x)) } else { Ok(double::atanh(x)) }
}

fn log1p(x: f64) -> PureResult<f64> {
    if x <= -1.0 { Err(expected("argument value > -1", x)) } else { Ok(libm::log1p(x)) }
}

fn logarithm(x: f64, function: fn(f64) -> f64) -> PureResult<f64> {
    if x <= 0.0 { Err(expected("a positive input", x)) } else { Ok(function(x)) }
}

/// `math.log(x)` of a float.
pub fn log(x: f64) -> PureResult<f64> {
    logarithm(x, double::log)
}

/// A base that has a function of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogBase {
    /// `math.log`.
    E,
    /// `math.log2`.
    Two,
    /// `math.log10`.
    Ten,
}

/// `math.log`, `math.log2` and `math.log10` of an integer of any size.
pub fn log_int(x: IntRef<'_>, base: LogBase) -> PureResult<f64> {
    let function = match base {
        LogBase::E => double::log,
        LogBase::Two => double::log2,
        LogBase::Ten => double::log10,
    };
    if x.is_negative() || x.is_zero() {
        return Err(PureError::value("expected a positive input"));
    }
    if let Ok(x) = x.to_f64() {
        return Ok(function(x));
    }
    // Too large for a float: take the leading bits and their power of two apart.
    let exponent = x.bit_length();
    let leading = super::int_bits::shr(x, IntRef::Small(exponent as i64 - 64))?;
    let mantissa = leading.as_ref().to_f64()? / 2_f64.powi(64);
    Ok(function(mantissa) + function(2.0) * exponent as f64)
}

/// `math.log(x, base)` from the two logarithms.
pub fn log_with_base(log_x: f64, log_base: f64) -> PureResult<f64> {
    super::float::true_divide(log_x, log_base)
}

/// `math.atan2(y, x)`.
pub fn atan2(y: f64, x: f64) -> f64 {
    double::atan2(y, x)
}

/// `math.pow(x, y)`.
pub fn pow(x: f64, y: f64) -> PureResult<f64> {
    let finite = x.is_finite() && y.is_finite();
    let value = double::pow(x, y);
    if finite && (value.is_nan() || (x == 0.0 && value.is_infinite())) {
        return Err(domain());
    }
    if finite && value.is_infinite() { Err(range()) } else { Ok(value) }
}

/// `math.fmod(x, y)`.
pub fn fmod(x: f64, y: f64) -> PureResult<f64> {
    no_new_nan(x, y, if y.is_infinite() && x.is_finite() { x } else { x % y })
}

/// `math.remainder(x, y)`.
pub fn remainder(x: f64, y: f64) -> PureResult<f64> {
    no_new_nan(x, y, if y.is_infinite() && x.is_finite() { x } else { libm::remainder(x, y) })
}

fn no_new_nan(x: f64, y: f64, value: f64) -> PureResult<f64> {
    if value.is_nan() && !x.is_nan() && !y.is_nan() { Err(domain()) } else { Ok(value) }
}

/// `math.ldexp(x, exponent)`; an exponent beyond 64 bits comes in clamped.
pub fn ldexp(x: f64, exponent: i64) -> PureResult<f64> {
    let clamped = exponent.clamp(-5000, 5000) as i32;
    let value = libm::ldexp(x, clamped);
    if value.is_infinite() && x.is_finite() { Err(range()) } else { Ok(value) }
}

/// `math.frexp(x)`.
pub fn frexp(x: f64) -> (f64, i64) {
    if x == 0.0 || !x.is_finite() {
        return (x, 0);
    }
    let (mantissa, exponent) = libm::frexp(x);
    (mantissa, i64::from(exponent))
}

/// `math.modf(x)`: the broken part and the whole part.
pub fn modf(x: f64) -> (f64, f64) {
    if x.is_infinite() {
        return (0.0_f64.copysign(x), x);
    }
    let whole = x.trunc();
    ((x - whole).copysign(x), whole)
}

/// `math.floor(x)`.
pub fn floor(x: f64) -> PureResult<Int> {
    Int::from_f64(x.floor())
}

/// `math.ceil(x)`.
pub fn ceil(x: f64) -> PureResult<Int> {
    Int::from_f64(x.ceil())
}

/// `math.trunc(x)`.
pub fn trunc(x: f64) -> PureResult<Int> {
    Int::from_f64(x)
}

/// `math.isclose(a, b, rel_tol=..., abs_tol=...)`.
pub fn isclose(a: f64, b: f64, relative: f64, absolute: f64) -> PureResult<bool> {
    if relative < 0.0 || absolute < 0.0 {
        return Err(PureError::value("tolerances must be non-negative"));
    }
    if a == b {
        return Ok(true);
    }
    if a.is_infinite() || b.is_infinite() {
        return Ok(false);
    }
    let distance = (b - a).abs();
    Ok(distance <= (relative * b).abs() || distance <= (relative * a).abs() || distance <= absolute)
}

/// `math.fma(x, y, z)`.
pub fn fma(x: f64, y: f64, z: f64) -> PureResult<f64> {
    let value = libm::fma(x, y, z);
    if value.is_nan() && !x.is_nan() && !y.is_nan() && !z.is_nan() {
        return Err(PureError::value("invalid operation in fma"));
    }
    if value.is_infinite() && x.is_finite() && y.is_finite() && z.is_finite() {
        return Err(PureError::overflow("overflow in fma"));
    }
    Ok(value)
}

/// `math.nextafter(x, y)`.
pub fn nextafter(x: f64, y: f64) -> f64 {
    if x == y { y } else { libm::nextafter(x, y) }
}

/// `math.ulp(x)`.
pub fn ulp(x: f64) -> f64 {
    let x = x.abs();
    if !x.is_finite() {
        return x;
    }
    let next = f64::from_bits(x.to_bits() + 1);
    if next.is_infinite() { x - f64::from_bits(x.to_bits() - 1) } else { next - x }
}

/// Lanczos' approximation as Boost tabulates it (N = 13), which CPython uses too.
const LANCZOS_G: f64 = 6.024_680_040_776_73;
const LANCZOS: [(f64, f64); 13] = [
    (23_531_376_880.410_76, 0.0),
    (42_919_803_642.649_1, 39_916_800.0),
    (35_711_959_237.355_67, 120_543_840.0),
    (17_921_034_426.037_21, 150_917_976.0),
    (6_039_542_586.352_028, 105_258_076.0),
    (1_439_720_407.311_721_6, 45_995_730.0),
    (248_874_557.862_054_17, 13_339_535.0),
    (31_426_415.585_400_194, 2_637_558.0),
    (2_876_370.628_935_372_5, 357_423.0),
    (186_056.265_395_223_48, 32_670.0),
    (8_071.672_002_365_816, 1_925.0),
    (210.824_277_751_579_36, 66.0),
    (2.506_628_274_631_000_2, 1.0),
];

fn lanczos_sum(x: f64) -> f64 {
    let step = |(above, below): (f64, f64), &(a, b): &(f64, f64)| {
        if x < 5.0 { (above * x + a, below * x + b) } else { (above / x + a, below / x + b) }
    };
    let (above, below) =
        if x < 5.0 { LANCZOS.iter().rev().fold((0.0, 0.0), step) } else { LANCZOS.iter().fold((0.0, 0.0), step) };
    above / below
}

/// The sine of pi times `x`, exact at the halves.
fn sin_pi(x: f64) -> f64 {
    let pi = std::f64::consts::PI;
    let y = libm::fmod(x.abs(), 2.0);
    let value = match libm::round(2.0 * y) as i64 {
        0 => double::sin(pi * y),
        1 => double::cos(pi * (y - 0.5)),
        2 => double::sin(pi * (1.0 - y)),
        3 => -double::cos(pi * (y - 1.5)),
        _ => double::sin(pi * (y - 2.0)),
    };
    value * 1.0_f64.copysign(x)
}

fn gamma_pole(x: f64) -> PureError {
    expected("a noninteger or positive integer", x)
}

/// `math.gamma(x)`.
pub fn gamma(x: f64) -> PureResult<f64> {
    const HALF_G: f64 = LANCZOS_G - 0.5;
    if x.is_nan() || x == f64::INFINITY {
        return Ok(x);
    }
    let whole = x.floor() == x;
    if x.is_infinite() || (whole && x <= 0.0) {
        return Err(gamma_pole(x));
    }
    if whole && x <= 23.0 {
        return Ok((1..x as u64).map(|factor| factor as f64).product());
    }
    let size = x.abs();
    if size < 1e-20 {
        return bounded(x, |x| 1.0 / x);
    }
    if size > 200.0 {
        return if x < 0.0 { Ok(0.0 / sin_pi(x)) } else { Err(range()) };
    }
    let y = size + HALF_G;
    let lost = if size > HALF_G { (y - size) - HALF_G } else { (y - HALF_G) - size };
    let correction = lost * LANCZOS_G / y;
    let whole_power = size < 140.0;
    let power = double::pow(y, if whole_power { size - 0.5 } else { size / 2.0 - 0.25 });
    let value = if x < 0.0 {
        let value = -std::f64::consts::PI / sin_pi(size) / size * double::exp(y) / lanczos_sum(size);
        let value = value - correction * value;
        if whole_power { value / power } else { value / power / power }
    } else {
        let value = lanczos_sum(size) / double::exp(y);
        let value = value + correction * value;
        if whole_power { value * power } else { value * power * power }
    };
    if value.is_infinite() { Err(range()) } else { Ok(value) }
}

/// `math.lgamma(x)`.
pub fn lgamma(x: f64) -> PureResult<f64> {
    if !x.is_finite() {
        return Ok(x.abs());
    }
    if x.floor() == x && x <= 2.0 {
        return if x <= 0.0 { Err(gamma_pole(x)) } else { Ok(0.0) };
    }
    let size = x.abs();
    if size < 1e-20 {
        return Ok(-double::log(size));
    }
    let value = double::log(lanczos_sum(size)) - LANCZOS_G;
    let value = value + (size - 0.5) * (double::log(size + LANCZOS_G - 0.5) - 1.0);
    if x >= 0.0 {
        return if value.is_infinite() { Err(range()) } else { Ok(value) };
    }
    let log_pi = 1.144_729_885_849_400_2;
    Ok(log_pi - double::log(sin_pi(size).abs()) - double::log(size) - value)
}
