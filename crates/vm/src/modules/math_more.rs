//! The functions of `math` over integers and over sequences.

use afterdel_language::op::BinaryOp;

use super::math::{int_result, pure};
use super::{check_count, no_keywords, one};
use crate::errors::R;
use crate::machine::Machine;
use crate::native::Args;
use crate::object::V;
use crate::objects::Kind;
use crate::pure::{Int, int_math, math};

pub(super) fn factorial(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let v = one(vm, args, "math.factorial")?;
    let value = vm.index(v)?;
    int_result(vm, int_math::factorial(value.as_ref()))
}

pub(super) fn isqrt(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let v = one(vm, args, "math.isqrt")?;
    let value = vm.index(v)?;
    int_result(vm, int_math::isqrt(value.as_ref()))
}

pub(super) fn comb(vm: &mut Machine, args: Args<'_>) -> R<V> {
    no_keywords(vm, args, "math.comb")?;
    check_count(vm, "comb", args.pos.len(), 2, 2)?;
    let (n, k) = (vm.index(args.pos[0])?, vm.index(args.pos[1])?);
    int_result(vm, int_math::comb(n.as_ref(), k.as_ref()))
}

pub(super) fn perm(vm: &mut Machine, args: Args<'_>) -> R<V> {
    no_keywords(vm, args, "math.perm")?;
    check_count(vm, "perm", args.pos.len(), 1, 2)?;
    let n = vm.index(args.pos[0])?;
    match args.pos.get(1) {
        Some(&k) if !vm.is_none(k) => {
            let k = vm.index(k)?;
            int_result(vm, int_math::perm(n.as_ref(), k.as_ref()))
        }
        _ => int_result(vm, int_math::factorial(n.as_ref())),
    }
}

pub(super) fn gcd(vm: &mut Machine, args: Args<'_>) -> R<V> {
    no_keywords(vm, args, "math.gcd")?;
    let mut total = Int::Small(0);
    for &v in args.pos {
        let value = vm.index(v)?;
        total = int_math::gcd(total.as_ref(), value.as_ref());
    }
    Ok(vm.new_int_from(total))
}

pub(super) fn lcm(vm: &mut Machine, args: Args<'_>) -> R<V> {
    no_keywords(vm, args, "math.lcm")?;
    let mut total = Int::Small(1);
    for &v in args.pos {
        let value = vm.index(v)?;
        let next = int_math::lcm(total.as_ref(), value.as_ref());
        total = pure(vm, next)?;
    }
    Ok(vm.new_int_from(total))
}

/// The items of an iterable as floats.
fn floats(vm: &mut Machine, iterable: V) -> R<Vec<f64>> {
    let items = vm.collect_iterable(iterable)?;
    let result: R<Vec<f64>> = items.iter().map(|&item| vm.to_float(item)).collect();
    items.into_iter().for_each(|v| vm.drop_ref(v));
    result
}

pub(super) fn hypot(vm: &mut Machine, args: Args<'_>) -> R<V> {
    no_keywords(vm, args, "math.hypot")?;
    let coordinates: Vec<f64> = args.pos.iter().map(|&v| vm.to_float(v)).collect::<R<_>>()?;
    Ok(vm.new_float(math::hypot(&coordinates)))
}

pub(super) fn dist(vm: &mut Machine, args: Args<'_>) -> R<V> {
    no_keywords(vm, args, "math.dist")?;
    check_count(vm, "dist", args.pos.len(), 2, 2)?;
    let (p, q) = (floats(vm, args.pos[0])?, floats(vm, args.pos[1])?);
    let distance = pure(vm, math::dist(&p, &q))?;
    Ok(vm.new_float(distance))
}

pub(super) fn fsum(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let iterable = one(vm, args, "math.fsum")?;
    let values = floats(vm, iterable)?;
    let total = pure(vm, math::fsum(values))?;
    Ok(vm.new_float(total))
}

/// `math.prod(iterable, /, *, start=1)`
pub(super) fn prod(vm: &mut Machine, args: Args<'_>) -> R<V> {
    if args.pos.len() != 1 {
        let message = format!("prod() takes exactly 1 positional argument ({} given)", args.pos.len());
        return Err(vm.type_error(message));
    }
    let options = Args { pos: &[], kw: args.kw };
    let [start] = options.bind(vm, "prod", ["start"], 0)?;
    let iter = vm.iter(args.pos[0])?;
    let mut total = match start {
        Some(start) => vm.new_ref(start),
        None => vm.new_int(1),
    };
    let result = loop {
        match vm.iter_next(iter) {
            Ok(Some(item)) => {
                let next = vm.binary(BinaryOp::Multiply, total, item);
                vm.drop_ref(item);
                match next {
                    Ok(next) => {
                        vm.drop_ref(total);
                        total = next;
                    }
                    Err(raise) => break Err(raise),
                }
            }
            Ok(None) => break Ok(total),
            Err(raise) => break Err(raise),
        }
    };
    vm.drop_ref(iter);
    if result.is_err() {
        vm.drop_ref(total);
    }
    result
}

