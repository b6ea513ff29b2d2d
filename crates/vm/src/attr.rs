//! Attributes: descriptors, instance attributes by shape, classes, modules (`Objects/object.c`, `Objects/typeobject.c`).

use crate::errors::R;
use crate::machine::Machine;
use crate::native::Binding;
use crate::object::{Base, Object, V};
use crate::objects::{GetSetKind, Kind, Native};

/// A callable found for a call: a function that still wants `self`, or a value to be called as it is.
#[derive(Clone, Copy, Debug)]
pub enum Callee {
    /// Call with the object put before the arguments. Borrowed.
    Unbound(V),
    /// Call as it is. A new reference.
    Bound(V),
}

impl Machine {
    /// An attribute of a class, along its order of resolution; borrowed.
    #[inline]
    pub fn type_lookup(&mut self, class: V, name: V) -> Option<V> {
        if let Some(found) = self.method_cache.get(class, name, self.type_epoch) {
            return found;
        }
        self.type_lookup_anew(class, name)
    }

    #[cold]
    #[inline(never)]
    fn type_lookup_anew(&mut self, class: V, name: V) -> Option<V> {
        let found = self.type_lookup_uncached(class, name);
        self.method_cache.put(class, name, self.type_epoch, found);
        found
    }

    /// As [`Machine::type_lookup`], leaving the cache alone.
    pub fn type_lookup_uncached(&self, class: V, name: V) -> Option<V> {
        let mro = self.class(class).mro_list.clone();
        mro.iter().find_map(|&class| self.dict_get_name(self.class(class).dict, name))
    }

    /// A special method of an object's class; borrowed.
    pub fn special(&mut self, v: V, name: V) -> Option<V> {
        let class = self.type_of(v);
        self.type_lookup(class, name)
    }

    /// `obj.name`; a new reference.
    pub fn get_attr(&mut self, obj: V, name: V) -> R<V> {
        let class = self.type_of(obj);
        let found = match self.class(class).heap {
            true => self.get_attr_of_program_class(obj, class, name, true),
            false => self.generic_get_attr(obj, name),
        };
        match found? {
            Some(value) => Ok(value),
            None => {
                // A bound method has asked its function.
                let asked = if let &Object::Method(function, _) = self.heap.get(obj) { function } else { obj };
                Err(self.no_attribute(asked, name))
            }
        }
    }

    /// `obj.name`, or None when there is no such attribute; a new reference.
    pub fn get_attr_opt(&mut self, obj: V, name: V) -> R<Option<V>> {
        let class = self.type_of(obj);
        if self.class(class).heap {
            return self.get_attr_of_program_class(obj, class, name, false);
        }
        self.generic_get_attr(obj, name)
    }

    /// `raises`: an AttributeError of the class's own `__getattribute__` is passed on, not told as None.
    fn get_attr_of_program_class(&mut self, obj: V, class: V, name: V, raises: bool) -> R<Option<V>> {
        let getattribute = self.type_lookup(class, self.names.getattribute);
        let own = getattribute.filter(|&f| !self.heap.get(f).is_builtin_method());
        let found = match own {
            Some(function) => {
                let result = self.call(function, &[obj, name]);
                match result {
                    Ok(value) => Some(value),
                    Err(raise) if raises && self.type_lookup(class, self.names.getattr).is_none() => return Err(raise),
                    Err(raise) => {
                        self.catch::<V>(Err(raise), crate::errors::ExcKind::Attribute)?;
                        None
                    }
                }
            }
            None => match (self.generic_get_attr(obj, name), self.type_lookup(class, self.names.getattr)) {
                (Err(raise), Some(_)) => self.catch(Err(raise), crate::errors::ExcKind::Attribute)?,
                (found, _) => found?,
            },
        };
        if found.is_some() {
            return Ok(found);
        }
        match self.type_lookup(class, self.names.getattr) {
            Some(function) => self.call(function, &[obj, name]).map(Some),
            None => Ok(None),
        }
    }

