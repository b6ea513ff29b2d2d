//! Calls of the format languages, the methods of `str` and `bytes`, the codecs and the slices.

use super::call::{Show, byt, flt, int, small};
use crate::pure::error::{PureError, PureResult};
use crate::pure::text::{bytes, case, codec, find, index::Text, pad, pad::Side, repr, split};
use crate::pure::{format_apply, percent, slice, str_format};

fn optional(text: &str) -> Option<i64> {
    text.parse().ok()
}

fn chars(text: &str) -> Option<&str> {
    (text != "None").then_some(text)
}

fn side(function: &str) -> Side {
    match function.rsplit('_').next() {
        Some("center") => Side::Both,
        Some("ljust") => Side::After,
        _ => Side::Before,
    }
}

fn place(found: Option<usize>) -> String {
    found.map_or_else(|| "-1".to_owned(), |at| at.to_string())
}

pub(super) fn str_methods(function: &str, a: &[&str]) -> Option<String> {
    let text = a.first().copied().unwrap_or("");
    let range = || (optional(a[2]), optional(a[3]));
    Some(match function {
        "str_find" => place(find::find(text.into(), a[1], range().0, range().1)),
        "str_rfind" => place(find::rfind(text.into(), a[1], range().0, range().1)),
        "str_count" => find::count(text.into(), a[1], range().0, range().1).show(),
        "str_startswith" => find::startswith(text.into(), a[1], range().0, range().1).show(),
        "str_endswith" => find::endswith(text.into(), a[1], range().0, range().1).show(),
        "str_replace" => find::replace(text, a[1], a[2], small(a[3])).show(),
        "str_removeprefix" => find::removeprefix(text, a[1]).show(),
        "str_removesuffix" => find::removesuffix(text, a[1]).show(),
        "str_split" => split::split(text, chars(a[1]), small(a[2])).show(),
        "str_rsplit" => split::rsplit(text, chars(a[1]), small(a[2])).show(),
        "str_splitlines" => split::splitlines(text, a[1] == "True").show(),
        "str_partition" => split::partition(text, a[1]).map(|p| p.map_or((text, "", ""), |p| (p.0, a[1], p.1))).show(),
        "str_rpartition" => {
            split::rpartition(text, a[1]).map(|p| p.map_or(("", "", text), |p| (p.0, a[1], p.1))).show()
        }
        "str_strip" => split::strip(text, chars(a[1])).show(),
        "str_lstrip" => split::lstrip(text, chars(a[1])).show(),
        "str_rstrip" => split::rstrip(text, chars(a[1])).show(),
        "str_lower" => case::lower(text).show(),
        "str_upper" => case::upper(text).show(),
        "str_title" => case::title(text).show(),
        "str_capitalize" => case::capitalize(text).show(),
        "str_swapcase" => case::swapcase(text).show(),
        "str_casefold" => case::casefold(text).show(),
        "str_center" | "str_ljust" | "str_rjust" => {
            pad::justify(text, small(a[1]), a[2].chars().next().unwrap_or(' '), side(function)).show()
        }
        "str_zfill" => pad::zfill(text, small(a[1])).show(),
        "str_expandtabs" => pad::expandtabs(text, small(a[1])).show(),
        "str_index" => Text::from(text).char_at(small(a[1])).map(String::from).show(),
        "str_slice" => {
            let length = Text::from(text).length() as i64;
            let slice = slice::indices(length, optional(a[1]), optional(a[2]), optional(a[3]));
            slice.map(|slice| Text::from(text).slice(slice)).show()
        }
        "str_join" => crate::pure::text::index::join(text, &a[1..]).show(),
        _ => return None,
    })
}

