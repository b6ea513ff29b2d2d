//! `bytes`: construction, and the methods that `bytes` has with `bytearray`: case, tests, searching, padding.

use super::help::{bounds, class_of, is_exact, position, pure, text_arg, wrong_type};
use super::int::{byte_of, bytes_of_object};
use crate::errors::{ExcKind, R};
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, method, static_method};
use crate::object::{Object, V};
use crate::objects::Kind;
use crate::pure::text::pad::Side;
use crate::pure::text::{bytes, codec};

/// Methods of `bytes` only.
pub const METHODS: &[NativeDef] = &[
    static_method("__new__", Arity::Any, new),
    method("__bytes__", Arity::None, |vm, args| {
        let copy = vm.bytes(args.pos[0]).unwrap_or_default().to_vec();
        Ok(or_same(vm, args.pos[0], copy))
    }),
    method("__getnewargs__", Arity::None, |vm, args| {
        let copy = vm.bytes(args.pos[0]).unwrap_or_default().to_vec();
        let copy = vm.new_bytes(copy);
        Ok(vm.new_tuple(vec![copy]))
    }),
];

/// Methods of `bytes` and `bytearray`.
pub const COMMON: &[NativeDef] = &[
    method("capitalize", Arity::None, |vm, args| mapped(vm, args, bytes::capitalize)),
    method("center", Arity::Range(1, 2), |vm, args| justify(vm, args, "center", Side::Both)),
    method("count", Arity::Range(1, 3), count),
    method("endswith", Arity::Range(1, 3), |vm, args| affix(vm, args, "endswith", bytes::endswith)),
    method("expandtabs", Arity::Any, expandtabs),
    method("find", Arity::Range(1, 3), |vm, args| {
        let place = search(vm, args, bytes::find)?;
        Ok(position(vm, place))
    }),
    method("index", Arity::Range(1, 3), |vm, args| {
        let place = search(vm, args, bytes::find)?;
        found(vm, place)
    }),
    method("isalnum", Arity::None, |vm, args| tested(vm, args, bytes::isalnum)),
    method("isalpha", Arity::None, |vm, args| tested(vm, args, bytes::isalpha)),
    method("isascii", Arity::None, |vm, args| tested(vm, args, <[u8]>::is_ascii)),
    method("isdigit", Arity::None, |vm, args| tested(vm, args, bytes::isdigit)),
    method("islower", Arity::None, |vm, args| tested(vm, args, bytes::islower)),
    method("isspace", Arity::None, |vm, args| tested(vm, args, bytes::isspace)),
    method("istitle", Arity::None, |vm, args| tested(vm, args, bytes::istitle)),
    method("isupper", Arity::None, |vm, args| tested(vm, args, bytes::isupper)),
    method("ljust", Arity::Range(1, 2), |vm, args| justify(vm, args, "ljust", Side::After)),
    method("lower", Arity::None, |vm, args| mapped(vm, args, <[u8]>::to_ascii_lowercase)),
    method("removeprefix", Arity::One, |vm, args| removed(vm, args, bytes::removeprefix)),
    method("removesuffix", Arity::One, |vm, args| removed(vm, args, bytes::removesuffix)),
    method("rfind", Arity::Range(1, 3), |vm, args| {
        let place = search(vm, args, bytes::rfind)?;
        Ok(position(vm, place))
    }),
    method("rindex", Arity::Range(1, 3), |vm, args| {
        let place = search(vm, args, bytes::rfind)?;
        found(vm, place)
    }),
    method("rjust", Arity::Range(1, 2), |vm, args| justify(vm, args, "rjust", Side::Before)),
    method("startswith", Arity::Range(1, 3), |vm, args| affix(vm, args, "startswith", bytes::startswith)),
    method("swapcase", Arity::None, |vm, args| mapped(vm, args, bytes::swapcase)),
    method("title", Arity::None, |vm, args| mapped(vm, args, bytes::title)),
    method("upper", Arity::None, |vm, args| mapped(vm, args, <[u8]>::to_ascii_uppercase)),
    method("zfill", Arity::One, zfill),
];

