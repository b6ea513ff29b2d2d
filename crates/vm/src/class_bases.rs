//! The order of resolution, which a metaclass may say, and `cls.__bases__ = ...` (`Objects/typeobject.c`, `type_set_bases`).

use std::rc::Rc;

use crate::errors::R;
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::objects::{Kind, TypeObj};

/// A class's order of resolution as it was: its tuple, which is counted here, and the list.
type Before = (V, V, Rc<[V]>);

impl Machine {
    /// Finds and installs a class's order of resolution.
    pub(crate) fn set_resolution_order(&mut self, class: V) -> R<()> {
        let (_, old, _) = self.replace_order(class)?;
        self.decref(old);
        Ok(())
    }

    /// As [`Machine::set_resolution_order`]; what was there before is the caller's.
    fn replace_order(&mut self, class: V) -> R<Before> {
        let order = self.resolution_order(class)?;
        let list: Rc<[V]> = Rc::from(order.as_slice());
        let mro = self.new_tuple(order);
        let payload = self.class_mut(class);
        let old = std::mem::replace(&mut payload.mro, mro);
        let old_list = std::mem::replace(&mut payload.mro_list, list);
        self.type_epoch = self.type_epoch.wrapping_add(1);
        Ok((class, old, old_list))
    }

    /// What the metaclass's own `mro` gives, else the C3 order; new references.
    fn resolution_order(&mut self, class: V) -> R<Vec<V>> {
        let (meta, name) = (self.class(class).meta, self.names.mro_);
        let own = self.type_lookup(meta, name).filter(|&method| !self.heap.get(method).is_builtin_method());
        if own.is_none() {
            let order = self.compute_mro(class)?;
            order.iter().for_each(|&v| self.heap.incref(v));
            return Ok(order);
        }
        let Some(given) = self.call_special(class, name, &[])? else { unreachable!("just found") };
        let order = self.collect_iterable(given);
        self.decref(given);
        let order = order?;
        match order.iter().find(|&&v| !matches!(self.heap.get(v), Object::Type(_))) {
            None => Ok(order),
            Some(&other) => {
                let raise = self.type_error_of("mro() returned a non-class ('{}')", &[other]);
                order.into_iter().for_each(|v| self.decref(v));
                Err(raise)
            }
        }
    }

    /// The classes that name this one as a base, in the order in which they were made. One whose making failed before it
    /// had an order of resolution is none of them.
    pub(crate) fn direct_subclasses(&self, class: V) -> Vec<V> {
        let derived = |object: &Object| match object {
            Object::Type(other) => {
                !other.mro_list.is_empty() && self.tuple(other.bases).is_some_and(|bases| bases.contains(&class))
            }
            _ => false,
        };
        let mut found: Vec<V> = self.heap.iter().filter(|(_, object)| derived(object)).map(|(id, _)| id).collect();
        found.sort_by_key(|&v| self.heap.serial(v));
        found
    }

    /// `cls.__bases__ = value`
    pub(crate) fn set_bases(&mut self, class: V, value: Option<V>) -> R<()> {
        let name = self.class(class).name.clone();
        if !self.class(class).heap || self.class(class).own_native {
            let message = format!("cannot set '__bases__' attribute of immutable type '{name}'");
            return Err(self.type_error(message));
        }
        let Some(value) = value else {
            return Err(self.type_error(format!("cannot delete '__bases__' attribute of immutable type '{name}'")));
        };
        let base = self.check_new_bases(class, value)?;
        [value, base].iter().for_each(|&v| self.heap.incref(v));
        let payload = self.class_mut(class);
        let old_bases = std::mem::replace(&mut payload.bases, value);
        let old_base = payload.base.replace(base);
        let mut before = Vec::new();
        let result = self.reorder(class, &mut before);
        if result.is_err() {
            let raised = self.raised.take();
            self.take_back(class, value, (old_bases, old_base), before);
            self.raised = raised;
            return result;
        }
        before.into_iter().for_each(|(_, old, _)| self.decref(old));
        self.decref(old_bases);
        old_base.into_iter().for_each(|v| self.decref(v));
        Ok(())
    }

