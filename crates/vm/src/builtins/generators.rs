//! The methods of generators and coroutines.

use crate::errors::R;
use crate::exec_api::Resumed;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, getter, method};
use crate::object::{Object, V};
use crate::objects::GenState;

/// Of coroutines only.
pub const AWAIT: &[NativeDef] = &[method("__await__", Arity::None, |vm, args| Ok(vm.new_ref(args.pos[0])))];

/// The methods.
pub const METHODS: &[NativeDef] = &[
    method("send", Arity::One, |vm, args| {
        vm.heap.incref(args.pos[1]);
        let resumed = vm.resume(args.pos[0], args.pos[1]);
        deliver(vm, resumed)
    }),
    method("throw", Arity::Range(1, 3), throw),
    method("close", Arity::None, |vm, args| vm.close_generator(args.pos[0])),
    method("__del__", Arity::None, |vm, args| vm.close_generator(args.pos[0])),
    getter("__name__", |vm, args| part(vm, args, |g| g.name)),
    getter("__qualname__", |vm, args| part(vm, args, |g| g.qualname)),
    getter("gi_running", |vm, args| {
        let running = matches!(vm.heap.get(args.pos[0]), Object::Generator(g) if g.state == GenState::Running);
        Ok(vm.bool(running))
    }),
    getter("gi_suspended", |vm, args| {
        let suspended = matches!(vm.heap.get(args.pos[0]), Object::Generator(g) if g.state == GenState::Suspended);
        Ok(vm.bool(suspended))
    }),
    getter("gi_frame", gi_frame),
    getter("gi_code", |vm, args| part(vm, args, |g| g.code)),
];

fn part(vm: &mut Machine, args: Args<'_>, pick: fn(&crate::objects::Generator) -> V) -> R<V> {
    let Object::Generator(generator) = vm.heap.get(args.pos[0]) else { unreachable!("method of generators") };
    let v = pick(generator);
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

fn throw(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let what = args.pos[1];
    vm.heap.incref(what);
    let is_class = matches!(vm.heap.get(what), Object::Type(class) if class.is_exception);
    let exc = if is_class && args.pos.len() > 2 && !vm.is_none(args.pos[2]) {
        let value = args.pos[2];
        let made = if vm.exc(value).is_some() { Ok(vm.new_ref(value)) } else { vm.call(what, &[value]) };
        vm.drop_ref(what);
        made?
    } else if !is_class && vm.exc(what).is_none() {
        let message =
            format!("exceptions must be classes or instances deriving from BaseException, not {}", vm.type_name(what));
        vm.drop_ref(what);
        return Err(vm.type_error(message));
    } else {
        vm.exception_from(what)?
    };
    let resumed = vm.throw_into(args.pos[0], exc);
    deliver(vm, resumed)
}

fn gi_frame(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let v = vm.generator_frame(args.pos[0]).unwrap_or(vm.none);
    Ok(vm.new_ref(v))
}

impl Machine {
    /// StopIteration with the value that the last exhausted iterator returned.
    pub fn stop_iteration(&mut self) -> crate::errors::Raise {
        let value = self.stop_value.take().filter(|&v| v != self.none);
        let args = self.new_tuple(value.into_iter().collect());
        let exc = self.new_exception(self.exc_class(crate::errors::ExcKind::Stop), args);
        self.raise_value(exc)
    }
}
