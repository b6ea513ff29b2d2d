//! `object`.

use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, class_method, getter, method, static_method};
use crate::object::{Base, Object, V};
use crate::objects::Kind;

/// The methods of `object`.
pub const METHODS: &[NativeDef] = &[
    method("__reduce__", Arity::None, |vm, args| {
        let name = vm.short_type_name(args.pos[0]);
        refuse_unpicklable(vm, args.pos[0], &name)?;
        vm.library_call("copyreg", "_reduce", args.pos)
    }),
    method("__reduce_ex__", Arity::One, |vm, args| {
        let (class, reduce) = (vm.type_of(args.pos[0]), vm.names.reduce);
        if is_objects(vm, class, reduce) {
            let name = vm.type_name(args.pos[0]);
            refuse_unpicklable(vm, args.pos[0], &name)?;
        }
        vm.library_call("copyreg", "_reduce_ex", args.pos)
    }),
    method("__getstate__", Arity::None, |vm, args| vm.library_call("copyreg", "_getstate", args.pos)),
    static_method("__new__", Arity::Any, object_new),
    method("__init__", Arity::Any, object_init),
    method("__repr__", Arity::None, |vm, args| {
        let (class, repr) = (vm.type_of(args.pos[0]), vm.names.repr);
        let text = match is_objects(vm, class, repr) {
            true => vm.native_repr(args.pos[0])?,
            false => format!("<{} object at {}>", vm.class_full_name(class), vm.address_text(args.pos[0])),
        };
        Ok(vm.new_string(text))
    }),
    method("__str__", Arity::None, |vm, args| {
        let text = vm.repr_text(args.pos[0])?;
        Ok(vm.new_string(text))
    }),
    method("__format__", Arity::One, |vm, args| {
        let spec = vm.as_str(args.pos[1]).unwrap_or("").to_string();
        let text = vm.native_format(args.pos[0], &spec)?;
        Ok(vm.new_string(text))
    }),
    method("__hash__", Arity::None, |vm, args| {
        let hash = vm.identity_hash(args.pos[0]);
        Ok(vm.new_int(hash))
    }),
    method("__eq__", Arity::One, |vm, args| Ok(if args.pos[0] == args.pos[1] { vm.true_ } else { vm.not_implemented })),
    method("__ne__", Arity::One, |vm, args| {
        Ok(if args.pos[0] == args.pos[1] { vm.false_ } else { vm.not_implemented })
    }),
    method("__lt__", Arity::One, |vm, _| Ok(vm.not_implemented)),
    method("__le__", Arity::One, |vm, _| Ok(vm.not_implemented)),
    method("__gt__", Arity::One, |vm, _| Ok(vm.not_implemented)),
    method("__ge__", Arity::One, |vm, _| Ok(vm.not_implemented)),
    method("__getattribute__", Arity::One, |vm, args| {
        let name = attribute_name(vm, args.pos[1])?;
        match vm.generic_get_attr(args.pos[0], name)? {
            Some(v) => Ok(v),
            None => Err(vm.no_attribute(args.pos[0], name)),
        }
    }),
    method("__setattr__", Arity::Range(2, 2), |vm, args| {
        let name = attribute_name(vm, args.pos[1])?;
        vm.generic_set_attr(args.pos[0], name, Some(args.pos[2]))?;
        Ok(vm.none)
    }),
    method("__delattr__", Arity::One, |vm, args| {
        let name = attribute_name(vm, args.pos[1])?;
        vm.generic_set_attr(args.pos[0], name, None)?;
        Ok(vm.none)
    }),
    method("__dir__", Arity::None, |vm, args| vm.dir_of(args.pos[0])),
    class_method("__init_subclass__", Arity::Any, init_subclass),
    class_method("__subclasshook__", Arity::Any, |vm, _| Ok(vm.not_implemented)),
    getter("__doc__", |vm, args| {
        let class = vm.type_of(args.pos[0]);
        let order = vm.class(class).mro_list.clone();
        match order.iter().copied().find(|&class| !vm.class(class).heap) {
            Some(builtin) => vm.doc_of_type(builtin),
            None => Ok(vm.none),
        }
    }),
    getter("__class__", |vm, args| {
        let class = vm.type_of(args.pos[0]);
        Ok(vm.new_ref(class))
    }),
];

