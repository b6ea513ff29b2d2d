//! Freed: newest first. The list is virtual: only the rows in sight exist.

use std::rc::Rc;

use afterdel_protocol::{FreeReason, FreedRow, StepView};
use web_sys::HtmlElement;
use yew::{Callback, Event, TargetCast};

use super::parts::{empty, line_link, object_link, reason_key, reason_words, step_link, type_chip, with_code};
use crate::format;
use crate::state::{Action, FreedFilter, Shared};
use crate::tag::{Tag, chosen, tag};

/// Pixels of a row; css/panels.css has the same number.
const ROW: f64 = 60.0;
/// Rows drawn beyond both ends of what is in sight.
const SPARE: usize = 6;
const REASONS: [FreeReason; 5] =
    [FreeReason::LastReference, FreeReason::Cycle, FreeReason::Container, FreeReason::Traced, FreeReason::Exit];

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

/// How far the list is scrolled, and how tall it is, in pixels.
pub(crate) type Scrolled = (f64, f64);

pub(crate) fn freed(props: &FreedProps, scrolled: Scrolled, on_scroll: Callback<Scrolled>) -> Tag {
    let view = &props.view;
    let rows = passing(&view.freed.rows, &props.filter);
    if view.freed.rows.is_empty() {
        return empty(
            "Nothing is freed yet at this step. Every object that goes gets a row here: when, by which line, and why.",
        );
    }
    let heard = Callback::from(move |event: Event| {
        if let Some(list) = event.target_dyn_into::<HtmlElement>() {
            on_scroll.emit((f64::from(list.scroll_top()), f64::from(list.client_height())));
        }
    });
    // After a filter or an earlier step the list may be shorter than it was scrolled.
    let top = scrolled.0.min((rows.len() as f64 * ROW - scrolled.1).max(0.0));
    let (first, last) = window(top, scrolled.1, rows.len());
    let shown = (first..last).map(|index| row(index, rows[index], view.step, &props.dispatch)).collect();
    let length = tag("div.freed-length")
        .has("style", format!("height:{}px", rows.len() * ROW as usize))
        .is("role", "presentation")
        .all(shown);
    let list = tag("div.freed-list")
        .is("role", "list")
        .is("aria-label", "Freed objects, newest first")
        .is("tabindex", "0")
        .scroll(heard)
        .holds(length);
    let left_out = (view.freed.rows_left_out > 0)
        .then(|| tag("p.note").text(format!("{} older rows are left out.", format::grouped(view.freed.rows_left_out))));
    tag("div.freed").holds(filters(props, rows.len())).holds(list).maybe(left_out)
}

fn row(index: usize, row: &FreedRow, step: u64, dispatch: &Callback<Action>) -> Tag {
    let title = match row.serial {
        0 => tag("b").text(format!("{} objects", format::grouped(row.count))),
        serial => tag("b").holds(object_link(&row.label, serial, dispatch)),
    };
    let text = (row.count == 1 && !row.text.is_empty()).then(|| tag("code.freed-text").text(row.text.clone()));
    let reason = tag("span").has("class", format!("reason reason-{}", reason_key(row.reason)));
    let head = tag("p.freed-head")
        .holds(type_chip(&row.type_name))
        .holds(title)
        .maybe(text)
        .holds(tag("span.spring"))
        .holds(reason.says(reason_words(row.reason)))
        .holds(tag("span.freed-size").text(format::bytes(row.size_bytes)));
    let why = tag("p.freed-why")
        .holds(line_link(row.line, dispatch))
        .holds(step_link(row.step, dispatch))
        .holds(with_code(tag("span").has("title", row.why.clone()), &row.why));
    tag("div")
        .key(format!("{}-{}-{index}", row.step, row.serial))
        .class("freed-row", &[("now", row.step == step)])
        .is("role", "listitem")
        .has("style", format!("top:{}px", index * ROW as usize))
        .holds(head)
        .holds(why)
}

fn filters(props: &FreedProps, shown: usize) -> Tag {
    let FreedProps { view, filter, dispatch } = props;
    let totals = &view.freed.totals;
    let of = |reason| match reason {
        FreeReason::LastReference => totals.last_reference,
        FreeReason::Cycle => totals.cycle,
        FreeReason::Container => totals.container,
        FreeReason::Exit => totals.exit,
        FreeReason::Traced => totals.traced,
    };
    let choose = |take: fn(&mut FreedFilter, String)| {
        let filter = filter.clone();
        dispatch.reform(move |event: Event| {
            let mut filter = filter.clone();
            take(&mut filter, chosen(&event).1);
            Action::FilterFreed(filter)
        })
    };
    let on_reason = choose(|filter, key| filter.reason = REASONS.into_iter().find(|reason| reason_key(*reason) == key));
    let on_type = choose(|filter, name| filter.type_name = (!name.is_empty()).then(|| Rc::from(name)));
    let option = |value: &str, selected: bool, words: String| {
        tag("option").has("value", value.to_owned()).flag("selected", selected).text(words)
    };
    let all: u64 = REASONS.into_iter().map(of).sum();
    let mut reasons = vec![option("", filter.reason.is_none(), format!("all ({})", format::grouped(all)))];
    reasons.extend(REASONS.into_iter().map(|reason| {
        let words = format!("{} ({})", reason_words(reason), format::grouped(of(reason)));
        option(reason_key(reason), filter.reason == Some(reason), words)
    }));
    let mut names: Vec<&str> = view.freed.rows.iter().map(|row| row.type_name.as_str()).collect();
    crate::order::sort(&mut names, |one, two| one.cmp(two));
    names.dedup();
    let mut types = vec![option("", filter.type_name.is_none(), "all".to_owned())];
    types
        .extend(names.into_iter().map(|name| option(name, filter.type_name.as_deref() == Some(name), name.to_owned())));
    let (rows, given) = (format::counted(shown as u64, "row"), format::bytes(totals.size_bytes));
    tag("div.filters")
        .holds(tag("label").says("Reason ").holds(tag("select").change(on_reason).all(reasons)))
        .holds(tag("label").says("Type ").holds(tag("select").change(on_type).all(types)))
        .holds(tag("span.spring"))
        .holds(tag("span.total").text(format!("{rows} \u{b7} {given} given back in all")))
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
