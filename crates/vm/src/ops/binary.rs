//! Operators with two operands: which side is asked first, and in what words the refusal comes (`Objects/abstract.c`).

use afterdel_language::op::BinaryOp;

use crate::errors::R;
use crate::machine::Machine;
use crate::object::{Object, V};

/// How an operator is written and what its methods are called.
struct Names {
    symbol: &'static str,
    method: &'static str,
    reflected: &'static str,
    in_place: Option<&'static str>,
}

/// The operator without its in-place form, and whether it had one.
pub fn plain(op: BinaryOp) -> (BinaryOp, bool) {
    let number = op as u32;
    if (13..26).contains(&number) {
        (BinaryOp::from_number(number - 13).expect("in-place operators mirror plain ones"), true)
    } else {
        (op, false)
    }
}

/// Sequences have these operators, in places of their own (`sq_concat`, `sq_repeat`).
fn is_sequence_operator(op: BinaryOp) -> bool {
    matches!(op, BinaryOp::Add | BinaryOp::Multiply)
}

fn names(op: BinaryOp) -> Names {
    macro_rules! row {
        ($symbol:literal, $name:literal) => {
            Names {
                symbol: $symbol,
                method: concat!("__", $name, "__"),
                reflected: concat!("__r", $name, "__"),
                in_place: Some(concat!("__i", $name, "__")),
            }
        };
    }
    match plain(op).0 {
        BinaryOp::Add => row!("+", "add"),
        BinaryOp::Subtract => row!("-", "sub"),
        BinaryOp::Multiply => row!("*", "mul"),
        BinaryOp::TrueDivide => row!("/", "truediv"),
        BinaryOp::FloorDivide => row!("//", "floordiv"),
        BinaryOp::Remainder => row!("%", "mod"),
        BinaryOp::Power => row!("** or pow()", "pow"),
        BinaryOp::Lshift => row!("<<", "lshift"),
        BinaryOp::Rshift => row!(">>", "rshift"),
        BinaryOp::And => row!("&", "and"),
        BinaryOp::Or => row!("|", "or"),
        BinaryOp::Xor => row!("^", "xor"),
        _ => row!("@", "matmul"),
    }
}

impl Machine {
    /// `a <op> b`; a new reference.
    pub fn binary(&mut self, op: BinaryOp, a: V, b: V) -> R<V> {
        if op == BinaryOp::Subscript {
            return self.getitem(a, b);
        }
        let (simple, in_place) = plain(op);
        if in_place && is_sequence_operator(simple) && self.is_sequence(a) {
            return self.sequence_in_place(simple, a, b);
        }
        if in_place && let Some(result) = self.in_place_binary(simple, a, b)? {
            return Ok(result);
        }
        if !self.has_program_operators(a) && !self.has_program_operators(b) {
            let (a, b) = (self.behind_proxy(simple, a), self.behind_proxy(simple, b));
            if let Some(result) = self.native_binary(simple, a, b)? {
                return Ok(result);
            }
            return self.union_or_error(simple, in_place, a, b);
        }
        match self.binary_by_methods(simple, in_place, a, b)? {
            Some(result) => Ok(result),
            None => self.union_or_error(simple, in_place, a, b),
        }
    }

    /// `mappingproxy | mapping` is what the mapping behind it makes; borrowed.
    fn behind_proxy(&self, op: BinaryOp, v: V) -> V {
        match self.heap.get(v) {
            Object::MappingProxy(mapping) if op == BinaryOp::Or => *mapping,
            _ => v,
        }
    }

    fn has_program_operators(&self, v: V) -> bool {
        self.heap.get(v).answers_by_methods()
            || matches!(self.heap.get(v), Object::Type(class) if self.class(class.meta).heap)
    }

    fn binary_by_methods(&mut self, op: BinaryOp, in_place: bool, a: V, b: V) -> R<Option<V>> {
        match self.number_methods(op, a, b)? {
            Some(result) => Ok(Some(result)),
            None => self.sequence_binary(op, in_place, a, b),
        }
    }

