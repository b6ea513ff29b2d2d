//! Keys and clicks that belong to the whole page.

use afterdel_protocol::RunMode;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};
use yew::Callback;

use crate::state::{Action, Panel, Popover};

/// See [`listen`].
pub(super) struct Listeners {
    _key: Closure<dyn FnMut(KeyboardEvent)>,
    _press: Closure<dyn FnMut(Event)>,
}

/// Listens on the window, behind everything that handles a key itself.
pub(super) fn listen(dispatch: &Callback<Action>) -> Listeners {
    let key = {
        let dispatch = dispatch.clone();
        Closure::<dyn FnMut(KeyboardEvent)>::new(move |event: KeyboardEvent| {
            if let Some(action) = action(&event) {
                event.prevent_default();
                dispatch.emit(action);
            }
        })
    };
    let press = {
        let dispatch = dispatch.clone();
        Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            if open_menu().is_some() && target(&event).is_none_or(|target| !within(&target, ".menu")) {
                dispatch.emit(Action::Close);
            }
        })
    };
    if let Some(window) = web_sys::window() {
        let _ = window.add_event_listener_with_callback("keydown", key.as_ref().unchecked_ref());
        let _ = window.add_event_listener_with_callback("pointerdown", press.as_ref().unchecked_ref());
    }
    Listeners { _key: key, _press: press }
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn within(element: &Element, selector: &str) -> bool {
    element.closest(selector).is_ok_and(|found| found.is_some())
}

/// The button of the menu that is open.
fn open_menu() -> Option<HtmlElement> {
    let page = web_sys::window()?.document()?;
    page.query_selector(".menu > [aria-expanded=true]").ok()??.dyn_into().ok()
}

fn action(event: &KeyboardEvent) -> Option<Action> {
    if event.default_prevented() {
        return None;
    }
    let key = event.key();
    if key == "Escape" {
        // The keyboard goes back to where the menu was opened from.
        return open_menu().map(|button| {
            let _ = button.focus();
            Action::Close
        });
    }
    if key == "Enter" && (event.ctrl_key() || event.meta_key()) {
        return Some(Action::Run(RunMode::Full));
    }
    let target = target(event)?;
    let typing = within(&target, ".cm-editor, input, select, textarea");
    if typing || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return None;
    }
    match key.as_str() {
        "ArrowLeft" | "ArrowRight"
            if within(&target, ".table-scroll, .objects-scroll > *") && !within(&target, "svg") =>
        {
            None
        }
        "Home" | "End" if within(&target, ".freed-list, .console-scroll, .table-scroll") => None,
        "ArrowLeft" if event.shift_key() => Some(Action::HopBack),
        "ArrowRight" if event.shift_key() => Some(Action::HopForward),
        "ArrowLeft" => Some(Action::StepBack),
        "ArrowRight" => Some(Action::StepForward),
        "Home" => Some(Action::First),
        "End" => Some(Action::Last),
        " " if within(&target, "button, a, [role=button]") => None,
        single => letter(single),
    }
}

/// Shortcuts of a single character; a person can turn them off (WCAG 2.1.4).
fn letter(key: &str) -> Option<Action> {
    let meant = match key {
        "?" => Action::Open(Popover::Shortcuts),
        " " => Action::PlayPause,
        digit => {
            let index = digit.parse::<usize>().ok().filter(|_| digit.len() == 1)?;
            Action::ShowPanel(*Panel::ALL.get(index.checked_sub(1)?)?)
        }
    };
    Some(Action::Letter(Box::new(meant)))
}
