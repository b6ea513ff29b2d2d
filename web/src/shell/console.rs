//! The console: output up to the cursor, later output pale; then how the run ended, with links to lines.

use afterdel_protocol::{EndReport, Outcome, Stream, TracebackEntry};
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::format;
use crate::panels::parts::{line_link, with_code};
use crate::state::{Action, Console, Phase, Shared};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ConsoleProps {
    pub console: Shared<Console>,
    pub report: Option<Shared<EndReport>>,
    pub phase: Phase,
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
        let class = classes!((stream == Stream::Stderr).then_some("stderr"), later.then_some("later"));
        let title = later.then_some("printed after this step");
        html! { <span {class} {title}>{ text }</span> }
    };
    let stretches = props.console.stretches(props.step);
    let silent = stretches.is_empty() && props.report.is_none();
    html! {
        <section class="console" aria-label="Console">
            <h2>{ "Console" }{ ended_chip(props) }</h2>
            <div ref={host} class="console-scroll" role="log" aria-live="polite" aria-label="Output" tabindex="0">
                if props.console.dropped_bytes > 0 {
                    <p class="note">{ format!("{} of older output left out", format::bytes(props.console.dropped_bytes as u64)) }</p>
                }
                if silent { <p class="faint">{ "print() writes here." }</p> }
                if stretches.is_empty() && props.report.as_deref().is_some_and(|report| report.outcome == Outcome::Finished) {
                    <p class="faint">{ "The program printed nothing." }</p>
                }
                if !stretches.is_empty() { <pre>{ for stretches.into_iter().map(piece) }</pre> }
                { ending(props) }
            </div>
        </section>
    }
}

fn ended_chip(props: &ConsoleProps) -> Html {
    let Some(report) = props.report.as_deref() else { return html! {} };
    let text = match &report.outcome {
        Outcome::NotCompiled { .. } => return html! {},
        Outcome::Limit { .. } => "limit reached".to_owned(),
        Outcome::Stopped => "stopped".to_owned(),
        _ => format!("exit status {} \u{b7} {}", report.exit_status, format::duration(report.elapsed_us)),
    };
    html! { <span class="chip">{ text }</span> }
}

fn ending(props: &ConsoleProps) -> Html {
    if props.phase == Phase::Cut {
        return html! { <p class="end">{ "Stopped." }</p> };
    }
    let Some(report) = props.report.as_deref() else { return html! {} };
    match &report.outcome {
        Outcome::Finished => html! {},
        Outcome::Stopped => html! { <p class="end">{ "Stopped." }</p> },
        Outcome::Limit { message } => html! { <p class="end">{ message }</p> },
        Outcome::NotCompiled { diagnostics } => html! {
            <>{ for diagnostics.iter().map(|one| html! {
                <p class="stderr">{ line_link(one.range.line, &props.dispatch) }{ format!(": {}", one.message) }</p>
            }) }</>
        },
        Outcome::Exception { type_name, message, traceback, hint, .. } => {
            // The engine may have printed the traceback, as CPython does, on stderr: then the links alone are added.
            let printed = props
                .console
                .pieces
                .iter()
                .any(|piece| piece.stream == Stream::Stderr && piece.text.contains("Traceback"));
            html! {
                <div class="traceback">
                    if printed {
                        <p>{ "Look at " }{ for traceback.iter().map(|entry| html! { <>{ line_link(entry.line, &props.dispatch) }{ " " }</> }) }</p>
                    } else {
                        <p class="stderr">{ "Traceback (most recent call last):" }</p>
                        { for traceback.iter().map(|entry| frame(entry, &props.dispatch)) }
                        <p class="stderr">{ crate::editor::exception_line(type_name, message) }</p>
                    }
                    if let Some(hint) = hint { <p class="hint">{ with_code(hint) }</p> }
                </div>
            }
        }
    }
}

fn frame(entry: &TracebackEntry, dispatch: &Callback<Action>) -> Html {
    html! { <p class="stderr frame">{ line_link(entry.line, dispatch) }{ format!(", in {}", entry.function) }</p> }
}
