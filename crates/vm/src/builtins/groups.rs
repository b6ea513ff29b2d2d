//! Exception groups: `BaseExceptionGroup`, and what `except*` asks of it.

use super::help::class_getitem;
use crate::errors::{ExcKind, R};
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, class_method, getter, method, static_method};
use crate::object::{Object, V};

/// Places among the members of a group: its message, its exceptions (a tuple), and how a sequence of the program's own that it
/// was made of showed itself.
const MESSAGE: usize = 0;
const EXCEPTIONS: usize = 1;
const SHOWN: usize = 2;
const WRONG_CONDITION: &str =
    "expected an exception type, a tuple of exception types, or a callable (other than a class)";

pub(super) const METHODS: &[NativeDef] = &[
    static_method("__new__", Arity::Any, new),
    method("derive", Arity::One, derive),
    method("split", Arity::One, split),
    method("subgroup", Arity::One, subgroup),
    class_method("__class_getitem__", Arity::One, class_getitem),
    getter("message", |vm, args| Ok(vm.group_member(args.pos[0], MESSAGE))),
    getter("exceptions", |vm, args| Ok(vm.group_member(args.pos[0], EXCEPTIONS))),
];

fn new(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let &[class, message, source] = args.pos else {
        let given = args.pos.len().saturating_sub(1);
        return Err(vm.type_error(format!("BaseExceptionGroup.__new__() takes exactly 2 arguments ({given} given)")));
    };
    if vm.as_str(message).is_none() {
        return Err(vm.type_error_of("BaseExceptionGroup.__new__() argument 1 must be str, not {}", &[message]));
    }
    if !is_sequence(vm, source) {
        return Err(vm.type_error("second argument (exceptions) must be a sequence"));
    }
    let items = vm.collect_iterable(source)?;
    let exceptions = vm.new_tuple(items);
    let made = make(vm, class, message, source, exceptions);
    vm.drop_ref(exceptions);
    made
}

/// `PySequence_Check`
fn is_sequence(vm: &mut Machine, v: V) -> bool {
    match vm.heap.get(v).native() {
        Object::Dict(_) | Object::MappingProxy(_) => false,
        _ => {
            let name = vm.names.getitem;
            vm.special(v, name).is_some()
        }
    }
}

