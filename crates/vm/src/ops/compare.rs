//! Comparison (`Objects/object.c`, `do_richcompare`, and the types' own).

use std::cmp::Ordering;

use afterdel_language::op::CompareOp;

use crate::errors::R;
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::pure::int;

/// What an ordering means for a comparison.
pub(crate) fn holds(op: CompareOp, ordering: Ordering) -> bool {
    match op {
        CompareOp::Lt => ordering.is_lt(),
        CompareOp::Le => ordering.is_le(),
        CompareOp::Eq => ordering.is_eq(),
        CompareOp::Ne => ordering.is_ne(),
        CompareOp::Gt => ordering.is_gt(),
        CompareOp::Ge => ordering.is_ge(),
    }
}

/// The comparison with its operands exchanged.
fn swapped(op: CompareOp) -> CompareOp {
    match op {
        CompareOp::Lt => CompareOp::Gt,
        CompareOp::Le => CompareOp::Ge,
        CompareOp::Gt => CompareOp::Lt,
        CompareOp::Ge => CompareOp::Le,
        same => same,
    }
}

/// How a comparison is written.
pub fn symbol(op: CompareOp) -> &'static str {
    match op {
        CompareOp::Lt => "<",
        CompareOp::Le => "<=",
        CompareOp::Eq => "==",
        CompareOp::Ne => "!=",
        CompareOp::Gt => ">",
        CompareOp::Ge => ">=",
    }
}

impl Machine {
    pub(crate) fn compare_name(&self, op: CompareOp) -> V {
        match op {
            CompareOp::Lt => self.names.lt,
            CompareOp::Le => self.names.le,
            CompareOp::Eq => self.names.eq,
            CompareOp::Ne => self.names.ne,
            CompareOp::Gt => self.names.gt,
            CompareOp::Ge => self.names.ge,
        }
    }

    /// `a == b`, identity first, as containers compare.
    pub fn eq(&mut self, a: V, b: V) -> R<bool> {
        if a == b {
            return Ok(true);
        }
        self.compare_bool(CompareOp::Eq, a, b)
    }

    /// `bool(a <op> b)`
    pub fn compare_bool(&mut self, op: CompareOp, a: V, b: V) -> R<bool> {
        if let Some(truth) = self.compare_fast(op as usize, a, b) {
            return Ok(truth);
        }
        let result = self.rich_compare(op, a, b)?;
        let truth = self.truth(result);
        self.decref(result);
        truth
    }

    /// `a <op> b`; a new reference.
    pub fn rich_compare(&mut self, op: CompareOp, a: V, b: V) -> R<V> {
        if self.native_depth >= self.config.native_limit {
            return Err(self.recursion_error());
        }
        self.native_depth += 1;
        let result = self.rich_compare_inner(op, a, b);
        self.native_depth -= 1;
        result
    }

    fn rich_compare_inner(&mut self, op: CompareOp, a: V, b: V) -> R<V> {
        if self.is_proxy(a) || self.is_proxy(b) {
            return crate::modules::proxy::compare(self, a, b, op);
        }
        let b_first = self.compares_right_first(a, b);
        if b_first && let Some(v) = self.try_compare(swapped(op), b, a)? {
            return Ok(v);
        }
        if let Some(v) = self.try_compare(op, a, b)? {
            return Ok(v);
        }
        self.compare_last(op, a, b, !b_first)
    }

    /// Whether the right operand is asked first: its class derives from the left one's, whether or not it compares in its
    /// own way.
    pub(crate) fn compares_right_first(&self, a: V, b: V) -> bool {
        let (class_a, class_b) = (self.type_of(a), self.type_of(b));
        class_a != class_b && self.is_subclass(class_b, class_a)
    }

    /// `a <op> b` once `a` has declined.
    pub(crate) fn compare_after_left(&mut self, op: CompareOp, a: V, b: V) -> R<V> {
        self.compare_last(op, a, b, true)
    }

    fn compare_last(&mut self, op: CompareOp, a: V, b: V, ask_right: bool) -> R<V> {
        if ask_right && let Some(v) = self.try_compare(swapped(op), b, a)? {
            return Ok(v);
        }
        match op {
            CompareOp::Eq => Ok(self.bool(a == b)),
            CompareOp::Ne => Ok(self.bool(a != b)),
            _ => {
                let message = format!(
                    "'{}' not supported between instances of '{}' and '{}'",
                    symbol(op),
                    self.type_name(a),
                    self.type_name(b)
                );
                Err(self.type_error(message))
            }
        }
    }

