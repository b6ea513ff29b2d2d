//! The module `gc` (cpython.md 1.1, `Modules/gcmodule.c`).

use afterdel_collector::{GENERATIONS, HeapObject};

use super::{ModuleDef, c_int, none, one, set};
use crate::errors::{ExcKind, R};
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, function};
use crate::object::{Object, V};
use crate::objects::{Dict, GenState};
use crate::pure::Int;

/// Print statistics of collections.
pub const DEBUG_STATS: i32 = 1;
/// Print the collectable objects found.
pub const DEBUG_COLLECTABLE: i32 = 2;
/// Print the uncollectable objects found.
pub const DEBUG_UNCOLLECTABLE: i32 = 4;
/// Keep all garbage in `gc.garbage`.
pub const DEBUG_SAVEALL: i32 = 32;
/// What helps to find leaks.
pub const DEBUG_LEAK: i32 = DEBUG_COLLECTABLE | DEBUG_UNCOLLECTABLE | DEBUG_SAVEALL;

/// What the module knows beside the heap. The lists are kept here, whatever the module's attributes become.
#[derive(Clone, Debug)]
pub struct GcState {
    /// The list that is `gc.garbage` at first; counted.
    pub garbage: V,
    /// The list that is `gc.callbacks` at first; counted.
    pub callbacks: V,
    /// `gc.get_debug()`
    pub debug: i32,
}

impl GcState {
    /// A state to begin with, before lists can be made; `nothing` is immortal.
    pub fn new_placeholder(nothing: V) -> Self {
        GcState { garbage: nothing, callbacks: nothing, debug: 0 }
    }

    /// The state of a new machine.
    pub fn new(vm: &mut Machine) -> Self {
        let mut list = || vm.new_list(Vec::new()).expect("an empty list takes no block");
        GcState { garbage: list(), callbacks: list(), debug: 0 }
    }

    /// The references it counts.
    pub fn visit(&self, visit: &mut impl FnMut(V)) {
        visit(self.garbage);
        visit(self.callbacks);
    }
}

/// The module.
pub const MODULE: ModuleDef = ModuleDef {
    name: "gc",
    functions: FUNCTIONS,
    functions_of: "gc",
    fill,
    lazy_names: &[],
    make_lazy: super::nothing_lazy,
};

pub use super::gc_events::{keep_garbage, on_event};

const FUNCTIONS: &[NativeDef] = &[
    function("enable", Arity::Any, enable),
    function("disable", Arity::Any, disable),
    function("isenabled", Arity::Any, isenabled),
    function("set_debug", Arity::Any, set_debug),
    function("get_debug", Arity::Any, get_debug),
    function("get_count", Arity::Any, get_count),
    function("set_threshold", Arity::Any, set_threshold),
    function("get_threshold", Arity::Any, get_threshold),
    function("collect", Arity::Any, collect),
    function("get_objects", Arity::Any, get_objects),
    function("get_stats", Arity::Any, get_stats),
    function("is_tracked", Arity::Any, is_tracked),
    function("is_finalized", Arity::Any, is_finalized),
    function("get_referrers", Arity::Any, get_referrers),
    function("get_referents", Arity::Any, get_referents),
    function("freeze", Arity::Any, freeze),
    function("unfreeze", Arity::Any, unfreeze),
    function("get_freeze_count", Arity::Any, get_freeze_count),
];

fn fill(vm: &mut Machine, dict: V) -> R<()> {
    let flags = [
        ("DEBUG_STATS", DEBUG_STATS),
        ("DEBUG_COLLECTABLE", DEBUG_COLLECTABLE),
        ("DEBUG_UNCOLLECTABLE", DEBUG_UNCOLLECTABLE),
        ("DEBUG_SAVEALL", DEBUG_SAVEALL),
        ("DEBUG_LEAK", DEBUG_LEAK),
    ];
    for (name, flag) in flags {
        let value = vm.new_int(i64::from(flag));
        set(vm, dict, name, value)?;
    }
    for (name, list) in [("garbage", vm.gc_state.garbage), ("callbacks", vm.gc_state.callbacks)] {
        let list = vm.new_ref(list);
        set(vm, dict, name, list)?;
    }
    Ok(())
}

fn enable(vm: &mut Machine, args: Args<'_>) -> R<V> {
    none(vm, args, "gc.enable")?;
    vm.heap.set_gc_enabled(true);
    Ok(vm.none)
}

fn disable(vm: &mut Machine, args: Args<'_>) -> R<V> {
    none(vm, args, "gc.disable")?;
    vm.heap.set_gc_enabled(false);
    Ok(vm.none)
}

fn isenabled(vm: &mut Machine, args: Args<'_>) -> R<V> {
    none(vm, args, "gc.isenabled")?;
    Ok(vm.bool(vm.heap.gc_enabled()))
}

