//! `chain`, `zip_longest`.

use super::{drop_field, put, tracked_tuple};
use crate::builtins::class_getitem;
use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, class_method, static_method};
use crate::object::V;
use crate::objects::{TypeDef, payload};

/// `chain`
pub static CHAIN: TypeDef = TypeDef::new("itertools.chain", 32, &[CHAIN_METHODS]).open().iterates(chain_next);
/// `zip_longest`
pub static ZIP_LONGEST: TypeDef =
    TypeDef::new("itertools.zip_longest", 56, &[&[static_method("__new__", Arity::Any, new_zip)]])
        .open()
        .iterates(zip_next);

const CHAIN_METHODS: &[NativeDef] = &[
    static_method("__new__", Arity::Any, new_chain),
    class_method("from_iterable", Arity::Any, from_iterable),
    class_method("__class_getitem__", Arity::One, class_getitem),
];

/// The iterator of iterables, and the one whose items are handed out now.
#[derive(Clone, Debug)]
struct Chain {
    source: Option<V>,
    active: Option<V>,
}

payload!(Chain, visit [source, active], free [active, source]);

fn new_chain(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, rest) = vm.native_class(args, &CHAIN)?;
    vm.native_without_keywords(class, &CHAIN, rest)?;
    let iterables = tracked_tuple(vm, rest.pos.to_vec());
    let source = vm.iter(iterables);
    vm.decref(iterables);
    let source = Some(source?);
    Ok(vm.new_native(class, Chain { source, active: None }))
}

fn from_iterable(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let iterables = super::super::one(vm, args.rest(), "chain.from_iterable")?;
    let source = Some(vm.iter(iterables)?);
    Ok(vm.new_native(args.pos[0], Chain { source, active: None }))
}

fn chain_next(vm: &mut Machine, iter: V) -> R<Option<V>> {
    loop {
        let &Chain { source: Some(source), active } = vm.payload::<Chain>(iter) else { return Ok(None) };
        if let Some(active) = active {
            if let Some(item) = vm.iter_next(active)? {
                return Ok(Some(item));
            }
            let active = vm.payload_mut::<Chain>(iter).active.take();
            drop_field(vm, active);
            continue;
        }
        let opened = match vm.iter_next(source) {
            Ok(Some(iterable)) => {
                let opened = vm.iter(iterable);
                vm.drop_ref(iterable);
                opened.map(Some)
            }
            other => other,
        };
        match opened {
            Ok(Some(opened)) => {
                let old = vm.payload_mut::<Chain>(iter).active.replace(opened);
                drop_field(vm, old);
            }
            ended => {
                let source = vm.payload_mut::<Chain>(iter).source.take();
                drop_field(vm, source);
                return ended;
            }
        }
    }
}

/// A tuple of the sources (None where one has ended), the result handed out last, what fills up.
#[derive(Clone, Debug)]
struct ZipLongest {
    sources: Option<V>,
    result: Option<V>,
    fill: Option<V>,
    ended: Vec<bool>,
    active: usize,
}

payload!(ZipLongest, visit [sources, result, fill], free [sources, result, fill]);

fn new_zip(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, rest) = vm.native_class(args, &ZIP_LONGEST)?;
    let mut fill = vm.none;
    for &(name, value) in rest.kw {
        if vm.str_text(name) != "fillvalue" || rest.kw.len() > 1 {
            return Err(vm.type_error("zip_longest() got an unexpected keyword argument"));
        }
        fill = value;
    }
    let mut sources = Vec::with_capacity(rest.pos.len());
    for &iterable in rest.pos {
        match vm.iter(iterable) {
            Ok(source) => sources.push(source),
            Err(raise) => {
                sources.into_iter().for_each(|v| vm.drop_ref(v));
                return Err(raise);
            }
        }
    }
    let active = sources.len();
    let held = tracked_tuple(vm, sources.clone());
    sources.into_iter().for_each(|v| vm.drop_ref(v));
    let result = tracked_tuple(vm, vec![vm.none; active]);
    vm.heap.incref(fill);
    let payload =
        ZipLongest { sources: Some(held), result: Some(result), fill: Some(fill), ended: vec![false; active], active };
    Ok(vm.new_native(class, payload))
}

/// The next item of one source, or what fills up; None when no source has more.
fn zip_item(vm: &mut Machine, iter: V, sources: V, at: usize) -> R<Option<V>> {
    let &ZipLongest { fill, ref ended, .. } = vm.payload::<ZipLongest>(iter);
    let fill = fill.unwrap_or(vm.none);
    if ended[at] {
        return Ok(Some(vm.new_ref(fill)));
    }
    let source = vm.tuple(sources).expect("sources are a tuple")[at];
    let next = vm.iter_next(source);
    if let Ok(Some(item)) = next {
        return Ok(Some(item));
    }
    let payload = vm.payload_mut::<ZipLongest>(iter);
    payload.active = payload.active.saturating_sub(1);
    if payload.active == 0 || next.is_err() {
        payload.active = 0;
        return next;
    }
    payload.ended[at] = true;
    let none = vm.none;
    put(vm, sources, at, none);
    Ok(Some(vm.new_ref(fill)))
}

fn zip_next(vm: &mut Machine, iter: V) -> R<Option<V>> {
    let &ZipLongest { sources: Some(sources), result: Some(result), active, ref ended, .. } =
        vm.payload::<ZipLongest>(iter)
    else {
        return Ok(None);
    };
    let count = ended.len();
    if count == 0 || active == 0 {
        return Ok(None);
    }
    if !vm.is_free_again(result) {
        return zip_anew(vm, iter, sources, count);
    }
    vm.heap.incref(result);
    for at in 0..count {
        match zip_item(vm, iter, sources, at) {
            Ok(Some(item)) => {
                let old = vm.replace_item(result, at, item);
                vm.drop_ref(old);
            }
            ended => {
                vm.drop_ref(result);
                return ended;
            }
        }
    }
    vm.heap.track(result);
    Ok(Some(result))
}

fn zip_anew(vm: &mut Machine, iter: V, sources: V, count: usize) -> R<Option<V>> {
    let mut items = Vec::with_capacity(count);
    for at in 0..count {
        match zip_item(vm, iter, sources, at) {
            Ok(Some(item)) => items.push(item),
            ended => {
                items.into_iter().for_each(|v| vm.drop_ref(v));
                return ended;
            }
        }
    }
    let result = vm.new_tuple(items);
    vm.heap.track(result);
    Ok(Some(result))
}
