//! The browser's door: the engine behind a message port.
//!
//! [`serve`] makes a session and answers commands over a worker's own scope or a `MessagePort`; [`run_source`] runs a
//! program in one go, for benchmarks. Nothing here decides anything about Python or memory.

mod engine;
mod outside;
mod port;

use afterdel_protocol::Settings;
use afterdel_session::run_to_end;
use js_sys::{Function, Object, Reflect};
use wasm_bindgen::prelude::*;

/// Serves a page over `port`: a worker's own scope, or a `MessagePort` when the engine runs inside the page. Work is
/// done in slices of `slice_ms` milliseconds; between two slices messages get in.
#[wasm_bindgen]
pub fn serve(port: JsValue, slice_ms: f64) {
    engine::serve(port.unchecked_into(), slice_ms);
}

/// Where the texts of imported modules come from: `loader(name)` gives one at once, or null when it cannot be had.
#[wasm_bindgen]
pub fn use_library(loader: Function) {
    outside::set_loader(loader);
}

/// Runs a program to its end with the default settings, nobody looking: `{stdout, stderr, status}`.
#[wasm_bindgen]
pub fn run_source(source: &str) -> Result<JsValue, JsValue> {
    let finished = run_to_end(source, "main.py", &Settings::default(), outside::OUTSIDE);
    let object = Object::new();
    Reflect::set(&object, &"stdout".into(), &finished.stdout.into())?;
    Reflect::set(&object, &"stderr".into(), &finished.stderr.into())?;
    Reflect::set(&object, &"status".into(), &finished.exit_status.into())?;
    Ok(object.into())
}
