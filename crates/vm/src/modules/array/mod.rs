//! The module `array`: numbers of one kind in one block of memory.

mod edit;
mod object;

use super::{ModuleDef, set};
use crate::machine::Machine;
use crate::native::{Arity, function};

pub(crate) use object::Array;

/// The module.
pub const MODULE: ModuleDef = ModuleDef {
    name: "array",
    functions: &[function("_array_reconstructor", Arity::Range(4, 4), |vm, args| {
        vm.library_call("_array_more", "reconstructor", args.pos)
    })],
    functions_of: "array",
    fill: |vm, dict| {
        let class = vm.native_type(&object::ARRAY);
        for name in ["array", "ArrayType"] {
            set(vm, dict, name, class)?;
        }
        let codes = vm.new_str("bBuwhHiIlLqQfd");
        set(vm, dict, "typecodes", codes)
    },
    lazy_names: &[],
    make_lazy: super::nothing_lazy,
};

impl Machine {
    /// The array behind an object.
    pub(crate) fn array(&self, v: crate::object::V) -> Option<&Array> {
        self.payload_of(v)
    }
}
