//! The methods that `bytes` has with `bytearray`: taking apart, joining, replacing, hexadecimal, decoding.

use super::bytes::{buffer, data, filled_like, filled_or_same, like, or_same};
use super::help::{drop_all, is_exact, list_of, pure, wrong_type};
use super::str_::codec_arguments;
use super::str_more::join_items;
use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, class_method, method, static_method};
use crate::object::{Object, V};
use crate::objects::Kind;
use crate::pure::PureResult;
use crate::pure::text::repr::bytes_hex;
use crate::pure::text::{bytes, codec};

/// More methods of `bytes` and `bytearray`.
pub const COMMON: &[NativeDef] = &[
    class_method("fromhex", Arity::One, fromhex),
    static_method("maketrans", Arity::Range(2, 2), maketrans),
    method("decode", Arity::Any, decode),
    method("hex", Arity::Any, hex),
    method("join", Arity::One, join),
    method("lstrip", Arity::Range(0, 1), |vm, args| strip(vm, args, bytes::lstrip)),
    method("partition", Arity::One, |vm, args| partition(vm, args, bytes::partition, true)),
    method("replace", Arity::Range(2, 3), replace),
    method("rpartition", Arity::One, |vm, args| partition(vm, args, bytes::rpartition, false)),
    method("rsplit", Arity::Any, |vm, args| split_at(vm, args, "rsplit", bytes::rsplit)),
    method("rstrip", Arity::Range(0, 1), |vm, args| strip(vm, args, bytes::rstrip)),
    method("split", Arity::Any, |vm, args| split_at(vm, args, "split", bytes::split)),
    method("splitlines", Arity::Any, splitlines),
    method("strip", Arity::Range(0, 1), |vm, args| strip(vm, args, bytes::strip)),
    method("translate", Arity::Any, translate),
];

fn fromhex(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, source) = (args.pos[0], args.pos[1]);
    let text = match (vm.as_str(source), vm.bytes(source)) {
        (Some(text), _) => text.to_string(),
        (None, Some(content)) => content.iter().map(|&byte| char::from(byte)).collect(),
        (None, None) => {
            return Err(vm.type_error_of("fromhex() argument must be str or bytes-like, not {}", &[source]));
        }
    };
    let content = pure(vm, bytes::fromhex(&text))?;
    if class == vm.kind_type(Kind::ByteArray) {
        return Ok(vm.new_bytearray(content));
    }
    let plain = vm.new_bytes(content);
    if class == vm.kind_type(Kind::Bytes) {
        return Ok(plain);
    }
    let result = vm.call(class, &[plain]);
    vm.drop_ref(plain);
    result
}

