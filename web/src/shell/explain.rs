//! The Explain line: the step in words, said politely to screen readers.

use std::rc::Rc;

use afterdel_protocol::{EndReport, Outcome, StepView};
use yew::prelude::*;

use crate::panels::parts::with_code;
use crate::state::{Action, Notice, Phase, Shared};

pub(crate) struct ExplainProps {
    pub view: Option<Shared<StepView>>,
    pub report: Option<Shared<EndReport>>,
    pub error_step: Option<u64>,
    pub phase: Phase,
    pub notice: Option<Notice>,
    pub dispatch: Callback<Action>,
}

/// The sentence, and whether it tells of something wrong.
fn sentence(props: &ExplainProps) -> (Rc<str>, bool) {
    match (props.phase, props.report.as_deref().map(|report| &report.outcome)) {
        (Phase::Running(afterdel_protocol::RunMode::Full), _) => {
            ("The program runs. Stop keeps what is here so far.".into(), false)
        }
        (Phase::Stopping, _) => ("Stopping\u{2026}".into(), false),
        (Phase::Cut, _) => (
            "Stopped. The curve and the output up to here are kept; the moments in between cannot be opened.".into(),
            false,
        ),
        (Phase::Ended, Some(Outcome::NotCompiled { diagnostics })) => {
            let first = diagnostics.first();
            let text = first.map_or_else(
                || "The program does not compile.".to_owned(),
                |one| {
                    let help = one.help.as_deref().map(|help| format!(" {help}")).unwrap_or_default();
                    format!(
                        "Line {}: {}.{help} Below is the last version that ran.",
                        one.range.line,
                        one.message.trim_end_matches('.')
                    )
                },
            );
            (text.into(), true)
        }
        (_, outcome) => {
            let Some(view) = props.view.as_deref() else { return ("".into(), false) };
            let here = props.error_step == Some(view.step);
            let hint = match outcome {
                Some(Outcome::Exception { hint: Some(hint), .. }) if here => format!(" {hint}"),
                Some(Outcome::Limit { message }) if view.step >= view.steps => format!(" {message}"),
                _ => String::new(),
            };
            let text = view.explain.text.as_str();
            (if text.contains(hint.trim()) { text.into() } else { format!("{text}{hint}").into() }, here)
        }
    }
}

pub(crate) fn explain(props: &ExplainProps) -> Html {
    let (text, wrong) = sentence(props);
    let dismiss = props.dispatch.reform(|_: MouseEvent| Action::DismissNotice);
    html! {
        <section class={classes!("explain", wrong.then_some("wrong"))} aria-label="Explanation">
            if let Some(notice) = &props.notice {
                <p class={classes!("notice", notice.failure.then_some("failure"))} role="alert">
                    <span>{ notice.text.to_string() }</span>
                    <button class="icon" aria-label="Dismiss" onclick={dismiss}>{ "\u{d7}" }</button>
                </p>
            }
            <p class="explain-text" aria-live="polite">{ with_code(&text) }</p>
        </section>
    }
}
