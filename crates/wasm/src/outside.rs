//! What the browser gives: time, and the texts of modules.

use std::borrow::Cow;
use std::cell::RefCell;

use afterdel_session::{Library, Outside};
use js_sys::Function;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn performance_now() -> f64;
    #[wasm_bindgen(thread_local_v2, js_namespace = performance, js_name = timeOrigin)]
    static TIME_ORIGIN: f64;
}

/// What a session gets.
pub(crate) const OUTSIDE: Outside = Outside { wall_s, now_us, library: &LIBRARY };

static LIBRARY: Library = Library::runtime(afterdel_library::NAMES, module_text);

thread_local! {
    /// Gives a module's text for its name, or something that is no string.
    static LOADER: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// From now on modules come from here.
pub(crate) fn set_loader(loader: Function) {
    LOADER.set(Some(loader));
}

fn module_text(name: &str) -> Option<Cow<'static, str>> {
    LOADER.with_borrow(|loader| {
        let text = loader.as_ref()?.call1(&JsValue::NULL, &name.into()).ok()?;
        text.as_string().map(Cow::Owned)
    })
}

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
