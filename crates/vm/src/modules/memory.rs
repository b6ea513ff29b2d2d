//! The module `_memory`: what the model of memory counts, for the library's `tracemalloc`, `resource` and `psutil`.

use super::{ModuleDef, none};
use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, function};
use crate::object::V;

/// The module.
pub const MODULE: ModuleDef = ModuleDef {
    name: "_memory",
    functions: FUNCTIONS,
    functions_of: "_memory",
    fill: |_, _| Ok(()),
    lazy_names: &[],
    make_lazy: super::nothing_lazy,
};

const FUNCTIONS: &[NativeDef] =
    &[function("figures", Arity::Any, figures), function("reset_peak", Arity::Any, reset_peak)];

/// Live bytes, the most of them since `reset_peak`, the most of them ever, bytes held from the operating system.
fn figures(vm: &mut Machine, args: Args<'_>) -> R<V> {
    none(vm, args, "_memory.figures")?;
    let heap = &vm.heap;
    let figures = [heap.live_bytes(), heap.recent_peak_bytes(), heap.peak_bytes(), heap.os_bytes()];
    let figures = figures.map(|bytes| vm.new_int(bytes as i64)).to_vec();
    Ok(vm.new_tuple(figures))
}

fn reset_peak(vm: &mut Machine, args: Args<'_>) -> R<V> {
    none(vm, args, "_memory.reset_peak")?;
    vm.heap.reset_peak();
    Ok(vm.none)
}
