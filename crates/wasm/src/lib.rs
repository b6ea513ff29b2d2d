//! The browser's door: the worker's entry and the wasm-bindgen API.
