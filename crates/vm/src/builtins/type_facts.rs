//! How instances of a type lie in memory, as the type itself tells it: `__basicsize__`, `__flags__` and their kin.

use crate::errors::{ExcKind, R};
use crate::machine::Machine;
use crate::native::{Args, NativeDef, getter, member};
use crate::object::V;
use crate::objects::{Kind, TypeObj};

/// Attributes of `type`.
pub const METHODS: &[NativeDef] = &[
    member("__basicsize__", |vm, args| number(vm, args, |facts| facts.basic)),
    member("__itemsize__", |vm, args| number(vm, args, |facts| facts.item)),
    member("__dictoffset__", |vm, args| number(vm, args, |facts| facts.dict)),
    member("__weakrefoffset__", |vm, args| number(vm, args, |facts| facts.weak)),
    member("__flags__", |vm, args| number(vm, args, |facts| facts.flags)),
    getter("__text_signature__", |vm, args| match vm.class(args.pos[0]).heap {
        true => Ok(vm.none),
        false => vm.signature_of_type(args.pos[0]),
    }),
    getter("__abstractmethods__", |vm, args| {
        let (dict, name) = (vm.class(args.pos[0]).dict, vm.intern("__abstractmethods__"));
        match vm.dict_get_name(dict, name) {
            Some(names) => Ok(vm.new_ref(names)),
            None => {
                let message =
                    format!("type object '{}' has no attribute '__abstractmethods__'", vm.class(args.pos[0]).name);
                Err(vm.raise(ExcKind::Attribute, message))
            }
        }
    }),
];

/// See the module.
struct Facts {
    basic: i64,
    item: i64,
    dict: i64,
    weak: i64,
    flags: i64,
}

fn number(vm: &mut Machine, args: Args<'_>, part: fn(&Facts) -> i64) -> R<V> {
    let facts = facts(vm, args.pos[0]);
    Ok(vm.new_int(part(&facts)))
}

/// What a class has from its builtin base: subclass bits, sequence or mapping, matched by itself, items at its end.
const INHERITED: i64 = 0xffc0_0060;
/// A class of a program: heap type, base type, ready, collectable.
const HEAP_CLASS: i64 = 0x5600;
/// Types whose calls are fast; classes derived from `type` are such, too.
const VECTORCALL: i64 = 0x800;
const INLINE_VALUES: i64 = 4;
const MANAGED_WEAKREF: i64 = 8;
const MANAGED_DICT: i64 = 16;
/// Of a builtin exception.
const EXCEPTION: i64 = 0x4000_5502;

fn facts(vm: &Machine, class: V) -> Facts {
    let payload = vm.class(class);
    let mut facts = base_facts(vm, class, payload);
    if !payload.heap || payload.own_native {
        return facts;
    }
    facts.basic += 8 * payload.slots.len() as i64;
    let inherited = if payload.kind == Kind::Type { INHERITED | VECTORCALL } else { INHERITED };
    facts.flags = HEAP_CLASS | facts.flags & inherited;
    if facts.dict == 0 && payload.has_dict {
        facts.dict = -1;
        facts.flags |= MANAGED_DICT | if payload.inline_values() { INLINE_VALUES } else { 0 };
    }
    if facts.weak == 0 && payload.has_weakref {
        facts.weak = -32;
        facts.flags |= MANAGED_WEAKREF;
    }
    facts
}

fn base_facts(vm: &Machine, class: V, payload: &TypeObj) -> Facts {
    if payload.is_exception {
        let basic = i64::from(vm.exception_body_bytes(class));
        return Facts { basic, item: 0, dict: 16, weak: 0, flags: EXCEPTION };
    }
    if let Some(def) = payload.native {
        let weak = if def.weak { i64::from(def.size) - 8 } else { 0 };
        let flags = 0x1182 | i64::from(def.gc) << 14 | i64::from(def.open) << 10;
        return Facts { basic: i64::from(def.size), item: 0, dict: 0, weak, flags };
    }
    let row = FACTS.iter().find(|row| row.0 == payload.kind);
    let &(_, [basic, item, dict, weak], flags) = row.unwrap_or(&FACTS[0]);
    let basic = size_of_version(vm, payload.kind).unwrap_or(basic);
    Facts { basic, item, dict, weak, flags }
}

/// The size of a type that is another one in some version: what `getsizeof` says, without the collector's head.
fn size_of_version(vm: &Machine, kind: Kind) -> Option<i64> {
    const HEAD: u32 = 16;
    let sizes = &vm.profile().sizes;
    Some(i64::from(match kind {
        Kind::Type => sizes.class_with_slots_only - HEAD,
        Kind::Tuple => sizes.tuple_base - HEAD,
        Kind::Function => sizes.function - HEAD,
        Kind::Frame => sizes.frame_base - HEAD,
        Kind::Module => sizes.module - HEAD,
        Kind::Code => sizes.code_base,
        Kind::Generator | Kind::Coroutine => sizes.generator_base,
        _ => return None,
    }))
}

