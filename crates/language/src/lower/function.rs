//! Functions and lambdas.

use std::rc::Rc;

use ruff_python_ast::{self as ast, Decorator, Expr, Parameters};
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::Lowerer;
use super::frame_blocks::{BlockKind, Datum};
use super::names::Access;
use super::unit::{ArgCounts, NewUnit, UnitKind};
use crate::code::{Code, Const, LocalKind};
use crate::diagnostics::Fallible;
use crate::flow::{Instruction, Ir, Loc};
use crate::op::{Intrinsic1, Op};
use crate::scope::{NodeKey, Part};

/// Operands of `SET_FUNCTION_ATTRIBUTE`.
pub(super) mod attribute {
    pub const DEFAULTS: u32 = 1;
    pub const KEYWORD_DEFAULTS: u32 = 2;
    pub const ANNOTATIONS: u32 = 4;
    pub const CLOSURE: u32 = 8;
    pub const ANNOTATE: u32 = 16;
}

impl<'a> Lowerer<'a> {
    pub fn function_def(&mut self, s: &'a ast::StmtFunctionDef) -> Fallible {
        let first_line = self.decorators(&s.decorator_list, s)?;
        let range = self.undecorated_range(s.range(), &s.decorator_list);
        let loc = self.source.range_loc(range);
        self.step_on(loc.line as u32);
        let attributes = self.default_arguments(loc, &s.parameters)?;
        match s.type_params.as_deref() {
            Some(params) => self.generic_function(loc, s, params, attributes, first_line)?,
            None => self.function(loc, s, attributes, first_line)?,
        }
        self.apply_decorators(&s.decorator_list);
        self.step_on(loc.line as u32);
        self.name(loc, &s.name, Access::Store);
        Ok(())
    }

    /// The function itself, whose defaults lie on the stack.
    pub fn function(
        &mut self,
        loc: Loc,
        s: &'a ast::StmtFunctionDef,
        mut attributes: u32,
        first_line: u32,
    ) -> Fallible {
        attributes |= self.function_annotations(loc, s)?;
        let code = self.function_body(s, first_line)?;
        self.make_closure(loc, code, attributes);
        Ok(())
    }

    /// Evaluates decorators; returns the definition's first line, theirs included.
    pub fn decorators(&mut self, decorators: &'a [Decorator], def: &impl Ranged) -> Fallible<u32> {
        for decorator in decorators {
            self.step_at(&decorator.expression);
            self.expr(&decorator.expression)?;
        }
        let first = decorators.first().map_or(def.start(), |d| d.expression.start());
        Ok(self.source.line(first))
    }

    pub fn apply_decorators(&mut self, decorators: &'a [Decorator]) {
        for decorator in decorators.iter().rev() {
            self.step_at(&decorator.expression);
            self.emit_arg(self.loc(&decorator.expression), Op::Call, 0);
        }
    }

    /// The definition from its `def` or `class` on.
    pub fn undecorated_range(&self, range: TextRange, decorators: &[Decorator]) -> TextRange {
        let range = self.source.compound_range(range);
        let Some(last) = decorators.last() else { return range };
        let start = last.end().to_usize();
        let mut at = start;
        let text = self.source.text.get(start..range.end().to_usize()).unwrap_or("");
        let mut rest = text;
        loop {
            let trimmed = rest.trim_start();
            at += rest.len() - trimmed.len();
            if !trimmed.starts_with('#') {
                break;
            }
            let length = trimmed.find(['\n', '\r']).unwrap_or(trimmed.len());
            at += length;
            rest = &trimmed[length..];
        }
        TextRange::new(TextSize::new(at as u32).min(range.end()), range.end())
    }

    fn default_arguments(&mut self, loc: Loc, parameters: &'a Parameters) -> Fallible<u32> {
        let mut attributes = 0;
        let mut count = 0;
        for parameter in parameters.posonlyargs.iter().chain(&parameters.args) {
            if let Some(default) = &parameter.default {
                self.expr(default)?;
                count += 1;
            }
        }
        if count > 0 {
            self.emit_arg(loc, Op::BuildTuple, count);
            attributes |= attribute::DEFAULTS;
        }
        let mut keyword_count = 0;
        for parameter in &parameters.kwonlyargs {
            if let Some(default) = &parameter.default {
                let name = self.mangled(&parameter.parameter.name.as_str().into());
                self.emit_const(loc, Const::Str(name));
                self.expr(default)?;
                keyword_count += 1;
            }
        }
        if keyword_count > 0 {
            self.emit_arg(loc, Op::BuildMap, keyword_count);
            attributes |= attribute::KEYWORD_DEFAULTS;
        }
        Ok(attributes)
    }

    fn function_body(&mut self, s: &'a ast::StmtFunctionDef, first_line: u32) -> Fallible<Rc<Code>> {
        let kind = if s.is_async { UnitKind::AsyncFunction } else { UnitKind::Function };
        let mut new = NewUnit::new(s.name.as_str(), kind, NodeKey::new(s, Part::Body), first_line);
        new.args = arg_counts(&s.parameters);
        self.enter(new)?;
        let is_suspendable = self.scope().is_coroutine || self.scope().is_generator;
        let mut body = &s.body[..];
        if let Some(doc) = crate::scope::docstring(body) {
            let text = self.docstring_constant(doc);
            self.unit().consts.add(text);
            self.unit().has_docstring = true;
            body = &body[1..];
        } else if self.dialect.first_constant_is_doc {
            self.unit().consts.add(Const::None);
        }
        if is_suspendable {
            self.push_block(Loc::NONE, BlockKind::StopIteration, None, None, Datum::None)?;
        }
        self.statements(body)?;
        if is_suspendable {
            self.wrap_stop_iteration();
            self.pop_block();
        }
        self.leave(true)
    }

