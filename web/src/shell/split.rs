//! The bar between the two columns: drag it, or move it with the arrow keys. It writes one CSS variable.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::{Callback, KeyboardEvent, PointerEvent};

use crate::format::hundredths;
use crate::services::root;
use crate::state::Action;
use crate::tag::{Tag, tag};

const LEAST: f64 = 28.0;
const MOST: f64 = 65.0;

fn show(share: f64) {
    if let Some(root) = root() {
        let _ = root.style().set_property("--left", &format!("{}%", hundredths(share)));
    }
}

/// `share`: of the page's width, in percent.
pub(crate) fn split(share: f64, dispatch: &Callback<Action>) -> Tag {
    let set = dispatch.reform(|wish: f64| {
        let wish = wish.clamp(LEAST, MOST);
        show(wish);
        Action::Split(wish)
    });
    let on_key = {
        let set = set.clone();
        Callback::from(move |event: KeyboardEvent| {
            let by = match event.key().as_str() {
                "ArrowLeft" => -2.0,
                "ArrowRight" => 2.0,
                _ => return,
            };
            event.prevent_default();
            event.stop_propagation();
            set.emit(share + by);
        })
    };
    let on_pointer = Callback::from(move |event: PointerEvent| {
        let Some(bar) = event.current_target().and_then(|bar| bar.dyn_into::<HtmlElement>().ok()) else { return };
        if event.buttons() & 1 == 0 {
            return;
        }
        if event.type_() == "pointerdown" {
            let _ = bar.set_pointer_capture(event.pointer_id());
            event.prevent_default();
        }
        let wide = root().map_or(0.0, |root| f64::from(root.client_width()));
        if wide > 0.0 {
            set.emit(100.0 * f64::from(event.client_x()) / wide);
        }
    });
    tag("div.split")
        .is("role", "separator")
        .is("aria-orientation", "vertical")
        .is("aria-label", "Width of the editor")
        .is("tabindex", "0")
        .has("aria-valuenow", (share.round() as u32).to_string())
        .is("aria-valuemin", "28")
        .is("aria-valuemax", "65")
        .keydown(on_key)
        .pointer(on_pointer)
}
