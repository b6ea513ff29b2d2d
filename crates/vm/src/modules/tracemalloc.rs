//! The module `_tracemalloc`: starts and stops the tracing of blocks, and tells them to the library's `tracemalloc`.

use super::{ModuleDef, none, one};
use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, function};
use crate::object::V;
use crate::traces::Traces;

/// The module.
pub const MODULE: ModuleDef = ModuleDef {
    name: "_tracemalloc",
    functions: FUNCTIONS,
    functions_of: "_tracemalloc",
    fill: |_, _| Ok(()),
    lazy_names: &[],
    make_lazy: super::nothing_lazy,
};

const FUNCTIONS: &[NativeDef] = &[
    function("start", Arity::Any, start),
    function("stop", Arity::Any, stop),
    function("is_tracing", Arity::Any, is_tracing),
    function("clear_traces", Arity::Any, clear_traces),
    function("reset_peak", Arity::Any, reset_peak),
    function("get_traced_memory", Arity::Any, get_traced_memory),
    function("traces", Arity::Any, traces),
    function("line_of", Arity::Any, line_of),
];

fn start(vm: &mut Machine, args: Args<'_>) -> R<V> {
    none(vm, args, "_tracemalloc.start")?;
    vm.heap.sink_mut().traces.get_or_insert_default();
    Ok(vm.none)
}

fn stop(vm: &mut Machine, args: Args<'_>) -> R<V> {
    none(vm, args, "stop")?;
    vm.heap.sink_mut().traces = None;
    Ok(vm.none)
}

fn is_tracing(vm: &mut Machine, args: Args<'_>) -> R<V> {
    none(vm, args, "is_tracing")?;
    let tracing = vm.heap.sink().traces.is_some();
    Ok(vm.bool(tracing))
}

fn clear_traces(vm: &mut Machine, args: Args<'_>) -> R<V> {
    none(vm, args, "clear_traces")?;
    if let Some(traces) = &mut vm.heap.sink_mut().traces {
        **traces = Traces::default();
    }
    Ok(vm.none)
}

fn reset_peak(vm: &mut Machine, args: Args<'_>) -> R<V> {
    none(vm, args, "reset_peak")?;
    if let Some(traces) = &mut vm.heap.sink_mut().traces {
        traces.peak_bytes = traces.bytes;
    }
    Ok(vm.none)
}

/// Bytes now, and the most of them since the start or `reset_peak`.
fn get_traced_memory(vm: &mut Machine, args: Args<'_>) -> R<V> {
    none(vm, args, "get_traced_memory")?;
    let (bytes, peak) = vm.heap.sink().traces.as_ref().map_or((0, 0), |traces| (traces.bytes, traces.peak_bytes));
    let figures = vec![vm.new_int(bytes as i64), vm.new_int(peak as i64)];
    Ok(vm.new_tuple(figures))
}

/// `[(size, line), ...]` of all blocks; what it makes itself is not among them, nor traced, but in some versions the list.
fn traces(vm: &mut Machine, args: Args<'_>) -> R<V> {
    none(vm, args, "_tracemalloc.traces")?;
    let traced = if vm.version().traces_list_of_traces { Some(vm.new_list(vec![])?) } else { None };
    let all = vm.heap.sink().traces.as_ref().map_or(vec![], |traces| traces.all());
    vm.heap.sink_mut().hidden += 1;
    let rows = all
        .into_iter()
        .map(|trace| {
            let row = vec![vm.new_int(i64::from(trace.size_bytes)), vm.new_int(i64::from(trace.line))];
            vm.new_tuple(row)
        })
        .collect();
    let list = vm.new_list(rows);
    vm.heap.sink_mut().hidden -= 1;
    traced.into_iter().for_each(|list| vm.decref(list));
    list
}

/// The line that took an object's block; None: it is not known.
fn line_of(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let object = one(vm, args, "_tracemalloc.line_of")?;
    let addr = vm.heap.block_of(object);
    let trace = vm.heap.sink().traces.as_ref().and_then(|traces| traces.of(addr));
    Ok(trace.map_or(vm.none, |trace| vm.new_int(i64::from(trace.line))))
}