    /// `object.__getattribute__` and its forms for classes, modules and super, without `__getattr__`.
    pub fn generic_get_attr(&mut self, obj: V, name: V) -> R<Option<V>> {
        match self.heap.get(obj) {
            Object::Type(_) => return self.class_get_attr(obj, name),
            Object::Module(module) => {
                let dict = module.dict;
                if let Some(value) = self.dict_get_name(dict, name) {
                    return Ok(Some(self.new_ref(value)));
                }
                if let Some(value) = self.lazy_attribute(obj, name)? {
                    return Ok(Some(value));
                }
                if let Some(function) = self.dict_get_name(dict, self.names.getattr)
                    && self.type_lookup(self.kind_type(Kind::Module), name).is_none()
                {
                    return self.call(function, &[name]).map(Some);
                }
            }
            Object::Super(_) => {
                if let Some(value) = self.super_get_attr(obj, name)? {
                    return Ok(Some(value));
                }
            }
            Object::WeakRef(weak) if weak.kind != crate::objects::WeakRefKind::Ref => {
                let target = self.proxy_target(obj)?;
                let result = self.get_attr(target, name);
                self.decref(target);
                return result.map(Some);
            }
            _ => {}
        }
        let class = self.type_of(obj);
        let descriptor = self.type_lookup(class, name);
        if let Some(descriptor) = descriptor
            && self.is_data_descriptor(descriptor)
        {
            return self.descriptor_get(descriptor, obj, class).map(Some);
        }
        if let Some(value) = self.own_attr(obj, name)? {
            return Ok(Some(value));
        }
        match (descriptor, self.heap.get(obj)) {
            (Some(descriptor), _) => self.descriptor_get(descriptor, obj, class).map(Some),
            // A bound method has its function's attributes.
            (None, &Object::Method(function, _)) => self.get_attr_opt(function, name),
            (None, _) => Ok(None),
        }
    }

    /// An attribute of the object's own dict; a new reference.
    pub fn own_attr(&mut self, obj: V, name: V) -> R<Option<V>> {
        match self.heap.get(obj) {
            object @ (Object::Instance(_) | Object::Small(..)) => {
                let value = object.as_instance().and_then(|instance| match instance.dict() {
                    Some(dict) => self.dict_get_name(dict, name),
                    None => instance.values[self.attribute_place(instance, name)?],
                });
                Ok(value.map(|v| self.new_ref(v)))
            }
            Object::Function(function) => {
                let value = function.dict.and_then(|dict| self.dict_get_name(dict, name));
                Ok(value.map(|v| self.new_ref(v)))
            }
            Object::StaticMethod(_, dict) | Object::ClassMethod(_, dict) => {
                let value = dict.and_then(|dict| self.dict_get_name(dict, name));
                Ok(value.map(|v| self.new_ref(v)))
            }
            _ => Ok(None),
        }
    }

    /// Whether a class attribute goes before the instance's own: it has `__set__` or `__delete__`.
    pub fn is_data_descriptor(&mut self, v: V) -> bool {
        match self.heap.get(v) {
            Object::Property(_) | Object::Member(_) | Object::GetSet(_) => true,
            Object::Instance(_) | Object::Small(..) => {
                self.special(v, self.names.set).is_some() || self.special(v, self.names.delete).is_some()
            }
            _ => false,
        }
    }

    /// What a class attribute gives when read through an instance; a new reference.
    pub fn descriptor_get(&mut self, descriptor: V, obj: V, class: V) -> R<V> {
        match self.heap.get(descriptor) {
            Object::MethodDescr(def, owner) => {
                let bound = match def.method {
                    Binding::Class => class,
                    Binding::Static => *owner,
                    _ => obj,
                };
                Ok(self.bind_method(descriptor, bound))
            }
            Object::Function(_) => Ok(self.bind_method(descriptor, obj)),
            Object::Property(property) => match property.getter {
                Some(getter) => self.call(getter, &[obj]),
                None => Err(self.property_error(descriptor, obj, "getter")),
            },
            Object::StaticMethod(function, _) => {
                let function = *function;
                Ok(self.new_ref(function))
            }
            Object::ClassMethod(function, _) => {
                let function = *function;
                self.bind_class_method(function, class)
            }
            Object::Member(member) => {
                let (index, name) = (member.index as usize, member.name);
                match self.instance(obj).and_then(|instance| instance.values.get(index).copied().flatten()) {
                    Some(value) => Ok(self.new_ref(value)),
                    None => {
                        let class = self.qualified_type_name(obj);
                        let message = format!("'{class}' object has no attribute '{}'", self.str_text(name));
                        Err(self.attribute_error(obj, name, message))
                    }
                }
            }
            Object::GetSet(getset) => match getset.kind {
                GetSetKind::Dict => self.instance_dict(obj),
                GetSetKind::Weakref => {
                    let first = self.heap.weakrefs(obj).first().copied();
                    Ok(self.new_ref(first.unwrap_or(self.none)))
                }
                GetSetKind::Computed(def) => def.invoke(self, crate::native::Args::positional(&[obj])),
            },
            Object::Instance(_) | Object::Small(..) => match self.special(descriptor, self.names.get) {
                Some(get) => self.call(get, &[descriptor, obj, class]),
                None => Ok(self.new_ref(descriptor)),
            },
            _ => Ok(self.new_ref(descriptor)),
        }
    }

    fn bind_class_method(&mut self, function: V, class: V) -> R<V> {
        match self.heap.get(function) {
            Object::Function(_) | Object::MethodDescr(..) | Object::Method(..) | Object::Native(_) => {
                Ok(self.bind_method(function, class))
            }
            _ => match self.special(function, self.names.get) {
                Some(get) => self.call(get, &[function, class, class]),
                None => Ok(self.bind_method(function, class)),
            },
        }
    }

