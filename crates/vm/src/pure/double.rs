//! Float functions rounded almost always correctly, as glibc's are: arithmetic on pairs of floats.
//!
//! `libm` alone is a last digit off in one of thirty; a library with tables for it would cost 50 kB.
//! A [`Pair`] is an unevaluated sum of two floats, about 105 bits. Only `+ - * /` are used, so that every machine,
//! wasm included, gives the same bits.

use std::f64::consts::{FRAC_2_PI, LOG2_E};

/// The sum of a float and what rounding took from it.
#[derive(Clone, Copy, Debug)]
struct Pair {
    high: f64,
    low: f64,
}

const ONE: Pair = Pair { high: 1.0, low: 0.0 };
const LN_2: Pair = Pair { high: std::f64::consts::LN_2, low: 2.319_046_813_846_299_6e-17 };
const LN_10: Pair = Pair { high: std::f64::consts::LN_10, low: -2.170_756_223_382_249_4e-16 };
const HALF_PI: Pair = Pair { high: std::f64::consts::FRAC_PI_2, low: 6.123_233_995_736_766e-17 };
/// Half of pi in parts of 33 bits, so that small multiples of each are exact.
const HALF_PI_PARTS: [f64; 4] =
    [1.570_796_326_734_125_6, 6.077_100_506_303_966e-11, 2.022_266_248_711_166_5e-21, 8.478_427_660_368_9e-32];

/// The exact sum of two floats.
fn sum(a: f64, b: f64) -> Pair {
    let high = a + b;
    let shadow = high - a;
    Pair { high, low: (a - (high - shadow)) + (b - shadow) }
}

/// The exact product of two floats that are far from the largest.
fn product(a: f64, b: f64) -> Pair {
    const SPLITTER: f64 = 134_217_729.0;
    let split = |x: f64| {
        let wide = SPLITTER * x;
        let high = wide - (wide - x);
        (high, x - high)
    };
    let high = a * b;
    let ((a_high, a_low), (b_high, b_low)) = (split(a), split(b));
    Pair { high, low: ((a_high * b_high - high) + a_high * b_low + a_low * b_high) + a_low * b_low }
}

impl Pair {
    fn from(value: f64) -> Self {
        Self { high: value, low: 0.0 }
    }

    fn value(self) -> f64 {
        self.high + self.low
    }

    fn add(self, other: Self) -> Self {
        let (high, low) = (sum(self.high, other.high), sum(self.low, other.low));
        let first = sum(high.high, high.low + low.high);
        sum(first.high, first.low + low.low)
    }

    fn neg(self) -> Self {
        Self { high: -self.high, low: -self.low }
    }

    fn sub(self, other: Self) -> Self {
        self.add(other.neg())
    }

    fn mul(self, other: Self) -> Self {
        let high = product(self.high, other.high);
        sum(high.high, high.low + (self.high * other.low + self.low * other.high))
    }

    fn div(self, other: Self) -> Self {
        let first = self.high / other.high;
        let rest = self.sub(other.mul(Self::from(first)));
        let second = rest.high / other.high;
        let rest = rest.sub(other.mul(Self::from(second)));
        sum(first, second).add(Self::from(rest.high / other.high))
    }

    fn sqrt(self) -> Self {
        if self.high <= 0.0 {
            return Self::from(0.0);
        }
        let root = self.high.sqrt();
        let rest = self.sub(product(root, root));
        sum(root, rest.high / (2.0 * root))
    }

    /// Times a power of two.
    fn scale(self, exponent: i32) -> Self {
        Self { high: libm::ldexp(self.high, exponent), low: libm::ldexp(self.low, exponent) }
    }
}

/// `e**x` as a pair and a power of two, for `x` within 800 of zero.
fn exp_pair(x: Pair) -> (Pair, i32) {
    const HALVINGS: i32 = 8;
    let power = (x.high * LOG2_E).round_ties_even();
    let rest = x.sub(LN_2.mul(Pair::from(power))).scale(-HALVINGS);
    // Taylor's series of e**r - 1, then squared back: (1 + t)**2 - 1 = 2t + t**2.
    let (mut term, mut total) = (rest, rest);
    for n in 2..=11 {
        term = term.mul(rest).div(Pair::from(f64::from(n)));
        total = total.add(term);
    }
    for _ in 0..HALVINGS {
        total = total.scale(1).add(total.mul(total));
    }
    (total.add(ONE), power as i32)
}

