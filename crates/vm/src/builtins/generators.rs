//! The methods of generators, coroutines, asynchronous generators, and of what stands between them and `await`.

use super::help::class_getitem;
use crate::errors::{ExcKind, R};
use crate::exec_api::{Resumed, Thrown};
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, Quick, class_method, getter, method};
use crate::object::{Object, V};
use crate::objects::{GenState, Generator};

/// Of all three.
pub const COMMON: &[NativeDef] = &[
    class_method("__class_getitem__", Arity::One, class_getitem),
    method("__del__", Arity::None, |vm, args| {
        vm.finalize_generator(args.pos[0]);
        Ok(vm.none)
    }),
    getter("__name__", |vm, args| part(vm, args, |g| g.name)),
    getter("__qualname__", |vm, args| part(vm, args, |g| g.qualname)),
];

/// Of generators and coroutines.
pub const METHODS: &[NativeDef] = &[
    method("send", Arity::One, |vm, args| {
        vm.heap.incref(args.pos[1]);
        let resumed = vm.resume(args.pos[0], args.pos[1]);
        deliver(vm, resumed)
    })
    .quick(Quick::Send),
    method("throw", Arity::Range(1, 3), throw),
    method("close", Arity::None, |vm, args| vm.close_generator(args.pos[0])),
];

/// Of generators.
pub const GENERATOR: &[NativeDef] = &[
    getter("gi_running", running),
    getter("gi_suspended", suspended),
    getter("gi_frame", frame),
    getter("gi_code", code),
    getter("gi_yieldfrom", delegate),
];

/// Of coroutines.
pub const COROUTINE: &[NativeDef] = &[
    method("__await__", Arity::None, |vm, args| Ok(vm.coroutine_wrapper(args.pos[0]))),
    getter("cr_running", running),
    getter("cr_suspended", suspended),
    getter("cr_frame", frame),
    getter("cr_code", code),
    getter("cr_await", delegate),
    getter("cr_origin", |vm, args| {
        let origin = payload(vm, args.pos[0]).origin_or_finalizer.unwrap_or(vm.none);
        Ok(vm.new_ref(origin))
    }),
];

/// Of asynchronous generators.
pub const ASYNC_GENERATOR: &[NativeDef] = &[
    method("__aiter__", Arity::None, |vm, args| Ok(vm.new_ref(args.pos[0]))),
    method("__anext__", Arity::None, |vm, args| vm.async_send(args.pos[0], vm.none)),
    method("asend", Arity::One, |vm, args| vm.async_send(args.pos[0], args.pos[1])),
    method("athrow", Arity::Range(1, 3), |vm, args| {
        warn_of_three(vm, args, "athrow")?;
        vm.async_throw(args.pos[0], &args.pos[1..])
    }),
    method("aclose", Arity::None, |vm, args| vm.async_throw(args.pos[0], &[])),
    getter("ag_running", |vm, args| {
        let running = payload(vm, args.pos[0]).asynchronous.running;
        Ok(vm.bool(running))
    }),
    getter("ag_suspended", suspended),
    getter("ag_frame", frame),
    getter("ag_code", code),
    getter("ag_await", delegate),
];

/// Of what `__await__` of a coroutine gives.
pub const STEPS: &[NativeDef] = &[
    method("send", Arity::One, |vm, args| {
        let sent = vm.awaitable_send(args.pos[0], args.pos[1]);
        deliver_step(vm, sent)
    }),
    method("throw", Arity::Range(1, 3), |vm, args| {
        warn_of_three(vm, args, "throw")?;
        let thrown = vm.awaitable_throw(args.pos[0], thrown(args));
        deliver_step(vm, thrown)
    }),
    method("close", Arity::None, |vm, args| vm.awaitable_close(args.pos[0])),
];

/// Of what an asynchronous generator gives to be awaited, besides.
pub const ASYNC_STEPS: &[NativeDef] = &[
    method("__await__", Arity::None, |vm, args| Ok(vm.new_ref(args.pos[0]))),
    method("__del__", Arity::None, |vm, args| {
        vm.finalize_awaitable(args.pos[0]);
        Ok(vm.none)
    }),
];

fn payload(vm: &Machine, v: V) -> &Generator {
    match vm.heap.get(v) {
        Object::Generator(generator) => generator,
        _ => unreachable!("method of generators"),
    }
}

