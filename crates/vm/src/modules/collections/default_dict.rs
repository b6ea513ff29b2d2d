//! `defaultdict`: a dict and the function that makes what is missing.

use crate::builtins::dict_from_arguments;
use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, getter, method, setter, special, static_method};
use crate::object::{Object, V};
use crate::objects::{Dict, Kind, TypeDef, payload};

/// The type.
pub static DEFAULT_DICT: TypeDef = TypeDef::new("collections.defaultdict", 56, &[METHODS]).derived(Kind::Dict).open();

const METHODS: &[NativeDef] = &[
    static_method("__new__", Arity::Any, new),
    special("__init__", Arity::Any, init),
    special("__repr__", Arity::None, repr),
    special("__or__", Arity::One, |vm, args| union(vm, args.pos[0], args.pos[0], args.pos[1])),
    special("__ror__", Arity::One, |vm, args| union(vm, args.pos[0], args.pos[1], args.pos[0])),
    method("__missing__", Arity::One, missing),
    method("copy", Arity::None, |vm, args| copy(vm, args.pos[0], args.pos[0])),
    method("__copy__", Arity::None, |vm, args| copy(vm, args.pos[0], args.pos[0])),
    method("__reduce__", Arity::None, reduce),
    getter("default_factory", |vm, args| {
        let factory = factory_or_none(vm, args.pos[0]);
        Ok(vm.new_ref(factory))
    }),
    setter("default_factory", |vm, args| {
        let factory = args.pos.get(1).copied();
        set_factory(vm, args.pos[0], factory);
        Ok(vm.none)
    }),
];

/// A defaultdict.
#[derive(Clone, Debug)]
struct DefaultDict {
    dict: Object,
    factory: Option<V>,
}

payload!(DefaultDict, visit[factory], free[factory], dict dict);

fn new(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, _) = vm.native_class(args, &DEFAULT_DICT)?;
    let dict = Object::Dict(Box::<Dict>::default());
    Ok(vm.new_native(class, DefaultDict { dict, factory: None }))
}

fn factory_or_none(vm: &Machine, v: V) -> V {
    vm.payload::<DefaultDict>(v).factory.unwrap_or(vm.none)
}

fn set_factory(vm: &mut Machine, v: V, factory: Option<V>) {
    factory.into_iter().for_each(|v| vm.heap.incref(v));
    let old = std::mem::replace(&mut vm.payload_mut::<DefaultDict>(v).factory, factory);
    old.into_iter().for_each(|v| vm.decref(v));
}

fn init(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let this = args.pos[0];
    let factory = args.pos.get(1).copied();
    if let Some(factory) = factory
        && !vm.is_none(factory)
        && !vm.is_callable(factory)
    {
        return Err(vm.type_error("first argument must be callable or None"));
    }
    set_factory(vm, this, factory);
    let mut rest = vec![this];
    rest.extend(args.pos.iter().skip(2));
    dict_from_arguments(vm, Args { pos: &rest, kw: args.kw })
}

fn missing(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (this, key) = (args.pos[0], args.pos[1]);
    let factory = factory_or_none(vm, this);
    if vm.is_none(factory) {
        return Err(vm.key_error(key));
    }
    let value = vm.call(factory, &[])?;
    let kept = crate::builtins::dict_set_default(vm, this, key, value);
    vm.decref(value);
    kept
}

fn repr(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let this = args.pos[0];
    let dict = vm.native_repr(this)?;
    let factory = factory_or_none(vm, this);
    let factory_text = if vm.repr_guard.contains(&factory) {
        "...".to_string()
    } else {
        vm.repr_guard.push(factory);
        let text = vm.repr_text(factory);
        vm.repr_guard.pop();
        text?
    };
    let name = vm.short_type_name(this);
    Ok(vm.new_string(format!("{name}({factory_text}, {dict})")))
}

/// A defaultdict of the same class and factory with the items of a mapping.
fn copy(vm: &mut Machine, this: V, items: V) -> R<V> {
    let (class, factory) = (vm.type_of(this), factory_or_none(vm, this));
    vm.call(class, &[factory, items])
}

fn union(vm: &mut Machine, this: V, left: V, right: V) -> R<V> {
    let other = if this == left { right } else { left };
    if vm.dict(other).is_none() {
        return Ok(vm.not_implemented);
    }
    let sum = copy(vm, this, left)?;
    match crate::builtins::dict_merge::update_with(vm, sum, right) {
        Ok(()) => Ok(sum),
        Err(raise) => {
            vm.decref(sum);
            Err(raise)
        }
    }
}

fn reduce(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let this = args.pos[0];
    let name = vm.intern("items");
    let items = vm.call_method(this, name, &[])?;
    let iter = vm.iter(items);
    vm.decref(items);
    let iter = iter?;
    let (class, factory) = (vm.type_of(this), factory_or_none(vm, this));
    let arguments = if vm.is_none(factory) {
        vm.empty_tuple
    } else {
        vm.heap.incref(factory);
        vm.new_tuple(vec![factory])
    };
    vm.heap.incref(class);
    Ok(vm.new_tuple(vec![class, arguments, vm.none, vm.none, iter]))
}