/// Size, size of an item, places of attributes and of weak references, flags.
const FACTS: &[(Kind, [i64; 4], i64)] = &[
    (Kind::Object, [16, 0, 0, 0], 0x0000_1502),
    // Its size is the version's.
    (Kind::Type, [0, 40, 264, 368], 0x8080_5d02),
    (Kind::None, [16, 0, 0, 0], 0x0000_1102),
    (Kind::NotImplemented, [16, 0, 0, 0], 0x0000_1102),
    (Kind::Ellipsis, [16, 0, 0, 0], 0x0000_1102),
    (Kind::Int, [24, 4, 0, 0], 0x0140_1502),
    (Kind::Bool, [24, 4, 0, 0], 0x0140_1102),
    (Kind::Float, [24, 0, 0, 0], 0x0040_1502),
    (Kind::Complex, [32, 0, 0, 0], 0x0000_1502),
    (Kind::Str, [64, 0, 0, 0], 0x1040_1502),
    (Kind::Bytes, [33, 1, 0, 0], 0x0840_1502),
    (Kind::ByteArray, [56, 0, 0, 0], 0x0040_1502),
    (Kind::Tuple, [32, 8, 0, 0], 0x0440_5522),
    (Kind::List, [40, 0, 0, 0], 0x0240_5522),
    (Kind::Dict, [48, 0, 0, 0], 0x2040_5542),
    (Kind::Set, [200, 0, 0, 192], 0x0040_5502),
    (Kind::FrozenSet, [200, 0, 0, 192], 0x0040_5502),
    (Kind::Range, [48, 0, 0, 0], 0x0000_1122),
    (Kind::Slice, [40, 0, 0, 0], 0x0000_5102),
    (Kind::Cell, [24, 0, 0, 0], 0x0000_5102),
    (Kind::Code, [208, 2, 0, 144], 0x0000_1102),
    (Kind::Function, [152, 0, 88, 96], 0x0002_5902),
    (Kind::Native, [56, 0, 0, 40], 0x0000_5982),
    (Kind::MethodDescr, [56, 0, 0, 0], 0x0002_5982),
    (Kind::WrapperDescr, [56, 0, 0, 0], 0x0002_5182),
    (Kind::ClassMethodDescr, [56, 0, 0, 0], 0x0000_5182),
    (Kind::MethodWrapper, [32, 0, 0, 0], 0x0000_5182),
    (Kind::Method, [48, 0, 0, 32], 0x0000_5902),
    (Kind::Module, [56, 0, 16, 40], 0x0000_5502),
    (Kind::Property, [64, 0, 0, 0], 0x0000_5502),
    (Kind::StaticMethod, [32, 0, 24, 0], 0x0000_5502),
    (Kind::ClassMethod, [32, 0, 24, 0], 0x0000_5502),
    (Kind::Member, [48, 0, 0, 0], 0x0000_5182),
    (Kind::GetSet, [48, 0, 0, 0], 0x0000_5182),
    (Kind::Super, [40, 0, 0, 0], 0x0000_5502),
    (Kind::Generator, [152, 8, 0, 16], 0x0000_5182),
    (Kind::Coroutine, [152, 8, 0, 16], 0x0000_5182),
    (Kind::Frame, [152, 8, 0, 0], 0x0000_5182),
    (Kind::Traceback, [40, 0, 0, 0], 0x0000_5102),
    (Kind::WeakRef, [64, 0, 0, 0], 0x0000_5d02),
    (Kind::WeakProxy, [64, 0, 0, 0], 0x0000_5182),
    (Kind::WeakCallableProxy, [64, 0, 0, 0], 0x0000_5182),
    (Kind::MappingProxy, [24, 0, 0, 0], 0x0000_5142),
    (Kind::DictKeys, [24, 0, 0, 0], 0x0000_5182),
    (Kind::DictValues, [24, 0, 0, 0], 0x0000_5182),
    (Kind::DictItems, [24, 0, 0, 0], 0x0000_5182),
    (Kind::ListIterator, [32, 0, 0, 0], 0x0000_5182),
    (Kind::ListReverseIterator, [32, 0, 0, 0], 0x0000_5182),
    (Kind::TupleIterator, [32, 0, 0, 0], 0x0000_5182),
    (Kind::StrIterator, [32, 0, 0, 0], 0x0000_5182),
    (Kind::WideStrIterator, [32, 0, 0, 0], 0x0000_5182),
    (Kind::BytesIterator, [32, 0, 0, 0], 0x0000_5182),
    (Kind::ByteArrayIterator, [32, 0, 0, 0], 0x0000_5182),
    (Kind::RangeIterator, [40, 0, 0, 0], 0x0000_1182),
    (Kind::LongRangeIterator, [40, 0, 0, 0], 0x0000_1182),
    (Kind::DictKeyIterator, [56, 0, 0, 0], 0x0000_5182),
    (Kind::DictValueIterator, [56, 0, 0, 0], 0x0000_5182),
    (Kind::DictItemIterator, [56, 0, 0, 0], 0x0000_5182),
    (Kind::DictReverseKeyIterator, [56, 0, 0, 0], 0x0000_5182),
    (Kind::DictReverseValueIterator, [56, 0, 0, 0], 0x0000_5182),
    (Kind::DictReverseItemIterator, [56, 0, 0, 0], 0x0000_5182),
    (Kind::SetIterator, [48, 0, 0, 0], 0x0000_5182),
    (Kind::Enumerate, [56, 0, 0, 0], 0x0000_5502),
    (Kind::Zip, [48, 0, 0, 0], 0x0000_5502),
    (Kind::Map, [40, 0, 0, 0], 0x0000_5502),
    (Kind::Filter, [32, 0, 0, 0], 0x0000_5502),
    (Kind::Reversed, [32, 0, 0, 0], 0x0000_5502),
    (Kind::CallableIterator, [32, 0, 0, 0], 0x0000_5182),
    (Kind::SequenceIterator, [32, 0, 0, 0], 0x0000_5182),
    (Kind::BaseException, [72, 0, 16, 0], 0x4000_5502),
    (Kind::AsyncGenerator, [152, 8, 0, 16], 0x0000_5182),
    (Kind::AsyncSend, [40, 0, 0, 0], 0x0000_5182),
    (Kind::AsyncThrow, [40, 0, 0, 0], 0x0000_5182),
    (Kind::CoroutineWrapper, [24, 0, 0, 0], 0x0000_5182),
];
