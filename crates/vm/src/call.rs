//! Calling anything from Rust.

use smallvec::SmallVec;

use crate::bind::Keywords;
use crate::errors::R;
use crate::frame::Slot;
use crate::machine::Machine;
use crate::native::{Args, Binding};
use crate::object::{Object, V};
use crate::objects::Kind;

impl Machine {
    /// Calls with positional arguments, which are borrowed; the result is a new reference.
    pub fn call(&mut self, callable: V, args: &[V]) -> R<V> {
        self.call_with(callable, Args::positional(args))
    }

    /// Calls with any arguments, which are borrowed.
    pub fn call_with(&mut self, callable: V, args: Args<'_>) -> R<V> {
        match self.heap.get(callable) {
            Object::Function(_) => self.call_function(callable, args),
            Object::Native(native) => {
                let (def, this) = (native.def, native.self_);
                match this {
                    Some(this) if def.method != Binding::Function && def.method != Binding::Static => {
                        self.call_prepended(this, args, |vm, args| def.invoke(vm, args))
                    }
                    _ => def.invoke(self, args),
                }
            }
            Object::MethodDescr(def, class) => {
                let (def, class) = (*def, *class);
                self.check_descriptor_self(def, class, args)?;
                def.invoke(self, args)
            }
            Object::Method(function, this) => {
                let (function, this) = (*function, *this);
                self.call_prepended(this, args, |vm, args| vm.call_with(function, args))
            }
            Object::Type(class) if class.heap => self.packed(args, |vm| vm.call_class(callable, args)),
            Object::Type(class) => {
                const FROM_TUPLE: [Kind; 6] = [
                    Kind::Slice,
                    Kind::Complex,
                    Kind::ByteArray,
                    Kind::Property,
                    Kind::StaticMethod,
                    Kind::ClassMethod,
                ];
                if FROM_TUPLE.contains(&class.kind) {
                    self.pass_arguments(args.pos.len());
                }
                self.call_class(callable, args)
            }
            Object::StaticMethod(function, _) => {
                let function = *function;
                self.call_with(function, args)
            }
            _ => match self.special(callable, self.names.call) {
                Some(call) => self.packed(args, |vm| {
                    vm.deeper("while calling a Python object", |vm| vm.call_slot(call, callable, args))
                }),
                None => Err(self.not_callable(callable)),
            },
        }
    }

    /// Calls with the arguments in a tuple and a dict meanwhile (`_PyObject_MakeTpCall`).
    fn packed(&mut self, args: Args<'_>, call: impl FnOnce(&mut Self) -> R<V>) -> R<V> {
        let (tuple, dict) = self.pack_arguments(args)?;
        let result = self.with_call_tuple(tuple, call);
        for v in dict.into_iter().chain(tuple) {
            self.decref(v);
        }
        result
    }

    /// Calls what may keep the tuple of arguments as it is: an exception does.
    pub(crate) fn with_call_tuple<T>(&mut self, tuple: Option<V>, call: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::replace(&mut self.call_tuple, tuple);
        let result = call(self);
        self.call_tuple = outer;
        result
    }

    /// Calls what a type's slot found, the object first; arguments by name, and all others, are unpacked for a function
    /// (`_PyStack_UnpackDict`).
    fn call_slot(&mut self, function: V, this: V, args: Args<'_>) -> R<V> {
        let mut unpacked: SmallVec<[V; 8]> = SmallVec::new();
        if !args.kw.is_empty() && matches!(self.heap.get(function), Object::Function(_)) {
            let names: SmallVec<[V; 4]> = args.kw.iter().map(|&(name, _)| name).collect();
            let names = self.tuple_of(&names);
            let positions = std::iter::once(this).chain(args.pos.iter().copied());
            let positions = positions.filter(|_| self.version().counts_unpacked_positions);
            unpacked = positions.chain(args.kw.iter().map(|&(_, value)| value)).collect();
            unpacked.iter().for_each(|&v| self.heap.incref(v));
            unpacked.push(names);
        }
        let result = self.call_prepended(this, args, |vm, args| vm.call_with(function, args));
        unpacked.into_iter().for_each(|v| self.decref(v));
        result
    }

    /// `TypeError: 'int' object is not callable`
    pub fn not_callable(&mut self, v: V) -> crate::errors::Raise {
        let message = format!("'{}' object is not callable", self.type_name(v));
        self.type_error(message)
    }

