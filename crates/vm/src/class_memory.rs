//! What CPython's C code allocates when it makes a class (`type_new`, `type_ready`), as far as nobody sees it but the
//! allocator: see [`crate::objects::ClassMemory`].

use afterdel_collector::profile::DictKeys;
use afterdel_collector::{Block, FreeList, Layout, WeakKind};

use crate::layout;
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::objects::{Kind, Subclasses, TypeObj, WeakRef, WeakRefKind};

/// An int of two digits, which an address is.
const ADDRESS_INT_BYTES: u32 = 32;
/// A slot's `PyMemberDef`, of which there is one more at the end.
const MEMBER_BYTES: u32 = 40;

/// A weak reference that the bases of a class keep, and that a program has seen.
#[derive(Clone, Copy, Debug)]
pub struct ClassWeakref {
    class: V,
    serial: u32,
    /// Counted once for each base.
    pub(crate) weakref: V,
    /// How many bases.
    pub(crate) holders: usize,
}

impl Machine {
    /// The object of a new class that adds so many slots, with what belongs to it.
    pub(crate) fn alloc_class_object(&mut self, class: TypeObj, own_slots: usize) -> V {
        let object = Object::Type(Box::new(class));
        let layout = layout::of(self.profile(), &object);
        let size_bytes = layout::clamp(self.profile().class_size(false)) + MEMBER_BYTES * (own_slots as u32 + 1);
        let class = self.heap.alloc(object, Layout { size_bytes, ..layout });
        self.alloc_class_memory(class, own_slots);
        class
    }

    fn unseen_block(&mut self, bytes: u32, free_list: FreeList) -> Block {
        // Whether there is room for a class is asked with its dict.
        self.heap.alloc_block(u64::from(bytes), free_list).unwrap_or_default()
    }

    /// The blocks of a class that has just been made, in `type_new`'s order.
    fn alloc_class_memory(&mut self, class: V, own_slots: usize) {
        let payload = self.class(class);
        let shares_keys = layout::shares_keys(payload);
        let dict = payload.dict;
        let bases = self.tuple(payload.bases).expect("bases are a tuple").to_vec();
        let mut own = Vec::new();
        if own_slots > 0 {
            own.push(self.unseen_block(layout::tuple(self.profile(), own_slots, true).size_bytes, FreeList::Unseen));
        }
        if let Some(text) = self.dict_get_name(dict, self.names.doc).and_then(|doc| self.as_str(doc)) {
            let bytes = text.len() as u32 + 1;
            own.push(self.unseen_block(bytes, FreeList::None));
        }
        if shares_keys {
            let bytes = self.profile().class_size(true) - self.profile().class_size(false);
            own.push(self.unseen_block(layout::clamp(bytes), FreeList::None));
        }
        for (at, base) in bases.into_iter().enumerate() {
            own.push(self.unseen_block(ADDRESS_INT_BYTES, FreeList::None));
            if at == 0 {
                self.class_mut(class).memory.weakref =
                    self.unseen_block(layout::WEAKREF.size_bytes, FreeList::Companion);
            }
            self.add_subclass(base, class);
        }
        self.class_mut(class).memory.own = own;
    }

    /// A program is about to see the weak references of a class: the one that its bases keep, once for each of them, becomes
    /// an object, in the memory that it has.
    pub(crate) fn show_class_weakref(&mut self, class: V) {
        let Object::Type(payload) = self.heap.get_mut(class) else { return };
        let block = std::mem::take(&mut payload.memory.weakref);
        let bases = payload.bases;
        if !block.is_none() {
            self.heap.free_block(block);
            self.make_class_weakref(class, bases);
        } else if !payload.heap && bases != self.empty_tuple && self.heap.plain_weakref(class).is_none() {
            self.unnoticed(|vm| vm.make_class_weakref(class, bases));
        }
    }

    fn make_class_weakref(&mut self, class: V, bases: V) {
        let payload = WeakRef { target: Some(class), callback: None, hash: None, kind: WeakRefKind::Ref };
        let weakref = self.alloc(Object::WeakRef(Box::new(payload)));
        self.heap.register_weakref(class, weakref, WeakKind::PlainRef);
        let holders = self.tuple(bases).expect("bases are a tuple").len();
        (1..holders).for_each(|_| self.heap.incref(weakref));
        self.class_weakrefs.push(ClassWeakref { class, serial: self.heap.serial(class), weakref, holders });
    }

