//! What an object is to a learner: whether it is the program's, its label, its text, its sizes.

use std::cell::OnceCell;

use afterdel_collector::{HeapObject, Objects};
use afterdel_vm::machine::Machine;
use afterdel_vm::object::{Base, Object, V};
use afterdel_vm::objects::{Function, Kind};
use afterdel_vm::record::Birth;
use afterdel_vm::short;
use rustc_hash::FxHashSet;

use super::reach::Reach;

/// Items of a tuple that is told as text rather than drawn.
const INLINE_TUPLE: usize = 4;

/// How an object is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// As text where it is held.
    Inline,
    /// As a node.
    Node,
    /// As a node when something drawn holds it.
    IfHeld,
}

/// A machine that is looked at.
pub(super) struct Look<'a> {
    pub vm: &'a Machine,
    pub reach: Reach,
    /// Dicts and tuples that belong to classes, functions, modules and instances: drawn as their owner's fields.
    parts_of_others: OnceCell<FxHashSet<V>>,
}

impl<'a> Look<'a> {
    pub fn new(vm: &'a Machine) -> Self {
        Look { vm, reach: Reach::new(vm), parts_of_others: OnceCell::new() }
    }

    /// As if everything could be reached: enough to name things, and much cheaper.
    pub fn for_names(vm: &'a Machine) -> Self {
        Look { vm, reach: Reach::everything(), parts_of_others: OnceCell::new() }
    }

    pub fn objects(&self) -> Objects<'a, Object> {
        self.vm.heap.look()
    }

    pub fn get(&self, v: V) -> &'a Object {
        self.vm.heap.get(v)
    }

    pub fn serial(&self, v: V) -> u32 {
        self.vm.heap.serial(v)
    }

    /// The birth of an object that the program made.
    pub fn birth(&self, v: V) -> Option<&'a Birth> {
        let birth = self.vm.heap.sink().birth(v, self.serial(v))?;
        (birth.number > 0).then_some(birth)
    }

    /// All objects that the program made.
    pub fn programs(&self) -> impl Iterator<Item = V> + '_ {
        self.vm.heap.iter().map(|(v, _)| v).filter(|&v| self.birth(v).is_some())
    }

    pub fn type_name(&self, v: V) -> &'a str {
        plain_name(short::type_name(self.objects(), v))
    }

    pub fn text(&self, v: V) -> String {
        short::text(self.objects(), v)
    }

    /// `Node#2`; the text for what has no number.
    pub fn label(&self, v: V) -> String {
        match self.birth(v) {
            Some(birth) if self.shape(v) != Shape::Inline => format!("{}#{}", self.type_name(v), birth.number),
            _ => self.text(v),
        }
    }

    pub fn is_part_of_another(&self, v: V) -> bool {
        self.parts_of_others.get_or_init(|| find_parts_of_others(self.vm)).contains(&v)
    }

    /// Of whom an object is a part.
    pub fn owner_of(&self, part: V) -> Option<V> {
        let owns = |object: &Object| {
            let mut found = false;
            own_parts(self.vm, object, |own| found |= own == part);
            found
        };
        self.vm.heap.iter().find(|(_, object)| owns(object)).map(|(v, _)| v)
    }

    /// Whether the collector could take an object, since nothing reaches it.
    pub fn is_unreachable(&self, v: V) -> bool {
        !self.reach.is_reachable(v)
    }

    pub fn shape(&self, v: V) -> Shape {
        if self.birth(v).is_none() || self.is_part_of_another(v) {
            return Shape::Inline;
        }
        let lost = self.is_unreachable(v);
        match self.get(v) {
            Object::List(_) | Object::SmallList(..) | Object::Dict(_) | Object::Set(_) | Object::FrozenSet(_) => {
                Shape::Node
            }
            Object::Instance(_) | Object::Small(..) | Object::Generator(_) | Object::WeakRef(_) => Shape::Node,
            tuple @ (Object::Tuple(_) | Object::SmallTuple(_)) => {
                let items = tuple.tuple_items();
                let inline = items.len() <= INLINE_TUPLE && items.iter().all(|&item| self.is_atom(item));
                if inline { Shape::Inline } else { Shape::Node }
            }
            Object::Function(function) if lost || self.function_keeps(function) => Shape::Node,
            Object::Type(_) if lost || self.class_keeps(v) => Shape::Node,
            Object::Function(_) | Object::Type(_) => Shape::Inline,
            Object::Method(..) | Object::Iter(_) | Object::Cell(_) | Object::Frame(_) | Object::Traceback(_) => {
                if lost { Shape::Node } else { Shape::IfHeld }
            }
            Object::DictView(..) | Object::MappingProxy(_) | Object::Super(_) => Shape::IfHeld,
            Object::Native(native) if native.self_.is_some_and(|this| self.is_container(this)) => Shape::IfHeld,
            _ => Shape::Inline,
        }
    }

    /// Holds nothing.
    fn is_atom(&self, v: V) -> bool {
        let object = self.get(v);
        object.is_atom() || matches!(object, Object::None | Object::NotImplemented | Object::Ellipsis | Object::Bool(_))
    }

    /// A function that holds more than its code: a closure, a default that can change, attributes.
    fn function_keeps(&self, function: &Function) -> bool {
        let drawn = |v: V| self.tuple_of(v).iter().any(|&item| self.is_container(item));
        function.closure.is_some() || function.dict.is_some() || function.defaults.is_some_and(drawn)
    }

    /// A class with an attribute that can hold other things.
    fn class_keeps(&self, v: V) -> bool {
        let Object::Type(class) = self.get(v) else { return false };
        let Some(dict) = self.vm.dict(class.dict) else { return false };
        dict.iter().any(|entry| self.is_container(entry.value) && !self.is_dunder(entry.key))
    }

    fn is_dunder(&self, name: V) -> bool {
        self.vm.as_str(name).is_some_and(is_dunder)
    }

    fn is_container(&self, v: V) -> bool {
        self.birth(v).is_some()
            && matches!(
                self.get(v),
                Object::List(_)
                    | Object::SmallList(..)
                    | Object::Dict(_)
                    | Object::Set(_)
                    | Object::Instance(_)
                    | Object::Small(..)
            )
    }

    pub fn tuple_of(&self, v: V) -> &'a [V] {
        self.get(v).tuple_items()
    }

    /// What the object's memory blocks take.
    pub fn block_bytes(&self, v: V) -> u64 {
        u64::from(self.vm.heap.size_bytes(v)) + side_bytes(self.get(v))
    }
}

