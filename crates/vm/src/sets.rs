//! Set operations, with the growth of CPython's table (`Objects/setobject.c`, cpython.md 4.5).

use afterdel_collector::FreeList;
use afterdel_language::op::BinaryOp;

use crate::errors::R;
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::objects::{Set, SetSlot, places_above};

impl Machine {
    /// An empty set.
    pub fn new_set(&mut self) -> V {
        self.alloc(Object::Set(Box::default()))
    }

    /// A frozenset with the payload of a set, which is consumed.
    pub fn new_frozenset_from(&mut self, set: V) -> V {
        let payload = match self.heap.get_mut(set) {
            Object::Set(payload) => std::mem::take(payload),
            _ => unreachable!("caller made a set"),
        };
        self.decref(set);
        self.alloc(Object::FrozenSet(payload))
    }

    /// The place of a key whose hash is known. May run the program's `__eq__`.
    pub fn set_find(&mut self, set: V, key: V, hash: i64) -> R<Option<usize>> {
        let mut candidates: Vec<(usize, V)> = Vec::new();
        let payload = self.set(set).expect("is a set");
        let identical = payload.find(hash, |known| known == key);
        if identical.is_some() {
            return Ok(identical);
        }
        for place in self.same_hash_places(payload, hash) {
            candidates.push(place);
        }
        for (place, known) in candidates {
            self.heap.incref(known);
            let equal = self.eq(known, key);
            self.decref(known);
            if equal? && self.set(set).expect("is a set").key_at(place).is_some_and(|(_, k)| k == known) {
                return Ok(Some(place));
            }
        }
        Ok(None)
    }

    fn same_hash_places(&self, payload: &Set, hash: i64) -> Vec<(usize, V)> {
        let mut seen: Vec<V> = Vec::new();
        let mut places = Vec::new();
        while let Some(place) = payload.find(hash, |known| !seen.contains(&known)) {
            let (_, known) = payload.key_at(place).expect("found");
            seen.push(known);
            places.push((place, known));
        }
        places
    }

    /// Adds a key (counting it); says whether it was new.
    pub fn set_add(&mut self, set: V, key: V) -> R<bool> {
        let hash = self.hash_for(key, "set element")?;
        self.set_add_hashed(set, key, hash)
    }

    /// As [`Machine::set_add`] with a known hash.
    pub fn set_add_hashed(&mut self, set: V, key: V, hash: i64) -> R<bool> {
        if self.set_find(set, key, hash)?.is_some() {
            return Ok(false);
        }
        self.heap.incref(key);
        let payload = self.set_mut(set).expect("is a set");
        if payload.push(hash, key) {
            let places = payload.grown_places();
            self.set_resize(set, places)?;
        }
        Ok(true)
    }

    /// Gives the set a table of this many places.
    pub fn set_resize(&mut self, set: V, places: usize) -> R<()> {
        let old = self.set(set).expect("is a set").block;
        let bytes = if places > 8 { 16 * places as u64 } else { 0 };
        let Ok(block) = self.heap.alloc_block(bytes, FreeList::None) else { return Err(self.memory_error()) };
        self.heap.free_block(old);
        let payload = self.set_mut(set).expect("is a set");
        payload.block = block;
        payload.rebuild(places);
        Ok(())
    }

    /// `key in set`; an unhashable set is looked up as a frozenset.
    pub fn set_contains(&mut self, set: V, key: V) -> R<bool> {
        let hash = self.set_lookup_hash(key)?;
        Ok(self.set_find(set, key, hash)?.is_some())
    }

    fn set_lookup_hash(&mut self, key: V) -> R<i64> {
        if let Object::Set(set) = self.heap.get(key).native() {
            return Ok(crate::pure::hash::hash_frozenset(set.iter().map(|(hash, _)| hash)));
        }
        self.hash_for(key, "set element")
    }

    /// Removes a key; says whether it was there.
    pub fn set_remove(&mut self, set: V, key: V) -> R<bool> {
        let hash = self.set_lookup_hash(key)?;
        let Some(place) = self.set_find(set, key, hash)? else { return Ok(false) };
        let known = self.set_mut(set).expect("is a set").remove(place);
        self.decref(known);
        Ok(true)
    }

    /// Adds everything from an iterable.
    pub fn set_update(&mut self, set: V, source: V) -> R<()> {
        if let Some(other) = self.set(source) {
            let keys: Vec<(i64, V)> = other.iter().collect();
            return self.set_merge(set, &keys);
        }
        let iter = self.iter(source)?;
        let result = loop {
            match self.iter_next(iter) {
                Ok(Some(key)) => {
                    let added = self.set_add(set, key);
                    self.decref(key);
                    if let Err(raise) = added {
                        break Err(raise);
                    }
                }
                Ok(None) => break Ok(()),
                Err(raise) => break Err(raise),
            }
        };
        self.decref(iter);
        result
    }

