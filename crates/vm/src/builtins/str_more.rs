//! `str`: taking apart, joining, replacing, encoding.

use super::help::{drop_all, is_exact, list_of, pure, pure_text, text_arg, wrong_type};
use super::str_::{codec_arguments, part_or_same, plain};
use super::str_format;
use crate::errors::{ExcKind, R};
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, method, static_method};
use crate::object::{Object, V};
use crate::objects::Kind;
use crate::pure::text::find::{self, Translation};
use crate::pure::text::{codec, split};
use crate::pure::{Int, PureResult};

/// More methods of `str`.
pub const METHODS: &[NativeDef] = &[
    method("encode", Arity::Any, encode),
    method("format", Arity::Any, str_format::format),
    method("format_map", Arity::One, str_format::format_map),
    method("join", Arity::One, join),
    method("lstrip", Arity::Range(0, 1), |vm, args| strip(vm, args, "lstrip", split::lstrip)),
    static_method("maketrans", Arity::Range(1, 3), maketrans),
    method("partition", Arity::One, |vm, args| partition(vm, args, split::partition, true)),
    method("replace", Arity::Any, replace),
    method("rpartition", Arity::One, |vm, args| partition(vm, args, split::rpartition, false)),
    method("rsplit", Arity::Any, |vm, args| split_at(vm, args, "rsplit", split::rsplit)),
    method("rstrip", Arity::Range(0, 1), |vm, args| strip(vm, args, "rstrip", split::rstrip)),
    method("split", Arity::Any, |vm, args| split_at(vm, args, "split", split::split)),
    method("splitlines", Arity::Any, splitlines),
    method("strip", Arity::Range(0, 1), |vm, args| strip(vm, args, "strip", split::strip)),
    method("translate", Arity::One, translate),
];

fn encode(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (encoding, errors) = codec_arguments(vm, args, "encode")?;
    let result = codec::encode_named(vm.str_text(args.pos[0]), &encoding, &errors);
    let bytes = vm.coded(args.pos[0], result)?;
    Ok(vm.new_bytes(bytes))
}

/// `must be str or None, not int`
fn separator(vm: &mut Machine, v: Option<V>) -> R<Option<String>> {
    let Some(v) = v.filter(|&v| !vm.is_none(v)) else { return Ok(None) };
    match vm.as_str(v) {
        Some(text) => Ok(Some(text.to_string())),
        None => Err(vm.type_error_of("must be str or None, not {}", &[v])),
    }
}

/// Strings out of the parts of a text.
fn strings(vm: &mut Machine, parts: Vec<String>) -> Vec<V> {
    parts.into_iter().map(|part| vm.new_string(part)).collect()
}

/// `split` or `rsplit`.
type Split = for<'a> fn(&'a str, Option<&str>, i64) -> PureResult<Vec<&'a str>>;

fn split_at(vm: &mut Machine, args: Args<'_>, name: &str, split: Split) -> R<V> {
    let this = args.pos[0];
    let [sep, most] = args.rest().bind(vm, name, ["sep", "maxsplit"], 0)?;
    let most = most.map_or(Ok(-1), |v| vm.index_i64(v))?;
    let sep = separator(vm, sep)?;
    let result = split(vm.str_text(this), sep.as_deref(), most)
        .map(|parts| parts.into_iter().map(str::to_string).collect::<Vec<String>>());
    let parts = pure(vm, result)?;
    let preallocated = preallocated_parts(vm, this, sep.as_deref(), most);
    let whole = sep.is_some() && parts.len() == 1;
    let items = if whole { vec![plain(vm, this)] } else { strings(vm, parts) };
    list_of(vm, items, preallocated)
}

/// The slots that CPython allocates before it knows the number of parts.
fn preallocated_parts(vm: &Machine, text: V, sep: Option<&str>, most: i64) -> usize {
    const MOST: usize = 12;
    let len = vm.str_obj(text).map_or(0, |text| text.len as usize);
    let sep_len = sep.map(|sep| sep.chars().count());
    if sep_len.is_some_and(|sep_len| len < sep_len) {
        return 1;
    }
    let possible = match sep_len {
        Some(sep_len) => len / sep_len.max(1) + 1,
        None => len.saturating_sub(1) / 2 + 1,
    };
    let most = usize::try_from(most).unwrap_or(possible);
    if most >= MOST { MOST } else { most + 1 }
}

fn splitlines(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let [keep] = args.rest().bind(vm, "splitlines", ["keepends"], 0)?;
    let keep = keep.map_or(Ok(false), |v| vm.truth(v))?;
    let text = vm.str_text(args.pos[0]);
    let length = text.len();
    let lines: Vec<String> = split::splitlines(text, keep).into_iter().map(str::to_string).collect();
    let whole = lines.len() == 1 && lines[0].len() == length;
    let items = if whole { vec![plain(vm, args.pos[0])] } else { strings(vm, lines) };
    list_of(vm, items, 0)
}