fn new(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, rest) = class_of(vm, args, Kind::Bytes)?;
    vm.pass_arguments(rest.pos.len());
    let [source, encoding, errors] = rest.bind(vm, "bytes", ["source", "encoding", "errors"], 0)?;
    let exact = class == vm.kind_type(Kind::Bytes);
    if let Some(source) = source
        && exact
        && encoding.is_none()
        && errors.is_none()
        && is_exact(vm, source, Kind::Bytes)
    {
        return Ok(vm.new_ref(source));
    }
    let content = content(vm, "bytes", source, encoding, errors)?;
    // What is encoded or collected from a list or an iterator ends as a shared single byte.
    let index = vm.names.index;
    let counted = source.is_some_and(|v| vm.special(v, index).is_some() && !has_bytes_method(vm, v));
    let written = source.is_some_and(|v| vm.bytes(v).is_some() || is_exact(vm, v, Kind::Tuple));
    Ok(match exact {
        true if counted => vm.fresh_bytes(content),
        true if written => vm.written_bytes(content),
        true => vm.new_bytes(content),
        false => vm.make_builtin(class, Object::Bytes(content.into_boxed_slice())),
    })
}

/// What `bytes(...)` and `bytearray(...)` are to hold.
pub(super) fn content(
    vm: &mut Machine,
    name: &str,
    source: Option<V>,
    encoding: Option<V>,
    errors: Option<V>,
) -> R<Vec<u8>> {
    let encoding = encoding.map(|v| text_arg(vm, v, &format!("{name}() argument 'encoding'"))).transpose()?;
    let errors = errors.map(|v| text_arg(vm, v, &format!("{name}() argument 'errors'"))).transpose()?;
    if let Some((source, text)) = source.and_then(|v| Some((v, vm.as_str(v)?))) {
        let Some(encoding) = encoding else {
            return wrong_type(vm, "string argument without an encoding".to_string());
        };
        let result = codec::encode_named(text, &encoding, errors.as_deref().unwrap_or("strict"));
        return vm.coded(source, result);
    }
    if encoding.is_some() || errors.is_some() {
        let given = if encoding.is_some() { "encoding" } else { "errors" };
        return wrong_type(vm, format!("{given} without a string argument"));
    }
    let Some(source) = source else { return Ok(Vec::new()) };
    if vm.bytes(source).is_none()
        && !has_bytes_method(vm, source)
        && let Some(count) = vm.index_opt(source)?
    {
        return zeros(vm, count.to_i64());
    }
    if name == "bytes" {
        return bytes_of_object(vm, source);
    }
    super::int::bytes_from_items(vm, source, name, "byte must be in range(0, 256)")
}

fn has_bytes_method(vm: &mut Machine, v: V) -> bool {
    let name = vm.names.bytes;
    vm.heap.get(v).answers_by_methods() && vm.special(v, name).is_some()
}

fn zeros(vm: &mut Machine, count: Option<i64>) -> R<Vec<u8>> {
    let Some(count) = count else {
        return Err(vm.raise(ExcKind::Overflow, "cannot fit 'int' into an index-sized integer"));
    };
    let Ok(count) = usize::try_from(count) else { return Err(vm.value_error("negative count")) };
    vm.ensure_room(count as u64)?;
    Ok(vec![0; count])
}

/// A result of the receiver's type.
pub(super) fn like(vm: &mut Machine, this: V, content: Vec<u8>) -> V {
    match vm.heap.get(this).native() {
        Object::ByteArray(_) => vm.new_bytearray(content),
        _ => vm.new_bytes(content),
    }
}

/// As [`like`], of what CPython makes before it fills it (see `Machine::fresh_bytes`).
pub(super) fn filled_like(vm: &mut Machine, this: V, content: Vec<u8>) -> V {
    match vm.heap.get(this).native() {
        Object::ByteArray(_) => vm.new_bytearray(content),
        _ => vm.fresh_bytes(content),
    }
}

/// As [`filled_like`], but a bytes itself when nothing has changed.
pub(super) fn filled_or_same(vm: &mut Machine, this: V, content: Vec<u8>) -> V {
    if is_exact(vm, this, Kind::Bytes) && vm.bytes(this) == Some(content.as_slice()) {
        return vm.new_ref(this);
    }
    filled_like(vm, this, content)
}

/// As [`like`], but a bytes itself when nothing has changed.
pub(super) fn or_same(vm: &mut Machine, this: V, content: Vec<u8>) -> V {
    if is_exact(vm, this, Kind::Bytes) && vm.bytes(this) == Some(content.as_slice()) {
        return vm.new_ref(this);
    }
    like(vm, this, content)
}

/// The content of a receiver.
pub(super) fn data(vm: &Machine, this: V) -> &[u8] {
    vm.bytes(this).unwrap_or_default()
}

/// The content of an argument that must be bytes-like.
pub(super) fn buffer(vm: &mut Machine, v: V) -> R<Vec<u8>> {
    match vm.bytes(v) {
        Some(content) => Ok(content.to_vec()),
        None => Err(vm.type_error_of("a bytes-like object is required, not '{}'", &[v])),
    }
}

