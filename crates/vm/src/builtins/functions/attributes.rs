//! Functions about one object: its attributes, its identity, its hash, its length.

use crate::errors::{ExcKind, R};
use crate::machine::Machine;
use crate::native::Args;
use crate::object::{Object, V};
use crate::objects::WeakRefKind;

impl Machine {
    /// The interned string that a name given at run time stands for. The name itself stays as it is: CPython interns the
    /// names that programs write, not those they compute. Borrowed, immortal.
    pub fn attribute_name(&mut self, name: V) -> R<V> {
        let Some(text) = self.str_obj(name) else {
            return Err(self.type_error_of("attribute name must be string, not '{}'", &[name]));
        };
        if text.interned {
            return Ok(name);
        }
        let text = text.text.clone();
        Ok(self.intern(&text))
    }

    /// `callable(v)`
    pub fn is_callable(&mut self, v: V) -> bool {
        match self.heap.get(v) {
            Object::Function(_)
            | Object::Native(_)
            | Object::MethodDescr(..)
            | Object::Method(..)
            | Object::Type(_)
            | Object::StaticMethod(..) => true,
            Object::WeakRef(weak) => weak.kind != WeakRefKind::Proxy,
            _ => self.special(v, self.names.call).is_some(),
        }
    }
}

pub(super) fn callable(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let truth = vm.is_callable(args.pos[0]);
    Ok(vm.bool(truth))
}

pub(super) fn getattr(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let name = vm.attribute_name(args.pos[1])?;
    match args.pos.get(2) {
        None => vm.get_attr(args.pos[0], name),
        Some(&default) => Ok(match read_attribute(vm, args.pos[0], name)? {
            Some(value) => value,
            None => vm.new_ref(default),
        }),
    }
}

/// `obj.name`; an AttributeError from anywhere inside means that there is no such attribute.
fn read_attribute(vm: &mut Machine, obj: V, name: V) -> R<Option<V>> {
    let found = vm.get_attr_opt(obj, name);
    vm.catch(found, ExcKind::Attribute).map(Option::flatten)
}

pub(super) fn hasattr(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let name = vm.attribute_name(args.pos[1])?;
    let found = read_attribute(vm, args.pos[0], name)?;
    if let Some(value) = found {
        vm.drop_ref(value);
    }
    Ok(vm.bool(found.is_some()))
}

pub(super) fn setattr(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let name = vm.attribute_name(args.pos[1])?;
    vm.set_attr(args.pos[0], name, args.pos[2])?;
    Ok(vm.none)
}

pub(super) fn delattr(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let name = vm.attribute_name(args.pos[1])?;
    vm.del_attr(args.pos[0], name)?;
    Ok(vm.none)
}

pub(super) fn hash(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let hash = vm.hash(args.pos[0])?;
    Ok(vm.new_size(hash))
}

pub(super) fn id(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let address = vm.heap.address_of(args.pos[0]);
    Ok(vm.new_int(address as i64))
}

pub(super) fn len(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let len = vm.len(args.pos[0])?;
    Ok(vm.new_size(len as i64))
}
