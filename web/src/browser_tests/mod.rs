//! Components in a real browser: what they put on the page, and what they say when used.

use std::cell::RefCell;
use std::rc::Rc;

use afterdel_protocol::{FreeReason, StepView};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::panels::Panels;
use crate::panels::objects::Layout;
use crate::state::sample_view::{empty_view, freed_row, named, object};
use crate::state::{Absence, Action, FreedFilter, Life, Opened, Panel, Shared};

/// A fresh place on the page.
fn place() -> Element {
    let page = web_sys::window().unwrap().document().unwrap();
    let host = page.create_element("div").unwrap();
    page.query_selector("body").unwrap().unwrap().append_child(&host).unwrap();
    host
}

/// Lets Yew draw.
async fn drawn() {
    let promise = js_sys::Promise::new(&mut |done, _| {
        crate::services::later(20, move || {
            let _ = done.call0(&wasm_bindgen::JsValue::NULL);
        });
    });
    JsFuture::from(promise).await.unwrap();
}

type Said = Rc<RefCell<Vec<Action>>>;

async fn panels(panel: Panel, view: StepView) -> (Element, Said) {
    let host = place();
    let said = Said::default();
    let dispatch = {
        let said = Rc::clone(&said);
        Callback::from(move |action| said.borrow_mut().push(action))
    };
    let mut layout = Layout::default();
    layout.place(1, &view);
    let props = crate::panels::PanelsProps {
        panel,
        panels: &Panel::ALL,
        view: Some(Shared::new(view)),
        absence: Absence::Unrun,
        layout: Shared::new(layout),
        selected: None,
        life: Life::default(),
        opened: Opened::default(),
        pinned: None,
        filter: FreedFilter::default(),
        comparison: Shared::default(),
        broken: false,
        text_version: 0,
        dispatch,
    };
    yew::Renderer::<Panels>::with_root_and_props(host.clone(), props).render();
    drawn().await;
    (host, said)
}

fn all(host: &Element, selector: &str) -> u32 {
    host.query_selector_all(selector).unwrap().length()
}

fn find(host: &Element, selector: &str) -> HtmlElement {
    host.query_selector(selector).unwrap().expect(selector).unchecked_into()
}

#[wasm_bindgen_test]
async fn objects_are_buttons_that_say_what_they_are() {
    let mut view = empty_view(1);
    view.graph.nodes = vec![object(1, "Node", 1), object(2, "list", 1)];
    view.graph.names = vec![named("a", 1)];
    let (host, said) = panels(Panel::Objects, view).await;
    assert_eq!(all(&host, ".object"), 2);
    let label = find(&host, "#object-1").get_attribute("aria-label").unwrap();
    assert_eq!(label, "Node#1, 1 reference, 64 B, live");
    let click = web_sys::Event::new_with_event_init_dict("click", &{
        let init = web_sys::EventInit::new();
        init.set_bubbles(true);
        init
    });
    find(&host, "#object-1").dispatch_event(&click.unwrap()).unwrap();
    assert!(matches!(said.borrow()[..], [Action::Select(Some(1))]));
}

#[wasm_bindgen_test]
async fn a_tombstone_tells_line_and_reason() {
    let mut view = empty_view(4);
    view.graph.tombstones = vec![freed_row(1, 4)];
    let (host, _) = panels(Panel::Objects, view).await;
    let text = find(&host, ".tomb").text_content().unwrap();
    assert!(text.contains("line 3") && text.contains("last reference removed"), "{text}");
}

#[wasm_bindgen_test]
async fn thousands_of_freed_rows_are_a_few_elements() {
    let mut view = empty_view(9);
    view.freed.rows = (1..=5_000).map(|serial| freed_row(serial, 4)).collect();
    view.freed.rows[0].reason = FreeReason::Cycle;
    let (host, _) = panels(Panel::Freed, view).await;
    let rows = all(&host, ".freed-row");
    assert!((1..100).contains(&rows), "{rows}");
    assert!(find(&host, ".freed-row").text_content().unwrap().contains("collected as a cycle"));
}

#[wasm_bindgen_test]
async fn the_tabs_are_the_tabs_pattern() {
    let (host, said) = panels(Panel::Types, empty_view(1)).await;
    assert_eq!(all(&host, "[role=tab]") as usize, Panel::ALL.len());
    assert_eq!(all(&host, "[role=tab][aria-selected=true][tabindex='0']"), 1);
    let key = web_sys::KeyboardEventInit::new();
    key.set_key("ArrowRight");
    key.set_bubbles(true);
    let press = web_sys::KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &key).unwrap();
    find(&host, "#tab-Types").dispatch_event(&press).unwrap();
    assert!(matches!(said.borrow()[..], [Action::ShowPanel(Panel::Collector)]));
}
