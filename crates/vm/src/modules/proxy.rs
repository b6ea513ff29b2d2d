//! Weak proxies: everything done to one is done to its referent (`Objects/weakrefobject.c`, `proxy_*`).

use afterdel_language::op::{BinaryOp, CompareOp};

use crate::errors::{ExcKind, R};
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, method};
use crate::object::{Object, V};
use crate::objects::{Kind, WeakRefKind};
use crate::ops::Unary;

impl Machine {
    /// What a weak proxy stands for, kept alive for the caller; a new reference. A dead one raises ReferenceError.
    pub fn proxy_target(&mut self, proxy: V) -> R<V> {
        match self.heap.get(proxy).weak_referent() {
            Some(target) => Ok(self.new_ref(target)),
            None => Err(self.raise(ExcKind::Reference, "weakly-referenced object no longer exists")),
        }
    }

    /// Whether this is a weak proxy.
    pub fn is_proxy(&self, v: V) -> bool {
        matches!(self.heap.get(v), Object::WeakRef(weak) if weak.kind != WeakRefKind::Ref)
    }

    /// The object itself, or what the proxy stands for; a new reference.
    pub(crate) fn unproxied(&mut self, v: V) -> R<V> {
        if self.is_proxy(v) { self.proxy_target(v) } else { Ok(self.new_ref(v)) }
    }
}

/// Does something with the proxy's referent, which lives until it is done.
#[inline(never)]
fn forward(vm: &mut Machine, proxy: V, act: &mut dyn FnMut(&mut Machine, V) -> R<V>) -> R<V> {
    let target = vm.proxy_target(proxy)?;
    let result = act(vm, target);
    vm.drop_ref(target);
    result
}

/// Does something with two operands, each of which may be a proxy.
#[inline(never)]
pub(crate) fn forward_two(vm: &mut Machine, a: V, b: V, act: &mut dyn FnMut(&mut Machine, V, V) -> R<V>) -> R<V> {
    let left = vm.unproxied(a)?;
    let right = match vm.unproxied(b) {
        Ok(right) => right,
        Err(raise) => {
            vm.drop_ref(left);
            return Err(raise);
        }
    };
    let result = act(vm, left, right);
    vm.drop_ref(left);
    vm.drop_ref(right);
    result
}

#[inline(never)]
fn operate(vm: &mut Machine, a: V, b: V, op: BinaryOp) -> R<V> {
    forward_two(vm, a, b, &mut |vm, a, b| vm.binary(op, a, b))
}

/// A comparison whose operands may be proxies.
#[inline(never)]
pub(crate) fn compare(vm: &mut Machine, a: V, b: V, op: CompareOp) -> R<V> {
    forward_two(vm, a, b, &mut |vm, a, b| vm.rich_compare(op, a, b))
}

macro_rules! binary {
    ($($name:ident $reflected:ident $op:ident,)*) => {
        $(
            fn $name(vm: &mut Machine, args: Args<'_>) -> R<V> {
                operate(vm, args.pos[0], args.pos[1], BinaryOp::$op)
            }
            fn $reflected(vm: &mut Machine, args: Args<'_>) -> R<V> {
                operate(vm, args.pos[1], args.pos[0], BinaryOp::$op)
            }
        )*
    };
}

binary! {
    add radd Add, sub rsub Subtract, mul rmul Multiply, matmul rmatmul MatrixMultiply,
    truediv rtruediv TrueDivide, floordiv rfloordiv FloorDivide, rem rrem Remainder, power rpower Power,
    shl rshl Lshift, shr rshr Rshift, and rand And, or ror Or, xor rxor Xor,
}

macro_rules! in_place {
    ($($name:ident $op:ident,)*) => {
        $(
            fn $name(vm: &mut Machine, args: Args<'_>) -> R<V> {
                operate(vm, args.pos[0], args.pos[1], BinaryOp::$op)
            }
        )*
    };
}

in_place! {
    iadd InplaceAdd, isub InplaceSubtract, imul InplaceMultiply, imatmul InplaceMatrixMultiply,
    itruediv InplaceTrueDivide, ifloordiv InplaceFloorDivide, irem InplaceRemainder, ipower InplacePower,
    ishl InplaceLshift, ishr InplaceRshift, iand InplaceAnd, ior InplaceOr, ixor InplaceXor,
}

macro_rules! compare {
    ($($name:ident $op:ident,)*) => {
        $(
            fn $name(vm: &mut Machine, args: Args<'_>) -> R<V> {
                compare(vm, args.pos[0], args.pos[1], CompareOp::$op)
            }
        )*
    };
}

compare! { eq Eq, ne Ne, lt Lt, le Le, gt Gt, ge Ge, }

macro_rules! one_operand {
    ($($name:ident $act:expr,)*) => {
        $(
            fn $name(vm: &mut Machine, args: Args<'_>) -> R<V> {
                forward(vm, args.pos[0], &mut $act)
            }
        )*
    };
}

