//! `complex`.

use super::float::{float_method, real_number};
use super::help::{class_of, format_spec, is_exact, pure, pure_text, wrong_type};
use crate::errors::{ExcKind, R};
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, class_method, member, method, static_method};
use crate::object::{Object, V};
use crate::objects::Kind;
use crate::pure::text::chars::{is_space, to_decimal};
use crate::pure::{float_text, format_apply};

/// The methods of `complex`.
pub const METHODS: &[NativeDef] = &[
    static_method("__new__", Arity::Any, new),
    class_method("from_number", Arity::One, from_number),
    method("__complex__", Arity::None, same_value),
    method("__format__", Arity::One, format),
    method("__getnewargs__", Arity::None, getnewargs),
    method("conjugate", Arity::None, conjugate),
    member("imag", imag),
    member("real", real),
];

/// Real and imaginary part.
type Parts = (f64, f64);

fn payload(vm: &Machine, v: V) -> Option<Parts> {
    match vm.heap.get(v).native() {
        Object::Complex(parts) => Some(**parts),
        _ => None,
    }
}

fn value(vm: &Machine, v: V) -> Parts {
    payload(vm, v).unwrap_or_default()
}

fn make(vm: &mut Machine, class: V, (re, im): Parts) -> V {
    if class == vm.kind_type(Kind::Complex) {
        // `type->tp_alloc`: only what arithmetic makes comes from the free list.
        let object = Object::Complex(Box::new((re, im)));
        let layout = crate::layout::of(vm.profile(), &object);
        vm.heap.alloc_fresh(object, layout)
    } else {
        vm.make_builtin(class, Object::Complex(Box::new((re, im))))
    }
}

fn new(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, rest) = class_of(vm, args, Kind::Complex)?;
    let [real, imag] = rest.bind(vm, "complex", ["real", "imag"], 0)?;
    let parts = match (real, imag) {
        (None, None) => (0.0, 0.0),
        (Some(source), None) if rest.kw.is_empty() => {
            if class == vm.kind_type(Kind::Complex) && is_exact(vm, source, Kind::Complex) {
                return Ok(vm.new_ref(source));
            }
            of_one(vm, source)?
        }
        _ => of_two(vm, real, imag)?,
    };
    Ok(make(vm, class, parts))
}

/// `complex(v)`
fn of_one(vm: &mut Machine, v: V) -> R<Parts> {
    if let Some(text) = vm.as_str(v) {
        let Some(plain) = float_text::without_underscores(text) else {
            let message = format!("could not convert string to complex: {}", vm.repr_text(v)?);
            return Err(vm.value_error(message));
        };
        return match parse(&plain) {
            Some(parts) => Ok(parts),
            None => Err(vm.value_error("complex() arg is a malformed string")),
        };
    }
    if let Some(parts) = complex_method(vm, v)? {
        return Ok(parts);
    }
    if let Some(parts) = payload(vm, v) {
        return Ok(parts);
    }
    match real_part(vm, v)? {
        Some(value) => Ok((value, 0.0)),
        None => Err(vm.type_error_of("complex() argument must be a string or a number, not {}", &[v])),
    }
}

/// A part that is real has no imaginary part to be added: not even a zero, for its sign.
fn of_two(vm: &mut Machine, real: Option<V>, imag: Option<V>) -> R<Parts> {
    let (re, more) = real.map_or(Ok((0.0, None)), |v| argument(vm, v, "real", true))?;
    let Some(v) = imag else { return Ok((re, more.unwrap_or(0.0))) };
    let (im, less) = argument(vm, v, "imag", false)?;
    Ok((less.map_or(re, |less| re - less), more.map_or(im, |more| im + more)))
}

/// The real part of one of the two, and the imaginary one if it has one.
fn argument(vm: &mut Machine, v: V, name: &str, special: bool) -> R<(f64, Option<f64>)> {
    if vm.as_str(v).is_none() {
        let own = if special { complex_method(vm, v)? } else { None };
        if let Some(parts) = own.or(payload(vm, v)) {
            let class = vm.type_name(v);
            if !vm.version().makes_reals_complex {
                let message = format!("complex() argument '{name}' must be a real number, not {class}");
                vm.warn(ExcKind::Deprecation, &message)?;
            }
            return Ok((parts.0, Some(parts.1)));
        }
        if let Some(value) = real_part(vm, v)? {
            if !is_exact(vm, v, Kind::Float) {
                // It becomes a float first (`PyNumber_Float`).
                let float = vm.new_float(value);
                vm.decref(float);
            }
            return Ok((value, None));
        }
    }
    let class = vm.type_name(v);
    wrong_type(vm, format!("complex() argument '{name}' must be a real number, not {class}"))
}

/// A real number's value; None for what is no number.
fn real_part(vm: &mut Machine, v: V) -> R<Option<f64>> {
    if let Some(value) = float_method(vm, v)? {
        return Ok(Some(value));
    }
    if let Some(value) = vm.float(v) {
        return Ok(Some(value));
    }
    match vm.index_opt(v)? {
        Some(value) => pure(vm, value.as_ref().to_f64()).map(Some),
        None => Ok(None),
    }
}

