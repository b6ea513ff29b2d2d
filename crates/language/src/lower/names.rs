//! Loading, storing and deleting names.

use std::rc::Rc;

use super::Lowerer;
use super::unit::UnitKind;
use crate::flow::{Ir, Loc};
use crate::op::Op;
use crate::scope::{Place, ScopeKind};

/// What happens to a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    Load,
    Store,
    Delete,
}

/// How a name is reached.
enum Way {
    Fast,
    Cell(u32),
    Global(Place),
    Name,
}

impl Lowerer<'_> {
    pub fn name(&mut self, loc: Loc, name: &str, access: Access) {
        let mangled = self.mangled(&name.into());
        match self.way_to(&mangled) {
            Way::Fast => {
                let slot = self.unit().varnames.add(&mangled);
                let op = match access {
                    Access::Load => Op::LoadFast,
                    Access::Store => Op::StoreFast,
                    Access::Delete => Op::DeleteFast,
                };
                self.emit_arg(loc, op, slot);
            }
            Way::Cell(cell) => self.cell_access(loc, cell, access),
            Way::Global(place) => self.global_access(loc, &mangled, place, access),
            Way::Name => self.plain_name_access(loc, &mangled, access),
        }
    }

    fn way_to(&mut self, name: &Rc<str>) -> Way {
        let scope = self.scope();
        let symbol = self.unit_ref().symbol(scope, name);
        match symbol.place {
            Place::Free => Way::Cell(self.free_cell(name)),
            Place::Cell => Way::Cell(self.unit().cellvars.add(name)),
            Place::Local if scope.is_function_like() || self.unit_ref().is_hidden_now(name) => Way::Fast,
            Place::GlobalImplicit if scope.is_function_like() => Way::Global(symbol.place),
            Place::GlobalExplicit => Way::Global(symbol.place),
            _ => Way::Name,
        }
    }

    /// The number of a free variable's cell, behind the unit's own cells.
    pub fn free_cell(&mut self, name: &Rc<str>) -> u32 {
        let unit = self.unit();
        unit.cellvars.names.len() as u32 + unit.freevars.add(name)
    }

    fn cell_access(&mut self, loc: Loc, cell: u32, access: Access) {
        let op = match access {
            Access::Store => Op::StoreDeref,
            Access::Delete => Op::DeleteDeref,
            Access::Load if self.scope().kind == ScopeKind::Class && self.unit_ref().inlined_depth == 0 => {
                self.emit(loc, Op::LoadLocals);
                Op::LoadFromDictOrDeref
            }
            Access::Load if self.scope().can_see_class_scope => {
                self.load_classdict(loc);
                Op::LoadFromDictOrDeref
            }
            Access::Load => Op::LoadDeref,
        };
        self.emit_arg(loc, op, cell);
    }

    /// Loads the namespace of the class around an annotation scope.
    fn load_classdict(&mut self, loc: Loc) {
        let cell = self.free_cell(&"__classdict__".into());
        self.emit_arg(loc, Op::LoadDeref, cell);
    }

    fn global_access(&mut self, loc: Loc, name: &Rc<str>, place: Place, access: Access) {
        let index = self.unit().names.add(name);
        match access {
            Access::Load if self.scope().can_see_class_scope && place == Place::GlobalImplicit => {
                self.load_classdict(loc);
                self.emit_arg(loc, Op::LoadFromDictOrGlobals, index);
            }
            Access::Load => self.emit_arg(loc, Op::LoadGlobal, index << 1),
            Access::Store => self.emit_arg(loc, Op::StoreGlobal, index),
            Access::Delete => self.emit_arg(loc, Op::DeleteGlobal, index),
        }
    }

    fn plain_name_access(&mut self, loc: Loc, name: &Rc<str>, access: Access) {
        let index = self.unit().names.add(name);
        let in_inlined = self.unit_ref().kind == UnitKind::Class && self.unit_ref().inlined_depth > 0;
        match access {
            Access::Load if in_inlined => self.emit_arg(loc, Op::LoadGlobal, index << 1),
            Access::Load => self.emit_arg(loc, Op::LoadName, index),
            Access::Store => self.emit_arg(loc, Op::StoreName, index),
            Access::Delete => self.emit_arg(loc, Op::DeleteName, index),
        }
    }

    /// Loads the cell of a name itself, for a closure.
    pub fn load_closure(&mut self, loc: Loc, name: &Rc<str>) {
        // A name that is free and also bound in the class body is passed on from outside.
        let symbol = self.unit_ref().symbol(self.scope(), name);
        let is_provided = self.unit_ref().kind == UnitKind::Class && is_class_provided(name);
        let own = self.unit_ref().cellvars.find(name).filter(|_| is_provided || symbol.place != Place::Free);
        let cell = match own {
            Some(cell) => cell,
            None => self.free_cell(name),
        };
        self.emit_ir(loc, Ir::LoadClosure, cell);
    }
}

/// Cells that a class body has without their being variables of it.
fn is_class_provided(name: &str) -> bool {
    matches!(name, "__class__" | "__classdict__" | "__conditional_annotations__")
}
