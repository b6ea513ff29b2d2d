//! The special methods of builtin types, callable by name: each calls the type's native operation.
//!
//! `list.__len__(x)` and `super().__setitem__(k, v)` come here; the machine's own operations do not.

use afterdel_language::op::{BinaryOp, CompareOp};

use crate::errors::{ExcKind, R};
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, method};
use crate::object::{Object, V};
use crate::objects::Kind;
use crate::ops::Unary;

fn or_not_implemented(vm: &mut Machine, result: R<Option<V>>) -> R<V> {
    Ok(result?.unwrap_or(vm.not_implemented))
}

fn unary(vm: &mut Machine, op: Unary, args: Args<'_>) -> R<V> {
    let result = vm.native_unary(op, args.pos[0]);
    or_not_implemented(vm, Ok(result))
}

/// How far a number reaches: an int's methods take ints, a float's floats too, a complex's all.
fn reach(vm: &Machine, v: V) -> Option<u8> {
    if vm.int(v).is_some() {
        return Some(0);
    }
    if vm.float(v).is_some() {
        return Some(1);
    }
    vm.complex_parts(v).map(|_| 2)
}

/// Whether the other operand is for the method of this one: numbers take none of a wider type.
fn takes(vm: &Machine, this: V, other: V) -> bool {
    match (reach(vm, this), reach(vm, other)) {
        (Some(this), Some(other)) => other <= this,
        (Some(_), None) => false,
        _ => vm.set(this).is_none() || vm.set(other).is_some(),
    }
}

/// As [`takes`], for comparisons: those of bytes leave bytearrays to the other side.
fn compares_with(vm: &Machine, this: V, other: V) -> bool {
    let both = |v: V| matches!(vm.heap.get(v).native(), Object::Bytes(_));
    takes(vm, this, other) && (!both(this) || both(other))
}

#[inline(never)]
fn binary(vm: &mut Machine, op: BinaryOp, (a, b): (V, V), this: V, other: V) -> R<V> {
    if !takes(vm, this, other) {
        return Ok(vm.not_implemented);
    }
    let result = vm.native_binary(op, a, b);
    or_not_implemented(vm, result)
}

macro_rules! binary {
    ($name:literal, $op:ident) => {
        method(concat!("__", $name, "__"), Arity::One, |vm, args| {
            binary(vm, BinaryOp::$op, (args.pos[0], args.pos[1]), args.pos[0], args.pos[1])
        })
    };
}

macro_rules! reflected {
    ($name:literal, $op:ident) => {
        method(concat!("__r", $name, "__"), Arity::One, |vm, args| {
            binary(vm, BinaryOp::$op, (args.pos[1], args.pos[0]), args.pos[0], args.pos[1])
        })
    };
}

macro_rules! in_place {
    ($name:literal, $op:ident) => {
        method(concat!("__i", $name, "__"), Arity::One, |vm, args| {
            let result = vm.native_in_place(BinaryOp::$op, args.pos[0], args.pos[1]);
            or_not_implemented(vm, result)
        })
    };
}

macro_rules! compare {
    ($name:literal, $op:ident) => {
        method(concat!("__", $name, "__"), Arity::One, |vm, args| {
            if !compares_with(vm, args.pos[0], args.pos[1]) {
                return Ok(vm.not_implemented);
            }
            let result = vm.native_compare(CompareOp::$op, args.pos[0], args.pos[1]);
            or_not_implemented(vm, result)
        })
    };
}

const COMPARE: &[NativeDef] = &[
    compare!("lt", Lt),
    compare!("le", Le),
    compare!("eq", Eq),
    compare!("ne", Ne),
    compare!("gt", Gt),
    compare!("ge", Ge),
];

const NUMBER: &[NativeDef] = &[
    binary!("add", Add),
    binary!("sub", Subtract),
    binary!("mul", Multiply),
    binary!("truediv", TrueDivide),
    binary!("pow", Power),
    reflected!("add", Add),
    reflected!("sub", Subtract),
    reflected!("mul", Multiply),
    reflected!("truediv", TrueDivide),
    reflected!("pow", Power),
    method("__neg__", Arity::None, |vm, args| unary(vm, Unary::Negative, args)),
    method("__pos__", Arity::None, |vm, args| unary(vm, Unary::Positive, args)),
    method("__bool__", Arity::None, |vm, args| {
        let truth = vm.native_truth(args.pos[0])?;
        Ok(vm.bool(truth))
    }),
];