fn set_debug(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let flags = one(vm, args, "gc.set_debug")?;
    vm.gc_state.debug = c_int(vm, flags)?;
    Ok(vm.none)
}

fn get_debug(vm: &mut Machine, args: Args<'_>) -> R<V> {
    none(vm, args, "gc.get_debug")?;
    Ok(vm.new_int(i64::from(vm.gc_state.debug)))
}

fn get_count(vm: &mut Machine, args: Args<'_>) -> R<V> {
    none(vm, args, "gc.get_count")?;
    let items = vm.heap.counts().map(|count| vm.new_int(i64::from(count)));
    Ok(vm.new_tracked_tuple(items.to_vec()))
}

fn get_threshold(vm: &mut Machine, args: Args<'_>) -> R<V> {
    none(vm, args, "gc.get_threshold")?;
    let items = vm.heap.thresholds().map(|threshold| vm.new_int(i64::from(threshold)));
    Ok(vm.new_tracked_tuple(items.to_vec()))
}

fn set_threshold(vm: &mut Machine, args: Args<'_>) -> R<V> {
    super::no_keywords(vm, args, "set_threshold")?;
    if !(1..=GENERATIONS).contains(&args.pos.len()) {
        return Err(vm.type_error("gc.set_threshold requires 1 to 3 arguments"));
    }
    vm.pass_arguments(args.pos.len());
    let mut thresholds = vm.heap.thresholds();
    for (place, &v) in thresholds.iter_mut().zip(args.pos) {
        *place = parsed_int(vm, v)?;
    }
    vm.heap.set_thresholds(thresholds);
    Ok(vm.none)
}

/// Format `i` of `PyArg_ParseTuple`, which words overflow in its own way.
fn parsed_int(vm: &mut Machine, v: V) -> R<i32> {
    let message = match vm.index(v)? {
        Int::Small(value) => match i32::try_from(value) {
            Ok(value) => return Ok(value),
            Err(_) if value > 0 => "signed integer is greater than maximum",
            Err(_) => "signed integer is less than minimum",
        },
        Int::Big(_) => "Python int too large to convert to C long",
    };
    Err(vm.raise(ExcKind::Overflow, message))
}

fn collect(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let [generation] = args.bind(vm, "collect", ["generation"], 0)?;
    let generation = match generation {
        Some(v) => c_int(vm, v)?,
        None => GENERATIONS as i32 - 1,
    };
    let Some(generation) = u8::try_from(generation).ok().filter(|&g| usize::from(g) < GENERATIONS) else {
        return Err(vm.value_error("invalid generation"));
    };
    vm.heap.sink_mut().manual_run = true;
    let done = afterdel_collector::collect(vm, generation);
    Ok(vm.new_int(i64::from(done.collected + done.uncollectable)))
}

/// A list that grew by appending to an empty one.
fn appended_list(vm: &mut Machine, items: Vec<V>) -> R<V> {
    let mut slots = 0;
    while slots < items.len() {
        let len = slots + 1;
        slots = (len + (len >> 3) + 6) & !3;
    }
    vm.new_list_sized(items, slots)
}

fn counted_list(vm: &mut Machine, items: Vec<V>) -> R<V> {
    items.iter().for_each(|&v| vm.heap.incref(v));
    appended_list(vm, items)
}

fn get_objects(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let [generation] = args.bind(vm, "get_objects", ["generation"], 0)?;
    let generation = match generation {
        Some(v) if !vm.is_none(v) => match vm.index_opt(v)? {
            Some(value) => value.to_i64().unwrap_or(i64::MAX),
            None => {
                return Err(vm.type_error_of("argument should be integer or None, not '{}'", &[v]));
            }
        },
        _ => -1,
    };
    let generations = match generation {
        -1 => 0..GENERATIONS as u8,
        0..=2 => generation as u8..generation as u8 + 1,
        3.. => {
            let message = "generation parameter must be less than the number of available generations (3)";
            return Err(vm.value_error(message));
        }
        _ => return Err(vm.value_error("generation parameter cannot be negative")),
    };
    let found = generations.flat_map(|generation| vm.heap.objects_in(generation).collect::<Vec<_>>()).collect();
    counted_list(vm, found)
}

fn get_stats(vm: &mut Machine, args: Args<'_>) -> R<V> {
    none(vm, args, "gc.get_stats")?;
    let mut rows = Vec::with_capacity(GENERATIONS);
    for row in vm.heap.stats() {
        let dict = vm.new_dict();
        rows.push(dict);
        let numbers =
            [("collections", row.collections), ("collected", row.collected), ("uncollectable", row.uncollectable)];
        for (name, number) in numbers {
            let value = vm.new_int(number as i64);
            if let Err(raise) = set(vm, dict, name, value) {
                rows.into_iter().for_each(|v| vm.drop_ref(v));
                return Err(raise);
            }
        }
        if let Err(raise) = set_work(vm, dict, row.candidates) {
            rows.into_iter().for_each(|v| vm.drop_ref(v));
            return Err(raise);
        }
    }
    appended_list(vm, rows)
}