    /// `set_merge`: makes room for all at once.
    fn set_merge(&mut self, set: V, keys: &[(i64, V)]) -> R<()> {
        let payload = self.set(set).expect("is a set");
        if (payload.fill() + keys.len()) * 5 >= (payload.places() - 1) * 3 {
            let places = places_above((payload.len() + keys.len()) * 2);
            self.set_resize(set, places)?;
        }
        for &(hash, key) in keys {
            self.set_add_hashed(set, key, hash)?;
        }
        Ok(())
    }

    /// `a | b`, `a & b`, `a - b`, `a ^ b`, and the same of dict keys and items views; None for NotImplemented.
    pub fn set_binary(&mut self, op: BinaryOp, a: V, b: V) -> R<Option<V>> {
        if op == BinaryOp::Or && self.dict(a).is_some() && self.dict(b).is_some() {
            let copy = self.dict_copy(a)?;
            return match self.dict_update(copy, b) {
                Ok(()) => Ok(Some(copy)),
                Err(raise) => {
                    self.decref(copy);
                    Err(raise)
                }
            };
        }
        let view = |vm: &Self, v| matches!(vm.heap.get(v), Object::DictView(kind, _) if *kind != crate::objects::ViewKind::Values);
        if view(self, a) || view(self, b) {
            return self.view_binary(op, a, b);
        }
        if self.set(a).is_none() || self.set(b).is_none() {
            return Ok(None);
        }
        let frozen = matches!(self.heap.get(a).native(), Object::FrozenSet(_));
        let result = self.set_combined(op, a, b)?;
        Ok(Some(if frozen { self.new_frozenset_from(result) } else { result }))
    }

    fn view_binary(&mut self, op: BinaryOp, a: V, b: V) -> R<Option<V>> {
        let left = self.new_set();
        let right = self.new_set();
        let result = self
            .set_update(left, a)
            .and_then(|()| self.set_update(right, b))
            .and_then(|()| self.set_combined(op, left, right));
        self.decref(left);
        self.decref(right);
        result.map(Some)
    }

    /// A new set with the operator's result.
    pub fn set_combined(&mut self, op: BinaryOp, a: V, b: V) -> R<V> {
        let result = self.new_set();
        let filled = match op {
            BinaryOp::Or => self.set_update(result, a).and_then(|()| self.set_update(result, b)),
            BinaryOp::And => {
                let (small, large) = if self.set_len(a) > self.set_len(b) { (b, a) } else { (a, b) };
                self.set_fill_filtered(result, small, large, true)
            }
            BinaryOp::Subtract => self.set_fill_filtered(result, a, b, false),
            _ => self
                .set_fill_filtered(result, a, b, false)
                .and_then(|()| self.set_fill_filtered(result, b, a, false)),
        };
        match filled {
            Ok(()) => Ok(result),
            Err(raise) => {
                self.decref(result);
                Err(raise)
            }
        }
    }

    fn set_len(&self, v: V) -> usize {
        self.set(v).map_or(0, Set::len)
    }

    fn set_fill_filtered(&mut self, result: V, from: V, by: V, inside: bool) -> R<()> {
        let keys: Vec<(i64, V)> = self.set(from).expect("is a set").iter().collect();
        for (hash, key) in keys {
            if self.set_find(by, key, hash)?.is_some() == inside {
                self.set_add_hashed(result, key, hash)?;
            }
        }
        Ok(())
    }

    /// `a |= b` and the others.
    pub fn set_in_place(&mut self, op: BinaryOp, a: V, b: V) -> R<()> {
        if op == BinaryOp::Or {
            return self.set_update(a, b);
        }
        if op == BinaryOp::Subtract {
            let keys: Vec<(i64, V)> = self.set(b).expect("is a set").iter().collect();
            for (hash, key) in keys {
                if let Some(place) = self.set_find(a, key, hash)? {
                    let known = self.set_mut(a).expect("is a set").remove(place);
                    self.decref(known);
                }
            }
            return Ok(());
        }
        let combined = self.set_combined(op, a, b)?;
        self.set_take_content(a, combined);
        Ok(())
    }

    /// Gives a set the content of another, which is consumed.
    pub fn set_take_content(&mut self, set: V, from: V) {
        let new = match self.heap.get_mut(from) {
            Object::Set(payload) => std::mem::take(&mut **payload),
            _ => unreachable!("caller made a set"),
        };
        let old = std::mem::replace(self.set_mut(set).expect("is a set"), new);
        self.heap.free_block(old.block);
        for (_, key) in old.iter() {
            self.decref(key);
        }
        self.decref(from);
    }

    /// Removes every key, in table order.
    pub fn set_clear(&mut self, set: V) {
        let empty = self.new_set();
        self.set_take_content(set, empty);
    }

    /// What is at a place, for `pop`.
    pub fn set_slot(&self, set: V, place: usize) -> SetSlot {
        match self.set(set).expect("is a set").key_at(place) {
            Some((hash, key)) => SetSlot::Key(hash, key),
            None => SetSlot::Empty,
        }
    }
}
