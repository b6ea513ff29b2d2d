//! What an object holds, as fields with names.

use afterdel_vm::object::{Base, Object, V};
use afterdel_vm::objects::{InstanceRef, Payload, SavedFrame};
use afterdel_vm::short;

use super::look::{Look, is_dunder};

/// Parts of one object that are looked at: head and tail of long containers.
const MAX_PARTS: usize = 200;
/// Of these, at the tail.
const TAIL: usize = 10;

/// A part of an object.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// `[0]`, `'key'`, `attribute`.
    pub name: String,
    /// What is held there.
    pub value: V,
    /// Does not count.
    pub weak: bool,
}

/// The parts of an object.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// The parts; of a long container the first and the last ones.
    pub list: Vec<Part>,
    /// How many there are in all.
    pub total: usize,
    /// When only the places of this one are wanted, and all of them.
    only: Option<V>,
}

impl Parts {
    fn add(&mut self, name: impl Into<String>, value: V) {
        if self.only.is_none_or(|only| only == value) {
            self.list.push(Part { name: name.into(), value, weak: false });
        }
        self.total += 1;
    }

    /// Whether one of many is wanted.
    fn wants(&self, at: usize, len: usize, value: V) -> bool {
        match self.only {
            Some(only) => only == value,
            None => is_shown(at, len),
        }
    }

