//! Python's objects and the machine that runs code on the collector's heap.

pub mod pure;
