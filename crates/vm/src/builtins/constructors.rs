//! Functions and cells that a program makes by calling their types.

use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, method, static_method};
use crate::object::{Object, V};
use crate::objects::LocalKindExt as _;

/// Of functions.
pub const FUNCTION: &[NativeDef] =
    &[static_method("__new__", Arity::Any, function_new), method("__init__", Arity::Any, |vm, _| Ok(vm.none))];

/// Of cells.
pub const CELL: &[NativeDef] =
    &[static_method("__new__", Arity::Any, cell_new), method("__init__", Arity::Any, |vm, _| Ok(vm.none))];

fn cell_new(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let contents = args.pos.get(1).copied();
    contents.into_iter().for_each(|v| vm.heap.incref(v));
    Ok(vm.alloc(Object::Cell(contents)))
}

/// `FunctionType(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)`
fn function_new(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let names = ["code", "globals", "name", "argdefs", "closure", "kwdefaults"];
    let given = args.rest().bind(vm, "function", names, 2)?;
    let [code, globals, name, argdefs, closure, kwdefaults] = given.map(|v| v.filter(|&v| !vm.is_none(v)));
    let loaded = match code.map(|v| vm.heap.get(v)) {
        Some(Object::Code(loaded)) => loaded.clone(),
        _ => return Err(vm.type_error("function() argument 'code' must be code")),
    };
    let (code, Some(globals)) = (code.expect("checked"), globals.filter(|&v| vm.dict(v).is_some())) else {
        return Err(vm.type_error("function() argument 'globals' must be dict"));
    };
    if name.is_some_and(|v| vm.as_str(v).is_none()) {
        return Err(vm.type_error("arg 3 (name) must be None or string"));
    }
    if argdefs.is_some_and(|v| vm.tuple(v).is_none()) {
        return Err(vm.type_error("arg 4 (defaults) must be None or tuple"));
    }
    let free = loaded.locals.iter().filter(|local| local.kind.is_free()).count();
    match closure.map(|v| vm.tuple(v).map(<[V]>::len)) {
        Some(None) => return Err(vm.type_error("arg 5 (closure) must be tuple")),
        None if free > 0 => return Err(vm.type_error("arg 5 (closure) must be tuple")),
        Some(Some(cells)) if cells != free => {
            let message = format!("{} requires closure of length {free}, not {cells}", loaded.name_text);
            return Err(vm.value_error(message));
        }
        _ => {}
    }
    let builtins = vm.dict_get_name(globals, vm.names.builtins).filter(|&v| vm.dict(v).is_some());
    let builtins = builtins.unwrap_or(vm.builtins);
    vm.heap.incref(code);
    let function = vm.new_function(code, globals, builtins);
    for part in [name, argdefs, closure, kwdefaults].into_iter().flatten() {
        vm.heap.incref(part);
    }
    let Object::Function(payload) = vm.heap.get_mut(function) else { unreachable!("just made") };
    (payload.defaults, payload.closure, payload.kwdefaults) = (argdefs, closure, kwdefaults);
    if let Some(name) = name {
        let old = std::mem::replace(&mut payload.name, name);
        vm.decref(old);
    }
    Ok(function)
}
