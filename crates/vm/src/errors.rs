//! Raising: how Rust code says that Python code must see an exception.

use crate::machine::Machine;
use crate::object::{Base, Object, V};
use crate::objects::{Exc, Kind};
use crate::pure::{ErrorKind, PureError};

/// An operation did not give a result: an exception waits in [`Machine::raised`]; or, when [`Machine::is_halting`],
/// the run is being left from inside nested calls, and every level returns at once.
///
/// It has no content, so that an `R<V>` is one number, returned in a register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Raise;

/// The result of whatever can raise.
pub type R<T> = Result<T, Raise>;

macro_rules! exceptions {
    ($($variant:ident $name:literal $base:ident,)*) => {
        /// The builtin exceptions.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        #[allow(missing_docs, reason = "the names are the exceptions' own")]
        pub enum ExcKind { $($variant,)* }

        impl ExcKind {
            /// All of them, bases before what derives from them.
            pub const ALL: &'static [ExcKind] = &[$(ExcKind::$variant,)*];
            /// Number of builtin exceptions.
            pub const COUNT: usize = ExcKind::ALL.len();
            /// Its name and base.
            pub fn row(self) -> (&'static str, ExcKind) {
                match self { $(ExcKind::$variant => ($name, ExcKind::$base),)* }
            }
        }
    };
}

exceptions! {
    Base "BaseException" Base,
    Exception "Exception" Base,
    SystemExit "SystemExit" Base,
    KeyboardInterrupt "KeyboardInterrupt" Base,
    GeneratorExit "GeneratorExit" Base,
    BaseGroup "BaseExceptionGroup" Base,
    Group "ExceptionGroup" BaseGroup,
    Stop "StopIteration" Exception,
    StopAsync "StopAsyncIteration" Exception,
    Arithmetic "ArithmeticError" Exception,
    Overflow "OverflowError" Arithmetic,
    ZeroDivision "ZeroDivisionError" Arithmetic,
    FloatingPoint "FloatingPointError" Arithmetic,
    Assertion "AssertionError" Exception,
    Attribute "AttributeError" Exception,
    Buffer "BufferError" Exception,
    Eof "EOFError" Exception,
    Import "ImportError" Exception,
    ModuleNotFound "ModuleNotFoundError" Import,
    Lookup "LookupError" Exception,
    Index "IndexError" Lookup,
    Key "KeyError" Lookup,
    Memory "MemoryError" Exception,
    Name "NameError" Exception,
    UnboundLocal "UnboundLocalError" Name,
    Os "OSError" Exception,
    FileExists "FileExistsError" Os,
    FileNotFound "FileNotFoundError" Os,
    Permission "PermissionError" Os,
    Timeout "TimeoutError" Os,
    Connection "ConnectionError" Os,
    BrokenPipe "BrokenPipeError" Connection,
    ConnectionAborted "ConnectionAbortedError" Connection,
    ConnectionRefused "ConnectionRefusedError" Connection,
    ConnectionReset "ConnectionResetError" Connection,
    ChildProcess "ChildProcessError" Os,
    ProcessLookup "ProcessLookupError" Os,
    BlockingIo "BlockingIOError" Os,
    Interrupted "InterruptedError" Os,
    IsADirectory "IsADirectoryError" Os,
    NotADirectory "NotADirectoryError" Os,
    Reference "ReferenceError" Exception,
    Runtime "RuntimeError" Exception,
    NotImplemented "NotImplementedError" Runtime,
    Recursion "RecursionError" Runtime,
    Syntax "SyntaxError" Exception,
    Indentation "IndentationError" Syntax,
    Tab "TabError" Indentation,
    System "SystemError" Exception,
    Type "TypeError" Exception,
    Value "ValueError" Exception,
    Unicode "UnicodeError" Value,
    UnicodeDecode "UnicodeDecodeError" Unicode,
    UnicodeEncode "UnicodeEncodeError" Unicode,
    UnicodeTranslate "UnicodeTranslateError" Unicode,
    Warning "Warning" Exception,
    UserWarning "UserWarning" Warning,
    Deprecation "DeprecationWarning" Warning,
    PendingDeprecation "PendingDeprecationWarning" Warning,
    RuntimeWarning "RuntimeWarning" Warning,
    SyntaxWarning "SyntaxWarning" Warning,
    FutureWarning "FutureWarning" Warning,
    ImportWarning "ImportWarning" Warning,
    UnicodeWarning "UnicodeWarning" Warning,
    BytesWarning "BytesWarning" Warning,
    ResourceWarning "ResourceWarning" Warning,
    EncodingWarning "EncodingWarning" Warning,
}

impl From<ErrorKind> for ExcKind {
    fn from(kind: ErrorKind) -> ExcKind {
        match kind {
            ErrorKind::Value => ExcKind::Value,
            ErrorKind::Type => ExcKind::Type,
            ErrorKind::Overflow => ExcKind::Overflow,
            ErrorKind::ZeroDivision => ExcKind::ZeroDivision,
            ErrorKind::Index => ExcKind::Index,
            ErrorKind::Memory => ExcKind::Memory,
            ErrorKind::UnicodeDecode => ExcKind::UnicodeDecode,
            ErrorKind::UnicodeEncode => ExcKind::UnicodeEncode,
            ErrorKind::Lookup => ExcKind::Lookup,
        }
    }
}

