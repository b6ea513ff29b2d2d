//! `repr()` and `str()`.

use afterdel_collector::FreeList;

use crate::errors::{ExcKind, R};
use crate::layout;
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::objects::{Bounds, GenState, Kind, ViewKind, WeakRefKind};
use crate::pure::text::repr as text;
use crate::pure::{float_text, int_text};

impl Machine {
    /// `repr(v)`; a new reference.
    pub fn repr(&mut self, v: V) -> R<V> {
        let text = self.repr_text(v)?;
        Ok(self.new_string_for(v, text))
    }

    /// `repr()` and `str()` run a collection that is due, as they look for signals (`PyErr_CheckSignals`).
    #[inline]
    pub(crate) fn look_for_signals(&mut self) -> R<()> {
        if !self.heap.gc_due() {
            return Ok(());
        }
        // Whoever called may hold objects that no root tells of.
        self.native_depth += 1;
        let result = self.collect_due();
        self.native_depth -= 1;
        result.map(drop)
    }

    /// `str(v)`; a new reference.
    pub fn str(&mut self, v: V) -> R<V> {
        self.look_for_signals()?;
        if matches!(self.heap.get(v), Object::Str(_)) {
            return Ok(self.new_ref(v));
        }
        let text = self.str_of(v)?;
        Ok(self.new_string_for(v, text))
    }

    /// `str(v)` as text.
    pub fn str_of(&mut self, v: V) -> R<String> {
        self.look_for_signals()?;
        if let Object::Str(text) = self.heap.get(v) {
            return Ok(text.text.clone());
        }
        if self.class(self.type_of(v)).heap
            && let Some(method) = self.special(v, self.names.str)
            && !matches!(self.heap.get(method), Object::MethodDescr(def, _) if def.name == "__str__")
        {
            return self.text_by_method(v, self.names.str, "__str__");
        }
        self.native_str(v)
    }

    /// `str()` without the program's `__str__`: an exception's arguments, a string's text, else `repr()`.
    pub fn native_str(&mut self, v: V) -> R<String> {
        if let Some(text) = self.as_str(v) {
            return Ok(text.to_string());
        }
        if self.exc(v).is_some() {
            return self.exception_str(v);
        }
        if let &Object::MappingProxy(mapping) = self.heap.get(v) {
            return self.str_of(mapping);
        }
        if let Object::WeakRef(weak) = self.heap.get(v)
            && weak.kind != WeakRefKind::Ref
        {
            let target = self.proxy_target(v)?;
            let result = self.str_of(target);
            self.decref(target);
            return result;
        }
        if self.heap.get(v).is_instance()
            && let Some(method) = self.special(v, self.names.repr)
            && !self.heap.get(method).is_builtin_method()
        {
            return self.text_by_method(v, self.names.repr, "__str__");
        }
        self.own_repr(v)
    }

    fn text_by_method(&mut self, v: V, name: V, what: &str) -> R<String> {
        let result = self.call_special(v, name, &[])?.expect("caller found it");
        let text = self.as_str(result).map(str::to_string);
        let type_name = self.type_name(result);
        self.decref(result);
        match text {
            Some(text) => Ok(text),
            None => {
                let class = self.class_name(v);
                Err(self.type_error(format!("{class}.{what}() must return a str, not {type_name}")))
            }
        }
    }

    /// `BaseException.__str__`, and `KeyError`'s, which shows its key's `repr`.
    fn exception_str(&mut self, v: V) -> R<String> {
        if self.exc_is(v, ExcKind::BaseGroup) {
            return self.group_str(v);
        }
        if let Some(text) = self.member_text(v)? {
            return Ok(text);
        }
        let args = self.exc(v).expect("caller checked").args;
        let items = self.tuple(args).unwrap_or(&[]).to_vec();
        match items.as_slice() {
            [] => Ok(String::new()),
            [one] if self.exc_is(v, ExcKind::Key) => self.repr_text(*one),
            [one] => self.str_of(*one),
            _ => self.repr_text(args),
        }
    }

    /// `repr(v)` as text.
    pub fn repr_text(&mut self, v: V) -> R<String> {
        self.look_for_signals()?;
        self.own_repr(v)
    }

