//! Instances of Python classes, and builtin exceptions.
//!
//! One with two values at most, and nothing else, lies in its slot: its class and the values, and so takes no other memory.
//! Which attributes it has follows from its class and from which places are filled; they came in the order of their places.
//! One of which that is not true lies outside its slot ([`crate::machine::Machine::instance_mut`] moves it there).

use std::ops::{Deref, DerefMut};
use std::rc::Rc;

use afterdel_collector::{ObjId, Released};
use smallvec::SmallVec;

use crate::object::{Base, Object, V};
use crate::objects::Payload;
use crate::shapes::ShapeId;
use crate::spares::Spares;

/// How many values lie in a slot ([`crate::object::Object::Small`]).
pub const SMALL_VALUES: usize = 2;

/// The class of an instance that lies in its slot: a reference that leaves room for the values. Classes are made before
/// their instances, and so nearly always get a low number; the instances of others lie outside their slots.
#[derive(Clone, Copy, Debug)]
pub struct SmallClass([u8; 3]);

impl SmallClass {
    /// `None`: its number is too large.
    #[inline(always)]
    pub fn new(class: V) -> Option<SmallClass> {
        let [low, middle, high, 0] = class.index().to_le_bytes() else { return None };
        Some(SmallClass([low, middle, high]))
    }

    /// The class.
    #[inline(always)]
    pub fn class(self) -> V {
        let [low, middle, high] = self.0;
        ObjId::from_index(u32::from_le_bytes([low, middle, high, 0])).expect("made of an id")
    }
}

/// An instance, wherever its values lie.
#[derive(Clone, Copy, Debug)]
pub struct InstanceRef<'a> {
    /// The class.
    pub class: V,
    /// Slots (`None` = unset), then attribute values, by place.
    pub values: &'a [Option<V>],
    /// What lies outside the slot.
    pub body: Option<&'a InstanceBody>,
}

impl<'a> InstanceRef<'a> {
    /// The native part.
    pub fn base(self) -> &'a Base {
        self.body.map_or(&Base::Object, InstanceBody::base)
    }

    /// `__dict__`, once a program has asked for it.
    pub fn dict(self) -> Option<V> {
        self.body?.dict()
    }

    /// Whether the dict has taken the values out of the instance.
    pub fn is_detached(self) -> bool {
        self.body.is_some_and(InstanceBody::is_detached)
    }
}

impl Object {
    /// Whether this is an instance of a Python class, or a builtin exception.
    #[inline(always)]
    pub fn is_instance(&self) -> bool {
        matches!(self, Object::Instance(_) | Object::Small(..))
    }

    /// Whether its operations may be methods of a program: an instance's, or those of what a weak proxy stands for.
    #[inline]
    pub fn answers_by_methods(&self) -> bool {
        self.is_instance() || matches!(self, Object::WeakRef(_))
    }

    /// The instance of a Python class, or the builtin exception, that this is.
    #[inline]
    pub fn as_instance(&self) -> Option<InstanceRef<'_>> {
        match self {
            Object::Small(class, values) => Some(InstanceRef { class: class.class(), values, body: None }),
            Object::Instance(instance) => {
                Some(InstanceRef { class: instance.class, values: &instance.values, body: Some(instance) })
            }
            _ => None,
        }
    }
}

/// An instance whose contents lie outside its slot.
#[derive(Clone, Debug)]
pub struct Instance {
    body: Box<InstanceBody>,
}

/// Slots, then attribute values in order of insertion (named by the shape), then the native part.
#[derive(Clone, Debug)]
pub struct InstanceBody {
    /// The class.
    pub class: V,
    /// Which attributes `values` holds, in order; [`ShapeId::DICT`] once `dict` holds them.
    pub shape: ShapeId,
    /// Slots (`None` = unset), then attribute values, by place; how many slots there are, the class says.
    pub values: SmallVec<[Option<V>; 2]>,
    /// What most instances have not.
    more: Option<Box<More>>,
}

