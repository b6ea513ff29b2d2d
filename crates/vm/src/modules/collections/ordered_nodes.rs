//! An OrderedDict's chain of keys, beside the dict that holds the values.

use afterdel_collector::{Block, FreeList, HeapObject, Released};
use rustc_hash::FxHashMap;

use crate::errors::R;
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::objects::{Dict, Payload};

/// Bytes of a link of the chain.
const NODE_BYTES: u64 = 32;

/// A link: its key, counted, and its neighbours.
#[derive(Clone, Copy, Debug)]
struct Node {
    key: V,
    before: Option<u32>,
    after: Option<u32>,
    block: Block,
}

/// An OrderedDict.
#[derive(Clone, Debug)]
pub struct Ordered {
    dict: Object,
    nodes: Vec<Node>,
    free: Vec<u32>,
    by_key: FxHashMap<V, u32>,
    first: Option<u32>,
    last: Option<u32>,
    /// The table of links by place in the dict's table.
    table: Block,
    /// Changes whenever the chain does.
    pub state: u64,
}

impl Payload for Ordered {
    fn copy(&self) -> Box<dyn Payload> {
        Box::new(self.clone())
    }

    fn visit(&self, visit: &mut dyn FnMut(V)) {
        self.keys().for_each(&mut *visit);
        HeapObject::traverse(&self.dict, visit);
    }

    fn clear(&mut self, out: &mut Released) {
        let keys: Vec<V> = self.keys().collect();
        out.refs.extend(keys);
        self.give_blocks(&mut out.blocks);
        HeapObject::clear(&mut self.dict, out);
    }

    fn builtin(&self) -> Option<&Object> {
        Some(&self.dict)
    }

    fn builtin_mut(&mut self) -> Option<&mut Object> {
        Some(&mut self.dict)
    }

    fn side_bytes(&self) -> u64 {
        let nodes = NODE_BYTES * self.by_key.len() as u64;
        crate::modules::sizes::block_bytes(&self.dict) + u64::from(self.table.size_bytes) + nodes
    }

    fn blocks(&self, visit: &mut dyn FnMut(Block)) {
        self.by_key.values().for_each(|&at| visit(self.nodes[at as usize].block));
        visit(self.table);
    }
}

impl Ordered {
    /// An empty one.
    pub fn new() -> Ordered {
        Ordered {
            dict: Object::Dict(Box::<Dict>::default()),
            nodes: Vec::new(),
            free: Vec::new(),
            by_key: FxHashMap::default(),
            first: None,
            last: None,
            table: Block::default(),
            state: 0,
        }
    }