/// An attribute's name, interned.
pub fn attribute_name(vm: &mut Machine, v: V) -> R<V> {
    if vm.as_str(v).is_none() {
        return Err(vm.type_error_of("attribute name must be string, not '{}'", &[v]));
    }
    let text = vm.str_text(v).to_string();
    Ok(vm.intern(&text))
}

/// Whether a class's attribute is `object`'s own.
fn is_objects(vm: &mut Machine, class: V, name: V) -> bool {
    let object = vm.kind_type(Kind::Object);
    vm.type_lookup(class, name) == vm.type_lookup(object, name)
}

/// An object of a native module's type holds what nobody else can tell, unless its class says how.
fn refuse_unpicklable(vm: &mut Machine, v: V, name: &str) -> R<()> {
    let class = vm.type_of(v);
    let unknown = vm.native_def(v).is_some_and(|def| def.base == Kind::Object);
    let told = ["__getstate__", "__getnewargs__", "__getnewargs_ex__"].into_iter().any(|name| {
        let name = vm.intern(name);
        !is_objects(vm, class, name)
    });
    if unknown && !told { Err(vm.type_error(format!("cannot pickle '{name}' object"))) } else { Ok(()) }
}

fn object_new(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let Some(&class) = args.pos.first() else {
        return Err(vm.type_error("object.__new__(): not enough arguments"));
    };
    if !matches!(vm.heap.get(class), Object::Type(_)) {
        return Err(vm.type_error_of("object.__new__(X): X is not a type object ({})", &[class]));
    }
    let new = vm.names.new;
    let is_native = vm.class(class).native.is_some() || vm.class(class).kind == Kind::Native;
    if is_native && is_objects(vm, class, new) {
        let message = format!("cannot create '{}' instances", vm.class(class).name);
        return Err(vm.type_error(message));
    }
    if args.pos.len() > 1 || !args.kw.is_empty() {
        let init = vm.names.init;
        if !is_objects(vm, class, new) {
            return Err(vm.type_error("object.__new__() takes exactly one argument (the type to instantiate)"));
        }
        if is_objects(vm, class, init) {
            let call = if vm.class(class).kind == Kind::None { "" } else { "()" };
            let message = format!("{}{call} takes no arguments", vm.class(class).name);
            return Err(vm.type_error(message));
        }
    }
    refuse_abstract(vm, class)?;
    let payload = vm.class(class);
    if payload.kind != Kind::Object || payload.is_exception || payload.native.is_some() {
        let name = payload.name.clone();
        // The nearest class whose `__new__` is not the program's.
        let (mut own, new) = (class, vm.names.new);
        while vm.type_lookup(own, new).is_some_and(|method| matches!(vm.heap.get(method), Object::StaticMethod(..)))
            && let Some(base) = vm.class(own).base
        {
            own = base;
        }
        let own = &vm.class(own).name;
        let message = format!("object.__new__({name}) is not safe, use {own}.__new__()");
        return Err(vm.type_error(message));
    }
    Ok(vm.new_instance(class, Base::Object))
}

/// A class with abstract methods left is not instantiated.
fn refuse_abstract(vm: &mut Machine, class: V) -> R<()> {
    let Some(left) = crate::modules::get(vm, vm.class(class).dict, "__abstractmethods__") else { return Ok(()) };
    if !vm.truth(left)? {
        return Ok(());
    }
    let items = vm.collect_iterable(left)?;
    let mut names: Vec<String> = items.iter().filter_map(|&v| vm.as_str(v).map(|name| format!("'{name}'"))).collect();
    items.into_iter().for_each(|v| vm.decref(v));
    names.sort();
    let message = format!(
        "Can't instantiate abstract class {} without an implementation for abstract method{} {}",
        vm.class(class).name,
        if names.len() > 1 { "s" } else { "" },
        names.join(", ")
    );
    Err(vm.type_error(message))
}