    /// One side's answer; None for NotImplemented.
    fn try_compare(&mut self, op: CompareOp, a: V, b: V) -> R<Option<V>> {
        if self.heap.get(a).is_instance() || self.class(self.type_of(a)).heap {
            let name = self.compare_name(op);
            if let Some(method) = self.special(a, name)
                && !self.is_own_builtin(method, a)
            {
                return self.program_compare(a, name, b);
            }
            if op == CompareOp::Ne
                && let Some(answer) = self.ne_by_eq(a, b)?
            {
                return Ok(answer);
            }
        }
        self.native_compare(op, a, b)
    }

    /// Whether this is a method of a builtin type that the object derives from, to be done without a call.
    pub(crate) fn is_own_builtin(&self, method: V, v: V) -> bool {
        let of = |owner: V| self.class(self.type_of(v)).mro_list.contains(&owner);
        self.heap.get(method).is_builtin_method()
            && matches!(self.heap.get(method), Object::MethodDescr(_, owner) if of(*owner))
    }

    fn program_compare(&mut self, a: V, name: V, b: V) -> R<Option<V>> {
        match self.call_special(a, name, &[b])? {
            Some(v) if v == self.not_implemented => Ok(None),
            other => Ok(other),
        }
    }

    /// `object.__ne__` inverts a program's `__eq__`.
    fn ne_by_eq(&mut self, a: V, b: V) -> R<Option<Option<V>>> {
        let Some(method) = self.special(a, self.names.eq) else { return Ok(None) };
        if self.heap.get(method).is_builtin_method() {
            return Ok(None);
        }
        match self.program_compare(a, self.names.eq, b)? {
            None => Ok(Some(None)),
            Some(v) => {
                let truth = self.truth(v);
                self.decref(v);
                let truth = truth?;
                Ok(Some(Some(self.bool(!truth))))
            }
        }
    }

    /// The builtin types' own comparison; None for NotImplemented. A new reference.
    pub fn native_compare(&mut self, op: CompareOp, a: V, b: V) -> R<Option<V>> {
        let truth = match (self.heap.get(a).native(), self.heap.get(b).native()) {
            (Object::Str(x), Object::Str(y)) => Some(holds(op, x.text.cmp(&y.text))),
            (Object::Bytes(_) | Object::ByteArray(_), Object::Bytes(_) | Object::ByteArray(_)) => {
                let (x, y) = (self.bytes(a).expect("checked"), self.bytes(b).expect("checked"));
                Some(holds(op, x.cmp(y)))
            }
            (Object::Tuple(_) | Object::SmallTuple(_), Object::Tuple(_) | Object::SmallTuple(_)) => {
                return self.compare_tuples(op, a, b).map(Some);
            }
            (&Object::MappingProxy(mapping), _) => return self.rich_compare(op, mapping, b).map(Some),
            (Object::List(_) | Object::SmallList(..), Object::List(_) | Object::SmallList(..)) => {
                return self.compare_lists(op, a, b).map(Some);
            }
            (Object::Dict(_), Object::Dict(_)) => return self.compare_dicts(op, a, b),
            (Object::Set(_) | Object::FrozenSet(_), Object::Set(_) | Object::FrozenSet(_)) => {
                return self.compare_sets(op, a, b).map(Some);
            }
            (Object::Range(_), Object::Range(_)) => return self.compare_ranges(op, a, b),
            (Object::Slice(_), Object::Slice(_)) => return self.compare_tuples(op, a, b).map(Some),
            (Object::Method(f, s), Object::Method(g, t)) => equality(op, f == g && s == t),
            (Object::WeakRef(_), Object::WeakRef(_)) => return self.compare_weakrefs(op, a, b),
            (Object::DictView(..), _) => return self.compare_views(op, a, b),
            _ => return Ok(self.compare_numbers(op, a, b).map(|truth| self.bool(truth))),
        };
        Ok(truth.map(|truth| self.bool(truth)))
    }

