//! Functions on numbers and characters.

use afterdel_language::op::BinaryOp;

use super::super::help::{pure, wrong_type};
use crate::errors::{ExcKind, R};
use crate::machine::Machine;
use crate::modules::proxy::forward_two;
use crate::native::Args;
use crate::object::{Object, V};
use crate::pure::{float, int, int_math, int_text};

pub(super) fn abs(vm: &mut Machine, args: Args<'_>) -> R<V> {
    absolute(vm, args.pos[0])
}

/// `abs(v)`
pub(crate) fn absolute(vm: &mut Machine, v: V) -> R<V> {
    if vm.heap.get(v).answers_by_methods() {
        let name = vm.names.abs;
        if let Some(result) = vm.call_special(v, name, &[])? {
            return Ok(result);
        }
    }
    native_absolute(vm, v)
}

/// `__abs__` of the builtin numbers.
pub(crate) fn native_absolute(vm: &mut Machine, v: V) -> R<V> {
    if let Some(value) = vm.int(v) {
        if matches!(vm.heap.get(v), Object::Int(_) | Object::BigInt(_)) && !value.is_negative() {
            return Ok(vm.new_ref(v));
        }
        let value = int::abs(value);
        return Ok(vm.new_int_from(value));
    }
    if let Some(value) = vm.float(v) {
        return Ok(vm.new_float(value.abs()));
    }
    if let Object::Complex(parts) = vm.heap.get(v).native() {
        let value = libm::hypot(parts.0, parts.1);
        if value.is_infinite() && parts.0.is_finite() && parts.1.is_finite() {
            return Err(vm.raise(ExcKind::Overflow, "absolute value too large"));
        }
        return Ok(vm.new_float(value));
    }
    Err(vm.type_error_of("bad operand type for abs(): '{}'", &[v]))
}

fn prefixed(vm: &mut Machine, args: Args<'_>, radix: u32) -> R<V> {
    let value = vm.index(args.pos[0])?;
    let text = int_text::to_prefixed(value.as_ref(), radix);
    Ok(vm.new_string(text))
}

pub(super) fn bin(vm: &mut Machine, args: Args<'_>) -> R<V> {
    prefixed(vm, args, 2)
}

pub(super) fn oct(vm: &mut Machine, args: Args<'_>) -> R<V> {
    prefixed(vm, args, 8)
}

pub(super) fn hex(vm: &mut Machine, args: Args<'_>) -> R<V> {
    prefixed(vm, args, 16)
}

pub(super) fn chr(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let code = vm.index(args.pos[0])?.to_i64().and_then(|code| u32::try_from(code).ok());
    match code.map(char::from_u32) {
        Some(Some(c)) => Ok(vm.new_string(c.to_string())),
        Some(None) if code.is_some_and(|code| code < 0x11_0000) => {
            Err(vm.value_error("Afterdel's strings hold no lone surrogates (U+D800 to U+DFFF)"))
        }
        _ => Err(vm.value_error("chr() arg not in range(0x110000)")),
    }
}

pub(super) fn ord(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let v = args.pos[0];
    let (code, len) = match vm.as_str(v) {
        Some(text) => (text.chars().next().map(u32::from), text.chars().count()),
        None => match vm.bytes(v) {
            Some(bytes) => (bytes.first().map(|&byte| u32::from(byte)), bytes.len()),
            None => {
                return Err(vm.type_error_of("ord() expected string of length 1, but {} found", &[v]));
            }
        },
    };
    match code {
        Some(code) if len == 1 => Ok(vm.new_int(i64::from(code))),
        _ => wrong_type(vm, format!("ord() expected a character, but string of length {len} found")),
    }
}

pub(super) fn divmod(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (a, b) = (args.pos[0], args.pos[1]);
    if vm.is_proxy(a) || vm.is_proxy(b) {
        return forward_two(vm, a, b, &mut divmod_of);
    }
    divmod_of(vm, a, b)
}

fn divmod_of(vm: &mut Machine, a: V, b: V) -> R<V> {
    if let Some(result) = by_either_method(vm, [(a, b, "__divmod__"), (b, a, "__rdivmod__")], None)? {
        return Ok(result);
    }
    match native_divmod(vm, a, b)? {
        Some(parts) => Ok(parts),
        None => Err(vm.type_error_of("unsupported operand type(s) for divmod(): '{}' and '{}'", &[a, b])),
    }
}

/// `__divmod__` of the builtin numbers; None when it has nothing to do with these operands.
pub(crate) fn native_divmod(vm: &mut Machine, a: V, b: V) -> R<Option<V>> {
    if let (Some(x), Some(y)) = (vm.int(a), vm.int(b)) {
        let parts = int::divmod(x, y);
        let (quotient, rest) = parts.map_err(|error| vm.by_zero(error, "integer division or modulo"))?;
        let items = vec![vm.new_int_from(quotient), vm.new_int_from(rest)];
        return Ok(Some(vm.new_tracked_tuple(items)));
    }
    let is_number = |vm: &Machine, v: V| vm.int(v).is_some() || vm.float(v).is_some();
    if is_number(vm, a) && is_number(vm, b) {
        let (x, y) = (vm.to_float(a)?, vm.to_float(b)?);
        let (quotient, rest) = float::divmod(x, y).map_err(|error| vm.by_zero(error, "float divmod()"))?;
        let items = vec![vm.new_float(quotient), vm.new_float(rest)];
        return Ok(Some(vm.new_tracked_tuple(items)));
    }
    Ok(None)
}