const ABSOLUTE: &[NativeDef] =
    &[method("__abs__", Arity::None, |vm, args| crate::builtins::native_absolute(vm, args.pos[0]))];

const TRUTH: &[NativeDef] = &[method("__bool__", Arity::None, |vm, args| {
    let truth = vm.native_truth(args.pos[0])?;
    Ok(vm.bool(truth))
})];

const DIVMOD: &[NativeDef] = &[
    method("__divmod__", Arity::One, |vm, args| {
        if !takes(vm, args.pos[0], args.pos[1]) {
            return Ok(vm.not_implemented);
        }
        let result = crate::builtins::native_divmod(vm, args.pos[0], args.pos[1]);
        or_not_implemented(vm, result)
    }),
    method("__rdivmod__", Arity::One, |vm, args| {
        if !takes(vm, args.pos[0], args.pos[1]) {
            return Ok(vm.not_implemented);
        }
        let result = crate::builtins::native_divmod(vm, args.pos[1], args.pos[0]);
        or_not_implemented(vm, result)
    }),
];

const REAL: &[NativeDef] = &[
    binary!("floordiv", FloorDivide),
    binary!("mod", Remainder),
    reflected!("floordiv", FloorDivide),
    reflected!("mod", Remainder),
];

const INTEGER: &[NativeDef] = &[
    binary!("lshift", Lshift),
    binary!("rshift", Rshift),
    reflected!("lshift", Lshift),
    reflected!("rshift", Rshift),
    method("__index__", Arity::None, |vm, args| {
        let value = vm.index(args.pos[0])?;
        Ok(vm.new_int_from(value))
    }),
];

const BITS: &[NativeDef] = &[
    binary!("and", And),
    binary!("or", Or),
    binary!("xor", Xor),
    reflected!("and", And),
    reflected!("or", Or),
    reflected!("xor", Xor),
    method("__invert__", Arity::None, |vm, args| unary(vm, Unary::Invert, args)),
];

const PLAIN_CONTAINS: &[NativeDef] = &[method("__contains__", Arity::One, contains).plain()];

const PLAIN_GETITEM: &[NativeDef] =
    &[method("__getitem__", Arity::One, |vm, args| vm.native_getitem(args.pos[0], args.pos[1])).plain()];

const CONTAINS: &[NativeDef] = &[method("__contains__", Arity::One, contains)];

const SIZED: &[NativeDef] = &[
    method("__len__", Arity::None, |vm, args| {
        let len = vm.native_len(args.pos[0]).unwrap_or(Ok(0))?;
        Ok(vm.new_size(len as i64))
    }),
    method("__iter__", Arity::None, native_iter),
];

const SUBSCRIPT: &[NativeDef] =
    &[method("__getitem__", Arity::One, |vm, args| vm.native_getitem(args.pos[0], args.pos[1]))];

const MUTABLE_ITEMS: &[NativeDef] = &[
    method("__setitem__", Arity::Range(2, 2), |vm, args| {
        vm.native_setitem(args.pos[0], args.pos[1], args.pos[2])?;
        Ok(vm.none)
    }),
    method("__delitem__", Arity::One, |vm, args| {
        vm.native_delitem(args.pos[0], args.pos[1])?;
        Ok(vm.none)
    }),
];

/// Called by name, the operators of sequences refuse with an error, where those of numbers leave it to the other operand.
const SEQUENCE: &[NativeDef] = &[
    method("__add__", Arity::One, |vm, args| concatenation(vm, args, Machine::native_binary)),
    method("__mul__", Arity::One, |vm, args| repetition(vm, args, Machine::native_binary)),
    method("__rmul__", Arity::One, |vm, args| repetition(vm, args, Machine::native_binary)),
];

const MUTABLE_SEQUENCE: &[NativeDef] = &[
    method("__iadd__", Arity::One, |vm, args| concatenation(vm, args, Machine::native_in_place)),
    method("__imul__", Arity::One, |vm, args| repetition(vm, args, Machine::native_in_place)),
];

