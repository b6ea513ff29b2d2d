//! CPython 3.15.2.

use afterdel_collector::profile::CPYTHON_3_15;
use afterdel_language::Dialect;
use afterdel_language::op::Op;

use super::v3_14::{SINCE_3_14, V3_14};
use super::words::{Rewording, reword};
use super::{DropOrder, Version};
use crate::errors::ExcKind::{Overflow, Runtime, Type, Value};
use crate::stock::Stock;

/// What it has otherwise than 3.14.
pub static PYTHON_3_15: Version = Version {
    tells_deleted_attribute: true,
    profile: &CPYTHON_3_15,
    micro: 2,
    dialect: Dialect {
        iterates_in_place: true,
        inlines_collections: true,
        qualifies_annotate: true,
        borrows_behind_empty: true,
        grammar: 15,
        explains_more: true,
        words: SYNTAX,
        more_caches: &[(Op::Resume, 1), (Op::CallFunctionEx, 1)],
        ..Dialect::V3_14
    },
    borrows_constants: true,
    tracing_stock: Stock {
        dicts: 17,
        tables: 72,
        floats: 4,
        lists: 79,
        tuples: [37, 661, 61, 30, 22, 21, 13, 7, 10, 14, 9, 7, 6, 6, 5, 3, 3, 2, 2, 2],
    },
    gc_tells_work: true,
    counts_unpacked_positions: false,
    packs_for_partials: false,
    shares_getsets: true,
    main_is_cached: false,
    room_for_compiling: 19,
    lacks: &[],
    shares_written_bytes: true,
    combines_after_counting: true,
    bases_need_fewer_fields: true,
    shows_import: true,
    long_typecodes_are_bad: true,
    slots_beside_items: true,
    escapes_apostrophes: false,
    reports_ignored_in_full: true,
    first_report: (8_714, 122),
    suggests_with_dots: true,
    words: &[WORDS, SINCE_3_14],
    binary_drops: DropOrder::LastToFirst,
    ..V3_14
};

const SYNTAX: &[(&str, &str)] = &[
    ("duplicate argument '{}' in function definition", "duplicate parameter '{0}' in function definition"),
    ("named arguments must follow bare *", "named parameters must follow bare *"),
    ("arguments cannot follow var-keyword argument", "parameters cannot follow var-keyword parameter"),
    ("* argument may appear only once", "* may appear only once"),
    ("var-{} argument cannot have default value", "var-{0} parameter cannot have default value"),
    ("at least one argument must precede /", "at least one parameter must precede /"),
];

const WORDS: &[Rewording] = &[
    reword(Type, "array() argument 1 must be a unicode character, not {}", "array() argument 1 must be str, not {0}"),
    reword(Type, "{} argument after * must be an iterable, not {}", "Value after * must be an iterable, not {1}"),
    reword(Type, "{} argument after ** must be a mapping, not {}", "Value after ** must be a mapping, not {1}"),
    reword(
        Type,
        "slice indices must be integers or have an __index__ method, or None",
        "slice indices must be integers or have an __index__ method",
    ),
    reword(
        Type,
        "type.__new__() argument 3 must be dict, not {}",
        "type.__new__() argument 3 must be dict or frozendict, not {0}",
    ),
    reword(Type, "globals must be a dict", "globals must be a dict or a frozendict"),
    reword(
        Type,
        "%{} format: a real number is required, not {} (format argument{}: {})",
        "format argument{2}: {3} requires a real number, not {1}",
    ),
    reword(
        Type,
        "%{} format: an integer is required, not {} (format argument{}: {})",
        "format argument{2}: {3} requires an integer, not {1}",
    ),
    reword(
        Type,
        "must be real number, not {} (format argument{}: {})",
        "format argument{1}: {2} requires a real number, not {0}",
    ),
    reword(
        Type,
        "float argument required, not {} (format argument{}: {})",
        "format argument{1}: {2} requires a real number, not {0}",
    ),
    reword(
        Type,
        "%c requires an int or {} (format argument{}: {})",
        "format argument{1}: %c requires an integer or {0}",
    ),
    reword(Type, "%c requires {} (format argument{}: {})", "format argument{1}: %c requires {0}"),
    reword(Type, "%b requires {}, not '{}' (format argument{}: {})", "format argument{2}: %b requires {0}, not {1}"),
    reword(Overflow, "%c arg not in {} (format argument{}: {})", "format argument{1}: %c argument not in {0}"),
    reword(Type, "* wants int (format argument{}: {})", "format argument{0}: * requires int, not {1}"),
    reword(Value, "incomplete format (format position {})", "stray % at position {0}"),
    reword(Value, "incomplete format key (format position {})", "stray % or incomplete format key at position {0}"),
    reword(Value, "{} too big (format position {})", "{0} too big at position {1}"),
    reword(Value, "unsupported format character {} (format position {}: {})", "unsupported format {2} at position {1}"),
    reword(Value, "unsupported format character {} (format position {})", "stray % at position {1}"),
    reword(Type, "cannot delete '{}' attribute of immutable type '{}'", "cannot delete '{0}' attribute of type '{1}'"),
    reword(
        Type,
        "__bases__ assignment: '{}' deallocator differs from '{}'",
        "__bases__ assignment: '{0}' object layout differs from '{1}'",
    ),
    reword(Runtime, "cannot clear a suspended frame", "cannot clear an suspended frame"),
    reword(Value, "r must be non-negative, not {}", "r cannot be negative"),
    reword(Value, "n must be >= 0", "n cannot be negative"),
    reword(
        Value,
        "bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)",
        "bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, e, f, d, Zf or Zd)",
    ),
    reword(
        Value,
        "memoryview: destination format must be a native single character format prefixed with an optional '@'",
        "memoryview: destination format must be a native format prefixed with an optional '@'",
    ),
    reword(Type, "'{}' object cannot be interpreted as an integer or float", "must be real number, not {0}"),
];
