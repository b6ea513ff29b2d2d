//! Small objects around attributes: builtin functions, properties, slot descriptors, super, modules.

use std::rc::Rc;

use crate::native::NativeDef;
use crate::object::V;

/// A builtin function, or a builtin method bound to its object.
#[derive(Clone, Debug)]
pub struct Native {
    /// What it does.
    pub def: &'static NativeDef,
    /// The object it is bound to.
    pub self_: Option<V>,
    /// Name of the module it belongs to.
    pub module: &'static str,
}

impl Native {
    /// What CPython calls a method-wrapper: a special method of a builtin type that fills a slot, bound to its object.
    pub fn is_method_wrapper(&self) -> bool {
        self.self_.is_some() && self.def.fills_slot()
    }
}

/// A property.
#[derive(Clone, Debug, Default)]
pub struct Property {
    /// `fget`
    pub getter: Option<V>,
    /// `fset`
    pub setter: Option<V>,
    /// `fdel`
    pub deleter: Option<V>,
    /// `__doc__`
    pub doc: Option<V>,
    /// `__name__`, told by `__set_name__`.
    pub name: Option<V>,
}

impl Property {
    /// The references it holds, in order of traversal.
    pub fn parts(&self) -> impl Iterator<Item = V> + use<> {
        [self.getter, self.setter, self.deleter, self.doc, self.name].into_iter().flatten()
    }
}

/// The descriptor of a `__slots__` entry.
#[derive(Clone, Debug)]
pub struct Member {
    /// Name of the slot, interned.
    pub name: V,
    /// Class that defines it.
    pub class: V,
    /// Index into the instance's values.
    pub index: u16,
}

/// What a computed attribute computes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GetSetKind {
    /// `__dict__` of instances.
    Dict,
    /// `__weakref__` of instances.
    Weakref,
    /// A read-only attribute computed by the definition's function.
    Computed(&'static NativeDef),
}

/// A computed attribute.
#[derive(Clone, Debug)]
pub struct GetSet {
    /// Its name.
    pub name: &'static str,
    /// Class that defines it.
    pub class: V,
    /// What it computes.
    pub kind: GetSetKind,
}

/// A super.
#[derive(Clone, Debug)]
pub struct Super {
    /// The class after which to look.
    pub class: V,
    /// The object, if bound.
    pub object: Option<V>,
    /// The class whose order of resolution is walked.
    pub object_class: Option<V>,
}

impl Super {
    /// Visits object, class, class of the object.
    pub fn visit(&self, visit: &mut impl FnMut(V)) {
        self.object.iter().for_each(|&v| visit(v));
        visit(self.class);
        self.object_class.iter().for_each(|&v| visit(v));
    }
}

/// A module.
#[derive(Clone, Debug)]
pub struct Module {
    /// `__name__`
    pub name: Rc<str>,
    /// `__dict__`
    pub dict: V,
}
