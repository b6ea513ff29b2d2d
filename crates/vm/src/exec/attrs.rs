//! Attribute instructions and their caches.

use super::Flow;
use crate::attr::Callee;
use crate::cache::{Cache, Found};
use crate::errors::R;
use crate::frame::Slot;
use crate::machine::Machine;
use crate::native::Binding;
use crate::object::{Object, V};
use crate::objects::{Ins, Kind, LoadedCode, NO_CACHE, SMALL_VALUES, SmallClass};
use crate::record::Cause;
use crate::shapes::ShapeId;

/// Marks cache keys that are builtin kinds rather than shapes.
const KIND_KEY: u32 = 1 << 31;
/// Marks those that are a class and which places of the values in an instance's slot are filled: as good as a shape.
const SMALL_KEY: u32 = 1 << 30;

#[inline(always)]
fn small_key(class: SmallClass, [first, second]: &[Option<V>; SMALL_VALUES]) -> u32 {
    SMALL_KEY | u32::from(first.is_some()) << 24 | u32::from(second.is_some()) << 25 | class.class().index()
}

impl Machine {
    /// What an attribute cache can be about; None for objects that are not cached.
    #[inline(always)]
    fn attr_key(&self, owner: V) -> Option<u32> {
        match self.heap.get(owner) {
            Object::Small(class, values) => Some(small_key(*class, values)),
            Object::Instance(instance) if instance.shape.0 > ShapeId::CLEARED.0 => Some(instance.shape.0),
            Object::List(_)
            | Object::SmallList(..)
            | Object::Dict(_)
            | Object::Str(_)
            | Object::Set(_)
            | Object::Generator(_) => Some(KIND_KEY | self.heap.get(owner).kind() as u32),
            _ => None,
        }
    }

    #[inline(always)]
    pub(super) fn cached_attr(&self, code: &LoadedCode, cache: u16, owner: V) -> Found {
        if cache == NO_CACHE {
            return Found::Nothing;
        }
        let cache = &self.caches[code.cache_base as usize + cache as usize];
        match self.attr_key(owner) {
            Some(key) if key == cache.key && cache.epoch == self.type_epoch => cache.found,
            _ => Found::Nothing,
        }
    }

    /// The value at a place that a cache remembered; None when it is a slot that is not set.
    #[inline(always)]
    pub(super) fn value_at(&self, owner: V, place: u32) -> Option<V> {
        match self.heap.get(owner) {
            Object::Small(_, values) => values[place as usize],
            Object::Instance(instance) => instance.values[place as usize],
            _ => unreachable!("the cache's shape is an instance's"),
        }
    }

    #[inline(always)]
    pub(super) fn add_value_at(&mut self, owner: V, place: u16, shape: ShapeId, value: V) {
        match self.heap.get_mut(owner) {
            Object::Small(_, values) => values[place as usize] = Some(value),
            Object::Instance(instance) => {
                instance.shape = shape;
                instance.set_value(place as usize, value);
            }
            _ => unreachable!("the cache's shape is an instance's"),
        }
    }

    #[inline(always)]
    pub(super) fn cached_store(&self, code: &LoadedCode, cache: u16, owner: V) -> Found {
        if cache == NO_CACHE {
            return Found::Nothing;
        }
        let cache = &self.caches[code.cache_base as usize + cache as usize];
        let same = match self.heap.get(owner) {
            Object::Small(class, values) => cache.key == small_key(*class, values),
            Object::Instance(instance) => cache.key == instance.shape.0,
            _ => false,
        };
        if same && cache.epoch == self.type_epoch { cache.found } else { Found::Nothing }
    }

    fn remember(&mut self, code: &LoadedCode, cache: u16, key: Option<u32>, found: Found) {
        if cache != NO_CACHE
            && let Some(key) = key
        {
            self.caches[code.cache_base as usize + cache as usize] = Cache { key, epoch: self.type_epoch, found };
        }
    }

