//! Python text to code: parsing, scopes, lowering, the bytecode table.
