//! The objects of the heap: one enum, its traversal in CPython's order, and its deallocation.
//!
//! The payload of a slot is kept to 12 bytes on wasm32, so that an int or a float costs one slot and nothing else;
//! what is larger lives in a box. Orders of traversal and release are those of cpython.md 2.3 and 2.7.

use std::rc::Rc;

use afterdel_collector::{Block, FEW_REFERENCES, HeapObject, ObjId, Objects, Released};
use num_bigint::BigInt;

use crate::native::{Binding, NativeDef};
use crate::objects::{
    Awaitable, ByteArray, Dict, Exc, FrameObj, Function, Generator, GetSet, Instance, Iter, List, ListRef, LoadedCode,
    Member, Module, Native, Payload, Property, Range, SMALL_ITEMS, SMALL_VALUES, Set, SmallArray, SmallClass, Str,
    Super, Traceback, TypeObj, WeakRef, clear_small_list,
};
use crate::spares::Spares;

/// A reference to an object. Whether it is counted is said by the place that holds it.
pub type V = ObjId;

/// An eight-byte number that needs an alignment of four only, so that [`Object`] stays small on wasm32.
#[derive(Clone, Copy, Debug)]
#[repr(C, packed(4))]
pub struct Packed<T: Copy>(pub T);

/// Any Python object.
#[derive(Clone, Debug)]
pub enum Object {
    /// `None`
    None,
    /// `NotImplemented`
    NotImplemented,
    /// `...`
    Ellipsis,
    /// `True`, `False`
    Bool(bool),
    /// An int of 64 bits.
    Int(Packed<i64>),
    /// An int that needs more.
    BigInt(Box<BigInt>),
    /// A float.
    Float(Packed<f64>),
    /// A complex.
    Complex(Box<(f64, f64)>),
    /// A str.
    Str(Box<Str>),
    /// A bytes.
    Bytes(Box<[u8]>),
    /// A bytearray.
    ByteArray(Box<ByteArray>),
    /// A tuple.
    Tuple(Box<[V]>),
    /// A tuple of one or two that lies in its slot.
    SmallTuple([Option<V>; SMALL_ITEMS]),
    /// A list.
    List(List),
    /// A list that lies in its slot: its array of one or two slots, and its items.
    SmallList(SmallArray, [Option<V>; SMALL_ITEMS]),
    /// A dict.
    Dict(Box<Dict>),
    /// A set.
    Set(Box<Set>),
    /// A frozenset.
    FrozenSet(Box<Set>),
    /// A range.
    Range(Box<Range>),
    /// A slice: start, stop, step.
    Slice(Box<[V; 3]>),
    /// A cell.
    Cell(Option<V>),
    /// A code object.
    Code(Rc<LoadedCode>),
    /// A Python function.
    Function(Box<Function>),
    /// A builtin function, or a builtin method bound to its object.
    Native(Box<Native>),
    /// A method of a builtin type, unbound: definition and type.
    MethodDescr(&'static NativeDef, V),
    /// A bound method: function, self.
    Method(V, V),
    /// A class.
    Type(Box<TypeObj>),
    /// An instance of a Python class, or a builtin exception.
    Instance(Instance),
    /// An instance of a Python class that lies in its slot: class, and values by place.
    Small(SmallClass, [Option<V>; SMALL_VALUES]),
    /// A module.
    Module(Box<Module>),
    /// A property.
    Property(Box<Property>),
    /// A staticmethod.
    StaticMethod(V, Option<V>),
    /// A classmethod.
    ClassMethod(V, Option<V>),
    /// The descriptor of a `__slots__` entry.
    Member(Box<Member>),
    /// A computed attribute of a builtin type, and `__dict__`/`__weakref__` of classes.
    GetSet(Box<GetSet>),
    /// A super.
    Super(Box<Super>),
    /// A generator, a coroutine or an asynchronous generator.
    Generator(Box<Generator>),
    /// What stands between `await` and one of these.
    Awaitable(Box<Awaitable>),
    /// A frame object.
    Frame(Box<FrameObj>),
    /// A traceback entry.
    Traceback(Box<Traceback>),
    /// A weak reference or a weak proxy.
    WeakRef(Box<WeakRef>),
    /// An iterator of a builtin type.
    Iter(Box<Iter>),
    /// A view of a dict's keys, values or items.
    DictView(crate::objects::ViewKind, V),
    /// A read-only view of a mapping.
    MappingProxy(V),
    /// What is left in the slot while an object is being torn down.
    Gone,
}

#[cfg(target_pointer_width = "32")]
const _: () = assert!(size_of::<Option<Object>>() == 12);

/// The native part of an instance whose class derives from a builtin type.
#[derive(Clone, Debug)]
pub enum Base {
    /// No native part: derives from `object` only.
    Object,
    /// An exception.
    Exception(Box<Exc>),
    /// Any other builtin type: the same payload that the builtin's own instances have.
    Builtin(Box<Object>),
    /// A type of a native module.
    Native(Box<dyn Payload>),
}

impl Object {
    /// Makes an int payload.
    pub fn int(value: i64) -> Self {
        Object::Int(Packed(value))
    }

