//! Dicts: insertion-ordered entries, an index for look-up, and the modelled key table.
//!
//! Finding a key never runs Python code here: the machine compares keys whose equality is the program's own.

use afterdel_collector::{Block, Released};
use hashbrown::HashTable;
use smallvec::SmallVec;

use crate::object::V;

/// Which view of a dict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewKind {
    /// `keys()`
    Keys,
    /// `values()`
    Values,
    /// `items()`
    Items,
}

/// A used place in a dict; `None` once deleted.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The key's hash.
    pub hash: i64,
    /// The key.
    pub key: V,
    /// The value.
    pub value: V,
}

/// Below this many entries a dict is searched linearly.
const LINEAR: usize = 8;

/// A dict.
#[derive(Clone, Debug)]
pub struct Dict {
    entries: Vec<Option<Entry>>,
    index: HashTable<u32>,
    used: usize,
    /// Changes whenever a key is added or removed, or the entries move: caches of entry positions check it.
    pub version: u32,
    /// All keys are exact strings (CPython's unicode key table).
    pub str_keys: bool,
    /// Slots of CPython's index table, 0 for the shared empty table.
    pub table_size: u32,
    /// Free entries left in CPython's table before it grows.
    pub usable: u32,
    /// The block of the key table.
    pub block: Block,
    /// The `__dict__` of an instance that shares its keys with a class and has no table of its own.
    split: Option<Box<Split>>,
}

/// What a dict has in place of a table: its values lie as in the table of its class (`ma_values`).
#[derive(Clone, Debug)]
struct Split {
    /// The shapes of the class.
    family: u32,
    /// Where each entry's value lies, parallel to the entries.
    places: Vec<u8>,
}

impl Split {
    /// The entries in the order of their values, deleted ones among them.
    fn order(&self) -> SmallVec<[u32; 32]> {
        let mut order: SmallVec<[u32; 32]> = (0..self.places.len() as u32).collect();
        order.sort_unstable_by_key(|&entry| self.places[entry as usize]);
        order
    }
}

impl Default for Dict {
    fn default() -> Self {
        Dict {
            entries: Vec::new(),
            index: HashTable::new(),
            used: 0,
            version: 0,
            str_keys: true,
            table_size: 0,
            usable: 0,
            block: Block::default(),
            split: None,
        }
    }
}

impl Dict {
    /// Number of items.
    pub fn len(&self) -> usize {
        self.used
    }

    /// Whether there are no items.
    pub fn is_empty(&self) -> bool {
        self.used == 0
    }

    /// Places, deleted ones included: the bound of [`Dict::entry_at`].
    pub fn places(&self) -> usize {
        self.entries.len()
    }

    /// The entry at a place.
    #[inline]
    pub fn entry_at(&self, place: usize) -> Option<&Entry> {
        self.entries.get(place)?.as_ref()
    }

