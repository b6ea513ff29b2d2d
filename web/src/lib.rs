//! The page: a Yew program that talks to the engine by messages and draws what it answers.
//!
//! - `app`: the root component; carries out what the reducer asks for.
//! - `state`: all the page knows, and the one pure reducer.
//! - `engine`, `editor`, `services`: the engine's worker, CodeMirror, the browser.
//! - `shell`, `timeline`, `panels`: what is seen.
//! - `tag`: elements; `by_id`, `order`, `format`: small tools.
//! - `share`, `examples`: links, programs to begin with.

mod app;
#[cfg(all(test, target_arch = "wasm32"))]
mod browser_tests;
mod by_id;
mod editor;
mod engine;
mod examples;
mod format;
mod order;
mod panels;
mod services;
mod share;
mod shell;
mod state;
mod tag;
mod timeline;

pub use app::start;
