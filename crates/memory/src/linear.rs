//! wasm's pages, and talc on them.

use std::alloc::{GlobalAlloc, Layout};
use std::arch::wasm32::{memory_grow, memory_size};
use std::cell::UnsafeCell;
use std::fmt;
use std::ptr::{self, NonNull};

use talc::base::Talc;
use talc::base::binning::Binning;
use talc::cell::TalcCell;
use talc::source::Source;
use talc::wasm::WasmBinning;

use crate::last_block::{Ground, PAGE_BYTES};

/// Where talc takes its memory from.
#[derive(Copy, Clone, Debug)]
struct Pages {
    /// Where the heap ends that can be made longer.
    heap_end: Option<NonNull<u8>>,
    /// Nothing may be taken now.
    closed: bool,
}

impl Pages {
    const NONE: Pages = Pages { heap_end: None, closed: false };
}

/// The end of wasm's memory.
fn memory_end() -> *mut u8 {
    // 0 when all 4 GiB are there, which is no block's end, and nothing grows any more.
    ptr::without_provenance_mut(memory_size::<0>().wrapping_mul(PAGE_BYTES))
}

fn grow_memory(bytes: usize) -> bool {
    memory_grow::<0>(bytes / PAGE_BYTES) != usize::MAX
}

// SAFETY: it asks nobody for memory but wasm.
unsafe impl Source for Pages {
    fn acquire<B: Binning>(talc: &mut Talc<Self, B>, layout: Layout) -> Result<(), ()> {
        // Room for what talc notes beside a block, and, the first time, of its lists.
        let bytes = (layout.size() + layout.align() + 1024).next_multiple_of(PAGE_BYTES);
        let start = memory_end();
        if talc.source.closed || !grow_memory(bytes) {
            return Err(());
        }
        // SAFETY: the memory is new, and nobody else has it.
        talc.source.heap_end = unsafe {
            match talc.source.heap_end {
                Some(heap_end) if heap_end.as_ptr() == start => Some(talc.extend(heap_end, memory_end())),
                _ => talc.claim(start, bytes),
            }
        };
        Ok(())
    }
}

/// wasm's memory, with talc on it: the allocator behind the others.
pub struct Linear(UnsafeCell<TalcCell<Pages, WasmBinning>>);

impl Linear {
    /// Nothing taken yet.
    pub(crate) const fn new() -> Linear {
        Linear(UnsafeCell::new(TalcCell::new(Pages::NONE)))
    }

    #[inline(always)]
    fn talc(&self) -> &TalcCell<Pages, WasmBinning> {
        // SAFETY: the one place that needs more (`fits_in_place`) gives it back before it returns, and this target has no
        // threads.
        unsafe { &*self.0.get() }
    }
}

impl fmt::Debug for Linear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Linear")
    }
}

// SAFETY: this target has no threads.
#[cfg(not(target_feature = "atomics"))]
unsafe impl Sync for Linear {}

// SAFETY: talc's promises.
unsafe impl GlobalAlloc for Linear {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promises are passed on.
        unsafe { self.talc().alloc(layout) }
    }

    #[inline]
    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the caller's promises are passed on.
        unsafe { self.talc().dealloc(block, layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        // SAFETY: the caller's promises are passed on.
        unsafe { self.talc().realloc(block, layout, new_size) }
    }
}

// SAFETY: both speak of wasm's memory.
unsafe impl Ground for Linear {
    fn end(&self) -> *mut u8 {
        memory_end()
    }

    fn grow(&self, bytes: usize) -> bool {
        grow_memory(bytes)
    }

    fn free_bytes(&self) -> usize {
        self.talc().counters().available_bytes
    }

    unsafe fn realloc_within(&self, block: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        let pages = self.talc().replace_source(Pages { closed: true, ..Pages::NONE });
        // SAFETY: the caller's promises are passed on.
        let moved = unsafe { self.talc().realloc(block, layout, new_size) };
        self.talc().replace_source(pages);
        moved
    }

    fn has_room(&self, bytes: usize) -> bool {
        let Ok(layout) = Layout::from_size_align(bytes.max(1), align_of::<usize>()) else { return false };
        let pages = self.talc().replace_source(Pages { closed: true, ..Pages::NONE });
        // SAFETY: the size is not zero; what is taken is given back as it was taken.
        let has = unsafe {
            let block = self.talc().alloc(layout);
            if !block.is_null() {
                self.talc().dealloc(block, layout);
            }
            !block.is_null()
        };
        self.talc().replace_source(pages);
        has
    }

    unsafe fn fits_in_place(&self, block: *mut u8, layout: Layout, new_size: usize) -> bool {
        // SAFETY: nobody else refers to talc now (`talc`).
        let talc = unsafe { &mut *self.0.get() }.get_mut();
        // SAFETY: the caller's promises are passed on; what has grown gets its size back.
        unsafe {
            let fits = talc.try_grow_in_place(block, layout, new_size);
            if fits {
                let grown = Layout::from_size_align_unchecked(new_size, layout.align());
                talc.shrink(block, grown, layout.size());
            }
            fits
        }
    }

    unsafe fn give(&self, start: *mut u8, bytes: usize) {
        let pages = self.talc().replace_source(Pages::NONE);
        // SAFETY: the caller's promises are passed on; a heap that ends there is talc's own.
        let heap_end = unsafe {
            match pages.heap_end {
                Some(heap_end) if heap_end.as_ptr() == start => Some(self.talc().extend(heap_end, start.add(bytes))),
                _ => self.talc().claim(start, bytes),
            }
        };
        self.talc().replace_source(Pages { heap_end: heap_end.max(pages.heap_end), closed: false });
    }
}
