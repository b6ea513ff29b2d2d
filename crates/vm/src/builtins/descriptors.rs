//! The attributes and methods of functions, methods, properties and the other small objects around classes.

use super::annotations;
use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, getter, member, method, static_method};
use crate::object::{Object, V};
use crate::objects::{Function, GetSetKind, TypeObj};

pub(super) fn or_none(vm: &mut Machine, v: Option<V>) -> R<V> {
    let v = v.unwrap_or(vm.none);
    Ok(vm.new_ref(v))
}

fn function_part(vm: &mut Machine, args: Args<'_>, pick: fn(&Function) -> Option<V>) -> R<V> {
    let Object::Function(function) = vm.heap.get(args.pos[0]) else { unreachable!("attribute of functions") };
    let v = pick(function);
    or_none(vm, v)
}

/// Of Python functions.
pub const FUNCTION_METHODS: &[NativeDef] = &[
    getter("__name__", |vm, args| function_part(vm, args, |f| Some(f.name))),
    getter("__qualname__", |vm, args| function_part(vm, args, |f| Some(f.qualname))),
    getter("__module__", |vm, args| function_part(vm, args, |f| f.module)),
    getter("__doc__", |vm, args| function_part(vm, args, |f| f.doc)),
    getter("__code__", |vm, args| function_part(vm, args, |f| Some(f.code))),
    getter("__defaults__", |vm, args| function_part(vm, args, |f| f.defaults)),
    getter("__kwdefaults__", |vm, args| function_part(vm, args, |f| f.kwdefaults)),
    member("__closure__", |vm, args| function_part(vm, args, |f| f.closure)),
    member("__globals__", |vm, args| function_part(vm, args, |f| Some(f.globals))),
    member("__builtins__", |vm, args| function_part(vm, args, |f| Some(f.builtins))),
    getter("__dict__", function_dict),
    getter("__annotations__", annotations::of_function),
    getter("__annotate__", |vm, args| function_part(vm, args, |f| f.annotate)),
    getter("__type_params__", |vm, args| {
        let Object::Function(function) = vm.heap.get(args.pos[0]) else { unreachable!("attribute of functions") };
        let params = function.type_params.unwrap_or(vm.empty_tuple);
        Ok(vm.new_ref(params))
    }),
    method("__get__", Arity::Range(1, 2), |vm, args| {
        if vm.is_none(args.pos[1]) {
            return Ok(vm.new_ref(args.pos[0]));
        }
        Ok(vm.bind_method(args.pos[0], args.pos[1]))
    }),
    method("__call__", Arity::Any, |vm, args| vm.call_with(args.pos[0], args.rest())),
];

fn function_dict(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let Object::Function(function) = vm.heap.get(args.pos[0]) else { unreachable!("attribute of functions") };
    if let Some(dict) = function.dict {
        return Ok(vm.new_ref(dict));
    }
    let dict = vm.new_dict();
    if let Object::Function(function) = vm.heap.get_mut(args.pos[0]) {
        function.dict = Some(dict);
    }
    Ok(vm.new_ref(dict))
}

fn method_parts(vm: &Machine, v: V) -> (V, V) {
    match vm.heap.get(v) {
        Object::Method(function, this) => (*function, *this),
        _ => unreachable!("attribute of methods"),
    }
}

/// Of bound methods.
pub const METHOD_METHODS: &[NativeDef] = &[
    static_method("__new__", Arity::Any, new_method),
    member("__func__", |vm, args| {
        let (function, _) = method_parts(vm, args.pos[0]);
        Ok(vm.new_ref(function))
    }),
    member("__self__", |vm, args| {
        let (_, this) = method_parts(vm, args.pos[0]);
        Ok(vm.new_ref(this))
    }),
    getter("__name__", |vm, args| forwarded(vm, args, "__name__")),
    getter("__qualname__", |vm, args| forwarded(vm, args, "__qualname__")),
    getter("__doc__", |vm, args| forwarded(vm, args, "__doc__")),
    getter("__module__", |vm, args| forwarded(vm, args, "__module__")),
    getter("__code__", |vm, args| forwarded(vm, args, "__code__")),
    method("__call__", Arity::Any, |vm, args| vm.call_with(args.pos[0], args.rest())),
];

fn forwarded(vm: &mut Machine, args: Args<'_>, name: &str) -> R<V> {
    let (function, _) = method_parts(vm, args.pos[0]);
    let name = vm.intern(name);
    vm.get_attr(function, name)
}

