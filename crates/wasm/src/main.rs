//! The engine as one wasm program; `web/js/src/engine-worker.js` and `host.js` load it and call `serve`.
#[cfg(target_family = "wasm")]
use afterdel_memory::Memory;
use afterdel_wasm as _;

/// The memory of everything; only the browser's build has it.
#[cfg(target_family = "wasm")]
#[global_allocator]
static MEMORY: Memory = afterdel_memory::new();

fn main() {}
