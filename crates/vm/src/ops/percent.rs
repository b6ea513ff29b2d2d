//! `format % values`, for str and bytes.

use crate::errors::R;
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::pure::percent::{self, Amount, Conversion, Piece, Resolved};

/// The values still to be formatted.
struct Values {
    items: Vec<V>,
    next: usize,
    mapping: Option<V>,
    /// A single value that is no tuple may stay unused when it is a mapping.
    single: bool,
    /// The format is bytes; its text has a character for each byte.
    binary: bool,
}

impl Machine {
    /// `a % b`; None when `a` is no format. A new reference.
    pub fn percent(&mut self, a: V, b: V) -> R<Option<V>> {
        match self.heap.get(a).native() {
            Object::Str(text) => {
                let format = text.text.clone();
                let text = self.percent_text(&format, b, "string")?;
                Ok(Some(self.new_string(text)))
            }
            Object::Bytes(bytes) => {
                let format: String = bytes.iter().map(|&byte| char::from(byte)).collect();
                let text = self.percent_text(&format, b, "bytes")?;
                let bytes = text.chars().map(|c| c as u8).collect();
                Ok(Some(self.new_bytes(bytes)))
            }
            Object::ByteArray(bytes) => {
                let format: String = bytes.iter().map(|&byte| char::from(byte)).collect();
                let text = self.percent_text(&format, b, "bytes")?;
                let bytes: Vec<u8> = text.chars().map(|c| c as u8).collect();
                Ok(Some(self.new_bytearray(bytes)))
            }
            _ => Ok(None),
        }
    }

    fn percent_text(&mut self, format: &str, values: V, what: &str) -> R<String> {
        let parsed = percent::parse(format);
        let tuple = self.tuple(values).map(<[V]>::to_vec);
        let is_tuple = tuple.is_some();
        let items = tuple.unwrap_or_else(|| vec![values]);
        let text = self.as_str(values).is_some() || (what == "bytes" && self.bytes(values).is_some());
        let maps = !is_tuple && !text && self.special(values, self.names.getitem).is_some();
        let mut state =
            Values { items, next: 0, mapping: maps.then_some(values), single: !is_tuple, binary: what == "bytes" };
        let mut out = String::new();
        let mut used_key = false;
        for piece in parsed.pieces {
            match piece {
                Piece::Literal(text) => out.push_str(&text),
                Piece::Conversion(conversion) => {
                    used_key |= conversion.key.is_some();
                    let text = self.percent_piece(&conversion, &mut state)?;
                    out.push_str(&text);
                }
            }
        }
        if let Some(fault) = parsed.fault {
            return Err(self.pure_error(fault));
        }
        let unused = state.next < state.items.len() && !used_key && !(state.single && state.mapping.is_some());
        if unused {
            return Err(self.pure_error(percent::not_all_converted(what, state.next, state.items.len())));
        }
        Ok(out)
    }

    fn percent_piece(&mut self, conversion: &Conversion, state: &mut Values) -> R<String> {
        let keyed = match &conversion.key {
            Some(key) => {
                let Some(mapping) = state.mapping else {
                    let single = state.items.first().filter(|_| state.single).map(|&v| self.type_name(v));
                    return Err(self.pure_error(percent::needs_mapping(single.as_deref().unwrap_or("tuple"))));
                };
                let key = match state.binary {
                    true => self.new_bytes(key.chars().map(|c| c as u8).collect()),
                    false => self.new_str(key),
                };
                let value = self.getitem(mapping, key);
                self.decref(key);
                Some(value?)
            }
            None => None,
        };
        let width = self.percent_star(conversion.width.as_ref(), state)?;
        let precision = self.percent_star(conversion.precision.as_ref(), state)?;
        let resolved = conversion.resolve(width, precision).map_err(|error| self.pure_error(error))?;
        if resolved.kind == '%' {
            return Ok("%".to_string());
        }
        let Some(value) = keyed else {
            let value = self.percent_next(state)?;
            return self.percent_value(conversion, &resolved, value, state.binary);
        };
        let result = self.percent_value(conversion, &resolved, value, state.binary);
        self.decref(value);
        result
    }

    fn percent_next(&mut self, state: &mut Values) -> R<V> {
        match state.items.get(state.next) {
            Some(&v) => {
                state.next += 1;
                Ok(v)
            }
            None => Err(self.pure_error(percent::not_enough_arguments(state.items.len()))),
        }
    }

    fn percent_star(&mut self, amount: Option<&Amount>, state: &mut Values) -> R<Option<i64>> {
        if !matches!(amount, Some(Amount::Star)) {
            return Ok(None);
        }
        let v = self.percent_next(state)?;
        match self.int(v).and_then(|n| n.to_i64()) {
            Some(n) => Ok(Some(n)),
            None => Err(self.pure_error(percent::star_wants_int())),
        }
    }

