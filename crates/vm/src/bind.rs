//! Binding arguments to parameters (`Python/ceval.c`, `initialize_locals`), with CPython's words for every misfit.

use smallvec::SmallVec;

use crate::errors::{R, Raise};
use crate::frame::Slot;
use crate::frames::Bound;
use crate::machine::Machine;
use crate::object::{Object, V};
use crate::objects::LoadedCode;

/// Keyword arguments: names (borrowed) and values (taken).
pub type Keywords = SmallVec<[(V, Slot); 4]>;

impl Machine {
    /// Brings arguments that lie on the stack to the places of their parameters there, and defaults to theirs. False, and
    /// nothing done, where that is not all that there is to do.
    pub fn bind_in_place(&mut self, function: V, code: &LoadedCode, first: usize, names: &[V]) -> bool {
        const MOST: usize = 8;
        let n_pos = code.arg_count as usize;
        let n_named = n_pos + code.keyword_only_count as usize;
        let split = self.sp - names.len();
        let given = split - first;
        if code.flags.var_args || code.flags.var_keywords || given > n_pos || n_named > MOST {
            return false;
        }
        let mut bound = [Slot::NULL; MOST];
        for (&name, &slot) in names.iter().zip(&self.stack[split..self.sp]) {
            let from = given.max(code.positional_only_count as usize);
            let Some(place) = (from..n_named).find(|&place| code.local_names[place] == name) else { return false };
            bound[place] = slot;
        }
        let mut defaults = 0_u32;
        for (place, slot) in bound.iter_mut().enumerate().take(n_named).skip(given) {
            if slot.is_null() {
                let Some(value) = self.default_of(function, code, place) else { return false };
                *slot = Slot::owned(value);
                defaults |= 1 << place;
            }
        }
        self.reserve_stack(first + code.frame_slots());
        for (place, &slot) in bound.iter().enumerate().take(n_named).skip(given) {
            if defaults & 1 << place != 0 {
                self.heap.incref(slot.id());
            }
            self.stack[first + place] = slot;
        }
        true
    }

    /// The default of a parameter; borrowed.
    fn default_of(&self, function: V, code: &LoadedCode, place: usize) -> Option<V> {
        let Object::Function(payload) = self.heap.get(function) else { return None };
        let n_pos = code.arg_count as usize;
        if place >= n_pos {
            return self.dict_get_name(payload.kwdefaults?, code.local_names[place]);
        }
        let defaults = self.tuple(payload.defaults?)?;
        defaults.get((place + defaults.len()).checked_sub(n_pos)?).copied()
    }

    /// Sorts arguments into the parameters of a function. Takes the arguments, whatever happens.
    pub fn bind_arguments(&mut self, function: V, pos: &[Slot], kw: Keywords) -> R<Bound> {
        let code = self.function_code(function);
        let n_pos = code.arg_count as usize;
        let n_named = n_pos + code.keyword_only_count as usize;
        let mut bound: Bound = SmallVec::from_elem(Slot::NULL, code.parameter_slots());
        let fixed = pos.len().min(n_pos);
        bound[..fixed].copy_from_slice(&pos[..fixed]);
        let surplus = pos[fixed..].iter();
        if code.flags.var_args {
            let items: Vec<V> = surplus.map(|&slot| self.steal(slot)).collect();
            bound[n_named] = Slot::owned(self.new_tuple(items));
        } else {
            surplus.for_each(|&slot| self.drop_slot(slot));
        }
        let result = self
            .bind_keywords(function, &code, &mut bound, kw)
            .and_then(|()| self.check_surplus(function, &code, &bound, pos.len()))
            .and_then(|()| self.fill_defaults(function, &code, &mut bound));
        match result {
            Ok(()) => Ok(bound),
            Err(raise) => {
                for slot in code.in_drop_order(bound.into_vec()) {
                    self.drop_slot(slot);
                }
                Err(raise)
            }
        }
    }

    fn bind_keywords(&mut self, function: V, code: &LoadedCode, bound: &mut Bound, mut kw: Keywords) -> R<()> {
        let n_named = (code.arg_count + code.keyword_only_count) as usize;
        let map_place = n_named + usize::from(code.flags.var_args);
        if code.flags.var_keywords {
            bound[map_place] = Slot::owned(self.new_dict());
        }
        let mut failure = None;
        let names: SmallVec<[V; 4]> = kw.iter().map(|&(name, _)| name).collect();
        for (name, slot) in kw.drain(..) {
            if failure.is_some() {
                self.drop_slot(slot);
                continue;
            }
            let first = code.positional_only_count as usize;
            let place = (first..n_named).find(|&place| self.same_name(code.local_names[place], name));
            match place {
                Some(place) if bound[place].is_null() => bound[place] = slot,
                Some(_) => {
                    self.drop_slot(slot);
                    let text = self.str_text(name).to_string();
                    let message =
                        format!("{}() got multiple values for argument '{text}'", self.function_qualname(function));
                    failure = Some(self.type_error(message));
                }
                None if code.flags.var_keywords => {
                    let value = self.steal(slot);
                    let result = self.dict_set(bound[map_place].id(), name, value);
                    self.decref(value);
                    failure = result.err();
                }
                None => {
                    self.drop_slot(slot);
                    failure = Some(self.unexpected_keyword(function, code, name, &names));
                }
            }
        }
        failure.map_or(Ok(()), Err)
    }

    fn same_name(&self, a: V, b: V) -> bool {
        a == b || self.str_text(a) == self.str_text(b)
    }

