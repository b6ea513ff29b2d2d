//! afterdel in a terminal.
fn main() {}
