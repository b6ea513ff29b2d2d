//! The parts of the standard library that are Python text of our own, compiled when first needed.

use std::borrow::Cow;

use crate::errors::{ExcKind, R};
use crate::machine::Machine;
use crate::modules::set;
use crate::object::{Object, V};
use crate::objects::Module;

/// The modules that are not the machine's own: who embeds it says where their texts are.
#[derive(Debug)]
pub struct Library {
    /// Their names, sorted; `a.b` is a submodule of the package `a`.
    pub names: &'static [&'static str],
    /// The text of one of them; None: it cannot be had now.
    pub text: fn(&str) -> Option<Cow<'static, str>>,
    /// The file that it was read from, which tracebacks name and show; None: it is a part of the runtime.
    pub file: fn(&str) -> Option<String>,
}

impl Library {
    /// Modules that are all parts of the runtime.
    pub const fn runtime(names: &'static [&'static str], text: fn(&str) -> Option<Cow<'static, str>>) -> Library {
        Library { names, text, file: |_| None }
    }
}

/// What builtin modules cannot do without: name, what tracebacks call it, text.
const OWN: &[(&str, &str, &str)] = &[
    ("sys_info", "<frozen sys>", include_str!("../stdlib/sys_info.py")),
    ("sys_io", "<frozen io>", include_str!("../stdlib/sys_io.py")),
];

impl Machine {
    /// Runs one of the library's texts with this dict as its globals.
    ///
    /// The program sees nothing of it: no lines are executed, no steps counted, and what is allocated belongs to the line
    /// that asked for it.
    pub fn run_stdlib(&mut self, name: &str, globals: V) -> R<()> {
        let own = OWN.iter().find(|source| source.0 == name);
        let file = self.library_file(name);
        let (filename, text) = match own {
            Some(&(_, filename, text)) => (Cow::Borrowed(filename), Some(Cow::Borrowed(text))),
            None => {
                let filename = file.clone().unwrap_or_else(|| format!("<frozen {name}>"));
                (Cow::Owned(filename), self.config.library.and_then(|library| (library.text)(name)))
            }
        };
        let Some(text) = text else {
            let message =
                format!("the text of Afterdel's module '{name}' could not be fetched: is the site reachable?");
            return Err(self.raise(ExcKind::Import, message));
        };
        if let Some(file) = file {
            self.sources.insert(file, text.as_ref().into());
        }
        match afterdel_language::compile(&text, &filename, afterdel_language::Mode::Module, self.version().dialect) {
            Ok(code) => {
                self.heap.sink_mut().hidden += 1;
                let code = self.load_code(&code);
                let result = self.run_module_code(code, globals);
                self.decref(code);
                self.heap.sink_mut().hidden -= 1;
                result
            }
            Err(diagnostics) => {
                let message = diagnostics.first().map_or("", |diagnostic| &diagnostic.message);
                Err(self.raise(ExcKind::System, format!("{filename}: {message}")))
            }
        }
    }

    /// Calls a function of a library module, imported first when need be; a new reference.
    pub(crate) fn library_call(&mut self, module: &str, function: &str, args: &[V]) -> R<V> {
        let module = self.uncounted(|vm| vm.import_module(module))?;
        let name = self.intern(function);
        let function = self.get_attr(module, name);
        self.decref(module);
        let function = function?;
        let result = self.call(function, args);
        self.decref(function);
        result
    }

    /// Does something that in CPython is there before or is C's: the collector's count and the free lists stay.
    pub(crate) fn uncounted<T>(&mut self, act: impl FnOnce(&mut Self) -> T) -> T {
        let aside = self.heap.set_aside();
        let result = act(self);
        self.heap.put_back(aside);
        result
    }

    /// The file that a module of the library was read from.
    fn library_file(&self, name: &str) -> Option<String> {
        self.config.library.and_then(|library| (library.file)(name))
    }

    /// Whether the library has a module of this name.
    pub(crate) fn in_library(&self, name: &str) -> bool {
        self.config.library.is_some_and(|library| library.names.binary_search(&name).is_ok())
    }

    /// Whether the library has submodules of this module.
    pub(crate) fn is_package(&self, name: &str) -> bool {
        let inside = |other: &str| other.strip_prefix(name).is_some_and(|rest| rest.starts_with('.'));
        self.config.library.is_some_and(|library| library.names.iter().any(|other| inside(other)))
    }

    /// Makes a module of the library and puts it into `sys.modules`, and into its package; a new reference.
    pub(crate) fn import_from_library(&mut self, name: &str) -> R<V> {
        self.heap.sink_mut().hidden += 1;
        let result = self.make_library_module(name);
        self.heap.sink_mut().hidden -= 1;
        let module = result?;
        if let Some((package, last)) = name.rsplit_once('.') {
            let package = self.import_module(package)?;
            let last = self.intern(last);
            let set = self.set_attr(package, last, module);
            self.decref(package);
            set?;
        }
        Ok(module)
    }

    fn make_library_module(&mut self, name: &str) -> R<V> {
        let dict = self.new_module_dict();
        let module = self.alloc(Object::Module(Box::new(Module { name: name.into(), dict })));
        let (key, modules) = (self.intern(name), self.modules);
        let result = self.fill_library_module(name, dict, (modules, key, module));
        match result {
            // What the module has put in its own place counts.
            Ok(()) => {
                let found = self.dict_get_name(modules, key).unwrap_or(module);
                self.heap.incref(found);
                self.decref(module);
                Ok(found)
            }
            Err(raise) => {
                let raised = self.raised.take();
                // It may have gone already: nothing to tell.
                let gone = self.delitem(modules, key);
                let _ = self.catch(gone, ExcKind::Key);
                self.raised = raised;
                self.decref(module);
                Err(raise)
            }
        }
    }

    fn fill_library_module(&mut self, name: &str, dict: V, (modules, key, module): (V, V, V)) -> R<()> {
        let none = self.none;
        self.heap.incref(key);
        set(self, dict, "__name__", key)?;
        let package = if self.is_package(name) { name } else { name.rsplit_once('.').map_or("", |at| at.0) };
        let package = self.intern(package);
        self.heap.incref(package);
        set(self, dict, "__package__", package)?;
        for name in ["__doc__", "__loader__", "__spec__"] {
            set(self, dict, name, none)?;
        }
        let builtins = self.builtins;
        self.heap.incref(builtins);
        set(self, dict, "__builtins__", builtins)?;
        if let Some(file) = self.library_file(name) {
            let file = self.new_str(&file);
            set(self, dict, "__file__", file)?;
        }
        self.dict_set_name(modules, key, module)?;
        self.run_stdlib(name, dict)
    }
}
