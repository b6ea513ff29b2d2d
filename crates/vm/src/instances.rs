//! The attributes of instances: where their values lie, and how they come and go.

use smallvec::SmallVec;

use crate::errors::R;
use crate::machine::Machine;
use crate::object::{Base, Object, V};
use crate::objects::{Instance, InstanceBody, InstanceRef, SMALL_VALUES, TypeObj};
use crate::shapes::ShapeId;

impl Machine {
    /// Where the value of an attribute lies among an instance's values; `None`: it has none, or has a dict.
    pub(crate) fn attribute_place(&self, instance: InstanceRef<'_>, name: V) -> Option<usize> {
        match instance.body {
            Some(body) => Some(self.class(instance.class).slots.len() + self.shapes.find(body.shape, name)?),
            None => {
                let place = self.small_place(instance.class, name)?;
                instance.values[place].map(|_| place)
            }
        }
    }

    /// Where the value of an attribute would lie in the slot of an instance of this class.
    fn small_place(&self, class: V, name: V) -> Option<usize> {
        let names = self.shapes.family_names(self.class(class).root_shape);
        names.iter().take(SMALL_VALUES).position(|&known| known == name)
    }

    /// Slots and attributes of an instance with their names, attributes in order of insertion; none that are in a dict.
    pub fn attributes_of(&self, instance: InstanceRef<'_>) -> Vec<(V, V)> {
        let class = self.class(instance.class);
        let slots = class.slots.len();
        let of_slots =
            class.slots.iter().copied().zip(instance.values).filter_map(|(name, value)| Some((name, (*value)?)));
        let attributes = &instance.values[slots.min(instance.values.len())..];
        let at = |(&name, place): (&V, usize)| Some((name, (*attributes.get(place)?)?));
        match instance.body {
            None => of_slots.chain(self.shapes.family_names(class.root_shape).iter().zip(0..).filter_map(at)).collect(),
            Some(body) => {
                let places = self.shapes.places(body.shape).iter().map(|&place| place as usize);
                of_slots.chain(self.shapes.names(body.shape).iter().zip(places).filter_map(at)).collect()
            }
        }
    }

    /// The value at a place, of a slot or of an attribute.
    pub(crate) fn value_mut(&mut self, obj: V, place: usize) -> Option<&mut Option<V>> {
        let slots = self.class(self.type_of(obj)).slots.len();
        match self.heap.get_mut(obj) {
            Object::Small(_, values) if place < slots => values.get_mut(place),
            Object::Instance(instance) => instance.values.get_mut(place),
            _ => None,
        }
    }

    /// Moves an instance's contents out of its slot.
    #[cold]
    #[inline(never)]
    pub(crate) fn move_out(&mut self, obj: V) {
        let &Object::Small(class, values) = self.heap.get(obj) else { unreachable!("asked for what is in its slot") };
        let class = class.class();
        let TypeObj { root_shape, slots, .. } = self.class(class);
        let (mut shape, slots) = (*root_shape, slots.len());
        let mut body = self.new_body(class);
        if slots == 0 {
            let names: SmallVec<[V; SMALL_VALUES]> =
                self.shapes.family_names(shape).iter().take(SMALL_VALUES).copied().collect();
            for (place, (name, value)) in names.into_iter().zip(values).enumerate() {
                if let Some(value) = value {
                    shape = self.shapes.with(shape, name).0;
                    body.set_value(place, value);
                }
            }
        } else {
            body.values.extend_from_slice(&values[..slots]);
        }
        body.shape = shape;
        body.set_parts(None, Base::Object);
        *self.heap.get_mut(obj) = Object::Instance(Instance::new(body));
    }

    /// A body without values, whose shape is still to be given.
    pub(crate) fn new_body(&mut self, class: V) -> Box<InstanceBody> {
        let mut body = self.heap.spares_mut().instance().unwrap_or_else(|| InstanceBody::empty(class));
        body.class = class;
        body
    }

