//! The classes of native modules' types, made from their tables; their instances.

use std::rc::Rc;

use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, Binding, NativeDef, special};
use crate::object::{Base, Object, V};
use crate::objects::{CallPlan, Instance, InstanceRef, Kind, Payload, TypeDef, TypeObj};

/// What every iterator has.
const ITERATOR: &[NativeDef] = &[
    special("__iter__", Arity::None, |vm, args| Ok(vm.new_ref(args.pos[0]))),
    special("__next__", Arity::None, |vm, args| {
        let next = vm.native_def(args.pos[0]).and_then(|def| def.next).expect("is an iterator");
        match next(vm, args.pos[0])? {
            Some(item) => Ok(item),
            None => Err(vm.stop_iteration()),
        }
    }),
];

impl Machine {
    /// The class of a native module's type, made when first asked for; borrowed, immortal.
    pub fn native_type(&mut self, def: &'static TypeDef) -> V {
        let key = std::ptr::from_ref(def) as usize;
        if let Some(&class) = self.native_types.get(&key) {
            return class;
        }
        let class = self.unnoticed(|vm| vm.make_native_type(def));
        self.native_types.insert(key, class);
        class
    }

    /// Makes what CPython has from its start: nobody sees it in what happens or in counts.
    pub(crate) fn unnoticed<T>(&mut self, make: impl FnOnce(&mut Machine) -> T) -> T {
        self.heap.sink_mut().hidden += 1;
        let made = self.uncounted(make);
        self.heap.sink_mut().hidden -= 1;
        made
    }

    fn make_native_type(&mut self, def: &'static TypeDef) -> V {
        let (base, meta) = (self.kind_type(def.base), self.kind_type(Kind::Type));
        let dict = self.new_dict();
        self.heap.untrack(dict);
        self.heap.make_immortal(dict);
        let key = self.register_type(Rc::from(def.short_name()));
        let root_shape = self.shapes.new_root();
        let has_weakref = def.weak || self.class(base).has_weakref;
        let class = self.alloc(Object::Type(Box::new(TypeObj {
            name: Rc::from(def.name),
            qualname: Rc::from(def.short_name()),
            meta,
            bases: self.empty_tuple,
            mro: self.empty_tuple,
            mro_list: Rc::from([]),
            base: Some(base),
            dict,
            kind: def.base,
            is_exception: false,
            heap: true,
            native: Some(def),
            own_native: true,
            cleared: false,
            has_dict: def.has_dict,
            has_weakref,
            managed_weakref: false,
            key,
            has_del: false,
            root_shape,
            call_plan: CallPlan::default(),
            outgrown: false,
            slots: Rc::from([]),
            slot_levels: None,
            body_bytes: crate::layout::PLAIN_BODY_BYTES,
            fixed_layout: false,
            inline_values_beside_fields: self.profile().inline_values_beside_fields,
            memory: Default::default(),
        })));
        self.heap.untrack(class);
        self.heap.make_immortal(class);
        self.link_type(class, &[base], meta);
        let (module, none) = (self.intern(def.module()), self.none);
        self.type_attr(class, "__module__", module);
        if def.next.is_some() {
            self.add_methods(class, ITERATOR);
        }
        self.add_methods(class, def.methods.iter().copied().flatten());
        let added = self.add_getsets(class, def.has_dict, false);
        debug_assert!(added.is_ok(), "names compare without Python code");
        for name in ["__doc__", "__hash__"] {
            self.none_unless_known(class, name, none);
        }
        class
    }

    /// A type without a text of its own, and one that defines equality but no hash, has None there.
    fn none_unless_known(&mut self, class: V, name: &str, none: V) {
        let dict = self.class(class).dict;
        let key = self.intern(name);
        let wanted = name == "__doc__" || self.dict_get_name(dict, self.names.eq).is_some();
        if wanted && self.dict_get_name(dict, key).is_none() {
            self.type_attr(class, name, none);
        }
    }

    /// An object that exists once, kept under a type's table; borrowed, immortal.
    pub(crate) fn native_object(&mut self, def: &'static TypeDef, make: fn(&mut Machine, V) -> V) -> V {
        let key = std::ptr::from_ref(def) as usize;
        if let Some(&object) = self.native_objects.get(&key) {
            return object;
        }
        let class = self.native_type(def);
        let object = self.unnoticed(|vm| make(vm, class));
        self.heap.make_immortal(object);
        self.native_objects.insert(key, object);
        object
    }

    /// An instance of a native type or of a class derived from it.
    pub fn new_native(&mut self, class: V, payload: impl Payload) -> V {
        self.new_instance(class, Base::Native(Box::new(payload)))
    }

