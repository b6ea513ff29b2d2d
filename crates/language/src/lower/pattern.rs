//! `match`.

use ruff_python_ast as ast;

use super::Lowerer;
use crate::diagnostics::Fallible;

impl<'a> Lowerer<'a> {
    pub fn match_(&mut self, s: &'a ast::StmtMatch) -> Fallible {
        self.unsupported("`match` statements", s)
    }
}