/// `__isabstractmethod__` of what wraps these functions.
pub(super) fn any_abstract(vm: &mut Machine, functions: [Option<V>; 3]) -> R<V> {
    for function in functions.into_iter().flatten() {
        let name = vm.intern("__isabstractmethod__");
        let Some(mark) = vm.get_attr_opt(function, name)? else { continue };
        let is_abstract = vm.truth(mark);
        vm.decref(mark);
        if is_abstract? {
            return Ok(vm.true_);
        }
    }
    Ok(vm.false_)
}

/// Of cells.
pub const CELL_METHODS: &[NativeDef] = &[getter("cell_contents", |vm, args| {
    let Object::Cell(content) = vm.heap.get(args.pos[0]) else { unreachable!("attribute of cells") };
    match *content {
        Some(v) => Ok(vm.new_ref(v)),
        None => Err(vm.value_error("Cell is empty")),
    }
})];

/// Of code objects.
pub const CODE_METHODS: &[NativeDef] = &[
    member("co_name", |vm, args| code_part(vm, args, |vm, code| vm.new_ref(code.name))),
    member("co_qualname", |vm, args| code_part(vm, args, |vm, code| vm.new_ref(code.qualname))),
    member("co_filename", |vm, args| code_part(vm, args, |vm, code| vm.new_str(&code.filename))),
    member("co_argcount", |vm, args| code_part(vm, args, |vm, code| vm.new_int(i64::from(code.arg_count)))),
    member("co_firstlineno", |vm, args| code_part(vm, args, |vm, code| vm.new_int(i64::from(code.first_line)))),
    member("co_consts", |vm, args| {
        code_part(vm, args, |vm, code| match code.consts_tuple {
            Some(tuple) => vm.new_ref(tuple),
            None => vm.tuple_of(&code.consts),
        })
    }),
    member("co_names", |vm, args| code_part(vm, args, |vm, code| vm.new_tuple(code.names.to_vec()))),
    getter("co_varnames", |vm, args| {
        code_part(vm, args, |vm, code| vm.new_tuple(code.local_names[..code.n_locals as usize].to_vec()))
    }),
    getter("co_freevars", |vm, args| {
        code_part(vm, args, |vm, code| {
            use crate::objects::LocalKindExt as _;
            let free = code.locals.iter().zip(&code.local_names).filter(|(local, _)| local.kind.is_free());
            let names = free.map(|(_, &name)| name).collect();
            vm.new_tuple(names)
        })
    }),
];

fn code_part(vm: &mut Machine, args: Args<'_>, part: fn(&mut Machine, &crate::objects::LoadedCode) -> V) -> R<V> {
    let Object::Code(code) = vm.heap.get(args.pos[0]) else { unreachable!("attribute of code") };
    let code = code.clone();
    Ok(part(vm, &code))
}

/// Of traceback entries.
pub const TRACEBACK_METHODS: &[NativeDef] = &[
    member("tb_frame", |vm, args| {
        let Object::Traceback(entry) = vm.heap.get(args.pos[0]) else { unreachable!("attribute of tracebacks") };
        let frame = entry.frame;
        Ok(vm.new_ref(frame))
    }),
    getter("tb_next", |vm, args| {
        let Object::Traceback(entry) = vm.heap.get(args.pos[0]) else { unreachable!("attribute of tracebacks") };
        let next = entry.next;
        or_none(vm, next)
    }),
    getter("tb_lineno", |vm, args| {
        let Object::Traceback(entry) = vm.heap.get(args.pos[0]) else { unreachable!("attribute of tracebacks") };
        let line = entry.line;
        Ok(vm.new_int(i64::from(line)))
    }),
    member("tb_lasti", |vm, args| {
        let Object::Traceback(entry) = vm.heap.get(args.pos[0]) else { unreachable!("attribute of tracebacks") };
        let bytes = 2 * i64::from(entry.pc);
        Ok(vm.new_int(bytes))
    }),
];

