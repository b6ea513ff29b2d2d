//! A deque's items and the blocks that CPython would keep them in: 64 to a block, filled from the middle.

use std::collections::VecDeque;

use afterdel_collector::{Block, FreeList, Released};

use crate::errors::R;
use crate::machine::Machine;
use crate::object::V;
use crate::objects::Payload;

/// Items of a block.
const BLOCK_ITEMS: usize = 64;
/// Bytes of a block: its items and two links.
const BLOCK_BYTES: u64 = 8 * BLOCK_ITEMS as u64 + 16;
/// Where the first item of an empty deque goes.
const CENTER: usize = BLOCK_ITEMS / 2;
/// Blocks kept for later.
const MAX_SPARE: usize = 16;

/// A deque.
#[derive(Clone, Debug)]
pub struct Deque {
    /// The items.
    pub items: VecDeque<V>,
    /// Place of the first item in its block.
    first: usize,
    /// Blocks in use, left to right as far as that matters: they are alike.
    blocks: Vec<Block>,
    /// Blocks given up but not freed.
    spare: Vec<Block>,
    /// Items at most.
    pub max: Option<usize>,
    /// Changes whenever an item comes or goes.
    pub state: u64,
}

impl Payload for Deque {
    fn copy(&self) -> Box<dyn Payload> {
        Box::new(self.clone())
    }

    fn visit(&self, visit: &mut dyn FnMut(V)) {
        self.items.iter().for_each(|&v| visit(v));
    }

    fn clear(&mut self, out: &mut Released) {
        self.state += 1;
        out.refs.extend(self.items.drain(..));
        out.blocks.append(&mut self.blocks);
        out.blocks.append(&mut self.spare);
    }

    fn items(&self) -> Option<Vec<V>> {
        Some(self.items.iter().copied().collect())
    }

    fn side_bytes(&self) -> u64 {
        (self.first + self.items.len()).div_ceil(BLOCK_ITEMS) as u64 * BLOCK_BYTES
    }

    fn blocks(&self, visit: &mut dyn FnMut(Block)) {
        self.blocks.iter().chain(&self.spare).for_each(|&block| visit(block));
    }
}

impl Deque {
    /// An empty deque without its first block.
    pub fn new() -> Deque {
        Deque { items: VecDeque::new(), first: CENTER, blocks: Vec::new(), spare: Vec::new(), max: None, state: 0 }
    }

    /// Whether there are more items than allowed.
    pub fn is_too_long(&self) -> bool {
        self.max.is_some_and(|max| self.items.len() > max)
    }

    /// An empty deque is going to be filled from its left end.
    pub fn start_left(&mut self) {
        if self.items.is_empty() {
            self.first = 1;
        }
    }

    /// An empty deque is going to be filled from its right end.
    pub fn start_right(&mut self) {
        if self.items.is_empty() {
            self.first = BLOCK_ITEMS - 1;
        }
    }
}

fn payload(vm: &mut Machine, deque: V) -> &mut Deque {
    vm.payload_mut::<Deque>(deque)
}

/// One more block.
pub(super) fn take_block(vm: &mut Machine, deque: V) -> R<()> {
    let block = match payload(vm, deque).spare.pop() {
        Some(block) => block,
        None => match vm.heap.alloc_block(BLOCK_BYTES, FreeList::None) {
            Ok(block) => block,
            Err(_) => return Err(vm.memory_error()),
        },
    };
    payload(vm, deque).blocks.push(block);
    Ok(())
}

/// One block less.
fn give_block(vm: &mut Machine, deque: V) {
    let payload = payload(vm, deque);
    let Some(block) = payload.blocks.pop() else { return };
    if payload.spare.len() < MAX_SPARE {
        payload.spare.push(block);
    } else {
        vm.heap.free_block(block);
    }
}

/// Puts an item at the right end; takes it. Does not mind the greatest length.
pub(super) fn push_back(vm: &mut Machine, deque: V, item: V) -> R<()> {
    let place = payload(vm, deque);
    if (place.first + place.items.len()).is_multiple_of(BLOCK_ITEMS)
        && let Err(raise) = take_block(vm, deque)
    {
        vm.decref(item);
        return Err(raise);
    }
    payload(vm, deque).items.push_back(item);
    Ok(())
}

/// Puts an item at the left end; takes it. Does not mind the greatest length.
pub(super) fn push_front(vm: &mut Machine, deque: V, item: V) -> R<()> {
    if payload(vm, deque).first == 0 {
        if let Err(raise) = take_block(vm, deque) {
            vm.decref(item);
            return Err(raise);
        }
        payload(vm, deque).first = BLOCK_ITEMS;
    }
    let payload = payload(vm, deque);
    payload.first -= 1;
    payload.items.push_front(item);
    Ok(())
}

/// Takes the last item.
pub(super) fn pop_back(vm: &mut Machine, deque: V) -> Option<V> {
    let payload = payload(vm, deque);
    let item = payload.items.pop_back()?;
    payload.state += 1;
    if (payload.first + payload.items.len()).is_multiple_of(BLOCK_ITEMS) {
        if payload.items.is_empty() {
            payload.first = CENTER;
        } else {
            give_block(vm, deque);
        }
    }
    Some(item)
}

/// Takes the first item.
pub(super) fn pop_front(vm: &mut Machine, deque: V) -> Option<V> {
    let payload = payload(vm, deque);
    let item = payload.items.pop_front()?;
    payload.state += 1;
    payload.first += 1;
    if payload.first == BLOCK_ITEMS {
        if payload.items.is_empty() {
            payload.first = CENTER;
        } else {
            payload.first = 0;
            give_block(vm, deque);
        }
    }
    Some(item)
}

/// Takes everything out: the items, left to right, which the caller drops. One new block stays.
pub(super) fn take_all(vm: &mut Machine, deque: V) -> R<Vec<V>> {
    if payload(vm, deque).items.is_empty() {
        return Ok(Vec::new());
    }
    let used = payload(vm, deque).blocks.len();
    take_block(vm, deque)?;
    let payload = payload(vm, deque);
    let items = payload.items.drain(..).collect();
    payload.first = CENTER;
    payload.state += 1;
    for _ in 0..used {
        give_block(vm, deque);
    }
    Ok(items)
}
