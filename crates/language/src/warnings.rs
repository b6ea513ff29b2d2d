//! What CPython's compiler warns of: code that runs, but hardly as it was meant.

use ruff_python_ast::visitor::{
    Visitor, walk_body, walk_bytes_literal, walk_expr, walk_f_string, walk_interpolated_string_element, walk_stmt,
    walk_string_literal, walk_t_string,
};
use ruff_python_ast::{
    BytesLiteral, CmpOp, Expr, ExprCompare, FString, InterpolatedStringElement, Number, Stmt, StmtTry, StringFlags,
    StringLiteral, TString,
};
use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::code::Const;
use crate::dialect::Dialect;
use crate::lower::folded_constant;
use crate::source::Source;

/// A SyntaxWarning.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Warning {
    /// The line, from 1.
    pub line: u32,
    /// CPython 3.14's words.
    pub message: String,
}

/// The warnings about a program, in CPython's order: of its strings, of its `finally` blocks, of the rest.
pub(crate) fn of_module(source: &Source, dialect: Dialect, body: &[Stmt]) -> Vec<Warning> {
    Finder::of(source, dialect, |finder| finder.visit_body(body))
}

/// The warnings about an expression.
pub(crate) fn of_expression(source: &Source, dialect: Dialect, e: &Expr) -> Vec<Warning> {
    Finder::of(source, dialect, |finder| finder.visit_expr(e))
}

/// What is around a statement.
#[derive(Clone, Copy, Default)]
struct Scope {
    /// Directly: CPython looks into no loop and no function.
    in_finally: bool,
}

struct Finder<'a> {
    source: &'a Source,
    dialect: Dialect,
    strings: Vec<Warning>,
    blocks: Vec<Warning>,
    others: Vec<Warning>,
    scope: Scope,
}

impl<'a> Finder<'a> {
    fn of(source: &'a Source, dialect: Dialect, visit: impl FnOnce(&mut Self)) -> Vec<Warning> {
        let (strings, blocks, others) = (Vec::new(), Vec::new(), Vec::new());
        let mut finder = Finder { source, dialect, strings, blocks, others, scope: Scope::default() };
        visit(&mut finder);
        finder.strings.into_iter().chain(finder.blocks).chain(finder.others).collect()
    }

    fn warning(&self, at: TextSize, message: String) -> Warning {
        Warning { line: self.source.line(at), message }
    }

    fn warn(&mut self, at: TextSize, message: String) {
        let warning = self.warning(at, message);
        self.others.push(warning);
    }

    fn inside(&mut self, scope: Scope, visit: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.scope, scope);
        visit(self);
        self.scope = outer;
    }

    fn leaving(&mut self, word: &str, at: TextSize) {
        let warning = self.warning(at, format!("'{word}' in a 'finally' block"));
        self.blocks.push(warning);
    }

    /// The first bad escape sequence in the text of a string.
    fn escapes(&mut self, range: TextRange, is_bytes: bool) {
        let text = self.source.slice(range);
        let mut at = 0;
        while let Some(found) = text[at..].find('\\') {
            let start = at + found;
            let mut rest = text[start + 1..].chars();
            let Some(c) = rest.next() else { return };
            at = start + 1 + c.len_utf8();
            let octal: String = text[start + 1..].chars().take(3).take_while(|c| ('0'..='7').contains(c)).collect();
            let message = match c {
                '0'..='7' if u32::from_str_radix(&octal, 8).is_ok_and(|value| value > 0o377) => {
                    bad_escape(self.dialect, "octal ", &octal)
                }
                '\n' | '\r' | '\\' | '\'' | '"' | 'a' | 'b' | 'f' | 'n' | 'r' | 't' | 'v' | 'x' | '0'..='7' => continue,
                'N' | 'u' | 'U' if !is_bytes => continue,
                c => bad_escape(self.dialect, "", &c.to_string()),
            };
            let warning = self.warning(range.start() + TextSize::try_from(start).unwrap_or_default(), message);
            self.strings.push(warning);
            return;
        }
    }

    fn compare(&mut self, compare: &ExprCompare) {
        let mut left = &*compare.left;
        for (op, right) in compare.ops.iter().zip(&compare.comparators) {
            let word = match op {
                CmpOp::Is => Some(("is", "==")),
                CmpOp::IsNot => Some(("is not", "!=")),
                _ => None,
            };
            let literal = [left, right].into_iter().find_map(|side| literal_type(self.source, self.dialect, side));
            if let (Some((word, better)), Some(name)) = (word, literal) {
                let message = format!("\"{word}\" with '{name}' literal. Did you mean \"{better}\"?");
                return self.warn(compare.start(), message);
            }
            left = right;
        }
    }

    fn call(&mut self, function: &Expr, at: TextSize) {
        if let Some(name) = known_type(function).filter(|&name| name != "function") {
            self.warn(at, format!("'{name}' object is not callable; perhaps you missed a comma?"));
        }
    }

    fn subscript(&mut self, value: &Expr, index: &Expr, at: TextSize) {
        let Some(name) = known_type(value) else { return };
        match (name, known_type(index)) {
            ("dict", _) => {}
            ("str" | "bytes" | "tuple" | "list", Some("int" | "bool") | None) => {}
            ("str" | "bytes" | "tuple" | "list", Some(index)) => {
                let hint = "perhaps you missed a comma?";
                self.warn(at, format!("{name} indices must be integers or slices, not {index}; {hint}"));
            }
            _ => self.warn(at, format!("'{name}' object is not subscriptable; perhaps you missed a comma?")),
        }
    }

    fn try_statement(&mut self, statement: &'a StmtTry) {
        self.visit_body(&statement.body);
        for handler in &statement.handlers {
            self.visit_except_handler(handler);
        }
        self.visit_body(&statement.orelse);
        self.inside(Scope { in_finally: true }, |finder| finder.visit_body(&statement.finalbody));
    }
}

