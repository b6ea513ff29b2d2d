//! Frame objects: their attributes, and the locals behind `f_locals`.

use afterdel_language::code::LocalKind;

use crate::errors::{ExcKind, R};
use crate::frame::Slot;
use crate::machine::Machine;
use crate::native::{Args, Arity, NativeDef, getter, method};
use crate::object::{Object, V};
use crate::objects::{FrameObj, GenState, SavedFrame};

/// Of frames.
pub const METHODS: &[NativeDef] = &[
    getter("f_code", |vm, args| {
        let code = vm.frame_code(args.pos[0]);
        Ok(vm.new_ref(code))
    }),
    getter("f_globals", |vm, args| {
        let globals = payload(vm, args.pos[0]).globals;
        Ok(vm.new_ref(globals))
    }),
    getter("f_builtins", |vm, args| {
        let builtins = payload(vm, args.pos[0]).builtins;
        Ok(vm.new_ref(builtins))
    }),
    getter("f_lineno", |vm, args| {
        let line = vm.frame_line(args.pos[0]);
        Ok(vm.new_int(i64::from(line)))
    }),
    getter("f_lasti", |vm, args| {
        let frame = payload(vm, args.pos[0]);
        let pc = match (frame.depth, vm.saved_of(args.pos[0])) {
            (Some(depth), _) => vm.frames[depth as usize].pc,
            (None, Some(saved)) => saved.frame.pc,
            (None, None) => frame.pc,
        };
        Ok(vm.new_int(2 * (i64::from(pc) - 1)))
    }),
    getter("f_back", back),
    getter("f_trace", |vm, _| Ok(vm.none)),
    getter("f_trace_lines", |vm, _| Ok(vm.true_)),
    getter("f_trace_opcodes", |vm, _| Ok(vm.false_)),
    getter("f_generator", |vm, args| {
        let frame = payload(vm, args.pos[0]);
        let believed = frame.depth.is_some() || vm.saved_of(args.pos[0]).is_some();
        let generator = frame.generator.filter(|_| believed).unwrap_or(vm.none);
        Ok(vm.new_ref(generator))
    }),
    getter("f_locals", |vm, args| match vm.frame_map(args.pos[0]) {
        Some(map) => Ok(vm.new_ref(map)),
        None => vm.library_call("_frame_locals", "FrameLocalsProxy", args.pos),
    }),
    method("clear", Arity::None, clear),
];

fn payload(vm: &Machine, frame: V) -> &FrameObj {
    match vm.heap.get(frame) {
        Object::Frame(payload) => payload,
        _ => unreachable!("attribute of frames"),
    }
}

fn payload_mut(vm: &mut Machine, frame: V) -> &mut FrameObj {
    match vm.heap.get_mut(frame) {
        Object::Frame(payload) => payload,
        _ => unreachable!("attribute of frames"),
    }
}

fn back(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let caller = vm.frame_back(args.pos[0]).unwrap_or(vm.none);
    Ok(vm.new_ref(caller))
}

/// `frame.clear()`: its locals go, unless it may still run.
fn clear(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let frame = args.pos[0];
    if payload(vm, frame).depth.is_some() {
        return Err(vm.raise(ExcKind::Runtime, "cannot clear an executing frame"));
    }
    if vm.saved_of(frame).is_some() {
        let generator = payload(vm, frame).generator.expect("it has the frame");
        if matches!(vm.heap.get(generator), Object::Generator(g) if g.state == GenState::Suspended) {
            return Err(vm.raise(ExcKind::Runtime, "cannot clear a suspended frame"));
        }
        vm.finalize_generator(generator);
    }
    let payload = payload_mut(vm, frame);
    let locals = std::mem::take(&mut payload.locals);
    let extra = payload.extra.take();
    let overwritten = std::mem::take(&mut payload.overwritten);
    extra.into_iter().chain(overwritten).for_each(|v| vm.drop_ref(v));
    locals.into_iter().rev().flatten().for_each(|v| vm.drop_ref(v));
    Ok(vm.none)
}

impl Machine {
    /// The frame put aside that a frame object stands for.
    fn saved_of(&self, frame: V) -> Option<&SavedFrame> {
        let Object::Generator(generator) = self.heap.get(payload(self, frame).generator?) else { return None };
        generator.saved.as_deref().filter(|saved| saved.frame.frame_obj == Some(frame))
    }

