//! What the writer may have meant: CPython's `invalid_...` rules, told by the tokens around the mistake.

use ruff_python_parser::{ParseError, ParseErrorType};
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::guess_more::MORE_RULES;
use super::guess_newer::NEWER_RULES;
use super::parser::Context;
use super::targets::{Finder, expression_name, is_bitwise_or};
use super::words::Words;
use crate::lexical::{Token, TokenKind};

/// One of the rules, if its condition holds.
pub(super) type Rule = fn(&Context<'_>, &ParseError, usize) -> Option<Words>;

/// In the order in which they are tried.
const RULES: [Rule; 14] = [
    old_print,
    inequality,
    expected_colon,
    dictionary_entry,
    keyword_argument,
    comparison_in_condition,
    forgotten_comma,
    conditional_expression,
    f_string_without_expression,
    missing_value,
    star_without_value,
    import_forms,
    augmented_tuple,
    parenthesized_parameter,
];

/// A specific complaint about the token `at`, where a rule has one.
pub(crate) fn guess(context: &Context<'_>, error: &ParseError, at: usize) -> Option<Words> {
    let newer: &[Rule] = if context.dialect.explains_more { &NEWER_RULES } else { &[] };
    newer.iter().chain(&RULES).chain(&MORE_RULES).find_map(|rule| rule(context, error, at))
}

const KEYWORDS: [&str; 32] = [
    "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except",
    "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise",
    "return", "try", "while", "with", "yield",
];

fn is_keyword(text: &str) -> bool {
    KEYWORDS.contains(&text)
}

/// Whether an expression can start with this token.
pub(super) fn starts_expression(context: &Context<'_>, token: &Token) -> bool {
    match token.kind {
        TokenKind::Number | TokenKind::String | TokenKind::FString => true,
        TokenKind::Name => {
            let text = context.text(token);
            !is_keyword(text) || matches!(text, "not" | "lambda" | "await")
        }
        TokenKind::Operator => matches!(context.text(token), "(" | "[" | "{" | "-" | "+" | "~" | "..."),
        _ => false,
    }
}

/// Whether an expression can end with this token.
pub(super) fn ends_expression(context: &Context<'_>, token: &Token) -> bool {
    match token.kind {
        TokenKind::Number | TokenKind::String | TokenKind::FString => true,
        TokenKind::Name => !is_keyword(context.text(token)),
        TokenKind::Operator => matches!(context.text(token), ")" | "]" | "}" | "..."),
        _ => false,
    }
}

/// The logical line's rest from the token `at`.
fn rest_of_line(context: &Context<'_>, at: usize) -> TextRange {
    let line = context.scan.tokens[at..].iter().take_while(|t| t.kind != TokenKind::Newline && context.text(t) != ";");
    let end = line.last().or(context.token(at)).map_or(TextSize::new(0), |t| t.range.end());
    let start = context.token(at).map_or(end, |t| t.range.start());
    TextRange::new(start, end.max(start))
}

/// `print "x"`
fn old_print(context: &Context<'_>, _: &ParseError, at: usize) -> Option<Words> {
    let before = at.checked_sub(1)?;
    let name = context.token_text(before);
    if !matches!(name, "print" | "exec") || !starts_expression(context, context.token(at)?) {
        return None;
    }
    let message = format!("Missing parentheses in call to '{name}'. Did you mean {name}(...)?");
    let mut end = context.token(at)?.range;
    // One expression, or several with commas between them.
    let mut next = at;
    while let Some(token) = context.token(next).filter(|t| starts_expression(context, t)) {
        end = end.cover(Finder::new(token.range).starting(context.body).map_or(token.range, Ranged::range));
        let comma = context.token_at(end.end());
        if context.token_text(comma) != "," {
            break;
        }
        next = comma + 1;
    }
    Some(Words::new(message, context.token(before)?.range.cover(end)))
}

/// `a <> b`
fn inequality(context: &Context<'_>, _: &ParseError, at: usize) -> Option<Words> {
    let found = [at, at.wrapping_sub(1)].into_iter().find(|&n| context.token_text(n) == "<>")?;
    let range = context.token(found)?.range;
    Some(Words::new("invalid syntax.  Maybe you meant '!=' instead of '<>'?", range))
}

/// A compound statement's header without its colon. Some keywords insist on it, others notice only at the line's end.
fn expected_colon(context: &Context<'_>, error: &ParseError, at: usize) -> Option<Words> {
    let token = context.token(at)?;
    let is_colon_missing =
        matches!(&error.error, ParseErrorType::ExpectedToken { expected, .. } if expected.to_string() == "`:`");
    let first = context.line_start(at);
    let keyword = match context.token_text(first) {
        "async" => context.token_text(first + 1),
        text => text,
    };
    if is_colon_missing && token.depth == 0 {
        let insists = matches!(keyword, "def" | "else" | "try" | "finally");
        let notices =
            matches!(keyword, "if" | "elif" | "while" | "for" | "with" | "class" | "except" | "match" | "case");
        let is_line_end = token.kind == TokenKind::Newline;
        if insists || (notices && is_line_end) {
            return Some(Words::new("expected ':'", token.range));
        }
    }
    // An arrow without a type: the parameters' end was where the colon belonged.
    if error.error == ParseErrorType::ExpectedExpression
        && keyword == "def"
        && context.token_text(at.wrapping_sub(1)) == "->"
    {
        return Some(Words::new("expected ':'", context.token(at - 1)?.range));
    }
    None
}

/// What is said of a key without a value.
pub(super) const AFTER_KEY: &str = "':' expected after dictionary key";

/// `{1: 2, 3 4}`: what stands behind a value may be the next key.
fn lacks_comma(context: &Context<'_>, open: usize, at: usize) -> bool {
    let Some(token) = context.token(at) else { return false };
    let is_comma = |t: &Token| t.depth == token.depth && context.text(t) == ",";
    starts_expression(context, token) && context.scan.tokens[open..at].iter().any(is_comma)
}

/// `{'a' 1}` and its kind.
fn dictionary_entry(context: &Context<'_>, error: &ParseError, at: usize) -> Option<Words> {
    let open = context.open_bracket(at)?;
    if context.token_text(open) != "{" {
        return None;
    }
    let wants_colon =
        matches!(&error.error, ParseErrorType::ExpectedToken { expected, .. } if expected.to_string() == "`:`");
    let before = context.token(at.checked_sub(1)?)?;
    if wants_colon && context.dialect.explains_more && lacks_comma(context, open, at) {
        return None;
    }
    if wants_colon {
        let last = TextRange::new(before.range.end() - TextSize::new(1), before.range.end());
        return Some(Words::new(AFTER_KEY, last));
    }
    if error.error == ParseErrorType::ExpectedExpression
        && context.text(before) == ":"
        && matches!(context.token_text(at), "}" | ",")
    {
        // In an f-string the colon starts a format specification.
        let in_f_string = open > 0 && context.token(open - 1).is_some_and(|t| t.kind == TokenKind::FString);
        return (!in_f_string).then(|| Words::new("expression expected after dictionary key and ':'", before.range));
    }
    None
}

/// `f(1=2)`
fn keyword_argument(context: &Context<'_>, error: &ParseError, _: usize) -> Option<Words> {
    let ParseErrorType::OtherError(sentence) = &error.error else { return None };
    if sentence != "Expected a parameter name" {
        return None;
    }
    let range = error.location;
    let equals = context.token_at(range.end());
    let to_equals = context.token(equals).map_or(range, |t| range.cover(t.range));
    let target = Finder::new(range).exact(context.body);
    let text = context.source.slice(range);
    if matches!(text, "True" | "False" | "None") {
        return Some(Words::new(format!("cannot assign to {text}"), to_equals));
    }
    let range = target.map_or(range, Ranged::range);
    Some(Words::new("expression cannot contain assignment, perhaps you meant \"==\"?", range.cover(to_equals)))
}

/// `if x = 1:`
fn comparison_in_condition(context: &Context<'_>, error: &ParseError, at: usize) -> Option<Words> {
    if !matches!(error.error, ParseErrorType::ExpectedToken { .. }) || context.token_text(at) != "=" {
        return None;
    }
    let left = Finder::new(context.token(at.checked_sub(1)?)?.range).ending(context.body)?;
    let chain = context.scan.tokens[at + 1..].iter().take_while(|t| t.kind != TokenKind::Newline);
    if chain
        .filter(|t| Some(t.depth) == context.token(at).map(|e| e.depth))
        .any(|t| matches!(context.text(t), "=" | ":="))
    {
        return None;
    }
    if left.is_name_expr() {
        let right = context.token(at + 1)?;
        let right = Finder::new(right.range).starting(context.body).map_or(right.range, Ranged::range);
        let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
        return Some(Words::new(message, left.range().cover(right)));
    }
    let is_quiet = left.is_list_expr() || left.is_tuple_expr() || left.is_generator_expr();
    if is_quiet || !is_bitwise_or(left) {
        return None;
    }
    let name = expression_name(left);
    Some(Words::new(format!("cannot assign to {name} here. Maybe you meant '==' instead of '='?"), left.range()))
}

/// Two expressions next to each other inside brackets.
fn forgotten_comma(context: &Context<'_>, error: &ParseError, at: usize) -> Option<Words> {
    let token = context.token(at)?;
    let before = context.token(at.checked_sub(1)?)?;
    if !matches!(error.error, ParseErrorType::ExpectedToken { .. } | ParseErrorType::FStringError(_))
        || token.depth == 0
        || !starts_expression(context, token)
        || !ends_expression(context, before)
        || (before.kind == TokenKind::Name && token.kind == TokenKind::String)
    {
        return None;
    }
    let open = context.open_bracket(at)?;
    let first = context.line_start(at);
    let is_parameter_list = context.token_text(first) == "def" && open == first + 2;
    let is_import = context.token_text(first) == "from";
    if is_parameter_list || is_import || is_comprehension_iterable(context, open, at) {
        return None;
    }
    let left = Finder::new(before.range).ending(context.body);
    // Inside an f-string the broken string itself seems to end there.
    let left = left.filter(|e| !e.is_f_string_expr() || before.kind == TokenKind::FString);
    let left = left.map_or(before.range, Ranged::range);
    let right = Finder::new(token.range).starting(context.body).map_or(token.range, Ranged::range);
    let range = TextRange::new(left.start().min(token.range.start()), right.end().max(token.range.end()));
    Some(Words::new("invalid syntax. Perhaps you forgot a comma?", range))
}

/// Whether the token `at` follows the iterable of a `for` in the bracket `open`.
fn is_comprehension_iterable(context: &Context<'_>, open: usize, at: usize) -> bool {
    let depth = context.token(at).map_or(0, |t| t.depth);
    let words = context.scan.tokens[open + 1..at].iter().rev().filter(|t| t.depth == depth);
    words.map(|t| context.text(t)).find(|text| matches!(*text, "," | "in" | "for" | "if")).is_some_and(|t| t == "in")
        && context.scan.tokens[open + 1..at].iter().any(|t| t.depth == depth && context.text(t) == "for")
}

/// `x if y` without `else`, or `else` without a value.
fn conditional_expression(context: &Context<'_>, error: &ParseError, at: usize) -> Option<Words> {
    let before = at.checked_sub(1)?;
    let is_else_missing =
        matches!(&error.error, ParseErrorType::ExpectedToken { expected, .. } if expected.to_string() == "`else`");
    if is_else_missing && context.token_text(at) != ":" {
        let last = context.token(before)?.range;
        let whole = Finder::new(last).ending(context.body).map_or(last, Ranged::range);
        let start = conditional_start(context, before).unwrap_or(whole.start());
        let message = "expected 'else' after 'if' expression";
        return Some(Words::new(message, TextRange::new(start.min(last.end()), last.end())));
    }
    let is_value_missing = error.error == ParseErrorType::ExpectedExpression
        && context.token_text(before) == "else"
        && context.line_start(at) != before;
    is_value_missing.then(|| {
        let range = context.token(at).map_or(error.location, |t| t.range);
        Words::new("expected expression after 'else', but statement is given", range)
    })
}

/// Where the conditional expression starts whose test ends with the token `last`.
fn conditional_start(context: &Context<'_>, last: usize) -> Option<TextSize> {
    let depth = context.token(last)?.depth;
    let position = |t: &Token| t.kind == TokenKind::Name && t.depth <= depth && context.text(t) == "if";
    let test = context.scan.tokens[..=last].iter().rposition(position)?;
    let value = context.token(test.checked_sub(1)?)?;
    Some(Finder::new(value.range).ending(context.body).map_or(value.range.start(), |e| e.start()))
}

/// `f"{}"`
fn f_string_without_expression(context: &Context<'_>, error: &ParseError, at: usize) -> Option<Words> {
    let open = at.checked_sub(1)?;
    let text = context.token_text(at);
    let is_opened = context.token_text(open) == "{" && open > 0 && context.token(open - 1)?.kind == TokenKind::FString;
    if error.error != ParseErrorType::ExpectedExpression || !is_opened || !matches!(text, "}" | "!" | ":" | "=") {
        return None;
    }
    let message = format!("f-string: valid expression required before '{text}'");
    Some(Words::new(message, context.token(at)?.range))
}

/// `f(a=)`, `def f(a=): ...`
fn missing_value(context: &Context<'_>, error: &ParseError, at: usize) -> Option<Words> {
    let equals = context.token(at.checked_sub(1)?)?;
    if error.error != ParseErrorType::ExpectedExpression
        || context.text(equals) != "="
        || !matches!(context.token_text(at), ")" | ",")
    {
        return None;
    }
    let open = context.open_bracket(at)?;
    let first = context.line_start(at);
    if context.token_text(first) == "def" && open == first + 2 {
        return Some(Words::new("expected default value expression", equals.range));
    }
    let name = context.token(at.checked_sub(2)?)?.range;
    Some(Words::new("expected argument value expression", name.cover(equals.range)))
}

/// `print(*)`
fn star_without_value(context: &Context<'_>, error: &ParseError, at: usize) -> Option<Words> {
    let star = context.token(at.checked_sub(1)?)?;
    let ends = matches!(context.token_text(at), ")" | "]" | ",");
    if error.error != ParseErrorType::ExpectedExpression || context.text(star) != "*" || !ends {
        return None;
    }
    let is_operand = at >= 2 && context.token(at - 2).is_some_and(|t| ends_expression(context, t));
    let behind = context.token(at)?.range;
    (!is_operand).then(|| Words::new("Invalid star expression", behind))
}

/// `import a from b`, `import a as 1`
fn import_forms(context: &Context<'_>, error: &ParseError, at: usize) -> Option<Words> {
    let first = context.line_start(at);
    let keyword = context.token_text(first);
    if keyword == "import" && context.token_text(at) == "from" {
        return Some(Words::new("Did you mean to use 'from ... import ...' instead?", rest_of_line(context, first)));
    }
    if !matches!(keyword, "import" | "from") || !context.dialect.describes_targets {
        return None;
    }
    let is_name_missing = matches!(&error.error, ParseErrorType::OtherError(s) if s == "Expected symbol after `as`");
    let token = context.token(at)?;
    if is_name_missing && starts_expression(context, token) {
        let what = if matches!(token.kind, TokenKind::Number | TokenKind::String) { "literal" } else { "expression" };
        return Some(Words::new(format!("cannot use {what} as import target"), token.range));
    }
    // `from a import b as c d`
    let follows_target = at >= 2 && context.token_text(at - 2) == "as" && token.kind == TokenKind::Name;
    if follows_target && matches!(error.error, ParseErrorType::ExpectedToken { .. }) {
        return Some(Words::new("cannot use name as import target", context.token(at - 1)?.range));
    }
    None
}

/// `a, b += 1`
fn augmented_tuple(context: &Context<'_>, error: &ParseError, at: usize) -> Option<Words> {
    let text = context.token_text(at);
    let is_augmented = text.len() >= 2 && text.ends_with('=') && !matches!(text, "==" | "!=" | "<=" | ">=" | ":=");
    if !matches!(error.error, ParseErrorType::ExpectedToken { .. }) || !is_augmented {
        return None;
    }
    let start = context.token(context.line_start(at))?.range.start();
    let range = TextRange::new(start, context.token(at.checked_sub(1)?)?.range.end());
    Some(Words::new("'tuple' is an illegal expression for augmented assignment", range))
}

/// `def f((a, b)): ...`, and targets of `except` that are no names.
fn parenthesized_parameter(context: &Context<'_>, error: &ParseError, at: usize) -> Option<Words> {
    let first = context.line_start(at);
    let token = context.token(at)?;
    match context.token_text(first) {
        "def" if context.text(token) == "(" && context.open_bracket(at) == Some(first + 2) => {
            let close = context.scan.tokens[at + 1..].iter().find(|t| t.depth == token.depth && context.text(t) == ")");
            let range = close.map_or(token.range, |c| token.range.cover(c.range));
            Some(Words::new("Function parameters cannot be parenthesized", range))
        }
        "except" if context.dialect.describes_targets => {
            let named = matches!(&error.error, ParseErrorType::OtherError(s) if s == "Expected name after `as`");
            let range = token.range;
            if named && starts_expression(context, token) {
                return Some(Words::new("cannot use except statement with literal", range));
            }
            let is_attribute = context.text(token) == "." && at >= 2 && context.token_text(at - 2) == "as";
            is_attribute.then(|| Words::new("cannot use except statement with attribute", range))
        }
        _ => None,
    }
}