/// What few instances have: kept apart, so that the others are small.
#[derive(Clone, Debug)]
struct More {
    /// Where each class's own slots begin, when several classes have some: they are given up subclass first.
    slot_levels: Option<Rc<[u16]>>,
    /// How many slots there are, when several classes have some.
    slot_count: u16,
    /// `__dict__`, once a program has asked for it.
    dict: Option<V>,
    /// The dict has taken the values out of the instance (`_PyDict_DetachFromObject`).
    detached: bool,
    /// The native part.
    base: Base,
}

// A pair of bare words on wasm32: 24 bytes are a size that the engine's small blocks come in.
#[cfg(target_pointer_width = "32")]
const _: () = assert!(size_of::<InstanceBody>() == 24);

impl Instance {
    /// An instance with these contents.
    #[inline(always)]
    pub fn new(body: Box<InstanceBody>) -> Instance {
        Instance { body }
    }

    /// All but what was in its slot.
    #[inline(always)]
    pub fn into_body(self) -> Box<InstanceBody> {
        self.body
    }
}

impl Deref for Instance {
    type Target = InstanceBody;

    #[inline(always)]
    fn deref(&self) -> &InstanceBody {
        &self.body
    }
}

impl DerefMut for Instance {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut InstanceBody {
        &mut self.body
    }
}

impl InstanceBody {
    /// Nothing of a class.
    #[cold]
    #[inline(never)]
    pub fn empty(class: V) -> Box<InstanceBody> {
        Box::new(InstanceBody { class, shape: ShapeId::CLEARED, values: SmallVec::new(), more: None })
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
                self.more = Some(Box::new(More {
                    slot_levels: None,
                    slot_count: 0,
                    dict,
                    detached: false,
                    base: Base::Object,
                }));
                None
            }
        }
    }

    /// Whether the dict has taken the values out of the instance.
    pub fn is_detached(&self) -> bool {
        self.more.as_ref().is_some_and(|more| more.detached)
    }

    /// The dict takes the values out of the instance.
    pub fn detach(&mut self) {
        if let Some(more) = &mut self.more {
            more.detached = true;
        }
    }

    /// Where each class's own slots begin, when several classes have some, and the native part. All slots are there.
    #[inline]
    pub fn set_parts(&mut self, slot_levels: Option<Rc<[u16]>>, base: Base) {
        let plain = slot_levels.is_none() && matches!(base, Base::Object);
        let slot_count = self.values.len() as u16;
        self.more = (!plain).then(|| Box::new(More { slot_levels, slot_count, dict: None, detached: false, base }));
    }

    /// Where each class's own slots begin, and where the last one's end, when several classes have some.
    fn slot_levels(&self) -> Option<(&[u16], usize)> {
        let more = self.more.as_ref()?;
        Some((more.slot_levels.as_deref()?, usize::from(more.slot_count)))
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
        let first = self.visit_slots(visit);
        self.values[first..].iter().flatten().for_each(|&v| visit(v));
        self.dict().into_iter().for_each(visit);
    }

    /// Visits the slots of several classes, those of the subclass first, each class's in the order of their names. Returns
    /// how many there are; those of one class lie before the other values, and are none of these.
    fn visit_slots(&self, visit: &mut impl FnMut(V)) -> usize {
        let Some((levels, count)) = self.slot_levels() else { return 0 };
        let mut end = count;
        for &start in levels.iter().rev() {
            self.values[start as usize..end].iter().flatten().for_each(|&v| visit(v));
            end = start as usize;
        }
        count
    }

    /// `subtype_clear`: attributes and slots go, the class stays.
    pub fn clear_into(&mut self, out: &mut Released) {
        out.refs.extend(self.values.iter_mut().filter_map(Option::take));
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
        let first = self.visit_slots(&mut |v| out.refs.push(v));
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
