//! Generated sequences of operations: after each one the heap verifies and equals what its events alone tell.
//!
//! `AFTERDEL_OPERATIONS=1000000` plays so many under each policy: `cargo xtask conform` does.

mod support;

use std::cell::Cell;
use std::collections::BTreeMap;

use afterdel_collector::{
    AllocEvent, Block, EventSink, FreeEvent, ObjId, PolicyKind, collect_if_due, mark_sweep, release_ref,
};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use support::{Finalizer, Happened, Kind, Node, World};

/// What the events tell of an object.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
struct Told {
    addr: u32,
    size_bytes: u32,
    type_key: u32,
    count: u32,
}

/// A heap rebuilt from events.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
struct Replay {
    objects: BTreeMap<u32, Told>,
    blocks: BTreeMap<u32, u32>,
    freed: u64,
}

impl EventSink<Node> for Replay {
    const COUNTS: bool = true;

    fn allocated(&mut self, event: &AllocEvent) {
        let AllocEvent { serial, addr, size_bytes, type_key, .. } = *event;
        let earlier = self.objects.insert(serial, Told { addr, size_bytes, type_key, count: 1 });
        assert_eq!(earlier, None, "a serial is given once");
    }

    fn freed(&mut self, event: &FreeEvent, node: &Node) {
        let told = self.objects.remove(&event.serial).expect("what is freed was born");
        assert_eq!((told.count, told.addr, told.type_key), (0, event.addr, node.kind as u32));
        assert!(node.refs.is_empty(), "its contents were given up before");
        self.freed += 1;
    }

    fn block_allocated(&mut self, block: Block, _: bool) {
        assert_eq!(self.blocks.insert(block.addr, block.size_bytes), None, "a block is given once");
    }

    fn block_freed(&mut self, block: Block, _: bool) {
        assert_eq!(self.blocks.remove(&block.addr), Some(block.size_bytes));
    }

    fn resized(&mut self, serial: u32, _old_addr: u32, addr: u32, size_bytes: u32) {
        let told = self.objects.get_mut(&serial).expect("it lives");
        (told.addr, told.size_bytes) = (addr, size_bytes);
    }

    fn count_changed(&mut self, serial: u32, count: u32) {
        self.objects.get_mut(&serial).expect("it lives").count = count;
    }
}

/// One operation; numbers choose among what there is at that moment.
#[derive(Clone, Debug)]
enum Op {
    Make(Kind, u8),
    Tuple(Vec<usize>),
    Weakref(usize, bool, Option<usize>),
    Link(usize, usize),
    Unlink(usize, usize),
    Drop(usize),
    Resize(usize, u32),
    Collect(u8),
    CollectIfDue,
    Freeze,
    Unfreeze,
}

fn op() -> impl Strategy<Value = Op> {
    let kind = prop_oneof![Just(Kind::Leaf), Just(Kind::List), Just(Kind::Instance), Just(Kind::Instance)];
    let any = || 0..usize::MAX;
    prop_oneof![
        8 => (kind, 0..8_u8).prop_map(|(kind, habit)| Op::Make(kind, habit)),
        2 => prop::collection::vec(any(), 0..5).prop_map(Op::Tuple),
        3 => (any(), proptest::bool::ANY, prop::option::of(any())).prop_map(|(a, b, c)| Op::Weakref(a, b, c)),
        12 => (any(), any()).prop_map(|(holder, held)| Op::Link(holder, held)),
        3 => (any(), any()).prop_map(|(holder, position)| Op::Unlink(holder, position)),
        7 => any().prop_map(Op::Drop),
        1 => (any(), 24..3000_u32).prop_map(|(which, size_bytes)| Op::Resize(which, size_bytes)),
        2 => (0..3_u8).prop_map(Op::Collect),
        2 => Just(Op::CollectIfDue),
        1 => Just(Op::Freeze),
        1 => Just(Op::Unfreeze),
    ]
}

struct Player {
    world: World<Replay>,
    next_name: u32,
}

