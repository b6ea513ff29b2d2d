//! The header: examples, what is modelled, sharing, theme.

use std::rc::Rc;

use afterdel_protocol::{Policy, Settings};
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::popovers::{ExamplesProps, ShareProps, ShortcutsProps, examples, share_box, shortcuts};
use crate::share::{policy_name, policy_named};
use crate::state::{Action, Face, Popover, Theme};

pub(crate) struct HeaderProps {
    pub face: Face,
    pub settings: Settings,
    pub theme: Theme,
    pub keys: bool,
    pub popover: Option<Popover>,
    pub link: Option<Rc<str>>,
    pub copied: Option<bool>,
    pub dispatch: Callback<Action>,
}

pub(crate) fn header(props: &HeaderProps) -> Html {
    let HeaderProps { face, popover, dispatch, .. } = props;
    if *face == Face::Embed {
        return small(props);
    }
    let menu = |title: &'static str, this: Popover, content: Html| {
        let open = *popover == Some(this);
        let onclick = dispatch.reform(move |_: MouseEvent| Action::Open(this));
        html! {
            <div class="menu">
                <button class="bar-button" aria-expanded={open.to_string()} {onclick}>{ title }</button>
                if open { <div class={format!("popover popover-{}", title.to_lowercase())}>{ content }</div> }
            </div>
        }
    };
    let next_theme = dispatch.reform(|_: MouseEvent| Action::NextTheme);
    let open_shortcuts = dispatch.reform(|_: MouseEvent| Action::Open(Popover::Shortcuts));
    let helping = *popover == Some(Popover::Shortcuts);
    html! {
        <header class="header">
            <h1 class="brand"><a href="./">{ mark() }{ "Afterdel" }</a></h1>
            { menu("Examples", Popover::Examples, examples(&ExamplesProps { dispatch: dispatch.clone() })) }
            <span class="spring"></span>
            <span class="version" title="The CPython whose memory is modelled: 3.14.10, 64-bit">{ "Python 3.14" }</span>
            { collector(props) }
            { menu("Share", Popover::Share, share_box(&ShareProps { frame: false, link: props.link.clone(), copied: props.copied, dispatch: dispatch.clone() })) }
            { menu("Embed", Popover::Embed, share_box(&ShareProps { frame: true, link: props.link.clone(), copied: props.copied, dispatch: dispatch.clone() })) }
            <button class="bar-button theme" aria-label={format!("Theme: {}", props.theme.name())} title={format!("Theme: {}", props.theme.name())} onclick={next_theme}>
                { theme_icon(props.theme) }
            </button>
            <div class="menu">
                <button class="bar-button help" aria-label="Keyboard shortcuts" title="Keyboard shortcuts (?)" aria-expanded={helping.to_string()} onclick={open_shortcuts}>{ "?" }</button>
                if helping { <div class="popover popover-shortcuts">{ shortcuts(&ShortcutsProps { keys: props.keys, dispatch: dispatch.clone() }) }</div> }
            </div>
        </header>
    }
}

/// A ring with a gap, and what fell out of it.
fn mark() -> Html {
    html! {
        <svg class="mark" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <path d="M15.8 6.2a7 7 0 1 0 0 7.6" class="mark-ring" />
            <circle cx="17" cy="10" r="2" class="mark-dot" />
        </svg>
    }
}

fn theme_icon(theme: Theme) -> Html {
    let inner = match theme {
        Theme::Auto => {
            html! { <><circle cx="8" cy="8" r="6" class="stroke" /><path d="M8 2a6 6 0 0 1 0 12z" class="fill" /></> }
        }
        Theme::Light => {
            html! { <><circle cx="8" cy="8" r="3" class="fill" /><path class="stroke" d="M8 1v2M8 13v2M1 8h2M13 8h2M3 3l1.4 1.4M11.600 11.600L13 13M13 3l-1.400 1.400M4.400 11.600L3 13" /></> }
        }
        Theme::Dark => html! { <path class="fill" d="M6 2a6 6 0 1 0 8 8 5 5 0 0 1-8-8z" /> },
    };
    html! { <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">{ inner }</svg> }
}

fn collector(props: &HeaderProps) -> Html {
    let onchange = props.dispatch.reform(|event: Event| {
        let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
        Action::Policy(select.and_then(|select| policy_named(&select.value())).unwrap_or(Policy::Generational))
    });
    let option = |policy: Policy, words: &'static str| {
        html! { <option value={policy_name(policy)} selected={props.settings.policy == policy}>{ words }</option> }
    };
    html! {
        <label class="collector-choice">
            <span>{ "Collector" }</span>
            <select {onchange} title="How memory is reclaimed in this run">
                { option(Policy::Generational, "generational") }
                { option(Policy::RefcountOnly, "reference counts only") }
            </select>
        </label>
    }
}

/// The frame's header: the way to the desk.
fn small(props: &HeaderProps) -> Html {
    let href = props.link.as_deref().unwrap_or("./").to_owned();
    html! {
        <header class="header">
            <h1 class="brand">{ mark() }{ "Afterdel" }</h1>
            <span class="version">{ "Python 3.14" }</span>
            <span class="spring"></span>
            <a class="bar-button" {href} target="_blank" rel="noopener">{ "Open in Afterdel" }</a>
        </header>
    }
}
