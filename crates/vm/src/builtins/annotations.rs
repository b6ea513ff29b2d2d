//! `__annotations__` and `__annotate__` of classes, functions and modules (PEP 649): worked out when first asked for.

use crate::errors::R;
use crate::machine::Machine;
use crate::native::Args;
use crate::object::{Object, V};

/// Where a class keeps its `__annotate__`.
const FUNCTION: &str = "__annotate_func__";
/// Where a class keeps the dict once it is made.
const CACHE: &str = "__annotations_cache__";

/// `cls.__annotations__`
pub(super) fn of_class(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, name) = (args.pos[0], vm.names.annotations);
    if !vm.class(class).heap {
        return Err(vm.no_attribute(class, name));
    }
    let dict = vm.class(class).dict;
    if let Some(found) = vm.dict_get_name(dict, name) {
        return Ok(vm.new_ref(found));
    }
    if vm.version().dialect.eager_annotations {
        let made = vm.new_dict();
        vm.heap.incref(made);
        crate::modules::set(vm, dict, "__annotations__", made)?;
        return Ok(made);
    }
    if let Some(found) = crate::modules::get(vm, dict, CACHE) {
        return Ok(vm.new_ref(found));
    }
    let annotate = annotate_of_class(vm, args)?;
    let made = evaluated(vm, annotate);
    vm.decref(annotate);
    let made = made?;
    vm.heap.incref(made);
    crate::modules::set(vm, dict, CACHE, made)?;
    Ok(made)
}

/// `cls.__annotate__`
pub(super) fn annotate_of_class(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, name) = (args.pos[0], vm.names.annotate);
    if !vm.class(class).heap {
        return Err(vm.no_attribute(class, name));
    }
    let dict = vm.class(class).dict;
    let found = match vm.dict_get_name(dict, name) {
        None => crate::modules::get(vm, dict, FUNCTION),
        found => found,
    };
    if let Some(found) = found {
        return Ok(vm.new_ref(found));
    }
    // That there is none is kept, too.
    crate::modules::set(vm, dict, FUNCTION, vm.none)?;
    Ok(vm.none)
}

/// What an `__annotate__` says, a new dict; None says nothing.
fn evaluated(vm: &mut Machine, annotate: V) -> R<V> {
    if vm.is_none(annotate) {
        return Ok(vm.new_dict());
    }
    let value_format = vm.small_ints[6];
    let made = vm.call(annotate, &[value_format])?;
    if vm.dict(made).is_some() {
        return Ok(made);
    }
    let message = format!("__annotate__ returned non-dict of type '{}'", vm.type_name(made));
    vm.decref(made);
    Err(vm.type_error(message))
}

/// `function.__annotations__`
pub(super) fn of_function(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let Object::Function(function) = vm.heap.get(args.pos[0]) else { unreachable!("attribute of functions") };
    let (annotations, annotate) = (function.annotations, function.annotate.unwrap_or(vm.none));
    let dict = match annotations {
        None => evaluated(vm, annotate)?,
        Some(evaluated) => match vm.tuple(evaluated).map(Into::into) {
            None => return Ok(vm.new_ref(evaluated)),
            Some(pairs) => from_pairs(vm, pairs)?,
        },
    };
    vm.heap.incref(dict);
    if let Object::Function(function) = vm.heap.get_mut(args.pos[0])
        && let Some(pairs) = function.annotations.replace(dict)
    {
        vm.decref(pairs);
    }
    Ok(dict)
}

/// Annotations that were evaluated where they stand are a tuple of names and values until somebody asks.
fn from_pairs(vm: &mut Machine, pairs: Vec<V>) -> R<V> {
    let dict = vm.new_dict();
    for pair in pairs.chunks_exact(2) {
        vm.dict_set(dict, pair[0], pair[1])?;
    }
    Ok(dict)
}

/// `module.__annotations__`
pub(super) fn of_module(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let Object::Module(module) = vm.heap.get(args.pos[0]) else { unreachable!("attribute of modules") };
    let dict = module.dict;
    let annotate = vm.dict_get_name(dict, vm.names.annotate).unwrap_or(vm.none);
    let made = evaluated(vm, annotate)?;
    vm.heap.incref(made);
    crate::modules::set(vm, dict, "__annotations__", made)?;
    Ok(made)
}

impl Machine {
    /// Sets or deletes a class's `__annotations__` or `__annotate__`: the one forgets the other.
    pub(super) fn set_class_annotations(&mut self, class: V, name: &str, value: Option<V>) -> R<()> {
        let dict = self.class(class).dict;
        let (own, other) = if name == "__annotations__" { (CACHE, FUNCTION) } else { (FUNCTION, CACHE) };
        let key = self.intern(name);
        let is_plain = self.version().dialect.eager_annotations || self.dict_get_name(dict, key).is_some();
        let own = if is_plain { key } else { self.intern(own) };
        match value {
            Some(value) => {
                self.dict_set_name(dict, own, value)?;
            }
            None => match self.dict_remove_name(dict, own) {
                Some(old) => self.decref(old),
                None => return Err(self.attribute_error(class, key, name.to_string())),
            },
        }
        let other = self.intern(other);
        let forgotten = self.dict_remove_name(dict, other);
        forgotten.into_iter().for_each(|v| self.decref(v));
        Ok(())
    }
}
