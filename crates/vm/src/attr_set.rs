//! Setting and deleting attributes.

use crate::errors::R;
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::objects::{InstanceRef, Kind};

impl Machine {
    /// `obj.name = value`; counts the value.
    pub fn set_attr(&mut self, obj: V, name: V, value: V) -> R<()> {
        let class = self.type_of(obj);
        if self.class(class).heap
            && let Some(function) = self.type_lookup(class, self.names.setattr)
            && !matches!(self.heap.get(function), Object::MethodDescr(def, _) if def.name == "__setattr__")
        {
            let result = self.call(function, &[obj, name, value])?;
            self.decref(result);
            return Ok(());
        }
        self.generic_set_attr(obj, name, Some(value))
    }

    /// `del obj.name`
    pub fn del_attr(&mut self, obj: V, name: V) -> R<()> {
        let class = self.type_of(obj);
        if self.class(class).heap
            && let Some(function) = self.type_lookup(class, self.names.delattr)
            && !matches!(self.heap.get(function), Object::MethodDescr(def, _) if def.name == "__delattr__")
        {
            let result = self.call(function, &[obj, name])?;
            self.decref(result);
            return Ok(());
        }
        self.generic_set_attr(obj, name, None)
    }

    /// `object.__setattr__`, and with no value `object.__delattr__`.
    pub fn generic_set_attr(&mut self, obj: V, name: V, value: Option<V>) -> R<()> {
        let name = self.intern_object(name);
        match self.heap.get(obj) {
            Object::Type(_) => return self.class_set_attr(obj, name, value),
            Object::Module(module) => {
                let dict = module.dict;
                return self.dict_attr_set(obj, dict, name, value);
            }
            Object::WeakRef(weak) if weak.kind != crate::objects::WeakRefKind::Ref => {
                let target = self.proxy_target(obj)?;
                let result = match value {
                    Some(value) => self.set_attr(target, name, value),
                    None => self.del_attr(target, name),
                };
                self.decref(target);
                return result;
            }
            _ => {}
        }
        let class = self.type_of(obj);
        let descriptor = self.type_lookup(class, name);
        if let Some(descriptor) = descriptor
            && let Some(done) = self.descriptor_set(descriptor, obj, value)?
        {
            return Ok(done);
        }
        self.own_attr_set(obj, name, value, descriptor)
    }

    fn own_attr_set(&mut self, obj: V, name: V, value: Option<V>, descriptor: Option<V>) -> R<()> {
        match self.heap.get(obj) {
            Object::Instance(_) | Object::Small(..) if self.class(self.type_of(obj)).has_dict => {
                if let Some(dict) = self.instance(obj).and_then(InstanceRef::dict) {
                    return self.dict_attr_set(obj, dict, name, value);
                }
                if !self.class(self.type_of(obj)).inline_values() {
                    let dict = self.instance_dict(obj)?;
                    let result = self.dict_attr_set(obj, dict, name, value);
                    self.decref(dict);
                    return result;
                }
                match value {
                    Some(value) => {
                        self.heap.incref(value);
                        self.instance_set_own(obj, name, value);
                        Ok(())
                    }
                    None => self.instance_del_own(obj, name),
                }
            }
            Object::Function(function) => {
                let dict = match function.dict {
                    Some(dict) => dict,
                    None => {
                        let dict = self.new_dict();
                        if let Object::Function(function) = self.heap.get_mut(obj) {
                            function.dict = Some(dict);
                        }
                        dict
                    }
                };
                self.dict_attr_set(obj, dict, name, value)
            }
            Object::StaticMethod(..) | Object::ClassMethod(..) => {
                let dict = self.wrapper_dict(obj);
                let result = self.dict_attr_set(obj, dict, name, value);
                self.decref(dict);
                result
            }
            _ => {
                let text = self.str_text(name).to_string();
                let type_name = self.type_name(obj);
                let message = match descriptor {
                    Some(_) => format!("'{type_name}' object attribute '{text}' is read-only"),
                    None => format!(
                        "'{type_name}' object has no attribute '{text}' and no __dict__ for setting new attributes"
                    ),
                };
                Err(self.attribute_error(obj, name, message))
            }
        }
    }

    pub(crate) fn dict_attr_set(&mut self, obj: V, dict: V, name: V, value: Option<V>) -> R<()> {
        match value {
            Some(value) => self.dict_set_name(dict, name, value),
            None => match self.dict_remove_name(dict, name) {
                Some(old) => {
                    self.decref(old);
                    Ok(())
                }
                None if matches!(self.heap.get(obj), Object::Module(_)) => {
                    let message = format!("'module' object has no attribute '{}'", self.str_text(name));
                    Err(self.attribute_error(obj, name, message))
                }
                None => Err(self.nothing_to_delete(obj, name)),
            },
        }
    }

    /// The error of `del obj.name`; of an instance with its values in itself it does not tell object and name, and so
    /// suggests nothing, where the keys that the instances share have the name or get it now
    /// (`store_instance_attr_lock_held` in Objects/dictobject.c).
    pub(crate) fn nothing_to_delete(&mut self, obj: V, name: V) -> crate::errors::Raise {
        let class = self.class(self.type_of(obj));
        let inline = !self.version().tells_deleted_attribute
            && self.instance(obj).is_some_and(|instance| {
                !instance.is_detached()
                    && instance.dict().is_none_or(|dict| self.dict(dict).is_some_and(|dict| dict.family().is_some()))
            })
            && class.inline_values()
            && !class.is_exception
            && !matches!(class.kind, Kind::Int | Kind::Tuple | Kind::Bytes | Kind::Module);
        let family = self.shapes.family(class.root_shape);
        if !inline || self.shapes.share(family, name).is_none() {
            return self.no_attribute(obj, name);
        }
        let message = format!("'{}' object has no attribute '{}'", self.type_name(obj), self.str_text(name));
        self.raise(crate::errors::ExcKind::Attribute, message)
    }