fn make(vm: &mut Machine, class: V, message: V, source: V, exceptions: V) -> R<V> {
    let items = vm.tuple(exceptions).unwrap_or(&[]).to_vec();
    if items.is_empty() {
        return Err(vm.value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    if let Some(at) = items.iter().position(|&item| vm.exc(item).is_none()) {
        return Err(vm.value_error(format!("Item {at} of second argument (exceptions) is not an exception")));
    }
    let has_base = items.iter().any(|&item| !vm.exc_is(item, ExcKind::Exception));
    let class = class_for(vm, class, has_base)?;
    let shown = match vm.heap.get(source) {
        object if object.native().is_list_or_tuple() => None,
        _ => {
            let text = vm.repr_text(source)?;
            Some(vm.new_string(text))
        }
    };
    [message, source, message, exceptions].iter().for_each(|&v| vm.heap.incref(v));
    let args = vm.new_tuple(vec![message, source]);
    let group = vm.new_exception(class, args);
    vm.exc_mut(group).expect("just made").members = vec![Some(message), Some(exceptions), shown];
    Ok(group)
}

/// A group of exceptions that all derive from Exception is an ExceptionGroup, whatever was asked for.
fn class_for(vm: &mut Machine, class: V, has_base: bool) -> R<V> {
    let group = vm.exc_class(ExcKind::Group);
    if class == vm.exc_class(ExcKind::BaseGroup) {
        return Ok(if has_base { class } else { group });
    }
    if !has_base || !vm.is_subclass(class, vm.exc_class(ExcKind::Exception)) {
        return Ok(class);
    }
    let message = match class == group {
        true => "Cannot nest BaseExceptions in an ExceptionGroup".to_string(),
        false => format!("Cannot nest BaseExceptions in '{}'", vm.class(class).name),
    };
    Err(vm.type_error(message))
}

fn derive(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let message = vm.group_part(args.pos[0], MESSAGE);
    let class = vm.exc_class(ExcKind::BaseGroup);
    vm.call(class, &[message, args.pos[1]])
}

fn split(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let condition = condition_of(vm, args.pos[1])?;
    let parts = vm.split_group(args.pos[0], &condition, true)?;
    let none = vm.none;
    let parts = [parts.matched, parts.rest].map(|part| part.unwrap_or(none)).to_vec();
    Ok(vm.new_tuple(parts))
}

fn subgroup(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let condition = condition_of(vm, args.pos[1])?;
    Ok(vm.split_group(args.pos[0], &condition, false)?.matched.unwrap_or(vm.none))
}

/// Which exceptions of a group are meant.
enum Condition {
    /// Those of a class, or of one of a tuple of classes.
    Classes(Vec<V>),
    /// Those for which a function of the program's says so.
    Function(V),
    /// Leaves that are among these.
    Leaves(Vec<V>),
}

fn condition_of(vm: &mut Machine, v: V) -> R<Condition> {
    let is_exception_class = |vm: &Machine, v: V| matches!(vm.heap.get(v), Object::Type(class) if class.is_exception);
    if is_exception_class(vm, v) {
        return Ok(Condition::Classes(vec![v]));
    }
    if vm.heap.get(v).is_tuple() {
        let items = vm.heap.get(v).tuple_items().to_vec();
        if items.iter().all(|&item| is_exception_class(vm, item)) {
            return Ok(Condition::Classes(items));
        }
    } else if !matches!(vm.heap.get(v), Object::Type(_)) && vm.is_callable(v) {
        return Ok(Condition::Function(v));
    }
    Err(vm.type_error(WRONG_CONDITION))
}

/// The two parts of a group; new references.
#[derive(Default)]
struct Parts {
    matched: Option<V>,
    rest: Option<V>,
}

impl Machine {
    /// A member of a group; borrowed.
    fn group_part(&self, group: V, at: usize) -> V {
        self.exc(group).and_then(|exc| exc.members.get(at).copied().flatten()).unwrap_or(self.none)
    }

    fn group_member(&mut self, group: V, at: usize) -> V {
        let member = self.group_part(group, at);
        self.new_ref(member)
    }

    /// The exceptions of a group; borrowed, empty for other exceptions.
    pub fn group_exceptions(&self, exc: V) -> Vec<V> {
        if !self.exc_is(exc, ExcKind::BaseGroup) {
            return Vec::new();
        }
        self.tuple(self.group_part(exc, EXCEPTIONS)).unwrap_or(&[]).to_vec()
    }

    /// `str()` of a group.
    pub(crate) fn group_str(&mut self, group: V) -> R<String> {
        let message = self.group_part(group, MESSAGE);
        let message = self.str_of(message)?;
        let count = self.group_exceptions(group).len();
        let s = if count == 1 { "" } else { "s" };
        Ok(format!("{message} ({count} sub-exception{s})"))
    }

    /// `repr()` of a group: the exceptions in the kind of sequence that they were given in.
    pub(crate) fn group_repr(&mut self, group: V) -> R<String> {
        let name = self.type_name(group);
        let message = self.group_part(group, MESSAGE);
        let message = self.repr_text(message)?;
        let shown = match self.group_part(group, SHOWN) {
            shown if !self.is_none(shown) => self.str_text(shown).to_string(),
            _ => {
                let args = self.exc(group).and_then(|exc| self.tuple(exc.args)).unwrap_or(&[]);
                let as_list = matches!(args, &[_, given] if matches!(self.heap.get(given).native(), Object::List(_) | Object::SmallList(..)));
                let items = self.group_exceptions(group);
                let inner = self.join_reprs(&items)?;
                match items.len() {
                    _ if as_list => format!("[{inner}]"),
                    1 => format!("({inner},)"),
                    _ => format!("({inner})"),
                }
            }
        };
        Ok(format!("{name}({message}, {shown})"))
    }

    fn split_group(&mut self, exc: V, condition: &Condition, with_rest: bool) -> R<Parts> {
        if self.native_depth >= self.config.native_limit {
            return Err(self.recursion_error());
        }
        let is_group = self.exc_is(exc, ExcKind::BaseGroup);
        if self.meets(exc, condition, is_group)? {
            return Ok(Parts { matched: Some(self.new_ref(exc)), rest: None });
        }
        if !is_group {
            let rest = with_rest.then(|| self.new_ref(exc));
            return Ok(Parts { matched: None, rest });
        }
        let (mut matched, mut rest) = (Vec::new(), Vec::new());
        let mut outcome = Ok(());
        for item in self.group_exceptions(exc) {
            self.native_depth += 1;
            let parts = self.split_group(item, condition, with_rest);
            self.native_depth -= 1;
            match parts {
                Ok(parts) => {
                    matched.extend(parts.matched);
                    rest.extend(parts.rest);
                }
                Err(raise) => {
                    outcome = Err(raise);
                    break;
                }
            }
        }
        if let Err(raise) = outcome {
            matched.into_iter().chain(rest).for_each(|v| self.decref(v));
            return Err(raise);
        }
        let matched = match self.group_like(exc, matched) {
            Ok(matched) => matched,
            Err(raise) => {
                rest.into_iter().for_each(|v| self.decref(v));
                return Err(raise);
            }
        };
        match self.group_like(exc, rest) {
            Ok(rest) => Ok(Parts { matched, rest }),
            Err(raise) => {
                matched.into_iter().for_each(|v| self.decref(v));
                Err(raise)
            }
        }
    }

    fn meets(&mut self, exc: V, condition: &Condition, is_group: bool) -> R<bool> {
        match condition {
            Condition::Classes(classes) => {
                let class = self.type_of(exc);
                Ok(classes.iter().any(|&wanted| self.is_subclass(class, wanted)))
            }
            Condition::Function(function) => {
                let answer = self.call(*function, &[exc])?;
                let truth = self.truth(answer);
                self.decref(answer);
                truth
            }
            Condition::Leaves(leaves) => Ok(!is_group && leaves.contains(&exc)),
        }
    }

    /// A group like another with other exceptions, which are taken; None without any.
    fn group_like(&mut self, group: V, exceptions: Vec<V>) -> R<Option<V>> {
        if exceptions.is_empty() {
            return Ok(None);
        }
        let list = self.new_list(exceptions)?;
        let name = self.intern("derive");
        let derived = self.call_method(group, name, &[list]);
        self.decref(list);
        let derived = derived?;
        if self.exc(derived).is_none() || !self.exc_is(derived, ExcKind::BaseGroup) {
            self.decref(derived);
            return Err(self.type_error("derive must return an instance of BaseExceptionGroup"));
        }
        match self.copy_history(group, derived) {
            Ok(()) => Ok(Some(derived)),
            Err(raise) => {
                self.decref(derived);
                Err(raise)
            }
        }
    }

    /// Gives an exception the traceback, context, cause and notes of another.
    fn copy_history(&mut self, from: V, to: V) -> R<()> {
        let source = self.exc(from).expect("groups are exceptions");
        let (traceback, context, cause) = (source.traceback, source.context, source.cause);
        [traceback, context, cause].into_iter().flatten().for_each(|v| self.heap.incref(v));
        let target = self.exc_mut(to).expect("caller checked");
        let old = [
            traceback.and_then(|new| target.traceback.replace(new)),
            std::mem::replace(&mut target.context, context),
            std::mem::replace(&mut target.cause, cause),
        ];
        target.suppress_context = true;
        old.into_iter().flatten().for_each(|v| self.decref(v));
        let name = self.names.notes;
        let Some(notes) = self.get_attr_opt(from, name)? else { return Ok(()) };
        let copied = match is_sequence(self, notes) {
            true => self.collect_iterable(notes).map(Some),
            false => Ok(None),
        };
        self.decref(notes);
        if let Some(items) = copied? {
            let list = self.new_list(items)?;
            let set = self.set_attr(to, name, list);
            self.decref(list);
            set?;
        }
        Ok(())
    }

    /// `ExceptionGroup(message, exceptions)` or `BaseExceptionGroup(...)`, as the exceptions are; takes the sequence.
    fn new_group(&mut self, exceptions: V) -> R<V> {
        let message = self.intern("");
        let class = self.exc_class(ExcKind::BaseGroup);
        let group = self.call(class, &[message, exceptions]);
        self.decref(exceptions);
        group
    }

    /// What of an exception an `except*` clause takes, and what it leaves; new references.
    pub(crate) fn match_group(&mut self, exc: V, pattern: V) -> R<(Option<V>, Option<V>)> {
        let is_group = self.exc_is(exc, ExcKind::BaseGroup);
        let class = self.type_of(exc);
        if self.exception_matches(class, pattern)? {
            self.heap.incref(exc);
            if is_group {
                return Ok((Some(exc), None));
            }
            let naked = self.new_tuple(vec![exc]);
            let group = self.new_group(naked)?;
            self.note_here(group);
            return Ok((Some(group), None));
        }
        if !is_group {
            return Ok((None, Some(self.new_ref(exc))));
        }
        let name = self.intern("split");
        let pair = self.call_method(exc, name, &[pattern])?;
        let parts = self.parts_of_pair(exc, pair);
        self.decref(pair);
        parts
    }

    fn parts_of_pair(&mut self, exc: V, pair: V) -> R<(Option<V>, Option<V>)> {
        let class = self.type_name(exc);
        let Some(parts) = self.tuple(pair).map(<[V]>::to_vec) else {
            let message = format!("{class}.split must return a tuple, not {}", self.type_name(pair));
            return Err(self.type_error(message));
        };
        let &[matched, rest, ..] = parts.as_slice() else {
            let message = format!("{class}.split must return a 2-tuple, got tuple of size {}", parts.len());
            return Err(self.type_error(message));
        };
        Ok([matched, rest].map(|v| (!self.is_none(v)).then(|| self.new_ref(v))).into())
    }

    /// What `except*` raises in the end: of `exceptions` (None for what was handled), those that were raised anew, and what of
    /// `original` was raised again or not handled, in its old structure. None: nothing; else a new reference.
    pub(crate) fn prepare_reraise_star(&mut self, original: V, exceptions: &[V]) -> R<Option<V>> {
        let present: Vec<V> = exceptions.iter().copied().filter(|&v| !self.is_none(v)).collect();
        let Some(&first) = present.first() else { return Ok(None) };
        if !self.exc_is(original, ExcKind::BaseGroup) {
            return Ok(Some(self.new_ref(first)));
        }
        let (again, mut raised): (Vec<V>, Vec<V>) =
            present.into_iter().partition(|&exc| self.has_history_of(exc, original));
        let mut leaves = Vec::new();
        again.into_iter().for_each(|exc| self.collect_leaves(exc, &mut leaves));
        raised.iter().for_each(|&v| self.heap.incref(v));
        match self.split_group(original, &Condition::Leaves(leaves), false) {
            Ok(parts) => raised.extend(parts.matched),
            Err(raise) => {
                raised.into_iter().for_each(|v| self.decref(v));
                return Err(raise);
            }
        }
        match raised.as_slice() {
            [] => Ok(None),
            &[one] => Ok(Some(one)),
            _ => {
                let list = self.new_list(raised)?;
                self.new_group(list).map(Some)
            }
        }
    }

    fn collect_leaves(&self, exc: V, leaves: &mut Vec<V>) {
        let mut waiting = vec![exc];
        while let Some(exc) = waiting.pop() {
            match self.exc_is(exc, ExcKind::BaseGroup) {
                true => waiting.extend(self.group_exceptions(exc)),
                false => leaves.push(exc),
            }
        }
    }

    /// Whether a group came from another by being split: traceback, cause, context and notes are the same objects.
    fn has_history_of(&mut self, exc: V, original: V) -> bool {
        if !self.exc_is(exc, ExcKind::BaseGroup) {
            return false;
        }
        let history = |vm: &Self, v: V| vm.exc(v).map(|exc| (exc.traceback, exc.cause, exc.context));
        if history(self, exc) != history(self, original) {
            return false;
        }
        let name = self.names.notes;
        let notes = [exc, original].map(|v| self.own_attr(v, name).ok().flatten());
        notes.into_iter().flatten().for_each(|v| self.decref(v));
        notes[0] == notes[1]
    }
}
