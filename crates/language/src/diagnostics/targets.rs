//! Expressions at a place, and what CPython calls them.

use ruff_python_ast::visitor::{Visitor, walk_expr};
use ruff_python_ast::{Expr, Stmt};
use ruff_text_size::{Ranged, TextRange, TextSize};

/// CPython's name for a kind of expression (`_PyPegen_get_expr_name`).
pub(crate) fn expression_name(e: &Expr) -> &'static str {
    match e {
        Expr::Attribute(_) => "attribute",
        Expr::Subscript(_) => "subscript",
        Expr::Starred(_) => "starred",
        Expr::Name(_) => "name",
        Expr::List(_) => "list",
        Expr::Tuple(_) => "tuple",
        Expr::Lambda(_) => "lambda",
        Expr::Call(_) => "function call",
        Expr::BoolOp(_) | Expr::BinOp(_) | Expr::UnaryOp(_) => "expression",
        Expr::Generator(_) => "generator expression",
        Expr::Yield(_) | Expr::YieldFrom(_) => "yield expression",
        Expr::Await(_) => "await expression",
        Expr::ListComp(_) => "list comprehension",
        Expr::SetComp(_) => "set comprehension",
        Expr::DictComp(_) => "dict comprehension",
        Expr::Dict(_) => "dict literal",
        Expr::Set(_) => "set display",
        Expr::FString(_) => "f-string expression",
        Expr::TString(_) => "t-string expression",
        Expr::NoneLiteral(_) => "None",
        Expr::BooleanLiteral(b) => {
            if b.value {
                "True"
            } else {
                "False"
            }
        }
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::Compare(_) => "comparison",
        Expr::If(_) => "conditional expression",
        Expr::Named(_) => "named expression",
        _ => "literal",
    }
}

/// Whether `e` binds at least as tightly as `|`.
pub(crate) fn is_bitwise_or(e: &Expr) -> bool {
    let is_not = matches!(e, Expr::UnaryOp(u) if u.op == ruff_python_ast::UnaryOp::Not);
    !is_not
        && !matches!(
            e,
            Expr::BoolOp(_) | Expr::Compare(_) | Expr::If(_) | Expr::Lambda(_) | Expr::Named(_) | Expr::Starred(_)
        )
}

/// Looks expressions up by their place.
pub(crate) struct Finder<'a> {
    range: TextRange,
    found: Option<&'a Expr>,
    wanted: Wanted,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Exactly,
    EndingAt(TextSize),
    StartingAt(TextSize),
}

impl<'a> Finder<'a> {
    pub fn new(range: TextRange) -> Finder<'a> {
        Finder { range, found: None, wanted: Wanted::Exactly }
    }

    /// The outermost expression with exactly this range.
    pub fn exact(mut self, body: &'a [Stmt]) -> Option<&'a Expr> {
        self.visit_body(body);
        self.found
    }

    /// The outermost expression that ends where the range ends.
    pub fn ending(mut self, body: &'a [Stmt]) -> Option<&'a Expr> {
        self.wanted = Wanted::EndingAt(self.range.end());
        self.visit_body(body);
        self.found
    }

    /// The outermost expression that starts where the range starts.
    pub fn starting(mut self, body: &'a [Stmt]) -> Option<&'a Expr> {
        self.wanted = Wanted::StartingAt(self.range.start());
        self.visit_body(body);
        self.found
    }
}

impl<'a> Visitor<'a> for Finder<'a> {
    fn visit_expr(&mut self, e: &'a Expr) {
        if self.found.is_some() {
            return;
        }
        let hit = match self.wanted {
            Wanted::Exactly => e.range() == self.range,
            // Starred items, lambdas and the like are not what a comma was forgotten behind.
            Wanted::EndingAt(end) => {
                e.end() == end && !matches!(e, Expr::Lambda(_) | Expr::If(_) | Expr::Named(_) | Expr::Starred(_))
            }
            Wanted::StartingAt(start) => e.start() == start,
        };
        if hit {
            self.found = Some(e);
        } else {
            walk_expr(self, e);
        }
    }
}
