//! The format mini-language: what stands behind the colon of `{value:spec}`.

use smallvec::SmallVec;

use super::error::{PureError, PureResult};
use super::text::chars::to_decimal;

/// Where the value stands in its width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// `<`.
    Left,
    /// `>`.
    Right,
    /// `^`.
    Center,
    /// `=`: the padding goes between sign and digits.
    AfterSign,
}

/// Which numbers show a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignMode {
    /// `-`: negative ones.
    Minus,
    /// `+`: all.
    Plus,
    /// A space in place of a plus.
    Space,
}

/// A format specification. A field is `None` where nothing was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormatSpec {
    /// The padding character.
    pub fill: char,
    /// The written alignment (a leading 0 implies `=`).
    pub align: Option<Align>,
    /// The written sign mode.
    pub sign: Option<SignMode>,
    /// `z`: no negative zero.
    pub no_negative_zero: bool,
    /// `#`.
    pub alternate: bool,
    /// The least width, in code points.
    pub width: Option<usize>,
    /// The character between groups of digits.
    pub grouping: Option<char>,
    /// Digits after the point, or the most characters of a string.
    pub precision: Option<usize>,
    /// The character between groups of digits after the point.
    pub fraction_grouping: Option<char>,
    /// The presentation type.
    pub kind: Option<char>,
}

impl FormatSpec {
    /// Reads a specification for a number; `type_name` is that of the value, for the error's words.
    pub fn parse(text: &str, type_name: &str) -> PureResult<Self> {
        Self::read(text, type_name, false)
    }

    /// As [`FormatSpec::parse`], for a text.
    pub fn of_text(text: &str, type_name: &str) -> PureResult<Self> {
        Self::read(text, type_name, true)
    }

    fn read(text: &str, type_name: &str, is_text: bool) -> PureResult<Self> {
        let chars: SmallVec<[char; 16]> = text.chars().collect();
        let mut reader = Reader { chars: &chars, at: 0, is_text };
        let spec = reader.spec(text, type_name)?;
        spec.check_grouping(if reader.is_text { Some('s') } else { None })?;
        Ok(spec)
    }

    /// Of floats and complex numbers a null character is the type that stands for none.
    pub fn without_null(mut self) -> Self {
        self.kind = self.kind.filter(|&kind| kind != '\0');
        self
    }

    fn check_grouping(&self, default_kind: Option<char>) -> PureResult<()> {
        let fraction = self.fraction_grouping.filter(|_| self.kind == Some('n'));
        let Some(separator) = self.grouping.or(fraction) else { return Ok(()) };
        match self.kind.or(default_kind) {
            None | Some('d' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F') => Ok(()),
            Some('b' | 'o' | 'x' | 'X') if separator == '_' => Ok(()),
            Some(kind) => Err(PureError::value(format!("Cannot specify '{separator}' with {}.", shown(kind)))),
        }
    }
}

/// A presentation type in quotes, escaped where it is not plain ASCII.
fn shown(kind: char) -> String {
    match kind {
        '!'..='\x7f' => format!("'{kind}'"),
        _ => format!("'\\x{:x}'", u32::from(kind)),
    }
}

/// The error for a presentation type that the value's type does not have.
pub fn unknown_code(kind: char, type_name: &str) -> PureError {
    PureError::value(format!("Unknown format code {} for object of type '{type_name}'", shown(kind)))
}

struct Reader<'a> {
    chars: &'a [char],
    at: usize,
    /// The value is a string, which a leading 0 does not align.
    is_text: bool,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    fn spec(&mut self, text: &str, type_name: &str) -> PureResult<FormatSpec> {
        let (fill, mut align) = self.fill_and_align();
        let sign = self.sign();
        let no_negative_zero = self.take('z');
        let alternate = self.take('#');
        let mut zero_fill = None;
        if fill.is_none() && self.take('0') {
            zero_fill = Some('0');
            align = align.or((!self.is_text).then_some(Align::AfterSign));
        }
        let width = self.number()?;
        let grouping = self.grouping()?;
        let (mut precision, mut fraction_grouping) = (None, None);
        if self.take('.') {
            precision = self.number()?;
            fraction_grouping = self.grouping()?;
            if precision.is_none() && fraction_grouping.is_none() {
                return Err(PureError::value("Format specifier missing precision"));
            }
        }
        let rest = self.chars.get(self.at..).unwrap_or(&[]);
        if rest.len() > 1 {
            return Err(PureError::value(format!(
                "Invalid format specifier '{text}' for object of type '{type_name}'"
            )));
        }
        let fill = fill.or(zero_fill).unwrap_or(' ');
        let kind = rest.first().copied();
        let flags = (no_negative_zero, alternate);
        Ok(FormatSpec {
            fill,
            align,
            sign,
            no_negative_zero: flags.0,
            alternate: flags.1,
            width,
            grouping,
            precision,
            fraction_grouping,
            kind,
        })
    }

    fn fill_and_align(&mut self) -> (Option<char>, Option<Align>) {
        let align_at = |index: usize| match self.chars.get(index)? {
            '<' => Some(Align::Left),
            '>' => Some(Align::Right),
            '^' => Some(Align::Center),
            '=' => Some(Align::AfterSign),
            _ => None,
        };
        if let Some(align) = align_at(1) {
            self.at = 2;
            return (self.chars.first().copied(), Some(align));
        }
        let align = align_at(0);
        self.at = usize::from(align.is_some());
        (None, align)
    }

    fn sign(&mut self) -> Option<SignMode> {
        let sign = match self.peek()? {
            '+' => SignMode::Plus,
            '-' => SignMode::Minus,
            ' ' => SignMode::Space,
            _ => return None,
        };
        self.at += 1;
        Some(sign)
    }

    fn number(&mut self) -> PureResult<Option<usize>> {
        let mut value = None;
        while let Some(digit) = self.peek().and_then(to_decimal) {
            let next = value.unwrap_or(0_i64).checked_mul(10).and_then(|value| value.checked_add(i64::from(digit)));
            value = Some(next.ok_or_else(|| PureError::value("Too many decimal digits in format string"))?);
            self.at += 1;
        }
        Ok(value.map(|value| usize::try_from(value).unwrap_or(usize::MAX)))
    }

    fn grouping(&mut self) -> PureResult<Option<char>> {
        let first = self.peek().filter(|c| matches!(c, ',' | '_'));
        let Some(first) = first else { return Ok(None) };
        self.at += 1;
        match self.peek() {
            Some(second @ (',' | '_')) if second != first => Err(PureError::value("Cannot specify both ',' and '_'.")),
            Some(second) if second == first => {
                Err(PureError::value(format!("Cannot specify '{first}' with {}.", shown(first))))
            }
            _ => Ok(Some(first)),
        }
    }
}
