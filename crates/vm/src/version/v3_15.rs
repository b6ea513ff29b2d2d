//! CPython 3.15.2.

use afterdel_collector::profile::CPYTHON_3_15;

use super::v3_14::V3_14;
use super::{DropOrder, Version};

/// What it has otherwise than 3.14.
pub static PYTHON_3_15: Version = Version {
    profile: &CPYTHON_3_15,
    micro: 2,
    borrows_constants: true,
    gc_tells_work: true,
    shares_getsets: true,
    main_is_cached: false,
    binary_drops: DropOrder::LastToFirst,
    ..V3_14
};