    #[inline(never)]
    pub(super) fn op_load_attr(&mut self, code: &LoadedCode, ins: Ins, pc: usize) -> R<Flow> {
        let name = code.names[(ins.arg >> 1) as usize];
        let method = ins.arg & 1 == 1;
        let owner = self.stack[self.sp - 1];
        if let Some(found) = self.plain_attr(owner.id(), name, method) {
            let key = self.attr_key(owner.id());
            self.remember(code, ins.cache, key, found);
        }
        self.top().pc = pc as u32;
        if let Some(flow) = self.enter_getter(owner.id(), name, method)? {
            return Ok(flow);
        }
        if !method {
            let value = self.get_attr(owner.id(), name)?;
            let owner = self.pop();
            self.push(Slot::owned(value));
            self.drop_slot(owner);
            return self.check_halt().map(|()| Flow::Next);
        }
        match self.load_method(owner.id(), name)? {
            Callee::Unbound(function) => {
                self.heap.incref(function);
                let owner = self.pop();
                self.push(Slot::owned(function));
                self.push(owner);
            }
            Callee::Bound(value) => {
                let owner = self.pop();
                self.push(Slot::owned(value));
                self.push(Slot::NULL);
                self.drop_slot(owner);
            }
        }
        self.check_halt().map(|()| Flow::Next)
    }

    /// What an attribute look-up will find, if that depends only on the owner's shape (or kind) and the type epoch.
    fn plain_attr(&mut self, owner: V, name: V, method: bool) -> Option<Found> {
        self.attr_key(owner)?;
        let class = self.type_of(owner);
        let own_getattribute = self.type_lookup(class, self.names.getattribute);
        if own_getattribute.is_some_and(|f| !self.heap.get(f).is_builtin_method()) {
            return None;
        }
        let class_attr = self.type_lookup(class, name);
        if class_attr.is_some_and(|v| self.is_data_descriptor(v)) {
            return self.slot_place(owner, class_attr);
        }
        if let Some(instance) = self.instance(owner)
            && let Some(place) = self.attribute_place(instance, name)
        {
            return Some(Found::Value(place as u32));
        }
        let function = class_attr?;
        if self.is_plain_value(function) {
            return self.class_place(class, name);
        }
        let is_method = match self.heap.get(function) {
            Object::Function(_) => true,
            Object::MethodDescr(def, _) => matches!(def.method, Binding::Method | Binding::Special),
            _ => false,
        };
        (method && is_method).then_some(Found::Method(function))
    }

    /// Where the order of resolution finds a name, if that is soon enough in a namespace to be remembered.
    fn class_place(&self, class: V, name: V) -> Option<Found> {
        let (dict, place) = self.class(class).mro_list.iter().find_map(|&class| {
            let dict = self.class(class).dict;
            self.dict_find_name(self.dict(dict)?, name).map(|place| (dict, place))
        })?;
        Some(Found::Class(u16::try_from(place).ok()?, dict))
    }

    /// The value of a name in a class's namespace, if it is still where it was.
    #[inline(always)]
    pub(super) fn class_value(&self, dict: V, place: u16, name: V) -> Option<V> {
        match self.heap.get(dict) {
            Object::Dict(dict) => {
                dict.entry_at(place.into()).filter(|entry| entry.key == name).map(|entry| entry.value)
            }
            _ => None,
        }
    }

    /// Where the values of an instance hold the `__slots__` entry that a class attribute describes.
    fn slot_place(&self, owner: V, class_attr: Option<V>) -> Option<Found> {
        let Object::Member(member) = self.heap.get(class_attr?) else { return None };
        let slots = self.class(self.instance(owner)?.class).slots.len();
        (usize::from(member.index) < slots).then_some(Found::Value(u32::from(member.index)))
    }

    /// What assigning the attribute did, if it will do the same to all instances of the shape that this one had before.
    fn plain_store(&mut self, owner: V, name: V, shape_before: u32) -> Option<Found> {
        let Some(Found::Value(place)) = self.plain_attr(owner, name, false) else { return None };
        match self.attr_key(owner)? {
            shape if shape == shape_before => Some(Found::Value(place)),
            // The values have moved out of the slot: those of other instances of the class never are in theirs.
            shape if (shape ^ shape_before) & SMALL_KEY != 0 => None,
            shape => Some(Found::Added(u16::try_from(place).ok()?, ShapeId(shape))),
        }
    }

