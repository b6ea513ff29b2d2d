//! `partial`: a function with some of its arguments.

use smallvec::SmallVec;

use super::bound;
use super::placeholder::placeholder;
use crate::builtins::class_getitem;
use crate::errors::{ExcKind, R};
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, class_method, getter, method, setter, special, static_method};
use crate::object::{Object, V};
use crate::objects::{TypeDef, payload};

/// The type.
pub static PARTIAL: TypeDef = TypeDef::new("functools.partial", 80, &[METHODS]).open().weak().with_dict();

const METHODS: &[NativeDef] = &[
    static_method("__new__", Arity::Any, new),
    special("__call__", Arity::Any, call),
    special("__get__", Arity::Range(1, 2), bound),
    special("__repr__", Arity::None, repr),
    method("__reduce__", Arity::None, reduce),
    method("__setstate__", Arity::One, set_state),
    class_method("__class_getitem__", Arity::One, class_getitem),
    getter("func", |vm, args| member(vm, args, |part| part.function)),
    getter("args", |vm, args| member(vm, args, |part| part.args)),
    getter("keywords", |vm, args| member(vm, args, |part| part.keywords)),
    setter("func", read_only),
    setter("args", read_only),
    setter("keywords", read_only),
];

/// The function, a tuple of its first arguments, a dict of named ones; gaps among the first.
#[derive(Clone, Debug)]
struct Partial {
    function: Option<V>,
    args: Option<V>,
    keywords: Option<V>,
    gaps: usize,
}

payload!(Partial, visit [function, args, keywords], free [function, args, keywords], is dict_last);

fn member(vm: &mut Machine, args: Args<'_>, of: fn(&Partial) -> Option<V>) -> R<V> {
    let held = of(vm.payload::<Partial>(args.pos[0])).unwrap_or(vm.none);
    Ok(vm.new_ref(held))
}

fn read_only(vm: &mut Machine, _: Args<'_>) -> R<V> {
    Err(vm.raise(ExcKind::Attribute, "readonly attribute"))
}

fn new(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, rest) = vm.native_class(args, &PARTIAL)?;
    let Some((&function, added)) = rest.pos.split_first() else {
        return Err(vm.type_error("type 'partial' takes at least one argument"));
    };
    if !vm.is_callable(function) {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let gap = placeholder(vm);
    if added.last() == Some(&gap) {
        return Err(vm.type_error("trailing Placeholders are not allowed"));
    }
    if rest.kw.iter().any(|&(_, value)| value == gap) {
        return Err(vm.type_error("Placeholder cannot be passed as a keyword argument"));
    }
    // A partial of a partial is one of its function.
    let inner = vm.payload_of::<Partial>(function).cloned();
    let inner = inner.filter(|_| vm.instance(function).is_some_and(|instance| instance.dict().is_none()));
    let (function, given, keywords) = match inner {
        Some(inner) => (inner.function.unwrap_or(function), inner.args, inner.keywords),
        None => (function, None, None),
    };
    let mut items = given.and_then(|given| vm.tuple(given)).unwrap_or(&[]).to_vec();
    let mut added = added.iter().copied();
    for item in items.iter_mut().filter(|item| **item == gap) {
        *item = added.next().unwrap_or(gap);
    }
    items.extend(added);
    let gaps = items.iter().filter(|&&item| item == gap).count();
    let keywords = merged(vm, keywords, rest.kw)?;
    items.iter().chain([&function]).for_each(|&v| vm.heap.incref(v));
    let args = vm.new_tuple(items);
    let payload = Partial { function: Some(function), args: Some(args), keywords: Some(keywords), gaps };
    Ok(vm.new_native(class, payload))
}

/// A new dict of some keywords and others that go before them.
fn merged(vm: &mut Machine, known: Option<V>, added: &[(V, V)]) -> R<V> {
    let dict = match known {
        Some(known) => vm.dict_copy(known)?,
        None => {
            let dict = vm.new_dict();
            vm.dict_presize(dict, added.len(), true)?;
            dict
        }
    };
    added.iter().try_for_each(|&(name, value)| vm.dict_set(dict, name, value))?;
    Ok(dict)
}

/// What a call of a partial calls: the function, and all arguments by position and by name, borrowed.
pub(crate) struct Filled {
    /// The function.
    pub function: V,
    /// By position.
    pub pos: SmallVec<[V; 8]>,
    /// By name.
    pub kw: SmallVec<[(V, V); 4]>,
}

/// Whether a partial adds arguments by name.
pub(crate) fn has_keywords(vm: &Machine, partial: V) -> bool {
    vm.payload::<Partial>(partial).keywords.and_then(|keywords| vm.dict(keywords)).is_some_and(|dict| !dict.is_empty())
}

/// Fills in the arguments of a call of a partial.
pub(crate) fn partial_call(vm: &mut Machine, partial: V, args: Args<'_>) -> R<Filled> {
    let &Partial { function, args: known, keywords, gaps } = vm.payload::<Partial>(partial);
    let given = args.pos.len();
    if given < gaps {
        let message = format!("missing positional arguments in 'partial' call; expected at least {gaps}, got {given}");
        return Err(vm.type_error(message));
    }
    let gap = placeholder(vm);
    let mut added = args.pos.iter().copied();
    let mut pos: SmallVec<[V; 8]> = known.and_then(|known| vm.tuple(known)).unwrap_or(&[]).into();
    for item in pos.iter_mut().filter(|item| gaps > 0 && **item == gap) {
        *item = added.next().unwrap_or(gap);
    }
    pos.extend(added);
    let known = keywords.map(|keywords| vm.dict_items(keywords)).unwrap_or_default();
    let mut kw: SmallVec<[(V, V); 4]> = known.iter().map(|entry| (entry.key, entry.value)).collect();
    if kw.iter().any(|&(name, _)| vm.as_str(name).is_none()) {
        return Err(vm.type_error("keywords must be strings"));
    }
    for &(name, value) in args.kw {
        match kw.iter_mut().find(|known| known.0 == name || vm.str_text(known.0) == vm.str_text(name)) {
            Some(known) => known.1 = value,
            None => kw.push((name, value)),
        }
    }
    Ok(Filled { function: function.unwrap_or(vm.none), pos, kw })
}

