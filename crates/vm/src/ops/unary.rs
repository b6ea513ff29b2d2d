//! Operators with one operand, truth, length.

use crate::errors::{ExcKind, R};
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::pure::{Int, int, int_bits};

/// An operator with one operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unary {
    /// `-x`
    Negative,
    /// `+x`
    Positive,
    /// `~x`
    Invert,
}

impl Machine {
    /// `-v`, `+v`, `~v`; a new reference.
    pub fn unary(&mut self, op: Unary, v: V) -> R<V> {
        if self.is_proxy(v) {
            let target = self.proxy_target(v)?;
            let result = self.unary(op, target);
            self.decref(target);
            return result;
        }
        let name = match op {
            Unary::Negative => self.names.neg,
            Unary::Positive => self.names.pos,
            Unary::Invert => self.names.invert,
        };
        if self.heap.get(v).is_instance()
            && let Some(result) = self.call_special(v, name, &[])?
        {
            return Ok(result);
        }
        if let Some(result) = self.native_unary(op, v) {
            return Ok(result);
        }
        let symbol = match op {
            Unary::Negative => "-",
            Unary::Positive => "+",
            Unary::Invert => "~",
        };
        let message = format!("bad operand type for unary {symbol}: '{}'", self.type_name(v));
        Err(self.type_error(message))
    }

    /// The builtin numbers' own.
    pub fn native_unary(&mut self, op: Unary, v: V) -> Option<V> {
        if let Some(value) = self.int(v) {
            let result = match op {
                Unary::Negative => int::neg(value),
                Unary::Positive => value.to_int(),
                Unary::Invert => int_bits::invert(value),
            };
            return Some(match (op, self.heap.get(v)) {
                (Unary::Positive, Object::Int(_) | Object::BigInt(_)) => self.new_ref(v),
                _ => self.new_int_from(result),
            });
        }
        if op == Unary::Invert {
            return None;
        }
        let sign = if op == Unary::Negative { -1.0 } else { 1.0 };
        if let Some(value) = self.float(v) {
            return Some(self.new_float(sign * value));
        }
        if let Object::Complex(parts) = self.heap.get(v).native() {
            let (re, im) = **parts;
            return Some(self.new_complex(sign * re, sign * im));
        }
        None
    }

    /// `bool(v)`
    pub fn truth(&mut self, v: V) -> R<bool> {
        match self.heap.get(v).native() {
            Object::Bool(value) => return Ok(*value),
            Object::None => return Ok(false),
            Object::NotImplemented => {
                let message = "NotImplemented should not be used in a boolean context";
                if !self.version().not_implemented_is_true {
                    return Err(self.type_error(message));
                }
                self.warn(crate::errors::ExcKind::Deprecation, message)?;
                return Ok(true);
            }
            _ => {}
        }
        if self.heap.get(v).is_instance() || matches!(self.heap.get(v), Object::Type(_)) {
            return self.truth_by_method(v);
        }
        if let Some(truth) = self.native_number_truth(v) {
            return Ok(truth);
        }
        if let Object::WeakRef(weak) = self.heap.get(v)
            && weak.kind != crate::objects::WeakRefKind::Ref
        {
            let target = self.proxy_target(v)?;
            let result = self.truth(target);
            self.decref(target);
            return result;
        }
        match self.native_len(v) {
            Some(len) => Ok(len? != 0),
            None => Ok(true),
        }
    }

    fn native_number_truth(&self, v: V) -> Option<bool> {
        if let Some(value) = self.int(v) {
            return Some(!value.is_zero());
        }
        if let Some(value) = self.float(v) {
            return Some(value != 0.0);
        }
        match self.heap.get(v).native() {
            Object::Complex(parts) => Some(**parts != (0.0, 0.0)),
            Object::NotImplemented => Some(true),
            _ => None,
        }
    }

    /// `__bool__` of the builtin types.
    pub(crate) fn native_truth(&mut self, v: V) -> R<bool> {
        match self.heap.get(v).native() {
            Object::Bool(value) => return Ok(*value),
            Object::None => return Ok(false),
            Object::NotImplemented => return self.truth(v),
            _ => {}
        }
        match (self.native_number_truth(v), self.native_len(v)) {
            (Some(truth), _) => Ok(truth),
            (None, Some(len)) => Ok(len? != 0),
            (None, None) => Ok(true),
        }
    }

    fn truth_by_method(&mut self, v: V) -> R<bool> {
        let own = self.special(v, self.names.bool).is_some_and(|f| !self.heap.get(f).is_builtin_method());
        if own && let Some(result) = self.call_special(v, self.names.bool, &[])? {
            let truth = match self.heap.get(result) {
                Object::Bool(value) => Some(*value),
                _ => None,
            };
            let name = self.type_name(result);
            self.decref(result);
            return match truth {
                Some(truth) => Ok(truth),
                None => Err(self.wrongly_returned(v, "__bool__", "a bool", &name)),
            };
        }
        if let Some(truth) = self.native_number_truth(v) {
            return Ok(truth);
        }
        match self.special(v, self.names.len) {
            Some(_) => Ok(self.len(v)? != 0),
            None => Ok(true),
        }
    }

    /// `len(v)`
    pub fn len(&mut self, v: V) -> R<usize> {
        let own =
            matches!(self.heap.get(v), Object::Instance(_) | Object::Small(..) | Object::Type(_) | Object::WeakRef(_));
        if own
            && let Some(method) = self.special(v, self.names.len)
            && !self.heap.get(method).is_builtin_method()
        {
            return self.len_by_method(v);
        }
        match self.native_len(v) {
            Some(len) => len,
            None => Err(self.type_error_of("object of type '{}' has no len()", &[v])),
        }
    }

    fn len_by_method(&mut self, v: V) -> R<usize> {
        let result = self.call_special(v, self.names.len, &[])?.expect("caller found it");
        let value = self.index_opt(result);
        let name = self.type_name(result);
        self.decref(result);
        match value? {
            None => Err(self.type_error(format!("'{name}' object cannot be interpreted as an integer"))),
            Some(Int::Small(len)) if len < 0 => Err(self.value_error("__len__() should return >= 0")),
            Some(Int::Small(len)) => Ok(len as usize),
            Some(Int::Big(_)) => Err(self.raise(ExcKind::Overflow, "cannot fit 'int' into an index-sized integer")),
        }
    }

    /// The length of builtin containers.
    pub fn native_len(&mut self, v: V) -> Option<R<usize>> {
        let len = match self.heap.get(v).native() {
            Object::Str(text) => text.len as usize,
            Object::Bytes(bytes) => bytes.len(),
            Object::ByteArray(bytes) => bytes.len(),
            tuple @ (Object::Tuple(_) | Object::SmallTuple(_)) => tuple.tuple_items().len(),
            list @ (Object::List(_) | Object::SmallList(..)) => list.list_items().len(),
            Object::Dict(dict) => dict.len(),
            Object::Set(set) | Object::FrozenSet(set) => set.len(),
            Object::DictView(_, dict) => self.dict(*dict).map_or(0, |d| d.len()),
            Object::MappingProxy(map) => {
                let map = *map;
                return Some(self.len(map));
            }
            Object::Range(_) => return Some(self.range_len(v)),
            Object::WeakRef(weak) if weak.kind != crate::objects::WeakRefKind::Ref => {
                let target = match self.proxy_target(v) {
                    Ok(target) => target,
                    Err(raise) => return Some(Err(raise)),
                };
                let result = self.len(target);
                self.decref(target);
                return Some(result);
            }
            _ => return None,
        };
        Some(Ok(len))
    }
}