fn maketrans(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let from = buffer(vm, args.pos[0])?;
    let to = buffer(vm, args.pos[1])?;
    if from.len() != to.len() {
        return Err(vm.value_error("maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=u8::MAX).collect();
    for (from, to) in from.into_iter().zip(to) {
        table[usize::from(from)] = to;
    }
    Ok(vm.new_bytes(table))
}

fn decode(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (encoding, errors) = codec_arguments(vm, args, "decode")?;
    let result = codec::decode_named(data(vm, args.pos[0]), &encoding, &errors);
    let text = vm.coded(args.pos[0], result)?;
    Ok(vm.new_string(text))
}

fn hex(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let [separator, group] = args.rest().bind(vm, "hex", ["sep", "bytes_per_sep"], 0)?;
    let separator = separator.map(|v| hex_separator(vm, v)).transpose()?;
    let group = group.map_or(Ok(1), |v| vm.index_i64(v))?;
    let text = bytes_hex(data(vm, args.pos[0]), separator, group);
    Ok(vm.new_string(text))
}

fn hex_separator(vm: &mut Machine, v: V) -> R<char> {
    let length = vm.len(v)?;
    if length != 1 {
        return Err(vm.value_error("sep must be length 1."));
    }
    let c = match (vm.as_str(v), vm.bytes(v)) {
        (Some(text), _) => text.chars().next(),
        (None, Some(content)) => content.first().map(|&byte| char::from(byte)),
        (None, None) => return wrong_type(vm, "sep must be str or bytes.".to_string()),
    };
    match c.filter(char::is_ascii) {
        Some(c) => Ok(c),
        None => Err(vm.value_error("sep must be ASCII.")),
    }
}

fn join(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let items = join_items(vm, args.pos[1])?;
    let result = join_contents(vm, args.pos[0], &items);
    drop_all(vm, items);
    result
}

fn join_contents(vm: &mut Machine, separator: V, items: &[V]) -> R<V> {
    if let [only] = items
        && is_exact(vm, *only, Kind::Bytes)
        && matches!(vm.heap.get(separator).native(), Object::Bytes(_))
    {
        return Ok(vm.new_ref(*only));
    }
    if let Some(place) = items.iter().position(|&item| vm.bytes(item).is_none()) {
        let name = vm.type_name(items[place]);
        return wrong_type(vm, format!("sequence item {place}: expected a bytes-like object, {name} found"));
    }
    let parts: Vec<&[u8]> = items.iter().map(|&item| data(vm, item)).collect();
    let content = bytes::join(data(vm, separator), &parts);
    let content = pure(vm, content)?;
    Ok(filled_like(vm, separator, content))
}

/// `strip` and its halves.
type Strip = for<'a> fn(&'a [u8], Option<&[u8]>) -> &'a [u8];

fn strip(vm: &mut Machine, args: Args<'_>, strip: Strip) -> R<V> {
    let stripped = match args.pos.get(1) {
        Some(&v) if !vm.is_none(v) => Some(buffer(vm, v)?),
        _ => None,
    };
    let content = strip(data(vm, args.pos[0]), stripped.as_deref()).to_vec();
    Ok(or_same(vm, args.pos[0], content))
}

/// `partition` or `rpartition`.
type Partition = for<'a> fn(&'a [u8], &[u8]) -> PureResult<Option<(&'a [u8], &'a [u8])>>;

fn partition(vm: &mut Machine, args: Args<'_>, partition: Partition, whole_first: bool) -> R<V> {
    let this = args.pos[0];
    let separator = buffer(vm, args.pos[1])?;
    let result = partition(data(vm, this), &separator);
    let found = result.map(|parts| parts.map(|(head, tail)| (head.to_vec(), tail.to_vec())));
    let items = match pure(vm, found)? {
        Some((head, tail)) => {
            let head = like(vm, this, head);
            let middle = match vm.heap.get(this).native() {
                Object::ByteArray(_) => like(vm, this, separator),
                _ => vm.new_ref(args.pos[1]),
            };
            vec![head, middle, like(vm, this, tail)]
        }
        None => {
            let content = data(vm, this).to_vec();
            let whole = or_same(vm, this, content);
            let (a, b) = (like(vm, this, Vec::new()), like(vm, this, Vec::new()));
            if whole_first { vec![whole, a, b] } else { vec![a, b, whole] }
        }
    };
    Ok(vm.new_tracked_tuple(items))
}

fn replace(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let old = buffer(vm, args.pos[1])?;
    let new = buffer(vm, args.pos[2])?;
    let most = args.pos.get(3).map_or(Ok(-1), |&v| vm.index_i64(v))?;
    let content = pure(vm, bytes::replace(data(vm, args.pos[0]), &old, &new, most))?;
    Ok(filled_or_same(vm, args.pos[0], content))
}

/// A list of parts; the whole in one piece is the bytes itself.
fn parts_list(vm: &mut Machine, this: V, parts: Vec<Vec<u8>>, preallocated: usize, may_share: bool) -> R<V> {
    let share = may_share && parts.len() == 1;
    let mut items = Vec::with_capacity(parts.len());
    for part in parts {
        items.push(if share { or_same(vm, this, part) } else { like(vm, this, part) });
    }
    list_of(vm, items, preallocated)
}

/// `split` or `rsplit`.
type Split = for<'a> fn(&'a [u8], Option<&[u8]>, i64) -> PureResult<Vec<&'a [u8]>>;

fn split_at(vm: &mut Machine, args: Args<'_>, name: &str, split: Split) -> R<V> {
    const MOST_PREALLOCATED: usize = 12;
    let [sep, most] = args.rest().bind(vm, name, ["sep", "maxsplit"], 0)?;
    let most = most.map_or(Ok(-1), |v| vm.index_i64(v))?;
    let sep = match sep {
        Some(v) if !vm.is_none(v) => Some(buffer(vm, v)?),
        _ => None,
    };
    let result =
        split(data(vm, args.pos[0]), sep.as_deref(), most).map(|parts| parts.into_iter().map(<[u8]>::to_vec).collect());
    let parts = pure(vm, result)?;
    let preallocated =
        usize::try_from(most).map_or(MOST_PREALLOCATED, |most| MOST_PREALLOCATED.min(most.saturating_add(1)));
    parts_list(vm, args.pos[0], parts, preallocated, sep.is_some() || most != 0)
}

fn splitlines(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let [keep] = args.rest().bind(vm, "splitlines", ["keepends"], 0)?;
    let keep = keep.map_or(Ok(false), |v| vm.truth(v))?;
    let lines = bytes::splitlines(data(vm, args.pos[0]), keep).into_iter().map(<[u8]>::to_vec).collect();
    parts_list(vm, args.pos[0], lines, 0, true)
}

fn translate(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let rest = args.rest();
    if rest.pos.is_empty() {
        return wrong_type(vm, "translate() takes at least 1 positional argument (0 given)".to_string());
    }
    let [table, delete] = rest.bind(vm, "translate", ["", "delete"], 1)?;
    let table = match table {
        Some(v) if !vm.is_none(v) => Some(buffer(vm, v)?),
        _ => None,
    };
    if table.as_ref().is_some_and(|table| table.len() != 256) {
        return Err(vm.value_error("translation table must be 256 characters long"));
    }
    let delete = delete.map_or(Ok(Vec::new()), |v| buffer(vm, v))?;
    let content = pure(vm, bytes::translate(data(vm, args.pos[0]), table.as_deref(), &delete))?;
    Ok(filled_or_same(vm, args.pos[0], content))
}
