//! Literals.

use std::rc::Rc;

use num_bigint::BigInt;
use num_traits::Num;
use ruff_python_ast::{self as ast, Expr, ExprContext, Number};
use ruff_text_size::Ranged;

use crate::code::Const;
use crate::diagnostics::{Diagnostic, DiagnosticKind, Fallible};
use crate::source::Source;

/// CPython's limit on decimal literals.
const MAX_DECIMAL_DIGITS: usize = 4300;

/// The value of a literal; `None` for any other expression.
pub(crate) fn constant(source: &Source, e: &Expr) -> Fallible<Option<Const>> {
    Ok(Some(match e {
        Expr::NoneLiteral(_) => Const::None,
        Expr::EllipsisLiteral(_) => Const::Ellipsis,
        Expr::BooleanLiteral(e) => Const::Bool(e.value),
        Expr::NumberLiteral(e) => number(source, e)?,
        Expr::StringLiteral(e) => {
            for part in &e.value {
                check_surrogates(source, &part.value, part)?;
            }
            Const::Str(e.value.to_str().into())
        }
        Expr::BytesLiteral(e) => Const::Bytes(e.value.bytes().collect()),
        Expr::Name(e) if e.ctx == ExprContext::Load && &*e.id == "__debug__" => Const::Bool(true),
        _ => return Ok(None),
    }))
}

fn number(source: &Source, e: &ast::ExprNumberLiteral) -> Fallible<Const> {
    Ok(match &e.value {
        Number::Int(n) => match n.as_i64() {
            Some(n) => Const::Int(n),
            None => Const::BigInt(Rc::new(big_int(source, e)?)),
        },
        Number::Float(f) => Const::Float(*f),
        Number::Complex { real, imag } => Const::Complex(*real, *imag),
    })
}

fn big_int(source: &Source, e: &ast::ExprNumberLiteral) -> Fallible<BigInt> {
    let text: String = source.slice(e.range()).chars().filter(|&c| c != '_').collect();
    let (digits, radix) = match text.get(..2) {
        Some("0x" | "0X") => (&text[2..], 16),
        Some("0o" | "0O") => (&text[2..], 8),
        Some("0b" | "0B") => (&text[2..], 2),
        _ => (&text[..], 10),
    };
    if radix == 10 && digits.len() > MAX_DECIMAL_DIGITS {
        let message = format!(
            "Exceeds the limit ({MAX_DECIMAL_DIGITS} digits) for integer string conversion: value has {} digits; \
             use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer \
             literals to avoid decimal conversion limits.",
            digits.len()
        );
        return Err(Diagnostic::syntax(source, message, e.range()));
    }
    BigInt::from_str_radix(digits, radix).map_err(|_| Diagnostic::syntax(source, "invalid syntax".into(), e.range()))
}

/// Text with lone surrogates cannot be held.
pub(crate) fn check_surrogates(source: &Source, value: &str, node: &impl Ranged) -> Fallible {
    const REPLACEMENT: char = '\u{fffd}';
    if !value.contains(REPLACEMENT) {
        return Ok(());
    }
    let text = source.slice(node.range());
    let is_surrogate =
        |digits: &str| u32::from_str_radix(digits, 16).is_ok_and(|code| (0xd800..0xe000).contains(&code));
    let found = text.match_indices("\\u").any(|(at, _)| text.get(at + 2..at + 6).is_some_and(is_surrogate))
        || text.match_indices("\\U").any(|(at, _)| text.get(at + 2..at + 10).is_some_and(is_surrogate));
    if found {
        let message = format!("Lone surrogates in strings are not supported yet (line {})", source.line(node.start()));
        return Err(Diagnostic::new(source, DiagnosticKind::Unsupported, message, node.range()));
    }
    Ok(())
}
