//! The module `weakref`: its builtin part (`Objects/weakrefobject.c`, `Modules/_weakref.c`; cpython.md 2.6). The weak
//! containers and `finalize` are Python, in stdlib/weakref.py, loaded when one of them is first asked for.

use afterdel_collector::WeakKind;

use super::{ModuleDef, check_count, one, set};
use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, class_method, function, member, method, static_method};
use crate::object::{Object, V};
use crate::objects::{Kind, WeakRef, WeakRefKind};

/// The module.
pub const MODULE: ModuleDef = ModuleDef {
    name: "weakref",
    functions: FUNCTIONS,
    functions_of: "_weakref",
    fill,
    lazy_names: &[
        "WeakKeyDictionary",
        "WeakMethod",
        "WeakSet",
        "WeakValueDictionary",
        "KeyedRef",
        "finalize",
        "ProxyTypes",
        "__all__",
    ],
    make_lazy,
};

const FUNCTIONS: &[NativeDef] = &[
    function("proxy", Arity::Any, proxy),
    function("getweakrefcount", Arity::Any, getweakrefcount),
    function("getweakrefs", Arity::Any, getweakrefs),
];

/// The methods of `weakref.ref`.
pub const REF_METHODS: &[NativeDef] = &[
    static_method("__new__", Arity::Any, ref_new),
    method("__init__", Arity::Any, ref_init),
    method("__call__", Arity::Any, ref_call),
    member("__callback__", ref_callback),
    class_method("__class_getitem__", Arity::One, crate::builtins::class_getitem),
];

fn fill(vm: &mut Machine, dict: V) -> R<()> {
    let types = [
        ("ref", Kind::WeakRef),
        ("ReferenceType", Kind::WeakRef),
        ("ProxyType", Kind::WeakProxy),
        ("CallableProxyType", Kind::WeakCallableProxy),
    ];
    for (name, kind) in types {
        let class = vm.kind_type(kind);
        let class = vm.new_ref(class);
        set(vm, dict, name, class)?;
    }
    Ok(())
}

fn make_lazy(vm: &mut Machine, dict: V, _name: &str) -> R<()> {
    let native = super::new_function(vm, &PRINT_EXCEPTION, "weakref");
    set(vm, dict, PRINT_EXCEPTION.name, native)?;
    vm.run_stdlib("weakref", dict)
}

static PRINT_EXCEPTION: NativeDef = function("_print_exception", Arity::One, print_exception);

/// What `sys.excepthook` does with an exception of a finalizer that runs at exit.
fn print_exception(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let text = vm.traceback_text(args.pos[0]);
    vm.write_error(&text);
    Ok(vm.none)
}

/// Whether CPython's type of an object has room for weak references.
fn can_be_weakly_referenced(vm: &Machine, v: V) -> bool {
    match vm.heap.get(v) {
        Object::Instance(_) | Object::Small(..) => {
            let class = vm.class(vm.type_of(v));
            class.heap && class.has_weakref
        }
        Object::Set(_)
        | Object::FrozenSet(_)
        | Object::Function(_)
        | Object::Method(..)
        | Object::Type(_)
        | Object::Module(_)
        | Object::Generator(_)
        | Object::Code(_) => true,
        Object::Native(native) => !native.is_method_wrapper(),
        _ => false,
    }
}

/// Makes a weak reference of a class: the existing one where CPython shares it. A new reference.
fn make_weak(vm: &mut Machine, class: V, kind: WeakRefKind, target: V, callback: Option<V>) -> R<V> {
    if !can_be_weakly_referenced(vm, target) {
        return Err(vm.type_error_of("cannot create weak reference to '{}' object", &[target]));
    }
    let callback = callback.filter(|&callback| !vm.is_none(callback));
    let exact = class == vm.kind_type(Kind::WeakRef) || kind != WeakRefKind::Ref;
    let plain = exact && callback.is_none();
    if plain {
        vm.show_class_weakref(target);
        let known = match kind {
            WeakRefKind::Ref => vm.heap.plain_weakref(target),
            _ => vm.heap.plain_weak_proxy(target),
        };
        if let Some(known) = known {
            return Ok(vm.new_ref(known));
        }
    }
    if let Some(callback) = callback {
        vm.heap.incref(callback);
    }
    let payload = Object::WeakRef(Box::new(WeakRef { target: Some(target), callback, hash: None, kind }));
    let made = if exact { vm.alloc(payload) } else { vm.make_builtin(class, payload) };
    let place = match (plain, kind) {
        (false, _) => WeakKind::Other,
        (true, WeakRefKind::Ref) => WeakKind::PlainRef,
        (true, _) => WeakKind::PlainProxy,
    };
    vm.heap.register_weakref(target, made, place);
    Ok(made)
}

fn ref_new(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, rest) = (args.pos[0], args.rest());
    check_count(vm, "__new__", rest.pos.len(), 1, 2)?;
    if !args.kw.is_empty() && class == vm.kind_type(Kind::WeakRef) {
        return Err(vm.type_error("ref() takes no keyword arguments"));
    }
    vm.pass_arguments(rest.pos.len());
    make_weak(vm, class, WeakRefKind::Ref, rest.pos[0], rest.pos.get(1).copied())
}

/// `weakref___init__`: only checks its arguments.
fn ref_init(vm: &mut Machine, args: Args<'_>) -> R<V> {
    super::no_keywords(vm, args, "ref")?;
    check_count(vm, "__init__", args.pos.len() - 1, 1, 2)?;
    Ok(vm.none)
}

fn ref_call(vm: &mut Machine, args: Args<'_>) -> R<V> {
    super::no_keywords(vm, args, "weakref")?;
    check_count(vm, "weakref", args.pos.len() - 1, 0, 0)?;
    let target = vm.heap.get(args.pos[0]).native().weak_referent();
    Ok(vm.new_ref(target.unwrap_or(vm.none)))
}

fn ref_callback(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let callback = match vm.heap.get(args.pos[0]).native() {
        Object::WeakRef(weak) => weak.callback,
        _ => None,
    };
    Ok(vm.new_ref(callback.unwrap_or(vm.none)))
}

impl Object {
    /// What a weak reference or proxy points at, if it still does.
    pub fn weak_referent(&self) -> Option<V> {
        match self {
            Object::WeakRef(weak) => weak.target,
            _ => None,
        }
    }
}

fn proxy(vm: &mut Machine, args: Args<'_>) -> R<V> {
    super::no_keywords(vm, args, "_weakref.proxy")?;
    check_count(vm, "proxy", args.pos.len(), 1, 2)?;
    let target = args.pos[0];
    let kind = if vm.is_callable(target) { WeakRefKind::CallableProxy } else { WeakRefKind::Proxy };
    let class = vm.kind_type(Kind::WeakProxy);
    make_weak(vm, class, kind, target, args.pos.get(1).copied())
}

fn getweakrefcount(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let target = one(vm, args, "_weakref.getweakrefcount")?;
    vm.show_class_weakref(target);
    let count = vm.heap.weakref_count(target);
    Ok(vm.new_int(count as i64))
}

fn getweakrefs(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let target = one(vm, args, "_weakref.getweakrefs")?;
    vm.show_class_weakref(target);
    let refs = vm.heap.weakrefs(target).to_vec();
    refs.iter().for_each(|&v| vm.heap.incref(v));
    vm.new_list(refs)
}
