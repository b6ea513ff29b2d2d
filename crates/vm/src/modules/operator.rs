//! The module `_operator`: what fetches items, attributes and results of methods (`Modules/_operator.c`).

use super::{ModuleDef, check_count, no_keywords, set};
use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, method, special, static_method};
use crate::object::V;
use crate::objects::{TypeDef, payload};

/// The module.
pub const MODULE: ModuleDef = ModuleDef {
    name: "_operator",
    functions: &[],
    functions_of: "_operator",
    fill: |vm, dict| {
        [&ITEM_GETTER, &ATTR_GETTER, &METHOD_CALLER].into_iter().try_for_each(|def| {
            let class = vm.native_type(def);
            set(vm, dict, def.short_name(), class)
        })
    },
    lazy_names: &[],
    make_lazy: super::nothing_lazy,
};

/// `itemgetter`
static ITEM_GETTER: TypeDef = TypeDef::new(
    "operator.itemgetter",
    48,
    &[&[
        static_method("__new__", Arity::Any, new_item_getter),
        special("__call__", Arity::Any, get_items),
        special("__repr__", Arity::None, item_getter_repr),
        method("__reduce__", Arity::None, |vm, args| {
            let items = vm.payload::<ItemGetter>(args.pos[0]).all();
            reduced(vm, args.pos[0], &items)
        }),
    ]],
);
/// `attrgetter`
static ATTR_GETTER: TypeDef = TypeDef::new(
    "operator.attrgetter",
    40,
    &[&[
        static_method("__new__", Arity::Any, new_attr_getter),
        special("__call__", Arity::Any, get_attributes),
        special("__repr__", Arity::None, |vm, args| {
            let names = attr_names(vm, args.pos[0]);
            shown(vm, args.pos[0], &names, &[])
        }),
        method("__reduce__", Arity::None, |vm, args| {
            let names = attr_names(vm, args.pos[0]);
            reduced(vm, args.pos[0], &names)
        }),
    ]],
);
/// `methodcaller`
static METHOD_CALLER: TypeDef = TypeDef::new("operator.methodcaller", 64, &[METHOD_CALLER_METHODS]);

const METHOD_CALLER_METHODS: &[NativeDef] = &[
    static_method("__new__", Arity::Any, new_method_caller),
    special("__call__", Arity::Any, call_method),
    special("__repr__", Arity::None, |vm, args| {
        let (pos, kw) = caller_parts(vm, args.pos[0]);
        shown(vm, args.pos[0], &pos, &kw)
    }),
    method("__reduce__", Arity::None, method_caller_reduce),
];

/// One item, or several in a tuple.
#[derive(Clone, Debug)]
struct ItemGetter {
    item: Option<V>,
    several: Vec<V>,
}

payload!(ItemGetter, visit[item], free[item]);

impl ItemGetter {
    fn all(&self) -> Vec<V> {
        if self.several.is_empty() { self.item.into_iter().collect() } else { self.several.clone() }
    }
}

/// A tuple of names as they were given; each in parts.
#[derive(Clone, Debug)]
struct AttrGetter {
    names: Option<V>,
    paths: Vec<Vec<V>>,
}

payload!(AttrGetter, visit [names], free [names], is class_last);

/// A name, a tuple of arguments by position, a dict of others, and all in the order in which a call wants them.
#[derive(Clone, Debug)]
struct MethodCaller {
    name: Option<V>,
    args: Option<V>,
    keywords: Option<V>,
    row: Option<V>,
}

payload!(MethodCaller, visit [name, args, keywords, row], free [name, args, keywords, row], is class_last);

/// The one object that a getter is called with.
fn called_with(vm: &mut Machine, args: Args<'_>, name: &str) -> R<V> {
    no_keywords(vm, args, name)?;
    check_count(vm, name, args.pos.len() - 1, 1, 1)?;
    Ok(args.pos[1])
}

/// The class and its arguments to be called again.
fn reduced(vm: &mut Machine, this: V, arguments: &[V]) -> R<V> {
    let class = vm.type_of(this);
    arguments.iter().chain([&class]).for_each(|&v| vm.heap.incref(v));
    let arguments = vm.new_tuple(arguments.to_vec());
    Ok(vm.new_tuple(vec![class, arguments]))
}

/// `operator.itemgetter(1, 2)`; inside itself `operator.itemgetter(...)`.
fn shown(vm: &mut Machine, this: V, pos: &[V], kw: &[(V, V)]) -> R<V> {
    let class = vm.type_of(this);
    let name = vm.class_full_name(class);
    if vm.repr_guard.contains(&this) {
        return Ok(vm.new_string(format!("{name}(...)")));
    }
    vm.repr_guard.push(this);
    let mut parts: R<Vec<String>> = pos.iter().map(|&v| vm.repr_text(v)).collect();
    for &(key, value) in kw {
        parts = parts.and_then(|mut parts| {
            parts.push(format!("{}={}", vm.str_of(key)?, vm.repr_text(value)?));
            Ok(parts)
        });
    }
    vm.repr_guard.pop();
    Ok(vm.new_string(format!("{name}({})", parts?.join(", "))))
}

fn new_item_getter(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, rest) = vm.native_class(args, &ITEM_GETTER)?;
    no_keywords(vm, rest, "itemgetter")?;
    rest.pos.iter().for_each(|&v| vm.heap.incref(v));
    let payload = match *rest.pos {
        [] => return Err(vm.type_error("itemgetter expected 1 argument, got 0")),
        [item] => ItemGetter { item: Some(item), several: Vec::new() },
        ref several => {
            let tuple = vm.new_tuple(several.to_vec());
            ItemGetter { item: Some(tuple), several: several.to_vec() }
        }
    };
    Ok(vm.new_native(class, payload))
}