    fn unexpected_keyword(&mut self, function: V, code: &LoadedCode, name: V, kw: &[V]) -> Raise {
        let text = self.str_text(name).to_string();
        let qualname = self.function_qualname(function);
        if let Some(names) = self.positional_given_by_name(code, kw) {
            let message =
                format!("{qualname}() got some positional-only arguments passed as keyword arguments: '{names}'");
            return self.type_error(message);
        }
        let named = code.positional_only_count as usize..(code.arg_count + code.keyword_only_count) as usize;
        let names: Vec<String> = code.local_names[named].iter().map(|&name| self.str_text(name).to_owned()).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        self.unexpected_keyword_of(&qualname, &text, &names)
    }

    /// The TypeError about a keyword that a function does not know, with the nearest that it does.
    pub(crate) fn unexpected_keyword_of(&mut self, function: &str, wrong: &str, known: &[&str]) -> Raise {
        let hint = afterdel_language::nearest(wrong, known.iter().copied())
            .map(|name| format!(". Did you mean '{name}'?"))
            .unwrap_or_default();
        self.type_error(format!("{function}() got an unexpected keyword argument '{wrong}'{hint}"))
    }

    /// The positional-only parameters among the keywords, when there are any.
    fn positional_given_by_name(&self, code: &LoadedCode, kw: &[V]) -> Option<String> {
        let positional = &code.local_names[..code.positional_only_count as usize];
        let given = positional.iter().filter(|&&p| kw.iter().any(|&k| self.same_name(p, k)));
        let given: Vec<&str> = given.map(|&p| self.str_text(p)).collect();
        (!given.is_empty()).then(|| given.join(", "))
    }

    fn check_surplus(&mut self, function: V, code: &LoadedCode, bound: &Bound, given: usize) -> R<()> {
        let n_pos = code.arg_count as usize;
        if given <= n_pos || code.flags.var_args {
            return Ok(());
        }
        let defaults = self.defaults_len(function);
        let takes = if defaults > 0 {
            format!("from {} to {n_pos} positional arguments", n_pos - defaults)
        } else {
            format!("{n_pos} positional argument{}", if n_pos == 1 { "" } else { "s" })
        };
        let kw_given = (n_pos..n_pos + code.keyword_only_count as usize).filter(|&p| !bound[p].is_null()).count();
        let given_text = if kw_given > 0 {
            let s = |n: usize| if n == 1 { "" } else { "s" };
            format!(
                "{given} positional argument{} (and {kw_given} keyword-only argument{}) were given",
                s(given),
                s(kw_given)
            )
        } else {
            format!("{given} {} given", if given == 1 { "was" } else { "were" })
        };
        let message = format!("{}() takes {takes} but {given_text}", self.function_qualname(function));
        Err(self.type_error(message))
    }

    fn defaults_len(&self, function: V) -> usize {
        match self.heap.get(function) {
            Object::Function(payload) => payload.defaults.and_then(|d| self.tuple(d)).map_or(0, <[V]>::len),
            _ => 0,
        }
    }

    fn fill_defaults(&mut self, function: V, code: &LoadedCode, bound: &mut Bound) -> R<()> {
        let n_pos = code.arg_count as usize;
        let Object::Function(payload) = self.heap.get(function) else { unreachable!("caller knows") };
        let (defaults, kwdefaults) = (payload.defaults, payload.kwdefaults);
        let n_defaults = self.defaults_len(function);
        let first_default = n_pos - n_defaults.min(n_pos);
        let missing: Vec<usize> = (0..first_default).filter(|&p| bound[p].is_null()).collect();
        if !missing.is_empty() {
            return Err(self.missing_arguments(function, code, &missing, "positional"));
        }
        for place in first_default..n_pos {
            if bound[place].is_null() {
                let value =
                    self.tuple(defaults.expect("has defaults")).expect("defaults are a tuple")[place - first_default];
                bound[place] = Slot::owned(self.new_ref(value));
            }
        }
        let mut missing = Vec::new();
        for place in n_pos..n_pos + code.keyword_only_count as usize {
            if !bound[place].is_null() {
                continue;
            }
            match kwdefaults.and_then(|dict| self.dict_get_name(dict, code.local_names[place])) {
                Some(value) => bound[place] = Slot::owned(self.new_ref(value)),
                None => missing.push(place),
            }
        }
        if missing.is_empty() { Ok(()) } else { Err(self.missing_arguments(function, code, &missing, "keyword-only")) }
    }

    fn missing_arguments(&mut self, function: V, code: &LoadedCode, missing: &[usize], kind: &str) -> Raise {
        let names: Vec<String> =
            missing.iter().map(|&place| format!("'{}'", self.str_text(code.local_names[place]))).collect();
        let list = match names.as_slice() {
            [one] => one.clone(),
            [one, two] => format!("{one} and {two}"),
            [init @ .., last] => format!("{}, and {last}", init.join(", ")),
            [] => String::new(),
        };
        let s = if names.len() == 1 { "" } else { "s" };
        let qualname = self.function_qualname(function);
        self.type_error(format!("{qualname}() missing {} required {kind} argument{s}: {list}", names.len()))
    }

    /// `__qualname__` of a function.
    pub fn function_qualname(&self, function: V) -> String {
        match self.heap.get(function) {
            Object::Function(payload) => self.str_text(payload.qualname).to_string(),
            _ => String::new(),
        }
    }
}
