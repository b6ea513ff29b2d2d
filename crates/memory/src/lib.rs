//! The engine's own memory, where the browser gives it nothing but a row of pages.
//!
//! This is not the model of CPython's memory (crates/collector): it holds the engine's slots, strings, boxes and lists. A
//! request goes through three allocators, each of which serves what it is good at:
//!
//! | what | where |
//! | --- | --- |
//! | short blocks, made and dropped all the time | small_blocks.rs |
//! | the longest one, which grows at the memory's end | last_block.rs |
//! | everything else | linear.rs: talc on wasm's pages |

mod last_block;
#[cfg(target_family = "wasm")]
mod linear;
mod small_blocks;

pub use last_block::{Ground, LastBlock, PAGE_BYTES};
#[cfg(target_family = "wasm")]
pub use linear::Linear;
pub use small_blocks::SmallBlocks;

/// All three: the memory of every program that is linked with this crate.
#[cfg(target_family = "wasm")]
#[global_allocator]
static MEMORY: SmallBlocks<LastBlock<Linear>> = SmallBlocks::new(LastBlock::new(Linear::new()));

/// Room for a long array that is about to grow to `least` items, as soon as the longest block is allocated anew: to grow
/// where it lies, or else for `most` items. Returns how many it should have room for; `None`: there is nothing to do.
#[cfg(target_family = "wasm")]
pub fn make_room<T>(items: &mut Vec<T>, least: usize, most: usize) -> Option<usize> {
    let layout = std::alloc::Layout::array::<T>(items.capacity()).ok()?;
    if small_blocks::is_small(layout) || least <= items.capacity() {
        return None;
    }
    // SAFETY: the array's memory is from here, and not from a list of small blocks; nobody uses it meanwhile.
    let bytes = unsafe {
        MEMORY.behind().make_room(items.as_mut_ptr().cast(), layout, least * size_of::<T>(), most * size_of::<T>())
    };
    Some(bytes? / size_of::<T>())
}