fn part(vm: &mut Machine, args: Args<'_>, pick: fn(&Generator) -> V) -> R<V> {
    let v = pick(payload(vm, args.pos[0]));
    Ok(vm.new_ref(v))
}

fn code(vm: &mut Machine, args: Args<'_>) -> R<V> {
    part(vm, args, |g| g.code)
}

fn running(vm: &mut Machine, args: Args<'_>) -> R<V> {
    Ok(vm.bool(payload(vm, args.pos[0]).state == GenState::Running))
}

fn suspended(vm: &mut Machine, args: Args<'_>) -> R<V> {
    Ok(vm.bool(payload(vm, args.pos[0]).state == GenState::Suspended))
}

fn delegate(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let v = vm.delegate(args.pos[0]).unwrap_or(vm.none);
    Ok(vm.new_ref(v))
}

fn frame(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let v = vm.generator_frame(args.pos[0]).unwrap_or(vm.none);
    Ok(vm.new_ref(v))
}

/// A yielded value is the result; a returned one makes a StopIteration.
fn deliver(vm: &mut Machine, resumed: R<Resumed>) -> R<V> {
    match resumed? {
        Resumed::Yielded(v) => Ok(v),
        Resumed::Returned(v) => {
            vm.set_stop_value(v);
            Err(vm.stop_iteration())
        }
    }
}

fn deliver_step(vm: &mut Machine, step: R<Option<V>>) -> R<V> {
    match step? {
        Some(v) => Ok(v),
        None => Err(vm.stop_iteration()),
    }
}

fn thrown(args: Args<'_>) -> Thrown {
    Thrown { what: args.pos[1], value: args.pos.get(2).copied(), traceback: args.pos.get(3).copied() }
}

/// Type, value and traceback apart are not to be used any more.
fn warn_of_three(vm: &mut Machine, args: Args<'_>, name: &str) -> R<()> {
    if args.pos.len() == 2 {
        return Ok(());
    }
    let message =
        format!("the (type, exc, tb) signature of {name}() is deprecated, use the single-arg signature instead.");
    vm.warn(ExcKind::Deprecation, &message)
}

fn throw(vm: &mut Machine, args: Args<'_>) -> R<V> {
    warn_of_three(vm, args, "throw")?;
    let resumed = vm.throw_into(args.pos[0], thrown(args), true);
    deliver(vm, resumed)
}

impl Machine {
    /// StopIteration with the value that the last exhausted iterator returned.
    pub fn stop_iteration(&mut self) -> crate::errors::Raise {
        let value = self.stop_value.take().filter(|&v| v != self.none);
        let args = self.new_tuple(value.into_iter().collect());
        let exc = self.new_exception(self.exc_class(ExcKind::Stop), args);
        self.set_exc_member(exc, "value", value);
        self.raise_value(exc)
    }

    /// `warnings.warn(message, category)`, told of the frame that runs.
    pub(crate) fn warn(&mut self, category: ExcKind, message: &str) -> R<()> {
        let message = match self.version().reworded(category, message) {
            Some(words) => self.new_string(words),
            None => self.new_str(message),
        };
        let result = self.library_call("warnings", "warn", &[message, self.exc_class(category)]);
        self.decref(message);
        let result = result?;
        self.decref(result);
        Ok(())
    }
}

/// `__name__` and `__qualname__` can be set, to strings.
pub(super) fn set_name(vm: &mut Machine, generator: V, name: &str, value: Option<V>) -> R<()> {
    if !matches!(name, "__name__" | "__qualname__") {
        let class = vm.type_name(generator);
        let message = format!("attribute '{name}' of '{class}' objects is not writable");
        return Err(vm.raise(ExcKind::Attribute, message));
    }
    let Some(value) = value.filter(|&value| vm.as_str(value).is_some()) else {
        return Err(vm.type_error(format!("{name} must be set to a string object")));
    };
    vm.heap.incref(value);
    let Object::Generator(payload) = vm.heap.get_mut(generator) else { unreachable!("caller checked") };
    let place = if name == "__name__" { &mut payload.name } else { &mut payload.qualname };
    let old = std::mem::replace(place, value);
    vm.drop_ref(old);
    Ok(())
}
