//! The module `_source`: the text of what runs, for the library's tracebacks and `inspect`.

use super::{ModuleDef, c_int, one};
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

const FUNCTIONS: &[NativeDef] = &[
    function("text", Arity::Any, text),
    function("suggestion", Arity::Any, suggestion),
    function("marked", Arity::Range(3, 3), marked),
];

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

/// `_source.marked(lines, column, end_column)`: the source of a traceback's entry, with marks under a range from the first
/// line to the last.
fn marked(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (first, last) = (c_int(vm, args.pos[1])?, c_int(vm, args.pos[2])?);
    let text = match vm.as_str(args.pos[0]) {
        Some(text) => {
            let lines: Vec<&str> = text.split('\n').map(str::trim_end).collect();
            crate::traceback::marked(&lines, first.max(0) as usize, last.max(0) as usize)
        }
        None => return Err(vm.type_error_of("lines must be str, not {}", &[args.pos[0]])),
    };
    Ok(vm.new_string(text))
}
