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

/// All three: a program's global allocator.
#[cfg(target_family = "wasm")]
pub type Memory = SmallBlocks<LastBlock<Linear>>;

/// Memory that has nothing yet.
#[cfg(target_family = "wasm")]
pub const fn new() -> Memory {
    SmallBlocks::new(LastBlock::new(Linear::new()))
}
