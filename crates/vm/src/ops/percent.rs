//! `format % values`, for str and bytes.

use crate::errors::{R, Raise};
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::pure::PureError;
use crate::pure::percent::{self, Amount, Argument, Conversion, Piece, Resolved};

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

impl Values {
    /// The value that was taken last, for this conversion.
    fn argument<'a>(&self, key: Option<&'a str>) -> Argument<'a> {
        Argument { key, number: (!self.single).then_some(self.next), binary: self.binary }
    }
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
            return Err(self.pure_error(percent::at_position(fault, &parsed.fault_start.to_string())));
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
            return self.percent_value(conversion, &resolved, value, state.argument(None));
        };
        let result = self.percent_value(conversion, &resolved, value, state.argument(conversion.key.as_deref()));
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
            None => {
                let name = self.type_name(v);
                Err(self.pure_error(state.argument(None).named_in(percent::star_wants_int(), &name)))
            }
        }
    }

    fn percent_value(
        &mut self,
        conversion: &Conversion,
        resolved: &Resolved,
        v: V,
        argument: Argument<'_>,
    ) -> R<String> {
        let result = match resolved.kind {
            's' | 'b' if argument.binary => percent::format_text(&self.percent_bytes(v, argument)?, resolved),
            'c' if argument.binary => percent::format_text(&self.percent_byte(v, argument)?, resolved),
            's' => percent::format_text(&self.str_of(v)?, resolved),
            'r' | 'a' if argument.binary => {
                percent::format_text(&crate::pure::text::repr::escape_non_ascii(&self.repr_text(v)?), resolved)
            }
            'r' => percent::format_text(&self.repr_text(v)?, resolved),
            'a' => percent::format_text(&crate::pure::text::repr::escape_non_ascii(&self.repr_text(v)?), resolved),
            'c' => percent::format_text(&self.percent_character(v, argument)?, resolved),
            'd' | 'i' | 'u' | 'o' | 'x' | 'X' => return self.percent_int(resolved, v, argument),
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => {
                percent::format_float(self.percent_float(v, resolved.kind, argument)?, resolved)
            }
            _ => Err(percent::at_position(conversion.unsupported(), &conversion.unsupported_position())),
        };
        result.map_err(|error| self.pure_error(error))
    }

    /// The error of a value that the letter cannot take.
    fn unfit(&mut self, error: PureError, kind: char, argument: Argument<'_>) -> Raise {
        self.pure_error(argument.named_in(error, &format!("%{kind}")))
    }

    /// `%s` and `%b` of bytes, a character for each byte.
    fn percent_bytes(&mut self, v: V, argument: Argument<'_>) -> R<String> {
        let name = self.names.bytes;
        let own = match self.heap.get(v) {
            Object::Instance(_) | Object::Small(..) => self.call_special(v, name, &[])?,
            _ => None,
        };
        let text = self.bytes(own.unwrap_or(v)).map(|bytes| bytes.iter().map(|&byte| char::from(byte)).collect());
        own.into_iter().for_each(|v| self.decref(v));
        text.ok_or_else(|| {
            let name = self.type_name(v);
            let words = "%b requires a bytes-like object, or an object that implements __bytes__";
            self.unfit(PureError::type_error(format!("{words}, not '{name}'")), 'b', argument)
        })
    }

    /// `%c` of bytes: a byte, or an int that is one.
    fn percent_byte(&mut self, v: V, argument: Argument<'_>) -> R<String> {
        const WORDS: &str = "%c requires an integer in range(256) or a single byte, not";
        let error = match self.bytes(v) {
            Some(&[byte]) => return Ok(char::from(byte).to_string()),
            Some(content) => PureError::type_error(format!("{WORDS} a bytes object of length {}", content.len())),
            None => match self.index_opt(v)? {
                Some(value) => match value.to_i64().and_then(|value| u8::try_from(value).ok()) {
                    Some(byte) => return Ok(char::from(byte).to_string()),
                    None => PureError::overflow("%c arg not in range(256)"),
                },
                None => PureError::type_error(format!("{WORDS} {}", self.type_name(v))),
            },
        };
        Err(self.unfit(error, 'c', argument))
    }

    fn percent_float(&mut self, v: V, kind: char, argument: Argument<'_>) -> R<f64> {
        let value = self.to_float(v);
        if value.is_ok() || !(argument.binary || self.special(v, self.names.float).is_none()) {
            return value;
        }
        let exc = self.take_raised();
        self.decref(exc);
        let name = self.type_name(v);
        let error = match argument.binary {
            true => PureError::type_error(format!("float argument required, not {name}")),
            false => percent::wrong_type(kind, &name),
        };
        Err(self.unfit(error, kind, argument))
    }

    fn percent_character(&mut self, v: V, argument: Argument<'_>) -> R<String> {
        let error = if let Some(text) = self.as_str(v) {
            match text.chars().count() {
                1 => return Ok(text.to_string()),
                length => percent::wrong_type('c', &format!("a string of length {length}")),
            }
        } else if let Some(value) = self.index_opt(v)? {
            match crate::pure::format_apply::character(value.to_i64().unwrap_or(-1).into()) {
                Ok(character) => return Ok(character.to_string()),
                Err(error) => error,
            }
        } else {
            percent::wrong_type('c', &self.type_name(v))
        };
        Err(self.unfit(error, 'c', argument))
    }

    fn percent_int(&mut self, resolved: &Resolved, v: V, argument: Argument<'_>) -> R<String> {
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
                Err(self.unfit(percent::wrong_type(resolved.kind, &name), resolved.kind, argument))
            }
        }
    }
}
