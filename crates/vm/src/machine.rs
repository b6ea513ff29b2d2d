//! The machine: everything a running program is, in one value that can be cloned.

use rustc_hash::FxHashMap;

use afterdel_collector::{Heap, PolicyKind, Profile};

use crate::cache::{Cache, MethodCache};
use crate::errors::ExcKind;
use crate::frame::{Frame, Slot};
use crate::names::Names;
use crate::object::{Object, V};
use crate::objects::Kind;
use crate::record::Recorder;
use crate::shapes::Shapes;
use crate::version::{PYTHON_3_14, Version};

/// Where output goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// Standard output.
    Stdout,
    /// Standard error.
    Stderr,
}

/// A check of the whole machine; its error says what does not agree.
pub type Verifier = fn(&Machine) -> Result<(), String>;

/// A piece of output.
#[derive(Clone, Debug)]
pub struct Output {
    /// Where it goes.
    pub stream: Stream,
    /// The text.
    pub text: String,
    /// The step that wrote it.
    pub step: u64,
}

/// What is chosen for a run.
#[derive(Clone, Debug)]
pub struct Config {
    /// Modelled bytes at which an allocation raises MemoryError.
    pub memory_limit_bytes: u64,
    /// The CPython that is modelled.
    pub python: &'static Version,
    /// The rule by which objects are collected.
    pub policy: PolicyKind,
    /// The modules that are not the machine's own.
    pub library: Option<&'static crate::stdlib::Library>,
    /// What `sys.argv` begins with: how the program was asked for; none: its file's name.
    pub script: Option<String>,
    /// What `sys.argv` has behind that.
    pub arguments: Vec<String>,
    /// `sys.getrecursionlimit()`
    pub recursion_limit: u32,
    /// Nesting of Rust calls (finalizers, sort keys, ...) at which RecursionError is raised.
    pub native_limit: u32,
}

impl Default for Config {
    fn default() -> Self {
        Config {
            memory_limit_bytes: 512 << 20,
            python: &PYTHON_3_14,
            policy: PolicyKind::Generational,
            library: None,
            script: None,
            arguments: Vec::new(),
            recursion_limit: 1000,
            native_limit: 110,
        }
    }
}

