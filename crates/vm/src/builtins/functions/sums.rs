//! `sum`: ints without objects, floats with Neumaier's compensation, then whatever `+` does (`builtin_sum_impl`).

use afterdel_language::op::BinaryOp;

use super::super::help::wrong_type;
use crate::errors::R;
use crate::machine::Machine;
use crate::native::Args;
use crate::object::{Object, V};
use crate::objects::Kind;

/// A sum of floats and the error made so far.
#[derive(Clone, Copy, Debug, Default)]
struct Compensated {
    high: f64,
    low: f64,
}

impl Compensated {
    fn add(&mut self, x: f64) {
        let total = self.high + x;
        self.low += if self.high.abs() >= x.abs() { (self.high - total) + x } else { (x - total) + self.high };
        self.high = total;
    }

    fn value(self) -> f64 {
        // An infinite or NaN compensation would spoil the sum.
        if self.low != 0.0 && self.low.is_finite() { self.high + self.low } else { self.high }
    }
}

/// What has been added up.
#[derive(Clone, Copy, Debug)]
enum Total {
    Int(i64),
    Float(Compensated),
    Complex(Compensated, Compensated),
    /// A counted reference.
    Object(V),
}

pub(super) fn sum(vm: &mut Machine, args: Args<'_>) -> R<V> {
    if args.pos.is_empty() {
        return wrong_type(vm, "sum() takes at least 1 positional argument (0 given)".to_string());
    }
    let [iterable, start] = args.bind(vm, "sum", ["", "start"], 1)?;
    let iter = vm.iter(iterable.expect("required"))?;
    let result = start_of(vm, start).and_then(|total| add_up(vm, iter, total));
    vm.drop_ref(iter);
    result
}

fn start_of(vm: &mut Machine, start: Option<V>) -> R<Total> {
    let Some(start) = start else { return Ok(Total::Int(0)) };
    let refused = match vm.native_kind(start) {
        Kind::Str => Some("strings [use ''.join(seq) instead]"),
        Kind::Bytes => Some("bytes [use b''.join(seq) instead]"),
        Kind::ByteArray => Some("bytearray [use b''.join(seq) instead]"),
        _ => None,
    };
    match refused {
        Some(what) => wrong_type(vm, format!("sum() can't sum {what}")),
        None => Ok(total_from(vm, start)),
    }
}

/// The cheapest form of a value; counts it where it stays an object.
fn total_from(vm: &mut Machine, v: V) -> Total {
    match vm.heap.get(v) {
        Object::Int(value) => Total::Int(value.0),
        Object::Float(value) => Total::Float(Compensated { high: value.0, low: 0.0 }),
        Object::Complex(parts) => {
            Total::Complex(Compensated { high: parts.0, low: 0.0 }, Compensated { high: parts.1, low: 0.0 })
        }
        _ => Total::Object(vm.new_ref(v)),
    }
}

fn add_up(vm: &mut Machine, iter: V, mut total: Total) -> R<V> {
    loop {
        let next = match vm.next_fast(iter) {
            None => vm.iter_next(iter),
            item => Ok(item),
        };
        match next {
            Ok(Some(item)) => {
                let next = add_item(vm, total, item);
                vm.drop_ref(item);
                total = next?;
            }
            Ok(None) => return Ok(to_object(vm, total)),
            Err(raise) => {
                if let Total::Object(v) = total {
                    vm.drop_ref(v);
                }
                return Err(raise);
            }
        }
    }
}

fn to_object(vm: &mut Machine, total: Total) -> V {
    match total {
        Total::Int(value) => vm.new_size(value),
        Total::Float(sum) => vm.new_float(sum.value()),
        Total::Complex(re, im) => vm.new_complex(re.value(), im.value()),
        Total::Object(v) => v,
    }
}

/// Adds an item, which is borrowed; the total is taken.
fn add_item(vm: &mut Machine, total: Total, item: V) -> R<Total> {
    let (small, real) = match vm.heap.get(item) {
        Object::Int(value) => (Some(value.0), None),
        Object::Bool(value) => (Some(i64::from(*value)), None),
        Object::Float(value) => (None, Some(value.0)),
        _ => (None, None),
    };
    let complex = match vm.heap.get(item) {
        Object::Complex(parts) => Some(**parts),
        _ => None,
    };
    match (total, small, real, complex) {
        (Total::Int(sum), Some(value), ..) => {
            if let Some(sum) = sum.checked_add(value) {
                return Ok(Total::Int(sum));
            }
        }
        (Total::Float(mut sum), Some(value), ..) => {
            sum.add(value as f64);
            return Ok(Total::Float(sum));
        }
        (Total::Float(mut sum), _, Some(value), _) => {
            sum.add(value);
            return Ok(Total::Float(sum));
        }
        (Total::Complex(mut re, im), Some(value), ..) => {
            re.add(value as f64);
            return Ok(Total::Complex(re, im));
        }
        (Total::Complex(mut re, im), _, Some(value), _) => {
            re.add(value);
            return Ok(Total::Complex(re, im));
        }
        (Total::Complex(mut re, mut im), _, _, Some((x, y))) => {
            re.add(x);
            im.add(y);
            return Ok(Total::Complex(re, im));
        }
        _ => {}
    }
    let stays_object = matches!(total, Total::Object(_));
    let left = to_object(vm, total);
    let result = vm.binary(BinaryOp::Add, left, item);
    vm.drop_ref(left);
    let sum = result?;
    // CPython's loops follow each other: ints, floats, complexes, then objects; none is gone back to.
    if stays_object || matches!(vm.heap.get(sum), Object::Int(_)) {
        return Ok(Total::Object(sum));
    }
    let total = total_from(vm, sum);
    vm.drop_ref(sum);
    Ok(total)
}
