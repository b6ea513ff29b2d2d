//! Sums of floats without rounding on the way: `fsum`, `sumprod`, `hypot` and `dist`.

use num_bigint::{BigInt, BigUint};
use num_traits::{Signed, ToPrimitive, Zero};

use super::error::{PureError, PureResult};
use super::float::{decompose, round_scaled};

/// An exact sum: a big integer times a power of two.
#[derive(Default)]
struct Exact {
    total: BigInt,
    exponent: i64,
}

impl Exact {
    fn add(&mut self, mantissa: BigInt, exponent: i64) {
        if mantissa.is_zero() {
            return;
        }
        if self.total.is_zero() {
            *self = Self { total: mantissa, exponent };
        } else if exponent < self.exponent {
            self.total <<= self.exponent - exponent;
            self.exponent = exponent;
            self.total += mantissa;
        } else {
            self.total += mantissa << (exponent - self.exponent);
        }
    }

    /// The nearest float; `None` when it is too large.
    fn value(&self) -> Option<f64> {
        let magnitude = round_big(self.total.magnitude(), self.exponent, false)?;
        Some(if self.total.is_negative() { -magnitude } else { magnitude })
    }
}

/// The float nearest to `magnitude * 2**exponent`, which `inexact` says is a little less than meant.
fn round_big(magnitude: &BigUint, exponent: i64, inexact: bool) -> Option<f64> {
    let dropped = magnitude.bits().saturating_sub(100);
    let sticky = inexact || magnitude.trailing_zeros().unwrap_or(0) < dropped;
    let leading = (magnitude >> dropped).to_u128().unwrap_or(0);
    round_scaled(leading << 1 | u128::from(sticky), exponent + dropped as i64 - 1)
}

fn signed_mantissa(x: f64) -> (BigInt, i64) {
    let (mantissa, exponent) = decompose(x);
    (if x < 0.0 { -BigInt::from(mantissa) } else { BigInt::from(mantissa) }, exponent)
}

/// `math.fsum(values)`.
pub fn fsum(values: impl IntoIterator<Item = f64>) -> PureResult<f64> {
    let (mut exact, mut special, mut infinities) = (Exact::default(), 0.0, 0.0);
    let mut finite = true;
    for x in values {
        if x.is_finite() {
            let (mantissa, exponent) = signed_mantissa(x);
            exact.add(mantissa, exponent);
        } else {
            finite = false;
            special += x;
            infinities += if x.is_infinite() { x } else { 0.0 };
        }
    }
    if finite {
        return exact.value().ok_or_else(|| PureError::overflow("intermediate overflow in fsum"));
    }
    if infinities.is_nan() { Err(PureError::value("-inf + inf in fsum")) } else { Ok(special) }
}

/// `math.sumprod(p, q)` of floats.
pub fn sumprod(p: &[f64], q: &[f64]) -> PureResult<f64> {
    if p.len() != q.len() {
        return Err(PureError::value("Inputs are not the same length"));
    }
    let plain: f64 = p.iter().zip(q).map(|(x, y)| x * y).sum();
    if !plain.is_finite() {
        return Ok(plain);
    }
    let mut exact = Exact::default();
    for (&x, &y) in p.iter().zip(q) {
        let ((x, x_exponent), (y, y_exponent)) = (signed_mantissa(x), signed_mantissa(y));
        exact.add(x * y, x_exponent + y_exponent);
    }
    Ok(exact.value().unwrap_or(plain))
}

/// `math.hypot(*coordinates)`: the nearest float to the root of the sum of squares.
pub fn hypot(coordinates: &[f64]) -> f64 {
    if coordinates.iter().any(|x| x.is_infinite()) {
        return f64::INFINITY;
    }
    if coordinates.iter().any(|x| x.is_nan()) {
        return f64::NAN;
    }
    let mut squares = Exact::default();
    for &x in coordinates {
        let (mantissa, exponent) = decompose(x);
        squares.add(BigInt::from(mantissa) * mantissa, 2 * exponent);
    }
    if squares.total.is_zero() {
        return 0.0;
    }
    // The exponent is even; as many zero bits as make the root long enough.
    let missing = 160_u64.saturating_sub(squares.total.bits()).next_multiple_of(2);
    let square = squares.total.magnitude() << missing;
    let root = square.sqrt();
    let inexact = &root * &root != square;
    round_big(&root, (squares.exponent - missing as i64) / 2, inexact).unwrap_or(f64::INFINITY)
}

/// `math.dist(p, q)`.
pub fn dist(p: &[f64], q: &[f64]) -> PureResult<f64> {
    if p.len() != q.len() {
        return Err(PureError::value("both points must have the same number of dimensions"));
    }
    let distances: Vec<f64> = p.iter().zip(q).map(|(x, y)| (x - y).abs()).collect();
    Ok(hypot(&distances))
}
