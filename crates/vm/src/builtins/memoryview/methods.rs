//! The methods and attributes of views.

use super::{View, new, release, strides_of, view_error};
use crate::builtins::class_getitem;
use crate::errors::{ExcKind, R};
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, class_method, getter, method, special, static_method};
use crate::object::V;
use crate::pure::items;

/// The methods.
pub(super) const METHODS: &[NativeDef] = &[
    static_method("__new__", Arity::Any, new),
    special("__repr__", Arity::None, |vm, args| {
        let at = vm.heap.address_of(args.pos[0]);
        let released = if vm.payload::<View>(args.pos[0]).released { "released " } else { "" };
        Ok(vm.new_string(format!("<{released}memory at {at:#x}>")))
    }),
    method("__enter__", Arity::None, |vm, args| {
        vm.view(args.pos[0])?;
        Ok(vm.new_ref(args.pos[0]))
    }),
    method("__exit__", Arity::Any, |vm, args| {
        release(vm, args.pos[0]);
        Ok(vm.none)
    }),
    method("release", Arity::None, |vm, args| {
        release(vm, args.pos[0]);
        Ok(vm.none)
    }),
    method("tobytes", Arity::Any, tobytes),
    method("tolist", Arity::None, tolist),
    method("hex", Arity::Any, |vm, args| {
        let view = vm.view(args.pos[0])?.clone();
        let bytes = vm.viewed_bytes(&view);
        let copy = vm.new_bytes(bytes);
        let name = vm.intern("hex");
        let result = vm.get_attr(copy, name).and_then(|hex| {
            let result = vm.call_with(hex, args.rest());
            vm.decref(hex);
            result
        });
        vm.decref(copy);
        result
    }),
    method("cast", Arity::Any, cast),
    method("toreadonly", Arity::None, |vm, args| {
        let view = vm.view(args.pos[0])?.clone();
        Ok(vm.new_view(View { readonly: true, ..view }))
    }),
    method("count", Arity::One, |vm, args| {
        let found = places_of(vm, args.pos[0], args.pos[1], usize::MAX)?.len();
        Ok(vm.new_int(found as i64))
    }),
    method("index", Arity::Range(1, 3), |vm, args| match places_of(vm, args.pos[0], args.pos[1], 1)?.first() {
        Some(&at) => Ok(vm.new_int(at as i64)),
        None => Err(vm.value_error("memoryview.index(x): x not found")),
    }),
    class_method("__class_getitem__", Arity::One, class_getitem),
    getter("obj", |vm, args| {
        let view = vm.view(args.pos[0])?.clone();
        let obj = vm.viewed_object(&view);
        Ok(vm.new_ref(obj))
    }),
    getter("format", |vm, args| {
        let format = vm.view(args.pos[0])?.format.clone();
        Ok(vm.new_string(format))
    }),
    getter("itemsize", |vm, args| number(vm, args, |view| view.size)),
    getter("nbytes", |vm, args| number(vm, args, |view| view.count() * view.size)),
    getter("ndim", |vm, args| number(vm, args, |view| view.shape.len())),
    getter("readonly", |vm, args| truth(vm, args, |view| view.readonly)),
    getter("contiguous", |vm, args| truth(vm, args, |view| view.is_contiguous() || view.is_fortran())),
    getter("c_contiguous", |vm, args| truth(vm, args, View::is_contiguous)),
    getter("f_contiguous", |vm, args| truth(vm, args, View::is_fortran)),
    getter("shape", |vm, args| numbers(vm, args, |view| view.shape.iter().map(|&n| n as i64).collect())),
    getter("strides", |vm, args| numbers(vm, args, |view| view.strides.iter().map(|&n| n as i64).collect())),
    getter("suboffsets", |vm, args| numbers(vm, args, |_| Vec::new())),
];

fn number(vm: &mut Machine, args: Args<'_>, part: fn(&View) -> usize) -> R<V> {
    let value = part(vm.view(args.pos[0])?);
    Ok(vm.new_int(value as i64))
}

fn truth(vm: &mut Machine, args: Args<'_>, part: fn(&View) -> bool) -> R<V> {
    let value = part(vm.view(args.pos[0])?);
    Ok(vm.bool(value))
}

fn numbers(vm: &mut Machine, args: Args<'_>, part: fn(&View) -> Vec<i64>) -> R<V> {
    let values = part(vm.view(args.pos[0])?);
    let items = values.into_iter().map(|value| vm.new_int(value)).collect();
    Ok(vm.new_tuple(items))
}