/// A whole program run: heap, stack, frames, types, names.
#[derive(Clone, Debug)]
pub struct Machine {
    /// All objects.
    pub heap: Heap<Object, Recorder>,
    /// The data stack: locals and operands of all frames.
    pub stack: Vec<Slot>,
    /// First free place of the data stack.
    pub sp: usize,
    /// The running frames, outermost first.
    pub frames: Vec<Frame>,
    /// Generators that pass an exception on to the iterator they wait for, with the number of frames below: what looks
    /// at the stack meanwhile sees their frames there. Not counted.
    pub(crate) passing: Vec<(u32, V)>,
    /// Attribute layouts of instances.
    pub shapes: Shapes,
    /// Well-known names.
    pub names: Names,
    /// The builtin types, by [`Kind`].
    pub kind_types: [V; Kind::COUNT],
    /// The builtin exceptions, by [`ExcKind`].
    pub exceptions: [V; ExcKind::COUNT],
    /// Name of every type that ever was, by key.
    pub type_names: Vec<std::rc::Rc<str>>,
    /// Interned strings.
    pub(crate) interned: FxHashMap<std::rc::Rc<str>, V>,
    /// Inline caches of all loaded code.
    pub(crate) caches: Vec<Cache>,
    /// Class attributes by class and name.
    pub(crate) method_cache: MethodCache,
    /// Changes whenever a cached attribute of a class may have changed.
    pub(crate) type_epoch: u32,
    /// The exception in flight.
    pub raised: Option<V>,
    /// The exception in flight was re-raised by the frame that noted it last: the place of the first raise.
    pub(crate) reraising: Option<u32>,
    /// The exceptions being handled, one place for each running generator and one below.
    pub(crate) handled: Vec<Option<V>>,
    /// `sys.modules`
    pub modules: V,
    /// `builtins.__dict__`
    pub builtins: V,
    /// `__main__.__dict__`
    pub main_dict: V,
    /// A container has been shown by `repr`.
    pub(crate) repr_guarded: bool,
    /// `min` and `max` have been called with keywords, so that each has a tuple of their names.
    pub(crate) extremes_named: [bool; 2],
    /// The tuple of arguments of the innermost call of a class, while it makes its instance.
    pub(crate) call_tuple: Option<V>,
    /// Singletons.
    pub none: V,
    /// Singletons.
    pub true_: V,
    /// Singletons.
    pub false_: V,
    /// Singletons.
    pub not_implemented: V,
    /// Singletons.
    pub ellipsis: V,
    /// `()`
    pub empty_tuple: V,
    /// `b''`
    pub empty_bytes: V,
    pub(crate) small_ints: Vec<V>,
    pub(crate) latin1_chars: Vec<V>,
    pub(crate) single_bytes: Vec<V>,
    /// Dicts are tracked by their contents.
    pub(crate) lazy_dicts: bool,
    /// `__dict__` and `__weakref__` of the program's classes, where all classes share them.
    pub(crate) shared_getsets: [Option<V>; 2],
    /// What was chosen.
    pub config: Config,
    /// Executed lines.
    pub steps: u64,
    /// The line being executed; 0 before the first and at exit.
    pub line: u32,
    /// Back jumps and calls left before the machine yields.
    pub fuel: i64,
    /// Executed lines at which the machine halts.
    pub halt_at_step: u64,
    /// The machine as it was when a halt met it inside nested calls.
    pub halted: Option<std::rc::Rc<Machine>>,
    /// Looks at each statement instead of halting there.
    pub watcher: Option<crate::watch::Watcher>,
    /// Nested runs on the Rust stack.
    pub(crate) native_depth: u32,
    /// Generators that have been lent what their running frames hold (`Host::lend_frames`).
    pub(crate) lenders: Vec<V>,
    /// A generator made or a value yielded for Rust code that waits for it.
    pub(crate) returned_to_rust: Option<V>,
    /// The value handed to Rust code was yielded, not returned.
    pub(crate) generator_yielded: bool,
    /// What the last exhausted iterator returned; counted.
    pub(crate) stop_value: Option<V>,
    /// Keyword arguments of the class statement being executed, for `__init_subclass__`; borrowed for that long.
    pub(crate) pending_class_keywords: Vec<(V, V)>,
    /// The machine itself still holds `__main__.__dict__`.
    pub(crate) main_dict_held: bool,
    /// The function of the program's own code, kept to the shutdown so that no line seems to free it; counted.
    pub(crate) main_function: Option<V>,
    /// Classes that keep a dict of subclasses, with their serial numbers.
    pub(crate) bases_of_classes: Vec<(V, u32)>,
    /// Weak references to classes that their bases keep.
    pub(crate) class_weakrefs: Vec<crate::class_memory::ClassWeakref>,
    /// The exception that ended the program, kept until the modules go.
    pub(crate) last_exc: Option<V>,
    /// What the text of the program has as literals: held till its end.
    pub(crate) literals: Vec<V>,
    /// `__main__.__dict__` has been given up by the shutdown.
    pub main_dict_released: bool,
    /// What checks every count after each collection ([`Machine::verify`]); a program without it needs none of its code.
    pub verifier: Option<Verifier>,
    /// The first disagreement that such a check found.
    pub broken: Option<String>,
    /// Bytes and objects by line.
    pub lines: crate::record::LineSums,
    /// References that `ctypes.pythonapi.Py_IncRef` has made; counted.
    pub(crate) stray_references: Vec<V>,
    /// Output not yet taken.
    pub output: Vec<Output>,
    /// The classes of native modules' types, by the address of their tables.
    pub(crate) native_types: FxHashMap<usize, V>,
    /// Objects of native modules that exist once, likewise.
    pub(crate) native_objects: FxHashMap<usize, V>,
    /// gc's debug flags, callbacks, garbage.
    pub gc_state: crate::modules::gc::GcState,
    /// `atexit` callbacks: function, args, kwargs.
    pub(crate) atexit: Vec<V>,
    /// Objects being represented, so that `[...]` ends a cycle.
    pub(crate) repr_guard: Vec<V>,
    /// Clock readings handed in by the embedder, in seconds; the run's only view of time.
    pub clock: crate::modules::time::Clock,
    /// What `sys` was told about asynchronous generators and coroutines.
    pub async_hooks: crate::exec_api::AsyncHooks,
    /// Lines handed in by the embedder; the run's only view of its standard input.
    pub input: crate::input::Input,
    /// Who is told of output at once; then none is kept.
    pub listener: Option<fn(Stream, &str)>,
    /// The exit sequence's state.
    pub stage: crate::run::Stage,
    /// Program text by file name, for tracebacks.
    pub sources: FxHashMap<String, std::rc::Rc<str>>,
    /// Serial of the first object that belongs to the program rather than to the runtime.
    pub first_program_serial: u32,
    /// The runtime is being torn down: `sys.is_finalizing()`.
    pub finalizing: bool,
    /// Modules are being removed: nothing can be imported any more, not even what reads a line of a file for a traceback.
    pub modules_gone: bool,
    /// An exception that was ignored has been reported.
    pub has_reported: bool,
}

