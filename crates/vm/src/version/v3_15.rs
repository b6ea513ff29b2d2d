//! CPython 3.15.2.

use afterdel_collector::profile::CPYTHON_3_15;

use super::Version;
use super::v3_14::V3_14;

/// What it has otherwise than 3.14.
pub static PYTHON_3_15: Version = Version { profile: &CPYTHON_3_15, micro: 2, ..V3_14 };
