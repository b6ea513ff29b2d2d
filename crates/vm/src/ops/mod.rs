//! The operations that every part of the machine uses: comparing, hashing, representing, iterating, arithmetic, items.

mod binary;
mod compare;
mod convert;
mod format;
mod hash;
mod int_steps;
pub mod iter;
mod native_binary;
mod next;
mod next_tuple;
mod percent;
mod repr;
mod subscript;
mod unary;

pub(crate) use compare::holds;
pub use unary::Unary;
