//! `input`.

use crate::errors::{ExcKind, R};
use crate::machine::Machine;
use crate::modules::sys;
use crate::native::Args;
use crate::object::V;

/// `input(prompt='')`
pub(super) fn input(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let prompt = args.pos.first().copied();
    let line = match sys::replaced(vm, "stdin") {
        Some(file) if vm.is_none(file) => return Err(vm.raise(ExcKind::Runtime, "lost sys.stdin")),
        Some(file) if sys::name_of_stream(vm, file).is_none() => {
            let file = vm.new_ref(file);
            let line = line_of(vm, file, prompt);
            vm.decref(file);
            line?
        }
        _ => vm.read_line(prompt)?,
    };
    match line {
        Some(mut line) => {
            if line.ends_with('\n') {
                line.pop();
            }
            Ok(vm.new_string(line))
        }
        None => Err(vm.raise(ExcKind::Eof, "EOF when reading a line")),
    }
}

/// A line of an object that the program has made its standard input.
fn line_of(vm: &mut Machine, file: V, prompt: Option<V>) -> R<Option<String>> {
    vm.write_prompt(prompt)?;
    let readline = vm.intern("readline");
    let line = vm.call_method(file, readline, &[])?;
    let text = vm.as_str(line).map(str::to_string);
    vm.decref(line);
    match text {
        Some(text) => Ok(Some(text).filter(|text| !text.is_empty())),
        None => Err(vm.type_error("object.readline() returned non-string")),
    }
}
