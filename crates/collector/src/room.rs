//! Room for a long array of the embedder's, where the memory of the program that this runs in only grows at its end.
//!
//! There the slots lie last (crates/memory), and they cannot make way while somebody refers into them: not when an array
//! is moved because it grows, but before.

use std::sync::OnceLock;

use crate::event::EventSink;
use crate::heap::Heap;
use crate::id::ObjId;
use crate::object::HeapObject;

/// Says for how many items an array is to have room, which has to hold `least` soon, and had better have room for `most`
/// where it has to be moved for it: memory for so many will be there as soon as the slots are allocated anew. `None`: there
/// is nothing to do for it.
pub type MakeRoom = fn(items: &mut Vec<ObjId>, least: usize, most: usize) -> Option<usize>;

static MAKE_ROOM: OnceLock<MakeRoom> = OnceLock::new();

/// Says how the allocator of this program makes room; the first one who says it is heard.
pub fn set_make_room(make_room: MakeRoom) {
    MAKE_ROOM.get_or_init(|| make_room);
}

impl<O: HeapObject, S: EventSink<O>> Heap<O, S> {
    /// Gives an array, which is nowhere in the heap now, room for at least so many items.
    pub fn make_room(&mut self, items: &mut Vec<ObjId>, least: usize) {
        let most = least.max(items.capacity() + items.capacity() / 2);
        let room = match MAKE_ROOM.get().and_then(|make_room| make_room(items, least, most)) {
            Some(room) => {
                self.slots.reserve_exact(self.slots.capacity() - self.slots.len() + 1);
                room
            }
            None => most,
        };
        items.reserve_exact(room.saturating_sub(items.len()));
    }
}
