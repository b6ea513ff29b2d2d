//! Making classes: `type.__new__`, resolution order, slots, `super`.

use std::rc::Rc;

use afterdel_collector::FreeList;

use crate::errors::R;
use crate::layout;
use crate::machine::Machine;
use crate::native::Args;
use crate::object::{Base, Object, V};
use crate::objects::{CallPlan, ClassMemory, GetSet, GetSetKind, Kind, Member, Property, Super, TypeObj};

impl Machine {
    /// A number for a new type, under which its name is known for good.
    pub fn register_type(&mut self, name: Rc<str>) -> u32 {
        self.type_names.push(name);
        self.type_names.len() as u32 - 1
    }

    /// `type(name, bases, namespace)`; the tuple of bases becomes the class's own, the namespace (a dict) is copied. A new
    /// reference.
    pub fn new_class(&mut self, meta: V, name: &str, bases: V, namespace: V) -> R<V> {
        // Name, bases and namespace are in a tuple meanwhile.
        let held = self.new_tuple(vec![self.none; 3]);
        let bases = if bases == self.empty_tuple {
            let object = self.kind_type(Kind::Object);
            self.new_tuple(vec![object])
        } else {
            self.new_ref(bases)
        };
        let items = self.tuple(bases).expect("bases are a tuple").to_vec();
        let made = self.best_base(&items).and_then(|base| self.new_class_between(meta, name, bases, base, namespace));
        self.decref(bases);
        self.decref(held);
        made
    }

    fn new_class_between(&mut self, meta: V, name: &str, bases: V, layout_base: V, namespace: V) -> R<V> {
        self.heap.sink_mut().machinery += 1;
        let made = self.new_class_of(meta, name, bases, layout_base, namespace);
        self.heap.sink_mut().machinery -= 1;
        let class = made?;
        if let Err(raise) = self.finish_class(class) {
            self.decref(class);
            return Err(raise);
        }
        Ok(class)
    }

    /// The class without what its bases and its attributes' own methods have to say.
    fn new_class_of(&mut self, meta: V, name: &str, bases: V, layout_base: V, namespace: V) -> R<V> {
        let dict = self.dict_copy(namespace)?;
        let slots = match self.prepare_slots(name, dict, layout_base) {
            Ok(slots) => {
                if slots.is_some() {
                    // Their names are sorted in a list.
                    self.heap.pass_through(layout::LIST.size_bytes, FreeList::List);
                }
                slots
            }
            Err(raise) => {
                self.decref(dict);
                return Err(raise);
            }
        };
        self.alloc_class(meta, name, bases, layout_base, dict, slots)
    }

    /// The base whose payload instances carry (`best_base`).
    pub(crate) fn best_base(&mut self, bases: &[V]) -> R<V> {
        let mut best = None;
        for &base in bases {
            let Object::Type(payload) = self.heap.get(base) else {
                return Err(self.type_error("bases must be types"));
            };
            if payload.is_final() {
                let message = format!("type '{}' is not an acceptable base type", payload.name);
                return Err(self.type_error(message));
            }
            let solid = self.solid_base(base);
            best = match best {
                None => Some((base, solid)),
                Some((_, winner)) if self.is_subclass(winner, solid) => best,
                Some((_, winner)) if self.is_subclass(solid, winner) => Some((base, solid)),
                Some(_) => return Err(self.type_error("multiple bases have instance lay-out conflict")),
            };
        }
        Ok(best.map_or(bases[0], |(base, _)| base))
    }

    /// The class in whose memory instances of this one lie: the nearest that adds something to its base's.
    fn solid_base(&self, class: V) -> V {
        let mut class = class;
        while let Some(base) = self.class(class).base {
            let (own, inherited) = (self.class(class), self.class(base));
            let adds = own.slots.len() > inherited.slots.len()
                || own.own_native && own.native.is_some_and(|def| def.size != self.base_size(base))
                || own.kind != inherited.kind && own.kind != Kind::Bool
                || own.is_exception && !inherited.is_exception
                || own.is_exception && self.exception_body_bytes(class) != self.exception_body_bytes(base);
            if adds {
                break;
            }
            class = base;
        }
        class
    }

