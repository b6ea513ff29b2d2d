//! Making objects.

use std::rc::Rc;

use afterdel_collector::FreeList;
use num_bigint::BigInt;
use num_traits::ToPrimitive;

use crate::errors::R;
use crate::layout;
use crate::machine::Machine;
use crate::object::{Base, Object, Packed, V};
use crate::objects::{
    Dict, Instance, Iter, Kind, List, ListBody, SMALL_ITEMS, SMALL_VALUES, SmallArray, SmallClass, Str, TypeDef,
};
use crate::pure::Int;

/// The first of the ints that exist once, in every version; how many there are, the profile says.
const FIRST_SMALL_INT: i64 = -5;

/// The slots of an instance that has few, before they are set.
const NO_VALUES: [Option<V>; 4] = [None; 4];

/// An int of one digit that is made with no byte to spare (`_PyLong_New`).
const SCRATCH_INT_BYTES: u64 = 28;

impl Machine {
    /// Puts an object of a builtin type on the heap.
    pub fn alloc(&mut self, object: Object) -> V {
        let layout = layout::of(self.profile(), &object);
        self.heap.alloc(object, layout)
    }

    /// An int.
    #[inline]
    pub fn new_int(&mut self, value: i64) -> V {
        let place = value.wrapping_sub(FIRST_SMALL_INT) as u64;
        if place < self.small_ints.len() as u64 {
            return self.small_ints[place as usize];
        }
        if value.unsigned_abs() < 1 << 30 {
            return self.heap.alloc_here(Object::int(value), layout::INT);
        }
        self.heap.alloc(Object::int(value), layout::int(value))
    }

    /// An int that is a length, a place or a hash in C.
    pub fn new_size(&mut self, value: i64) -> V {
        match self.version().fits_sizes {
            true => self.new_fitted_int(Int::Small(value)),
            false => self.new_int(value),
        }
    }

    /// An int that is put together from digits, and has no byte to spare: one that is read in a text or in bytes
    /// (`_PyLong_New`).
    pub(crate) fn new_fitted_int(&mut self, value: Int) -> V {
        self.heap.sink_mut().fits_ints = true;
        let v = self.new_int_from(value);
        self.heap.sink_mut().fits_ints = false;
        v
    }

    /// One of the ints that exist once.
    pub fn small_int(&self, value: i64) -> V {
        self.small_ints[(value - FIRST_SMALL_INT) as usize]
    }

    /// An int of any size.
    pub fn new_bigint(&mut self, value: BigInt) -> V {
        match value.to_i64() {
            Some(small) => self.new_int(small),
            None => self.alloc(Object::BigInt(Box::new(value))),
        }
    }

    /// An int from the pure algorithms.
    pub fn new_int_from(&mut self, value: Int) -> V {
        match value {
            Int::Small(small) => self.new_int(small),
            Int::Big(big) => self.new_bigint(big),
        }
    }

    /// A float.
    #[inline]
    pub fn new_float(&mut self, value: f64) -> V {
        self.heap.alloc_here(Object::Float(Packed(value)), layout::FLOAT)
    }

    /// A complex.
    pub fn new_complex(&mut self, re: f64, im: f64) -> V {
        self.alloc(Object::Complex(Box::new((re, im))))
    }

    /// A str.
    pub fn new_str(&mut self, text: &str) -> V {
        match self.only_str(text) {
            Some(v) => v,
            None => self.make_str(text.to_string()),
        }
    }

    /// A str from an owned text. Empty and single latin-1 strings exist once.
    pub fn new_string(&mut self, text: String) -> V {
        match self.only_str(&text) {
            Some(v) => v,
            None => self.make_str(text),
        }
    }

    /// The text of an object: that of an int is a string of its own, though it be one digit.
    pub(crate) fn new_string_for(&mut self, v: V, text: String) -> V {
        match self.heap.get(v) {
            Object::Int(value) => {
                if value.0 == 0 {
                    // The number of the decimal digits' one place (`long_to_decimal_string_internal`).
                    let scratch = self.heap.alloc_block(SCRATCH_INT_BYTES, FreeList::Int).unwrap_or_default();
                    self.heap.free_block(scratch);
                }
                self.make_str(text)
            }
            _ => self.new_string(text),
        }
    }