    #[inline(never)]
    pub(super) fn op_store_attr(&mut self, code: &LoadedCode, ins: Ins) -> R<Flow> {
        let name = code.names[ins.arg as usize];
        let owner = self.pop();
        let value = self.pop();
        let (shape, epoch) = (self.attr_key(owner.id()), self.type_epoch);
        let plain = self.stores_plainly(owner.id(), name);
        let result = self.set_attr(owner.id(), name, value.id());
        if plain
            && let Some(shape) = shape
            && epoch == self.type_epoch
            && let Some(found) = self.plain_store(owner.id(), name, shape)
        {
            self.remember(code, ins.cache, Some(shape), found);
        }
        self.drop_slot(value);
        self.drop_slot(owner);
        result?;
        self.check_halt().map(|()| Flow::Next)
    }

    /// Whether assigning the attribute just sets a value of the instance: its own, or that of a slot.
    fn stores_plainly(&mut self, owner: V, name: V) -> bool {
        if !self.heap.get(owner).is_instance() || self.attr_key(owner).is_none() {
            return false;
        }
        let class = self.type_of(owner);
        let setattr = self.type_lookup(class, self.names.setattr);
        if setattr.is_some_and(|f| !self.heap.get(f).is_builtin_method()) {
            return false;
        }
        match self.type_lookup(class, name) {
            Some(descriptor) if self.is_data_descriptor(descriptor) => {
                matches!(self.heap.get(descriptor), Object::Member(_))
            }
            _ => self.class(class).has_dict,
        }
    }

    pub(super) fn op_delete_attr(&mut self, code: &LoadedCode, arg: u32) -> R<Flow> {
        let name = code.names[arg as usize];
        let owner = self.pop();
        self.heap.sink_mut().cause(Cause::DeleteAttr(name));
        let result = self.del_attr(owner.id(), name);
        self.drop_slot(owner);
        result?;
        self.check_halt().map(|()| Flow::Next)
    }

    /// Whether the instruction, whose cache is for nothing else, is executed for the first time: CPython has not specialised
    /// it yet.
    pub(super) fn is_first(&mut self, code: &LoadedCode, ins: Ins) -> bool {
        let place = code.cache_base as usize + ins.cache as usize;
        ins.cache != NO_CACHE && std::mem::replace(&mut self.caches[place].epoch, 1) == 0
    }

    pub(super) fn op_load_super_attr(&mut self, code: &LoadedCode, ins: Ins) -> R<Flow> {
        let arg = ins.arg;
        let name = code.names[(arg >> 2) as usize];
        let (this, class, global) = (self.pop(), self.pop(), self.pop());
        // CPython makes an object of `super` where the instruction is executed for the first time.
        let is_first = self.is_first(code, ins);
        if arg & 1 == 1
            && !is_first
            && global.id() == self.kind_type(Kind::Super)
            && let Some(method) = self.method_behind(class.id(), this.id(), name)
        {
            self.heap.incref(method);
            self.push(Slot::owned(method));
            self.push(this);
            self.drop_slot(global);
            self.drop_slot(class);
            return Ok(Flow::Next);
        }
        let two_arguments = arg & 2 != 0;
        let made = if two_arguments {
            self.call(global.id(), &[class.id(), this.id()])
        } else {
            // The compiler's cell for the class is the class; a shadowed `super` is called without arguments.
            self.call_super_without_arguments(global.id(), class.id(), this.id())
        };
        let result = made.and_then(|made| {
            let value = self.get_attr(made, name);
            self.decref(made);
            value
        });
        for slot in [global, class, this] {
            self.drop_slot(slot);
        }
        self.push(Slot::owned(result?));
        if arg & 1 == 1 {
            self.push(Slot::NULL);
        }
        Ok(Flow::Next)
    }

    /// The method that `super(class, this).name` finds for an instance, where it is one to be called with `this`; borrowed.
    fn method_behind(&self, class: V, this: V, name: V) -> Option<V> {
        let own = self.type_of(this);
        if matches!(self.heap.get(this), Object::Type(_)) || !self.is_subclass(own, class) {
            return None;
        }
        self.found_behind(class, own, name).filter(|&found| self.is_method(found))
    }

    fn call_super_without_arguments(&mut self, global: V, class: V, this: V) -> R<V> {
        if global == self.kind_type(Kind::Super) {
            return self.new_super(class, Some(this));
        }
        self.call(global, &[])
    }
}
