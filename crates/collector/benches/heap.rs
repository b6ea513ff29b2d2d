//! The heap without Python: birth and death of small objects, collection of pairs, a chain.

#![allow(missing_docs, reason = "criterion's macros make public functions")]

use std::hint::black_box;
use std::time::Duration;

use afterdel_collector::profile::CPYTHON_3_14;
use afterdel_collector::{
    FEW_REFERENCES, FreeList, GcEvent, Heap, HeapObject, Host, Layout, NoSink, ObjId, Objects, PreHeader, Released,
    collect, release_ref,
};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};

const PAIRS: u32 = 100_000;
const CHAIN: u32 = 1_000_000;

/// An object of two references: as small as a payload gets.
#[derive(Clone, Debug)]
struct Pair(Option<ObjId>, Option<ObjId>);

impl HeapObject for Pair {
    type Spares = ();

    fn traverse(&self, visit: &mut dyn FnMut(ObjId)) {
        self.0.iter().chain(&self.1).for_each(|&id| visit(id));
    }

    fn clear(&mut self, out: &mut Released) {
        self.release(out, &mut ());
    }

    fn release(&mut self, out: &mut Released, (): &mut ()) {
        for id in [self.0.take(), self.1.take()].into_iter().flatten() {
            out.refs.push(id);
        }
    }

    #[inline(always)]
    fn few_references(&self) -> Option<[Option<ObjId>; FEW_REFERENCES]> {
        Some([self.0, self.1, None])
    }

    #[inline(always)]
    fn clear_few(&mut self) -> Option<[Option<ObjId>; FEW_REFERENCES]> {
        Some([self.0.take(), self.1.take(), None])
    }

    fn type_key(&self, _: Objects<'_, Pair>) -> u32 {
        0
    }
}

struct World {
    heap: Heap<Pair>,
}

impl Host for World {
    type Object = Pair;
    type Sink = NoSink;

    fn heap(&mut self) -> &mut Heap<Pair> {
        &mut self.heap
    }

    fn heap_ref(&self) -> &Heap<Pair> {
        &self.heap
    }

    fn has_finalizer(&mut self, _: ObjId) -> bool {
        false
    }

    fn finalize(&mut self, _: ObjId) {}

    fn call_weakref_callback(&mut self, _: ObjId) {}

    fn gc_event(&mut self, _: GcEvent) {}
}

const FLOAT: Layout = Layout {
    size_bytes: 24,
    pre_header: PreHeader::None,
    tracked: false,
    free_list: FreeList::Float,
    may_finalize: false,
};
const LIST: Layout =
    Layout { size_bytes: 56, pre_header: PreHeader::Gc, tracked: true, free_list: FreeList::List, may_finalize: false };
const INSTANCE: Layout = Layout {
    size_bytes: 96,
    pre_header: PreHeader::GcManaged,
    tracked: true,
    free_list: FreeList::None,
    may_finalize: false,
};

impl World {
    fn new() -> World {
        World { heap: Heap::new(&CPYTHON_3_14, NoSink) }
    }

    fn make(&mut self, layout: Layout, held: Option<ObjId>) -> ObjId {
        self.heap.alloc(Pair(held, None), layout)
    }
}

/// 200,000 objects that hold each other two by two, and that nothing else holds.
fn pairs() -> World {
    let mut world = World::new();
    for _ in 0..PAIRS {
        let first = world.make(INSTANCE, None);
        let second = world.make(INSTANCE, Some(first));
        world.heap.get_mut(first).0 = Some(second);
    }
    world
}

fn chain() -> (World, ObjId) {
    let mut world = World::new();
    let mut head = world.make(INSTANCE, None);
    for _ in 0..CHAIN {
        head = world.make(INSTANCE, Some(head));
    }
    (world, head)
}

fn churn(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("churn");
    for (name, layout) in [("floats", FLOAT), ("lists", LIST), ("instances", INSTANCE)] {
        let mut world = World::new();
        let layout = black_box(layout);
        group.bench_function(format!("1000 {name} one at a time"), |bencher| {
            bencher.iter(|| {
                for _ in 0..1000 {
                    let id = world.make(layout, None);
                    release_ref(&mut world, id);
                }
            });
        });
        let mut held = Vec::new();
        group.bench_function(format!("1000 {name} at once"), |bencher| {
            bencher.iter(|| {
                for _ in 0..1000 {
                    held.push(world.make(layout, None));
                }
                for id in held.drain(..) {
                    release_ref(&mut world, id);
                }
            });
        });
    }
    group.finish();
}

fn collections(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("collect");
    group.sample_size(10).measurement_time(Duration::from_secs(3));
    group.bench_function("200k dead in pairs", |bencher| {
        bencher.iter_batched_ref(pairs, |world| collect(world, 2), BatchSize::PerIteration);
    });
    let (mut alive, _head) = chain();
    collect(&mut alive, 2);
    group.bench_function("1M alive", |bencher| bencher.iter(|| collect(&mut alive, 2)));
    group.finish();
}

fn chains(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("chain");
    group.sample_size(10).measurement_time(Duration::from_secs(3));
    group.bench_function("1M freed by one release", |bencher| {
        bencher.iter_batched_ref(chain, |(world, head)| release_ref(world, *head), BatchSize::PerIteration);
    });
    group.finish();
}

criterion_group!(benches, churn, collections, chains);
criterion_main!(benches);
