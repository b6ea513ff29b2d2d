//! Finalizers of the condemned, each once, in list order. What dies here of its last reference leaves the list.

use crate::dealloc::release_ref;
use crate::generations::Place;
use crate::host::Host;
use crate::id::ObjId;
use crate::slot::Meta;

/// Returns whether there was any.
pub(super) fn call_finalizers<H: Host>(host: &mut H) -> bool {
    let (mut position, mut any) = (0, false);
    if !host.heap_ref().scratch.may_finalize {
        return any;
    }
    // The list may get shorter at its end while Python code runs; it never gets longer.
    while let Some(&slot) = host.heap_ref().generations.list(Place::Condemned).items.get(position) {
        position += 1;
        let Some(id) = ObjId::from_index(slot) else { continue };
        let meta = host.heap_ref().slots[id.at()].meta;
        if meta.has(Meta::MAY_FINALIZE) && !meta.has(Meta::FINALIZED) && host.has_finalizer(id) {
            let heap = host.heap();
            any = true;
            heap.set_finalized(id);
            heap.incref(id);
            host.finalize(id);
            release_ref(host, id);
        }
    }
    any
}