    /// [`Machine::repr_text`], where `str()` has no other text.
    fn own_repr(&mut self, v: V) -> R<String> {
        if self.class(self.type_of(v)).heap
            && let Some(method) = self.special(v, self.names.repr)
            && !self.heap.get(method).is_builtin_method()
        {
            return self.text_by_method(v, self.names.repr, "__repr__");
        }
        if self.native_depth >= self.config.native_limit {
            return Err(self.recursion_error());
        }
        self.native_depth += 1;
        let result = self.native_repr(v);
        self.native_depth -= 1;
        result
    }

    /// `repr()` without the program's `__repr__`.
    pub fn native_repr(&mut self, v: V) -> R<String> {
        let simple = match self.heap.get(v).native() {
            Object::None => "None".to_string(),
            Object::NotImplemented => "NotImplemented".to_string(),
            Object::Ellipsis => "Ellipsis".to_string(),
            Object::Bool(true) => "True".to_string(),
            Object::Bool(false) => "False".to_string(),
            Object::Int(_) | Object::BigInt(_) => {
                let result = int_text::to_decimal(self.int(v).expect("is an int"));
                return result.map_err(|error| self.pure_error(error));
            }
            Object::Float(value) => float_text::repr(value.0),
            Object::Complex(parts) => float_text::complex_repr(parts.0, parts.1),
            Object::Str(s) => text::str_repr(&s.text),
            Object::Bytes(bytes) => text::bytes_repr(bytes),
            Object::ByteArray(bytes) => {
                let content = match self.version().escapes_apostrophes {
                    true => text::bytearray_repr(bytes),
                    false => text::bytes_repr(bytes),
                };
                format!("{}({content})", self.type_name(v))
            }
            object if object.is_container() => {
                return self.guarded_repr(v);
            }
            Object::Slice(parts) => {
                let parts = parts.to_vec();
                return Ok(format!("slice({})", self.join_reprs(&parts)?));
            }
            Object::Range(range) => match &range.bounds {
                Bounds::Small(start, stop, 1) => format!("range({start}, {stop})"),
                Bounds::Small(start, stop, step) => format!("range({start}, {stop}, {step})"),
                Bounds::Big(start, stop, step) if *step == 1.into() => format!("range({start}, {stop})"),
                Bounds::Big(start, stop, step) => format!("range({start}, {stop}, {step})"),
            },
            Object::MappingProxy(map) => {
                let map = *map;
                return Ok(format!("mappingproxy({})", self.repr_text(map)?));
            }
            Object::DictView(kind, dict) => {
                let (kind, dict) = (*kind, *dict);
                self.heap.pass_through(layout::LIST.size_bytes, layout::LIST.free_list);
                return self.view_repr(kind, dict);
            }
            Object::Type(_) => return Ok(format!("<class '{}'>", self.class_full_name(v))),
            _ => return self.object_repr(v),
        };
        Ok(simple)
    }

    /// The items of something that keeps them meanwhile.
    pub(crate) fn join_reprs(&mut self, items: &[V]) -> R<String> {
        let mut out = String::new();
        for (at, &item) in items.iter().enumerate() {
            if at > 0 {
                out.push_str(", ");
            }
            out.push_str(&self.repr_text(item)?);
        }
        Ok(out)
    }

    /// As [`Machine::join_reprs`], each item counted once more during its turn.
    fn join_held_reprs(&mut self, items: &[V]) -> R<String> {
        let mut out = String::new();
        for (at, &item) in items.iter().enumerate() {
            if at > 0 {
                out.push_str(", ");
            }
            out.push_str(&self.held_repr(item)?);
        }
        Ok(out)
    }

    fn held_repr(&mut self, item: V) -> R<String> {
        self.heap.incref(item);
        let text = self.repr_text(item);
        self.decref(item);
        text
    }

