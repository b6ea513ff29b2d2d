//! Which line took which memory: what `tracemalloc` knows while it traces (`Python/tracemalloc.c`).

use rustc_hash::FxHashMap;

/// A block that was taken while tracing, and not given back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trace {
    /// What was asked of the allocator.
    pub size_bytes: u32,
    /// The line that was being executed.
    pub line: u32,
}

/// The traces by address, in the allocator's units, and their sums.
#[derive(Clone, Debug, Default)]
pub struct Traces {
    blocks: FxHashMap<u32, Trace>,
    /// Bytes of all of them.
    pub bytes: u64,
    /// The most that these have been.
    pub peak_bytes: u64,
}

impl Traces {
    /// A block was taken, or had its size changed where it is.
    pub fn taken(&mut self, addr: u32, trace: Trace) {
        self.given_back(addr);
        self.blocks.insert(addr, trace);
        self.bytes += u64::from(trace.size_bytes);
        self.peak_bytes = self.peak_bytes.max(self.bytes);
    }

    /// A block that waited on a free list is used again. One that was taken before the tracing stays unknown.
    pub fn used_again(&mut self, addr: u32, line: u32) {
        if let Some(trace) = self.blocks.get_mut(&addr) {
            trace.line = line;
        }
    }

    /// A block was given back; one that was taken before the tracing is not known.
    pub fn given_back(&mut self, addr: u32) {
        if let Some(trace) = self.blocks.remove(&addr) {
            self.bytes -= u64::from(trace.size_bytes);
        }
    }

    /// The trace of a block.
    pub fn of(&self, addr: u32) -> Option<Trace> {
        self.blocks.get(&addr).copied()
    }

    /// All traces, by address.
    pub fn all(&self) -> Vec<Trace> {
        let mut all: Vec<(u32, Trace)> = self.blocks.iter().map(|(addr, trace)| (*addr, *trace)).collect();
        all.sort_unstable_by_key(|(addr, _)| *addr);
        all.into_iter().map(|(_, trace)| trace).collect()
    }
}
