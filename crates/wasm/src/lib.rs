//! The browser's door: the worker's entry and the wasm-bindgen API.

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;

/// Serves a page over `port`: a worker's own scope, or a `MessagePort` when the engine runs inside the page.
/// Placeholder until the session is here: sends every message back.
#[wasm_bindgen]
pub fn serve(port: JsValue, slice_ms: f64) -> Result<(), JsValue> {
    let back = port.clone();
    let answer = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
        let reply = || {
            let data = Reflect::get(&event, &"data".into())?;
            let post: Function = Reflect::get(&back, &"postMessage".into())?.into();
            post.call1(&back, &js_sys::Array::of2(&data, &slice_ms.into()))
        };
        let _: Result<JsValue, JsValue> = reply();
    });
    Reflect::set(&port, &"onmessage".into(), answer.as_ref())?;
    answer.forget();
    Ok(())
}
