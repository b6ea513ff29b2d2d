//! `invalid_...` rules that CPython 3.14 has not.

use ruff_python_parser::ParseError;
use ruff_text_size::TextRange;

use super::guess::{Rule, ends_expression};
use super::parser::Context;
use super::words::Words;
use crate::lexical::TokenKind;

/// In the order in which they are tried, before all others.
pub(super) const NEWER_RULES: [Rule; 3] = [raise_without_value, dict_unpacking, rest_of_mapping];

/// `raise from x`, `raise x from`
fn raise_without_value(context: &Context<'_>, _: &ParseError, at: usize) -> Option<Words> {
    let before = at.checked_sub(1)?;
    if context.token_text(at) == "from" && context.token_text(before) == "raise" {
        let range = context.token(before)?.range.cover(context.token(at)?.range);
        return Some(Words::new("did you forget an expression between 'raise' and 'from'?", range));
    }
    let line = &context.scan.tokens[context.line_start(before)..before];
    let mut statement = line.iter().rev().take_while(|t| context.text(t) != ";");
    let lacks_cause = context.token_text(before) == "from" && statement.any(|t| context.text(t) == "raise");
    lacks_cause.then(|| Words::new("did you forget an expression after 'from'?", range_of(context, before)))
}

fn range_of(context: &Context<'_>, at: usize) -> TextRange {
    context.token(at).map_or_else(Default::default, |t| t.range)
}

/// `{1, **a}`
fn dict_unpacking(context: &Context<'_>, _: &ParseError, at: usize) -> Option<Words> {
    let open = context.open_bracket(at)?;
    let is_display = open == context.line_start(at) || !ends_expression(context, context.token(open - 1)?);
    let begins_item = matches!(context.token_text(at.checked_sub(1)?), "," | "[" | "(" | "{");
    let is_wrong = context.token_text(at) == "**" && is_display && begins_item;
    is_wrong.then(|| Words::new("cannot use dict unpacking here", range_of(context, at)))
}

/// `case {**a, 'b': 1}:`
fn rest_of_mapping(context: &Context<'_>, _: &ParseError, at: usize) -> Option<Words> {
    let (stars, name) = (at.checked_sub(3)?, context.token(at - 2)?);
    let follows =
        context.token_text(at - 1) == "," && context.token_text(stars) == "**" && name.kind == TokenKind::Name;
    let is_case = context.token_text(context.line_start(at)) == "case" && context.token_text(at) != "**";
    let message = "double star pattern must be the last (right-most) subpattern in the mapping pattern";
    (follows && is_case).then(|| Words::new(message, name.range))
}
