//! CPython 3.13.18.

use afterdel_collector::profile::CPYTHON_3_13;

use super::Version;

/// What it has otherwise than 3.14.
pub static PYTHON_3_13: Version = Version { profile: &CPYTHON_3_13, micro: 18, borrows_loads: false };