    /// The keys in order.
    pub fn keys(&self) -> impl Iterator<Item = V> + '_ {
        std::iter::successors(self.first, |&at| self.nodes[at as usize].after).map(|at| self.nodes[at as usize].key)
    }

    /// Number of links.
    pub fn len(&self) -> usize {
        self.by_key.len()
    }

    /// The key at one end.
    pub fn end(&self, last: bool) -> Option<V> {
        let end = if last { self.last } else { self.first };
        end.map(|at| self.nodes[at as usize].key)
    }

    /// Whether a key object is in the chain.
    pub fn knows(&self, key: V) -> bool {
        self.by_key.contains_key(&key)
    }

    /// The key after (before) one that is in the chain.
    pub fn neighbour(&self, key: V, before: bool) -> Option<V> {
        let node = self.nodes[*self.by_key.get(&key)? as usize];
        let next = if before { node.before } else { node.after };
        next.map(|at| self.nodes[at as usize].key)
    }

    fn link(&mut self, at: u32, last: bool) {
        self.state += 1;
        let (before, after) = if last { (self.last, None) } else { (None, self.first) };
        let node = &mut self.nodes[at as usize];
        (node.before, node.after) = (before, after);
        match before {
            Some(before) => self.nodes[before as usize].after = Some(at),
            None => self.first = Some(at),
        }
        match after {
            Some(after) => self.nodes[after as usize].before = Some(at),
            None => self.last = Some(at),
        }
    }

    fn unlink(&mut self, at: u32) {
        self.state += 1;
        let Node { before, after, .. } = self.nodes[at as usize];
        match before {
            Some(before) => self.nodes[before as usize].after = after,
            None => self.first = after,
        }
        match after {
            Some(after) => self.nodes[after as usize].before = before,
            None => self.last = before,
        }
    }

    /// Moves a key to one end.
    pub fn move_to(&mut self, key: V, last: bool) {
        if let Some(&at) = self.by_key.get(&key) {
            self.unlink(at);
            self.link(at, last);
        }
    }

    /// Takes a key out of the chain; its reference and its block are the caller's.
    fn take(&mut self, key: V) -> Option<(V, Block)> {
        let at = self.by_key.remove(&key)?;
        self.unlink(at);
        self.free.push(at);
        Some((self.nodes[at as usize].key, self.nodes[at as usize].block))
    }

    /// Forgets the chain; its keys' references are the caller's.
    fn give_blocks(&mut self, blocks: &mut Vec<Block>) {
        blocks.extend(self.by_key.values().map(|&at| self.nodes[at as usize].block));
        blocks.push(std::mem::take(&mut self.table));
        self.nodes.clear();
        self.free.clear();
        self.by_key.clear();
        (self.first, self.last) = (None, None);
        self.state += 1;
    }
}

fn payload(vm: &mut Machine, this: V) -> &mut Ordered {
    vm.payload_mut::<Ordered>(this)
}

/// The object that stands for a key in dict and chain; borrowed.
pub(super) fn known_key(vm: &mut Machine, this: V, key: V, hash: i64) -> R<Option<V>> {
    let place = vm.dict_find(this, key, hash)?;
    let entry = place.and_then(|place| vm.dict(this)?.entry_at(place)).map(|entry| entry.key);
    Ok(entry.filter(|&key| payload(vm, this).knows(key)))
}

/// Puts a key, which is not in the chain, at its end; counts it.
pub(super) fn append(vm: &mut Machine, this: V, key: V) -> R<()> {
    let slots = vm.dict(this).map_or(0, |dict| dict.table_size);
    let wanted = 8 * u64::from(slots);
    let table = payload(vm, this).table;
    if u64::from(table.size_bytes) != wanted {
        vm.heap.free_block(table);
        let table = vm.heap.alloc_block(wanted, FreeList::None);
        let Ok(table) = table else { return Err(vm.memory_error()) };
        payload(vm, this).table = table;
    }
    let Ok(block) = vm.heap.alloc_block(NODE_BYTES, FreeList::None) else { return Err(vm.memory_error()) };
    vm.heap.incref(key);
    let payload = payload(vm, this);
    let node = Node { key, before: None, after: None, block };
    let at = match payload.free.pop() {
        Some(at) => {
            payload.nodes[at as usize] = node;
            at
        }
        None => {
            payload.nodes.push(node);
            payload.nodes.len() as u32 - 1
        }
    };
    payload.by_key.insert(key, at);
    payload.link(at, true);
    Ok(())
}

/// Takes a key out of the chain and drops the chain's reference to it.
pub(super) fn remove(vm: &mut Machine, this: V, key: V) {
    if let Some((key, block)) = payload(vm, this).take(key) {
        vm.heap.free_block(block);
        vm.decref(key);
    }
}

/// Forgets the chain and drops its references.
pub(super) fn remove_all(vm: &mut Machine, this: V) {
    let payload = payload(vm, this);
    let keys: Vec<V> = payload.keys().collect();
    let mut blocks = Vec::new();
    payload.give_blocks(&mut blocks);
    blocks.into_iter().for_each(|block| vm.heap.free_block(block));
    keys.into_iter().for_each(|v| vm.decref(v));
}
