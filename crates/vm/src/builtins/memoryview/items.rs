//! The items of a view: reading, writing, slices, comparing.

use afterdel_language::op::CompareOp;

use super::{View, of_object, view_error};
use crate::errors::{ExcKind, R};
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, comparisons, special};
use crate::object::{Object, V};
use crate::objects::Kind;
use crate::pure::items::{self, Item};
use crate::pure::slice::resolve_index;

/// Special methods of containers.
pub(super) const METHODS: &[NativeDef] = &[
    special("__len__", Arity::None, |vm, args| {
        let len = vm.view(args.pos[0])?.shape.first().copied();
        match len {
            Some(len) => Ok(vm.new_int(len as i64)),
            None => Err(vm.type_error("0-dim memory has no length")),
        }
    }),
    special("__getitem__", Arity::One, |vm, args| getitem(vm, args.pos[0], args.pos[1])),
    special("__setitem__", Arity::Range(2, 2), |vm, args| {
        setitem(vm, args.pos[0], args.pos[1], args.pos[2]).map(|()| vm.none)
    }),
    special("__delitem__", Arity::One, |vm, args| {
        let readonly = vm.view(args.pos[0])?.readonly;
        let words = if readonly { "cannot modify read-only memory" } else { "cannot delete memory" };
        Err(vm.type_error(words))
    }),
    special("__iter__", Arity::None, |vm, args| {
        if vm.view(args.pos[0])?.shape.is_empty() {
            return Err(vm.type_error("invalid indexing of 0-dim memory"));
        }
        let view = vm.new_ref(args.pos[0]);
        let class = vm.native_type(&super::ITERATOR);
        Ok(vm.new_native(class, ViewIterator { view: Some(view), at: 0 }))
    }),
    special("__hash__", Arity::None, hash),
];

pub(super) const COMPARE: &[NativeDef] = comparisons!(compare);

/// What goes through a view.
#[derive(Clone, Debug)]
struct ViewIterator {
    view: Option<V>,
    at: usize,
}

crate::objects::payload!(ViewIterator, visit[view], free[view]);

pub(super) fn next(vm: &mut Machine, this: V) -> R<Option<V>> {
    let iterator = vm.payload_mut::<ViewIterator>(this);
    let (view, at) = (iterator.view, iterator.at);
    let Some(view) = view else { return Ok(None) };
    if at < vm.view(view)?.shape[0] {
        vm.payload_mut::<ViewIterator>(this).at += 1;
        return item_at(vm, view, at).map(Some);
    }
    vm.payload_mut::<ViewIterator>(this).view = None;
    vm.decref(view);
    Ok(None)
}

/// The item of a view with one dimension; a new reference.
fn item_at(vm: &mut Machine, this: V, at: usize) -> R<V> {
    let view = vm.view(this)?.clone();
    if view.shape.len() > 1 {
        return Err(vm.raise(ExcKind::NotImplemented, "multi-dimensional sub-views are not implemented"));
    }
    let place = view.start + at as isize * view.strides[0];
    Ok(item_of(vm, &view, place as usize))
}

/// The item at a place of the object's bytes; a new reference.
fn item_of(vm: &mut Machine, view: &View, place: usize) -> V {
    let (bytes, ..) = vm.exported(vm.viewed_object(view)).expect("what is viewed has bytes");
    let item = items::read(view.code(), &bytes[place..place + view.size]);
    vm.item_object(item)
}

fn getitem(vm: &mut Machine, this: V, key: V) -> R<V> {
    let view = vm.view(this)?.clone();
    if view.shape.is_empty() {
        return match vm.tuple(key).map(<[V]>::len) {
            Some(0) => Ok(item_of(vm, &view, view.start as usize)),
            _ => Err(vm.type_error("invalid indexing of 0-dim memory")),
        };
    }
    if let Object::Slice(_) = vm.heap.get(key) {
        let view = sliced(vm, &view, key)?;
        return Ok(vm.new_view(view));
    }
    if let Some(place) = place_by_tuple(vm, &view, key)? {
        return Ok(item_of(vm, &view, place));
    }
    let at = index(vm, &view, key)?;
    item_at(vm, this, at)
}

