//! The panels: one folder each, every one a function of the moment at hand.

pub(crate) mod collector;
pub(crate) mod compare;
pub(crate) mod freed;
pub(crate) mod life;
pub(crate) mod objects;
pub(crate) mod parts;
mod tabs;
pub(crate) mod types;
pub(crate) mod variables;

pub(crate) use tabs::Panels;
#[cfg(all(test, target_arch = "wasm32"))]
pub(crate) use tabs::PanelsProps;
