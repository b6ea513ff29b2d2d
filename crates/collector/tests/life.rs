//! An object's life: birth, counts, weak references, finalizers, death, addresses.

mod support;

use afterdel_collector::profile::CPYTHON_3_14;
use afterdel_collector::{
    FreeList, FreedCounts, GcEvent, Heap, Layout, ObjId, OutOfMemory, Phase, PolicyKind, PreHeader, WeakKind,
    collect_if_due, release_ref,
};
use support::{Finalizer, Happened, Kind, Node, layout_of, world};

#[test]
fn a_list_is_freed_with_its_items_and_addresses_come_back() {
    let mut world = world();
    let list = world.make(Kind::List, 0, Finalizer::None);
    let leaf = world.make(Kind::Leaf, 1, Finalizer::None);
    world.link(list, leaf);
    assert_eq!(world.heap.refcount(leaf), 2);
    assert_eq!(world.heap.live_bytes(), 56 + 32 + 24);
    let (list_at, leaf_at) = (world.heap.address_of(list), world.heap.address_of(leaf));
    world.drop_root(1);
    world.drop_root(0);
    world.check();
    assert_eq!(world.heap.freed(), FreedCounts { refcount: 1, container: 1, ..FreedCounts::default() });
    assert_eq!((world.heap.live_bytes(), world.heap.objects(), world.heap.peak_bytes()), (0, 0, 112));
    let list = world.make(Kind::List, 0, Finalizer::None);
    let leaf = world.make(Kind::Leaf, 1, Finalizer::None);
    assert_eq!((world.heap.address_of(list), world.heap.address_of(leaf)), (list_at, leaf_at));
    assert_eq!(world.heap.object_at_address(leaf_at), Some(leaf));
    assert_eq!((world.heap.serial(list), world.heap.serial(leaf)), (3, 4));
}

#[test]
fn a_collectable_object_stands_16_or_32_bytes_into_its_block() {
    let mut world = world();
    for (kind, offset) in [(Kind::Leaf, 0), (Kind::List, 16), (Kind::Instance, 32)] {
        let id = world.make(kind, 0, Finalizer::None);
        // The first block of a pool follows its header of 48 bytes.
        assert_eq!(world.heap.address_of(id) % 16384, 48 + offset, "{kind:?}");
    }
}

#[test]
fn a_chain_of_a_million_is_freed_by_one_release() {
    let mut world = world();
    let mut head = world.make(Kind::Instance, 0, Finalizer::None);
    for _ in 0..1_000_000 {
        let next = world.make(Kind::Instance, 1, Finalizer::None);
        world.heap.get_mut(next).refs.push(head);
        world.roots.clear();
        head = next;
    }
    release_ref(&mut world, head);
    assert_eq!(world.heap.objects(), 0);
    assert_eq!(world.heap.os_bytes(), 1 << 20);
    world.check();
}

#[test]
fn children_die_depth_first_in_the_order_of_release() {
    let mut world = world();
    let top = world.make(Kind::List, 0, Finalizer::None);
    for name in 1..=3 {
        let child = world.make(Kind::Instance, name, Finalizer::Log);
        let grandchild = world.make(Kind::Instance, 10 * name, Finalizer::Log);
        world.link(child, grandchild);
        world.link(top, child);
        world.drop_root(name);
        world.drop_root(10 * name);
    }
    world.drop_root(0);
    let order = [3, 30, 2, 20, 1, 10].map(Happened::Finalized);
    assert_eq!(world.log, order);
    world.check();
}

#[test]
fn weak_references_are_listed_plain_first_then_newest_first() {
    let mut world = world();
    let target = world.make(Kind::Instance, 0, Finalizer::None);
    let first = world.make_weakref(1, target, true);
    let second = world.make_weakref(2, target, true);
    let plain = |world: &mut support::World, kind| {
        let node = Node { target: Some(target), ..Node::new(Kind::Weakref, 3) };
        let id = world.heap.alloc(node, layout_of(Kind::Weakref, 0, Finalizer::None));
        world.heap.register_weakref(target, id, kind);
        world.roots.push((3, id));
        id
    };
    let proxy = plain(&mut world, WeakKind::PlainProxy);
    let reference = plain(&mut world, WeakKind::PlainRef);
    assert_eq!(world.heap.weakrefs(target), [reference, proxy, second, first]);
    assert_eq!(world.heap.plain_weakref(target), Some(reference));
    assert_eq!(world.heap.plain_weak_proxy(target), Some(proxy));
    world.check();
    world.drop_root(3);
    assert_eq!(world.heap.plain_weak_proxy(target), None);
    assert_eq!(world.heap.weakref_count(target), 3);
    world.check();
    world.drop_root(0);
    assert_eq!(world.log, [Happened::Called(2), Happened::Called(1)]);
    assert_eq!(world.heap.get(first).target, None);
    world.check();
}