    /// The one string of a text that is empty or a latin-1 character; immortal.
    #[inline]
    fn only_str(&self, text: &str) -> Option<V> {
        if text.len() > 2 {
            return None;
        }
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (None, _) => Some(self.names.empty),
            (Some(c), None) => self.latin1_chars.get(c as usize).copied(),
            _ => None,
        }
    }

    fn make_str(&mut self, text: String) -> V {
        let text = Str::new(text);
        let layout = layout::str(&text);
        self.heap.alloc(Object::Str(Box::new(text)), layout)
    }

    /// The one string of this text that names use; immortal.
    pub fn intern(&mut self, text: &str) -> V {
        let v = match self.interned_str(text) {
            Some(v) if self.heap.is_immortal(v) => return v,
            Some(v) => v,
            None => {
                let v = self.new_str(text);
                self.intern_object(v)
            }
        };
        self.heap.make_immortal(v);
        v
    }

    /// Interns a str object: the returned one, borrowed, stands for all equal ones. It lives no longer for that.
    pub fn intern_object(&mut self, v: V) -> V {
        let Object::Str(text) = self.heap.get(v) else { return v };
        if text.interned {
            return v;
        }
        let key: Rc<str> = Rc::from(text.text.as_str());
        if let Some(known) = self.interned_str(&key) {
            return known;
        }
        if let Object::Str(text) = self.heap.get_mut(v) {
            text.interned = true;
        }
        self.interned.insert(key, v);
        v
    }

    /// The interned string of a text, if there is one: the table does not hold its strings, so what it says is looked at.
    pub(crate) fn interned_str(&self, text: &str) -> Option<V> {
        let &v = self.interned.get(text)?;
        let lives = self.heap.is_live(v)
            && matches!(self.heap.get(v), Object::Str(known) if known.interned && known.text == text);
        lives.then_some(v)
    }

    /// A bytes that CPython makes before it fills it: a single byte is an object of its own too.
    pub fn fresh_bytes(&mut self, bytes: Vec<u8>) -> V {
        if bytes.len() == 1 { self.alloc(Object::Bytes(bytes.into_boxed_slice())) } else { self.new_bytes(bytes) }
    }

    /// A bytes of one that fills it by a writer where the version has such.
    pub fn written_bytes(&mut self, bytes: Vec<u8>) -> V {
        if self.version().shares_written_bytes { self.new_bytes(bytes) } else { self.fresh_bytes(bytes) }
    }

    /// A bytes; single bytes are shared.
    pub fn new_bytes(&mut self, bytes: Vec<u8>) -> V {
        match bytes.len() {
            0 => self.empty_bytes,
            1 => self.single_bytes[bytes[0] as usize],
            _ => self.alloc(Object::Bytes(bytes.into_boxed_slice())),
        }
    }

    /// A tuple that takes its items.
    pub fn new_tuple(&mut self, items: Vec<V>) -> V {
        self.new_tuple_boxed(items.into_boxed_slice())
    }

    /// A tuple that takes its items. Tracked when an item's type can be part of a cycle, or always (cpython.md 2.4).
    pub fn new_tuple_boxed(&mut self, items: Box<[V]>) -> V {
        if items.is_empty() {
            return self.empty_tuple;
        }
        let layout = self.tuple_layout(&items);
        self.heap.alloc(Object::tuple(items), layout)
    }

    /// As [`Machine::new_tuple_boxed`], of items that lie elsewhere.
    #[inline]
    pub fn new_tuple_of(&mut self, items: &[V]) -> V {
        match Object::small_tuple(items) {
            Some(tuple) => {
                let layout = self.tuple_layout(items);
                self.heap.alloc(tuple, layout)
            }
            None => self.new_tuple_boxed(items.into()),
        }
    }

    /// What a tuple of these items takes, and whether it is tracked from birth.
    fn tuple_layout(&self, items: &[V]) -> afterdel_collector::Layout {
        let tracked = layout::tracks_all_tuples(self.profile()) || items.iter().any(|&v| self.is_gc_type(v));
        layout::tuple(self.profile(), items.len(), tracked)
    }

    /// A tuple that takes its items, tracked whatever they are: what C code makes and then fills (`PyTuple_New`).
    pub fn new_tracked_tuple(&mut self, items: Vec<V>) -> V {
        let tuple = self.new_tuple(items);
        if tuple != self.empty_tuple {
            self.heap.track(tuple);
        }
        tuple
    }

    /// Whether objects of this one's type carry a collector header.
    pub fn is_gc_type(&self, v: V) -> bool {
        match self.heap.get(v) {
            Object::None
            | Object::NotImplemented
            | Object::Ellipsis
            | Object::Bool(_)
            | Object::Int(_)
            | Object::BigInt(_)
            | Object::Float(_)
            | Object::Complex(_)
            | Object::Str(_)
            | Object::Bytes(_)
            | Object::ByteArray(_)
            | Object::Range(_)
            | Object::Code(_)
            | Object::Gone => false,
            Object::Iter(iter) => !matches!(**iter, Iter::Range(..) | Iter::BigRange(_)),
            Object::Instance(_) | Object::Small(..) => self.class(self.type_of(v)).has_header(),
            _ => true,
        }
    }

    /// A list of exactly these items, which it takes; `allocated` slots as CPython would have.
    pub fn new_list_sized(&mut self, items: Vec<V>, allocated: usize) -> R<V> {
        self.new_list_boxed(Box::new(ListBody { items, allocated: allocated as u32 }))
    }

    /// A list object of a payload, whose array is still to be allocated as it says.
    pub(crate) fn new_list_boxed(&mut self, body: Box<ListBody>) -> R<V> {
        let mut list = List::new(body);
        if list.allocated > 0 {
            match self.heap.alloc_block(8 * u64::from(list.allocated), FreeList::None) {
                Ok(block) => list.set_array(block, block.size_bytes / 8),
                Err(_) => {
                    list.into_body().items.into_iter().for_each(|v| self.decref(v));
                    return Err(self.memory_error());
                }
            }
        }
        Ok(self.heap.alloc_here(Object::List(list), layout::LIST))
    }

    /// A list of one or two items, which it takes, and as many slots.
    pub(crate) fn new_small_list(&mut self, items: [Option<V>; SMALL_ITEMS], len: u32) -> R<V> {
        let Ok(block) = self.heap.alloc_block(8 * u64::from(len), FreeList::None) else {
            items.into_iter().flatten().for_each(|v| self.decref(v));
            return Err(self.memory_error());
        };
        let list = match SmallArray::new(block) {
            Some(array) => Object::SmallList(array, items),
            None => {
                let mut list =
                    List::new(Box::new(ListBody { items: items.into_iter().flatten().collect(), allocated: 0 }));
                list.set_array(block, len);
                Object::List(list)
            }
        };
        Ok(self.heap.alloc_here(list, layout::LIST))
    }

    /// A list with as many slots as items.
    pub fn new_list(&mut self, items: Vec<V>) -> R<V> {
        let len = items.len();
        self.new_list_sized(items, len)
    }

    /// A list made by extending an empty one from something of known length: slots rounded up to even (cpython.md 4.3).
    pub fn new_list_extended(&mut self, items: Vec<V>) -> R<V> {
        let len = items.len();
        self.new_list_sized(items, len.next_multiple_of(2))
    }

    /// An empty dict.
    pub fn new_dict(&mut self) -> V {
        let dict = self.heap.spares_mut().dict();
        let layout = layout::dict(self.profile());
        self.heap.alloc_here(Object::Dict(dict), layout)
    }

    /// A module's namespace, which the collector knows before its module, whatever is in it.
    pub(crate) fn new_module_dict(&mut self) -> V {
        let dict = self.new_dict();
        self.heap.track(dict);
        dict
    }

    /// A dict payload's object.
    pub fn new_dict_from(&mut self, dict: Dict) -> V {
        let layout = layout::dict(self.profile());
        self.heap.alloc(Object::Dict(Box::new(dict)), layout)
    }

    /// An iterator.
    pub fn new_iter(&mut self, iter: Iter) -> V {
        self.alloc(Object::Iter(Box::new(iter)))
    }

    /// An instance of a class made by a program, or an exception. Counts the class.
    pub fn new_instance(&mut self, class: V, base: Base) -> V {
        let body = self.instance_body_bytes(class, &base);
        let Object::Type(class_obj) = self.heap.get(class) else { unreachable!("instances have classes") };
        let family = self.shapes.family(class_obj.root_shape);
        let size = layout::instance(class_obj, body, self.shapes.keys(family));
        let tracked = class_obj.has_header();
        if size.inline_values {
            self.shapes.note_instance(family);
        }
        let slot_count = class_obj.slots.len();
        let (shape, slot_levels) = (class_obj.root_shape, class_obj.slot_levels.clone());
        let small = (matches!(base, Base::Object) && class_obj.fits_slot()).then(|| SmallClass::new(class)).flatten();
        let pre_header = if tracked { size.pre_header } else { afterdel_collector::PreHeader::None };
        let layout = afterdel_collector::Layout {
            size_bytes: if tracked { size.block_bytes } else { size.block_bytes - 16 },
            pre_header,
            tracked,
            free_list: FreeList::None,
            may_finalize: class_obj.has_del,
        };
        self.heap.incref(class);
        if let Some(small) = small {
            return self.heap.alloc_here(Object::Small(small, [None; SMALL_VALUES]), layout);
        }
        let mut body = self.new_body(class);
        body.shape = shape;
        if slot_count > NO_VALUES.len() {
            body.values.resize(slot_count, None);
        } else if slot_count > 0 {
            body.values.extend_from_slice(&NO_VALUES[..slot_count]);
        }
        body.set_parts(slot_levels, base);
        self.heap.alloc_here(Object::Instance(Instance::new(body)), layout)
    }

    /// The part of an instance that its builtin base decides, without pre-header.
    pub fn instance_body_bytes(&self, class: V, base: &Base) -> u32 {
        match base {
            Base::Object => self.class(class).body_bytes,
            Base::Exception(_) => self.exception_body_bytes(class),
            Base::Native(_) => self.class(class).native.map_or(16, |def| self.native_body_bytes(def)),
            Base::Builtin(payload) => {
                if let Object::Str(text) = &**payload {
                    return layout::derived_str_bytes(text);
                }
                let layout = layout::of(self.profile(), payload);
                layout.size_bytes - if layout.pre_header == afterdel_collector::PreHeader::None { 0 } else { 16 }
            }
        }
    }

    /// The same of a native type's instance.
    fn native_body_bytes(&self, def: &TypeDef) -> u32 {
        let own = self.profile().native_bodies.iter().find(|(name, _)| *name == def.name);
        own.map_or(def.size, |&(_, bytes)| bytes)
    }

    /// The same of an exception.
    pub(crate) fn exception_body_bytes(&self, class: V) -> u32 {
        use crate::errors::ExcKind;
        let is = |kind| self.is_subclass(class, self.exc_class(kind));
        match () {
            () if is(ExcKind::Attribute) => 88,
            () if is(ExcKind::Os) => 112,
            () if is(ExcKind::Syntax) => self.profile().sizes.syntax_error - 16,
            () if is(ExcKind::Import) => 104,
            () if is(ExcKind::Stop) || is(ExcKind::Name) || is(ExcKind::SystemExit) => 80,
            () if is(ExcKind::Unicode) => 112,
            () if is(ExcKind::BaseGroup) => 96,
            () => 72,
        }
    }

    /// Whether a class is, or derives from, another.
    pub fn is_subclass(&self, class: V, of: V) -> bool {
        match self.heap.get(class) {
            Object::Type(class) => class.mro_list.contains(&of),
            _ => false,
        }
    }

    /// The class of an object; borrowed.
    #[inline]
    pub fn type_of(&self, v: V) -> V {
        match self.heap.get(v) {
            Object::Small(class, _) => class.class(),
            Object::Instance(instance) => instance.class,
            Object::Type(class) => class.meta,
            object => self.kind_types[object.kind() as usize],
        }
    }

    /// The class's payload.
    pub fn class(&self, class: V) -> &crate::objects::TypeObj {
        match self.heap.get(class) {
            Object::Type(class) => class,
            other => unreachable!("{:?} is no class", other.kind()),
        }
    }

    /// The class's payload.
    pub fn class_mut(&mut self, class: V) -> &mut crate::objects::TypeObj {
        match self.heap.get_mut(class) {
            Object::Type(class) => class,
            other => unreachable!("{:?} is no class", other.kind()),
        }
    }

    /// `type(v).__name__` as messages print it (`tp_name`).
    pub fn type_name(&self, v: V) -> Rc<str> {
        self.class(self.type_of(v)).name.clone()
    }

    /// The class of an object as messages of 3.15 name it: with the classes and functions around it.
    pub fn class_name(&self, v: V) -> Rc<str> {
        self.class(self.type_of(v)).qualname.clone()
    }

    /// The class of a builtin kind; immortal.
    pub fn kind_type(&self, kind: Kind) -> V {
        self.kind_types[kind as usize]
    }
}
