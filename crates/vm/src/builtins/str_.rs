//! `str`: construction, case, tests, searching, padding. The rest is in `str_more`.

use super::help::{
    bounds, class_of, format_spec, is_exact, no_text, position, pure, pure_text, text_arg, text_or, wrong_type,
};
use crate::errors::R;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, method, static_method};
use crate::object::{Object, V};
use crate::objects::{Kind, Str};
use crate::pure::PureResult;
use crate::pure::format_apply;
use crate::pure::text::index::Text;
use crate::pure::text::pad::{self, Side};
use crate::pure::text::{case, chars, codec, find};

/// Methods of `str`.
pub const METHODS: &[NativeDef] = &[
    method("__str__", Arity::None, |vm, args| {
        let text = vm.native_str(args.pos[0])?;
        Ok(vm.new_string(text))
    }),
    static_method("__new__", Arity::Any, new),
    method("__format__", Arity::One, format),
    method("__getnewargs__", Arity::None, getnewargs),
    method("capitalize", Arity::None, |vm, args| mapped(vm, args, case::capitalize)),
    method("casefold", Arity::None, |vm, args| mapped(vm, args, case::casefold)),
    method("center", Arity::Range(1, 2), |vm, args| justify(vm, args, Side::Both)),
    method("count", Arity::Range(1, 3), count),
    method("endswith", Arity::Range(1, 3), |vm, args| affix(vm, args, "endswith", find::endswith)),
    method("expandtabs", Arity::Any, expandtabs),
    method("find", Arity::Range(1, 3), |vm, args| {
        let place = search(vm, args, "find", find::find)?;
        Ok(position(vm, place))
    }),
    method("index", Arity::Range(1, 3), |vm, args| {
        let place = search(vm, args, "index", find::find)?;
        found(vm, place)
    }),
    method("isalnum", Arity::None, |vm, args| tested(vm, args, chars::isalnum)),
    method("isalpha", Arity::None, |vm, args| tested(vm, args, chars::isalpha)),
    method("isascii", Arity::None, |vm, args| tested(vm, args, str::is_ascii)),
    method("isdecimal", Arity::None, |vm, args| tested(vm, args, chars::isdecimal)),
    method("isdigit", Arity::None, |vm, args| tested(vm, args, chars::isdigit)),
    method("isidentifier", Arity::None, |vm, args| tested(vm, args, chars::isidentifier)),
    method("islower", Arity::None, |vm, args| tested(vm, args, chars::islower)),
    method("isnumeric", Arity::None, |vm, args| tested(vm, args, chars::isnumeric)),
    method("isprintable", Arity::None, |vm, args| tested(vm, args, chars::isprintable)),
    method("isspace", Arity::None, |vm, args| tested(vm, args, chars::isspace)),
    method("istitle", Arity::None, |vm, args| tested(vm, args, chars::istitle)),
    method("isupper", Arity::None, |vm, args| tested(vm, args, chars::isupper)),
    method("ljust", Arity::Range(1, 2), |vm, args| justify(vm, args, Side::After)),
    method("lower", Arity::None, |vm, args| mapped(vm, args, case::lower)),
    method("removeprefix", Arity::One, |vm, args| removed(vm, args, "removeprefix", find::removeprefix)),
    method("removesuffix", Arity::One, |vm, args| removed(vm, args, "removesuffix", find::removesuffix)),
    method("rfind", Arity::Range(1, 3), |vm, args| {
        let place = search(vm, args, "rfind", find::rfind)?;
        Ok(position(vm, place))
    }),
    method("rindex", Arity::Range(1, 3), |vm, args| {
        let place = search(vm, args, "rindex", find::rfind)?;
        found(vm, place)
    }),
    method("rjust", Arity::Range(1, 2), |vm, args| justify(vm, args, Side::Before)),
    method("startswith", Arity::Range(1, 3), |vm, args| affix(vm, args, "startswith", find::startswith)),
    method("swapcase", Arity::None, |vm, args| mapped(vm, args, case::swapcase)),
    method("title", Arity::None, |vm, args| mapped(vm, args, case::title)),
    method("upper", Arity::None, |vm, args| mapped(vm, args, case::upper)),
    method("zfill", Arity::One, zfill),
];

