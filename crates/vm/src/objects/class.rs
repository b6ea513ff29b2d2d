//! Classes.

use std::rc::Rc;

use afterdel_collector::{Layout, Released};

use super::{ClassMemory, Kind, SMALL_VALUES, SmallClass, TypeDef};
use crate::object::V;
use crate::shapes::ShapeId;

/// A class, builtin or made by a program.
#[derive(Clone, Debug)]
pub struct TypeObj {
    /// `tp_name`: what `repr` and messages say.
    pub name: Rc<str>,
    /// `__qualname__`
    pub qualname: Rc<str>,
    /// The class of this class.
    pub meta: V,
    /// `__bases__`, a tuple.
    pub bases: V,
    /// `__mro__`, a tuple.
    pub mro: V,
    /// The same order, for look-ups.
    pub mro_list: Rc<[V]>,
    /// `__base__`
    pub base: Option<V>,
    /// The attributes: a dict object.
    pub dict: V,
    /// The builtin whose payload instances carry.
    pub kind: Kind,
    /// Derives from BaseException.
    pub is_exception: bool,
    /// Made by a program or by a native module.
    pub heap: bool,
    /// The table of the native module's type that instances belong to, by themselves or by inheritance.
    pub native: Option<&'static TypeDef>,
    /// It is that type itself.
    pub own_native: bool,
    /// The collector has cleared it: `mro` is given up.
    pub cleared: bool,
    /// Instances have attributes of their own.
    pub has_dict: bool,
    /// Instances can be weakly referenced.
    pub has_weakref: bool,
    /// The place for weak references lies before the object, not in it.
    pub managed_weakref: bool,
    /// Number in the registry of types.
    pub key: u32,
    /// A `__del__` is found on the class.
    pub has_del: bool,
    /// The shape of an instance without attributes.
    pub root_shape: ShapeId,
    /// What a call of the class does, as far as it is known.
    pub call_plan: CallPlan,
    /// An instance got more attributes than fit in its slot: the next ones will, too.
    pub outgrown: bool,
    /// Names of `__slots__`, those of bases first.
    pub slots: Rc<[V]>,
    /// Where each class's own slots begin in `slots`; None when one class has them all.
    pub slot_levels: Option<Rc<[u16]>>,
    /// Bytes of an instance without a native part: header of count and type, and what a type written in C has besides.
    pub body_bytes: u32,
    /// It stands for a type that CPython has in C: its instances take `body_bytes`, whatever attributes they have here.
    pub fixed_layout: bool,
    /// The profile's word of the same name.
    pub inline_values_beside_fields: bool,
    /// What CPython has besides.
    pub memory: ClassMemory,
}

/// What a call of a class does that makes instances by `object.__new__` and a Python `__init__`, until a class changes.
#[derive(Clone, Copy, Debug, Default)]
pub struct CallPlan {
    /// The [`crate::machine::Machine`]'s count of changes to classes for which this holds; 0: nothing is known.
    pub epoch: u32,
    /// `__init__`; borrowed. `None`: a call does something else.
    pub init: Option<V>,
    /// The class in its slot's form, if its instances may lie in their slots.
    pub small: Option<SmallClass>,
    /// What an instance takes, without inline values and finalizer.
    pub layout: Layout,
    /// Instances have inline values.
    pub inline_values: bool,
}

/// CPython's key-sharing table of a class, as far as it decides about sizes (cpython.md 4.4).
#[derive(Clone, Copy, Debug)]
pub struct SharedKeys {
    /// Attribute names known.
    pub entries: u32,
    /// Free entries left.
    pub usable: u32,
}

impl Default for SharedKeys {
    fn default() -> Self {
        SharedKeys { entries: 0, usable: 30 }
    }
}

impl TypeObj {
    /// Whether instances of the two lie in memory in the same way, so that one can become the other.
    pub fn is_laid_out_as(&self, other: &Self) -> bool {
        self.has_body_of(other) && (self.has_dict, self.has_weakref) == (other.has_dict, other.has_weakref)
    }

    /// The same, whether they have attributes of their own and weak references or not.
    pub fn has_body_of(&self, other: &Self) -> bool {
        self.kind == other.kind
            && self.is_exception == other.is_exception
            && self.native.map(std::ptr::from_ref) == other.native.map(std::ptr::from_ref)
            && self.slots == other.slots
    }

    /// Programs cannot derive from it.
    pub fn is_final(&self) -> bool {
        self.own_native && self.native.is_some_and(|def| !def.open)
            || !self.heap
                && matches!(
                    self.kind,
                    Kind::Bool
                        | Kind::None
                        | Kind::Function
                        | Kind::Generator
                        | Kind::Range
                        | Kind::Slice
                        | Kind::Method
                        | Kind::Native
                        | Kind::Ellipsis
                        | Kind::NotImplemented
                        | Kind::Cell
                        | Kind::Frame
                        | Kind::Traceback
                        | Kind::Code
                        | Kind::MappingProxy
                        | Kind::WeakProxy
                        | Kind::WeakCallableProxy
                )
    }

    /// CPython's instances do not refer to it.
    pub fn is_static(&self) -> bool {
        !self.heap || self.own_native && self.native.is_some_and(|def| def.is_static)
    }

    /// The place for attributes lies before the object, not in it.
    pub fn managed_dict(&self) -> bool {
        self.has_dict && !self.native.is_some_and(|def| def.has_dict)
    }

    /// Attributes lie in the object until somebody asks for their dict (`Py_TPFLAGS_INLINE_VALUES`). Exceptions, and
    /// objects of variable size, have a dict from the first attribute on.
    pub fn inline_values(&self) -> bool {
        self.managed_dict()
            && !self.is_exception
            && !matches!(self.kind, Kind::Int | Kind::Bytes | Kind::Tuple)
            && (self.inline_values_beside_fields || self.has_no_fields())
    }

    /// Instances have no part of their own but attributes.
    fn has_no_fields(&self) -> bool {
        self.kind == Kind::Object && self.native.is_none() && self.slots.is_empty()
    }

    /// An instance without a native part fits in its slot, until it gets more attributes than that or a dict.
    pub fn fits_slot(&self) -> bool {
        !self.outgrown
            && self.slots.len() <= SMALL_VALUES
            && (self.slots.is_empty() || !self.has_dict)
            && self.slot_levels.is_none()
    }

    /// Instances are known to the collector and refer to their class.
    pub fn has_header(&self) -> bool {
        (self.heap || self.is_exception) && !(self.own_native && self.native.is_some_and(|def| !def.gc))
    }

    /// Visits dict, mro, bases, base, as `type_traverse` does.
    pub fn visit(&self, visit: &mut impl FnMut(V)) {
        visit(self.dict);
        if !self.cleared {
            visit(self.mro);
        }
        visit(self.bases);
        self.base.iter().for_each(|&v| visit(v));
        if self.heap {
            visit(self.meta);
        }
    }

    /// `type_clear`: the order of resolution goes, which holds the class itself; the dict is cleared as a member of the
    /// same garbage; bases and dict are given up at deallocation.
    pub fn clear_into(&mut self, out: &mut Released) {
        if !self.cleared {
            self.cleared = true;
            self.mro_list = Rc::from([]);
            out.refs.push(self.mro);
        }
    }
}
