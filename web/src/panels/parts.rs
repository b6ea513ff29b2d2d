//! Small things that several panels show.

use afterdel_protocol::{FreeReason, Policy, PythonVersion};
use web_sys::Element;
use yew::Callback;

use crate::format;
use crate::state::Action;
use crate::tag::{Tag, tag};

/// The word for a reason, as everywhere.
pub(crate) fn reason_words(reason: FreeReason) -> &'static str {
    match reason {
        FreeReason::LastReference => "last reference removed",
        FreeReason::Cycle => "collected as a cycle",
        FreeReason::Container => "cleared with its container",
        FreeReason::Exit => "at exit",
        FreeReason::Traced => "found unreachable",
    }
}

/// The words for a policy, as everywhere.
pub(crate) fn policy_words(policy: Policy) -> &'static str {
    match policy {
        Policy::Generational => "generational",
        Policy::Incremental => "incremental (3.14.0 to 3.14.4)",
        Policy::RefcountOnly => "reference counts only",
        Policy::MarkSweep => "tracing only",
    }
}

/// A version as it is called.
pub(crate) fn python_words(version: PythonVersion) -> &'static str {
    match version {
        PythonVersion::V3_13 => "Python 3.13",
        PythonVersion::V3_14 => "Python 3.14",
        PythonVersion::V3_15 => "Python 3.15",
    }
}

/// The name of a reason in class names and menus' values.
pub(crate) fn reason_key(reason: FreeReason) -> &'static str {
    match reason {
        FreeReason::LastReference => "last-reference",
        FreeReason::Cycle => "cycle",
        FreeReason::Container => "container",
        FreeReason::Exit => "exit",
        FreeReason::Traced => "traced",
    }
}

/// A type's name with its hue.
pub(crate) fn type_chip(type_name: &str) -> Tag {
    tag("span").has("class", format!("type hue-{}", format::hue(type_name))).text(type_name.to_owned())
}

/// What a panel says while it has nothing to show.
pub(crate) fn empty(text: &'static str) -> Tag {
    tag("p.empty").says(text)
}

/// A link to a line of the program.
pub(crate) fn line_link(line: u32, dispatch: &Callback<Action>) -> Tag {
    if line == 0 {
        return tag("span.faint").says("exit");
    }
    let link = tag("button.link").has(LINE, line.to_string());
    link.does(dispatch, Action::Reveal { line, column: 0 }).text(format!("line {line}"))
}

/// The attribute by which the line of a link is known.
const LINE: &str = "data-line";

/// What marks the line in the editor that is linked to under the pointer or the keyboard.
pub(crate) fn mark_lines(dispatch: &Callback<Action>) -> Callback<Option<Element>> {
    dispatch.reform(|element: Option<Element>| {
        let link = element.and_then(|element| element.closest("[data-line]").ok()?);
        let line = link.and_then(|link| link.get_attribute(LINE)?.parse().ok());
        Action::Mark(line.unwrap_or(0))
    })
}

/// A link to an object: to its card, which stands beside the panel.
pub(crate) fn object_link(label: &str, serial: u32, dispatch: &Callback<Action>) -> Tag {
    tag("button.link object-link").does(dispatch, Action::GoTo(serial)).text(label.to_owned())
}

/// A link to a moment.
pub(crate) fn step_link(step: u64, dispatch: &Callback<Action>) -> Tag {
    tag("button.link").does(dispatch, Action::Seek(step)).text(format!("step {}", format::grouped(step)))
}

/// Adds a text in which what stands between backquotes is code.
pub(crate) fn with_code(mut around: Tag, text: &str) -> Tag {
    for (index, part) in text.split('`').enumerate() {
        let part = part.to_owned();
        around = if index % 2 == 1 { around.holds(tag("code").text(part)) } else { around.text(part) };
    }
    around
}

/// A row of headings; those after a `#` stand over numbers.
pub(crate) fn headings(titles: &[&'static str]) -> Tag {
    let heading = |title: &&'static str| {
        let cell = match title.strip_prefix('#') {
            Some(title) => tag("th.number").says(title),
            None => tag("th").says(title),
        };
        cell.is("scope", "col")
    };
    tag("thead").holds(tag("tr").all(titles.iter().map(heading).collect()))
}

/// A cell with a text.
pub(crate) fn cell(text: String) -> Tag {
    tag("td").text(text)
}

/// A cell with a number.
pub(crate) fn number(text: String) -> Tag {
    tag("td.number").text(text)
}

/// A table that scrolls in itself, with the keyboard too.
pub(crate) fn scrolling(label: String, table: Tag) -> Tag {
    tag("div.table-scroll").is("tabindex", "0").is("role", "group").has("aria-label", label).holds(table)
}
