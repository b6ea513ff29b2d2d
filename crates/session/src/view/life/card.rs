//! How an object stands at a moment: who holds it, why it lives, what it keeps, what would go.

use afterdel_collector::{HeapObject, PolicyKind};
use afterdel_protocol::{FreedSet, IfCut, LifeObject, LifeView, PathStep, Place, Reference};
use afterdel_vm::object::{Object, V};

use super::super::graph::has_finalizer;
use super::super::look::{Look, Shape};
use super::current_line;
use super::holders::{Holder, edge, holders};
use crate::heap_graph::{Cutter, Dominators, HeapGraph, Node, shortest_path};

/// References that are listed.
const MAX_REFERENCES: usize = 100;
/// Of these, so many are cut in thought.
const MAX_CUTS: usize = 10;
/// Labels of a set.
const MAX_LABELS: usize = 6;
/// Objects of a set that a picture may draw.
const MAX_SERIALS: usize = 200;

/// The card, without what happened before and after.
pub(super) fn build(look: &Look, v: V) -> LifeView {
    let graph = graph_of(look);
    let holders = holders(look, v);
    let cutter = Cutter::new(&graph);
    let reference = |(at, holder): (usize, &Holder)| Reference {
        kind: holder.kind,
        place: holder.place.clone(),
        holder: holder.object.map(|object| look.serial(shown(look, object))),
        if_cut: (at < MAX_CUTS && !look.vm.heap.is_immortal(v)).then(|| if_cut(look, &graph, &cutter, holder, v)),
    };
    let birth = look.birth(v);
    LifeView {
        step: look.vm.steps,
        line: current_line(look.vm),
        object: object(look, v),
        born: birth.map(|birth| Place { step: birth.step, line: birth.line }),
        references: holders.iter().take(MAX_REFERENCES).enumerate().map(reference).collect(),
        references_left_out: holders.len().saturating_sub(MAX_REFERENCES) as u64,
        weak_references: look.vm.heap.weakref_count(v) as u32,
        path: path(look, &graph, v),
        retained: Dominators::of(&graph).kept_by(v.index()).map(|kept| freed_set(look, &graph, &kept)),
        island: island(look, &graph, v),
        ledger: Vec::new(),
        ledger_left_out: 0,
        moves: Vec::new(),
        end: None,
    }
}

/// The object as whose field a holder is drawn.
fn shown(look: &Look, holder: V) -> V {
    if look.is_part_of_another(holder) { look.owner_of(holder).unwrap_or(holder) } else { holder }
}

fn object(look: &Look, v: V) -> LifeObject {
    let heap = &look.vm.heap;
    LifeObject {
        serial: look.serial(v),
        label: look.label(v),
        type_name: look.type_name(v).to_string(),
        text: look.text(v),
        refcount: (!heap.is_immortal(v)).then(|| heap.refcount(v)),
        size_bytes: look.vm.sizeof_with_header(v),
        block_bytes: look.block_bytes(v),
        address: heap.address_of(v),
        generation: heap.generation_of(v),
        has_finalizer: has_finalizer(look, v),
    }
}

/// The whole heap, nodes numbered as its slots.
fn graph_of(look: &Look) -> HeapGraph {
    let heap = &look.vm.heap;
    let mut graph = HeapGraph::new();
    let mut edges = Vec::new();
    for (v, object) in heap.iter() {
        object.traverse(&mut |held| edges.push(held.index()));
        let node = Node {
            count: heap.refcount(v),
            bytes: look.block_bytes(v),
            immortal: heap.is_immortal(v),
            tracked: heap.generation_of(v).is_some(),
            live: true,
        };
        graph.push(v.index(), node, edges.drain(..));
    }
    look.vm.roots(&mut |v| graph.roots.push(v.index()));
    graph.settle_roots();
    graph
}

fn node(number: u32) -> V {
    V::from_index(number).expect("a node is an object")
}

