//! Parameters and their annotations.

use ruff_python_ast::{Expr, Parameters};
use ruff_text_size::Ranged;

use super::build::Builder;
use super::{NodeKey, Part, ScopeKind, usage};
use crate::diagnostics::Fallible;

impl Builder<'_> {
    /// Parameters become the first locals: positional, keyword-only, `*args`, `**kwargs`.
    pub fn parameters(&mut self, parameters: &Parameters) -> Fallible {
        for p in parameters.posonlyargs.iter().chain(&parameters.args).chain(&parameters.kwonlyargs) {
            self.define(&p.parameter.name, usage::PARAM, &p.parameter.name)?;
        }
        if let Some(p) = &parameters.vararg {
            self.define(&p.name, usage::PARAM, &p.name)?;
            self.scope().var_args = true;
        }
        if let Some(p) = &parameters.kwarg {
            self.define(&p.name, usage::PARAM, &p.name)?;
            self.scope().var_keywords = true;
        }
        Ok(())
    }

    /// Defaults are evaluated where the function is defined.
    pub fn defaults(&mut self, parameters: &Parameters) -> Fallible {
        for p in parameters.posonlyargs.iter().chain(&parameters.args).chain(&parameters.kwonlyargs) {
            self.optional_expr(p.default.as_deref())?;
        }
        Ok(())
    }

    /// A function's annotations: as a rule the block of its `__annotate__`.
    pub fn function_annotations(&mut self, parameters: &Parameters, returns: Option<&Expr>) -> Fallible {
        if self.table.evaluates_annotations() {
            return self.annotations_of(parameters, returns);
        }
        let sees_class = {
            let scope = self.scope();
            scope.can_see_class_scope || scope.kind == ScopeKind::Class
        };
        self.enter_annotation(NodeKey::new(parameters, Part::Annotations), sees_class, parameters)?;
        self.annotations_of(parameters, returns)?;
        self.leave();
        Ok(())
    }

    fn annotations_of(&mut self, parameters: &Parameters, returns: Option<&Expr>) -> Fallible {
        let by_position = parameters.posonlyargs.iter().chain(&parameters.args).map(|p| &p.parameter);
        let keyword_only = parameters.kwonlyargs.iter().map(|p| &p.parameter);
        let variadic = parameters.vararg.as_deref().into_iter().chain(parameters.kwarg.as_deref());
        let annotations = by_position.chain(variadic).chain(keyword_only).filter_map(|p| p.annotation.as_deref());
        for annotation in annotations.chain(returns) {
            match annotation {
                Expr::Starred(starred) => self.expr(&starred.value)?,
                _ => self.expr(annotation)?,
            }
        }
        Ok(())
    }

    /// Opens an `__annotate__` block.
    pub fn enter_annotation(&mut self, key: NodeKey, sees_class: bool, node: &impl Ranged) -> Fallible {
        self.enter_evaluated_later(ScopeKind::Annotation, key, node)?;
        if sees_class {
            self.see_class_scope(node)?;
        }
        Ok(())
    }

    /// The annotation of a variable; evaluated only when somebody asks, and never for a function's locals.
    pub fn variable_annotation(&mut self, annotation: &Expr, key: NodeKey) -> Fallible {
        if self.table.evaluates_annotations() {
            return self.expr(annotation);
        }
        let unevaluated = self.scope().kind == ScopeKind::Function;
        let kind = self.scope().kind;
        let conditional = !self.table.dialect.eager_annotations
            && (kind == ScopeKind::Module || (kind == ScopeKind::Class && self.scope().in_conditional_block));
        if conditional && !self.scope().has_conditional_annotations {
            self.scope().has_conditional_annotations = true;
            self.define("__conditional_annotations__", usage::USE, annotation)?;
        }
        let parent = self.current();
        match self.scope().annotation_block {
            Some(block) => self.reenter(block),
            None => {
                self.enter_annotation(key, kind == ScopeKind::Class, annotation)?;
                self.table.scopes[parent].annotation_block = Some(self.current());
            }
        }
        if conditional && kind == ScopeKind::Class {
            self.define("__conditional_annotations__", usage::USE, annotation)?;
        }
        self.scope().in_unevaluated_annotation = unevaluated;
        self.expr(annotation)?;
        self.leave();
        Ok(())
    }
}
