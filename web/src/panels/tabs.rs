//! The tabs and the panel that is open: the tabs pattern, arrow keys among the tabs.

use afterdel_protocol::StepView;
use wasm_bindgen::JsCast;
use yew::prelude::*;

use super::collector::{CollectorProps, collector};
use super::freed::Freed;
use super::objects::{Layout, ObjectsProps, objects};
use super::parts::empty;
use super::types::Types;
use super::variables::{VariablesProps, variables};
use crate::format;
use crate::state::{Action, FreedFilter, Panel, Pinned, Shared};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct PanelsProps {
    pub panel: Panel,
    /// The panels there are tabs for.
    pub panels: &'static [Panel],
    pub view: Option<Shared<StepView>>,
    pub layout: Shared<Layout>,
    pub selected: Option<u32>,
    pub pinned: Option<Pinned>,
    pub filter: FreedFilter,
    pub dispatch: Callback<Action>,
}

impl PanelsProps {
    /// A number beside a tab's word.
    fn badge(&self, panel: Panel) -> Option<u64> {
        let view = self.view.as_ref()?;
        match panel {
            Panel::Freed => {
                let totals = &view.freed.totals;
                Some(totals.last_reference + totals.cycle + totals.container + totals.exit)
            }
            Panel::Collector => Some(view.collector.runs_total),
            Panel::Objects | Panel::Types | Panel::Variables => None,
        }
    }
}

#[function_component(Panels)]
pub(crate) fn panels(props: &PanelsProps) -> Html {
    let panel = if props.panels.contains(&props.panel) { props.panel } else { props.panels[0] };
    let here = props.panels.iter().position(|one| *one == panel).unwrap_or(0);
    let onkeydown = {
        let (dispatch, panels) = (props.dispatch.clone(), props.panels);
        Callback::from(move |event: KeyboardEvent| {
            let count = panels.len();
            let next = match event.key().as_str() {
                "ArrowRight" => (here + 1) % count,
                "ArrowLeft" => (here + count - 1) % count,
                "Home" => 0,
                "End" => count - 1,
                _ => return,
            };
            event.prevent_default();
            event.stop_propagation();
            dispatch.emit(Action::ShowPanel(panels[next]));
            focus_tab(&event, next);
        })
    };
    let tab = |one: &Panel| {
        let one = *one;
        let selected = one == panel;
        let onclick = props.dispatch.reform(move |_: MouseEvent| Action::ShowPanel(one));
        html! {
            <button role="tab" id={format!("tab-{}", one.title())} class="tab" aria-selected={selected.to_string()}
                aria-controls="panel" tabindex={if selected { "0" } else { "-1" }} {onclick}>
                { one.title() }
                if let Some(number) = props.badge(one) { <span class="badge">{ format::grouped(number) }</span> }
            </button>
        }
    };
    html! {
        <section class="panels" aria-label="Panels">
            <div class="tabs" role="tablist" aria-label="Panels" {onkeydown}>{ for props.panels.iter().map(tab) }</div>
            <div id="panel" class={format!("panel panel-{}", panel.title().to_lowercase())} role="tabpanel"
                tabindex="0" aria-labelledby={format!("tab-{}", panel.title())}>
                { body(props, panel) }
            </div>
        </section>
    }
}

fn focus_tab(event: &KeyboardEvent, index: usize) {
    let list = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let tab = list.and_then(|list| list.children().item(u32::try_from(index).ok()?));
    if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = tab.focus();
    }
}

fn body(props: &PanelsProps, panel: Panel) -> Html {
    let Some(view) = props.view.clone() else {
        return empty("Run a program: its objects, what was freed and why are shown here, for every step.");
    };
    let dispatch = props.dispatch.clone();
    match panel {
        Panel::Objects => {
            objects(&ObjectsProps { view, layout: props.layout.clone(), selected: props.selected, dispatch })
        }
        Panel::Freed => html! { <Freed {view} filter={props.filter.clone()} {dispatch} /> },
        Panel::Types => html! { <Types {view} pinned={props.pinned.clone()} {dispatch} /> },
        Panel::Collector => collector(&CollectorProps { view, dispatch }),
        Panel::Variables => variables(&VariablesProps { view }),
    }
}