    /// `__slots__`: the slot names of the class itself, in CPython's (sorted) order; None without `__slots__`.
    fn prepare_slots(&mut self, class: &str, dict: V, base: V) -> R<Option<Vec<V>>> {
        let Some(declared) = self.dict_get_name(dict, self.names.slots) else { return Ok(None) };
        let names = if self.as_str(declared).is_some() {
            vec![self.new_ref(declared)]
        } else {
            self.collect_iterable(declared)?
        };
        let fits = match self.version().slots_beside_items {
            true => self.check_special_slots(base, &names).and_then(|()| self.check_slots_beside_items(base, &names)),
            false => self.check_slots_beside_items(base, &names).and_then(|()| self.check_special_slots(base, &names)),
        };
        let slots: R<Vec<V>> =
            fits.and_then(|()| names.iter().map(|&name| self.slot_name(class, dict, name)).collect());
        names.into_iter().for_each(|v| self.decref(v));
        let mut slots = slots?;
        slots.sort_by(|&a, &b| self.str_text(a).cmp(self.str_text(b)));
        Ok(Some(slots))
    }

    /// Behind items there is no place for slots.
    fn check_slots_beside_items(&mut self, base: V, names: &[V]) -> R<()> {
        let special = [self.names.dict, self.names.weakref];
        let (plain, what) = match self.version().slots_beside_items {
            true => (names.iter().any(|name| !special.contains(name)), "arbitrary"),
            false => (!names.is_empty(), "nonempty"),
        };
        let payload = self.class(base);
        let varies = match payload.kind {
            Kind::Tuple => !self.version().slots_beside_items,
            kind => matches!(kind, Kind::Int | Kind::Bytes | Kind::Type),
        };
        if varies && plain {
            let base = payload.name.clone();
            return Err(self.type_error(format!("{what} __slots__ not supported for subtype of '{base}'")));
        }
        Ok(())
    }

    /// `__dict__` and `__weakref__` can be asked for once, and not where the base has them.
    fn check_special_slots(&mut self, base: V, names: &[V]) -> R<()> {
        let payload = self.class(base);
        let rows = [("__dict__", payload.has_dict), ("__weakref__", payload.has_weakref)];
        for (special, inherited) in rows {
            let asked = names.iter().filter(|&&name| self.as_str(name) == Some(special)).count();
            if asked + usize::from(inherited) > 1 {
                return Err(self.type_error(format!("{special} slot disallowed: we already got one")));
            }
        }
        Ok(())
    }

    /// One name of `__slots__`, a private one as the class's methods write it; interned.
    fn slot_name(&mut self, class: &str, dict: V, name: V) -> R<V> {
        let Some(text) = self.as_str(name).map(str::to_string) else {
            let message = format!("__slots__ items must be strings, not '{}'", self.type_name(name));
            return Err(self.type_error(message));
        };
        if !crate::pure::text::chars::isidentifier(&text) {
            return Err(self.type_error("__slots__ must be identifiers"));
        }
        let mangled = self.intern(&mangled(class, &text));
        let special = matches!(
            text.as_str(),
            "__dict__" | "__weakref__" | "__qualname__" | "__classcell__" | "__classdictcell__"
        );
        if !special && self.dict_get_name(dict, mangled).is_some() {
            return Err(self.value_error(format!("'{text}' in __slots__ conflicts with class variable")));
        }
        Ok(mangled)
    }

