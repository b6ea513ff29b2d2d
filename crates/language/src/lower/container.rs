//! Displays: tuples, lists, sets, dicts, starred items among them.

use ruff_python_ast::{self as ast, Expr};

use super::Lowerer;
use super::names::Access;
use crate::code::Const;
use crate::diagnostics::Fallible;
use crate::flow::{Loc, without_repeats};
use crate::op::{Intrinsic1, Op};

/// More items than this are added one by one, so that the stack stays small.
pub(super) const STACK_USE_GUIDELINE: usize = 30;

/// The operations that build one kind of display.
#[derive(Clone, Copy)]
struct Builder {
    build: Op,
    add: Op,
    extend: Op,
    /// Becomes a tuple at the end.
    is_tuple: bool,
}

const LIST: Builder = Builder { build: Op::BuildList, add: Op::ListAppend, extend: Op::ListExtend, is_tuple: false };
const TUPLE: Builder = Builder { is_tuple: true, ..LIST };
const SET: Builder = Builder { build: Op::BuildSet, add: Op::SetAdd, extend: Op::SetUpdate, is_tuple: false };

impl<'a> Lowerer<'a> {
    pub fn list_display(&mut self, loc: Loc, items: &'a [Expr]) -> Fallible {
        self.display(loc, items, None, 0, LIST)
    }

    pub fn set_display(&mut self, loc: Loc, items: &'a [Expr]) -> Fallible {
        self.display(loc, items, None, 0, SET)
    }

    pub fn tuple_display(&mut self, loc: Loc, items: &'a [Expr]) -> Fallible {
        self.display(loc, items, None, 0, TUPLE)
    }

    /// A tuple of `pushed` values on the stack, `items`, and the variable `injected`.
    pub fn argument_tuple(&mut self, loc: Loc, items: &'a [Expr], injected: Option<&str>, pushed: u32) -> Fallible {
        self.display(loc, items, injected, pushed, TUPLE)
    }

    fn display(&mut self, loc: Loc, items: &'a [Expr], injected: Option<&str>, pushed: u32, how: Builder) -> Fallible {
        if injected.is_none()
            && let Some(values) = self.constant_items(items)?
        {
            let value = if how.build == Op::BuildSet {
                Const::FrozenSet(without_repeats(values))
            } else {
                Const::Tuple(values.into())
            };
            self.emit_arg(loc, how.build, pushed);
            self.emit_const(loc, value);
            self.emit_arg(loc, how.extend, 1);
            self.end_display(loc, how);
            return Ok(());
        }
        let count = items.len() as u32 + pushed + u32::from(injected.is_some());
        let is_big = count as usize > STACK_USE_GUIDELINE;
        if !is_big && !items.iter().any(Expr::is_starred_expr) {
            items.iter().try_for_each(|item| self.expr(item))?;
            if let Some(name) = injected {
                self.name(loc, name, Access::Load);
            }
            self.emit_arg(loc, if how.is_tuple { Op::BuildTuple } else { how.build }, count);
            return Ok(());
        }
        let mut is_built = is_big;
        if is_big {
            self.emit_arg(loc, how.build, pushed);
        }
        for (at, item) in items.iter().enumerate() {
            if let Expr::Starred(starred) = item {
                if !is_built {
                    self.emit_arg(loc, how.build, at as u32 + pushed);
                    is_built = true;
                }
                self.expr(&starred.value)?;
                self.emit_arg(loc, how.extend, 1);
            } else {
                self.expr(item)?;
                if is_built {
                    self.emit_arg(loc, how.add, 1);
                }
            }
        }
        if let Some(name) = injected {
            self.name(loc, name, Access::Load);
            self.emit_arg(loc, how.add, 1);
        }
        self.end_display(loc, how);
        Ok(())
    }

    fn end_display(&mut self, loc: Loc, how: Builder) {
        if how.is_tuple {
            self.emit_arg(loc, Op::CallIntrinsic1, Intrinsic1::ListToTuple as u32);
        }
    }

    pub fn dict(&mut self, e: &'a ast::ExprDict) -> Fallible {
        let loc = self.loc(e);
        let mut has_dict = false;
        let mut start = 0;
        for (at, item) in e.items.iter().enumerate() {
            if item.key.is_none() {
                if at > start {
                    self.sub_dict(loc, &e.items[start..at])?;
                    self.merge_dict(loc, &mut has_dict);
                }
                if !has_dict {
                    self.emit_arg(loc, Op::BuildMap, 0);
                    has_dict = true;
                }
                self.expr(&item.value)?;
                self.emit_arg(loc, Op::DictUpdate, 1);
                start = at + 1;
            } else if (at - start) * 2 > STACK_USE_GUIDELINE {
                self.sub_dict(loc, &e.items[start..=at])?;
                self.merge_dict(loc, &mut has_dict);
                start = at + 1;
            }
        }
        if start < e.items.len() {
            self.sub_dict(loc, &e.items[start..])?;
            self.merge_dict(loc, &mut has_dict);
        }
        if !has_dict {
            self.emit_arg(loc, Op::BuildMap, 0);
        }
        Ok(())
    }

    fn merge_dict(&mut self, loc: Loc, has_dict: &mut bool) {
        if *has_dict {
            self.emit_arg(loc, Op::DictUpdate, 1);
        }
        *has_dict = true;
    }

    fn sub_dict(&mut self, loc: Loc, items: &'a [ast::DictItem]) -> Fallible {
        let is_big = items.len() * 2 > STACK_USE_GUIDELINE;
        if is_big {
            self.emit_arg(loc, Op::BuildMap, 0);
        }
        for item in items {
            if let Some(key) = &item.key {
                self.expr(key)?;
            }
            self.expr(&item.value)?;
            if is_big {
                self.emit_arg(loc, Op::MapAdd, 1);
            }
        }
        if !is_big {
            self.emit_arg(loc, Op::BuildMap, items.len() as u32);
        }
        Ok(())
    }
}
