//! Freed: newest first. The list is virtual: only the rows in sight exist.

use std::rc::Rc;

use afterdel_protocol::{FreeReason, FreedRow, StepView};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlSelectElement};
use yew::prelude::*;

use super::parts::{empty, line_link, reason_key, reason_words, step_link, type_chip, with_code};
use crate::format;
use crate::state::{Action, FreedFilter, Shared};

/// Pixels of a row; css/panels.css has the same number.
const ROW: f64 = 60.0;
/// Rows drawn beyond both ends of what is in sight.
const SPARE: usize = 6;
const REASONS: [FreeReason; 4] =
    [FreeReason::LastReference, FreeReason::Cycle, FreeReason::Container, FreeReason::Exit];

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct FreedProps {
    pub view: Shared<StepView>,
    pub filter: FreedFilter,
    pub dispatch: Callback<Action>,
}

/// Rows that pass the filter.
fn passing<'a>(rows: &'a [FreedRow], filter: &FreedFilter) -> Vec<&'a FreedRow> {
    rows.iter()
        .filter(|row| filter.reason.is_none_or(|reason| row.reason == reason))
        .filter(|row| filter.type_name.as_deref().is_none_or(|name| row.type_name == name))
        .collect()
}

/// First row drawn, and the one after the last.
fn window(scrolled: f64, tall: f64, length: usize) -> (usize, usize) {
    let first = ((scrolled / ROW) as usize).saturating_sub(SPARE).min(length);
    let last = ((scrolled + tall) / ROW).ceil() as usize + SPARE;
    (first, last.min(length))
}

#[function_component(Freed)]
pub(crate) fn freed(props: &FreedProps) -> Html {
    let view = &props.view;
    let scrolled = use_state(|| (0.0, 800.0));
    let rows = passing(&view.freed.rows, &props.filter);
    let onscroll = {
        let scrolled = scrolled.clone();
        Callback::from(move |event: Event| {
            if let Some(list) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
                scrolled.set((f64::from(list.scroll_top()), f64::from(list.client_height())));
            }
        })
    };
    if view.freed.rows.is_empty() {
        return empty(
            "Nothing is freed yet at this step. Every object that goes gets a row here: when, by which line, and why.",
        );
    }
    // After a filter or an earlier step the list may be shorter than it was scrolled.
    let top = scrolled.0.min((rows.len() as f64 * ROW - scrolled.1).max(0.0));
    let (first, last) = window(top, scrolled.1, rows.len());
    let height = format!("height:{}px", rows.len() as f64 * ROW);
    html! {
        <div class="freed">
            { filters(props, rows.len()) }
            <div class="freed-list" role="list" aria-label="Freed objects, newest first" tabindex="0" {onscroll}>
                <div class="freed-length" style={height} role="presentation">
                    { for (first..last).map(|index| row(index, rows[index], view.step, &props.dispatch)) }
                </div>
            </div>
            if view.freed.rows_left_out > 0 {
                <p class="note">{ format!("{} older rows are left out.", format::grouped(view.freed.rows_left_out)) }</p>
            }
        </div>
    }
}

fn row(index: usize, row: &FreedRow, step: u64, dispatch: &Callback<Action>) -> Html {
    let style = format!("top:{}px", index as f64 * ROW);
    let title = if row.count > 1 { format!("{} objects", format::grouped(row.count)) } else { row.label.clone() };
    html! {
        <div key={format!("{}-{}-{index}", row.step, row.serial)} class={classes!("freed-row", (row.step == step).then_some("now"))} role="listitem" {style}>
            <p class="freed-head">
                { type_chip(&row.type_name) }<b>{ title }</b>
                if row.count == 1 && !row.text.is_empty() { <code class="freed-text">{ &row.text }</code> }
                <span class="spring"></span>
                <span class={format!("reason reason-{}", reason_key(row.reason))}>{ reason_words(row.reason) }</span>
                <span class="freed-size">{ format::bytes(row.size_bytes) }</span>
            </p>
            <p class="freed-why">
                { line_link(row.line, dispatch) }{ step_link(row.step, dispatch) }
                <span title={row.why.clone()}>{ with_code(&row.why) }</span>
            </p>
        </div>
    }
}

