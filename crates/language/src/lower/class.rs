//! Classes.

use std::rc::Rc;

use ruff_python_ast as ast;
use ruff_text_size::Ranged;

use super::Lowerer;
use super::names::Access;
use super::unit::{NewUnit, UnitKind};
use crate::code::{Code, Const};
use crate::diagnostics::Fallible;
use crate::flow::Loc;
use crate::op::Op;
use crate::scope::{NodeKey, Part, TYPE_PARAMS};

impl<'a> Lowerer<'a> {
    pub fn class_def(&mut self, s: &'a ast::StmtClassDef) -> Fallible {
        let first_line = self.decorators(&s.decorator_list, s)?;
        let loc = self.source.range_loc(self.undecorated_range(s.range(), &s.decorator_list));
        self.step_on(loc.line as u32);
        match s.type_params.as_deref() {
            Some(params) => self.generic_class(loc, s, params, first_line)?,
            None => self.class(loc, s, first_line, None)?,
        }
        self.apply_decorators(&s.decorator_list);
        self.step_on(loc.line as u32);
        self.name(loc, &s.name, Access::Store);
        Ok(())
    }

    /// The call that makes the class, with a last base that lies in a variable.
    pub fn class(&mut self, loc: Loc, s: &'a ast::StmtClassDef, first_line: u32, last_base: Option<&str>) -> Fallible {
        let code = self.class_body(s, first_line)?;
        self.emit(loc, Op::LoadBuildClass);
        self.emit(loc, Op::PushNull);
        self.make_closure(loc, code, 0);
        self.emit_const(loc, Const::Str(s.name.as_str().into()));
        if last_base.is_some() {
            self.load_generic_base(loc);
        }
        match &s.arguments {
            Some(arguments) => self.call_helper(loc, 2, &arguments.args, last_base, &arguments.keywords),
            None => self.call_helper(loc, 2, &[], last_base, &[]),
        }
    }

    fn class_body(&mut self, s: &'a ast::StmtClassDef, first_line: u32) -> Fallible<Rc<Code>> {
        let mut new = NewUnit::new(s.name.as_str(), UnitKind::Class, NodeKey::new(s, Part::Body), first_line);
        new.private = Some(s.name.as_str().into());
        self.enter(new)?;
        let loc = Loc::at_line(first_line);
        self.name(loc, "__name__", Access::Load);
        self.name(loc, "__module__", Access::Store);
        let qualname = self.unit_ref().qualname.clone();
        self.emit_const(loc, Const::Str(qualname));
        self.name(loc, "__qualname__", Access::Store);
        self.emit_const(loc, Const::Int(i64::from(first_line)));
        self.name(loc, "__firstlineno__", Access::Store);
        if s.type_params.is_some() {
            self.name(loc, TYPE_PARAMS, Access::Load);
            self.name(loc, "__type_params__", Access::Store);
        }
        if self.scope().needs_classdict {
            self.emit(loc, Op::LoadLocals);
            self.store_own_cell(loc, "__classdict__");
        }
        if self.scope().has_conditional_annotations {
            self.emit_arg(loc, Op::BuildSet, 0);
            self.store_own_cell(loc, "__conditional_annotations__");
        }
        self.body(loc, &s.body)?;
        self.class_epilogue();
        self.leave_without_return()
    }

    fn store_own_cell(&mut self, loc: Loc, name: &str) {
        let cell = self.unit().cellvars.add(&name.into());
        self.emit_arg(loc, Op::StoreDeref, cell);
    }

    /// What the metaclass needs to know besides the body's own names.
    fn class_epilogue(&mut self) {
        let mut attributes = std::mem::take(&mut self.unit().static_attributes);
        attributes.sort();
        self.emit_const(Loc::NONE, Const::Tuple(attributes.into_iter().map(Const::Str).collect()));
        self.name(Loc::NONE, "__static_attributes__", Access::Store);
        if self.scope().needs_classdict {
            self.load_closure(Loc::NONE, &"__classdict__".into());
            self.name(Loc::NONE, "__classdictcell__", Access::Store);
        }
        if self.scope().needs_class_closure {
            self.load_closure(Loc::NONE, &"__class__".into());
            self.emit_arg(Loc::NONE, Op::Copy, 1);
            self.name(Loc::NONE, "__classcell__", Access::Store);
        } else {
            self.emit_none(Loc::NONE);
        }
    }

    /// Closes a unit whose value to return is on the stack. Like CPython, adds a second return that nothing reaches.
    fn leave_without_return(&mut self) -> Fallible<Rc<Code>> {
        self.emit(Loc::NONE, Op::ReturnValue);
        self.leave(true)
    }
}