impl Player {
    fn new(policy: PolicyKind) -> Player {
        let mut world = World::with_sink(Replay::default());
        world.heap.set_thresholds([9, 2, 2]);
        world.heap.set_policy(policy);
        Player { world, next_name: 0 }
    }

    fn name(&mut self) -> u32 {
        self.next_name += 1;
        self.next_name
    }

    fn pick(&self, number: usize) -> Option<(u32, ObjId)> {
        let roots = &self.world.roots;
        (!roots.is_empty()).then(|| roots[number % roots.len()])
    }

    fn pick_holder(&self, number: usize) -> Option<ObjId> {
        let (_, id) = self.pick(number)?;
        matches!(self.world.heap.get(id).kind, Kind::List | Kind::Instance).then_some(id)
    }

    fn make(&mut self, kind: Kind, habit: u8) {
        let name = self.name();
        let finalizer = match habit {
            _ if kind != Kind::Instance => Finalizer::None,
            1 => Finalizer::Resurrect,
            2 => Finalizer::Clear,
            3 => Finalizer::DropRoot(name / 2),
            4 => Finalizer::Allocate(1_000_000 + name),
            5 => Finalizer::Log,
            6 => Finalizer::Watch(2_000_000 + name),
            _ => Finalizer::None,
        };
        self.world.make(kind, name, finalizer);
    }

    fn make_weakref(&mut self, target: usize, callback: bool, dropped: Option<usize>) {
        let Some((_, target)) = self.pick(target) else { return };
        let dropped = dropped.and_then(|number| self.pick(number));
        let name = self.name();
        let weakref = self.world.make_weakref(name, target, callback);
        if let Some((dropped, _)) = dropped {
            self.world.heap.get_mut(weakref).finalizer = Finalizer::DropRoot(dropped);
        }
    }

    fn play(&mut self, op: Op) {
        match op {
            Op::Make(kind, habit) => self.make(kind, habit),
            Op::Tuple(elements) => {
                let name = self.name();
                let elements: Vec<ObjId> =
                    elements.into_iter().filter_map(|number| self.pick(number)).map(|(_, id)| id).collect();
                self.world.make_tuple(name, &elements);
            }
            Op::Weakref(target, callback, dropped) => self.make_weakref(target, callback, dropped),
            Op::Link(holder, held) => {
                if let (Some(holder), Some((_, held))) = (self.pick_holder(holder), self.pick(held)) {
                    self.world.link(holder, held);
                }
            }
            Op::Unlink(holder, position) => {
                let Some(holder) = self.pick_holder(holder) else { return };
                let len = self.world.heap.get(holder).refs.len();
                if len > 0 {
                    self.world.unlink(holder, position % len);
                }
            }
            Op::Drop(number) => {
                if let Some((_, id)) = self.pick(number) {
                    let position = number % self.world.roots.len();
                    self.world.roots.remove(position);
                    release_ref(&mut self.world, id);
                }
            }
            Op::Resize(number, size_bytes) => {
                if let Some((_, id)) = self.pick(number)
                    && self.world.heap.get(id).kind == Kind::Leaf
                {
                    self.world.heap.resize_main(id, u64::from(size_bytes)).expect("there is room");
                }
            }
            Op::Collect(generation) => self.collect(generation),
            Op::CollectIfDue => {
                collect_if_due(&mut self.world);
            }
            Op::Freeze => self.world.heap.freeze(),
            Op::Unfreeze => self.world.heap.unfreeze(),
        }
    }

    /// Collects; where no Python code ran, what is left is what marking finds.
    fn collect(&mut self, generation: u8) {
        let roots = self.world.roots.iter().map(|&(_, id)| id);
        let reachable = mark_sweep::reachable(&self.world.heap, roots);
        let frozen = self.world.heap.freeze_count() > 0;
        let before = self.world.log.len();
        self.world.collect(generation);
        let ran = self.world.log[before..].iter().any(|happened| !matches!(happened, Happened::Collected(_)));
        let full = match self.world.heap.policy() {
            PolicyKind::Generational | PolicyKind::Incremental => generation == 2,
            PolicyKind::MarkSweep => true,
            PolicyKind::RefcountOnly => false,
        };
        if full && !ran {
            let alive: Vec<ObjId> = self.world.heap.iter().map(|(id, _)| id).collect();
            // What was frozen dies of its last reference, which garbage may have held.
            let left = if frozen { alive.iter().all(|id| reachable.contains(id)) } else { alive.iter().eq(&reachable) };
            assert!(left, "a full collection leaves what marking finds");
        }
    }

