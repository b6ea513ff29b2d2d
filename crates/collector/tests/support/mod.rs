//! A small embedder: lists, tuples, instances and weak references, finalizers with a few habits, and roots.

#![allow(dead_code, reason = "each test program uses its own part")]

use afterdel_collector::profile::CPYTHON_3_14;
use afterdel_collector::{
    Block, EventSink, FEW_REFERENCES, FreeList, GcEvent, Heap, HeapObject, Host, Layout, NoSink, ObjId, Objects,
    PreHeader, Released, WeakKind, collect, release_ref,
};

/// What an object is.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Nothing in it, not of a garbage-collected type.
    Leaf,
    /// Items in a side block; traversed and freed last to first.
    List,
    /// As a list, without block; untracked when its elements allow it.
    Tuple,
    /// Attributes, first to last.
    Instance,
    /// A weak reference.
    Weakref,
}

/// What a finalizer does beside writing in the log.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Finalizer {
    /// There is none.
    None,
    /// Nothing.
    Log,
    /// Holds on to the object.
    Resurrect,
    /// Drops what the object holds.
    Clear,
    /// Drops the root of that name.
    DropRoot(u32),
    /// Makes a weak reference of that name to the object, with a callback.
    Watch(u32),
    /// Makes a list that lives on.
    Allocate(u32),
}

/// An object.
#[derive(Clone, Debug)]
pub struct Node {
    pub kind: Kind,
    pub name: u32,
    pub refs: Vec<ObjId>,
    /// For an instance with slots: the slot that each reference is in, ascending.
    pub slots: Vec<u8>,
    pub block: Block,
    pub finalizer: Finalizer,
    pub target: Option<ObjId>,
    pub callback: bool,
}

impl Node {
    pub fn new(kind: Kind, name: u32) -> Node {
        Node {
            kind,
            name,
            refs: Vec::new(),
            slots: Vec::new(),
            block: Block::NONE,
            finalizer: Finalizer::None,
            target: None,
            callback: false,
        }
    }

    fn give_refs(&mut self, out: &mut Released) {
        self.slots.clear();
        match self.kind {
            Kind::List | Kind::Tuple => out.refs.extend(self.refs.drain(..).rev()),
            _ => out.refs.append(&mut self.refs),
        }
        out.blocks.push(std::mem::take(&mut self.block));
    }
}

impl HeapObject for Node {
    type Spares = ();

    fn traverse(&self, visit: &mut dyn FnMut(ObjId)) {
        match self.kind {
            Kind::List | Kind::Tuple => self.refs.iter().rev().for_each(|&id| visit(id)),
            _ => self.refs.iter().for_each(|&id| visit(id)),
        }
    }

    fn clear(&mut self, out: &mut Released) {
        if self.kind != Kind::Tuple {
            self.give_refs(out);
        }
    }

    fn release(&mut self, out: &mut Released, (): &mut ()) {
        self.give_refs(out);
    }

    fn few_references(&self) -> Option<[Option<ObjId>; FEW_REFERENCES]> {
        let few = self.kind == Kind::Instance && self.block.is_none() && self.refs.len() <= FEW_REFERENCES;
        few.then(|| std::array::from_fn(|at| self.refs.get(at).copied()))
    }

    fn clear_few(&mut self) -> Option<[Option<ObjId>; FEW_REFERENCES]> {
        let few = self.few_references()?;
        self.refs.clear();
        self.slots.clear();
        Some(few)
    }

    fn type_key(&self, _: Objects<'_, Node>) -> u32 {
        self.kind as u32
    }

    fn weak_target(&self) -> Option<ObjId> {
        self.target
    }

    fn clear_weak_target(&mut self) {
        self.target = None;
    }

    fn has_weak_callback(&self) -> bool {
        self.callback
    }

    fn untrackable_by_contents(&self) -> bool {
        self.kind == Kind::Tuple
    }

    fn blocks(&self, visit: &mut impl FnMut(Block)) {
        visit(self.block);
    }
}

