//! Special methods written in Python: where an instruction needs one its frame goes on top, instead of a run of its own on
//! the Rust stack. The operands stay on the caller's stack until it returns.

use afterdel_language::op::{BinaryOp, CompareOp};
use smallvec::SmallVec;

use super::Flow;
use super::packed_calls::Source;
use crate::bind::Keywords;
use crate::errors::{R, Raise};
use crate::frame::{After, Finish, Slot};
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::objects::GenState;

/// Operands that [`After::Method`] can count.
pub(super) const MOST: usize = 250;

impl Machine {
    /// The special method of an instance, if it is a Python function; borrowed.
    fn python_special(&mut self, v: V, name: V) -> Option<V> {
        if !self.heap.get(v).is_instance() {
            return None;
        }
        let method = self.special(v, name)?;
        matches!(self.heap.get(method), Object::Function(_)).then_some(method)
    }

    /// Puts the frame of a method on top; `operands` places of the caller's stack are dropped when it returns.
    fn enter_special(&mut self, function: V, args: &[V], finish: Finish, operands: usize) -> R<Flow> {
        let bound = args.iter().map(|&v| Slot::owned(self.new_ref(v))).collect();
        self.enter_with(function, bound, Keywords::default(), After::Method(finish, operands as u8))
    }

    /// Binds arguments, which it takes, and puts the frame on top of the caller's operands.
    pub(super) fn enter_with(&mut self, function: V, pos: SmallVec<[Slot; 8]>, kw: Keywords, after: After) -> R<Flow> {
        let code = self.function_code(function);
        let bound = if code.simple_args && kw.is_empty() && code.arg_count as usize == pos.len() {
            pos
        } else {
            self.bind_arguments(function, &pos, kw)?
        };
        let base = self.sp;
        self.reserve_stack(base + code.frame_slots());
        self.stack[base..base + bound.len()].copy_from_slice(&bound);
        self.heap.incref(function);
        self.enter(Slot::owned(function), base, bound.len(), base, after)?;
        self.sp = self.frame().operands();
        Ok(Flow::Switch)
    }

    /// A call of an instance whose class has a `__call__` in Python.
    pub(super) fn enter_call(&mut self, at: usize, source: Source<'_>) -> R<Option<Flow>> {
        let callable = self.stack[at].id();
        let Some(function) = self.python_special(callable, self.names.call) else {
            return self.enter_native_call(at, source);
        };
        let given = self.given(at, source);
        if !given.fits(self.sp - at) {
            return Ok(None);
        }
        self.hold_arguments(&given)?;
        self.hold_unpacked(Some(callable), &given);
        let after = After::Method(Finish::Value, (self.sp - at) as u8);
        self.enter_given(function, callable, &given, after).map(Some)
    }