impl Machine {
    /// The class of a builtin exception; borrowed.
    pub fn exc_class(&self, kind: ExcKind) -> V {
        self.exceptions[kind as usize]
    }

    /// Raises an exception made from a class and a message.
    pub fn raise(&mut self, kind: ExcKind, message: impl AsRef<str>) -> Raise {
        let message = message.as_ref();
        let message = match self.version().reworded(kind, message) {
            Some(words) => self.new_string(words),
            None => self.new_str(message),
        };
        self.raise_with(kind, message)
    }

    /// Raises an exception made from a class and one argument, which is taken.
    pub fn raise_with(&mut self, kind: ExcKind, arg: V) -> Raise {
        let args = self.new_tuple(vec![arg]);
        let exc = self.new_exception(self.exc_class(kind), args);
        let filled = self.fill_members(exc, &[arg]);
        debug_assert!(filled.is_ok(), "one argument has no parts");
        self.raise_value(exc)
    }

    /// Raises an exception object, which is taken; the exception being handled becomes its context.
    pub fn raise_value(&mut self, exc: V) -> Raise {
        self.chain_context(exc);
        self.set_raised(exc)
    }

    /// Puts an exception in flight without touching its context; takes it.
    pub fn set_raised(&mut self, exc: V) -> Raise {
        if let Some(old) = self.raised.replace(exc) {
            self.decref(old);
        }
        Raise
    }

    /// [`Machine::decref`] for what is rarely executed: a call, where that one is written out.
    #[inline(never)]
    pub fn drop_ref(&mut self, v: V) {
        self.decref(v);
    }

    /// Whether the run is being left from inside nested calls.
    #[inline(always)]
    pub fn is_halting(&self) -> bool {
        self.halted.is_some()
    }

    /// Takes the exception in flight.
    pub fn take_raised(&mut self) -> V {
        self.raised.take().expect("an exception is in flight unless the run halts")
    }

    /// Makes an exception of a class (a builtin's or a program's); takes `args`, a tuple.
    pub fn new_exception(&mut self, class: V, args: V) -> V {
        let base = Base::Exception(Box::new(Exc {
            args,
            traceback: None,
            cause: None,
            context: None,
            suppress_context: false,
            members: Vec::new(),
        }));
        let exc = self.new_instance(class, base);
        if self.heap.is_tracked(args) && self.heap.refcount(args) == 1 && self.is_made_before_arguments(class) {
            // The collector meets the tuple after the exception.
            self.heap.untrack(args);
            self.heap.track(args);
        }
        exc
    }

    /// Whether CPython makes the exception first and then a tuple for it (`BaseException_vectorcall`): a builtin class without
    /// members of its own.
    pub(crate) fn is_made_before_arguments(&self, class: V) -> bool {
        const WITH_MEMBERS: [ExcKind; 8] = [
            ExcKind::Os,
            ExcKind::Import,
            ExcKind::Name,
            ExcKind::Attribute,
            ExcKind::Stop,
            ExcKind::Syntax,
            ExcKind::SystemExit,
            ExcKind::Memory,
        ];
        self.version().makes_exceptions_first
            && !self.class(class).heap
            && !WITH_MEMBERS.iter().any(|&kind| self.is_subclass(class, self.exc_class(kind)))
    }

    /// `PyErr_SetObject`: the handled exception becomes the context, unless that would make a chain bite its tail.
    pub(crate) fn chain_context(&mut self, exc: V) {
        let Some(handled) = self.handled_exception() else { return };
        if handled == exc || self.exc(exc).is_none() {
            return;
        }
        // The second one goes half as fast: a chain that bites its tail already is walked once.
        let (mut at, mut slow, mut steps) = (handled, handled, 0_u32);
        while let Some(next) = self.exc(at).and_then(|e| e.context) {
            if next == exc {
                let slot = self.exc_mut(at).expect("is an exception").context.take();
                slot.into_iter().for_each(|v| self.decref(v));
                break;
            }
            at = next;
            if at == slow {
                break;
            }
            steps += 1;
            if steps % 2 == 0 {
                slow = self.exc(slow).and_then(|e| e.context).expect("walked before");
            }
        }
        self.heap.incref(handled);
        let old = self.exc_mut(exc).expect("is an exception").context.replace(handled);
        old.into_iter().for_each(|v| self.decref(v));
    }

    /// The exception being handled, as `sys.exception()` tells it; borrowed.
    pub fn handled_exception(&self) -> Option<V> {
        self.handled.iter().rev().find_map(|&v| v)
    }

    /// The native part of an exception.
    pub fn exc(&self, v: V) -> Option<&Exc> {
        match self.heap.get(v) {
            Object::Instance(instance) => match instance.base() {
                Base::Exception(exc) => Some(exc),
                _ => None,
            },
            _ => None,
        }
    }

