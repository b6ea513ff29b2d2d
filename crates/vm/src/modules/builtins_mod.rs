//! The modules `builtins` and `__main__` as objects.

use crate::errors::R;
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::objects::Module;

/// Puts the module objects of `builtins` and `__main__` into `sys.modules` and their own names into their dicts.
pub fn install_main(vm: &mut Machine) {
    let result = install(vm);
    debug_assert!(result.is_ok(), "names compare without Python code");
}

fn install(vm: &mut Machine) -> R<()> {
    for (name, dict) in [("builtins", vm.builtins), ("__main__", vm.main_dict)] {
        vm.heap.incref(dict);
        let module = vm.alloc(Object::Module(Box::new(Module { name: name.into(), dict })));
        let modules = vm.modules;
        super::set(vm, modules, name, module)?;
        let text = vm.intern(name);
        super::set(vm, dict, "__name__", text)?;
        let none = vm.none;
        for key in ["__doc__", "__package__", "__loader__", "__spec__"] {
            super::set(vm, dict, key, none)?;
        }
    }
    let (modules, main) = (vm.modules, vm.main_dict);
    if vm.version().dialect.eager_annotations {
        let annotations = vm.new_dict();
        super::set(vm, main, "__annotations__", annotations)?;
    }
    let builtins: V = super::get(vm, modules, "builtins").expect("just installed");
    let name = vm.names.builtins;
    vm.dict_set_name(main, name, builtins)
}
