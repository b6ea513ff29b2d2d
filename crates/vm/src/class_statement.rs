//! The class statement: `__build_class__`.

use crate::errors::R;
use crate::machine::Machine;
use crate::native::Args;
use crate::object::{Object, V};
use crate::objects::Kind;

/// A class statement's head: name, the metaclass that it names, bases, other keywords.
type Head<'a> = (V, Option<V>, &'a [V], &'a [(V, V)]);

impl Machine {
    /// `__build_class__(function, name, *bases, metaclass=..., **kwargs)`
    pub fn build_class(&mut self, args: Args<'_>) -> R<V> {
        let [function, name, bases @ ..] = args.pos else {
            return Err(self.type_error("__build_class__: not enough arguments"));
        };
        let mut meta = None;
        let mut kwargs = Vec::new();
        for &(key, value) in args.kw {
            if self.str_text(key) == "metaclass" { meta = Some(value) } else { kwargs.push((key, value)) }
        }
        if bases.iter().all(|&base| matches!(self.heap.get(base), Object::Type(_))) {
            return self.make_class(*function, (*name, meta, bases, &kwargs), None);
        }
        let resolved = self.resolved_bases(bases)?;
        let original = (resolved != bases).then_some(bases);
        let result = self.make_class(*function, (*name, meta, &resolved, &kwargs), original);
        resolved.into_iter().for_each(|base| self.decref(base));
        result
    }

    /// The bases with each `__mro_entries__` asked (`update_bases`); new references.
    fn resolved_bases(&mut self, bases: &[V]) -> R<Vec<V>> {
        let original = self.tuple_of(bases);
        let mut resolved = Vec::new();
        let result = bases.iter().try_for_each(|&base| self.resolve_base(base, original, &mut resolved));
        self.decref(original);
        match result {
            Ok(()) => Ok(resolved),
            Err(raise) => {
                resolved.into_iter().for_each(|base| self.decref(base));
                Err(raise)
            }
        }
    }

    fn resolve_base(&mut self, base: V, original: V, resolved: &mut Vec<V>) -> R<()> {
        let name = self.intern("__mro_entries__");
        let method = match self.heap.get(base) {
            Object::Type(_) => None,
            _ => self.get_attr_opt(base, name)?,
        };
        let Some(method) = method else {
            resolved.push(self.new_ref(base));
            return Ok(());
        };
        let entries = self.call(method, &[original]);
        self.decref(method);
        let entries = entries?;
        let Some(items) = self.tuple(entries).map(<[V]>::to_vec) else {
            self.decref(entries);
            return Err(self.type_error("__mro_entries__ must return a tuple"));
        };
        resolved.extend(items.into_iter().map(|item| self.new_ref(item)));
        self.decref(entries);
        Ok(())
    }

    /// Body, then metaclass; `original` are the bases as written, where they were not classes.
    fn make_class(&mut self, function: V, (name, meta, bases, kwargs): Head<'_>, original: Option<&[V]>) -> R<V> {
        let meta = self.winning_metaclass(meta, bases)?;
        let bases = self.tuple_of(bases);
        let made = self.make_class_of(function, (meta, name, bases, kwargs), original);
        self.decref(bases);
        made
    }

    fn make_class_of(&mut self, function: V, of: (V, V, V, &[(V, V)]), original: Option<&[V]>) -> R<V> {
        let (meta, name, bases, kwargs) = of;
        let namespace = self.prepare_namespace(meta, name, bases, kwargs)?;
        let mut result = self.run_class_body(function, namespace).map(|cell| self.decref(cell));
        if let (Ok(()), Some(original)) = (result, original) {
            let original = self.tuple_of(original);
            let key = self.intern("__orig_bases__");
            result = self.setitem(namespace, key, original);
            self.decref(original);
        }
        let pos = [name, bases, namespace];
        let result = result.and_then(|()| self.call_with(meta, Args { pos: &pos, kw: kwargs }));
        self.decref(namespace);
        result
    }

    /// A tuple of these; a new reference.
    pub(crate) fn tuple_of(&mut self, items: &[V]) -> V {
        items.iter().for_each(|&item| self.heap.incref(item));
        self.new_tuple(items.to_vec())
    }

    /// The most derived of the metaclasses involved.
    pub(crate) fn winning_metaclass(&mut self, explicit: Option<V>, bases: &[V]) -> R<V> {
        let mut winner = explicit.unwrap_or_else(|| match bases.first() {
            Some(&base) => self.type_of(base),
            None => self.kind_type(Kind::Type),
        });
        if !matches!(self.heap.get(winner), Object::Type(_)) {
            return Ok(winner);
        }
        for &base in bases {
            let meta = self.type_of(base);
            if self.is_subclass(winner, meta) {
                continue;
            }
            if self.is_subclass(meta, winner) {
                winner = meta;
                continue;
            }
            return Err(self.type_error(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
            ));
        }
        Ok(winner)
    }

    fn new_namespace(&mut self) -> V {
        self.heap.sink_mut().machinery += 1;
        let dict = self.new_dict();
        self.heap.sink_mut().machinery -= 1;
        dict
    }

    fn prepare_namespace(&mut self, meta: V, name: V, bases: V, kwargs: &[(V, V)]) -> R<V> {
        if meta == self.kind_type(Kind::Type) {
            return Ok(self.new_namespace());
        }
        let Some(prepare) = self.get_attr_opt(meta, self.names.prepare)? else { return Ok(self.new_namespace()) };
        let result = self.call_with(prepare, Args { pos: &[name, bases], kw: kwargs });
        self.decref(prepare);
        result
    }

    /// Runs a class body's function with the namespace as its mapping of locals.
    fn run_class_body(&mut self, function: V, namespace: V) -> R<V> {
        self.heap.incref(function);
        self.heap.incref(namespace);
        let base = self.sp;
        let code = self.function_code(function);
        self.reserve_stack(base + code.frame_slots());
        let entered = self.enter(crate::frame::Slot::owned(function), base, 0, base, crate::frame::After::Native);
        if let Err(raise) = entered {
            self.decref(namespace);
            return Err(raise);
        }
        self.top().locals_map = Some(namespace);
        self.run_nested()
    }
}
