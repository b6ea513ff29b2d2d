//! `str.format` and `str.format_map`.

use super::help::{pure, wrong_type};
use super::str_more::is_plain_str;
use crate::errors::R;
use crate::machine::Machine;
use crate::native::Args;
use crate::object::V;
use crate::pure::str_format::{Field, First, Formatter, Piece, Reader, Step, index_out_of_range, too_deep};
use crate::pure::text::repr::escape_non_ascii;

/// Where the values of fields come from.
#[derive(Clone, Copy, Debug)]
enum Values<'a> {
    /// The arguments of `format`.
    Arguments(Args<'a>),
    /// The mapping of `format_map`.
    Mapping(V),
}

/// What has been written: a text, or one str that is the whole result so far.
#[derive(Debug, Default)]
struct Out {
    text: String,
    /// The only piece, a str itself, counted.
    only: Option<V>,
}

pub(super) fn format(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (tuple, dict) = vm.pack_arguments(args.rest())?;
    let result = formatted(vm, args.pos[0], Values::Arguments(args.rest()));
    tuple.into_iter().chain(dict).for_each(|v| vm.drop_ref(v));
    result
}

pub(super) fn format_map(vm: &mut Machine, args: Args<'_>) -> R<V> {
    formatted(vm, args.pos[0], Values::Mapping(args.pos[1]))
}

fn formatted(vm: &mut Machine, template: V, values: Values<'_>) -> R<V> {
    let template = vm.str_text(template).to_string();
    let mut out = Out::default();
    let result = write_all(vm, &template, values, &mut out);
    let only = out.only.take();
    match (result, only) {
        (Ok(()), Some(only)) => Ok(only),
        (Ok(()), None) => Ok(vm.new_string(out.text)),
        (Err(raise), only) => {
            only.into_iter().for_each(|v| vm.drop_ref(v));
            Err(raise)
        }
    }
}

fn write_all(vm: &mut Machine, template: &str, values: Values<'_>, out: &mut Out) -> R<()> {
    let (mut formatter, mut reader) = (Formatter::default(), Reader::new(template));
    let mut pieces = 0;
    while let Some(piece) = next_piece(vm, &mut reader, &mut formatter)? {
        pieces += 1;
        // A second piece: what was one str becomes text.
        if let Some(only) = out.only.take() {
            out.text.push_str(vm.str_text(only));
            vm.drop_ref(only);
        }
        match piece {
            Piece::Literal(text) => out.text.push_str(&text),
            Piece::Field(field) => write_field(vm, &field, &mut formatter, values, out, pieces == 1)?,
        }
    }
    Ok(())
}

fn next_piece(vm: &mut Machine, reader: &mut Reader, formatter: &mut Formatter) -> R<Option<Piece>> {
    let piece = reader.next(formatter);
    pure(vm, piece)
}

fn write_field(
    vm: &mut Machine,
    field: &Field,
    formatter: &mut Formatter,
    values: Values<'_>,
    out: &mut Out,
    first: bool,
) -> R<()> {
    let value = field_value(vm, field, values)?;
    let result = write_value(vm, field, value, formatter, values, out, first);
    vm.drop_ref(value);
    result
}

fn write_value(
    vm: &mut Machine,
    field: &Field,
    value: V,
    formatter: &mut Formatter,
    values: Values<'_>,
    out: &mut Out,
    first: bool,
) -> R<()> {
    pure(vm, field.check_conversion())?;
    let converted = match field.conversion {
        None => None,
        Some('s') => Some(vm.str(value)?),
        Some(kind) => {
            let text = vm.repr_text(value)?;
            Some(vm.new_string(if kind == 'a' { escape_non_ascii(&text) } else { text }))
        }
    };
    let shown = converted.unwrap_or(value);
    let result = spec_text(vm, field, formatter, values).and_then(|spec| {
        let text = vm.format_value(shown, &spec)?;
        if first && is_plain_str(vm, shown) && vm.str_text(shown) == text {
            out.only = Some(vm.new_ref(shown));
        } else {
            out.text.push_str(&text);
        }
        Ok(())
    });
    converted.into_iter().for_each(|v| vm.drop_ref(v));
    result
}

