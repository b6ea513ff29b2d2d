//! Calls whose arguments lie in a tuple and a dict: `f(*args, **kwargs)`, and what CPython packs so before it calls
//! through a type's slots (`_PyObject_MakeTpCall`). What holds an argument meanwhile is seen in its count.

use smallvec::SmallVec;

use super::Flow;
use super::special_calls::MOST;
use crate::errors::R;
use crate::frame::{After, Finish, Slot};
use crate::layout;
use crate::machine::Machine;
use crate::native::{Args, Quick};
use crate::object::{Object, V};

/// Where a call's arguments lie.
#[derive(Clone, Copy)]
pub(super) enum Source<'a> {
    /// On the stack; the names of the last of them.
    Stack(Option<&'a [V]>),
    /// In a tuple and perhaps a dict, which lie on the stack.
    Packed,
}

/// The arguments of a call, borrowed from where they lie.
pub(super) struct Given {
    pos: SmallVec<[V; 8]>,
    kw: SmallVec<[(V, V); 4]>,
    packed: bool,
}

impl Given {
    /// Arguments that lie elsewhere.
    pub(super) fn new(pos: SmallVec<[V; 8]>, kw: SmallVec<[(V, V); 4]>) -> Self {
        Given { pos, kw, packed: false }
    }

    /// Whether they lie in a tuple and a dict.
    pub(super) fn is_packed(&self) -> bool {
        self.packed
    }

    /// As a builtin takes them.
    pub(super) fn args(&self) -> Args<'_> {
        Args { pos: &self.pos, kw: &self.kw }
    }

    /// Whether [`After::Method`] can count the operands of a call and what lies above them while it runs: the tuple, the
    /// dict, the arguments' other references, an instance.
    pub(super) fn fits(&self, operands: usize) -> bool {
        let unpacked = if self.kw.is_empty() { 0 } else { 2 + self.pos.len() + self.kw.len() };
        operands + 3 + unpacked <= MOST
    }
}

impl Machine {
    /// The arguments of the call whose operands begin at `at`.
    pub(super) fn given(&self, at: usize, source: Source<'_>) -> Given {
        match source {
            Source::Stack(names) => {
                let names = names.unwrap_or(&[]);
                let split = self.sp - names.len();
                let pos = self.stack[self.first_arg(at)..split].iter().map(|slot| slot.id()).collect();
                let values = self.stack[split..self.sp].iter().map(|slot| slot.id());
                Given { pos, kw: names.iter().copied().zip(values).collect(), packed: false }
            }
            Source::Packed => {
                let pos = self.tuple(self.stack[at + 2].id()).unwrap_or(&[]).into();
                let entries = self.stack[at + 3].get().map(|kwargs| self.dict_items(kwargs)).unwrap_or_default();
                Given { pos, kw: entries.iter().map(|entry| (entry.key, entry.value)).collect(), packed: true }
            }
        }
    }

    /// Pushes what `_PyObject_MakeTpCall` holds during a call: a tuple of the arguments, a dict of those by name.
    pub(super) fn hold_arguments(&mut self, given: &Given) -> R<()> {
        if given.packed {
            return Ok(());
        }
        let (tuple, dict) = self.pack_arguments(given.args())?;
        self.reserve_stack(self.sp + 2);
        for v in tuple.into_iter().chain(dict) {
            self.push(Slot::owned(v));
        }
        Ok(())
    }

    /// A tuple of the arguments by position, a dict of those by name, where there are any.
    pub(crate) fn pack_arguments(&mut self, args: Args<'_>) -> R<(Option<V>, Option<V>)> {
        let tuple = (!args.pos.is_empty()).then(|| {
            let items = args.pos.iter().map(|&v| self.new_ref(v)).collect();
            self.new_tuple(items)
        });
        if args.kw.is_empty() {
            return Ok((tuple, None));
        }
        let dict = self.new_dict();
        for &(name, value) in args.kw {
            self.dict_set_name(dict, name, value)?;
        }
        Ok((tuple, Some(dict)))
    }

    /// Pushes what is held while arguments by name, and all others, are unpacked for a function (`_PyStack_UnpackDict`): a
    /// tuple of the names, and the arguments.
    pub(super) fn hold_unpacked(&mut self, this: Option<V>, given: &Given) {
        if given.kw.is_empty() {
            return;
        }
        self.reserve_stack(self.sp + 2 + given.pos.len() + given.kw.len());
        let names: SmallVec<[V; 4]> = given.kw.iter().map(|&(name, _)| name).collect();
        let names = self.tuple_of(&names);
        self.push(Slot::owned(names));
        let positions = this.into_iter().chain(given.pos.iter().copied());
        let positions = positions.filter(|_| self.version().counts_unpacked_positions);
        let values: SmallVec<[V; 8]> = positions.chain(given.kw.iter().map(|&(_, value)| value)).collect();
        for value in values {
            let value = self.new_ref(value);
            self.push(Slot::owned(value));
        }
    }

    /// What CPython passes to a wrapper of a slot that is called by its name (`object.__setattr__(x, 'a', 1)`): a tuple of all
    /// arguments, one of those behind the object, a dict of those by name.
    pub(super) fn pass_to_wrapper(&mut self, callable: V, given: usize, named: usize) {
        let Some(bound) = self.wrapper_of_slot(callable) else { return };
        self.pass_arguments(given);
        if !bound {
            self.pass_arguments(given.saturating_sub(1));
        }
        if named > 0 {
            self.heap.pass_through(layout::DICT.size_bytes, layout::DICT.free_list);
        }
    }

