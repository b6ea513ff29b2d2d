//! `import` and `from ... import`.

use super::Flow;
use crate::errors::{ExcKind, R};
use crate::frame::Slot;
use crate::machine::Machine;
use crate::object::Object;
use crate::objects::LoadedCode;

impl Machine {
    pub(super) fn op_import_name(&mut self, code: &LoadedCode, arg: u32) -> R<Flow> {
        let name = self.str_text(code.names[arg as usize]).to_string();
        let (names, level) = (self.pop(), self.pop());
        let relative = self.int(level.id()).is_some_and(|n| !n.is_zero());
        let plain = self.is_none(names.id());
        self.drop_slot(names);
        self.drop_slot(level);
        if relative {
            return Err(self.raise(ExcKind::Import, "attempted relative import with no known parent package"));
        }
        let module = self.import_module(&name)?;
        let wanted = match (plain, name.split_once('.')) {
            // `import a.b` binds `a`.
            (true, Some((package, _))) => {
                let outer = self.import_module(package);
                self.decref(module);
                outer?
            }
            _ => module,
        };
        self.push(Slot::owned(wanted));
        Ok(Flow::Next)
    }

    pub(super) fn op_import_from(&mut self, code: &LoadedCode, arg: u32) -> R<Flow> {
        let name = code.names[arg as usize];
        let module = self.stack[self.sp - 1].id();
        let found = self.get_attr_opt(module, name);
        if let Some(value) = self.catch(found, ExcKind::Attribute)?.flatten() {
            self.push(Slot::owned(value));
            return Ok(Flow::Next);
        }
        let of = match self.heap.get(module) {
            Object::Module(module) => module.name.to_string(),
            _ => "<unknown module name>".to_string(),
        };
        let text = self.str_text(name).to_string();
        let submodule = format!("{of}.{text}");
        if self.in_library(&submodule) {
            let submodule = self.import_module(&submodule)?;
            self.push(Slot::owned(submodule));
            return Ok(Flow::Next);
        }
        let message = format!("cannot import name '{text}' from '{of}' (unknown location)");
        let raise = self.raise(ExcKind::Import, message);
        let of = self.new_string(of);
        self.set_raised_member("name", of);
        self.decref(of);
        self.set_raised_member("name_from", name);
        Err(raise)
    }
}