/// An operator on builtin operands: `native_binary` or `native_in_place`.
type Operator = fn(&mut Machine, BinaryOp, V, V) -> R<Option<V>>;

fn concatenation(vm: &mut Machine, args: Args<'_>, operator: Operator) -> R<V> {
    let (this, other) = (args.pos[0], args.pos[1]);
    match operator(vm, BinaryOp::Add, this, other)? {
        Some(result) => Ok(result),
        None => Err(vm.concatenation_error(this, other)),
    }
}

fn repetition(vm: &mut Machine, args: Args<'_>, operator: Operator) -> R<V> {
    let count = vm.index(args.pos[1])?;
    if count.to_i64().is_none() {
        return Err(vm.raise(ExcKind::Overflow, "cannot fit 'int' into an index-sized integer"));
    }
    let count = vm.new_int_from(count);
    let result = operator(vm, BinaryOp::Multiply, args.pos[0], count);
    vm.drop_ref(count);
    or_not_implemented(vm, result)
}

const SET_OPERATORS: &[NativeDef] = &[
    binary!("and", And),
    binary!("or", Or),
    binary!("xor", Xor),
    binary!("sub", Subtract),
    reflected!("and", And),
    reflected!("or", Or),
    reflected!("xor", Xor),
    reflected!("sub", Subtract),
];

const SET_IN_PLACE: &[NativeDef] =
    &[in_place!("and", And), in_place!("or", Or), in_place!("xor", Xor), in_place!("sub", Subtract)];

const DICT_OPERATORS: &[NativeDef] = &[binary!("or", Or), reflected!("or", Or), in_place!("or", Or)];

const PERCENT: &[NativeDef] = &[binary!("mod", Remainder), reflected!("mod", Remainder)];

const UNION: &[NativeDef] = &[binary!("or", Or), reflected!("or", Or)];

const TYPE_UNION: &[NativeDef] = &[
    method("__or__", Arity::One, |vm, args| vm.library_call("_generic", "union", args.pos)),
    method("__ror__", Arity::One, |vm, args| vm.library_call("_generic", "union", &[args.pos[1], args.pos[0]])),
];

const LENGTH_HINT: &[NativeDef] = &[method("__length_hint__", Arity::None, |vm, args| {
    Ok(match vm.length_hint(args.pos[0])? {
        Some(hint) => vm.new_int(hint as i64),
        None => vm.not_implemented,
    })
})];

const ITERATOR: &[NativeDef] = &[
    method("__iter__", Arity::None, |vm, args| Ok(vm.new_ref(args.pos[0]))),
    method("__next__", Arity::None, next_or_stop),
];

const REPR: &[NativeDef] = &[method("__repr__", Arity::None, |vm, args| {
    let text = vm.native_repr(args.pos[0])?;
    Ok(vm.new_string(text))
})];

const HASH: &[NativeDef] = &[method("__hash__", Arity::None, |vm, args| match vm.native_hash(args.pos[0])? {
    Some(hash) => Ok(vm.new_int(hash)),
    None => vm.hash(args.pos[0]).map(|_| vm.none),
})];

fn contains(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let found = vm.native_contains(args.pos[0], args.pos[1])?;
    Ok(vm.bool(found))
}

fn native_iter(vm: &mut Machine, args: Args<'_>) -> R<V> {
    match vm.native_iter(args.pos[0])? {
        Some(iter) => Ok(iter),
        None => vm.iter(args.pos[0]),
    }
}

/// `__next__`: the end is a StopIteration with the value returned.
pub fn next_or_stop(vm: &mut Machine, args: Args<'_>) -> R<V> {
    match vm.iter_step(args.pos[0])? {
        Some(v) => Ok(v),
        None => Err(vm.stop_iteration()),
    }
}

/// Those of the types that the machine itself works with.
fn dunders_of_internals(kind: Kind) -> &'static [&'static [NativeDef]] {
    match kind {
        Kind::Slice | Kind::Code | Kind::Method | Kind::Native | Kind::MethodWrapper => &[COMPARE, REPR, HASH],
        Kind::Cell => &[COMPARE, REPR],
        Kind::Ellipsis
        | Kind::Function
        | Kind::MethodDescr
        | Kind::WrapperDescr
        | Kind::ClassMethodDescr
        | Kind::Module
        | Kind::StaticMethod
        | Kind::ClassMethod
        | Kind::Member
        | Kind::GetSet
        | Kind::Super => &[REPR],
        _ => &[],
    }
}