    /// `a <op>= b` of a sequence: as of numbers first, which asks the other operand too.
    fn sequence_in_place(&mut self, op: BinaryOp, a: V, b: V) -> R<V> {
        let name = self.intern(names(op).in_place.expect("every operator has one"));
        let own = self.is_own(a, name);
        // `list.__iadd__` stands in the place of numbers too, in derived classes (`fixup_slot_dispatchers`).
        let at_once = own && op == BinaryOp::Add && self.has_program_operators(a);
        if !own && let Some(result) = self.answer(a, name, b)? {
            return Ok(result);
        }
        if !at_once
            && (self.has_program_operators(a) || self.has_program_operators(b))
            && let Some(result) = self.number_methods(op, a, b)?
        {
            return Ok(result);
        }
        if own && let Some(result) = self.native_in_place(op, a, b)? {
            return Ok(result);
        }
        match self.sequence_binary(op, true, a, b)? {
            Some(result) => Ok(result),
            None => Err(self.unsupported_operands(op, true, a, b)),
        }
    }

    /// Whether a class leaves a special method as a builtin type has it.
    fn is_own(&mut self, v: V, name: V) -> bool {
        self.special(v, name).is_some_and(|method| self.heap.get(method).is_builtin_method())
    }

    /// Whether a sequence's class has an operator's method, or the reflected one, of its own: then it is asked as a number
    /// is, by the names (`slot_nb_add`).
    fn is_like_number(&mut self, op: BinaryOp, v: V) -> bool {
        let names = names(op);
        [names.method, names.reflected].into_iter().any(|name| {
            let name = self.intern(name);
            self.special(v, name).is_some() && !self.is_own(v, name)
        })
    }

    /// Whether `v + x` joins sequences: a class with an `__add__` of its own has lost that (`sq_concat`).
    fn concatenates(&mut self, v: V) -> bool {
        let name = self.intern("__add__");
        self.is_sequence(v) && self.is_own(v, name)
    }

    /// Whether `v * n` repeats a sequence (`sq_repeat`).
    fn repeats(&mut self, v: V) -> bool {
        let (name, reflected) = (self.intern("__mul__"), self.intern("__rmul__"));
        self.is_sequence(v) && self.is_own(v, name) && self.is_own(v, reflected)
    }

    fn number_methods(&mut self, op: BinaryOp, a: V, b: V) -> R<Option<V>> {
        let names = names(op);
        let (method, reflected) = (self.intern(names.method), self.intern(names.reflected));
        let (class_a, class_b) = (self.type_of(a), self.type_of(b));
        let right_first = class_a != class_b
            && self.is_subclass(class_b, class_a)
            && self.type_lookup(class_b, reflected).is_some()
            && self.type_lookup(class_b, reflected) != self.type_lookup(class_a, reflected);
        if right_first && let Some(result) = self.operator_method(op, b, reflected, a)? {
            return Ok(Some(result));
        }
        if let Some(result) = self.operator_method(op, a, method, b)? {
            return Ok(Some(result));
        }
        if !right_first
            && class_a != class_b
            && let Some(result) = self.operator_method(op, b, reflected, a)?
        {
            return Ok(Some(result));
        }
        Ok(None)
    }

    /// The method that an operator asks first, if it is a Python function of the left operand's class; borrowed.
    pub(crate) fn first_operator_method(&mut self, op: BinaryOp, a: V, b: V) -> Option<V> {
        if !self.heap.get(a).is_instance() {
            return None;
        }
        let (simple, in_place) = plain(op);
        let names = names(simple);
        let (class_a, class_b) = (self.type_of(a), self.type_of(b));
        if in_place {
            let name = self.intern(names.in_place.expect("every operator has one"));
            if self.type_lookup(class_a, name).is_some() {
                return None;
            }
        }
        if class_a != class_b && self.is_subclass(class_b, class_a) {
            return None;
        }
        let name = self.intern(names.method);
        let method = self.type_lookup(class_a, name)?;
        matches!(self.heap.get(method), Object::Function(_)).then_some(method)
    }

    /// `a <op> b` once `a` has declined.
    pub(crate) fn binary_after_left(&mut self, op: BinaryOp, a: V, b: V) -> R<V> {
        let (simple, in_place) = plain(op);
        if self.type_of(a) != self.type_of(b) {
            let reflected = self.intern(names(simple).reflected);
            if let Some(result) = self.operator_method(op, b, reflected, a)? {
                return Ok(result);
            }
        }
        match self.sequence_binary(simple, in_place, a, b)? {
            Some(result) => Ok(result),
            None => self.union_or_error(simple, in_place, a, b),
        }
    }

