//! `property` and `super`.

use super::descriptors::{any_abstract, or_none};
use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, getter, member, method, static_method};
use crate::object::{Object, V};
use crate::objects::{Property, Super};

fn property(vm: &Machine, v: V) -> Property {
    match vm.heap.get(v) {
        Object::Property(property) => (**property).clone(),
        _ => unreachable!("method of properties"),
    }
}

/// Of properties.
pub const PROPERTY_METHODS: &[NativeDef] = &[
    static_method("__new__", Arity::Any, |vm, args| {
        let this = vm.new_property(Property::default());
        vm.init_of_subclass(this, args, property_init)
    }),
    method("__init__", Arity::Any, property_init),
    method("getter", Arity::One, |vm, args| {
        let parts = Property { getter: Some(args.pos[1]), ..property(vm, args.pos[0]) };
        Ok(vm.new_property(parts))
    }),
    method("setter", Arity::One, |vm, args| {
        let parts = Property { setter: Some(args.pos[1]), ..property(vm, args.pos[0]) };
        Ok(vm.new_property(parts))
    }),
    method("deleter", Arity::One, |vm, args| {
        let parts = Property { deleter: Some(args.pos[1]), ..property(vm, args.pos[0]) };
        Ok(vm.new_property(parts))
    }),
    member("fget", |vm, args| {
        let v = property(vm, args.pos[0]).getter;
        or_none(vm, v)
    }),
    member("fset", |vm, args| {
        let v = property(vm, args.pos[0]).setter;
        or_none(vm, v)
    }),
    member("fdel", |vm, args| {
        let v = property(vm, args.pos[0]).deleter;
        or_none(vm, v)
    }),
    getter("__doc__", |vm, args| {
        let v = property(vm, args.pos[0]).doc;
        or_none(vm, v)
    }),
    getter("__name__", property_name),
    method("__set_name__", Arity::Range(2, 2), |vm, args| {
        let name = vm.new_ref(args.pos[2]);
        if let Object::Property(property) = vm.heap.get_mut(args.pos[0]) {
            let old = property.name.replace(name);
            old.into_iter().for_each(|v| vm.drop_ref(v));
        }
        Ok(vm.none)
    }),
    method("__set__", Arity::Range(2, 2), |vm, args| {
        vm.descriptor_set(args.pos[0], args.pos[1], Some(args.pos[2]))?;
        Ok(vm.none)
    }),
    method("__delete__", Arity::One, |vm, args| {
        vm.descriptor_set(args.pos[0], args.pos[1], None)?;
        Ok(vm.none)
    }),
    getter("__isabstractmethod__", |vm, args| {
        let parts = property(vm, args.pos[0]);
        any_abstract(vm, [parts.getter, parts.setter, parts.deleter])
    }),
    method("__get__", Arity::Range(1, 2), |vm, args| {
        if vm.is_none(args.pos[1]) {
            return Ok(vm.new_ref(args.pos[0]));
        }
        let class = vm.type_of(args.pos[1]);
        vm.descriptor_get(args.pos[0], args.pos[1], class)
    }),
];

fn property_init(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let [getter, setter, deleter, doc] = args.rest().bind(vm, "property", ["fget", "fset", "fdel", "doc"], 0)?;
    let some = |vm: &Machine, v: Option<V>| v.filter(|&v| !vm.is_none(v));
    let (getter, setter, deleter) = (some(vm, getter), some(vm, setter), some(vm, deleter));
    let mut parts = Property { getter, setter, deleter, doc: some(vm, doc), name: None };
    parts.parts().for_each(|v| vm.heap.incref(v));
    if let (None, Some(getter)) = (parts.doc, getter) {
        let name = vm.intern("__doc__");
        match vm.get_attr_opt(getter, name) {
            Ok(doc) => parts.doc = doc.filter(|&doc| !vm.is_none(doc)),
            Err(raise) => {
                parts.parts().for_each(|v| vm.decref(v));
                return Err(raise);
            }
        }
    }
    let old = match vm.heap.get_mut(args.pos[0]) {
        Object::Property(property) => std::mem::replace(&mut **property, parts),
        _ => unreachable!("method of properties"),
    };
    old.parts().for_each(|v| vm.decref(v));
    Ok(vm.none)
}

/// `__name__`: as the class statement told it, or the getter's.
fn property_name(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let parts = property(vm, args.pos[0]);
    if let Some(name) = parts.name {
        return Ok(vm.new_ref(name));
    }
    let name = vm.names.name;
    if let Some(getter) = parts.getter
        && let Some(found) = vm.get_attr_opt(getter, name)?
    {
        return Ok(found);
    }
    Err(vm.attribute_error(args.pos[0], name, "'property' object has no attribute '__name__'".to_string()))
}

/// Of super.
pub const SUPER_METHODS: &[NativeDef] = &[
    static_method("__new__", Arity::Any, super_new),
    method("__init__", Arity::Any, |vm, _| Ok(vm.none)),
    member("__thisclass__", |vm, args| super_part(vm, args, |parts| Some(parts.class))),
    member("__self__", |vm, args| super_part(vm, args, |parts| parts.object)),
    member("__self_class__", |vm, args| super_part(vm, args, |parts| parts.object_class)),
    method("__get__", Arity::Range(1, 2), |vm, args| {
        let Object::Super(parts) = vm.heap.get(args.pos[0]) else { unreachable!("method of super") };
        let (class, bound) = (parts.class, parts.object.is_some());
        if bound || vm.is_none(args.pos[1]) {
            return Ok(vm.new_ref(args.pos[0]));
        }
        vm.new_super(class, Some(args.pos[1]))
    }),
];

fn super_part(vm: &mut Machine, args: Args<'_>, part: fn(&Super) -> Option<V>) -> R<V> {
    let Object::Super(parts) = vm.heap.get(args.pos[0]) else { unreachable!("attribute of super") };
    let v = part(parts);
    or_none(vm, v)
}

fn super_new(vm: &mut Machine, args: Args<'_>) -> R<V> {
    if let Some(&class) = args.pos.get(1)
        && !matches!(vm.heap.get(class), Object::Type(_))
    {
        return Err(vm.type_error_of("super() argument 1 must be a type, not {}", &[class]));
    }
    match args.pos {
        [_, class] => vm.new_super(*class, None),
        [_, class, object] => vm.new_super(*class, Some(*object)),
        _ => super_from_frame(vm),
    }
}

/// `super()` called other than by `LOAD_SUPER_ATTR`: class and object come from the running frame.
fn super_from_frame(vm: &mut Machine) -> R<V> {
    let failed = |vm: &mut Machine, text: &str| Err(vm.raise(crate::errors::ExcKind::Runtime, text));
    let Some(frame) = vm.frames.last() else { return failed(vm, "super(): no current frame") };
    let (code, base) = (frame.code.clone(), frame.base as usize);
    if code.arg_count == 0 {
        return failed(vm, "super(): no arguments");
    }
    let content = |vm: &Machine, v: V| match vm.heap.get(v) {
        Object::Cell(content) => *content,
        _ => Some(v),
    };
    let first = vm.stack[base].get().and_then(|v| content(vm, v));
    let Some(first) = first else { return failed(vm, "super(): arg[0] deleted") };
    let place = code.locals.iter().position(|local| &*local.name == "__class__");
    let class = place.and_then(|place| vm.stack[base + place].get()).and_then(|v| content(vm, v));
    match class {
        Some(class) => vm.new_super(class, Some(first)),
        None => failed(vm, "super(): __class__ cell not found"),
    }
}