    /// The frame object of the running frame, and of its callers in turn; borrowed.
    pub(crate) fn nth_frame(&mut self, nth: usize) -> Option<V> {
        let top = self.caller_of(self.frames.len())?;
        let mut frame = self.frame_object(top);
        for _ in 0..nth {
            frame = self.frame_back(frame)?;
        }
        Some(frame)
    }

    /// `f_back`; borrowed.
    fn frame_back(&mut self, frame: V) -> Option<V> {
        let &FrameObj { depth, generator, back, .. } = payload(self, frame);
        let (above, below) = match depth {
            Some(depth) => (depth, self.passing.iter().rposition(|&(at, _)| at == depth)),
            None => {
                let place = self.passing.iter().position(|&(_, passing)| Some(passing) == generator);
                let Some(place) = place.filter(|_| self.saved_of(frame).is_some()) else { return back };
                let above = self.passing[place].0;
                (above, (0..place).rfind(|&under| self.passing[under].0 == above))
            }
        };
        match below {
            Some(place) => self.generator_frame(self.passing[place].1),
            None => self.caller_of(above as usize).map(|caller| self.frame_object(caller)),
        }
    }

    /// The code object of a frame; borrowed.
    fn frame_code(&self, frame: V) -> V {
        let payload = payload(self, frame);
        let running = payload.depth.map(|depth| &self.frames[depth as usize]);
        let code = match (payload.owned, running, self.saved_of(frame)) {
            (Some([_, code]), ..) => Some(code),
            (None, Some(running), _) => self.code_of_frame(running),
            (None, None, Some(saved)) => self.code_of_frame(&saved.frame),
            (None, None, None) => None,
        };
        code.unwrap_or(self.none)
    }

    /// The line a frame stands on.
    pub fn frame_line(&self, frame: V) -> u32 {
        let payload = payload(self, frame);
        match (payload.depth, self.saved_of(frame)) {
            (Some(depth), _) => self.frames[depth as usize].line,
            (None, Some(saved)) => saved.frame.line,
            (None, None) => payload.line,
        }
    }

    /// The mapping that a frame of a module or class body has its names in; borrowed.
    fn frame_map(&self, frame: V) -> Option<V> {
        let payload = payload(self, frame);
        match payload.depth {
            Some(depth) => self.frames[depth as usize].locals_map,
            None => payload.locals_map,
        }
    }

    /// What a local's place holds: a value, or a cell; borrowed.
    fn frame_slot(&self, frame: V, place: usize) -> Option<V> {
        let payload = payload(self, frame);
        match (payload.depth, self.saved_of(frame)) {
            (Some(depth), _) => self.stack[self.frames[depth as usize].base as usize + place].get(),
            (None, Some(saved)) => saved.slots.get(place).and_then(|slot| slot.get()),
            (None, None) => payload.locals.get(place).copied().flatten(),
        }
    }

    /// A local's value; borrowed.
    fn frame_local(&self, frame: V, place: usize) -> Option<V> {
        let v = self.frame_slot(frame, place)?;
        let kind = payload(self, frame).loaded.locals[place].kind;
        match self.heap.get(v) {
            Object::Cell(content) if matches!(kind, LocalKind::Cell | LocalKind::Free) => *content,
            _ => Some(v),
        }
    }

    /// The locals of a frame as they are now: the mapping of a module or class body, else a new dict. A new reference.
    pub fn frame_locals(&mut self, frame: V) -> R<V> {
        if let Some(map) = self.frame_map(frame) {
            return Ok(self.new_ref(map));
        }
        let code = payload(self, frame).loaded.clone();
        let dict = self.new_dict();
        for (place, &name) in code.local_names.iter().enumerate() {
            if let Some(value) = self.frame_local(frame, place) {
                self.dict_set_name(dict, name, value)?;
            }
        }
        Ok(dict)
    }

    /// The place of a variable of a function's frame. What is no plain string is compared as a key.
    fn place_of(&mut self, frame: V, name: V) -> R<Option<usize>> {
        let code = payload(self, frame).loaded.clone();
        if let Object::Str(text) = self.heap.get(name) {
            return Ok(code.locals.iter().position(|local| *local.name == *text.text));
        }
        let hash = self.hash(name)?;
        for (place, &local) in code.local_names.iter().enumerate() {
            if self.hash(local)? == hash && self.eq(local, name)? {
                return Ok(Some(place));
            }
        }
        Ok(None)
    }

