//! Lists, bytearrays and ranges.

use std::ops::{Deref, DerefMut};

use afterdel_collector::{Block, FreeList, Released};
use num_bigint::BigInt;

use crate::object::V;

/// A list: its items, and the modelled array that CPython would have allocated for them.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// Where the block of `ob_item` is; with no slots there is none.
    addr: u32,
    body: Box<ListBody>,
}

/// What does not fit in a list's slot.
#[derive(Clone, Debug, Default)]
pub struct ListBody {
    /// The items.
    pub items: Vec<V>,
    /// Slots allocated in CPython's `ob_item` (cpython.md 4.3).
    pub allocated: u32,
}

impl Deref for List {
    type Target = ListBody;

    #[inline(always)]
    fn deref(&self) -> &ListBody {
        &self.body
    }
}

impl DerefMut for List {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut ListBody {
        &mut self.body
    }
}

impl List {
    /// Items, for which an array is still to be allocated.
    #[inline(always)]
    pub fn new(body: Box<ListBody>) -> List {
        List { addr: 0, body }
    }

    /// All but what was in its slot.
    #[inline(always)]
    pub fn into_body(self) -> Box<ListBody> {
        self.body
    }

    /// The block of `ob_item`.
    #[inline]
    pub fn block(&self) -> Block {
        Block { addr: self.addr, size_bytes: 8 * self.allocated, free_list: FreeList::None }
    }

    /// Gives it an array of so many slots.
    #[inline]
    pub fn set_array(&mut self, block: Block, allocated: u32) {
        debug_assert_eq!(block.size_bytes, 8 * allocated, "an array is as long as its slots");
        self.addr = block.addr;
        self.allocated = allocated;
    }

    /// Gives up all items, last first as `list_dealloc` does, and the array.
    pub fn clear_into(&mut self, out: &mut Released) {
        if self.items.len() > out.refs.capacity() {
            // Its own memory does for a long list.
            std::mem::swap(&mut out.refs, &mut self.items);
            out.refs.reverse();
            out.refs.splice(..0, self.items.drain(..));
        } else {
            let first = out.refs.len();
            out.refs.append(&mut self.items);
            out.refs[first..].reverse();
        }
        out.blocks.push(self.block());
        self.allocated = 0;
    }
}

/// A bytearray: its bytes, and the modelled block that CPython would have allocated for them.
#[derive(Clone, Debug, Default)]
pub struct ByteArray {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// `ob_alloc`: bytes that the block has room for.
    pub allocated: usize,
    /// Bytes at the block's beginning that were given up (`ob_start - ob_bytes`).
    pub offset: usize,
    /// Views of the bytes: as long as there are some, their number does not change.
    pub exports: u32,
    /// The block of `ob_bytes`.
    pub block: Block,
}

impl Deref for ByteArray {
    type Target = Vec<u8>;

    fn deref(&self) -> &Vec<u8> {
        &self.bytes
    }
}

/// A range: what it was made of, and the numbers.
#[derive(Clone, Debug)]
pub struct Range {
    /// The numbers.
    pub bounds: Bounds,
    /// Start, stop, step and length, which it holds.
    pub held: [V; 4],
}

/// A range's numbers.
#[derive(Clone, Debug)]
pub enum Bounds {
    /// Bounds that fit: start, stop, step.
    Small(i64, i64, i64),
    /// Any bounds.
    Big(BigInt, BigInt, BigInt),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_give_their_items_up_last_first_behind_what_is_there() {
        let id = |number| V::from_index(number).expect("not zero");
        for len in [2, 5_000] {
            let items = (1..=len).map(id).collect();
            let mut list = List::new(Box::new(ListBody { items, allocated: 0 }));
            let mut out = Released { refs: vec![id(9), id(7)], blocks: Vec::new() };
            list.clear_into(&mut out);
            let expected: Vec<V> = [9, 7].into_iter().chain((1..=len).rev()).map(id).collect();
            assert!(out.refs == expected && list.items.is_empty(), "{len} items");
        }
    }
}
