//! The tabs and the panel that is open: the tabs pattern, arrow keys among the tabs.

use afterdel_protocol::StepView;
use wasm_bindgen::JsCast;
use yew::prelude::*;

use super::collector::{CollectorProps, collector};
use super::compare::{CompareProps, compare};
use super::freed::{FreedProps, Scrolled, freed};
use super::life::{CardProps, card};
use super::objects::{Layout, ObjectsProps, objects};
use super::parts::{empty, mark_lines};
use super::types::{Column, Sorting, TypesProps, types};
use super::variables::{VariablesProps, variables};
use crate::format;
use crate::state::{Absence, Action, Comparison, FreedFilter, Life, Opened, Panel, Pinned, Shared};
use crate::tag::{Tag, tag, truth};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct PanelsProps {
    pub panel: Panel,
    /// The panels there are tabs for.
    pub panels: &'static [Panel],
    pub view: Option<Shared<StepView>>,
    pub absence: Absence,
    pub layout: Shared<Layout>,
    pub selected: Option<u32>,
    pub life: Life,
    pub opened: Opened,
    pub pinned: Option<Pinned>,
    pub filter: FreedFilter,
    pub comparison: Shared<Comparison>,
    /// The text cannot run.
    pub broken: bool,
    /// The version of the text.
    pub text_version: u32,
    pub dispatch: Callback<Action>,
}

impl PanelsProps {
    /// A number beside a tab's word.
    fn badge(&self, panel: Panel) -> Option<u64> {
        let view = self.view.as_ref()?;
        match panel {
            Panel::Freed => {
                let totals = &view.freed.totals;
                Some(totals.last_reference + totals.cycle + totals.container + totals.exit + totals.traced)
            }
            Panel::Collector => Some(view.collector.runs_total),
            Panel::Objects | Panel::Types | Panel::Variables | Panel::Compare => None,
        }
    }
}

#[function_component(Panels)]
pub(crate) fn panels(props: &PanelsProps) -> Html {
    let kept = Kept { scrolled: use_state(|| (0.0, 800.0)), sorting: use_state(|| (Column::Bytes, false)) };
    let panel = if props.panels.contains(&props.panel) { props.panel } else { props.panels[0] };
    let here = props.panels.iter().position(|one| *one == panel).unwrap_or(0);
    let on_key = {
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
    let tabs = tag("div.tabs").is("role", "tablist").is("aria-label", "Panels").keydown(on_key);
    let body = tag("div")
        .is("id", "panel")
        .has("class", format!("panel panel-{}", panel.key()))
        .is("role", "tabpanel")
        .is("tabindex", "0")
        .has("aria-labelledby", format!("tab-{}", panel.title()))
        .put(body(props, panel, &kept));
    tag("section.panels")
        .is("aria-label", "Panels")
        .visited(&mark_lines(&props.dispatch))
        .holds(tabs.all(props.panels.iter().map(|one| tab(props, *one, *one == panel)).collect()))
        .holds(tag("div.panel-row").holds(body).maybe(card_beside(props, panel)))
        .done()
}

/// The card of the selected object, beside the panels that tell of single objects.
fn card_beside(props: &PanelsProps, panel: Panel) -> Option<Tag> {
    let (view, serial) = (props.view.as_ref()?, props.selected.filter(|_| panel.has_card())?);
    let in_phase = props.opened.phase().is_some();
    Some(card(&CardProps { view, serial, life: &props.life, in_phase, dispatch: &props.dispatch }))
}

/// What the panels remember while another one is open.
struct Kept {
    scrolled: UseStateHandle<Scrolled>,
    sorting: UseStateHandle<Sorting>,
}

fn tab(props: &PanelsProps, panel: Panel, selected: bool) -> Tag {
    let badge = props.badge(panel).map(|number| tag("span.badge").text(format::grouped(number)));
    tag("button.tab")
        .is("role", "tab")
        .has("id", format!("tab-{}", panel.title()))
        .is("aria-selected", truth(selected))
        .is("aria-controls", "panel")
        .is("tabindex", if selected { "0" } else { "-1" })
        .does(&props.dispatch, Action::ShowPanel(panel))
        .says(panel.title())
        .maybe(badge)
}

fn focus_tab(event: &KeyboardEvent, index: usize) {
    let list = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let tab = list.and_then(|list| list.children().item(u32::try_from(index).ok()?));
    if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = tab.focus();
    }
}

fn body(props: &PanelsProps, panel: Panel, kept: &Kept) -> Html {
    if panel == Panel::Compare {
        let stale = props.comparison.text_version != props.text_version;
        let (comparison, dispatch) = (props.comparison.clone(), props.dispatch.clone());
        return compare(&CompareProps { comparison, broken: props.broken, stale, dispatch }).done();
    }
    let Some(view) = props.view.clone() else {
        return absent(props.absence).done();
    };
    let dispatch = props.dispatch.clone();
    let body = match panel {
        Panel::Objects => {
            let (layout, selected) = (props.layout.clone(), props.selected);
            let (life, opened) = (&props.life, &props.opened);
            objects(&ObjectsProps { view, layout, selected, life, opened, dispatch })
        }
        Panel::Freed => {
            let on_scroll = setting(&kept.scrolled);
            freed(&FreedProps { view, filter: props.filter.clone(), dispatch }, *kept.scrolled, on_scroll)
        }
        Panel::Types => {
            let on_sort = setting(&kept.sorting);
            types(&TypesProps { view, pinned: props.pinned.clone(), dispatch }, *kept.sorting, &on_sort)
        }
        Panel::Collector => collector(&CollectorProps { view, dispatch }),
        Panel::Variables => {
            variables(&VariablesProps { view, selected: props.selected, opened: &props.opened, dispatch })
        }
        Panel::Compare => unreachable!("it needs no moment"),
    };
    body.done()
}

/// What stands there while there is no moment to show.
fn absent(absence: Absence) -> Tag {
    let (step, percent) = match absence {
        Absence::Unrun => {
            return empty("Run a program: its objects, what was freed and why are shown here, for every step.");
        }
        Absence::Running => return empty("The program runs. Its objects are shown once it has ended, or after Stop."),
        Absence::Cut => return empty("This run was cut off: only its curve and its output are known."),
        Absence::Sought { step, percent } => (step, percent),
    };
    let words = format!("Step {} is being worked out: the program is executed again up to it.", format::grouped(step));
    let bar = tag("progress").is("max", "100").has("value", percent.to_string()).is("aria-label", "Worked out");
    tag("div.empty").holds(tag("p").text(words)).holds(bar)
}

fn setting<T: 'static>(state: &UseStateHandle<T>) -> Callback<T> {
    let state = state.clone();
    Callback::from(move |value| state.set(value))
}
