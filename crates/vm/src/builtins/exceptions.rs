//! The methods and attributes of exceptions.

use super::groups;
use crate::errors::{ExcKind, R, Raise};
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, getter, method, static_method};
use crate::object::{Object, V};

const BASE: &[NativeDef] = &[
    static_method("__new__", Arity::Any, exception_new),
    method("__init__", Arity::Any, exception_init),
    method("__repr__", Arity::None, |vm, args| {
        let text = vm.native_repr(args.pos[0])?;
        Ok(vm.new_string(text))
    }),
    method("__str__", Arity::None, |vm, args| {
        let text = vm.native_str(args.pos[0])?;
        Ok(vm.new_string(text))
    }),
    method("with_traceback", Arity::One, |vm, args| {
        set_special(vm, args.pos[0], "__traceback__", args.pos[1])?;
        Ok(vm.new_ref(args.pos[0]))
    }),
    method("add_note", Arity::One, add_note),
    getter("args", |vm, args| {
        let items = vm.exc(args.pos[0]).expect("getter of exceptions").args;
        Ok(vm.new_ref(items))
    }),
    getter("__traceback__", |vm, args| optional(vm, args, |exc| exc.traceback)),
    getter("__cause__", |vm, args| optional(vm, args, |exc| exc.cause)),
    getter("__context__", |vm, args| optional(vm, args, |exc| exc.context)),
    getter("__suppress_context__", |vm, args| {
        let value = vm.exc(args.pos[0]).is_some_and(|exc| exc.suppress_context);
        Ok(vm.bool(value))
    }),
    getter("__dict__", |vm, args| vm.instance_dict(args.pos[0])),
];

const STOP: &[NativeDef] = &[getter("value", |vm, args| argument(vm, args, 0))];
const EXIT: &[NativeDef] = &[getter("code", |vm, args| {
    let items = exception_args(vm, args.pos[0]);
    match items.as_slice() {
        [] => Ok(vm.none),
        [one] => Ok(vm.new_ref(*one)),
        _ => {
            let all = vm.exc(args.pos[0]).expect("is an exception").args;
            Ok(vm.new_ref(all))
        }
    }
})];
const NAME: &[NativeDef] = &[getter("name", |vm, args| own_or_none(vm, args, "name"))];
const ATTRIBUTE: &[NativeDef] =
    &[getter("name", |vm, args| own_or_none(vm, args, "name")), getter("obj", |vm, args| own_or_none(vm, args, "obj"))];
const IMPORT: &[NativeDef] = &[
    getter("name", |vm, args| own_or_none(vm, args, "name")),
    getter("path", |vm, args| own_or_none(vm, args, "path")),
    getter("msg", |vm, args| argument(vm, args, 0)),
];
const OS: &[NativeDef] = &[
    getter("errno", |vm, args| argument_of_several(vm, args, 0)),
    getter("strerror", |vm, args| argument_of_several(vm, args, 1)),
    getter("filename", |vm, args| argument_of_several(vm, args, 2)),
];

const SYNTAX: &[NativeDef] = &[
    getter("msg", |vm, args| argument(vm, args, 0)),
    getter("filename", |vm, args| syntax_detail(vm, args, 0)),
    getter("lineno", |vm, args| syntax_detail(vm, args, 1)),
    getter("offset", |vm, args| syntax_detail(vm, args, 2)),
    getter("text", |vm, args| syntax_detail(vm, args, 3)),
    getter("end_lineno", |vm, args| syntax_detail(vm, args, 4)),
    getter("end_offset", |vm, args| syntax_detail(vm, args, 5)),
    getter("print_file_and_line", |vm, _| Ok(vm.none)),
];

/// The methods of a builtin exception that are not its base's.
pub fn exception_methods_of(kind: ExcKind) -> &'static [NativeDef] {
    match kind {
        ExcKind::Base => BASE,
        ExcKind::Stop => STOP,
        ExcKind::SystemExit => EXIT,
        ExcKind::Name => NAME,
        ExcKind::Attribute => ATTRIBUTE,
        ExcKind::Import => IMPORT,
        ExcKind::Os => OS,
        ExcKind::Syntax => SYNTAX,
        ExcKind::BaseGroup => groups::METHODS,
        _ => &[],
    }
}

fn optional(vm: &mut Machine, args: Args<'_>, part: fn(&crate::objects::Exc) -> Option<V>) -> R<V> {
    let v = vm.exc(args.pos[0]).and_then(part).unwrap_or(vm.none);
    Ok(vm.new_ref(v))
}

fn exception_args(vm: &Machine, exc: V) -> Vec<V> {
    vm.exc(exc).and_then(|exc| vm.tuple(exc.args)).unwrap_or(&[]).to_vec()
}

fn argument(vm: &mut Machine, args: Args<'_>, at: usize) -> R<V> {
    let v = exception_args(vm, args.pos[0]).get(at).copied().unwrap_or(vm.none);
    Ok(vm.new_ref(v))
}

fn argument_of_several(vm: &mut Machine, args: Args<'_>, at: usize) -> R<V> {
    if exception_args(vm, args.pos[0]).len() < 2 {
        return Ok(vm.none);
    }
    argument(vm, args, at)
}

fn syntax_detail(vm: &mut Machine, args: Args<'_>, at: usize) -> R<V> {
    let v = vm.syntax_details(args.pos[0]).get(at).copied().unwrap_or(vm.none);
    Ok(vm.new_ref(v))
}

