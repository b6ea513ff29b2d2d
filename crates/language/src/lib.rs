//! Python text to code: parsing, scopes, lowering, the bytecode table.
//!
//! Knows nothing of the heap, of the machine or of the web. See `op` for the instructions, `code` for the product.

pub mod code;
pub mod op;
