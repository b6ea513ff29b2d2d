//! Ranges beyond iteration: slices, membership.

use num_bigint::BigInt;
use num_traits::{ToPrimitive, Zero};

use crate::errors::R;
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::objects::{Bounds, Range};
use crate::ops::iter::{big_range_len, small_range_len};
use crate::pure::Int;

impl Machine {
    /// A range with these bounds.
    pub fn new_range(&mut self, start: BigInt, stop: BigInt, step: BigInt) -> V {
        let range = match (start.to_i64(), stop.to_i64(), step.to_i64()) {
            (Some(a), Some(b), Some(c)) => Bounds::Small(a, b, c),
            _ => Bounds::Big(start, stop, step),
        };
        self.new_range_of(range)
    }

    /// A range with numbers that are objects of its own.
    pub fn new_range_of(&mut self, bounds: Bounds) -> V {
        let parts = match &bounds {
            Bounds::Small(start, stop, step) => [*start, *stop, *step].map(|part| self.new_int(part)),
            Bounds::Big(start, stop, step) => [start, stop, step].map(|part| self.new_bigint(part.clone())),
        };
        self.new_range_holding(bounds, parts)
    }

    /// A range of these objects, which it takes.
    pub fn new_range_holding(&mut self, bounds: Bounds, [start, stop, step]: [V; 3]) -> V {
        let length = match &bounds {
            Bounds::Small(start, stop, step) => {
                let length = small_range_len(*start, *stop, *step);
                match i64::try_from(length) {
                    Ok(length) => self.new_int(length),
                    Err(_) => self.new_bigint(length.into()),
                }
            }
            Bounds::Big(start, stop, step) => self.new_bigint(big_range_len(start, stop, step)),
        };
        self.alloc(Object::Range(Box::new(Range { bounds, held: [start, stop, step, length] })))
    }

    /// Start, stop and step.
    pub fn range_bounds(&self, v: V) -> [BigInt; 3] {
        let Object::Range(range) = self.heap.get(v).native() else { unreachable!("caller checked") };
        match &range.bounds {
            Bounds::Small(start, stop, step) => [(*start).into(), (*stop).into(), (*step).into()],
            Bounds::Big(start, stop, step) => [start.clone(), stop.clone(), step.clone()],
        }
    }

    /// Start and step.
    pub fn range_start_step(&self, v: V) -> (BigInt, BigInt) {
        let [start, _, step] = self.range_bounds(v);
        (start, step)
    }

    /// `range[a:b:c]`
    pub fn range_slice(&mut self, range: V, key: V) -> R<V> {
        let (len, _, _) = self.range_key(range);
        let places = crate::builtins::slice::indices_of(self, key, &Int::from_big(len))?;
        let [first, last, stride] = places.map(|place| place.as_ref().to_big().into_owned());
        let (start, step) = self.range_start_step(range);
        Ok(self.new_range(&start + &step * first, &start + &step * last, step * stride))
    }

    /// `n in range`
    pub fn range_contains(&mut self, range: V, item: V) -> R<bool> {
        let value = self.bigint(item).expect("caller checked");
        let [start, stop, step] = self.range_bounds(range);
        let inside =
            if step > BigInt::zero() { start <= value && value < stop } else { stop < value && value <= start };
        Ok(inside && ((value - start) % step).is_zero())
    }
}