impl Machine {
    /// Assignment to a computed attribute.
    pub fn getset_set(&mut self, kind: GetSetKind, name: &str, obj: V, value: Option<V>) -> R<()> {
        if name == "__class__" && matches!(kind, GetSetKind::Computed(_)) {
            let Some(class) = value else { return Err(self.type_error("can't delete __class__ attribute")) };
            return self.set_class(obj, class);
        }
        let kind = if name == "__dict__" && self.exc(obj).is_some() { GetSetKind::Dict } else { kind };
        if self.exc(obj).is_some() && matches!(kind, GetSetKind::Computed(_)) {
            if matches!(name, "args" | "__traceback__" | "__cause__" | "__context__" | "__suppress_context__") {
                let Some(value) = value else {
                    let message = match name {
                        "__suppress_context__" => "can't delete numeric/char attribute".to_owned(),
                        _ => format!("{name} may not be deleted"),
                    };
                    return Err(self.type_error(message));
                };
                return super::exceptions::set_special(self, obj, name, value);
            }
            if self.set_exc_member(obj, name, value) {
                return Ok(());
            }
            return Err(self.raise(crate::errors::ExcKind::Attribute, "readonly attribute"));
        }
        match (kind, value) {
            (GetSetKind::Dict, Some(value)) => self.set_instance_dict(obj, value),
            (GetSetKind::Dict, None) if self.exc(obj).is_some() => Err(self.type_error("cannot delete __dict__")),
            (GetSetKind::Dict, None) => {
                let empty = self.new_dict();
                let set = self.set_instance_dict(obj, empty);
                self.drop_ref(empty);
                set
            }
            (GetSetKind::Computed(_), _) if matches!(self.heap.get(obj), Object::Function(_)) => {
                self.set_function_attr(obj, name, value)
            }
            (GetSetKind::Computed(_), value) if matches!(self.heap.get(obj), Object::Generator(_)) => {
                super::generators::set_name(self, obj, name, value)
            }
            (GetSetKind::Computed(_), Some(value)) if matches!(self.heap.get(obj), Object::Cell(_)) => {
                self.heap.incref(value);
                let Object::Cell(content) = self.heap.get_mut(obj) else { unreachable!("just checked") };
                let old = content.replace(value);
                old.into_iter().for_each(|v| self.drop_ref(v));
                Ok(())
            }
            (GetSetKind::Computed(_), value) if self.native_setter(obj, name).is_some() => {
                let setter = self.native_setter(obj, name).expect("just found");
                let args = [obj, value.unwrap_or(obj)];
                setter.invoke(self, Args::positional(&args[..1 + usize::from(value.is_some())])).map(|_| ())
            }
            (GetSetKind::Computed(def), value)
                if matches!(self.heap.get(obj), Object::StaticMethod(..) | Object::ClassMethod(..)) && !def.plain =>
            {
                super::wrappers::set_attribute(self, obj, name, value)
            }
            (GetSetKind::Computed(_), value) if name == "__bases__" => self.set_bases(obj, value),
            (GetSetKind::Computed(_), value) if name == "tb_next" => self.set_next_traceback(obj, value),
            (GetSetKind::Computed(def), _) if def.plain => {
                Err(self.raise(crate::errors::ExcKind::Attribute, "readonly attribute"))
            }
            _ => self.set_class_name_or_refuse(obj, name, value),
        }
    }

    fn set_class_name_or_refuse(&mut self, obj: V, name: &str, value: Option<V>) -> R<()> {
        let text = value.and_then(|v| self.as_str(v)).map(std::rc::Rc::<str>::from);
        if let (Object::Type(class), Some(text)) = (self.heap.get_mut(obj), text)
            && class.heap
            && !class.own_native
        {
            match name {
                "__name__" => class.name = text,
                "__qualname__" => class.qualname = text,
                _ => {}
            }
            if matches!(name, "__name__" | "__qualname__") {
                return Ok(());
            }
        }
        if let Object::Type(class) = self.heap.get(obj)
            && class.heap
            && !class.own_native
            && (matches!(name, "__name__" | "__qualname__")
                || value.is_none() && matches!(name, "__module__" | "__doc__" | "__type_params__"))
        {
            let of = class.name.clone();
            let message = match value {
                Some(value) => format!("can only assign string to {of}.{name}, not '{}'", self.type_name(value)),
                None => format!("cannot delete '{name}' attribute of immutable type '{of}'"),
            };
            return Err(self.type_error(message));
        }
        if let (Object::Type(class), Some(value)) = (self.heap.get(obj), value)
            && class.heap
            && !class.own_native
            && matches!(name, "__module__" | "__doc__" | "__type_params__" | "__abstractmethods__")
        {
            let dict = class.dict;
            let name = self.intern(name);
            self.type_epoch = self.type_epoch.wrapping_add(1);
            return self.dict_set_name(dict, name, value);
        }
        if matches!(self.heap.get(obj), Object::Type(class) if class.heap)
            && matches!(name, "__annotations__" | "__annotate__")
        {
            return self.set_class_annotations(obj, name, value);
        }
        // The class is the one that has the attribute.
        let (of, key) = (self.type_of(obj), self.intern(name));
        let order = self.class(of).mro_list.clone();
        let owner = order.iter().find(|&&class| self.dict_get_name(self.class(class).dict, key).is_some());
        let class = &self.class(*owner.unwrap_or(&of)).name;
        let message = format!("attribute '{name}' of '{class}' objects is not writable");
        Err(self.raise(crate::errors::ExcKind::Attribute, message))
    }

