//! Instructions that build containers and strings, and take them apart.

use super::Flow;
use crate::errors::{ExcKind, R, Raise};
use crate::frame::Slot;
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::objects::SMALL_ITEMS;

impl Machine {
    /// Takes the top `n` operands as counted references, lowest first.
    fn take_top(&mut self, n: usize) -> Vec<V> {
        let from = self.sp - n;
        let items = (from..self.sp)
            .map(|place| {
                let slot = std::mem::replace(&mut self.stack[place], Slot::NULL);
                self.steal(slot)
            })
            .collect();
        self.sp = from;
        items
    }

    pub(super) fn op_build_tuple(&mut self, n: u32) -> R<Flow> {
        let items = self.take_top(n as usize);
        let tuple = self.new_tuple(items);
        self.push(Slot::owned(tuple));
        Ok(Flow::Next)
    }

    #[inline(never)]
    pub(super) fn op_build_list(&mut self, n: u32) -> R<Flow> {
        let from = self.sp - n as usize;
        let list = if (1..=SMALL_ITEMS).contains(&(n as usize)) {
            let mut items = [None; SMALL_ITEMS];
            for (item, place) in items.iter_mut().zip(from..self.sp) {
                let slot = std::mem::replace(&mut self.stack[place], Slot::NULL);
                *item = Some(self.steal(slot));
            }
            self.sp = from;
            self.new_small_list(items, n)?
        } else {
            let mut body = self.heap.spares_mut().list();
            body.allocated = n;
            body.items.reserve_exact(n as usize);
            for place in from..self.sp {
                let slot = std::mem::replace(&mut self.stack[place], Slot::NULL);
                body.items.push(self.steal(slot));
            }
            self.sp = from;
            self.new_list_boxed(body)?
        };
        self.push(Slot::owned(list));
        Ok(Flow::Next)
    }

    pub(super) fn op_build_set(&mut self, n: u32) -> R<Flow> {
        let items = self.take_top(n as usize);
        let set = self.new_set();
        let mut failure = None;
        for &v in &items {
            if failure.is_none() {
                failure = self.set_add(set, v).err();
            }
        }
        items.into_iter().for_each(|v| self.decref(v));
        if let Some(raise) = failure {
            self.decref(set);
            return Err(raise);
        }
        self.push(Slot::owned(set));
        Ok(Flow::Next)
    }

    #[inline(never)]
    pub(super) fn op_build_map(&mut self, n: u32) -> R<Flow> {
        let from = self.sp - 2 * n as usize;
        let dict = self.new_dict();
        let is_str = |place: usize| matches!(self.heap.get(self.stack[place].id()), Object::Str(_));
        let str_keys = (from..self.sp).step_by(2).all(is_str);
        let mut filled = self.dict_presize(dict, n as usize, str_keys);
        for place in (from..self.sp).step_by(2) {
            filled = filled.and_then(|()| self.dict_set(dict, self.stack[place].id(), self.stack[place + 1].id()));
        }
        if filled.is_err() {
            // Unwinding drops the operands, last first.
            self.decref(dict);
            return Err(Raise);
        }
        for place in from..self.sp {
            let slot = std::mem::replace(&mut self.stack[place], Slot::NULL);
            self.drop_slot(slot);
        }
        self.sp = from;
        self.push(Slot::owned(dict));
        Ok(Flow::Next)
    }

    pub(super) fn op_build_slice(&mut self, n: u32) -> R<Flow> {
        let step = if n == 3 { self.pop_owned() } else { self.none };
        let stop = self.pop_owned();
        let start = self.pop_owned();
        let slice = self.alloc(Object::Slice(Box::new([start, stop, step])));
        self.push(Slot::owned(slice));
        Ok(Flow::Next)
    }

    pub(super) fn op_build_string(&mut self, n: u32) -> R<Flow> {
        let from = self.sp - n as usize;
        let size = (from..self.sp).map(|place| self.str_text(self.stack[place].id()).len()).sum();
        let mut text = String::with_capacity(size);
        for place in from..self.sp {
            text.push_str(self.str_text(self.stack[place].id()));
        }
        self.drop_top(n as usize);
        let v = self.new_string(text);
        self.push(Slot::owned(v));
        Ok(Flow::Next)
    }

