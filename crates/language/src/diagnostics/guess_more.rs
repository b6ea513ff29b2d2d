//! More of CPython's `invalid_...` rules: definitions, comprehensions, patterns, f-strings.

use ruff_python_parser::{ParseError, ParseErrorType};
use ruff_text_size::{Ranged, TextRange};

use super::guess::{Rule, starts_expression};
use super::parser::Context;
use super::targets::Finder;
use super::words::Words;
use crate::lexical::{Token, TokenKind};

/// In the order in which they are tried, behind the first ones.
pub(super) const MORE_RULES: [Rule; 7] = [
    missing_parameters,
    bound_of_several,
    comprehension_target,
    comprehension_without_in,
    lambda_parameters,
    lambda_in_f_string,
    capture_target,
];

/// `def f:`
fn missing_parameters(context: &Context<'_>, _: &ParseError, at: usize) -> Option<Words> {
    let first = context.line_start(at);
    let def = first + usize::from(context.token_text(first) == "async");
    let token = context.token(at)?;
    let is_name = context.token(def + 1).is_some_and(|t| t.kind == TokenKind::Name);
    let is_missing = context.token_text(def) == "def" && is_name && at == def + 2;
    (is_missing && !matches!(context.text(token), "(" | "[")).then(|| Words::new("expected '('", token.range))
}

/// `def f[*Ts: int](): ...`
fn bound_of_several(context: &Context<'_>, _: &ParseError, at: usize) -> Option<Words> {
    let open = context.open_bracket(at)?;
    let first = context.line_start(at);
    let is_definition = matches!(context.token_text(first), "def" | "class" | "type" | "async");
    if !is_definition || context.token_text(open) != "[" || context.token_text(at) != ":" {
        return None;
    }
    let kind = match context.token_text(at.checked_sub(2)?) {
        "*" => "TypeVarTuple",
        "**" => "ParamSpec",
        _ => return None,
    };
    let is_tuple = context.token_text(at + 1) == "(";
    let what = if is_tuple { "constraints" } else { "bound" };
    let end = Finder::new(context.token(at + 1)?.range)
        .starting(context.body)
        .map_or(context.token(at + 1)?.range, Ranged::range);
    Some(Words::new(format!("cannot use {what} with {kind}"), context.token(at)?.range.cover(end)))
}

/// `[a, b for a in c]`, `[*a for a in b]`, `{**a for a in b}`
fn comprehension_target(context: &Context<'_>, _: &ParseError, at: usize) -> Option<Words> {
    let tokens = &context.scan.tokens;
    let near = tokens[at..].iter().take_while(|t| t.kind != TokenKind::Newline);
    let keyword = at + near.clone().position(|t| matches!(context.text(t), "for"))?;
    let open = context.open_bracket(keyword)?;
    if open >= at || !matches!(context.token_text(open), "[" | "{") {
        return None;
    }
    let (start, last) = (context.token(open + 1)?.range, context.token(keyword.checked_sub(1)?)?.range);
    let depth = context.token(keyword)?.depth;
    let has_comma = tokens[open + 1..keyword].iter().any(|t| t.depth == depth && context.text(t) == ",");
    let has_colon = tokens[open + 1..keyword].iter().any(|t| t.depth == depth && context.text(t) == ":");
    let in_for = tokens[open + 1..keyword].iter().any(|t| t.depth == depth && context.text(t) == "for");
    if in_for {
        return None;
    }
    match context.text(context.token(open + 1)?) {
        "*" if !has_comma => Some(Words::new("iterable unpacking cannot be used in comprehension", start.cover(last))),
        "**" if !has_comma => Some(Words::new("dict unpacking cannot be used in dict comprehension", start)),
        _ if has_comma && !has_colon => {
            let message = "did you forget parentheses around the comprehension target?";
            Some(Words::new(message, start.cover(last)))
        }
        _ => None,
    }
}

/// `[a for b]`
fn comprehension_without_in(context: &Context<'_>, error: &ParseError, at: usize) -> Option<Words> {
    let wants_in =
        matches!(&error.error, ParseErrorType::ExpectedToken { expected, .. } if expected.to_string() == "`in`");
    let token = context.token(at)?;
    let ends = matches!(context.text(token), ")" | "]" | "}") || token.kind == TokenKind::Newline;
    (wants_in && ends && context.open_bracket(at).is_some())
        .then(|| Words::new("'in' expected after for-loop variables", token.range))
}

/// `lambda (x, y): 1`
fn lambda_parameters(context: &Context<'_>, _: &ParseError, at: usize) -> Option<Words> {
    let token = context.token(at)?;
    if context.text(token) != "(" || context.token_text(at.checked_sub(1)?) != "lambda" {
        return None;
    }
    let close = context.scan.tokens[at + 1..].iter().find(|t| t.depth == token.depth && context.text(t) == ")")?;
    Some(Words::new("Lambda expression parameters cannot be parenthesized", token.range.cover(close.range)))
}

/// `f"{lambda x: 1}"`
fn lambda_in_f_string(context: &Context<'_>, _: &ParseError, at: usize) -> Option<Words> {
    let is_opened = |open: usize| {
        context.token_text(open) == "{"
            && open > 0
            && context.token(open - 1).is_some_and(|t| t.kind == TokenKind::FString)
    };
    let before = &context.scan.tokens[..at];
    let word = before
        .iter()
        .rposition(|t: &Token| context.text(t) == "lambda")
        .filter(|&word| is_opened(word.wrapping_sub(1)))?;
    let colon = context.scan.tokens[word..].iter().find(|t| context.text(t) == ":")?;
    let string = context.text(context.token(word.checked_sub(2)?)?);
    let letter = if string.trim_start_matches(['r', 'R']).starts_with(['t', 'T']) { 't' } else { 'f' };
    let message = format!("{letter}-string: lambda expressions are not allowed without parentheses");
    Some(Words::new(message, context.token(word)?.range.cover(colon.range)))
}

/// `case x as 1:`
fn capture_target(context: &Context<'_>, _: &ParseError, at: usize) -> Option<Words> {
    let token = context.token(at)?;
    let is_case = context.token_text(context.line_start(at)) == "case";
    if !is_case || context.token_text(at.checked_sub(1)?) != "as" || !starts_expression(context, token) {
        return None;
    }
    if context.text(token) == "_" {
        return Some(Words::new("cannot use '_' as a target", token.range));
    }
    let whole = Finder::new(token.range).starting(context.body);
    let range: TextRange = whole.map_or(token.range, Ranged::range);
    let is_literal = matches!(token.kind, TokenKind::Number | TokenKind::String);
    is_literal.then(|| Words::new("cannot use literal as pattern target", range))
}