/// A tuple of what `each` gives for each of some things.
fn tuple_of<T>(vm: &mut Machine, things: &[T], mut each: impl FnMut(&mut Machine, &T) -> R<V>) -> R<V> {
    let mut found = Vec::with_capacity(things.len());
    for thing in things {
        match each(vm, thing) {
            Ok(value) => found.push(value),
            Err(raise) => {
                found.into_iter().for_each(|v| vm.decref(v));
                return Err(raise);
            }
        }
    }
    Ok(vm.new_tuple(found))
}

fn get_items(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let object = called_with(vm, args, "itemgetter")?;
    let &ItemGetter { item: Some(item), ref several } = vm.payload::<ItemGetter>(args.pos[0]) else {
        return Ok(vm.none);
    };
    if several.is_empty() {
        return vm.getitem(object, item);
    }
    let several = several.clone();
    tuple_of(vm, &several, |vm, &item| vm.getitem(object, item))
}

fn item_getter_repr(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let items = vm.payload::<ItemGetter>(args.pos[0]).all();
    shown(vm, args.pos[0], &items, &[])
}

fn new_attr_getter(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, rest) = vm.native_class(args, &ATTR_GETTER)?;
    no_keywords(vm, rest, "attrgetter")?;
    if rest.pos.is_empty() {
        return Err(vm.type_error("attrgetter expected 1 argument, got 0"));
    }
    let mut paths = Vec::with_capacity(rest.pos.len());
    for &name in rest.pos {
        let Some(text) = vm.as_str(name).map(str::to_string) else {
            return Err(vm.type_error("attribute name must be a string"));
        };
        paths.push(text.split('.').map(|part| vm.intern(part)).collect());
    }
    rest.pos.iter().for_each(|&v| vm.heap.incref(v));
    let names = Some(vm.new_tuple(rest.pos.to_vec()));
    Ok(vm.new_native(class, AttrGetter { names, paths }))
}

fn attr_names(vm: &Machine, this: V) -> Vec<V> {
    let names = vm.payload::<AttrGetter>(this).names;
    names.and_then(|names| vm.tuple(names)).unwrap_or(&[]).to_vec()
}

/// An attribute of an attribute.
fn follow(vm: &mut Machine, object: V, path: &[V]) -> R<V> {
    let mut value = vm.new_ref(object);
    for &name in path {
        let next = vm.get_attr(value, name);
        vm.decref(value);
        value = next?;
    }
    Ok(value)
}

fn get_attributes(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let object = called_with(vm, args, "attrgetter")?;
    let paths = vm.payload::<AttrGetter>(args.pos[0]).paths.clone();
    match paths.as_slice() {
        [path] => follow(vm, object, path),
        _ => tuple_of(vm, &paths, |vm, path| follow(vm, object, path)),
    }
}

fn new_method_caller(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, rest) = vm.native_class(args, &METHOD_CALLER)?;
    let Some((&name, given)) = rest.pos.split_first() else {
        return Err(vm.type_error("methodcaller needs at least one argument, the method name"));
    };
    let Some(text) = vm.as_str(name).map(str::to_string) else {
        return Err(vm.type_error("method name must be a string"));
    };
    let name = vm.intern(&text);
    let values = given.iter().copied().chain(rest.kw.iter().map(|&(_, value)| value));
    let row: Vec<V> = std::iter::once(name).chain(values).collect();
    given.iter().chain(&row).for_each(|&v| vm.heap.incref(v));
    let (args, row) = (vm.new_tuple(given.to_vec()), vm.new_tuple(row));
    let keywords = if rest.kw.is_empty() {
        None
    } else {
        let dict = vm.new_dict();
        rest.kw.iter().try_for_each(|&(name, value)| vm.dict_set(dict, name, value))?;
        Some(dict)
    };
    Ok(vm.new_native(class, MethodCaller { name: Some(name), args: Some(args), keywords, row: Some(row) }))
}

/// Name and arguments by position, arguments by name; borrowed.
fn caller_parts(vm: &Machine, this: V) -> (Vec<V>, Vec<(V, V)>) {
    let &MethodCaller { name, args, keywords, .. } = vm.payload::<MethodCaller>(this);
    let given = args.and_then(|args| vm.tuple(args)).unwrap_or(&[]);
    let pos = name.into_iter().chain(given.iter().copied()).collect();
    let kw = keywords.map(|keywords| vm.dict_items(keywords)).unwrap_or_default();
    (pos, kw.iter().map(|entry| (entry.key, entry.value)).collect())
}

fn call_method(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let object = called_with(vm, args, "methodcaller")?;
    let (pos, kw) = caller_parts(vm, args.pos[0]);
    let function = vm.get_attr(object, pos[0])?;
    let result = vm.call_with(function, Args { pos: &pos[1..], kw: &kw });
    vm.decref(function);
    result
}

fn method_caller_reduce(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (pos, kw) = caller_parts(vm, args.pos[0]);
    if kw.is_empty() {
        return reduced(vm, args.pos[0], &pos);
    }
    let functools = vm.import_module("functools")?;
    let name = vm.intern("partial");
    let partial = vm.get_attr(functools, name);
    vm.decref(functools);
    let partial = partial?;
    let class = vm.type_of(args.pos[0]);
    let made = vm.call_with(partial, Args { pos: &[class, pos[0]], kw: &kw });
    vm.decref(partial);
    let made = made?;
    pos[1..].iter().for_each(|&v| vm.heap.incref(v));
    let arguments = vm.new_tuple(pos[1..].to_vec());
    debug_assert!(vm.heap.get(made).is_instance(), "partials are instances");
    Ok(vm.new_tuple(vec![made, arguments]))
}
