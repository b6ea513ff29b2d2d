//! `format()`.

use crate::errors::R;
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::objects::Kind;
use crate::pure::format_apply as format_spec;
use crate::pure::format_spec::FormatSpec;
use crate::pure::{IntRef, PureError, PureResult};

impl Machine {
    /// `format(v, spec)` as text.
    pub fn format_value(&mut self, v: V, spec: &str) -> R<String> {
        let program_class = self.class(self.type_of(v)).heap;
        if program_class
            && let Some(method) = self.special(v, self.names.format)
            && !self.heap.get(method).is_builtin_method()
        {
            let spec = self.new_str(spec);
            // As in CPython a bound method holds the object meanwhile.
            let bound = self.descriptor_get(method, v, self.type_of(v));
            let result = bound.and_then(|bound| {
                let result = self.call(bound, &[spec]);
                self.decref(bound);
                result
            });
            self.decref(spec);
            let result = result?;
            let text = self.as_str(result).map(str::to_string);
            let name = self.type_name(result);
            self.decref(result);
            return match text {
                Some(text) => Ok(text),
                None => Err(self.wrongly_returned(v, "__format__", "a str", &name)),
            };
        }
        if !matches!(self.heap.get(v).kind(), Kind::Int | Kind::Str | Kind::Float | Kind::Complex) {
            return self.while_bound(|vm| vm.native_format(v, spec));
        }
        self.native_format(v, spec)
    }

    /// `format(v, spec)` where CPython has no short cut for numbers and texts, as it has in `str.format`: their `__format__`
    /// is bound too, but for ints and texts where nothing is specified.
    pub(crate) fn format_bound(&mut self, v: V, spec: &str) -> R<String> {
        match self.heap.get(v).kind() {
            Kind::Int | Kind::Str if spec.is_empty() => self.format_value(v, spec),
            Kind::Int | Kind::Str | Kind::Float | Kind::Complex => self.while_bound(|vm| vm.format_value(v, spec)),
            _ => self.format_value(v, spec),
        }
    }

    /// `format(v, spec)` of an int, a float or a str itself, which no code of the program has a part in.
    pub(crate) fn format_plainly(&self, v: V, spec: &str) -> Option<PureResult<String>> {
        if spec.is_empty() || self.check_groups(spec, "").is_err() {
            return None;
        }
        match self.heap.get(v) {
            Object::Int(value) => Some(format_spec::format_int(IntRef::Small(value.0), spec, "int")),
            Object::Float(value) => Some(format_spec::format_float(value.0, spec, "float")),
            Object::Str(text) => Some(format_spec::format_str(&text.text, spec, "str")),
            _ => None,
        }
    }

    /// The builtin types' own formatting.
    pub fn native_format(&mut self, v: V, spec: &str) -> R<String> {
        if spec.is_empty() {
            self.heap.incref(v);
            let text = self.str_of(v);
            self.decref(v);
            return text;
        }
        let type_name = self.type_name(v);
        let result = match self.heap.get(v).native() {
            Object::Str(text) => format_spec::format_str(&text.text, spec, &type_name),
            Object::Int(_) | Object::BigInt(_) | Object::Bool(_) => {
                format_spec::format_int(self.int(v).expect("is an int"), spec, &type_name)
            }
            Object::Float(value) => format_spec::format_float(value.0, spec, &type_name),
            Object::Complex(parts) => format_spec::format_complex(parts.0, parts.1, spec),
            _ => {
                return Err(self.type_error(format!("unsupported format string passed to {type_name}.__format__")));
            }
        };
        self.check_groups(spec, &type_name).and(result).map_err(|error| self.pure_error(error))
    }

    /// Where the version has no groups of digits behind the point, what asks for them is no format.
    pub(crate) fn check_groups(&self, spec: &str, type_name: &str) -> PureResult<()> {
        let groups = |spec: &str| FormatSpec::parse(spec, type_name).is_ok_and(|it| it.fraction_grouping.is_some());
        if self.version().groups_fractions || !spec.contains('.') || !groups(spec) {
            return Ok(());
        }
        Err(PureError::value(format!("Invalid format specifier '{spec}' for object of type '{type_name}'")))
    }
}