    /// The classes that have died are no subclasses any more: their bases let go of the weak references.
    fn drop_weakrefs_of_dead_classes(&mut self) {
        let heap = &self.heap;
        let is_dead = |one: &mut ClassWeakref| !heap.is_live(one.class) || heap.serial(one.class) != one.serial;
        let dead: Vec<ClassWeakref> = self.class_weakrefs.extract_if(.., is_dead).collect();
        dead.iter().for_each(|one| (0..one.holders).for_each(|_| self.decref(one.weakref)));
    }

    /// `add_subclass`: the base gets its dict with the first one, and a larger table when that is full.
    fn add_subclass(&mut self, base: V, class: V) {
        if self.has_subclasses_from_the_start(base) {
            return;
        }
        let mut subclasses = std::mem::take(&mut self.class_mut(base).memory.subclasses);
        if subclasses.dict.is_none() {
            subclasses.dict = self.unseen_block(layout::DICT.size_bytes, FreeList::Dict);
            self.bases_of_classes.push((base, self.heap.serial(base)));
            self.heap.add_companion();
        }
        if subclasses.filled == self.profile().dict_usable(subclasses.slots) {
            subclasses.classes.retain(|&(class, serial)| self.heap.is_live(class) && self.heap.serial(class) == serial);
            let used = subclasses.classes.len() as u64;
            subclasses.slots = self.profile().dict_grown_slots(used);
            subclasses.filled = used;
            let bytes = self.profile().dict_keys_size(subclasses.slots, DictKeys::General);
            let old = std::mem::replace(&mut subclasses.table, self.unseen_block(layout::clamp(bytes), FreeList::None));
            self.heap.free_block(old);
        }
        subclasses.filled += 1;
        subclasses.classes.push((class, self.heap.serial(class)));
        self.class_mut(base).memory.subclasses = subclasses;
    }

    /// After a collection, the only end of classes: a class without subclasses has no dict of them.
    pub(crate) fn forget_dead_subclasses(&mut self) {
        self.drop_weakrefs_of_dead_classes();
        let mut bases = std::mem::take(&mut self.bases_of_classes);
        bases.retain(|&(base, serial)| {
            let lives = |vm: &Self, v: V, serial: u32| vm.heap.is_live(v) && vm.heap.serial(v) == serial;
            if !lives(self, base, serial) {
                self.heap.remove_companion();
                return false;
            }
            let Object::Type(payload) = self.heap.get(base) else { unreachable!("it has subclasses") };
            if payload.memory.subclasses.classes.iter().any(|&(class, serial)| lives(self, class, serial)) {
                return true;
            }
            let Subclasses { dict, table, .. } = std::mem::take(&mut self.class_mut(base).memory.subclasses);
            [table, dict].into_iter().for_each(|block| self.heap.free_block(block));
            self.heap.remove_companion();
            false
        });
        self.bases_of_classes = bases;
    }

    /// The copy of a class's dict that `__set_name__` is looked for in: it takes no table from the free list, and may
    /// leave one there.
    pub(crate) fn pass_copy_of_namespace(&mut self, dict: V) {
        self.heap.pass_through(layout::DICT.size_bytes, FreeList::Dict);
        let source = self.dict_ref(dict);
        let (slots, str_keys) = (source.table_size, source.str_keys);
        let mut table = self.unseen_block(layout::clamp(layout::dict_table_bytes(slots, str_keys)), FreeList::None);
        table.free_list = crate::dicts::dict_free_list(slots, str_keys);
        self.heap.free_block(table);
    }

    /// Whether something derives from a class of the interpreter before a program begins: its dict of subclasses is there, and
    /// large.
    fn has_subclasses_from_the_start(&self, class: V) -> bool {
        let payload = self.class(class);
        if payload.is_exception {
            return self.exceptions.iter().any(|&derived| self.class(derived).base == Some(class));
        }
        let kinds = [Kind::Object, Kind::Type, Kind::Int, Kind::Dict, Kind::List, Kind::Tuple, Kind::Property];
        kinds.iter().any(|&kind| self.kind_type(kind) == class)
    }
}
