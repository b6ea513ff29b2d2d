//! The header: examples, what is modelled, sharing, theme.

use std::rc::Rc;

use afterdel_protocol::{Policy, PythonVersion, Settings};
use yew::{Callback, Event};

use super::popovers::{ShareProps, examples, share_box, shortcuts};
use crate::panels::parts::{policy_words, python_words};
use crate::state::{Action, Face, Popover, Theme};
use crate::tag::{Tag, chosen, tag, truth};

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

pub(crate) fn header(props: &HeaderProps) -> Tag {
    let HeaderProps { face, dispatch, .. } = props;
    if *face == Face::Embed {
        return small(props);
    }
    let theme = format!("Theme: {}", props.theme.name());
    let theme = tag("button.bar-button theme").has("aria-label", theme.clone()).has("title", theme);
    let help = tag("button.bar-button help")
        .is("aria-label", "Keyboard shortcuts")
        .is("title", "Keyboard shortcuts (?)")
        .says("?");
    tag("header.header").all(vec![
        tag("h1.brand").holds(tag("a").is("href", "./").holds(mark()).says("Afterdel")),
        menu(props, tag("button.bar-button").says("Examples"), Popover::Examples),
        tag("span.spring"),
        python(props),
        collector(props),
        menu(props, tag("button.bar-button").says("Share"), Popover::Share),
        menu(props, tag("button.bar-button").says("Embed"), Popover::Embed),
        theme.does(dispatch, Action::NextTheme).holds(theme_icon(props.theme)),
        menu(props, help, Popover::Shortcuts),
    ])
}

/// A button, and what hangs open under it.
fn menu(props: &HeaderProps, button: Tag, this: Popover) -> Tag {
    let HeaderProps { popover, dispatch, .. } = props;
    let open = *popover == Some(this);
    let hanging = open.then(|| match this {
        Popover::Examples => tag("div.popover popover-examples").holds(examples(dispatch)),
        Popover::Shortcuts => tag("div.popover popover-shortcuts").put(shortcuts(props.keys, dispatch)),
        Popover::Share | Popover::Embed => {
            let frame = this == Popover::Embed;
            let (link, copied) = (props.link.as_deref(), props.copied);
            let around = tag(if frame { "div.popover popover-embed" } else { "div.popover popover-share" });
            around.holds(share_box(&ShareProps { frame, link, copied, dispatch }))
        }
    });
    let button = button.is("aria-expanded", truth(open)).does(dispatch, Action::Open(this));
    tag("div.menu").holds(button).maybe(hanging)
}

/// A drawing of some pixels.
fn drawing(size: &'static str, view_box: &'static str) -> Tag {
    tag("svg").is("viewBox", view_box).is("width", size).is("height", size).is("aria-hidden", "true")
}

fn path(class: &'static str, d: &'static str) -> Tag {
    tag("path").is("class", class).is("d", d)
}

fn circle(class: &'static str, (x, y, r): (&'static str, &'static str, &'static str)) -> Tag {
    tag("circle").is("cx", x).is("cy", y).is("r", r).is("class", class)
}

/// A ring with a gap, and what fell out of it.
fn mark() -> Tag {
    drawing("20", "0 0 20 20")
        .is("class", "mark")
        .holds(path("mark-ring", "M15.8 6.2a7 7 0 1 0 0 7.6"))
        .holds(circle("mark-dot", ("17", "10", "2")))
}

fn theme_icon(theme: Theme) -> Tag {
    const RAYS: &str = "M8 1v2M8 13v2M1 8h2M13 8h2M3 3l1.4 1.4M11.600 11.600L13 13M13 3l-1.400 1.400M4.400 11.600L3 13";
    let icon = drawing("16", "0 0 16 16");
    match theme {
        Theme::Auto => icon.holds(circle("stroke", ("8", "8", "6"))).holds(path("fill", "M8 2a6 6 0 0 1 0 12z")),
        Theme::Light => icon.holds(circle("fill", ("8", "8", "3"))).holds(path("stroke", RAYS)),
        Theme::Dark => icon.holds(path("fill", "M6 2a6 6 0 1 0 8 8 5 5 0 0 1-8-8z")),
    }
}

/// The version's menu.
fn python(props: &HeaderProps) -> Tag {
    let on_change = props
        .dispatch
        .reform(|event: Event| Action::Python(PythonVersion::named(&chosen(&event).1).unwrap_or_default()));
    let option = |version: PythonVersion| {
        let option = tag("option").is("value", version.name());
        option.flag("selected", props.settings.python == version).says(python_words(version))
    };
    let select = tag("select")
        .change(on_change)
        .is("title", "The CPython whose memory is modelled, 64-bit")
        .all(PythonVersion::ALL.into_iter().map(option).collect());
    tag("label.collector-choice").holds(tag("b.hidden-text").says("Python")).holds(select)
}

fn collector(props: &HeaderProps) -> Tag {
    let on_change =
        props.dispatch.reform(|event: Event| Action::Policy(Policy::named(&chosen(&event).1).unwrap_or_default()));
    let option = |policy: Policy| {
        let option = tag("option").is("value", policy.name());
        option.flag("selected", props.settings.policy == policy).says(policy_words(policy))
    };
    let select = tag("select")
        .change(on_change)
        .is("title", "How memory is reclaimed in this run")
        .all(Policy::ALL.into_iter().map(option).collect());
    tag("label.collector-choice").holds(tag("span").says("Collector")).holds(select)
}

/// The frame's header: the way to the desk.
fn small(props: &HeaderProps) -> Tag {
    let desk = tag("a.bar-button")
        .has("href", props.link.as_deref().unwrap_or("./").to_owned())
        .is("target", "_blank")
        .is("rel", "noopener");
    tag("header.header").all(vec![
        tag("h1.brand").holds(mark()).says("Afterdel"),
        tag("span.version").says(python_words(props.settings.python)),
        tag("span.spring"),
        desk.says("Open in Afterdel"),
    ])
}
