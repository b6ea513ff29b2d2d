//! What can still be reached, and the islands of what cannot.
//!
//! Marking starts from everything that holds references outside of objects: frames, namespaces, immortals. What is
//! then unmarked may still be held by the machine in the middle of an operation: an object with more references than
//! the unmarked give it is held from outside, and so is what it reaches (the collector's own argument).

use afterdel_collector::HeapObject;
use afterdel_vm::machine::Machine;
use afterdel_vm::object::V;
use rustc_hash::FxHashMap;

/// See the module.
pub(super) struct Reach {
    marked: Vec<bool>,
    /// Nobody asked: everything counts as reachable.
    everything: bool,
    /// Members of each island, in order of birth.
    pub islands: Vec<Vec<V>>,
}

impl Reach {
    pub fn new(vm: &Machine) -> Self {
        let mut reach = Reach { marked: Vec::new(), everything: false, islands: Vec::new() };
        let mut open = Vec::new();
        vm.roots(&mut |v| open.push(v));
        open.extend(vm.frames.iter().flat_map(|frame| [frame.globals, frame.builtins]));
        open.extend(vm.stack[..vm.sp.min(vm.stack.len())].iter().filter_map(|slot| slot.get()));
        open.extend(vm.heap.iter().map(|(v, _)| v).filter(|&v| vm.heap.is_immortal(v)));
        reach.mark(vm, open);
        let mut lost: Vec<V> = vm.heap.iter().map(|(v, _)| v).filter(|&v| !reach.is_reachable(v)).collect();
        if lost.is_empty() {
            return reach;
        }
        let held = held_from_outside(vm, &lost);
        if !held.is_empty() {
            reach.mark(vm, held);
            lost.retain(|&v| !reach.is_reachable(v));
        }
        reach.islands = islands(vm, &lost);
        reach
    }

    /// Without looking.
    pub fn everything() -> Self {
        Reach { marked: Vec::new(), everything: true, islands: Vec::new() }
    }

    pub fn is_reachable(&self, v: V) -> bool {
        self.everything || self.marked.get(v.index() as usize).copied().unwrap_or(false)
    }

    fn mark(&mut self, vm: &Machine, mut open: Vec<V>) {
        while let Some(v) = open.pop() {
            let at = v.index() as usize;
            if at >= self.marked.len() {
                self.marked.resize(at + 1, false);
            }
            if !std::mem::replace(&mut self.marked[at], true) {
                vm.heap.get(v).traverse(&mut |held| open.push(held));
            }
        }
    }
}

fn held_from_outside(vm: &Machine, lost: &[V]) -> Vec<V> {
    let mut inside: FxHashMap<V, u32> = lost.iter().map(|&v| (v, 0)).collect();
    for &v in lost {
        vm.heap.get(v).traverse(&mut |held| {
            if let Some(count) = inside.get_mut(&held) {
                *count += 1;
            }
        });
    }
    // What has no reference at all is being freed this very moment, by code that runs in the middle of it, or waits for
    // a tracing collector.
    let dying = |v: V| vm.heap.refcount(v) == 0 && !vm.heap.defers_frees();
    let held = |v: &V| vm.heap.refcount(*v) > inside[v] || dying(*v);
    lost.iter().copied().filter(held).collect()
}

/// Connected groups, by the first-born of each.
fn islands(vm: &Machine, lost: &[V]) -> Vec<Vec<V>> {
    let place: FxHashMap<V, usize> = lost.iter().enumerate().map(|(at, &v)| (v, at)).collect();
    let mut parent: Vec<usize> = (0..lost.len()).collect();
    for (at, &v) in lost.iter().enumerate() {
        vm.heap.get(v).traverse(&mut |held| {
            if let Some(&other) = place.get(&held) {
                let (a, b) = (root(&mut parent, at), root(&mut parent, other));
                parent[a] = b;
            }
        });
    }
    let mut groups: FxHashMap<usize, Vec<V>> = FxHashMap::default();
    for (at, &v) in lost.iter().enumerate() {
        groups.entry(root(&mut parent, at)).or_default().push(v);
    }
    let mut islands: Vec<Vec<V>> = groups.into_values().collect();
    islands.iter_mut().for_each(|island| island.sort_by_key(|&v| vm.heap.serial(v)));
    islands.sort_by_key(|island| vm.heap.serial(island[0]));
    islands
}

fn root(parent: &mut [usize], mut at: usize) -> usize {
    while parent[at] != at {
        parent[at] = parent[parent[at]];
        at = parent[at];
    }
    at
}
