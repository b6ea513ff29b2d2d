//! `text.format(...)`: the parser of `{0.attribute[key]!r:spec}`.

use super::error::{PureError, PureResult};
use super::text::chars::to_decimal;

/// Where a field's value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum First {
    /// A position, given or counted.
    Index(usize),
    /// A keyword.
    Name(String),
}

/// A step from a value to a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// `.name`.
    Attribute(String),
    /// `[5]`: a key of digits only is an integer.
    Index(usize),
    /// `[key]`.
    Key(String),
}

/// A replacement field. Its spec may hold fields of its own: take it apart with [`Formatter::parse`] too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Where to start.
    pub first: First,
    /// How to go on.
    pub steps: Vec<Step>,
    /// What is wrong with the name behind the steps, once they were taken.
    pub fault: Option<PureError>,
    /// The letter behind `!`; anything but `r`, `s` and `a` is refused by [`Field::check_conversion`].
    pub conversion: Option<char>,
    /// The text of the format specification.
    pub spec: String,
    /// Whether the specification has fields that must be replaced first.
    pub spec_has_fields: bool,
}

impl Field {
    /// Refuses an unknown conversion, which CPython does once it has the value.
    pub fn check_conversion(&self) -> PureResult<()> {
        match self.conversion {
            None | Some('r' | 's' | 'a') => Ok(()),
            Some(c @ '!'..='\x7e') => Err(PureError::value(format!("Unknown conversion specifier {c}"))),
            Some(c) => Err(PureError::value(format!("Unknown conversion specifier \\x{:x}", u32::from(c)))),
        }
    }
}

/// A piece of a format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text, its doubled braces made single.
    Literal(String),
    /// A replacement field.
    Field(Field),
}

/// A format taken apart. The pieces before a fault still work on their values first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// The pieces in order.
    pub pieces: Vec<Piece>,
    /// What is wrong behind the last piece.
    pub fault: Option<PureError>,
}

/// Counts the fields without a number. One serves a whole call: the text and the specs of its fields, each spec
/// taken apart when its field's value is fetched.
#[derive(Clone, Debug, Default)]
pub struct Formatter {
    counted: usize,
    numbering: Numbering,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Numbering {
    #[default]
    Open,
    Automatic,
    Manual,
}

/// One step of reading: text, a field, or both.
struct Markup {
    literal: String,
    field: Option<RawField>,
}

struct RawField {
    name: Vec<char>,
    conversion: Option<char>,
    spec: String,
    spec_has_fields: bool,
}

/// Reads a format from left to right; `next` gives one piece at a time, so that counting and faults keep their order.
#[derive(Clone, Debug)]
pub struct Reader {
    chars: Vec<char>,
    at: usize,
    waiting: Option<Piece>,
}

/// `ValueError: Max string recursion exceeded`: specs nest one level deep.
pub fn too_deep() -> PureError {
    PureError::value("Max string recursion exceeded")
}

/// `IndexError` of a position without an argument.
pub fn index_out_of_range(index: usize) -> PureError {
    PureError::index(format!("Replacement index {index} out of range for positional args tuple"))
}

impl Formatter {
    /// All pieces of a format whose specs hold no fields.
    pub fn parse(&mut self, format: &str) -> Parsed {
        let mut reader = Reader::new(format);
        let mut pieces = Vec::new();
        loop {
            match reader.next(self) {
                Ok(Some(piece)) => pieces.push(piece),
                Ok(None) => return Parsed { pieces, fault: None },
                Err(fault) => return Parsed { pieces, fault: Some(fault) },
            }
        }
    }

    fn field(&mut self, raw: RawField) -> PureResult<Field> {
        let end = raw.name.iter().position(|c| matches!(c, '.' | '[')).unwrap_or(raw.name.len());
        let (first, rest) = raw.name.split_at(end);
        let number = number(first)?;
        if first.is_empty() || number.is_some() {
            self.choose(if first.is_empty() { Numbering::Automatic } else { Numbering::Manual })?;
        }
        let first = match number {
            Some(number) => First::Index(number),
            None if first.is_empty() => {
                self.counted += 1;
                First::Index(self.counted - 1)
            }
            None => First::Name(first.iter().collect()),
        };
        let mut steps = Vec::new();
        let fault = read_steps(rest, &mut steps).err();
        let RawField { conversion, spec, spec_has_fields, .. } = raw;
        Ok(Field { first, steps, fault, conversion, spec, spec_has_fields })
    }

