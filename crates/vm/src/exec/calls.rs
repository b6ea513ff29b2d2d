//! Call instructions and the making of functions.

use std::rc::Rc;

use afterdel_language::op::Op;
use smallvec::SmallVec;

use super::Flow;
use super::packed_calls::Source;
use crate::bind::Keywords;
use crate::errors::R;
use crate::frame::{After, Finish, Slot};
use crate::machine::Machine;
use crate::native::{Args, Binding, NativeDef, Quick};
use crate::object::{Object, V};
use crate::objects::{Function, Ins, Kind, LoadedCode, NO_CACHE};

/// A builtin called with fewer arguments than this finds them in an array.
const FEW: usize = 4;

/// Operand of `SET_FUNCTION_ATTRIBUTE`: `__annotate__`.
const ANNOTATE: u32 = 16;

/// What a call of something that is not a Python function has come to.
enum Called {
    /// Its value.
    Value(V),
    /// It goes on by itself.
    Going(Flow),
}

impl Machine {
    /// `CALL` of anything but a function whose parameters fit as they are.
    #[inline(never)]
    pub(super) fn op_call(&mut self, n: usize) -> R<Flow> {
        let at = self.sp - n - 2;
        if self.is_held(at) {
            let itself = std::mem::replace(&mut self.stack[at + 1], Slot::NULL);
            self.drop_slot(itself);
        } else {
            self.unpack_method(at);
        }
        let callable = self.stack[at].id();
        match self.heap.get(callable) {
            Object::Function(_) => self.call_python(at, None),
            Object::Type(class) if class.heap => self.call_program_class(at, callable, None),
            _ if n == 1 => self.call_of_one(at),
            _ => self.call_native(at, None),
        }
    }

    /// `len(v)` and `items.append(v)` of builtin containers in place; everything else goes the usual way.
    fn call_of_one(&mut self, at: usize) -> R<Flow> {
        let (this, argument) = (self.stack[at + 1], self.stack[at + 2]);
        let mut asks = false;
        let value = match self.heap.get(self.stack[at].id()) {
            Object::Native(native) if native.def.quick == Quick::Len && this.is_null() => {
                let len = match self.heap.get(argument.id()) {
                    list @ (Object::List(_) | Object::SmallList(..)) => list.list_items().len(),
                    tuple @ (Object::Tuple(_) | Object::SmallTuple(_)) => tuple.tuple_items().len(),
                    Object::Dict(dict) => dict.len(),
                    Object::Str(text) => text.len as usize,
                    _ => return self.call_native(at, None),
                };
                self.new_size(len as i64)
            }
            Object::Type(_) if self.stack[at].id() == self.kind_type(Kind::Str) && this.is_null() => {
                asks = true;
                match self.heap.get(argument.id()) {
                    Object::Int(_) | Object::Float(_) | Object::Str(_) => self.str(argument.id())?,
                    _ => return self.enter_or_call(at, this, argument),
                }
            }
            Object::MethodDescr(def, _) if def.quick == Quick::Append && !this.is_null() => {
                if !self.heap.get(this.id()).is_list() {
                    return self.call_native(at, None);
                }
                let value = self.steal(argument);
                self.stack[at + 2] = Slot::NULL;
                if let Err(raise) = self.list_push(this.id(), value) {
                    self.drop_operands(at, self.sp);
                    self.sp = at;
                    return Err(raise);
                }
                self.none
            }
            _ => return self.enter_or_call(at, this, argument),
        };
        self.drop_operands(at, at + 3);
        // Specialised for `len` or `append`, it does not ask whether a collection is due.
        let asks = asks || !self.was_called_before();
        if asks { self.returned(at, value) } else { self.pushed(at, value) }
    }

