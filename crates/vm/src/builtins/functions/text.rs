//! Functions that make text, write it, or would read it.

use super::super::help::{text_arg, wrong_type};
use crate::errors::R;
use crate::machine::{Machine, Stream};
use crate::native::Args;
use crate::object::V;
use crate::objects::Kind;
use crate::pure::text;

pub(super) fn repr(vm: &mut Machine, args: Args<'_>) -> R<V> {
    vm.repr(args.pos[0])
}

pub(super) fn ascii(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let repr = vm.repr_text(args.pos[0])?;
    Ok(vm.new_string(text::repr::escape_non_ascii(&repr)))
}

pub(super) fn format(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let spec = match args.pos.get(1) {
        Some(&spec) => text_arg(vm, spec, "format() argument 2")?,
        None => String::new(),
    };
    let formatted = vm.format_bound(args.pos[0], &spec)?;
    if vm.is_kind(args.pos[0], Kind::Str) && vm.str_text(args.pos[0]) == formatted {
        return Ok(vm.new_ref(args.pos[0]));
    }
    Ok(vm.new_string(formatted))
}

/// Where `print` writes.
enum Target {
    /// A stream of the machine.
    Stream(Stream),
    /// An object with a `write` method; counted.
    Object(V),
    /// `sys.stdout` is None: nothing is written.
    Nowhere,
}

/// `print(*args, sep=' ', end='\n', file=None, flush=False)`
pub(super) fn print(vm: &mut Machine, args: Args<'_>) -> R<V> {
    if !vm.version().packs_printed {
        return print_all(vm, args);
    }
    let (packed, _) = vm.pack_arguments(Args { pos: args.pos, kw: &[] })?;
    let result = print_all(vm, args);
    packed.into_iter().for_each(|tuple| vm.decref(tuple));
    result
}

fn print_all(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let options = Args { pos: &[], kw: args.kw };
    let [sep, end, file, flush] = options.bind(vm, "print", ["sep", "end", "file", "flush"], 0)?;
    let sep = separator(vm, sep, "sep", " ")?;
    let end = separator(vm, end, "end", "\n")?;
    let target = print_target(vm, file)?;
    let result = print_parts(vm, &target, args.pos, &sep, &end).and_then(|()| match target {
        Target::Object(file) => flush.map_or(Ok(()), |flush| flush_file(vm, file, flush)),
        Target::Stream(_) | Target::Nowhere => Ok(()),
    });
    if let Target::Object(file) = target {
        vm.drop_ref(file);
    }
    result?;
    Ok(vm.none)
}

fn separator(vm: &mut Machine, v: Option<V>, name: &str, default: &str) -> R<String> {
    match v {
        Some(v) if !vm.is_none(v) => match vm.as_str(v) {
            Some(text) => Ok(text.to_string()),
            None => {
                let message = format!("{name} must be None or a string, not {}", vm.type_name(v));
                wrong_type(vm, message)
            }
        },
        _ => Ok(default.to_string()),
    }
}

fn print_target(vm: &mut Machine, file: Option<V>) -> R<Target> {
    let file = match file {
        Some(file) if !vm.is_none(file) => file,
        _ => match crate::modules::sys::replaced(vm, "stdout") {
            None => return Ok(Target::Stream(Stream::Stdout)),
            Some(file) if vm.is_none(file) => return Ok(Target::Nowhere),
            Some(file) => file,
        },
    };
    Ok(match crate::modules::sys::stream_of(vm, file) {
        Some(stream) => Target::Stream(stream),
        None => Target::Object(vm.new_ref(file)),
    })
}

fn print_parts(vm: &mut Machine, target: &Target, parts: &[V], sep: &str, end: &str) -> R<()> {
    match *target {
        Target::Nowhere => Ok(()),
        Target::Stream(stream) => {
            for (at, &part) in parts.iter().enumerate() {
                if at > 0 {
                    stream_text(vm, stream, sep)?;
                }
                let text = vm.while_bound(|vm| vm.str_of(part))?;
                vm.write(stream, &text);
            }
            stream_text(vm, stream, end)
        }
        Target::Object(file) => {
            for (at, &part) in parts.iter().enumerate() {
                if at > 0 {
                    write_text(vm, file, sep)?;
                }
                write_object(vm, file, part)?;
            }
            write_text(vm, file, end)
        }
    }
}

/// Writes a text; the stream's `write` is bound before (`PyFile_WriteObject`).
fn stream_text(vm: &mut Machine, stream: Stream, text: &str) -> R<()> {
    vm.while_bound(Machine::look_for_signals)?;
    vm.write(stream, text);
    Ok(())
}

fn write_text(vm: &mut Machine, file: V, text: &str) -> R<()> {
    let text = vm.new_str(text);
    let result = write_object(vm, file, text);
    vm.drop_ref(text);
    result
}

/// Writes the text of an object with the file's `write`, which is there before the text (`PyFile_WriteObject`).
fn write_object(vm: &mut Machine, file: V, v: V) -> R<()> {
    let write = vm.intern("write");
    let write = vm.get_attr(file, write)?;
    let written = vm.str(v).and_then(|text| {
        let result = vm.call(write, &[text]);
        vm.drop_ref(text);
        result
    });
    vm.drop_ref(write);
    vm.drop_ref(written?);
    Ok(())
}

fn flush_file(vm: &mut Machine, file: V, flush: V) -> R<()> {
    if vm.truth(flush)? {
        let name = vm.names.flush;
        let result = vm.call_method(file, name, &[])?;
        vm.drop_ref(result);
    }
    Ok(())
}

/// `open`, which the library knows.
pub(super) fn open(vm: &mut Machine, args: Args<'_>) -> R<V> {
    if args.pos.is_empty() && args.kw.is_empty() {
        return Err(vm.type_error("open() missing required argument 'file' (pos 1)"));
    }
    by_library(vm, args, "_files", "open")
}

/// What a function of the library does with these arguments.
pub(super) fn by_library(vm: &mut Machine, args: Args<'_>, module: &str, function: &str) -> R<V> {
    let module = vm.import_module(module)?;
    let name = vm.intern(function);
    let function = vm.get_attr(module, name);
    vm.decref(module);
    let function = function?;
    let result = vm.call_with(function, args);
    vm.decref(function);
    result
}
