//! `list.sort` (`Objects/listobject.c`): stable, by natural runs and binary insertion; only `<` is asked.

use std::cmp::Ordering;

use afterdel_language::op::CompareOp;

use super::help::{drop_all, wrong_type};
use super::list::{put_contents, take_contents};
use crate::errors::R;
use crate::machine::Machine;
use crate::native::Args;
use crate::object::{Object, V};
use crate::objects::Kind;

/// The longest run that insertion makes.
const MAX_RUN: usize = 64;

/// One thing to be sorted: what is compared, and where the item is.
#[derive(Clone, Copy, Debug)]
struct Item {
    key: V,
    value: V,
}

/// `list.sort(*, key=None, reverse=False)`
pub(super) fn sort(vm: &mut Machine, args: Args<'_>) -> R<V> {
    if args.pos.len() > 1 {
        return wrong_type(vm, "sort() takes no positional arguments".to_string());
    }
    let [key, reverse] = args.rest().bind(vm, "sort", ["key", "reverse"], 0)?;
    let reverse = reverse.map_or(Ok(false), |v| vm.truth(v))?;
    sort_list(vm, args.pos[0], key.filter(|&key| !vm.is_none(key)), reverse)?;
    Ok(vm.none)
}

impl Machine {
    /// Sorts a list in place; `sorted` uses it too.
    pub fn list_sort(&mut self, list: V, key: Option<V>, reverse: bool) -> R<()> {
        sort_list(self, list, key, reverse)
    }
}

fn sort_list(vm: &mut Machine, list: V, key: Option<V>, reverse: bool) -> R<()> {
    let mut contents = take_contents(vm, list);
    let result = sort_items(vm, &mut contents.items, key, reverse);
    let untouched = put_contents(vm, list, contents);
    result?;
    if untouched { Ok(()) } else { Err(vm.value_error("list modified during sort")) }
}

fn sort_items(vm: &mut Machine, values: &mut [V], key: Option<V>, reverse: bool) -> R<()> {
    let keys = key.map(|key| make_keys(vm, values, key)).transpose()?;
    let mut items: Vec<Item> = match &keys {
        Some(keys) => keys.iter().zip(values.iter()).map(|(&key, &value)| Item { key, value }).collect(),
        None => values.iter().map(|&value| Item { key: value, value }).collect(),
    };
    // Reversing before and after keeps equal items in their order.
    if reverse {
        items.reverse();
    }
    let result = if sort_natively(vm, &mut items) { Ok(()) } else { sort_runs(vm, &mut items) };
    if reverse {
        items.reverse();
    }
    for (value, item) in values.iter_mut().zip(&items) {
        *value = item.value;
    }
    drop_all(vm, keys.into_iter().flatten());
    result
}

fn make_keys(vm: &mut Machine, values: &[V], key: V) -> R<Vec<V>> {
    let mut keys = Vec::with_capacity(values.len());
    for &value in values {
        match vm.call(key, &[value]) {
            Ok(made) => keys.push(made),
            Err(raise) => {
                drop_all(vm, keys);
                return Err(raise);
            }
        }
    }
    Ok(keys)
}

/// Sorts what has an order that needs no Python code: all ints, all floats but NaN, or all strs.
fn sort_natively(vm: &Machine, items: &mut [Item]) -> bool {
    let Some(first) = items.first() else { return true };
    match vm.heap.get(first.key) {
        Object::Int(_) => sort_by_value(vm, items, |object| match object {
            Object::Int(value) => Some(value.0),
            _ => None,
        }),
        Object::Float(_) => sort_by_value(vm, items, |object| match object {
            Object::Float(value) if !{ value.0 }.is_nan() => Some(Real(value.0)),
            _ => None,
        }),
        Object::Str(_) => sort_by_value(vm, items, |object| match object {
            Object::Str(text) => Some(Word::new(&text.text)),
            _ => None,
        }),
        object if object.is_tuple() && columns_agree(vm, items) => {
            sort_by_value(vm, items, |object| object.is_tuple().then(|| Row { vm, items: object.tuple_items() }))
        }
        _ => false,
    }
}

