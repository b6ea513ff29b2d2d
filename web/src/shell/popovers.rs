//! What hangs open under the header's buttons: plain disclosures, closed by Escape or a click elsewhere.

use yew::{Callback, Html};

use crate::examples::{EXAMPLES, Example};
use crate::share;
use crate::state::{Action, Source};
use crate::tag::{Tag, tag, together};

pub(crate) fn examples(dispatch: &Callback<Action>) -> Tag {
    let item = |example: &Example| {
        let button = tag("button.example").does(dispatch, Action::Text(example.text.into(), Source::Example));
        tag("li").holds(button.holds(tag("b").says(example.title)).holds(tag("span").says(example.about)))
    };
    tag("ul.examples").is("aria-label", "Examples").all(EXAMPLES.iter().map(item).collect())
}

pub(crate) struct ShareProps<'a> {
    /// The iframe's HTML instead of the link.
    pub frame: bool,
    pub link: Option<&'a str>,
    pub copied: Option<bool>,
    pub dispatch: &'a Callback<Action>,
}

/// What differs between the link's box and the frame's: about, rows, label, button.
const SHARED: [[&str; 4]; 2] = [
    [
        "The link holds the program and its settings, in the part after #. It is sent to no server.",
        "3",
        "Link",
        "Copy link",
    ],
    [
        "Put this into your page: the program, live, in a frame. It keeps nothing and asks no other server.",
        "5",
        "HTML of the frame",
        "Copy HTML",
    ],
];

pub(crate) fn share_box(props: &ShareProps<'_>) -> Tag {
    let Some(link) = props.link else { return tag("p").says("Packing the program\u{2026}") };
    let text = if props.frame { share::frame(link) } else { link.to_owned() };
    let [about, rows, label, button] = SHARED[usize::from(props.frame)];
    let said = match props.copied {
        Some(true) => "Copied.",
        Some(false) => "The browser did not allow it: select the text and copy it.",
        None => "",
    };
    let copy = tag("button.primary").does(props.dispatch, Action::Copy(text.clone())).says(button);
    let area = tag("textarea").flag("readonly", true).is("rows", rows).is("aria-label", label).value(text);
    tag("div.share")
        .holds(tag("p").says(about))
        .holds(area)
        .holds(tag("p.share-foot").holds(copy).holds(tag("span").is("role", "status").says(said)))
}

const SHORTCUTS: [(&str, &str); 11] = [
    ("Ctrl Enter", "run without the budget"),
    ("\u{2190} \u{2192}", "a step back, a step on (outside the editor)"),
    ("Shift \u{2190} \u{2192}", "to the breakpoint before, after"),
    ("Home End", "first step, last step"),
    ("Space", "play, pause"),
    ("1 \u{2026} 6", "Objects, Freed, Types, Collector, Variables, Compare"),
    ("F9", "breakpoint on the editor's line"),
    ("F8", "next error in the editor"),
    ("Ctrl F", "search in the editor"),
    ("Esc then Tab", "leave the editor"),
    ("?", "this list"),
];

pub(crate) fn shortcuts(keys: bool, dispatch: &Callback<Action>) -> Html {
    let row = |(keys, what): &(&'static str, &'static str)| {
        tag("div").holds(tag("dt").holds(tag("kbd").says(keys))).holds(tag("dd").says(what))
    };
    let tick = tag("input").is("type", "checkbox").checked(keys).change(dispatch.reform(|_| Action::ToggleKeys));
    together(vec![
        tag("dl.shortcuts").all(SHORTCUTS.iter().map(row).collect()),
        tag("label.check").holds(tick).says("Shortcuts of a single key"),
    ])
}