/// A slice of the first dimension.
fn sliced(vm: &mut Machine, view: &View, key: V) -> R<View> {
    let places = vm.slice_of(key, view.shape[0])?;
    let mut part = view.clone();
    part.shape[0] = places.count as usize;
    part.start += places.start as isize * view.strides[0];
    part.strides[0] *= places.step as isize;
    Ok(part)
}

fn index(vm: &mut Machine, view: &View, key: V) -> R<usize> {
    let Some(at) = vm.index_opt(key)? else {
        return Err(view_error(vm, ExcKind::Type, "invalid slice key"));
    };
    let at = resolve_index(view.shape[0], at.to_i64().unwrap_or(i64::MAX));
    at.ok_or(()).map_err(|()| vm.index_error("index out of bounds on dimension 1"))
}

/// The place that a tuple of indices names; None when the key is no tuple.
fn place_by_tuple(vm: &mut Machine, view: &View, key: V) -> R<Option<usize>> {
    let Some(keys) = vm.tuple(key).map(<[V]>::to_vec) else { return Ok(None) };
    for &key in &keys {
        if vm.index_opt(key)?.is_none() {
            return Err(view_error(vm, ExcKind::Type, "invalid slice key"));
        }
    }
    let (dimensions, given) = (view.shape.len(), keys.len());
    if given < dimensions {
        return Err(vm.raise(ExcKind::NotImplemented, "sub-views are not implemented"));
    }
    if given > dimensions {
        let message = format!("cannot index {dimensions}-dimension view with {given}-element tuple");
        return Err(vm.type_error(message));
    }
    let mut place = view.start;
    for (dimension, &key) in keys.iter().enumerate() {
        let at = vm.index_i64(key)?;
        let Some(at) = resolve_index(view.shape[dimension], at) else {
            return Err(vm.index_error(format!("index out of bounds on dimension {}", dimension + 1)));
        };
        place += at as isize * view.strides[dimension];
    }
    Ok(Some(place as usize))
}

fn setitem(vm: &mut Machine, this: V, key: V, value: V) -> R<()> {
    let view = vm.view(this)?.clone();
    if view.readonly {
        return Err(vm.type_error("cannot modify read-only memory"));
    }
    if view.shape.is_empty() {
        return match vm.tuple(key).map(<[V]>::len) {
            Some(0) => write(vm, &view, view.start as usize, value),
            _ => Err(vm.type_error("invalid indexing of 0-dim memory")),
        };
    }
    if let Object::Slice(_) = vm.heap.get(key) {
        return set_slice(vm, &view, key, value);
    }
    if let Some(place) = place_by_tuple(vm, &view, key)? {
        return write(vm, &view, place, value);
    }
    if view.shape.len() > 1 {
        return Err(vm.raise(ExcKind::NotImplemented, "sub-views are not implemented"));
    }
    let at = index(vm, &view, key)?;
    write(vm, &view, (view.start + at as isize * view.strides[0]) as usize, value)
}

fn write(vm: &mut Machine, view: &View, place: usize, value: V) -> R<()> {
    let item = to_item(vm, view, value)?;
    let bytes = items::write(view.code(), &item, view.size);
    put(vm, view, place, &bytes);
    Ok(())
}

fn put(vm: &mut Machine, view: &View, place: usize, bytes: &[u8]) {
    let obj = vm.viewed_object(view);
    if let Some(all) = vm.exported_mut(obj) {
        all[place..place + bytes.len()].copy_from_slice(bytes);
    }
}

/// A value as an item of the view's format.
fn to_item(vm: &mut Machine, view: &View, value: V) -> R<Item> {
    let code = view.code();
    let fits = match code {
        b'?' => return vm.truth(value).map(Item::Bool),
        b'c' => match vm.heap.get(value).native() {
            Object::Bytes(bytes) if bytes.len() == 1 => Some(Item::Byte(bytes[0])),
            _ => None,
        },
        b'f' | b'd' | b'e' => {
            let is_number = vm.float(value).is_some() || vm.is_item_int(value);
            if is_number { Some(Item::Float(vm.to_float(value)?)) } else { None }
        }
        _ if !vm.is_item_int(value) || vm.is_kind(value, Kind::Float) => None,
        _ => {
            let range = items::int_range(code, view.size).unwrap_or_default();
            let number = vm.item_int(value)?.filter(|number| (range.0..=range.1).contains(number));
            let Some(number) = number else {
                return Err(view_error(vm, ExcKind::Value, &format!("invalid value for format '{}'", view.format)));
            };
            Some(Item::Int(number))
        }
    };
    match fits {
        Some(item) => Ok(item),
        None => Err(view_error(vm, ExcKind::Type, &format!("invalid type for format '{}'", view.format))),
    }
}

