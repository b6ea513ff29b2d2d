//! `CALL_INTRINSIC_1` and `CALL_INTRINSIC_2`.

use afterdel_language::op::{Intrinsic1, Intrinsic2};

use super::Flow;
use crate::errors::R;
use crate::frame::Slot;
use crate::machine::Machine;
use crate::object::{Object, V};

/// The library's module that makes type parameters.
const TYPE_PARAMS: &str = "_type_params";
/// The library's module of template strings.
const TEMPLATES: &str = "string.templatelib";

impl Machine {
    pub(super) fn op_call_intrinsic_1(&mut self, arg: u32) -> R<Flow> {
        let slot = self.pop();
        let v = slot.id();
        let Some(intrinsic) = Intrinsic1::from_number(arg) else { unreachable!("the compiler knows all intrinsics") };
        let result = match intrinsic {
            Intrinsic1::ImportStar => self.import_star(v),
            Intrinsic1::StopIterationError => {
                let exc = self.steal(slot);
                return self.stop_iteration_error(exc);
            }
            Intrinsic1::AsyncGenWrap => {
                let value = self.steal(slot);
                let wrapped = self.wrap_yielded(value);
                self.push(Slot::owned(wrapped));
                return Ok(Flow::Next);
            }
            Intrinsic1::UnaryPositive => self.unary(crate::ops::Unary::Positive, v),
            Intrinsic1::ListToTuple => {
                let items = self.list(v).expect("the compiler made a list").items().to_vec();
                items.iter().for_each(|&v| self.heap.incref(v));
                Ok(self.new_tuple(items))
            }
            Intrinsic1::TypeVar => self.library_call(TYPE_PARAMS, "type_var", &[v]),
            Intrinsic1::ParamSpec => self.library_call(TYPE_PARAMS, "param_spec", &[v]),
            Intrinsic1::TypeVarTuple => self.library_call(TYPE_PARAMS, "type_var_tuple", &[v]),
            Intrinsic1::SubscriptGeneric => self.library_call(TYPE_PARAMS, "subscript_generic", &[v]),
            Intrinsic1::TypeAlias => self.library_call(TYPE_PARAMS, "type_alias", &[v]),
        };
        self.drop_slot(slot);
        self.push(Slot::owned(result?));
        Ok(Flow::Next)
    }

    pub(super) fn op_call_intrinsic_2(&mut self, arg: u32) -> R<Flow> {
        let (top, below) = (self.pop(), self.pop());
        let operands = [below.id(), top.id()];
        let Some(intrinsic) = Intrinsic2::from_number(arg) else { unreachable!("the compiler knows all intrinsics") };
        let result = match intrinsic {
            Intrinsic2::PrepReraiseStar => {
                let exceptions = self.list(top.id()).map(|list| list.items().to_vec()).unwrap_or_default();
                self.prepare_reraise_star(below.id(), &exceptions).map(|exc| exc.unwrap_or(self.none))
            }
            Intrinsic2::TypeVarWithBound => self.library_call(TYPE_PARAMS, "type_var_with_bound", &operands),
            Intrinsic2::TypeVarWithConstraints => {
                self.library_call(TYPE_PARAMS, "type_var_with_constraints", &operands)
            }
            Intrinsic2::SetTypeParamDefault => self.library_call(TYPE_PARAMS, "set_default", &operands),
            Intrinsic2::SetFunctionTypeParams => Ok(self.set_type_params(below.id(), top.id())),
        };
        self.drop_slot(top);
        self.drop_slot(below);
        self.push(Slot::owned(result?));
        Ok(Flow::Next)
    }

    pub(super) fn op_build_interpolation(&mut self, arg: u32) -> R<Flow> {
        let spec = if arg & 1 == 0 { Slot::borrowed(self.intern("")) } else { self.pop() };
        let (expression, value) = (self.pop(), self.pop());
        let conversion = match arg >> 2 {
            0 => self.none,
            1 => self.intern("s"),
            2 => self.intern("r"),
            _ => self.intern("a"),
        };
        let made =
            self.library_call(TEMPLATES, "_interpolation", &[value.id(), expression.id(), conversion, spec.id()]);
        [value, expression, spec].into_iter().for_each(|slot| self.drop_slot(slot));
        self.push(Slot::owned(made?));
        Ok(Flow::Next)
    }

    pub(super) fn op_build_template(&mut self) -> R<Flow> {
        let (interpolations, strings) = (self.pop(), self.pop());
        let made = self.library_call(TEMPLATES, "_template", &[strings.id(), interpolations.id()]);
        [interpolations, strings].into_iter().for_each(|slot| self.drop_slot(slot));
        self.push(Slot::owned(made?));
        Ok(Flow::Next)
    }

    /// Gives a new function its type parameters; the function, a new reference.
    fn set_type_params(&mut self, function: V, params: V) -> V {
        self.heap.incref(params);
        if let Object::Function(payload) = self.heap.get_mut(function) {
            payload.type_params = Some(params);
        }
        self.new_ref(function)
    }
}
