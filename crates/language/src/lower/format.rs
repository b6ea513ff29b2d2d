//! F-strings, and `'...' % (...)` with a literal, which becomes one.

use ruff_python_ast::{self as ast, ConversionFlag, Expr, FStringPart, InterpolatedStringElement, Operator};

use ruff_text_size::{Ranged, TextRange, TextSize};

use super::Lowerer;
use super::constant::{check_surrogates, constant};
use super::container::STACK_USE_GUIDELINE;
use crate::code::Const;
use crate::diagnostics::Fallible;
use crate::flow::Loc;
use crate::op::Op;

/// One piece of a string being put together.
enum Piece<'a> {
    Text(String, Loc),
    Value { value: &'a Expr, conversion: u32, spec: Spec<'a>, loc: Loc, text: Option<String> },
}

/// A format specification.
enum Spec<'a> {
    None,
    Text(String),
    Pieces(Vec<Piece<'a>>, Loc),
}

/// Operands of `CONVERT_VALUE`.
const NO_CONVERSION: u32 = 0;
const TO_STR: u32 = 1;
const TO_REPR: u32 = 2;
const TO_ASCII: u32 = 3;

impl<'a> Lowerer<'a> {
    pub fn f_string(&mut self, loc: Loc, e: &'a ast::ExprFString) -> Fallible {
        let mut pieces = Vec::new();
        for part in e.value.iter() {
            match part {
                FStringPart::Literal(literal) => {
                    check_surrogates(self.source, &literal.value, literal)?;
                    add_text(&mut pieces, &literal.value, self.loc(literal));
                }
                FStringPart::FString(f) => self.f_string_pieces(f.elements.iter(), &mut pieces, false)?,
            }
        }
        self.pieces(loc, pieces)
    }

    fn f_string_pieces(
        &mut self,
        elements: impl Iterator<Item = &'a InterpolatedStringElement>,
        pieces: &mut Vec<Piece<'a>>,
        with_text: bool,
    ) -> Fallible {
        for element in elements {
            match element {
                InterpolatedStringElement::Literal(literal) => {
                    check_surrogates(self.source, &literal.value, literal)?;
                    add_text(pieces, &literal.value, self.loc(literal));
                }
                InterpolatedStringElement::Interpolation(e) => {
                    let loc = self.loc(e);
                    if let Some(debug) = &e.debug_text {
                        let start = e.start() + TextSize::new(1);
                        let range = TextRange::at(start, TextSize::of(debug.as_str()));
                        add_text(pieces, &without_comments(debug.as_str()), self.source.range_loc(range));
                    }
                    let conversion = match e.conversion {
                        ConversionFlag::Str => TO_STR,
                        ConversionFlag::Repr => TO_REPR,
                        ConversionFlag::Ascii => TO_ASCII,
                        ConversionFlag::None if e.debug_text.is_some() && e.format_spec.is_none() => TO_REPR,
                        ConversionFlag::None => NO_CONVERSION,
                    };
                    let spec = match &e.format_spec {
                        None => Spec::None,
                        Some(spec) => {
                            let mut inner = Vec::new();
                            self.f_string_pieces(spec.elements.iter(), &mut inner, false)?;
                            // The colon counts.
                            let mut spec_loc = self.loc(&**spec);
                            spec_loc.column = (spec_loc.column - 1).max(0);
                            Spec::Pieces(inner, spec_loc)
                        }
                    };
                    let text = with_text.then(|| self.expression_text(e));
                    pieces.push(Piece::Value { value: &e.expression, conversion, spec, loc, text });
                }
            }
        }
        Ok(())
    }

