//! CPython 3.13.18.

use afterdel_collector::profile::CPYTHON_3_13;

use super::v3_14::V3_14;
use super::{DropOrder, Version};

/// What it has otherwise than 3.14.
pub static PYTHON_3_13: Version = Version {
    profile: &CPYTHON_3_13,
    micro: 18,
    borrows_loads: false,
    tree_holds_folded: true,
    tells_what_was_ignored: false,
    drops: DropOrder::FirstToLast,
    ..V3_14
};
