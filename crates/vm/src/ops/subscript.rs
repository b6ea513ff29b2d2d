//! Items: `c[k]`, `c[k] = v`, `del c[k]`, `k in c`.

use num_bigint::BigInt;

use crate::builtins::bytearray;
use crate::errors::{ExcKind, R};
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::pure::{Int, slice};

/// The method that handles an item operation in a program's class.
#[derive(Clone, Copy)]
enum ItemOp {
    Get,
    Set,
    Delete,
}

impl Machine {
    /// Whether item operations go to a method of the program's class rather than to the builtin payload.
    fn item_method(&mut self, container: V, op: ItemOp) -> Option<V> {
        if !self.heap.get(container).is_instance() {
            return None;
        }
        let name = match op {
            ItemOp::Get => self.names.getitem,
            ItemOp::Set => self.names.setitem,
            ItemOp::Delete => self.names.delitem,
        };
        let method = self.special(container, name)?;
        (!self.heap.get(method).is_builtin_method()).then_some(name)
    }

    /// `container[key]`; a new reference.
    pub fn getitem(&mut self, container: V, key: V) -> R<V> {
        if let Some(name) = self.item_method(container, ItemOp::Get) {
            return self.call_special(container, name, &[key]).map(|v| v.expect("found above"));
        }
        if let Object::Type(_) = self.heap.get(container) {
            return self.class_getitem(container, key);
        }
        self.native_getitem(container, key)
    }

    fn class_getitem(&mut self, class: V, key: V) -> R<V> {
        if let Some(result) = self.call_special(class, self.names.getitem, &[key])? {
            return Ok(result);
        }
        match self.get_attr_opt(class, self.names.class_getitem)? {
            Some(method) => {
                let result = self.call(method, &[key]);
                self.decref(method);
                result
            }
            None => {
                let message = format!("type '{}' is not subscriptable", self.class(class).name);
                Err(self.type_error(message))
            }
        }
    }

    /// The builtin types' own `container[key]`.
    pub fn native_getitem(&mut self, container: V, key: V) -> R<V> {
        match self.heap.get(container).native() {
            Object::Dict(_) => self.dict_getitem(container, key),
            object if object.is_sequence() => self.sequence_getitem(container, key),
            Object::Range(_) => self.range_getitem(container, key),
            Object::MappingProxy(map) => {
                let map = *map;
                self.getitem(map, key)
            }
            Object::WeakRef(weak) if weak.kind != crate::objects::WeakRefKind::Ref => {
                let target = self.proxy_target(container)?;
                let result = self.getitem(target, key);
                self.decref(target);
                result
            }
            _ => Err(self.type_error_of("'{}' object is not subscriptable", &[container])),
        }
    }

    fn dict_getitem(&mut self, dict: V, key: V) -> R<V> {
        let hash = self.hash_key(key)?;
        let place = self.dict_find(dict, key, hash)?;
        if let Some(entry) = place.and_then(|place| self.dict(dict).expect("is a dict").entry_at(place)) {
            let value = entry.value;
            return Ok(self.new_ref(value));
        }
        if self.heap.get(dict).is_instance()
            && let Some(result) = self.call_special(dict, self.names.missing, &[key])?
        {
            return Ok(result);
        }
        Err(self.key_error(key))
    }

