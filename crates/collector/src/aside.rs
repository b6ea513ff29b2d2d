//! Work that the modelled interpreter has done before a program begins and we do in its middle, such as making a builtin
//! type when it is first asked for: it leaves no trace in what decides when a collection starts.

use crate::event::EventSink;
use crate::heap::Heap;
use crate::object::HeapObject;

/// What such work must not change; see [`Heap::set_aside`].
#[derive(Debug)]
#[must_use = "the program's counts are to be put back"]
pub struct Aside {
    young: u32,
    enabled: bool,
    due: bool,
}

impl<O: HeapObject, S: EventSink<O>> Heap<O, S> {
    /// Such work begins: no automatic collection starts, and the free lists of the program are out of its reach. May be
    /// nested.
    pub fn set_aside(&mut self) -> Aside {
        let aside = Aside { young: self.counters.young(), enabled: self.counters.enabled, due: self.counters.due };
        self.counters.enabled = false;
        self.addresses.free_lists.set_aside();
        self.arm();
        aside
    }

    /// The work is done: count and free lists are as they were.
    pub fn put_back(&mut self, aside: Aside) {
        for addr in self.addresses.free_lists.put_back() {
            self.addresses.pymalloc.free(addr);
            self.sink.waiting_freed(addr);
        }
        self.counters.enabled = aside.enabled;
        self.counters.set_young(aside.young);
        self.arm();
        self.counters.due = aside.due;
    }
}
