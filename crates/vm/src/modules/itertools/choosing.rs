//! `compress`, `dropwhile`, `takewhile`, `filterfalse`, `islice`, `starmap`.

use super::{drop_field, positional};
use crate::errors::{ExcKind, R};
use crate::machine::Machine;
use crate::native::{Args, Arity, static_method};
use crate::object::V;
use crate::objects::{Kind, TypeDef, payload};

/// `compress`
pub static COMPRESS: TypeDef =
    TypeDef::new("itertools.compress", 32, &[&[static_method("__new__", Arity::Any, new_compress)]])
        .open()
        .iterates(compress_next);
/// `dropwhile`
pub static DROPWHILE: TypeDef = TypeDef::new(
    "itertools.dropwhile",
    40,
    &[&[static_method("__new__", Arity::Any, |vm, args| new_filtering(vm, args, &DROPWHILE))]],
)
.open()
.iterates(drop_next);
/// `takewhile`
pub static TAKEWHILE: TypeDef = TypeDef::new(
    "itertools.takewhile",
    40,
    &[&[static_method("__new__", Arity::Any, |vm, args| new_filtering(vm, args, &TAKEWHILE))]],
)
.open()
.iterates(take_next);
/// `filterfalse`
pub static FILTERFALSE: TypeDef = TypeDef::new(
    "itertools.filterfalse",
    32,
    &[&[static_method("__new__", Arity::Any, |vm, args| new_filtering(vm, args, &FILTERFALSE))]],
)
.open()
.iterates(filterfalse_next);
/// `starmap`
pub static STARMAP: TypeDef = TypeDef::new(
    "itertools.starmap",
    32,
    &[&[static_method("__new__", Arity::Any, |vm, args| new_filtering(vm, args, &STARMAP))]],
)
.open()
.iterates(starmap_next);
/// `islice`
pub static ISLICE: TypeDef =
    TypeDef::new("itertools.islice", 56, &[&[static_method("__new__", Arity::Any, new_islice)]])
        .open()
        .iterates(islice_next);

/// Two iterators side by side.
#[derive(Clone, Debug)]
struct Compress {
    data: Option<V>,
    selectors: Option<V>,
}

payload!(Compress, visit [data, selectors], free [data, selectors]);

fn new_compress(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, rest) = vm.native_class(args, &COMPRESS)?;
    let [data, selectors] = rest.bind(vm, "compress", ["data", "selectors"], 2)?.map(|v| v.expect("required"));
    let data = vm.iter(data)?;
    match vm.iter(selectors) {
        Ok(selectors) => Ok(vm.new_native(class, Compress { data: Some(data), selectors: Some(selectors) })),
        Err(raise) => {
            vm.drop_ref(data);
            Err(raise)
        }
    }
}

fn compress_next(vm: &mut Machine, iter: V) -> R<Option<V>> {
    let &Compress { data: Some(data), selectors: Some(selectors) } = vm.payload::<Compress>(iter) else {
        return Ok(None);
    };
    while let Some(item) = vm.iter_next(data)? {
        let wanted = match vm.iter_next(selectors) {
            Ok(Some(selector)) => {
                let truth = vm.truth(selector);
                vm.drop_ref(selector);
                truth.map(Some)
            }
            other => other.map(|_| None),
        };
        if let Ok(Some(true)) = wanted {
            return Ok(Some(item));
        }
        vm.drop_ref(item);
        if wanted?.is_none() {
            return Ok(None);
        }
    }
    Ok(None)
}

/// A function, an iterator, and whether the function has had its say.
#[derive(Clone, Debug)]
struct Filtering {
    function: Option<V>,
    source: Option<V>,
    done: bool,
}

payload!(Filtering, visit [source, function], free [function, source]);

fn new_filtering(vm: &mut Machine, args: Args<'_>, def: &'static TypeDef) -> R<V> {
    let (class, pos) = positional(vm, args, def, (2, 2))?;
    let source = Some(vm.iter(pos[1])?);
    let function = Some(vm.new_ref(pos[0]));
    Ok(vm.new_native(class, Filtering { function, source, done: false }))
}

/// Function and source of an iterator that has not been cleared.
fn parts(vm: &Machine, iter: V) -> Option<(V, V)> {
    let payload = vm.payload::<Filtering>(iter);
    payload.function.zip(payload.source)
}

/// Whether the function says yes to an item; an error drops the item.
fn says(vm: &mut Machine, function: V, item: V) -> R<bool> {
    let answer = vm.call(function, &[item]).and_then(|answer| {
        let truth = vm.truth(answer);
        vm.drop_ref(answer);
        truth
    });
    if answer.is_err() {
        vm.drop_ref(item);
    }
    answer
}

fn drop_next(vm: &mut Machine, iter: V) -> R<Option<V>> {
    let Some((function, source)) = parts(vm, iter) else { return Ok(None) };
    while let Some(item) = vm.iter_next(source)? {
        if vm.payload::<Filtering>(iter).done {
            return Ok(Some(item));
        }
        if !says(vm, function, item)? {
            vm.payload_mut::<Filtering>(iter).done = true;
            return Ok(Some(item));
        }
        vm.drop_ref(item);
    }
    Ok(None)
}

