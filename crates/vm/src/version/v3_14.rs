//! CPython 3.14.10.

use afterdel_collector::profile::CPYTHON_3_14;

use super::Version;

/// The version that is modelled unless another is asked for.
pub static PYTHON_3_14: Version = V3_14;

/// The table, for those of the other versions to begin from.
pub(super) const V3_14: Version = Version { profile: &CPYTHON_3_14, micro: 10, borrows_loads: true };
