//! `tee`: iterators over one source, which read a common chain of blocks of items.

use super::{check_count, drop_field, positional};
use crate::errors::{ExcKind, R};
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, function, method, static_method};
use crate::object::V;
use crate::objects::{TypeDef, payload};

/// Items of a block.
const LINK_ITEMS: usize = 57;

/// `tee`
pub const FUNCTIONS: &[NativeDef] = &[function("tee", Arity::Any, tee)];
/// One of the iterators.
pub static TEE: TypeDef = TypeDef::new("itertools._tee", 48, &[TEE_METHODS]).weak().iterates(tee_next);
/// A block of items.
pub static TEE_DATA: TypeDef =
    TypeDef::new("itertools._tee_dataobject", 496, &[&[static_method("__new__", Arity::Any, new_data)]]);

const TEE_METHODS: &[NativeDef] = &[
    static_method("__new__", Arity::Any, |vm, args| {
        let (_, pos) = positional(vm, args, &TEE, (1, 1))?;
        tee_from(vm, pos[0])
    }),
    method("__copy__", Arity::None, |vm, args| Ok(copy(vm, args.pos[0]))),
];

/// A place in the chain.
#[derive(Clone, Debug)]
struct Tee {
    data: Option<V>,
    at: usize,
}

payload!(Tee, visit[data], free[data]);

/// The source, what has been read of it, the following block.
#[derive(Clone, Debug)]
struct TeeData {
    source: Option<V>,
    items: Vec<V>,
    following: Option<V>,
    running: bool,
}

payload!(TeeData, visit [source, items, following], free [source, items, following]);

/// A block; takes the source.
fn data(vm: &mut Machine, source: V) -> V {
    let class = vm.native_type(&TEE_DATA);
    let payload = TeeData { source: Some(source), items: Vec::new(), following: None, running: false };
    vm.new_native(class, payload)
}

/// An iterator at a place of the chain; takes the block.
fn reader(vm: &mut Machine, data: Option<V>, at: usize) -> V {
    let class = vm.native_type(&TEE);
    vm.new_native(class, Tee { data, at })
}

fn copy(vm: &mut Machine, tee: V) -> V {
    let &Tee { data, at } = vm.payload::<Tee>(tee);
    data.into_iter().for_each(|data| vm.heap.incref(data));
    reader(vm, data, at)
}

fn tee_from(vm: &mut Machine, iterable: V) -> R<V> {
    let source = vm.iter(iterable)?;
    if vm.is_native(source, &TEE) {
        let copied = copy(vm, source);
        vm.drop_ref(source);
        return Ok(copied);
    }
    let block = data(vm, source);
    Ok(reader(vm, Some(block), 0))
}

fn tee(vm: &mut Machine, args: Args<'_>) -> R<V> {
    super::super::no_keywords(vm, args, "itertools.tee")?;
    check_count(vm, "tee", args.pos.len(), 1, 2)?;
    let count = args.pos.get(1).map_or(Ok(2), |&count| vm.index_i64(count))?;
    if count < 0 {
        return Err(vm.value_error("n must be >= 0"));
    }
    if count == 0 {
        return Ok(vm.empty_tuple);
    }
    if vm.heap.check_room(64 * count as u64).is_err() {
        return Err(vm.memory_error());
    }
    let first = tee_from(vm, args.pos[0])?;
    let mut readers = vec![first];
    readers.extend((1..count).map(|_| copy(vm, first)));
    Ok(vm.new_tuple(readers))
}

fn tee_next(vm: &mut Machine, iter: V) -> R<Option<V>> {
    let &Tee { data: Some(block), at } = vm.payload::<Tee>(iter) else { return Ok(None) };
    let (block, at) = if at < LINK_ITEMS {
        (block, at)
    } else {
        let Some(following) = following(vm, block) else { return Ok(None) };
        let payload = vm.payload_mut::<Tee>(iter);
        payload.at = 0;
        let old = payload.data.replace(following);
        drop_field(vm, old);
        (following, 0)
    };
    let item = item_at(vm, block, at)?;
    if item.is_some() {
        vm.payload_mut::<Tee>(iter).at = at + 1;
    }
    Ok(item)
}

/// The block after a full one, made when first asked for; a new reference.
fn following(vm: &mut Machine, block: V) -> Option<V> {
    let &TeeData { source, following, .. } = vm.payload::<TeeData>(block);
    let following = match following {
        Some(following) => following,
        None => {
            let source = vm.new_ref(source?);
            let following = data(vm, source);
            vm.payload_mut::<TeeData>(block).following = Some(following);
            following
        }
    };
    Some(vm.new_ref(following))
}

/// An item of a block, read from the source when nobody has read it yet.
fn item_at(vm: &mut Machine, block: V, at: usize) -> R<Option<V>> {
    let payload = vm.payload_mut::<TeeData>(block);
    if let Some(&item) = payload.items.get(at) {
        return Ok(Some(vm.new_ref(item)));
    }
    if payload.running {
        return Err(vm.raise(ExcKind::Runtime, "cannot re-enter the tee iterator"));
    }
    let Some(source) = payload.source else { return Ok(None) };
    payload.running = true;
    let item = vm.iter_next(source);
    let payload = vm.payload_mut::<TeeData>(block);
    payload.running = false;
    let Some(item) = item? else { return Ok(None) };
    payload.items.push(item);
    Ok(Some(vm.new_ref(item)))
}

/// `_tee_dataobject(source, items, following)`
fn new_data(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, rest) = vm.native_class(args, &TEE_DATA)?;
    super::super::no_keywords(vm, rest, "teedataobject")?;
    check_count(vm, "teedataobject", rest.pos.len(), 3, 3)?;
    let Some(items) = vm.list(rest.pos[1]).map(|list| list.items().to_vec()) else {
        return Err(vm.type_error_of("teedataobject() argument 2 must be list, not {}", &[rest.pos[1]]));
    };
    if items.len() > LINK_ITEMS {
        return Err(vm.value_error(format!("_tee_dataobject should not have more than {LINK_ITEMS} links")));
    }
    let following = Some(rest.pos[2]).filter(|&following| !vm.is_none(following));
    if following.is_some() && items.len() < LINK_ITEMS {
        return Err(vm.value_error("_tee_dataobject shouldn't have a next if not full"));
    }
    if following.is_some_and(|following| !vm.is_native(following, &TEE_DATA)) {
        return Err(vm.type_error("_tee_dataobject next must be a _tee_dataobject"));
    }
    items.iter().chain(&following).chain(&rest.pos[..1]).for_each(|&v| vm.heap.incref(v));
    Ok(vm.new_native(class, TeeData { source: Some(rest.pos[0]), items, following, running: false }))
}
