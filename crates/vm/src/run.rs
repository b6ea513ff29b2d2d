//! Running a program from its first line to the end of CPython's shutdown.

use rustc_hash::FxHashSet;

use crate::errors::{ExcKind, R, Raise};
use crate::exec_api::Exit;
use crate::frame::{After, Slot};
use crate::machine::{Machine, Stream};
use crate::object::{Object, V};

/// The exit status of a program that a KeyboardInterrupt ended: a process ended by SIGINT.
const INTERRUPTED: u8 = 130;

/// What the compiler has made for a program.
#[derive(Default)]
struct Compiled {
    codes: usize,
    names: usize,
    /// Constants that the collector knows, in order.
    tracked: Vec<V>,
    seen: FxHashSet<V>,
}

impl Compiled {
    /// About how many objects the youngest generation got, in tenths of what a code object brings with it. The factors fit
    /// all but some 15 of 435 programs that were measured (`gc.get_count()`); in CPython the free lists count, too.
    fn made(&self) -> usize {
        10 * self.codes + 5 * self.tracked.len() + self.names
    }
}

/// How far a run is.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// Nothing loaded.
    NotStarted,
    /// The program's own code is running.
    Main,
    /// The program's own code is over; shutdown is next, or at work.
    Exiting(Ending),
    /// The program is over, shutdown too.
    Done(Ending),
}

/// How a program ended.
#[derive(Clone, Debug, PartialEq)]
pub struct Ending {
    /// CPython's exit status.
    pub exit_status: u8,
    /// The exception that ended it, unless it finished or left by SystemExit.
    pub exception: Option<Failure>,
    /// Executed lines when the program's own code was over.
    pub exit_step: u64,
}

/// An exception that nobody caught.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// Its class.
    pub type_name: String,
    /// `str()` of it, with CPython's suggestion.
    pub message: String,
    /// Where it was raised in the program: line, column, end line, end column (UTF-8 bytes).
    pub range: (u32, u32, u32, u32),
    /// Lines and functions, outermost first.
    pub traceback: Vec<(u32, String)>,
    /// The step at which it was raised.
    pub step: u64,
}

/// What a stretch of running came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// There is more to run: fuel ran out, a line of input is waited for, the step to halt at is reached, or shutdown is
    /// next.
    Paused,
    /// The program is over.
    Done,
}

impl Machine {
    /// Prepares `__main__` to run this code. `source` is kept for tracebacks.
    pub fn load_main(&mut self, code: &afterdel_language::code::Code, source: &str) {
        self.sources.insert(code.filename.to_string(), source.into());
        let code_obj = self.load_program(code);
        let file = self.new_str(&code.filename);
        let main = self.main_dict;
        let file_name = self.names.file;
        let bound = self.dict_set_name(main, file_name, file);
        let cached = self.version().main_is_cached;
        let bound = if cached { bound.and(self.dict_set_name(main, self.names.cached, self.none)) } else { bound };
        debug_assert!(bound.is_ok(), "names compare without Python code");
        self.decref(file);
        self.settle_start_up(code_obj);
        self.stock_free_lists();
        let globals = self.main_dict;
        let builtins = self.builtins;
        let function = self.new_function(code_obj, globals, builtins);
        self.heap.incref(function);
        self.main_function = Some(function);
        let entered = self.enter(Slot::owned(function), 0, 0, 0, After::Native);
        debug_assert!(entered.is_ok(), "the first frame is within every limit");
        self.heap.incref(globals);
        self.top().locals_map = Some(globals);
        self.sp = self.frame().operands();
        self.stage = Stage::Main;
        let (live, objects) = (self.heap.live_bytes(), self.heap.objects());
        self.lines.switch(0, live, objects);
        let version = self.version();
        for warning in code.warnings.iter().filter(|warning| version.warns(&warning.message)) {
            let text = source.lines().nth(warning.line as usize - 1).unwrap_or_default().trim();
            let message = format!("{}:{}: SyntaxWarning: {}\n  {text}\n", code.filename, warning.line, warning.message);
            self.write(Stream::Stderr, &message);
        }
    }