fn tobytes(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let [order] = args.rest().bind(vm, "tobytes", ["order"], 0)?;
    let order = match order.filter(|&order| !vm.is_none(order)) {
        Some(order) => vm.as_str(order).unwrap_or_default().to_string(),
        None => "C".to_string(),
    };
    if !matches!(order.as_str(), "C" | "F" | "A") {
        return Err(vm.value_error("order must be 'C', 'F' or 'A'"));
    }
    let mut view = vm.view(args.pos[0])?.clone();
    if order == "F" {
        view.shape.reverse();
        view.strides.reverse();
    }
    let bytes = vm.viewed_bytes(&view);
    Ok(vm.written_bytes(bytes))
}

fn tolist(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let view = vm.view(args.pos[0])?.clone();
    let bytes = vm.viewed_bytes(&view);
    let items = bytes.chunks(view.size).map(|item| items::read(view.code(), item));
    let mut level: Vec<V> = items.map(|item| vm.item_object(item)).collect();
    for &len in view.shape.iter().rev() {
        let lists = if len == 0 { vec![Vec::new()] } else { level.chunks(len).map(<[V]>::to_vec).collect() };
        level = lists.into_iter().map(|items| vm.new_list(items)).collect::<R<_>>()?;
    }
    Ok(level[0])
}

/// Places of equal items.
fn places_of(vm: &mut Machine, this: V, wanted: V, most: usize) -> R<Vec<usize>> {
    let (mut found, mut at) = (Vec::new(), 0);
    let iter = vm.iter(this)?;
    while let Some(item) = vm.iter_next(iter)? {
        let equal = vm.eq(item, wanted);
        vm.decref(item);
        if equal? {
            found.push(at);
        }
        if found.len() == most {
            break;
        }
        at += 1;
    }
    vm.decref(iter);
    Ok(found)
}

fn cast(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let view = vm.view(args.pos[0])?.clone();
    let [format, shape] = args.rest().bind(vm, "cast", ["format", "shape"], 1)?;
    let format = format.expect("required");
    let Some(format) = vm.as_str(format).map(str::to_string) else {
        return Err(vm.type_error_of("cast() argument 'format' must be str, not {}", &[format]));
    };
    if !view.is_contiguous() {
        return Err(view_error(vm, ExcKind::Type, "casts are restricted to C-contiguous views"));
    }
    let shape = shape.map(|shape| shape_of(vm, shape)).transpose()?;
    if (shape.is_some() || view.shape.len() != 1)
        && (shape.as_ref().is_some_and(|s| s.len() != 1) && view.shape.len() != 1)
    {
        return Err(view_error(vm, ExcKind::Type, "cast must be 1D -> ND or ND -> 1D"));
    }
    let letter = format.strip_prefix('@').unwrap_or(&format).as_bytes();
    let size = match letter {
        &[code] if !matches!(code, b'x' | b's' | b'p' | b'u' | b'w') => items::size_of(code),
        _ => None,
    };
    let Some(size) = size else {
        let words = "destination format must be a native single character format prefixed with an optional '@'";
        return Err(view_error(vm, ExcKind::Value, words));
    };
    if !matches!(view.code(), b'B' | b'b' | b'c') && !matches!(letter, b"B" | b"b" | b"c") {
        return Err(view_error(vm, ExcKind::Type, "cannot cast between two non-byte formats"));
    }
    let bytes = view.count() * view.size;
    if !bytes.is_multiple_of(size) {
        return Err(view_error(vm, ExcKind::Type, "length is not a multiple of itemsize"));
    }
    let shape = shape.unwrap_or_else(|| vec![bytes / size]);
    if shape.iter().product::<usize>() * size != bytes {
        return Err(view_error(vm, ExcKind::Type, "product(shape) * itemsize != buffer size"));
    }
    let strides = strides_of(&shape, size);
    Ok(vm.new_view(View { shape, strides, format, size, ..view }))
}

fn shape_of(vm: &mut Machine, shape: V) -> R<Vec<usize>> {
    let Some(parts) = vm.tuple(shape).or(vm.list(shape).map(|list| list.items())).map(<[V]>::to_vec) else {
        return Err(vm.type_error("shape must be a list or a tuple"));
    };
    let mut sizes = Vec::new();
    for part in parts {
        let Some(size) = vm.int(part).map(|value| value.to_i64().unwrap_or(i64::MAX)) else {
            return Err(vm.type_error("memoryview.cast(): elements of shape must be integers"));
        };
        if size <= 0 {
            return Err(vm.value_error("memoryview.cast(): elements of shape must be integers > 0"));
        }
        sizes.push(size as usize);
    }
    Ok(sizes)
}