    /// A StopIteration that leaves a generator's body becomes a RuntimeError.
    pub fn wrap_stop_iteration(&mut self) {
        self.wrap_stop_iteration_from(0);
    }

    /// The same for a body that begins behind some instructions.
    pub fn wrap_stop_iteration_from(&mut self, body: usize) {
        let handler = self.label();
        self.insert_instructions(body, vec![Instruction::new(Ir::SetupCleanup, handler.0, Loc::NONE)]);
        self.emit_none(Loc::NONE);
        self.emit(Loc::NONE, Op::ReturnValue);
        self.place(handler);
        self.emit_arg(Loc::NONE, Op::CallIntrinsic1, Intrinsic1::StopIterationError as u32);
        self.emit_arg(Loc::NONE, Op::Reraise, 1);
    }

    pub fn lambda(&mut self, e: &'a ast::ExprLambda) -> Fallible {
        let loc = self.loc(e);
        let mut attributes = 0;
        let mut args = ArgCounts::default();
        if let Some(parameters) = &e.parameters {
            attributes = self.default_arguments(loc, parameters)?;
            args = arg_counts(parameters);
        }
        let first_line = loc.line as u32;
        let mut new = NewUnit::new("<lambda>", UnitKind::Lambda, NodeKey::new(e, Part::Body), first_line);
        new.args = args;
        self.enter(new)?;
        if self.dialect.first_constant_is_doc {
            self.unit().consts.add(Const::None);
        }
        self.step_at(&*e.body);
        self.expr(&e.body)?;
        if !self.scope().is_generator {
            self.emit(self.loc(&*e.body), Op::ReturnValue);
        }
        let is_generator = self.scope().is_generator;
        let code = self.leave(!is_generator)?;
        self.make_closure(loc, code, attributes);
        Ok(())
    }

    /// A function of `code`; what `attributes` says lies on the stack.
    pub fn make_closure(&mut self, loc: Loc, code: Rc<Code>, mut attributes: u32) {
        use attribute::{ANNOTATE, ANNOTATIONS, CLOSURE, DEFAULTS, KEYWORD_DEFAULTS};
        let free = code.locals_plus.iter().filter(|l| l.kind == LocalKind::Free);
        let names: Vec<Rc<str>> = free.map(|l| l.name.clone()).collect();
        if !names.is_empty() {
            for name in &names {
                self.load_closure(loc, name);
            }
            attributes |= CLOSURE;
            self.emit_arg(loc, Op::BuildTuple, names.len() as u32);
        }
        self.emit_const(loc, Const::Code(code));
        self.emit(loc, Op::MakeFunction);
        let order = [CLOSURE, ANNOTATIONS, ANNOTATE, KEYWORD_DEFAULTS, DEFAULTS];
        for attribute in order.into_iter().filter(|a| attributes & a != 0) {
            self.emit_arg(loc, Op::SetFunctionAttribute, attribute);
        }
    }

    /// Makes the `__annotate__` of a function, if it has annotations, or where they are evaluated at once a tuple of names
    /// and values.
    fn function_annotations(&mut self, loc: Loc, s: &'a ast::StmtFunctionDef) -> Fallible<u32> {
        let annotations = annotations(&s.parameters, s.returns.as_deref());
        let count = annotations.len() as u32;
        if count == 0 {
            return Ok(0);
        }
        if self.dialect.eager_annotations {
            self.names_and_annotations(loc, annotations)?;
            self.emit_arg(loc, Op::BuildTuple, 2 * count);
            return Ok(attribute::ANNOTATIONS);
        }
        let qualname = self.qualname(&s.name.as_str().into(), UnitKind::Function);
        self.enter_annotate(loc, NodeKey::new(&*s.parameters, Part::Annotations))?;
        if self.dialect.qualifies_annotate {
            self.unit().qualname = format!("{qualname}.__annotate__").into();
        }
        self.names_and_annotations(loc, annotations)?;
        self.emit_arg(loc, Op::BuildMap, count);
        self.leave_annotate(loc)?;
        Ok(attribute::ANNOTATE)
    }

    fn names_and_annotations(&mut self, loc: Loc, annotations: Vec<(&'a str, &'a Expr)>) -> Fallible {
        for (name, annotation) in annotations {
            let name = self.mangled(&name.into());
            self.emit_const(loc, Const::Str(name));
            if self.table.future_annotations {
                self.annotation_text(annotation)?;
            } else if let Expr::Starred(starred) = annotation {
                self.expr(&starred.value)?;
                self.emit_arg(loc, Op::UnpackSequence, 1);
            } else {
                self.expr(annotation)?;
            }
        }
        Ok(())
    }
}

/// Parameters' names and annotations, and what is returned, in CPython's order.
fn annotations<'a>(parameters: &'a Parameters, returns: Option<&'a Expr>) -> Vec<(&'a str, &'a Expr)> {
    let args = parameters.args.iter().chain(&parameters.posonlyargs).map(|p| &p.parameter);
    let vararg = parameters.vararg.as_deref().into_iter();
    let keyword_only = parameters.kwonlyargs.iter().map(|p| &p.parameter);
    let kwarg = parameters.kwarg.as_deref().into_iter();
    let all = args.chain(vararg).chain(keyword_only).chain(kwarg);
    let annotated = all.filter_map(|p| Some((p.name.as_str(), p.annotation.as_deref()?)));
    annotated.chain(returns.map(|r| ("return", r))).collect()
}

fn arg_counts(parameters: &Parameters) -> ArgCounts {
    ArgCounts {
        positional: (parameters.posonlyargs.len() + parameters.args.len()) as u32,
        positional_only: parameters.posonlyargs.len() as u32,
        keyword_only: parameters.kwonlyargs.len() as u32,
    }
}
