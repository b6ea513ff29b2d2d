//! CPython 3.14.10.

use afterdel_collector::profile::CPYTHON_3_14;
use afterdel_language::Dialect;

use super::words::{Rewording, reword};
use super::{DropOrder, Version};
use crate::errors::ExcKind;
use crate::stock::Stock;

/// The version that is modelled unless another is asked for.
pub static PYTHON_3_14: Version = V3_14;

/// The table, for those of the other versions to begin from.
pub(super) const V3_14: Version = Version {
    profile: &CPYTHON_3_14,
    micro: 10,
    dialect: Dialect::V3_14,
    borrows_loads: true,
    binds_context_managers: false,
    borrows_constants: false,
    copies_constant_sets: false,
    tracing_stock: Stock {
        dicts: 17,
        tables: 72,
        floats: 4,
        lists: 79,
        tuples: [23, 671, 63, 46, 25, 25, 13, 8, 9, 10, 15, 4, 6, 7, 5, 2, 5, 1, 2, 2],
    },
    gc_tells_work: false,
    first_keyword_call_collects: false,
    makes_exceptions_first: true,
    counts_unpacked_positions: true,
    packs_for_partials: true,
    packs_printed: false,
    fits_sizes: false,
    traces_list_of_traces: false,
    lists_items_of_tuples: true,
    taken_by_wrappers: &["__module__", "__name__", "__qualname__", "__doc__"],
    imports_with: &[],
    makes_reals_complex: false,
    not_implemented_is_true: false,
    enters_init_with_defaults: true,
    enters_init_of_fields: true,
    shares_getsets: false,
    main_is_cached: true,
    room_for_compiling: 110,
    warns_of_left_finally: true,
    slots_beside_items: false,
    names_missing_items: false,
    tells_deleted_attribute: false,
    tells_what_was_ignored: true,
    reports_ignored_in_full: false,
    first_report: (0, 0),
    suggests_with_dots: false,
    lacks: &[("builtins", &["frozendict"])],
    words: &[SINCE_3_14, UNTIL_3_14],
    notes_places: true,
    shares_written_bytes: false,
    finished_generators_show_code: true,
    combines_after_counting: false,
    bases_need_fewer_fields: false,
    shows_import: false,
    long_typecodes_are_bad: false,
    groups_fractions: true,
    escapes_apostrophes: true,
    drops: DropOrder::LastToFirst,
    binary_drops: DropOrder::FirstToLast,
};

/// What 3.14 and 3.15 say in other words than 3.13.
pub(super) const SINCE_3_14: &[Rewording] = &[
    reword(ExcKind::ZeroDivision, "{} by zero", "division by zero"),
    reword(ExcKind::Value, "range.index(x): {} is not in range", "range.index(x): x not in range"),
    reword(
        ExcKind::Type,
        "cannot convert dictionary update sequence element #{} to a sequence",
        "object is not iterable",
    ),
    reword(
        ExcKind::Value,
        "fromhex() arg must contain an even number of hexadecimal digits, not {}",
        "fromhex() arg must contain an even number of hexadecimal digits",
    ),
];

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
    reword(
        ExcKind::Type,
        "{}.__complex__() must return a complex, not {}",
        "__complex__ returned non-complex (type {1})",
    ),
    reword(
        ExcKind::Deprecation,
        "{}.__complex__() must return a complex, not {}.  The {}",
        "__complex__ returned non-complex (type {1}).  The {2}",
    ),
    reword(ExcKind::Type, "{}.__float__() must return a float, not {}", "{0}.__float__ returned non-float (type {1})"),
    reword(
        ExcKind::Deprecation,
        "{}.__float__() must return a float, not {}.  The {}",
        "{0}.__float__ returned non-float (type {1}).  The {2}",
    ),
    reword(ExcKind::Type, "{}.__{}__() must return an int, not {}", "__{1}__ returned non-int (type {2})"),
    reword(
        ExcKind::Deprecation,
        "{}.__{}__() must return an int, not {}.  The {}",
        "__{1}__ returned non-int (type {2}).  The {3}",
    ),
    reword(ExcKind::Type, "{}.__bool__() must return a bool, not {}", "__bool__ should return bool, returned {1}"),
    reword(ExcKind::Type, "{}.__format__() must return a str, not {}", "__format__ must return a str, not {1}"),
    reword(ExcKind::Type, "{}.__bytes__() must return a bytes, not {}", "__bytes__ returned non-bytes (type {1})"),
    reword(ExcKind::Type, "{}.__repr__() must return a str, not {}", "__repr__ returned non-string (type {1})"),
    reword(ExcKind::Type, "{}.__str__() must return a str, not {}", "__str__ returned non-string (type {1})"),
    reword(ExcKind::Type, "not enough arguments for format string (got {})", "not enough arguments for format string"),
    reword(
        ExcKind::Type,
        "not all arguments converted during {} formatting (required {}, got {})",
        "not all arguments converted during {0} formatting",
    ),
    reword(ExcKind::Type, "format requires a mapping, not {}", "format requires a mapping"),
    reword(ExcKind::Type, "{} (format argument{})", "{0}"),
    reword(ExcKind::Value, "r must be non-negative, not {}", "r must be non-negative"),
    reword(
        ExcKind::Type,
        "slice indices must be integers or have an __index__ method, or None",
        "slice indices must be integers or None or have an __index__ method",
    ),
    reword(ExcKind::Overflow, "{} (format argument{})", "{0}"),
    reword(ExcKind::Value, "{} (format position {})", "{0}"),
];