#[test]
fn a_finalizer_runs_once_and_can_resurrect_into_generation_0() {
    let mut world = world();
    let object = world.make(Kind::Instance, 7, Finalizer::Resurrect);
    world.collect(2);
    assert_eq!(world.heap.generation_of(object), Some(2));
    world.drop_root(7);
    assert!(world.heap.is_live(object) && world.heap.is_finalized(object));
    assert_eq!((world.heap.refcount(object), world.heap.generation_of(object)), (1, Some(0)));
    world.check();
    world.drop_root(7);
    assert_eq!(world.heap.objects(), 0);
    assert_eq!(world.log, [Happened::Collected(0), Happened::Finalized(7)]);
}

#[test]
fn the_finalizer_comes_before_the_weak_references() {
    let mut world = world();
    let object = world.make(Kind::Instance, 1, Finalizer::Log);
    world.make_weakref(2, object, true);
    world.drop_root(1);
    assert_eq!(world.log, [Happened::Finalized(1), Happened::Called(2)]);
    world.check();
}

fn pair(world: &mut support::World, names: [u32; 2], finalizer: Finalizer) -> [ObjId; 2] {
    let ids = names.map(|name| world.make(Kind::Instance, name, finalizer));
    world.link(ids[0], ids[1]);
    world.link(ids[1], ids[0]);
    ids
}

#[test]
fn a_cycle_waits_for_the_collector() {
    let mut world = world();
    pair(&mut world, [1, 2], Finalizer::Log);
    world.drop_root(1);
    world.drop_root(2);
    assert_eq!(world.heap.objects(), 2);
    assert_eq!(world.collect(0), 2);
    assert_eq!(world.heap.freed().cycle, 2);
    assert_eq!(world.log, [Happened::Finalized(1), Happened::Finalized(2), Happened::Collected(2)]);
    assert_eq!(world.heap.stats()[0].collected, 2);
    world.check();
}

#[test]
fn a_resurrected_cycle_survives_whole_and_dies_the_second_time() {
    let mut world = world();
    let [first, _] = pair(&mut world, [1, 2], Finalizer::Log);
    world.heap.get_mut(first).finalizer = Finalizer::Resurrect;
    world.drop_root(1);
    world.drop_root(2);
    assert_eq!(world.collect(2), 0);
    assert_eq!(world.heap.objects(), 2);
    world.check();
    world.drop_root(1);
    assert_eq!(world.collect(2), 2);
    assert_eq!(world.heap.objects(), 0);
    world.check();
}

#[test]
fn the_freed_bytes_of_a_list_in_a_cycle_include_its_items() {
    let mut world = support::World::with_sink(support_sink::Bytes::default());
    let list = world.make(Kind::List, 1, Finalizer::None);
    world.link(list, list);
    world.drop_root(1);
    world.collect(2);
    assert_eq!(world.heap.sink().0, [56 + 32]);
}

mod support_sink {
    use super::support::Node;
    use afterdel_collector::{EventSink, FreeEvent};

    #[derive(Default)]
    pub struct Bytes(pub Vec<u32>);

    impl EventSink<Node> for Bytes {
        fn freed(&mut self, event: &FreeEvent, _: &Node) {
            self.0.push(event.size_bytes);
        }
    }
}

/// A weak reference made by a finalizer: called where the object dies of its last reference, not in a collection.
#[test]
fn a_weak_reference_made_by_a_finalizer_dies_silently_in_a_collection() {
    let mut world = world();
    pair(&mut world, [1, 2], Finalizer::Watch(3));
    world.drop_root(1);
    world.drop_root(2);
    assert_eq!(world.collect(2), 2);
    assert_eq!(world.log[2..], [Happened::Collected(2)]);
    world.make(Kind::Instance, 4, Finalizer::Watch(5));
    world.drop_root(4);
    assert_eq!(world.log[3..], [Happened::Finalized(4), Happened::Called(5)]);
    world.check();
}

