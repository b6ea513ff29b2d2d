//! The engine as one wasm program; `web/js/src/engine-worker.js` and `host.js` load it and call `serve`.
use afterdel_wasm as _;

fn main() {}
