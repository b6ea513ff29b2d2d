//! Bindings to `globalThis.afterdelEditor`.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;
use yew::Callback;

use super::marks::{LineMark, Underline};
use crate::state::{Action, Source};
use afterdel_protocol::{RunMode, Severity};

#[wasm_bindgen]
extern "C" {
    type JsEditor;
    #[wasm_bindgen(js_namespace = afterdelEditor)]
    fn create(host: &HtmlElement, text: &str, handlers: &Object) -> JsEditor;
    #[wasm_bindgen(method, js_name = setText)]
    fn set_text(this: &JsEditor, text: &str);
    #[wasm_bindgen(method, js_name = setArrows)]
    fn set_arrows(this: &JsEditor, executed: u32, next: u32, failed: bool, follow: bool);
    #[wasm_bindgen(method)]
    fn mark(this: &JsEditor, line: u32);
    #[wasm_bindgen(method, js_name = setLineBytes)]
    fn set_line_bytes(this: &JsEditor, rows: &Array);
    #[wasm_bindgen(method, js_name = setDiagnostics)]
    fn set_diagnostics(this: &JsEditor, list: &Array);
    #[wasm_bindgen(method, js_name = setBreakpoints)]
    fn set_breakpoints(this: &JsEditor, lines: Vec<u32>);
    #[wasm_bindgen(method)]
    fn reveal(this: &JsEditor, line: u32, column: u32);
}

/// The editor on the page, once it is there. Clones are the same one.
#[derive(Clone, Default)]
pub(crate) struct EditorHandle {
    editor: Rc<RefCell<Option<JsEditor>>>,
}

impl PartialEq for EditorHandle {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.editor, &other.editor)
    }
}

impl EditorHandle {
    /// Puts the editor into its place. Its handlers live as long as the page.
    pub(crate) fn open(&self, host: &HtmlElement, text: &str, dispatch: &Callback<Action>) {
        if self.editor.borrow().is_some() {
            return;
        }
        let handlers = Object::new();
        let set = |name: &str, value: &JsValue| {
            let _ = Reflect::set(&handlers, &name.into(), value);
        };
        let changed = dispatch.reform(|text: String| Action::Text(text.into(), Source::Typed));
        set("onChange", &Closure::<dyn Fn(String)>::new(move |text| changed.emit(text)).into_js_value());
        let broken = dispatch.reform(|lines: Vec<u32>| Action::Breakpoints(lines));
        set(
            "onBreakpoints",
            &Closure::<dyn Fn(Vec<f64>)>::new(move |lines: Vec<f64>| {
                broken.emit(lines.into_iter().map(|line| line as u32).collect());
            })
            .into_js_value(),
        );
        let run = dispatch.reform(|()| Action::Run(RunMode::Full));
        set("onRun", &Closure::<dyn Fn()>::new(move || run.emit(())).into_js_value());
        set("label", &"Python program".into());
        let editor = create(host, text, &handlers);
        *self.editor.borrow_mut() = Some(editor);
    }

    fn with(&self, act: impl FnOnce(&JsEditor)) {
        if let Some(editor) = self.editor.borrow().as_ref() {
            act(editor);
        }
    }

    pub(crate) fn show_text(&self, text: &str) {
        self.with(|editor| editor.set_text(text));
    }

    pub(crate) fn show_breakpoints(&self, lines: Vec<u32>) {
        self.with(|editor| editor.set_breakpoints(lines));
    }

    pub(crate) fn show_arrows(&self, executed: u32, next: u32, failed: bool, follow: bool) {
        self.with(|editor| editor.set_arrows(executed, next, failed, follow));
    }

    pub(crate) fn mark(&self, line: u32) {
        self.with(|editor| editor.mark(line));
    }

    pub(crate) fn reveal(&self, line: u32, column: u32) {
        self.with(|editor| editor.reveal(line, column));
    }

    pub(crate) fn show_line_bytes(&self, marks: &[LineMark]) {
        let row = |mark: &LineMark| {
            Array::of4(&mark.line.into(), &mark.text.as_str().into(), &mark.tint.into(), &mark.title.as_str().into())
        };
        let rows: Array = marks.iter().map(row).collect();
        self.with(|editor| editor.set_line_bytes(&rows));
    }

    pub(crate) fn show_diagnostics(&self, underlines: &[Underline]) {
        let one = |underline: &Underline| {
            let object = Object::new();
            let set = |name: &str, value: JsValue| {
                let _ = Reflect::set(&object, &name.into(), &value);
            };
            set("line", underline.range.line.into());
            set("column", underline.range.column.into());
            set("endLine", underline.range.end_line.into());
            set("endColumn", underline.range.end_column.into());
            set("severity", if underline.severity == Severity::Error { "error" } else { "warning" }.into());
            set("message", underline.message.as_str().into());
            object
        };
        let list: Array = underlines.iter().map(one).collect();
        self.with(|editor| editor.set_diagnostics(&list));
    }
}
