//! The attributes of builtin functions and methods, and of what stands for them and for attributes in a type's namespace.

use super::descriptors::or_none;
use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, Binding, NativeDef, getter, method};
use crate::object::{Object, V};
use crate::objects::{GetSetKind, Native};

fn native(vm: &Machine, v: V) -> Native {
    match vm.heap.get(v) {
        Object::Native(native) => (**native).clone(),
        // `__new__`, as it lies in the namespace of its type.
        Object::MethodDescr(def, class) => Native { def, self_: Some(*class), module: "" },
        _ => unreachable!("attribute of builtin functions"),
    }
}

/// The class that a bound builtin method was found in, as far as its name tells it.
fn owner_of(vm: &mut Machine, native: &Native) -> Option<V> {
    let this = native.self_?;
    match native.def.method {
        Binding::Function => None,
        Binding::Class | Binding::Static => Some(this),
        _ => vm.class_with(native.def, this),
    }
}

fn native_qualname(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let native = native(vm, args.pos[0]);
    let text = match native.self_.filter(|_| native.def.method != Binding::Function) {
        None => native.def.name.to_string(),
        Some(this) => {
            let class = match vm.heap.get(this) {
                Object::Type(_) if matches!(native.def.method, Binding::Class | Binding::Static) => this,
                _ => vm.type_of(this),
            };
            format!("{}.{}", vm.class(class).qualname, native.def.name)
        }
    };
    Ok(vm.new_string(text))
}

fn native_self(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let native = native(vm, args.pos[0]);
    if native.self_.is_some() || native.module.is_empty() {
        return or_none(vm, native.self_);
    }
    let (modules, name) = (vm.modules, vm.intern(native.module));
    let module = vm.dict_get_name(modules, name);
    or_none(vm, module)
}

/// What the library's `_docs` knows of a builtin: a text or None.
fn documented(vm: &mut Machine, what: &str, class: Option<V>, module: &str, name: &str) -> R<V> {
    let owner = match class {
        Some(class) => vm.class(class).qualname.to_string(),
        None => module.to_string(),
    };
    let (owner, name) = (vm.new_string(owner), vm.new_str(name));
    let result = vm.uncounted(|vm| vm.library_call("_docs", what, &[owner, name]));
    vm.decref(owner);
    vm.decref(name);
    result
}

fn native_documented(vm: &mut Machine, args: Args<'_>, what: &str) -> R<V> {
    let native = native(vm, args.pos[0]);
    let owner = owner_of(vm, &native);
    documented(vm, what, owner, native.module, native.def.name)
}

/// Of builtin functions and bound builtin methods.
pub const NATIVE_METHODS: &[NativeDef] = &[
    getter("__name__", |vm, args| {
        let name = native(vm, args.pos[0]).def.name;
        Ok(vm.new_str(name))
    }),
    getter("__qualname__", native_qualname),
    getter("__doc__", |vm, args| native_documented(vm, args, "text")),
    getter("__text_signature__", |vm, args| native_documented(vm, args, "signature")),
    getter("__self__", native_self),
    method("__call__", Arity::Any, |vm, args| vm.call_with(args.pos[0], args.rest())),
];

/// Of builtin functions only.
pub const FUNCTION_METHODS: &[NativeDef] = &[getter("__module__", |vm, args| {
    let module = native(vm, args.pos[0]).module;
    Ok(if module.is_empty() { vm.none } else { vm.new_str(module) })
})
.plain()];

/// Of bound special methods only.
pub const WRAPPER_METHODS: &[NativeDef] = &[getter("__objclass__", |vm, args| {
    let native = native(vm, args.pos[0]);
    let owner = owner_of(vm, &native);
    or_none(vm, owner)
})];

/// What lies in a type's namespace: the type, and the name there.
fn place(vm: &Machine, v: V) -> (V, String) {
    match vm.heap.get(v) {
        Object::MethodDescr(def, class) => (*class, def.name.to_string()),
        Object::GetSet(getset) => (getset.class, getset.name.to_string()),
        Object::Member(member) => (member.class, vm.str_text(member.name).to_string()),
        _ => unreachable!("attribute of descriptors"),
    }
}

