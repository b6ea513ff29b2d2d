//! The methods and attributes of exceptions.

use super::exception_members;
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
    method("__reduce__", Arity::None, exception_members::reduce),
    method("__setstate__", Arity::One, exception_members::set_state),
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

/// The methods of a builtin exception that are not its base's.
pub fn exception_methods_of(kind: ExcKind) -> &'static [NativeDef] {
    match kind {
        ExcKind::Base => BASE,
        ExcKind::Stop => exception_members::STOP,
        ExcKind::SystemExit => exception_members::EXIT,
        ExcKind::Name => exception_members::NAME,
        ExcKind::Attribute => exception_members::ATTRIBUTE,
        ExcKind::Import => exception_members::IMPORT,
        ExcKind::Os => exception_members::OS,
        ExcKind::Syntax => exception_members::SYNTAX,
        ExcKind::UnicodeDecode | ExcKind::UnicodeEncode | ExcKind::UnicodeTranslate => exception_members::UNICODE_ERROR,
        ExcKind::BaseGroup => groups::METHODS,
        _ => &[],
    }
}

fn optional(vm: &mut Machine, args: Args<'_>, part: fn(&crate::objects::Exc) -> Option<V>) -> R<V> {
    let v = vm.exc(args.pos[0]).and_then(part).unwrap_or(vm.none);
    Ok(vm.new_ref(v))
}

fn exception_new(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let class = args.pos[0];
    if !matches!(vm.heap.get(class), Object::Type(class) if class.is_exception) {
        // Each exception's `__new__` is its own in CPython; the one that is called by name is nearly always this.
        let message = match vm.heap.get(class) {
            Object::Type(class) => format!("Exception.__new__({0}): {0} is not a subtype of Exception", class.name),
            _ => format!("Exception.__new__(X): X is not a type object ({})", vm.type_name(class)),
        };
        return Err(vm.type_error(message));
    }
    let made = os_error_class(vm, class, args);
    let is_os = vm.is_subclass(made, vm.exc_class(ExcKind::Os));
    let in_new = is_os && !has_own_init(vm, made);
    let items = if is_os && !in_new { Vec::new() } else { args.pos[1..].to_vec() };
    let arguments = match vm.is_made_before_arguments(made) {
        true => vm.with_call_tuple(None, |vm| arguments_of_call(vm, &items)),
        false => arguments_of_call(vm, &items),
    };
    let exc = vm.new_exception(made, arguments);
    if in_new && let Err(raise) = no_keywords(vm, exc, args).and_then(|()| vm.fill_members(exc, &items)) {
        vm.drop_ref(exc);
        return Err(raise);
    }
    Ok(exc)
}

/// The tuple of a call's arguments: the call's own, where it has one; a new reference.
fn arguments_of_call(vm: &mut Machine, items: &[V]) -> V {
    match vm.call_tuple {
        Some(tuple) if !items.is_empty() && vm.tuple(tuple) == Some(items) => vm.new_ref(tuple),
        _ => {
            items.iter().for_each(|&v| vm.heap.incref(v));
            vm.new_tuple(items.to_vec())
        }
    }
}

/// Whether a class of OSErrors sees its arguments first itself: then `OSError.__new__` leaves them alone.
fn has_own_init(vm: &mut Machine, class: V) -> bool {
    let name = vm.names.init;
    let init = vm.type_lookup(class, name);
    !init.is_some_and(|init| vm.heap.get(init).is_builtin_method())
}

fn no_keywords(vm: &mut Machine, exc: V, args: Args<'_>) -> R<()> {
    if args.kw.is_empty() { Ok(()) } else { Err(vm.type_error_of("{}() takes no keyword arguments", &[exc])) }
}

/// `OSError(errno, ...)` makes the subclass for the error number.
fn os_error_class(vm: &mut Machine, class: V, args: Args<'_>) -> V {
    if class != vm.exc_class(ExcKind::Os) || !(3..=6).contains(&args.pos.len()) {
        return class;
    }
    let errno = vm.int(args.pos[1]).and_then(|n| n.to_i64());
    let kind = match errno {
        Some(2) => ExcKind::FileNotFound,
        Some(3) => ExcKind::ProcessLookup,
        Some(4) => ExcKind::Interrupted,
        Some(10) => ExcKind::ChildProcess,
        Some(11 | 114 | 115) => ExcKind::BlockingIo,
        Some(13 | 1) => ExcKind::Permission,
        Some(17) => ExcKind::FileExists,
        Some(20) => ExcKind::NotADirectory,
        Some(21) => ExcKind::IsADirectory,
        Some(32 | 108) => ExcKind::BrokenPipe,
        Some(103) => ExcKind::ConnectionAborted,
        Some(104) => ExcKind::ConnectionReset,
        Some(110) => ExcKind::Timeout,
        Some(111) => ExcKind::ConnectionRefused,
        _ => ExcKind::Os,
    };
    vm.exc_class(kind)
}

fn exception_init(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let exc = args.pos[0];
    let class = vm.type_of(exc);
    if vm.exc_is(exc, ExcKind::Os) && !has_own_init(vm, class) {
        return Ok(vm.none);
    }
    let (function, allowed): (&str, &[&str]) = match () {
        () if vm.exc_is(exc, ExcKind::Attribute) => ("AttributeError", &["name", "obj"]),
        () if vm.exc_is(exc, ExcKind::Import) => ("ImportError", &["name", "path", "name_from"]),
        () if vm.exc_is(exc, ExcKind::Name) => ("NameError", &["name"]),
        () => {
            no_keywords(vm, exc, args)?;
            ("", &[])
        }
    };
    let items = args.pos[1..].to_vec();
    let arguments = arguments_of_call(vm, &items);
    let payload = vm.exc_mut(exc).expect("is an exception");
    let old = std::mem::replace(&mut payload.args, arguments);
    vm.drop_ref(old);
    vm.forget_members(exc);
    for &(name, value) in args.kw {
        let text = vm.str_text(name).to_string();
        if !allowed.contains(&text.as_str()) {
            return Err(vm.unexpected_keyword_of(function, &text, allowed));
        }
        vm.set_exc_member(exc, &text, Some(value));
    }
    vm.fill_members(exc, &items)?;
    Ok(vm.none)
}

fn add_note(vm: &mut Machine, args: Args<'_>) -> R<V> {
    if vm.as_str(args.pos[1]).is_none() {
        return Err(vm.type_error_of("add_note() argument must be str, not {}", &[args.pos[1]]));
    }
    let name = vm.names.notes;
    let notes = match vm.own_attr(args.pos[0], name)? {
        Some(notes) => notes,
        None => {
            let notes = vm.new_list(Vec::new())?;
            vm.generic_set_attr(args.pos[0], name, Some(notes))?;
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
        let Object::Bool(truth) = *vm.heap.get(value) else {
            return Err(vm.type_error("attribute value type must be bool"));
        };
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