impl Machine {
    /// The profile of the modelled CPython.
    pub fn profile(&self) -> &'static Profile {
        self.heap.profile()
    }

    /// The modelled CPython, in what the machine does and says.
    pub fn version(&self) -> &'static Version {
        self.config.python
    }

    /// Drops a counted reference; what dies by it is torn down before this returns.
    #[inline(always)]
    pub fn decref(&mut self, v: V) {
        if self.heap.decref(v) {
            afterdel_collector::dealloc(self, v);
        }
    }

    /// Drops a stack slot's reference, if it is counted.
    #[inline(always)]
    pub fn drop_slot(&mut self, slot: Slot) {
        if let Some(v) = slot.counted() {
            self.decref(v);
        }
    }

    /// Another place's share of the same reference: what is borrowed stays so (`PyStackRef_DUP`).
    #[inline(always)]
    pub fn another(&mut self, slot: Slot) -> Slot {
        if let Some(v) = slot.counted() {
            self.heap.incref(v);
        }
        slot
    }

    /// A new counted reference.
    #[inline(always)]
    pub fn new_ref(&mut self, v: V) -> V {
        self.heap.incref(v);
        v
    }

    /// The counted reference that a slot stands for: its own if counted, else a new one.
    #[inline(always)]
    pub fn steal(&mut self, slot: Slot) -> V {
        let v = slot.id();
        if slot.is_borrowed() {
            self.heap.incref(v);
        }
        v
    }

    /// `True` or `False`; immortal.
    #[inline(always)]
    pub fn bool(&self, value: bool) -> V {
        if value { self.true_ } else { self.false_ }
    }

    /// A copy of the machine and all that it holds.
    #[inline(never)]
    pub fn copy(&self) -> Box<Machine> {
        Box::new(self.clone())
    }

    /// Writes to an output stream.
    pub fn write(&mut self, stream: Stream, text: &str) {
        if text.is_empty() {
            return;
        }
        if let Some(tell) = self.listener {
            return tell(stream, text);
        }
        if let Some(last) = self.output.last_mut()
            && last.stream == stream
            && last.step == self.steps
        {
            last.text.push_str(text);
            return;
        }
        self.output.push(Output { stream, text: text.to_string(), step: self.steps });
    }
}