    /// A method's answer; None for no method or NotImplemented. What builtin sequences do is no operator of numbers.
    fn operator_method(&mut self, op: BinaryOp, v: V, name: V, other: V) -> R<Option<V>> {
        if is_sequence_operator(op) && self.is_sequence(v) && !self.is_like_number(op, v) {
            return Ok(None);
        }
        self.answer(v, name, other)
    }

    fn answer(&mut self, v: V, name: V, other: V) -> R<Option<V>> {
        match self.call_special(v, name, &[other])? {
            Some(result) if result == self.not_implemented => Ok(None),
            result => Ok(result),
        }
    }

    /// The operand that says how often the other, a sequence, is to be repeated. `a *= b` asks no sequence on the right
    /// when `a` is of a program's class, which might be one itself.
    fn repeated(&mut self, in_place: bool, a: V, b: V) -> Option<V> {
        if self.repeats(a) {
            return Some(b);
        }
        let right = !in_place || !self.heap.get(a).is_instance();
        (right && self.repeats(b)).then_some(a)
    }

    /// What sequences do once no method of a number has answered (`[1] * MyInt()`).
    fn sequence_binary(&mut self, op: BinaryOp, in_place: bool, a: V, b: V) -> R<Option<V>> {
        let asked = match op {
            BinaryOp::Add => self.concatenates(a),
            BinaryOp::Multiply => self.repeated(in_place, a, b).is_some(),
            _ => false,
        };
        if asked { self.native_binary(op, a, b) } else { Ok(None) }
    }

    fn in_place_binary(&mut self, op: BinaryOp, a: V, b: V) -> R<Option<V>> {
        if self.heap.get(a).answers_by_methods() {
            let name = self.intern(names(op).in_place.expect("every operator has one"));
            return self.operator_method(op, a, name, b);
        }
        self.native_in_place(op, a, b)
    }

    /// `int | None` of two types, which the library knows; else nothing has this operator.
    fn union_or_error(&mut self, op: BinaryOp, in_place: bool, a: V, b: V) -> R<V> {
        let is_type = |v: V| matches!(self.heap.get(v), Object::Type(_));
        if op == BinaryOp::Or && (is_type(a) || is_type(b)) && [a, b].into_iter().all(|v| is_type(v) || self.is_none(v))
        {
            return self.library_call("_generic", "union", &[a, b]);
        }
        Err(self.unsupported_operands(op, in_place, a, b))
    }

    fn unsupported_operands(&mut self, op: BinaryOp, in_place: bool, a: V, b: V) -> crate::errors::Raise {
        let (left, right) = (self.type_name(a), self.type_name(b));
        if op == BinaryOp::Add && self.concatenates(a) {
            return self.concatenation_error(a, b);
        }
        if op == BinaryOp::Multiply
            && let Some(other) = self.repeated(in_place, a, b)
        {
            return self.type_error_of("can't multiply sequence by non-int of type '{}'", &[other]);
        }
        let symbol = names(op).symbol;
        let symbol = match (op, in_place) {
            (BinaryOp::Power, true) => "**=".to_string(),
            (_, true) => format!("{symbol}="),
            _ => symbol.to_string(),
        };
        let mut message = format!("unsupported operand type(s) for {symbol}: '{left}' and '{right}'");
        if op == BinaryOp::Rshift && &*left == "builtin_function_or_method" {
            message.push_str(". Did you mean \"print(<message>, file=<output_stream>)\"?");
        }
        self.type_error(message)
    }

    /// What a sequence says of what it cannot be joined with.
    pub(crate) fn concatenation_error(&mut self, a: V, b: V) -> crate::errors::Raise {
        let right = self.type_name(b);
        let left = match self.heap.get(a).native() {
            Object::Str(_) => "str",
            Object::List(_) | Object::SmallList(..) => "list",
            Object::Tuple(_) | Object::SmallTuple(_) => "tuple",
            _ => {
                let message = format!("can't concat {right} to {}", self.type_name(a));
                return self.type_error(message);
            }
        };
        self.type_error(format!("can only concatenate {left} (not \"{right}\") to {left}"))
    }

    fn is_sequence(&self, v: V) -> bool {
        self.heap.get(v).native().is_sequence()
    }
}