    /// Makes a float payload.
    pub fn float(value: f64) -> Self {
        Object::Float(Packed(value))
    }

    /// Whether the machine's own operation does what this method of a class would.
    pub fn is_builtin_method(&self) -> bool {
        matches!(self, Object::MethodDescr(def, _) if def.method != Binding::Special)
    }

    /// Visits the references of this payload in `tp_traverse` order.
    fn visit(&self, mut visit: &mut dyn FnMut(V)) {
        let visit = &mut visit;
        match self {
            Object::Tuple(items) => items.iter().rev().for_each(|&v| visit(v)),
            Object::List(list) => list.items.iter().rev().for_each(|&v| visit(v)),
            Object::SmallList(_, items) | Object::SmallTuple(items) => {
                items.iter().rev().flatten().for_each(|&v| visit(v))
            }
            Object::Dict(dict) => dict.visit(visit),
            Object::Set(set) | Object::FrozenSet(set) => set.iter().for_each(|(_, key)| visit(key)),
            Object::Slice(parts) => parts.iter().for_each(|&v| visit(v)),
            Object::Cell(content) => content.iter().for_each(|&v| visit(v)),
            Object::Range(range) => range.held.iter().for_each(|&v| visit(v)),
            Object::Code(code) => code.held().for_each(visit),
            Object::Function(function) => function.visit(visit),
            Object::Native(native) => native.self_.iter().for_each(|&v| visit(v)),
            Object::Method(function, this) => {
                visit(*function);
                visit(*this);
            }
            Object::Type(class) => class.visit(visit),
            Object::Instance(instance) => instance.visit(visit),
            Object::Small(class, values) => {
                values.iter().flatten().for_each(|&v| visit(v));
                visit(class.class());
            }
            Object::Module(module) => visit(module.dict),
            Object::Property(property) => property.parts().for_each(visit),
            Object::StaticMethod(v, dict) | Object::ClassMethod(v, dict) => {
                visit(*v);
                dict.iter().for_each(|&v| visit(v));
            }
            Object::MappingProxy(v) => visit(*v),
            Object::DictView(_, v) => visit(*v),
            Object::Member(member) => visit(member.class),
            Object::GetSet(getset) => visit(getset.class),
            Object::Super(parts) => parts.visit(visit),
            Object::Generator(generator) => generator.visit(visit),
            Object::Awaitable(awaitable) => awaitable.visit(visit),
            Object::Frame(frame) => frame.visit(visit),
            Object::Traceback(traceback) => traceback.visit(visit),
            Object::WeakRef(weak) => weak.visit(visit),
            Object::Iter(iter) => iter.visit(visit),
            _ => {}
        }
    }
}

impl HeapObject for Object {
    type Spares = Spares;

    fn traverse(&self, visit: &mut dyn FnMut(ObjId)) {
        self.visit(visit);
    }

    #[inline(always)]
    fn traverse_fast(&self, mut visit: impl FnMut(ObjId)) {
        match self {
            Object::Tuple(items) => items.iter().rev().for_each(|&v| visit(v)),
            Object::List(list) => list.items.iter().rev().for_each(|&v| visit(v)),
            Object::SmallList(_, items) | Object::SmallTuple(items) => {
                items.iter().rev().flatten().for_each(|&v| visit(v))
            }
            Object::Small(class, values) => {
                values.iter().flatten().for_each(|&v| visit(v));
                visit(class.class());
            }
            Object::Instance(instance) if instance.is_plain() => {
                instance.values.iter().flatten().for_each(|&v| visit(v));
                visit(instance.class);
            }
            _ => self.visit(&mut visit),
        }
    }

    fn clear(&mut self, out: &mut Released) {
        match self {
            Object::List(list) => list.clear_into(out),
            Object::SmallList(array, items) => clear_small_list(array, items, out),
            Object::Dict(dict) => dict.clear_into(out),
            Object::Set(set) => set.clear_into(out),
            Object::Cell(content) => out.refs.extend(content.take()),
            Object::Function(function) => function.clear_into(out),
            Object::Type(class) => class.clear_into(out),
            Object::Instance(instance) => instance.clear_into(out),
            Object::Small(_, values) => out.refs.extend(values.iter_mut().filter_map(Option::take)),
            Object::Generator(generator) => generator.clear_into(out),
            Object::Frame(frame) => frame.clear_into(out),
            Object::Traceback(traceback) => traceback.clear_into(out),
            Object::WeakRef(weak) => out.refs.extend(weak.callback.take()),
            Object::Iter(iter) => iter.clear_into(out),
            // Immutable containers are not cleared (tuple, frozenset, slice, method ...): their members are.
            _ => {}
        }
    }

