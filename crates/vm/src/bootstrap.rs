//! A new machine: singletons, names, builtin types and exceptions, the builtins module, `__main__`.

use std::rc::Rc;

use afterdel_collector::profile::DictTracking;
use afterdel_collector::{Heap, PreHeader};
use rustc_hash::FxHashMap;

use crate::builtins;
use crate::cache::MethodCache;
use crate::errors::ExcKind;
use crate::machine::{Config, Machine};
use crate::names::Names;
use crate::native::{Binding, NativeDef};
use crate::object::{Object, V};
use crate::objects::{CallPlan, GetSet, GetSetKind, Kind, Str, TypeObj};
use crate::record::{LineSums, Recorder};
use crate::run::Stage;
use crate::shapes::Shapes;

type NewHeap = Heap<Object, Recorder>;

fn immortal(heap: &mut NewHeap, object: Object) -> V {
    let layout = crate::layout::of(heap.profile(), &object);
    let v = heap.alloc(object, afterdel_collector::Layout { tracked: false, ..layout });
    heap.make_immortal(v);
    v
}

/// Interns a text in a machine that is being made.
fn intern_early(heap: &mut NewHeap, interned: &mut FxHashMap<Rc<str>, V>, text: &str) -> V {
    if let Some(&v) = interned.get(text) {
        return v;
    }
    let mut payload = Str::new(text.to_string());
    payload.interned = true;
    let v = immortal(heap, Object::Str(Box::new(payload)));
    interned.insert(Rc::from(text), v);
    v
}

/// What messages call a builtin type: a type outside `builtins` has its module before its name.
fn tp_name(kind: Kind) -> String {
    let row = kind.row();
    if row.module == "builtins" { row.name.to_string() } else { format!("{}.{}", row.module, row.name) }
}

/// A type object without attributes; immortal.
fn empty_type(heap: &mut NewHeap, shapes: &mut Shapes, name: &str, key: u32, kind: Kind, none: V) -> V {
    let dict = heap.alloc(Object::Dict(Box::default()), crate::layout::DICT);
    heap.untrack(dict);
    heap.make_immortal(dict);
    let is_exception = kind == Kind::BaseException;
    let class = TypeObj {
        name: Rc::from(name),
        qualname: Rc::from(name.rsplit('.').next().unwrap_or(name)),
        meta: none,
        bases: none,
        mro: none,
        mro_list: Rc::from([]),
        base: None,
        dict,
        kind: if is_exception { Kind::Object } else { kind },
        is_exception,
        heap: false,
        native: None,
        own_native: false,
        cleared: false,
        has_dict: is_exception || kind == Kind::Function,
        has_weakref: matches!(
            kind,
            Kind::Function
                | Kind::Set
                | Kind::FrozenSet
                | Kind::Type
                | Kind::Module
                | Kind::Generator
                | Kind::Native
                | Kind::Code
                | Kind::Method
        ),
        managed_weakref: false,
        key,
        has_del: false,
        root_shape: shapes.new_root(),
        call_plan: CallPlan::default(),
        outgrown: false,
        slots: Rc::from([]),
        slot_levels: None,
        body_bytes: crate::layout::PLAIN_BODY_BYTES,
        fixed_layout: false,
        inline_values_beside_fields: heap.profile().inline_values_beside_fields,
        memory: Default::default(),
    };
    let layout = afterdel_collector::Layout {
        size_bytes: heap.profile().sizes.static_type,
        pre_header: PreHeader::None,
        tracked: false,
        free_list: afterdel_collector::FreeList::None,
        may_finalize: false,
    };
    let v = heap.alloc(Object::Type(Box::new(class)), layout);
    heap.make_immortal(v);
    v
}