fn bad_escape(dialect: Dialect, kind: &str, sequence: &str) -> String {
    if dialect.says_invalid_escape {
        return format!("invalid {kind}escape sequence '\\{sequence}'");
    }
    format!(
        "\"\\{sequence}\" is an invalid {kind}escape sequence. Such sequences will not work in the future. Did you mean \
         \"\\\\{sequence}\"? A raw string is also an option."
    )
}

/// The type of a literal that has no identity to speak of, or of what the version folds in the tree.
fn literal_type(source: &Source, dialect: Dialect, expr: &Expr) -> Option<&'static str> {
    if dialect.folds_tree {
        return folded_constant(source, expr).ok().flatten().as_ref().and_then(constant_type);
    }
    match expr {
        Expr::NumberLiteral(_) | Expr::StringLiteral(_) | Expr::BytesLiteral(_) => known_type(expr),
        Expr::Tuple(tuple) if tuple.elts.iter().all(is_constant) => Some("tuple"),
        _ => None,
    }
}

fn constant_type(value: &Const) -> Option<&'static str> {
    Some(match value {
        Const::Int(_) | Const::BigInt(_) => "int",
        Const::Float(_) => "float",
        Const::Complex(..) => "complex",
        Const::Str(_) => "str",
        Const::Bytes(_) => "bytes",
        Const::Tuple(_) => "tuple",
        _ => return None,
    })
}

fn is_constant(expr: &Expr) -> bool {
    match expr {
        Expr::Tuple(tuple) => tuple.elts.iter().all(is_constant),
        _ => expr.is_literal_expr(),
    }
}

/// The type that an expression certainly has.
fn known_type(expr: &Expr) -> Option<&'static str> {
    Some(match expr {
        Expr::NumberLiteral(number) => match number.value {
            Number::Int(_) => "int",
            Number::Float(_) => "float",
            Number::Complex { .. } => "complex",
        },
        Expr::StringLiteral(_) | Expr::FString(_) => "str",
        Expr::TString(_) => "string.templatelib.Template",
        Expr::BytesLiteral(_) => "bytes",
        Expr::BooleanLiteral(_) => "bool",
        Expr::NoneLiteral(_) => "NoneType",
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::Tuple(_) => "tuple",
        Expr::List(_) | Expr::ListComp(_) => "list",
        Expr::Dict(_) | Expr::DictComp(_) => "dict",
        Expr::Set(_) | Expr::SetComp(_) => "set",
        Expr::Generator(_) => "generator",
        Expr::Lambda(_) => "function",
        _ => return None,
    })
}