#[test]
fn callbacks_run_for_surviving_weak_references_only() {
    let mut world = world();
    let [first, second] = pair(&mut world, [1, 2], Finalizer::Log);
    world.make_weakref(3, first, true);
    let inside = world.make_weakref(4, second, true);
    world.link(first, inside);
    [1, 2, 4].into_iter().for_each(|name| world.drop_root(name));
    assert_eq!(world.collect(2), 3);
    assert_eq!(world.log[0], Happened::Called(3));
    assert!(!world.log.contains(&Happened::Called(4)));
    world.check();
}

#[test]
fn automatic_collection_follows_count_and_threshold() {
    let mut world = world();
    world.heap.set_thresholds([5, 2, 1]);
    let mut generations = Vec::new();
    for name in 0..100 {
        world.make(Kind::List, name, Finalizer::None);
        if let Some(collection) = collect_if_due(&mut world) {
            generations.push(collection.generation);
        }
    }
    assert_eq!(generations[..8], [0, 0, 0, 1, 0, 0, 0, 1]);
    assert_eq!(generations[8..12], [2, 0, 0, 0]);
    world.heap.set_thresholds([0, 2, 1]);
    for name in 100..200 {
        world.make(Kind::List, name, Finalizer::None);
        assert!(!world.heap.gc_due());
    }
    world.check();
}

/// cpython.md 1.4: with everything else frozen, thresholds (100,3,3) and a loop `keep[i] = []`, collections of the
/// oldest generation are numbers 20, 41, 62, 83, 109, 140 and 181.
#[test]
fn full_collections_become_rare_as_the_long_lived_grow() {
    let mut world = world();
    world.heap.freeze();
    world.heap.set_thresholds([100, 3, 3]);
    let (mut number, mut full) = (0, Vec::new());
    for name in 0..20_000 {
        world.make(Kind::List, name, Finalizer::None);
        if let Some(collection) = collect_if_due(&mut world) {
            if collection.generation == 2 {
                full.push(number);
            }
            number += 1;
        }
    }
    assert_eq!(full[..7], [20, 41, 62, 83, 109, 140, 181]);
}

#[test]
fn the_free_list_bypasses_the_count() {
    let mut world = world();
    world.make(Kind::List, 0, Finalizer::None);
    world.drop_root(0);
    assert_eq!(world.heap.counts(), [1, 0, 0]);
    world.make(Kind::List, 0, Finalizer::None);
    assert_eq!(world.heap.counts(), [1, 0, 0]);
    world.make(Kind::Instance, 1, Finalizer::None);
    assert_eq!(world.heap.counts(), [2, 0, 0]);
    world.drop_root(1);
    assert_eq!(world.heap.counts(), [1, 0, 0]);
    world.collect(1);
    assert_eq!(world.heap.counts(), [0, 0, 1]);
    world.collect(0);
    assert_eq!(world.heap.counts(), [0, 1, 1]);
    world.collect(2);
    assert_eq!(world.heap.counts(), [0, 0, 0]);
}

#[test]
fn a_tuple_of_atoms_is_untracked_level_by_level() {
    let mut world = world();
    let leaf = world.make(Kind::Leaf, 0, Finalizer::None);
    let inner = world.make_tuple(1, &[leaf]);
    let list = world.make(Kind::List, 2, Finalizer::None);
    let holds_list = world.make_tuple(3, &[list]);
    let outer = world.make_tuple(4, &[inner]);
    assert!(!world.heap.is_tracked(inner) && world.heap.is_tracked(outer));
    world.collect(0);
    assert!(!world.heap.is_tracked(outer) && world.heap.is_tracked(holds_list));
    world.check();
}

#[test]
fn frozen_objects_are_left_alone() {
    let mut world = world();
    pair(&mut world, [1, 2], Finalizer::None);
    world.heap.freeze();
    assert_eq!(world.heap.freeze_count(), 2);
    world.drop_root(1);
    world.drop_root(2);
    assert_eq!(world.collect(2), 0);
    world.heap.unfreeze();
    assert_eq!(world.heap.generation_sizes(), [0, 0, 2]);
    assert_eq!(world.collect(2), 2);
    world.check();
}

#[test]
fn immortals_show_cpythons_count_and_never_die() {
    let mut world = world();
    let id = world.make(Kind::List, 0, Finalizer::None);
    world.heap.make_immortal(id);
    assert_eq!(world.heap.refcount(id), 3_221_225_472);
    world.drop_root(0);
    assert!(!world.heap.decref(id) && world.heap.is_live(id));
    world.collect(2);
    assert!(!world.heap.is_tracked(id), "a collection drops immortals");
    world.check();
}

