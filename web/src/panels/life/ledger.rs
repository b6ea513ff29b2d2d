//! The part of the card that is of the whole life: the ledger of its count, its generations, how it ends.

use afterdel_protocol::{GenerationMove, LedgerRow, LifeEnd, LifeView};
use yew::Callback;

use super::standing::section;
use super::{CardProps, moment};
use crate::format;
use crate::panels::parts::{headings, line_link, scrolling, step_link, with_code};
use crate::state::Action;
use crate::tag::{Tag, tag, truth};

/// Rows that are listed unasked.
const ROWS: usize = 12;

/// Sections in the order in which they stand; none before there is a record.
pub(super) fn sections(props: &CardProps<'_>) -> Vec<Tag> {
    let Some(record) = props.life.record() else { return vec![] };
    let step = props.view.step;
    let later = record.end.as_ref().filter(|end| end.step > step).map(|end| end_of(end, props.dispatch));
    let forever = record.end.is_none() && record.object.refcount.is_some();
    let forever =
        forever.then(|| section("How it ends", "").holds(tag("p").says("It is there to the end of the run.")));
    [ledger(record, props), moves(record, props.dispatch), later, forever].into_iter().flatten().collect()
}

/// The rows that are shown: all, or those about the moment.
fn window(steps: &[u64], now: u64, whole: bool) -> (usize, usize) {
    if whole || steps.len() <= ROWS {
        return (0, steps.len());
    }
    let past = steps.partition_point(|step| *step <= now);
    let first = past.saturating_sub(ROWS / 2).min(steps.len() - ROWS);
    (first, first + ROWS)
}

fn ledger(record: &LifeView, props: &CardProps<'_>) -> Option<Tag> {
    let (rows, now) = (&record.ledger, props.view.step);
    if rows.is_empty() {
        return None;
    }
    let steps: Vec<u64> = rows.iter().map(|row| row.step).collect();
    let whole = props.life.whole;
    let (first, last) = window(&steps, now, whole);
    let here = steps.partition_point(|step| *step <= now);
    let mut body = Vec::new();
    for at in first..last {
        // In the middle of long ledgers rows are left out.
        if at == rows.len() / 2 && record.ledger_left_out > 0 {
            let text = format!("{} are left out here.", format::counted(record.ledger_left_out, "change"));
            body.push(across("faint", text));
        }
        if at == here && at > 0 {
            body.push(across("here", format!("The moment at hand: step {}", format::grouped(now))));
        }
        body.push(change(&rows[at], at < here, props.dispatch));
    }
    let head = headings(&["Where", "Count", "What happened"]);
    let table = tag("table.ledger").holds(head).holds(tag("tbody").all(body));
    let more = (rows.len() > ROWS).then(|| {
        let words =
            if whole { "Only those about this moment".to_owned() } else { format!("All {} changes", rows.len()) };
        let button = tag("button.small").is("aria-expanded", truth(whole));
        button.does(props.dispatch, Action::WholeLedger).text(words)
    });
    let about = "Its ledger: every statement after which its count, or who holds it, was another";
    let table = scrolling("Changes of its reference count".to_owned(), table);
    Some(section("Its references, from birth on", about).holds(table).maybe(more))
}

/// A row that says one thing in all columns.
fn across(class: &'static str, text: String) -> Tag {
    tag("tr").is("class", class).holds(tag("td").is("colspan", "3").text(text))
}

fn change(row: &LedgerRow, past: bool, dispatch: &Callback<Action>) -> Tag {
    let line = match row.line {
        0 if row.step == 0 => tag("span.faint").says("start"),
        line => line_link(line, dispatch),
    };
    let mut line = tag("td").holds(line);
    if row.end_line != row.line && row.line > 0 {
        line = line.says(" \u{2192} ").holds(line_link(row.end_line, dispatch));
    }
    tag("tr").class("", &[("later", !past)]).all(vec![
        line.holds(tag("div").holds(step_link(row.step, dispatch))),
        tag("td.count").text(format!("{} \u{2192} {}", row.before, row.after)),
        with_code(tag("td"), &row.cause),
    ])
}

fn moves(record: &LifeView, dispatch: &Callback<Action>) -> Option<Tag> {
    let name = |known: Option<u8>| known.map_or_else(|| "none".to_owned(), |number| number.to_string());
    let row = |row: &GenerationMove| {
        let text = match row.from {
            None => format!("generation {}: {}", name(row.to), row.cause),
            from => format!("{} \u{2192} {}: {}", name(from), name(row.to), row.cause),
        };
        moment(with_code(tag("li"), &text).says(" \u{b7} "), row.line, row.step, dispatch)
    };
    let rows: Vec<Tag> = record.moves.iter().map(row).collect();
    let about = "The collector looks at young objects often and at old ones rarely; survivors grow older";
    (!rows.is_empty()).then(|| section("Its generations", about).holds(tag("ul.moves").all(rows)))
}

fn end_of(end: &LifeEnd, dispatch: &Callback<Action>) -> Tag {
    let run = end.run.map_or_else(String::new, |run| format!(" Run {run} of the collector."));
    let words = format!("{}{run} {} given back. ", end.why, format::bytes(end.bytes));
    section("How it ends", "").holds(moment(with_code(tag("p"), &words), end.line, end.step, dispatch))
}

#[cfg(test)]
mod tests {
    use super::window;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn of_a_long_ledger_the_rows_about_the_moment_are_shown() {
        let steps: Vec<u64> = (0..100).map(|step| step * 10).collect();
        assert_eq!(window(&steps[..12], 0, false), (0, 12));
        assert_eq!(window(&steps, 0, false), (0, 12));
        assert_eq!(window(&steps, 505, false), (45, 57));
        assert_eq!(window(&steps, 9_999, false), (88, 100));
        assert_eq!(window(&steps, 505, true), (0, 100));
    }
}
