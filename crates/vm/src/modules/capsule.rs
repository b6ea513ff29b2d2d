//! `PyCapsule`: what a C module gives to other C modules, a pointer under a name (`Objects/capsule.c`).

use super::set;
use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, function, special};
use crate::object::V;
use crate::objects::{TypeDef, payload};

/// The type.
static CAPSULE: TypeDef = TypeDef::new("PyCapsule", 64, &[METHODS]).fixed();

const METHODS: &[NativeDef] = &[special("__repr__", Arity::None, repr)];

/// The name, and what behind the pointer the module tells the collector of.
#[derive(Clone, Debug)]
struct Capsule {
    name: Box<str>,
    told: Option<V>,
}

payload!(Capsule, visit[told], free[told]);

/// See [`capsule`].
pub(super) const MAKE: NativeDef = function("capsule", Arity::Range(1, 2), capsule);

/// `CapsuleType`, for `types`.
pub(super) fn fill(vm: &mut Machine, dict: V) -> R<()> {
    let class = vm.native_type(&CAPSULE);
    set(vm, dict, "CapsuleType", class)
}

/// `capsule(name[, told])`: the collector knows it where the module tells what is behind it (`_PyCapsule_SetTraverse`).
fn capsule(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let told = args.pos.get(1).map(|&v| vm.new_ref(v));
    let name = vm.as_str(args.pos[0]).unwrap_or_default().into();
    let (class, unknown) = (vm.native_type(&CAPSULE), told.is_none());
    let made = vm.new_native(class, Capsule { name, told });
    if unknown {
        vm.heap.untrack(made);
    }
    Ok(made)
}

fn repr(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (name, address) = (&vm.payload::<Capsule>(args.pos[0]).name, vm.heap.address_of(args.pos[0]));
    let text = format!("<capsule object \"{name}\" at {address:#x}>");
    Ok(vm.new_string(text))
}
