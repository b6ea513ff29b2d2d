//! What CPython's C code allocates for a class besides the objects that a program sees.

use afterdel_collector::{Block, ObjId};

/// A class's own blocks, and those in which it keeps its subclasses.
#[derive(Clone, Debug, Default)]
pub struct ClassMemory {
    /// The bases' weak reference to it, until a program sees that (`Machine::show_class_weakref`).
    pub weakref: Block,
    /// The numbers under which they keep it, the tuple of its `__slots__`, its key-sharing table, its text.
    pub own: Vec<Block>,
    /// `tp_subclasses`.
    pub subclasses: Subclasses,
}

/// A class's dict of weak references to its subclasses (`tp_subclasses`): it lives while there are any.
#[derive(Clone, Debug, Default)]
pub struct Subclasses {
    /// The dict.
    pub dict: Block,
    /// Its table.
    pub table: Block,
    /// The table's slots, and how many entries were ever put into it.
    pub slots: u64,
    /// See `slots`.
    pub filled: u64,
    /// The classes, with their serial numbers.
    pub classes: Vec<(ObjId, u32)>,
}

impl ClassMemory {
    /// Every block.
    pub fn blocks(&self) -> impl Iterator<Item = Block> + '_ {
        let all = self.own.iter().copied().chain([self.weakref, self.subclasses.dict, self.subclasses.table]);
        all.filter(|block| !block.is_none())
    }
}