    /// A native with one argument that may run Python code in a frame of its own, else called as any.
    fn enter_or_call(&mut self, at: usize, this: Slot, argument: Slot) -> R<Flow> {
        let callable = self.stack[at].id();
        let entered = match self.heap.get(callable) {
            Object::Native(native) if this.is_null() => match native.def.quick {
                Quick::Next if matches!(self.heap.get(argument.id()), Object::Generator(g) if g.is_iterator()) => {
                    self.enter_generator(at, argument.id(), self.none)?
                }
                Quick::Repr => self.enter_text(argument.id(), true, 3)?,
                _ => None,
            },
            Object::MethodDescr(def, _) if def.quick == Quick::Send && !this.is_null() => {
                self.enter_generator(at, this.id(), argument.id())?
            }
            Object::Type(_) if callable == self.kind_type(Kind::Str) && this.is_null() => {
                self.enter_text(argument.id(), false, 3)?
            }
            _ => None,
        };
        match entered {
            Some(flow) => Ok(flow),
            None => self.call_native(at, None),
        }
    }

    /// A bound method becomes function and self, as `CALL` does it.
    fn unpack_method(&mut self, at: usize) {
        if let Object::Method(function, this) = self.heap.get(self.stack[at].id())
            && self.stack[at + 1].is_null()
        {
            let (function, this) = (*function, *this);
            self.heap.incref(function);
            self.heap.incref(this);
            let old = std::mem::replace(&mut self.stack[at], Slot::owned(function));
            self.stack[at + 1] = Slot::owned(this);
            self.drop_slot(old);
        }
    }

    /// The first argument's place: `self`, if there is one.
    pub(super) fn first_arg(&self, at: usize) -> usize {
        if self.stack[at + 1].is_null() { at + 2 } else { at + 1 }
    }

    /// Calls a Python function: its frame goes on top. `names` are the keyword names of the last arguments.
    pub(super) fn call_python(&mut self, at: usize, names: Option<&[V]>) -> R<Flow> {
        let function = self.stack[at];
        let first = self.first_arg(at);
        let code = self.function_code(function.id());
        let given = self.sp - first;
        if code.simple_args && names.is_none() && code.arg_count as usize == given {
            self.sp = at;
            self.enter(function, first, given, at, After::Push)?;
            self.sp = self.frame().operands();
            return Ok(Flow::Switch);
        }
        if self.bind_in_place(function.id(), &code, first, names.unwrap_or(&[])) {
            let params = (code.arg_count + code.keyword_only_count) as usize;
            self.sp = at;
            self.enter(function, first, params, at, After::Push)?;
            self.sp = self.frame().operands();
            return Ok(Flow::Switch);
        }
        let (pos, kw) = self.split_arguments(first, names);
        self.sp = at + 1;
        let bound = self.bind_arguments(function.id(), &pos, kw);
        self.sp = at;
        let bound = match bound {
            Ok(bound) => bound,
            Err(raise) => {
                self.drop_slot(function);
                return Err(raise);
            }
        };
        let base = at + 1;
        self.reserve_stack(base + code.frame_slots());
        self.stack[base..base + bound.len()].copy_from_slice(&bound);
        self.enter(function, base, bound.len(), at, After::Push)?;
        self.sp = self.frame().operands();
        Ok(Flow::Switch)
    }

    /// Takes the arguments from `first` to the top off the stack.
    pub(super) fn split_arguments(&mut self, first: usize, names: Option<&[V]>) -> (SmallVec<[Slot; 8]>, Keywords) {
        let n_kw = names.map_or(0, <[V]>::len);
        let split = self.sp - n_kw;
        let pos = self.stack[first..split].iter().copied().collect();
        let kw = names.unwrap_or(&[]).iter().copied().zip(self.stack[split..self.sp].iter().copied()).collect();
        self.stack[first..self.sp].fill(Slot::NULL);
        self.sp = first;
        (pos, kw)
    }

    /// Calls a builtin, or anything else that is not a Python function, with arguments that lie on the stack.
    #[inline(never)]
    fn invoke_spread(
        &mut self,
        def: Option<&'static NativeDef>,
        this: Option<V>,
        (callable, first, split): (V, usize, usize),
        names: Option<&[V]>,
    ) -> R<V> {
        let pos: SmallVec<[V; 8]> =
            this.into_iter().chain(self.stack[first..split].iter().map(|slot| slot.id())).collect();
        let kw: SmallVec<[(V, V); 4]> =
            names.unwrap_or(&[]).iter().copied().zip(self.stack[split..self.sp].iter().map(|slot| slot.id())).collect();
        let args = Args { pos: &pos, kw: &kw };
        match def {
            Some(def) => def.invoke(self, args),
            None => self.call_with(callable, args),
        }
    }

