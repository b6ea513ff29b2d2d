//! Functions that walk iterables.

use afterdel_language::op::CompareOp;

use super::super::help::{for_each, wrong_type};
use crate::errors::R;
use crate::layout;
use crate::machine::Machine;
use crate::native::Args;
use crate::object::{Object, V};
use crate::objects::Iter;

pub(super) fn all(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let mut answer = true;
    for_each(vm, args.pos[0], |vm, item| {
        answer = vm.truth(item)?;
        Ok(answer)
    })?;
    Ok(vm.bool(answer))
}

pub(super) fn any(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let mut answer = false;
    for_each(vm, args.pos[0], |vm, item| {
        answer = vm.truth(item)?;
        Ok(!answer)
    })?;
    Ok(vm.bool(answer))
}

pub(super) fn iter(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let Some(&sentinel) = args.pos.get(1) else { return vm.iter(args.pos[0]) };
    let callable = args.pos[0];
    if !vm.is_callable(callable) {
        return wrong_type(vm, "iter(v, w): v must be callable".to_string());
    }
    vm.heap.incref(callable);
    vm.heap.incref(sentinel);
    Ok(vm.new_iter(Iter::CallSentinel(Some((callable, sentinel)))))
}

pub(super) fn aiter(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (method, next) = (vm.names.aiter, vm.names.anext);
    let Some(iter) = vm.call_special(args.pos[0], method, &[])? else {
        return Err(vm.type_error_of("'{}' object is not an async iterable", &[args.pos[0]]));
    };
    if vm.special(iter, next).is_some() {
        return Ok(iter);
    }
    let raise = vm.type_error_of("aiter() returned not an async iterator of type '{}'", &[iter]);
    vm.drop_ref(iter);
    Err(raise)
}

pub(super) fn anext(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let method = vm.names.anext;
    let Some(awaitable) = vm.call_special(args.pos[0], method, &[])? else {
        return Err(vm.type_error_of("'{}' object is not an async iterator", &[args.pos[0]]));
    };
    let Some(&default) = args.pos.get(1) else { return Ok(awaitable) };
    let made = vm.library_call("_anext", "anext_awaitable", &[awaitable, default]);
    vm.drop_ref(awaitable);
    made
}

pub(super) fn next(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let iterator = args.pos[0];
    if !vm.is_iterator(iterator) {
        return Err(vm.type_error_of("'{}' object is not an iterator", &[iterator]));
    }
    let Some(&default) = args.pos.get(1) else { return next_of(vm, iterator) };
    match vm.iter_next(iterator)? {
        Some(item) => Ok(item),
        None => Ok(vm.new_ref(default)),
    }
}

/// `next(iterator)`: the end is a StopIteration, with what a generator returned.
pub(crate) fn next_of(vm: &mut Machine, iterator: V) -> R<V> {
    match vm.heap.get(iterator) {
        Object::Iter(_) | Object::Generator(_) => {}
        _ => {
            let name = vm.names.next;
            return Ok(vm.call_special(iterator, name, &[])?.expect("caller checked for an iterator"));
        }
    }
    match vm.iter_step(iterator)? {
        Some(item) => Ok(item),
        None => Err(vm.stop_iteration()),
    }
}

pub(super) fn max(vm: &mut Machine, args: Args<'_>) -> R<V> {
    extreme(vm, args, "max", CompareOp::Gt)
}

pub(super) fn min(vm: &mut Machine, args: Args<'_>) -> R<V> {
    extreme(vm, args, "min", CompareOp::Lt)
}

fn extreme(vm: &mut Machine, args: Args<'_>, name: &str, op: CompareOp) -> R<V> {
    if args.pos.is_empty() {
        return wrong_type(vm, format!("{name} expected at least 1 argument, got 0"));
    }
    if !args.kw.is_empty() && !std::mem::replace(&mut vm.extremes_named[usize::from(op == CompareOp::Gt)], true) {
        let names = layout::tuple(vm.profile(), 2, true);
        vm.heap.alloc_unseen(names.size_bytes, names.free_list);
    }
    let options = Args { pos: &[], kw: args.kw };
    let [key, default] = options.bind(vm, name, ["key", "default"], 0)?;
    let key = key.filter(|&key| !vm.is_none(key));
    let several = args.pos.len() > 1;
    if several && default.is_some() {
        let message = format!("Cannot specify a default for {name}() with multiple positional arguments");
        return wrong_type(vm, message);
    }
    let mut best = Best { key, op, found: None };
    let walked = if several {
        args.pos.iter().try_for_each(|&item| best.offer(vm, item))
    } else {
        for_each(vm, args.pos[0], |vm, item| best.offer(vm, item).map(|()| true))
    };
    let found = best.into_item(vm);
    match (walked, found, default) {
        (Err(raise), found, _) => {
            found.into_iter().for_each(|v| vm.drop_ref(v));
            Err(raise)
        }
        (Ok(()), Some(item), _) => Ok(item),
        (Ok(()), None, Some(default)) => Ok(vm.new_ref(default)),
        (Ok(()), None, None) => Err(vm.value_error(format!("{name}() iterable argument is empty"))),
    }
}

/// The best item so far and its key, both counted.
struct Best {
    key: Option<V>,
    op: CompareOp,
    found: Option<(V, V)>,
}

impl Best {
    fn offer(&mut self, vm: &mut Machine, item: V) -> R<()> {
        let key = match self.key {
            Some(function) => vm.call(function, &[item])?,
            None => vm.new_ref(item),
        };
        let better = match self.found {
            Some((_, best_key)) => vm.compare_bool(self.op, key, best_key),
            None => Ok(true),
        };
        match better {
            Ok(true) => {
                vm.heap.incref(item);
                if let Some((old, old_key)) = self.found.replace((item, key)) {
                    vm.drop_ref(old_key);
                    vm.drop_ref(old);
                }
                Ok(())
            }
            Ok(false) => {
                vm.drop_ref(key);
                Ok(())
            }
            Err(raise) => {
                vm.drop_ref(key);
                Err(raise)
            }
        }
    }

    /// The item, its key dropped.
    fn into_item(self, vm: &mut Machine) -> Option<V> {
        let (item, key) = self.found?;
        vm.drop_ref(key);
        Some(item)
    }
}

/// `sorted(iterable, /, *, key=None, reverse=False)`: a list of the items, sorted by `list.sort` itself.
pub(super) fn sorted(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let [iterable] = *args.pos else {
        return wrong_type(vm, format!("sorted expected 1 argument, got {}", args.pos.len()));
    };
    let list = super::super::list::list_from(vm, iterable)?;
    let options = Args { pos: &[], kw: args.kw };
    let result = options.bind(vm, "sort", ["key", "reverse"], 0).and_then(|[key, reverse]| {
        let reverse = reverse.map_or(Ok(false), |v| vm.truth(v))?;
        let key = key.filter(|&key| !vm.is_none(key));
        // The bound `list.sort`.
        vm.while_bound(|vm| vm.list_sort(list, key, reverse))
    });
    match result {
        Ok(()) => Ok(list),
        Err(raise) => {
            vm.drop_ref(list);
            Err(raise)
        }
    }
}
