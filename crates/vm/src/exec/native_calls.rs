//! Calls of partials and of caches: the frame of the function behind them goes on top, instead of a run of its own on the
//! Rust stack.

use super::Flow;
use super::packed_calls::{Given, Source};
use crate::bind::Keywords;
use crate::errors::R;
use crate::frame::{After, Finish, Slot};
use crate::machine::Machine;
use crate::modules::functools;
use crate::native::Args;
use crate::object::{Object, V};

impl Machine {
    /// A call of an instance of a native type that only passes it on to a Python function.
    pub(super) fn enter_native_call(&mut self, at: usize, source: Source<'_>) -> R<Option<Flow>> {
        let callable = self.stack[at].id();
        let Some(def) = self.native_def(callable) else { return Ok(None) };
        let (partial, cache) = (std::ptr::eq(def, &functools::PARTIAL), std::ptr::eq(def, &functools::LRU_CACHE));
        let own = self
            .special(callable, self.names.call)
            .is_some_and(|f| matches!(self.heap.get(f), Object::MethodDescr(..)));
        let operands = self.sp - at;
        if !(partial || cache) || !own {
            return Ok(None);
        }
        let given = self.given(at, source);
        if !given.fits(operands) {
            return Ok(None);
        }
        let args = given.args();
        if partial {
            return self.enter_partial(at, callable, &given);
        }
        let behind = functools::cached_function(self, callable);
        let Some((function, this)) = self.python_callee(behind) else { return Ok(None) };
        match functools::enter_cache(self, callable, args)? {
            Ok(result) => {
                self.drop_operands(at, self.sp);
                self.returned(at, result).map(Some)
            }
            Err(key) => {
                // The tuple of several arguments is the key itself.
                if self.tuple(key).is_none()
                    && let Err(raise) = self.hold_arguments(&given)
                {
                    self.decref(key);
                    return Err(raise);
                }
                self.hold_unpacked(None, &given);
                self.reserve_stack(self.sp + 1);
                self.push(Slot::owned(key));
                let after = After::Method(Finish::Cache, (self.sp - at) as u8);
                self.enter_passed(function, this, args, after).map(Some)
            }
        }
    }

    /// A partial passes a call on. One with arguments by name may pack all of them first (`partial_vectorcall_fallback`).
    fn enter_partial(&mut self, at: usize, partial: V, given: &Given) -> R<Option<Flow>> {
        let filled = functools::partial_call(self, partial, given.args())?;
        let Some((function, this)) = self.python_callee(filled.function) else { return Ok(None) };
        if functools::has_keywords(self, partial) && self.version().packs_for_partials {
            let passed = Given::new(filled.pos.clone(), filled.kw);
            if !passed.fits(self.sp - at + 2) {
                return Ok(None);
            }
            self.hold_arguments(given)?;
            // Without arguments of its own the partial passes on the tuple that it got.
            let all = if filled.pos.len() == given.args().pos.len() { &[][..] } else { passed.args().pos };
            self.hold_arguments(&Given::new(all.into(), passed.args().kw.into()))?;
            self.hold_unpacked(None, &passed);
            let after = After::Method(Finish::Value, (self.sp - at) as u8);
            return self.enter_passed(function, this, passed.args(), after).map(Some);
        }
        if given.is_packed() {
            self.hold_unpacked(None, given);
        }
        let after = After::Method(Finish::Value, (self.sp - at) as u8);
        self.enter_passed(function, this, Args { pos: &filled.pos, kw: &filled.kw }, after).map(Some)
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
