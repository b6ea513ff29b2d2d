//! `match`.
//!
//! The subject lies on top of the stack; each pattern consumes it and jumps on failure. Names are stored only when the whole
//! pattern has matched: until then the values wait on the stack, below what the pattern still needs.

use std::rc::Rc;

use ruff_python_ast::{self as ast, Expr, Pattern, Singleton};
use ruff_text_size::Ranged;

use super::Lowerer;
use super::compare::Jump;
use super::constant::constant;
use super::names::Access;
use crate::code::Const;
use crate::diagnostics::Fallible;
use crate::flow::{Ir, Label, Loc};
use crate::op::{BinaryOp, CompareOp, Op};

/// What is known while a pattern is being lowered.
#[derive(Default)]
pub(crate) struct PatternContext {
    /// Names captured so far, in the order in which their values wait on the stack.
    stores: Vec<Rc<str>>,
    /// Whether a pattern that always matches may stand here.
    allow_irrefutable: bool,
    /// Where to go on failure with n items to pop.
    fail_pop: Vec<Label>,
    /// Items on top of the stack that must stay there.
    on_top: usize,
}

impl<'a> Lowerer<'a> {
    pub fn match_(&mut self, s: &'a ast::StmtMatch) -> Fallible {
        self.expr(&s.subject)?;
        let end = self.label();
        let Some((last, _)) = s.cases.split_last() else { return self.error("invalid syntax", s) };
        let has_default = is_wildcard(&last.pattern) && s.cases.len() > 1;
        let refutable = &s.cases[..s.cases.len() - usize::from(has_default)];
        for (at, case) in refutable.iter().enumerate() {
            self.step_at(case);
            let keep_subject = at + 1 != refutable.len();
            let may_be_irrefutable = case.guard.is_some() || at + 1 == s.cases.len();
            self.case(case, keep_subject, may_be_irrefutable, end)?;
        }
        if has_default {
            self.step_at(last);
            let loc = self.loc(&last.pattern);
            self.emit(loc, Op::Nop);
            if let Some(guard) = &last.guard {
                self.jump_if(guard, end, Jump::IfFalse)?;
            }
            self.statements(&last.body)?;
        }
        self.place(end);
        Ok(())
    }

    fn case(&mut self, case: &'a ast::MatchCase, keep_subject: bool, may_be_irrefutable: bool, end: Label) -> Fallible {
        let loc = self.loc(&case.pattern);
        if keep_subject {
            self.emit_arg(loc, Op::Copy, 1);
        }
        let mut context = PatternContext { allow_irrefutable: may_be_irrefutable, ..PatternContext::default() };
        self.pattern(&case.pattern, &mut context)?;
        for name in std::mem::take(&mut context.stores) {
            self.name(loc, &name, Access::Store);
        }
        if let Some(guard) = &case.guard {
            let fail = self.fail_label(&mut context, 0);
            self.jump_if(guard, fail, Jump::IfFalse)?;
        }
        if keep_subject {
            self.emit(Loc::NEXT, Op::PopTop);
        }
        self.statements(&case.body)?;
        self.emit_jump(Loc::NONE, Ir::Jump, end);
        self.step_at(case);
        self.place_fail_pops(loc, &mut context);
        Ok(())
    }

    fn pattern(&mut self, pattern: &'a Pattern, context: &mut PatternContext) -> Fallible {
        let loc = self.loc(pattern);
        match pattern {
            Pattern::MatchValue(p) => self.value_pattern(loc, p, context),
            Pattern::MatchSingleton(p) => {
                self.emit_const(
                    loc,
                    match p.value {
                        Singleton::None => Const::None,
                        Singleton::True => Const::Bool(true),
                        Singleton::False => Const::Bool(false),
                    },
                );
                self.emit_arg(loc, Op::IsOp, 0);
                self.fail_unless(loc, context);
                Ok(())
            }
            Pattern::MatchSequence(p) => self.sequence_pattern(loc, p, context),
            Pattern::MatchMapping(p) => self.mapping_pattern(loc, p, context),
            Pattern::MatchClass(p) => self.class_pattern(loc, p, context),
            Pattern::MatchStar(p) => self.capture(loc, p.name.as_ref(), p, context),
            Pattern::MatchAs(p) => self.as_pattern(loc, p, context),
            Pattern::MatchOr(p) => self.or_pattern(loc, p, context),
        }
    }

