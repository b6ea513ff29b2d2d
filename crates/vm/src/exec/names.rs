//! Names: locals, globals, cells, and the deletion of each.

use super::Flow;
use crate::cache::{Cache, Found};
use crate::errors::{ExcKind, R, Raise};
use crate::frame::Slot;
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::objects::{Ins, Kind, LoadedCode, LocalKindExt, NO_CACHE};
use crate::record::Cause;

impl Machine {
    /// A global or builtin found by the instruction's cache; borrowed.
    #[inline(always)]
    pub(super) fn cached_global(&self, code: &LoadedCode, cache: u16) -> Option<V> {
        if cache == NO_CACHE {
            return None;
        }
        let cache = &self.caches[code.cache_base as usize + cache as usize];
        let frame = self.frames.last()?;
        match cache.found {
            Found::Global(place) => {
                let Object::Dict(dict) = self.heap.get(frame.globals) else { return None };
                if dict.version != cache.key || cache.epoch != frame.globals.index() {
                    return None;
                }
                dict.entry_at(place as usize).map(|entry| entry.value)
            }
            Found::Builtin(place) => {
                let Object::Dict(globals) = self.heap.get(frame.globals) else { return None };
                let Object::Dict(builtins) = self.heap.get(frame.builtins) else { return None };
                if globals.version != cache.key || builtins.version != cache.epoch {
                    return None;
                }
                builtins.entry_at(place as usize).map(|entry| entry.value)
            }
            _ => None,
        }
    }

    #[inline(never)]
    pub(super) fn op_load_global(&mut self, code: &LoadedCode, ins: Ins) -> R<Flow> {
        let name = code.names[(ins.arg >> 1) as usize];
        let (globals, builtins) = (self.frame().globals, self.frame().builtins);
        let found = self.global_with_cache(globals, builtins, name);
        let (v, cache) = found.ok_or(()).map_err(|()| self.name_error(name))?;
        if ins.cache != NO_CACHE {
            self.caches[code.cache_base as usize + ins.cache as usize] = cache;
        }
        self.heap.incref(v);
        self.push(Slot::owned(v));
        if ins.arg & 1 == 1 {
            self.push(Slot::NULL);
        }
        Ok(Flow::Next)
    }

    fn global_with_cache(&self, globals: V, builtins: V, name: V) -> Option<(V, Cache)> {
        let dict = self.dict(globals)?;
        if let Some(place) = self.dict_find_name(dict, name) {
            let cache = Cache { key: dict.version, epoch: globals.index(), found: Found::Global(place as u32) };
            return Some((dict.entry_at(place)?.value, cache));
        }
        let builtin_dict = self.dict(builtins)?;
        let place = self.dict_find_name(builtin_dict, name)?;
        let found = Found::Builtin(place as u32);
        let cache = Cache { key: dict.version, epoch: builtin_dict.version, found };
        Some((builtin_dict.entry_at(place)?.value, cache))
    }

    pub(super) fn op_load_common_constant(&mut self, arg: u32) -> R<Flow> {
        let v = match arg {
            0 => self.exc_class(ExcKind::Assertion),
            1 => self.exc_class(ExcKind::NotImplemented),
            2 => self.kind_type(Kind::Tuple),
            5 => self.kind_type(Kind::List),
            6 => self.kind_type(Kind::Set),
            _ => {
                let name = self.intern(if arg == 3 { "all" } else { "any" });
                self.dict_get_name(self.builtins, name).expect("builtins has all and any")
            }
        };
        self.push(Slot::borrowed(v));
        Ok(Flow::Next)
    }

    fn local_place(&self, arg: u32) -> usize {
        self.frame().base as usize + arg as usize
    }

    pub(super) fn op_load_fast_check(&mut self, code: &LoadedCode, arg: u32) -> R<Flow> {
        let slot = self.stack[self.local_place(arg)];
        if slot.is_null() {
            return Err(self.unbound_local(code, arg));
        }
        let slot = self.another(slot);
        self.push(slot);
        Ok(Flow::Next)
    }

    fn unbound_local(&mut self, code: &LoadedCode, arg: u32) -> Raise {
        let name = code.local_names[arg as usize];
        let text = self.str_text(name).to_string();
        let message = format!("cannot access local variable '{text}' where it is not associated with a value");
        self.raise(ExcKind::UnboundLocal, message)
    }

    pub(super) fn op_load_fast_and_clear(&mut self, arg: u32) -> R<Flow> {
        let place = self.local_place(arg);
        let slot = std::mem::replace(&mut self.stack[place], Slot::NULL);
        self.push(slot);
        Ok(Flow::Next)
    }