    fn release(&mut self, out: &mut Released, spares: &mut Spares) {
        if let Object::Small(class, values) = *self {
            out.refs.extend(values.into_iter().flatten());
            out.refs.push(class.class());
            *self = Object::Gone;
            return;
        }
        match std::mem::replace(self, Object::Gone) {
            Object::Tuple(items) => {
                let first = out.refs.len();
                out.refs.extend_from_slice(&items);
                out.refs[first..].reverse();
            }
            Object::SmallTuple(items) => out.refs.extend(items.into_iter().rev().flatten()),
            Object::SmallList(mut array, mut items) => clear_small_list(&mut array, &mut items, out),
            Object::List(mut list) => {
                list.clear_into(out);
                spares.keep_list(list);
            }
            Object::Dict(mut dict) => {
                dict.clear_into(out);
                spares.keep_dict(dict);
            }
            Object::Set(mut set) | Object::FrozenSet(mut set) => set.clear_into(out),
            Object::ByteArray(array) => out.blocks.push(array.block),
            Object::Slice(parts) => {
                let [start, stop, step] = *parts;
                out.refs.extend([step, start, stop]);
            }
            Object::Function(mut function) => function.release_into(out),
            Object::Instance(mut instance) => {
                instance.release_into(out, spares);
                spares.keep_instance(instance.into_body());
            }
            Object::Type(class) => {
                class.visit(&mut |v| out.refs.push(v));
                out.blocks.extend(class.memory.blocks());
            }
            Object::Generator(mut generator) => generator.release_into(out),
            Object::Frame(mut frame) => frame.release_into(out),
            other => other.visit(&mut |v| out.refs.push(v)),
        }
    }

    #[inline(always)]
    fn few_references(&self) -> Option<[Option<ObjId>; FEW_REFERENCES]> {
        match *self {
            Object::Small(class, [first, second]) => Some([first, second, Some(class.class())]),
            Object::SmallTuple([first, second]) => Some([second, first, None]),
            _ => None,
        }
    }

    #[inline(always)]
    fn clear_few(&mut self) -> Option<[Option<ObjId>; FEW_REFERENCES]> {
        match self {
            Object::Small(_, [first, second]) => Some([first.take(), second.take(), None]),
            _ => None,
        }
    }

    fn type_key(&self, objects: Objects<'_, Object>) -> u32 {
        let class = self.as_instance().and_then(|instance| objects.get(instance.class));
        match class {
            Some(Object::Type(class)) => class.key,
            _ => self.kind() as u32,
        }
    }

    fn weak_target(&self) -> Option<ObjId> {
        match self {
            Object::WeakRef(weak) => weak.target,
            Object::Instance(instance) => match instance.base() {
                Base::Builtin(base) => base.weak_target(),
                _ => None,
            },
            _ => None,
        }
    }

    fn clear_weak_target(&mut self) {
        match self {
            Object::WeakRef(weak) => weak.target = None,
            Object::Instance(instance) => {
                if let Some(Base::Builtin(base)) = instance.base_mut() {
                    base.clear_weak_target();
                }
            }
            _ => {}
        }
    }

    fn has_weak_callback(&self) -> bool {
        match self {
            Object::WeakRef(weak) => weak.callback.is_some(),
            Object::Instance(instance) => matches!(instance.base(), Base::Builtin(base) if base.has_weak_callback()),
            _ => false,
        }
    }

    #[inline(always)]
    fn untrackable_by_contents(&self) -> bool {
        self.is_tuple()
    }

    fn is_exact_dict(&self) -> bool {
        matches!(self, Object::Dict(_))
    }

    #[inline]
    fn is_atom(&self) -> bool {
        match self {
            Object::Int(_) | Object::Float(_) | Object::Str(_) | Object::BigInt(_) | Object::Bytes(_) => true,
            Object::Complex(_) => true,
            Object::Iter(iter) => matches!(**iter, Iter::Range(..)),
            _ => false,
        }
    }

    #[inline(always)]
    fn drops_nothing(&self) -> bool {
        matches!(self, Object::Small(..) | Object::SmallTuple(_) | Object::Int(_) | Object::Float(_) | Object::Gone)
    }

    fn weakrefs_die_before_finalizer(&self) -> bool {
        matches!(self, Object::Generator(_))
    }

    fn blocks(&self, visit: &mut impl FnMut(Block)) {
        if let Object::Instance(instance) = self
            && let Base::Native(part) = instance.base()
        {
            part.blocks(visit);
        }
        match self.native() {
            Object::List(list) => visit(list.block()),
            Object::SmallList(array, items) => visit(ListRef::Small(*array, items).block()),
            Object::ByteArray(bytes) => visit(bytes.block),
            Object::Dict(dict) => visit(dict.block),
            Object::Set(set) | Object::FrozenSet(set) => visit(set.block),
            Object::Type(class) => class.memory.blocks().for_each(visit),
            _ => {}
        }
    }
}
