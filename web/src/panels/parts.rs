//! Small things that several panels show.

use afterdel_protocol::FreeReason;
use yew::prelude::*;

use crate::format;
use crate::state::Action;

/// The word for a reason, as everywhere.
pub(crate) fn reason_words(reason: FreeReason) -> &'static str {
    match reason {
        FreeReason::LastReference => "last reference removed",
        FreeReason::Cycle => "collected as a cycle",
        FreeReason::Container => "cleared with its container",
        FreeReason::Exit => "at exit",
    }
}

/// The name of a reason in class names and menus' values.
pub(crate) fn reason_key(reason: FreeReason) -> &'static str {
    match reason {
        FreeReason::LastReference => "last-reference",
        FreeReason::Cycle => "cycle",
        FreeReason::Container => "container",
        FreeReason::Exit => "exit",
    }
}

/// A type's name with its hue.
pub(crate) fn type_chip(type_name: &str) -> Html {
    html! { <span class={format!("type hue-{}", format::hue(type_name))}>{ type_name }</span> }
}

/// What a panel says while it has nothing to show.
pub(crate) fn empty(text: &str) -> Html {
    html! { <p class="empty">{ text }</p> }
}

/// A link to a line of the program.
pub(crate) fn line_link(line: u32, dispatch: &Callback<Action>) -> Html {
    if line == 0 {
        return html! { <span class="faint">{ "exit" }</span> };
    }
    let onclick = dispatch.reform(move |event: MouseEvent| {
        event.stop_propagation();
        Action::Reveal { line, column: 0 }
    });
    html! { <button class="link" {onclick}>{ format!("line {line}") }</button> }
}

/// A link to a moment.
pub(crate) fn step_link(step: u64, dispatch: &Callback<Action>) -> Html {
    let onclick = dispatch.reform(move |event: MouseEvent| {
        event.stop_propagation();
        Action::Seek(step)
    });
    html! { <button class="link" {onclick}>{ format!("step {}", format::grouped(step)) }</button> }
}

/// Text between backquotes is code.
pub(crate) fn with_code(text: &str) -> Html {
    let part = |(index, part): (usize, &str)| {
        if index % 2 == 1 {
            html! { <code>{ part }</code> }
        } else {
            html! { part }
        }
    };
    html! { <>{ for text.split('`').enumerate().map(part) }</> }
}
