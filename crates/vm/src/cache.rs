//! Caches that make look-ups cheap. All of them are valid only for one [`Machine::type_epoch`](crate::machine::Machine).

use crate::object::V;
use crate::shapes::ShapeId;

/// An instruction's own memory of its last look-up.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cache {
    /// What the entry is about: a shape, a kind, a dict's version.
    pub key: u32,
    /// The type epoch, or the second dict's version.
    pub epoch: u32,
    /// What was found.
    pub found: Found,
}

/// The result of a look-up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Found {
    /// Nothing cached.
    #[default]
    Nothing,
    /// The attribute at this place of the instance's values.
    Value(u32),
    /// The attribute comes to be at this place of the instance's values, which then have this shape.
    Added(u16, ShapeId),
    /// A function of the class: a method when called.
    Method(V),
    /// The entry at this place of a class's namespace: a plain value, which may be replaced by another one.
    Class(u16, V),
    /// Place in the globals.
    Global(u32),
    /// Place in the builtins.
    Builtin(u32),
}

const PLACES: usize = 1024;

#[derive(Clone, Copy, Debug)]
struct Entry {
    class: Option<V>,
    name: Option<V>,
    epoch: u32,
    value: Option<V>,
}

/// (class, name) -> attribute found along the order of resolution.
#[derive(Clone, Debug)]
pub struct MethodCache {
    entries: Vec<Entry>,
}

impl Default for MethodCache {
    fn default() -> Self {
        MethodCache { entries: vec![Entry { class: None, name: None, epoch: 0, value: None }; PLACES] }
    }
}

impl MethodCache {
    #[inline(always)]
    fn place(class: V, name: V) -> usize {
        (class.index().wrapping_mul(31) ^ name.index().wrapping_mul(0x9e37)) as usize % PLACES
    }

    /// What was found last time, if that still holds.
    #[inline(always)]
    pub fn get(&self, class: V, name: V, epoch: u32) -> Option<Option<V>> {
        let entry = &self.entries[Self::place(class, name)];
        (entry.class == Some(class) && entry.name == Some(name) && entry.epoch == epoch).then_some(entry.value)
    }

    /// Remembers.
    pub fn put(&mut self, class: V, name: V, epoch: u32, value: Option<V>) {
        self.entries[Self::place(class, name)] = Entry { class: Some(class), name: Some(name), epoch, value };
    }

    /// Forgets a name in every class but one.
    pub fn forget_name(&mut self, name: V, except: V) {
        for entry in &mut self.entries {
            if entry.name == Some(name) && entry.class != Some(except) {
                entry.class = None;
            }
        }
    }
}
