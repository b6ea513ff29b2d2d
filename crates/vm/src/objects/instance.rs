//! Instances of Python classes, and builtin exceptions.

use std::rc::Rc;

use afterdel_collector::Released;
use smallvec::SmallVec;

use crate::object::{Base, V};
use crate::objects::Payload;
use crate::shapes::ShapeId;
use crate::spares::Spares;

/// An instance: slots, then attribute values in order of insertion (named by the shape), then the native part.
#[derive(Clone, Debug)]
pub struct Instance {
    /// The class.
    pub class: V,
    /// The class's number in the registry of types.
    pub type_key: u32,
    /// Which attributes `values` holds, in order; [`ShapeId::DICT`] once `dict` holds them.
    pub shape: ShapeId,
    /// Number of `__slots__` entries at the front of `values`.
    pub slot_count: u16,
    /// Slots (`None` = unset), then attribute values (never `None`).
    pub values: SmallVec<[Option<V>; 2]>,
    /// What most instances have not.
    more: Option<Box<More>>,
}

/// What few instances have: kept apart, so that the others are small.
#[derive(Clone, Debug)]
struct More {
    /// Where each class's own slots begin, when several classes have some: they are given up subclass first.
    slot_levels: Option<Rc<[u16]>>,
    /// `__dict__`, once a program has asked for it.
    dict: Option<V>,
    /// The native part.
    base: Base,
}

impl Instance {
    /// Nothing of a class.
    #[cold]
    #[inline(never)]
    pub fn empty(class: V) -> Box<Instance> {
        Box::new(Instance {
            class,
            type_key: 0,
            shape: ShapeId::CLEARED,
            slot_count: 0,
            values: SmallVec::new(),
            more: None,
        })
    }

    /// Nothing but a class and values, whose order is that of their places.
    #[inline(always)]
    pub fn is_plain(&self) -> bool {
        self.more.is_none()
    }

    /// The native part.
    #[inline]
    pub fn base(&self) -> &Base {
        self.more.as_ref().map_or(&Base::Object, |more| &more.base)
    }

    /// The native part, if there may be one.
    #[inline]
    pub fn base_mut(&mut self) -> Option<&mut Base> {
        self.more.as_mut().map(|more| &mut more.base)
    }

    /// `__dict__`, once a program has asked for it.
    #[inline]
    pub fn dict(&self) -> Option<V> {
        self.more.as_ref()?.dict
    }

    /// Sets the `__dict__`; the reference to the one before is the caller's.
    pub fn set_dict(&mut self, dict: Option<V>) -> Option<V> {
        match &mut self.more {
            Some(more) => std::mem::replace(&mut more.dict, dict),
            None if dict.is_none() => None,
            None => {
                self.more = Some(Box::new(More { slot_levels: None, dict, base: Base::Object }));
                None
            }
        }
    }

    /// Where each class's own slots begin, when several classes have some, and the native part.
    #[inline]
    pub fn set_parts(&mut self, slot_levels: Option<Rc<[u16]>>, base: Base) {
        let plain = slot_levels.is_none() && matches!(base, Base::Object);
        self.more = (!plain).then(|| Box::new(More { slot_levels, dict: None, base }));
    }

    fn slot_levels(&self) -> Option<&[u16]> {
        self.more.as_ref()?.slot_levels.as_deref()
    }

    /// Gives a place its first value.
    #[inline(always)]
    pub fn set_value(&mut self, place: usize, value: V) {
        if place == self.values.len() {
            self.values.push(Some(value));
        } else {
            self.set_far_value(place, value);
        }
    }

    #[cold]
    #[inline(never)]
    fn set_far_value(&mut self, place: usize, value: V) {
        if place >= self.values.len() {
            self.values.resize(place + 1, None);
        }
        self.values[place] = Some(value);
    }

    /// Visits slots, attributes, class, then what the base visits (`subtype_traverse`); exceptions keep their attributes themselves.
    pub fn visit(&self, visit: &mut impl FnMut(V)) {
        match self.base() {
            Base::Native(part) => self.visit_native(&**part, visit),
            Base::Exception(exc) => {
                visit(self.class);
                self.visit_attributes(visit);
                exc.visit(visit);
            }
            Base::Builtin(base) => {
                self.visit_attributes(visit);
                visit(self.class);
                afterdel_collector::HeapObject::traverse(&**base, visit);
            }
            Base::Object => {
                self.visit_attributes(visit);
                visit(self.class);
            }
        }
    }

    /// Of a native module's type: mostly attributes, class, native part.
    fn visit_native(&self, part: &dyn Payload, visit: &mut impl FnMut(V)) {
        if !part.dict_last() {
            self.visit_attributes(visit);
        }
        if !part.class_last() {
            visit(self.class);
        }
        part.visit(visit);
        if part.class_last() {
            visit(self.class);
        }
        if part.dict_last() {
            self.visit_attributes(visit);
        }
    }

    fn visit_attributes(&self, visit: &mut impl FnMut(V)) {
        self.visit_slots(visit);
        self.values[self.slot_count as usize..].iter().flatten().for_each(|&v| visit(v));
        self.dict().into_iter().for_each(visit);
    }

    /// Visits the slots, those of the subclass first, each class's in the order of their names.
    fn visit_slots(&self, visit: &mut impl FnMut(V)) {
        let mut end = self.slot_count as usize;
        for &start in self.slot_levels().unwrap_or(&[0]).iter().rev() {
            self.values[start as usize..end].iter().flatten().for_each(|&v| visit(v));
            end = start as usize;
        }
    }

    /// `subtype_clear`: attributes and slots go, the class stays.
    pub fn clear_into(&mut self, out: &mut Released) {
        for slot in &mut self.values[..self.slot_count as usize] {
            out.refs.extend(slot.take());
        }
        let values = self.values.drain(self.slot_count as usize..);
        out.refs.extend(values.flatten());
        if self.shape != ShapeId::DICT {
            self.shape = ShapeId::CLEARED;
        }
        let Some(more) = &mut self.more else { return };
        out.refs.extend(more.dict.take());
        match &mut more.base {
            Base::Object => {}
            Base::Exception(exc) => exc.clear_into(out),
            Base::Builtin(base) => afterdel_collector::HeapObject::clear(&mut **base, out),
            Base::Native(part) => part.clear(out),
        }
    }

    /// Deallocation: slots, attributes in order of insertion, native part, class (cpython.md 2.7).
    pub fn release_into(&mut self, out: &mut Released, spares: &mut Spares) {
        let mut first = 0;
        if self.slot_levels().is_some() {
            self.visit_slots(&mut |v| out.refs.push(v));
            first = self.slot_count as usize;
        }
        out.refs.extend(self.values[first..].iter().flatten());
        self.values.clear();
        if let Some(more) = self.more.take() {
            more.release_into(out, spares);
        }
        out.refs.push(self.class);
    }
}

impl More {
    /// `__dict__`, then the native part.
    fn release_into(mut self, out: &mut Released, spares: &mut Spares) {
        if let Base::Exception(exc) = &mut self.base {
            exc.clear_members_into(out);
        }
        out.refs.extend(self.dict.take());
        match &mut self.base {
            Base::Object => {}
            Base::Exception(exc) => {
                out.refs.push(exc.args);
                exc.clear_into(out);
            }
            Base::Builtin(base) => afterdel_collector::HeapObject::release(&mut **base, out, spares),
            Base::Native(part) => part.clear(out),
        }
    }
}