    /// A pattern inside another may always match.
    fn subpattern(&mut self, pattern: &'a Pattern, context: &mut PatternContext) -> Fallible {
        let before = std::mem::replace(&mut context.allow_irrefutable, true);
        self.pattern(pattern, context)?;
        context.allow_irrefutable = before;
        Ok(())
    }

    fn value_pattern(&mut self, loc: Loc, p: &'a ast::PatternMatchValue, context: &mut PatternContext) -> Fallible {
        match self.folded_value(&p.value)? {
            Some(value) => self.emit_const(self.loc(&*p.value), value),
            None if p.value.is_attribute_expr() || p.value.is_f_string_expr() => self.expr(&p.value)?,
            None => return self.error("patterns may only match literals and attribute lookups", p),
        }
        self.emit_arg(loc, Op::CompareOp, CompareOp::Eq as u32);
        self.emit(loc, Op::ToBool);
        self.fail_unless(loc, context);
        Ok(())
    }

    /// The value of a literal, of a negative number or of a complex one such as `-1+2j`.
    fn folded_value(&mut self, e: &Expr) -> Fallible<Option<Const>> {
        if let Some(value) = constant(self.source, e)? {
            self.note_literal(&value);
            return Ok(Some(value));
        }
        Ok(match e {
            Expr::UnaryOp(u) if u.op == ast::UnaryOp::USub => {
                let operand = constant(self.source, &u.operand)?;
                operand.and_then(|v| crate::flow::fold_unary(Op::UnaryNegative, &v))
            }
            Expr::BinOp(b) => match (self.folded_value(&b.left)?, self.folded_value(&b.right)?, b.op) {
                (Some(left), Some(right), ast::Operator::Add) => crate::flow::fold_binary(&left, BinaryOp::Add, &right),
                (Some(left), Some(right), ast::Operator::Sub) => {
                    crate::flow::fold_binary(&left, BinaryOp::Subtract, &right)
                }
                _ => None,
            },
            _ => None,
        })
    }

    fn as_pattern(&mut self, loc: Loc, p: &'a ast::PatternMatchAs, context: &mut PatternContext) -> Fallible {
        let Some(inner) = &p.pattern else {
            if !context.allow_irrefutable {
                let message = match &p.name {
                    Some(name) => format!("name capture '{name}' makes remaining patterns unreachable"),
                    None => "wildcard makes remaining patterns unreachable".into(),
                };
                return self.error(message, p);
            }
            return self.capture(loc, p.name.as_ref(), p, context);
        };
        context.on_top += 1;
        self.emit_arg(loc, Op::Copy, 1);
        self.pattern(inner, context)?;
        context.on_top -= 1;
        self.capture(loc, p.name.as_ref(), p, context)
    }

    /// Puts the top of the stack below all that is still needed, to be stored when the whole pattern has matched.
    fn capture(
        &mut self,
        loc: Loc,
        name: Option<&ast::Identifier>,
        node: &impl Ranged,
        context: &mut PatternContext,
    ) -> Fallible {
        let Some(name) = name else {
            self.emit(loc, Op::PopTop);
            return Ok(());
        };
        let name: Rc<str> = name.as_str().into();
        if context.stores.contains(&name) {
            return self.error(format!("multiple assignments to name '{name}' in pattern"), node);
        }
        self.rotate(loc, context.on_top + context.stores.len() + 1);
        context.stores.push(name);
        Ok(())
    }