    /// Calls anything that is not a Python function, then drops the arguments, last first.
    #[inline(never)]
    pub(super) fn call_native(&mut self, at: usize, names: Option<&[V]>) -> R<Flow> {
        let called = self.native_value(at, names)?;
        self.called(at, called)
    }

    /// What is done after a call whose operands began at `at`.
    #[inline]
    fn called(&mut self, at: usize, called: Called) -> R<Flow> {
        match called {
            Called::Value(value) => self.returned(at, value),
            Called::Going(flow) => Ok(flow),
        }
    }

    #[inline]
    fn native_value(&mut self, at: usize, names: Option<&[V]>) -> R<Called> {
        let first = self.first_arg(at);
        let n_kw = names.map_or(0, <[V]>::len);
        let split = self.sp - n_kw;
        let callable = self.stack[at].id();
        let mut this = None;
        let def = match self.heap.get(callable) {
            Object::Native(native) => {
                if native.def.method != Binding::Function && native.def.method != Binding::Static {
                    this = native.self_;
                }
                Some(native.def)
            }
            Object::MethodDescr(def, _)
                if first == at + 1 && matches!(def.method, Binding::Method | Binding::Special) =>
            {
                Some(*def)
            }
            Object::Instance(_) | Object::Small(..) => match self.enter_call(at, Source::Stack(names))? {
                Some(flow) => return Ok(Called::Going(flow)),
                None => None,
            },
            _ => None,
        };
        self.pass_to_wrapper(callable, split - first, n_kw);
        let result = match def {
            Some(def) if def.quick == Quick::Input && self.must_wait_for_input() => {
                let prompt = self.stack[first..split].first().map(|slot| slot.id());
                match self.wait_for_input(prompt) {
                    Ok(()) => return Ok(Called::Going(Flow::Wait)),
                    Err(raise) => Err(raise),
                }
            }
            Some(def) if n_kw == 0 && split - first < FEW => {
                let mut pos = [callable; FEW + 1];
                let mut len = 0;
                if let Some(this) = this {
                    (pos[0], len) = (this, 1);
                }
                for slot in &self.stack[first..split] {
                    pos[len] = slot.id();
                    len += 1;
                }
                def.invoke(self, Args::positional(&pos[..len]))
            }
            _ => self.invoke_spread(def, this, (callable, first, split), names),
        };
        let value = match result {
            Ok(value) => value,
            Err(raise) => {
                self.drop_operands(at, self.sp);
                self.sp = at;
                return Err(raise);
            }
        };
        self.drop_operands(first, self.sp);
        let callable = std::mem::replace(&mut self.stack[at], Slot::NULL);
        self.drop_slot(callable);
        Ok(Called::Value(value))
    }

    /// The value of a call whose operands began at `at` and are gone; then what is due after a call.
    #[inline]
    pub(super) fn returned(&mut self, at: usize, value: V) -> R<Flow> {
        if self.heap.gc_due() {
            self.sp = at;
            self.push(Slot::owned(value));
            return self.collect_due();
        }
        self.pushed(at, value)
    }

    /// As [`Machine::returned`], of a call that does not ask whether a collection is due.
    #[inline]
    fn pushed(&mut self, at: usize, value: V) -> R<Flow> {
        self.sp = at;
        self.push(Slot::owned(value));
        self.check_halt().map(|()| Flow::Next)
    }

    pub(super) fn op_call_kw(&mut self, code: &LoadedCode, ins: Ins) -> R<Flow> {
        let arg = ins.arg;
        let names_slot = self.pop();
        let names = self.tuple(names_slot.id()).expect("keyword names are a tuple");
        let names: SmallVec<[V; 8]> = names.iter().copied().collect();
        // The code's constants hold them.
        self.drop_slot(names_slot);
        let at = self.sp - arg as usize - 2;
        self.unpack_method(at);
        let callable = self.stack[at].id();
        if matches!(self.heap.get(callable), Object::Function(_)) {
            return self.call_python(at, Some(&names));
        }
        let is_first = self.note_keyword_call(code, ins);
        if matches!(self.heap.get(callable), Object::Type(class) if class.heap) {
            return self.call_program_class(at, callable, Some(&names));
        }
        match self.native_value(at, Some(&names))? {
            // Not specialised yet, it does not ask whether a collection is due.
            Called::Value(value) if is_first && !self.version().first_keyword_call_collects => self.pushed(at, value),
            called => self.called(at, called),
        }
    }