    /// Texts first, one more than there are interpolations, then those.
    pub fn t_string(&mut self, loc: Loc, e: &'a ast::ExprTString) -> Fallible {
        let mut pieces = Vec::new();
        self.f_string_pieces(e.value.elements(), &mut pieces, true)?;
        let (mut texts, mut values) = (0, Vec::new());
        for piece in pieces {
            match piece {
                Piece::Text(text, loc) => {
                    self.emit_const(loc, Const::Str(text.into()));
                    texts += 1;
                }
                value @ Piece::Value { .. } => {
                    if texts == values.len() {
                        self.emit_const(loc, Const::Str("".into()));
                        texts += 1;
                    }
                    values.push(value);
                }
            }
        }
        if texts == values.len() {
            self.emit_const(loc, Const::Str("".into()));
            texts += 1;
        }
        self.emit_arg(loc, Op::BuildTuple, texts as u32);
        let count = values.len() as u32;
        values.into_iter().try_for_each(|value| self.piece(value))?;
        self.emit_arg(loc, Op::BuildTuple, count);
        self.emit(loc, Op::BuildTemplate);
        Ok(())
    }

    /// The text of an interpolation's expression as it is written, blanks included.
    pub fn expression_text(&self, e: &ast::InterpolatedElement) -> String {
        let start = e.start() + TextSize::new(1);
        let rest = self.source.slice(TextRange::new(e.expression.end(), e.end()));
        let mut in_comment = false;
        let length = rest.find(|c| {
            in_comment = c == '#' || (in_comment && c != '\n');
            !in_comment && matches!(c, '!' | ':' | '=' | '}')
        });
        let end = e.expression.end() + TextSize::new(length.unwrap_or(0) as u32);
        without_comments(self.source.slice(TextRange::new(start, end)))
    }

    fn pieces(&mut self, loc: Loc, pieces: Vec<Piece<'a>>) -> Fallible {
        let count = pieces.len();
        if count > STACK_USE_GUIDELINE {
            self.emit_const(loc, Const::Str("".into()));
            self.emit_name(loc, Op::LoadAttr, "join", 1, 1);
            self.emit_arg(loc, Op::BuildList, 0);
            for piece in pieces {
                self.piece(piece)?;
                self.emit_arg(loc, Op::ListAppend, 1);
            }
            self.emit_arg(loc, Op::Call, 1);
            return Ok(());
        }
        for piece in pieces {
            self.piece(piece)?;
        }
        match count {
            0 => self.emit_const(loc, Const::Str("".into())),
            1 => {}
            _ => self.emit_arg(loc, Op::BuildString, count as u32),
        }
        Ok(())
    }

    fn piece(&mut self, piece: Piece<'a>) -> Fallible {
        match piece {
            Piece::Text(text, loc) => self.emit_literal(loc, Const::Str(text.into())),
            Piece::Value { value, conversion, spec, loc, text: Some(text) } => {
                self.expr(value)?;
                self.emit_const(loc, Const::Str(text.into()));
                let has_spec = u32::from(!matches!(spec, Spec::None));
                if let Spec::Pieces(pieces, spec_loc) = spec {
                    self.pieces(spec_loc, pieces)?;
                }
                self.emit_arg(loc, Op::BuildInterpolation, conversion << 2 | 2 | has_spec);
            }
            Piece::Value { value, conversion, spec, loc, text: None } => {
                self.expr(value)?;
                if conversion != NO_CONVERSION {
                    self.emit_arg(loc, Op::ConvertValue, conversion);
                }
                match spec {
                    Spec::None => {
                        self.emit(loc, Op::FormatSimple);
                        return Ok(());
                    }
                    Spec::Text(text) => self.emit_literal(loc, Const::Str(text.into())),
                    Spec::Pieces(pieces, spec_loc) => self.pieces(spec_loc, pieces)?,
                }
                self.emit(loc, Op::FormatWithSpec);
            }
        }
        Ok(())
    }

    /// `'literal' % (tuple display without stars)`
    pub fn is_string_formatting(&self, e: &ast::ExprBinOp) -> Fallible<bool> {
        let is_candidate = e.op == Operator::Mod
            && e.left.is_string_literal_expr()
            && matches!(&*e.right, Expr::Tuple(t) if !t.elts.iter().any(Expr::is_starred_expr));
        Ok(is_candidate && !self.is_constant(&e.right)?)
    }

