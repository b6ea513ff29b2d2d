//! `frozendict`, of CPython 3.15: a dict that nothing changes, hashable where its values are.

use afterdel_language::op::CompareOp;

use super::dict::{fill_from_keys, get, items, keys, update_from_keywords, values};
use super::dict_merge::update_with;
use super::help::{check_count, class_getitem, is_exact, reversed};
use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, class_method, comparisons, method, special, static_method};
use crate::object::{Object, V};
use crate::objects::{Dict, Kind, TypeDef, payload};
use crate::pure::hash::{hash_frozenset, hash_tuple};

/// The type.
pub(crate) static FROZEN_DICT: TypeDef = TypeDef::new("frozendict", 56, &[METHODS, COMPARE]).open().fixed();

const METHODS: &[NativeDef] = &[
    static_method("__new__", Arity::Any, new),
    special("__repr__", Arity::None, repr),
    special("__hash__", Arity::None, hash),
    special("__iter__", Arity::None, |vm, args| Ok(vm.native_iter(args.pos[0])?.expect("it has a dict"))),
    special("__len__", Arity::None, |vm, args| {
        let len = vm.dict_ref(args.pos[0]).len();
        Ok(vm.new_int(len as i64))
    }),
    special("__getitem__", Arity::One, |vm, args| vm.native_getitem(args.pos[0], args.pos[1])),
    special("__contains__", Arity::One, |vm, args| {
        let found = vm.dict_get(args.pos[0], args.pos[1])?.is_some();
        Ok(vm.bool(found))
    }),
    special("__or__", Arity::One, |vm, args| union(vm, args.pos[0], args.pos[1])),
    special("__ror__", Arity::One, |vm, args| union(vm, args.pos[1], args.pos[0])),
    method("__reversed__", Arity::None, reversed),
    class_method("__class_getitem__", Arity::One, class_getitem),
    class_method("fromkeys", Arity::Range(1, 2), from_keys),
    method("__getnewargs__", Arity::None, |vm, args| {
        let dict = vm.dict_copy(args.pos[0])?;
        Ok(vm.new_tuple(vec![dict]))
    }),
    method("copy", Arity::None, |vm, args| frozen(vm, args.pos[0])),
    method("get", Arity::Range(1, 2), get),
    method("items", Arity::None, items),
    method("keys", Arity::None, keys),
    method("values", Arity::None, values),
];

impl Machine {
    /// A frozendict, or of a class derived from it.
    pub(crate) fn is_frozendict(&self, v: V) -> bool {
        self.is_native(v, &FROZEN_DICT)
    }
}

/// A dict or a frozendict, of no derived class: its own methods are the type's.
pub(super) fn is_plain_dict(vm: &Machine, v: V) -> bool {
    is_exact(vm, v, Kind::Dict) || vm.is_exact_native(v, &FROZEN_DICT)
}

const COMPARE: &[NativeDef] = comparisons!(compare);

/// A frozendict.
#[derive(Clone, Debug)]
struct FrozenDict {
    dict: Object,
    hash: Option<i64>,
}

payload!(FrozenDict, visit[], free[], dict dict);

/// An empty one, to be filled by whoever makes it.
fn empty(vm: &mut Machine, class: V) -> V {
    vm.new_native(class, FrozenDict { dict: Object::Dict(Box::<Dict>::default()), hash: None })
}

/// A new one, filled by `fill`.
fn filled(vm: &mut Machine, class: V, fill: impl FnOnce(&mut Machine, V) -> R<()>) -> R<V> {
    let made = empty(vm, class);
    match fill(vm, made) {
        Ok(()) => Ok(made),
        Err(raise) => {
            vm.drop_ref(made);
            Err(raise)
        }
    }
}

fn new(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, rest) = vm.native_class(args, &FROZEN_DICT)?;
    check_count(vm, "frozendict", rest.pos.len(), 0, 1)?;
    let source = rest.pos.first().copied();
    if let (Some(source), true) = (source, class == vm.native_type(&FROZEN_DICT) && rest.kw.is_empty())
        && vm.is_exact_native(source, &FROZEN_DICT)
    {
        return Ok(vm.new_ref(source));
    }
    filled(vm, class, |vm, made| {
        source.map_or(Ok(()), |source| update_with(vm, made, source))?;
        if rest.kw.is_empty() { Ok(()) } else { update_from_keywords(vm, made, rest.kw) }
    })
}

/// The same as an instance of the type itself.
fn frozen(vm: &mut Machine, this: V) -> R<V> {
    if vm.is_exact_native(this, &FROZEN_DICT) {
        return Ok(vm.new_ref(this));
    }
    let class = vm.native_type(&FROZEN_DICT);
    filled(vm, class, |vm, made| update_with(vm, made, this))
}

/// `left | right`, of which one is a frozendict; what the left one is, the sum is.
fn union(vm: &mut Machine, left: V, right: V) -> R<V> {
    if vm.dict(left).is_none() || vm.dict(right).is_none() {
        return Ok(vm.not_implemented);
    }
    if !vm.is_native(left, &FROZEN_DICT) {
        let sum = vm.dict_copy(left)?;
        return update_with(vm, sum, right).map(|()| sum);
    }
    let class = vm.native_type(&FROZEN_DICT);
    filled(vm, class, |vm, made| {
        update_with(vm, made, left)?;
        update_with(vm, made, right)
    })
}

fn from_keys(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (own, value) = (vm.native_type(&FROZEN_DICT), args.pos.get(2).copied().unwrap_or(vm.none));
    let made = filled(vm, own, |vm, made| fill_from_keys(vm, made, args.pos[1], value))?;
    if args.pos[0] == own {
        return Ok(made);
    }
    let derived = vm.call(args.pos[0], &[made]);
    vm.decref(made);
    derived
}

fn repr(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let this = args.pos[0];
    let inner = if vm.dict_ref(this).is_empty() { String::new() } else { vm.native_repr(this)? };
    let name = vm.short_type_name(this);
    Ok(vm.new_string(format!("{name}({inner})")))
}

/// That of a frozenset of its items.
fn hash(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let this = args.pos[0];
    let hash = match vm.payload::<FrozenDict>(this).hash {
        Some(known) => known,
        None => {
            let entries = vm.dict_items(this);
            let items: R<Vec<i64>> =
                entries.iter().map(|entry| Ok(hash_tuple([entry.hash, vm.hash(entry.value)?]))).collect();
            let hash = hash_frozenset(items?);
            vm.payload_mut::<FrozenDict>(this).hash = Some(hash);
            hash
        }
    };
    Ok(vm.new_int(hash))
}

fn compare(vm: &mut Machine, op: CompareOp, args: Args<'_>) -> R<V> {
    let result = vm.native_compare(op, args.pos[0], args.pos[1])?;
    Ok(result.unwrap_or(vm.not_implemented))
}