fn mapped(vm: &mut Machine, args: Args<'_>, map: fn(&[u8]) -> Vec<u8>) -> R<V> {
    let content = map(data(vm, args.pos[0]));
    Ok(filled_like(vm, args.pos[0], content))
}

fn tested(vm: &mut Machine, args: Args<'_>, test: fn(&[u8]) -> bool) -> R<V> {
    Ok(vm.bool(test(data(vm, args.pos[0]))))
}

/// What `find` and its kin look for: bytes, or one byte.
fn needle(vm: &mut Machine, v: V) -> R<Vec<u8>> {
    if let Some(content) = vm.bytes(v) {
        return Ok(content.to_vec());
    }
    if vm.index_opt(v)?.is_none() {
        return Err(vm.type_error_of("argument should be integer or bytes-like object, not '{}'", &[v]));
    }
    Ok(vec![byte_of(vm, v, "byte must be in range(0, 256)")?])
}

/// A search within bounds.
type Search = fn(&[u8], &[u8], Option<i64>, Option<i64>) -> Option<usize>;

fn search(vm: &mut Machine, args: Args<'_>, search: Search) -> R<Option<usize>> {
    let (start, end) = bounds(vm, args.pos, 2)?;
    let needle = needle(vm, args.pos[1])?;
    Ok(search(data(vm, args.pos[0]), &needle, start, end))
}

fn found(vm: &mut Machine, place: Option<usize>) -> R<V> {
    match place {
        Some(_) => Ok(position(vm, place)),
        None => Err(vm.pure_error(bytes::not_found())),
    }
}

fn count(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (start, end) = bounds(vm, args.pos, 2)?;
    let needle = needle(vm, args.pos[1])?;
    let count = bytes::count(data(vm, args.pos[0]), &needle, start, end);
    Ok(vm.new_size(count as i64))
}

/// A test of one end within bounds.
type AffixTest = fn(&[u8], &[u8], Option<i64>, Option<i64>) -> bool;

fn affix(vm: &mut Machine, args: Args<'_>, name: &str, test: AffixTest) -> R<V> {
    let (start, end) = bounds(vm, args.pos, 2)?;
    if let Some(items) = vm.tuple(args.pos[1]).map(<[V]>::to_vec) {
        for item in items {
            let affix = buffer(vm, item)?;
            if test(data(vm, args.pos[0]), &affix, start, end) {
                return Ok(vm.true_);
            }
        }
        return Ok(vm.false_);
    }
    let Some(affix) = vm.bytes(args.pos[1]) else {
        let class = vm.type_name(args.pos[1]);
        return wrong_type(vm, format!("{name} first arg must be bytes or a tuple of bytes, not {class}"));
    };
    Ok(vm.bool(test(data(vm, args.pos[0]), affix, start, end)))
}

/// What is left without a prefix or suffix.
type Remove = for<'a> fn(&'a [u8], &[u8]) -> &'a [u8];

fn removed(vm: &mut Machine, args: Args<'_>, remove: Remove) -> R<V> {
    let part = buffer(vm, args.pos[1])?;
    let content = remove(data(vm, args.pos[0]), &part).to_vec();
    Ok(or_same(vm, args.pos[0], content))
}

fn justify(vm: &mut Machine, args: Args<'_>, name: &str, side: Side) -> R<V> {
    let width = vm.index_i64(args.pos[1])?;
    let fill = args.pos.get(2).map_or(Ok(b' '), |&v| fill_byte(vm, v, name))?;
    let content = pure(vm, bytes::justify(data(vm, args.pos[0]), width, fill, side))?;
    Ok(filled_or_same(vm, args.pos[0], content))
}

fn fill_byte(vm: &mut Machine, v: V, name: &str) -> R<u8> {
    let class = vm.type_name(v);
    match vm.bytes(v) {
        Some(&[byte]) => Ok(byte),
        Some(content) => {
            let length = content.len();
            let article = "a byte string of length 1";
            wrong_type(vm, format!("{name}(): argument 2 must be {article}, not a {class} object of length {length}"))
        }
        None => wrong_type(vm, format!("{name}() argument 2 must be a byte string of length 1, not {class}")),
    }
}

fn zfill(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let width = vm.index_i64(args.pos[1])?;
    let content = pure(vm, bytes::zfill(data(vm, args.pos[0]), width))?;
    Ok(filled_or_same(vm, args.pos[0], content))
}

fn expandtabs(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let [size] = args.rest().bind(vm, "expandtabs", ["tabsize"], 0)?;
    let size = size.map_or(Ok(8), |v| vm.index_i64(v))?;
    let content = pure(vm, bytes::expandtabs(data(vm, args.pos[0]), size))?;
    Ok(filled_like(vm, args.pos[0], content))
}