    /// Moves the top of the stack below `count - 1` others.
    fn rotate(&mut self, loc: Loc, count: usize) {
        for depth in (2..=count).rev() {
            self.emit_arg(loc, Op::Swap, depth as u32);
        }
    }

    // ---- failure

    /// The label behind which `pops` items are popped.
    fn fail_label(&mut self, context: &mut PatternContext, pops: usize) -> Label {
        while context.fail_pop.len() <= pops {
            context.fail_pop.push(self.label());
        }
        context.fail_pop[pops]
    }

    fn fail(&mut self, loc: Loc, context: &mut PatternContext, jump: Ir) {
        let label = self.fail_label(context, context.on_top + context.stores.len());
        self.emit_jump(loc, jump, label);
    }

    fn fail_unless(&mut self, loc: Loc, context: &mut PatternContext) {
        self.fail(loc, context, Ir::Op(Op::PopJumpIfFalse));
    }

    fn place_fail_pops(&mut self, loc: Loc, context: &mut PatternContext) {
        let labels = std::mem::take(&mut context.fail_pop);
        for (pops, label) in labels.into_iter().enumerate().rev() {
            self.place(label);
            if pops > 0 {
                self.emit(loc, Op::PopTop);
            }
        }
    }

    // ---- sequences

    fn sequence_pattern(
        &mut self,
        loc: Loc,
        p: &'a ast::PatternMatchSequence,
        context: &mut PatternContext,
    ) -> Fallible {
        let size = p.patterns.len();
        let star = p.patterns.iter().position(|p| matches!(p, Pattern::MatchStar(_)));
        if p.patterns.iter().filter(|p| matches!(p, Pattern::MatchStar(_))).count() > 1 {
            return self.error("multiple starred names in sequence pattern", p);
        }
        let star_is_wildcard = star.is_some_and(|at| is_wildcard_star(&p.patterns[at]));
        context.on_top += 1;
        self.emit(loc, Op::MatchSequence);
        self.fail_unless(loc, context);
        let length_test = match star {
            None => Some((size, CompareOp::Eq)),
            Some(_) if size > 1 => Some((size - 1, CompareOp::Ge)),
            Some(_) => None,
        };
        if let Some((length, op)) = length_test {
            self.emit(loc, Op::GetLen);
            self.emit_const(loc, Const::Int(length as i64));
            self.emit_arg(loc, Op::CompareOp, op as u32);
            self.fail_unless(loc, context);
        }
        context.on_top -= 1;
        if p.patterns.iter().all(|p| is_wildcard(p) || is_wildcard_star(p)) {
            self.emit(loc, Op::PopTop);
            return Ok(());
        }
        match star {
            Some(star) if star_is_wildcard => self.sequence_by_index(loc, &p.patterns, star, context),
            _ => self.sequence_by_unpacking(loc, &p.patterns, star, p, context),
        }
    }

    fn sequence_by_unpacking(
        &mut self,
        loc: Loc,
        patterns: &'a [Pattern],
        star: Option<usize>,
        node: &impl Ranged,
        context: &mut PatternContext,
    ) -> Fallible {
        const MAX_BEFORE_STAR: usize = 1 << 8;
        match star {
            Some(star) if star >= MAX_BEFORE_STAR => {
                return self.error("too many expressions in star-unpacking sequence pattern", node);
            }
            Some(star) => {
                self.emit_arg(loc, Op::UnpackEx, (star + ((patterns.len() - star - 1) << 8)) as u32);
            }
            None => self.emit_arg(loc, Op::UnpackSequence, patterns.len() as u32),
        }
        context.on_top += patterns.len();
        for pattern in patterns {
            context.on_top -= 1;
            self.subpattern(pattern, context)?;
        }
        Ok(())
    }