/// A program's `__complex__`.
fn complex_method(vm: &mut Machine, v: V) -> R<Option<Parts>> {
    let name = vm.names.complex;
    if !vm.heap.get(v).is_instance() {
        return Ok(None);
    }
    match vm.special(v, name) {
        Some(method) if !vm.heap.get(method).is_builtin_method() => {}
        _ => return Ok(None),
    }
    let Some(result) = vm.call_special(v, name, &[])? else { return Ok(None) };
    let parts = payload(vm, result);
    vm.check_returned(v, "__complex__", result, ("a complex", Kind::Complex), parts.is_some())?;
    Ok(parts)
}

/// `complex(text)`; None for a malformed text.
fn parse(text: &str) -> Option<Parts> {
    let plain: String = text
        .chars()
        .map(|c| match to_decimal(c) {
            Some(digit) => char::from(b'0' + digit),
            None if is_space(c) => ' ',
            None => c,
        })
        .collect();
    let plain = plain.trim_matches(' ');
    let inner = match plain.strip_prefix('(') {
        Some(rest) => rest.strip_suffix(')')?.trim_matches(' '),
        None => plain,
    };
    parse_parts(inner)
}

fn parse_parts(text: &str) -> Option<Parts> {
    let length = number_length(text);
    let (first, rest) = text.split_at(length);
    let unit = |sign: &str| if sign == "-" { -1.0 } else { 1.0 };
    if length == 0 {
        let sign = text.get(..1).filter(|sign| matches!(*sign, "+" | "-")).unwrap_or("");
        return matches!(text.get(sign.len()..)?, "j" | "J").then(|| (0.0, unit(sign)));
    }
    let first = float_text::parse(first).ok()?;
    match rest {
        "" => Some((first, 0.0)),
        "j" | "J" => Some((0.0, first)),
        _ if rest.starts_with(['+', '-']) => {
            let length = number_length(rest);
            let (second, end) = if length == 0 { rest.split_at(1) } else { rest.split_at(length) };
            let second = if length == 0 { unit(second) } else { float_text::parse(second).ok()? };
            matches!(end, "j" | "J").then_some((first, second))
        }
        _ => None,
    }
}

/// The length of the float at the front of a text, 0 when there is none.
fn number_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let sign = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    let body = text.get(sign..).unwrap_or("");
    let lower = body.to_ascii_lowercase();
    for word in ["infinity", "inf", "nan"] {
        if lower.starts_with(word) {
            return sign + word.len();
        }
    }
    let digits = |from: usize| -> usize {
        let rest = body.as_bytes().get(from..).unwrap_or(&[]);
        rest.iter().take_while(|byte| byte.is_ascii_digit() || **byte == b'_').count()
    };
    let whole = digits(0);
    let mut end = whole;
    if body.as_bytes().get(end) == Some(&b'.') {
        let fraction = digits(end + 1);
        if whole + fraction == 0 {
            return 0;
        }
        end += 1 + fraction;
    }
    if end == 0 {
        return 0;
    }
    if matches!(body.as_bytes().get(end), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(body.as_bytes().get(end + 1), Some(b'+' | b'-')));
        let exponent = digits(end + 1 + sign);
        if exponent > 0 {
            end += 1 + sign + exponent;
        }
    }
    sign + end
}

fn from_number(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, source) = (args.pos[0], args.pos[1]);
    let exact = class == vm.kind_type(Kind::Complex);
    if exact && is_exact(vm, source, Kind::Complex) {
        return Ok(vm.new_ref(source));
    }
    let parts = match complex_method(vm, source)? {
        Some(parts) => parts,
        None => match payload(vm, source) {
            Some(parts) => parts,
            None => (real_number(vm, source)?, 0.0),
        },
    };
    let plain = vm.new_complex(parts.0, parts.1);
    if exact {
        return Ok(plain);
    }
    let result = vm.call(class, &[plain]);
    vm.drop_ref(plain);
    result
}

fn same_value(vm: &mut Machine, args: Args<'_>) -> R<V> {
    if is_exact(vm, args.pos[0], Kind::Complex) {
        return Ok(vm.new_ref(args.pos[0]));
    }
    let (re, im) = value(vm, args.pos[0]);
    Ok(vm.new_complex(re, im))
}

fn format(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let spec = format_spec(vm, args)?;
    if spec.is_empty() {
        return vm.str(args.pos[0]);
    }
    let (re, im) = value(vm, args.pos[0]);
    pure_text(vm, format_apply::format_complex(re, im, &spec))
}

fn getnewargs(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (re, im) = value(vm, args.pos[0]);
    let parts = vec![vm.new_float(re), vm.new_float(im)];
    Ok(vm.new_tuple(parts))
}

fn conjugate(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (re, im) = value(vm, args.pos[0]);
    Ok(vm.new_complex(re, -im))
}

fn imag(vm: &mut Machine, args: Args<'_>) -> R<V> {
    Ok(vm.new_float(value(vm, args.pos[0]).1))
}

fn real(vm: &mut Machine, args: Args<'_>) -> R<V> {
    Ok(vm.new_float(value(vm, args.pos[0]).0))
}
