//! The module `atexit` (`Modules/atexitmodule.c`).

use super::{ModuleDef, none, one};
use crate::errors::{R, Raise};
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, function};
use crate::object::{Object, V};

/// The module.
pub const MODULE: ModuleDef = ModuleDef {
    name: "atexit",
    functions: FUNCTIONS,
    functions_of: "atexit",
    fill: |_, _| Ok(()),
    lazy_names: &[],
    make_lazy: super::nothing_lazy,
};

const FUNCTIONS: &[NativeDef] = &[
    function("register", Arity::Any, register),
    function("_clear", Arity::Any, clear),
    function("unregister", Arity::Any, unregister),
    function("_run_exitfuncs", Arity::Any, run_exitfuncs),
    function("_ncallbacks", Arity::Any, ncallbacks),
];

/// Notes a tuple of function, arguments, keywords (a dict or None).
fn register(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let Some(&callable) = args.pos.first() else {
        return Err(vm.type_error("register() takes at least 1 argument (0 given)"));
    };
    if !vm.is_callable(callable) {
        return Err(vm.type_error("the first argument must be callable"));
    }
    vm.pass_arguments(args.pos.len());
    let rest = args.pos[1..].to_vec();
    rest.iter().for_each(|&v| vm.heap.incref(v));
    let positional = vm.new_tuple(rest);
    let keywords = if args.kw.is_empty() { vm.none } else { vm.new_dict() };
    let entry = vec![vm.new_ref(callable), positional, keywords];
    let entry = vm.new_tuple(entry);
    for &(name, value) in args.kw {
        if let Err(raise) = vm.dict_set(keywords, name, value) {
            vm.drop_ref(entry);
            return Err(raise);
        }
    }
    vm.atexit.push(entry);
    Ok(vm.new_ref(callable))
}

fn clear(vm: &mut Machine, args: Args<'_>) -> R<V> {
    none(vm, args, "atexit._clear")?;
    drop_callbacks(vm);
    Ok(vm.none)
}

fn drop_callbacks(vm: &mut Machine) {
    for entry in std::mem::take(&mut vm.atexit) {
        vm.drop_ref(entry);
    }
}

/// Forgets every registration of a function equal to this one.
fn unregister(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let callable = one(vm, args, "atexit.unregister")?;
    let mut at = 0;
    while let Some(&entry) = vm.atexit.get(at) {
        vm.heap.incref(entry);
        let registered = vm.tuple(entry).expect("entries are tuples")[0];
        let same = vm.eq(registered, callable);
        let still_there = vm.atexit.get(at) == Some(&entry);
        vm.drop_ref(entry);
        if same? && still_there {
            let entry = vm.atexit.remove(at);
            vm.drop_ref(entry);
        } else {
            at += 1;
        }
    }
    Ok(vm.none)
}

fn ncallbacks(vm: &mut Machine, args: Args<'_>) -> R<V> {
    none(vm, args, "atexit._ncallbacks")?;
    let count = vm.atexit.len() as i64;
    Ok(vm.new_int(count))
}

fn run_exitfuncs(vm: &mut Machine, args: Args<'_>) -> R<V> {
    none(vm, args, "atexit._run_exitfuncs")?;
    run_all(vm);
    Ok(vm.none)
}

/// Calls the callbacks that are registered by now, the last one first, and forgets them (`atexit_callfuncs`). Errors are told
/// on stderr; a halt is noted in the machine.
pub fn run_all(vm: &mut Machine) {
    let entries = vm.atexit.clone();
    entries.iter().for_each(|&entry| vm.heap.incref(entry));
    for &entry in entries.iter().rev() {
        let parts = vm.tuple(entry).expect("entries are tuples").to_vec();
        let callable = parts[0];
        let positional = vm.tuple(parts[1]).expect("arguments are a tuple").to_vec();
        let keywords: Vec<(V, V)> = match vm.heap.get(parts[2]) {
            Object::Dict(dict) => dict.iter().map(|entry| (entry.key, entry.value)).collect(),
            _ => Vec::new(),
        };
        let result = vm.call_with(callable, Args { pos: &positional, kw: &keywords });
        match result {
            Ok(result) => vm.drop_ref(result),
            Err(Raise) if vm.is_halting() => {}
            Err(Raise) => vm.report_unraisable("in atexit callback", Some(callable)),
        }
        if vm.halted.is_some() {
            break;
        }
    }
    entries.into_iter().for_each(|entry| vm.drop_ref(entry));
    if vm.halted.is_none() {
        std::mem::take(&mut vm.atexit).into_iter().for_each(|entry| vm.drop_ref(entry));
    }
}
