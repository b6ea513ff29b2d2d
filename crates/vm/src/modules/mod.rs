//! The builtin modules: a table of functions and constants each, made into a module object when first imported.

pub mod array;
pub mod atexit;
pub mod builtins_mod;
mod capsule;
pub mod collections;
pub mod functools;
pub mod gc;
pub mod gc_events;
mod items;
pub mod itertools;
pub mod math;
mod math_more;
pub mod memory;
pub mod operator;
pub mod proxy;
pub mod sizes;
pub mod source;
pub mod sys;
mod sys_hooks;
pub mod time;
pub mod tracemalloc;
pub mod weakref;

pub use builtins_mod::install_main;

use crate::errors::{ExcKind, R, Raise};
use crate::machine::Machine;
use crate::native::{Args, NativeDef};
use crate::object::{Object, V};
use crate::objects::{Module, Native};
use crate::stdlib::Library;

/// What a builtin module consists of.
#[derive(Debug)]
pub struct ModuleDef {
    /// `__name__`
    pub name: &'static str,
    /// Its functions.
    pub functions: &'static [NativeDef],
    /// The module that the functions name as theirs, where that differs (`_weakref`).
    pub functions_of: &'static str,
    /// Adds everything else to the module's dict.
    pub fill: fn(&mut Machine, V) -> R<()>,
    /// Attributes made when first asked for.
    pub lazy_names: &'static [&'static str],
    /// Makes all or one of them: module, dict, name.
    pub make_lazy: fn(&mut Machine, V, &str) -> R<()>,
}

/// Every builtin module that can be imported, `builtins` and `__main__` apart.
const MODULES: &[&ModuleDef] = &[
    &array::MODULE,
    &atexit::MODULE,
    &collections::MODULE,
    &crate::builtins::frames::access::MODULE,
    &functools::MODULE,
    &gc::MODULE,
    &itertools::MODULE,
    &math::MODULE,
    &memory::MODULE,
    &operator::MODULE,
    &source::MODULE,
    &sys::MODULE,
    &time::LOOP_CLOCK,
    &time::MODULE,
    &tracemalloc::MODULE,
    &weakref::MODULE,
];

/// What a program may import, sorted: without submodules, and without what modules are made of.
pub fn importable(vm: &Machine) -> Vec<&'static str> {
    let library = vm.config.library.map_or(&[][..], |library| library.names);
    let all = MODULES.iter().map(|def| def.name).chain(library.iter().copied());
    let mut names: Vec<&str> = all.filter(|name| !name.starts_with('_') && !name.contains('.')).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Whether a module can be imported by this whole name, with this library.
pub fn is_importable(name: &str, library: &Library) -> bool {
    ["__main__", "builtins"].contains(&name)
        || MODULES.iter().any(|def| def.name == name)
        || library.names.binary_search(&name).is_ok()
}

/// A module without lazy attributes makes none.
pub(crate) fn nothing_lazy(_vm: &mut Machine, _dict: V, _name: &str) -> R<()> {
    Ok(())
}

/// The module of this name among the builtin ones, made and put into `sys.modules` when it is not there yet; None:
/// there is no such builtin module. A new reference.
pub fn import_builtin(vm: &mut Machine, name: &str) -> Option<R<V>> {
    let def = MODULES.iter().find(|def| def.name == name)?;
    vm.heap.sink_mut().hidden += 1;
    let made = make_module(vm, def);
    vm.heap.sink_mut().hidden -= 1;
    Some(made)
}

fn make_module(vm: &mut Machine, def: &'static ModuleDef) -> R<V> {
    let dict = vm.new_module_dict();
    let module = vm.alloc(Object::Module(Box::new(Module { name: def.name.into(), dict })));
    let filled = fill_module(vm, def, dict).and_then(|()| {
        let name = vm.intern(def.name);
        let modules = vm.modules;
        vm.dict_set_name(modules, name, module)
    });
    match filled {
        Ok(()) => Ok(module),
        Err(raise) => {
            vm.drop_ref(module);
            Err(raise)
        }
    }
}