fn descriptor_documented(vm: &mut Machine, args: Args<'_>, what: &str) -> R<V> {
    let (class, name) = place(vm, args.pos[0]);
    if vm.class(class).heap {
        return Ok(vm.none);
    }
    documented(vm, what, Some(class), "", &name)
}

/// Of everything that a type's namespace holds for methods and attributes.
pub const DESCRIPTOR_METHODS: &[NativeDef] = &[
    getter("__name__", |vm, args| {
        let (_, name) = place(vm, args.pos[0]);
        Ok(vm.new_string(name))
    })
    .plain(),
    getter("__qualname__", |vm, args| {
        let (class, name) = place(vm, args.pos[0]);
        let text = format!("{}.{name}", vm.class(class).qualname);
        Ok(vm.new_string(text))
    }),
    getter("__objclass__", |vm, args| {
        let (class, _) = place(vm, args.pos[0]);
        Ok(vm.new_ref(class))
    })
    .plain(),
    getter("__doc__", |vm, args| descriptor_documented(vm, args, "text")),
    method("__get__", Arity::Range(1, 2), |vm, args| {
        let class = match args.pos.get(2) {
            Some(&class) if !vm.is_none(class) => class,
            _ if vm.is_none(args.pos[1]) => return Err(vm.type_error("__get__(None, None) is invalid")),
            _ => vm.type_of(args.pos[1]),
        };
        let is_class_method =
            matches!(vm.heap.get(args.pos[0]), Object::MethodDescr(def, _) if def.method == Binding::Class);
        if vm.is_none(args.pos[1]) && !is_class_method {
            return Ok(vm.new_ref(args.pos[0]));
        }
        if !is_class_method {
            vm.check_place(args.pos[0], args.pos[1])?;
        }
        vm.descriptor_get(args.pos[0], args.pos[1], class)
    }),
];

/// Of methods in a type's namespace.
pub const METHOD_METHODS: &[NativeDef] = &[
    getter("__text_signature__", |vm, args| descriptor_documented(vm, args, "signature")),
    method("__call__", Arity::Any, |vm, args| vm.call_with(args.pos[0], args.rest())),
];

/// Of attributes in a type's namespace.
pub const ATTRIBUTE_METHODS: &[NativeDef] = &[
    method("__set__", Arity::Range(2, 2), |vm, args| {
        vm.check_place(args.pos[0], args.pos[1])?;
        vm.descriptor_set(args.pos[0], args.pos[1], Some(args.pos[2]))?;
        Ok(vm.none)
    }),
    method("__delete__", Arity::One, |vm, args| {
        vm.check_place(args.pos[0], args.pos[1])?;
        vm.descriptor_set(args.pos[0], args.pos[1], None)?;
        Ok(vm.none)
    }),
];

impl Machine {
    /// The class of an object, or the first of its bases, whose namespace has this builtin method.
    pub(crate) fn class_with(&mut self, def: &'static NativeDef, this: V) -> Option<V> {
        let (class, name) = (self.type_of(this), self.intern(def.name));
        let order = self.class(class).mro_list.clone();
        order.iter().copied().find(|&class| {
            let found = self.dict_get_name(self.class(class).dict, name);
            found.is_some_and(|v| matches!(self.heap.get(v), Object::MethodDescr(known, _) if *known == def))
        })
    }

    /// An attribute or method of one type does not apply to the objects of others.
    pub(crate) fn check_place(&mut self, descriptor: V, obj: V) -> R<()> {
        let (class, name) = place(self, descriptor);
        if self.is_subclass(self.type_of(obj), class) {
            return Ok(());
        }
        let message = format!(
            "descriptor '{name}' for '{}' objects doesn't apply to a '{}' object",
            self.class(class).name,
            self.type_name(obj)
        );
        Err(self.type_error(message))
    }

    /// `__text_signature__` of a builtin type.
    pub(crate) fn signature_of_type(&mut self, class: V) -> R<V> {
        documented(self, "signature", Some(class), "", "")
    }

    /// `__doc__` of a builtin type, read through an instance or the type.
    pub(crate) fn doc_of_type(&mut self, class: V) -> R<V> {
        documented(self, "text", Some(class), "", "")
    }
}

/// Whether an attribute of a type lies at a fixed place of its objects (`member_descriptor`).
pub(crate) fn is_member(kind: GetSetKind) -> bool {
    matches!(kind, GetSetKind::Computed(def) if def.plain)
}
