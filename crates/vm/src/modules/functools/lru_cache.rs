//! `_lru_cache_wrapper`: a function that remembers its results.

use afterdel_collector::Released;
use smallvec::SmallVec;

use super::bound;
use super::lru_links::Links;
use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, method, special, static_method};
use crate::object::{Base, Object, V};
use crate::objects::{Held, Kind, Payload, TypeDef, payload};

/// The type.
pub static LRU_CACHE: TypeDef = TypeDef::new("functools._lru_cache_wrapper", 152, &[METHODS]).weak().with_dict();
/// What stands for a call in the dict of a bounded cache.
pub static LINK: TypeDef = TypeDef::new("functools._lru_list_elem", 56, &[]).untracked();

const METHODS: &[NativeDef] = &[
    static_method("__new__", Arity::Any, new),
    special("__call__", Arity::Any, call),
    special("__get__", Arity::Range(1, 2), bound),
    method("cache_info", Arity::None, cache_info),
    method("cache_clear", Arity::None, cache_clear),
    method("__reduce__", Arity::None, |vm, args| {
        let name = vm.names.qualname;
        vm.get_attr(args.pos[0], name)
    }),
    method("__copy__", Arity::None, |vm, args| Ok(vm.new_ref(args.pos[0]))),
    method("__deepcopy__", Arity::One, |vm, args| Ok(vm.new_ref(args.pos[0]))),
];

/// A cache: how many results it keeps (None: all), the dict of them, what it has been asked.
#[derive(Clone, Debug)]
struct Cache {
    links: Links,
    dict: Option<V>,
    function: Option<V>,
    mark: Option<V>,
    link_type: Option<V>,
    info_type: Option<V>,
    max: Option<usize>,
    typed: bool,
    hits: i64,
    misses: i64,
}

impl Payload for Cache {
    fn copy(&self) -> Box<dyn Payload> {
        Box::new(self.clone())
    }

    fn visit(&self, visit: &mut dyn FnMut(V)) {
        self.links.iter().flat_map(|link| [link.key, link.result, link.object]).for_each(&mut *visit);
        for held in [&self.dict, &self.function, &self.mark, &self.link_type, &self.info_type] {
            held.visit_held(visit);
        }
    }

    fn dict_last(&self) -> bool {
        true
    }

    fn clear(&mut self, out: &mut Released) {
        for held in [&mut self.dict, &mut self.function, &mut self.mark, &mut self.link_type, &mut self.info_type] {
            held.give_up(out);
        }
        self.links.give_up(out);
    }
}

/// The number of a call among the cache's links. (Key and result belong to the cache.)
#[derive(Clone, Debug)]
struct LinkObject {
    number: usize,
}

payload!(LinkObject, visit [], free []);

/// What separates arguments by position from those by name in a key; immortal.
fn mark(vm: &mut Machine) -> V {
    vm.native_object(&LINK, |vm, _| {
        let object = vm.kind_type(Kind::Object);
        vm.new_instance(object, Base::Object)
    })
}

fn new(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, rest) = vm.native_class(args, &LRU_CACHE)?;
    let names = ["user_function", "maxsize", "typed", "cache_info_type"];
    let [function, max, typed, info_type] = rest.bind(vm, "lru_cache", names, 4)?.map(|v| v.expect("required"));
    let typed = vm.truth(typed)?;
    if !vm.is_callable(function) {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let max = if vm.is_none(max) {
        None
    } else if vm.int(max).is_some() {
        Some(vm.index_i64(max)?.max(0) as usize)
    } else {
        return Err(vm.type_error("maxsize should be integer or None"));
    };
    let dict = vm.new_dict();
    let (mark, link_type) = (mark(vm), vm.native_type(&LINK));
    vm.heap.incref(function);
    vm.heap.incref(info_type);
    let payload = Cache {
        links: Links::default(),
        dict: Some(dict),
        function: Some(function),
        mark: Some(mark),
        link_type: Some(link_type),
        info_type: Some(info_type),
        max,
        typed,
        hits: 0,
        misses: 0,
    };
    Ok(vm.new_native(class, payload))
}

