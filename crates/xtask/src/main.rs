//! The project's own chores: serve, test, bench, tidy.
fn main() {}