one_operand! {
    neg |vm, v| vm.unary(Unary::Negative, v),
    pos |vm, v| vm.unary(Unary::Positive, v),
    invert |vm, v| vm.unary(Unary::Invert, v),
    str_ |vm, v| vm.str(v),
    iter |vm, v| vm.iter(v),
    bool_ |vm, v| vm.truth(v).map(|truth| vm.bool(truth)),
    len |vm, v| vm.len(v).map(|len| vm.new_int(len as i64)),
    abs crate::builtins::absolute,
    int |vm, v| {
        let int = vm.kind_type(Kind::Int);
        vm.call(int, &[v])
    },
    float |vm, v| vm.to_float(v).map(|value| vm.new_float(value)),
    index |vm, v| vm.index(v).map(|value| vm.new_int_from(value)),
    bytes |vm, v| by_method(vm, v, "__bytes__"),
    reversed |vm, v| by_method(vm, v, "__reversed__"),
}

/// `type(v).name(v)`
fn by_method(vm: &mut Machine, v: V, name: &str) -> R<V> {
    let name = vm.intern(name);
    match vm.call_special(v, name, &[])? {
        Some(result) => Ok(result),
        None => Err(vm.no_attribute(v, name)),
    }
}

fn next(vm: &mut Machine, args: Args<'_>) -> R<V> {
    forward(vm, args.pos[0], &mut |vm, v| {
        if vm.is_iterator(v) {
            return crate::builtins::next_of(vm, v);
        }
        Err(vm.type_error_of("Weakref proxy referenced a non-iterator '{}' object", &[v]))
    })
}

fn contains(vm: &mut Machine, args: Args<'_>) -> R<V> {
    forward(vm, args.pos[0], &mut |vm, v| vm.contains(v, args.pos[1]).map(|found| vm.bool(found)))
}

fn getitem(vm: &mut Machine, args: Args<'_>) -> R<V> {
    forward(vm, args.pos[0], &mut |vm, v| vm.getitem(v, args.pos[1]))
}

fn setitem(vm: &mut Machine, args: Args<'_>) -> R<V> {
    forward(vm, args.pos[0], &mut |vm, v| vm.setitem(v, args.pos[1], args.pos[2]).map(|()| vm.none))
}

fn delitem(vm: &mut Machine, args: Args<'_>) -> R<V> {
    forward(vm, args.pos[0], &mut |vm, v| vm.delitem(v, args.pos[1]).map(|()| vm.none))
}

fn call(vm: &mut Machine, args: Args<'_>) -> R<V> {
    forward(vm, args.pos[0], &mut |vm, v| vm.call_with(v, args.rest()))
}

const TWO: Arity = Arity::Range(1, 1);

/// The methods of both types of proxy.
pub const METHODS: &[NativeDef] = &[
    method("__add__", TWO, add),
    method("__radd__", TWO, radd),
    method("__iadd__", TWO, iadd),
    method("__sub__", TWO, sub),
    method("__rsub__", TWO, rsub),
    method("__isub__", TWO, isub),
    method("__mul__", TWO, mul),
    method("__rmul__", TWO, rmul),
    method("__imul__", TWO, imul),
    method("__matmul__", TWO, matmul),
    method("__rmatmul__", TWO, rmatmul),
    method("__imatmul__", TWO, imatmul),
    method("__truediv__", TWO, truediv),
    method("__rtruediv__", TWO, rtruediv),
    method("__itruediv__", TWO, itruediv),
    method("__floordiv__", TWO, floordiv),
    method("__rfloordiv__", TWO, rfloordiv),
    method("__ifloordiv__", TWO, ifloordiv),
    method("__mod__", TWO, rem),
    method("__rmod__", TWO, rrem),
    method("__imod__", TWO, irem),
    method("__pow__", TWO, power),
    method("__rpow__", TWO, rpower),
    method("__ipow__", TWO, ipower),
    method("__lshift__", TWO, shl),
    method("__rlshift__", TWO, rshl),
    method("__ilshift__", TWO, ishl),
    method("__rshift__", TWO, shr),
    method("__rrshift__", TWO, rshr),
    method("__irshift__", TWO, ishr),
    method("__and__", TWO, and),
    method("__rand__", TWO, rand),
    method("__iand__", TWO, iand),
    method("__or__", TWO, or),
    method("__ror__", TWO, ror),
    method("__ior__", TWO, ior),
    method("__xor__", TWO, xor),
    method("__rxor__", TWO, rxor),
    method("__ixor__", TWO, ixor),
    method("__eq__", TWO, eq),
    method("__ne__", TWO, ne),
    method("__lt__", TWO, lt),
    method("__le__", TWO, le),
    method("__gt__", TWO, gt),
    method("__ge__", TWO, ge),
    method("__neg__", Arity::None, neg),
    method("__pos__", Arity::None, pos),
    method("__invert__", Arity::None, invert),
    method("__abs__", Arity::None, abs),
    method("__int__", Arity::None, int),
    method("__float__", Arity::None, float),
    method("__index__", Arity::None, index),
    method("__bytes__", Arity::None, bytes),
    method("__bool__", Arity::None, bool_),
    method("__len__", Arity::None, len),
    method("__str__", Arity::None, str_),
    method("__iter__", Arity::None, iter),
    method("__next__", Arity::None, next),
    method("__reversed__", Arity::None, reversed),
    method("__contains__", TWO, contains),
    method("__getitem__", TWO, getitem),
    method("__setitem__", Arity::Range(2, 2), setitem),
    method("__delitem__", TWO, delitem),
];

/// What a proxy of something callable has besides.
pub const CALL_METHODS: &[NativeDef] = &[method("__call__", Arity::Any, call)];