    /// Lowers string formatting as an f-string; `false` when the format has more in it than that allows.
    pub fn format_to_f_string(&mut self, e: &'a ast::ExprBinOp) -> Fallible<bool> {
        let (Some(Const::Str(format)), Expr::Tuple(values)) = (constant(self.source, &e.left)?, &*e.right) else {
            return Ok(false);
        };
        let loc = self.loc(e);
        let Some(directives) = parse_format(&format) else { return Ok(false) };
        let wanted = directives.iter().filter(|d| matches!(d, Directive::Value { .. })).count();
        if wanted != values.elts.len() {
            return Ok(false);
        }
        let mut values = values.elts.iter();
        let mut pieces = Vec::new();
        for directive in directives {
            match directive {
                Directive::Text(text) => pieces.push(Piece::Text(text, Loc::NONE)),
                Directive::Value { conversion, spec } => {
                    let Some(value) = values.next() else { break };
                    let spec = if spec.is_empty() { Spec::None } else { Spec::Text(spec) };
                    pieces.push(Piece::Value { value, conversion, spec, loc: self.loc(value), text: None });
                }
            }
        }
        self.pieces(loc, pieces)?;
        Ok(true)
    }
}

/// An expression's text without its comments.
fn without_comments(text: &str) -> String {
    let mut out = String::new();
    let mut quote = None;
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match quote {
            Some(_) if c == '\\' => {
                out.push(c);
                out.extend(chars.next());
                continue;
            }
            Some(open) if c == open => quote = None,
            None if matches!(c, '"' | '\'') => quote = Some(c),
            None if c == '#' => {
                if chars.any(|c| c == '\n') {
                    out.push('\n');
                }
                continue;
            }
            _ => {}
        }
        out.push(c);
    }
    out
}

/// Text next to text is one constant.
fn add_text(pieces: &mut Vec<Piece<'_>>, text: &str, loc: Loc) {
    if text.is_empty() {
        return;
    }
    if let Some(Piece::Text(before, before_loc)) = pieces.last_mut() {
        before.push_str(text);
        before_loc.end_line = loc.end_line;
        before_loc.end_column = loc.end_column;
    } else {
        pieces.push(Piece::Text(text.to_owned(), loc));
    }
}

/// A part of a `%` format.
enum Directive {
    Text(String),
    Value { conversion: u32, spec: String },
}

/// Understands `%s`, `%r`, `%a` with `-`, width and precision; `None` for anything else.
fn parse_format(format: &str) -> Option<Vec<Directive>> {
    const MAX_DIGITS: usize = 2;
    let mut directives = Vec::new();
    let mut text = String::new();
    let mut chars = format.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '%' {
            text.push(c);
            continue;
        }
        if chars.peek() == Some(&'%') {
            chars.next();
            text.push('%');
            continue;
        }
        let mut is_left = false;
        while let Some(&flag) = chars.peek().filter(|c| "-+ #0".contains(**c)) {
            is_left |= flag == '-';
            chars.next();
        }
        let digits = |chars: &mut std::iter::Peekable<std::str::Chars<'_>>| {
            let mut digits = String::new();
            while let Some(digit) = chars.next_if(char::is_ascii_digit) {
                digits.push(digit);
            }
            (digits.len() <= MAX_DIGITS).then_some(digits)
        };
        let width = digits(&mut chars)?;
        let mut spec = String::new();
        let width_number: u32 = width.parse().unwrap_or(0);
        if !is_left && width_number > 0 {
            spec.push('>');
        }
        if !width.is_empty() {
            spec.push_str(&width_number.to_string());
        }
        if chars.next_if_eq(&'.').is_some() {
            let precision = digits(&mut chars)?;
            spec.push('.');
            spec.push_str(&precision.parse::<u32>().unwrap_or(0).to_string());
        }
        let conversion = match chars.next()? {
            's' => TO_STR,
            'r' => TO_REPR,
            'a' => TO_ASCII,
            _ => return None,
        };
        if !text.is_empty() {
            directives.push(Directive::Text(std::mem::take(&mut text)));
        }
        directives.push(Directive::Value { conversion, spec });
    }
    if !text.is_empty() {
        directives.push(Directive::Text(text));
    }
    Some(directives)
}
