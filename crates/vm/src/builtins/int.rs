//! `int`: construction and methods.

use super::help::{class_of, drop_all, for_each, format_spec, is_exact, pure, pure_text, text_or, wrong_type};
use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, class_method, getter, method, static_method};
use crate::object::{Object, Packed, V};
use crate::objects::Kind;
use crate::pure::int_bits::ByteOrder;
use crate::pure::{Int, PureResult, float, format_apply, int, int_bits, int_text};

/// The methods of `int`, and of `bool`.
pub const METHODS: &[NativeDef] = &[
    static_method("__new__", Arity::Any, new),
    class_method("from_bytes", Arity::Any, from_bytes),
    method("__format__", Arity::One, format),
    method("__getnewargs__", Arity::None, getnewargs),
    method("__int__", Arity::None, same_value),
    method("__float__", Arity::None, |vm, args| {
        let value = vm.int(args.pos[0]).map_or(Ok(0.0), |value| value.to_f64());
        let value = pure(vm, value)?;
        Ok(vm.new_float(value))
    }),
    method("__round__", Arity::Range(0, 1), round),
    method("__trunc__", Arity::None, same_value),
    method("__floor__", Arity::None, same_value),
    method("__ceil__", Arity::None, same_value),
    method("as_integer_ratio", Arity::None, as_integer_ratio),
    method("bit_count", Arity::None, bit_count),
    method("bit_length", Arity::None, bit_length),
    method("conjugate", Arity::None, same_value),
    method("is_integer", Arity::None, is_integer),
    method("to_bytes", Arity::Any, to_bytes),
    getter("denominator", one),
    getter("imag", zero),
    getter("numerator", same_value),
    getter("real", same_value),
];

/// The payload of an int.
pub(super) fn payload(value: Int) -> Object {
    match value {
        Int::Small(small) => Object::Int(Packed(small)),
        Int::Big(big) => Object::BigInt(Box::new(big)),
    }
}

/// Makes an int of a class.
fn make(vm: &mut Machine, class: V, value: Int) -> V {
    if class == vm.kind_type(Kind::Int) { vm.new_int_from(value) } else { vm.make_builtin(class, payload(value)) }
}

/// As [`make`], of an int that was read in a text or in bytes.
fn make_read(vm: &mut Machine, class: V, value: Int) -> V {
    if class == vm.kind_type(Kind::Int) { vm.new_fitted_int(value) } else { make(vm, class, value) }
}

/// The int's value.
pub(super) fn value(vm: &Machine, v: V) -> Int {
    vm.int(v).map_or(Int::Small(0), |value| value.to_int())
}

fn new(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, rest) = class_of(vm, args, Kind::Int)?;
    if rest.pos.len() > 2 {
        return wrong_type(vm, format!("int expected at most 2 arguments, got {}", rest.pos.len()));
    }
    let mut base = rest.pos.get(1).copied();
    for &(name, v) in rest.kw {
        let text = vm.str_text(name).to_string();
        if text != "base" {
            return wrong_type(vm, format!("int() got an unexpected keyword argument '{text}'"));
        }
        if base.is_some() {
            return wrong_type(vm, "argument for int() given by name ('base') and position (2)".to_string());
        }
        base = Some(v);
    }
    let Some(&source) = rest.pos.first() else {
        if base.is_some() {
            return wrong_type(vm, "int() missing string argument".to_string());
        }
        return Ok(make(vm, class, Int::Small(0)));
    };
    if let Some(base) = base {
        let value = with_base(vm, source, base)?;
        return Ok(make_read(vm, class, value));
    }
    if class == vm.kind_type(Kind::Int) && is_exact(vm, source, Kind::Int) {
        return Ok(vm.new_ref(source));
    }
    let value = int_of(vm, source)?;
    let is_read = vm.as_str(source).is_some() || vm.bytes(source).is_some();
    Ok(if is_read { make_read(vm, class, value) } else { make(vm, class, value) })
}

fn with_base(vm: &mut Machine, source: V, base: V) -> R<Int> {
    let base = vm.index(base)?.to_i64().unwrap_or(i64::MAX);
    if base != 0 && !(2..=36).contains(&base) {
        return Err(vm.value_error("int() base must be >= 2 and <= 36, or 0"));
    }
    let result = if let Some(text) = vm.as_str(source) {
        int_text::parse(text, base)
    } else if let Some(bytes) = vm.bytes(source) {
        int_text::parse_bytes(bytes, base)
    } else {
        return wrong_type(vm, "int() can't convert non-string with explicit base".to_string());
    };
    parsed(vm, source, result)
}

