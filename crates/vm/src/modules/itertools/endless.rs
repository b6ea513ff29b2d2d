//! `count`, `cycle`, `repeat`.

use afterdel_language::op::BinaryOp;

use super::{drop_field, positional};
use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, method, special, static_method};
use crate::object::V;
use crate::objects::{TypeDef, payload};

/// `count`
pub static COUNT: TypeDef = TypeDef::new("itertools.count", 40, &[COUNT_METHODS]).open().iterates(count_next);
/// `cycle`
pub static CYCLE: TypeDef = TypeDef::new("itertools.cycle", 40, &[&[static_method("__new__", Arity::Any, new_cycle)]])
    .open()
    .iterates(cycle_next);
/// `repeat`
pub static REPEAT: TypeDef = TypeDef::new("itertools.repeat", 32, &[REPEAT_METHODS]).open().iterates(repeat_next);

const COUNT_METHODS: &[NativeDef] =
    &[static_method("__new__", Arity::Any, new_count), special("__repr__", Arity::None, count_repr)];

const REPEAT_METHODS: &[NativeDef] = &[
    static_method("__new__", Arity::Any, new_repeat),
    special("__repr__", Arity::None, repeat_repr),
    method("__length_hint__", Arity::None, repeat_length),
];

/// A number that is handed out next: a plain one while the step is one, else an object.
#[derive(Clone, Debug)]
struct Count {
    plain: i64,
    number: Option<V>,
    step: Option<V>,
}

payload!(Count, visit [number, step], free [number, step]);

fn check_number(vm: &mut Machine, v: V) -> R<()> {
    let complex = matches!(vm.heap.get(v).native(), crate::object::Object::Complex(_));
    let names = [vm.names.index, vm.names.int, vm.names.float];
    if complex || names.into_iter().any(|name| vm.special(v, name).is_some()) {
        return Ok(());
    }
    Err(vm.type_error("a number is required"))
}

fn new_count(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, rest) = vm.native_class(args, &COUNT)?;
    let [start, step] = rest.bind(vm, "count", ["start", "step"], 0)?;
    for number in [start, step].into_iter().flatten() {
        check_number(vm, number)?;
    }
    let start_plain = match start {
        None => Some(0),
        Some(start) => vm.int(start).and_then(|start| start.to_i64()),
    };
    let step_is_one = step.is_none_or(|step| vm.int(step).and_then(|step| step.to_i64()) == Some(1));
    let one = vm.small_int(1);
    let step = Some(vm.new_ref(step.unwrap_or(one)));
    let payload = match start_plain.filter(|&start| step_is_one && start != i64::MAX) {
        Some(plain) => Count { plain, number: None, step },
        None => {
            let number = match start {
                Some(start) => vm.new_ref(start),
                None => vm.small_int(0),
            };
            Count { plain: i64::MAX, number: Some(number), step }
        }
    };
    Ok(vm.new_native(class, payload))
}

fn count_next(vm: &mut Machine, iter: V) -> R<Option<V>> {
    let payload = vm.payload_mut::<Count>(iter);
    if payload.number.is_none() && payload.plain != i64::MAX {
        let value = payload.plain;
        payload.plain += 1;
        return Ok(Some(vm.new_size(value)));
    }
    let step = payload.step;
    let number = match payload.number {
        Some(number) => number,
        None => {
            let number = vm.new_int(i64::MAX);
            vm.payload_mut::<Count>(iter).number = Some(number);
            number
        }
    };
    let Some(step) = step else { return Ok(None) };
    let following = vm.binary(BinaryOp::Add, number, step)?;
    // The iterator's reference is handed out.
    Ok(vm.payload_mut::<Count>(iter).number.replace(following))
}

fn count_repr(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let name = vm.short_type_name(args.pos[0]);
    let &Count { plain, number, step } = vm.payload::<Count>(args.pos[0]);
    let number = match number {
        None => plain.to_string(),
        Some(number) => vm.repr_text(number)?,
    };
    let step = step.unwrap_or(vm.none);
    if vm.int(step).is_some_and(|step| step.to_i64() == Some(1)) {
        return Ok(vm.new_string(format!("{name}({number})")));
    }
    let step = vm.repr_text(step)?;
    Ok(vm.new_string(format!("{name}({number}, {step})")))
}

/// The source while it lasts, the list of what it gave, where in it.
#[derive(Clone, Debug)]
struct Cycle {
    source: Option<V>,
    saved: Option<V>,
    at: usize,
}

payload!(Cycle, visit [source, saved], free [source, saved]);

fn new_cycle(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, pos) = positional(vm, args, &CYCLE, (1, 1))?;
    let source = vm.iter(pos[0])?;
    let saved = vm.new_list(Vec::new())?;
    Ok(vm.new_native(class, Cycle { source: Some(source), saved: Some(saved), at: 0 }))
}

fn cycle_next(vm: &mut Machine, iter: V) -> R<Option<V>> {
    let &Cycle { source, saved, .. } = vm.payload::<Cycle>(iter);
    let Some(saved) = saved else { return Ok(None) };
    if let Some(source) = source {
        if let Some(item) = vm.iter_next(source)? {
            vm.heap.incref(item);
            if let Err(raise) = vm.list_push(saved, item) {
                vm.drop_ref(item);
                return Err(raise);
            }
            return Ok(Some(item));
        }
        let source = vm.payload_mut::<Cycle>(iter).source.take();
        drop_field(vm, source);
    }
    let at = vm.payload::<Cycle>(iter).at;
    let (item, len) = match vm.list(saved) {
        Some(list) if !list.items().is_empty() => (list.items()[at], list.items().len()),
        _ => return Ok(None),
    };
    vm.payload_mut::<Cycle>(iter).at = (at + 1) % len;
    Ok(Some(vm.new_ref(item)))
}

/// What is repeated, how often still; -1: for ever.
#[derive(Clone, Debug)]
struct Repeat {
    item: Option<V>,
    left: i64,
}

payload!(Repeat, visit[item], free[item]);

fn new_repeat(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, rest) = vm.native_class(args, &REPEAT)?;
    let [item, times] = rest.bind(vm, "repeat", ["object", "times"], 1)?;
    let left = match times {
        Some(times) => vm.index_i64(times)?.max(0),
        None => -1,
    };
    let item = item.map(|item| vm.new_ref(item));
    Ok(vm.new_native(class, Repeat { item, left }))
}

fn repeat_next(vm: &mut Machine, iter: V) -> R<Option<V>> {
    let payload = vm.payload_mut::<Repeat>(iter);
    let item = payload.item;
    if payload.left == 0 {
        return Ok(None);
    }
    if payload.left > 0 {
        payload.left -= 1;
    }
    Ok(item.map(|item| vm.new_ref(item)))
}

fn repeat_repr(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let name = vm.short_type_name(args.pos[0]);
    let &Repeat { item, left } = vm.payload::<Repeat>(args.pos[0]);
    let item = vm.repr_text(item.unwrap_or(vm.none))?;
    let left = if left < 0 { String::new() } else { format!(", {left}") };
    Ok(vm.new_string(format!("{name}({item}{left})")))
}

fn repeat_length(vm: &mut Machine, args: Args<'_>) -> R<V> {
    match vm.payload::<Repeat>(args.pos[0]).left {
        left if left < 0 => Err(vm.type_error("len() of unsized object")),
        left => Ok(vm.new_int(left)),
    }
}