fn new(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (class, rest) = class_of(vm, args, Kind::Str)?;
    if rest.pos.len() > 3 {
        return wrong_type(vm, format!("str expected at most 3 arguments, got {}", rest.pos.len()));
    }
    let [source, encoding, errors] = rest.bind(vm, "str", ["object", "encoding", "errors"], 0)?;
    let exact = class == vm.kind_type(Kind::Str);
    let read = |vm: &mut Machine, v: Option<V>, name: &str| {
        let Some(v) = v else { return Ok(None) };
        if vm.is_none(v) && exact && rest.kw.is_empty() {
            return wrong_type(vm, format!("str() argument '{name}' must be str, not NoneType"));
        }
        text_arg(vm, v, &format!("str() argument '{name}'")).map(Some)
    };
    let encoding = read(vm, encoding, "encoding")?;
    let errors = read(vm, errors, "errors")?;
    let Some(source) = source else { return Ok(make(vm, class, String::new())) };
    if encoding.is_none() && errors.is_none() {
        if exact {
            return vm.str(source);
        }
        let text = vm.str_of(source)?;
        return Ok(make(vm, class, text));
    }
    let text = decoded(vm, source, encoding.as_deref(), errors.as_deref())?;
    Ok(make(vm, class, text))
}

/// Makes a str of a class.
fn make(vm: &mut Machine, class: V, text: String) -> V {
    if class == vm.kind_type(Kind::Str) {
        vm.new_string(text)
    } else {
        vm.make_builtin(class, Object::Str(Box::new(Str::new(text))))
    }
}

fn decoded(vm: &mut Machine, source: V, encoding: Option<&str>, errors: Option<&str>) -> R<String> {
    if vm.as_str(source).is_some() {
        return wrong_type(vm, "decoding str is not supported".to_string());
    }
    let Some(bytes) = vm.bytes(source) else {
        return Err(vm.type_error_of("decoding to str: need a bytes-like object, {} found", &[source]));
    };
    let result = codec::decode_named(bytes, encoding.unwrap_or("utf-8"), errors.unwrap_or("strict"));
    vm.coded(source, result)
}

/// The str as an object of `str` itself.
pub(super) fn plain(vm: &mut Machine, v: V) -> V {
    if is_exact(vm, v, Kind::Str) {
        return vm.new_ref(v);
    }
    let text = vm.str_text(v).to_string();
    vm.new_string(text)
}

/// A result that is the str itself when nothing has changed.
pub(super) fn or_same(vm: &mut Machine, this: V, text: String) -> V {
    if is_exact(vm, this, Kind::Str) && vm.str_text(this).len() == text.len() {
        return vm.new_ref(this);
    }
    vm.new_string(text)
}

/// A part of the str, or the str itself when that is all of it.
pub(super) fn part_or_same(vm: &mut Machine, this: V, part: impl for<'a> FnOnce(&'a Machine, &'a str) -> &'a str) -> V {
    let text = vm.str_text(this);
    let part = part(vm, text);
    if part.len() == text.len() && is_exact(vm, this, Kind::Str) {
        return vm.new_ref(this);
    }
    let part = part.to_string();
    vm.new_string(part)
}

fn format(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let spec = format_spec(vm, args)?;
    if spec.is_empty() {
        return vm.str(args.pos[0]);
    }
    let type_name = vm.type_name(args.pos[0]);
    let text = pure(vm, format_apply::format_str(vm.str_text(args.pos[0]), &spec, &type_name))?;
    if text == vm.str_text(args.pos[0]) {
        return Ok(plain(vm, args.pos[0]));
    }
    Ok(vm.new_string(text))
}

fn getnewargs(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let text = vm.str_text(args.pos[0]).to_string();
    let copy = vm.new_string(text);
    Ok(vm.new_tuple(vec![copy]))
}

/// The receiver's text with what is known of it.
fn text_of(vm: &Machine, v: V) -> Text<'_> {
    match vm.str_obj(v) {
        Some(text) => Text { text: &text.text, is_ascii: text.is_ascii() },
        None => Text::from(""),
    }
}

fn mapped(vm: &mut Machine, args: Args<'_>, map: fn(&str) -> String) -> R<V> {
    let text = map(vm.str_text(args.pos[0]));
    Ok(vm.new_string(text))
}

fn tested(vm: &mut Machine, args: Args<'_>, test: fn(&str) -> bool) -> R<V> {
    Ok(vm.bool(test(vm.str_text(args.pos[0]))))
}