/// The key of a call; a new reference.
fn make_key(vm: &mut Machine, args: Args<'_>, typed: bool) -> V {
    if !typed
        && args.kw.is_empty()
        && let &[one] = args.pos
        && matches!(vm.heap.get(one), Object::Str(_) | Object::Int(_) | Object::BigInt(_))
    {
        return vm.new_ref(one);
    }
    let mut parts: Vec<V> = args.pos.to_vec();
    if !args.kw.is_empty() {
        parts.push(mark(vm));
        parts.extend(args.kw.iter().flat_map(|&(name, value)| [name, value]));
    }
    if typed {
        let values = args.pos.iter().chain(args.kw.iter().map(|(_, value)| value));
        parts.extend(values.map(|&value| vm.type_of(value)));
    }
    parts.iter().for_each(|&v| vm.heap.incref(v));
    vm.new_tuple(parts)
}

/// What a call begins with: the result is known, or the function is to be called and its result kept under a key.
enum Begun {
    Known(V),
    Call(V, Option<V>),
}

fn begin(vm: &mut Machine, cache: V, args: Args<'_>) -> R<Begun> {
    let &Cache { dict, function, max, typed, .. } = vm.payload::<Cache>(cache);
    let (function, dict) = (function.unwrap_or(vm.none), dict.unwrap_or(vm.none));
    if max == Some(0) {
        vm.payload_mut::<Cache>(cache).misses += 1;
        return Ok(Begun::Call(function, None));
    }
    let key = make_key(vm, args, typed);
    let found = vm.hash(key).and_then(|hash| vm.dict_find(dict, key, hash));
    let place = match found {
        Ok(place) => place,
        Err(raise) => {
            vm.decref(key);
            return Err(raise);
        }
    };
    let Some(value) = place.and_then(|place| vm.dict(dict)?.entry_at(place)).map(|entry| entry.value) else {
        vm.payload_mut::<Cache>(cache).misses += 1;
        return Ok(Begun::Call(function, Some(key)));
    };
    let number = if max.is_some() { vm.payload_of::<LinkObject>(value).map(|link| link.number) } else { None };
    let payload = vm.payload_mut::<Cache>(cache);
    payload.hits += 1;
    let result = match number.and_then(|number| Some((number, payload.links.get(number)?.result))) {
        Some((number, result)) => {
            payload.links.touch(number);
            result
        }
        None => value,
    };
    vm.heap.incref(result);
    vm.decref(key);
    Ok(Begun::Known(result))
}

/// Keeps the result of a call; takes the key. The result is borrowed.
fn keep(vm: &mut Machine, cache: V, key: V, result: V) -> R<()> {
    let &Cache { dict: Some(dict), max, .. } = vm.payload::<Cache>(cache) else {
        vm.decref(key);
        return Ok(());
    };
    let kept = vm.hash(key).and_then(|hash| match max {
        None => vm.dict_set_hashed(dict, key, result, hash).map(|()| true),
        Some(max) => keep_bounded(vm, cache, (dict, max), (key, result, hash)),
    });
    if max.is_none() || !matches!(kept, Ok(true)) {
        vm.decref(key);
    }
    kept.map(|_| ())
}