/// A text and its first bytes as a number, which mostly decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Word<'vm> {
    start: u64,
    text: &'vm str,
}

impl<'vm> Word<'vm> {
    fn new(text: &'vm str) -> Self {
        let start =
            text.bytes().chain(std::iter::repeat(0)).take(8).fold(0, |start, byte| start << 8 | u64::from(byte));
        Word { start, text }
    }
}

/// A tuple whose items have a native order.
#[derive(Clone, Copy)]
struct Row<'vm> {
    vm: &'vm Machine,
    items: &'vm [V],
}

impl PartialEq for Row<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Row<'_> {}

impl PartialOrd for Row<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Row<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let item = |(&a, &b): (&V, &V)| match (self.vm.heap.get(a), self.vm.heap.get(b)) {
            (Object::Int(a), Object::Int(b)) => { a.0 }.cmp(&{ b.0 }),
            (Object::Float(a), Object::Float(b)) => Real(a.0).cmp(&Real(b.0)),
            (Object::Str(a), Object::Str(b)) => a.text.cmp(&b.text),
            _ => Ordering::Equal,
        };
        let differing = self.items.iter().zip(other.items).map(item).find(|order| order.is_ne());
        differing.unwrap_or_else(|| self.items.len().cmp(&other.items.len()))
    }
}

/// Whether all keys are tuples, and what stands at the same place in them is all ints, all floats but NaN, or all strs.
fn columns_agree(vm: &Machine, items: &[Item]) -> bool {
    let mut columns: Vec<Kind> = Vec::new();
    items.iter().all(|item| {
        let row = vm.heap.get(item.key);
        row.is_tuple()
            && row.tuple_items().iter().enumerate().all(|(place, &v)| {
                let object = vm.heap.get(v);
                let ordered = match object {
                    Object::Int(_) | Object::Str(_) => true,
                    Object::Float(value) => !{ value.0 }.is_nan(),
                    _ => false,
                };
                if place == columns.len() {
                    columns.push(object.kind());
                }
                ordered && columns[place] == object.kind()
            })
    })
}

/// A float that is no NaN, so that all have an order.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Real(f64);

impl Eq for Real {}

impl PartialOrd for Real {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Real {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.partial_cmp(&other.0).unwrap_or(Ordering::Equal)
    }
}

/// Sorts by what `value` reads from each key; false, and nothing done, when it reads nothing from one.
fn sort_by_value<'vm, T: Ord + Copy>(
    vm: &'vm Machine,
    items: &mut [Item],
    value: impl Fn(&'vm Object) -> Option<T>,
) -> bool {
    let Some(mut valued) = items
        .iter()
        .map(|item| value(vm.heap.get(item.key)).map(|value| (value, *item)))
        .collect::<Option<Vec<(T, Item)>>>()
    else {
        return false;
    };
    valued.sort_by_key(|entry| entry.0);
    for (item, (_, sorted)) in items.iter_mut().zip(valued) {
        *item = sorted;
    }
    true
}

fn less(vm: &mut Machine, a: Item, b: Item) -> R<bool> {
    vm.compare_bool(CompareOp::Lt, a.key, b.key)
}

/// Sorts by `<` of Python: runs, brought to a length, and merged.
fn sort_runs(vm: &mut Machine, items: &mut [Item]) -> R<()> {
    let shortest = shortest_run(items.len());
    let mut runs: Vec<Run> = Vec::new();
    let mut start = 0;
    while start < items.len() {
        let left = items.len() - start;
        let mut len = count_run(vm, &mut items[start..])?;
        if len < shortest {
            let wanted = shortest.min(left);
            insert_rest(vm, &mut items[start..start + wanted], len)?;
            len = wanted;
        }
        push_run(vm, items, &mut runs, Run { start, len, power: 0 })?;
        start += len;
    }
    while runs.len() > 1 {
        merge_last(vm, items, &mut runs)?;
    }
    Ok(())
}

