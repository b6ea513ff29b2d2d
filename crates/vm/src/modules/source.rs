//! The module `_source`: the text of what runs, for the library's tracebacks and `inspect`.

use super::{ModuleDef, one};
use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, function};
use crate::object::V;

/// The module.
pub const MODULE: ModuleDef = ModuleDef {
    name: "_source",
    functions: FUNCTIONS,
    functions_of: "_source",
    fill: |_, _| Ok(()),
    lazy_names: &[],
    make_lazy: super::nothing_lazy,
};

const FUNCTIONS: &[NativeDef] = &[function("text", Arity::Any, text), function("suggestion", Arity::Any, suggestion)];

/// The text of a file by its name; None: nobody has it.
fn text(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let name = one(vm, args, "_source.text")?;
    match vm.as_str(name).and_then(|name| vm.sources.get(name)).cloned() {
        Some(text) => Ok(vm.new_str(&text)),
        None => Ok(vm.none),
    }
}

/// `. Did you mean: 'x'?` as a traceback has it behind an exception's text; often empty.
fn suggestion(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let exc = one(vm, args, "_source.suggestion")?;
    let text = if vm.exc(exc).is_some() { vm.suggestion_for(exc) } else { String::new() };
    Ok(vm.new_str(&text))
}