    fn alloc_class(&mut self, meta: V, name: &str, bases: V, base: V, dict: V, declared: Option<Vec<V>>) -> R<V> {
        let any = |vm: &Self, test: fn(&TypeObj) -> bool| {
            vm.tuple(bases).expect("bases are a tuple").iter().any(|&b| test(vm.class(b)))
        };
        let asks = declared.is_some();
        let (own_dict, own_weakref, own_slots) = self.own_places(declared);
        let base_payload = self.class(base);
        let (kind, is_exception, native) = (base_payload.kind, base_payload.is_exception, base_payload.native);
        let body_bytes = base_payload.body_bytes;
        let (base_dict, base_weakref) = (base_payload.has_dict, base_payload.has_weakref);
        let slot_levels = slot_levels(base_payload, own_slots.len());
        let slots: Rc<[V]> = base_payload.slots.iter().copied().chain(own_slots.iter().copied()).collect();
        // Objects of varying length have no place for it, unless they are asked to.
        let can_have_weakref = !matches!(kind, Kind::Int | Kind::Tuple | Kind::Bytes) || own_weakref && asks;
        let has_dict = own_dict || any(self, |class| class.has_dict);
        let has_weakref = base_weakref || can_have_weakref && (own_weakref || any(self, |class| class.has_weakref));
        let (new_dict, new_weakref) = (has_dict && !base_dict, has_weakref && !base_weakref);
        let qualname = self.take_qualname(dict, name)?;
        let name: Rc<str> = Rc::from(name);
        let key = self.register_type(name.clone());
        let root_shape = self.shapes.new_root();
        [meta, bases, base].into_iter().for_each(|v| self.heap.incref(v));
        let class = TypeObj {
            name,
            qualname,
            meta,
            bases,
            mro: self.empty_tuple,
            mro_list: Rc::from([]),
            base: Some(base),
            dict,
            kind,
            is_exception,
            heap: true,
            native,
            own_native: false,
            cleared: false,
            has_dict,
            has_weakref,
            managed_weakref: new_weakref,
            key,
            has_del: false,
            root_shape,
            call_plan: CallPlan::default(),
            outgrown: false,
            slots,
            slot_levels,
            body_bytes,
            fixed_layout: false,
            inline_values_beside_fields: self.profile().inline_values_beside_fields,
            memory: ClassMemory::default(),
        };
        let class = self.alloc_class_object(class, own_slots.len());
        if let Err(raise) = self.fill_cells(class) {
            self.decref(class);
            return Err(raise);
        }
        self.add_slot_members(class, &own_slots, self.class(base).slots.len())?;
        // Classes and modules have them from their own type.
        let plain = !matches!(kind, Kind::Type | Kind::Module);
        self.add_getsets(class, new_dict && plain, new_weakref && plain)?;
        Ok(class)
    }

    /// Whether a class that declares these slots (none: that has no `__slots__`) gives its instances a dict, a place for weak
    /// references, and which slots.
    fn own_places(&self, declared: Option<Vec<V>>) -> (bool, bool, Vec<V>) {
        let Some(mut names) = declared else { return (true, true, Vec::new()) };
        let special = [self.names.dict, self.names.weakref];
        let [dict, weakref] = special.map(|name| names.contains(&name));
        names.retain(|name| !special.contains(name));
        (dict, weakref, names)
    }

    /// `__qualname__` of the namespace, which the class takes out of it.
    fn take_qualname(&mut self, dict: V, name: &str) -> R<Rc<str>> {
        match self.dict_remove_name(dict, self.names.qualname) {
            Some(v) => {
                let text = self.as_str(v).map(Rc::from);
                self.decref(v);
                text.ok_or(()).map_err(|()| self.type_error("type __qualname__ must be a str"))
            }
            None => Ok(Rc::from(name)),
        }
    }

    fn add_slot_members(&mut self, class: V, names: &[V], first: usize) -> R<()> {
        let dict = self.class(class).dict;
        for (at, &name) in names.iter().enumerate() {
            self.heap.incref(class);
            let member = self.alloc(Object::Member(Box::new(Member { name, class, index: (first + at) as u16 })));
            let result = self.dict_set_name(dict, name, member);
            self.decref(member);
            result?;
        }
        Ok(())
    }

    /// `__dict__` and `__weakref__` of a class.
    pub(crate) fn add_getsets(&mut self, class: V, dict_attr: bool, weakref_attr: bool) -> R<()> {
        let dict = self.class(class).dict;
        let rows = [
            (dict_attr, self.names.dict, "__dict__", GetSetKind::Dict),
            (weakref_attr, self.names.weakref, "__weakref__", GetSetKind::Weakref),
        ];
        for (wanted, name, text, kind) in rows {
            if wanted {
                let getset = if self.version().shares_getsets {
                    self.shared_getset(text, kind)
                } else {
                    self.heap.incref(class);
                    self.alloc(Object::GetSet(Box::new(GetSet { name: text, class, kind })))
                };
                let result = self.dict_set_name(dict, name, getset);
                self.decref(getset);
                result?;
            }
        }
        Ok(())
    }