    /// Calls with one argument put before the others.
    pub fn call_prepended(&mut self, first: V, args: Args<'_>, call: impl FnOnce(&mut Self, Args<'_>) -> R<V>) -> R<V> {
        let mut pos: SmallVec<[V; 8]> = SmallVec::with_capacity(args.pos.len() + 1);
        pos.push(first);
        pos.extend_from_slice(args.pos);
        call(self, Args { pos: &pos, kw: args.kw })
    }

    /// A method of a builtin type called through the type: the first argument must be of the type.
    fn check_descriptor_self(&mut self, def: &'static crate::native::NativeDef, class: V, args: Args<'_>) -> R<()> {
        if def.method == Binding::Static {
            return Ok(());
        }
        let class_name = self.class(class).name.clone();
        let Some(&this) = args.pos.first() else {
            let class_name = self.class(class).qualname.clone();
            let message = match def.fills_slot() {
                true => format!("descriptor '{}' of '{class_name}' object needs an argument", def.name),
                false => format!("unbound method {class_name}.{}() needs an argument", def.name),
            };
            return Err(self.type_error(message));
        };
        if def.method == Binding::Class || self.is_subclass(self.type_of(this), class) {
            return Ok(());
        }
        let (name, given) = (def.name, self.type_name(this));
        let message = match def.fills_slot() {
            true => format!("descriptor '{name}' requires a '{class_name}' object but received a '{given}'"),
            false => format!("descriptor '{name}' for '{class_name}' objects doesn't apply to a '{given}' object"),
        };
        Err(self.type_error(message))
    }

    /// Runs a Python function to its end (or makes its generator).
    fn call_function(&mut self, function: V, args: Args<'_>) -> R<V> {
        if self.native_depth >= self.config.native_limit {
            return Err(self.recursion_error());
        }
        let pos: SmallVec<[Slot; 8]> = args.pos.iter().map(|&v| Slot::owned(self.new_ref(v))).collect();
        let kw: Keywords = args.kw.iter().map(|&(name, v)| (name, Slot::owned(self.new_ref(v)))).collect();
        let code = self.function_code(function);
        let bound = if code.simple_args && kw.is_empty() && pos.len() == code.arg_count as usize {
            pos
        } else {
            self.bind_arguments(function, &pos, kw)?
        };
        self.heap.incref(function);
        self.run_bound(function, bound)
    }

    /// Calls a method by name.
    pub fn call_method(&mut self, obj: V, name: V, args: &[V]) -> R<V> {
        match self.load_method(obj, name)? {
            crate::attr::Callee::Unbound(function) => {
                self.heap.incref(function);
                let result = self.call_prepended(obj, Args::positional(args), |vm, args| vm.call_with(function, args));
                self.decref(function);
                result
            }
            crate::attr::Callee::Bound(callable) => {
                let result = self.call(callable, args);
                self.decref(callable);
                result
            }
        }
    }

    /// Calls a special method found on the class; None when there is none.
    pub fn call_special(&mut self, obj: V, name: V, args: &[V]) -> R<Option<V>> {
        let Some(method) = self.special(obj, name) else { return Ok(None) };
        match self.heap.get(method) {
            Object::Function(_) | Object::MethodDescr(..) => {
                self.heap.incref(method);
                let result = self.call_prepended(obj, Args::positional(args), |vm, args| vm.call_with(method, args));
                self.decref(method);
                result.map(Some)
            }
            _ => {
                let class = self.type_of(obj);
                let bound = self.descriptor_get(method, obj, class)?;
                let result = self.call(bound, args);
                self.decref(bound);
                result.map(Some)
            }
        }
    }

    /// `cls(...)`: the metaclass's `__call__`, `__new__`, `__init__`.
    pub(crate) fn call_class(&mut self, class: V, args: Args<'_>) -> R<V> {
        let meta = self.type_of(class);
        if meta != self.kind_type(crate::objects::Kind::Type)
            && let Some(call) = self.type_lookup(meta, self.names.call)
            && !matches!(self.heap.get(call), Object::MethodDescr(..))
        {
            return self.call_slot(call, class, args);
        }
        self.instantiate(class, args)
    }

    /// `type.__call__`
    pub fn instantiate(&mut self, class: V, args: Args<'_>) -> R<V> {
        if class == self.kind_type(crate::objects::Kind::Type) && args.pos.len() == 1 && args.kw.is_empty() {
            let of = self.type_of(args.pos[0]);
            return Ok(self.new_ref(of));
        }
        let new = self.type_lookup(class, self.names.new).expect("object has __new__");
        let new = match self.heap.get(new) {
            Object::StaticMethod(function, _) => *function,
            _ => new,
        };
        let built_in = matches!(self.heap.get(new), Object::MethodDescr(..));
        let instance = match self.heap.get(new) {
            Object::MethodDescr(def, _) => {
                let def = *def;
                self.call_prepended(class, args, |vm, args| def.invoke(vm, args))?
            }
            _ => self.call_slot(new, class, args)?,
        };
        if !self.is_subclass(self.type_of(instance), class) {
            return Ok(instance);
        }
        let init = self.special(instance, self.names.init);
        if let Some(init) = init {
            // What a builtin `__new__` has given an exception, it keeps.
            let tuple = match self.exc(instance) {
                Some(exc) if built_in => Some(exc.args),
                _ => self.call_tuple,
            };
            let result = self.with_call_tuple(tuple, |vm| vm.call_slot(init, instance, args));
            if let Err(raise) = result.and_then(|result| self.expect_none_of_init(result)) {
                self.decref(instance);
                return Err(raise);
            }
        }
        Ok(instance)
    }

    /// What `__init__` returned is None; takes the value.
    pub(crate) fn expect_none_of_init(&mut self, value: V) -> R<()> {
        if self.is_none(value) {
            return Ok(());
        }
        let raise = self.type_error_of("__init__() should return None, not '{}'", &[value]);
        self.decref(value);
        Err(raise)
    }
}