    pub(super) fn op_delete_fast(&mut self, code: &LoadedCode, arg: u32) -> R<Flow> {
        let place = self.local_place(arg);
        let slot = std::mem::replace(&mut self.stack[place], Slot::NULL);
        if slot.is_null() {
            return Err(self.unbound_local(code, arg));
        }
        self.heap.sink_mut().cause(Cause::DeleteName(code.local_names[arg as usize]));
        self.drop_slot(slot);
        self.check_halt().map(|()| Flow::Next)
    }

    /// The mapping of a module's or class body's names; borrowed.
    fn locals_mapping(&mut self) -> R<V> {
        match self.frame().locals_map {
            Some(map) => Ok(map),
            None => Err(self.raise(ExcKind::System, "no locals")),
        }
    }

    /// A name in the mapping of locals: a dict, or (in a class body with `__prepare__`) any mapping. A new reference.
    fn mapping_get(&mut self, map: V, name: V) -> R<Option<V>> {
        if matches!(self.heap.get(map), Object::Dict(_)) {
            let found = self.dict_get_name(map, name);
            return Ok(found.map(|v| self.new_ref(v)));
        }
        let found = self.getitem(map, name);
        self.catch(found, ExcKind::Key)
    }

    pub(super) fn op_load_name(&mut self, code: &LoadedCode, arg: u32) -> R<Flow> {
        let name = code.names[arg as usize];
        let map = self.locals_mapping()?;
        let v = match self.mapping_get(map, name)? {
            Some(v) => v,
            None => {
                let (globals, builtins) = (self.frame().globals, self.frame().builtins);
                match self.global_with_cache(globals, builtins, name) {
                    Some((v, _)) => self.new_ref(v),
                    None => return Err(self.name_error(name)),
                }
            }
        };
        self.push(Slot::owned(v));
        Ok(Flow::Next)
    }

    pub(super) fn op_store_name(&mut self, code: &LoadedCode, arg: u32) -> R<Flow> {
        let name = code.names[arg as usize];
        let map = self.locals_mapping()?;
        let slot = self.pop();
        self.heap.sink_mut().cause(Cause::Rebind(name));
        let result = match self.heap.get(map) {
            Object::Dict(_) => self.dict_set_name(map, name, slot.id()),
            _ => self.setitem(map, name, slot.id()),
        };
        self.drop_slot(slot);
        result?;
        self.check_halt().map(|()| Flow::Next)
    }

    pub(super) fn op_delete_name(&mut self, code: &LoadedCode, arg: u32) -> R<Flow> {
        let name = code.names[arg as usize];
        let map = self.locals_mapping()?;
        self.heap.sink_mut().cause(Cause::DeleteName(name));
        match self.dict_remove_name(map, name) {
            Some(old) => {
                self.decref(old);
                self.check_halt().map(|()| Flow::Next)
            }
            None => Err(self.name_error(name)),
        }
    }

    pub(super) fn op_store_global(&mut self, code: &LoadedCode, arg: u32) -> R<Flow> {
        let name = code.names[arg as usize];
        let globals = self.frame().globals;
        let slot = self.pop();
        self.heap.sink_mut().cause(Cause::Rebind(name));
        let result = self.dict_set_name(globals, name, slot.id());
        self.drop_slot(slot);
        result?;
        self.check_halt().map(|()| Flow::Next)
    }

    pub(super) fn op_delete_global(&mut self, code: &LoadedCode, arg: u32) -> R<Flow> {
        let name = code.names[arg as usize];
        let globals = self.frame().globals;
        self.heap.sink_mut().cause(Cause::DeleteName(name));
        match self.dict_remove_name(globals, name) {
            Some(old) => {
                self.decref(old);
                self.check_halt().map(|()| Flow::Next)
            }
            None => Err(self.name_error(name)),
        }
    }

    pub(super) fn op_make_cell(&mut self, arg: u32) -> R<Flow> {
        let place = self.local_place(arg);
        let slot = std::mem::replace(&mut self.stack[place], Slot::NULL);
        let content = if slot.is_null() { None } else { Some(self.steal(slot)) };
        let cell = self.heap.alloc(Object::Cell(content), crate::layout::CELL);
        self.stack[place] = Slot::owned(cell);
        Ok(Flow::Next)
    }

