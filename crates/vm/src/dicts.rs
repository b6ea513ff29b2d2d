//! Dict operations: look-up with CPython's equality, growth of the modelled key table.

use afterdel_collector::FreeList;

use crate::errors::R;
use crate::layout;
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::objects::{Dict, Entry};

/// The result of comparing two keys without running Python code.
pub(crate) enum Quick {
    /// Equal.
    Equal,
    /// Different.
    Different,
    /// Only the program's own code can tell.
    Unknown,
}

impl Machine {
    /// The payload of a dict, or of an instance of a class derived from dict.
    pub fn dict(&self, v: V) -> Option<&Dict> {
        self.heap.get(v).as_dict()
    }

    /// The payload of a dict, or of an instance of a class derived from dict.
    pub fn dict_mut(&mut self, v: V) -> Option<&mut Dict> {
        self.heap.get_mut(v).as_dict_mut()
    }

    #[inline(always)]
    pub(crate) fn dict_ref(&self, v: V) -> &Dict {
        self.dict(v).expect("caller checked for a dict")
    }

    /// Compares two keys as far as that needs no Python code.
    pub(crate) fn quick_eq(&self, a: V, b: V) -> Quick {
        if a == b {
            return Quick::Equal;
        }
        let equal = match (self.heap.get(a), self.heap.get(b)) {
            (Object::Str(x), Object::Str(y)) => !(x.interned && y.interned) && x.text == y.text,
            (Object::Int(x), Object::Int(y)) => x.0 == { y.0 },
            (Object::Str(_), Object::Int(_)) | (Object::Int(_), Object::Str(_)) => false,
            (Object::Bytes(x), Object::Bytes(y)) => x == y,
            (Object::None, _) | (_, Object::None) if !self.may_override_eq(a) && !self.may_override_eq(b) => false,
            _ => return Quick::Unknown,
        };
        if equal { Quick::Equal } else { Quick::Different }
    }

    fn may_override_eq(&self, v: V) -> bool {
        matches!(self.heap.get(v), Object::Instance(_) | Object::Small(..) | Object::Type(_) | Object::WeakRef(_))
    }

    /// The place of a key whose hash is known. May run the program's `__eq__`.
    pub fn dict_find(&mut self, dict: V, key: V, hash: i64) -> R<Option<usize>> {
        let mut unknown = None;
        let found = self.dict_ref(dict).find(hash, |entry| match self.quick_eq(entry.key, key) {
            Quick::Equal => true,
            Quick::Different => false,
            Quick::Unknown => {
                unknown = Some(());
                true
            }
        });
        if unknown.is_none() {
            return Ok(found);
        }
        self.dict_find_slow(dict, key, hash)
    }