fn filters(props: &FreedProps, shown: usize) -> Html {
    let FreedProps { view, filter, dispatch } = props;
    let totals = &view.freed.totals;
    let of = |reason| match reason {
        FreeReason::LastReference => totals.last_reference,
        FreeReason::Cycle => totals.cycle,
        FreeReason::Container => totals.container,
        FreeReason::Exit => totals.exit,
    };
    let chosen = |event: &Event| {
        event
            .target()
            .and_then(|target| target.dyn_into::<HtmlSelectElement>().ok())
            .map(|select| select.value())
            .unwrap_or_default()
    };
    let on_reason = {
        let (filter, dispatch) = (filter.clone(), dispatch.clone());
        Callback::from(move |event: Event| {
            let key = chosen(&event);
            let reason = REASONS.into_iter().find(|reason| reason_key(*reason) == key);
            dispatch.emit(Action::FilterFreed(FreedFilter { reason, ..filter.clone() }));
        })
    };
    let on_type = {
        let (filter, dispatch) = (filter.clone(), dispatch.clone());
        Callback::from(move |event: Event| {
            let name = chosen(&event);
            let type_name = (!name.is_empty()).then(|| Rc::from(name));
            dispatch.emit(Action::FilterFreed(FreedFilter { type_name, ..filter.clone() }));
        })
    };
    let mut types: Vec<&str> = view.freed.rows.iter().map(|row| row.type_name.as_str()).collect();
    crate::order::sort(&mut types, |one, two| one.cmp(two));
    types.dedup();
    let all: u64 = REASONS.into_iter().map(of).sum();
    html! {
        <div class="filters">
            <label>{ "Reason " }
                <select onchange={on_reason}>
                    <option value="" selected={filter.reason.is_none()}>{ format!("all ({})", format::grouped(all)) }</option>
                    { for REASONS.into_iter().map(|reason| html! {
                        <option value={reason_key(reason)} selected={filter.reason == Some(reason)}>{ format!("{} ({})", reason_words(reason), format::grouped(of(reason))) }</option>
                    }) }
                </select>
            </label>
            <label>{ "Type " }
                <select onchange={on_type}>
                    <option value="" selected={filter.type_name.is_none()}>{ "all" }</option>
                    { for types.into_iter().map(|name| html! { <option value={name.to_owned()} selected={filter.type_name.as_deref() == Some(name)}>{ name }</option> }) }
                </select>
            </label>
            <span class="spring"></span>
            <span class="total">{ format!("{} \u{b7} {} given back in all", format::counted(shown as u64, "row"), format::bytes(totals.size_bytes)) }</span>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::sample_view::freed_row;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn only_rows_in_sight_are_drawn() {
        assert_eq!(window(0.0, 600.0, 5_000), (0, 16));
        let (first, last) = window(60_000.0, 600.0, 5_000);
        assert!(first <= 1_000 && last >= 1_010 && last - first < 40);
        assert_eq!(window(9e9, 600.0, 3), (3, 3));
    }

    #[test]
    fn filters_combine() {
        let mut rows = vec![freed_row(1, 1), freed_row(2, 2)];
        rows[1].reason = FreeReason::Cycle;
        rows[1].type_name = "list".into();
        let filter = FreedFilter { reason: Some(FreeReason::Cycle), type_name: Some("list".into()) };
        assert_eq!(passing(&rows, &filter).len(), 1);
        assert_eq!(passing(&rows, &FreedFilter { type_name: Some("Node".into()), ..filter }).len(), 0);
        assert_eq!(passing(&rows, &FreedFilter::default()).len(), 2);
    }
}
