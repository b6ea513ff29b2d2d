//! The methods of mappingproxy: those of the mapping behind it.

use super::help::class_of;
use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, class_method, method, static_method};
use crate::object::{Object, V};
use crate::objects::Kind;

/// The methods.
pub const METHODS: &[NativeDef] = &[
    static_method("__new__", Arity::Any, new),
    method("__init__", Arity::Any, |vm, _| Ok(vm.none)),
    method("get", Arity::Range(1, 2), |vm, args| forward(vm, args, "get")),
    method("keys", Arity::None, |vm, args| forward(vm, args, "keys")),
    method("values", Arity::None, |vm, args| forward(vm, args, "values")),
    method("items", Arity::None, |vm, args| forward(vm, args, "items")),
    method("copy", Arity::None, |vm, args| forward(vm, args, "copy")),
    class_method("__class_getitem__", Arity::One, super::class_getitem),
    method("__ior__", Arity::One, |vm, _| Err(vm.type_error("'|=' is not supported by mappingproxy; use '|' instead"))),
    method("__reversed__", Arity::None, |vm, args| forward(vm, args, "__reversed__")),
];

fn new(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (_, rest) = class_of(vm, args, Kind::MappingProxy)?;
    let [mapping] = rest.bind(vm, "mappingproxy", ["mapping"], 1)?;
    let mapping = mapping.expect("required");
    let sequence = vm.tuple(mapping).is_some() || vm.list(mapping).is_some();
    if sequence || vm.special(mapping, vm.names.getitem).is_none() {
        let message = format!("mappingproxy() argument must be a mapping, not {}", vm.type_name(mapping));
        return Err(vm.type_error(message));
    }
    vm.heap.incref(mapping);
    Ok(vm.alloc(Object::MappingProxy(mapping)))
}

fn forward(vm: &mut Machine, args: Args<'_>, name: &str) -> R<V> {
    let Object::MappingProxy(mapping) = vm.heap.get(args.pos[0]) else { unreachable!("a method of its own") };
    let mapping = *mapping;
    let name = vm.intern(name);
    vm.call_method(mapping, name, args.rest().pos)
}