pub(super) fn bytes_methods(function: &str, a: &[&str]) -> Option<String> {
    let data = byt(a.first().filter(|text| text.chars().all(|c| u32::from(c) < 256))?);
    let second = a.get(1).filter(|text| text.chars().all(|c| u32::from(c) < 256)).map_or(Vec::new(), |text| byt(text));
    let stripped = chars(a.get(1).copied().unwrap_or("None")).map(|_| second.as_slice());
    let range = || (optional(a[2]), optional(a[3]));
    Some(match function {
        "bytes_find" => place(bytes::find(&data, &second, range().0, range().1)),
        "bytes_rfind" => place(bytes::rfind(&data, &second, range().0, range().1)),
        "bytes_count" => bytes::count(&data, &second, range().0, range().1).show(),
        "bytes_replace" => bytes::replace(&data, &second, &byt(a[2]), small(a[3])).show(),
        "bytes_split" => bytes::split(&data, stripped, small(a[2])).show(),
        "bytes_rsplit" => bytes::rsplit(&data, stripped, small(a[2])).show(),
        "bytes_splitlines" => bytes::splitlines(&data, a[1] == "True").show(),
        "bytes_partition" => {
            let parts = bytes::partition(&data, &second);
            parts.map(|p| p.map_or((&data[..], &b""[..], &b""[..]), |p| (p.0, &second[..], p.1))).show()
        }
        "bytes_rpartition" => {
            let parts = bytes::rpartition(&data, &second);
            parts.map(|p| p.map_or((&b""[..], &b""[..], &data[..]), |p| (p.0, &second[..], p.1))).show()
        }
        "bytes_strip" => bytes::strip(&data, stripped).show(),
        "bytes_title" => bytes::title(&data).show(),
        "bytes_capitalize" => bytes::capitalize(&data).show(),
        "bytes_swapcase" => bytes::swapcase(&data).show(),
        "bytes_center" | "bytes_ljust" | "bytes_rjust" => {
            bytes::justify(&data, small(a[1]), b'*', side(function)).show()
        }
        "bytes_zfill" => bytes::zfill(&data, small(a[1])).show(),
        "bytes_expandtabs" => bytes::expandtabs(&data, small(a[1])).show(),
        "bytes_hex" => repr::bytes_hex(&data, chars(a[1]).and_then(|c| c.chars().next()), small(a[2])).show(),
        "bytes_is" => [
            bytes::isspace,
            bytes::isalpha,
            bytes::isalnum,
            bytes::isdigit,
            bytes::islower,
            bytes::isupper,
            bytes::istitle,
        ]
        .iter()
        .map(|test| if test(&data) { '1' } else { '0' })
        .collect(),
        "decode" => codec::decode_named(&data, a[1], a[2]).show(),
        _ => return None,
    })
}

pub(super) fn others(function: &str, a: &[&str]) -> Option<String> {
    Some(match function {
        "bytes_fromhex" => bytes::fromhex(a[0]).show(),
        "encode" => codec::encode_named(a[0], a[1], a[2]).show(),
        "slice_indices" => slice::indices(small(a[0]), optional(a[1]), optional(a[2]), optional(a[3]))
            .map(|s| (s.start, s.stop, s.step))
            .show(),
        "range" => range(a).show(),
        "percent" => percent_format(a).show(),
        "str_format" => brace_format(a[0]).show(),
        _ => return None,
    })
}

type RangeAnswer = ((crate::pure::Int, Option<crate::pure::Int>), Option<crate::pure::Int>);

fn range(a: &[&str]) -> PureResult<RangeAnswer> {
    let [start, stop, step, index, value] = [0, 1, 2, 3, 4].map(|at| int(a[at]));
    let (b, e, s) = (start.as_ref(), stop.as_ref(), step.as_ref());
    let answer = (
        (slice::range_length(b, e, s)?, slice::range_get(b, e, s, index.as_ref())?),
        slice::range_position(b, e, s, value.as_ref())?,
    );
    if let (Some(b), Some(e), Some(s), Some(i), Some(v)) =
        (start.to_i64(), stop.to_i64(), step.to_i64(), index.to_i64(), value.to_i64())
    {
        let small = slice::SmallRange::new(b, e, s)?;
        assert_eq!(answer.0.0, crate::pure::Int::from(i128::from(small.length())));
        assert_eq!(answer.0.1, small.get(i).map(crate::pure::Int::from));
        assert_eq!(answer.1, small.position(v).map(|at| crate::pure::Int::from(i128::from(at))));
    }
    Ok(answer)
}

/// The values come as `i:` integer, `f:` a float's bits, `s:` text.
fn percent_format(a: &[&str]) -> PureResult<String> {
    let parsed = percent::parse(a[0]);
    let given = a.len() - 1;
    let mut values = a[1..].iter().map(|text| text.split_at(2));
    let mut out = String::new();
    for piece in &parsed.pieces {
        match piece {
            percent::Piece::Literal(text) => out.push_str(text),
            percent::Piece::Conversion(conversion) => out.push_str(&convert(conversion, &mut values, given)?),
        }
    }
    match parsed.fault {
        Some(fault) => Err(fault),
        None if values.next().is_some() => Err(percent::not_all_converted("string", given - 1 - values.len(), given)),
        None => Ok(out),
    }
}

