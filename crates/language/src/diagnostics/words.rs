//! CPython's words for each kind of complaint.

use ruff_python_ast::Expr;
use ruff_python_parser::{InterpolatedStringErrorType, LexicalErrorType, ParseError, ParseErrorType};
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::DiagnosticKind;
use super::parser::Context;
use super::targets::{Finder, expression_name, is_bitwise_or};
use crate::lexical::TokenKind;

/// What to say, and of what.
pub(crate) struct Words {
    pub kind: DiagnosticKind,
    pub message: String,
    pub range: TextRange,
}

impl Words {
    pub fn new(message: impl Into<String>, range: TextRange) -> Words {
        Words { kind: DiagnosticKind::Syntax, message: message.into(), range }
    }
}

/// The parser's own sentences and CPython's.
const SENTENCES: [(&str, &str); 15] = [
    (
        "Cannot have both 'except' and 'except*' on the same 'try'",
        "cannot have both 'except' and 'except*' on the same 'try'",
    ),
    ("Expected `except` or `finally` after `try` block", "expected 'except' or 'finally' block"),
    ("Expected one or more exception types", "expected one or more exception types"),
    (
        "Multiple exception types must be parenthesized when using `as`",
        "multiple exception types must be parenthesized when using 'as'",
    ),
    ("Only one '*' parameter allowed", "* argument may appear only once"),
    ("Only one '*' separator allowed", "* argument may appear only once"),
    ("Only one '**' parameter allowed", "arguments cannot follow var-keyword argument"),
    ("Only one '/' separator allowed", "/ may appear only once"),
    ("Position-only parameter separator not allowed as first parameter", "at least one argument must precede /"),
    ("'/' parameter must appear before '*' parameter", "/ must be ahead of *"),
    ("Only single target (not list) can be annotated", "only single target (not list) can be annotated"),
    ("Only single target (not tuple) can be annotated", "only single target (not tuple) can be annotated"),
    ("Bytes literal cannot be mixed with non-bytes literals", "cannot mix bytes and nonbytes literals"),
    (
        "Cannot mix t-string literals with string or bytes literals",
        "cannot mix t-string literals with string or bytes literals",
    ),
    ("Positional patterns cannot follow keyword patterns", "positional patterns follow keyword patterns"),
];

/// What CPython says of this kind of complaint; `None` for a plain "invalid syntax".
pub(crate) fn words_for(context: &Context<'_>, error: &ParseError, at: usize) -> Option<Words> {
    use ParseErrorType::{
        EmptyImportNames, EmptyTypeParams, ExpectedKeywordParam, FStringError, InvalidAnnotatedAssignmentTarget,
        InvalidArgumentUnpackingOrder, InvalidAssignmentTarget, InvalidAugmentedAssignmentTarget, InvalidDeleteTarget,
        InvalidNamedAssignmentTarget, InvalidStarredExpressionUsage, IterableUnpackingInComprehension, Lexical,
        NonDefaultParamAfterDefaultParam, OtherError, ParamAfterVarKeywordParam, PositionalAfterKeywordArgument,
        PositionalAfterKeywordUnpacking, TStringError, UnexpectedIndentation, UnparenthesizedGeneratorExpression,
        UnparenthesizedTupleExpression, VarParameterWithDefault,
    };
    let range = error.location;
    let message = match &error.error {
        OtherError(sentence) => return sentence_words(context, sentence, range, at),
        EmptyImportNames => {
            let is_end = context.token(at).is_some_and(|t| t.kind == TokenKind::Newline);
            return is_end.then(|| Words::new("Expected one or more names after 'import'", range));
        }
        ExpectedKeywordParam => {
            let star = at.checked_sub(2).and_then(|at| context.token(at)).filter(|_| context.token_text(at) == "**");
            return Some(Words::new("named arguments must follow bare *", star.map_or(range, |t| t.range)));
        }
        EmptyTypeParams => "Type parameter list cannot be empty",
        UnparenthesizedTupleExpression => return unexpected_comma(context, at),
        NonDefaultParamAfterDefaultParam => "parameter without a default follows parameter with a default",
        ParamAfterVarKeywordParam => "arguments cannot follow var-keyword argument",
        PositionalAfterKeywordArgument => return Some(late_argument(context, "", range, at)),
        PositionalAfterKeywordUnpacking => return Some(late_argument(context, " unpacking", range, at)),
        InvalidArgumentUnpackingOrder => "iterable argument unpacking follows keyword argument unpacking",
        IterableUnpackingInComprehension => "iterable unpacking cannot be used in comprehension",
        UnparenthesizedGeneratorExpression => "Generator expression must be parenthesized",
        VarParameterWithDefault if context.token_text(at.wrapping_sub(2)) == "**" => {
            "var-keyword argument cannot have default value"
        }
        VarParameterWithDefault => "var-positional argument cannot have default value",
        UnexpectedIndentation => {
            let message = "unexpected indent".into();
            return Some(Words { kind: DiagnosticKind::Indentation, message, range });
        }
        InvalidStarredExpressionUsage => return Some(starred(context, range, at)),
        InvalidAssignmentTarget => return assignment(context, range),
        InvalidAugmentedAssignmentTarget => {
            let name = target_name(context, range)?;
            return Some(Words::new(format!("'{name}' is an illegal expression for augmented assignment"), range));
        }
        InvalidAnnotatedAssignmentTarget => "illegal target for annotation",
        InvalidNamedAssignmentTarget => {
            let name = target_name(context, range)?;
            return Some(Words::new(format!("cannot use assignment expressions with {name}"), range));
        }
        InvalidDeleteTarget => {
            let name = target_name(context, range)?;
            return Some(Words::new(format!("cannot delete {name}"), range));
        }
        FStringError(kind) => return interpolated(context, kind, 'f', range, at),
        TStringError(kind) => return interpolated(context, kind, 't', range, at),
        Lexical(kind) => return lexical(context, kind, range, at),
        _ => return None,
    };
    Some(Words::new(message, range))
}

