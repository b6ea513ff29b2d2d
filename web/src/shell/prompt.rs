//! Where a person answers `input()`: a line under the output, with the keyboard in it.

use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use crate::state::Action;
use crate::tag::tag;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct PromptProps {
    pub dispatch: Callback<Action>,
}

/// Each question has a field of its own: it begins empty, and takes the keyboard.
#[function_component(Prompt)]
pub(crate) fn prompt(props: &PromptProps) -> Html {
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with((), move |()| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                let _ = field.focus();
            }
        });
    }
    let answer = {
        let field = field.clone();
        props.dispatch.reform(move |()| {
            let line = field.cast::<HtmlInputElement>().map_or_else(String::new, |field| field.value());
            Action::Answer(Some(line))
        })
    };
    let key = {
        let (answer, dispatch) = (answer.clone(), props.dispatch.clone());
        Callback::from(move |event: KeyboardEvent| {
            let (key, control) = (event.key(), event.ctrl_key());
            if key == "Enter" && !control {
                answer.emit(());
            } else if key == "d" && control {
                event.prevent_default();
                dispatch.emit(Action::Answer(None));
            }
        })
    };
    let input = tag("input")
        .found_by(&field)
        .is("type", "text")
        .is("aria-label", "A line of input for the program")
        .is("placeholder", "The program waits for a line")
        .is("autocomplete", "off")
        .is("autocapitalize", "off")
        .is("spellcheck", "false")
        .keydown(key);
    let send = tag("button.primary").is("title", "Enter").click(answer.reform(|_| ())).says("Send");
    let end = tag("button")
        .is("title", "No more input: the program gets an EOFError (Ctrl+D)")
        .does(&props.dispatch, Action::Answer(None))
        .says("End of input");
    tag("div.prompt").holds(input).holds(send).holds(end).done()
}
