//! The engine's client: one link at a time, commands out, replies and samples in. How the engine is loaded is
//! web/js/src/host.js's affair.

use std::rc::Rc;

use afterdel_protocol::{Command, Reply};
use js_sys::{Float64Array, Reflect, Uint8Array};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use yew::Callback;

use crate::state::Action;

#[wasm_bindgen]
extern "C" {
    type EngineLink;
    #[wasm_bindgen(js_namespace = afterdelHost, catch)]
    fn connect(in_page: bool) -> Result<EngineLink, JsValue>;
    #[wasm_bindgen(method, js_name = postMessage, catch)]
    fn post_message(this: &EngineLink, message: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method, setter)]
    fn set_onmessage(this: &EngineLink, handler: Option<&js_sys::Function>);
    #[wasm_bindgen(method, setter)]
    fn set_onerror(this: &EngineLink, handler: Option<&js_sys::Function>);
    #[wasm_bindgen(method)]
    fn terminate(this: &EngineLink);
}

type Handler = Closure<dyn FnMut(JsValue)>;

/// See the module.
pub(crate) struct Engine {
    link: Option<EngineLink>,
    dispatch: Callback<Action>,
    /// Kept alive while the link may call them.
    _handlers: Option<[Handler; 2]>,
}

impl Engine {
    /// A fresh engine; it says `Ready` when it takes commands.
    pub(crate) fn start(dispatch: Callback<Action>) -> Engine {
        let mut engine = Engine { link: None, dispatch, _handlers: None };
        engine.connect();
        engine
    }

    /// Ends the engine, whatever it does, and starts a fresh one.
    pub(crate) fn restart(&mut self) {
        if let Some(link) = self.link.take() {
            link.set_onmessage(None);
            link.set_onerror(None);
            link.terminate();
        }
        self.connect();
    }

    /// Tells the engine.
    pub(crate) fn post(&self, command: &Command) {
        let serializer = serde_wasm_bindgen::Serializer::json_compatible();
        let message = command.serialize(&serializer).expect("commands are plain data");
        let sent = self.link.as_ref().map(|link| link.post_message(&message));
        if !matches!(sent, Some(Ok(()))) {
            self.dispatch.emit(Action::EngineLost("it takes no messages".to_owned()));
        }
    }

    fn connect(&mut self) {
        let link = match connect(false) {
            Ok(link) => link,
            Err(error) => {
                self.dispatch.emit(Action::EngineLost(words(&error)));
                return;
            }
        };
        let dispatch = self.dispatch.clone();
        let heard = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
            for action in read(&event) {
                dispatch.emit(action);
            }
        });
        let dispatch = self.dispatch.clone();
        let failed = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
            dispatch.emit(Action::EngineLost(words(&event)));
        });
        link.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        link.set_onerror(Some(failed.as_ref().unchecked_ref()));
        self.link = Some(link);
        self._handlers = Some([heard, failed]);
    }
}

/// What an error event or exception says.
fn words(error: &JsValue) -> String {
    let message = Reflect::get(error, &"message".into()).ok().and_then(|message| message.as_string());
    message.filter(|message| !message.is_empty()).unwrap_or_else(|| "the engine could not be loaded".to_owned())
}

/// `{reply}` or `{samples, run}`; both may come in one message.
fn read(event: &JsValue) -> Vec<Action> {
    let member = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok().filter(|value| !value.is_undefined());
    let Some(data) = member(event, "data") else { return vec![] };
    let mut actions = vec![];
    if let Some(samples) = member(&data, "samples").and_then(|samples| samples.dyn_into::<Float64Array>().ok()) {
        let run = member(&data, "run").and_then(|run| run.as_f64()).unwrap_or(0.0) as u32;
        actions.push(Action::Samples { run, numbers: samples.to_vec() });
    }
    if let Some(reply) = member(&data, "reply") {
        actions.push(match Reply::from_bytes(&Uint8Array::new(&reply).to_vec()) {
            Some(reply) => Action::Heard(Rc::new(reply)),
            None => Action::EngineLost("its answer cannot be read".to_owned()),
        });
    }
    actions
}
