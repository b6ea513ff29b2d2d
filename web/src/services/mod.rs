//! The world outside: storage, timers, the clipboard, sizes. Nothing here throws: what is forbidden is left undone.

mod hooks;
mod keep;

pub(crate) use hooks::{device_ratio, use_colour_scheme, use_width};
pub(crate) use keep::{keep, kept};

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::state::Theme;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = afterdelShare, js_name = pack, catch)]
    fn pack_text(text: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = afterdelShare, js_name = unpack, catch)]
    fn unpack_text(packed: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["navigator", "clipboard"], js_name = writeText, catch)]
    fn write_clipboard(text: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(callback: &JsValue, pause_ms: i32) -> i32;
}

/// The whole document, `<html>`.
pub(crate) fn root() -> Option<web_sys::HtmlElement> {
    web_sys::window()?.document()?.document_element()?.dyn_into().ok()
}

/// Calls back once, after a pause.
pub(crate) fn later(pause_ms: i32, call: impl FnOnce() + 'static) {
    let _ = set_timeout(&Closure::once_into_js(call), pause_ms);
}

async fn text_of(promise: Result<Promise, JsValue>) -> Result<String, ()> {
    let value = JsFuture::from(promise.map_err(drop)?).await.map_err(drop)?;
    Ok(value.as_string().unwrap_or_default())
}

/// Packs a text for a link.
pub(crate) fn pack(text: &str, done: impl FnOnce(Result<String, ()>) + 'static) {
    let promise = pack_text(text);
    spawn_local(async move { done(text_of(promise).await) });
}

/// Unpacks a link's text.
pub(crate) fn unpack(packed: &str, done: impl FnOnce(Result<String, ()>) + 'static) {
    let promise = unpack_text(packed);
    spawn_local(async move { done(text_of(promise).await) });
}

/// Puts a text into the clipboard.
pub(crate) fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    let promise = write_clipboard(text);
    spawn_local(async move { done(text_of(promise).await.is_ok()) });
}

/// An element by its id.
fn element(id: &str) -> Option<web_sys::Element> {
    web_sys::window()?.document()?.get_element_by_id(id)
}

/// Scrolls an element into sight, no further than it needs.
pub(crate) fn show(id: &str) {
    if let Some(element) = element(id) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Gives the keyboard to an element; false when there is none.
pub(crate) fn focus(id: &str) -> bool {
    // SVG elements take focus as HTML ones do.
    element(id).is_some_and(|element| element.unchecked_into::<web_sys::HtmlElement>().focus().is_ok())
}

/// The document wears a theme.
pub(crate) fn show_theme(theme: Theme) {
    if let Some(root) = root() {
        let _ = root.set_attribute("data-theme", theme.name());
    }
}

/// In a frame: tells the page around it how tall this one is, now and whenever that changes.
pub(crate) fn tell_height() {
    let (Some(window), Some(body)) = (web_sys::window(), root().and_then(|root| root.query_selector("body").ok()?))
    else {
        return;
    };
    let Some(outer) = window.parent().ok().flatten() else { return };
    let measured = body.clone();
    let tell = Closure::<dyn FnMut()>::new(move || {
        let message = js_sys::Object::new();
        let set = |name: &str, value: JsValue| {
            let _ = js_sys::Reflect::set(&message, &name.into(), &value);
        };
        set("type", "afterdel:height".into());
        set("v", 1.into());
        set("height", measured.scroll_height().into());
        let _ = outer.post_message(&message, "*");
    });
    if let Ok(observer) = web_sys::ResizeObserver::new(tell.as_ref().unchecked_ref()) {
        observer.observe(&body);
        // Both live as long as the page.
        std::mem::forget(observer);
        tell.forget();
    }
}
