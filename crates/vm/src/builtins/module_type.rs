//! The attributes of modules, and how a program makes one.

use super::annotations;
use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, getter, method, static_method};
use crate::object::{Object, V};

/// Of modules.
pub const METHODS: &[NativeDef] = &[
    static_method("__new__", Arity::Any, module_new),
    method("__init__", Arity::Any, |vm, _| Ok(vm.none)),
    getter("__annotations__", annotations::of_module),
    getter("__dict__", |vm, args| {
        let Object::Module(module) = vm.heap.get(args.pos[0]).native() else { unreachable!("attribute of modules") };
        let dict = module.dict;
        Ok(vm.new_ref(dict))
    }),
];

/// `ModuleType(name, doc)`
fn module_new(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let [name, doc] = args.rest().bind(vm, "module", ["name", "doc"], 1)?;
    let (name, doc) = (name.expect("required"), doc.unwrap_or(vm.none));
    let Some(text) = vm.as_str(name).map(Into::into) else {
        let message = format!("module() argument 'name' must be str, not {}", vm.type_name(name));
        return Err(vm.type_error(message));
    };
    let dict = vm.new_module_dict();
    let none = vm.none;
    for (key, value) in
        [("__name__", name), ("__doc__", doc), ("__package__", none), ("__loader__", none), ("__spec__", none)]
    {
        vm.heap.incref(value);
        crate::modules::set(vm, dict, key, value)?;
    }
    Ok(vm.make_builtin(args.pos[0], Object::Module(Box::new(crate::objects::Module { name: text, dict }))))
}
