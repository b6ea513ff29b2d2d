//! `match`: what a pattern asks of its subject (`Python/bytecodes.c`, `Python/ceval.c`).

use super::Flow;
use crate::errors::{ExcKind, R};
use crate::frame::Slot;
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::objects::Kind;

/// What a class says of itself in `__abc_tpflags__`, as the abstract base classes do: CPython's flag for sequences.
const SEQUENCE_FLAG: i64 = 1 << 5;
/// And for mappings.
const MAPPING_FLAG: i64 = 1 << 6;

impl Machine {
    fn push_bool(&mut self, value: bool) -> R<Flow> {
        let value = self.bool(value);
        self.push(Slot::borrowed(value));
        Ok(Flow::Next)
    }

    pub(super) fn op_match_sequence(&mut self) -> R<Flow> {
        let subject = self.stack[self.sp - 1].id();
        let builtin = matches!(
            self.heap.get(subject).native(),
            Object::List(_) | Object::SmallList(..) | Object::Tuple(_) | Object::SmallTuple(_) | Object::Range(_)
        );
        let fits = builtin || self.class_flag(subject, SEQUENCE_FLAG);
        self.push_bool(fits)
    }

    pub(super) fn op_match_mapping(&mut self) -> R<Flow> {
        let subject = self.stack[self.sp - 1].id();
        let builtin = matches!(self.heap.get(subject).native(), Object::Dict(_) | Object::MappingProxy(_));
        let fits = builtin || self.class_flag(subject, MAPPING_FLAG);
        self.push_bool(fits)
    }

    fn class_flag(&mut self, v: V, flag: i64) -> bool {
        let (class, name) = (self.type_of(v), self.intern("__abc_tpflags__"));
        let flags = self.type_lookup(class, name).and_then(|flags| self.int(flags)?.to_i64());
        flags.is_some_and(|flags| flags & flag != 0)
    }

    /// Subject and keys stay; above them a tuple of the values, or None.
    pub(super) fn op_match_keys(&mut self) -> R<Flow> {
        let (subject, keys) = (self.stack[self.sp - 2].id(), self.stack[self.sp - 1].id());
        let keys = self.tuple(keys).expect("the compiler made a tuple").to_vec();
        let mut values = Vec::with_capacity(keys.len());
        let found = self.mapped_values(subject, &keys, &mut values);
        self.push_matched(found, values)
    }

    /// What a pattern has found, as a tuple (taken), or None when it does not fit.
    fn push_matched(&mut self, fits: R<bool>, values: Vec<V>) -> R<Flow> {
        if matches!(fits, Ok(true)) {
            let values = self.new_tuple(values);
            self.push(Slot::owned(values));
        } else {
            values.into_iter().for_each(|value| self.decref(value));
            fits?;
            self.push(Slot::borrowed(self.none));
        }
        Ok(Flow::Next)
    }

    /// Whether the mapping has all keys; their values, counted.
    fn mapped_values(&mut self, subject: V, keys: &[V], values: &mut Vec<V>) -> R<bool> {
        let plain = matches!(self.heap.get(subject), Object::Dict(_));
        let get = if plain { None } else { Some(self.intern("get")) };
        for (at, &key) in keys.iter().enumerate() {
            for &earlier in &keys[..at] {
                if self.eq(earlier, key)? {
                    let message = format!("mapping pattern checks duplicate key ({})", self.repr_text(key)?);
                    return Err(self.value_error(message));
                }
            }
            let value = match get {
                None => self.dict_get(subject, key)?.map(|value| self.new_ref(value)),
                // As CPython does, with a default that nobody else has.
                Some(get) => {
                    let missing = self.new_list(Vec::new())?;
                    let method = self.get_attr(subject, get);
                    let value = method.and_then(|method| {
                        let value = self.call(method, &[key, missing]);
                        self.decref(method);
                        value
                    });
                    let found = value.as_ref().is_ok_and(|&value| value != missing);
                    self.decref(missing);
                    match value? {
                        value if found => Some(value),
                        value => {
                            self.decref(value);
                            None
                        }
                    }
                }
            };
            match value {
                Some(value) => values.push(value),
                None => return Ok(false),
            }
        }
        Ok(true)
    }

