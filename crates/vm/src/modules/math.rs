//! The module `math`: the functions of one float from a table, the others here (`Modules/mathmodule.c`).

use super::math_more::{comb, dist, factorial, fsum, gcd, hypot, isclose, isqrt, lcm, perm, prod, sumprod};
use super::{ModuleDef, check_count, no_keywords, one, set};
use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, function};
use crate::object::V;
use crate::pure::math::{self, LogBase, UNARY, Unary};
use crate::pure::{Int, IntRef, PureResult};

/// The module.
pub const MODULE: ModuleDef = ModuleDef {
    name: "math",
    functions: FUNCTIONS,
    functions_of: "math",
    fill,
    lazy_names: &[],
    make_lazy: super::nothing_lazy,
};

/// The function of this name in the table of pure functions, found while compiling.
const fn pure_unary(name: &str) -> Unary {
    let mut at = 0;
    while at < UNARY.len() {
        if same(UNARY[at].0, name) {
            return UNARY[at].1;
        }
        at += 1;
    }
    panic!("the table has no function of this name")
}

const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    true
}

macro_rules! unary {
    ($name:literal) => {
        function($name, Arity::Any, |vm, args| {
            const FUNCTION: Unary = pure_unary($name);
            let x = real_argument(vm, args, concat!("math.", $name))?;
            float_result(vm, FUNCTION(x))
        })
    };
}

macro_rules! predicate {
    ($name:literal, $test:expr) => {
        function($name, Arity::Any, |vm, args| {
            let x = real_argument(vm, args, concat!("math.", $name))?;
            let test: fn(f64) -> bool = $test;
            Ok(vm.bool(test(x)))
        })
    };
}

macro_rules! binary {
    ($name:literal, $function:expr) => {
        function($name, Arity::Any, |vm, args| {
            let [x, y] = two_reals(vm, args, $name)?;
            let function: fn(f64, f64) -> PureResult<f64> = $function;
            float_result(vm, function(x, y))
        })
    };
}

const FUNCTIONS: &[NativeDef] = &[
    unary!("acos"),
    unary!("acosh"),
    unary!("asin"),
    unary!("asinh"),
    unary!("atan"),
    unary!("atanh"),
    unary!("cbrt"),
    unary!("cos"),
    unary!("cosh"),
    unary!("degrees"),
    unary!("erf"),
    unary!("erfc"),
    unary!("exp"),
    unary!("exp2"),
    unary!("expm1"),
    unary!("fabs"),
    unary!("gamma"),
    unary!("lgamma"),
    unary!("log1p"),
    unary!("radians"),
    unary!("sin"),
    unary!("sinh"),
    unary!("sqrt"),
    unary!("tan"),
    unary!("tanh"),
    unary!("ulp"),
    predicate!("isfinite", f64::is_finite),
    predicate!("isinf", f64::is_infinite),
    predicate!("isnan", f64::is_nan),
    binary!("atan2", |y, x| Ok(math::atan2(y, x))),
    binary!("copysign", |x, y| Ok(x.copysign(y))),
    binary!("fmod", math::fmod),
    binary!("pow", math::pow),
    binary!("remainder", math::remainder),
    function("log", Arity::Any, log),
    function("log2", Arity::Any, |vm, args| one_log(vm, args, "math.log2", LogBase::Two)),
    function("log10", Arity::Any, |vm, args| one_log(vm, args, "math.log10", LogBase::Ten)),
    function("floor", Arity::Any, floor),
    function("ceil", Arity::Any, ceil),
    function("trunc", Arity::Any, trunc),
    function("modf", Arity::Any, modf),
    function("frexp", Arity::Any, frexp),
    function("ldexp", Arity::Any, ldexp),
    function("nextafter", Arity::Any, nextafter),
    function("fma", Arity::Any, fma),
    function("comb", Arity::Any, comb),
    function("dist", Arity::Any, dist),
    function("factorial", Arity::Any, factorial),
    function("fsum", Arity::Any, fsum),
    function("gcd", Arity::Any, gcd),
    function("hypot", Arity::Any, hypot),
    function("isclose", Arity::Any, isclose),
    function("isqrt", Arity::Any, isqrt),
    function("lcm", Arity::Any, lcm),
    function("perm", Arity::Any, perm),
    function("prod", Arity::Any, prod),
    function("sumprod", Arity::Any, sumprod),
];

fn fill(vm: &mut Machine, dict: V) -> R<()> {
    let constants = [
        ("pi", std::f64::consts::PI),
        ("e", std::f64::consts::E),
        ("tau", std::f64::consts::TAU),
        ("inf", f64::INFINITY),
        ("nan", f64::NAN),
    ];
    for (name, value) in constants {
        let value = vm.new_float(value);
        set(vm, dict, name, value)?;
    }
    Ok(())
}

/// A pure algorithm's answer, its error raised.
pub(super) fn pure<T>(vm: &mut Machine, result: PureResult<T>) -> R<T> {
    result.map_err(|error| vm.pure_error(error))
}

fn float_result(vm: &mut Machine, result: PureResult<f64>) -> R<V> {
    let value = pure(vm, result)?;
    Ok(vm.new_float(value))
}

pub(super) fn int_result(vm: &mut Machine, result: PureResult<Int>) -> R<V> {
    let value = pure(vm, result)?;
    Ok(vm.new_int_from(value))
}

fn real_argument(vm: &mut Machine, args: Args<'_>, name: &str) -> R<f64> {
    let v = one(vm, args, name)?;
    vm.to_float(v)
}

fn two_reals(vm: &mut Machine, args: Args<'_>, name: &str) -> R<[f64; 2]> {
    no_keywords(vm, args, &format!("math.{name}"))?;
    check_count(vm, name, args.pos.len(), 2, 2)?;
    Ok([vm.to_float(args.pos[0])?, vm.to_float(args.pos[1])?])
}

