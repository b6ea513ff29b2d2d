//! What the rest of the machine needs to know of the loop.

pub use crate::exec::{AsyncHooks, Exit, Resumed, Thrown};