    /// The table of the native type that an object is of, or derives from.
    pub fn native_def(&self, v: V) -> Option<&'static TypeDef> {
        match self.heap.get(v) {
            Object::Instance(_) | Object::Small(..) => self.class(self.type_of(v)).native,
            _ => None,
        }
    }

    /// Bytes of an instance of a class that a native type derives from.
    pub(crate) fn base_size(&self, base: V) -> u32 {
        match self.class(base).kind {
            Kind::Dict => crate::layout::DICT.size_bytes - 16,
            _ => 16,
        }
    }

    /// What sets (with no value: deletes) a computed attribute of a native type.
    pub(crate) fn native_setter(&self, v: V, name: &str) -> Option<&'static NativeDef> {
        let mut methods = self.native_def(v)?.methods.iter().copied().flatten();
        methods.find(|def| def.method == Binding::Setter && def.name == name)
    }

    /// Whether an object is of a native type or of a class derived from it.
    pub fn is_native(&self, v: V, def: &'static TypeDef) -> bool {
        self.native_def(v).is_some_and(|own| std::ptr::eq(own, def))
    }

    /// Whether an object is of the native type itself.
    pub fn is_exact_native(&self, v: V, def: &'static TypeDef) -> bool {
        self.is_native(v, def) && self.class(self.type_of(v)).own_native
    }

    /// The payload of an object, if it is of this type.
    pub fn payload_of<T: Payload>(&self, v: V) -> Option<&T> {
        self.instance(v)?.native_part()?.downcast_ref()
    }

    /// The payload of an object that is known to be of this type.
    pub fn payload<T: Payload>(&self, v: V) -> &T {
        self.payload_of(v).expect("methods are called with objects of their type")
    }

    /// As [`Machine::payload`], to change it.
    pub fn payload_mut<T: Payload>(&mut self, v: V) -> &mut T {
        let instance = self.instance_mut(v).expect("methods are called with objects of their type");
        let part = instance.native_part_mut().and_then(|part| part.downcast_mut());
        part.expect("methods are called with objects of their type")
    }

    /// How to iterate an instance of a native type whose `__next__` is the type's own.
    pub(crate) fn native_next(&mut self, v: V) -> Option<crate::objects::NextFn> {
        let class = self.type_of(v);
        let payload = self.class(class);
        let next = payload.native?.next?;
        if payload.own_native {
            return Some(next);
        }
        let method = self.type_lookup(class, self.names.next)?;
        matches!(self.heap.get(method), Object::MethodDescr(..)).then_some(next)
    }

    /// The class among the arguments of a `__new__`, which must derive from the type, and the other arguments.
    pub(crate) fn native_class<'a>(&mut self, args: Args<'a>, def: &'static TypeDef) -> R<(V, Args<'a>)> {
        let name = def.name;
        let Some(&class) = args.pos.first() else {
            return Err(self.type_error(format!("{name}.__new__(): not enough arguments")));
        };
        let of = self.native_type(def);
        let message = match self.heap.get(class) {
            Object::Type(_) if class == of || self.is_subclass(class, of) => return Ok((class, args.rest())),
            Object::Type(payload) => format!("{name}.__new__({0}): {0} is not a subtype of {name}", payload.name),
            _ => format!("{name}.__new__(X): X is not a type object ({})", self.type_name(class)),
        };
        Err(self.type_error(message))
    }

    /// `chain() takes no keyword arguments`, unless a derived class has an `__init__` of its own to take them.
    pub(crate) fn native_without_keywords(&mut self, class: V, def: &'static TypeDef, args: Args<'_>) -> R<()> {
        if args.kw.is_empty() {
            return Ok(());
        }
        let (own, init) = (self.native_type(def), self.names.init);
        if class == own || self.type_lookup(class, init) == self.type_lookup(own, init) {
            return Err(self.type_error(format!("{}() takes no keyword arguments", def.short_name())));
        }
        Ok(())
    }
}

impl<'a> InstanceRef<'a> {
    /// The payload of a native module's type.
    pub fn native_part(self) -> Option<&'a dyn std::any::Any> {
        match self.base() {
            Base::Native(part) => Some(&**part),
            _ => None,
        }
    }
}

impl Instance {
    /// As [`InstanceRef::native_part`].
    pub fn native_part_mut(&mut self) -> Option<&mut dyn std::any::Any> {
        match self.base_mut() {
            Some(Base::Native(part)) => Some(&mut **part),
            _ => None,
        }
    }
}
