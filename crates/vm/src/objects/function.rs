//! Python functions.

use std::rc::Rc;

use afterdel_collector::Released;

use super::LoadedCode;
use crate::object::V;

/// A function. Fields in the order in which `func_traverse` visits them (cpython.md 2.3).
#[derive(Clone, Debug)]
pub struct Function {
    /// `__code__`
    pub code: V,
    /// The same code, for calls.
    pub loaded: Rc<LoadedCode>,
    /// `__globals__`
    pub globals: V,
    /// `__builtins__`
    pub builtins: V,
    /// `__module__`
    pub module: Option<V>,
    /// `__defaults__`, a tuple
    pub defaults: Option<V>,
    /// `__kwdefaults__`, a dict
    pub kwdefaults: Option<V>,
    /// `__doc__`
    pub doc: Option<V>,
    /// `__name__`
    pub name: V,
    /// `__dict__`
    pub dict: Option<V>,
    /// `__closure__`, a tuple of cells
    pub closure: Option<V>,
    /// `__annotations__`
    pub annotations: Option<V>,
    /// `__annotate__`
    pub annotate: Option<V>,
    /// `__type_params__`, a tuple
    pub type_params: Option<V>,
    /// `__qualname__`
    pub qualname: V,
}

impl Function {
    /// Visits in `tp_traverse` order.
    pub fn visit(&self, visit: &mut impl FnMut(V)) {
        visit(self.code);
        visit(self.globals);
        visit(self.builtins);
        for part in [self.module, self.defaults, self.kwdefaults, self.doc] {
            part.into_iter().for_each(&mut *visit);
        }
        visit(self.name);
        for part in [self.dict, self.closure, self.annotations, self.annotate, self.type_params] {
            part.into_iter().for_each(&mut *visit);
        }
        visit(self.qualname);
    }

    /// `func_clear`: everything but code, name and qualname, which cannot be part of a cycle without the rest.
    pub fn clear_into(&mut self, out: &mut Released) {
        let parts = [
            self.module.take(),
            self.defaults.take(),
            self.kwdefaults.take(),
            self.doc.take(),
            self.dict.take(),
            self.closure.take(),
            self.annotations.take(),
            self.annotate.take(),
            self.type_params.take(),
        ];
        out.refs.extend(parts.into_iter().flatten());
    }

    /// At deallocation: `func_clear`, then the rest.
    pub fn release_into(&mut self, out: &mut Released) {
        out.refs.push(self.globals);
        out.refs.push(self.builtins);
        self.clear_into(out);
        out.refs.extend([self.code, self.name, self.qualname]);
    }
}
