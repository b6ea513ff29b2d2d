//! Ints that CPython makes on the way to a result: their memory is taken and waits on a free list afterwards.

use crate::machine::Machine;
use crate::object::V;

impl Machine {
    /// What `long_pow` multiplies out before the power itself, as long as it fits a digit: later ones have no free list.
    pub(crate) fn pass_squares(&mut self, base: i64, exponent: i64) {
        // Up to the third power there is nothing on the way but the power itself.
        if exponent <= 3 || base.unsigned_abs() <= 1 {
            return;
        }
        let (mut value, mut object) = (base, None);
        for bit in (0..exponent.ilog2()).rev() {
            let times = [Some(value), (exponent >> bit & 1 == 1).then_some(base)];
            for (factor, last) in times.into_iter().flatten().zip([exponent >> bit & 1 == 0, true]) {
                // The last product is the power, which the caller makes.
                match value.checked_mul(factor).filter(|value| value.unsigned_abs() < 1 << 30 && !(bit == 0 && last)) {
                    Some(product) => value = product,
                    None => return self.drop_step(object),
                }
                let product = self.new_int(value);
                self.drop_step(object.replace(product));
            }
        }
        self.drop_step(object);
    }

    fn drop_step(&mut self, object: Option<V>) {
        object.into_iter().for_each(|v| self.decref(v));
    }
}