    /// Containers: a container inside itself is elided.
    fn guarded_repr(&mut self, v: V) -> R<String> {
        if self.repr_guard.contains(&v) {
            return Ok(match self.heap.get(v).native() {
                Object::Tuple(_) | Object::SmallTuple(_) => "(...)".to_string(),
                Object::List(_) | Object::SmallList(..) => "[...]".to_string(),
                Object::Dict(_) => "{...}".to_string(),
                _ => format!("{}(...)", self.type_name(v)),
            });
        }
        let empty = match self.heap.get(v).native() {
            list @ (Object::List(_) | Object::SmallList(..)) => list.list_items().is_empty(),
            tuple @ (Object::Tuple(_) | Object::SmallTuple(_)) => tuple.tuple_items().is_empty(),
            _ => false,
        };
        if !empty && !std::mem::replace(&mut self.repr_guarded, true) {
            // The thread's dict, and in it the list of what is being shown: from now on.
            self.heap.alloc_unseen(layout::DICT.size_bytes, FreeList::Dict);
            self.heap.alloc_unseen(layout::LIST.size_bytes, FreeList::List);
        }
        if !empty {
            // `_PyUnicodeWriter` in Objects/unicodeobject.c.
            const WRITER_BYTES: u64 = 56;
            let writer = self.heap.alloc_block(WRITER_BYTES, FreeList::TextWriter).unwrap_or_default();
            self.heap.free_block(writer);
        }
        self.repr_guard.push(v);
        let result = self.container_repr(v);
        self.repr_guard.pop();
        result
    }

    fn container_repr(&mut self, v: V) -> R<String> {
        match self.heap.get(v).native() {
            tuple @ (Object::Tuple(_) | Object::SmallTuple(_)) => {
                let items = tuple.tuple_items().to_vec();
                let inner = self.join_reprs(&items)?;
                Ok(if items.len() == 1 { format!("({inner},)") } else { format!("({inner})") })
            }
            Object::List(_) | Object::SmallList(..) => self.list_repr(v),
            Object::Dict(_) => self.dict_repr(v),
            Object::Set(set) | Object::FrozenSet(set) => {
                let keys: Vec<V> = set.iter().map(|(_, key)| key).collect();
                let name = self.type_name(v);
                if keys.is_empty() {
                    return Ok(format!("{name}()"));
                }
                // They are in a list meanwhile.
                self.heap.pass_through(layout::LIST.size_bytes, layout::LIST.free_list);
                let inner = self.holding(&keys, |vm| vm.join_held_reprs(&keys))?;
                Ok(if &*name == "set" { format!("{{{inner}}}") } else { format!("{name}({{{inner}}})") })
            }
            _ => unreachable!("caller checked"),
        }
    }

    /// Does something while these objects are held.
    pub(crate) fn holding<T>(&mut self, items: &[V], act: impl FnOnce(&mut Machine) -> R<T>) -> R<T> {
        items.iter().for_each(|&v| self.heap.incref(v));
        let result = act(self);
        items.iter().for_each(|&v| self.decref(v));
        result
    }

    /// The items that the list has when their turn comes: a `__repr__` may change it.
    fn list_repr(&mut self, v: V) -> R<String> {
        let mut out = String::from("[");
        let mut at = 0;
        while let Some(&item) = self.list(v).and_then(|list| list.items().get(at)) {
            out.push_str(if at > 0 { ", " } else { "" });
            out.push_str(&self.holding(&[item], |vm| vm.repr_text(item))?);
            at += 1;
        }
        out.push(']');
        Ok(out)
    }

    /// As [`Machine::list_repr`].
    fn dict_repr(&mut self, v: V) -> R<String> {
        let mut out = String::from("{");
        let mut place = 0;
        while place < self.dict_ref(v).places() {
            let entry = self.dict_ref(v).entry_at(place).map(|entry| (entry.key, entry.value));
            place += 1;
            let Some((key, value)) = entry else { continue };
            out.push_str(if out.len() > 1 { ", " } else { "" });
            let text = self.holding(&[key, value], |vm| Ok((vm.repr_text(key)?, vm.repr_text(value)?)));
            let (key, value) = text?;
            out.push_str(&format!("{key}: {value}"));
        }
        out.push('}');
        Ok(out)
    }