fn take_next(vm: &mut Machine, iter: V) -> R<Option<V>> {
    let Some((function, source)) = parts(vm, iter) else { return Ok(None) };
    if vm.payload::<Filtering>(iter).done {
        return Ok(None);
    }
    let Some(item) = vm.iter_next(source)? else { return Ok(None) };
    if says(vm, function, item)? {
        return Ok(Some(item));
    }
    vm.drop_ref(item);
    vm.payload_mut::<Filtering>(iter).done = true;
    Ok(None)
}

fn filterfalse_next(vm: &mut Machine, iter: V) -> R<Option<V>> {
    let Some((function, source)) = parts(vm, iter) else { return Ok(None) };
    let by_truth = vm.is_none(function) || function == vm.kind_type(Kind::Bool);
    while let Some(item) = vm.iter_next(source)? {
        let chosen = if by_truth {
            let truth = vm.truth(item);
            if truth.is_err() {
                vm.drop_ref(item);
            }
            truth?
        } else {
            says(vm, function, item)?
        };
        if !chosen {
            return Ok(Some(item));
        }
        vm.drop_ref(item);
    }
    Ok(None)
}

fn starmap_next(vm: &mut Machine, iter: V) -> R<Option<V>> {
    let Some((function, source)) = parts(vm, iter) else { return Ok(None) };
    let Some(arguments) = vm.iter_next(source)? else { return Ok(None) };
    let items = vm.collect_iterable(arguments);
    let result = items.and_then(|items| {
        let result = vm.call(function, &items);
        items.into_iter().for_each(|v| vm.drop_ref(v));
        result
    });
    vm.drop_ref(arguments);
    result.map(Some)
}

/// A source and the places of it that are wanted.
#[derive(Clone, Debug)]
struct Islice {
    source: Option<V>,
    next: i64,
    stop: Option<i64>,
    step: i64,
    count: i64,
}

payload!(Islice, visit[source], free[source]);

const INDICES: &str = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
const STOP: &str = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
const STEP: &str = "Step for islice() must be a positive integer or None.";

/// A bound: -1 stands for what is no index.
fn bound(vm: &mut Machine, v: V) -> R<i64> {
    let value = vm.index_i64(v);
    let value = vm.catch(value, ExcKind::Type).or_else(|raise| vm.catch(Err(raise), ExcKind::Overflow))?;
    Ok(value.unwrap_or(-1))
}

fn new_islice(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, pos) = positional(vm, args, &ISLICE, (2, 4))?;
    let given: Vec<Option<V>> = pos[1..].iter().map(|&v| (!vm.is_none(v)).then_some(v)).collect();
    let (start, stop, step) = match *given.as_slice() {
        [stop] => (None, stop, None),
        [start, stop] => (start, stop, None),
        [start, stop, step] => (start, stop, step),
        _ => (None, None, None),
    };
    let start = start.map_or(Ok(0), |start| bound(vm, start))?;
    let stop = stop.map(|stop| bound(vm, stop)).transpose()?;
    if stop == Some(-1) {
        return Err(vm.value_error(STOP));
    }
    if start < 0 || stop.is_some_and(|stop| stop < 0) {
        return Err(vm.value_error(INDICES));
    }
    let step = step.map_or(Ok(1), |step| bound(vm, step))?;
    if step < 1 {
        return Err(vm.value_error(STEP));
    }
    let source = Some(vm.iter(pos[0])?);
    Ok(vm.new_native(class, Islice { source, next: start, stop, step, count: 0 }))
}

fn islice_next(vm: &mut Machine, iter: V) -> R<Option<V>> {
    let result = islice_item(vm, iter);
    if !matches!(result, Ok(Some(_))) {
        let source = vm.payload_mut::<Islice>(iter).source.take();
        drop_field(vm, source);
    }
    result
}

fn islice_item(vm: &mut Machine, iter: V) -> R<Option<V>> {
    let &Islice { source: Some(source), stop, .. } = vm.payload::<Islice>(iter) else { return Ok(None) };
    loop {
        let payload = vm.payload::<Islice>(iter);
        if payload.count >= payload.next {
            break;
        }
        let Some(item) = vm.iter_next(source)? else { return Ok(None) };
        vm.drop_ref(item);
        vm.payload_mut::<Islice>(iter).count += 1;
    }
    if stop.is_some_and(|stop| vm.payload::<Islice>(iter).count >= stop) {
        return Ok(None);
    }
    let Some(item) = vm.iter_next(source)? else { return Ok(None) };
    let payload = vm.payload_mut::<Islice>(iter);
    payload.count += 1;
    let next = payload.next.checked_add(payload.step);
    payload.next = match (next, stop) {
        (Some(next), Some(stop)) => next.min(stop),
        (Some(next), None) => next,
        (None, stop) => stop.unwrap_or(i64::MAX),
    };
    Ok(Some(item))
}
