//! The engine's own memory where it asks for little: freed blocks wait in a list for the next request of their size.
//!
//! A program makes and drops strings, boxes and short lists all the time, and a general allocator, which joins neighbours
//! and searches bins, takes several times as long.

use std::alloc::{GlobalAlloc, Layout};
use std::cell::Cell;
use std::ptr::{self, NonNull};

/// Sizes go in steps of so many bytes, which is also the strictest alignment (nothing in wasm needs more).
const STEP: usize = 8;
/// Larger requests go to the allocator behind.
const LARGEST: usize = 512;
const CLASSES: usize = LARGEST / STEP;
/// What is taken from the allocator behind at a time.
const CHUNK: usize = 4096;

/// A block that waits.
struct Waiting {
    next: Option<NonNull<Waiting>>,
}

/// An allocator with lists of small blocks before another one. What the lists once took they keep.
#[derive(Debug)]
pub struct SmallBlocks<A> {
    waiting: [Cell<Option<NonNull<Waiting>>>; CLASSES],
    behind: A,
}

// SAFETY: a program of one thread shares nothing; this target has no threads.
#[cfg(all(target_family = "wasm", not(target_feature = "atomics")))]
unsafe impl<A: Sync> Sync for SmallBlocks<A> {}

/// The list of a request; `None` when it goes to the allocator behind.
#[inline(always)]
fn class_of(layout: Layout) -> Option<usize> {
    let small = layout.size() <= LARGEST && layout.size() != 0 && layout.align() <= STEP;
    small.then(|| (layout.size() - 1) / STEP)
}

/// Whether a request is served here; one for nothing is not.
#[cfg(target_family = "wasm")]
pub(crate) fn is_small(layout: Layout) -> bool {
    layout.size() == 0 || class_of(layout).is_some()
}

impl<A: GlobalAlloc> SmallBlocks<A> {
    /// Before another allocator.
    pub const fn new(behind: A) -> Self {
        SmallBlocks { waiting: [const { Cell::new(None) }; CLASSES], behind }
    }

    /// The allocator for what is not small.
    pub fn behind(&self) -> &A {
        &self.behind
    }

    /// A block of a class whose list is empty: the rest of a fresh chunk goes to the list.
    #[cold]
    #[inline(never)]
    fn refill(&self, class: usize) -> *mut u8 {
        let size = (class + 1) * STEP;
        let layout = Layout::from_size_align(CHUNK, STEP).expect("a power of two");
        // SAFETY: the layout's size is not zero.
        let chunk = unsafe { self.behind.alloc(layout) };
        if chunk.is_null() {
            return chunk;
        }
        let mut next = None;
        for place in (1..CHUNK / size).rev() {
            // SAFETY: the block lies inside the chunk, is aligned to `STEP`, and belongs to nobody else.
            unsafe {
                let block = chunk.add(place * size).cast::<Waiting>();
                block.write(Waiting { next });
                next = NonNull::new(block);
            }
        }
        self.waiting[class].set(next);
        chunk
    }
}

// SAFETY: a small block is at least as long and as aligned as was asked: it has its class's size and starts at a multiple
// of `STEP` in a chunk aligned to it. It is in a list or in use, never both: `alloc` takes it out, `dealloc` puts it back,
// and both find the same class because the caller gives both the same layout. Everything else is the allocator's behind.
unsafe impl<A: GlobalAlloc> GlobalAlloc for SmallBlocks<A> {
    #[inline(never)]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let Some(class) = class_of(layout) else {
            // SAFETY: the caller's promises are passed on.
            return unsafe { self.behind.alloc(layout) };
        };
        match self.waiting[class].get() {
            Some(block) => {
                // SAFETY: a block in a list was written by `dealloc` or `refill`, and nobody has touched it since.
                self.waiting[class].set(unsafe { block.as_ref().next });
                block.as_ptr().cast()
            }
            None => self.refill(class),
        }
    }

    #[inline(never)]
    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        let Some(class) = class_of(layout) else {
            // SAFETY: the caller's promises are passed on: the block came from there, its class would be the same.
            return unsafe { self.behind.dealloc(block, layout) };
        };
        let block = block.cast::<Waiting>();
        // SAFETY: the caller gives the block up; it is aligned to `STEP` and long enough.
        unsafe { block.write(Waiting { next: self.waiting[class].get() }) };
        self.waiting[class].set(NonNull::new(block));
    }

    #[inline(never)]
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        // SAFETY: the caller promises that the size is valid with the alignment.
        let new_layout = unsafe { Layout::from_size_align_unchecked(new_size, layout.align()) };
        let (class, new_class) = (class_of(layout), class_of(new_layout));
        if class == new_class {
            return match class {
                Some(_) => block,
                // SAFETY: the caller's promises are passed on.
                None => unsafe { self.behind.realloc(block, layout, new_size) },
            };
        }
        // SAFETY: both blocks are as long as what is copied, and apart; the old one is given up once.
        unsafe {
            let moved = self.alloc(new_layout);
            if !moved.is_null() {
                ptr::copy_nonoverlapping(block, moved, layout.size().min(new_size));
                self.dealloc(block, layout);
            }
            moved
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::alloc::System;
    use std::cell::RefCell;

    /// The system's memory, all given back at the end.
    #[derive(Default)]
    struct Lender(RefCell<Vec<(*mut u8, Layout)>>);

    // SAFETY: it passes the system's blocks on, and gives back what its user has not.
    unsafe impl GlobalAlloc for Lender {
        unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
            // SAFETY: the caller's promises are passed on.
            let block = unsafe { System.alloc(layout) };
            self.0.borrow_mut().push((block, layout));
            block
        }

        unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
            self.0.borrow_mut().retain(|(lent, _)| *lent != block);
            // SAFETY: as above.
            unsafe { System.dealloc(block, layout) }
        }
    }

    impl Drop for Lender {
        fn drop(&mut self) {
            // SAFETY: these blocks are lent still, with these layouts, and nobody uses them any more.
            self.0.take().into_iter().for_each(|(block, layout)| unsafe { System.dealloc(block, layout) });
        }
    }

    fn layout(size: usize) -> Layout {
        Layout::from_size_align(size, 8).unwrap()
    }

    #[test]
    fn a_freed_block_serves_the_next_request_of_its_size() {
        let memory = SmallBlocks::new(Lender::default());
        // SAFETY: every block is given back with the layout that it was asked with.
        unsafe {
            let (a, b) = (memory.alloc(layout(20)), memory.alloc(layout(24)));
            assert_eq!(b.addr() - a.addr(), 24);
            memory.dealloc(a, layout(20));
            assert_eq!(memory.alloc(layout(17)), a);
            assert_ne!(memory.alloc(layout(25)), b);
        }
    }

    #[test]
    fn contents_move_with_a_block_that_grows_and_shrinks() {
        let memory = SmallBlocks::new(Lender::default());
        // SAFETY: every block is used within its size and resized with the layout that it has.
        unsafe {
            let mut block = memory.alloc(layout(8));
            let mut size = 8;
            block.cast::<u64>().write(0x0123_4567_89ab_cdef);
            for new_size in [16, 24, 500, 513, 4000, 40] {
                block = memory.realloc(block, layout(size), new_size);
                size = new_size;
                assert_eq!(block.cast::<u64>().read(), 0x0123_4567_89ab_cdef, "{new_size}");
            }
            memory.dealloc(block, layout(size));
        }
    }
}
