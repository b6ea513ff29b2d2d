//! CPython 3.13.18.

use afterdel_collector::profile::CPYTHON_3_13;
use afterdel_language::Dialect;
use afterdel_language::op::Op;

use super::v3_14::{UNTIL_3_14, V3_14};
use super::words::{Rewording, reword};
use super::{DropOrder, Version};
use crate::errors::ExcKind::{Type, Value, ZeroDivision};
use crate::stock::Stock;

/// What it has otherwise than 3.14.
pub static PYTHON_3_13: Version = Version {
    profile: &CPYTHON_3_13,
    dialect: Dialect {
        eager_annotations: true,
        folds_tree: true,
        first_constant_is_doc: true,
        builds_slices: true,
        calls_builtins: true,
        keeps_small_ints: true,
        says_invalid_escape: true,
        fewer_caches: FEWER_CACHES,
        returns_constants: true,
        grammar: 13,
        lacks_templates: true,
        asks_iterators: true,
        describes_targets: false,
        blames_whole_imports: true,
        finds_escapes_late: true,
        words: SYNTAX,
        ..Dialect::V3_14
    },
    micro: 18,
    borrows_loads: false,
    binds_context_managers: true,
    copies_constant_sets: true,
    first_keyword_call_collects: true,
    makes_exceptions_first: false,
    finished_generators_show_code: false,
    tracing_stock: Stock {
        dicts: 33,
        tables: 72,
        floats: 4,
        lists: 80,
        tuples: [42, 647, 51, 52, 40, 27, 14, 10, 9, 13, 6, 5, 13, 4, 7, 7, 2, 2, 2, 1],
    },
    packs_printed: true,
    fits_sizes: true,
    traces_list_of_traces: true,
    lists_items_of_tuples: false,
    taken_by_wrappers: &["__module__", "__name__", "__qualname__", "__doc__", "__annotations__"],
    imports_with: &[("copy", "weakref"), ("weakref", "types")],
    makes_reals_complex: true,
    not_implemented_is_true: true,
    enters_init_with_defaults: false,
    enters_init_of_fields: false,
    room_for_compiling: 19,
    warns_of_left_finally: false,
    names_missing_items: true,
    tells_deleted_attribute: false,
    tells_what_was_ignored: false,
    notes_places: false,
    groups_fractions: false,
    lacks: LACKS,
    words: &[WORDS, UNTIL_3_14],
    drops: DropOrder::FirstToLast,
    ..V3_14
};

const FEWER_CACHES: &[(Op, u32)] = &[
    (Op::BinaryOp, 4),
    (Op::CallKw, 3),
    (Op::PopJumpIfFalse, 1),
    (Op::PopJumpIfNone, 1),
    (Op::PopJumpIfNotNone, 1),
    (Op::PopJumpIfTrue, 1),
];

const SYNTAX: &[(&str, &str)] = &[
    ("expected expression after 'else', but statement is given", "invalid syntax"),
    ("cannot use {} as pattern target", "invalid pattern target"),
    (
        "multiple exception types must be parenthesized when using 'as'",
        "multiple exception types must be parenthesized",
    ),
];

const LACKS: &[(&str, &[&str])] = &[
    ("builtins", &["frozendict"]),
    ("bytearray", &["resize"]),
    ("classmethod", &["__annotate__", "__annotations__"]),
    ("complex", &["from_number"]),
    ("float", &["from_number"]),
    ("frame", &["f_generator"]),
    ("function", &["__annotate__"]),
    ("map", &["__setstate__"]),
    ("memoryview", &["__class_getitem__", "count", "index"]),
    ("staticmethod", &["__annotate__", "__annotations__"]),
    ("sys", &["_clear_type_descriptors", "_is_immortal", "is_remote_debug_enabled"]),
    ("type", &["__annotate__"]),
];

const WORDS: &[Rewording] = &[
    reword(
        Type,
        "complex() argument must be a string or a number, not {}",
        "complex() first argument must be a string or a number, not '{0}'",
    ),
    reword(
        Type,
        "complex() argument 'real' must be a real number, not str",
        "complex() can't take second arg if first is a string",
    ),
    reword(Type, "complex() argument 'imag' must be a real number, not str", "complex() second arg can't be a string"),
    reword(
        Type,
        "complex() argument 'real' must be a real number, not {}",
        "complex() first argument must be a string or a number, not '{0}'",
    ),
    reword(
        Type,
        "complex() argument 'imag' must be a real number, not {}",
        "complex() second argument must be a number, not '{0}'",
    ),
    reword(Value, "range.index(x): {} is not in range", "{0} is not in range"),
    reword(
        Value,
        "string keys in translatetable must be of length 1",
        "string keys in translate table must be of length 1",
    ),
    reword(
        Type,
        "'{}' object cannot be interpreted as an integer or float",
        "'{0}' object cannot be interpreted as an integer",
    ),
    reword(Type, "cannot use '{}' as a dict key ({})", "{1}"),
    reword(Type, "cannot use '{}' as a set element ({})", "{1}"),
    reword(Type, "'{}' object can't be awaited", "object {0} can't be used in 'await' expression"),
    reword(Type, "argument of type '{}' is not a container or iterable", "argument of type '{0}' is not iterable"),
    reword(Type, "__new__ expected {}", "__new__ expected {0}"),
    reword(Type, "__{}__ expected {}", " expected {1}"),
    reword(Type, "add_note() argument must be str, not {}", "note must be a str, not '{0}'"),
    reword(Type, "%c requires an int or a unicode character, not {}", "%c requires int or char"),
    reword(
        Type,
        "%c requires an integer in range(256) or a single byte, not {}",
        "%c requires an integer in range(256) or a single byte",
    ),
    reword(
        Value,
        "fromhex() arg must contain an even number of hexadecimal digits, not {}",
        "non-hexadecimal number found in fromhex() arg at position {0}",
    ),
    reword(Type, "fromhex() argument must be str or bytes-like, not {}", "fromhex() argument must be str, not {0}"),
    reword(
        Type,
        "array() argument 1 must be a unicode character, not a string of length {}",
        "array() argument 1 must be a unicode character, not str",
    ),
    reword(Type, "array item must be a unicode character, not {}", "array item must be unicode character"),
    reword(Value, "too many values to unpack (expected {}, got {})", "too many values to unpack (expected {0})"),
    reword(Value, "expected a nonnegative input, got {}", "math domain error"),
    reword(Value, "expected a positive input{}", "math domain error"),
    reword(Value, "expected a number in range from {}", "math domain error"),
    reword(Value, "expected a finite input, got {}", "math domain error"),
    reword(Value, "expected a number between -1 and 1, got {}", "math domain error"),
    reword(Value, "expected argument value not less than 1, got {}", "math domain error"),
    reword(ZeroDivision, "float divmod() by zero", "float divmod()"),
    reword(ZeroDivision, "zero to a negative power", "0.0 cannot be raised to a negative power"),
    reword(ZeroDivision, "zero to a negative or complex power", "0.0 to a negative or complex power"),
];
