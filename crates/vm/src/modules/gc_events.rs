//! What a collection tells the program: `gc.callbacks`, the debug flags' lines on stderr, `gc.garbage`.
//!
//! `Python/gc.c`: `invoke_gc_callback`, `show_stats_each_generations`, `debug_cycle`, `delete_garbage` (cpython.md 1.2, 1.3).

use afterdel_collector::{Collection, GcEvent, Phase};

use super::gc::{DEBUG_COLLECTABLE, DEBUG_SAVEALL, DEBUG_STATS};
use crate::errors::{R, Raise};
use crate::machine::{Machine, Stream};
use crate::object::V;

/// A collection reached a moment.
pub fn on_event(vm: &mut Machine, event: GcEvent) {
    match event {
        GcEvent::Start { generation } => gc_started(vm, generation),
        GcEvent::Phase { phase: Phase::Judged, .. } => gc_judged(vm),
        GcEvent::Phase { .. } => {}
        GcEvent::Stop(collection) => gc_stopped(vm, &collection),
    }
}

/// A collection begins: callbacks hear `'start'`, then the header is printed.
fn gc_started(vm: &mut Machine, generation: u8) {
    call_callbacks(vm, "start", &Collection { generation, ..Collection::default() });
    if vm.gc_state.debug & DEBUG_STATS == 0 {
        return;
    }
    let [young, middle, old] = vm.heap.generation_sizes();
    let text = format!(
        "gc: collecting generation {generation}...\ngc: objects in each generation: {young} {middle} {old}\n\
         gc: objects in permanent generation: {}\n",
        vm.heap.freeze_count()
    );
    vm.write(Stream::Stderr, &text);
}

/// The candidates have been judged: `DEBUG_COLLECTABLE` names those found unreachable.
fn gc_judged(vm: &mut Machine) {
    if vm.gc_state.debug & DEBUG_COLLECTABLE == 0 {
        return;
    }
    let condemned: Vec<V> = vm.heap.condemned().collect();
    for v in condemned {
        let text = format!("gc: collectable <{} {}>\n", vm.type_name(v), vm.address_text(v));
        vm.write(Stream::Stderr, &text);
    }
}

/// A collection is over: its result is printed, then callbacks hear `'stop'`.
fn gc_stopped(vm: &mut Machine, collection: &Collection) {
    if vm.gc_state.debug & DEBUG_STATS != 0 {
        // The machine has no clock of its own: a collection takes no time in it.
        let unreachable = collection.collected + collection.uncollectable;
        let text = format!(
            "gc: done, {unreachable} unreachable, {} uncollectable, 0.0000s elapsed\n",
            collection.uncollectable
        );
        vm.write(Stream::Stderr, &text);
    }
    call_callbacks(vm, "stop", collection);
}

/// `DEBUG_SAVEALL`: puts an object of the final garbage into `gc.garbage`; true when it did.
pub fn keep_garbage(vm: &mut Machine, v: V) -> bool {
    if vm.gc_state.debug & DEBUG_SAVEALL == 0 {
        return false;
    }
    let garbage = vm.gc_state.garbage;
    vm.heap.incref(v);
    vm.list_push(garbage, v).is_ok()
}

fn call_callbacks(vm: &mut Machine, phase: &str, collection: &Collection) {
    let callbacks = vm.gc_state.callbacks;
    if vm.list(callbacks).is_none_or(|list| list.items().is_empty()) || vm.main_dict_released {
        return;
    }
    let Ok(info) = info_dict(vm, collection) else { return drop_raised(vm) };
    let phase = vm.intern(phase);
    let mut at = 0;
    while let Some(&callback) = vm.list(callbacks).and_then(|list| list.items().get(at)) {
        vm.heap.incref(callback);
        match vm.call(callback, &[phase, info]) {
            Ok(result) => vm.drop_ref(result),
            Err(Raise) if vm.is_halting() => {
                vm.drop_ref(callback);
                break;
            }
            Err(Raise) => vm.report_unraisable("while calling GC callback", Some(callback)),
        }
        vm.drop_ref(callback);
        at += 1;
    }
    vm.drop_ref(info);
}

fn info_dict(vm: &mut Machine, collection: &Collection) -> R<V> {
    let info = vm.new_dict();
    let numbers = [
        ("generation", u32::from(collection.generation)),
        ("collected", collection.collected),
        ("uncollectable", collection.uncollectable),
    ];
    for (name, number) in numbers {
        let value = vm.new_int(i64::from(number));
        if let Err(raise) = super::set(vm, info, name, value) {
            vm.drop_ref(info);
            return Err(raise);
        }
    }
    if let Err(raise) = super::gc::set_work(vm, info, u64::from(collection.candidates)) {
        vm.drop_ref(info);
        return Err(raise);
    }
    Ok(info)
}

/// Nobody can be told of an error here.
fn drop_raised(vm: &mut Machine) {
    if let Some(exc) = vm.raised.take() {
        vm.drop_ref(exc);
    }
}
