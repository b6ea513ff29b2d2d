//! Names, objects and references: which objects are drawn, and what is known of each.

use std::collections::VecDeque;

use afterdel_protocol::{Edge, Fate, Field, FieldValue, GraphView, Island, NameBinding, Node, TypeRow};
use afterdel_vm::object::{Object, V};
use afterdel_vm::objects::GenState;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Before;
use super::before::Held;
use super::frames::FrameNames;
use super::look::{Look, Shape};
use super::parts::{Parts, parts};
use super::types;

/// Objects drawn singly; more are grouped by type.
const MAX_NODES: usize = 200;
/// Of those that are too many, this many are drawn.
const MAX_NODES_OF_MANY: usize = 60;
/// Fields of a node before something is left out.
const MAX_FIELDS: usize = 12;
/// Fields at the head of a node with too many.
const HEAD: usize = 8;
/// Fields at its tail.
const TAIL: usize = 2;

/// Builds the graph, tombstones left out.
pub(super) fn build(look: &Look, frames: &[FrameNames], before: Option<&Before>, step: u64) -> GraphView {
    let (mut order, held) = candidates(look, frames);
    let total = order.len();
    let groups = if total > MAX_NODES { grouped(look, &order) } else { Vec::new() };
    if total > MAX_NODES {
        order.truncate(MAX_NODES_OF_MANY);
    }
    let drawn: FxHashSet<V> = order.iter().copied().collect();
    order.sort_by_key(|&v| look.serial(v));
    let island_of = island_numbers(look, &drawn);
    let mut view = GraphView {
        names: names(look, frames, &drawn),
        nodes: Vec::new(),
        edges: Vec::new(),
        islands: islands(look, &drawn, &island_of),
        tombstones: Vec::new(),
        hidden_objects: (total - drawn.len()) as u64,
        groups,
    };
    for &v in &order {
        let own;
        let parts = match held.get(&v) {
            Some(parts) => parts,
            None => {
                own = parts(look, v);
                &own
            }
        };
        view.edges.extend(edges(look, v, parts, &drawn));
        view.nodes.push(node(look, v, parts, &drawn, before, step, island_of.get(&v).copied()));
    }
    view
}

/// What the drawn objects hold.
pub(super) fn held(look: &Look, frames: &[FrameNames]) -> FxHashMap<u32, Held> {
    let (mut order, parts) = candidates(look, frames);
    if order.len() > MAX_NODES {
        order.truncate(MAX_NODES_OF_MANY);
    }
    order.iter().filter_map(|v| Some((look.serial(*v), held_by(look, *v, parts.get(v)?)))).collect()
}

fn held_by(look: &Look, v: V, parts: &Parts) -> Held {
    let parts_of = parts.list.iter().map(|part| (part.name.clone(), look.serial(part.value)));
    Held { total: parts.total, block_bytes: look.block_bytes(v), parts: parts_of.collect() }
}

/// The objects to draw: first those that names lead to, nearest first, then all others.
fn candidates(look: &Look, frames: &[FrameNames]) -> (Vec<V>, FxHashMap<V, Parts>) {
    let mut order = Vec::new();
    let mut seen = FxHashSet::default();
    let mut held = FxHashMap::default();
    let mut open: VecDeque<V> = frames.iter().flat_map(|frame| &frame.names).map(|name| name.held).collect();
    let mut rest = look.programs().filter(|&v| look.shape(v) == Shape::Node).collect::<Vec<_>>();
    rest.sort_by_key(|&v| look.serial(v));
    let mut rest = rest.into_iter();
    while let Some(v) = open.pop_front().or_else(|| rest.next()) {
        if look.shape(v) == Shape::Inline || !seen.insert(v) {
            continue;
        }
        order.push(v);
        // Far beyond what is drawn only the number matters.
        if order.len() <= 2 * MAX_NODES {
            let of = parts(look, v);
            open.extend(of.list.iter().filter(|part| !part.weak).map(|part| part.value));
            held.insert(v, of);
        }
    }
    (order, held)
}

fn grouped(look: &Look, objects: &[V]) -> Vec<TypeRow> {
    types::rows(look, objects.iter().copied())
}

fn island_numbers(look: &Look, drawn: &FxHashSet<V>) -> FxHashMap<V, u32> {
    let mut numbers = FxHashMap::default();
    let mut number = 0;
    for island in &look.reach.islands {
        let members: Vec<V> = island.iter().copied().filter(|v| drawn.contains(v)).collect();
        if members.is_empty() {
            continue;
        }
        numbers.extend(members.into_iter().map(|v| (v, number)));
        number += 1;
    }
    numbers
}

