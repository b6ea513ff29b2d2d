//! Hashing.

use crate::errors::R;
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::pure::hash;

/// The same in every process, since 3.12.
const HASH_OF_NONE: i64 = 0xFCA8_6420;

impl Machine {
    /// `hash(v)`
    pub fn hash(&mut self, v: V) -> R<i64> {
        match self.hash_opt(v)? {
            Some(hash) => Ok(hash),
            None => Err(self.type_error_of("unhashable type: '{}'", &[v])),
        }
    }

    /// The hash of a future dict key or set element, with 3.14's words when there is none.
    pub fn hash_for(&mut self, v: V, what: &str) -> R<i64> {
        match self.hash_opt(v) {
            Ok(Some(hash)) => Ok(hash),
            Ok(None) => {
                let name = self.type_name(v);
                Err(self.type_error(format!("cannot use '{name}' as a {what} (unhashable type: '{name}')")))
            }
            Err(raise) => self.reword_unhashable(v, what, raise),
        }
    }

    /// A container's hash failed because of an element: 3.14 puts the container's type before the reason.
    fn reword_unhashable(&mut self, v: V, what: &str, raise: crate::errors::Raise) -> R<i64> {
        let Some(exc) = self.raised else { return Err(raise) };
        if !self.exc_is(exc, crate::errors::ExcKind::Type) {
            return Err(raise);
        }
        let reason = self.str_of(exc)?;
        let exc = self.take_raised();
        self.decref(exc);
        let name = self.type_name(v);
        Err(self.type_error(format!("cannot use '{name}' as a {what} ({reason})")))
    }

    /// The hash, or None when the type has none.
    fn hash_opt(&mut self, v: V) -> R<Option<i64>> {
        if let Object::Instance(_) | Object::Small(..) = self.heap.get(v) {
            return self.hash_instance(v);
        }
        self.native_hash(v)
    }

    fn hash_instance(&mut self, v: V) -> R<Option<i64>> {
        match self.special(v, self.names.hash) {
            Some(method) if method == self.none => Ok(None),
            Some(method) if !self.heap.get(method).is_builtin_method() => {
                let result = self.call_special(v, self.names.hash, &[])?.expect("found above");
                // An int that fits is the hash itself (`slot_tp_hash`).
                let value = self.int(result).map(|value| match value.to_i64() {
                    Some(-1) => -2,
                    Some(fits) => fits,
                    None => hash::hash_int(value),
                });
                self.decref(result);
                match value {
                    Some(value) => Ok(Some(value)),
                    None => Err(self.type_error("__hash__ method should return an integer")),
                }
            }
            _ => self.native_hash(v),
        }
    }

    /// The builtin types' own hash; None when there is none.
    pub fn native_hash(&mut self, v: V) -> R<Option<i64>> {
        let value = match self.heap.get(v).native() {
            Object::None => HASH_OF_NONE,
            Object::Str(text) => text.hash(),
            Object::Bytes(bytes) => hash::hash_bytes(bytes),
            Object::Int(_) | Object::BigInt(_) | Object::Bool(_) => hash::hash_int(self.int(v).expect("is an int")),
            Object::Float(value) => hash::hash_float(value.0).unwrap_or_else(|| self.identity_hash(v)),
            Object::Complex(parts) => hash::hash_complex(parts.0, parts.1).unwrap_or_else(|| self.identity_hash(v)),
            tuple @ (Object::Tuple(_) | Object::SmallTuple(_)) => {
                let items = tuple.tuple_items().to_vec();
                let hashes = self.deeper("while hashing a tuple", |vm| vm.hash_items(&items));
                return hashes.map(|hashes| Some(hash::hash_tuple(hashes)));
            }
            Object::FrozenSet(set) => {
                if set.hash != -1 {
                    return Ok(Some(set.hash));
                }
                hash::hash_frozenset(set.iter().map(|(hash, _)| hash))
            }
            Object::Slice(parts) => {
                let items = parts.to_vec();
                return self.hash_items(&items).map(|hashes| Some(hash::hash_slice(hashes)));
            }
            Object::DictView(kind, _) if *kind != crate::objects::ViewKind::Values => return Ok(None),
            Object::List(_) | Object::SmallList(..) | Object::Dict(_) | Object::Set(_) | Object::ByteArray(_) => {
                return Ok(None);
            }
            Object::Range(_) => return self.hash_range(v).map(Some),
            Object::Method(function, this) => {
                let (function, this) = (*function, *this);
                self.identity_hash(this) ^ self.hash(function)?
            }
            Object::WeakRef(weak) if weak.kind != crate::objects::WeakRefKind::Ref => return Ok(None),
            Object::WeakRef(_) => return self.hash_weakref(v).map(Some),
            _ => self.identity_hash(v),
        };
        Ok(Some(value))
    }

    fn hash_items(&mut self, items: &[V]) -> R<Vec<i64>> {
        items.iter().map(|&item| self.hash(item)).collect()
    }

    /// `object.__hash__`: the address, rotated by four bits.
    pub fn identity_hash(&self, v: V) -> i64 {
        self.heap.address_of(v).rotate_right(4) as i64
    }

    fn hash_weakref(&mut self, v: V) -> R<i64> {
        let Object::WeakRef(weak) = self.heap.get(v).native() else { unreachable!("caller checked") };
        if let Some(hash) = weak.hash {
            return Ok(hash);
        }
        let Some(target) = weak.target else { return Err(self.type_error("weak object has gone away")) };
        self.heap.incref(target);
        let hash = self.hash(target);
        self.decref(target);
        let hash = hash?;
        if let Object::WeakRef(weak) = self.heap.get_mut(v).native_mut() {
            weak.hash = Some(hash);
        }
        Ok(hash)
    }
}
