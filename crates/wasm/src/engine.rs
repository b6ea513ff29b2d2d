//! The engine at work: commands in, slices of work, replies out in batches.
//!
//! ```text
//!   page --command--> onmessage: handle, answer -----------+
//!                                                          v busy?
//!                     tick: pump until the slice is over <-+  (a message to itself: the page's come in between)
//! ```

use std::cell::RefCell;
use std::rc::Rc;

use afterdel_protocol::{Command, Reply};
use afterdel_session::{Out, Session};
use js_sys::Reflect;
use serde::Deserialize;
use wasm_bindgen::prelude::*;

use crate::outside::{OUTSIDE, now_ms};
use crate::port::{MessageChannel, Port};

/// Milliseconds between two batches of progress: 60 a second.
const BATCH_MS: f64 = 1000.0 / 60.0;
/// Fuel of a pump, to begin with.
const FIRST_FUEL: i64 = 20_000;
/// Least and most fuel of a pump.
const FUEL: std::ops::RangeInclusive<i64> = 500..=400_000;
/// A pump should take about so long, so that a slice ends in time.
const PUMP_MS: std::ops::RangeInclusive<f64> = 1.0..=3.0;

thread_local! {
    /// Whom to tell when the engine breaks.
    static LISTENER: RefCell<Option<Port>> = const { RefCell::new(None) };
}

struct Engine {
    session: Session,
    port: Port,
    /// Leads to the engine itself: a message sent here starts the next slice.
    own: Port,
    slice_ms: f64,
    fuel: i64,
    told_ms: f64,
    ticking: bool,
}

/// Serves one page.
pub(crate) fn serve(port: Port, slice_ms: f64) {
    LISTENER.with(|listener| *listener.borrow_mut() = Some(port.clone()));
    std::panic::set_hook(Box::new(|info| tell_fault(&info.to_string())));
    let channel = MessageChannel::new();
    let engine = Rc::new(RefCell::new(Engine {
        session: Session::new(OUTSIDE),
        port: port.clone(),
        own: channel.port2(),
        slice_ms,
        fuel: FIRST_FUEL,
        told_ms: 0.0,
        ticking: false,
    }));
    let ticked = Rc::clone(&engine);
    let tick = Closure::<dyn FnMut()>::new(move || ticked.borrow_mut().tick());
    channel.port1().set_onmessage(tick.as_ref().unchecked_ref());
    let heard = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| engine.borrow_mut().hear(&event));
    port.set_onmessage(heard.as_ref().unchecked_ref());
    // They live as long as the engine, which is as long as its memory.
    tick.forget();
    heard.forget();
    port.reply(&Reply::Ready);
}

fn tell_fault(message: &str) {
    LISTENER.with(|listener| {
        if let Ok(listener) = listener.try_borrow()
            && let Some(port) = &*listener
        {
            port.reply(&Reply::Fault { message: message.to_string() });
        }
    });
}

impl Engine {
    fn hear(&mut self, event: &JsValue) {
        let data = Reflect::get(event, &"data".into()).unwrap_or(JsValue::UNDEFINED);
        match Command::deserialize(serde_wasm_bindgen::Deserializer::from(data)) {
            Ok(command) => self.session.handle(command),
            Err(error) => return tell_fault(&format!("a command could not be read: {error}")),
        }
        if self.session.has_answers() {
            self.tell();
        }
        self.go_on();
    }

    /// Works for a slice.
    fn tick(&mut self) {
        self.ticking = false;
        let began_ms = now_ms();
        let mut at_ms = began_ms;
        while self.session.is_busy() && at_ms - began_ms < self.slice_ms {
            self.session.pump(self.fuel);
            let after_ms = now_ms();
            self.measure(after_ms - at_ms);
            at_ms = after_ms;
            if self.session.has_answers() || at_ms - self.told_ms >= BATCH_MS {
                self.tell();
            }
        }
        self.go_on();
    }

    /// Learns how much fuel a pump may have.
    fn measure(&mut self, pump_ms: f64) {
        if pump_ms < *PUMP_MS.start() {
            self.fuel = (self.fuel * 2).min(*FUEL.end());
        } else if pump_ms > *PUMP_MS.end() {
            self.fuel = (self.fuel / 2).max(*FUEL.start());
        }
    }

    fn go_on(&mut self) {
        if self.session.is_busy() && !self.ticking {
            self.ticking = true;
            self.own.nudge();
        }
    }

    fn tell(&mut self) {
        self.told_ms = now_ms();
        for out in self.session.take() {
            match out {
                Out::Reply(reply) => self.port.reply(&reply),
                Out::Samples { run, numbers } => self.port.samples(run, &numbers),
            }
        }
    }
}