    /// The native part of an exception.
    pub fn exc_mut(&mut self, v: V) -> Option<&mut Exc> {
        match self.heap.get_mut(v) {
            Object::Instance(instance) => match instance.base_mut() {
                Some(Base::Exception(exc)) => Some(exc),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether an exception is of a builtin class or derives from it.
    pub fn exc_is(&self, v: V, kind: ExcKind) -> bool {
        let class = self.type_of(v);
        self.is_subclass(class, self.exc_class(kind))
    }

    /// Whether an exception of this kind is in flight.
    pub fn is_raised(&self, kind: ExcKind) -> bool {
        !self.is_halting() && self.raised.is_some_and(|exc| self.exc_is(exc, kind))
    }

    /// When the result is an exception of this kind, takes and drops it and says so.
    pub fn catch<T>(&mut self, result: R<T>, kind: ExcKind) -> R<Option<T>> {
        match result {
            Ok(value) => Ok(Some(value)),
            Err(Raise) if self.is_raised(kind) => {
                let exc = self.take_raised();
                self.decref(exc);
                Ok(None)
            }
            Err(raise) => Err(raise),
        }
    }

    /// `TypeError`
    pub fn type_error(&mut self, message: impl AsRef<str>) -> Raise {
        self.raise(ExcKind::Type, message)
    }

    /// `TypeError` whose words name the types of values: each `{}` stands for the next value's.
    #[cold]
    #[inline(never)]
    pub fn type_error_of(&mut self, words: &str, values: &[V]) -> Raise {
        let mut message = String::new();
        for (at, part) in words.split("{}").enumerate() {
            if at > 0 {
                message.push_str(&self.type_name(values[at - 1]));
            }
            message.push_str(part);
        }
        self.type_error(message)
    }

    /// `ValueError`
    pub fn value_error(&mut self, message: impl AsRef<str>) -> Raise {
        self.raise(ExcKind::Value, message)
    }

    /// `ValueError` about an item that is not there; `of` is the container's type, `message` what most versions say.
    pub fn not_in(&mut self, item: V, of: &str, message: &str) -> Raise {
        if !self.version().names_missing_items {
            return self.value_error(message);
        }
        match self.repr_text(item) {
            Ok(shown) => self.value_error(format!("{shown} is not in {of}")),
            Err(raise) => raise,
        }
    }

    /// `IndexError`
    pub fn index_error(&mut self, message: impl AsRef<str>) -> Raise {
        self.raise(ExcKind::Index, message)
    }

    /// `KeyError` with the key itself as argument.
    pub fn key_error(&mut self, key: V) -> Raise {
        self.heap.incref(key);
        self.raise_with(ExcKind::Key, key)
    }

    /// `MemoryError` without a message, as CPython raises it.
    pub fn memory_error(&mut self) -> Raise {
        let args = self.new_tuple(Vec::new());
        let exc = self.new_exception(self.exc_class(ExcKind::Memory), args);
        self.raise_value(exc)
    }

    /// `RecursionError`
    pub fn recursion_error(&mut self) -> Raise {
        self.raise(ExcKind::Recursion, "maximum recursion depth exceeded")
    }

    /// Does what may come back to itself without a frame in between; too deep is CPython's exhausted C stack.
    pub(crate) fn deeper<T>(&mut self, doing: &str, act: impl FnOnce(&mut Machine) -> R<T>) -> R<T> {
        if self.native_depth >= self.config.native_limit {
            return Err(self.raise(ExcKind::Recursion, format!("Stack overflow (used 8160 kB) {doing}")));
        }
        self.native_depth += 1;
        let result = act(self);
        self.native_depth -= 1;
        result
    }

    /// `NameError` that knows the name.
    pub fn name_error(&mut self, name: V) -> Raise {
        let message = format!("name '{}' is not defined", self.str_text(name));
        let raise = self.raise(ExcKind::Name, message);
        self.set_raised_member("name", name);
        raise
    }

    /// `AttributeError` that knows object and name.
    pub fn attribute_error(&mut self, obj: V, name: V, message: String) -> Raise {
        let raise = self.raise(ExcKind::Attribute, message);
        self.set_raised_member("name", name);
        self.set_raised_member("obj", obj);
        raise
    }

    /// Sets a member of the exception in flight.
    pub(crate) fn set_raised_member(&mut self, name: &str, value: V) {
        let exc = self.raised.expect("just raised");
        self.set_exc_member(exc, name, Some(value));
    }

    /// An error of the pure algorithms, as the exception it names.
    pub fn pure_error(&mut self, error: PureError) -> Raise {
        match error.kind {
            ErrorKind::Memory => self.memory_error(),
            kind => self.raise(kind.into(), error.message),
        }
    }

    /// The name of an object's class without its module.
    pub fn short_type_name(&self, v: V) -> String {
        let name = self.type_name(v);
        name.rsplit('.').next().unwrap_or(&name).to_string()
    }

    /// Whether a payload is of this builtin type exactly.
    pub fn is_kind(&self, v: V, kind: Kind) -> bool {
        self.type_of(v) == self.kind_types[kind as usize]
    }
}