fn fill_module(vm: &mut Machine, def: &'static ModuleDef, dict: V) -> R<()> {
    let name = vm.intern(def.name);
    set(vm, dict, "__name__", name)?;
    let none = vm.none;
    set(vm, dict, "__doc__", none)?;
    let empty = vm.names.empty;
    set(vm, dict, "__package__", empty)?;
    for name in ["__loader__", "__spec__"] {
        set(vm, dict, name, none)?;
    }
    for function in def.functions {
        let native = new_function(vm, function, def.functions_of);
        set(vm, dict, function.name, native)?;
    }
    (def.fill)(vm, dict)?;
    for name in vm.version().lacks_in(def.name) {
        let name = vm.intern(name);
        if let Some(value) = vm.dict_remove_name(dict, name) {
            vm.drop_ref(value);
        }
    }
    Ok(())
}

/// A builtin function's object.
pub(crate) fn new_function(vm: &mut Machine, def: &'static NativeDef, module: &'static str) -> V {
    vm.alloc(Object::Native(Box::new(Native { def, self_: None, module })))
}

/// Sets a name of a module's dict; takes the value.
pub(crate) fn set(vm: &mut Machine, dict: V, name: &str, value: V) -> R<()> {
    let name = vm.intern(name);
    let result = vm.dict_set_name(dict, name, value);
    vm.drop_ref(value);
    result
}

/// Reads a name of a dict; borrowed.
pub(crate) fn get(vm: &mut Machine, dict: V, name: &str) -> Option<V> {
    let name = vm.intern(name);
    vm.dict_get_name(dict, name)
}

/// A `METH_O` function of a module: `gc.is_tracked() takes exactly one argument (0 given)`.
pub(crate) fn one(vm: &mut Machine, args: Args<'_>, name: &str) -> R<V> {
    no_keywords(vm, args, name)?;
    match args.pos {
        &[v] => Ok(v),
        _ => Err(vm.type_error(format!("{name}() takes exactly one argument ({} given)", args.pos.len()))),
    }
}

/// A `METH_NOARGS` function of a module: `gc.enable() takes no arguments (1 given)`.
pub(crate) fn none(vm: &mut Machine, args: Args<'_>, name: &str) -> R<()> {
    no_keywords(vm, args, name)?;
    match args.pos {
        [] => Ok(()),
        _ => Err(vm.type_error(format!("{name}() takes no arguments ({} given)", args.pos.len()))),
    }
}

/// `name() takes no keyword arguments`
pub(crate) fn no_keywords(vm: &mut Machine, args: Args<'_>, name: &str) -> R<()> {
    if args.kw.is_empty() { Ok(()) } else { Err(vm.type_error(format!("{name}() takes no keyword arguments"))) }
}

/// `proxy expected at most 2 arguments, got 3` (`_PyArg_CheckPositional`).
pub(crate) fn check_count(vm: &mut Machine, name: &str, given: usize, min: usize, max: usize) -> R<()> {
    let (bound, wanted) = match given {
        _ if given < min => ("at least ", min),
        _ if given > max => ("at most ", max),
        _ => return Ok(()),
    };
    let bound = if min == max { "" } else { bound };
    let s = if wanted == 1 { "" } else { "s" };
    Err(vm.type_error(format!("{name} expected {bound}{wanted} argument{s}, got {given}")))
}

/// An argument that must fit a C int (`PyLong_AsInt`).
pub(crate) fn c_int(vm: &mut Machine, v: V) -> R<i32> {
    let value = vm.index(v)?.to_i64().and_then(|value| i32::try_from(value).ok());
    value.ok_or(()).map_err(|()| vm.raise(ExcKind::Overflow, "Python int too large to convert to C int"))
}

/// About how many tracked objects CPython's modules have more than ours, without those that they import in turn. It is
/// seen in how rare full collections are.
const UNSEEN_OBJECTS: &[(&str, u64)] =
    &[("collections", 620), ("enum", 210), ("functools", 250), ("itertools", 170), ("random", 300), ("weakref", 368)];

