//! Message ports, as far as the engine uses them.

use js_sys::{Array, Float64Array, Function, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

use afterdel_protocol::{Reply, RunId};

#[wasm_bindgen]
extern "C" {
    /// A `MessagePort`, or the scope of a worker, which has the same members.
    #[derive(Clone)]
    pub(crate) type Port;
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_onmessage(this: &Port, handler: &Function);
    #[wasm_bindgen(method, js_name = postMessage, catch)]
    fn post(this: &Port, message: &JsValue, transfer: &Array) -> Result<(), JsValue>;

    pub(crate) type MessageChannel;
    #[wasm_bindgen(constructor)]
    pub(crate) fn new() -> MessageChannel;
    #[wasm_bindgen(method, getter)]
    pub(crate) fn port1(this: &MessageChannel) -> Port;
    #[wasm_bindgen(method, getter)]
    pub(crate) fn port2(this: &MessageChannel) -> Port;
}

impl Port {
    /// Sends an empty message: a turn of the event loop.
    pub(crate) fn nudge(&self) {
        self.send(&JsValue::NULL, &Array::new());
    }

    /// Sends a reply; its memory goes with it.
    pub(crate) fn reply(&self, reply: &Reply) {
        let bytes = Uint8Array::from(reply.to_bytes().as_slice());
        self.send(&object(&[("reply", &bytes)]), &Array::of1(&bytes.buffer()));
    }

    /// Sends samples; their memory goes with them.
    pub(crate) fn samples(&self, run: RunId, numbers: &[f64]) {
        let array = Float64Array::from(numbers);
        let message = object(&[("samples", &array), ("run", &run.into())]);
        self.send(&message, &Array::of1(&array.buffer()));
    }

    /// A port that is closed has nobody to tell.
    fn send(&self, message: &JsValue, transfer: &Array) {
        let sent = self.post(message, transfer);
        debug_assert!(sent.is_ok(), "plain data can be sent");
    }
}

fn object(members: &[(&str, &JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        let set = Reflect::set(&object, &JsValue::from_str(name), value);
        debug_assert!(set.is_ok(), "a fresh object takes members");
    }
    object.into()
}
