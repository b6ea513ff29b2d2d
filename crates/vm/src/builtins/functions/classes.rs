//! `isinstance` and `issubclass` (`Objects/abstract.c`, `object_isinstance` and its kin).

use crate::errors::R;
use crate::machine::Machine;
use crate::native::Args;
use crate::object::{Object, V};
use crate::objects::Kind;

pub(super) fn isinstance(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let found = vm.is_instance(args.pos[0], args.pos[1])?;
    Ok(vm.bool(found))
}

pub(super) fn issubclass(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let found = vm.is_subclass_of(args.pos[0], args.pos[1])?;
    Ok(vm.bool(found))
}

impl Machine {
    /// `isinstance(v, class)`: `class` may be a tuple, nested at will, or have an `__instancecheck__`.
    pub fn is_instance(&mut self, v: V, class: V) -> R<bool> {
        if self.type_of(v) == class {
            return Ok(true);
        }
        if let Some(answer) = self.ask_parts(class, |vm, part| vm.is_instance(v, part))? {
            return Ok(answer);
        }
        if let Some(answer) = self.ask_class(class, self.names.instancecheck, v)? {
            return Ok(answer);
        }
        if !matches!(self.heap.get(class), Object::Type(_)) {
            let message = "isinstance() arg 2 must be a type, a tuple of types, or a union";
            return Err(self.type_error(message));
        }
        if self.is_subclass(self.type_of(v), class) {
            return Ok(true);
        }
        self.claims_class(v, class)
    }

    /// An object may name another class than its own as its `__class__`: proxies do.
    fn claims_class(&mut self, v: V, class: V) -> R<bool> {
        let name = self.names.class;
        let own = self.special(v, name);
        let usual = self.type_lookup(self.kind_type(Kind::Object), name);
        if !self.is_proxy(v) && own == usual {
            return Ok(false);
        }
        let claimed = self.get_attr_opt(v, name);
        let Some(claimed) = self.catch(claimed, crate::errors::ExcKind::Attribute)?.flatten() else { return Ok(false) };
        let found = self.is_subclass(claimed, class);
        self.drop_ref(claimed);
        Ok(found)
    }

    /// `issubclass(sub, class)`
    pub fn is_subclass_of(&mut self, sub: V, class: V) -> R<bool> {
        if let Some(answer) = self.ask_parts(class, |vm, part| vm.is_subclass_of(sub, part))? {
            return Ok(answer);
        }
        if let Some(answer) = self.ask_class(class, self.names.subclasscheck, sub)? {
            return Ok(answer);
        }
        if !matches!(self.heap.get(sub), Object::Type(_)) {
            return Err(self.type_error("issubclass() arg 1 must be a class"));
        }
        if !matches!(self.heap.get(class), Object::Type(_)) {
            let message = "issubclass() arg 2 must be a class, a tuple of classes, or a union";
            return Err(self.type_error(message));
        }
        Ok(self.is_subclass(sub, class))
    }

    /// Asks of each class of a tuple; None: it is no tuple.
    fn ask_parts(&mut self, class: V, mut ask: impl FnMut(&mut Self, V) -> R<bool>) -> R<Option<bool>> {
        let Some(parts) = self.tuple(class).map(<[V]>::to_vec) else { return Ok(None) };
        for part in parts {
            if ask(self, part)? {
                return Ok(Some(true));
            }
        }
        Ok(Some(false))
    }

    /// The answer of a program's own `__instancecheck__` or `__subclasscheck__`.
    fn ask_class(&mut self, class: V, name: V, about: V) -> R<Option<bool>> {
        let own = match self.special(class, name) {
            Some(check) => !self.heap.get(check).is_builtin_method(),
            None => false,
        };
        if !own {
            return Ok(None);
        }
        let Some(result) = self.call_special(class, name, &[about])? else { return Ok(None) };
        let truth = self.truth(result);
        self.drop_ref(result);
        truth.map(Some)
    }
}