    /// Adds or replaces an attribute held by shape (not by dict); takes the value.
    pub fn instance_set_own(&mut self, obj: V, name: V, value: V) {
        let instance = self.instance(obj).expect("caller checked");
        if let Some(dict) = instance.dict() {
            let result = self.dict_set_name(dict, name, value);
            debug_assert!(result.is_ok(), "names compare without Python code");
            self.decref(value);
            return;
        }
        let class = instance.class;
        if let Some(place) = self.attribute_place(instance, name) {
            let old = self.replace_value(obj, place, value);
            old.into_iter().for_each(|v| self.decref(v));
            return;
        }
        if self.shapes.share(self.shapes.family(self.class(class).root_shape), name).is_none() {
            // The class's table is full: a dict of its own.
            if let Ok(dict) = self.instance_dict(obj) {
                self.decref(dict);
                self.instance_set_own(obj, name, value);
            }
            return;
        }
        if let Some(place) = self.small_place(class, name)
            && self.adds_in_slot(obj, place)
        {
            self.replace_value(obj, place, value);
            return;
        }
        self.class_mut(class).outgrown = true;
        let slots = self.class(class).slots.len();
        let shape = self.instance_mut(obj).expect("is an instance").shape;
        let (next, place) = self.shapes.with(shape, name);
        let instance = self.instance_mut(obj).expect("is an instance");
        instance.shape = next;
        instance.set_value(slots + place, value);
    }

    /// Whether an attribute that is not there yet can be added at this place of the values in the slot: as the last one.
    #[inline(always)]
    pub(crate) fn adds_in_slot(&self, obj: V, place: usize) -> bool {
        match self.heap.get(obj) {
            Object::Small(_, values) => values[place..].iter().all(Option::is_none),
            _ => false,
        }
    }

    /// Gives a place that there is another value; the reference to the one before is the caller's.
    #[inline(always)]
    pub(crate) fn replace_value(&mut self, obj: V, place: usize, value: V) -> Option<V> {
        match self.heap.get_mut(obj) {
            Object::Small(_, values) => values[place].replace(value),
            Object::Instance(instance) => instance.values[place].replace(value),
            _ => unreachable!("the caller found the place in an instance"),
        }
    }

    pub(crate) fn instance_del_own(&mut self, obj: V, name: V) -> R<()> {
        let instance = self.instance(obj).expect("caller checked");
        let (class, shape) = (instance.class, instance.body.map(|body| body.shape));
        let Some(place) = self.attribute_place(instance, name) else { return Err(self.nothing_to_delete(obj, name)) };
        let old = match (self.heap.get_mut(obj), shape) {
            (Object::Small(_, values), _) => values[place].take(),
            (_, Some(shape)) => {
                let next = self.shapes.without(shape, name, self.class(class).root_shape);
                let instance = self.instance_mut(obj).expect("is an instance");
                instance.shape = next;
                instance.values[place].take()
            }
            _ => unreachable!("an instance has its values in its slot or outside"),
        };
        old.into_iter().for_each(|v| self.decref(v));
        Ok(())
    }

    /// `instance.__dict__`: from now on the attributes live in a dict object. A new reference.
    pub fn instance_dict(&mut self, obj: V) -> R<V> {
        let Some(instance) = self.instance_mut(obj) else { return Err(self.no_attribute(obj, self.names.dict)) };
        if let Some(dict) = instance.dict() {
            return Ok(self.new_ref(dict));
        }
        let (shape, class) = (instance.shape, instance.class);
        let slots = self.class(class).slots.len();
        let names = self.shapes.names(shape).clone();
        let family = self.shapes.family(self.class(class).root_shape);
        let dict = self.new_dict();
        let own_table = self.class(class).is_exception || !self.class(class).managed_dict();
        if !own_table && self.class(class).inline_values() {
            self.dict_mut(dict).expect("just made").set_family(Some(family));
        } else if !own_table {
            self.dict_split(dict, family)?;
        }
        let places = self.shapes.places(shape).clone();
        let values: Vec<Option<V>> = self.instance_mut(obj).expect("checked").values.drain(slots..).collect();
        for (&name, &place) in names.iter().zip(places.iter()) {
            let value = values[place as usize].expect("an attribute of the shape has a value");
            self.dict_set_name(dict, name, value)?;
            self.decref(value);
        }
        let instance = self.instance_mut(obj).expect("checked");
        instance.shape = ShapeId::DICT;
        instance.set_dict(Some(dict));
        Ok(self.new_ref(dict))
    }

    /// Takes an instance's attributes away, as another `__dict__` does: their dict, or where there is none the values.
    pub(crate) fn give_up_attributes(&mut self, obj: V) -> R<Vec<V>> {
        let Some(instance) = self.instance(obj) else { return Err(self.no_attribute(obj, self.names.dict)) };
        let slots = self.class(instance.class).slots.len();
        let instance = self.instance_mut(obj).expect("just seen");
        if let Some(dict) = instance.set_dict(None) {
            return Ok(vec![dict]);
        }
        instance.shape = ShapeId::DICT;
        Ok(instance.values.drain(slots..).flatten().collect())
    }
}