/// The special methods of a builtin type.
pub fn dunders_of(kind: Kind) -> Vec<&'static NativeDef> {
    let tables: &[&'static [NativeDef]] = match kind {
        Kind::Type => &[TYPE_UNION],
        Kind::None => &[COMPARE, TRUTH, REPR, HASH],
        Kind::NotImplemented => &[TRUTH, REPR],
        Kind::Int => &[COMPARE, NUMBER, ABSOLUTE, DIVMOD, REAL, INTEGER, BITS, REPR, HASH],
        Kind::Bool => &[BITS, REPR],
        Kind::Float => &[COMPARE, NUMBER, ABSOLUTE, DIVMOD, REAL, REPR, HASH],
        Kind::Complex => &[COMPARE, NUMBER, ABSOLUTE, REPR, HASH],
        Kind::Str => &[COMPARE, SIZED, CONTAINS, SUBSCRIPT, SEQUENCE, PERCENT, REPR, HASH],
        Kind::Bytes => &[COMPARE, SIZED, CONTAINS, SUBSCRIPT, SEQUENCE, PERCENT, REPR, HASH],
        Kind::ByteArray => {
            &[COMPARE, SIZED, CONTAINS, SUBSCRIPT, MUTABLE_ITEMS, SEQUENCE, MUTABLE_SEQUENCE, PERCENT, REPR]
        }
        Kind::Tuple => &[COMPARE, SIZED, CONTAINS, SUBSCRIPT, SEQUENCE, REPR, HASH],
        Kind::List => &[COMPARE, SIZED, CONTAINS, PLAIN_GETITEM, MUTABLE_ITEMS, SEQUENCE, MUTABLE_SEQUENCE, REPR],
        Kind::Dict => &[COMPARE, SIZED, PLAIN_CONTAINS, PLAIN_GETITEM, MUTABLE_ITEMS, DICT_OPERATORS, REPR],
        Kind::Set => &[COMPARE, SIZED, PLAIN_CONTAINS, SET_OPERATORS, SET_IN_PLACE, DICT_OPERATORS, REPR],
        Kind::FrozenSet => &[COMPARE, SIZED, PLAIN_CONTAINS, SET_OPERATORS, REPR, HASH],
        Kind::Range => &[COMPARE, SIZED, CONTAINS, SUBSCRIPT, TRUTH, REPR, HASH],
        Kind::DictKeys | Kind::DictItems => &[COMPARE, SIZED, CONTAINS, SET_OPERATORS, REPR],
        Kind::DictValues => &[SIZED, REPR],
        Kind::MappingProxy => &[COMPARE, SIZED, CONTAINS, SUBSCRIPT, UNION, REPR],
        Kind::Generator => &[ITERATOR, REPR],
        Kind::Coroutine | Kind::AsyncGenerator => &[REPR],
        Kind::WeakRef => &[COMPARE, HASH, REPR],
        Kind::ListIterator
        | Kind::ListReverseIterator
        | Kind::TupleIterator
        | Kind::StrIterator
        | Kind::WideStrIterator
        | Kind::BytesIterator
        | Kind::ByteArrayIterator
        | Kind::RangeIterator
        | Kind::LongRangeIterator
        | Kind::DictKeyIterator
        | Kind::DictValueIterator
        | Kind::DictItemIterator
        | Kind::DictReverseKeyIterator
        | Kind::DictReverseValueIterator
        | Kind::DictReverseItemIterator
        | Kind::SetIterator
        | Kind::Reversed
        | Kind::SequenceIterator => &[ITERATOR, LENGTH_HINT],
        Kind::Enumerate
        | Kind::Zip
        | Kind::Map
        | Kind::Filter
        | Kind::CallableIterator
        | Kind::CoroutineWrapper
        | Kind::AsyncSend
        | Kind::AsyncThrow => &[ITERATOR],
        other => dunders_of_internals(other),
    };
    tables.iter().flat_map(|table| table.iter()).collect()
}