fn side_bytes(object: &Object) -> u64 {
    match object {
        Object::List(_) | Object::SmallList(..) => {
            object.as_list().map_or(0, |list| u64::from(list.block().size_bytes))
        }
        Object::Dict(dict) => u64::from(dict.block.size_bytes),
        Object::Set(set) | Object::FrozenSet(set) => u64::from(set.block.size_bytes),
        Object::Instance(instance) => match instance.base() {
            Base::Builtin(base) => side_bytes(base),
            Base::Native(part) => {
                let mut bytes = part.builtin().map_or(0, side_bytes);
                part.blocks(&mut |block| bytes += u64::from(block.size_bytes));
                bytes
            }
            _ => 0,
        },
        _ => 0,
    }
}

fn find_parts_of_others(vm: &Machine) -> FxHashSet<V> {
    let mut parts = FxHashSet::default();
    for (_, object) in vm.heap.iter() {
        own_parts(vm, object, |part| {
            parts.insert(part);
        });
    }
    parts
}

/// The objects that are drawn as fields of this one.
fn own_parts(vm: &Machine, object: &Object, mut visit: impl FnMut(V)) {
    match object {
        Object::Type(class) => [class.dict, class.mro, class.bases].into_iter().for_each(visit),
        Object::Module(module) => visit(module.dict),
        Object::Function(function) => function.closure.into_iter().chain(function.defaults).for_each(visit),
        Object::Instance(instance) => {
            instance.dict().into_iter().filter(|&dict| vm.heap.refcount(dict) == 1).for_each(&mut visit);
            if let Base::Exception(exc) = instance.base() {
                visit(exc.args);
            }
        }
        _ => {}
    }
}

/// `__name__`
pub(super) fn is_dunder(name: &str) -> bool {
    name.len() > 4 && name.starts_with("__") && name.ends_with("__")
}

/// A type's name as a learner knows it.
fn plain_name(name: &str) -> &str {
    match name.strip_prefix("weakref.").unwrap_or(name) {
        "ReferenceType" => "weakref",
        "ProxyType" | "CallableProxyType" => "weakproxy",
        other => other,
    }
}

/// The name of a type by its number.
pub(crate) fn name_of_key(vm: &Machine, key: u32) -> String {
    match Kind::ALL.get(key as usize) {
        Some(kind) => plain_name(kind.row().name).to_string(),
        None => vm.type_names.get(key as usize).map_or_else(String::new, |name| name.to_string()),
    }
}
