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

/// `x * y`
pub fn product((a, b): Parts, (c, d): Parts) -> Parts {
    (a * c - b * d, a * d + b * c)
}

/// `x / y`; None for a division by zero.
pub fn quotient((a, b): Parts, (c, d): Parts) -> Option<Parts> {
    if c.abs() >= d.abs() {
        if c == 0.0 {
            return None;
        }
        let ratio = d / c;
        let denominator = c + d * ratio;
        Some(((a + b * ratio) / denominator, (b - a * ratio) / denominator))
    } else if d.abs() >= c.abs() {
        let ratio = c / d;
        let denominator = c * ratio + d;
        Some(((a * ratio + b) / denominator, (b * ratio - a) / denominator))
    } else {
        Some((f64::NAN, f64::NAN))
    }
}

/// `x ** y`: small whole exponents by multiplication, others by length and angle.
pub fn power(x: Parts, y: Parts) -> Result<Parts, NoPower> {
    const MOST: f64 = 100.0;
    let result = if y.1 == 0.0 && y.0 == y.0.floor() && y.0.abs() <= MOST {
        let whole = repeated(x, y.0.abs() as u32);
        if y.0 > 0.0 { whole } else { quotient((1.0, 0.0), whole).ok_or(NoPower::Zero)? }
    } else {
        by_angle(x, y)?
    };
    if result.0.is_infinite() || result.1.is_infinite() { Err(NoPower::TooLarge) } else { Ok(result) }
}

fn repeated(x: Parts, times: u32) -> Parts {
    let (mut result, mut factor, mut left) = ((1.0, 0.0), x, times);
    while left > 0 {
        if left & 1 == 1 {
            result = product(result, factor);
        }
        left >>= 1;
        factor = product(factor, factor);
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
    Ok((size * double::cos(phase), size * double::sin(phase)))
}

#[cfg(test)]
mod tests {
    use super::{NoPower, power, quotient};

    #[test]
    fn powers() {
        assert_eq!(power((0.0, 1.0), (2.0, 0.0)), Ok((-1.0, 0.0)));
        assert_eq!(power((0.0, 0.0), (0.0, 1.0)), Err(NoPower::Zero));
        assert_eq!(power((0.0, 0.0), (-1.0, 0.0)), Err(NoPower::Zero));
        assert_eq!(power((1e300, 0.0), (3.0, 0.0)), Err(NoPower::TooLarge));
        assert_eq!(quotient((1.0, 0.0), (0.0, 0.0)), None);
    }
}