fn freed_set(look: &Look, graph: &HeapGraph, nodes: &[u32]) -> FreedSet {
    let named = nodes.iter().map(|&number| node(number)).filter(|&v| look.shape(v) != Shape::Inline);
    let mut named: Vec<V> = named.collect();
    named.sort_by_key(|&v| look.serial(v));
    FreedSet {
        objects: nodes.len() as u64,
        bytes: graph.bytes(nodes),
        labels: named.iter().take(MAX_LABELS).map(|&v| look.label(v)).collect(),
        serials: named.iter().take(MAX_SERIALS).map(|&v| look.serial(v)).collect(),
    }
}

fn if_cut(look: &Look, graph: &HeapGraph, cutter: &Cutter, holder: &Holder, v: V) -> IfCut {
    let mut cut = cutter.cut(holder.object.map(V::index), v.index());
    let policy = look.vm.heap.policy();
    match policy {
        PolicyKind::Generational | PolicyKind::Incremental => {}
        PolicyKind::RefcountOnly => cut.at_collection.clear(),
        // Counts free nothing there.
        PolicyKind::MarkSweep => cut.at_collection.splice(..0, std::mem::take(&mut cut.at_once)).for_each(drop),
    }
    IfCut {
        at_once: freed_set(look, graph, &cut.at_once),
        at_collection: freed_set(look, graph, &cut.at_collection),
        doomed: policy != PolicyKind::RefcountOnly && cutter.is_doomed(v.index()),
    }
}

fn island(look: &Look, graph: &HeapGraph, v: V) -> Option<FreedSet> {
    let island = look.reach.islands.iter().find(|island| island.contains(&v))?;
    let nodes: Vec<u32> = island.iter().map(|v| v.index()).collect();
    Some(freed_set(look, graph, &nodes))
}

/// From a name to the object; dicts and tuples that are drawn as their owner's fields are passed over.
fn path(look: &Look, graph: &HeapGraph, v: V) -> Vec<PathStep> {
    let mut sources: Vec<u32> = Vec::new();
    let frames = look.vm.frames.iter().rev();
    for frame in frames {
        let locals = look.vm.stack.iter().skip(frame.base as usize).take(frame.code.locals.len());
        sources.extend(locals.filter_map(|slot| slot.get()).map(V::index));
    }
    // A global variable is as near as a local one, though a dict lies between.
    let globals = look.vm.main_dict.index();
    let locals = sources.clone();
    sources.extend(graph.edges(globals));
    sources.push(globals);
    sources.extend(&graph.roots);
    sources.retain(|&source| graph.nodes[source as usize].live);
    let Some(mut nodes) = shortest_path(graph, &sources, v.index()) else { return Vec::new() };
    if graph.edges(globals).contains(&nodes[0]) && !locals.contains(&nodes[0]) {
        nodes.insert(0, globals);
    }
    let nodes: Vec<V> = nodes.into_iter().map(node).collect();
    let step = |place: String, v: V| PathStep { place, label: look.label(v), serial: look.serial(v) };
    let mut path = Vec::new();
    if let Some(root) = holders(look, nodes[0]).into_iter().find(|holder| holder.object.is_none()) {
        if nodes[0] != look.vm.main_dict {
            path.push(step(root.place, nodes[0]));
        }
    } else if nodes[0] != look.vm.main_dict {
        path.push(step("Python itself".to_string(), nodes[0]));
    }
    // A variable's cell says nothing that its variable does not say.
    let is_told = |v: V| v == *nodes.last().expect("a path has an end") || !matches!(look.get(v), Object::Cell(_));
    path.retain(|step: &PathStep| nodes.len() == 1 || step.serial != look.serial(nodes[0]) || is_told(nodes[0]));
    for pair in nodes.windows(2) {
        if !look.is_part_of_another(pair[1]) && is_told(pair[1]) {
            path.push(step(edge(look, pair[0], pair[1]), pair[1]));
        }
    }
    path
}