/// A search within bounds.
type Search = fn(Text<'_>, &str, Option<i64>, Option<i64>) -> Option<usize>;

fn search(vm: &mut Machine, args: Args<'_>, name: &str, search: Search) -> R<Option<usize>> {
    if vm.as_str(args.pos[1]).is_none() {
        return Err(no_text(vm, args.pos[1], &format!("{name}() argument 1")));
    }
    let (start, end) = bounds(vm, args.pos, 2)?;
    Ok(search(text_of(vm, args.pos[0]), vm.str_text(args.pos[1]), start, end))
}

fn found(vm: &mut Machine, place: Option<usize>) -> R<V> {
    match place {
        Some(_) => Ok(position(vm, place)),
        None => Err(vm.pure_error(find::not_found())),
    }
}

fn count(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let needle = text_arg(vm, args.pos[1], "count() argument 1")?;
    let (start, end) = bounds(vm, args.pos, 2)?;
    let count = find::count(text_of(vm, args.pos[0]), &needle, start, end);
    Ok(vm.new_size(count as i64))
}

/// A test of one end within bounds.
type AffixTest = fn(Text<'_>, &str, Option<i64>, Option<i64>) -> bool;

fn affix(vm: &mut Machine, args: Args<'_>, name: &str, test: AffixTest) -> R<V> {
    let (start, end) = bounds(vm, args.pos, 2)?;
    if let Some(affix) = vm.as_str(args.pos[1]) {
        return Ok(vm.bool(test(text_of(vm, args.pos[0]), affix, start, end)));
    }
    let candidates = match vm.tuple(args.pos[1]) {
        Some(items) => items.to_vec(),
        None => vec![args.pos[1]],
    };
    let in_tuple = vm.tuple(args.pos[1]).is_some();
    for candidate in candidates {
        let Some(affix) = vm.as_str(candidate) else {
            let class = vm.type_name(candidate);
            let message = if in_tuple {
                format!("tuple for {name} must only contain str, not {class}")
            } else {
                format!("{name} first arg must be str or a tuple of str, not {class}")
            };
            return wrong_type(vm, message);
        };
        if test(text_of(vm, args.pos[0]), affix, start, end) {
            return Ok(vm.true_);
        }
    }
    Ok(vm.false_)
}

/// What is left without a prefix or suffix.
type Remove = for<'a> fn(&'a str, &str) -> &'a str;

fn removed(vm: &mut Machine, args: Args<'_>, name: &str, remove: Remove) -> R<V> {
    if vm.as_str(args.pos[1]).is_none() {
        return Err(no_text(vm, args.pos[1], &format!("{name}() argument")));
    }
    Ok(part_or_same(vm, args.pos[0], |vm, text| remove(text, vm.str_text(args.pos[1]))))
}

/// A padded text, or the str itself when it was wide enough.
fn padded(vm: &mut Machine, this: V, result: PureResult<String>) -> R<V> {
    let text = pure(vm, result)?;
    Ok(or_same(vm, this, text))
}

fn justify(vm: &mut Machine, args: Args<'_>, side: Side) -> R<V> {
    let width = vm.index_i64(args.pos[1])?;
    let fill = args.pos.get(2).map_or(Ok(' '), |&v| fill_character(vm, v))?;
    let result = pad::justify(vm.str_text(args.pos[0]), width, fill, side);
    padded(vm, args.pos[0], result)
}

fn fill_character(vm: &mut Machine, v: V) -> R<char> {
    let Some(text) = vm.as_str(v) else {
        return Err(vm.type_error_of("The fill character must be a unicode character, not {}", &[v]));
    };
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => Ok(c),
        _ => wrong_type(vm, "The fill character must be exactly one character long".to_string()),
    }
}

fn zfill(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let width = vm.index_i64(args.pos[1])?;
    let result = pad::zfill(vm.str_text(args.pos[0]), width);
    padded(vm, args.pos[0], result)
}

fn expandtabs(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let [size] = args.rest().bind(vm, "expandtabs", ["tabsize"], 0)?;
    let size = size.map_or(Ok(8), |v| vm.index_i64(v))?;
    if !vm.str_text(args.pos[0]).contains('\t') {
        return Ok(plain(vm, args.pos[0]));
    }
    let result = pad::expandtabs(vm.str_text(args.pos[0]), size);
    pure_text(vm, result)
}

/// `str.encode` and `bytes.decode` share their arguments: encoding and errors.
pub(super) fn codec_arguments(vm: &mut Machine, args: Args<'_>, name: &str) -> R<(String, String)> {
    let [encoding, errors] = args.rest().bind(vm, name, ["encoding", "errors"], 0)?;
    let encoding = text_or(vm, encoding, &format!("{name}() argument 'encoding'"), "utf-8")?;
    let errors = text_or(vm, errors, &format!("{name}() argument 'errors'"), "strict")?;
    Ok((encoding, errors))
}
