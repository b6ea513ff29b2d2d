//! Python's value algorithms, free of the heap: plain Rust values in, plain Rust values or CPython's exact error out.
//!
//! Nothing here allocates Python objects, reads a clock or depends on the platform, and no input makes it panic.

pub mod complex;
pub(crate) mod double;
pub mod error;
pub mod float;
pub mod float_text;
pub mod format_apply;
pub mod format_spec;
pub mod hash;
pub mod int;
pub mod int_bits;
pub mod int_math;
pub mod int_text;
pub mod items;
pub mod math;
mod math_sums;
pub mod percent;
pub mod slice;
pub mod str_format;
pub mod text;

pub use error::{ErrorKind, PureError, PureResult};
pub use int::{Int, IntRef};

#[cfg(test)]
mod golden;