/// What happened, in order.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Happened {
    Finalized(u32),
    Called(u32),
    Collected(u32),
}

/// A program: a heap, and what it holds by name.
#[derive(Clone, Debug)]
pub struct World<S = NoSink> {
    pub heap: Heap<Node, S>,
    /// Each entry is one reference; the newest last.
    pub roots: Vec<(u32, ObjId)>,
    pub log: Vec<Happened>,
    pub gc_events: Vec<GcEvent>,
}

pub fn layout_of(kind: Kind, len: usize, finalizer: Finalizer) -> Layout {
    let gc = |size_bytes| Layout {
        size_bytes,
        pre_header: PreHeader::Gc,
        tracked: true,
        free_list: FreeList::None,
        may_finalize: finalizer != Finalizer::None,
    };
    match kind {
        Kind::Leaf => Layout { size_bytes: 24, free_list: FreeList::Float, ..Layout::default() },
        Kind::List => Layout { free_list: FreeList::List, ..gc(56) },
        Kind::Tuple => Layout { free_list: FreeList::Tuple(len as u8), ..gc(48 + 8 * len as u32) },
        Kind::Instance => Layout { pre_header: PreHeader::GcManaged, ..gc(96) },
        Kind::Weakref => gc(80),
    }
}

impl<S: EventSink<Node>> World<S> {
    pub fn with_sink(sink: S) -> World<S> {
        World { heap: Heap::new(&CPYTHON_3_14, sink), roots: Vec::new(), log: Vec::new(), gc_events: Vec::new() }
    }

    /// A new object, held by its name.
    pub fn make(&mut self, kind: Kind, name: u32, finalizer: Finalizer) -> ObjId {
        let node = Node { finalizer, ..Node::new(kind, name) };
        let id = self.heap.alloc(node, layout_of(kind, 0, finalizer));
        self.roots.push((name, id));
        id
    }

    /// A tuple, which has its elements from birth.
    pub fn make_tuple(&mut self, name: u32, elements: &[ObjId]) -> ObjId {
        elements.iter().for_each(|&id| self.heap.incref(id));
        let mut layout = layout_of(Kind::Tuple, elements.len(), Finalizer::None);
        layout.tracked = elements.iter().any(|&id| self.heap.is_gc(id));
        let id = self.heap.alloc(Node { refs: elements.to_vec(), ..Node::new(Kind::Tuple, name) }, layout);
        self.roots.push((name, id));
        id
    }

    /// A weak reference, held by its name.
    pub fn make_weakref(&mut self, name: u32, target: ObjId, callback: bool) -> ObjId {
        let node = Node { target: Some(target), callback, ..Node::new(Kind::Weakref, name) };
        let id = self.heap.alloc(node, layout_of(Kind::Weakref, 0, Finalizer::None));
        self.heap.register_weakref(target, id, WeakKind::Other);
        self.roots.push((name, id));
        id
    }

    /// The object that a name holds.
    pub fn named(&self, name: u32) -> Option<ObjId> {
        self.roots.iter().find(|(known, _)| *known == name).map(|&(_, id)| id)
    }

    /// `holder` holds `held` as well.
    pub fn link(&mut self, holder: ObjId, held: ObjId) {
        self.heap.incref(held);
        let node = self.heap.get_mut(holder);
        node.refs.push(held);
        if node.kind == Kind::List {
            let (block, len) = (node.block, node.refs.len() as u64);
            let room = u64::from(block.size_bytes / 8);
            if len > room {
                let room = CPYTHON_3_14.list_resize(room, room, len).unwrap_or(len);
                let block = self.heap.realloc_block(block, 8 * room).expect("there is room");
                self.heap.get_mut(holder).block = block;
            }
        }
    }

    /// `holder` gives up the reference at `position`.
    pub fn unlink(&mut self, holder: ObjId, position: usize) {
        let node = self.heap.get_mut(holder);
        let held = node.refs.remove(position);
        if position < node.slots.len() {
            node.slots.remove(position);
        }
        release_ref(self, held);
    }

