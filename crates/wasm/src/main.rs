//! The engine as one wasm program; `web/js/src/engine-worker.js` and `host.js` load it and call `serve`.
use afterdel_wasm as _;

fn main() {
    // Its memory is that of crates/memory.
    #[cfg(target_family = "wasm")]
    afterdel_session::set_make_room(afterdel_memory::make_room);
}