/// `partition` or `rpartition`.
type Partition = for<'a> fn(&'a str, &str) -> PureResult<Option<(&'a str, &'a str)>>;

fn partition(vm: &mut Machine, args: Args<'_>, partition: Partition, whole_first: bool) -> R<V> {
    let (this, sep) = (args.pos[0], args.pos[1]);
    let Some(separator) = vm.as_str(sep) else {
        return Err(vm.type_error_of("must be str, not {}", &[sep]));
    };
    let result = partition(vm.str_text(this), separator);
    let found = result.map(|parts| parts.map(|(head, tail)| (head.to_string(), tail.to_string())));
    let items = match pure(vm, found)? {
        Some((head, tail)) => {
            let head = vm.new_string(head);
            let tail = vm.new_string(tail);
            vec![head, vm.new_ref(sep), tail]
        }
        None => {
            let (whole, empty) = (vm.new_ref(this), vm.names.empty);
            if whole_first { vec![whole, empty, empty] } else { vec![empty, empty, whole] }
        }
    };
    Ok(vm.new_tracked_tuple(items))
}

/// `strip` and its halves.
type Strip = for<'a> fn(&'a str, Option<&str>) -> &'a str;

fn strip(vm: &mut Machine, args: Args<'_>, name: &str, strip: Strip) -> R<V> {
    let chars = args.pos.get(1).copied().filter(|&v| !vm.is_none(v));
    if chars.is_some_and(|chars| vm.as_str(chars).is_none()) {
        return wrong_type(vm, format!("{name} arg must be None or str"));
    }
    Ok(part_or_same(vm, args.pos[0], |vm, text| strip(text, chars.map(|chars| vm.str_text(chars)))))
}

fn replace(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (this, rest) = (args.pos[0], args.rest());
    let given = rest.pos.len();
    if given + rest.kw.len() > 3 {
        let total = given + rest.kw.len();
        return wrong_type(vm, format!("replace() takes at most 3 arguments ({total} given)"));
    }
    if given < 2 {
        return wrong_type(vm, format!("replace() takes at least 2 positional arguments ({given} given)"));
    }
    let [_, _, most] = rest.bind(vm, "replace", ["", "", "count"], 2)?;
    let old = text_arg(vm, rest.pos[0], "replace() argument 1")?;
    let new = text_arg(vm, rest.pos[1], "replace() argument 2")?;
    let most = most.map_or(Ok(-1), |v| vm.index_i64(v))?;
    let text = vm.str_text(this);
    if old == new || most == 0 || (!old.is_empty() && find::place_of(text, &old).is_none()) {
        return Ok(plain(vm, this));
    }
    let result = find::replace(text, &old, &new, most);
    pure_text(vm, result)
}

/// The items of the iterable given to `join`, counted; a non-iterable has words of its own.
pub(super) fn join_items(vm: &mut Machine, source: V) -> R<Vec<V>> {
    if super::list::is_plain_sequence(vm, source) {
        return vm.collect_iterable(source);
    }
    match vm.iter(source) {
        Ok(iter) => {
            let items = listed(vm, iter);
            vm.drop_ref(iter);
            items
        }
        Err(raise) => {
            let failed: R<()> = Err(raise);
            match vm.catch(failed, ExcKind::Type)? {
                None => wrong_type(vm, "can only join an iterable".to_string()),
                Some(()) => Ok(Vec::new()),
            }
        }
    }
}

/// What an iterator gives, by way of a list, whose memory is free again before the items are used.
fn listed(vm: &mut Machine, iter: V) -> R<Vec<V>> {
    let list = vm.new_list(Vec::new())?;
    let items = match vm.list_extend(list, iter) {
        Ok(()) => vm.collect_iterable(list),
        Err(raise) => Err(raise),
    };
    vm.drop_ref(list);
    items
}

fn join(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let items = join_items(vm, args.pos[1])?;
    let result = join_texts(vm, args.pos[0], &items);
    drop_all(vm, items);
    result
}

