//! `float`.

use super::help::{format_spec, is_exact, positional_new, pure, pure_text, wrong_type};
use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, class_method, getter, method, static_method};
use crate::object::{Object, Packed, V};
use crate::objects::Kind;
use crate::pure::{Int, float, float_text, format_apply};

/// The methods of `float`.
pub const METHODS: &[NativeDef] = &[
    static_method("__new__", Arity::Any, new),
    class_method("from_number", Arity::One, from_number),
    class_method("fromhex", Arity::One, fromhex),
    method("__format__", Arity::One, format),
    method("__getnewargs__", Arity::None, getnewargs),
    method("__round__", Arity::Range(0, 1), round),
    method("__float__", Arity::None, same_value),
    method("__int__", Arity::None, trunc),
    method("__trunc__", Arity::None, trunc),
    method("__floor__", Arity::None, floor),
    method("__ceil__", Arity::None, ceil),
    method("as_integer_ratio", Arity::None, as_integer_ratio),
    method("conjugate", Arity::None, same_value),
    method("hex", Arity::None, hex),
    method("is_integer", Arity::None, is_integer),
    getter("imag", zero),
    getter("real", same_value),
];

fn value(vm: &Machine, v: V) -> f64 {
    vm.float(v).unwrap_or_default()
}

/// Makes a float of a class.
fn make(vm: &mut Machine, class: V, value: f64) -> V {
    if class == vm.kind_type(Kind::Float) {
        vm.new_float(value)
    } else {
        vm.make_builtin(class, Object::Float(Packed(value)))
    }
}

fn new(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, values) = positional_new(vm, args, Kind::Float, 0, 1)?;
    let Some(&source) = values.first() else { return Ok(make(vm, class, 0.0)) };
    if class == vm.kind_type(Kind::Float) && is_exact(vm, source, Kind::Float) {
        return Ok(vm.new_ref(source));
    }
    let value = float_of(vm, source)?;
    Ok(make(vm, class, value))
}

/// `float(v)` of anything.
fn float_of(vm: &mut Machine, v: V) -> R<f64> {
    if let Some(value) = float_method(vm, v)? {
        return Ok(value);
    }
    if let Some(value) = vm.float(v) {
        return Ok(value);
    }
    let parsed = if let Some(text) = vm.as_str(v) {
        Some(float_text::parse(text))
    } else {
        vm.bytes(v).map(float_text::parse_bytes)
    };
    if let Some(result) = parsed {
        if result.is_err() && !is_exact(vm, v, Kind::Str) {
            let shown = vm.repr_text(v)?;
            return Err(vm.value_error(format!("could not convert string to float: {shown}")));
        }
        return pure(vm, result);
    }
    match vm.index_opt(v)? {
        Some(value) => pure(vm, value.as_ref().to_f64()),
        None => Err(vm.type_error_of("float() argument must be a string or a real number, not '{}'", &[v])),
    }
}

/// A program's `__float__`.
pub(super) fn float_method(vm: &mut Machine, v: V) -> R<Option<f64>> {
    let name = vm.names.float;
    if !vm.heap.get(v).answers_by_methods() {
        return Ok(None);
    }
    match vm.special(v, name) {
        Some(method) if vm.is_proxy(v) || !vm.heap.get(method).is_builtin_method() => {}
        _ => return Ok(None),
    }
    let Some(result) = vm.call_special(v, name, &[])? else { return Ok(None) };
    let value = vm.float(result);
    vm.check_returned(v, "__float__", result, ("a float", Kind::Float), value.is_some())?;
    Ok(value)
}

/// A number, which a str is not, as a float.
pub(super) fn real_number(vm: &mut Machine, v: V) -> R<f64> {
    if let Some(value) = float_method(vm, v)? {
        return Ok(value);
    }
    vm.to_float(v)
}

fn from_number(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, source) = (args.pos[0], args.pos[1]);
    let exact = class == vm.kind_type(Kind::Float);
    if exact && is_exact(vm, source, Kind::Float) {
        return Ok(vm.new_ref(source));
    }
    let value = real_number(vm, source)?;
    of_class(vm, class, value)
}

/// A float handed to the class, which may be a program's.
fn of_class(vm: &mut Machine, class: V, value: f64) -> R<V> {
    let plain = vm.new_float(value);
    if class == vm.kind_type(Kind::Float) {
        return Ok(plain);
    }
    let result = vm.call(class, &[plain]);
    vm.drop_ref(plain);
    result
}

fn fromhex(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let Some(text) = vm.as_str(args.pos[1]) else {
        return wrong_type(vm, "bad argument type for built-in operation".to_string());
    };
    let result = float_text::from_hex(text);
    let value = pure(vm, result)?;
    of_class(vm, args.pos[0], value)
}

fn format(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let spec = format_spec(vm, args)?;
    if spec.is_empty() {
        return vm.str(args.pos[0]);
    }
    let name = vm.type_name(args.pos[0]);
    pure_text(vm, format_apply::format_float(value(vm, args.pos[0]), &spec, &name))
}

fn same_value(vm: &mut Machine, args: Args<'_>) -> R<V> {
    if is_exact(vm, args.pos[0], Kind::Float) {
        return Ok(vm.new_ref(args.pos[0]));
    }
    Ok(vm.new_float(value(vm, args.pos[0])))
}

fn getnewargs(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let value = vm.new_float(value(vm, args.pos[0]));
    Ok(vm.new_tuple(vec![value]))
}

fn zero(vm: &mut Machine, _: Args<'_>) -> R<V> {
    Ok(vm.new_float(0.0))
}

fn round(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let value = value(vm, args.pos[0]);
    match args.pos.get(1) {
        Some(&v) if !vm.is_none(v) => {
            let digits = super::help::clamp_i64(&vm.index(v)?);
            let rounded = pure(vm, float::round_digits(value, digits))?;
            Ok(vm.new_float(rounded))
        }
        _ => {
            let rounded = pure(vm, float::round_to_int(value))?;
            Ok(vm.new_int_from(rounded))
        }
    }
}

fn whole(vm: &mut Machine, value: f64) -> R<V> {
    let value = pure(vm, Int::from_f64(value))?;
    Ok(vm.new_int_from(value))
}

fn trunc(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let value = value(vm, args.pos[0]);
    whole(vm, value)
}

fn floor(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let value = value(vm, args.pos[0]).floor();
    whole(vm, value)
}

fn ceil(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let value = value(vm, args.pos[0]).ceil();
    whole(vm, value)
}

fn as_integer_ratio(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (numerator, denominator) = pure(vm, float::as_integer_ratio(value(vm, args.pos[0])))?;
    let numerator = vm.new_int_from(numerator);
    let denominator = vm.new_int_from(denominator);
    Ok(vm.new_tuple(vec![numerator, denominator]))
}

fn hex(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let text = float_text::hex(value(vm, args.pos[0]));
    Ok(vm.new_string(text))
}

fn is_integer(vm: &mut Machine, args: Args<'_>) -> R<V> {
    Ok(vm.bool(float::is_integer(value(vm, args.pos[0]))))
}
