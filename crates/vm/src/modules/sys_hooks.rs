//! `sys.excepthook`, `sys.unraisablehook`, `sys.displayhook`: what happens to exceptions that nobody catches, and whom a
//! program has put in their places.

use super::sys::{replaced, stream_of};
use super::{new_function, set};
use crate::errors::{ExcKind, R, Raise};
use crate::machine::{Machine, Stream};
use crate::native::{Args, Arity, NativeDef, function};
use crate::object::{Object, V};

static EXCEPTHOOK: NativeDef = function("excepthook", Arity::Range(3, 3), excepthook);
static UNRAISABLEHOOK: NativeDef = function("unraisablehook", Arity::One, unraisablehook);
static DISPLAYHOOK: NativeDef = function("displayhook", Arity::One, displayhook);

/// What `sys` keeps of an exception that ended the program.
const LAST: [&str; 4] = ["last_exc", "last_type", "last_value", "last_traceback"];

/// Adds the hooks, each under its two names.
pub(super) fn fill(vm: &mut Machine, dict: V) -> R<()> {
    let hooks = [
        (&EXCEPTHOOK, "excepthook", "__excepthook__"),
        (&UNRAISABLEHOOK, "unraisablehook", "__unraisablehook__"),
        (&DISPLAYHOOK, "displayhook", "__displayhook__"),
    ];
    for (def, name, original) in hooks {
        let hook = new_function(vm, def, "sys");
        vm.heap.incref(hook);
        set(vm, dict, name, hook)?;
        set(vm, dict, original, hook)?;
    }
    Ok(())
}

/// Prints the report of an exception.
fn excepthook(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let (exc, traceback) = (args.pos[1], args.pos[2]);
    if vm.exc(exc).is_none() {
        let name = vm.type_name(exc);
        vm.write_error(&format!("TypeError: print_exception(): Exception expected for value, {name} found\n"));
        return Ok(vm.none);
    }
    let is_traceback = matches!(vm.heap.get(traceback), Object::Traceback(_));
    if is_traceback && vm.exc(exc).is_some_and(|exc| exc.traceback.is_none()) {
        vm.heap.incref(traceback);
        vm.exc_mut(exc).expect("just seen").traceback = Some(traceback);
    }
    vm.print_report(exc);
    Ok(vm.none)
}

/// Prints what was ignored, and the exception.
fn unraisablehook(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let value = vm.attr_quietly(args.pos[0], "exc_value");
    let message = vm.attr_quietly(args.pos[0], "err_msg");
    let text = message.map(|message| {
        let text = vm.str_or(message, "");
        vm.decref(message);
        format!("{text}:\n")
    });
    if let Some(value) = value {
        if vm.exc(value).is_some() {
            vm.print_unraisable(&text.unwrap_or_default(), value);
        }
        vm.decref(value);
    }
    Ok(vm.none)
}

/// What an interactive Python does with the value of an expression.
fn displayhook(vm: &mut Machine, args: Args<'_>) -> R<V> {
    let value = args.pos[0];
    if vm.is_none(value) {
        return Ok(vm.none);
    }
    let text = vm.repr_text(value)? + "\n";
    let (builtins, underscore) = (vm.builtins, vm.names.underscore);
    vm.dict_set_name(builtins, underscore, value)?;
    vm.write_replaced("stdout", Stream::Stdout, &text);
    Ok(vm.none)
}

impl Machine {
    /// Writes to `sys.stderr`, whatever the program has made of it.
    pub(crate) fn write_error(&mut self, text: &str) {
        self.write_replaced("stderr", Stream::Stderr, text);
    }

    fn write_replaced(&mut self, name: &str, stream: Stream, text: &str) {
        let file = replaced(self, name);
        match file {
            Some(file) if self.is_none(file) => {}
            Some(file) if stream_of(self, file).is_none() => {
                self.heap.incref(file);
                let text = self.new_str(text);
                let write = self.intern("write");
                let result = self.call_method(file, write, &[text]);
                if let Some(result) = self.quietly(result) {
                    self.decref(result);
                }
                self.decref(text);
                self.decref(file);
            }
            Some(file) => {
                let stream = stream_of(self, file).unwrap_or(stream);
                self.write(stream, text);
            }
            None => self.write(stream, text),
        }
    }

    fn print_report(&mut self, exc: V) {
        let text = self.traceback_text(exc);
        self.write_error(&text);
    }

    /// The hook that a program has set, unless it is `original`; a new reference.
    fn own_hook(&mut self, name: &str, original: &'static NativeDef) -> Option<V> {
        let hook = replaced(self, name)?;
        let is_original = matches!(self.heap.get(hook), Object::Native(native) if std::ptr::eq(native.def, original));
        (!is_original).then(|| self.new_ref(hook))
    }