fn join_texts(vm: &mut Machine, separator: V, items: &[V]) -> R<V> {
    if let [only] = items
        && is_exact(vm, *only, Kind::Str)
    {
        return Ok(vm.new_ref(*only));
    }
    if let Some(place) = items.iter().position(|&item| vm.as_str(item).is_none()) {
        let name = vm.type_name(items[place]);
        return wrong_type(vm, format!("sequence item {place}: expected str instance, {name} found"));
    }
    let separator = vm.str_text(separator);
    let gaps = separator.len().saturating_mul(items.len().saturating_sub(1));
    let size = items.iter().fold(gaps, |size, &item| size.saturating_add(vm.str_text(item).len()));
    if vm.heap.check_room(size as u64).is_err() {
        return Err(vm.memory_error());
    }
    let mut text = String::with_capacity(size);
    for (place, &item) in items.iter().enumerate() {
        if place > 0 {
            text.push_str(separator);
        }
        text.push_str(vm.str_text(item));
    }
    Ok(vm.new_string(text))
}

fn maketrans(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let table = vm.new_dict();
    let result = match *args.pos {
        [mapping] => table_from_dict(vm, table, mapping),
        _ => table_from_texts(vm, table, args.pos),
    };
    match result {
        Ok(()) => Ok(table),
        Err(raise) => {
            vm.drop_ref(table);
            Err(raise)
        }
    }
}

fn table_from_dict(vm: &mut Machine, table: V, mapping: V) -> R<()> {
    if !is_exact(vm, mapping, Kind::Dict) {
        return wrong_type(vm, "if you give only one argument to maketrans it must be a dict".to_string());
    }
    for entry in vm.dict_items(mapping) {
        if vm.int(entry.key).is_some() {
            vm.dict_set(table, entry.key, entry.value)?;
            continue;
        }
        let Some(text) = vm.as_str(entry.key) else {
            return wrong_type(vm, "keys in translate table mustbe strings or integers".to_string());
        };
        let mut chars = text.chars();
        let (Some(c), None) = (chars.next(), chars.next()) else {
            return Err(vm.value_error("string keys in translatetable must be of length 1"));
        };
        set_code(vm, table, c, Some(entry.value))?;
    }
    Ok(())
}

/// `table[ord(c)] = value`, None by default.
fn set_code(vm: &mut Machine, table: V, c: char, value: Option<V>) -> R<()> {
    let key = vm.new_int(i64::from(u32::from(c)));
    let value = value.unwrap_or(vm.none);
    let result = vm.dict_set(table, key, value);
    vm.drop_ref(key);
    result
}

fn table_from_texts(vm: &mut Machine, table: V, args: &[V]) -> R<()> {
    if vm.as_str(args[0]).is_none() {
        return wrong_type(vm, "first maketrans argument must be a string if there is a second argument".to_string());
    }
    let from = vm.str_text(args[0]).to_string();
    let to = text_arg(vm, args[1], "maketrans() argument 2")?;
    let deleted = args.get(2).map(|&v| text_arg(vm, v, "maketrans() argument 3")).transpose()?;
    if from.chars().count() != to.chars().count() {
        return Err(vm.value_error("the first two maketrans arguments must have equal length"));
    }
    for (c, replacement) in from.chars().zip(to.chars()) {
        let value = vm.new_int(i64::from(u32::from(replacement)));
        let result = set_code(vm, table, c, Some(value));
        vm.drop_ref(value);
        result?;
    }
    deleted.unwrap_or_default().chars().try_for_each(|c| set_code(vm, table, c, None))
}

fn translate(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (this, table) = (args.pos[0], args.pos[1]);
    let text = vm.str_text(this).to_string();
    let out = find::translate(&text, |c| translation(vm, table, c))?;
    Ok(vm.new_string(out))
}

/// What a table says of a character: LookupError means nothing.
fn translation(vm: &mut Machine, table: V, c: char) -> R<Translation> {
    let key = vm.new_int(i64::from(u32::from(c)));
    let found = vm.getitem(table, key);
    vm.drop_ref(key);
    let Some(value) = vm.catch(found, ExcKind::Lookup)? else { return Ok(Translation::Keep) };
    let result = translation_of(vm, value);
    vm.drop_ref(value);
    result
}

fn translation_of(vm: &mut Machine, value: V) -> R<Translation> {
    if vm.is_none(value) {
        return Ok(Translation::Delete);
    }
    if let Some(text) = vm.as_str(value) {
        return Ok(Translation::Text(text.to_string()));
    }
    let Some(code) = vm.int(value).map(|code| code.to_int()) else {
        return wrong_type(vm, "character mapping must return integer, None or str".to_string());
    };
    match code {
        Int::Small(code @ 0..0x11_0000) => {
            let c = char::from_u32(code as u32).unwrap_or(char::REPLACEMENT_CHARACTER);
            Ok(Translation::Text(c.to_string()))
        }
        _ => Err(vm.value_error("character mapping must be in range(0x110000)")),
    }
}

/// Whether this is a str itself.
pub(super) fn is_plain_str(vm: &Machine, v: V) -> bool {
    matches!(vm.heap.get(v), Object::Str(_))
}