/// As [`keep`]; says whether the key has been taken.
fn keep_bounded(vm: &mut Machine, cache: V, (dict, max): (V, usize), (key, result, hash): (V, V, i64)) -> R<bool> {
    if vm.dict_find(dict, key, hash)?.is_some() {
        // The function itself has asked for the same.
        return Ok(false);
    }
    let oldest = vm.payload::<Cache>(cache).links.oldest();
    let full = vm.dict(dict).is_some_and(|dict| dict.len() >= max);
    let Some(oldest) = oldest.filter(|_| full) else {
        let class = vm.native_type(&LINK);
        let number = vm.payload::<Cache>(cache).links.next_number();
        let object = vm.new_native(class, LinkObject { number });
        if let Err(raise) = vm.dict_set_hashed(dict, key, object, hash) {
            vm.decref(object);
            return Err(raise);
        }
        vm.heap.incref(result);
        vm.payload_mut::<Cache>(cache).links.add(key, result, object, hash);
        return Ok(true);
    };
    let links = &mut vm.payload_mut::<Cache>(cache).links;
    let old = *links.get(oldest).expect("the oldest is a link");
    links.unlink(oldest);
    let place = vm.dict_find(dict, old.key, old.hash)?;
    let Some(place) = place else {
        // Somebody has taken the oldest key out already.
        let forgotten = vm.payload_mut::<Cache>(cache).links.forget(oldest);
        forgotten.into_iter().flat_map(|link| [link.object, link.key, link.result]).for_each(|v| vm.decref(v));
        return Ok(false);
    };
    let entry = vm.dict_mut(dict).expect("is a dict").remove(place);
    vm.heap.incref(result);
    vm.payload_mut::<Cache>(cache).links.reuse(oldest, key, result, hash);
    let kept = vm.dict_set_hashed(dict, key, old.object, hash);
    for v in [entry.key, entry.value, old.key, old.result] {
        vm.decref(v);
    }
    kept.map(|()| true)
}

fn call(vm: &mut Machine, args: Args<'_>) -> R<V> {
    match begin(vm, args.pos[0], args.rest())? {
        Begun::Known(result) => Ok(result),
        Begun::Call(function, key) => {
            let result = vm.call_with(function, args.rest());
            let Some(key) = key else { return result };
            match result {
                Ok(result) => match keep(vm, args.pos[0], key, result) {
                    Ok(()) => Ok(result),
                    Err(raise) => {
                        vm.decref(result);
                        Err(raise)
                    }
                },
                Err(raise) => {
                    vm.decref(key);
                    Err(raise)
                }
            }
        }
    }
}

/// A call that an instruction makes: the result, or the key under which [`finish_cache`] will keep what the function
/// returns (None: of a cache that keeps nothing); counted.
pub(crate) fn enter_cache(vm: &mut Machine, cache: V, args: Args<'_>) -> R<Result<V, V>> {
    Ok(match begin(vm, cache, args)? {
        Begun::Known(result) => Ok(result),
        Begun::Call(_, key) => Err(key.unwrap_or(vm.none)),
    })
}

/// The function behind a cache; borrowed.
pub(crate) fn cached_function(vm: &Machine, cache: V) -> V {
    vm.payload::<Cache>(cache).function.unwrap_or(vm.none)
}

/// Keeps the result of a call that was entered; key and result are borrowed.
pub(crate) fn finish_cache(vm: &mut Machine, cache: V, key: V, result: V) -> R<()> {
    if vm.payload::<Cache>(cache).max == Some(0) {
        return Ok(());
    }
    vm.heap.incref(key);
    keep(vm, cache, key, result)
}

fn cache_info(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let &Cache { dict, info_type, max, hits, misses, .. } = vm.payload::<Cache>(args.pos[0]);
    let len = dict.and_then(|dict| vm.dict(dict)).map_or(0, |dict| dict.len());
    let max = max.map_or(vm.none, |max| vm.new_int(max as i64));
    let numbers: SmallVec<[V; 4]> =
        SmallVec::from_slice(&[vm.new_int(hits), vm.new_int(misses), max, vm.new_int(len as i64)]);
    let info = vm.call(info_type.unwrap_or(vm.none), &numbers);
    numbers.into_iter().for_each(|v| vm.decref(v));
    info
}

fn cache_clear(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let payload = vm.payload_mut::<Cache>(args.pos[0]);
    let mut out = Released::default();
    payload.links.give_up(&mut out);
    (payload.hits, payload.misses) = (0, 0);
    if let Some(dict) = payload.dict {
        vm.dict_clear(dict);
    }
    out.refs.into_iter().for_each(|v| vm.decref(v));
    Ok(vm.none)
}