    fn compare_numbers(&self, op: CompareOp, a: V, b: V) -> Option<bool> {
        if let (Some(x), Some(y)) = (self.int(a), self.int(b)) {
            return Some(holds(op, int::compare(x, y)));
        }
        if matches!(self.heap.get(a).native(), Object::Complex(_))
            || matches!(self.heap.get(b).native(), Object::Complex(_))
        {
            let (x, y) = (self.complex_parts(a)?, self.complex_parts(b)?);
            return equality(op, x == y);
        }
        let ordering = match (self.float(a), self.float(b)) {
            (Some(x), Some(y)) => x.partial_cmp(&y),
            (Some(x), None) => int::compare_float(self.int(b)?, x).map(Ordering::reverse),
            (None, Some(y)) => int::compare_float(self.int(a)?, y),
            (None, None) => return None,
        };
        Some(match ordering {
            Some(ordering) => holds(op, ordering),
            None => op == CompareOp::Ne,
        })
    }

    /// Real and imaginary part of any number.
    pub fn complex_parts(&self, v: V) -> Option<(f64, f64)> {
        if let Object::Complex(parts) = self.heap.get(v).native() {
            return Some(**parts);
        }
        if let Some(value) = self.float(v) {
            return Some((value, 0.0));
        }
        self.int(v).and_then(|value| value.to_f64().ok()).map(|value| (value, 0.0))
    }

    /// Two tuples or two slices, item by item; the first difference decides.
    fn compare_tuples(&mut self, op: CompareOp, a: V, b: V) -> R<V> {
        let (len_a, len_b) = (self.fixed_items(a).len(), self.fixed_items(b).len());
        if matches!(op, CompareOp::Eq | CompareOp::Ne) && len_a != len_b {
            return Ok(self.bool(op == CompareOp::Ne));
        }
        for at in 0..len_a.min(len_b) {
            let (x, y) = (self.fixed_items(a)[at], self.fixed_items(b)[at]);
            if !self.eq(x, y)? {
                return match op {
                    CompareOp::Eq => Ok(self.false_),
                    CompareOp::Ne => Ok(self.true_),
                    _ => self.rich_compare(op, x, y),
                };
            }
        }
        Ok(self.bool(holds(op, len_a.cmp(&len_b))))
    }

    /// The items of a tuple or the parts of a slice, which never change.
    fn fixed_items(&self, v: V) -> &[V] {
        match self.heap.get(v).native() {
            tuple @ (Object::Tuple(_) | Object::SmallTuple(_)) => tuple.tuple_items(),
            Object::Slice(parts) => &**parts,
            _ => &[],
        }
    }

    fn compare_lists(&mut self, op: CompareOp, a: V, b: V) -> R<V> {
        let len = |vm: &Self, v| vm.list(v).map_or(0, |l| l.items().len());
        if matches!(op, CompareOp::Eq | CompareOp::Ne) && len(self, a) != len(self, b) {
            return Ok(self.bool(op == CompareOp::Ne));
        }
        let mut at = 0;
        while at < len(self, a) && at < len(self, b) {
            if !self.on_items(a, b, at, Machine::eq)? {
                break;
            }
            at += 1;
        }
        // The comparison itself may have taken the item that differs.
        if at >= len(self, a) || at >= len(self, b) {
            let ordering = len(self, a).cmp(&len(self, b));
            return Ok(self.bool(holds(op, ordering)));
        }
        match op {
            CompareOp::Eq => Ok(self.false_),
            CompareOp::Ne => Ok(self.true_),
            _ => self.on_items(a, b, at, |vm, x, y| vm.rich_compare(op, x, y)),
        }
    }

    /// Does something with the items at one place of two lists, which live until it is done.
    fn on_items<T>(&mut self, a: V, b: V, at: usize, act: impl Fn(&mut Machine, V, V) -> R<T>) -> R<T> {
        let x = self.list(a).expect("is a list").items()[at];
        let y = self.list(b).expect("is a list").items()[at];
        self.heap.incref(x);
        self.heap.incref(y);
        let result = act(self, x, y);
        self.decref(x);
        self.decref(y);
        result
    }

