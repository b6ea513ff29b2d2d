//! Calls of partials and of caches: the frame of the function behind them goes on top, instead of a run of its own on the
//! Rust stack.

use smallvec::SmallVec;

use super::Flow;
use super::special_calls::MOST;
use crate::bind::Keywords;
use crate::errors::R;
use crate::frame::{After, Finish, Slot};
use crate::machine::Machine;
use crate::modules::functools;
use crate::native::Args;
use crate::object::{Object, V};

impl Machine {
    /// A call of an instance of a native type that only passes it on to a Python function.
    pub(super) fn enter_native_call(&mut self, at: usize, names: Option<&[V]>) -> R<Option<Flow>> {
        let callable = self.stack[at].id();
        let Some(def) = self.native_def(callable) else { return Ok(None) };
        let (partial, cache) = (std::ptr::eq(def, &functools::PARTIAL), std::ptr::eq(def, &functools::LRU_CACHE));
        let own = self
            .special(callable, self.names.call)
            .is_some_and(|f| matches!(self.heap.get(f), Object::MethodDescr(..)));
        let operands = self.sp - at;
        if !(partial || cache) || !own || operands >= MOST {
            return Ok(None);
        }
        let first = if self.stack[at + 1].is_null() { at + 2 } else { at + 1 };
        let split = self.sp - names.map_or(0, <[V]>::len);
        let pos: SmallVec<[V; 8]> = self.stack[first..split].iter().map(|slot| slot.id()).collect();
        let values = self.stack[split..self.sp].iter().map(|slot| slot.id());
        let kw: SmallVec<[(V, V); 4]> = names.unwrap_or(&[]).iter().copied().zip(values).collect();
        let args = Args { pos: &pos, kw: &kw };
        if partial {
            let filled = functools::partial_call(self, callable, args)?;
            let Some((function, this)) = self.python_callee(filled.function) else { return Ok(None) };
            let args = Args { pos: &filled.pos, kw: &filled.kw };
            return self.enter_passed(function, this, args, After::Method(Finish::Value, operands as u8)).map(Some);
        }
        let behind = functools::cached_function(self, callable);
        let Some((function, this)) = self.python_callee(behind) else { return Ok(None) };
        match functools::enter_cache(self, callable, args)? {
            Ok(result) => {
                self.drop_range(at, self.sp);
                self.returned(at, result).map(Some)
            }
            Err(key) => {
                self.reserve_stack(self.sp + 1);
                self.push(Slot::owned(key));
                self.enter_passed(function, this, args, After::Method(Finish::Cache, operands as u8 + 1)).map(Some)
            }
        }
    }

    /// The Python function that is run when something is called, and what goes before the arguments.
    fn python_callee(&self, callable: V) -> Option<(V, Option<V>)> {
        match self.heap.get(callable) {
            Object::Function(_) => Some((callable, None)),
            Object::Method(function, this) if matches!(self.heap.get(*function), Object::Function(_)) => {
                Some((*function, Some(*this)))
            }
            _ => None,
        }
    }

    fn enter_passed(&mut self, function: V, this: Option<V>, args: Args<'_>, after: After) -> R<Flow> {
        let pos = this.iter().chain(args.pos).map(|&v| Slot::owned(self.new_ref(v))).collect();
        let kw: Keywords = args.kw.iter().map(|&(name, v)| (name, Slot::owned(self.new_ref(v)))).collect();
        self.enter_with(function, pos, kw, after)
    }

    /// The function behind a cache has returned: its result is kept. The key lies on top.
    pub(super) fn finish_cached(&mut self, first: usize, value: V) -> R<V> {
        let (cache, key) = (self.stack[first].id(), self.stack[self.sp - 1].id());
        match functools::finish_cache(self, cache, key, value) {
            Ok(()) => Ok(value),
            Err(raise) => {
                self.decref(value);
                Err(raise)
            }
        }
    }
}