    /// Lets a data descriptor take the value; None when the class attribute is no such thing.
    pub(crate) fn descriptor_set(&mut self, descriptor: V, obj: V, value: Option<V>) -> R<Option<()>> {
        match self.heap.get(descriptor) {
            Object::Property(property) => {
                let function = if value.is_some() { property.setter } else { property.deleter };
                let Some(function) = function else {
                    return Err(self.property_error(
                        descriptor,
                        obj,
                        if value.is_some() { "setter" } else { "deleter" },
                    ));
                };
                let result = match value {
                    Some(value) => self.call(function, &[obj, value])?,
                    None => self.call(function, &[obj])?,
                };
                self.decref(result);
                Ok(Some(()))
            }
            Object::Member(member) => {
                let (index, name) = (member.index as usize, member.name);
                value.into_iter().for_each(|v| self.heap.incref(v));
                let Some(place) = self.value_mut(obj, index) else {
                    return Err(self.type_error("descriptor does not apply to this object"));
                };
                let old = std::mem::replace(place, value);
                if old.is_none() && value.is_none() {
                    // As in CPython the exception does not say whose attribute it is.
                    let message = self.str_text(name).to_string();
                    return Err(self.raise(crate::errors::ExcKind::Attribute, message));
                }
                old.into_iter().for_each(|v| self.decref(v));
                Ok(Some(()))
            }
            Object::GetSet(getset) => self.getset_set(getset.kind, getset.name, obj, value).map(Some),
            Object::Instance(_) | Object::Small(..) => {
                let name = if value.is_some() { self.names.set } else { self.names.delete };
                let Some(function) = self.special(descriptor, name) else {
                    let other = if value.is_some() { self.names.delete } else { self.names.set };
                    if self.special(descriptor, other).is_some() {
                        let text = self.str_text(name).to_string();
                        return Err(self.raise(crate::errors::ExcKind::Attribute, text));
                    }
                    return Ok(None);
                };
                let result = match value {
                    Some(value) => self.call(function, &[descriptor, obj, value])?,
                    None => self.call(function, &[descriptor, obj])?,
                };
                self.decref(result);
                Ok(Some(()))
            }
            _ => Ok(None),
        }
    }

    pub(crate) fn property_error(&mut self, property: V, obj: V, what: &str) -> crate::errors::Raise {
        let (name, getter) = match self.heap.get(property) {
            Object::Property(property) => (property.name, property.getter),
            _ => (None, None),
        };
        // Without a name of its own it has that of its function.
        let name = name.or_else(|| match self.heap.get(getter?) {
            Object::Function(function) => Some(function.name),
            _ => None,
        });
        let named = name.map(|name| format!("'{}' ", self.str_text(name))).unwrap_or_default();
        let message = format!("property {named}of '{}' object has no {what}", self.type_name(obj));
        self.raise(crate::errors::ExcKind::Attribute, message)
    }

    /// The error for a missing attribute, in the words for the kind of object.
    pub fn no_attribute(&mut self, obj: V, name: V) -> crate::errors::Raise {
        let text = self.str_text(name).to_string();
        let message = match self.heap.get(obj) {
            Object::Type(class) => format!("type object '{}' has no attribute '{text}'", class.name),
            Object::Module(module) => format!("module '{}' has no attribute '{text}'", module.name),
            Object::Super(_) => format!("'super' object has no attribute '{text}'"),
            _ => format!("'{}' object has no attribute '{text}'", self.type_name(obj)),
        };
        self.attribute_error(obj, name, message)
    }

    /// Sets or deletes an attribute of a class.
    fn class_set_attr(&mut self, class: V, name: V, value: Option<V>) -> R<()> {
        if !self.class(class).heap || self.class(class).own_native {
            let text = self.str_text(name).to_string();
            let message = format!("cannot set '{text}' attribute of immutable type '{}'", self.class(class).name);
            return Err(self.type_error(message));
        }
        let meta = self.type_of(class);
        if let Some(descriptor) = self.type_lookup(meta, name)
            && let Some(done) = self.descriptor_set(descriptor, class, value)?
        {
            return Ok(done);
        }
        let dict = self.class(class).dict;
        let old = self.dict_get_name(dict, name);
        let both_plain = old.is_some_and(|v| self.is_plain_value(v)) && value.is_some_and(|v| self.is_plain_value(v));
        if !both_plain {
            self.type_epoch = self.type_epoch.wrapping_add(1);
        }
        self.dict_attr_set(class, dict, name, value)?;
        if both_plain {
            // The method cache may hold the old value of a plain attribute.
            self.method_cache.put(class, name, self.type_epoch, value);
            self.forget_inherited(class, name);
        }
        if name == self.names.del {
            self.refresh_finalizers();
        }
        Ok(())
    }

    /// Whether it is of one of the everyday types that are no descriptors: as a class attribute it is what instances show.
    pub(crate) fn is_plain_value(&self, v: V) -> bool {
        matches!(
            self.heap.get(v),
            Object::Int(_)
                | Object::Float(_)
                | Object::Str(_)
                | Object::Bool(_)
                | Object::List(_)
                | Object::SmallList(..)
                | Object::Dict(_)
                | Object::None
        )
    }

    /// Drops what the method cache knows of a name in classes derived from one that changed it.
    fn forget_inherited(&mut self, class: V, name: V) {
        self.method_cache.forget_name(name, class);
    }
}