    /// A computed attribute: a property, or what `__getattr__` gives. `method`: the value is about to be called.
    pub(super) fn enter_getter(&mut self, owner: V, name: V, method: bool) -> R<Option<Flow>> {
        if !self.heap.get(owner).is_instance() {
            return Ok(None);
        }
        let class = self.type_of(owner);
        let finish = if method { Finish::Callable } else { Finish::Value };
        let own = self.type_lookup(class, self.names.getattribute);
        if own.is_some_and(|f| !self.heap.get(f).is_builtin_method()) {
            return Ok(None);
        }
        let Some(descriptor) = self.type_lookup(class, name) else {
            let Some(getattr) = self.python_special(owner, self.names.getattr) else { return Ok(None) };
            if let Some(value) = self.own_attr(owner, name)? {
                self.decref(value);
                return Ok(None);
            }
            return self.enter_special(getattr, &[owner, name], finish, 1).map(Some);
        };
        let Object::Property(property) = self.heap.get(descriptor) else { return Ok(None) };
        match property.getter.map(|getter| (getter, self.heap.get(getter))) {
            Some((getter, Object::Function(_))) => {
                self.enter_special(getter, &[owner], Finish::Property(method), 1).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// A property raised AttributeError: `__getattr__` is asked, if the owner on top has one. Says whether its frame is on top.
    pub(super) fn enter_getattr(&mut self, method: bool) -> bool {
        let owner = self.stack[self.sp - 1].id();
        let Some(getattr) = self.python_special(owner, self.names.getattr) else { return false };
        let frame = self.frame();
        let name = frame.code.names[(frame.code.instrs[frame.pc as usize - 1].arg >> 1) as usize];
        self.forget_raised();
        let finish = if method { Finish::Callable } else { Finish::Value };
        self.enter_special(getattr, &[owner, name], finish, 1).is_ok()
    }

    /// An operator with two operands, which lie on top.
    pub(super) fn enter_binary(&mut self, op: BinaryOp, left: V, right: V) -> R<Option<Flow>> {
        if op == BinaryOp::Subscript {
            let Some(function) = self.python_special(left, self.names.getitem) else { return Ok(None) };
            return self.enter_special(function, &[left, right], Finish::Item, 2).map(Some);
        }
        match self.first_operator_method(op, left, right) {
            Some(function) => self.enter_special(function, &[left, right], Finish::Binary(op as u8), 2).map(Some),
            None => Ok(None),
        }
    }

    /// A comparison of the two operands on top.
    pub(super) fn enter_compare(&mut self, arg: u32, left: V, right: V) -> R<Option<Flow>> {
        let op = CompareOp::from_number(arg & 15).expect("lowering emits known comparisons");
        let name = self.compare_name(op);
        let Some(function) = self.python_special(left, name) else { return Ok(None) };
        if self.compares_right_first(left, right) {
            return Ok(None);
        }
        self.enter_special(function, &[left, right], Finish::Compare(arg as u8), 2).map(Some)
    }

    /// `item in container`, both on top.
    pub(super) fn enter_contains(&mut self, container: V, item: V, invert: bool) -> R<Option<Flow>> {
        let Some(function) = self.python_special(container, self.names.contains) else { return Ok(None) };
        self.enter_special(function, &[container, item], Finish::Contains(invert), 2).map(Some)
    }

    /// `container[key] = value`, all three on top.
    pub(super) fn enter_setitem(&mut self, container: V, key: V, value: V) -> R<Option<Flow>> {
        let Some(function) = self.python_special(container, self.names.setitem) else { return Ok(None) };
        self.enter_special(function, &[container, key, value], Finish::Nothing, 3).map(Some)
    }

    /// `iter(v)` of the operand on top.
    pub(super) fn enter_iter(&mut self, v: V, finish: Finish) -> R<Option<Flow>> {
        let Some(function) = self.python_special(v, self.names.iter) else { return Ok(None) };
        self.enter_special(function, &[v], finish, 1).map(Some)
    }

    /// `__next__` of the iterator on top, which stays there.
    pub(super) fn enter_next(&mut self, iter: V, target: u32) -> R<Option<Flow>> {
        let Some(function) = self.python_special(iter, self.names.next) else { return Ok(None) };
        let pos = SmallVec::from_slice(&[Slot::owned(self.new_ref(iter))]);
        self.enter_with(function, pos, Keywords::default(), After::Next(target)).map(Some)
    }

    /// `repr(v)` or `str(v)`; `operands` places are the instruction's.
    pub(super) fn enter_text(&mut self, v: V, is_repr: bool, operands: usize) -> R<Option<Flow>> {
        let finish = if is_repr { Finish::Repr } else { Finish::Str };
        let mut function = None;
        if !is_repr && self.exc(v).is_none() {
            function = self.python_special(v, self.names.str);
            if function.is_none() && !self.has_plain_str(v) {
                return Ok(None);
            }
        } else if !is_repr {
            return Ok(None);
        }
        let Some(function) = function.or_else(|| self.python_special(v, self.names.repr)) else { return Ok(None) };
        self.enter_special(function, &[v], finish, operands).map(Some)
    }

    /// Whether `str(v)` is `object`'s, which asks `__repr__`.
    fn has_plain_str(&mut self, v: V) -> bool {
        let method = self.special(v, self.names.str);
        method == self.type_lookup(self.kind_type(crate::objects::Kind::Object), self.names.str)
    }

    /// `format(v, "")` of the operand on top, where that is `object`'s, which asks `str(v)`.
    pub(super) fn enter_format(&mut self, v: V) -> R<Option<Flow>> {
        let Some(method) = self.special(v, self.names.format) else { return Ok(None) };
        let object = self.type_lookup(self.kind_type(crate::objects::Kind::Object), self.names.format);
        if object != Some(method) || !self.heap.get(v).is_instance() {
            return Ok(None);
        }
        // As in CPython a bound method holds the object meanwhile.
        let bound = self.bind_method(method, v);
        self.push(Slot::owned(bound));
        match self.enter_text(v, false, 2) {
            Ok(None) => {
                self.drop_top(1);
                Ok(None)
            }
            entered => entered,
        }
    }

    /// `next(generator)` and `generator.send(value)` as a call from `at` on: its frame goes on top.
    pub(super) fn enter_generator(&mut self, at: usize, generator: V, sent: V) -> R<Option<Flow>> {
        let Object::Generator(payload) = self.heap.get(generator) else { return Ok(None) };
        let ready = match payload.state {
            GenState::Created => self.is_none(sent),
            GenState::Suspended => true,
            GenState::Running | GenState::Closed => false,
        };
        if !ready {
            return Ok(None);
        }
        self.heap.incref(sent);
        let operands = (self.sp - at) as u8;
        self.take_up(generator, sent, After::Method(Finish::Value, operands))?;
        Ok(Some(Flow::Switch))
    }

    /// A special method has returned. Takes the value.
    pub(super) fn finish_special(&mut self, finish: Finish, operands: u8, value: V) -> R<()> {
        let first = self.sp - operands as usize;
        let result = match finish {
            Finish::Value | Finish::Callable | Finish::Property(_) | Finish::Item | Finish::Nothing => value,
            Finish::Binary(op) if value == self.not_implemented => {
                let op = BinaryOp::from_number(u32::from(op)).expect("it was entered with one");
                let (left, right) = (self.stack[first].id(), self.stack[first + 1].id());
                self.binary_after_left(op, left, right)?
            }
            Finish::Binary(_) => value,
            Finish::Cache => self.finish_cached(first, value)?,
            Finish::Compare(arg) => self.finish_compare(u32::from(arg), first, value)?,
            Finish::Contains(invert) => {
                let truth = self.truth(value);
                self.decref(value);
                let found = truth? != invert;
                self.bool(found)
            }
            Finish::Made => self.finish_init(value)?,
            Finish::Iter | Finish::IterInPlace if self.is_iterator(value) => value,
            Finish::Iter | Finish::IterInPlace => {
                let class = self.class_name(self.stack[first].id());
                let raise =
                    self.type_error_of(&format!("{class}.__iter__() must return an iterator, not {{}}"), &[value]);
                return self.refuse(value, raise);
            }
            Finish::Repr | Finish::Str if self.as_str(value).is_some() => value,
            Finish::Repr | Finish::Str => {
                let what = if finish == Finish::Repr { "__repr__" } else { "__str__" };
                // A bound method may lie above the object.
                let mut operands = self.stack[first..self.sp].iter().rev().filter_map(|slot| slot.get());
                let object = operands.find(|&v| self.heap.get(v).is_instance());
                let class = self.class_name(object.expect("the program's method is an object's"));
                let message = format!("{class}.{what}() must return a str, not {}", self.type_name(value));
                let raise = self.type_error(message);
                return self.refuse(value, raise);
            }
        };
        match finish {
            Finish::Binary(_) | Finish::Item => self.drop_binary(first, self.sp),
            Finish::Value | Finish::Callable | Finish::Property(_) if operands == 1 => {
                // The owner of an attribute goes after its value is in place.
                let owner = std::mem::replace(&mut self.stack[first], Slot::owned(result));
                if matches!(finish, Finish::Callable | Finish::Property(true)) {
                    self.push(Slot::NULL);
                }
                self.drop_slot(owner);
                return Ok(());
            }
            _ => self.drop_operands(first, self.sp),
        }
        self.sp = first;
        if finish == Finish::Nothing {
            self.decref(result);
        } else {
            self.push(Slot::owned(result));
        }
        if finish == Finish::IterInPlace {
            self.push(Slot::NOWHERE);
        }
        Ok(())
    }

    fn refuse(&mut self, value: V, raise: Raise) -> R<()> {
        self.decref(value);
        Err(raise)
    }

    fn finish_compare(&mut self, arg: u32, first: usize, value: V) -> R<V> {
        let op = CompareOp::from_number(arg & 15).expect("it was entered with one");
        let mut result = value;
        if value == self.not_implemented {
            let (left, right) = (self.stack[first].id(), self.stack[first + 1].id());
            result = self.compare_after_left(op, left, right)?;
        }
        if Self::wants_bool(arg) && result != self.true_ && result != self.false_ {
            let truth = self.truth(result);
            self.decref(result);
            result = self.bool(truth?);
        }
        Ok(result)
    }
}
