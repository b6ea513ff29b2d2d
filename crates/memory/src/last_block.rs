//! The largest block of the engine's own memory, which lies at the memory's end and grows there.
//!
//! A program's slots lie in one array (`collector/src/heap.rs`). Where memory only grows at its end, as wasm's does, an array
//! that is moved when it grows leaves its old place behind: with a million ints as much again as they take. So the first
//! block that outgrows the memory there is gets the end for itself. What everything else needs meanwhile lies before it:
//!
//! ```text
//!   the allocator's heap | last block >          it grows
//!   the allocator's heap       | last block >    the heap has little left: the block moves up, the gap is the heap's
//!   the heap | last block | heap                 the heap needed more in between: the block is moved behind it, once
//!   the heap     ..       | heap | last block >  it grows
//! ```
//!
//! It moves in `realloc` only, when nobody can hold a reference into it. Who is about to grow something long says so before
//! ([`LastBlock::make_room`]), and has the last block allocated anew: the gap is as long as that needs.

use std::alloc::{GlobalAlloc, Layout};
use std::cell::Cell;
use std::ptr;

/// An allocator whose memory can grow at its end, and which can be given a piece of that memory.
///
/// # Safety
/// `end` and `grow` speak of one memory, and what `grow` adds lies behind the old end and is nobody's.
pub unsafe trait Ground: GlobalAlloc {
    /// Where the memory ends.
    fn end(&self) -> *mut u8;
    /// Makes the memory longer, by whole pages of [`PAGE_BYTES`]. False: there is no more.
    fn grow(&self, bytes: usize) -> bool;
    /// Bytes that are free in what the allocator has.
    fn free_bytes(&self) -> usize;
    /// As `realloc`, in the memory that the allocator has; null: it would need more.
    ///
    /// # Safety
    /// As `realloc`.
    unsafe fn realloc_within(&self, block: *mut u8, layout: Layout, new_size: usize) -> *mut u8;
    /// Whether a block of so many bytes fits in the memory that the allocator has.
    fn has_room(&self, bytes: usize) -> bool;
    /// Whether a block could grow to `new_size` where it lies, in the memory that the allocator has.
    ///
    /// # Safety
    /// As `realloc`, and `new_size` is not less than what it has.
    unsafe fn fits_in_place(&self, block: *mut u8, layout: Layout, new_size: usize) -> bool;
    /// From now on a piece of memory belongs to the allocator.
    ///
    /// # Safety
    /// It lies in this memory, and nobody uses it.
    unsafe fn give(&self, start: *mut u8, bytes: usize);
}

/// Memory grows by so much at a time. (Under Miri, which is a thousand times slower, everything is smaller.)
pub const PAGE_BYTES: usize = if cfg!(miri) { 1 << 9 } else { 1 << 16 };

/// Smaller blocks are no reason to make the memory longer.
const LARGE_BYTES: usize = 16 * PAGE_BYTES;
/// The heap before the block is given a part of the block's length when it has little left: one in so many.
const HEAP_PART: usize = 16;
/// It has little left when it has less than one in so many.
const HEAP_LITTLE: usize = 40;
/// What the allocator may need beside a block for itself.
const BESIDE_BYTES: usize = 1 << 8;
/// In so little lies nobody's block.
const NOTHING_BYTES: usize = 1 << 6;

/// The block at the memory's end.
#[derive(Copy, Clone, Debug)]
struct Last {
    start: *mut u8,
    end: *mut u8,
    /// What the heap had free when the block last grew, less what it had been given for somebody.
    free_bytes: usize,
}

/// An allocator one of whose blocks grows at the memory's end.
#[derive(Debug)]
pub struct LastBlock<A> {
    last: Cell<Option<Last>>,
    /// What somebody has asked room for, to be made when the last block is next allocated anew.
    asked: Cell<usize>,
    behind: A,
}

// SAFETY: a program of one thread shares nothing; this target has no threads.
#[cfg(all(target_family = "wasm", not(target_feature = "atomics")))]
unsafe impl<A: Sync> Sync for LastBlock<A> {}

impl<A: Ground> LastBlock<A> {
    /// With an allocator for all other blocks.
    pub const fn new(behind: A) -> Self {
        LastBlock { last: Cell::new(None), asked: Cell::new(0), behind }
    }

