//! Strings and bytes: the methods of `str` and `bytes`, their `repr`, and their codecs.
//!
//! A string is Rust's `&str`, so it holds no lone surrogates; all positions count code points.

pub mod bytes;
pub mod case;
pub mod chars;
pub mod codec;
pub mod find;
pub mod index;
pub mod pad;
pub mod repr;
pub mod split;
mod tables;
pub mod width;
