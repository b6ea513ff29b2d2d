//! The editor: CodeMirror (web/js/src/editor.js) behind a component. The text flows out; arrows, bytes and diagnostics
//! flow in. Texts and breakpoints that do not come from typing are put in by [`EditorHandle`].

mod bridge;
mod marks;

pub(crate) use bridge::EditorHandle;
pub(crate) use marks::exception_line;

use afterdel_protocol::{Diagnostic, EndReport, LineRow, StepView};
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::state::{Action, Shared};
use crate::tag::tag;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct EditorProps {
    pub handle: EditorHandle,
    /// The text the editor opens with; `None` while a link is being unpacked.
    pub ready: bool,
    pub view: Option<Shared<StepView>>,
    pub report: Option<Shared<EndReport>>,
    /// The report belongs to the text as it is now.
    pub current: bool,
    pub diagnostics: Shared<Vec<Diagnostic>>,
    /// The step at which an exception was raised.
    pub error_step: Option<u64>,
    pub running_line: u32,
    pub dispatch: Callback<Action>,
    pub text: std::rc::Rc<str>,
}

#[function_component(Editor)]
pub(crate) fn editor(props: &EditorProps) -> Html {
    let host = use_node_ref();
    {
        let (host, handle, dispatch, text) =
            (host.clone(), props.handle.clone(), props.dispatch.clone(), props.text.clone());
        use_effect_with(props.ready, move |ready| {
            if let Some(host) = host.cast::<HtmlElement>().filter(|_| *ready) {
                handle.open(&host, &text, &dispatch);
            }
        });
    }
    {
        let handle = props.handle.clone();
        let deps = (props.view.clone(), props.error_step, props.running_line, props.current, props.ready);
        use_effect_with(deps, move |(view, error_step, running_line, current, _)| {
            show_arrows(&handle, view.as_deref(), *error_step, *running_line, *current);
        });
    }
    {
        let handle = props.handle.clone();
        let deps = (props.diagnostics.clone(), props.report.clone(), props.current, props.ready);
        use_effect_with(deps, move |(diagnostics, report, current, _)| {
            handle.show_diagnostics(&marks::underlined(diagnostics, report.as_deref().filter(|_| *current)));
        });
    }
    {
        let handle = props.handle.clone();
        use_effect_with((props.view.clone(), props.current, props.ready), move |(view, current, _)| {
            let rows: &[LineRow] = match view {
                Some(view) if *current => &view.lines,
                // As one types, the last numbers stand until the next are there.
                Some(_) => return,
                None => &[],
            };
            handle.show_line_bytes(&marks::line_marks(rows));
        });
    }
    let key = |name: &'static str| tag("kbd").says(name);
    let leave = tag("span").holds(key("Esc")).says(" then ").holds(key("Tab")).says(" leaves the editor");
    let more = tag("span.editor-hint-more").says("click left of a number: breakpoint");
    tag("section.editor")
        .is("aria-label", "Editor")
        .holds(tag("div.editor-host").found_by(&host))
        .holds(tag("p.editor-hint").is("id", "editor-hint").holds(leave).holds(more))
        .done()
}

/// The arrows of the moment; while a program runs, of the line at hand.
fn show_arrows(
    handle: &EditorHandle,
    view: Option<&StepView>,
    error_step: Option<u64>,
    running_line: u32,
    current: bool,
) {
    match view {
        _ if running_line > 0 => handle.show_arrows(0, running_line, false, false),
        Some(view) if current => {
            let failed = error_step == Some(view.step);
            // At an error the line that raised is the one to look at.
            let (executed, next) =
                if failed && view.next_line == 0 { (0, view.line) } else { (view.line, view.next_line) };
            handle.show_arrows(executed, next, failed, true);
        }
        _ => handle.show_arrows(0, 0, false, false),
    }
}