    fn set_function_attr(&mut self, function: V, name: &str, value: Option<V>) -> R<()> {
        if name == "__type_params__" && value.is_none_or(|v| self.tuple(v).is_none()) {
            return Err(self.type_error("__type_params__ must be set to a tuple"));
        }
        let value = value.filter(|&v| !self.is_none(v));
        value.into_iter().for_each(|v| self.heap.incref(v));
        if let Some(code) = value.filter(|&v| name == "__code__" && matches!(self.heap.get(v), Object::Code(_))) {
            return self.set_function_code(function, code);
        }
        let none = self.none;
        let Object::Function(payload) = self.heap.get_mut(function) else { unreachable!("caller checked") };
        let old = match (name, value) {
            ("__name__", Some(value)) => Some(std::mem::replace(&mut payload.name, value)),
            ("__qualname__", Some(value)) => Some(std::mem::replace(&mut payload.qualname, value)),
            ("__doc__", value) => payload.doc.replace(value.unwrap_or(none)),
            ("__module__", value) => std::mem::replace(&mut payload.module, value),
            ("__defaults__", value) => std::mem::replace(&mut payload.defaults, value),
            ("__kwdefaults__", value) => std::mem::replace(&mut payload.kwdefaults, value),
            ("__dict__", Some(value)) => payload.dict.replace(value),
            ("__annotations__", value) => {
                let old = std::mem::replace(&mut payload.annotations, value);
                old.or_else(|| payload.annotate.take())
            }
            ("__type_params__", value) => std::mem::replace(&mut payload.type_params, value),
            ("__annotate__", value) => {
                let old = std::mem::replace(&mut payload.annotate, value);
                old.or_else(|| payload.annotations.take())
            }
            _ => {
                value.into_iter().for_each(|v| self.drop_ref(v));
                return Err(self.raise(crate::errors::ExcKind::Attribute, "readonly attribute"));
            }
        };
        old.into_iter().for_each(|v| self.drop_ref(v));
        Ok(())
    }

    fn set_instance_dict(&mut self, obj: V, value: V) -> R<()> {
        if self.dict(value).is_none() {
            return Err(self.type_error_of("__dict__ must be set to a dictionary, not a '{}'", &[value]));
        }
        let old = self.give_up_attributes(obj)?;
        self.heap.incref(value);
        self.instance_mut(obj).expect("has a dict").set_dict(Some(value));
        old.into_iter().for_each(|v| self.drop_ref(v));
        Ok(())
    }

    /// `obj.__class__ = cls`: for instances of program classes with the same layout.
    fn set_class(&mut self, obj: V, class: V) -> R<()> {
        let old = self.type_of(obj);
        let Object::Type(new) = self.heap.get(class) else {
            return Err(self.type_error_of("__class__ must be set to a class, not '{}' object", &[class]));
        };
        let known = self.class(old);
        let mutable = |class: &TypeObj| class.heap && !class.own_native;
        if !mutable(new) || !mutable(known) || self.instance(obj).is_none() {
            let message = "__class__ assignment only supported for mutable types or ModuleType subclasses";
            return Err(self.type_error(message));
        }
        if !new.is_laid_out_as(known) {
            let message = format!("__class__ assignment: '{}' object layout differs from '{}'", new.name, known.name);
            return Err(self.type_error(message));
        }
        let dict = self.instance_dict(obj)?;
        self.drop_ref(dict);
        self.heap.incref(class);
        let instance = self.instance_mut(obj).expect("checked");
        instance.class = class;
        instance.detach();
        if self.class(class).has_del {
            self.heap.set_may_finalize(obj);
        }
        self.drop_ref(old);
        Ok(())
    }
}

/// `method(function, instance)` (`Objects/classobject.c`, `method_new_impl`).
fn new_method(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let [_, function, this] = *args.pos else {
        let given = args.pos.len().saturating_sub(1);
        return Err(vm.type_error(format!("method expected 2 arguments, got {given}")));
    };
    if !vm.is_callable(function) {
        return Err(vm.type_error("first argument must be callable"));
    }
    if vm.is_none(this) {
        return Err(vm.type_error("instance must not be None"));
    }
    vm.heap.incref(function);
    vm.heap.incref(this);
    Ok(vm.heap.alloc(Object::Method(function, this), crate::layout::METHOD))
}
