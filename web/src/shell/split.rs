//! The bar between the two columns: drag it, or move it with the arrow keys. It writes one CSS variable.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, PointerEvent};
use yew::prelude::*;

use crate::services::root;

const LEAST: f64 = 28.0;
const MOST: f64 = 65.0;

fn show(share: f64) {
    if let Some(root) = root() {
        let _ = root.style().set_property("--left", &format!("{share:.2}%"));
    }
}

#[function_component(Split)]
pub(crate) fn split() -> Html {
    let share = use_state(|| 42.0_f64);
    let set = {
        let share = share.clone();
        Callback::from(move |wish: f64| {
            let wish = wish.clamp(LEAST, MOST);
            show(wish);
            share.set(wish);
        })
    };
    let onkeydown = {
        let (set, share) = (set.clone(), *share);
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
    let onpointer = Callback::from(move |event: PointerEvent| {
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
    html! {
        <div class="split" role="separator" aria-orientation="vertical" aria-label="Width of the editor" tabindex="0"
            aria-valuenow={format!("{:.0}", *share)} aria-valuemin={LEAST.to_string()} aria-valuemax={MOST.to_string()}
            {onkeydown} onpointerdown={onpointer.clone()} onpointermove={onpointer}></div>
    }
}