/// What was read from a str or bytes; an error shows the object in its own way.
fn parsed(vm: &mut Machine, source: V, result: PureResult<Int>) -> R<Int> {
    if let Err(error) = &result
        && vm.heap.get(source).is_instance()
        && vm.as_str(source).is_some()
        && let Some((words, _)) = error.message.split_once(": ")
    {
        let shown: String = vm.repr_text(source)?.chars().take(200).collect();
        return Err(vm.value_error(format!("{words}: {shown}")));
    }
    pure(vm, result)
}

/// `int(v)` of anything.
fn int_of(vm: &mut Machine, v: V) -> R<Int> {
    let own = vm.heap.get(v).answers_by_methods();
    if own && let Some(result) = int_method(vm, v)? {
        return Ok(result);
    }
    if let Some(value) = vm.int(v) {
        return Ok(value.to_int());
    }
    if let Some(value) = vm.float(v) {
        let result = Int::from_f64(value);
        return pure(vm, result);
    }
    let read = if let Some(text) = vm.as_str(v) {
        Some(int_text::parse(text, 10))
    } else {
        vm.bytes(v).map(|bytes| int_text::parse_bytes(bytes, 10))
    };
    if let Some(result) = read {
        return parsed(vm, v, result);
    }
    match vm.index_opt(v)? {
        Some(value) => Ok(value),
        None => {
            let name = vm.type_name(v);
            wrong_type(
                vm,
                format!("int() argument must be a string, a bytes-like object or a real number, not '{name}'"),
            )
        }
    }
}

/// A program's `__int__`.
fn int_method(vm: &mut Machine, v: V) -> R<Option<Int>> {
    let name = vm.names.int;
    match vm.special(v, name) {
        Some(method) if vm.is_proxy(v) || !vm.heap.get(method).is_builtin_method() => {}
        _ => return Ok(None),
    }
    let Some(result) = vm.call_special(v, name, &[])? else { return Ok(None) };
    let value = vm.int(result).map(|value| value.to_int());
    vm.check_returned(v, "__int__", result, ("an int", Kind::Int), value.is_some())?;
    Ok(value)
}

fn same_value(vm: &mut Machine, args: Args<'_>) -> R<V> {
    if is_exact(vm, args.pos[0], Kind::Int) {
        return Ok(vm.new_ref(args.pos[0]));
    }
    let value = value(vm, args.pos[0]);
    Ok(vm.new_int_from(value))
}

fn one(vm: &mut Machine, _: Args<'_>) -> R<V> {
    Ok(vm.new_int(1))
}

fn zero(vm: &mut Machine, _: Args<'_>) -> R<V> {
    Ok(vm.new_int(0))
}

fn getnewargs(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let value = same_value(vm, args)?;
    Ok(vm.new_tuple(vec![value]))
}

fn is_integer(vm: &mut Machine, _: Args<'_>) -> R<V> {
    Ok(vm.true_)
}

fn as_integer_ratio(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let numerator = same_value(vm, args)?;
    let denominator = vm.new_int(1);
    Ok(vm.new_tuple(vec![numerator, denominator]))
}

fn bit_count(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let count = vm.int(args.pos[0]).map_or(0, |value| value.bit_count());
    Ok(vm.new_int(count as i64))
}

fn bit_length(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let length = vm.int(args.pos[0]).map_or(0, |value| value.bit_length());
    Ok(vm.new_int(length as i64))
}

fn format(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let spec = format_spec(vm, args)?;
    let value = value(vm, args.pos[0]);
    if spec.is_empty() {
        return vm.str(args.pos[0]);
    }
    let name = vm.type_name(args.pos[0]);
    pure_text(vm, format_apply::format_int(value.as_ref(), &spec, &name))
}

fn round(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let digits = match args.pos.get(1) {
        Some(&v) if !vm.is_none(v) => vm.index(v)?,
        _ => return same_value(vm, Args::positional(&args.pos[..1])),
    };
    if !digits.as_ref().is_negative() {
        return same_value(vm, Args::positional(&args.pos[..1]));
    }
    let value = value(vm, args.pos[0]);
    let rounded = pure(vm, float::round_int(value.as_ref(), digits.to_i64().unwrap_or(i64::MIN)))?;
    if int::compare(rounded.as_ref(), value.as_ref()).is_eq() && is_exact(vm, args.pos[0], Kind::Int) {
        return Ok(vm.new_ref(args.pos[0]));
    }
    Ok(vm.new_int_from(rounded))
}

