//! `cmp_to_key`: keys that compare by a function.

use afterdel_language::op::CompareOp;

use crate::errors::{ExcKind, R};
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, comparisons, getter, setter, special};
use crate::object::V;
use crate::objects::{TypeDef, payload};

/// The type of the keys, and of what makes them.
static KEY: TypeDef = TypeDef::new("functools.KeyWrapper", 32, &[METHODS, COMPARE]);

const METHODS: &[NativeDef] = &[
    special("__call__", Arity::Any, call),
    getter("obj", |vm, args| {
        let object = vm.payload::<Key>(args.pos[0]).object.unwrap_or(vm.none);
        Ok(vm.new_ref(object))
    }),
    setter("obj", |vm, args| {
        let object = args.pos.get(1).copied();
        object.into_iter().for_each(|v| vm.heap.incref(v));
        let old = std::mem::replace(&mut vm.payload_mut::<Key>(args.pos[0]).object, object);
        old.into_iter().for_each(|v| vm.decref(v));
        Ok(vm.none)
    }),
];

const COMPARE: &[NativeDef] = comparisons!(compare);

#[derive(Clone, Debug)]
struct Key {
    function: Option<V>,
    object: Option<V>,
}

payload!(Key, visit [function, object], free [function, object]);

/// `cmp_to_key(mycmp)`
pub(super) fn cmp_to_key(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let [function] = args.bind(vm, "cmp_to_key", ["mycmp"], 1)?;
    make(vm, function, None)
}

fn make(vm: &mut Machine, function: Option<V>, object: Option<V>) -> R<V> {
    let class = vm.native_type(&KEY);
    function.into_iter().chain(object).for_each(|v| vm.heap.incref(v));
    Ok(vm.new_native(class, Key { function, object }))
}

fn call(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let [object] = args.rest().bind(vm, "K", ["obj"], 1)?;
    let function = vm.payload::<Key>(args.pos[0]).function;
    make(vm, function, object)
}

fn compare(vm: &mut Machine, op: CompareOp, args: Args<'_>) -> R<V> {
    let (a, b) = (args.pos[0], args.pos[1]);
    if !vm.is_native(b, &KEY) {
        return Err(vm.type_error("other argument must be K instance"));
    }
    let &Key { function, object: x } = vm.payload::<Key>(a);
    let y = vm.payload::<Key>(b).object;
    let (Some(function), Some(x), Some(y)) = (function, x, y) else {
        return Err(vm.raise(ExcKind::Attribute, "object"));
    };
    let order = vm.call(function, &[x, y])?;
    let zero = vm.small_int(0);
    let result = vm.rich_compare(op, order, zero);
    vm.decref(order);
    result
}
