//! Sizes against the numbers of cpython.md.
