//! `Placeholder`: marks a gap among the arguments of a partial.

use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, method, special, static_method};
use crate::object::V;
use crate::objects::{TypeDef, payload};

/// Its type.
static PLACEHOLDER: TypeDef = TypeDef::new("functools._PlaceholderType", 16, &[METHODS]);

const METHODS: &[NativeDef] = &[
    static_method("__new__", Arity::Any, new),
    special("__repr__", Arity::None, |vm, _| Ok(vm.new_str("Placeholder"))),
    method("__reduce__", Arity::None, |vm, _| Ok(vm.new_str("Placeholder"))),
];

#[derive(Clone, Debug)]
struct Placeholder;

payload!(Placeholder, visit [], free []);

/// The one object of the type; immortal.
pub(super) fn placeholder(vm: &mut Machine) -> V {
    vm.native_object(&PLACEHOLDER, |vm, class| vm.new_native(class, Placeholder))
}

fn new(vm: &mut Machine, args: Args<'_>) -> R<V> {
    if args.pos.len() > 1 || !args.kw.is_empty() {
        return Err(vm.type_error("PlaceholderType takes no arguments"));
    }
    Ok(placeholder(vm))
}