    fn view_repr(&mut self, kind: ViewKind, dict: V) -> R<String> {
        let name = match kind {
            ViewKind::Keys => "dict_keys",
            ViewKind::Values => "dict_values",
            ViewKind::Items => "dict_items",
        };
        let entries: Vec<(V, V)> = self.dict_items(dict).iter().map(|entry| (entry.key, entry.value)).collect();
        let held: Vec<V> = entries.iter().flat_map(|&(key, value)| [key, value]).collect();
        let parts: R<Vec<String>> = self.holding(&held, |vm| {
            let text = |&(key, value): &(V, V)| match kind {
                ViewKind::Keys => vm.held_repr(key),
                ViewKind::Values => vm.held_repr(value),
                ViewKind::Items => Ok(format!("({}, {})", vm.repr_text(key)?, vm.repr_text(value)?)),
            };
            entries.iter().map(text).collect()
        });
        Ok(format!("{name}([{}])", parts?.join(", ")))
    }

    /// `module.qualname`, without the module for builtins.
    pub fn class_full_name(&self, class: V) -> String {
        let payload = self.class(class);
        match self.module_of_class(class) {
            Some("builtins") | None => payload.qualname.to_string(),
            Some(module) => format!("{module}.{}", payload.qualname),
        }
    }

    /// The name of an object's class as many messages tell it (`%T`): the program's own classes without their module.
    pub fn qualified_type_name(&self, v: V) -> String {
        let class = self.type_of(v);
        match self.module_of_class(class) {
            Some("__main__") => self.class(class).qualname.to_string(),
            _ => self.class_full_name(class),
        }
    }

    fn module_of_class(&self, class: V) -> Option<&str> {
        let payload = self.class(class);
        match payload.heap {
            true => self.dict_get_name(payload.dict, self.names.module).and_then(|m| self.as_str(m)),
            false => Some(payload.kind.row().module),
        }
    }

    /// The address as `repr` prints it.
    pub fn address_text(&self, v: V) -> String {
        format!("{:#x}", self.heap.address_of(v))
    }

    #[expect(clippy::too_many_lines, reason = "a table: one arm a kind of object")]
    fn object_repr(&mut self, v: V) -> R<String> {
        if self.exc(v).is_some() {
            return self.exception_repr(v);
        }
        let at = self.address_text(v);
        Ok(match self.heap.get(v).native() {
            Object::Function(function) => format!("<function {} at {at}>", self.str_text(function.qualname)),
            Object::Code(code) => {
                format!(
                    "<code object {} at {at}, file \"{}\", line {}>",
                    code.name_text, code.filename, code.first_line
                )
            }
            Object::Native(native) => match native.self_ {
                Some(this) if !matches!(self.heap.get(this), Object::Module(_)) => {
                    let this_at = self.address_text(this);
                    let owner = match self.heap.get(this) {
                        Object::Type(_) => "type".to_string(),
                        _ => self.type_name(this).to_string(),
                    };
                    let what = if native.is_method_wrapper() { "method-wrapper" } else { "built-in method" };
                    let name = native.def.name;
                    let name = if native.is_method_wrapper() { format!("'{name}'") } else { name.to_string() };
                    format!("<{what} {name} of {owner} object at {this_at}>")
                }
                _ => format!("<built-in function {}>", native.def.name),
            },
            Object::MethodDescr(def, class) => {
                let what = if def.fills_slot() { "slot wrapper" } else { "method" };
                format!("<{what} '{}' of '{}' objects>", def.name, self.class(*class).name)
            }
            Object::Method(function, this) => {
                let (function, this) = (*function, *this);
                let name = match self.heap.get(function) {
                    Object::Function(function) => self.str_text(function.qualname).to_string(),
                    _ => {
                        let name = self.get_attr_opt(function, self.names.qualname)?;
                        let text = name.and_then(|name| self.as_str(name)).unwrap_or("?").to_string();
                        name.into_iter().for_each(|v| self.decref(v));
                        text
                    }
                };
                format!("<bound method {name} of {}>", self.repr_text(this)?)
            }
            Object::Module(module) => {
                let builtin = if &*module.name == "__main__" { "" } else { " (built-in)" };
                format!("<module '{}'{builtin}>", module.name)
            }
            Object::Generator(generator) => {
                let what = self.heap.get(v).kind().row().name;
                format!("<{what} object {} at {at}>", self.str_text(generator.qualname))
            }
            Object::Cell(Some(content)) => {
                format!("<cell at {at}: {} object at {}>", self.type_name(*content), self.address_text(*content))
            }
            Object::Cell(None) => format!("<cell at {at}: empty>"),
            Object::Super(parts) => {
                let class = self.class(parts.class).name.clone();
                match parts.object_class {
                    Some(object_class) => {
                        format!("<super: <class '{class}'>, <{} object>>", self.class(object_class).name)
                    }
                    None => format!("<super: <class '{class}'>, NULL>"),
                }
            }
            Object::WeakRef(weak) => {
                let (kind, target) = (weak.kind, weak.target);
                return self.weakref_repr(v, kind, target);
            }
            Object::Frame(frame) => {
                format!(
                    "<frame at {at}, file '{}', line {}, code {}>",
                    frame.loaded.filename,
                    self.frame_line(v),
                    frame.loaded.name_text
                )
            }
            Object::StaticMethod(function, _) | Object::ClassMethod(function, _) => {
                let (function, class) = (*function, self.type_of(v));
                format!("<{}({})>", self.class(class).name.clone(), self.repr_text(function)?)
            }
            Object::Member(member) => {
                format!("<member '{}' of '{}' objects>", self.str_text(member.name), self.class(member.class).name)
            }
            Object::GetSet(getset) => {
                let what = if crate::builtins::callables::is_member(getset.kind) { "member" } else { "attribute" };
                if self.version().shares_getsets && getset.class == self.kind_type(Kind::Object) {
                    format!("<{what} '{}'>", getset.name)
                } else {
                    format!("<{what} '{}' of '{}' objects>", getset.name, self.class(getset.class).name)
                }
            }
            _ => {
                let class = self.type_of(v);
                format!("<{} object at {at}>", self.class_full_name(class))
            }
        })
    }

