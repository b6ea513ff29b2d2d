//! Looking at payloads: the same builtin payload whether the object is the builtin's own or of a derived class.

use num_bigint::BigInt;

use crate::machine::Machine;
use crate::object::{Base, Object, V};
use crate::objects::{Instance, InstanceRef, List, ListRef, Set, Str};
use crate::pure::IntRef;

impl Object {
    /// The payload of the builtin base.
    #[inline(always)]
    pub fn native(&self) -> &Object {
        match self {
            Object::Instance(instance) => match instance.base() {
                Base::Builtin(base) => base,
                Base::Native(part) => part.builtin().unwrap_or(self),
                _ => self,
            },
            _ => self,
        }
    }

    /// The payload of the builtin base.
    #[inline(always)]
    pub fn native_mut(&mut self) -> &mut Object {
        if !self.has_builtin_base() {
            return self;
        }
        match self {
            Object::Instance(instance) => match instance.base_mut() {
                Some(Base::Builtin(base)) => base,
                Some(Base::Native(part)) => part.builtin_mut().expect("checked above"),
                _ => unreachable!("checked above"),
            },
            _ => unreachable!("checked above"),
        }
    }

    #[inline(always)]
    fn has_builtin_base(&self) -> bool {
        match self {
            Object::Instance(instance) => match instance.base() {
                Base::Builtin(_) => true,
                Base::Native(part) => part.builtin().is_some(),
                _ => false,
            },
            _ => false,
        }
    }
}

impl Machine {
    /// A str's payload.
    pub fn str_obj(&self, v: V) -> Option<&Str> {
        match self.heap.get(v).native() {
            Object::Str(text) => Some(text),
            _ => None,
        }
    }

    /// A str's text.
    pub fn as_str(&self, v: V) -> Option<&str> {
        self.str_obj(v).map(|text| text.text.as_str())
    }

    /// The text of something known to be a str.
    pub fn str_text(&self, v: V) -> &str {
        self.as_str(v).expect("caller knows that this is a str")
    }

    /// A list's payload.
    pub fn list(&self, v: V) -> Option<ListRef<'_>> {
        self.heap.get(v).native().as_list()
    }

    /// A list's payload, to be edited.
    pub fn list_mut(&mut self, v: V) -> Option<&mut List> {
        self.heap.get_mut(v).native_mut().as_list_mut()
    }

    /// A tuple's items.
    pub fn tuple(&self, v: V) -> Option<&[V]> {
        match self.heap.get(v).native() {
            tuple @ (Object::Tuple(_) | Object::SmallTuple(_)) => Some(tuple.tuple_items()),
            _ => None,
        }
    }

    /// A set's or frozenset's payload.
    pub fn set(&self, v: V) -> Option<&Set> {
        match self.heap.get(v).native() {
            Object::Set(set) | Object::FrozenSet(set) => Some(set),
            _ => None,
        }
    }

    /// A set's or frozenset's payload.
    pub fn set_mut(&mut self, v: V) -> Option<&mut Set> {
        match self.heap.get_mut(v).native_mut() {
            Object::Set(set) | Object::FrozenSet(set) => Some(set),
            _ => None,
        }
    }

    /// A bytes' or bytearray's content.
    pub fn bytes(&self, v: V) -> Option<&[u8]> {
        match self.heap.get(v).native() {
            Object::Bytes(bytes) => Some(bytes),
            Object::ByteArray(bytes) => Some(bytes),
            Object::Instance(instance) if matches!(instance.base(), Base::Native(_)) => self.bytes_of_native(v),
            _ => None,
        }
    }

    /// An int's (or bool's) value.
    pub fn int(&self, v: V) -> Option<IntRef<'_>> {
        match self.heap.get(v).native() {
            Object::Int(value) => Some(IntRef::Small(value.0)),
            Object::Bool(value) => Some(IntRef::Small(i64::from(*value))),
            Object::BigInt(value) => Some(IntRef::Big(value)),
            _ => None,
        }
    }

    /// An int's (or bool's) value as an owned big integer.
    pub fn bigint(&self, v: V) -> Option<BigInt> {
        self.int(v).map(|value| value.to_big().into_owned())
    }

    /// A float's value.
    pub fn float(&self, v: V) -> Option<f64> {
        match self.heap.get(v).native() {
            Object::Float(value) => Some(value.0),
            _ => None,
        }
    }

    /// An instance's class and values.
    #[inline]
    pub fn instance(&self, v: V) -> Option<InstanceRef<'_>> {
        self.heap.get(v).as_instance()
    }

    /// An instance's payload, out of its slot from now on (instances.rs).
    #[inline]
    pub fn instance_mut(&mut self, v: V) -> Option<&mut Instance> {
        if matches!(self.heap.get(v), Object::Small(..)) {
            self.move_out(v);
        }
        match self.heap.get_mut(v) {
            Object::Instance(instance) => Some(instance),
            _ => None,
        }
    }

    /// Whether this is None.
    #[inline]
    pub fn is_none(&self, v: V) -> bool {
        v == self.none
    }
}
