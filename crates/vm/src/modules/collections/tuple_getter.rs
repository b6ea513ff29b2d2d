//! `_tuplegetter`: the descriptor of one field of a namedtuple.

use crate::errors::{ExcKind, R};
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, getter, method, setter, special, static_method};
use crate::object::V;
use crate::objects::{TypeDef, payload};

/// The type.
pub static TUPLE_GETTER: TypeDef = TypeDef::new("collections._tuplegetter", 32, &[METHODS]);

const METHODS: &[NativeDef] = &[
    static_method("__new__", Arity::Any, new),
    special("__get__", Arity::Range(1, 2), get),
    special("__set__", Arity::Range(2, 2), |vm, _| Err(vm.raise(ExcKind::Attribute, "can't set attribute"))),
    special("__delete__", Arity::One, |vm, _| Err(vm.raise(ExcKind::Attribute, "can't delete attribute"))),
    special("__repr__", Arity::None, repr),
    method("__reduce__", Arity::None, reduce),
    getter("__doc__", |vm, args| {
        let doc = doc_or_none(vm, args.pos[0]);
        Ok(vm.new_ref(doc))
    }),
    setter("__doc__", |vm, args| {
        let doc = args.pos.get(1).copied();
        doc.into_iter().for_each(|v| vm.heap.incref(v));
        let old = std::mem::replace(&mut vm.payload_mut::<TupleGetter>(args.pos[0]).doc, doc);
        old.into_iter().for_each(|v| vm.decref(v));
        Ok(vm.none)
    }),
];

/// Which item, and what the field is.
#[derive(Clone, Debug)]
struct TupleGetter {
    index: i64,
    doc: Option<V>,
}

payload!(TupleGetter, visit[doc], free[doc]);

fn new(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, rest) = vm.native_class(args, &TUPLE_GETTER)?;
    super::super::check_count(vm, "_tuplegetter", rest.pos.len(), 2, 2)?;
    let index = vm.index_i64(rest.pos[0])?;
    let doc = Some(vm.new_ref(rest.pos[1]));
    Ok(vm.new_native(class, TupleGetter { index, doc }))
}

fn doc_or_none(vm: &Machine, this: V) -> V {
    vm.payload::<TupleGetter>(this).doc.unwrap_or(vm.none)
}

fn get(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (this, object) = (args.pos[0], args.pos[1]);
    let index = vm.payload::<TupleGetter>(this).index;
    let Some(items) = vm.tuple(object) else {
        if vm.is_none(object) {
            return Ok(vm.new_ref(this));
        }
        let message = format!(
            "descriptor for index '{index}' for tuple subclasses doesn't apply to '{}' object",
            vm.type_name(object)
        );
        return Err(vm.type_error(message));
    };
    match usize::try_from(index).ok().and_then(|at| items.get(at).copied()) {
        Some(item) => Ok(vm.new_ref(item)),
        None => Err(vm.index_error("tuple index out of range")),
    }
}

fn repr(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let index = vm.payload::<TupleGetter>(args.pos[0]).index;
    let doc = doc_or_none(vm, args.pos[0]);
    let doc = vm.repr_text(doc)?;
    Ok(vm.new_string(format!("_tuplegetter({index}, {doc})")))
}

fn reduce(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let class = vm.type_of(args.pos[0]);
    let doc = doc_or_none(vm, args.pos[0]);
    let index = vm.payload::<TupleGetter>(args.pos[0]).index;
    vm.heap.incref(class);
    vm.heap.incref(doc);
    let index = vm.new_int(index);
    let arguments = vm.new_tuple(vec![index, doc]);
    Ok(vm.new_tuple(vec![class, arguments]))
}