    /// The descriptor that all classes share; immortal.
    fn shared_getset(&mut self, name: &'static str, kind: GetSetKind) -> V {
        let place = usize::from(matches!(kind, GetSetKind::Weakref));
        if let Some(known) = self.shared_getsets[place] {
            return known;
        }
        self.heap.sink_mut().hidden += 1;
        let class = self.kind_type(Kind::Object);
        let getset = self.alloc(Object::GetSet(Box::new(GetSet { name, class, kind })));
        self.heap.sink_mut().hidden -= 1;
        self.heap.untrack(getset);
        self.heap.make_immortal(getset);
        self.shared_getsets[place] = Some(getset);
        getset
    }

    /// Order of resolution, module, docstring, `__classcell__`, `__set_name__`, `__init_subclass__`.
    fn finish_class(&mut self, class: V) -> R<()> {
        self.set_resolution_order(class)?;
        let dict = self.class(class).dict;
        if self.dict_get_name(dict, self.names.doc).is_none() {
            self.dict_set_name(dict, self.names.doc, self.none)?;
        }
        if self.dict_get_name(dict, self.names.module).is_none()
            && let Some(globals) = self.frames.last().map(|frame| frame.globals)
            && let Some(module) = self.dict_get_name(globals, self.names.name)
        {
            self.dict_set_name(dict, self.names.module, module)?;
        }
        if self.dict_get_name(dict, self.names.eq).is_some() && self.dict_get_name(dict, self.names.hash).is_none() {
            self.dict_set_name(dict, self.names.hash, self.none)?;
        }
        self.make_implicit_methods(dict)?;
        let has_del = self.type_lookup_uncached(class, self.names.del).is_some();
        self.class_mut(class).has_del = has_del;
        self.call_set_name(class, dict)?;
        let kwargs = std::mem::take(&mut self.pending_class_keywords);
        self.call_init_subclass(class, &kwargs)
    }

    /// Cells that the class body left in the namespace get their content, and leave the namespace.
    fn fill_cells(&mut self, class: V) -> R<()> {
        let dict = self.class(class).dict;
        for (name, content) in [(self.names.classcell, class), (self.names.classdictcell, dict)] {
            let Some(cell) = self.dict_remove_name(dict, name) else { continue };
            let result = match self.heap.get_mut(cell) {
                Object::Cell(place) => {
                    let old = place.replace(content);
                    self.heap.incref(content);
                    old.into_iter().for_each(|v| self.decref(v));
                    Ok(())
                }
                _ => {
                    let name = self.str_text(name).to_string();
                    Err(self.type_error_of(&format!("{name} must be a nonlocal cell, not <class '{{}}'>"), &[cell]))
                }
            };
            self.decref(cell);
            result?;
        }
        Ok(())
    }

    /// `__new__` becomes a static method, `__init_subclass__` and `__class_getitem__` class methods.
    fn make_implicit_methods(&mut self, dict: V) -> R<()> {
        for (name, is_static) in
            [(self.names.new, true), (self.names.init_subclass, false), (self.names.class_getitem, false)]
        {
            let Some(function) = self.dict_get_name(dict, name) else { continue };
            if !matches!(self.heap.get(function), Object::Function(_)) {
                continue;
            }
            self.heap.incref(function);
            // Nothing is taken over from the function (`PyStaticMethod_New`).
            let wrapped = match is_static {
                true => Object::StaticMethod(function, None),
                false => Object::ClassMethod(function, None),
            };
            let wrapped = self.alloc(wrapped);
            let result = self.dict_set_name(dict, name, wrapped);
            self.decref(wrapped);
            result?;
        }
        Ok(())
    }