impl Machine {
    /// Where a SyntaxError says that it is: filename, lineno, offset, text, end_lineno, end_offset; borrowed.
    pub fn syntax_details(&self, exc: V) -> Vec<V> {
        let args = exception_args(self, exc);
        let given = args.get(1).filter(|_| args.len() == 2 && self.exc_is(exc, ExcKind::Syntax));
        given.and_then(|&details| self.tuple(details)).unwrap_or(&[]).to_vec()
    }
}

fn own_or_none(vm: &mut Machine, args: Args<'_>, name: &str) -> R<V> {
    let name = vm.intern(name);
    Ok(vm.own_attr(args.pos[0], name)?.unwrap_or(vm.none))
}

fn exception_new(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let class = args.pos[0];
    if !matches!(vm.heap.get(class), Object::Type(class) if class.is_exception) {
        return Err(vm.type_error("BaseException.__new__(X): X is not a type object derived from BaseException"));
    }
    let class = os_error_class(vm, class, args);
    let items = args.pos[1..].to_vec();
    items.iter().for_each(|&v| vm.heap.incref(v));
    let items = vm.new_tuple(items);
    Ok(vm.new_exception(class, items))
}

/// `OSError(errno, ...)` makes the subclass for the error number.
fn os_error_class(vm: &mut Machine, class: V, args: Args<'_>) -> V {
    if class != vm.exc_class(ExcKind::Os) || args.pos.len() < 3 {
        return class;
    }
    let errno = vm.int(args.pos[1]).and_then(|n| n.to_i64());
    let kind = match errno {
        Some(2) => ExcKind::FileNotFound,
        Some(17) => ExcKind::FileExists,
        Some(13 | 1) => ExcKind::Permission,
        Some(110) => ExcKind::Timeout,
        Some(21) => ExcKind::IsADirectory,
        Some(20) => ExcKind::NotADirectory,
        _ => ExcKind::Os,
    };
    vm.exc_class(kind)
}

fn exception_init(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let exc = args.pos[0];
    for &(name, value) in args.kw {
        let text = vm.str_text(name).to_string();
        let allowed: &[&str] = match () {
            () if vm.exc_is(exc, ExcKind::Attribute) => &["name", "obj"],
            () if vm.exc_is(exc, ExcKind::Import) => &["name", "path"],
            () if vm.exc_is(exc, ExcKind::Name) => &["name"],
            () => &[],
        };
        if !allowed.contains(&text.as_str()) {
            return Err(vm.type_error_of("{}() takes no keyword arguments", &[exc]));
        }
        vm.heap.incref(value);
        let name = vm.intern_object(name);
        vm.instance_set_own(exc, name, value);
    }
    let items = args.pos[1..].to_vec();
    let same = exception_args(vm, exc) == items;
    if !same {
        items.iter().for_each(|&v| vm.heap.incref(v));
        let items = vm.new_tuple(items);
        let payload = vm.exc_mut(exc).expect("is an exception");
        let old = std::mem::replace(&mut payload.args, items);
        vm.drop_ref(old);
    }
    Ok(vm.none)
}

fn add_note(vm: &mut Machine, args: Args<'_>) -> R<V> {
    if vm.as_str(args.pos[1]).is_none() {
        return Err(vm.type_error_of("note must be a str, not '{}'", &[args.pos[1]]));
    }
    let name = vm.names.notes;
    let notes = match vm.own_attr(args.pos[0], name)? {
        Some(notes) => notes,
        None => {
            let notes = vm.new_list(Vec::new())?;
            vm.heap.incref(notes);
            vm.instance_set_own(args.pos[0], name, notes);
            notes
        }
    };
    let result = match vm.list(notes) {
        Some(_) => {
            vm.heap.incref(args.pos[1]);
            vm.list_push(notes, args.pos[1])
        }
        None => Err(vm.type_error("Cannot add note: __notes__ is not a list")),
    };
    vm.drop_ref(notes);
    result?;
    Ok(vm.none)
}

/// Sets `args`, `__traceback__`, `__cause__`, `__context__` or `__suppress_context__`.
pub fn set_special(vm: &mut Machine, exc: V, name: &str, value: V) -> R<()> {
    if name == "__suppress_context__" {
        let truth = vm.truth(value)?;
        vm.exc_mut(exc).expect("is an exception").suppress_context = truth;
        return Ok(());
    }
    if name == "args" {
        let items = vm.collect_iterable(value)?;
        let items = vm.new_tuple(items);
        let old = std::mem::replace(&mut vm.exc_mut(exc).expect("is an exception").args, items);
        vm.drop_ref(old);
        return Ok(());
    }
    let new = if vm.is_none(value) { None } else { Some(value) };
    if let Some(v) = new {
        check_special(vm, name, v)?;
        vm.heap.incref(v);
    }
    let payload = vm.exc_mut(exc).expect("is an exception");
    let place = match name {
        "__traceback__" => &mut payload.traceback,
        "__cause__" => {
            payload.suppress_context = true;
            &mut payload.cause
        }
        _ => &mut payload.context,
    };
    let old = std::mem::replace(place, new);
    old.into_iter().for_each(|v| vm.drop_ref(v));
    Ok(())
}

fn check_special(vm: &mut Machine, name: &str, v: V) -> Result<(), Raise> {
    match name {
        "__traceback__" if !matches!(vm.heap.get(v), Object::Traceback(_)) => {
            Err(vm.type_error("__traceback__ must be a traceback or None"))
        }
        "__cause__" if vm.exc(v).is_none() => {
            Err(vm.type_error("exception cause must be None or derive from BaseException"))
        }
        "__context__" if vm.exc(v).is_none() => {
            Err(vm.type_error("exception context must be None or derive from BaseException"))
        }
        _ => Ok(()),
    }
}
