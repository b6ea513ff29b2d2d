//! A model of CPython's memory: objects, reference counts, weak references, generations, collectors, arenas.
//!
//! It knows nothing of Python text or of the web, and is usable, and tested, without Python. An embedder implements
//! [`HeapObject`] for its objects and [`Host`] for what runs the program.
//!
//! | to learn about | read |
//! | --- | --- |
//! | an object's life: birth, counts, death | heap.rs, refcount.rs, dealloc.rs |
//! | its header | slot.rs, layout.rs |
//! | weak references | weakref.rs |
//! | the collector | generations.rs, gc_words.rs, pieces.rs, collect/mod.rs and the files beside it |
//! | memory for long arrays | room.rs |
//! | when it runs | policy/, counters.rs, aside.rs |
//! | addresses, arenas, fragmentation | address/, heap_map.rs |
//! | what differs between Python versions | profile/ |
//! | what is reported | event.rs |
//! | how all this is checked | verify.rs, mark_sweep.rs, tests/ |

#![allow(clippy::cast_possible_truncation)]

mod address;
mod aside;
mod blocks;
mod collect;
mod counters;
mod dealloc;
mod deferred;
mod event;
mod gc_words;
mod generations;
mod heap;
mod heap_map;
mod host;
mod id;
mod layout;
pub mod mark_sweep;
mod object;
mod pieces;
mod policy;
pub mod profile;
mod refcount;
mod room;
mod slot;
mod verify;
mod weakref;

pub use address::SMALL_LIMIT_BYTES;
pub use aside::Aside;
pub use blocks::OutOfMemory;
pub use collect::{Collection, collect, collect_if_due, pass_import};
pub use counters::{FreedCounts, GenerationStats};
pub use dealloc::{dealloc, release_ref};
pub use event::{AllocEvent, EventSink, FreeEvent, FreeReason, NoSink};
pub use generations::GENERATIONS;
pub use heap::{DEFAULT_MEMORY_LIMIT_BYTES, Heap, Objects};
pub use heap_map::{ArenaMap, HeapMap, PoolMap};
pub use host::{GcEvent, Host, Phase};
pub use id::ObjId;
pub use layout::{FreeList, Layout, MAX_FREE_LISTED_TUPLE, PreHeader};
pub use object::{Block, FEW_REFERENCES, HeapObject, Released};
pub use policy::PolicyKind;
pub use profile::Profile;
pub use room::{MakeRoom, set_make_room};
pub use verify::VerifyError;
pub use weakref::WeakKind;