    /// As after CPython's start-up, where its library is compiled already: what is older is out of the way, `sys.modules` in
    /// the middle generation, `__main__` and its namespace the youngest but for the program's constants. Exit order depends
    /// on it (cpython.md 6.2). When compiling made more objects than the youngest
    /// generation had room for, a collection comes before the first instruction. The incremental collector has no middle
    /// generation.
    fn settle_start_up(&mut self, code: V) {
        let (main, modules, name) = (self.main_dict, self.modules, self.names.main);
        let module = self.dict_get_name(modules, name).expect("the main module is installed");
        let mut compiled = Compiled::default();
        self.add_compiled(code, &mut compiled);
        for &v in [main, module, modules].iter().chain(&compiled.tracked) {
            self.heap.untrack(v);
        }
        afterdel_collector::collect(self, 2);
        self.heap.track(modules);
        let generations = !self.config.policy.has_old_spaces();
        if generations {
            afterdel_collector::collect(self, 0);
            afterdel_collector::collect(self, 0);
        }
        for v in [main, module] {
            self.heap.track(v);
        }
        compiled.tracked.iter().for_each(|&v| self.heap.track(v));
        if generations && compiled.made() > self.version().room_for_compiling {
            afterdel_collector::collect(self, 0);
        }
        *self.heap.sink_mut() = crate::record::Recorder::default();
        self.first_program_serial = self.heap.serial(code) + 1;
    }

    /// Adds what the compiler has made for a constant, in the order in which it made it.
    fn add_compiled(&self, v: V, compiled: &mut Compiled) {
        let parts: &[V] = match self.heap.get(v) {
            Object::Code(code) => {
                compiled.codes += 1;
                compiled.names += code.names.len() + code.locals.len();
                &code.consts
            }
            tuple @ (Object::Tuple(_) | Object::SmallTuple(_)) => tuple.tuple_items(),
            _ => &[],
        };
        parts.iter().for_each(|&v| self.add_compiled(v, compiled));
        if self.heap.is_tracked(v) && compiled.seen.insert(v) {
            compiled.tracked.push(v);
        }
    }

    /// Runs module code in a namespace, to its end.
    pub fn run_module_code(&mut self, code: V, globals: V) -> R<()> {
        self.heap.incref(code);
        let builtins = self.builtins;
        let function = self.new_function(code, globals, builtins);
        let base = self.sp;
        self.enter(Slot::owned(function), base, 0, base, After::Native)?;
        self.heap.incref(globals);
        self.top().locals_map = Some(globals);
        let value = self.run_nested()?;
        self.decref(value);
        Ok(())
    }

    /// Runs on for about `fuel` back jumps and calls.
    pub fn run(&mut self, fuel: i64) -> Status {
        match self.stage {
            Stage::NotStarted | Stage::Done(_) => return Status::Done,
            Stage::Main | Stage::Exiting(_) => {}
        }
        self.fuel = fuel;
        if self.halted.is_some() || self.input.is_waiting() {
            return Status::Paused;
        }
        if matches!(self.stage, Stage::Exiting(_)) {
            return self.exit();
        }
        let ended = match self.execute(0) {
            Ok(Exit::Paused) => return Status::Paused,
            Err(Raise) if self.is_halting() => return Status::Paused,
            Ok(Exit::Returned(value)) => {
                self.decref(value);
                None
            }
            Err(Raise) => Some(self.take_raised()),
        };
        self.finish(ended)
    }

    /// The program's own code is over: the exception is reported, then shutdown.
    fn finish(&mut self, exception: Option<V>) -> Status {
        let exit_step = self.steps;
        let (live, objects) = (self.heap.live_bytes(), self.heap.objects());
        self.lines.switch(self.line, live, objects);
        let raised_step = self.steps;
        let (exit_status, failure) = match exception {
            None => (0, None),
            Some(exc) if self.exc_is(exc, ExcKind::SystemExit) => (self.system_exit(exc), None),
            Some(exc) => {
                let failure = self.failure(exc, raised_step);
                let status = if self.exc_is(exc, ExcKind::KeyboardInterrupt) { INTERRUPTED } else { 1 };
                match self.report_uncaught(exc) {
                    Some(exit) => (self.system_exit(exit), Some(failure)),
                    None => (status, Some(failure)),
                }
            }
        };
        self.stage = Stage::Exiting(Ending { exit_status, exception: failure, exit_step });
        Status::Paused
    }