/// `math.sumprod(p, q, /)`: exact while all are floats or ints, `+` and `*` of the objects otherwise.
pub(super) fn sumprod(vm: &mut Machine, args: Args<'_>) -> R<V> {
    no_keywords(vm, args, "math.sumprod")?;
    check_count(vm, "sumprod", args.pos.len(), 2, 2)?;
    let p = vm.collect_iterable(args.pos[0])?;
    let q = match vm.collect_iterable(args.pos[1]) {
        Ok(q) => q,
        Err(raise) => {
            p.into_iter().for_each(|v| vm.drop_ref(v));
            return Err(raise);
        }
    };
    let result = if p.len() == q.len() { sum_of_products(vm, &p, &q) } else { Err(unequal(vm)) };
    p.into_iter().chain(q).for_each(|v| vm.drop_ref(v));
    result
}

fn unequal(vm: &mut Machine) -> crate::errors::Raise {
    vm.value_error("Inputs are not the same length")
}

/// Leading ints are added up first, then floats (with ints among them) without rounding on the way, then what is left, one by
/// one: each run is rounded when it is added to those before it.
fn sum_of_products(vm: &mut Machine, p: &[V], q: &[V]) -> R<V> {
    let int = |vm: &Machine, v: V| vm.heap.get(v).kind() == Kind::Int;
    let ints = p.iter().zip(q).take_while(|&(&x, &y)| int(vm, x) && int(vm, y)).count();
    let mut total = vm.new_int(0);
    for (&x, &y) in p[..ints].iter().zip(q) {
        total = add_product(vm, total, x, y)?;
    }
    let floats = match run_of_floats(vm, &p[ints..], &q[ints..]) {
        Ok((0, _)) => 0,
        Ok((floats, sum)) => {
            let sum = vm.new_float(sum);
            total = add_taken(vm, total, sum)?;
            floats
        }
        Err(raise) => {
            vm.drop_ref(total);
            return Err(raise);
        }
    };
    for (&x, &y) in p.iter().zip(q).skip(ints + floats) {
        total = add_product(vm, total, x, y)?;
    }
    Ok(total)
}

/// How many pairs are of a float and a number while their sum is finite, and that sum.
fn run_of_floats(vm: &mut Machine, p: &[V], q: &[V]) -> R<(usize, f64)> {
    let float = |vm: &Machine, v: V| vm.heap.get(v).kind() == Kind::Float;
    let number = |vm: &Machine, v: V| matches!(vm.heap.get(v).kind(), Kind::Float | Kind::Int | Kind::Bool);
    let (mut xs, mut ys, mut plain) = (Vec::new(), Vec::new(), 0.0);
    for (&x, &y) in p.iter().zip(q) {
        if !(float(vm, x) && number(vm, y) || float(vm, y) && number(vm, x)) {
            break;
        }
        let (x, y) = (vm.to_float(x)?, vm.to_float(y)?);
        plain += x * y;
        if !plain.is_finite() {
            break;
        }
        xs.push(x);
        ys.push(y);
    }
    Ok((xs.len(), pure(vm, math::sumprod(&xs, &ys))?))
}

/// `total + x * y`; takes the total.
fn add_product(vm: &mut Machine, total: V, x: V, y: V) -> R<V> {
    match vm.binary(BinaryOp::Multiply, x, y) {
        Ok(product) => add_taken(vm, total, product),
        Err(raise) => {
            vm.drop_ref(total);
            Err(raise)
        }
    }
}

/// The sum of two numbers; takes both.
fn add_taken(vm: &mut Machine, a: V, b: V) -> R<V> {
    let sum = vm.binary(BinaryOp::Add, a, b);
    vm.drop_ref(a);
    vm.drop_ref(b);
    sum
}

/// `math.isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)`
pub(super) fn isclose(vm: &mut Machine, args: Args<'_>) -> R<V> {
    if args.pos.len() > 2 {
        let message = format!("isclose() takes exactly 2 positional arguments ({} given)", args.pos.len());
        return Err(vm.type_error(message));
    }
    let [a, b, relative, absolute] = args.bind(vm, "isclose", ["a", "b", "rel_tol", "abs_tol"], 2)?;
    let (a, b) = (vm.to_float(a.expect("required"))?, vm.to_float(b.expect("required"))?);
    let relative = relative.map_or(Ok(1e-9), |v| vm.to_float(v))?;
    let absolute = absolute.map_or(Ok(0.0), |v| vm.to_float(v))?;
    let close = pure(vm, math::isclose(a, b, relative, absolute))?;
    Ok(vm.bool(close))
}
