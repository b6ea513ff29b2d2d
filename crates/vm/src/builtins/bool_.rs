//! `bool`.

use super::help::positional_new;
use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, static_method};
use crate::object::V;
use crate::objects::Kind;

/// The methods of `bool`; the rest is `int`'s.
pub const METHODS: &[NativeDef] = &[static_method("__new__", Arity::Any, new)];

fn new(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (_, values) = positional_new(vm, args, Kind::Bool, 0, 1)?;
    let truth = match values.first() {
        Some(&v) => vm.truth(v)?,
        None => false,
    };
    Ok(vm.bool(truth))
}