/// A sorted stretch, and the depth at which the next one would be merged with it (powersort).
#[derive(Clone, Copy, Debug)]
struct Run {
    start: usize,
    len: usize,
    power: u32,
}

fn push_run(vm: &mut Machine, items: &mut [Item], runs: &mut Vec<Run>, run: Run) -> R<()> {
    if let Some(last) = runs.last() {
        let power = power(last.start, last.len, run.len, items.len());
        while runs.len() > 1 && runs[runs.len() - 2].power > power {
            merge_last(vm, items, runs)?;
        }
        if let Some(last) = runs.last_mut() {
            last.power = power;
        }
    }
    runs.push(run);
    Ok(())
}

/// `powerloop`: where the midpoints of two neighbouring runs part in the tree of halves.
fn power(start: usize, len: usize, next_len: usize, total: usize) -> u32 {
    let (mut a, total) = (2 * start as u64 + len as u64, total as u64);
    let mut b = a + len as u64 + next_len as u64;
    let mut result = 0;
    loop {
        result += 1;
        if a >= total {
            a -= total;
            b -= total;
        } else if b >= total {
            return result;
        }
        a <<= 1;
        b <<= 1;
    }
}

fn shortest_run(mut len: usize) -> usize {
    let mut rest = 0;
    while len >= MAX_RUN {
        rest |= len & 1;
        len >>= 1;
    }
    len + rest
}

/// The length of the run at the front, made ascending; equal items keep their order.
fn count_run(vm: &mut Machine, items: &mut [Item]) -> R<usize> {
    let total = items.len();
    let mut n = 1;
    while n < total && !less(vm, items[n], items[n - 1])? {
        n += 1;
    }
    if n >= total {
        return Ok(total);
    }
    if n > 1 {
        if less(vm, items[0], items[n - 1])? {
            return Ok(n);
        }
        // All equal so far: part of a descending run.
        items[..n].reverse();
    }
    n += 1;
    let mut equal = 0;
    while n < total {
        if less(vm, items[n], items[n - 1])? {
            if equal > 0 {
                items[n - equal - 1..n].reverse();
                equal = 0;
            }
        } else if less(vm, items[n - 1], items[n])? {
            break;
        } else {
            equal += 1;
        }
        n += 1;
    }
    if equal > 0 {
        items[n - equal - 1..n].reverse();
    }
    items[..n].reverse();
    while n < total && !less(vm, items[n], items[n - 1])? {
        n += 1;
    }
    Ok(n)
}

/// Binary insertion of what follows the sorted front.
fn insert_rest(vm: &mut Machine, items: &mut [Item], sorted: usize) -> R<()> {
    for at in sorted.max(1)..items.len() {
        let pivot = items[at];
        let (mut low, mut high) = (0, at);
        while low < high {
            let middle = (low + high) / 2;
            if less(vm, pivot, items[middle])? {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        items[low..=at].rotate_right(1);
    }
    Ok(())
}

fn merge_last(vm: &mut Machine, items: &mut [Item], runs: &mut Vec<Run>) -> R<()> {
    let (Some(b), Some(a)) = (runs.pop(), runs.pop()) else { return Ok(()) };
    let part = &mut items[a.start..b.start + b.len];
    let result = merge(vm, part, a.len);
    runs.push(Run { start: a.start, len: a.len + b.len, power: b.power });
    result
}

/// Merges two sorted stretches; after an error all items are still there.
fn merge(vm: &mut Machine, items: &mut [Item], middle: usize) -> R<()> {
    let left = items[..middle].to_vec();
    let (mut l, mut r, mut out) = (0, middle, 0);
    let mut result = Ok(());
    while l < left.len() && r < items.len() {
        match less(vm, items[r], left[l]) {
            Ok(true) => {
                items[out] = items[r];
                r += 1;
            }
            Ok(false) => {
                items[out] = left[l];
                l += 1;
            }
            Err(raise) => {
                result = Err(raise);
                break;
            }
        }
        out += 1;
    }
    items[out..out + left.len() - l].copy_from_slice(&left[l..]);
    result
}