impl Machine {
    /// `import name`: the module `name` itself, not its outermost package; a new reference.
    pub fn import_module(&mut self, name: &str) -> R<V> {
        if let Some(known) = self.imported(name)? {
            return Ok(known);
        }
        if name.is_empty() {
            return Err(self.value_error("Empty module name"));
        }
        if self.finalizing {
            let message = "sys.meta_path is None, Python is likely shutting down";
            return Err(self.raise(ExcKind::Import, message));
        }
        if let Some((package, _)) = name.rsplit_once('.') {
            let parent = self.import_module(package)?;
            self.drop_ref(parent);
            // The package itself may have brought it.
            if let Some(known) = self.imported(name)? {
                return Ok(known);
            }
            if self.in_library(name) {
                return self.import_from_library(name);
            }
            if self.is_package(package) {
                return Err(self.module_not_found(name, &format!("No module named '{name}'")));
            }
            let message = format!("No module named '{name}'; '{package}' is not a package");
            return Err(self.module_not_found(name, &message));
        }
        let module = match import_builtin(self, name) {
            Some(result) => result?,
            None if self.in_library(name) => self.import_from_library(name)?,
            None => return Err(self.module_not_found(name, &format!("No module named '{name}'"))),
        };
        if let Some((_, objects)) = UNSEEN_OBJECTS.iter().find(|(module, _)| *module == name) {
            self.heap.add_unseen(*objects);
        }
        for (_, other) in self.version().imports_with.iter().filter(|(module, _)| *module == name) {
            let other = self.uncounted(|vm| vm.import_module(other))?;
            self.drop_ref(other);
        }
        if name == "tracemalloc" {
            self.stock_for_tracing();
        }
        Ok(module)
    }

    /// The module of this name in `sys.modules`; a new reference.
    fn imported(&mut self, name: &str) -> R<Option<V>> {
        let (modules, key) = (self.modules, self.intern(name));
        match self.dict_get_name(modules, key) {
            Some(module) if self.is_none(module) => {
                let message = format!("import of {name} halted; None in sys.modules");
                Err(self.module_not_found(name, &message))
            }
            found => Ok(found.map(|module| self.new_ref(module))),
        }
    }

    fn module_not_found(&mut self, name: &str, message: &str) -> Raise {
        let raise = self.raise(ExcKind::ModuleNotFound, message);
        let name = self.intern(name);
        self.set_raised_member("name", name);
        raise
    }

    /// `from module import *` into the names of the running frame (`import_all_from`). Returns None, counted.
    pub fn import_star(&mut self, module: V) -> R<V> {
        let target = match self.frame().locals_map {
            Some(map) => map,
            None => self.frame().globals,
        };
        for name in self.public_names(module)? {
            let result = self.get_attr(module, name).and_then(|value| {
                let result = self.setitem(target, name, value);
                self.drop_ref(value);
                result
            });
            result?;
        }
        Ok(self.none)
    }

    /// The names that `import *` binds: `__all__`, or what does not begin with an underscore. Interned.
    fn public_names(&mut self, module: V) -> R<Vec<V>> {
        let all = self.names.all;
        if let Some(list) = self.get_attr_opt(module, all)? {
            let items = self.collect_iterable(list);
            self.drop_ref(list);
            let items = items?;
            let names = items.iter().map(|&v| self.intern_object(v)).collect();
            items.into_iter().for_each(|v| self.drop_ref(v));
            return Ok(names);
        }
        let Object::Module(payload) = self.heap.get(module) else { return Ok(Vec::new()) };
        let (dict, name) = (payload.dict, payload.name.clone());
        let lazy = MODULES.iter().find(|def| def.name == &*name).map_or(&[][..], |def| def.lazy_names);
        let mut names: Vec<V> = self.dict_items(dict).into_iter().map(|entry| entry.key).collect();
        for name in lazy {
            let name = self.intern(name);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.retain(|&name| self.as_str(name).is_some_and(|text| !text.starts_with('_')));
        Ok(names)
    }

    /// A builtin module is asked for a name that is not in its dict: makes it, if it is one of those that wait to be
    /// asked for. A new reference.
    pub fn lazy_attribute(&mut self, module: V, name: V) -> R<Option<V>> {
        let Object::Module(payload) = self.heap.get(module) else { return Ok(None) };
        let (dict, module_name) = (payload.dict, payload.name.clone());
        let Some(def) = MODULES.iter().find(|def| def.name == &*module_name) else { return Ok(None) };
        let text = self.str_text(name).to_string();
        if self.finalizing || !def.lazy_names.contains(&text.as_str()) {
            return Ok(None);
        }
        (def.make_lazy)(self, dict, &text)?;
        Ok(self.dict_get_name(dict, name).map(|value| self.new_ref(value)))
    }

    /// Names that a builtin module has without having made them yet, for `dir()`.
    pub fn lazy_names(&self, module: V) -> &'static [&'static str] {
        let Object::Module(payload) = self.heap.get(module) else { return &[] };
        MODULES.iter().find(|def| *def.name == *payload.name).map_or(&[], |def| def.lazy_names)
    }
}
