//! The Explain line: the step in words, said politely to screen readers.

use std::rc::Rc;

use afterdel_protocol::{EndReport, Outcome, StepView};
use yew::Callback;

use crate::panels::parts::with_code;
use crate::state::{Absence, Action, Notice, Phase, Shared};
use crate::tag::{Tag, tag};

pub(crate) struct ExplainProps {
    pub view: Option<Shared<StepView>>,
    pub report: Option<Shared<EndReport>>,
    pub error_step: Option<u64>,
    pub phase: Phase,
    pub asking: bool,
    pub absence: Absence,
    pub notice: Option<Notice>,
    pub dispatch: Callback<Action>,
}

/// Said once: how far it is stands in the panel, which screen readers are not told again and again.
const SOUGHT: &str = "The figures are those sampled as the program ran. The picture of this step is being worked out.";

/// The sentence, and whether it tells of something wrong.
fn sentence(props: &ExplainProps) -> (Rc<str>, bool) {
    match (props.phase, props.report.as_deref().map(|report| &report.outcome)) {
        _ if props.asking => ("The program waits for a line: answer it in the console.".into(), false),
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
            let Some(view) = props.view.as_deref() else {
                let sought = matches!(props.absence, Absence::Sought { .. });
                return (if sought { SOUGHT } else { "" }.into(), false);
            };
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

pub(crate) fn explain(props: &ExplainProps) -> Tag {
    let (text, wrong) = sentence(props);
    let notice = props.notice.as_ref().map(|notice| {
        let dismiss = tag("button.icon").is("aria-label", "Dismiss").says("\u{d7}");
        tag("p")
            .class("notice", &[("failure", notice.failure)])
            .is("role", "alert")
            .holds(tag("span").text(notice.text.to_string()))
            .holds(dismiss.does(&props.dispatch, Action::DismissNotice))
    });
    tag("section")
        .class("explain", &[("wrong", wrong)])
        .is("aria-label", "Explanation")
        .maybe(notice)
        .holds(with_code(tag("p.explain-text").is("aria-live", "polite"), &text))
}