    fn compare_dicts(&mut self, op: CompareOp, a: V, b: V) -> R<Option<V>> {
        if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
            return Ok(None);
        }
        let equal = self.dicts_equal(a, b)?;
        Ok(Some(self.bool(equal == (op == CompareOp::Eq))))
    }

    fn dicts_equal(&mut self, a: V, b: V) -> R<bool> {
        if self.dict(a).map(|d| d.len()) != self.dict(b).map(|d| d.len()) {
            return Ok(false);
        }
        let mut place = 0;
        while let Some(payload) = self.dict(a)
            && place < payload.places()
        {
            place += 1;
            let Some(entry) = payload.entry_at(place - 1).copied() else { continue };
            self.heap.incref(entry.key);
            self.heap.incref(entry.value);
            let equal = self.entry_equal(b, &entry);
            self.decref(entry.key);
            self.decref(entry.value);
            if !equal? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether a dict has this entry; the caller holds its key and value.
    fn entry_equal(&mut self, dict: V, entry: &crate::objects::Entry) -> R<bool> {
        let place = self.dict_find(dict, entry.key, entry.hash)?;
        let other = place.and_then(|place| self.dict(dict)?.entry_at(place)).map(|e| e.value);
        let Some(other) = other else { return Ok(false) };
        self.heap.incref(other);
        let equal = self.eq(entry.value, other);
        self.decref(other);
        equal
    }

    fn compare_sets(&mut self, op: CompareOp, a: V, b: V) -> R<V> {
        let lens = [a, b].map(|v| self.set(v).map_or(0, |set| set.len()));
        self.compare_contents(op, (a, b), lens, Machine::set_within)
    }

    /// Compares as sets do, by lengths and by what says whether all of the first is in the second.
    fn compare_contents(
        &mut self,
        op: CompareOp,
        (a, b): (V, V),
        [len_a, len_b]: [usize; 2],
        within: impl Fn(&mut Machine, V, V) -> R<bool>,
    ) -> R<V> {
        let truth = match op {
            CompareOp::Eq => len_a == len_b && within(self, a, b)?,
            CompareOp::Ne => len_a != len_b || !within(self, a, b)?,
            CompareOp::Le => len_a <= len_b && within(self, a, b)?,
            CompareOp::Lt => len_a < len_b && within(self, a, b)?,
            CompareOp::Ge => len_a >= len_b && within(self, b, a)?,
            CompareOp::Gt => len_a > len_b && within(self, b, a)?,
        };
        Ok(self.bool(truth))
    }

    /// Whether every key of one set is in the other.
    pub fn set_within(&mut self, a: V, b: V) -> R<bool> {
        crate::builtins::set_ops::is_subset(self, a, b)
    }

    /// Keys and items views compare as sets.
    fn compare_views(&mut self, op: CompareOp, a: V, b: V) -> R<Option<V>> {
        let set_like = |vm: &Self, v: V| match vm.heap.get(v).native() {
            Object::DictView(kind, _) => *kind != crate::objects::ViewKind::Values,
            Object::Set(_) | Object::FrozenSet(_) => true,
            _ => false,
        };
        if !set_like(self, a) || !set_like(self, b) {
            return Ok(None);
        }
        let lens = [self.len(a)?, self.len(b)?];
        let within = |vm: &mut Machine, of: V, container: V| {
            let mut all = true;
            crate::builtins::for_each(vm, of, |vm, item| {
                all = vm.contains(container, item)?;
                Ok(all)
            })?;
            Ok(all)
        };
        self.compare_contents(op, (a, b), lens, within).map(Some)
    }

    fn compare_ranges(&mut self, op: CompareOp, a: V, b: V) -> R<Option<V>> {
        let same = self.range_key(a) == self.range_key(b);
        Ok(equality(op, same).map(|truth| self.bool(truth)))
    }

    fn compare_weakrefs(&mut self, op: CompareOp, a: V, b: V) -> R<Option<V>> {
        if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
            return Ok(None);
        }
        let target = |vm: &Self, v| match vm.heap.get(v).native() {
            Object::WeakRef(weak) => weak.target,
            _ => None,
        };
        match (target(self, a), target(self, b)) {
            (Some(x), Some(y)) => {
                self.heap.incref(x);
                self.heap.incref(y);
                let result = self.rich_compare(op, x, y);
                self.decref(x);
                self.decref(y);
                result.map(Some)
            }
            _ => Ok(equality(op, a == b).map(|truth| self.bool(truth))),
        }
    }
}

/// The answer to `==` and `!=`; other comparisons are not implemented.
fn equality(op: CompareOp, same: bool) -> Option<bool> {
    match op {
        CompareOp::Eq => Some(same),
        CompareOp::Ne => Some(!same),
        _ => None,
    }
}