    pub(super) fn op_copy_free_vars(&mut self, code: &LoadedCode, count: u32) -> R<Flow> {
        let Object::Function(function) = self.heap.get(self.frame().function.id()) else {
            unreachable!("frames run functions")
        };
        let closure = function.closure.expect("code with free variables has a closure");
        let cells = self.tuple(closure).expect("a closure is a tuple").to_vec();
        let first = self.frame().base as usize + code.locals.len() - count as usize;
        for (place, cell) in (first..).zip(cells) {
            self.heap.incref(cell);
            self.stack[place] = Slot::owned(cell);
        }
        Ok(Flow::Next)
    }

    fn cell_content(&self, arg: u32) -> Option<V> {
        match self.heap.get(self.stack[self.local_place(arg)].id()) {
            Object::Cell(content) => *content,
            _ => unreachable!("the slot was made a cell"),
        }
    }

    fn set_cell(&mut self, arg: u32, content: Option<V>) -> Option<V> {
        let cell = self.stack[self.local_place(arg)].id();
        match self.heap.get_mut(cell) {
            Object::Cell(place) => std::mem::replace(place, content),
            _ => unreachable!("the slot was made a cell"),
        }
    }

    fn unbound_deref(&mut self, code: &LoadedCode, arg: u32) -> Raise {
        if !code.locals[arg as usize].kind.is_free() {
            return self.unbound_local(code, arg);
        }
        let text = self.str_text(code.local_names[arg as usize]).to_string();
        let message =
            format!("cannot access free variable '{text}' where it is not associated with a value in enclosing scope");
        self.raise(ExcKind::Name, message)
    }

    pub(super) fn op_load_deref(&mut self, code: &LoadedCode, arg: u32) -> R<Flow> {
        match self.cell_content(arg) {
            Some(v) => {
                self.heap.incref(v);
                self.push(Slot::owned(v));
                Ok(Flow::Next)
            }
            None => Err(self.unbound_deref(code, arg)),
        }
    }

    pub(super) fn op_store_deref(&mut self, arg: u32) -> R<Flow> {
        let value = self.pop_owned();
        if let Some(old) = self.set_cell(arg, Some(value)) {
            self.decref(old);
        }
        self.check_halt().map(|()| Flow::Next)
    }

    pub(super) fn op_delete_deref(&mut self, code: &LoadedCode, arg: u32) -> R<Flow> {
        self.heap.sink_mut().cause(Cause::DeleteName(code.local_names[arg as usize]));
        match self.set_cell(arg, None) {
            Some(old) => {
                self.decref(old);
                self.check_halt().map(|()| Flow::Next)
            }
            None => Err(self.unbound_deref(code, arg)),
        }
    }

    pub(super) fn op_load_from_dict_or_deref(&mut self, code: &LoadedCode, arg: u32) -> R<Flow> {
        let map = self.pop();
        let found = self.mapping_get(map.id(), code.local_names[arg as usize]);
        self.drop_slot(map);
        match found? {
            Some(v) => {
                self.push(Slot::owned(v));
                Ok(Flow::Next)
            }
            None => self.op_load_deref(code, arg),
        }
    }

    pub(super) fn op_load_from_dict_or_globals(&mut self, code: &LoadedCode, arg: u32) -> R<Flow> {
        let name = code.names[arg as usize];
        let map = self.pop();
        let found = self.mapping_get(map.id(), name);
        self.drop_slot(map);
        let v = match found? {
            Some(v) => v,
            None => {
                let (globals, builtins) = (self.frame().globals, self.frame().builtins);
                match self.global_with_cache(globals, builtins, name) {
                    Some((v, _)) => self.new_ref(v),
                    None => return Err(self.name_error(name)),
                }
            }
        };
        self.push(Slot::owned(v));
        Ok(Flow::Next)
    }

    pub(super) fn op_load_locals(&mut self) -> R<Flow> {
        let map = self.locals_mapping()?;
        self.heap.incref(map);
        self.push(Slot::owned(map));
        Ok(Flow::Next)
    }

    pub(super) fn op_setup_annotations(&mut self) -> R<Flow> {
        let map = self.locals_mapping()?;
        if self.dict_get_name(map, self.names.annotations).is_none() {
            let annotations = self.new_dict();
            let result = self.dict_set_name(map, self.names.annotations, annotations);
            self.decref(annotations);
            result?;
        }
        Ok(Flow::Next)
    }

    pub(super) fn op_load_build_class(&mut self) -> R<Flow> {
        let found = self.dict_get_name(self.frame().builtins, self.names.build_class);
        let Some(v) = found else { return Err(self.raise(ExcKind::Name, "__build_class__ not found")) };
        self.heap.incref(v);
        self.push(Slot::owned(v));
        Ok(Flow::Next)
    }
}