fn convert<'a>(
    conversion: &percent::Conversion,
    values: &mut impl Iterator<Item = (&'a str, &'a str)>,
    given: usize,
) -> PureResult<String> {
    let mut star = |amount| match amount {
        Some(percent::Amount::Star) => match values.next() {
            Some(("i:", text)) => Ok(Some(small(text))),
            Some(_) => Err(percent::star_wants_int()),
            None => Err(percent::not_enough_arguments(given)),
        },
        _ => Ok(None),
    };
    let (width, precision) = (star(conversion.width)?, star(conversion.precision)?);
    let (kind, text) = values.next().ok_or_else(|| percent::not_enough_arguments(given))?;
    let resolved = conversion.resolve(width, precision)?;
    let letter = conversion.kind;
    match (letter, kind) {
        ('s', "f:") => percent::format_text(&flt(text).show(), &resolved),
        ('r' | 'a', "s:") => percent::format_text(&repr::str_repr(text), &resolved),
        ('r' | 'a', "f:") => percent::format_text(&flt(text).show(), &resolved),
        ('s' | 'r' | 'a', _) => percent::format_text(text, &resolved),
        ('d' | 'i' | 'u' | 'x' | 'X' | 'o', "i:") => percent::format_int(int(text).as_ref(), &resolved),
        ('d' | 'i' | 'u', "f:") => percent::format_int(crate::pure::Int::from_f64(flt(text))?.as_ref(), &resolved),
        ('e' | 'E' | 'f' | 'F' | 'g' | 'G', "i:") => percent::format_float(int(text).as_ref().to_f64()?, &resolved),
        ('e' | 'E' | 'f' | 'F' | 'g' | 'G', "f:") => percent::format_float(flt(text), &resolved),
        ('d' | 'i' | 'u' | 'x' | 'X' | 'o' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G', _) => {
            Err(percent::wrong_type(letter, if kind == "f:" { "float" } else { "str" }))
        }
        _ => Err(conversion.unsupported()),
    }
}

/// Every value is its own path: `{0.a[1]!r:x}` of the arguments `0`, `1` and `a=`.
fn brace_format(format: &str) -> PureResult<String> {
    expand(format, &mut str_format::Formatter::default(), 2)
}

fn expand(format: &str, formatter: &mut str_format::Formatter, depth: u8) -> PureResult<String> {
    if depth == 0 {
        return Err(str_format::too_deep());
    }
    let mut reader = str_format::Reader::new(format);
    let mut out = String::new();
    while let Some(piece) = reader.next(formatter)? {
        match piece {
            str_format::Piece::Literal(text) => out.push_str(&text),
            str_format::Piece::Field(field) => out.push_str(&replace(&field, formatter, depth)?),
        }
    }
    Ok(out)
}

fn replace(field: &str_format::Field, formatter: &mut str_format::Formatter, depth: u8) -> PureResult<String> {
    let mut path = match &field.first {
        str_format::First::Index(index) if *index > 1 => return Err(str_format::index_out_of_range(*index)),
        str_format::First::Index(index) => index.to_string(),
        str_format::First::Name(name) if name == "a" => "a".to_owned(),
        str_format::First::Name(name) => return Err(PureError::lookup(format!("key {name}"))),
    };
    for step in &field.steps {
        path += &match step {
            str_format::Step::Attribute(name) => format!(".{name}"),
            str_format::Step::Index(index) => format!("[{index}]"),
            str_format::Step::Key(key) => format!("[{}]", repr::str_repr(key)),
        };
    }
    if let Some(fault) = &field.fault {
        return Err(fault.clone());
    }
    field.check_conversion()?;
    let spec = if field.spec_has_fields { expand(&field.spec, formatter, depth - 1)? } else { field.spec.clone() };
    match field.conversion {
        Some('s') => format_apply::format_str(&format!("s:{path}"), &spec, "str"),
        Some(_) => format_apply::format_str(&format!("r:{path}"), &spec, "str"),
        None => Ok(format!("{path}|{spec}")),
    }
}
