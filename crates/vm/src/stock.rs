//! Blocks that wait on free lists though the program has made none of them: what CPython's own code has left there.

use afterdel_collector::{FreeList, Layout};

use crate::layout;
use crate::machine::Machine;

/// How many blocks wait, as `sys._debugmallocstats()` tells it.
#[derive(Debug)]
pub struct Stock {
    /// Dicts.
    pub dicts: u32,
    /// Tables of dicts, of eight slots.
    pub tables: u32,
    /// Floats.
    pub floats: u32,
    /// Lists.
    pub lists: u32,
    /// Tuples of one to twenty items.
    pub tuples: [u32; 20],
}

impl Machine {
    /// What CPython's start-up leaves on the free lists of atoms: measured by what a program's first numbers take anew.
    pub(crate) fn stock_free_lists(&mut self) {
        self.stock(&[(layout::INT, 100), (layout::FLOAT, 4), (layout::RANGE, 3), (layout::RANGE_ITERATOR, 1)]);
    }

    /// What the import of `tracemalloc` leaves there, which is Python and brings other modules: a program's first lists and
    /// tuples are in memory that was taken before the tracing.
    pub(crate) fn stock_for_tracing(&mut self) {
        let stock = &self.version().tracing_stock;
        self.stock(&[(layout::DICT, stock.dicts), (layout::FLOAT, stock.floats), (layout::LIST, stock.lists)]);
        // Of these it does not tell: measured as those at the start.
        self.stock(&[(layout::INT, 100), (layout::METHOD, 8)]);
        let table_bytes = layout::clamp(layout::dict_table_bytes(8, true));
        self.heap.stock_free_list(table_bytes, FreeList::DictKeys, stock.tables);
        for (at, &count) in stock.tuples.iter().enumerate() {
            let tuple = layout::tuple(self.profile(), at + 1, false);
            self.stock(&[(tuple, count)]);
        }
    }

    fn stock(&mut self, rows: &[(Layout, u32)]) {
        for (layout, count) in rows {
            self.heap.stock_free_list(layout.size_bytes, layout.free_list, *count);
        }
    }
}