/// A tuple where there can be only one value.
fn unexpected_comma(context: &Context<'_>, at: usize) -> Option<Words> {
    let tuple = &context.scan.tokens[at..];
    let comma = tuple.iter().find(|t| t.depth == tuple[0].depth && context.text(t) == ",")?;
    Some(Words::new("invalid syntax", comma.range))
}

/// An argument by position behind one by keyword: noticed at the call's end.
fn late_argument(context: &Context<'_>, what: &str, range: TextRange, at: usize) -> Words {
    let message = format!("positional argument follows keyword argument{what}");
    Words::new(message, closing_bracket(context, at).unwrap_or(range))
}

/// The bracket that ends the call that the token `at` is in.
fn closing_bracket(context: &Context<'_>, at: usize) -> Option<TextRange> {
    let depth = context.token(at)?.depth;
    let close =
        context.scan.tokens[at..].iter().find(|t| t.depth + 1 == depth && matches!(context.text(t), ")" | "]" | "}"));
    close.map(|t| t.range)
}

fn target_name(context: &Context<'_>, range: TextRange) -> Option<&'static str> {
    Some(expression_name(Finder::new(range).exact(context.body)?))
}

fn sentence_words(context: &Context<'_>, sentence: &str, range: TextRange, at: usize) -> Option<Words> {
    if let Some(clause) = sentence.strip_prefix("Expected an indented block after ") {
        return Some(missing_block(context, clause, range, at));
    }
    if sentence == "Trailing comma not allowed" {
        let behind = context.token(at + 1)?.range;
        let is_from = context.token_text(context.line_start(at)) == "from";
        let message =
            if is_from { "trailing comma not allowed without surrounding parentheses" } else { "invalid syntax" };
        return Some(Words::new(message, behind));
    }
    let message = SENTENCES.iter().find(|(theirs, _)| *theirs == sentence)?.1;
    let behind = |offset: TextSize| context.token(context.token_at(offset)).map_or(range, |t| t.range);
    let range = match message {
        "cannot mix bytes and nonbytes literals" => behind(range.end()),
        "* argument may appear only once" => behind(range.start()),
        "only single target (not tuple) can be annotated" => first_of_tuple(context, range),
        "multiple exception types must be parenthesized when using 'as'" => {
            let rest = &context.scan.tokens[at..];
            let colon = rest.iter().position(|t| t.depth == 0 && context.text(t) == ":").unwrap_or(1);
            range.cover(rest.get(colon.saturating_sub(1)).map_or(range, |t| t.range))
        }
        "cannot have both 'except' and 'except*' on the same 'try'" => {
            let word = context.line_start(at);
            context.token(word).zip(context.token(word + 1)).map_or(range, |(word, star)| word.range.cover(star.range))
        }
        "expected 'except' or 'finally' block" => lonely_else(context, at).unwrap_or(range),
        _ => range,
    };
    Some(Words::new(message, range))
}

/// The first item of a tuple without parentheses; one with them as it is.
fn first_of_tuple(context: &Context<'_>, range: TextRange) -> TextRange {
    match Finder::new(range).exact(context.body) {
        Some(Expr::Tuple(tuple)) if !tuple.parenthesized => tuple.elts.first().map_or(range, Ranged::range),
        _ => range,
    }
}

/// The `else` behind a `try` without `except`.
fn lonely_else(context: &Context<'_>, at: usize) -> Option<TextRange> {
    let before = &context.scan.tokens[..at];
    let word = before.iter().rposition(|t| t.kind == TokenKind::Name && matches!(context.text(t), "else" | "try"))?;
    (context.line_start(word) == word && context.token_text(word) == "else").then(|| before[word].range)
}

/// `clause` is the parser's name for what the block belongs to.
fn missing_block(context: &Context<'_>, clause: &str, range: TextRange, at: usize) -> Words {
    let clause = match clause.replace('`', "'").as_str() {
        "'class' definition" => "class definition".to_owned(),
        "function definition" => "function definition".to_owned(),
        other => other.replace("' clause", "' statement").replace("'case' block", "'case' statement"),
    };
    // The header is the logical line before; where there is nothing behind it, its own.
    let at_newline = context.token(at).is_some_and(|t| t.kind == TokenKind::Newline);
    let header = if at_newline { at } else { context.line_start(at).saturating_sub(1) };
    let first = context.token(context.line_start(header)).map_or(range.start(), |t| t.range.start());
    let message = format!("expected an indented block after {clause} on line {}", context.source.line(first));
    Words { kind: DiagnosticKind::Indentation, message, range }
}

fn starred(context: &Context<'_>, range: TextRange, at: usize) -> Words {
    let is_dict_value = context.token_text(at.wrapping_sub(1)) == ":"
        && context.open_bracket(at).is_some_and(|open| context.token_text(open) == "{");
    let message = if is_dict_value {
        "cannot use a starred expression in a dictionary value"
    } else {
        "can't use starred expression here"
    };
    Words::new(message, range)
}

/// An `=` behind something that is no target. The hint is for what could also have been a comparison.
fn assignment(context: &Context<'_>, range: TextRange) -> Option<Words> {
    let target = Finder::new(range).exact(context.body)?;
    let name = expression_name(target);
    // `a = 1, b = 2`
    let first = context.line_start(context.token_at(range.start()));
    let follows = context.token(first + 2).is_some_and(|t| t.range.start() == range.start());
    let is_list = context.token_text(first + 1) == "=" && context.token_text(context.token_at(range.end())) == ",";
    if let Some(start) = context.token(first).filter(|t| t.kind == TokenKind::Name && follows && is_list) {
        let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
        return Some(Words::new(message, start.range.cover(range)));
    }
    let behind = context.token_at(range.end());
    let is_kept_quiet = matches!(
        target,
        Expr::List(_) | Expr::Tuple(_) | Expr::Generator(_) | Expr::BooleanLiteral(_) | Expr::NoneLiteral(_)
    );
    let hint = !is_kept_quiet && is_bitwise_or(target) && is_single_assignment(context, range, behind);
    let hint = if hint { " here. Maybe you meant '==' instead of '='?" } else { "" };
    Some(Words::new(format!("cannot assign to {name}{hint}"), range))
}

/// Whether one value, and no further `=`, follows the `=` behind the target.
fn is_single_assignment(context: &Context<'_>, target: TextRange, behind: usize) -> bool {
    let mut equals = behind;
    while context.token_text(equals) == ")" {
        equals += 1;
    }
    if context.token_text(equals) != "=" || target.is_empty() {
        return false;
    }
    let depth = context.token(equals).map_or(0, |t| t.depth);
    let rest = context.scan.tokens[equals + 1..].iter().take_while(|t| t.kind != TokenKind::Newline);
    // A target that was preceded by another is looked at as part of a chain.
    let starts_line = context.token(context.line_start(equals)).is_some_and(|t| {
        let between = TextRange::new(t.range.start(), target.start().max(t.range.start()));
        let before = context.source.slice(between).trim();
        // Or in a tuple without parentheses.
        before.trim_matches(['(', ' ']).is_empty() || (before.ends_with(',') && !before.contains(['=', '(', '[', '{']))
    });
    starts_line && !rest.filter(|t| t.depth == depth).any(|t| matches!(context.text(t), "=" | ":="))
}

fn interpolated(
    context: &Context<'_>,
    error: &InterpolatedStringErrorType,
    letter: char,
    range: TextRange,
    at: usize,
) -> Option<Words> {
    use InterpolatedStringErrorType::{
        ConversionFlagNotImmediatelyAfterExclamation, InvalidConversionFlag, LambdaWithoutParentheses,
        NewlineInFormatSpec, SingleRbrace, UnclosedLbrace, UnterminatedString, UnterminatedTripleQuotedString,
    };
    let line = context.source.line(range.start());
    let message = match error {
        UnclosedLbrace => unclosed_field(context, at).to_owned(),
        InvalidConversionFlag => {
            let flag = context.token_text(at);
            let is_name = context.token(at).is_some_and(|t| t.kind == TokenKind::Name);
            if is_name {
                format!("invalid conversion character '{flag}': expected 's', 'r', or 'a'")
            } else {
                "missing conversion character".to_owned()
            }
        }
        SingleRbrace => "single '}' is not allowed".to_owned(),
        UnterminatedString => {
            return Some(Words::new(format!("unterminated {letter}-string literal (detected at line {line})"), range));
        }
        UnterminatedTripleQuotedString => {
            let message = format!("unterminated triple-quoted {letter}-string literal (detected at line {line})");
            return Some(Words::new(message, range));
        }
        LambdaWithoutParentheses => "lambda expressions are not allowed without parentheses".to_owned(),
        ConversionFlagNotImmediatelyAfterExclamation => {
            "conversion type must come right after the exclamation mark".to_owned()
        }
        NewlineInFormatSpec => {
            format!("newlines are not allowed in format specifiers for single quoted {letter}-strings")
        }
    };
    Some(Words::new(format!("{letter}-string: {message}"), range))
}

/// What could have come instead of the token `at` in an f-string's expression.
fn unclosed_field(context: &Context<'_>, at: usize) -> &'static str {
    let Some(token) = context.token(at).filter(|t| t.kind != TokenKind::FString) else { return "expecting '}'" };
    let depth = token.depth;
    let inner = context.open_bracket(at).map_or(&[][..], |open| &context.scan.tokens[open + 1..at]);
    let has = |text: &str| inner.iter().any(|t| t.depth == depth && context.text(t) == text);
    match () {
        () if has("!") || has(":") => "expecting '}'",
        () if has("=") => "expecting '!', or ':', or '}'",
        () => "expecting '=', or '!', or ':', or '}'",
    }
}

/// What the scanner let pass.
fn lexical(context: &Context<'_>, error: &LexicalErrorType, range: TextRange, at: usize) -> Option<Words> {
    match error {
        LexicalErrorType::FStringError(kind) => interpolated(context, kind, 'f', range, at),
        LexicalErrorType::TStringError(kind) => interpolated(context, kind, 't', range, at),
        LexicalErrorType::UnicodeError => Some(unknown_character_name(context, range, at)),
        LexicalErrorType::UnrecognizedToken { tok } if !tok.is_ascii() => {
            Some(Words::new(format!("invalid character '{tok}' (U+{:04X})", u32::from(*tok)), range))
        }
        _ => None,
    }
}

/// `\N{...}` with a name that is not known; all other escapes were checked by the scanner.
fn unknown_character_name(context: &Context<'_>, range: TextRange, at: usize) -> Words {
    let literal = context.token(at).map_or(range, |t| t.range);
    let text = context.source.slice(literal);
    let body = text.find(['"', '\'']).map_or(0, |quote| {
        let quotes = &text[quote..];
        quote + if quotes.starts_with("\"\"\"") || quotes.starts_with("'''") { 3 } else { 1 }
    });
    let relative = range.start().checked_sub(literal.start()).unwrap_or(TextSize::new(0)).to_usize();
    let escape = text.get(..relative.min(text.len())).and_then(|t| t.rfind("\\N")).unwrap_or(body);
    let start = escape.saturating_sub(body);
    let length = text.get(escape..).and_then(|t| t.find('}')).unwrap_or(2);
    let message = format!(
        "(unicode error) 'unicodeescape' codec can't decode bytes in position {start}-{}: unknown Unicode character name",
        start + length
    );
    Words::new(message, literal.range())
}