    /// Room for a block of `layout` that is about to grow to `least` bytes, to be there as soon as the last block is
    /// allocated anew: right behind it where it can grow there, or else for `most` bytes. Returns to how many bytes it
    /// should grow; `None`: there is no last block that could make way.
    ///
    /// # Safety
    /// The block is in use, and nobody refers to it meanwhile.
    pub unsafe fn make_room(&self, block: *mut u8, layout: Layout, least: usize, most: usize) -> Option<usize> {
        self.asked.set(0);
        let last = self.last.get().filter(|last| last.end == self.behind.end())?;
        if last.start == block {
            return Some(least);
        }
        // SAFETY: the caller's promises are passed on.
        if unsafe { self.behind.fits_in_place(block, layout, least) } {
            return Some(least);
        }
        let between = last.start.addr().checked_sub(block.addr() + layout.size());
        let is_free = |between: usize| {
            // SAFETY: as above; what is free before the last block is less than that.
            between < NOTHING_BYTES
                || unsafe { self.behind.fits_in_place(block, layout, layout.size() + between - NOTHING_BYTES) }
        };
        // Whole pages: what would be left of one, something small would soon lie in, and the block could not grow there.
        let (had, asked) = match between.filter(|&between| is_free(between)) {
            Some(between) => (layout.size() + between, least.saturating_sub(layout.size() + between)),
            None if self.behind.has_room(most) => return Some(most),
            None => (0, most),
        };
        let asked = (asked + BESIDE_BYTES).next_multiple_of(PAGE_BYTES);
        self.asked.set(asked);
        Some((had + asked - BESIDE_BYTES) & !(align_of::<u64>() - 1))
    }

    /// The last block, if this is it.
    #[inline(always)]
    fn last(&self, block: *mut u8) -> Option<Last> {
        self.last.get().filter(|last| last.start == block)
    }

    /// Makes the last block longer. `size`: what is in it.
    ///
    /// # Safety
    /// It begins with `size` bytes, and nobody refers to them.
    unsafe fn grow_last(&self, last: Last, size: usize, new_size: usize) -> *mut u8 {
        let room = last.end.addr() - last.start.addr();
        let asked = self.asked.take();
        if new_size <= room && asked == 0 {
            return last.start;
        }
        if self.behind.end() != last.end {
            // SAFETY: the caller's promises are passed on; the old place is nobody's afterwards.
            return unsafe { self.move_to_end(last.start, size, new_size, |start| self.behind.give(start, room)) };
        }
        let gap = match asked {
            0 => self.heap_needs(&last, size),
            asked => asked,
        };
        let more = new_size.saturating_sub(room).next_multiple_of(PAGE_BYTES);
        if !self.behind.grow(gap + more) {
            return ptr::null_mut();
        }
        // SAFETY: the memory is longer by the gap and by what the block needs more; the gap is nobody's after the move.
        let start = unsafe {
            let start = last.start.add(gap);
            if gap > 0 {
                ptr::copy(last.start, start, size);
                self.behind.give(last.start, gap);
            }
            start
        };
        self.note(start, asked);
        start
    }

    /// How much to give the heap before the block moves on, judged by what it took since the block last grew.
    fn heap_needs(&self, last: &Last, size: usize) -> usize {
        let free_bytes = self.behind.free_bytes();
        let taken = last.free_bytes.saturating_sub(free_bytes);
        let needed = (2 * taken).max(size / HEAP_LITTLE);
        if free_bytes > needed && self.behind.has_room(PAGE_BYTES) {
            return 0;
        }
        (size / HEAP_PART).max(2 * taken).next_multiple_of(PAGE_BYTES)
    }

    /// Makes the block that begins at `start` the last one; the heap has been given so much for what somebody has asked.
    fn note(&self, start: *mut u8, asked: usize) {
        let (end, free_bytes) = (self.behind.end(), self.behind.free_bytes());
        self.last.set(Some(Last { start, end, free_bytes: free_bytes.saturating_sub(asked) }));
    }