    /// Gives a local another value. What it had is kept as long as the frame object: an operand may borrow it.
    fn set_frame_local(&mut self, frame: V, place: usize, value: V) {
        self.heap.incref(value);
        let kind = payload(self, frame).loaded.locals[place].kind;
        let held = self.frame_slot(frame, place);
        if let Some(cell) = held.filter(|_| matches!(kind, LocalKind::Cell | LocalKind::Free))
            && let Object::Cell(content) = self.heap.get_mut(cell)
        {
            let old = content.replace(value);
            old.into_iter().for_each(|old| self.drop_ref(old));
            return;
        }
        let old = if let Some(depth) = payload(self, frame).depth {
            let place = self.frames[depth as usize].base as usize + place;
            let old = std::mem::replace(&mut self.stack[place], Slot::owned(value));
            old.get().map(|_| self.steal(old))
        } else if let Some(Object::Generator(generator)) = self
            .saved_of(frame)
            .is_some()
            .then(|| payload(self, frame).generator)
            .flatten()
            .map(|g| self.heap.get_mut(g))
        {
            let saved = generator.saved.as_mut().expect("checked above");
            std::mem::replace(&mut saved.slots[place], Slot::owned(value)).get()
        } else {
            payload_mut(self, frame).locals[place].replace(value)
        };
        payload_mut(self, frame).overwritten.extend(old);
    }
}

/// The functions of the module `_frame`, on which `FrameLocalsProxy` is built.
pub mod access {
    use super::{payload, payload_mut};
    use crate::errors::{ExcKind, R};
    use crate::machine::Machine;
    use crate::modules::{ModuleDef, nothing_lazy};
    use crate::native::{Args, Arity, function};
    use crate::object::V;

    /// The module.
    pub const MODULE: ModuleDef = ModuleDef {
        name: "_frame",
        functions: &[
            function("names", Arity::One, names),
            function("get", Arity::Range(2, 2), get),
            function("set", Arity::Range(3, 3), set),
            function("extra", Arity::One, |vm, args| {
                let extra = extra(vm, args.pos[0]);
                Ok(vm.new_ref(extra))
            }),
        ],
        functions_of: "_frame",
        fill: |_, _| Ok(()),
        lazy_names: &[],
        make_lazy: nothing_lazy,
    };

    /// All names that have a value.
    fn names(vm: &mut Machine, args: Args<'_>) -> R<V> {
        let frame = args.pos[0];
        let code = payload(vm, frame).loaded.clone();
        let bound = (0..code.locals.len()).filter(|&place| vm.frame_local(frame, place).is_some());
        let mut names: Vec<V> = bound.map(|place| code.local_names[place]).collect();
        names.iter().for_each(|&name| vm.heap.incref(name));
        if let Some(extra) = payload(vm, frame).extra {
            names.extend(vm.collect_iterable(extra)?);
        }
        vm.new_list(names)
    }

    /// The value of a name, or KeyError.
    fn get(vm: &mut Machine, args: Args<'_>) -> R<V> {
        let (frame, name) = (args.pos[0], args.pos[1]);
        if let Some(value) = vm.place_of(frame, name)?.and_then(|place| vm.frame_local(frame, place)) {
            return Ok(vm.new_ref(value));
        }
        if let Some(extra) = payload(vm, frame).extra
            && let Some(value) = vm.dict_get(extra, name)?
        {
            return Ok(vm.new_ref(value));
        }
        let message = format!("local variable '{}' is not defined", vm.repr_text(name)?);
        Err(vm.raise(ExcKind::Key, message))
    }

    /// Gives a name a value: the function's variable, or one besides.
    fn set(vm: &mut Machine, args: Args<'_>) -> R<V> {
        let &[frame, name, value] = args.pos else { unreachable!("counted by the arity") };
        if let Some(place) = vm.place_of(frame, name)? {
            vm.set_frame_local(frame, place, value);
            return Ok(vm.none);
        }
        let extra = extra(vm, frame);
        vm.dict_set(extra, name, value)?;
        Ok(vm.none)
    }

    /// The names besides the function's variables, a dict; borrowed.
    fn extra(vm: &mut Machine, frame: V) -> V {
        if let Some(extra) = payload(vm, frame).extra {
            return extra;
        }
        let extra = vm.new_dict();
        payload_mut(vm, frame).extra = Some(extra);
        extra
    }
}