    fn percent_value(&mut self, conversion: &Conversion, resolved: &Resolved, v: V, binary: bool) -> R<String> {
        let result = match resolved.kind {
            's' | 'b' if binary => percent::format_text(&self.percent_bytes(v)?, resolved),
            'c' if binary => percent::format_text(&self.percent_byte(v)?, resolved),
            's' => percent::format_text(&self.str_of(v)?, resolved),
            'r' | 'a' if binary => {
                percent::format_text(&crate::pure::text::repr::escape_non_ascii(&self.repr_text(v)?), resolved)
            }
            'r' => percent::format_text(&self.repr_text(v)?, resolved),
            'a' => percent::format_text(&crate::pure::text::repr::escape_non_ascii(&self.repr_text(v)?), resolved),
            'c' => return self.percent_character(resolved, v),
            'd' | 'i' | 'u' | 'o' | 'x' | 'X' => return self.percent_int(resolved, v),
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => percent::format_float(self.percent_float(v, binary)?, resolved),
            _ => Err(conversion.unsupported()),
        };
        result.map_err(|error| self.pure_error(error))
    }

    /// `%s` and `%b` of bytes, a character for each byte.
    fn percent_bytes(&mut self, v: V) -> R<String> {
        let name = self.names.bytes;
        let own = match self.heap.get(v) {
            Object::Instance(_) => self.call_special(v, name, &[])?,
            _ => None,
        };
        let text = self.bytes(own.unwrap_or(v)).map(|bytes| bytes.iter().map(|&byte| char::from(byte)).collect());
        own.into_iter().for_each(|v| self.decref(v));
        text.ok_or_else(|| {
            let name = self.type_name(v);
            let words = "%b requires a bytes-like object, or an object that implements __bytes__";
            self.type_error(format!("{words}, not '{name}'"))
        })
    }

    /// `%c` of bytes: a byte, or an int that is one.
    fn percent_byte(&mut self, v: V) -> R<String> {
        let byte = match self.bytes(v) {
            Some(&[byte]) => Some(byte),
            Some(content) => {
                let message = format!(
                    "%c requires an integer in range(256) or a single byte, not a bytes object of length {}",
                    content.len()
                );
                return Err(self.type_error(message));
            }
            None => match self.index_opt(v)? {
                Some(value) => match value.to_i64().and_then(|value| u8::try_from(value).ok()) {
                    Some(byte) => Some(byte),
                    None => return Err(self.raise(crate::errors::ExcKind::Overflow, "%c arg not in range(256)")),
                },
                None => None,
            },
        };
        match byte {
            Some(byte) => Ok(char::from(byte).to_string()),
            None => Err(self.type_error_of("%c requires an integer in range(256) or a single byte, not {}", &[v])),
        }
    }

    fn percent_float(&mut self, v: V, binary: bool) -> R<f64> {
        let value = self.to_float(v);
        if binary && value.is_err() {
            let exc = self.take_raised();
            self.decref(exc);
            return Err(self.type_error_of("float argument required, not {}", &[v]));
        }
        value
    }

    fn percent_character(&mut self, resolved: &Resolved, v: V) -> R<String> {
        if let Some(text) = self.as_str(v) {
            if text.chars().count() == 1 {
                let text = text.to_string();
                return percent::format_text(&text, resolved).map_err(|error| self.pure_error(error));
            }
            let words = format!("a string of length {}", text.chars().count());
            return Err(self.pure_error(percent::wrong_type('c', &words)));
        }
        if let Some(value) = self.index_opt(v)? {
            let code = value.to_i64().unwrap_or(-1);
            let c = crate::pure::format_apply::character(code.into()).map_err(|error| self.pure_error(error))?;
            return percent::format_text(&c.to_string(), resolved).map_err(|error| self.pure_error(error));
        }
        let name = self.type_name(v);
        Err(self.pure_error(percent::wrong_type('c', &name)))
    }

    fn percent_int(&mut self, resolved: &Resolved, v: V) -> R<String> {
        let value = match self.float(v) {
            Some(value) if matches!(resolved.kind, 'd' | 'i' | 'u') => {
                Some(crate::pure::Int::from_f64(value.trunc()).map_err(|error| self.pure_error(error))?)
            }
            _ => self.index_opt(v)?,
        };
        match value {
            Some(value) => percent::format_int(value.as_ref(), resolved).map_err(|error| self.pure_error(error)),
            None => {
                let name = self.type_name(v);
                Err(self.pure_error(percent::wrong_type(resolved.kind, &name)))
            }
        }
    }
}