fn call(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let filled = partial_call(vm, args.pos[0], args.rest())?;
    // The call may change the partial.
    let named = filled.kw.iter().map(|&(_, value)| value);
    let held: SmallVec<[V; 8]> = filled.pos.iter().copied().chain(named).chain([filled.function]).collect();
    held.iter().for_each(|&v| vm.heap.incref(v));
    let result = vm.call_with(filled.function, Args { pos: &filled.pos, kw: &filled.kw });
    held.into_iter().rev().for_each(|v| vm.decref(v));
    result
}

fn repr(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let this = args.pos[0];
    if vm.repr_guard.contains(&this) {
        return Ok(vm.new_str("..."));
    }
    vm.repr_guard.push(this);
    let text = text(vm, this);
    vm.repr_guard.pop();
    Ok(vm.new_string(text?))
}

fn text(vm: &mut Machine, this: V) -> R<String> {
    let class = vm.type_of(this);
    let mut text = format!("{}(", vm.class_full_name(class));
    let &Partial { function, args, keywords, .. } = vm.payload::<Partial>(this);
    let items = args.and_then(|args| vm.tuple(args)).unwrap_or(&[]).to_vec();
    let entries = keywords.map(|keywords| vm.dict_items(keywords)).unwrap_or_default();
    // Representing one of them may change the partial.
    let named = entries.iter().flat_map(|entry| [entry.key, entry.value]);
    let held: Vec<V> = function.into_iter().chain(items.iter().copied()).chain(named).collect();
    held.iter().for_each(|&v| vm.heap.incref(v));
    let result = vm.repr_text(function.unwrap_or(vm.none)).and_then(|shown| {
        text.push_str(&shown);
        for item in items {
            text.push_str(&format!(", {}", vm.repr_text(item)?));
        }
        for entry in entries {
            let name = vm.str_of(entry.key)?;
            text.push_str(&format!(", {name}={}", vm.repr_text(entry.value)?));
        }
        text.push(')');
        Ok(text)
    });
    held.into_iter().for_each(|v| vm.decref(v));
    result
}

fn reduce(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let this = args.pos[0];
    let class = vm.type_of(this);
    let dict = vm.instance(this).and_then(|instance| instance.dict()).unwrap_or(vm.none);
    let &Partial { function, args, keywords, .. } = vm.payload::<Partial>(this);
    let [function, given, keywords] = [function, args, keywords].map(|v| v.unwrap_or(vm.none));
    for v in [class, function, function, given, keywords, dict] {
        vm.heap.incref(v);
    }
    let arguments = vm.new_tuple(vec![function]);
    let state = vm.new_tuple(vec![function, given, keywords, dict]);
    Ok(vm.new_tuple(vec![class, arguments, state]))
}

fn set_state(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let this = args.pos[0];
    let parts = vm.tuple(args.pos[1]).map(<[V]>::to_vec).unwrap_or_default();
    let valid = |vm: &mut Machine| match *parts.as_slice() {
        [function, given, keywords, dict] => {
            let named = vm.is_none(keywords) || vm.dict(keywords).is_some();
            let good = vm.is_callable(function) && vm.tuple(given).is_some() && named;
            good.then_some((function, given, keywords, dict))
        }
        _ => None,
    };
    let Some((function, given, keywords, dict)) = valid(vm) else {
        return Err(vm.type_error("invalid partial state"));
    };
    let items = vm.tuple(given).unwrap_or(&[]).to_vec();
    let gap = placeholder(vm);
    if items.last() == Some(&gap) {
        return Err(vm.type_error("trailing Placeholders are not allowed"));
    }
    let gaps = items.iter().filter(|&&item| item == gap).count();
    let keywords = match vm.heap.get(keywords) {
        Object::None => vm.new_dict(),
        Object::Dict(_) => vm.new_ref(keywords),
        _ => vm.dict_copy(keywords)?,
    };
    let given = if vm.heap.get(given).is_tuple() {
        vm.new_ref(given)
    } else {
        items.iter().for_each(|&v| vm.heap.incref(v));
        vm.new_tuple(items)
    };
    [function, dict].into_iter().for_each(|v| vm.heap.incref(v));
    let fresh = Partial { function: Some(function), args: Some(given), keywords: Some(keywords), gaps };
    let old = std::mem::replace(vm.payload_mut::<Partial>(this), fresh);
    let dict = if vm.is_none(dict) { None } else { Some(dict) };
    let old_dict = vm.instance_mut(this).and_then(|instance| {
        instance.shape = if dict.is_some() { crate::ShapeId::DICT } else { instance.shape };
        instance.set_dict(dict)
    });
    let parts = [old.function, old.args, old.keywords, old_dict];
    parts.into_iter().flatten().for_each(|v| vm.decref(v));
    Ok(vm.none)
}
