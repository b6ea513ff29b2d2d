//! The arithmetic of slices and ranges.

use super::error::{PureError, PureResult};
use super::int::{Int, IntRef, add, compare, divmod, mul, sub};

/// A slice of a sequence of known length: `count` items from `start`, every `step`th.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slice {
    /// The first index.
    pub start: i64,
    /// The index at which it ends, -1 when a negative step runs out at the front.
    pub stop: i64,
    /// The distance between indices, never 0.
    pub step: i64,
    /// How many items.
    pub count: i64,
}

/// `slice(start, stop, step).indices(length)` and the count; numbers beyond 64 bits come in clamped.
pub fn indices(length: i64, start: Option<i64>, stop: Option<i64>, step: Option<i64>) -> PureResult<Slice> {
    let step = step.unwrap_or(1).max(-i64::MAX);
    if step == 0 {
        return Err(PureError::value("slice step cannot be zero"));
    }
    let (lowest, highest) = if step < 0 { (-1, length - 1) } else { (0, length) };
    let clamp = |index: i64| {
        let index = if index < 0 { index.saturating_add(length) } else { index };
        index.clamp(lowest, highest.max(lowest))
    };
    let start = start.map_or(if step < 0 { highest } else { lowest }, clamp);
    let stop = stop.map_or(if step < 0 { lowest } else { highest }, clamp);
    let count = if step < 0 && stop < start {
        (start - stop - 1) / -step + 1
    } else if step > 0 && start < stop {
        (stop - start - 1) / step + 1
    } else {
        0
    };
    Ok(Slice { start, stop, step, count })
}

impl Slice {
    /// The indices in order.
    pub fn positions(self) -> impl Iterator<Item = usize> {
        (0..self.count).map(move |index| (self.start + index * self.step) as usize)
    }
}

/// The start and end of `find(needle, start, end)` and its kin, as CPython clamps them; `start` may exceed `end`.
pub fn bounds(length: i64, start: Option<i64>, end: Option<i64>) -> (i64, i64) {
    let clamp = |index: i64| if index < 0 { index.saturating_add(length).max(0) } else { index };
    (clamp(start.unwrap_or(0)), clamp(end.unwrap_or(i64::MAX)).min(length))
}

/// A sequence index with its sign resolved; `None` outside.
pub fn resolve_index(length: usize, index: i64) -> Option<usize> {
    let index = if index < 0 { index.checked_add(i64::try_from(length).ok()?)? } else { index };
    usize::try_from(index).ok().filter(|index| *index < length)
}

/// `range(start, stop, step)` within 64 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SmallRange {
    /// The first value.
    pub start: i64,
    /// The value not reached.
    pub stop: i64,
    /// The distance, never 0.
    pub step: i64,
}

impl SmallRange {
    /// A range whose step is checked.
    pub fn new(start: i64, stop: i64, step: i64) -> PureResult<Self> {
        if step == 0 { Err(zero_step()) } else { Ok(Self { start, stop, step }) }
    }

    /// How many values.
    pub fn length(self) -> u64 {
        let (low, high) = if self.step > 0 { (self.start, self.stop) } else { (self.stop, self.start) };
        if low >= high { 0 } else { (high.abs_diff(low) - 1) / self.step.unsigned_abs() + 1 }
    }

    /// The value at an index; `None` outside.
    pub fn get(self, index: i64) -> Option<i64> {
        let length = i128::from(self.length());
        let index = i128::from(index) + if index < 0 { length } else { 0 };
        if !(0..length).contains(&index) {
            return None;
        }
        i64::try_from(i128::from(self.start) + index * i128::from(self.step)).ok()
    }

    /// The index of a value; `None` when it is not in the range.
    pub fn position(self, value: i64) -> Option<u64> {
        let low_high = if self.step > 0 { self.start..self.stop } else { self.stop.saturating_add(1)..self.start };
        let inside = low_high.contains(&value) || (value == self.start && self.length() > 0);
        let distance = i128::from(value) - i128::from(self.start);
        let step = i128::from(self.step);
        (inside && distance % step == 0).then(|| (distance / step) as u64)
    }
}

/// `ValueError` of a range with step 0.
pub fn zero_step() -> PureError {
    PureError::value("range() arg 3 must not be zero")
}

/// How many values a range of any size has.
pub fn range_length(start: IntRef<'_>, stop: IntRef<'_>, step: IntRef<'_>) -> PureResult<Int> {
    if step.is_zero() {
        return Err(zero_step());
    }
    let (low, high) = if step.is_negative() { (stop, start) } else { (start, stop) };
    if compare(low, high).is_ge() {
        return Ok(Int::Small(0));
    }
    let span = sub(sub(high, low).as_ref(), IntRef::Small(1));
    let step = super::int::abs(step);
    let (steps, _) = divmod(span.as_ref(), step.as_ref())?;
    Ok(add(steps.as_ref(), IntRef::Small(1)))
}

/// The value at an index of a range of any size; `None` outside.
pub fn range_get(start: IntRef<'_>, stop: IntRef<'_>, step: IntRef<'_>, index: IntRef<'_>) -> PureResult<Option<Int>> {
    let length = range_length(start, stop, step)?;
    let index = if index.is_negative() { add(index, length.as_ref()) } else { index.to_int() };
    if index.as_ref().is_negative() || compare(index.as_ref(), length.as_ref()).is_ge() {
        return Ok(None);
    }
    let distance = mul(index.as_ref(), step)?;
    Ok(Some(add(start, distance.as_ref())))
}

/// The index of a value in a range of any size; `None` when it is not in it.
pub fn range_position(
    start: IntRef<'_>,
    stop: IntRef<'_>,
    step: IntRef<'_>,
    value: IntRef<'_>,
) -> PureResult<Option<Int>> {
    let length = range_length(start, stop, step)?;
    let (index, rest) = divmod(sub(value, start).as_ref(), step)?;
    let inside = !index.as_ref().is_negative() && compare(index.as_ref(), length.as_ref()).is_lt();
    Ok((inside && rest.as_ref().is_zero()).then_some(index))
}