impl<'a> Visitor<'a> for Finder<'a> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::Return(_) if self.scope.in_finally => self.leaving("return", statement.start()),
            Stmt::Break(_) if self.scope.in_finally => self.leaving("break", statement.start()),
            Stmt::Continue(_) if self.scope.in_finally => self.leaving("continue", statement.start()),
            Stmt::Assert(assert) => {
                if matches!(&*assert.test, Expr::Tuple(tuple) if !tuple.elts.is_empty()) {
                    let message = "assertion is always true, perhaps remove parentheses?";
                    self.warn(statement.start(), message.to_owned());
                }
            }
            Stmt::Try(statement) => return self.try_statement(statement),
            Stmt::For(statement) => {
                self.visit_expr(&statement.iter);
                self.visit_expr(&statement.target);
                self.inside(Scope::default(), |finder| finder.visit_body(&statement.body));
                return self.visit_body(&statement.orelse);
            }
            Stmt::While(statement) => {
                self.visit_expr(&statement.test);
                self.inside(Scope::default(), |finder| finder.visit_body(&statement.body));
                return self.visit_body(&statement.orelse);
            }
            Stmt::FunctionDef(_) => {
                return self.inside(Scope::default(), |finder| walk_stmt(finder, statement));
            }
            _ => {}
        }
        walk_stmt(self, statement);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Compare(compare) => self.compare(compare),
            Expr::Call(call) => self.call(&call.func, expr.start()),
            Expr::Subscript(subscript) if subscript.ctx.is_load() => {
                self.subscript(&subscript.value, &subscript.slice, expr.start());
            }
            _ => {}
        }
        walk_expr(self, expr);
    }

    /// Annotations are compiled apart, and some are not compiled at all.
    fn visit_annotation(&mut self, _annotation: &'a Expr) {}

    fn visit_body(&mut self, body: &'a [Stmt]) {
        walk_body(self, body);
    }

    fn visit_string_literal(&mut self, literal: &'a StringLiteral) {
        if !literal.flags.prefix().is_raw() {
            let range = literal.range().add_start(literal.flags.opener_len()).sub_end(literal.flags.closer_len());
            self.escapes(range, false);
        }
        walk_string_literal(self, literal);
    }

    fn visit_bytes_literal(&mut self, literal: &'a BytesLiteral) {
        if !literal.flags.prefix().is_raw() {
            let range = literal.range().add_start(literal.flags.opener_len()).sub_end(literal.flags.closer_len());
            self.escapes(range, true);
        }
        walk_bytes_literal(self, literal);
    }

    fn visit_f_string(&mut self, string: &'a FString) {
        if !string.flags.prefix().is_raw() {
            walk_f_string(self, string);
        }
    }

    fn visit_t_string(&mut self, string: &'a TString) {
        if !string.flags.prefix().is_raw() {
            walk_t_string(self, string);
        }
    }

    fn visit_interpolated_string_element(&mut self, element: &'a InterpolatedStringElement) {
        if let InterpolatedStringElement::Literal(literal) = element {
            self.escapes(literal.range(), false);
        }
        walk_interpolated_string_element(self, element);
    }
}

#[cfg(test)]
mod tests {
    use crate::compile::{Mode, compile};
    use crate::dialect::Dialect;

    fn told(source: &str) -> Vec<(u32, String)> {
        let code = compile(source, "<test>", Mode::Module, Dialect::default()).expect("it compiles");
        code.warnings.iter().map(|warning| (warning.line, warning.message.clone())).collect()
    }

    #[test]
    fn identity_of_literals() {
        let same = "\"is\" with 'int' literal. Did you mean \"==\"?".to_owned();
        assert_eq!(told("\nx is 5\n"), [(2, same)]);
        assert!(told("x is None; x is -1; x is [1]\n").is_empty());
    }

    #[test]
    fn strings_come_first() {
        let lines: Vec<u32> = told("5()\n'''\n\\d'''\n").into_iter().map(|(line, _)| line).collect();
        assert_eq!(lines, [3, 1]);
        assert!(told(r"r'\d'; '\n\x41\N{EM DASH}'; f'\t{x}'").is_empty());
    }

    #[test]
    fn finally_blocks() {
        let source = "def f():\n try: pass\n finally:\n  for i in x: return\n  def g(): return 1\n  return 2\n";
        assert_eq!(told(source), [(6, "'return' in a 'finally' block".to_owned())]);
    }
}