    fn sequence_name(&self, v: V) -> &'static str {
        match self.heap.get(v).native() {
            Object::List(_) | Object::SmallList(..) => "list",
            Object::Tuple(_) | Object::SmallTuple(_) => "tuple",
            Object::Str(_) => "string",
            Object::Bytes(_) => "byte",
            Object::ByteArray(_) => "bytearray",
            _ => "sequence",
        }
    }

    fn sequence_getitem(&mut self, container: V, key: V) -> R<V> {
        if let Object::Slice(_) = self.heap.get(key) {
            return self.sequence_slice(container, key);
        }
        let name = self.sequence_name(container);
        let index = self.sequence_index(key, name)?;
        let len = self.native_len(container).expect("sequences have a length")?;
        let Some(place) = slice::resolve_index(len, index) else {
            let name = if name == "byte" { "index" } else { name };
            return Err(self.index_error(format!("{name} index out of range").replace("index index", "index")));
        };
        Ok(match self.heap.get(container).native() {
            list @ (Object::List(_) | Object::SmallList(..)) => {
                let v = list.list_items()[place];
                self.new_ref(v)
            }
            tuple @ (Object::Tuple(_) | Object::SmallTuple(_)) => {
                let v = tuple.tuple_items()[place];
                self.new_ref(v)
            }
            Object::Bytes(bytes) => {
                let byte = bytes[place];
                self.new_int(i64::from(byte))
            }
            Object::ByteArray(bytes) => {
                let byte = bytes[place];
                self.new_int(i64::from(byte))
            }
            Object::Str(text) => {
                let c = if text.is_ascii() {
                    char::from(text.text.as_bytes()[place])
                } else {
                    text.text.chars().nth(place).expect("index is within the length")
                };
                self.new_str(c.encode_utf8(&mut [0; 4]))
            }
            _ => unreachable!("caller checked"),
        })
    }

    /// The bounds of a slice object, as given; None where None was given.
    pub fn slice_bounds(&mut self, key: V) -> R<[Option<i64>; 3]> {
        let Object::Slice(parts) = self.heap.get(key) else { unreachable!("caller checked") };
        let parts = **parts;
        let mut bounds = [None; 3];
        for (bound, part) in bounds.iter_mut().zip(parts) {
            if self.is_none(part) {
                continue;
            }
            if let Object::Int(value) = self.heap.get(part) {
                *bound = Some(value.0);
                continue;
            }
            *bound = Some(match self.index_opt(part)? {
                Some(Int::Small(value)) => value,
                Some(Int::Big(value)) => {
                    if value.sign() == num_bigint::Sign::Minus {
                        i64::MIN
                    } else {
                        i64::MAX
                    }
                }
                None => {
                    let message = "slice indices must be integers or have an __index__ method, or None";
                    return Err(self.type_error(message));
                }
            });
        }
        Ok(bounds)
    }

    /// Places a slice selects in a sequence of this length.
    pub fn slice_of(&mut self, key: V, len: usize) -> R<slice::Slice> {
        let [start, stop, step] = self.slice_bounds(key)?;
        slice::indices(len as i64, start, stop, step).map_err(|error| self.pure_error(error))
    }

    fn sequence_slice(&mut self, container: V, key: V) -> R<V> {
        let len = self.native_len(container).expect("sequences have a length")?;
        let places = self.slice_of(key, len)?;
        let whole = places.start == 0 && places.step == 1 && places.count as usize == len;
        if whole
            && matches!(
                self.heap.get(container),
                Object::Str(_) | Object::Tuple(_) | Object::SmallTuple(_) | Object::Bytes(_)
            )
        {
            return Ok(self.new_ref(container));
        }
        match self.heap.get(container).native() {
            list @ (Object::List(_) | Object::SmallList(..)) => {
                let items: Vec<V> = places.positions().map(|place| list.list_items()[place]).collect();
                items.iter().for_each(|&v| self.heap.incref(v));
                self.new_list(items)
            }
            tuple @ (Object::Tuple(_) | Object::SmallTuple(_)) => {
                let items = tuple.tuple_items();
                let items: Vec<V> = places.positions().map(|place| items[place]).collect();
                items.iter().for_each(|&v| self.heap.incref(v));
                Ok(self.new_tracked_tuple(items))
            }
            Object::Bytes(bytes) => {
                let bytes = places.positions().map(|place| bytes[place]).collect();
                Ok(if places.step == 1 { self.new_bytes(bytes) } else { self.fresh_bytes(bytes) })
            }
            Object::ByteArray(bytes) => {
                let bytes: Vec<u8> = places.positions().map(|place| bytes[place]).collect();
                Ok(self.new_bytearray(bytes))
            }
            Object::Str(text) => {
                let text: String = if text.is_ascii() {
                    places.positions().map(|place| char::from(text.text.as_bytes()[place])).collect()
                } else {
                    let chars: Vec<char> = text.text.chars().collect();
                    places.positions().map(|place| chars[place]).collect()
                };
                Ok(self.new_string(text))
            }
            _ => unreachable!("caller checked"),
        }
    }

    fn range_getitem(&mut self, range: V, key: V) -> R<V> {
        if let Object::Slice(_) = self.heap.get(key) {
            return self.range_slice(range, key);
        }
        let Some(index) = self.index_opt(key)? else {
            return Err(self.type_error_of("range indices must be integers or slices, not {}", &[key]));
        };
        let index = match index {
            Int::Small(value) => BigInt::from(value),
            Int::Big(value) => value,
        };
        let (len, _, _) = self.range_key(range);
        let index = if index < BigInt::ZERO { &len + index } else { index };
        if index < BigInt::ZERO || index >= len {
            return Err(self.index_error("range object index out of range"));
        }
        let (start, step) = self.range_start_step(range);
        Ok(self.new_bigint(start + index * step))
    }

    /// `container[key] = value`
    pub fn setitem(&mut self, container: V, key: V, value: V) -> R<()> {
        if let Some(name) = self.item_method(container, ItemOp::Set) {
            let result = self.call_special(container, name, &[key, value])?.expect("found above");
            self.decref(result);
            return Ok(());
        }
        self.native_setitem(container, key, value)
    }

    /// The builtin types' own `container[key] = value`.
    pub fn native_setitem(&mut self, container: V, key: V, value: V) -> R<()> {
        match self.heap.get(container).native() {
            Object::Dict(_) if !self.is_frozendict(container) => self.dict_set(container, key, value),
            Object::List(_) | Object::SmallList(..) => self.list_setitem(container, key, value),
            Object::ByteArray(_) => bytearray::set_item(self, container, key, Some(value)),
            Object::WeakRef(weak) if weak.kind != crate::objects::WeakRefKind::Ref => {
                let target = self.proxy_target(container)?;
                let result = self.setitem(target, key, value);
                self.decref(target);
                result
            }
            _ => {
                if self.special(container, self.names.delitem).is_some() {
                    return Err(self.raise(ExcKind::Attribute, "__setitem__"));
                }
                Err(self.type_error_of("'{}' object does not support item assignment", &[container]))
            }
        }
    }

    fn list_setitem(&mut self, list: V, key: V, value: V) -> R<()> {
        if let Object::Slice(_) = self.heap.get(key) {
            let [start, stop, step] = self.slice_bounds(key)?;
            let indices = |vm: &mut Self| {
                let len = vm.list(list).expect("is a list").items().len();
                slice::indices(len as i64, start, stop, step).map_err(|error| vm.pure_error(error))
            };
            let mut places = indices(self)?;
            let items = self.collect_for_slice(value)?;
            if places.step != 1 {
                // Asking for the items may have changed the list.
                places = indices(self)?;
            }
            return self.list_set_slice(list, places, items);
        }
        let index = self.sequence_index(key, "list")?;
        let len = self.list(list).expect("is a list").items().len();
        let Some(place) = slice::resolve_index(len, index) else {
            return Err(self.index_error("list assignment index out of range"));
        };
        self.heap.incref(value);
        let item = self.heap.get_mut(list).native_mut().list_item_mut(place).expect("the list is that long");
        let old = std::mem::replace(item, value);
        self.decref(old);
        Ok(())
    }

    fn collect_for_slice(&mut self, value: V) -> R<Vec<V>> {
        let items = self.collect_iterable(value);
        if items.is_err() && self.native_iter_missing(value) {
            self.catch(items, ExcKind::Type)?;
            return Err(self.type_error("must assign iterable to extended slice"));
        }
        items
    }

    fn native_iter_missing(&mut self, v: V) -> bool {
        self.special(v, self.names.iter).is_none() && self.special(v, self.names.getitem).is_none()
    }

    /// `del container[key]`
    pub fn delitem(&mut self, container: V, key: V) -> R<()> {
        if let Some(name) = self.item_method(container, ItemOp::Delete) {
            let result = self.call_special(container, name, &[key])?.expect("found above");
            self.decref(result);
            return Ok(());
        }
        self.native_delitem(container, key)
    }

    /// The builtin types' own `del container[key]`.
    pub fn native_delitem(&mut self, container: V, key: V) -> R<()> {
        match self.heap.get(container).native() {
            Object::Dict(_) if !self.is_frozendict(container) => {
                self.hash_key(key)?;
                match self.dict_remove(container, key)? {
                    Some((key, value)) => {
                        self.decref(key);
                        self.decref(value);
                        Ok(())
                    }
                    None => Err(self.key_error(key)),
                }
            }
            Object::List(_) | Object::SmallList(..) => self.list_delitem(container, key),
            Object::ByteArray(_) => bytearray::set_item(self, container, key, None),
            Object::WeakRef(weak) if weak.kind != crate::objects::WeakRefKind::Ref => {
                let target = self.proxy_target(container)?;
                let result = self.delitem(target, key);
                self.decref(target);
                result
            }
            _ => {
                // Types with sequence slots, as all classes of a program have, complain in PySequence_DelItem.
                let sequence = self.heap.get(container).is_instance()
                    || matches!(
                        self.heap.get(container),
                        Object::Tuple(_)
                            | Object::SmallTuple(_)
                            | Object::Str(_)
                            | Object::Bytes(_)
                            | Object::Set(_)
                            | Object::FrozenSet(_)
                            | Object::Range(_)
                    );
                if self.special(container, self.names.setitem).is_some() {
                    return Err(self.raise(ExcKind::Attribute, "__delitem__"));
                }
                let words = if sequence && self.index_opt(key)?.is_some() { "doesn't" } else { "does not" };
                let message = format!("'{}' object {words} support item deletion", self.type_name(container));
                Err(self.type_error(message))
            }
        }
    }

    fn list_delitem(&mut self, list: V, key: V) -> R<()> {
        if let Object::Slice(_) = self.heap.get(key) {
            return self.list_del_slice(list, key);
        }
        let index = self.sequence_index(key, "list")?;
        let len = self.list(list).expect("is a list").items().len();
        let Some(place) = slice::resolve_index(len, index) else {
            return Err(self.index_error("list assignment index out of range"));
        };
        let old = self.list_delete_at(list, place);
        self.decref(old);
        Ok(())
    }

    /// `item in container`
    pub fn contains(&mut self, container: V, item: V) -> R<bool> {
        if matches!(self.heap.get(container), Object::Instance(_) | Object::Small(..) | Object::Type(_))
            && let Some(method) = self.special(container, self.names.contains)
        {
            if method == self.none {
                return Err(self.type_error_of("'{}' object is not a container", &[container]));
            }
            if !self.heap.get(method).is_builtin_method() {
                let result = self.call_special(container, self.names.contains, &[item])?.expect("found above");
                let truth = self.truth(result);
                self.decref(result);
                return truth;
            }
        }
        self.native_contains(container, item)
    }

    /// The builtin types' own `item in container`.
    pub fn native_contains(&mut self, container: V, item: V) -> R<bool> {
        match self.heap.get(container).native() {
            Object::Dict(_) => {
                let hash = self.hash_key(item)?;
                Ok(self.dict_find(container, item, hash)?.is_some())
            }
            Object::Set(_) | Object::FrozenSet(_) => self.set_contains(container, item),
            Object::Str(text) => match self.as_str(item) {
                Some(part) => Ok(crate::pure::text::find::place_of(&text.text, part).is_some()),
                None => Err(self.type_error_of("'in <string>' requires string as left operand, not {}", &[item])),
            },
            Object::Bytes(_) | Object::ByteArray(_) => self.bytes_contain(container, item),
            Object::Range(_) if self.int(item).is_some() => self.range_contains(container, item),
            Object::DictView(crate::objects::ViewKind::Keys, dict) => {
                let dict = *dict;
                let hash = self.hash_key(item)?;
                Ok(self.dict_find(dict, item, hash)?.is_some())
            }
            Object::DictView(crate::objects::ViewKind::Items, dict) => {
                let dict = *dict;
                self.items_contain(dict, item)
            }
            Object::MappingProxy(map) => {
                let map = *map;
                self.contains(map, item)
            }
            Object::WeakRef(weak) if weak.kind != crate::objects::WeakRefKind::Ref => {
                let target = self.proxy_target(container)?;
                let result = self.contains(target, item);
                self.decref(target);
                result
            }
            object if object.is_list_or_tuple() => self.items_include(container, item),
            _ => self.contains_by_iteration(container, item),
        }
    }

    /// Whether a dict has this pair of key and value.
    fn items_contain(&mut self, dict: V, pair: V) -> R<bool> {
        let Some(&[key, value]) = self.tuple(pair) else { return Ok(false) };
        let hash = self.hash_key(key)?;
        let Some(place) = self.dict_find(dict, key, hash)? else { return Ok(false) };
        let Some(known) = self.dict(dict).and_then(|dict| dict.entry_at(place)).map(|entry| entry.value) else {
            return Ok(false);
        };
        self.heap.incref(known);
        let result = self.eq(known, value);
        self.decref(known);
        result
    }

    fn bytes_contain(&mut self, container: V, item: V) -> R<bool> {
        let bytes = self.bytes(container).expect("caller checked").to_vec();
        if let Some(part) = self.bytes(item) {
            return Ok(part.is_empty() || bytes.windows(part.len()).any(|window| window == part));
        }
        match self.index_opt(item)? {
            Some(value) => match value.to_i64().and_then(|value| u8::try_from(value).ok()) {
                Some(byte) => Ok(bytes.contains(&byte)),
                None => Err(self.value_error("byte must be in range(0, 256)")),
            },
            None => Err(self.type_error_of("a bytes-like object is required, not '{}'", &[item])),
        }
    }

    /// `item in` a list or a tuple, one place after the other; an item of a list, which the comparison may edit, is held
    /// meanwhile (`list_contains`, `tuple_contains`).
    fn items_include(&mut self, container: V, item: V) -> R<bool> {
        for at in 0.. {
            let (candidate, held) = match self.heap.get(container).native() {
                tuple @ (Object::Tuple(_) | Object::SmallTuple(_)) => (tuple.tuple_items().get(at), false),
                list => (list.list_items().get(at), true),
            };
            let Some(&candidate) = candidate else { break };
            if held {
                self.heap.incref(candidate);
            }
            let equal = self.eq(candidate, item);
            if held {
                self.decref(candidate);
            }
            if equal? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn contains_by_iteration(&mut self, container: V, item: V) -> R<bool> {
        let iter = match self.iter(container) {
            Ok(iter) => iter,
            Err(raise) => {
                if self.native_iter_missing(container) {
                    self.catch::<V>(Err(raise), ExcKind::Type)?;
                    return Err(
                        self.type_error_of("argument of type '{}' is not a container or iterable", &[container])
                    );
                }
                return Err(raise);
            }
        };
        let result = loop {
            match self.iter_next(iter) {
                Ok(Some(candidate)) => {
                    let equal = self.eq(candidate, item);
                    self.decref(candidate);
                    match equal {
                        Ok(false) => {}
                        other => break other,
                    }
                }
                Ok(None) => break Ok(false),
                Err(raise) => break Err(raise),
            }
        };
        self.decref(iter);
        result
    }
}