/// Where `gc` tells it: how many objects were examined, and in how long, which no time is here.
pub(super) fn set_work(vm: &mut Machine, dict: V, candidates: u64) -> R<()> {
    if !vm.version().gc_tells_work {
        return Ok(());
    }
    let candidates = vm.new_int(candidates as i64);
    set(vm, dict, "candidates", candidates)?;
    let duration = vm.new_float(0.0);
    set(vm, dict, "duration", duration)
}

fn is_tracked(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let v = one(vm, args, "gc.is_tracked")?;
    // The builtin functions of the machine are in no list; a program is told what CPython says of its own.
    let builtin = matches!(vm.heap.get(v), Object::Native(_) | Object::MethodDescr(..));
    Ok(vm.bool(builtin || vm.heap.is_tracked(v)))
}

fn is_finalized(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let v = one(vm, args, "gc.is_finalized")?;
    Ok(vm.bool(vm.heap.is_gc(v) && vm.heap.is_finalized(v)))
}

/// What `tp_traverse` of CPython visits of an object. The machine's own traversal also names what CPython's passes over:
/// the keys of a dict of strings, the class of a class.
fn referents(vm: &Machine, v: V, visit: &mut impl FnMut(V)) {
    match vm.heap.get(v) {
        Object::Dict(dict) if dict.str_keys => dict.visit_entries(|entry| visit(entry.value)),
        Object::Type(class) => {
            let meta = class.meta;
            class.visit(&mut |part| {
                if part != meta {
                    visit(part);
                }
            });
        }
        object if object.is_instance() => {
            let mut parts = Vec::new();
            object.traverse(&mut |part| parts.push(part));
            if let Object::Dict(dict) = object.native()
                && dict.str_keys
            {
                drop_keys(&mut parts, dict);
            }
            // A cache visits the type of what stands for its calls in its dict.
            for part in parts.iter_mut().filter(|part| vm.is_native(**part, &super::functools::LINK)) {
                *part = vm.type_of(*part);
            }
            let hidden = Some(vm.type_of(v)).filter(|&class| vm.class(class).is_static());
            parts.into_iter().filter(|&part| Some(part) != hidden).for_each(visit);
        }
        // Its frame is gone, and with it what names the code.
        Object::Generator(generator)
            if generator.state == GenState::Closed && !vm.version().finished_generators_show_code =>
        {
            let code = generator.code;
            vm.heap.get(v).traverse(&mut |part| {
                if part != code {
                    visit(part);
                }
            });
        }
        object => object.traverse(visit),
    }
}

/// Takes the keys out of what an instance of a class derived from dict visits: its items come last.
fn drop_keys(parts: &mut Vec<V>, dict: &Dict) {
    let end = parts.len();
    let start = end - 2 * dict.len();
    // Value and key by turns.
    for place in (start + 1..end).step_by(2).rev() {
        parts.remove(place);
    }
}

fn get_referents(vm: &mut Machine, args: Args<'_>) -> R<V> {
    super::no_keywords(vm, args, "gc.get_referents")?;
    vm.pass_arguments(args.pos.len());
    let mut found = Vec::new();
    for &v in args.pos {
        if vm.heap.is_gc(v) {
            referents(vm, v, &mut |part| found.push(part));
        }
    }
    counted_list(vm, found)
}

fn get_referrers(vm: &mut Machine, args: Args<'_>) -> R<V> {
    super::no_keywords(vm, args, "gc.get_referrers")?;
    vm.pass_arguments(args.pos.len());
    let mut found = Vec::new();
    if !args.pos.is_empty() {
        for v in vm.heap.tracked() {
            let mut refers = false;
            referents(vm, v, &mut |part| refers |= args.pos.contains(&part));
            if refers {
                found.push(v);
            }
        }
    }
    counted_list(vm, found)
}

fn freeze(vm: &mut Machine, args: Args<'_>) -> R<V> {
    none(vm, args, "gc.freeze")?;
    vm.heap.freeze();
    Ok(vm.none)
}

fn unfreeze(vm: &mut Machine, args: Args<'_>) -> R<V> {
    none(vm, args, "gc.unfreeze")?;
    vm.heap.unfreeze();
    Ok(vm.none)
}

fn get_freeze_count(vm: &mut Machine, args: Args<'_>) -> R<V> {
    none(vm, args, "gc.get_freeze_count")?;
    Ok(vm.new_int(i64::from(vm.heap.freeze_count())))
}
