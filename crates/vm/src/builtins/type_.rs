//! `type`, and the builtins around classes.

use super::annotations;
use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, function, getter, member, method, static_method};
use crate::object::{Object, V};
use crate::objects::Kind;

/// Functions of the builtins module that make classes.
pub const FUNCTIONS: &[NativeDef] = &[function("__build_class__", Arity::Any, |vm, args| vm.build_class(args))];

/// The methods of `type`.
pub const METHODS: &[NativeDef] = &[
    static_method("__new__", Arity::Any, type_new),
    method("__init__", Arity::Any, |vm, _| Ok(vm.none)),
    method("__call__", Arity::Any, |vm, args| vm.instantiate(args.pos[0], args.rest())),
    method("mro", Arity::None, |vm, args| {
        let items = vm.compute_mro(args.pos[0])?;
        items.iter().for_each(|&v| vm.heap.incref(v));
        vm.new_list(items)
    }),
    method("__subclasses__", Arity::None, subclasses),
    method("__instancecheck__", Arity::One, |vm, args| {
        let found = vm.is_subclass(vm.type_of(args.pos[1]), args.pos[0]);
        Ok(vm.bool(found))
    }),
    method("__subclasscheck__", Arity::One, |vm, args| {
        let found = vm.is_subclass(args.pos[1], args.pos[0]);
        Ok(vm.bool(found))
    }),
    method("__repr__", Arity::None, |vm, args| {
        let text = vm.native_repr(args.pos[0])?;
        Ok(vm.new_string(text))
    }),
    static_method("__prepare__", Arity::Any, |vm, _| Ok(vm.new_dict())),
    getter("__name__", |vm, args| {
        let class = vm.class(args.pos[0]);
        let name = if class.heap && !class.own_native && !class.fixed_layout {
            class.name.clone()
        } else {
            class.qualname.clone()
        };
        Ok(vm.new_str(&name))
    }),
    getter("__qualname__", |vm, args| {
        let name = vm.class(args.pos[0]).qualname.clone();
        Ok(vm.new_str(&name))
    }),
    getter("__module__", |vm, args| {
        let class = vm.class(args.pos[0]);
        if !class.heap {
            let module = class.kind.row().module;
            return Ok(vm.intern(module));
        }
        let dict = class.dict;
        let found = vm.dict_get_name(dict, vm.names.module).unwrap_or(vm.none);
        Ok(vm.new_ref(found))
    }),
    getter("__type_params__", |vm, args| {
        let class = vm.class(args.pos[0]);
        let found = vm.dict_get_name(class.dict, vm.names.type_params).filter(|_| class.heap).unwrap_or(vm.empty_tuple);
        Ok(vm.new_ref(found))
    }),
    getter("__annotations__", annotations::of_class),
    getter("__annotate__", annotations::annotate_of_class),
    getter("__bases__", |vm, args| {
        let bases = vm.class(args.pos[0]).bases;
        Ok(vm.new_ref(bases))
    }),
    member("__base__", |vm, args| {
        let base = vm.class(args.pos[0]).base.unwrap_or(vm.none);
        Ok(vm.new_ref(base))
    }),
    getter("__mro__", |vm, args| {
        let class = vm.class(args.pos[0]);
        let mro = if class.cleared { vm.none } else { class.mro };
        Ok(vm.new_ref(mro))
    }),
    getter("__dict__", |vm, args| {
        let dict = vm.class(args.pos[0]).dict;
        vm.heap.incref(dict);
        Ok(vm.alloc(Object::MappingProxy(dict)))
    }),
    getter("__doc__", |vm, args| {
        let dict = vm.class(args.pos[0]).dict;
        match vm.dict_get_name(dict, vm.names.doc) {
            Some(found) => vm.class_attr_value(found, args.pos[0]),
            None if vm.class(args.pos[0]).heap => Ok(vm.none),
            None => vm.doc_of_type(args.pos[0]),
        }
    }),
];

fn type_new(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let [meta, name, bases, namespace] = args.pos else {
        if args.pos.first() == Some(&vm.kind_type(Kind::Type)) {
            return Err(vm.type_error("type() takes 1 or 3 arguments"));
        }
        let given = args.pos.len().saturating_sub(1);
        return Err(vm.type_error(format!("type.__new__() takes exactly 3 arguments ({given} given)")));
    };
    let Some(text) = vm.as_str(*name).map(str::to_string) else {
        return Err(vm.type_error_of("type.__new__() argument 1 must be str, not {}", &[*name]));
    };
    let Some(bases) = vm.tuple(*bases).map(<[V]>::to_vec) else {
        return Err(vm.type_error_of("type.__new__() argument 2 must be tuple, not {}", &[*bases]));
    };
    if vm.dict(*namespace).is_none() {
        return Err(vm.type_error_of("type.__new__() argument 3 must be dict, not {}", &[*namespace]));
    }
    let winner = vm.winning_metaclass(Some(*meta), &bases)?;
    if winner != *meta
        && let Some(new) = vm.type_lookup(winner, vm.names.new)
        && !vm.heap.get(new).is_builtin_method()
    {
        let new = vm.get_attr(winner, vm.names.new)?;
        let result = vm.call_with(new, Args { pos: &[winner, *name, args.pos[2], *namespace], kw: args.kw });
        vm.decref(new);
        return result;
    }
    vm.pending_class_keywords = args.kw.to_vec();
    vm.new_class(winner, &text, args.pos[2], *namespace)
}

fn subclasses(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let found = vm.direct_subclasses(args.pos[0]);
    found.iter().for_each(|&v| vm.heap.incref(v));
    vm.new_list(found)
}
