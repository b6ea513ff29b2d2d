//! Functions about names: `globals`, `locals`, `vars`, `dir`; and `exit`, `__import__`.

use crate::errors::{ExcKind, R};
use crate::frame::Slot;
use crate::machine::Machine;
use crate::native::Args;
use crate::object::{Object, V};

pub(super) fn globals(vm: &mut Machine, _args: Args<'_>) -> R<V> {
    let globals = vm.frames.last().map_or(vm.main_dict, |frame| frame.globals);
    Ok(vm.new_ref(globals))
}

pub(super) fn locals(vm: &mut Machine, _args: Args<'_>) -> R<V> {
    vm.current_locals()
}

impl Machine {
    /// `locals()` of the running frame: the mapping itself in a module or class body, in a function a new dict of the
    /// variables that have values (PEP 667). A new reference.
    pub fn current_locals(&mut self) -> R<V> {
        let Some(frame) = self.frames.last() else { return Ok(self.new_ref(self.main_dict)) };
        if !frame.code.flags.is_function {
            let map = frame.locals_map.unwrap_or(frame.globals);
            return Ok(self.new_ref(map));
        }
        let (code, base, object) = (frame.code.clone(), frame.base as usize, frame.frame_obj);
        let dict = self.new_dict();
        for (place, &name) in code.local_names.iter().enumerate() {
            let slot = self.stack[base + place];
            if let Some(value) = self.local_value(&code, place, slot)
                && let Err(raise) = self.dict_set_name(dict, name, value)
            {
                self.drop_ref(dict);
                return Err(raise);
            }
        }
        // What `f_locals` was given besides.
        if let Some(Object::Frame(payload)) = object.map(|object| self.heap.get(object))
            && let Some(extra) = payload.extra
        {
            for entry in self.dict_items(extra) {
                self.dict_set(dict, entry.key, entry.value)?;
            }
        }
        Ok(dict)
    }

    /// The value of a local, looked up through its cell; borrowed.
    fn local_value(&self, code: &crate::objects::LoadedCode, place: usize, slot: Slot) -> Option<V> {
        use afterdel_language::code::LocalKind;
        let v = slot.get()?;
        match (code.locals[place].kind, self.heap.get(v)) {
            (LocalKind::Hidden, _) => None,
            (LocalKind::Cell | LocalKind::Free, Object::Cell(content)) => *content,
            _ => Some(v),
        }
    }
}

pub(super) fn vars(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let Some(&v) = args.pos.first() else { return vm.current_locals() };
    vm.pass_arguments(1);
    let name = vm.names.dict;
    let found = vm.get_attr_opt(v, name);
    match vm.catch(found, ExcKind::Attribute)?.flatten() {
        Some(dict) => Ok(dict),
        None => Err(vm.type_error("vars() argument must have __dict__ attribute")),
    }
}

pub(super) fn dir(vm: &mut Machine, args: Args<'_>) -> R<V> {
    vm.pass_arguments(args.pos.len());
    let names = match args.pos.first() {
        None => {
            let map = vm.current_locals()?;
            let names = super::super::list::list_from(vm, map);
            vm.drop_ref(map);
            names?
        }
        Some(&v) => match own_dir(vm, v)? {
            Some(names) => names,
            None => return vm.dir_of(v),
        },
    };
    match vm.list_sort(names, None, false) {
        Ok(()) => Ok(names),
        Err(raise) => {
            vm.drop_ref(names);
            Err(raise)
        }
    }
}

/// A list of what the object's own `__dir__` tells.
fn own_dir(vm: &mut Machine, v: V) -> R<Option<V>> {
    let name = vm.names.dir;
    let Some(method) = vm.special(v, name) else { return Ok(None) };
    if vm.heap.get(method).is_builtin_method() {
        return Ok(None);
    }
    let Some(result) = vm.call_special(v, name, &[])? else { return Ok(None) };
    let names = super::super::list::list_from(vm, result);
    vm.drop_ref(result);
    names.map(Some)
}

/// `exit()` and `quit()`
pub(super) fn exit(vm: &mut Machine, args: Args<'_>) -> R<V> {
    vm.raise_exit(args.pos.first().copied())
}

impl Machine {
    /// Raises SystemExit as `PyErr_SetObject` makes it: a tuple is its arguments, None is no argument.
    pub fn raise_exit(&mut self, status: Option<V>) -> R<V> {
        let arguments = match status {
            None => Vec::new(),
            Some(v) if self.is_none(v) => Vec::new(),
            Some(v) => self.tuple(v).map_or_else(|| vec![v], <[V]>::to_vec),
        };
        let exc = self.call(self.exc_class(ExcKind::SystemExit), &arguments)?;
        Err(self.raise_value(exc))
    }
}

/// `__import__(name)`: the outermost package, or with names to fetch from it the module itself.
pub(super) fn import(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let [name, _, _, names, _] = args.bind(vm, "__import__", ["name", "globals", "locals", "fromlist", "level"], 1)?;
    let name = name.expect("required");
    match vm.as_str(name).map(str::to_string) {
        Some(text) => {
            let module = vm.import_module(&text)?;
            let wants_names = match names {
                Some(names) => vm.truth(names)?,
                None => false,
            };
            match text.split_once('.') {
                Some((package, _)) if !wants_names => {
                    vm.drop_ref(module);
                    vm.import_module(package)
                }
                _ => Ok(module),
            }
        }
        None => Err(vm.type_error_of("__import__() argument 1 must be str, not {}", &[name])),
    }
}