fn islands(look: &Look, drawn: &FxHashSet<V>, numbers: &FxHashMap<V, u32>) -> Vec<Island> {
    let shown = look.reach.islands.iter().filter(|island| island.iter().any(|v| numbers.contains_key(v)));
    shown
        .map(|island| Island {
            serials: island.iter().filter(|v| drawn.contains(v)).map(|&v| look.serial(v)).collect(),
            size_bytes: island.iter().map(|&v| look.block_bytes(v)).sum(),
            unheld: island.iter().any(|&v| look.vm.heap.refcount(v) == 0),
        })
        .collect()
}

/// Names that lead to something worth drawing; modules, plain functions and classes are left to Variables.
fn names(look: &Look, frames: &[FrameNames], drawn: &FxHashSet<V>) -> Vec<NameBinding> {
    let mut bindings = Vec::new();
    for (at, frame) in frames.iter().enumerate() {
        for name in &frame.names {
            let is_drawn = drawn.contains(&name.held);
            let is_code = matches!(
                look.get(name.value),
                Object::Module(_) | Object::Function(_) | Object::Type(_) | Object::Native(_)
            );
            if is_code && !is_drawn {
                continue;
            }
            let shown = if is_drawn { Some(name.held) } else { Some(name.value).filter(|v| drawn.contains(v)) };
            bindings.push(NameBinding {
                frame: at as u32,
                name: name.name.clone(),
                serial: shown.map(|v| look.serial(v)),
                inline: shown.is_none().then(|| look.text(name.value)),
            });
        }
    }
    bindings
}

fn edges(look: &Look, from: V, parts: &Parts, drawn: &FxHashSet<V>) -> Vec<Edge> {
    let shown = parts.list.iter().filter(|part| drawn.contains(&part.value));
    shown
        .map(|part| Edge {
            from: look.serial(from),
            to: look.serial(part.value),
            label: part.name.clone(),
            weak: part.weak,
        })
        .collect()
}

fn node(
    look: &Look,
    v: V,
    parts: &Parts,
    drawn: &FxHashSet<V>,
    before: Option<&Before>,
    step: u64,
    island: Option<u32>,
) -> Node {
    let heap = &look.vm.heap;
    let birth = look.birth(v).copied().unwrap_or_default();
    let serial = look.serial(v);
    let (fields, elided, elided_at) = fields(look, parts, drawn);
    let changed = before.is_some_and(|before| before.is_object_changed(serial, &held_by(look, v, parts)));
    Node {
        serial,
        type_name: look.type_name(v).to_string(),
        label: look.label(v),
        text: look.text(v),
        refcount: (!heap.is_immortal(v)).then(|| heap.refcount(v)),
        size_bytes: look.vm.sizeof_with_header(v),
        block_bytes: look.block_bytes(v),
        address: heap.address_of(v),
        fate: island.map_or(Fate::Live, Fate::Island),
        generation: heap.generation_of(v),
        born_line: birth.line,
        born_step: birth.step,
        fields,
        elided,
        elided_at,
        has_finalizer: has_finalizer(look, v),
        changed: changed || (step > 0 && birth.step == step),
    }
}

fn fields(look: &Look, parts: &Parts, drawn: &FxHashSet<V>) -> (Vec<Field>, u64, u32) {
    let field = |part: &super::parts::Part| Field {
        name: part.name.clone(),
        value: if drawn.contains(&part.value) {
            FieldValue::Object(look.serial(part.value))
        } else {
            FieldValue::Inline(look.label(part.value))
        },
        weak: part.weak,
    };
    if parts.list.len() <= MAX_FIELDS {
        return (parts.list.iter().map(field).collect(), 0, 0);
    }
    let tail = parts.list.len() - TAIL;
    let shown = parts.list[..HEAD].iter().chain(&parts.list[tail..]).map(field).collect();
    (shown, (parts.total - HEAD - TAIL) as u64, HEAD as u32)
}

/// Whether code of the program is called when the object dies.
pub(super) fn has_finalizer(look: &Look, v: V) -> bool {
    match look.get(v) {
        Object::Instance(_) | Object::Small(..) => look.vm.class(look.vm.type_of(v)).has_del,
        Object::Generator(generator) => generator.state == GenState::Suspended,
        _ => false,
    }
}