/// The format specification, its own fields replaced.
fn spec_text(vm: &mut Machine, field: &Field, formatter: &mut Formatter, values: Values<'_>) -> R<String> {
    if !field.spec_has_fields {
        return Ok(field.spec.clone());
    }
    let (mut reader, mut text) = (Reader::new(&field.spec), String::new());
    while let Some(piece) = next_piece(vm, &mut reader, formatter)? {
        match piece {
            Piece::Literal(literal) => text.push_str(&literal),
            Piece::Field(inner) => {
                let value = field_value(vm, &inner, values)?;
                let shown = inner_text(vm, &inner, value);
                vm.drop_ref(value);
                text.push_str(&shown?);
            }
        }
    }
    Ok(text)
}

/// A field inside a specification.
fn inner_text(vm: &mut Machine, field: &Field, value: V) -> R<String> {
    pure(vm, field.check_conversion())?;
    if field.spec_has_fields {
        return Err(vm.pure_error(too_deep()));
    }
    match field.conversion {
        None => vm.format_value(value, &field.spec),
        Some(kind) => {
            let text = match kind {
                's' => vm.str_of(value)?,
                'a' => escape_non_ascii(&vm.repr_text(value)?),
                _ => vm.repr_text(value)?,
            };
            let shown = vm.new_string(text);
            let result = vm.format_value(shown, &field.spec);
            vm.drop_ref(shown);
            result
        }
    }
}

/// The object that a field names; a new reference.
fn field_value(vm: &mut Machine, field: &Field, values: Values<'_>) -> R<V> {
    let mut value = match &field.first {
        First::Index(place) => positional(vm, *place, values)?,
        First::Name(name) => named(vm, name, values)?,
    };
    for step in &field.steps {
        let next = take_step(vm, value, step);
        vm.drop_ref(value);
        value = next?;
    }
    if let Some(fault) = &field.fault {
        vm.drop_ref(value);
        return Err(vm.pure_error(fault.clone()));
    }
    Ok(value)
}

fn positional(vm: &mut Machine, place: usize, values: Values<'_>) -> R<V> {
    match values {
        Values::Arguments(args) => match args.pos.get(place) {
            Some(&v) => Ok(vm.new_ref(v)),
            None => Err(vm.pure_error(index_out_of_range(place))),
        },
        Values::Mapping(_) => Err(vm.value_error("Format string contains positional fields")),
    }
}

fn named(vm: &mut Machine, name: &str, values: Values<'_>) -> R<V> {
    let found = match values {
        Values::Arguments(args) => args.kw.iter().find(|(key, _)| vm.str_text(*key) == name).map(|&(_, v)| v),
        Values::Mapping(_) => None,
    };
    if let Some(v) = found {
        return Ok(vm.new_ref(v));
    }
    let key = vm.new_str(name);
    let result = match values {
        Values::Mapping(map) => vm.getitem(map, key),
        Values::Arguments(_) => Err(vm.key_error(key)),
    };
    vm.drop_ref(key);
    result
}

fn take_step(vm: &mut Machine, value: V, step: &Step) -> R<V> {
    match step {
        Step::Attribute(name) => {
            let name = vm.intern(name);
            vm.get_attr(value, name)
        }
        Step::Index(index) => {
            let Ok(index) = i64::try_from(*index) else {
                return wrong_type(vm, "index does not fit".to_string());
            };
            let key = vm.new_int(index);
            let result = vm.getitem(value, key);
            vm.drop_ref(key);
            result
        }
        Step::Key(key) => {
            let key = vm.new_str(key);
            let result = vm.getitem(value, key);
            vm.drop_ref(key);
            result
        }
    }
}