impl Machine {
    /// A machine in which nothing has run yet.
    #[expect(clippy::too_many_lines, reason = "one line a field: the machine's first state in one place")]
    pub fn new(config: Config) -> Self {
        let mut heap: NewHeap = Heap::new(config.python.profile, Recorder::default());
        heap.set_memory_limit(config.memory_limit_bytes);
        heap.set_policy(config.policy);
        let mut interned = FxHashMap::default();
        let mut shapes = Shapes::default();
        let names = Names::new(|text| intern_early(&mut heap, &mut interned, text));
        let none = immortal(&mut heap, Object::None);
        let kind_types: Vec<V> = Kind::ALL
            .iter()
            .map(|&kind| empty_type(&mut heap, &mut shapes, &tp_name(kind), kind as u32, kind, none))
            .collect();
        let kind_types: [V; Kind::COUNT] = kind_types.try_into().expect("one type a kind");
        let mut type_names: Vec<Rc<str>> = Kind::ALL.iter().map(|kind| Rc::from(kind.row().name)).collect();
        let exceptions = early_exceptions(&mut heap, &mut shapes, &mut type_names, none, &kind_types);
        let empty_tuple = immortal(&mut heap, Object::Tuple(Box::new([])));
        let main_dict = heap.alloc(Object::Dict(Box::default()), crate::layout::DICT);
        let modules = heap.alloc(Object::Dict(Box::default()), crate::layout::DICT);
        let builtins = immortal(&mut heap, Object::Dict(Box::default()));
        let true_ = immortal(&mut heap, Object::Bool(true));
        let false_ = immortal(&mut heap, Object::Bool(false));
        let not_implemented = immortal(&mut heap, Object::NotImplemented);
        let ellipsis = immortal(&mut heap, Object::Ellipsis);
        let empty_bytes = immortal(&mut heap, Object::Bytes(Box::new([])));
        let small_ints =
            config.python.profile.small_ints.clone().map(|n| immortal(&mut heap, Object::int(n))).collect();
        let latin1_chars =
            (0..=255u8).map(|c| intern_early(&mut heap, &mut interned, &char::from(c).to_string())).collect();
        let single_bytes = (0..=255u8).map(|b| immortal(&mut heap, Object::Bytes(Box::new([b])))).collect();
        let mut machine = Machine {
            heap,
            stack: Vec::new(),
            sp: 0,
            frames: Vec::new(),
            passing: Vec::new(),
            shapes,
            names,
            kind_types,
            exceptions,
            type_names,
            interned,
            caches: Vec::new(),
            method_cache: MethodCache::default(),
            type_epoch: 1,
            raised: None,
            reraising: None,
            handled: vec![None],
            modules,
            builtins,
            main_dict,
            repr_guarded: false,
            extremes_named: [false; 2],
            call_tuple: None,
            none,
            true_,
            false_,
            not_implemented,
            ellipsis,
            empty_tuple,
            empty_bytes,
            small_ints,
            latin1_chars,
            single_bytes,
            lazy_dicts: config.python.profile.dict_tracking == DictTracking::ByContents,
            shared_getsets: [None; 2],
            config,
            steps: 0,
            line: 0,
            fuel: 0,
            halt_at_step: u64::MAX,
            halted: None,
            watcher: None,
            native_depth: 0,
            lenders: Vec::new(),
            returned_to_rust: None,
            generator_yielded: false,
            stop_value: None,
            pending_class_keywords: Vec::new(),
            main_dict_held: true,
            main_function: None,
            bases_of_classes: Vec::new(),
            class_weakrefs: Vec::new(),
            last_exc: None,
            literals: Vec::new(),
            main_dict_released: false,
            verifier: None,
            broken: None,
            lines: LineSums::default(),
            stray_references: Vec::new(),
            output: Vec::new(),
            native_types: FxHashMap::default(),
            native_objects: FxHashMap::default(),
            gc_state: crate::modules::gc::GcState::new_placeholder(empty_tuple),
            atexit: Vec::new(),
            repr_guard: Vec::new(),
            clock: crate::modules::time::Clock::default(),
            async_hooks: crate::exec_api::AsyncHooks::default(),
            input: crate::input::Input::default(),
            listener: None,
            stage: Stage::NotStarted,
            sources: FxHashMap::default(),
            first_program_serial: 0,
            finalizing: false,
            modules_gone: false,
            has_reported: false,
        };
        machine.finish_types();
        machine.finish_builtins();
        machine
    }

    /// Fills in what the type objects could not know of each other.
    fn finish_types(&mut self) {
        let type_type = self.kind_type(Kind::Type);
        for &kind in Kind::ALL {
            let class = self.kind_type(kind);
            let base = if kind == Kind::Object { None } else { Some(self.kind_type(kind.row().base)) };
            self.link_type(class, base.as_slice(), type_type);
        }
        for &kind in ExcKind::ALL {
            let class = self.exc_class(kind);
            let base = if kind == ExcKind::Base { self.kind_type(Kind::Object) } else { self.exc_class(kind.row().1) };
            self.link_type(class, &[base], type_type);
        }
        self.finish_exception_group(type_type);
        for &kind in Kind::ALL {
            if kind != Kind::BaseException {
                self.add_methods(self.kind_type(kind), builtins::methods_of(kind));
                self.add_methods(self.kind_type(kind), builtins::dunders_of(kind));
            }
        }
        for &kind in ExcKind::ALL {
            self.add_methods(self.exc_class(kind), builtins::exception_methods_of(kind));
        }
        for kind in [Kind::List, Kind::Dict, Kind::Set, Kind::ByteArray, Kind::DictKeys, Kind::DictItems] {
            self.type_attr(self.kind_type(kind), "__hash__", self.none);
        }
        self.type_epoch += 1;
    }

    /// The one builtin exception with two bases, which CPython makes as a program would.
    fn finish_exception_group(&mut self, meta: V) {
        let class = self.exc_class(ExcKind::Group);
        self.link_type(class, &[self.exc_class(ExcKind::BaseGroup), self.exc_class(ExcKind::Exception)], meta);
        let payload = self.class_mut(class);
        payload.heap = true;
        payload.has_weakref = true;
        let module = self.intern("builtins");
        self.type_attr(class, "__module__", module);
    }

