//! The engine as one wasm program; `web/js/src/engine-worker.js` and `host.js` load it and call `serve`.
#[cfg(target_family = "wasm")]
use afterdel_collector::SmallBlocks;
use afterdel_wasm as _;
#[cfg(target_family = "wasm")]
use talc::wasm::{WasmDynamicTalc, new_wasm_dynamic_allocator};

/// The memory of everything; only the browser's build has it.
#[cfg(target_family = "wasm")]
#[global_allocator]
static MEMORY: SmallBlocks<WasmDynamicTalc> = SmallBlocks::new(new_wasm_dynamic_allocator());

fn main() {}
