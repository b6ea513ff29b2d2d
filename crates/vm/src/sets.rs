//! Set operations, with the growth of CPython's table (`Objects/setobject.c`, cpython.md 4.5).

use afterdel_collector::{FreeList, Released};
use afterdel_language::op::BinaryOp;

use crate::builtins::{dict_views, set_ops};
use crate::dicts::Quick;
use crate::errors::R;
use crate::machine::Machine;
use crate::object::{Object, V};

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

    /// A frozenset that cannot be part of a cycle is not the collector's, where the version sees to that.
    pub fn untrack_frozenset_of_atoms(&mut self, set: V) {
        if self.profile().untracks_frozensets {
            let keys = self.set(set).expect("just made").iter();
            if !keys.into_iter().any(|(_, key)| self.is_gc_type(key)) {
                self.heap.untrack(set);
            }
        }
    }

    /// The place of a key whose hash is known. May run the program's `__eq__`.
    pub fn set_find(&mut self, set: V, key: V, hash: i64) -> R<Option<usize>> {
        let mut unknown = false;
        let found = self.set(set).expect("is a set").find(hash, |known| match self.quick_eq(known, key) {
            Quick::Equal => true,
            Quick::Different => false,
            Quick::Unknown => {
                unknown = true;
                true
            }
        });
        if unknown { self.set_find_slow(set, key, hash) } else { Ok(found) }
    }

    /// Asks the keys themselves, in the order of the table; begins again when one of them has changed the table.
    fn set_find_slow(&mut self, set: V, key: V, hash: i64) -> R<Option<usize>> {
        'again: loop {
            let mut tried: Vec<V> = Vec::new();
            loop {
                let payload = self.set(set).expect("is a set");
                let places = payload.places();
                let Some(place) = payload.find(hash, |known| !tried.contains(&known)) else { return Ok(None) };
                let (_, known) = payload.key_at(place).expect("just found");
                if known == key {
                    return Ok(Some(place));
                }
                self.heap.incref(known);
                let equal = self.eq(known, key);
                let payload = self.set(set).expect("is a set");
                let same = payload.places() == places && payload.key_at(place).is_some_and(|(_, k)| k == known);
                self.decref(known);
                match equal? {
                    _ if !same => continue 'again,
                    true => return Ok(Some(place)),
                    false => tried.push(known),
                }
            }
        }
    }

    /// Adds a key (counting it); says whether it was new.
    pub fn set_add(&mut self, set: V, key: V) -> R<bool> {
        let hash = match self.quick_hash(key) {
            Some(hash) => hash,
            None => self.hash_for(key, "set element")?,
        };
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
        let own = self.special(key, self.names.hash).is_some_and(|m| !self.is_none(m) && !self.is_own_builtin(m, key));
        if let Object::Set(set) = self.heap.get(key).native()
            && !own
        {
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
        set_ops::update(self, set, source)
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
        let view = |vm: &Self, v| matches!(vm.heap.get(v).native(), Object::DictView(kind, _) if *kind != crate::objects::ViewKind::Values);
        if view(self, a) || view(self, b) {
            return dict_views::view_binary(self, op, a, b).map(Some);
        }
        if self.set(a).is_none() || self.set(b).is_none() {
            return Ok(None);
        }
        let frozen = set_ops::is_frozen(self, a);
        let result = match op {
            BinaryOp::Or => set_ops::union(self, a, b),
            BinaryOp::And => set_ops::intersection(self, a, b, frozen),
            BinaryOp::Subtract => set_ops::difference(self, a, b, frozen),
            _ => set_ops::symmetric_difference(self, a, b, frozen),
        };
        result.map(Some)
    }

    /// `a |= b` and the others.
    pub fn set_in_place(&mut self, op: BinaryOp, a: V, b: V) -> R<()> {
        match op {
            BinaryOp::Or => set_ops::update(self, a, b),
            BinaryOp::Subtract => set_ops::difference_update(self, a, b),
            BinaryOp::Xor => set_ops::symmetric_difference_update(self, a, b),
            _ => {
                let common = set_ops::intersection(self, a, b, false)?;
                self.set_take_content(a, common);
                Ok(())
            }
        }
    }

    /// Gives a set the content of another, which is consumed.
    pub fn set_take_content(&mut self, set: V, from: V) {
        let mut other = match self.heap.get_mut(from) {
            Object::Set(payload) => std::mem::take(&mut **payload),
            _ => unreachable!("caller made a set"),
        };
        self.set_mut(set).expect("is a set").swap_contents(&mut other);
        self.heap.free_block(other.block);
        for (_, key) in other.iter() {
            self.decref(key);
        }
        self.decref(from);
    }

    /// Removes every key, in table order.
    pub fn set_clear(&mut self, set: V) {
        let mut out = Released::default();
        self.set_mut(set).expect("is a set").clear_into(&mut out);
        for v in out.refs {
            self.decref(v);
        }
        for block in out.blocks {
            self.heap.free_block(block);
        }
    }
}