    /// The new bases did not work out.
    fn take_back(&mut self, class: V, value: V, (old_bases, old_base): (V, Option<V>), before: Vec<Before>) {
        for (class, old, list) in before.into_iter().rev() {
            let payload = self.class_mut(class);
            let given_up = std::mem::replace(&mut payload.mro, old);
            payload.mro_list = list;
            self.decref(given_up);
        }
        // A `mro` may have set other bases meanwhile; then those stay.
        let mut unused = vec![old_bases];
        unused.extend(old_base);
        if self.class(class).bases == value {
            let payload = self.class_mut(class);
            unused = vec![std::mem::replace(&mut payload.bases, old_bases)];
            unused.extend(std::mem::replace(&mut payload.base, old_base));
        }
        unused.into_iter().for_each(|v| self.decref(v));
        self.type_epoch = self.type_epoch.wrapping_add(1);
    }

    /// A new order for a class and for what derives from it.
    fn reorder(&mut self, class: V, before: &mut Vec<Before>) -> R<()> {
        let old = self.replace_order(class)?;
        before.push(old);
        let has_del = self.type_lookup_uncached(class, self.names.del).is_some();
        self.class_mut(class).has_del = has_del;
        if has_del {
            self.let_instances_finalize(class);
        }
        for derived in self.direct_subclasses(class) {
            self.reorder(derived, before)?;
        }
        Ok(())
    }

    fn let_instances_finalize(&mut self, class: V) {
        let own = |object: &Object| object.as_instance().is_some_and(|instance| instance.class == class);
        let found: Vec<V> = self.heap.iter().filter(|(_, object)| own(object)).map(|(id, _)| id).collect();
        found.into_iter().for_each(|v| self.heap.set_may_finalize(v));
    }

    /// Whether these can be the class's bases; the one whose layout it has.
    fn check_new_bases(&mut self, class: V, value: V) -> R<V> {
        let name = self.class(class).name.clone();
        let Some(bases) = self.tuple(value).map(<[V]>::to_vec) else {
            let message = format!("can only assign tuple to {name}.__bases__, not {}", self.type_name(value));
            return Err(self.type_error(message));
        };
        if bases.is_empty() {
            return Err(self.type_error(format!("can only assign non-empty tuple to {name}.__bases__, not ()")));
        }
        for &base in &bases {
            if !matches!(self.heap.get(base), Object::Type(_)) {
                let message = format!("{name}.__bases__ must be tuple of classes, not '{}'", self.type_name(base));
                return Err(self.type_error(message));
            }
            if self.is_subclass(base, class) || self.derives_by_layout(base, class) {
                return Err(self.type_error("a __bases__ item causes an inheritance cycle"));
            }
        }
        let base = self.best_base(&bases)?;
        let old = self.class(class).base.expect("a program's class has a base");
        let (new, known) = (self.class(base), self.class(old));
        let own = self.class(class);
        let fits = if self.version().bases_need_fewer_fields {
            let held = (!new.has_dict || own.has_dict) && (!new.has_weakref || own.has_weakref);
            held && new.has_body_of(known)
        } else {
            new.is_laid_out_as(known) && new.heap == known.heap
        };
        if !fits {
            // Only what is neither a class of the program nor a container is freed in another way.
            let plain = |class: &TypeObj| {
                let simple = matches!(
                    class.kind,
                    Kind::Object | Kind::Int | Kind::Float | Kind::Complex | Kind::Str | Kind::Bytes | Kind::ByteArray
                );
                !class.heap && simple && !class.is_exception
            };
            let what = if plain(new) == plain(known) { "object layout" } else { "deallocator" };
            let message = format!("__bases__ assignment: '{}' {what} differs from '{}'", new.name, known.name);
            return Err(self.type_error(message));
        }
        Ok(base)
    }

    /// Along `__base__`, where an order of resolution may not be there yet.
    fn derives_by_layout(&self, class: V, of: V) -> bool {
        let mut at = Some(class);
        while let Some(class) = at {
            if class == of {
                return true;
            }
            at = self.class(class).base;
        }
        false
    }
}
