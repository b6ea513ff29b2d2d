//! Sets: CPython's own open-addressing table, because its order is what a program prints.
//!
//! `Objects/setobject.c`: linear probes of up to nine places, then a perturbed jump; grows when three fifths full.

use afterdel_collector::{Block, Released};

use crate::object::V;

const LINEAR_PROBES: usize = 9;
const PERTURB_SHIFT: u32 = 5;
/// Slots of the table that lies inside the set object.
pub const SMALL_TABLE: usize = 8;

/// A place of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetSlot {
    /// Never used.
    Empty,
    /// A key was here.
    Dummy,
    /// A key and its hash.
    Key(i64, V),
}

/// A set or frozenset.
#[derive(Clone, Debug)]
pub struct Set {
    table: Vec<SetSlot>,
    used: usize,
    fill: usize,
    /// Where the next `pop` begins to look.
    finger: usize,
    /// Changes whenever a key is added or removed.
    pub version: u32,
    /// The block of the table once it has outgrown the object.
    pub block: Block,
    /// Cached hash of a frozenset, -1 when unknown.
    pub hash: i64,
}

impl Default for Set {
    fn default() -> Self {
        Set {
            table: vec![SetSlot::Empty; SMALL_TABLE],
            used: 0,
            fill: 0,
            finger: 0,
            version: 0,
            block: Block::default(),
            hash: -1,
        }
    }
}

impl Set {
    /// Number of keys.
    pub fn len(&self) -> usize {
        self.used
    }

    /// Whether there are no keys.
    pub fn is_empty(&self) -> bool {
        self.used == 0
    }

    /// Places of the table.
    pub fn places(&self) -> usize {
        self.table.len()
    }

    /// The key at a place, if one is there.
    pub fn key_at(&self, place: usize) -> Option<(i64, V)> {
        match self.table.get(place) {
            Some(&SetSlot::Key(hash, key)) => Some((hash, key)),
            _ => None,
        }
    }

    /// Keys with their hashes in table order.
    pub fn iter(&self) -> impl Iterator<Item = (i64, V)> + '_ {
        self.table.iter().filter_map(|slot| match slot {
            SetSlot::Key(hash, key) => Some((*hash, *key)),
            _ => None,
        })
    }

    /// Walks the places where a key of this hash may be, in probing order, until `stop` says so or a free place is met.
    fn probe(&self, hash: i64, mut stop: impl FnMut(usize, SetSlot) -> bool) -> Option<usize> {
        let mask = self.table.len() - 1;
        let mut perturb = hash as u64;
        let mut at = hash as usize & mask;
        loop {
            let probes = if at + LINEAR_PROBES <= mask { LINEAR_PROBES } else { 0 };
            for place in at..=at + probes {
                let slot = self.table[place];
                if slot == SetSlot::Empty || stop(place, slot) {
                    return Some(place);
                }
            }
            perturb >>= PERTURB_SHIFT;
            at = (at.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb as usize)) & mask;
        }
    }

    /// The place of a key, where `matches` decides among equal hashes.
    pub fn find(&self, hash: i64, mut matches: impl FnMut(V) -> bool) -> Option<usize> {
        let place = self.probe(hash, |_, slot| matches!(slot, SetSlot::Key(h, key) if h == hash && matches(key)))?;
        matches!(self.table[place], SetSlot::Key(..)).then_some(place)
    }

    /// Adds a key known to be absent. Returns true when CPython's table must grow next: the machine then calls `set_resize` with [`Set::grown_places`].
    #[must_use]
    pub fn push(&mut self, hash: i64, key: V) -> bool {
        // The last place of a removed key on the way is used again.
        let mut free = None;
        let end = self.probe(hash, |place, slot| {
            if slot == SetSlot::Dummy {
                free = Some(place);
            }
            false
        });
        let place = free.or(end).expect("a set is never full");
        self.table[place] = SetSlot::Key(hash, key);
        self.used += 1;
        self.version = self.version.wrapping_add(1);
        if free.is_some() {
            return false;
        }
        self.fill += 1;
        self.fill * 5 >= (self.table.len() - 1) * 3
    }

    /// The table size that growing after an insertion leads to (cpython.md 4.5).
    pub fn grown_places(&self) -> usize {
        let wanted = if self.used > 50_000 { self.used * 2 } else { self.used * 4 };
        places_above(wanted)
    }

    /// Rebuilds the table with this many places, a power of two.
    pub fn rebuild(&mut self, places: usize) {
        let old = std::mem::replace(&mut self.table, vec![SetSlot::Empty; places]);
        self.fill = self.used;
        let mask = places - 1;
        for slot in old {
            if let SetSlot::Key(hash, _) = slot {
                let place = self.probe_clean(hash, mask);
                self.table[place] = slot;
            }
        }
    }

    fn probe_clean(&self, hash: i64, mask: usize) -> usize {
        let mut perturb = hash as u64;
        let mut at = hash as usize & mask;
        loop {
            if self.table[at] == SetSlot::Empty {
                return at;
            }
            if at + LINEAR_PROBES <= mask
                && let Some(place) = (at + 1..=at + LINEAR_PROBES).find(|&p| self.table[p] == SetSlot::Empty)
            {
                return place;
            }
            perturb >>= PERTURB_SHIFT;
            at = (at.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb as usize)) & mask;
        }
    }

    /// Removes the key at a place.
    pub fn remove(&mut self, place: usize) -> V {
        let SetSlot::Key(_, key) = std::mem::replace(&mut self.table[place], SetSlot::Dummy) else {
            unreachable!("place found by find")
        };
        self.used -= 1;
        self.version = self.version.wrapping_add(1);
        key
    }

    /// Removes the key that `set.pop` gives: the first from where the last one was taken.
    pub fn pop(&mut self) -> Option<V> {
        let places = self.table.len();
        let start = self.finger & (places - 1);
        let place = (start..places).chain(0..start).find(|&place| matches!(self.table[place], SetSlot::Key(..)))?;
        self.finger = place + 1;
        Some(self.remove(place))
    }

    /// Exchanges the contents of two sets (`set_swap_bodies`); each goes on popping where it was.
    pub fn swap_contents(&mut self, other: &mut Set) {
        std::mem::swap(self, other);
        std::mem::swap(&mut self.finger, &mut other.finger);
    }

    /// Adds a key to a set without dummies that has room for it and no equal key.
    pub fn push_clean(&mut self, hash: i64, key: V) {
        let place = self.probe_clean(hash, self.table.len() - 1);
        self.table[place] = SetSlot::Key(hash, key);
        self.used += 1;
        self.fill += 1;
        self.version = self.version.wrapping_add(1);
    }

    /// Takes over the places of the keys of another set, whose table has the same size and no dummies.
    pub fn take_table(&mut self, other: Set) {
        self.table = other.table;
        (self.used, self.fill) = (other.used, other.fill);
        self.version = self.version.wrapping_add(1);
    }

    /// Places in use or dummies: decides about growth when many keys are added at once.
    pub fn fill(&self) -> usize {
        self.fill
    }

    /// Takes all keys out in table order and the table with them.
    pub fn clear_into(&mut self, out: &mut Released) {
        out.refs.extend(self.iter().map(|(_, key)| key));
        out.blocks.push(std::mem::take(&mut self.block));
        let version = self.version.wrapping_add(1);
        // A dying set needs no table of its own any more.
        *self = Set { version, finger: self.finger, ..Set::default() };
    }
}

/// The smallest table with more places than `wanted`.
pub fn places_above(wanted: usize) -> usize {
    let mut places = SMALL_TABLE;
    while places <= wanted {
        places <<= 1;
    }
    places
}