    /// For a wrapper of a slot: whether it is bound to an object.
    fn wrapper_of_slot(&self, callable: V) -> Option<bool> {
        let (def, bound) = match self.heap.get(callable) {
            Object::MethodDescr(def, _) => (*def, false),
            Object::Native(native) => (native.def, true),
            _ => return None,
        };
        (def.name.starts_with("__") && def.fills_slot()).then_some(bound)
    }

    /// Puts the frame of a Python function on top of the caller's operands, `this` before its other arguments.
    pub(super) fn enter_given(&mut self, function: V, this: V, given: &Given, after: After) -> R<Flow> {
        let pos = std::iter::once(&this).chain(&given.pos).map(|&v| Slot::owned(self.new_ref(v))).collect();
        let kw = given.kw.iter().map(|&(name, v)| (name, Slot::owned(self.new_ref(v)))).collect();
        self.enter_with(function, pos, kw, after)
    }

    /// `f(*args, **kwargs)`
    pub(super) fn op_call_function_ex(&mut self) -> R<Flow> {
        let at = self.sp - 4;
        let args = self.stack[at + 2].id();
        if !self.heap.get(args).is_tuple() {
            let items = match self.collect_iterable(args) {
                Ok(items) => items,
                Err(raise) => return Err(self.star_argument_error(raise, self.stack[at].id(), args)),
            };
            let tuple = self.new_tuple(items);
            let old = std::mem::replace(&mut self.stack[at + 2], Slot::owned(tuple));
            self.drop_slot(old);
        }
        if matches!(self.heap.get(self.stack[at].id()), Object::Function(_)) {
            return self.call_function_ex(at);
        }
        self.call_packed(at)
    }

    /// A Python function takes the arguments over; tuple and dict are gone before its body begins.
    fn call_function_ex(&mut self, at: usize) -> R<Flow> {
        let given = self.given(at, Source::Packed);
        let (kwargs, args) = (self.pop(), self.pop());
        self.reserve_stack(self.sp + given.pos.len() + given.kw.len() + 8);
        for v in given.pos.iter().copied().chain(given.kw.iter().map(|&(_, value)| value)) {
            let v = self.new_ref(v);
            self.push(Slot::owned(v));
        }
        let names: SmallVec<[V; 4]> = given.kw.iter().map(|&(name, _)| name).collect();
        self.pass_arguments(names.len());
        let result = self.call_python(at, (!names.is_empty()).then_some(&names));
        self.drop_slot(args);
        self.drop_slot(kwargs);
        result
    }

    /// A call of anything else: tuple and dict stay on the stack until it returns.
    fn call_packed(&mut self, at: usize) -> R<Flow> {
        let callable = self.stack[at].id();
        let entered = match self.heap.get(callable) {
            Object::Method(function, this) if matches!(self.heap.get(*function), Object::Function(_)) => {
                let (function, this) = (*function, *this);
                self.enter_packed_method(at, function, this)?
            }
            Object::Type(class) if class.heap => self.enter_packed_class(at, callable)?,
            Object::Instance(_) | Object::Small(..) => self.enter_call(at, Source::Packed)?,
            Object::Native(native) if native.def.quick == Quick::Input => self.wait_for_packed(at)?,
            _ => None,
        };
        if let Some(flow) = entered {
            return Ok(flow);
        }
        let given = self.given(at, Source::Packed);
        match self.wrapper_of_slot(callable) {
            Some(true) => {}
            Some(false) => self.pass_arguments(given.pos.len().saturating_sub(1)),
            // The names, for who takes arguments from the stack.
            None if !matches!(self.heap.get(callable), Object::Type(class) if class.heap) => {
                self.pass_arguments(given.kw.len());
            }
            None => {}
        }
        let value = match self.heap.get(callable) {
            Object::Type(_) => {
                let tuple = self.stack[at + 2].id();
                self.with_call_tuple(Some(tuple), |vm| vm.call_class(callable, given.args()))
            }
            Object::Native(_) => {
                let tuple = self.stack[at + 2].id();
                self.with_call_tuple(Some(tuple), |vm| vm.call_with(callable, given.args()))
            }
            _ => self.call_with(callable, given.args()),
        };
        self.drop_operands(at, self.sp);
        self.sp = at;
        self.returned(at, value?)
    }

    /// `input(*args)` where no line is there yet.
    fn wait_for_packed(&mut self, at: usize) -> R<Option<Flow>> {
        if !self.must_wait_for_input() {
            return Ok(None);
        }
        let prompt = self.given(at, Source::Packed).pos.first().copied();
        self.wait_for_input(prompt)?;
        Ok(Some(Flow::Wait))
    }

    /// A bound method of a Python function.
    fn enter_packed_method(&mut self, at: usize, function: V, this: V) -> R<Option<Flow>> {
        let given = self.given(at, Source::Packed);
        if !given.fits(self.sp - at) {
            return Ok(None);
        }
        self.hold_unpacked(None, &given);
        let after = After::Method(Finish::Value, (self.sp - at) as u8);
        self.enter_given(function, this, &given, after).map(Some)
    }
}