/// The natural logarithm of a positive finite float.
fn log_pair(x: f64) -> Pair {
    let (mut mantissa, mut exponent) = libm::frexp(x);
    if mantissa < std::f64::consts::FRAC_1_SQRT_2 {
        mantissa *= 2.0;
        exponent -= 1;
    }
    let log = if (mantissa - 1.0).abs() < 1e-3 {
        let ratio = Pair::from(mantissa - 1.0).div(sum(mantissa, 1.0));
        odd_series(ratio, |n| 1.0 / n).scale(1)
    } else {
        // One step of Newton's from a float's precision doubles it.
        let rough = libm::log(mantissa);
        let (inverse, power) = exp_pair(Pair::from(-rough));
        let error = inverse.scale(power).mul(Pair::from(mantissa)).sub(ONE);
        Pair::from(rough).add(error.sub(error.mul(error).scale(-1)))
    };
    log.add(LN_2.mul(Pair::from(f64::from(exponent))))
}

/// `x + c(3) x**3 + c(5) x**5 + ...` for small `x`.
fn odd_series(x: Pair, coefficient: impl Fn(f64) -> f64) -> Pair {
    let square = x.mul(x);
    let (mut power, mut total) = (x, x);
    for n in [3.0, 5.0, 7.0, 9.0, 11.0] {
        power = power.mul(square);
        let exact = coefficient(n);
        // Thirds and the like are no floats: divide where the coefficient is a plain reciprocal.
        let term = if exact == 1.0 / n { power.div(Pair::from(n)) } else { power.mul(Pair::from(exact)) };
        total = total.add(term);
    }
    total
}

fn log_of_pair(x: Pair) -> Pair {
    log_pair(x.high).add(Pair::from(x.low / x.high))
}

fn is_plain(x: f64) -> bool {
    x > 0.0 && x.is_finite()
}

/// `e**x`.
pub fn exp(x: f64) -> f64 {
    if x.is_nan() || x.abs() > 745.0 || x.abs() < 1e-300 {
        return libm::exp(x);
    }
    let (value, power) = exp_pair(Pair::from(x));
    libm::ldexp(value.value(), power)
}

/// The natural logarithm.
pub fn log(x: f64) -> f64 {
    if is_plain(x) { log_pair(x).value() } else { libm::log(x) }
}

/// The logarithm in base 2.
pub fn log2(x: f64) -> f64 {
    if is_plain(x) { log_pair(x).div(LN_2).value() } else { libm::log2(x) }
}

/// The logarithm in base 10.
pub fn log10(x: f64) -> f64 {
    if is_plain(x) { log_pair(x).div(LN_10).value() } else { libm::log10(x) }
}

/// `base ** exponent` as C has it.
pub fn pow(base: f64, exponent: f64) -> f64 {
    let magnitude = base.abs();
    if !is_plain(magnitude) || !exponent.is_finite() || exponent == 0.0 || magnitude == 1.0 {
        return libm::pow(base, exponent);
    }
    let whole = exponent.floor() == exponent;
    if base < 0.0 && !whole {
        return f64::NAN;
    }
    let odd = whole && libm::fmod(exponent, 2.0) != 0.0;
    let power = positive_power(magnitude, exponent);
    if base < 0.0 && odd { -power } else { power }
}

fn positive_power(base: f64, exponent: f64) -> f64 {
    if exponent == 0.5 {
        return base.sqrt();
    }
    let log = log_pair(base);
    let rough = log.high * exponent;
    if rough.abs() > 760.0 || base.abs() < 1e-290 {
        return libm::pow(base, exponent);
    }
    // Small whole powers may be exact or ties, which a logarithm would miss.
    if (1.0..=16.0).contains(&exponent) && exponent.floor() == exponent && rough.abs() < 600.0 {
        let product = (1..exponent as u32).fold(Pair::from(base), |power, _| power.mul(Pair::from(base)));
        return product.value();
    }
    let (value, power) = exp_pair(log.mul(Pair::from(exponent)));
    libm::ldexp(value.value(), power)
}

/// Sine and cosine of a reduced angle, by Taylor's series.
fn sin_cos_small(angle: Pair) -> (Pair, Pair) {
    let square = angle.mul(angle).neg();
    let (mut sine, mut cosine) = (angle, ONE);
    let (mut sine_term, mut cosine_term) = (angle, ONE);
    for n in 1..=13 {
        let n = f64::from(2 * n);
        cosine_term = cosine_term.mul(square).div(Pair::from(n * (n - 1.0)));
        sine_term = sine_term.mul(square).div(Pair::from(n * (n + 1.0)));
        cosine = cosine.add(cosine_term);
        sine = sine.add(sine_term);
    }
    (sine, cosine)
}

/// Sine and cosine; `None` where the float library has to do.
fn sin_cos(x: f64) -> Option<(Pair, Pair)> {
    if !(1e-8..=1e5).contains(&x.abs()) {
        return None;
    }
    let turns = (x * FRAC_2_PI).round_ties_even();
    let angle = HALF_PI_PARTS.iter().fold(Pair::from(x), |rest, &part| rest.sub(product(turns, part)));
    let (sine, cosine) = sin_cos_small(angle);
    Some(match (turns as i64).rem_euclid(4) {
        0 => (sine, cosine),
        1 => (cosine, sine.neg()),
        2 => (sine.neg(), cosine.neg()),
        _ => (cosine.neg(), sine),
    })
}