fn set_slice(vm: &mut Machine, view: &View, key: V, value: V) -> R<()> {
    let source = of_object(vm, value, "a bytes-like object is required, not '{}'")?;
    let other = vm.payload::<View>(source).clone();
    let target = sliced(vm, view, key);
    let bytes = vm.viewed_bytes(&other);
    super::release(vm, source);
    vm.decref(source);
    let target = target?;
    if view.shape.len() > 1 {
        return Err(
            vm.raise(ExcKind::NotImplemented, "memoryview slice assignments are currently restricted to ndim = 1")
        );
    }
    if other.code() != target.code() || other.shape != target.shape {
        return Err(vm.value_error("memoryview assignment: lvalue and rvalue have different structures"));
    }
    for (place, item) in target.places().into_iter().zip(bytes.chunks(view.size)) {
        put(vm, &target, place, item);
    }
    Ok(())
}

fn hash(vm: &mut Machine, args: Args<'_>) -> R<V> {
    if let Some(hash) = vm.payload::<View>(args.pos[0]).hash {
        return Ok(vm.new_int(hash));
    }
    let view = vm.view(args.pos[0])?.clone();
    if !view.readonly {
        return Err(vm.value_error("cannot hash writable memoryview object"));
    }
    if !matches!(view.code(), b'B' | b'b' | b'c') {
        return Err(view_error(vm, ExcKind::Value, "hashing is restricted to formats 'B', 'b' or 'c'"));
    }
    let obj = vm.viewed_object(&view);
    vm.hash(obj)?;
    let bytes = vm.viewed_bytes(&view);
    let copy = vm.new_bytes(bytes);
    let hash = vm.hash(copy);
    vm.decref(copy);
    let hash = hash?;
    vm.payload_mut::<View>(args.pos[0]).hash = Some(hash);
    Ok(vm.new_int(hash))
}

fn compare(vm: &mut Machine, op: CompareOp, args: Args<'_>) -> R<V> {
    let [this, other] = [args.pos[0], args.pos[1]];
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(vm.not_implemented);
    }
    let equal = if this == other && vm.payload::<View>(this).released {
        true
    } else {
        let released = [this, other].iter().any(|&v| vm.payload_of::<View>(v).is_some_and(|view| view.released));
        let can_be_viewed = vm.payload_of::<View>(other).is_some() || vm.exported(other).is_some();
        if !released && !can_be_viewed {
            return Ok(vm.not_implemented);
        }
        !released && equal_views(vm, this, other)?
    };
    Ok(vm.bool(equal == (op == CompareOp::Eq)))
}

fn equal_views(vm: &mut Machine, this: V, other: V) -> R<bool> {
    let source = of_object(vm, other, "a bytes-like object is required, not '{}'")?;
    let (left, right) = (vm.payload::<View>(this).clone(), vm.payload::<View>(source).clone());
    let mut equal = left.shape == right.shape;
    if equal {
        let parts = [&left, &right].map(|view| vm.viewed_bytes(view));
        let items = |view: &View, bytes: &[u8]| -> Vec<Item> {
            bytes.chunks(view.size).map(|item| items::read(view.code(), item)).collect()
        };
        let (left, right) = (items(&left, &parts[0]), items(&right, &parts[1]));
        equal = left.iter().zip(&right).all(|(x, y)| number(x) == number(y));
    }
    super::release(vm, source);
    vm.decref(source);
    Ok(equal)
}

/// Items of different formats compare as Python's numbers do.
fn number(item: &Item) -> Item {
    match *item {
        Item::Bool(value) => Item::Int(i128::from(value)),
        Item::Float(value) if value.fract() == 0.0 && value.abs() < 1e30 => Item::Int(value as i128),
        ref other => other.clone(),
    }
}