/// A method of the left operand, its reflection of the right one; the right one goes first when its class derives from the
/// left one's. Nothing when neither is an instance, or none of them has an answer.
fn by_either_method(vm: &mut Machine, mut tries: [(V, V, &str); 2], third: Option<V>) -> R<Option<V>> {
    let [(a, b, _), (_, _, reflected)] = tries;
    if ![a, b].iter().any(|&v| vm.heap.get(v).is_instance()) {
        return Ok(None);
    }
    let (left, right) = (vm.type_of(a), vm.type_of(b));
    if left != right && vm.is_subclass(right, left) {
        tries.reverse();
    }
    for (this, other, name) in tries {
        if name == reflected && left == right {
            continue;
        }
        let name = vm.intern(name);
        let result = match third {
            None => vm.call_special(this, name, &[other])?,
            // The builtin numbers' own power knows what to do.
            Some(_) if vm.special(this, name).is_none_or(|method| vm.heap.get(method).is_builtin_method()) => None,
            Some(third) => vm.call_special(this, name, &[other, third])?,
        };
        if let Some(result) = result {
            if result != vm.not_implemented {
                return Ok(Some(result));
            }
            vm.drop_ref(result);
        }
    }
    Ok(None)
}

pub(super) fn pow(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let [base, exponent, modulus] = args.bind(vm, "pow", ["base", "exp", "mod"], 2)?;
    let (base, exponent) = (base.expect("required"), exponent.expect("required"));
    let Some(modulus) = modulus.filter(|&modulus| !vm.is_none(modulus)) else {
        return vm.binary(BinaryOp::Power, base, exponent);
    };
    if ![base, exponent, modulus].iter().any(|&v| vm.is_proxy(v)) {
        return pow_mod(vm, base, exponent, modulus);
    }
    forward_two(vm, base, exponent, &mut |vm, base, exponent| {
        let modulus = vm.unproxied(modulus)?;
        let result = pow_mod(vm, base, exponent, modulus);
        vm.drop_ref(modulus);
        result
    })
}

fn pow_mod(vm: &mut Machine, base: V, exponent: V, modulus: V) -> R<V> {
    let tries = [(base, exponent, "__pow__"), (exponent, base, "__rpow__")];
    if let Some(result) = by_either_method(vm, tries, Some(modulus))? {
        return Ok(result);
    }
    if let (Some(b), Some(e), Some(m)) = (vm.int(base), vm.int(exponent), vm.int(modulus)) {
        let result = int_math::pow_mod(b, e, m);
        let value = pure(vm, result)?;
        return Ok(vm.new_int_from(value));
    }
    // The first float or complex among them answers; ints leave it to the others.
    let numbers = vm.complex_parts(base).is_some() && vm.complex_parts(exponent).is_some();
    for v in [base, exponent, modulus] {
        if vm.float(v).is_some() {
            return wrong_type(vm, "pow() 3rd argument not allowed unless all arguments are integers".to_string());
        }
        if numbers && matches!(vm.heap.get(v).native(), Object::Complex(_)) {
            return Err(vm.value_error("complex modulo"));
        }
    }
    let names = [base, exponent, modulus].map(|v| vm.type_name(v));
    let message =
        format!("unsupported operand type(s) for ** or pow(): '{}', '{}', '{}'", names[0], names[1], names[2]);
    wrong_type(vm, message)
}

pub(super) fn round(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let [number, digits] = args.bind(vm, "round", ["number", "ndigits"], 1)?;
    let number = number.expect("required");
    let digits = digits.filter(|&digits| !vm.is_none(digits));
    if vm.heap.get(number).is_instance() {
        let name = vm.names.round;
        if let Some(result) = vm.call_special(number, name, digits.as_slice())? {
            return Ok(result);
        }
    }
    round_number(vm, number, digits)
}

/// `int.__round__` and `float.__round__`
fn round_number(vm: &mut Machine, number: V, digits: Option<V>) -> R<V> {
    if let Some(value) = vm.float(number) {
        let Some(digits) = digits else {
            let rounded = pure(vm, float::round_to_int(value))?;
            return Ok(vm.new_int_from(rounded));
        };
        let digits = vm.index_i64(digits)?;
        let rounded = pure(vm, float::round_digits(value, digits))?;
        return Ok(vm.new_float(rounded));
    }
    if vm.int(number).is_none() {
        return Err(vm.type_error_of("type {} doesn't define __round__ method", &[number]));
    }
    let digits = match digits {
        None => 0,
        Some(digits) => vm.index(digits)?.to_i64().unwrap_or(0),
    };
    let value = vm.int(number).expect("checked above");
    let rounded = if digits >= 0 { Ok(value.to_int()) } else { float::round_int(value, digits) };
    let rounded = pure(vm, rounded)?;
    Ok(vm.new_int_from(rounded))
}
