//! Hooks on the browser.

use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ResizeObserver};
use yew::prelude::*;

/// Device pixels for each CSS pixel.
pub(crate) fn device_ratio() -> f64 {
    web_sys::window().map_or(1.0, |window| window.device_pixel_ratio()).max(1.0)
}

/// The width of an element, in CSS pixels; 0 before it is known.
#[hook]
pub(crate) fn use_width(element: &NodeRef) -> f64 {
    let width = use_state(|| 0.0);
    {
        let (element, width) = (element.clone(), width.clone());
        use_effect_with((), move |()| {
            let watched = element.cast::<HtmlElement>();
            let measure = {
                let watched = watched.clone();
                Closure::<dyn FnMut()>::new(move || {
                    if let Some(element) = &watched {
                        width.set(f64::from(element.client_width()));
                    }
                })
            };
            let observer = ResizeObserver::new(measure.as_ref().unchecked_ref()).ok();
            if let (Some(observer), Some(element)) = (&observer, &watched) {
                observer.observe(element);
            }
            move || {
                if let Some(observer) = observer {
                    observer.disconnect();
                }
                drop(measure);
            }
        });
    }
    *width
}

/// Changes whenever the system changes between light and dark.
#[hook]
pub(crate) fn use_colour_scheme() -> bool {
    let query = || web_sys::window()?.match_media("(prefers-color-scheme: dark)").ok()?;
    let dark = use_state(|| query().is_some_and(|query| query.matches()));
    {
        let dark = dark.clone();
        use_effect_with((), move |()| {
            let watched = query();
            let changed = {
                let watched = watched.clone();
                Closure::<dyn FnMut()>::new(move || {
                    dark.set(watched.as_ref().is_some_and(web_sys::MediaQueryList::matches))
                })
            };
            if let Some(watched) = &watched {
                watched.set_onchange(Some(changed.as_ref().unchecked_ref()));
            }
            move || {
                if let Some(watched) = watched {
                    watched.set_onchange(None);
                }
                drop(changed);
            }
        });
    }
    *dark
}