    /// Moves a block to the memory's end, and gives its old place up.
    ///
    /// # Safety
    /// It begins with `size` bytes, and nobody refers to them.
    unsafe fn move_to_end(
        &self,
        block: *mut u8,
        size: usize,
        new_size: usize,
        give_up: impl FnOnce(*mut u8),
    ) -> *mut u8 {
        let start = self.behind.end();
        if !self.behind.grow(new_size.next_multiple_of(PAGE_BYTES)) {
            return ptr::null_mut();
        }
        // SAFETY: what is behind the old end is nobody's, and long enough.
        unsafe { ptr::copy_nonoverlapping(block, start, size) };
        give_up(block);
        self.note(start, 0);
        start
    }
}

// SAFETY: the last block begins at a page and is as long as was asked; it is never given to `behind` while it is in use.
// Everything else is the allocator's behind.
unsafe impl<A: Ground> GlobalAlloc for LastBlock<A> {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promises are passed on.
        unsafe { self.behind.alloc(layout) }
    }

    #[inline]
    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        match self.last(block) {
            // SAFETY: the caller gives the block up.
            Some(last) => unsafe {
                self.last.set(None);
                self.behind.give(block, last.end.addr() - block.addr());
            },
            // SAFETY: the caller's promises are passed on.
            None => unsafe { self.behind.dealloc(block, layout) },
        }
    }

    #[inline(never)]
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        if let Some(last) = self.last(block) {
            // SAFETY: the caller's promises are passed on.
            return unsafe { self.grow_last(last, layout.size(), new_size) };
        }
        if new_size < LARGE_BYTES || new_size <= layout.size() || self.last.get().is_some() {
            // SAFETY: the caller's promises are passed on.
            return unsafe { self.behind.realloc(block, layout, new_size) };
        }
        // SAFETY: as above; the block is given back with the layout that it was asked with.
        unsafe {
            let moved = self.behind.realloc_within(block, layout, new_size);
            if !moved.is_null() {
                return moved;
            }
            self.move_to_end(block, layout.size(), new_size, |block| self.behind.dealloc(block, layout))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::alloc::System;
    use std::cell::RefCell;
    use std::ops::Range;

    /// A row of pages of the system's, of which the allocator takes from the bottom of what it has been given.
    struct Pages {
        start: *mut u8,
        pages: Cell<usize>,
        given: RefCell<Vec<Range<usize>>>,
    }

    const MOST: usize = 128;
    const WHOLE: Layout = match Layout::from_size_align(MOST * PAGE_BYTES, PAGE_BYTES) {
        Ok(layout) => layout,
        Err(_) => unreachable!(),
    };

    fn padded(size: usize) -> usize {
        size.next_multiple_of(16)
    }

    impl Pages {
        fn new() -> Pages {
            // SAFETY: the size is not zero.
            let start = unsafe { System.alloc_zeroed(WHOLE) };
            assert!(!start.is_null());
            Pages { start, pages: Cell::new(0), given: RefCell::default() }
        }

        fn at(&self, block: *mut u8) -> usize {
            block.addr() - self.start.addr()
        }

        fn put(&self, piece: Range<usize>) {
            let mut given = self.given.borrow_mut();
            match given.iter_mut().find(|before| before.end == piece.start) {
                Some(before) => before.end = piece.end,
                None => given.push(piece),
            }
        }

        fn take(&self, size: usize) -> *mut u8 {
            let mut given = self.given.borrow_mut();
            let Some(piece) = given.iter_mut().find(|piece| piece.len() >= size) else { return ptr::null_mut() };
            piece.start += size;
            // SAFETY: it lies in the row.
            unsafe { self.start.add(piece.start - size) }
        }
    }

    impl Drop for Pages {
        fn drop(&mut self) {
            // SAFETY: it is what was asked for.
            unsafe { System.dealloc(self.start, WHOLE) }
        }
    }

    // SAFETY: pieces are given once, and taken once.
    unsafe impl GlobalAlloc for Pages {
        unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
            let size = padded(layout.size());
            let block = self.take(size);
            if !block.is_null() {
                return block;
            }
            let end = self.pages.get() * PAGE_BYTES;
            let bytes = size.next_multiple_of(PAGE_BYTES);
            if !self.grow(bytes) {
                return ptr::null_mut();
            }
            self.given.borrow_mut().push(end..end + bytes);
            self.take(size)
        }

        unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
            let start = self.at(block);
            self.put(start..start + padded(layout.size()));
        }

        unsafe fn realloc(&self, block: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
            // SAFETY: the caller's promises are passed on; the new block is another one.
            unsafe {
                if self.fits_in_place(block, layout, new_size) {
                    let (end, more) =
                        (self.at(block) + padded(layout.size()), padded(new_size) - padded(layout.size()));
                    let mut given = self.given.borrow_mut();
                    given.iter_mut().filter(|piece| piece.start == end).for_each(|piece| piece.start += more);
                    return block;
                }
                let moved = self.alloc(Layout::from_size_align_unchecked(new_size, layout.align()));
                ptr::copy_nonoverlapping(block, moved, layout.size());
                self.dealloc(block, layout);
                moved
            }
        }
    }

    // SAFETY: one row, which grows behind its end.
    unsafe impl Ground for Pages {
        fn end(&self) -> *mut u8 {
            // SAFETY: it lies in the row, or right behind it.
            unsafe { self.start.add(self.pages.get() * PAGE_BYTES) }
        }

        fn grow(&self, bytes: usize) -> bool {
            let pages = self.pages.get() + bytes / PAGE_BYTES;
            if pages <= MOST {
                self.pages.set(pages);
            }
            pages <= MOST
        }

        fn free_bytes(&self) -> usize {
            self.given.borrow().iter().map(Range::len).sum()
        }

        unsafe fn realloc_within(&self, block: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
            let moved = self.take(padded(new_size));
            if !moved.is_null() {
                // SAFETY: the new block is longer, and another one.
                unsafe {
                    ptr::copy_nonoverlapping(block, moved, layout.size());
                    self.dealloc(block, layout);
                }
            }
            moved
        }

        fn has_room(&self, bytes: usize) -> bool {
            self.given.borrow().iter().any(|piece| piece.len() >= padded(bytes))
        }

        unsafe fn fits_in_place(&self, block: *mut u8, layout: Layout, new_size: usize) -> bool {
            let end = self.at(block) + padded(layout.size());
            let more = padded(new_size) - padded(layout.size());
            more == 0 || self.given.borrow().iter().any(|piece| piece.start == end && piece.len() >= more)
        }

        unsafe fn give(&self, start: *mut u8, bytes: usize) {
            let start = self.at(start);
            self.put(start..start + bytes);
        }
    }

    fn bytes(size: usize) -> Layout {
        Layout::from_size_align(size, 8).unwrap()
    }

    /// A block of words that grows a little at a time, as the slots do; each word says where it stands.
    struct Words<'a> {
        memory: &'a LastBlock<Pages>,
        block: *mut u8,
        words: usize,
    }

    impl Words<'_> {
        fn layout(&self) -> Layout {
            Layout::array::<usize>(self.words).unwrap()
        }

        fn grow(&mut self, more: usize) {
            let words = self.words + more;
            // SAFETY: the block is resized with the layout that it has, and used within its size.
            unsafe {
                self.block = self.memory.realloc(self.block, self.layout(), words * size_of::<usize>());
                assert!(!self.block.is_null());
                (self.words..words).for_each(|at| self.block.cast::<usize>().add(at).write(at));
            }
            self.words = words;
        }

        fn check(&self) {
            // SAFETY: every word was written.
            let all = unsafe { std::slice::from_raw_parts(self.block.cast::<usize>(), self.words) };
            assert!(all.iter().enumerate().all(|(at, &word)| at == word));
        }
    }

    fn grown(memory: &LastBlock<Pages>, words: usize) -> Words<'_> {
        let mut block = Words { memory, block: ptr::null_mut(), words: 0 };
        // SAFETY: the size is not zero.
        block.block = unsafe { memory.alloc(bytes(8)) };
        block.words = 1;
        // SAFETY: as above.
        unsafe { block.block.cast::<usize>().write(0) };
        block.grow(words - 1);
        block
    }

    #[test]
    fn a_large_block_grows_at_the_end_and_leaves_nothing_behind() {
        let memory = LastBlock::new(Pages::new());
        let mut block = grown(&memory, LARGE_BYTES / 8);
        // The heap before it is given the little that it may need.
        block.grow(PAGE_BYTES / 22);
        let start = block.block;
        for _ in 0..39 {
            block.grow(PAGE_BYTES / 22);
        }
        block.check();
        assert_eq!(block.block, start);
        assert!(memory.behind.free_bytes() <= 2 * PAGE_BYTES, "{}", memory.behind.free_bytes());
        // SAFETY: it is given back with the layout that it has.
        unsafe { memory.dealloc(block.block, block.layout()) };
        assert!(memory.last.get().is_none());
        let again = grown(&memory, LARGE_BYTES / 8);
        again.check();
        assert!(memory.last.get().is_none(), "there is room in the memory that there is");
    }

    #[test]
    fn the_heap_before_it_gets_what_it_takes() {
        let memory = LastBlock::new(Pages::new());
        let mut block = grown(&memory, LARGE_BYTES / 8);
        let mut ends = Vec::new();
        for _ in 0..60 {
            block.grow(PAGE_BYTES / 13);
            for _ in 0..20 {
                // SAFETY: the size is not zero.
                assert!(!unsafe { memory.alloc(bytes(PAGE_BYTES / 64)) }.is_null());
            }
            ends.push(memory.last.get().unwrap().end == memory.behind.end());
        }
        block.check();
        assert!(ends.iter().filter(|&&last| !last).count() <= 2, "{ends:?}");
        let used = memory.behind.pages.get() * PAGE_BYTES;
        let needed = block.words * 8 + 60 * 20 * PAGE_BYTES / 64 + LARGE_BYTES;
        assert!(used < needed * 3 / 2, "{used} of {needed}");
    }

    #[test]
    fn what_took_the_end_meanwhile_is_passed_by() {
        let memory = LastBlock::new(Pages::new());
        let mut block = grown(&memory, LARGE_BYTES / 8);
        let start = block.block;
        // SAFETY: the size is not zero; the block is used within it.
        let other = unsafe {
            let other = memory.alloc(bytes(4 * PAGE_BYTES));
            other.write_bytes(7, 4 * PAGE_BYTES);
            other
        };
        block.grow(PAGE_BYTES / 3);
        block.check();
        assert!(block.block > other && other > start);
        // SAFETY: as above.
        assert!(unsafe { std::slice::from_raw_parts(other, 4 * PAGE_BYTES) }.iter().all(|&byte| byte == 7));
        assert!(memory.behind.free_bytes() >= LARGE_BYTES, "its old place is the heap's");
    }

    #[test]
    fn a_block_that_says_so_grows_where_it_is_before_the_last_one() {
        let memory = LastBlock::new(Pages::new());
        let mut last = grown(&memory, LARGE_BYTES / 8);
        let mut size = 2 * PAGE_BYTES;
        // The last block's first place is the heap's: what lies behind this block there is taken.
        // SAFETY: the sizes are not zero, and blocks are used with the layouts that they have.
        unsafe {
            let block = memory.alloc(bytes(size));
            let rest = memory.behind.free_bytes();
            assert!(!memory.alloc(bytes(rest)).is_null());
            last.grow(PAGE_BYTES);
            let mut block = block;
            for moved in [true, false, false, false] {
                let before = block;
                let new_size = memory.make_room(block, bytes(size), size + PAGE_BYTES, 2 * size).unwrap();
                assert_eq!(new_size, if moved { 2 * size } else { size + PAGE_BYTES });
                last.grow(1);
                block = memory.realloc(block, bytes(size), new_size);
                size = new_size;
                assert_eq!(block != before, moved);
                assert!(block < last.block && memory.last.get().unwrap().end == memory.behind.end());
            }
            let all = last.layout().size();
            assert_eq!(memory.make_room(last.block, last.layout(), all + 8, 2 * all), Some(all + 8));
            last.grow(1);
            assert!(memory.behind.free_bytes() < all, "the last one needs no gap");
        }
        last.check();
    }

    #[test]
    fn no_more_memory_is_no_block_and_the_old_one_stays() {
        let memory = LastBlock::new(Pages::new());
        let block = grown(&memory, LARGE_BYTES / 8);
        // SAFETY: the block is resized with the layout that it has.
        let none = unsafe { memory.realloc(block.block, block.layout(), (MOST + 1) * PAGE_BYTES) };
        assert!(none.is_null());
        block.check();
    }
}