    /// Subject, class and keyword names give way to a tuple of attributes, or to None.
    pub(super) fn op_match_class(&mut self, positional: u32) -> R<Flow> {
        let (names, class, subject) = (self.pop(), self.pop(), self.pop());
        let mut values = Vec::new();
        let fits = self.class_pattern((subject.id(), class.id(), names.id()), positional as usize, &mut values);
        for slot in [subject, class, names] {
            self.drop_slot(slot);
        }
        self.push_matched(fits, values)
    }

    /// `match_class` of `Python/ceval.c`.
    fn class_pattern(&mut self, (subject, class, names): (V, V, V), positional: usize, values: &mut Vec<V>) -> R<bool> {
        if !matches!(self.heap.get(class), Object::Type(_)) {
            return Err(self.type_error("called match pattern must be a class"));
        }
        if !self.is_instance(subject, class)? {
            return Ok(false);
        }
        let mut seen = Vec::new();
        if positional > 0 {
            let named = self.intern("__match_args__");
            let places = match self.get_attr_opt(class, named)? {
                Some(places) => {
                    let items = self.match_args(class, places);
                    self.decref(places);
                    Some(items?)
                }
                None => None,
            };
            let itself = places.is_none() && self.stands_for_itself(class);
            let allowed = if itself { 1 } else { places.as_ref().map_or(0, Vec::len) };
            if allowed < positional {
                let name = self.class(class).name.clone();
                let s = if allowed == 1 { "" } else { "s" };
                let message = format!("{name}() accepts {allowed} positional sub-pattern{s} ({positional} given)");
                return Err(self.type_error(message));
            }
            if itself {
                values.push(self.new_ref(subject));
            }
            for place in places.into_iter().flatten().take(positional) {
                let place = self.match_arg(place)?;
                if !self.attribute_pattern((subject, class), place, &mut seen, values)? {
                    return Ok(false);
                }
            }
        }
        for name in self.tuple(names).expect("the compiler made a tuple").to_vec() {
            if !self.attribute_pattern((subject, class), name, &mut seen, values)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn match_args(&mut self, class: V, places: V) -> R<Vec<V>> {
        let Some(items) = self.tuple(places).map(<[V]>::to_vec) else {
            let (name, got) = (self.class(class).name.clone(), self.type_name(places));
            return Err(self.type_error(format!("{name}.__match_args__ must be a tuple (got {got})")));
        };
        Ok(items)
    }

    /// The name that `__match_args__` has for a positional pattern.
    fn match_arg(&mut self, place: V) -> R<V> {
        if self.as_str(place).is_none() {
            return Err(self.type_error_of("__match_args__ elements must be strings (got {})", &[place]));
        }
        Ok(self.intern_object(place))
    }

    /// `case int(n)`: one positional pattern of these types is the subject itself (`_Py_TPFLAGS_MATCH_SELF`).
    fn stands_for_itself(&self, class: V) -> bool {
        use Kind::{Bool, ByteArray, Bytes, Dict, Float, FrozenSet, Int, List, Set, Str, Tuple};
        [Bool, ByteArray, Bytes, Dict, Float, FrozenSet, Int, List, Set, Str, Tuple]
            .into_iter()
            .any(|kind| self.is_subclass(class, self.kind_type(kind)))
    }

    fn attribute_pattern(
        &mut self,
        (subject, class): (V, V),
        name: V,
        seen: &mut Vec<V>,
        values: &mut Vec<V>,
    ) -> R<bool> {
        if seen.contains(&name) {
            let (class, name) = (self.class(class).name.clone(), self.repr_text(name)?);
            return Err(self.type_error(format!("{class}() got multiple sub-patterns for attribute {name}")));
        }
        seen.push(name);
        let value = self.get_attr_opt(subject, name);
        let value = self.catch(value, ExcKind::Attribute)?.flatten();
        values.extend(value);
        Ok(value.is_some())
    }
}
