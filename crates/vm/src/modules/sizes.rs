//! `sys.getsizeof` and `__sizeof__` (cpython.md 4).

use afterdel_collector::{FreeList, PreHeader};

use crate::errors::R;
use crate::layout;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, method};
use crate::object::{Base, Object, V};
use crate::objects::{Dict, InstanceRef, Set, SharedKeys, StrWidth};

/// `object.__sizeof__`, which every type inherits: each payload knows its own.
pub const METHODS: &[NativeDef] = &[method("__sizeof__", Arity::None, sizeof)];

fn sizeof(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let v = args.pos[0];
    let size = vm.sizeof_with_header(v) - pre_header_bytes(vm, v);
    Ok(vm.new_size(size as i64))
}

/// `sys.getsizeof(object[, default])` (`_PySys_GetSizeOf`).
pub fn getsizeof(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let [object, default] = args.bind(vm, "getsizeof", ["object", "default"], 1)?;
    let object = object.expect("required");
    vm.pass_arguments(args.pos.len());
    let size = own_size(vm, object);
    match default {
        None => size.map(|size| vm.new_size(size)),
        Some(default) => Ok(match vm.catch(size, crate::errors::ExcKind::Type)? {
            Some(size) => vm.new_size(size),
            None => vm.new_ref(default),
        }),
    }
}

/// What the object's `__sizeof__` says, and the header before it.
fn own_size(vm: &mut Machine, v: V) -> R<i64> {
    let name = vm.names.sizeof;
    let own = match vm.special(v, name) {
        Some(method) => !vm.heap.get(method).is_builtin_method(),
        None => false,
    };
    if !own {
        vm.pass_bound_builtin();
        return Ok(vm.sizeof_with_header(v) as i64);
    }
    let result = vm.call_special(v, name, &[])?.expect("found above");
    let size = vm.int(result).map(|size| size.to_i64());
    vm.drop_ref(result);
    match size {
        Some(Some(size)) if size >= 0 => Ok(size + pre_header_bytes(vm, v) as i64),
        Some(Some(_)) => Err(vm.value_error("__sizeof__() should return >= 0")),
        Some(None) => Err(vm.raise(crate::errors::ExcKind::Overflow, "Python int too large to convert to C ssize_t")),
        None => Err(vm.type_error("an integer is required")),
    }
}

/// The words before an object that `getsizeof` adds to what `__sizeof__` says.
fn pre_header_bytes(vm: &Machine, v: V) -> u64 {
    let pre_header = match vm.heap.get(v) {
        Object::Instance(_) | Object::Small(..) => {
            let class = vm.class(vm.type_of(v));
            match class.has_header() {
                true => layout::instance(class, 0, SharedKeys::default()).pre_header,
                false => PreHeader::None,
            }
        }
        object => layout::of(vm.profile(), object).pre_header,
    };
    u64::from(pre_header.size_bytes())
}

impl Machine {
    /// CPython packs the arguments of this call into a tuple (`METH_VARARGS`, a type without vectorcall): its memory counts.
    pub fn pass_arguments(&mut self, count: usize) {
        if count > 0 {
            let tuple = layout::tuple(self.profile(), count, true);
            self.heap.pass_through(tuple.size_bytes, tuple.free_list);
        }
    }

    /// CPython binds a builtin method for the length of this call: its memory counts.
    pub fn pass_bound_builtin(&mut self) {
        self.heap.pass_through(72, FreeList::Builtin);
    }

    /// As [`Machine::pass_bound_builtin`], for a call in which code of the program may run, or a collection.
    pub(crate) fn while_bound<T>(&mut self, call: impl FnOnce(&mut Machine) -> T) -> T {
        let bound = self.heap.begin_passing(72, FreeList::Builtin);
        let result = call(self);
        self.heap.end_passing(bound);
        result
    }

    /// The size that `sys.getsizeof` reports for an object without a `__sizeof__` of its own.
    pub fn sizeof_with_header(&self, v: V) -> u64 {
        if let Some(instance) = self.instance(v) {
            return self.sizeof_instance(instance);
        }
        match self.heap.get(v) {
            Object::Str(text) if text.width == StrWidth::Latin1 && text.len == 1 => 61,
            Object::Dict(dict) if dict.family().is_some() => {
                let keys = dict.family().map_or(SharedKeys::default(), |family| self.shapes.keys(family));
                u64::from(layout::DICT.size_bytes) + 8 * u64::from(keys.entries + keys.usable)
            }
            object => u64::from(layout::of(self.profile(), object).size_bytes) + block_bytes(object),
        }
    }

    fn sizeof_instance(&self, instance: InstanceRef<'_>) -> u64 {
        let class = self.class(instance.class);
        let body = self.instance_body_bytes(instance.class, instance.base());
        let size = layout::instance(class, body, SharedKeys::default());
        let blocks = match instance.base() {
            Base::Builtin(payload) => block_bytes(payload),
            Base::Native(part) => part.side_bytes(),
            _ => 0,
        };
        // `object()` itself has no header.
        let header = if class.has_header() { 0 } else { 16 };
        u64::from(size.sizeof_bytes - header) + blocks
    }
}

/// What an object's `__sizeof__` counts besides its own block.
pub(crate) fn block_bytes(object: &Object) -> u64 {
    match object {
        Object::List(_) | Object::SmallList(..) => object.as_list().map_or(0, |list| 8 * u64::from(list.allocated())),
        Object::ByteArray(bytes) => u64::from(bytes.block.size_bytes),
        Object::Dict(dict) => dict_block_bytes(dict),
        Object::Set(set) | Object::FrozenSet(set) => set_block_bytes(set),
        _ => 0,
    }
}

fn dict_block_bytes(dict: &Dict) -> u64 {
    layout::dict_table_bytes(dict.table_size, dict.str_keys)
}

fn set_block_bytes(set: &Set) -> u64 {
    if set.places() > crate::objects::SMALL_TABLE { 16 * set.places() as u64 } else { 0 }
}