    /// A bound method of function and object; a new reference.
    pub fn bind_method(&mut self, function: V, obj: V) -> V {
        if let Object::MethodDescr(def, _) = self.heap.get(function) {
            let def = *def;
            self.heap.incref(obj);
            let native = Native { def, self_: Some(obj), module: "" };
            return self.alloc(Object::Native(Box::new(native)));
        }
        self.heap.incref(function);
        self.heap.incref(obj);
        self.heap.alloc(Object::Method(function, obj), crate::layout::METHOD)
    }

    /// `type.__getattribute__`.
    fn class_get_attr(&mut self, class: V, name: V) -> R<Option<V>> {
        let meta = self.type_of(class);
        let meta_attr = self.type_lookup(meta, name);
        if let Some(descriptor) = meta_attr
            && self.is_data_descriptor(descriptor)
        {
            return self.descriptor_get(descriptor, class, meta).map(Some);
        }
        if let Some(found) = self.type_lookup(class, name) {
            return self.class_attr_value(found, class).map(Some);
        }
        match meta_attr {
            Some(descriptor) => self.descriptor_get(descriptor, class, meta).map(Some),
            None => Ok(None),
        }
    }

    /// A class attribute read through the class itself.
    pub(crate) fn class_attr_value(&mut self, found: V, class: V) -> R<V> {
        match self.heap.get(found) {
            Object::StaticMethod(function, _) => {
                let function = *function;
                Ok(self.new_ref(function))
            }
            Object::ClassMethod(function, _) => {
                let function = *function;
                self.bind_class_method(function, class)
            }
            Object::MethodDescr(def, _) if def.method == Binding::Class => Ok(self.bind_method(found, class)),
            Object::MethodDescr(def, owner) if def.method == Binding::Static => {
                let owner = *owner;
                Ok(self.bind_method(found, owner))
            }
            Object::Instance(_) | Object::Small(..) => match self.special(found, self.names.get) {
                Some(get) => self.call(get, &[found, self.none, class]),
                None => Ok(self.new_ref(found)),
            },
            _ => Ok(self.new_ref(found)),
        }
    }

    fn super_get_attr(&mut self, obj: V, name: V) -> R<Option<V>> {
        let Object::Super(parts) = self.heap.get(obj) else { unreachable!("caller checked") };
        let (after, Some(bound), Some(class)) = (parts.class, parts.object, parts.object_class) else {
            return Ok(None);
        };
        if name == self.names.class {
            return Ok(None);
        }
        let Some(found) = self.found_behind(after, class, name) else { return Ok(None) };
        // Bound to a class (super in a classmethod or __new__): read as through the class.
        let value = match bound == class {
            true => self.class_attr_value(found, class),
            false => self.descriptor_get(found, bound, class),
        };
        value.map(Some)
    }

    /// What the classes behind one in the order of another have under a name; borrowed.
    pub(crate) fn found_behind(&self, after: V, class: V, name: V) -> Option<V> {
        let rest = self.class(class).mro_list.iter().skip_while(|&&c| c != after).skip(1);
        rest.into_iter().find_map(|&candidate| self.dict_get_name(self.class(candidate).dict, name))
    }

    /// Whether what a class has is called with the object before its arguments: a function, or a method of a builtin type.
    pub(crate) fn is_method(&self, found: V) -> bool {
        match self.heap.get(found) {
            Object::Function(_) => true,
            Object::MethodDescr(def, _) => !matches!(def.method, Binding::Class | Binding::Static),
            _ => false,
        }
    }

    /// Finds what `obj.name(...)` calls without making a bound method.
    pub fn load_method(&mut self, obj: V, name: V) -> R<Callee> {
        let class = self.type_of(obj);
        let plain = match self.heap.get(obj) {
            Object::Type(_) | Object::Module(_) | Object::Super(_) | Object::WeakRef(_) => false,
            Object::Instance(_) | Object::Small(..) => {
                let own = self.type_lookup(class, self.names.getattribute);
                own.is_none_or(|f| self.heap.get(f).is_builtin_method())
            }
            _ => true,
        };
        if plain
            && let Some(found) = self.type_lookup(class, name)
            && self.is_method(found)
        {
            return match self.own_attr(obj, name)? {
                Some(own) => Ok(Callee::Bound(own)),
                None => Ok(Callee::Unbound(found)),
            };
        }
        self.get_attr(obj, name).map(Callee::Bound)
    }

    /// Kind of an object's builtin payload, looking through derived classes.
    pub fn native_kind(&self, v: V) -> Kind {
        match self.heap.get(v) {
            Object::Instance(instance) => match instance.base() {
                Base::Builtin(base) => base.kind(),
                Base::Exception(_) => Kind::BaseException,
                Base::Native(part) => part.builtin().map_or(Kind::Object, Object::kind),
                Base::Object => Kind::Object,
            },
            object => object.kind(),
        }
    }
}