    /// `weakref_repr` and `proxy_repr`: a reference also tells the `__name__` of its object.
    fn weakref_repr(&mut self, v: V, kind: WeakRefKind, target: Option<V>) -> R<String> {
        let at = self.address_text(v);
        let what = if kind == WeakRefKind::Ref { "weakref" } else { "weakproxy" };
        let Some(target) = target else { return Ok(format!("<{what} at {at}; dead>")) };
        let class = self.class_full_name(self.type_of(target));
        let class = class.strip_prefix("__main__.").unwrap_or(&class);
        let to = format!("'{class}' at {}", self.address_text(target));
        if kind != WeakRefKind::Ref {
            return Ok(format!("<{what} at {at}; to {to}>"));
        }
        self.heap.incref(target);
        let name = self.names.name;
        // Of its class (`_PyObject_LookupSpecial`): a function's name, a class's.
        let class = self.type_of(target);
        let found = self.type_lookup(class, name).map(|found| self.descriptor_get(found, target, class));
        self.decref(target);
        let Some(found) = found.transpose()? else { return Ok(format!("<{what} at {at}; to {to}>")) };
        let named = self.as_str(found).map(|name| format!(" ({name})")).unwrap_or_default();
        self.decref(found);
        Ok(format!("<{what} at {at}; to {to}{named}>"))
    }

    fn exception_repr(&mut self, v: V) -> R<String> {
        if self.exc_is(v, ExcKind::BaseGroup) {
            return self.group_repr(v);
        }
        let args = self.exc(v).expect("caller checked").args;
        let items = self.tuple(args).unwrap_or(&[]).to_vec();
        let name = self.type_name(v);
        let mut shown = match items.as_slice() {
            [one] => self.repr_text(*one)?,
            _ => self.join_reprs(&items)?,
        };
        if self.version().shows_import && self.exc_is(v, ExcKind::Import) {
            for member in ["name", "path"] {
                let Some(value) = self.exc_member(v, member).filter(|&value| !self.is_none(value)) else { continue };
                let comma = if shown.is_empty() { "" } else { ", " };
                shown += &format!("{comma}{member}={}", self.held_repr(value)?);
            }
        }
        Ok(format!("{name}({shown})"))
    }

    /// Whether a generator is over, for views.
    pub fn generator_closed(&self, v: V) -> bool {
        matches!(self.heap.get(v), Object::Generator(generator) if generator.state == GenState::Closed)
    }
}