    fn call_set_name(&mut self, class: V, dict: V) -> R<()> {
        self.pass_copy_of_namespace(dict);
        for entry in self.dict_items(dict) {
            match self.heap.get_mut(entry.value) {
                Object::Property(property) if property.name.is_none() => {
                    property.name = Some(entry.key);
                    self.heap.incref(entry.key);
                }
                Object::Instance(_) | Object::Small(..) => {
                    if let Some(result) = self.call_special(entry.value, self.names.set_name, &[class, entry.key])? {
                        self.decref(result);
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// `super(cls, cls).__init_subclass__(**kwargs)`
    pub fn call_init_subclass(&mut self, class: V, kwargs: &[(V, V)]) -> R<()> {
        let parent = self.new_super(class, Some(class))?;
        let method = self.get_attr_opt(parent, self.names.init_subclass);
        self.decref(parent);
        let Some(method) = method? else { return Ok(()) };
        let result = self.call_with(method, Args { pos: &[], kw: kwargs });
        self.decref(method);
        let result = result?;
        self.decref(result);
        Ok(())
    }

    /// The C3 order of resolution.
    pub(crate) fn compute_mro(&mut self, class: V) -> R<Vec<V>> {
        let bases = self.tuple(self.class(class).bases).expect("bases are a tuple").to_vec();
        if let Some(at) = (1..bases.len()).find(|&at| bases[..at].contains(&bases[at])) {
            let message = format!("duplicate base class {}", self.class(bases[at]).name);
            return Err(self.type_error(message));
        }
        if bases.len() > 1 {
            // The order is put together in a list.
            self.heap.pass_through(layout::LIST.size_bytes, FreeList::List);
        }
        let mut lists: Vec<Vec<V>> = bases.iter().map(|&b| self.class(b).mro_list.to_vec()).collect();
        lists.push(bases);
        let mut order = vec![class];
        loop {
            lists.retain(|list| !list.is_empty());
            if lists.is_empty() {
                return Ok(order);
            }
            let next = lists
                .iter()
                .map(|list| list[0])
                .find(|&candidate| !lists.iter().any(|list| list[1..].contains(&candidate)));
            let Some(next) = next else {
                let mut heads: Vec<V> = Vec::new();
                for list in &lists {
                    if !heads.contains(&list[0]) {
                        heads.push(list[0]);
                    }
                }
                let names: Vec<&str> = heads.iter().map(|&class| &*self.class(class).name).collect();
                let message =
                    format!("Cannot create a consistent method resolution order (MRO) for bases {}", names.join(", "));
                return Err(self.type_error(message));
            };
            order.push(next);
            for list in &mut lists {
                if list[0] == next {
                    list.remove(0);
                }
            }
        }
    }

    /// An object of a builtin type, or, when the class derives from it, an instance with that payload. Takes the payload.
    pub fn make_builtin(&mut self, class: V, payload: Object) -> V {
        if !self.class(class).heap {
            return self.alloc(payload);
        }
        self.new_instance(class, Base::Builtin(Box::new(payload)))
    }

    /// A super object; a new reference.
    pub fn new_super(&mut self, class: V, object: Option<V>) -> R<V> {
        let object_class = match object {
            None => None,
            Some(v) => {
                let own = self.type_of(v);
                if matches!(self.heap.get(v), Object::Type(_)) && self.is_subclass(v, class) {
                    Some(v)
                } else if self.is_subclass(own, class) {
                    Some(own)
                } else {
                    let what = match self.heap.get(v) {
                        Object::Type(payload) => format!("type {}", payload.name),
                        _ => format!("instance of {}", self.type_name(v)),
                    };
                    let of = &self.class(class).name;
                    let message =
                        format!("super(type, obj): obj ({what}) is not an instance or subtype of type ({of}).");
                    return Err(self.type_error(message));
                }
            }
        };
        self.heap.incref(class);
        object.iter().chain(&object_class).for_each(|&v| self.heap.incref(v));
        Ok(self.alloc(Object::Super(Box::new(Super { class, object, object_class }))))
    }

    /// A property with the given functions, which are counted; a new reference.
    pub fn new_property(&mut self, parts: Property) -> V {
        parts.parts().for_each(|v| self.heap.incref(v));
        self.alloc(Object::Property(Box::new(parts)))
    }
}

/// Where each class's own slots begin, base first; None when one class has them all (deallocation goes from the last level).
fn slot_levels(base: &TypeObj, own: usize) -> Option<Rc<[u16]>> {
    if own == 0 {
        return base.slot_levels.clone();
    }
    if base.slots.is_empty() {
        return None;
    }
    let known = base.slot_levels.as_deref().unwrap_or(&[0]);
    Some(known.iter().copied().chain([base.slots.len() as u16]).collect())
}

/// A private name with the class's name before it.
fn mangled(class: &str, name: &str) -> String {
    let class = class.trim_start_matches('_');
    if !name.starts_with("__") || name.ends_with("__") || class.is_empty() {
        return name.to_string();
    }
    format!("_{class}{name}")
}
