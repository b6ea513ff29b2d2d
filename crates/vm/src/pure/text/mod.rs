//! Strings and bytes: the methods of `str` and `bytes`, their `repr`, and their codecs.
//!
//! A string is Rust's `&str`, so it holds no lone surrogates; all positions count code points.

//bytes
//case
pub mod chars;
//codec
//find
//index
//pad
pub mod repr;
//split
mod tables;