/// `name() takes at most 2 positional arguments (3 given)`
fn check_positional(vm: &mut Machine, name: &str, args: Args<'_>) -> R<()> {
    let given = args.pos.len();
    if given > 2 && given + args.kw.len() <= 3 {
        return wrong_type(vm, format!("{name}() takes at most 2 positional arguments ({given} given)"));
    }
    Ok(())
}

fn byte_order(vm: &mut Machine, name: &str, v: Option<V>) -> R<ByteOrder> {
    let text = text_or(vm, v, &format!("{name}() argument 'byteorder'"), "big")?;
    pure(vm, ByteOrder::parse(&text))
}

fn to_bytes(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let rest = args.rest();
    check_positional(vm, "to_bytes", rest)?;
    let [length, order, signed] = rest.bind(vm, "to_bytes", ["length", "byteorder", "signed"], 0)?;
    let length = length.map_or(Ok(1), |v| vm.index_i64(v))?;
    let order = byte_order(vm, "to_bytes", order)?;
    let signed = signed.map_or(Ok(false), |v| vm.truth(v))?;
    let value = value(vm, args.pos[0]);
    let bytes = pure(vm, int_bits::to_bytes(value.as_ref(), length, order, signed))?;
    Ok(vm.written_bytes(bytes))
}

fn from_bytes(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, rest) = (args.pos[0], args.rest());
    check_positional(vm, "from_bytes", rest)?;
    let [source, order, signed] = rest.bind(vm, "from_bytes", ["bytes", "byteorder", "signed"], 1)?;
    let order = byte_order(vm, "from_bytes", order)?;
    let signed = signed.map_or(Ok(false), |v| vm.truth(v))?;
    let bytes = bytes_of_object(vm, source.unwrap_or(vm.none))?;
    let value = vm.new_fitted_int(int_bits::from_bytes(&bytes, order, signed));
    if class == vm.kind_type(Kind::Int) {
        return Ok(value);
    }
    let result = vm.call(class, &[value]);
    vm.drop_ref(value);
    result
}

/// `PyObject_Bytes`: the bytes of a bytes-like object, of `__bytes__`, or of an iterable of ints.
pub(super) fn bytes_of_object(vm: &mut Machine, v: V) -> R<Vec<u8>> {
    let name = vm.names.bytes;
    if vm.heap.get(v).answers_by_methods()
        && let Some(result) = vm.call_special(v, name, &[])?
    {
        let bytes = vm.bytes(result).map(<[u8]>::to_vec);
        let type_name = vm.type_name(result);
        vm.drop_ref(result);
        return match bytes {
            Some(bytes) => Ok(bytes),
            None => Err(vm.wrongly_returned(v, "__bytes__", "a bytes", &type_name)),
        };
    }
    bytes_from_items(vm, v, "bytes", "bytes must be in range(0, 256)")
}

/// The bytes of a bytes-like object or of an iterable of ints.
pub(super) fn bytes_from_items(vm: &mut Machine, v: V, target: &str, outside: &str) -> R<Vec<u8>> {
    if let Some(bytes) = vm.bytes(v) {
        return Ok(bytes.to_vec());
    }
    let (iter, getitem) = (vm.names.iter, vm.names.getitem);
    let iterable = vm.as_str(v).is_none() && (vm.special(v, iter).is_some() || vm.special(v, getitem).is_some());
    if !iterable {
        let name = vm.type_name(v);
        return wrong_type(vm, format!("cannot convert '{name}' object to {target}"));
    }
    if super::list::is_plain_sequence(vm, v) {
        let items = vm.collect_iterable(v)?;
        let bytes = items.iter().map(|&item| byte_of(vm, item, outside)).collect();
        drop_all(vm, items);
        return bytes;
    }
    vm.length_hint(v)?;
    let mut bytes = Vec::new();
    for_each(vm, v, |vm, item| {
        bytes.push(byte_of(vm, item, outside)?);
        Ok(true)
    })?;
    Ok(bytes)
}

/// An int as a byte; `outside` is the message for one that is none.
pub(super) fn byte_of(vm: &mut Machine, v: V, outside: &str) -> R<u8> {
    let value = vm.index(v)?.to_i64().and_then(|value| u8::try_from(value).ok());
    value.ok_or_else(|| vm.value_error(outside))
}