    /// Python's shutdown, unless the machine is to halt before it.
    fn exit(&mut self) -> Status {
        let Stage::Exiting(ending) = &self.stage else { return Status::Done };
        let ending = ending.clone();
        if self.steps >= self.halt_at_step && !self.goes_on() {
            return Status::Paused;
        }
        self.line = 0;
        let step = self.steps + 1;
        self.heap.sink_mut().begin_step(step, 0);
        self.shut_down();
        if self.halted.is_some() {
            return Status::Paused;
        }
        self.stage = Stage::Done(ending);
        Status::Done
    }

    /// `sys.exit(code)`: the status; what is no int is printed. Takes the exception.
    fn system_exit(&mut self, exc: V) -> u8 {
        let name = self.names.code;
        let code = self.get_attr(exc, name).unwrap_or(self.none);
        // Its frames and their locals go before anything is printed.
        self.decref(exc);
        let status = if self.is_none(code) {
            0
        } else if let Some(value) = self.int(code) {
            value.to_i64().map_or(255, |n| (n & 0xff) as u8)
        } else {
            let text = self.str_of(code).unwrap_or_default();
            self.write_error(&format!("{text}\n"));
            1
        };
        self.decref(code);
        status
    }

    /// CPython's shutdown as far as a program can see it (cpython.md 6.1).
    fn shut_down(&mut self) {
        self.drop_literals(0);
        if let Some(function) = self.main_function.take() {
            self.decref(function);
        }
        crate::modules::atexit::run_all(self);
        self.finalizing = true;
        self.heap.set_exiting(true);
        // From here on only the module object (and functions) hold the namespace, as in CPython.
        let main_dict = self.main_dict;
        self.main_dict_held = false;
        self.decref(main_dict);
        if self.heap.gc_enabled() {
            afterdel_collector::collect(self, 2);
        }
        self.tear_down_modules();
    }

    fn tear_down_modules(&mut self) {
        self.forget_last();
        for name in ["sys", "builtins"] {
            let underscore = self.names.underscore;
            if name == "builtins"
                && let Some(old) = self.dict_remove_name(self.builtins, underscore)
            {
                self.decref(old);
            }
        }
        self.modules_gone = true;
        let main_name = self.names.main;
        let main_module = self.dict_get_name(self.modules, main_name);
        let watched = main_module.filter(|&module| self.heap.refcount(module) > 1);
        watched.iter().for_each(|&module| self.heap.incref(module));
        let entries = self.dict_items(self.modules);
        for entry in &entries {
            let keep = self.as_str(entry.key).is_some_and(|name| matches!(name, "sys" | "builtins"));
            if !keep && let Some(old) = self.dict_remove_name(self.modules, entry.key) {
                self.decref(old);
            }
        }
        self.main_dict_released = true;
        if self.halted.is_some() {
            return;
        }
        afterdel_collector::collect(self, 2);
        if let Some(module) = watched {
            self.wipe_module(module);
            self.decref(module);
        }
    }

    /// `_PyModule_Clear`: names with one underscore become None first, then all others.
    fn wipe_module(&mut self, module: V) {
        let Object::Module(payload) = self.heap.get(module) else { return };
        let dict = payload.dict;
        for private_first in [true, false] {
            for entry in self.dict_items(dict) {
                let Some(name) = self.as_str(entry.key) else { continue };
                let private = name.starts_with('_') && !name.starts_with("__");
                if private == private_first && name != "__builtins__" {
                    let result = self.dict_set(dict, entry.key, self.none);
                    debug_assert!(result.is_ok(), "names compare without Python code");
                }
            }
        }
    }

    /// Recomputes every count from the machine's roots; the first disagreement as text.
    pub fn verify(&self) -> Result<(), String> {
        self.heap.verify(|visit| self.roots(visit)).map_err(|error| match error {
            afterdel_collector::VerifyError::Count { id, .. } => format!("{error}: {}", self.describe(id)),
            _ => error.to_string(),
        })
    }

    /// An object in a few words, for reports about the heap.
    fn describe(&self, v: V) -> String {
        match self.heap.get(v) {
            Object::Code(code) => format!("code {} of {}", code.name_text, code.filename),
            Object::Str(text) => format!("str {:?}", text.text),
            object => format!("{:?}", object.kind()),
        }
    }
}
