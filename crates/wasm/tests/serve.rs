//! The engine behind a message port, in a real browser.

use std::cell::RefCell;
use std::rc::Rc;

use afterdel_protocol::{Command, Outcome, Reply, RunMode, Settings};
use js_sys::{Array, Float64Array, Function, Promise, Reflect, Uint8Array};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(handler: &Function, ms: i32);
}

/// What was heard: replies, and numbers of samples.
#[derive(Default)]
struct Heard {
    replies: Vec<Reply>,
    numbers: Vec<f64>,
}

struct Page {
    port: JsValue,
    heard: Rc<RefCell<Heard>>,
}

impl Page {
    /// A page with an engine of its own.
    fn new() -> Page {
        let class: Function = member(&js_sys::global(), "MessageChannel").unchecked_into();
        let channel = Reflect::construct(&class, &Array::new()).expect("every browser has channels");
        let heard = Rc::new(RefCell::new(Heard::default()));
        let ear = Rc::clone(&heard);
        let hear = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
            let data = member(&event, "data");
            if let Ok(samples) = member(&data, "samples").dyn_into::<Float64Array>() {
                ear.borrow_mut().numbers.extend(samples.to_vec());
            }
            let reply = member(&data, "reply");
            if !reply.is_undefined() {
                let reply = Reply::from_bytes(&Uint8Array::new(&reply).to_vec());
                ear.borrow_mut().replies.push(reply.expect("the page can read it"));
            }
        });
        let port = member(&channel, "port1");
        Reflect::set(&port, &"onmessage".into(), hear.as_ref()).expect("a port takes a handler");
        hear.forget();
        afterdel_wasm::serve(member(&channel, "port2"), 8.0);
        Page { port, heard }
    }

    fn tell(&self, command: &Command) {
        let serializer = serde_wasm_bindgen::Serializer::json_compatible();
        self.post(&command.serialize(&serializer).expect("plain data"));
    }

    fn post(&self, message: &JsValue) {
        let post: Function = member(&self.port, "postMessage").unchecked_into();
        post.call1(&self.port, message).expect("plain data can be sent");
    }

    fn run(&self, source: &str) {
        let source = source.to_string();
        self.tell(&Command::Run { run: 1, source, settings: Settings::default(), mode: RunMode::Full });
    }

    /// Waits for a reply that `wanted` says something of.
    async fn until<T>(&self, wanted: impl Fn(&Reply) -> Option<T>) -> T {
        loop {
            if let Some(found) = self.heard.borrow().replies.iter().find_map(&wanted) {
                return found;
            }
            turn(1).await;
        }
    }
}

fn member(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

async fn turn(ms: i32) {
    let promise = Promise::new(&mut |resolve, _| set_timeout(&resolve, ms));
    JsFuture::from(promise).await.expect("a timer does not fail");
}

#[wasm_bindgen_test]
async fn a_program_is_run_and_looked_at() {
    let page = Page::new();
    page.until(|reply| matches!(reply, Reply::Ready).then_some(())).await;
    page.run("x = [1, 2]\ndel x\nprint('over')\n");
    let report = page.until(|reply| match reply {
        Reply::Ended { run: 1, report } => Some(report.clone()),
        _ => None,
    });
    let report = report.await;
    assert_eq!(report.outcome, Outcome::Finished);
    let text = page.until(|reply| match reply {
        Reply::Progress { output, .. } => output.first().map(|chunk| chunk.text.clone()),
        _ => None,
    });
    assert_eq!(text.await, "over\n");
    assert_eq!(page.heard.borrow().numbers.len() % 4, 0);
    assert!(page.heard.borrow().numbers.len() >= 16);
    page.tell(&Command::Seek { step: 2 });
    let view = page.until(|reply| match reply {
        Reply::View { view, .. } => Some(view.clone()),
        _ => None,
    });
    let view = view.await;
    assert_eq!(view.freed.rows[0].label, "list#1");
    assert_eq!(view.step_bytes, -72);
}

#[wasm_bindgen_test]
async fn an_endless_loop_hears_stop() {
    let page = Page::new();
    page.run("while True:\n    pass\n");
    turn(100).await;
    page.tell(&Command::Stop);
    let outcome = page.until(|reply| match reply {
        Reply::Ended { report, .. } => Some(report.outcome.clone()),
        _ => None,
    });
    assert_eq!(outcome.await, Outcome::Stopped);
}

#[wasm_bindgen_test]
async fn a_syntax_error_is_told_without_running() {
    let page = Page::new();
    page.tell(&Command::Check { request: 9, source: "x = (\n".to_string() });
    let found = page.until(|reply| match reply {
        Reply::Diagnostics { request: 9, diagnostics } => Some(diagnostics.clone()),
        _ => None,
    });
    assert_eq!(found.await[0].message, "SyntaxError: '(' was never closed");
}

#[wasm_bindgen_test]
async fn what_is_no_command_is_a_fault_that_is_told() {
    let page = Page::new();
    page.post(&"nonsense".into());
    let message = page.until(|reply| match reply {
        Reply::Fault { message } => Some(message.clone()),
        _ => None,
    });
    assert!(message.await.contains("command"));
}

#[wasm_bindgen_test]
fn programs_run_in_one_go() {
    let finished = afterdel_wasm::run_source("import time\nprint(time.perf_counter() >= 0)\n").expect("plain values");
    assert_eq!(member(&finished, "stdout").as_string().as_deref(), Some("True\n"));
    assert_eq!(member(&finished, "status").as_f64(), Some(0.0));
}
