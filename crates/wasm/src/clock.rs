//! The browser's clock.

use afterdel_session::Clock;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn performance_now() -> f64;
    #[wasm_bindgen(thread_local_v2, js_namespace = performance, js_name = timeOrigin)]
    static TIME_ORIGIN: f64;
}

/// What a session measures with.
pub(crate) const CLOCK: Clock = Clock { wall_s, now_us };

/// Milliseconds since the engine was loaded.
pub(crate) fn now_ms() -> f64 {
    performance_now()
}

fn now_us() -> f64 {
    performance_now() * 1e3
}

fn wall_s() -> f64 {
    (TIME_ORIGIN.with(|origin| *origin) + performance_now()) / 1e3
}