    /// An exception that ended the program goes to `sys.excepthook`; it is kept until the modules go. Takes it. What it
    /// returns is the SystemExit that the hook left by.
    pub(crate) fn report_uncaught(&mut self, exc: V) -> Option<V> {
        let class = self.type_of(exc);
        let traceback = self.exc(exc).and_then(|exc| exc.traceback).unwrap_or(self.none);
        self.set_last(&[exc, class, exc, traceback]);
        self.last_exc = Some(exc);
        let Some(hook) = self.own_hook("excepthook", &EXCEPTHOOK) else {
            if self.has_imported_sys() && replaced(self, "excepthook").is_none() {
                self.write_error("sys.excepthook is missing\n");
            }
            self.print_report(exc);
            return None;
        };
        let result = self.call(hook, &[class, exc, traceback]);
        self.decref(hook);
        match result {
            Ok(result) => self.decref(result),
            Err(Raise) if self.is_halting() => {}
            Err(Raise) => {
                let error = self.take_raised();
                if self.exc_is(error, ExcKind::SystemExit) {
                    return Some(error);
                }
                self.write_error("Error in sys.excepthook:\n");
                self.print_report(error);
                self.decref(error);
                self.write_error("\nOriginal exception was:\n");
                self.print_report(exc);
            }
        }
        None
    }

    fn has_imported_sys(&mut self) -> bool {
        replaced(self, "modules").is_some()
    }

    fn set_last(&mut self, values: &[V; 4]) {
        if !self.has_imported_sys() {
            return;
        }
        let (modules, name) = (self.modules, self.intern("sys"));
        let Some(Object::Module(module)) = self.dict_get_name(modules, name).map(|sys| self.heap.get(sys)) else {
            return;
        };
        let dict = module.dict;
        for (name, &value) in LAST.iter().zip(values) {
            self.heap.incref(value);
            let result = set(self, dict, name, value);
            debug_assert!(result.is_ok(), "names compare without Python code");
        }
    }

    /// The exception that ended the program is kept no longer.
    pub(crate) fn forget_last(&mut self) {
        if let Some(exc) = self.last_exc.take() {
            self.set_last(&[self.none; 4]);
            self.decref(exc);
        }
    }

    /// An exception that cannot be raised anywhere goes to `sys.unraisablehook`. `what` says what was ignored, and may
    /// name `who`. Where that has no `repr()`, nothing is said.
    pub fn report_unraisable(&mut self, what: &str, who: Option<V>) {
        let untraced = self.raised.and_then(|exc| self.exc(exc)).is_some_and(|exc| exc.traceback.is_none());
        if untraced && let Some(frame) = self.frames.last() {
            self.note_traceback((frame.pc as usize).saturating_sub(1));
        }
        let exc = self.take_raised();
        // What happens to functions at exit is said in every version.
        if !self.version().tells_what_was_ignored && !what.starts_with("in ") {
            self.report_ignored_in(exc, who);
            return self.decref(exc);
        }
        let who = match who {
            Some(who) => self.repr_text(who).map(|text| format!(" {text}")),
            None => Ok(String::new()),
        };
        let message = self.quietly(who).map(|who| format!("Exception ignored {what}{who}"));
        match self.own_hook("unraisablehook", &UNRAISABLEHOOK) {
            Some(hook) => self.call_unraisable_hook(hook, exc, message, None),
            None => self.print_unraisable(&message.map(|text| text + ":\n").unwrap_or_default(), exc),
        }
        self.decref(exc);
    }

    /// The same where only the object is told (`PyErr_WriteUnraisable`).
    fn report_ignored_in(&mut self, exc: V, who: Option<V>) {
        if let Some(hook) = self.own_hook("unraisablehook", &UNRAISABLEHOOK) {
            return self.call_unraisable_hook(hook, exc, None, who);
        }
        let shown = who.map(|who| self.repr_text(who));
        let shown = shown.map(|shown| self.quietly(shown).unwrap_or_else(|| "<object repr() failed>".to_string()));
        self.print_unraisable(&shown.map(|who| format!("Exception ignored in: {who}\n")).unwrap_or_default(), exc);
    }

    fn call_unraisable_hook(&mut self, hook: V, exc: V, message: Option<String>, who: Option<V>) {
        let result = self.unraisable_arguments(exc, message, who).and_then(|arguments| {
            let result = self.call(hook, &[arguments]);
            self.decref(arguments);
            result
        });
        match result {
            Ok(result) => self.decref(result),
            Err(Raise) if self.is_halting() => {}
            Err(Raise) => {
                let error = self.take_raised();
                let shown = self.repr_text(hook);
                let shown = self.quietly(shown).unwrap_or_default();
                self.print_unraisable(&format!("Exception ignored in sys.unraisablehook: {shown}\n"), error);
                self.decref(error);
            }
        }
        self.decref(hook);
    }

    /// `sys.UnraisableHookArgs`; a new reference.
    fn unraisable_arguments(&mut self, exc: V, message: Option<String>, who: Option<V>) -> R<V> {
        let sys = self.import_module("sys")?;
        let name = self.intern("UnraisableHookArgs");
        let class = self.get_attr(sys, name);
        self.decref(sys);
        let class = class?;
        let message = message.map_or(self.none, |text| self.new_string(text));
        let traceback = self.exc(exc).and_then(|exc| exc.traceback).unwrap_or(self.none);
        let who = who.unwrap_or(self.none);
        let items = vec![self.type_of(exc), exc, traceback, message, who];
        [0, 1, 2, 4].into_iter().for_each(|at| self.heap.incref(items[at]));
        let items = self.new_tuple(items);
        let made = self.call(class, &[items]);
        self.decref(items);
        self.decref(class);
        made
    }
}
