//! Imports.

use ruff_python_ast as ast;
use ruff_text_size::Ranged;

use super::Lowerer;
use super::names::Access;
use crate::code::Const;
use crate::diagnostics::Fallible;
use crate::flow::Loc;
use crate::op::{Intrinsic1, Op};

impl<'a> Lowerer<'a> {
    pub fn import(&mut self, s: &'a ast::StmtImport) -> Fallible {
        let loc = self.loc(s);
        for alias in &s.names {
            self.emit_const(loc, Const::Int(0));
            self.emit_none(loc);
            self.emit_name(loc, Op::ImportName, &alias.name, 0, 0);
            let mut parts = alias.name.split('.');
            let first = parts.next().unwrap_or_default();
            let Some(target) = &alias.asname else {
                self.name(loc, first, Access::Store);
                continue;
            };
            let rest: Vec<&str> = parts.collect();
            for (at, part) in rest.iter().enumerate() {
                if at > 0 {
                    self.emit_arg(loc, Op::Swap, 2);
                    self.emit(loc, Op::PopTop);
                }
                let index = self.unit().names.add(&(*part).into());
                self.emit_arg(loc, Op::ImportFrom, index);
            }
            self.name(loc, target, Access::Store);
            if !rest.is_empty() {
                self.emit(loc, Op::PopTop);
            }
        }
        Ok(())
    }

    pub fn import_from(&mut self, s: &'a ast::StmtImportFrom) -> Fallible {
        let loc = self.loc(s);
        let module = s.module.as_ref().map_or("", |m| m.as_str());
        if s.level == 0 && module == "__future__" {
            self.check_future(s)?;
        }
        self.emit_const(loc, Const::Int(i64::from(s.level)));
        let names = s.names.iter().map(|alias| Const::Str(alias.name.as_str().into()));
        self.emit_const(loc, Const::Tuple(names.collect()));
        self.emit_name(loc, Op::ImportName, module, 0, 0);
        for alias in &s.names {
            if &*alias.name == "*" {
                self.emit_arg(loc, Op::CallIntrinsic1, Intrinsic1::ImportStar as u32);
                self.emit(Loc::NONE, Op::PopTop);
                return Ok(());
            }
            self.emit_name(loc, Op::ImportFrom, &alias.name, 0, 0);
            self.name(loc, alias.asname.as_ref().unwrap_or(&alias.name), Access::Store);
        }
        self.emit(loc, Op::PopTop);
        Ok(())
    }

    /// Features that are long since the rule change nothing.
    fn check_future(&mut self, s: &'a ast::StmtImportFrom) -> Fallible {
        const RULES: [&str; 9] = [
            "nested_scopes",
            "generators",
            "division",
            "absolute_import",
            "with_statement",
            "print_function",
            "unicode_literals",
            "generator_stop",
            "annotations",
        ];
        if s.start() >= self.future_end {
            return self.error("from __future__ imports must occur at the beginning of the file", s);
        }
        for alias in &s.names {
            match alias.name.as_str() {
                "braces" => return self.error("not a chance", alias),
                name if RULES.contains(&name) => {}
                name => return self.error(format!("future feature {name} is not defined"), alias),
            }
        }
        Ok(())
    }
}