    /// Stores in a slot of an instance; the new value is there before the old one goes.
    pub fn set_slot(&mut self, holder: ObjId, slot: u8, held: Option<ObjId>) {
        if let Some(held) = held {
            self.heap.incref(held);
        }
        let node = self.heap.get_mut(holder);
        let old = match (node.slots.binary_search(&slot), held) {
            (Ok(position), Some(held)) => Some(std::mem::replace(&mut node.refs[position], held)),
            (Ok(position), None) => {
                node.slots.remove(position);
                Some(node.refs.remove(position))
            }
            (Err(position), Some(held)) => {
                node.slots.insert(position, slot);
                node.refs.insert(position, held);
                None
            }
            (Err(_), None) => None,
        };
        if let Some(old) = old {
            release_ref(self, old);
        }
    }

    /// The name no longer holds.
    pub fn drop_root(&mut self, name: u32) {
        if let Some(position) = self.roots.iter().position(|(known, _)| *known == name) {
            let (_, id) = self.roots.remove(position);
            release_ref(self, id);
        }
    }

    /// Drops every root, oldest first.
    pub fn drop_all(&mut self) {
        while let Some(&(name, _)) = self.roots.first() {
            self.drop_root(name);
        }
    }

    pub fn collect(&mut self, generation: u8) -> u32 {
        let collected = collect(self, generation).collected;
        self.log.push(Happened::Collected(collected));
        collected
    }

    /// `Heap::verify` with these roots.
    #[track_caller]
    pub fn check(&self) {
        let result = self.heap.verify(|visit| self.roots.iter().for_each(|&(_, id)| visit(id)));
        if let Err(error) = result {
            panic!("{error}");
        }
    }
}

impl<S: EventSink<Node>> Host for World<S> {
    type Object = Node;
    type Sink = S;

    fn heap(&mut self) -> &mut Heap<Node, S> {
        &mut self.heap
    }

    fn heap_ref(&self) -> &Heap<Node, S> {
        &self.heap
    }

    fn has_finalizer(&mut self, id: ObjId) -> bool {
        self.heap.get(id).finalizer != Finalizer::None
    }

    fn finalize(&mut self, id: ObjId) {
        let Node { name, finalizer, .. } = *self.heap.get(id);
        self.log.push(Happened::Finalized(name));
        match finalizer {
            Finalizer::None | Finalizer::Log => {}
            Finalizer::Resurrect => {
                self.heap.incref(id);
                self.roots.push((name, id));
            }
            Finalizer::Clear => {
                while !self.heap.get(id).refs.is_empty() {
                    self.unlink(id, 0);
                }
            }
            Finalizer::DropRoot(name) => self.drop_root(name),
            Finalizer::Watch(name) => {
                self.make_weakref(name, id, true);
            }
            Finalizer::Allocate(name) => {
                self.make(Kind::List, name, Finalizer::None);
            }
        }
    }

    fn call_weakref_callback(&mut self, weakref: ObjId) {
        let Node { name, finalizer, .. } = *self.heap.get(weakref);
        self.log.push(Happened::Called(name));
        if let Finalizer::DropRoot(name) = finalizer {
            self.drop_root(name);
        }
    }

    fn global_roots(&self) -> Vec<ObjId> {
        self.roots.iter().step_by(2).map(|&(_, id)| id).collect()
    }

    /// Not every object that a name holds lies in a frame: the others are found by their counts.
    fn frame_roots(&mut self, all: bool) -> Vec<ObjId> {
        self.roots.iter().rev().step_by(if all { 1 } else { 3 }).map(|&(_, id)| id).collect()
    }

    fn gc_event(&mut self, event: GcEvent) {
        self.gc_events.push(event);
    }
}

/// A world that nobody watches.
pub fn world() -> World {
    World::with_sink(NoSink)
}
