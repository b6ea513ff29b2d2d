//! Arithmetic of complex numbers, as pairs of real and imaginary part.

use super::double;

/// Real and imaginary part.
type Parts = (f64, f64);

/// Why there is no power.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPower {
    /// Zero to a negative or complex power.
    Zero,
    /// Out of a float's range.
    TooLarge,
}

/// An infinite part as 1 and a finite one as 0, with its sign.
fn boxed(part: f64) -> f64 {
    f64::copysign(if part.is_infinite() { 1.0 } else { 0.0 }, part)
}

/// A part that is no number as 0, with its sign.
fn cleared(part: f64) -> f64 {
    if part.is_nan() { f64::copysign(0.0, part) } else { part }
}

fn is_infinite((a, b): Parts) -> bool {
    a.is_infinite() || b.is_infinite()
}

fn is_finite((a, b): Parts) -> bool {
    a.is_finite() && b.is_finite()
}

fn is_nan((a, b): Parts) -> bool {
    a.is_nan() && b.is_nan()
}

/// Infinities that came out as no numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Infinities {
    /// They are found again (C11, annex G.5).
    Found,
    /// They stay so, as before 3.14.
    Lost,
}

/// `x * y` (G.5.1).
pub fn product(x: Parts, y: Parts, infinities: Infinities) -> Parts {
    let parts = |(a, b): Parts, (c, d): Parts| (a * c - b * d, a * d + b * c);
    let result = parts(x, y);
    if infinities == Infinities::Lost || !is_nan(result) {
        return result;
    }
    let ((mut a, mut b), (mut c, mut d)) = (x, y);
    let overflows = [a * c, b * d, a * d, b * c].iter().any(|part| part.is_infinite());
    let (left, right) = (is_infinite(x), is_infinite(y));
    if left {
        ((a, b), (c, d)) = ((boxed(a), boxed(b)), (cleared(c), cleared(d)));
    }
    if right {
        ((a, b), (c, d)) = ((cleared(a), cleared(b)), (boxed(c), boxed(d)));
    }
    if !left && !right {
        if !overflows {
            return result;
        }
        ((a, b), (c, d)) = ((cleared(a), cleared(b)), (cleared(c), cleared(d)));
    }
    let (re, im) = parts((a, b), (c, d));
    (f64::INFINITY * re, f64::INFINITY * im)
}

/// `x / y` (G.5.2); None for a division by zero.
pub fn quotient(x: Parts, y: Parts, infinities: Infinities) -> Option<Parts> {
    let ((a, b), (c, d)) = (x, y);
    let result = if c.abs() >= d.abs() {
        if c == 0.0 {
            return None;
        }
        let ratio = d / c;
        let denominator = c + d * ratio;
        ((a + b * ratio) / denominator, (b - a * ratio) / denominator)
    } else if d.abs() >= c.abs() {
        let ratio = c / d;
        let denominator = c * ratio + d;
        ((a * ratio + b) / denominator, (b * ratio - a) / denominator)
    } else {
        (f64::NAN, f64::NAN)
    };
    if infinities == Infinities::Lost {
        return Some(result);
    }
    if is_nan(result) && is_infinite(x) && is_finite(y) {
        let (a, b) = (boxed(a), boxed(b));
        return Some((f64::INFINITY * (a * c + b * d), f64::INFINITY * (b * c - a * d)));
    }
    if is_nan(result) && is_infinite(y) && is_finite(x) {
        let (c, d) = (boxed(c), boxed(d));
        return Some((0.0 * (a * c + b * d), 0.0 * (b * c - a * d)));
    }
    Some(result)
}

/// `x / y` of a real number, which has no imaginary part that could take part.
pub fn real_quotient(a: f64, y: Parts) -> Option<Parts> {
    let (c, d) = y;
    let result = if c.abs() >= d.abs() {
        if c == 0.0 {
            return None;
        }
        let ratio = d / c;
        let denominator = c + d * ratio;
        (a / denominator, (-a * ratio) / denominator)
    } else if d.abs() >= c.abs() {
        let ratio = c / d;
        let denominator = c * ratio + d;
        ((a * ratio) / denominator, -a / denominator)
    } else {
        (f64::NAN, f64::NAN)
    };
    if is_nan(result) && is_infinite(y) && a.is_finite() {
        return Some((0.0 * (a * boxed(c)), 0.0 * (-a * boxed(d))));
    }
    Some(result)
}

/// `x ** y`: small whole exponents by multiplication, others by length and angle.
pub fn power(x: Parts, y: Parts, infinities: Infinities) -> Result<Parts, NoPower> {
    const MOST: f64 = 100.0;
    let result = if y.1 == 0.0 && y.0 == y.0.floor() && y.0.abs() <= MOST {
        let whole = repeated(x, y.0.abs() as u32, infinities);
        if y.0 > 0.0 { whole } else { quotient((1.0, 0.0), whole, infinities).ok_or(NoPower::Zero)? }
    } else {
        by_angle(x, y)?
    };
    if result.0.is_infinite() || result.1.is_infinite() { Err(NoPower::TooLarge) } else { Ok(result) }
}

fn repeated(x: Parts, times: u32, infinities: Infinities) -> Parts {
    let (mut result, mut factor, mut left) = ((1.0, 0.0), x, times);
    while left > 0 {
        if left & 1 == 1 {
            result = product(result, factor, infinities);
        }
        left >>= 1;
        factor = product(factor, factor, infinities);
    }
    result
}

fn by_angle((a, b): Parts, (c, d): Parts) -> Result<Parts, NoPower> {
    if (a, b) == (0.0, 0.0) {
        return if d != 0.0 || c < 0.0 { Err(NoPower::Zero) } else { Ok((0.0, 0.0)) };
    }
    let (length, angle) = (libm::hypot(a, b), double::atan2(b, a));
    let mut size = double::pow(length, c);
    let mut phase = angle * c;
    if d != 0.0 {
        size *= double::exp(-d * angle);
        phase += d * double::log(length);
    }
    // The C library's cosine of an infinity is a domain error, which is read as that of zero.
    if phase.is_infinite() {
        return Err(NoPower::Zero);
    }
    Ok((size * double::cos(phase), size * double::sin(phase)))
}

#[cfg(test)]
mod tests {
    use super::Infinities::Found;
    use super::{NoPower, power, quotient};

    #[test]
    fn powers() {
        assert_eq!(power((0.0, 1.0), (2.0, 0.0), Found), Ok((-1.0, 0.0)));
        assert_eq!(power((0.0, 0.0), (0.0, 1.0), Found), Err(NoPower::Zero));
        assert_eq!(power((0.0, 0.0), (-1.0, 0.0), Found), Err(NoPower::Zero));
        assert_eq!(power((1e300, 0.0), (3.0, 0.0), Found), Err(NoPower::TooLarge));
        assert_eq!(quotient((1.0, 0.0), (0.0, 0.0), Found), None);
    }
}