    fn choose(&mut self, numbering: Numbering) -> PureResult<()> {
        match (self.numbering, numbering) {
            (Numbering::Automatic, Numbering::Manual) => {
                Err(PureError::value("cannot switch from automatic field numbering to manual field specification"))
            }
            (Numbering::Manual, Numbering::Automatic) => {
                Err(PureError::value("cannot switch from manual field specification to automatic field numbering"))
            }
            _ => {
                self.numbering = numbering;
                Ok(())
            }
        }
    }
}

/// The number that digits alone spell; `None` where anything else stands.
fn number(chars: &[char]) -> PureResult<Option<usize>> {
    let mut value = None;
    for &c in chars {
        let Some(digit) = to_decimal(c) else { return Ok(None) };
        let next = value.unwrap_or(0_i64).checked_mul(10).and_then(|value| value.checked_add(i64::from(digit)));
        value = Some(next.ok_or_else(|| PureError::value("Too many decimal digits in format string"))?);
    }
    Ok(value.map(|value| usize::try_from(value).unwrap_or(usize::MAX)))
}

fn read_steps(rest: &[char], steps: &mut Vec<Step>) -> PureResult<()> {
    let empty = || PureError::value("Empty attribute in format string");
    let mut rest = rest;
    while let Some((&mark, after)) = rest.split_first() {
        match mark {
            '.' => {
                let end = after.iter().position(|c| matches!(c, '.' | '[')).unwrap_or(after.len());
                let (name, next) = after.split_at(end);
                if name.is_empty() {
                    return Err(empty());
                }
                steps.push(Step::Attribute(name.iter().collect()));
                rest = next;
            }
            '[' => {
                let end = after.iter().position(|&c| c == ']');
                let end = end.ok_or_else(|| PureError::value("Missing ']' in format string"))?;
                let key = &after[..end];
                let number = number(key)?;
                if key.is_empty() {
                    return Err(empty());
                }
                steps.push(number.map_or_else(|| Step::Key(key.iter().collect()), Step::Index));
                rest = &after[end + 1..];
            }
            _ => return Err(PureError::value("Only '.' or '[' may follow ']' in format field specifier")),
        }
    }
    Ok(())
}

impl Reader {
    /// Starts at a format's beginning.
    pub fn new(format: &str) -> Self {
        Self { chars: format.chars().collect(), at: 0, waiting: None }
    }

    /// The next piece; `None` at the end.
    pub fn next(&mut self, formatter: &mut Formatter) -> PureResult<Option<Piece>> {
        if let Some(piece) = self.waiting.take() {
            return Ok(Some(piece));
        }
        while self.at < self.chars.len() {
            let markup = self.markup()?;
            let field = markup.field.map(|raw| formatter.field(raw)).transpose()?;
            if !markup.literal.is_empty() {
                self.waiting = field.map(Piece::Field);
                return Ok(Some(Piece::Literal(markup.literal)));
            }
            if let Some(field) = field {
                return Ok(Some(Piece::Field(field)));
            }
        }
        Ok(None)
    }

    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    /// Text up to the next field or doubled brace, and the field.
    fn markup(&mut self) -> PureResult<Markup> {
        let mut literal = String::new();
        while let Some(c) = self.peek() {
            self.at += 1;
            if !matches!(c, '{' | '}') {
                literal.push(c);
                continue;
            }
            if self.peek() == Some(c) {
                self.at += 1;
                literal.push(c);
                return Ok(Markup { literal, field: None });
            }
            if c == '}' || self.peek().is_none() {
                return Err(PureError::value(format!("Single '{c}' encountered in format string")));
            }
            return Ok(Markup { literal, field: Some(self.raw_field()?) });
        }
        Ok(Markup { literal, field: None })
    }

    fn raw_field(&mut self) -> PureResult<RawField> {
        let start = self.at;
        let mut in_brackets = false;
        let stop = loop {
            let c = self.peek().ok_or_else(|| PureError::value("expected '}' before end of string"))?;
            self.at += 1;
            match c {
                '{' if !in_brackets => return Err(PureError::value("unexpected '{' in field name")),
                '[' => in_brackets = true,
                ']' => in_brackets = false,
                '}' | ':' | '!' if !in_brackets => break c,
                _ => {}
            }
        };
        let name = self.chars[start..self.at - 1].to_vec();
        let mut field = RawField { name, conversion: None, spec: String::new(), spec_has_fields: false };
        if stop == '}' {
            return Ok(field);
        }
        if stop == '!' {
            let conversion = self.peek();
            let conversion =
                conversion.ok_or_else(|| PureError::value("end of string while looking for conversion specifier"))?;
            self.at += 1;
            field.conversion = Some(conversion);
            match self.peek() {
                Some('}') => {
                    self.at += 1;
                    return Ok(field);
                }
                Some(':') => self.at += 1,
                Some(_) => return Err(PureError::value("expected ':' after conversion specifier")),
                None => return Err(PureError::value("unmatched '{' in format spec")),
            }
        }
        self.spec(&mut field)?;
        Ok(field)
    }

    /// The text up to the brace that closes the field.
    fn spec(&mut self, field: &mut RawField) -> PureResult<()> {
        let mut depth = 1_usize;
        loop {
            let c = self.peek().ok_or_else(|| PureError::value("unmatched '{' in format spec"))?;
            self.at += 1;
            match c {
                '{' => {
                    field.spec_has_fields = true;
                    depth += 1;
                }
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Ok(());
            }
            field.spec.push(c);
        }
    }
}
