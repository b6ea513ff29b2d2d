//! CPython 3.14.10.

use afterdel_collector::profile::CPYTHON_3_14;

use super::words::{Rewording, reword};
use super::{DropOrder, Version};
use crate::errors::ExcKind;

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
    tracks_constants: false,
    main_is_young: true,
    warns_of_left_finally: true,
    names_missing_items: false,
    tells_deleted_attribute: false,
    tells_what_was_ignored: true,
    reports_ignored_in_full: false,
    suggests_with_dots: false,
    words: &[UNTIL_3_14, &[reword(ExcKind::ZeroDivision, "{} by zero", "division by zero")]],
    drops: DropOrder::LastToFirst,
    binary_drops: DropOrder::FirstToLast,
};

/// What 3.13 and 3.14 say in fewer words than 3.15.
pub(super) const UNTIL_3_14: &[Rewording] = &[
    reword(
        ExcKind::Type,
        "{}.__iter__() must return an iterator, not {}",
        "iter() returned non-iterator of type '{1}'",
    ),
    reword(
        ExcKind::Type,
        "{}.__await__() must return an iterator, not {}",
        "__await__() returned non-iterator of type '{1}'",
    ),
    reword(ExcKind::Type, "{}.__repr__() must return a str, not {}", "__repr__ returned non-string (type {1})"),
    reword(ExcKind::Type, "{}.__str__() must return a str, not {}", "__str__ returned non-string (type {1})"),
    reword(ExcKind::Type, "not enough arguments for format string (got {})", "not enough arguments for format string"),
    reword(
        ExcKind::Type,
        "not all arguments converted during {} formatting (required {}, got {})",
        "not all arguments converted during {0} formatting",
    ),
    reword(ExcKind::Type, "format requires a mapping, not {}", "format requires a mapping"),
];
