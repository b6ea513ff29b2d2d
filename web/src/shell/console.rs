//! The console: output up to the cursor, later output pale; then how the run ended, with links to lines.

use afterdel_protocol::{Diagnostic, EndReport, Outcome, Stream, TracebackEntry};
use web_sys::HtmlElement;
use yew::prelude::*;

use super::prompt::Prompt;
use crate::format;
use crate::panels::parts::{line_link, with_code};
use crate::state::{Action, Console, Phase, Shared};
use crate::tag::{Tag, tag, together};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ConsoleProps {
    pub console: Shared<Console>,
    pub report: Option<Shared<EndReport>>,
    pub phase: Phase,
    /// How many lines the program has asked for, while it waits for one.
    pub asking: Option<u32>,
    /// Where the cursor stands, when it can be moved.
    pub step: Option<u64>,
    pub dispatch: Callback<Action>,
}

#[function_component(ConsoleView)]
pub(crate) fn console_view(props: &ConsoleProps) -> Html {
    let host = use_node_ref();
    {
        let host = host.clone();
        use_effect_with((props.console.clone(), props.report.clone()), move |_| {
            if let Some(host) = host.cast::<HtmlElement>() {
                host.set_scroll_top(host.scroll_height());
            }
        });
    }
    let piece = |(stream, later, text): (Stream, bool, String)| {
        let piece = tag("span").class("", &[("stderr", stream == Stream::Stderr), ("later", later)]).text(text);
        if later { piece.is("title", "printed after this step") } else { piece }
    };
    let stretches = props.console.stretches(props.step);
    let dropped = (props.console.dropped_bytes > 0).then(|| {
        let size = format::bytes(props.console.dropped_bytes as u64);
        tag("p.note").text(format!("{size} of older output left out"))
    });
    let output = if !stretches.is_empty() {
        Some(tag("pre").all(stretches.into_iter().map(piece).collect()))
    } else {
        match props.report.as_deref().map(|report| &report.outcome) {
            None => Some(tag("p.faint").says("print() writes here.")),
            Some(Outcome::Finished) => Some(tag("p.faint").says("The program printed nothing.")),
            Some(_) => None,
        }
    };
    let scroll = tag("div.console-scroll")
        .found_by(&host)
        .is("role", "log")
        .is("aria-live", "polite")
        .is("aria-label", "Output")
        .is("tabindex", "0");
    tag("section.console")
        .is("aria-label", "Console")
        .holds(tag("h2").says("Console").maybe(ended_chip(props)))
        .holds(scroll.maybe(dropped).maybe(output).put(ending(props)))
        .put(
            props
                .asking
                .map(|question| html! { <Prompt key={question} dispatch={props.dispatch.clone()} /> })
                .unwrap_or_default(),
        )
        .done()
}

fn ended_chip(props: &ConsoleProps) -> Option<Tag> {
    let report = props.report.as_deref()?;
    let text = match &report.outcome {
        Outcome::NotCompiled { .. } => return None,
        Outcome::Limit { .. } => "limit reached".to_owned(),
        Outcome::Stopped => "stopped".to_owned(),
        _ => format!("exit status {} \u{b7} {}", report.exit_status, format::duration(report.elapsed_us)),
    };
    Some(tag("span.chip").text(text))
}

fn ending(props: &ConsoleProps) -> Html {
    let stopped = || tag("p.end").says("Stopped.").done();
    if props.phase == Phase::Cut {
        return stopped();
    }
    let Some(report) = props.report.as_deref() else { return Html::default() };
    match &report.outcome {
        Outcome::Finished => Html::default(),
        Outcome::Stopped => stopped(),
        Outcome::Limit { message } => tag("p.end").text(message.clone()).done(),
        Outcome::NotCompiled { diagnostics } => {
            let line = |one: &Diagnostic| placed(tag("p.stderr"), one.range.line, format!(": {}", one.message), props);
            together(diagnostics.iter().map(line).collect())
        }
        Outcome::Exception { type_name, message, traceback, hint, .. } => {
            let exception = crate::editor::exception_line(type_name, message);
            let hint = hint.as_deref().map(|hint| with_code(tag("p.hint"), hint));
            tag("div.traceback").list(raised(props, traceback, exception)).maybe(hint).done()
        }
    }
}

/// A link to a line, and words behind it.
fn placed(around: Tag, line: u32, words: String, props: &ConsoleProps) -> Tag {
    around.holds(line_link(line, &props.dispatch)).text(words)
}

/// The engine may have printed the traceback, as CPython does, on stderr: then the links alone are added.
fn raised(props: &ConsoleProps, traceback: &[TracebackEntry], exception: String) -> Vec<Tag> {
    let mut pieces = props.console.pieces.iter();
    if pieces.any(|piece| piece.stream == Stream::Stderr && piece.text.contains("Traceback")) {
        let look = tag("p").says("Look at ");
        let linked = |around, entry: &TracebackEntry| placed(around, entry.line, " ".to_owned(), props);
        return vec![traceback.iter().fold(look, linked)];
    }
    let frame =
        |entry: &TracebackEntry| placed(tag("p.stderr frame"), entry.line, format!(", in {}", entry.function), props);
    let mut lines = vec![tag("p.stderr").says("Traceback (most recent call last):")];
    lines.extend(traceback.iter().map(frame));
    lines.push(tag("p.stderr").text(exception));
    lines
}