    /// Says what the bases of a class are, and with that its order of resolution: what several bases share comes last.
    pub(crate) fn link_type(&mut self, class: V, bases: &[V], meta: V) {
        let inherited: Vec<V> = bases.iter().flat_map(|&base| self.class(base).mro_list.to_vec()).collect();
        let mut order = vec![class];
        order.extend(
            (0..inherited.len()).filter(|&at| !inherited[at + 1..].contains(&inherited[at])).map(|at| inherited[at]),
        );
        let base = bases.first().copied();
        let bases = self.new_tuple(bases.to_vec());
        let mro = self.new_tuple(order.clone());
        for tuple in [bases, mro] {
            self.heap.untrack(tuple);
            self.heap.make_immortal(tuple);
        }
        let payload = self.class_mut(class);
        payload.meta = meta;
        payload.base = base;
        payload.bases = bases;
        payload.mro = mro;
        payload.mro_list = Rc::from(order);
    }

    /// Sets an attribute of a type that is being made.
    pub(crate) fn type_attr(&mut self, class: V, name: &str, value: V) {
        let name = self.intern(name);
        let dict = self.class(class).dict;
        let result = self.dict_set_name(dict, name, value);
        debug_assert!(result.is_ok(), "names compare without Python code");
    }

    /// Puts the methods of a table into a type, those that it has already apart.
    pub(crate) fn add_methods(&mut self, class: V, table: impl IntoIterator<Item = &'static NativeDef>) {
        let lacks = self.version().lacks_in(&self.class(class).name);
        for def in table.into_iter().filter(|def| def.method != Binding::Setter && !lacks.contains(&def.name)) {
            let name = self.intern(def.name);
            let object = match def.method {
                Binding::Getter => {
                    Object::GetSet(Box::new(GetSet { name: def.name, class, kind: GetSetKind::Computed(def) }))
                }
                Binding::Static if def.name != "__new__" => {
                    let native = crate::objects::Native { def, self_: Some(class), module: "" };
                    let native = self.alloc(Object::Native(Box::new(native)));
                    self.heap.untrack(native);
                    self.heap.make_immortal(native);
                    Object::StaticMethod(native, None)
                }
                _ => Object::MethodDescr(def, class),
            };
            let v = self.alloc(object);
            self.heap.untrack(v);
            self.heap.make_immortal(v);
            let dict = self.class(class).dict;
            if self.dict_get_name(dict, name).is_none() {
                let result = self.dict_set_name(dict, name, v);
                debug_assert!(result.is_ok(), "names compare without Python code");
            }
        }
    }

    /// The builtins namespace, `sys.modules`, `__main__`.
    fn finish_builtins(&mut self) {
        let named: Vec<(&'static str, V)> = Kind::ALL
            .iter()
            .filter(|kind| kind.row().public && **kind != Kind::BaseException)
            .map(|&kind| (kind.row().name, self.kind_type(kind)))
            .chain(ExcKind::ALL.iter().map(|&kind| (kind.row().0, self.exc_class(kind))))
            .chain([
                ("None", self.none),
                ("True", self.true_),
                ("False", self.false_),
                ("Ellipsis", self.ellipsis),
                ("NotImplemented", self.not_implemented),
                ("__debug__", self.true_),
                ("EnvironmentError", self.exc_class(ExcKind::Os)),
                ("IOError", self.exc_class(ExcKind::Os)),
            ])
            .collect();
        for (name, value) in named {
            self.builtin(name, value);
        }
        for def in builtins::FUNCTIONS.iter().copied().flatten() {
            let native = crate::objects::Native { def, self_: None, module: "builtins" };
            let v = self.alloc(Object::Native(Box::new(native)));
            self.heap.untrack(v);
            self.heap.make_immortal(v);
            self.builtin(def.name, v);
        }
        let memoryview = self.native_type(&builtins::memoryview::MEMORYVIEW);
        self.builtin("memoryview", memoryview);
        if !self.version().lacks_in("builtins").contains(&"frozendict") {
            let frozendict = self.native_type(&builtins::frozendict::FROZEN_DICT);
            self.builtin("frozendict", frozendict);
        }
        self.gc_state = crate::modules::gc::GcState::new(self);
        crate::modules::builtins_mod::install_main(self);
        self.first_program_serial = self.heap.allocated() as u32;
    }

    fn builtin(&mut self, name: &str, value: V) {
        let name = self.intern(name);
        let result = self.dict_set_name(self.builtins, name, value);
        debug_assert!(result.is_ok(), "names compare without Python code");
    }
}

fn early_exceptions(
    heap: &mut NewHeap,
    shapes: &mut Shapes,
    type_names: &mut Vec<Rc<str>>,
    none: V,
    kind_types: &[V; Kind::COUNT],
) -> [V; ExcKind::COUNT] {
    let classes: Vec<V> = ExcKind::ALL
        .iter()
        .map(|&kind| {
            if kind == ExcKind::Base {
                return kind_types[Kind::BaseException as usize];
            }
            let name = kind.row().0;
            type_names.push(Rc::from(name));
            empty_type(heap, shapes, name, type_names.len() as u32 - 1, Kind::BaseException, none)
        })
        .collect();
    classes.try_into().expect("one class an exception")
}
