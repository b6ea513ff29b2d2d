//! The builtin functions (`Python/bltinmodule.c`).

mod attributes;
mod classes;
mod exec;
mod input;
mod iteration;
mod names;
mod numbers;
mod sums;
mod text;

pub(crate) use iteration::next_of;
pub(crate) use numbers::{absolute, native_absolute, native_divmod};

use crate::native::{Arity, NativeDef, Quick, function};

/// All of them but those that are types.
pub const FUNCTIONS: &[NativeDef] = &[
    function("__import__", Arity::Any, names::import),
    function("abs", Arity::One, numbers::abs),
    function("aiter", Arity::One, iteration::aiter),
    function("all", Arity::One, iteration::all),
    function("anext", Arity::Range(1, 2), iteration::anext),
    function("any", Arity::One, iteration::any),
    function("ascii", Arity::One, text::ascii),
    function("bin", Arity::One, numbers::bin),
    function("breakpoint", Arity::Any, |vm, args| text::by_library(vm, args, "_sys_more", "breakpointhook")),
    function("callable", Arity::One, attributes::callable),
    function("chr", Arity::One, numbers::chr),
    function("compile", Arity::Any, exec::compile),
    function("delattr", Arity::Range(2, 2), attributes::delattr),
    function("dir", Arity::Range(0, 1), names::dir),
    function("divmod", Arity::Range(2, 2), numbers::divmod),
    function("eval", Arity::Any, exec::eval),
    function("exec", Arity::Any, exec::exec),
    function("exit", Arity::Range(0, 1), names::exit),
    function("format", Arity::Range(1, 2), text::format),
    function("getattr", Arity::Range(2, 3), attributes::getattr),
    function("globals", Arity::None, names::globals),
    function("hasattr", Arity::Range(2, 2), attributes::hasattr),
    function("hash", Arity::One, attributes::hash),
    function("help", Arity::Any, |vm, args| text::by_library(vm, args, "_help", "help")),
    function("hex", Arity::One, numbers::hex),
    function("id", Arity::One, attributes::id),
    function("input", Arity::Range(0, 1), input::input).quick(Quick::Input),
    function("isinstance", Arity::Range(2, 2), classes::isinstance),
    function("issubclass", Arity::Range(2, 2), classes::issubclass),
    function("iter", Arity::Range(1, 2), iteration::iter),
    function("len", Arity::One, attributes::len).quick(Quick::Len),
    function("locals", Arity::None, names::locals),
    function("max", Arity::Any, iteration::max),
    function("min", Arity::Any, iteration::min),
    function("next", Arity::Range(1, 2), iteration::next).quick(Quick::Next),
    function("oct", Arity::One, numbers::oct),
    function("open", Arity::Any, text::open),
    function("ord", Arity::One, numbers::ord),
    function("pow", Arity::Any, numbers::pow),
    function("print", Arity::Any, text::print),
    function("quit", Arity::Range(0, 1), names::exit),
    function("repr", Arity::One, text::repr).quick(Quick::Repr),
    function("round", Arity::Any, numbers::round),
    function("setattr", Arity::Range(3, 3), attributes::setattr),
    function("sorted", Arity::Any, iteration::sorted),
    function("sum", Arity::Any, sums::sum),
    function("vars", Arity::Range(0, 1), names::vars),
];