    fn dict_find_slow(&mut self, dict: V, key: V, hash: i64) -> R<Option<usize>> {
        'again: loop {
            let places = self.dict_ref(dict).table_size;
            let mut tried: Vec<V> = Vec::new();
            loop {
                let candidate = self.dict_ref(dict).find(hash, |entry| !tried.contains(&entry.key));
                let Some(place) = candidate else { return Ok(None) };
                let other = self.dict_ref(dict).entry_at(place).expect("just found").key;
                if other == key {
                    return Ok(Some(place));
                }
                self.heap.incref(other);
                let equal = self.eq(other, key);
                let payload = self.dict_ref(dict);
                let same = payload.table_size == places && payload.entry_at(place).is_some_and(|e| e.key == other);
                self.decref(other);
                match equal? {
                    // The comparison has replaced the table or this key (`DKIX_KEY_CHANGED`).
                    _ if !same => continue 'again,
                    true => return Ok(Some(place)),
                    false => tried.push(other),
                }
            }
        }
    }

    /// The value under an interned name; borrowed. Never runs Python code.
    #[inline]
    pub fn dict_get_name(&self, dict: V, name: V) -> Option<V> {
        let dict = self.dict(dict)?;
        self.dict_find_name(dict, name).and_then(|place| dict.entry_at(place)).map(|entry| entry.value)
    }

    /// The place of an interned name. Never runs Python code.
    #[inline]
    pub fn dict_find_name(&self, dict: &Dict, name: V) -> Option<usize> {
        let Object::Str(text) = self.heap.get(name) else { return None };
        dict.find(text.hash(), |entry| matches!(self.quick_eq(entry.key, name), Quick::Equal))
    }

    /// `d[key]` or None; borrowed.
    pub fn dict_get(&mut self, dict: V, key: V) -> R<Option<V>> {
        let hash = match self.quick_hash(key) {
            Some(hash) => hash,
            None => self.hash(key)?,
        };
        let place = self.dict_find(dict, key, hash)?;
        Ok(place.and_then(|place| self.dict_ref(dict).entry_at(place)).map(|entry| entry.value))
    }

    /// `d[key] = value`. Counts key and value.
    pub fn dict_set(&mut self, dict: V, key: V, value: V) -> R<()> {
        match self.quick_hash(key) {
            Some(hash) => self.dict_set_hashed(dict, key, value, hash),
            None => {
                // Both are the dict's own already while the program's `__hash__` and `__eq__` run.
                self.heap.incref(key);
                self.heap.incref(value);
                let result = self.hash_key(key);
                self.decref(value);
                let result = result.and_then(|hash| self.dict_set_hashed(dict, key, value, hash));
                self.decref(key);
                result
            }
        }
    }

    /// The hash of the frequent keys.
    #[inline(always)]
    pub(crate) fn quick_hash(&self, key: V) -> Option<i64> {
        match self.heap.get(key) {
            Object::Str(text) => Some(text.hash()),
            // Below the modulus an int is its own hash; -1 is an error's.
            Object::Int(value) if { value.0 }.unsigned_abs() < (1 << 61) - 1 && value.0 != -1 => Some(value.0),
            _ => None,
        }
    }

    /// The hash of a dict key, with 3.14's words when there is none.
    pub fn hash_key(&mut self, key: V) -> R<i64> {
        self.hash_for(key, "dict key")
    }

    /// As [`Machine::dict_set`] with a known hash.
    pub fn dict_set_hashed(&mut self, dict: V, key: V, value: V, hash: i64) -> R<()> {
        self.heap.incref(value);
        match self.dict_find(dict, key, hash) {
            Err(raise) => {
                self.decref(value);
                Err(raise)
            }
            Ok(Some(place)) => {
                self.track_for(dict, key, value);
                let old = self.dict_mut(dict).expect("is a dict").replace(place, value);
                self.decref(old);
                Ok(())
            }
            Ok(None) => {
                self.heap.incref(key);
                self.dict_insert(dict, key, value, hash)
            }
        }
    }

    /// Sets an interned name. Counts the value.
    pub fn dict_set_name(&mut self, dict: V, name: V, value: V) -> R<()> {
        let Object::Str(text) = self.heap.get(name) else { unreachable!("names are strings") };
        let hash = text.hash();
        self.dict_set_hashed(dict, name, value, hash)
    }

    /// Adds a key known to be absent; takes key and value.
    pub fn dict_insert(&mut self, dict: V, key: V, value: V, hash: i64) -> R<()> {
        self.track_for(dict, key, value);
        let is_str = matches!(self.heap.get(key), Object::Str(_));
        match self.heap.get_mut(dict) {
            Object::Dict(payload) if payload.usable > 0 && (is_str || !payload.str_keys) => {
                payload.usable -= 1;
                payload.push(hash, key, value);
                Ok(())
            }
            _ => self.dict_insert_anywhere(dict, key, value, hash, is_str),
        }
    }

    /// As [`Machine::dict_insert`], whether there is room or not.
    #[inline(never)]
    fn dict_insert_anywhere(&mut self, dict: V, key: V, value: V, hash: i64, is_str: bool) -> R<()> {
        let payload = self.dict_ref(dict);
        if payload.usable == 0 || (!is_str && payload.str_keys) {
            let family = payload.family().filter(|_| is_str);
            let fits = match family.and_then(|family| self.shapes.share(family, key)) {
                Some(place) => {
                    self.dict_mut(dict).expect("is a dict").note_place(place);
                    Ok(())
                }
                None => self.dict_grow(dict, is_str),
            };
            if let Err(raise) = fits {
                self.decref(key);
                self.decref(value);
                return Err(raise);
            }
        }
        let payload = self.dict_mut(dict).expect("is a dict");
        payload.usable = payload.usable.saturating_sub(1);
        payload.push(hash, key, value);
        Ok(())
    }

    /// Where dicts are tracked by their contents: one is from when something goes in that may be (`MAINTAIN_TRACKING`).
    #[inline(always)]
    fn track_for(&mut self, dict: V, key: V, value: V) {
        if self.lazy_dicts {
            self.track_dict_for(dict, key, value);
        }
    }

    #[cold]
    #[inline(never)]
    fn track_dict_for(&mut self, dict: V, key: V, value: V) {
        let tracks = self.heap.may_be_tracked(key) || self.heap.may_be_tracked(value);
        // The types' own namespaces are in no list.
        if tracks && matches!(self.heap.get(dict), Object::Dict(_)) && !self.heap.is_immortal(dict) {
            self.heap.track(dict);
        }
    }

    /// `insertion_resize`: a table for three times the items, general once a key is no string.
    fn dict_grow(&mut self, dict: V, is_str: bool) -> R<()> {
        let payload = self.dict_ref(dict);
        let used = payload.len() as u64;
        let str_keys = payload.str_keys && is_str;
        let wanted = (used * 3).max(8);
        let slots = 1u32 << (64 - (wanted.max(8) - 1).leading_zeros()).max(3);
        let slots = if payload.table_size == 0 && payload.family().is_none() { 8 } else { slots };
        self.dict_resize(dict, slots, str_keys)
    }

    /// Gives the dict a key table of this many slots.
    pub fn dict_resize(&mut self, dict: V, slots: u32, str_keys: bool) -> R<()> {
        let bytes = layout::dict_table_bytes(slots, str_keys);
        let old = self.dict_ref(dict).block;
        let Ok(block) = self.heap.alloc_block(bytes, dict_free_list(slots, str_keys)) else {
            return Err(self.memory_error());
        };
        self.heap.free_block(old);
        let payload = self.dict_mut(dict).expect("is a dict");
        payload.block = block;
        payload.compact();
        payload.table_size = slots;
        payload.set_family(None);
        payload.str_keys = str_keys;
        payload.usable = layout::usable(slots) - payload.len() as u32;
        Ok(())
    }

    /// A table for a copy: it does not come from the free list, but goes there (`clone_combined_dict_keys`).
    fn dict_clone_table(&mut self, dict: V, slots: u32, str_keys: bool) -> R<()> {
        let bytes = layout::dict_table_bytes(slots, str_keys);
        let Ok(mut block) = self.heap.alloc_block(bytes, FreeList::None) else { return Err(self.memory_error()) };
        block.free_list = dict_free_list(slots, str_keys);
        let payload = self.dict_mut(dict).expect("is a dict");
        payload.block = block;
        payload.table_size = slots;
        payload.str_keys = str_keys;
        payload.usable = layout::usable(slots);
        Ok(())
    }

    /// The dict shares its keys with a class and has values only, in a block of their own (`new_dict_with_shared_keys`).
    pub fn dict_split(&mut self, dict: V, family: u32) -> R<()> {
        let keys = self.shapes.keys(family);
        let bytes = u64::from(layout::inline_values_bytes(keys.entries + keys.usable));
        let Ok(block) = self.heap.alloc_block(bytes, FreeList::None) else { return Err(self.memory_error()) };
        let payload = self.dict_mut(dict).expect("is a dict");
        payload.block = block;
        payload.set_family(Some(family));
        Ok(())
    }

    /// Makes room for `len` items before a display or a copy fills them in (`dict_new_presized`).
    pub fn dict_presize(&mut self, dict: V, len: usize, str_keys: bool) -> R<()> {
        if len == 0 {
            return Ok(());
        }
        let wanted = (len as u64 * 3).div_ceil(2);
        let slots = if len <= 5 { 8 } else { 1u32 << (64 - (wanted - 1).leading_zeros()) };
        self.dict_resize(dict, slots, str_keys)
    }

    /// Removes a key; returns key and value, counted, or None.
    pub fn dict_remove(&mut self, dict: V, key: V) -> R<Option<(V, V)>> {
        let hash = self.hash(key)?;
        let Some(place) = self.dict_find(dict, key, hash)? else { return Ok(None) };
        let entry = self.dict_mut(dict).expect("is a dict").remove(place);
        Ok(Some((entry.key, entry.value)))
    }

    /// Removes an interned name; returns the value, counted.
    pub fn dict_remove_name(&mut self, dict: V, name: V) -> Option<V> {
        let place = self.dict_find_name(self.dict_ref(dict), name)?;
        let entry = self.dict_mut(dict).expect("is a dict").remove(place);
        self.decref(entry.key);
        Some(entry.value)
    }

    /// Drops every item, in order, and the table.
    pub fn dict_clear(&mut self, dict: V) {
        let payload = self.dict_mut(dict).expect("is a dict");
        let mut out = afterdel_collector::Released::default();
        // Values inside their instance stay there.
        let family = payload.family().filter(|_| payload.block.size_bytes == 0);
        payload.clear_into(&mut out);
        payload.set_family(family);
        for v in out.refs {
            self.decref(v);
        }
        for block in out.blocks {
            self.heap.free_block(block);
        }
    }

    /// The items as they are now: borrowed pairs.
    pub fn dict_items(&self, dict: V) -> Vec<Entry> {
        self.dict_ref(dict).iter().copied().collect()
    }

    /// A copy with the same table, deleted places too; repacked when sparse (`copy_lock_held`).
    pub fn dict_copy(&mut self, dict: V) -> R<V> {
        let source = self.dict_ref(dict);
        let (slots, str_keys, len, free) = (source.table_size, source.str_keys, source.len(), source.usable);
        let (places, family) = (source.places(), source.family());
        let copy = self.new_dict();
        if len == 0 {
            return Ok(copy);
        }
        let dense = family.is_none() && len >= places * 2 / 3;
        let sized = if let Some(family) = family {
            self.dict_split(copy, family)
        } else if dense {
            self.dict_clone_table(copy, slots, str_keys)
        } else {
            self.dict_presize(copy, len, str_keys)
        };
        if let Err(raise) = sized {
            self.decref(copy);
            return Err(raise);
        }
        for place in 0..places {
            match self.dict_ref(dict).entry_at(place).copied() {
                Some(entry) => {
                    self.heap.incref(entry.key);
                    self.heap.incref(entry.value);
                    self.dict_insert(copy, entry.key, entry.value, entry.hash)?;
                }
                None if dense => self.dict_mut(copy).expect("is a dict").push_deleted(),
                None => {}
            }
        }
        if dense {
            self.dict_mut(copy).expect("is a dict").usable = free;
        }
        if self.lazy_dicts && self.heap.is_tracked(dict) {
            self.heap.track(copy);
        }
        Ok(copy)
    }
}

/// The free list that a key table of this size goes to.
pub fn dict_free_list(slots: u32, str_keys: bool) -> FreeList {
    if slots == 8 && str_keys { FreeList::DictKeys } else { FreeList::None }
}

impl Object {
    /// The dict payload of a dict or of an instance of a derived class.
    #[inline(always)]
    pub fn as_dict(&self) -> Option<&Dict> {
        match self {
            Object::Dict(dict) => Some(dict),
            _ => self.as_derived_dict(),
        }
    }

    #[inline(never)]
    fn as_derived_dict(&self) -> Option<&Dict> {
        match self.native() {
            Object::Dict(dict) => Some(dict),
            _ => None,
        }
    }

    /// The dict payload of a dict or of an instance of a derived class.
    pub fn as_dict_mut(&mut self) -> Option<&mut Dict> {
        match self {
            Object::Dict(dict) => Some(dict),
            Object::Instance(instance) => match instance.base_mut() {
                Some(crate::object::Base::Builtin(base)) => base.as_dict_mut(),
                Some(crate::object::Base::Native(part)) => part.builtin_mut().and_then(Object::as_dict_mut),
                _ => None,
            },
            _ => None,
        }
    }
}
