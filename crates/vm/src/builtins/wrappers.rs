//! `staticmethod` and `classmethod`: a function, and a dict with what was taken over from it.

use super::descriptors::any_abstract;
use super::help::class_getitem;
use crate::errors::{ExcKind, R};
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, class_method, getter, member, method, static_method};
use crate::object::{Object, V};

/// Of staticmethod only.
pub const STATIC_METHODS: &[NativeDef] = &[
    static_method("__new__", Arity::Any, |vm, args| {
        let this = vm.alloc(Object::StaticMethod(vm.none, None));
        vm.init_of_subclass(this, args, |vm, args| init(vm, args, "staticmethod"))
    }),
    method("__init__", Arity::Any, |vm, args| init(vm, args, "staticmethod")),
    method("__call__", Arity::Any, |vm, args| vm.call_with(args.pos[0], args.rest())),
];

/// Of classmethod only.
pub const CLASS_METHODS: &[NativeDef] = &[
    static_method("__new__", Arity::Any, |vm, args| {
        let this = vm.alloc(Object::ClassMethod(vm.none, None));
        vm.init_of_subclass(this, args, |vm, args| init(vm, args, "classmethod"))
    }),
    method("__init__", Arity::Any, |vm, args| init(vm, args, "classmethod")),
];

/// Of both.
pub const METHODS: &[NativeDef] = &[
    member("__func__", wrapped_function),
    member("__wrapped__", wrapped_function),
    getter("__isabstractmethod__", is_abstract),
    getter("__annotations__", |vm, args| lazy(vm, args, "__annotations__")),
    getter("__annotate__", |vm, args| lazy(vm, args, "__annotate__")),
    getter("__doc__", |vm, args| {
        let name = vm.intern("__doc__");
        Ok(vm.own_attr(args.pos[0], name)?.unwrap_or(vm.none))
    }),
    getter("__dict__", |vm, args| Ok(vm.wrapper_dict(args.pos[0]))),
    class_method("__class_getitem__", Arity::One, class_getitem),
    method("__get__", Arity::Range(1, 2), get),
];

fn init(vm: &mut Machine, args: Args<'_>, name: &str) -> R<V> {
    if !args.kw.is_empty() {
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    let &[this, function] = args.pos else {
        return Err(vm.type_error(format!("{name} expected 1 argument, got {}", args.pos.len() - 1)));
    };
    vm.wrap_function(this, function)?;
    Ok(vm.none)
}

fn get(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let class = match args.pos.get(2) {
        Some(&class) if !vm.is_none(class) => class,
        _ => vm.type_of(args.pos[1]),
    };
    vm.descriptor_get(args.pos[0], args.pos[1], class)
}

fn is_abstract(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let function = wrapped_function(vm, args)?;
    let result = any_abstract(vm, [Some(function), None, None]);
    vm.decref(function);
    result
}

/// An attribute of the function that the wrapper keeps from when it is first asked for.
fn lazy(vm: &mut Machine, args: Args<'_>, name: &str) -> R<V> {
    let name = vm.intern(name);
    if let Some(value) = vm.own_attr(args.pos[0], name)? {
        return Ok(value);
    }
    let function = wrapped_function(vm, args)?;
    let value = vm.get_attr(function, name);
    vm.decref(function);
    let value = value?;
    let dict = vm.wrapper_dict(args.pos[0]);
    let kept = vm.dict_set_name(dict, name, value);
    vm.decref(dict);
    kept.map(|()| value)
}

/// Sets `__dict__`, or an attribute that is in it.
pub(super) fn set_attribute(vm: &mut Machine, wrapper: V, name: &str, value: Option<V>) -> R<()> {
    if name != "__dict__" {
        let (name, dict) = (vm.intern(name), vm.wrapper_dict(wrapper));
        let result = vm.dict_attr_set(wrapper, dict, name, value);
        vm.decref(dict);
        return result;
    }
    let Some(dict) = value else { return Err(vm.type_error("cannot delete __dict__")) };
    if vm.dict(dict).is_none() {
        return Err(vm.type_error_of("__dict__ must be set to a dictionary, not a '{}'", &[dict]));
    }
    vm.heap.incref(dict);
    let old = vm.wrapper_mut(wrapper).1.replace(dict);
    old.into_iter().for_each(|v| vm.decref(v));
    Ok(())
}

fn wrapped_function(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let function = *vm.wrapper_mut(args.pos[0]).0;
    Ok(vm.new_ref(function))
}

impl Machine {
    /// What `__new__` gives: an object of the builtin type for its subclasses too, which is then filled here.
    pub(super) fn init_of_subclass(
        &mut self,
        this: V,
        args: Args<'_>,
        init: impl FnOnce(&mut Machine, Args<'_>) -> R<V>,
    ) -> R<V> {
        if args.pos[0] == self.type_of(this) {
            return Ok(this);
        }
        match self.call_prepended(this, args.rest(), init) {
            Ok(_) => Ok(this),
            Err(raise) => {
                self.decref(this);
                Err(raise)
            }
        }
    }

    /// The parts of a staticmethod or classmethod.
    fn wrapper_mut(&mut self, wrapper: V) -> (&mut V, &mut Option<V>) {
        match self.heap.get_mut(wrapper) {
            Object::StaticMethod(function, dict) | Object::ClassMethod(function, dict) => (function, dict),
            _ => unreachable!("attribute of wrappers"),
        }
    }

    /// The dict of a staticmethod or classmethod; a new reference.
    pub(crate) fn wrapper_dict(&mut self, wrapper: V) -> V {
        let dict = match *self.wrapper_mut(wrapper).1 {
            Some(dict) => dict,
            None => {
                let dict = self.new_dict();
                *self.wrapper_mut(wrapper).1 = Some(dict);
                dict
            }
        };
        self.new_ref(dict)
    }

    /// Puts a function into a wrapper, which takes over some of its attributes.
    fn wrap_function(&mut self, wrapper: V, function: V) -> R<()> {
        self.heap.incref(function);
        let old = std::mem::replace(self.wrapper_mut(wrapper).0, function);
        self.decref(old);
        for &name in self.version().taken_by_wrappers {
            let name = self.intern(name);
            let value = self.get_attr(function, name);
            if let Some(value) = self.catch(value, ExcKind::Attribute)? {
                let dict = self.wrapper_dict(wrapper);
                let result = self.dict_set_name(dict, name, value);
                self.decref(dict);
                self.decref(value);
                result?;
            }
        }
        Ok(())
    }
}
