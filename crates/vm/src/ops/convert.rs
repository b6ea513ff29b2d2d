//! Numbers out of objects: `__index__`, `__float__`, sizes.

use num_traits::ToPrimitive;

use crate::errors::{ExcKind, R, Raise};
use crate::machine::Machine;
use crate::object::V;
use crate::objects::Kind;
use crate::pure::Int;

impl Machine {
    /// The int that an object stands for by being one or by `__index__`; None when it does not.
    pub fn index_opt(&mut self, v: V) -> R<Option<Int>> {
        if let Some(value) = self.int(v) {
            return Ok(Some(value.to_int()));
        }
        if !self.heap.get(v).answers_by_methods() {
            return Ok(None);
        }
        let Some(result) = self.call_special(v, self.names.index, &[])? else { return Ok(None) };
        let value = self.int(result).map(|value| value.to_int());
        self.check_returned(v, "__index__", result, ("an int", Kind::Int), value.is_some())?;
        Ok(value)
    }

    /// Whether what a special method returned is what it is to return; an instance of a derived class is warned of. Takes it.
    pub(crate) fn check_returned(
        &mut self,
        of: V,
        method: &str,
        result: V,
        (wanted, kind): (&str, Kind),
        fits: bool,
    ) -> R<()> {
        let (name, exact) = (self.type_name(result), self.heap.get(result).kind() == kind);
        self.decref(result);
        if !fits {
            return Err(self.wrongly_returned(of, method, wanted, &name));
        }
        if exact {
            return Ok(());
        }
        let (class, builtin) = (self.type_name(of), kind.row().name);
        let message = format!(
            "{class}.{method}() must return {wanted}, not {name}.  The ability to return an instance of a strict subclass \
             of {builtin} is deprecated, and may be removed in a future version of Python."
        );
        self.warn(ExcKind::Deprecation, &message)
    }

    /// `TypeError: C.__float__() must return a float, not str`
    pub(crate) fn wrongly_returned(&mut self, of: V, method: &str, wanted: &str, returned: &str) -> Raise {
        let class = self.type_name(of);
        self.type_error(format!("{class}.{method}() must return {wanted}, not {returned}"))
    }

    /// As [`Machine::index_opt`]; anything else is a TypeError.
    pub fn index(&mut self, v: V) -> R<Int> {
        match self.index_opt(v)? {
            Some(value) => Ok(value),
            None => Err(self.type_error_of("'{}' object cannot be interpreted as an integer", &[v])),
        }
    }

    /// An int that must fit 64 bits.
    pub fn index_i64(&mut self, v: V) -> R<i64> {
        match self.index(v)? {
            Int::Small(value) => Ok(value),
            Int::Big(_) => Err(self.raise(ExcKind::Overflow, "Python int too large to convert to C ssize_t")),
        }
    }

    /// An index into a sequence: too large ones are an IndexError.
    pub fn sequence_index(&mut self, v: V, sequence: &str) -> R<i64> {
        match self.index_opt(v)? {
            Some(Int::Small(value)) => Ok(value),
            Some(Int::Big(_)) => {
                let message = "cannot fit 'int' into an index-sized integer".to_string();
                Err(self.raise(ExcKind::Index, message))
            }
            None => {
                let name = self.type_name(v);
                let message = match sequence {
                    "string" => format!("string indices must be integers, not '{name}'"),
                    _ => format!("{sequence} indices must be integers or slices, not {name}"),
                };
                Err(self.type_error(message))
            }
        }
    }

    /// `float(v)` for numbers: floats, ints, `__float__`, `__index__`.
    pub fn to_float(&mut self, v: V) -> R<f64> {
        if let Some(value) = self.float(v) {
            return Ok(value);
        }
        if let Some(value) = self.int(v) {
            return value.to_f64().map_err(|error| self.pure_error(error));
        }
        if let Some(result) = self.call_special(v, self.names.float, &[])? {
            let value = self.float(result);
            let name = self.type_name(result);
            self.decref(result);
            return match value {
                Some(value) => Ok(value),
                None => {
                    let message = format!("{}.__float__() must return a float, not {name}", self.type_name(v));
                    Err(self.type_error(message))
                }
            };
        }
        match self.index_opt(v)? {
            Some(value) => value.as_ref().to_f64().map_err(|error| self.pure_error(error)),
            None => Err(self.type_error_of("must be real number, not {}", &[v])),
        }
    }

    /// A count of repetitions.
    pub fn repeat_count(&mut self, v: V) -> R<usize> {
        let value = self.index_i64(v)?;
        Ok(value.max(0).to_usize().unwrap_or(usize::MAX))
    }
}
