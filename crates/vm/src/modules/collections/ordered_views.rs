//! The views of an OrderedDict and their iterator.

use super::ordered_nodes::Ordered;
use crate::errors::{ExcKind, R};
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, method, special};
use crate::object::{Object, V};
use crate::objects::{Kind, Payload, TypeDef, ViewKind, payload};

/// `odict_iterator`
static ITERATOR: TypeDef =
    TypeDef::new("odict_iterator", 64, &[&[method("__reduce__", Arity::None, reduce)]]).iterates(next).fixed();
static KEYS: TypeDef = TypeDef::new("odict_keys", 24, &[VIEW]).derived(Kind::DictKeys).fixed();
static VALUES: TypeDef = TypeDef::new("odict_values", 24, &[VIEW]).derived(Kind::DictValues).fixed();
static ITEMS: TypeDef = TypeDef::new("odict_items", 24, &[VIEW]).derived(Kind::DictItems).fixed();

const VIEW: &[NativeDef] = &[
    special("__iter__", Arity::None, |vm, args| Ok(view_iterator(vm, args.pos[0], false))),
    special("__reversed__", Arity::None, |vm, args| Ok(view_iterator(vm, args.pos[0], true))),
    special("__repr__", Arity::None, repr),
];

/// A view: the dict view that it derives from.
#[derive(Clone, Debug)]
struct View {
    view: Object,
}

impl Payload for View {
    fn copy(&self) -> Box<dyn Payload> {
        Box::new(self.clone())
    }

    fn visit(&self, visit: &mut dyn FnMut(V)) {
        afterdel_collector::HeapObject::traverse(&self.view, visit);
    }

    fn clear(&mut self, out: &mut afterdel_collector::Released) {
        if let Object::DictView(_, dict) = std::mem::replace(&mut self.view, Object::None) {
            out.refs.push(dict);
        }
    }

    fn builtin(&self) -> Option<&Object> {
        Some(&self.view)
    }

    fn builtin_mut(&mut self) -> Option<&mut Object> {
        Some(&mut self.view)
    }
}

fn view(vm: &mut Machine, dict: V, kind: ViewKind) -> R<V> {
    let def = match kind {
        ViewKind::Keys => &KEYS,
        ViewKind::Values => &VALUES,
        ViewKind::Items => &ITEMS,
    };
    let class = vm.native_type(def);
    vm.heap.incref(dict);
    Ok(vm.new_native(class, View { view: Object::DictView(kind, dict) }))
}

/// `keys()`
pub(super) fn keys(vm: &mut Machine, args: Args<'_>) -> R<V> {
    view(vm, args.pos[0], ViewKind::Keys)
}

/// `values()`
pub(super) fn values(vm: &mut Machine, args: Args<'_>) -> R<V> {
    view(vm, args.pos[0], ViewKind::Values)
}

/// `items()`
pub(super) fn items(vm: &mut Machine, args: Args<'_>) -> R<V> {
    view(vm, args.pos[0], ViewKind::Items)
}

fn repr(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let name = vm.short_type_name(args.pos[0]);
    if vm.repr_guard.contains(&args.pos[0]) {
        return Ok(vm.new_str("..."));
    }
    vm.repr_guard.push(args.pos[0]);
    let text = crate::builtins::list_from(vm, args.pos[0]).and_then(|list| {
        let text = vm.repr_text(list);
        vm.decref(list);
        text
    });
    vm.repr_guard.pop();
    Ok(vm.new_string(format!("{name}({})", text?)))
}

/// Progress through an OrderedDict.
#[derive(Clone, Debug)]
struct OrderedIter {
    dict: Option<V>,
    key: Option<V>,
    result: Option<V>,
    kind: ViewKind,
    reversed: bool,
    len: usize,
    state: u64,
}

payload!(OrderedIter, visit [dict, key, result], free [dict, key, result]);

fn iterator(vm: &mut Machine, dict: V, kind: ViewKind, reversed: bool) -> V {
    let class = vm.native_type(&ITERATOR);
    let result = (kind == ViewKind::Items).then(|| {
        let pair = vm.new_tuple(vec![vm.none; 2]);
        vm.heap.track(pair);
        pair
    });
    let payload = vm.payload::<Ordered>(dict);
    let (key, len, state) = (payload.end(reversed), payload.len(), payload.state);
    key.into_iter().chain([dict]).for_each(|v| vm.heap.incref(v));
    vm.new_native(class, OrderedIter { dict: Some(dict), key, result, kind, reversed, len, state })
}

/// An iterator over the keys; a new reference.
pub(super) fn keys_iterator(vm: &mut Machine, dict: V, reversed: bool) -> V {
    iterator(vm, dict, ViewKind::Keys, reversed)
}

fn view_iterator(vm: &mut Machine, view: V, reversed: bool) -> V {
    match vm.payload::<View>(view).view {
        Object::DictView(kind, dict) => iterator(vm, dict, kind, reversed),
        _ => vm.none,
    }
}

/// The next key; counted.
fn next_key(vm: &mut Machine, iter: V) -> R<Option<V>> {
    let &OrderedIter { dict, key, reversed, len, state, .. } = vm.payload::<OrderedIter>(iter);
    let Some(dict) = dict else { return Ok(None) };
    let error = match key {
        None => None,
        Some(key) => {
            let payload = vm.payload::<Ordered>(dict);
            if payload.state == state && payload.len() == len {
                let following = payload.neighbour(key, reversed);
                following.into_iter().for_each(|v| vm.heap.incref(v));
                vm.payload_mut::<OrderedIter>(iter).key = following;
                return Ok(Some(key));
            }
            let what = if payload.state == state { "changed size" } else { "mutated" };
            Some(format!("OrderedDict {what} during iteration"))
        }
    };
    let dict = vm.payload_mut::<OrderedIter>(iter).dict.take();
    dict.into_iter().for_each(|v| vm.decref(v));
    match error {
        Some(message) => Err(vm.raise(ExcKind::Runtime, message)),
        None => Ok(None),
    }
}

fn next(vm: &mut Machine, iter: V) -> R<Option<V>> {
    let Some(key) = next_key(vm, iter)? else { return Ok(None) };
    let &OrderedIter { dict, kind, result, .. } = vm.payload::<OrderedIter>(iter);
    let Some(dict) = dict.filter(|_| kind != ViewKind::Keys) else { return Ok(Some(key)) };
    let value = match vm.dict_get(dict, key) {
        Ok(Some(value)) => vm.new_ref(value),
        other => {
            let raise = match other {
                Err(raise) => raise,
                Ok(_) => vm.key_error(key),
            };
            vm.decref(key);
            return Err(raise);
        }
    };
    if kind == ViewKind::Values {
        vm.decref(key);
        return Ok(Some(value));
    }
    Ok(Some(vm.hand_out_pair(result, [key, value])))
}

/// `iter` of a list of what is left.
fn reduce(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let &OrderedIter { dict, key, result, kind, reversed, len, state } = vm.payload::<OrderedIter>(args.pos[0]);
    let class = vm.native_type(&ITERATOR);
    [dict, key, result].into_iter().flatten().for_each(|v| vm.heap.incref(v));
    let copy = vm.new_native(class, OrderedIter { dict, key, result, kind, reversed, len, state });
    let list = crate::builtins::list_from(vm, copy);
    vm.decref(copy);
    let arguments = vec![list?];
    let arguments = vm.new_tuple(arguments);
    let name = vm.intern("iter");
    let iter = vm.dict_get_name(vm.builtins, name).unwrap_or(vm.none);
    vm.heap.incref(iter);
    Ok(vm.new_tuple(vec![iter, arguments]))
}