    pub(super) fn op_list_append(&mut self, depth: u32) -> R<Flow> {
        let value = self.pop_owned();
        let list = self.stack[self.sp - depth as usize].id();
        self.list_push(list, value)?;
        Ok(Flow::Next)
    }

    pub(super) fn op_set_add(&mut self, depth: u32) -> R<Flow> {
        let value = self.pop();
        let set = self.stack[self.sp - depth as usize].id();
        let result = self.set_add(set, value.id());
        self.drop_slot(value);
        result.map(|_| Flow::Next)
    }

    pub(super) fn op_map_add(&mut self, depth: u32) -> R<Flow> {
        let (value, key) = (self.pop(), self.pop());
        let dict = self.stack[self.sp - depth as usize].id();
        let result = self.dict_set(dict, key.id(), value.id());
        self.drop_slot(value);
        self.drop_slot(key);
        result.map(|()| Flow::Next)
    }

    pub(super) fn op_list_extend(&mut self, depth: u32) -> R<Flow> {
        let source = self.pop();
        let list = self.stack[self.sp - depth as usize].id();
        let result = self.list_extend(list, source.id());
        let result = self.star_error(result, source.id());
        self.drop_slot(source);
        result.map(|()| Flow::Next)
    }

    /// `[*x]` and `f(*x)` with something that cannot be iterated.
    fn star_error(&mut self, result: R<()>, source: V) -> R<()> {
        if result.is_ok()
            || self.special(source, self.names.iter).is_some()
            || self.special(source, self.names.getitem).is_some()
        {
            return result;
        }
        if self.catch(result, ExcKind::Type)?.is_none() {
            let message = format!("Value after * must be an iterable, not {}", self.type_name(source));
            return Err(self.type_error(message));
        }
        Ok(())
    }

    pub(super) fn op_set_update(&mut self, depth: u32) -> R<Flow> {
        let source = self.pop();
        let set = self.stack[self.sp - depth as usize].id();
        let result = self.set_update(set, source.id());
        self.drop_slot(source);
        result.map(|()| Flow::Next)
    }

    pub(super) fn op_dict_update(&mut self, depth: u32) -> R<Flow> {
        let source = self.pop();
        let dict = self.stack[self.sp - depth as usize].id();
        let result = if self.is_mapping(source.id()) {
            self.dict_update(dict, source.id())
        } else {
            let message = format!("'{}' object is not a mapping", self.type_name(source.id()));
            Err(self.type_error(message))
        };
        self.drop_slot(source);
        result.map(|()| Flow::Next)
    }

    /// Whether `**x` accepts it: it has `keys`.
    fn is_mapping(&mut self, v: V) -> bool {
        self.dict(v).is_some() || self.special(v, self.names.keys).is_some()
    }

    /// `f(**a, **b)`: as an update, but a name given twice is an error of the call.
    pub(super) fn op_dict_merge(&mut self, depth: u32) -> R<Flow> {
        let source = self.pop();
        let dict = self.stack[self.sp - depth as usize].id();
        let callable = self.stack[self.sp - depth as usize - 3].get();
        let result = self.merge_keywords(dict, source.id(), callable);
        self.drop_slot(source);
        result.map(|()| Flow::Next)
    }

    fn merge_keywords(&mut self, dict: V, source: V, callable: Option<V>) -> R<()> {
        let name = callable.map(|f| self.callable_name(f)).unwrap_or_default();
        if !self.is_mapping(source) {
            let message = format!("{name} argument after ** must be a mapping, not {}", self.type_name(source));
            return Err(self.type_error(message));
        }
        let keys_are_plain = self
            .dict(source)
            .is_some_and(|dict| dict.iter().all(|entry| matches!(self.heap.get(entry.key), Object::Str(_))));
        if matches!(self.heap.get(source), Object::Dict(_)) && keys_are_plain {
            return self.merge_dict(dict, source, &name);
        }
        let copy = self.new_dict();
        let result = self.dict_update(copy, source).and_then(|()| self.merge_dict(dict, copy, &name));
        self.decref(copy);
        result
    }