    /// A call with keywords is executed: says whether for the first time.
    fn note_keyword_call(&mut self, code: &LoadedCode, ins: Ins) -> bool {
        if ins.cache == NO_CACHE {
            return false;
        }
        let epoch = &mut self.caches[code.cache_base as usize + ins.cache as usize].epoch;
        *epoch = (*epoch + 1).min(2);
        *epoch == 1
    }

    /// A collection is due where the frame that an instruction had entered is over: calls ask for it then, what else runs
    /// the program's code does not. The value is in its place.
    #[cold]
    #[inline(never)]
    pub(super) fn collect_after_call(&mut self, finish: Finish, operands: u8) -> R<()> {
        let is_call = match finish {
            Finish::Made | Finish::Cache => true,
            // Not of an attribute's owner.
            Finish::Value => operands > 1,
            _ => false,
        };
        let frame = self.frame();
        let ins = frame.code.instrs[frame.pc as usize - 1];
        let is_first = ins.op == Op::CallKw
            && ins.cache != NO_CACHE
            && self.caches[frame.code.cache_base as usize + ins.cache as usize].epoch == 1;
        if !is_call || is_first && !self.version().first_keyword_call_collects {
            return Ok(());
        }
        self.collect_due().map(drop)
    }

    pub(super) fn op_make_function(&mut self) -> R<Flow> {
        let code = self.pop_owned();
        let globals = self.frame().globals;
        let builtins = self.frame().builtins;
        let function = self.new_function(code, globals, builtins);
        self.push(Slot::owned(function));
        Ok(Flow::Next)
    }

    /// A function without defaults or closure. Takes the code.
    pub(crate) fn new_function(&mut self, code: V, globals: V, builtins: V) -> V {
        let Object::Code(loaded) = self.heap.get(code) else { unreachable!("functions are made from code") };
        let loaded = Rc::clone(loaded);
        let (name, qualname) = (loaded.name, loaded.qualname);
        let doc = if loaded.has_docstring { loaded.consts[0] } else { self.none };
        let module = self.dict_get_name(globals, self.names.name);
        for v in [globals, builtins, name, qualname, doc].into_iter().chain(module) {
            self.heap.incref(v);
        }
        let function = Function {
            code,
            loaded,
            globals,
            builtins,
            module,
            defaults: None,
            kwdefaults: None,
            doc: Some(doc),
            name,
            dict: None,
            closure: None,
            annotations: None,
            annotate: None,
            type_params: None,
            qualname,
        };
        let layout = crate::layout::function(self.profile());
        self.heap.alloc(Object::Function(Box::new(function)), layout)
    }

    /// A function's `__annotate__` is called after it.
    fn name_annotate_after(&mut self, function: V, annotate: V) {
        let Object::Function(payload) = self.heap.get(function) else { return };
        let name = format!("{}.__annotate__", self.str_text(payload.qualname));
        let name = self.new_string(name);
        if let Object::Function(payload) = self.heap.get_mut(annotate) {
            let old = std::mem::replace(&mut payload.qualname, name);
            self.decref(old);
        }
    }

    pub(super) fn op_set_function_attribute(&mut self, arg: u32) -> R<Flow> {
        let function_slot = self.pop();
        let value = self.pop_owned();
        if arg == ANNOTATE && !self.version().dialect.qualifies_annotate {
            self.name_annotate_after(function_slot.id(), value);
        }
        if let Object::Function(function) = self.heap.get_mut(function_slot.id()) {
            let place = match arg {
                1 => &mut function.defaults,
                2 => &mut function.kwdefaults,
                4 => &mut function.annotations,
                8 => &mut function.closure,
                _ => &mut function.annotate,
            };
            *place = Some(value);
        }
        self.push(function_slot);
        Ok(Flow::Next)
    }
}