    /// `[first, *_, last]`: what the star takes is never looked at.
    fn sequence_by_index(
        &mut self,
        loc: Loc,
        patterns: &'a [Pattern],
        star: usize,
        context: &mut PatternContext,
    ) -> Fallible {
        context.on_top += 1;
        for (at, pattern) in patterns.iter().enumerate() {
            if at == star || is_wildcard(pattern) {
                continue;
            }
            self.emit_arg(loc, Op::Copy, 1);
            if at < star {
                self.emit_const(loc, Const::Int(at as i64));
            } else {
                // The subject may not know negative indices.
                self.emit(loc, Op::GetLen);
                self.emit_const(loc, Const::Int((patterns.len() - at) as i64));
                self.emit_arg(loc, Op::BinaryOp, BinaryOp::Subtract as u32);
            }
            self.emit_arg(loc, Op::BinaryOp, BinaryOp::Subscript as u32);
            self.subpattern(pattern, context)?;
        }
        context.on_top -= 1;
        self.emit(loc, Op::PopTop);
        Ok(())
    }

    // ---- mappings and classes

    fn mapping_pattern(&mut self, loc: Loc, p: &'a ast::PatternMatchMapping, context: &mut PatternContext) -> Fallible {
        let size = p.keys.len();
        context.on_top += 1;
        self.emit(loc, Op::MatchMapping);
        self.fail_unless(loc, context);
        if size == 0 && p.rest.is_none() {
            context.on_top -= 1;
            self.emit(loc, Op::PopTop);
            return Ok(());
        }
        if size > 0 {
            self.emit(loc, Op::GetLen);
            self.emit_const(loc, Const::Int(size as i64));
            self.emit_arg(loc, Op::CompareOp, CompareOp::Ge as u32);
            self.fail_unless(loc, context);
        }
        self.mapping_keys(p)?;
        self.emit_arg(loc, Op::BuildTuple, size as u32);
        self.emit(loc, Op::MatchKeys);
        context.on_top += 2;
        self.emit_arg(loc, Op::Copy, 1);
        self.emit_none(loc);
        self.emit_arg(loc, Op::IsOp, 1);
        self.fail_unless(loc, context);
        self.emit_arg(loc, Op::UnpackSequence, size as u32);
        context.on_top += size;
        context.on_top -= 1;
        for pattern in &p.patterns {
            context.on_top -= 1;
            self.subpattern(pattern, context)?;
        }
        context.on_top -= 2;
        let Some(rest) = &p.rest else {
            self.emit(loc, Op::PopTop);
            self.emit(loc, Op::PopTop);
            return Ok(());
        };
        // A copy of the subject without the keys.
        self.emit_arg(loc, Op::BuildMap, 0);
        self.emit_arg(loc, Op::Swap, 3);
        self.emit_arg(loc, Op::DictUpdate, 2);
        self.emit_arg(loc, Op::UnpackSequence, size as u32);
        for left in (1..=size).rev() {
            self.emit_arg(loc, Op::Copy, left as u32 + 1);
            self.emit_arg(loc, Op::Swap, 2);
            self.emit(loc, Op::DeleteSubscr);
        }
        self.capture(loc, Some(rest), p, context)
    }

    fn mapping_keys(&mut self, p: &'a ast::PatternMatchMapping) -> Fallible {
        let mut seen: Vec<(crate::flow::ConstKey, &Expr)> = Vec::new();
        for key in &p.keys {
            let Some(value) = self.folded_value(key)? else {
                if !key.is_attribute_expr() {
                    return self.error("mapping pattern keys may only match literals and attribute lookups", p);
                }
                self.expr(key)?;
                continue;
            };
            let identity = self.unit().consts.key(&value);
            if seen.iter().any(|(other, _)| *other == identity) {
                let text = self.source.slice(key.range());
                return self.error(format!("mapping pattern checks duplicate key ({text})"), p);
            }
            seen.push((identity, key));
            self.emit_const(self.loc(key), value);
        }
        Ok(())
    }