    fn merge_dict(&mut self, dict: V, source: V, name: &str) -> R<()> {
        for entry in self.dict_items(source) {
            if self.as_str(entry.key).is_none() {
                return Err(self.type_error("keywords must be strings"));
            }
            if self.dict_get(dict, entry.key)?.is_some() {
                let text = self.str_text(entry.key).to_string();
                return Err(self.type_error(format!("{name} got multiple values for keyword argument '{text}'")));
            }
            self.dict_set(dict, entry.key, entry.value)?;
        }
        Ok(())
    }

    /// `f(*x)` with something that cannot be iterated.
    pub(super) fn star_argument_error(&mut self, raise: Raise, callable: V, source: V) -> Raise {
        if self.special(source, self.names.iter).is_some() || self.special(source, self.names.getitem).is_some() {
            return raise;
        }
        if let Err(other) = self.catch::<V>(Err(raise), ExcKind::Type) {
            return other;
        }
        let name = self.callable_name(callable);
        let message = format!("{name} argument after * must be an iterable, not {}", self.type_name(source));
        self.type_error(message)
    }

    /// `module.f()`, as call errors name a callable (`_PyObject_FunctionStr`).
    fn callable_name(&mut self, callable: V) -> String {
        match self.heap.get(callable) {
            Object::Function(function) => {
                let qualname = self.str_text(function.qualname);
                let module = function.module.and_then(|m| self.as_str(m)).unwrap_or("builtins");
                if module == "builtins" { format!("{qualname}()") } else { format!("{module}.{qualname}()") }
            }
            Object::Native(native) => format!("{}()", native.def.name),
            Object::Type(class) => format!("{}()", class.name),
            _ => format!("{} object", self.type_name(callable)),
        }
    }

    pub(super) fn op_convert_value(&mut self, kind: u32) -> R<Flow> {
        let v = self.stack[self.sp - 1].id();
        if kind < 3
            && let Some(flow) = self.enter_text(v, kind == 2, 1)?
        {
            return Ok(flow);
        }
        let slot = self.pop();
        let text = match kind {
            1 => self.str_of(slot.id()),
            2 => self.repr_text(slot.id()),
            _ => self.repr_text(slot.id()).map(|text| crate::pure::text::repr::escape_non_ascii(&text)),
        };
        self.drop_slot(slot);
        let v = self.new_string(text?);
        self.push(Slot::owned(v));
        Ok(Flow::Next)
    }

    pub(super) fn op_format_simple(&mut self) -> R<Flow> {
        let v = self.stack[self.sp - 1].id();
        if let Some(flow) = self.enter_format(v)? {
            return Ok(flow);
        }
        let slot = self.pop();
        if matches!(self.heap.get(slot.id()), Object::Str(_)) {
            self.push(slot);
            return Ok(Flow::Next);
        }
        let v = match self.format_bound(slot.id(), "") {
            Ok(text) => self.new_string_for(slot.id(), text),
            Err(raise) => {
                self.drop_slot(slot);
                return Err(raise);
            }
        };
        self.drop_slot(slot);
        self.push(Slot::owned(v));
        Ok(Flow::Next)
    }

    pub(super) fn op_format_with_spec(&mut self) -> R<Flow> {
        let (spec, value) = (self.pop(), self.pop());
        let result = match self.format_plainly(value.id(), self.str_text(spec.id())) {
            Some(text) => {
                self.pass_bound_builtin();
                text.map_err(|error| self.pure_error(error))
            }
            None => {
                let text = self.str_text(spec.id()).to_string();
                self.format_bound(value.id(), &text)
            }
        };
        self.drop_slot(value);
        self.drop_slot(spec);
        let v = self.new_string(result?);
        self.push(Slot::owned(v));
        Ok(Flow::Next)
    }
}