#[test]
fn the_limit_refuses_blocks() {
    let mut world = world();
    world.heap.set_memory_limit(1 << 20);
    let refused = world.heap.alloc_block(8_000_000_000_000, FreeList::None);
    assert_eq!(refused, Err(OutOfMemory { requested_bytes: 8_000_000_000_000, limit_bytes: 1 << 20 }));
    let block = world.heap.alloc_block(1 << 19, FreeList::None).expect("half of it fits");
    assert!(world.heap.realloc_block(block, 1 << 21).is_err());
    assert!(world.heap.check_room(1 << 19).is_ok() && world.heap.check_room((1 << 19) + 1).is_err());
    world.heap.free_block(block);
    assert_eq!(world.heap.os_bytes(), 0);
}

#[test]
fn a_block_moves_only_when_its_size_class_no_longer_fits() {
    let mut world = world();
    let block = world.heap.alloc_block(100, FreeList::None).expect("fits");
    let same = world.heap.realloc_block(block, 112).expect("fits");
    assert_eq!(same.addr, block.addr);
    let shrunk_a_little = world.heap.realloc_block(same, 90).expect("fits");
    assert_eq!(shrunk_a_little.addr, block.addr);
    let moved = world.heap.realloc_block(shrunk_a_little, 113).expect("fits");
    assert_ne!(moved.addr, block.addr);
    let shrunk = world.heap.realloc_block(moved, 60).expect("fits");
    assert_ne!(shrunk.addr, moved.addr);
    world.heap.free_block(shrunk);
    world.check();
}

#[test]
fn resize_main_keeps_the_object() {
    let mut world = world();
    let id = world.make(Kind::Leaf, 0, Finalizer::None);
    world.heap.resize_main(id, 10_000).expect("fits");
    assert_eq!(world.heap.live_bytes(), 10_000);
    world.check();
    let layout = Layout { size_bytes: 5000, pre_header: PreHeader::None, ..Layout::default() };
    let large = world.heap.alloc(Node::new(Kind::Leaf, 1), layout);
    world.roots.push((1, large));
    world.check();
    world.drop_all();
    world.check();
    assert_eq!(world.heap.live_bytes(), 0);
}

#[test]
fn without_a_collector_cycles_stay() {
    let mut world = world();
    world.heap.set_policy(PolicyKind::RefcountOnly);
    pair(&mut world, [1, 2], Finalizer::Log);
    world.drop_root(1);
    world.drop_root(2);
    assert_eq!(world.collect(2), 0);
    assert_eq!(world.heap.objects(), 2);
    world.heap.set_policy(PolicyKind::Generational);
    assert_eq!(world.collect(2), 2);
}

#[test]
fn what_dies_at_exit_says_so() {
    let mut world = world();
    pair(&mut world, [1, 2], Finalizer::None);
    world.make(Kind::List, 3, Finalizer::None);
    world.heap.set_exiting(true);
    world.drop_all();
    world.collect(2);
    assert_eq!(world.heap.freed(), FreedCounts { exit: 3, ..FreedCounts::default() });
}

#[test]
fn a_watched_collection_reports_its_phases() {
    let mut world = world();
    world.heap.set_watched(true);
    pair(&mut world, [1, 2], Finalizer::Log);
    world.drop_all();
    world.collect(2);
    let phases: Vec<(Phase, u32)> = world
        .gc_events
        .iter()
        .filter_map(|event| match *event {
            GcEvent::Phase { phase, objects } => Some((phase, objects)),
            _ => None,
        })
        .collect();
    let expected = [
        (Phase::Candidates, 2),
        (Phase::Subtracted, 2),
        (Phase::Judged, 2),
        (Phase::Weakrefs, 0),
        (Phase::Finalized, 2),
        (Phase::Rescued, 0),
        (Phase::Cleared, 2),
    ];
    assert_eq!(phases, expected);
}

#[test]
fn a_heap_can_be_copied_and_both_go_on() {
    let mut world = world();
    pair(&mut world, [1, 2], Finalizer::None);
    let mut other = world.clone();
    world.drop_all();
    assert_eq!(world.collect(2), 2);
    assert_eq!(other.collect(2), 0);
    other.check();
    let map = other.heap.heap_map();
    assert_eq!(map.arenas.len(), 1);
    assert_eq!(map.arenas[0].pools.iter().map(|pool| pool.used.iter().filter(|&&used| used).count()).sum::<usize>(), 2);
    let empty: Heap<Node> = Heap::new(&CPYTHON_3_14, afterdel_collector::NoSink);
    assert_eq!(empty.heap_map().arenas.len(), 0);
}
