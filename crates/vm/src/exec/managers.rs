//! Context managers: the methods that a `with` statement calls.

use super::Flow;
use crate::errors::R;
use crate::frame::Slot;
use crate::machine::Machine;
use crate::object::{Object, V};

impl Machine {
    pub(super) fn op_load_special(&mut self, arg: u32) -> R<Flow> {
        let name = self.manager_names()[arg as usize];
        if self.version().binds_context_managers {
            return self.bind_context_manager(arg);
        }
        let owner = self.pop();
        let Some(method) = self.special(owner.id(), name) else {
            let message = self.no_context_manager(owner.id(), arg);
            self.drop_slot(owner);
            return Err(self.type_error(message));
        };
        match self.heap.get(method) {
            Object::Function(_) | Object::MethodDescr(..) => {
                self.heap.incref(method);
                self.push(Slot::owned(method));
                self.push(owner);
            }
            _ => {
                let class = self.type_of(owner.id());
                let bound = self.descriptor_get(method, owner.id(), class);
                self.drop_slot(owner);
                self.push(Slot::owned(bound?));
                self.push(Slot::NULL);
            }
        }
        Ok(Flow::Next)
    }

    /// As `LOAD_SPECIAL` numbers them.
    fn manager_names(&self) -> [V; 4] {
        [self.names.enter, self.names.exit, self.names.aenter, self.names.aexit]
    }

    /// Both methods are bound at once, the one that enters first: who asks for the one that exits leaves the other in the
    /// object's place below. A call holds either: that is what the method above itself says.
    fn bind_context_manager(&mut self, special: u32) -> R<Flow> {
        let mut bound = self.pop();
        if special & 1 == 1 {
            let owner = bound;
            let both = self.bind_both(owner.id(), special);
            self.drop_slot(owner);
            let (enter, exit) = both?;
            let place = self.sp - 1;
            let owner = std::mem::replace(&mut self.stack[place], Slot::owned(enter));
            self.drop_slot(owner);
            bound = Slot::owned(exit);
        }
        self.push(bound);
        let is_method = matches!(self.heap.get(bound.id()), Object::Method(..));
        self.push(if is_method { bound.as_borrowed() } else { Slot::NULL });
        Ok(Flow::Next)
    }

    fn bind_both(&mut self, owner: V, exit: u32) -> R<(V, V)> {
        let enter = self.bind_special(owner, exit - 1)?;
        match self.bind_special(owner, exit) {
            Ok(exit) => Ok((enter, exit)),
            Err(raise) => {
                self.decref(enter);
                Err(raise)
            }
        }
    }

    fn bind_special(&mut self, owner: V, special: u32) -> R<V> {
        let name = self.manager_names()[special as usize];
        let class = self.type_of(owner);
        if let Some(method) = self.type_lookup(class, name) {
            return self.descriptor_get(method, owner, class);
        }
        let kind = if special >= 2 { "asynchronous " } else { "" };
        let missed = if special & 1 == 1 { format!(" (missed {} method)", self.str_text(name)) } else { String::new() };
        let name = self.type_name(owner);
        Err(self.type_error(format!("'{name}' object does not support the {kind}context manager protocol{missed}")))
    }

    /// Whether the callable at a place is a method that its call holds, and not one whose place its function takes.
    pub(super) fn is_held(&self, at: usize) -> bool {
        let callable = self.stack[at];
        self.stack[at + 1].get() == callable.get() && matches!(self.heap.get(callable.id()), Object::Method(..))
    }

    /// Says what `with` or `async with` (from the third special method on) misses, and whether the other would do.
    #[cold]
    fn no_context_manager(&mut self, owner: V, special: u32) -> String {
        let names = self.manager_names();
        let (missed, asynchronous) = (names[special as usize], special >= 2);
        let others = if asynchronous { [names[0], names[1]] } else { [names[2], names[3]] };
        let [kind, other, remedy] = match asynchronous {
            false => ["", "asynchronous ", "async with"],
            true => ["asynchronous ", "", "with"],
        };
        let mut message = format!(
            "'{}' object does not support the {kind}context manager protocol (missed {} method)",
            self.qualified_type_name(owner),
            self.str_text(missed)
        );
        if others.into_iter().all(|name| self.special(owner, name).is_some()) {
            message.push_str(&format!(
                " but it supports the {other}context manager protocol. Did you mean to use '{remedy}'?"
            ));
        }
        message
    }
}