/// The sine.
pub fn sin(x: f64) -> f64 {
    sin_cos(x).map_or_else(|| libm::sin(x), |(sine, _)| sine.value())
}

/// The cosine.
pub fn cos(x: f64) -> f64 {
    sin_cos(x).map_or_else(|| libm::cos(x), |(_, cosine)| cosine.value())
}

/// The tangent.
pub fn tan(x: f64) -> f64 {
    sin_cos(x).map_or_else(|| libm::tan(x), |(sine, cosine)| sine.div(cosine).value())
}

/// The angle of a point whose coordinates are of ordinary size, the first at most the second.
fn atan_ratio(y: Pair, x: Pair) -> Pair {
    let ratio = y.div(x);
    let rough = libm::atan(ratio.high);
    let (sine, cosine) = sin_cos_small(Pair::from(rough));
    let error = ratio.mul(cosine).sub(sine).div(cosine.add(ratio.mul(sine)));
    Pair::from(rough).add(error)
}

/// The angle of a point in the right half.
fn angle(y: Pair, x: Pair) -> Pair {
    if y.high.abs() <= x.high {
        return atan_ratio(y, x);
    }
    let (up, y) = if y.high < 0.0 { (false, y.neg()) } else { (true, y) };
    let angle = HALF_PI.sub(atan_ratio(x, y));
    if up { angle } else { angle.neg() }
}

fn is_ordinary(x: f64) -> bool {
    (1e-100..1e100).contains(&x.abs())
}

/// The arc tangent.
pub fn atan(x: f64) -> f64 {
    if x.abs() < 1e-8 || !is_ordinary(x) { libm::atan(x) } else { angle(Pair::from(x), ONE).value() }
}

/// The angle of the point `(x, y)`.
pub fn atan2(y: f64, x: f64) -> f64 {
    if !is_ordinary(x) || !is_ordinary(y) {
        return libm::atan2(y, x);
    }
    let acute = angle(Pair::from(y), Pair::from(x.abs()));
    if x > 0.0 {
        return acute.value();
    }
    let half_turn = HALF_PI.scale(1);
    if y > 0.0 { half_turn.sub(acute).value() } else { half_turn.neg().sub(acute).value() }
}

/// The other leg of a right triangle with hypotenuse 1.
fn other_leg(x: f64) -> Pair {
    sum(1.0, -x).mul(sum(1.0, x)).sqrt()
}

/// The arc sine.
pub fn asin(x: f64) -> f64 {
    if !(1e-8..1.0).contains(&x.abs()) {
        return libm::asin(x);
    }
    angle(Pair::from(x), other_leg(x)).value()
}

/// The arc cosine.
pub fn acos(x: f64) -> f64 {
    if !(1e-8..1.0).contains(&x.abs()) {
        return libm::acos(x);
    }
    let acute = angle(other_leg(x), Pair::from(x.abs()));
    if x > 0.0 { acute.value() } else { HALF_PI.scale(1).sub(acute).value() }
}

/// The inverse hyperbolic sine.
pub fn asinh(x: f64) -> f64 {
    let size = x.abs();
    if size < 1e-8 || !size.is_finite() {
        return libm::asinh(x);
    }
    if size > 1e30 {
        return log_pair(size).add(LN_2).value().copysign(x);
    }
    let pair = Pair::from(size);
    let value = if size < 3e-4 {
        let square = pair.mul(pair);
        let tail = square.mul(Pair::from(3.0)).div(Pair::from(40.0)).sub(ONE.div(Pair::from(6.0)));
        pair.add(pair.mul(square).mul(tail)).add(Pair::from(-15.0 / 336.0 * libm::pow(size, 7.0)))
    } else {
        log_of_pair(pair.add(pair.mul(pair).add(ONE).sqrt()))
    };
    value.value().copysign(x)
}

/// The inverse hyperbolic cosine.
pub fn acosh(x: f64) -> f64 {
    if !(1.0..f64::INFINITY).contains(&x) {
        return libm::acosh(x);
    }
    if x > 1e30 {
        return log_pair(x).add(LN_2).value();
    }
    let leg = sum(x, -1.0).mul(sum(x, 1.0)).sqrt();
    log_of_pair(Pair::from(x).add(leg)).value()
}

/// The inverse hyperbolic tangent.
pub fn atanh(x: f64) -> f64 {
    if !(1e-8..1.0).contains(&x.abs()) {
        return libm::atanh(x);
    }
    if x.abs() < 1e-3 {
        return odd_series(Pair::from(x), |n| 1.0 / n).value();
    }
    log_of_pair(sum(1.0, x).div(sum(1.0, -x))).scale(-1).value()
}