fn object_init(vm: &mut Machine, args: Args<'_>) -> R<V> {
    if args.pos.len() > 1 || !args.kw.is_empty() {
        let class = vm.type_of(args.pos[0]);
        let (new, init) = (vm.names.new, vm.names.init);
        if !is_objects(vm, class, init) {
            return Err(vm.type_error("object.__init__() takes exactly one argument (the instance to initialize)"));
        }
        // The types that a program cannot make have no `__new__` at all.
        if is_objects(vm, class, new) && (vm.class(class).heap || class == vm.kind_type(Kind::Object)) {
            let message =
                format!("{}.__init__() takes exactly one argument (the instance to initialize)", vm.class(class).name);
            return Err(vm.type_error(message));
        }
    }
    Ok(vm.none)
}

fn init_subclass(vm: &mut Machine, args: Args<'_>) -> R<V> {
    if !args.kw.is_empty() || args.pos.len() > 1 {
        let name = vm.class(args.pos[0]).name.clone();
        return Err(vm.type_error(format!("{name}.__init_subclass__() takes no keyword arguments")));
    }
    Ok(vm.none)
}

impl Machine {
    /// `dir(v)`: a sorted list of names.
    pub fn dir_of(&mut self, v: V) -> R<V> {
        let mut names: Vec<String> = Vec::new();
        let collect = |vm: &Self, dict: V, names: &mut Vec<String>| {
            names.extend(vm.dict_items(dict).iter().filter_map(|entry| vm.as_str(entry.key).map(str::to_string)));
        };
        match self.heap.get(v) {
            Object::Module(module) => {
                let dict = module.dict;
                collect(self, dict, &mut names);
                names.extend(self.lazy_names(v).iter().map(|&name| name.to_string()));
            }
            Object::WeakRef(_) if self.is_proxy(v) => {
                let target = self.proxy_target(v)?;
                let result = self.dir_of(target);
                self.drop_ref(target);
                return result;
            }
            Object::Type(class) => {
                for class in class.mro_list.clone().iter() {
                    let dict = self.class(*class).dict;
                    collect(self, dict, &mut names);
                }
            }
            object => {
                if let Object::Function(function) = object
                    && let Some(dict) = function.dict
                {
                    collect(self, dict, &mut names);
                }
                if self.instance(v).is_some() && self.class(self.type_of(v)).has_dict {
                    let merged = self.merged_names(v)?;
                    collect(self, merged, &mut names);
                    self.drop_ref(merged);
                } else {
                    for class in self.class(self.type_of(v)).mro_list.clone().iter() {
                        collect(self, self.class(*class).dict, &mut names);
                    }
                }
            }
        }
        names.sort();
        names.dedup();
        let items = names.iter().map(|name| self.new_str(name)).collect();
        self.new_list(items)
    }

    /// A copy of an instance's dict, which it has from now on, with the names of its class and of that one's bases: where
    /// the copy shares its keys with the class's instances, they have room for fewer (`object___dir___impl`).
    fn merged_names(&mut self, v: V) -> R<V> {
        let dict = self.instance_dict(v)?;
        let copy = self.dict_copy(dict);
        self.drop_ref(dict);
        let copy = copy?;
        let mut classes = vec![self.type_of(v)];
        while let Some(class) = classes.pop() {
            for entry in self.dict_items(self.class(class).dict) {
                if let Err(raise) = self.dict_set(copy, entry.key, entry.value) {
                    self.drop_ref(copy);
                    return Err(raise);
                }
            }
            let bases = self.tuple(self.class(class).bases).map_or_else(Vec::new, <[V]>::to_vec);
            classes.extend(bases.into_iter().rev());
        }
        Ok(copy)
    }
}
