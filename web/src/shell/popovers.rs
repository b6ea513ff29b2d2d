//! What hangs open under the header's buttons: plain disclosures, closed by Escape or a click elsewhere.

use std::rc::Rc;

use yew::prelude::*;

use crate::examples::{EXAMPLES, Example};
use crate::share;
use crate::state::{Action, Source};

pub(crate) struct ExamplesProps {
    pub dispatch: Callback<Action>,
}

pub(crate) fn examples(props: &ExamplesProps) -> Html {
    let item = |example: &'static Example| {
        let onclick = props.dispatch.reform(move |_: MouseEvent| Action::Text(example.text.into(), Source::Example));
        html! { <li><button class="example" {onclick}><b>{ example.title }</b><span>{ example.about }</span></button></li> }
    };
    html! { <ul class="examples" aria-label="Examples">{ for EXAMPLES.iter().map(item) }</ul> }
}

pub(crate) struct ShareProps {
    /// The iframe's HTML instead of the link.
    pub frame: bool,
    pub link: Option<Rc<str>>,
    pub copied: Option<bool>,
    pub dispatch: Callback<Action>,
}

pub(crate) fn share_box(props: &ShareProps) -> Html {
    let Some(link) = props.link.as_deref() else { return html! { <p>{ "Packing the program\u{2026}" }</p> } };
    let text = if props.frame { share::frame(link) } else { link.to_owned() };
    let onclick = {
        let text = text.clone();
        props.dispatch.reform(move |_: MouseEvent| Action::Copy(text.clone()))
    };
    let about = if props.frame {
        "Put this into your page: the program, live, in a frame. It keeps nothing and asks no other server."
    } else {
        "The link holds the program and its settings, in the part after #. It is sent to no server."
    };
    let said = match props.copied {
        Some(true) => "Copied.",
        Some(false) => "The browser did not allow it: select the text and copy it.",
        None => "",
    };
    html! {
        <div class="share">
            <p>{ about }</p>
            <textarea readonly={true} rows={if props.frame { "5" } else { "3" }} aria-label={if props.frame { "HTML of the frame" } else { "Link" }} value={text} />
            <p class="share-foot">
                <button class="primary" {onclick}>{ if props.frame { "Copy HTML" } else { "Copy link" } }</button>
                <span role="status">{ said }</span>
            </p>
        </div>
    }
}

const SHORTCUTS: [(&str, &str); 11] = [
    ("Ctrl Enter", "run without the budget"),
    ("\u{2190} \u{2192}", "a step back, a step on (outside the editor)"),
    ("Shift \u{2190} \u{2192}", "to the breakpoint before, after"),
    ("Home End", "first step, last step"),
    ("Space", "play, pause"),
    ("1 \u{2026} 5", "Objects, Freed, Types, Collector, Variables"),
    ("F9", "breakpoint on the editor's line"),
    ("F8", "next error in the editor"),
    ("Ctrl F", "search in the editor"),
    ("Esc then Tab", "leave the editor"),
    ("?", "this list"),
];

pub(crate) struct ShortcutsProps {
    pub keys: bool,
    pub dispatch: Callback<Action>,
}

pub(crate) fn shortcuts(props: &ShortcutsProps) -> Html {
    let row = |(keys, what): &(&'static str, &'static str)| html! { <div><dt><kbd>{ *keys }</kbd></dt><dd>{ *what }</dd></div> };
    let onchange = props.dispatch.reform(|_: Event| Action::ToggleKeys);
    html! {
        <>
            <dl class="shortcuts">{ for SHORTCUTS.iter().map(row) }</dl>
            <label class="check"><input type="checkbox" checked={props.keys} {onchange} />{ "Shortcuts of a single key" }</label>
        </>
    }
}