    fn check(&self) {
        self.world.check();
        let heap = &self.world.heap;
        let told = &heap.sink().objects;
        assert_eq!(told.len() as u64, heap.objects());
        assert_eq!(heap.sink().freed, heap.freed().total());
        for (id, node) in heap.iter() {
            let told = told[&heap.serial(id)];
            assert_eq!((told.count, told.size_bytes), (heap.refcount(id), heap.size_bytes(id)));
            assert_eq!(told.type_key, node.kind as u32);
            assert_eq!((u64::from(told.addr) * 16) % 4096, (heap.address_of(id) - pre_header(node)) % 4096);
        }
        let bytes: u64 = heap.sink().blocks.values().map(|&size_bytes| u64::from(size_bytes)).sum();
        let own: u64 = told.values().map(|told| u64::from(told.size_bytes)).sum();
        assert_eq!(heap.live_bytes(), bytes + own);
    }

    /// Drop everything, collect, then twice by CPython's rule: nothing is left.
    fn close(mut self) {
        for policy in [self.world.heap.policy(), PolicyKind::Generational, PolicyKind::Generational] {
            self.world.heap.set_policy(policy);
            self.world.heap.unfreeze();
            self.world.drop_all();
            self.collect(2);
            self.check();
        }
        let heap = &self.world.heap;
        assert_eq!((heap.objects(), heap.live_bytes()), (0, 0), "nothing is left");
        assert!(heap.heap_map().arenas.len() <= 1, "at most one arena is kept");
        assert_eq!(heap.sink().blocks.len(), 0);
    }
}

fn pre_header(node: &Node) -> u64 {
    u64::from(support::layout_of(node.kind, node.refs.len(), node.finalizer).pre_header.size_bytes())
}

/// Operations under each policy, unless `AFTERDEL_OPERATIONS` says another number.
const OPERATIONS: u64 = 20_000;
/// Operations on one heap at most.
const LONGEST: usize = 160;
/// Heaps between two looks at how many operations there were.
const HEAPS: u32 = 50;

/// At least so many operations on fresh heaps, a check after each.
fn every_operation_leaves_a_sound_heap(policy: PolicyKind) {
    let asked = std::env::var("AFTERDEL_OPERATIONS").ok();
    let wanted = asked.map_or(OPERATIONS, |number| number.parse().expect("AFTERDEL_OPERATIONS is a number"));
    let config = ProptestConfig { failure_persistence: None, cases: HEAPS, ..ProptestConfig::default() };
    let played = Cell::new(0);
    while played.get() < wanted {
        let result = TestRunner::new(config.clone()).run(&prop::collection::vec(op(), 1..LONGEST), |ops| {
            played.set(played.get() + ops.len() as u64);
            let mut player = Player::new(policy);
            for op in ops {
                player.play(op);
                player.check();
            }
            player.close();
            Ok(())
        });
        if let Err(failure) = result {
            panic!("{failure}");
        }
    }
    println!("{} operations under {policy:?}: verify() found nothing", played.get());
}

#[test]
fn operations_under_generational() {
    every_operation_leaves_a_sound_heap(PolicyKind::Generational);
}

#[test]
fn operations_under_incremental() {
    every_operation_leaves_a_sound_heap(PolicyKind::Incremental);
}

#[test]
fn operations_under_refcount_only() {
    every_operation_leaves_a_sound_heap(PolicyKind::RefcountOnly);
}

#[test]
fn operations_under_mark_sweep() {
    every_operation_leaves_a_sound_heap(PolicyKind::MarkSweep);
}