/// The logarithm of an int of any size, or of a float.
fn logarithm(vm: &mut Machine, v: V, base: LogBase) -> R<f64> {
    if let Some(value) = vm.int(v) {
        let result = math::log_int(value, base);
        return pure(vm, result);
    }
    let x = vm.to_float(v)?;
    if x <= 0.0 {
        // 3.14.10 says no more about a float than about an int.
        return Err(vm.value_error("expected a positive input"));
    }
    let function = match base {
        LogBase::E => math::log,
        LogBase::Two => const { pure_unary("log2") },
        LogBase::Ten => const { pure_unary("log10") },
    };
    pure(vm, function(x))
}

fn one_log(vm: &mut Machine, args: Args<'_>, name: &str, base: LogBase) -> R<V> {
    let v = one(vm, args, name)?;
    let value = logarithm(vm, v, base)?;
    Ok(vm.new_float(value))
}

fn log(vm: &mut Machine, args: Args<'_>) -> R<V> {
    no_keywords(vm, args, "math.log")?;
    check_count(vm, "log", args.pos.len(), 1, 2)?;
    let value = logarithm(vm, args.pos[0], LogBase::E)?;
    let Some(&base) = args.pos.get(1) else { return Ok(vm.new_float(value)) };
    let base = logarithm(vm, base, LogBase::E)?;
    float_result(vm, math::log_with_base(value, base))
}

/// `math.floor` and its kin: the number's own method, a float's algorithm, or what `fallback` makes of it.
fn rounded(vm: &mut Machine, v: V, name: V, algorithm: fn(f64) -> PureResult<Int>, by_float: bool) -> R<V> {
    if vm.heap.get(v).is_instance()
        && let Some(result) = vm.call_special(v, name, &[])?
    {
        return Ok(result);
    }
    if let Some(value) = vm.float(v) {
        return int_result(vm, algorithm(value));
    }
    if let Some(value) = vm.int(v).map(IntRef::to_int) {
        return Ok(vm.new_int_from(value));
    }
    if by_float {
        let value = vm.to_float(v)?;
        return int_result(vm, algorithm(value));
    }
    Err(vm.type_error_of("type {} doesn't define __trunc__ method", &[v]))
}

fn floor(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let v = one(vm, args, "math.floor")?;
    let name = vm.names.floor;
    rounded(vm, v, name, math::floor, true)
}

fn ceil(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let v = one(vm, args, "math.ceil")?;
    let name = vm.names.ceil;
    rounded(vm, v, name, math::ceil, true)
}

fn trunc(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let v = one(vm, args, "math.trunc")?;
    let name = vm.names.trunc;
    rounded(vm, v, name, math::trunc, false)
}

fn modf(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let x = real_argument(vm, args, "math.modf")?;
    let (fraction, whole) = math::modf(x);
    let items = vec![vm.new_float(fraction), vm.new_float(whole)];
    Ok(vm.new_tracked_tuple(items))
}

fn frexp(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let x = real_argument(vm, args, "math.frexp")?;
    let (mantissa, exponent) = math::frexp(x);
    let items = vec![vm.new_float(mantissa), vm.new_int(exponent)];
    Ok(vm.new_tracked_tuple(items))
}

fn ldexp(vm: &mut Machine, args: Args<'_>) -> R<V> {
    no_keywords(vm, args, "math.ldexp")?;
    check_count(vm, "ldexp", args.pos.len(), 2, 2)?;
    let x = vm.to_float(args.pos[0])?;
    let Some(exponent) = vm.int(args.pos[1]) else {
        return Err(vm.type_error("Expected an int as second argument to ldexp."));
    };
    let exponent = exponent.to_i64().unwrap_or(if exponent.is_negative() { i64::MIN } else { i64::MAX });
    float_result(vm, math::ldexp(x, exponent))
}

/// `math.nextafter(x, y, *, steps=None)`
fn nextafter(vm: &mut Machine, args: Args<'_>) -> R<V> {
    if args.pos.len() != 2 {
        let message = format!("nextafter() takes exactly 2 positional arguments ({} given)", args.pos.len());
        return Err(vm.type_error(message));
    }
    let options = Args { pos: &[], kw: args.kw };
    let [steps] = options.bind(vm, "nextafter", ["steps"], 0)?;
    let (mut x, y) = (vm.to_float(args.pos[0])?, vm.to_float(args.pos[1])?);
    let steps = match steps {
        Some(steps) if !vm.is_none(steps) => vm.index(steps)?,
        _ => Int::Small(1),
    };
    if steps.as_ref().is_negative() {
        return Err(vm.value_error("steps must be a non-negative integer"));
    }
    let mut left = steps.to_i64().unwrap_or(i64::MAX);
    if left > 1_000_000 {
        return Err(vm.value_error("Afterdel's math.nextafter takes at most a million steps"));
    }
    if left > 0 && x == y {
        // They may be zeros of two signs.
        x = y;
    }
    while left > 0 && x != y && !x.is_nan() {
        x = math::nextafter(x, y);
        left -= 1;
    }
    let x = if y.is_nan() { y } else { x };
    Ok(vm.new_float(x))
}

fn fma(vm: &mut Machine, args: Args<'_>) -> R<V> {
    no_keywords(vm, args, "math.fma")?;
    check_count(vm, "fma", args.pos.len(), 3, 3)?;
    let (x, y, z) = (vm.to_float(args.pos[0])?, vm.to_float(args.pos[1])?, vm.to_float(args.pos[2])?);
    float_result(vm, math::fma(x, y, z))
}