    fn class_pattern(&mut self, loc: Loc, p: &'a ast::PatternMatchClass, context: &mut PatternContext) -> Fallible {
        let (positional, keywords) = (&p.arguments.patterns, &p.arguments.keywords);
        for (at, keyword) in keywords.iter().enumerate() {
            if let Some(other) = keywords[at + 1..].iter().find(|k| k.attr.id == keyword.attr.id) {
                let message = format!("attribute name repeated in class pattern: {}", keyword.attr);
                return self.error(message, &other.pattern);
            }
        }
        self.expr(&p.cls)?;
        let names = keywords.iter().map(|k| Const::Str(k.attr.as_str().into())).collect();
        self.emit_const(loc, Const::Tuple(names));
        self.emit_arg(loc, Op::MatchClass, positional.len() as u32);
        self.emit_arg(loc, Op::Copy, 1);
        self.emit_none(loc);
        self.emit_arg(loc, Op::IsOp, 1);
        context.on_top += 1;
        self.fail_unless(loc, context);
        let count = positional.len() + keywords.len();
        self.emit_arg(loc, Op::UnpackSequence, count as u32);
        context.on_top += count;
        context.on_top -= 1;
        for pattern in positional.iter().chain(keywords.iter().map(|k| &k.pattern)) {
            context.on_top -= 1;
            if is_wildcard(pattern) {
                self.emit(loc, Op::PopTop);
            } else {
                self.subpattern(pattern, context)?;
            }
        }
        Ok(())
    }

    // ---- alternatives

    fn or_pattern(&mut self, loc: Loc, p: &'a ast::PatternMatchOr, context: &mut PatternContext) -> Fallible {
        let end = self.label();
        let mut control: Option<Vec<Rc<str>>> = None;
        for (at, alternative) in p.patterns.iter().enumerate() {
            let alt_loc = self.loc(alternative);
            let mut inner = PatternContext {
                allow_irrefutable: at + 1 == p.patterns.len() && context.allow_irrefutable,
                ..PatternContext::default()
            };
            self.emit_arg(alt_loc, Op::Copy, 1);
            self.pattern(alternative, &mut inner)?;
            match &control {
                None => control = Some(inner.stores.clone()),
                Some(control) => {
                    if !self.reorder_captures(alt_loc, control, &mut inner.stores) {
                        return self.error("alternative patterns bind different names", p);
                    }
                }
            }
            self.emit_jump(alt_loc, Ir::Jump, end);
            self.place_fail_pops(alt_loc, &mut inner);
        }
        self.emit(loc, Op::PopTop);
        self.fail(loc, context, Ir::Jump);
        self.place(end);
        let control = control.unwrap_or_default();
        // Below the new captures lie a copy of the subject, what must stay on top, and the captures before.
        let rotations = control.len() + 1 + context.on_top + context.stores.len();
        for name in control {
            self.rotate(loc, rotations);
            if context.stores.contains(&name) {
                return self.error(format!("multiple assignments to name '{name}' in pattern"), p);
            }
            context.stores.push(name);
        }
        self.emit(loc, Op::PopTop);
        Ok(())
    }

    /// Brings the captures of an alternative into the order of the first one's. `false` when they are different names.
    fn reorder_captures(&mut self, loc: Loc, control: &[Rc<str>], stores: &mut Vec<Rc<str>>) -> bool {
        if control.len() != stores.len() {
            return false;
        }
        for wanted in (0..control.len()).rev() {
            let Some(found) = stores.iter().position(|name| *name == control[wanted]) else { return false };
            if found == wanted {
                continue;
            }
            let rotated: Vec<Rc<str>> = stores.drain(..=found).collect();
            let at = wanted - found;
            stores.splice(at..at, rotated);
            for _ in 0..=found {
                self.rotate(loc, wanted + 1);
            }
        }
        true
    }
}

fn is_wildcard(p: &Pattern) -> bool {
    matches!(p, Pattern::MatchAs(p) if p.name.is_none() && p.pattern.is_none())
}

fn is_wildcard_star(p: &Pattern) -> bool {
    matches!(p, Pattern::MatchStar(p) if p.name.is_none())
}
