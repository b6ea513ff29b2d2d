//! Sorting with one copy of the algorithm in the program: each type that `sort_by` is used on brings another 3 kB.

use std::cmp::Ordering;

/// Sorts; equals keep their order.
pub(crate) fn sort<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = ordered(items.len(), &|one, two| compare(&items[one], &items[two]));
    let mut slots: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|index| slots[index].take()));
}

/// The indices in order. Merging from below: stable, and no more than n log n comparisons.
#[inline(never)]
fn ordered(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut from: Vec<usize> = (0..length).collect();
    let mut into = from.clone();
    let mut width = 1;
    while width < length {
        for start in (0..length).step_by(2 * width) {
            let (middle, end) = ((start + width).min(length), (start + 2 * width).min(length));
            let (mut left, mut right) = (start, middle);
            for slot in &mut into[start..end] {
                let take_left = left < middle && (right >= end || compare(from[right], from[left]) != Ordering::Less);
                let next = if take_left { &mut left } else { &mut right };
                *slot = from[*next];
                *next += 1;
            }
        }
        std::mem::swap(&mut from, &mut into);
        width *= 2;
    }
    from
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn it_sorts_and_keeps_equals_in_order() {
        for length in 0..70_u32 {
            let mut items: Vec<(u32, u32)> = (0..length).map(|index| (index.wrapping_mul(7_919) % 11, index)).collect();
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            sort(&mut items, |one, two| one.0.cmp(&two.0));
            assert_eq!(items, expected);
        }
    }
}