    /// The items in insertion order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter().flatten()
    }

    /// Finds the first place at or after `from_place` (in an order that is the same for the same dict) whose hash equals and of which `matches` says yes.
    #[inline]
    pub fn find(&self, hash: i64, mut matches: impl FnMut(&Entry) -> bool) -> Option<usize> {
        if self.entries.len() <= LINEAR {
            return self.entries.iter().position(|entry| match entry {
                Some(entry) => entry.hash == hash && matches(entry),
                None => false,
            });
        }
        let place = self.index.find(hash as u64, |&place| match &self.entries[place as usize] {
            Some(entry) => entry.hash == hash && matches(entry),
            None => false,
        });
        place.map(|&place| place as usize)
    }

    /// Replaces the value at a place; returns the old one.
    #[inline]
    pub fn replace(&mut self, place: usize, value: V) -> V {
        let entry = self.entries[place].as_mut().expect("place found by find");
        std::mem::replace(&mut entry.value, value)
    }

    /// Adds a key known to be absent, at the end.
    pub fn push(&mut self, hash: i64, key: V, value: V) {
        let place = self.entries.len();
        self.entries.push(Some(Entry { hash, key, value }));
        self.used += 1;
        self.version = self.version.wrapping_add(1);
        if place + 1 > LINEAR {
            if place == LINEAR {
                self.rebuild_index();
            } else {
                let entries = &self.entries;
                self.index.insert_unique(hash as u64, place as u32, |&p| {
                    entries[p as usize].as_ref().map_or(0, |e| e.hash as u64)
                });
            }
        }
    }

    /// The family of shapes whose table of names it shares.
    #[inline]
    pub fn family(&self) -> Option<u32> {
        self.split.as_ref().map(|split| split.family)
    }

    /// An empty dict shares the names of a family of shapes from now on, or a dict none any more.
    pub fn set_family(&mut self, family: Option<u32>) {
        self.split = family.map(|family| Box::new(Split { family, places: Vec::new() }));
    }

    /// The next entry's value lies at this place of the class's table.
    pub fn note_place(&mut self, place: usize) {
        if let Some(split) = &mut self.split {
            split.places.push(u8::try_from(place).expect("a class shares few names"));
        }
    }

    /// Removes the entry at a place and returns it.
    pub fn remove(&mut self, place: usize) -> Entry {
        let entry = self.entries[place].take().expect("place found by find");
        if self.entries.len() > LINEAR
            && let Ok(found) = self.index.find_entry(entry.hash as u64, |&p| p as usize == place)
        {
            found.remove();
        }
        self.used -= 1;
        self.version = self.version.wrapping_add(1);
        entry
    }

    /// Removes the last item. Its place and those of deleted ones behind it are taken again, though not counted as usable.
    pub fn pop_last(&mut self) -> Option<Entry> {
        let place = self.entries.iter().rposition(Option::is_some)?;
        let entry = self.remove(place);
        self.entries.truncate(place);
        if let Some(split) = &mut self.split {
            split.places.truncate(place);
        }
        if self.entries.len() <= LINEAR {
            self.index.clear();
        }
        Some(entry)
    }

    /// A deleted place at the end, where a copied dict has one.
    pub fn push_deleted(&mut self) {
        self.entries.push(None);
        if self.entries.len() == LINEAR + 1 {
            self.rebuild_index();
        }
    }

    /// Drops the deleted places, as a new table does.
    pub fn compact(&mut self) {
        if self.entries.len() == self.used {
            return;
        }
        self.entries.retain(Option::is_some);
        self.version = self.version.wrapping_add(1);
        self.index.clear();
        if self.entries.len() > LINEAR {
            self.rebuild_index();
        }
    }

    fn rebuild_index(&mut self) {
        self.index.clear();
        let entries = &self.entries;
        self.index.reserve(entries.len(), |_| 0);
        for (place, entry) in entries.iter().enumerate() {
            if let Some(entry) = entry {
                self.index.insert_unique(entry.hash as u64, place as u32, |&p| {
                    entries[p as usize].as_ref().map_or(0, |e| e.hash as u64)
                });
            }
        }
    }

    /// Visits values and keys in CPython's order, value before key. (Of a table of strings CPython visits the values only:
    /// strings refer to nothing. Here their counts are checked too.)
    pub fn visit(&self, visit: &mut impl FnMut(V)) {
        self.visit_entries(|entry| {
            visit(entry.value);
            visit(entry.key);
        });
    }

    /// Visits the items in insertion order or, where names are shared, by their places.
    pub fn visit_entries(&self, visit: impl FnMut(&Entry)) {
        match &self.split {
            None => self.iter().for_each(visit),
            Some(split) => {
                split.order().into_iter().filter_map(|at| self.entry_at(at as usize)).for_each(visit);
            }
        }
    }

    /// Takes everything out, in insertion order or, where names are shared, by their places, key then value.
    pub fn clear_into(&mut self, out: &mut Released) {
        self.visit_entries(|entry| out.refs.extend([entry.key, entry.value]));
        self.split = None;
        self.entries.clear();
        self.index.clear();
        self.used = 0;
        self.version = self.version.wrapping_add(1);
        self.str_keys = true;
        self.table_size = 0;
        self.usable = 0;
        out.blocks.push(std::mem::take(&mut self.block));
    }

    /// Forgets all history of an emptied dict, keeping room for a few entries. False: it has grown large.
    pub fn renew(&mut self) -> bool {
        self.version = 0;
        self.entries.capacity() <= 2 * LINEAR && self.index.capacity() == 0
    }
}
