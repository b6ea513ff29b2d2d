//! CPython 3.14.10.

use afterdel_collector::profile::CPYTHON_3_14;

use super::{DropOrder, Version};

/// The version that is modelled unless another is asked for.
pub static PYTHON_3_14: Version = V3_14;

/// The table, for those of the other versions to begin from.
pub(super) const V3_14: Version = Version {
    profile: &CPYTHON_3_14,
    micro: 10,
    borrows_loads: true,
    borrows_constants: false,
    tree_holds_folded: false,
    gc_tells_work: false,
    shares_getsets: false,
    main_is_cached: true,
    tells_what_was_ignored: true,
    drops: DropOrder::LastToFirst,
    binary_drops: DropOrder::FirstToLast,
};
