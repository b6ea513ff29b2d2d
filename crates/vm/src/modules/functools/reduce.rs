//! `reduce`.

use crate::errors::{ExcKind, R};
use crate::machine::Machine;
use crate::native::Args;
use crate::object::V;

/// `reduce(function, iterable, /, initial=<none>)`
pub(super) fn reduce(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (given, named) = (args.pos.len(), args.kw.len());
    if given + named > 3 {
        return Err(vm.type_error(format!("reduce() takes at most 3 arguments ({} given)", given + named)));
    }
    if given < 2 {
        return Err(vm.type_error(format!("reduce() takes at least 2 positional arguments ({given} given)")));
    }
    let mut initial = args.pos.get(2).copied();
    for &(name, value) in args.kw {
        let name = vm.str_text(name).to_string();
        if name != "initial" {
            return Err(vm.type_error(format!("reduce() got an unexpected keyword argument '{name}'")));
        }
        initial = Some(value);
    }
    let iter = match vm.iter(args.pos[1]) {
        Err(raise) if vm.is_raised(ExcKind::Type) => {
            vm.catch::<V>(Err(raise), ExcKind::Type)?;
            return Err(vm.type_error("reduce() arg 2 must support iteration"));
        }
        iter => iter?,
    };
    let initial = initial.map(|initial| vm.new_ref(initial));
    // The arguments of a call live until those of the next are there.
    let mut held = Vec::new();
    let result = fold(vm, args.pos[0], iter, initial, &mut held);
    vm.decref(iter);
    held.into_iter().for_each(|v| vm.decref(v));
    match result? {
        Some(result) => Ok(result),
        None => Err(vm.type_error("reduce() of empty iterable with no initial value")),
    }
}

fn fold(vm: &mut Machine, function: V, iter: V, initial: Option<V>, held: &mut Vec<V>) -> R<Option<V>> {
    let mut result = initial;
    loop {
        let item = match vm.iter_next(iter) {
            Ok(Some(item)) => item,
            Ok(None) => return Ok(result),
            Err(raise) => {
                result.into_iter().for_each(|v| vm.decref(v));
                return Err(raise);
            }
        };
        let Some(value) = result else {
            result = Some(item);
            continue;
        };
        let old = std::mem::replace(held, vec![value, item]);
        old.into_iter().for_each(|v| vm.decref(v));
        result = Some(vm.call(function, &[value, item])?);
    }
}