    fn add_all(&mut self, parts: impl IntoIterator<Item = (&'static str, Option<V>)>) {
        for (name, value) in parts {
            if let Some(value) = value {
                self.add(name, value);
            }
        }
    }

    fn weak(&mut self, name: &str, value: Option<V>) {
        if let Some(value) = value.filter(|_| self.only.is_none()) {
            self.list.push(Part { name: name.to_string(), value, weak: true });
            self.total += 1;
        }
    }

    /// Items by number.
    fn items(&mut self, items: &[V]) {
        self.total += items.len();
        for (at, &value) in items.iter().enumerate() {
            if self.wants(at, items.len(), value) {
                self.list.push(Part { name: format!("[{at}]"), value, weak: false });
            }
        }
    }
}

/// Whether an item is among the first or the last ones.
fn is_shown(at: usize, len: usize) -> bool {
    len <= MAX_PARTS || at < MAX_PARTS - TAIL || at >= len - TAIL
}

/// What an object holds.
pub(super) fn parts(look: &Look, v: V) -> Parts {
    let mut parts = Parts::default();
    of_object(look, look.get(v), &mut parts);
    parts
}

/// The places of `held` in an object, all of them.
pub(super) fn places(look: &Look, v: V, held: V) -> Vec<String> {
    let mut parts = Parts { only: Some(held), ..Parts::default() };
    of_object(look, look.get(v), &mut parts);
    parts.list.into_iter().map(|part| part.name).collect()
}

fn of_object(look: &Look, object: &Object, parts: &mut Parts) {
    match object {
        Object::List(_) | Object::SmallList(..) => parts.items(object.list_items()),
        Object::Tuple(_) | Object::SmallTuple(_) => parts.items(object.tuple_items()),
        Object::Dict(_) => of_dict(look, object, parts),
        Object::Set(set) | Object::FrozenSet(set) => {
            parts.total += set.len();
            for (at, (_, key)) in set.iter().enumerate() {
                if parts.wants(at, set.len(), key) {
                    parts.list.push(Part { name: "item".to_string(), value: key, weak: false });
                }
            }
        }
        Object::Instance(_) | Object::Small(..) => {
            object.as_instance().into_iter().for_each(|instance| of_instance(look, instance, parts));
        }
        Object::Cell(content) => parts.add_all([("cell_contents", *content)]),
        Object::Function(function) => {
            let names = function.loaded.locals.iter().filter(|local| is_free(local.kind)).map(|local| &local.name);
            let cells = function.closure.map_or(&[][..], |closure| look.tuple_of(closure));
            for (name, &cell) in names.zip(cells) {
                parts.add(&**name, cell);
            }
            of_defaults(look, function.defaults, &function.loaded.locals, parts, function.loaded.arg_count as usize);
            parts.add_all([("__kwdefaults__", function.kwdefaults), ("__dict__", function.dict)]);
        }
        Object::Method(function, this) => parts.add_all([("__self__", Some(*this)), ("__func__", Some(*function))]),
        Object::Native(native) => parts.add_all([("__self__", native.self_)]),
        Object::Generator(generator) => {
            if let Some(saved) = &generator.saved {
                of_saved_frame(saved, parts);
            }
        }
        Object::Frame(frame) => {
            for (local, value) in frame.loaded.locals.iter().zip(&frame.locals) {
                if let Some(value) = value {
                    parts.add(&*local.name, *value);
                }
            }
            parts.add_all([("f_back", frame.back)]);
        }
        Object::Traceback(entry) => parts.add_all([("tb_frame", Some(entry.frame)), ("tb_next", entry.next)]),
        Object::WeakRef(weak) => {
            parts.weak("target", weak.target);
            parts.add_all([("callback", weak.callback)]);
        }
        Object::Type(class) => of_class(look, class.dict, parts),
        Object::DictView(_, of) | Object::MappingProxy(of) => parts.add("of", *of),
        Object::StaticMethod(function, dict) | Object::ClassMethod(function, dict) => {
            parts.add("__func__", *function);
            parts.add_all([("__dict__", *dict)]);
        }
        Object::Super(parts_of) => parts.add_all([("__self__", parts_of.object)]),
        Object::Iter(iter) => iter.visit(&mut |v| parts.add("of", v)),
        _ => {}
    }
}

fn is_free(kind: afterdel_language::code::LocalKind) -> bool {
    kind == afterdel_language::code::LocalKind::Free
}

fn of_dict(look: &Look, object: &Object, parts: &mut Parts) {
    let Object::Dict(dict) = object else { return };
    parts.total += dict.len();
    for (at, entry) in dict.iter().enumerate() {
        let is_key = parts.only == Some(entry.key);
        if is_key || look.shape(entry.key) != super::look::Shape::Inline && parts.wants(at, dict.len(), entry.key) {
            parts.list.push(Part { name: format!("key {}", look.label(entry.key)), value: entry.key, weak: false });
        }
        if parts.wants(at, dict.len(), entry.value) {
            let name = short::text(look.objects(), entry.key);
            parts.list.push(Part { name, value: entry.value, weak: false });
        }
    }
}

fn of_instance(look: &Look, instance: InstanceRef<'_>, parts: &mut Parts) {
    let text = |name: V| look.vm.as_str(name).unwrap_or("?").to_string();
    look.vm.attributes_of(instance).into_iter().for_each(|(name, value)| parts.add(text(name), value));
    if let Some(dict) = instance.dict() {
        if look.is_part_of_another(dict) {
            for entry in look.vm.dict(dict).into_iter().flat_map(|dict| dict.iter()) {
                parts.add(text(entry.key), entry.value);
            }
        } else {
            parts.add("__dict__", dict);
        }
    }
    match instance.base() {
        Base::Object => {}
        Base::Exception(exc) => {
            let args = look.tuple_of(exc.args).iter().enumerate();
            args.for_each(|(at, &value)| parts.add(format!("args[{at}]"), value));
            parts.add_all([("__traceback__", exc.traceback), ("__cause__", exc.cause), ("__context__", exc.context)]);
        }
        Base::Builtin(base) => of_object(look, base, parts),
        Base::Native(part) => of_native(look, &**part, parts),
    }
    if look.shape(instance.class) == super::look::Shape::Node {
        parts.add("__class__", instance.class);
    }
}

/// Of a native module's type: what it inherits from a builtin, its items, or all that it holds.
fn of_native(look: &Look, part: &dyn Payload, parts: &mut Parts) {
    if let Some(base) = part.builtin() {
        return of_object(look, base, parts);
    }
    let held = part.items().unwrap_or_else(|| {
        let mut held = Vec::new();
        part.visit(&mut |v| held.push(v));
        held
    });
    held.into_iter().enumerate().for_each(|(at, value)| parts.add(format!("[{at}]"), value));
}

fn of_defaults(
    look: &Look,
    defaults: Option<V>,
    locals: &[afterdel_language::code::Local],
    parts: &mut Parts,
    arg_count: usize,
) {
    let values = defaults.map_or(&[][..], |defaults| look.tuple_of(defaults));
    let first = arg_count.saturating_sub(values.len());
    for (at, &value) in values.iter().enumerate() {
        let name = locals.get(first + at).map_or("?", |local| &*local.name);
        parts.add(format!("default of {name}"), value);
    }
}

fn of_saved_frame(saved: &SavedFrame, parts: &mut Parts) {
    for (local, slot) in saved.frame.code.locals.iter().zip(&saved.slots) {
        if let Some(value) = slot.get() {
            parts.add(if local.name.starts_with('.') { "of" } else { &*local.name }, value);
        }
    }
    for slot in saved.slots.iter().skip(saved.frame.code.locals.len()) {
        if let Some(value) = slot.counted() {
            parts.add("operand", value);
        }
    }
}

/// Of a class's attributes those that a learner put there to hold things; methods are left to its text.
fn of_class(look: &Look, dict: V, parts: &mut Parts) {
    for entry in look.vm.dict(dict).into_iter().flat_map(|dict| dict.iter()) {
        let name = look.vm.as_str(entry.key).unwrap_or("?");
        if !is_dunder(name) && look.birth(entry.value).is_some() {
            parts.add(name, entry.value);
        }
    }
}
