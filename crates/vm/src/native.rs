//! Builtin functions: their definition, their arguments, and CPython's words when the arguments do not fit.

use crate::errors::R;
use crate::machine::Machine;
use crate::object::V;
use crate::objects::Kind;

/// The body of a builtin. Arguments are borrowed; the result is a new reference.
pub type NativeFn = fn(&mut Machine, Args<'_>) -> R<V>;

/// Arguments of a call: positional (for a method the object itself first), then keywords in order.
#[derive(Clone, Copy, Debug)]
pub struct Args<'a> {
    /// By position.
    pub pos: &'a [V],
    /// By keyword: name and value.
    pub kw: &'a [(V, V)],
}

/// How many positional arguments a builtin takes (`self` not counted), and how CPython complains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arity {
    /// `f() takes no arguments (1 given)`
    None,
    /// `f() takes exactly one argument (2 given)`
    One,
    /// `f expected at most 2 arguments, got 3`, as `_PyArg_CheckPositional` says it.
    Range(u8, u8),
    /// The body looks at the arguments itself; keywords too.
    Any,
}

/// A builtin function or method.
#[derive(Debug)]
pub struct NativeDef {
    /// Its name.
    pub name: &'static str,
    /// Arguments it takes.
    pub arity: Arity,
    /// What it does.
    pub call: NativeFn,
    /// `self` is the first argument (a method of a builtin type).
    pub method: Binding,
    /// What `CALL` does in place for the commonest arguments.
    pub quick: Quick,
    /// A special method that is a plain method all the same (`METH_COEXIST`); an attribute at a fixed place of the object.
    pub plain: bool,
}

/// The builtins that CPython's interpreter has calls of their own for (`CALL_LEN`, `CALL_LIST_APPEND`), and what may wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quick {
    /// None of them.
    No,
    /// `len`
    Len,
    /// `list.append`
    Append,
    /// Reads a line of standard input: may have to wait.
    Input,
    /// `next`
    Next,
    /// `repr`
    Repr,
    /// `send` of generators and coroutines
    Send,
}

impl PartialEq for NativeDef {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for NativeDef {}

/// How a builtin is reached from its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binding {
    /// A function of a module.
    Function,
    /// A method: bound to the instance.
    Method,
    /// A special method of a native module's type: operations find and call it as they do a program's.
    Special,
    /// A class method: bound to the class.
    Class,
    /// A static method.
    Static,
    /// Read as an attribute: computed from the instance.
    Getter,
    /// Sets the attribute of that name from the second argument; without one deletes it. Returns None.
    Setter,
}

/// Short-hand for tables.
pub const fn function(name: &'static str, arity: Arity, call: NativeFn) -> NativeDef {
    NativeDef { name, arity, call, method: Binding::Function, quick: Quick::No, plain: false }
}

/// Short-hand for tables.
pub const fn method(name: &'static str, arity: Arity, call: NativeFn) -> NativeDef {
    NativeDef { name, arity, call, method: Binding::Method, quick: Quick::No, plain: false }
}

/// Short-hand for tables.
pub const fn special(name: &'static str, arity: Arity, call: NativeFn) -> NativeDef {
    NativeDef { name, arity, call, method: Binding::Special, quick: Quick::No, plain: false }
}

/// Short-hand for tables.
pub const fn class_method(name: &'static str, arity: Arity, call: NativeFn) -> NativeDef {
    NativeDef { name, arity, call, method: Binding::Class, quick: Quick::No, plain: false }
}

/// Short-hand for tables.
pub const fn static_method(name: &'static str, arity: Arity, call: NativeFn) -> NativeDef {
    NativeDef { name, arity, call, method: Binding::Static, quick: Quick::No, plain: false }
}

/// Short-hand for tables.
pub const fn getter(name: &'static str, call: NativeFn) -> NativeDef {
    NativeDef { name, arity: Arity::None, call, method: Binding::Getter, quick: Quick::No, plain: false }
}

/// Short-hand for tables: an attribute at a fixed place of the object (`member_descriptor`).
pub const fn member(name: &'static str, call: NativeFn) -> NativeDef {
    getter(name, call).plain()
}

/// The six comparisons of a native module's type, by one function of the operator and the arguments.
macro_rules! comparisons {
    ($compare:path) => {
        &[
            $crate::native::comparisons!("__lt__", Lt, $compare),
            $crate::native::comparisons!("__le__", Le, $compare),
            $crate::native::comparisons!("__eq__", Eq, $compare),
            $crate::native::comparisons!("__ne__", Ne, $compare),
            $crate::native::comparisons!("__gt__", Gt, $compare),
            $crate::native::comparisons!("__ge__", Ge, $compare),
        ]
    };
    ($name:literal, $op:ident, $compare:path) => {
        $crate::native::special($name, $crate::native::Arity::One, |vm, args| {
            $compare(vm, afterdel_language::op::CompareOp::$op, args)
        })
    };
}
pub(crate) use comparisons;

/// Short-hand for tables of native modules' types.
pub const fn setter(name: &'static str, call: NativeFn) -> NativeDef {
    NativeDef { name, arity: Arity::Any, call, method: Binding::Setter, quick: Quick::No, plain: false }
}

impl NativeDef {
    /// The same as a plain method, whatever its name.
    pub const fn plain(self) -> NativeDef {
        NativeDef { plain: true, ..self }
    }

    /// Whether this is what CPython makes a wrapper for: a special method that fills a slot of the type.
    pub fn fills_slot(&self) -> bool {
        const NO_SLOT: &[&str] = &[
            "__sizeof__",
            "__format__",
            "__dir__",
            "__reduce__",
            "__reduce_ex__",
            "__getstate__",
            "__setstate__",
            "__reversed__",
            "__getnewargs__",
            "__length_hint__",
            "__instancecheck__",
            "__subclasscheck__",
            "__subclasses__",
            "__mro_entries__",
            "__set_name__",
            "__bytes__",
            "__complex__",
            "__round__",
            "__trunc__",
            "__floor__",
            "__ceil__",
            "__enter__",
            "__exit__",
            "__alloc__",
            "__copy__",
            "__deepcopy__",
            "__replace__",
        ];
        !self.plain
            && matches!(self.method, Binding::Method | Binding::Special)
            && self.name.starts_with("__")
            && !NO_SLOT.contains(&self.name)
    }

    /// What such a method is when found in the type's namespace.
    pub fn descriptor_kind(&self) -> Kind {
        match self.method {
            Binding::Class => Kind::ClassMethodDescr,
            Binding::Static => Kind::Native,
            _ if self.fills_slot() => Kind::WrapperDescr,
            _ => Kind::MethodDescr,
        }
    }

    /// The same with a call of its own.
    pub const fn quick(self, quick: Quick) -> NativeDef {
        NativeDef { quick, ..self }
    }

    /// Checks the number of arguments, then calls.
    pub fn invoke(&'static self, vm: &mut Machine, args: Args<'_>) -> R<V> {
        if self.arity != Arity::Any {
            self.check(vm, args)?;
        }
        (self.call)(vm, args)
    }

    #[inline]
    fn check(&'static self, vm: &mut Machine, args: Args<'_>) -> R<()> {
        let bound =
            usize::from(matches!(self.method, Binding::Method | Binding::Special | Binding::Class | Binding::Getter));
        let given = args.pos.len().saturating_sub(bound);
        let fits = match self.arity {
            Arity::None => given == 0,
            Arity::One => given == 1,
            Arity::Range(min, max) => (min as usize..=max as usize).contains(&given),
            Arity::Any => true,
        };
        if fits && args.kw.is_empty() { Ok(()) } else { self.misfit(vm, args, given) }
    }

    #[cold]
    fn misfit(&'static self, vm: &mut Machine, args: Args<'_>, given: usize) -> R<()> {
        if self.fills_slot() {
            return self.slot_misfit(vm, args, given);
        }
        let name = self.qualified(vm, args);
        if !args.kw.is_empty() {
            return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
        }
        let message = match self.arity {
            Arity::None if given != 0 => format!("{name}() takes no arguments ({given} given)"),
            Arity::One if given != 1 => format!("{name}() takes exactly one argument ({given} given)"),
            Arity::Range(min, _) if given < min as usize => {
                let exact = if self.arity == Arity::Range(min, min) { "" } else { "at least " };
                format!("{} expected {exact}{min} argument{}, got {given}", self.name, plural(min))
            }
            Arity::Range(min, max) if given > max as usize => {
                let exact = if min == max { "" } else { "at most " };
                format!("{} expected {exact}{max} argument{}, got {given}", self.name, plural(max))
            }
            _ => return Ok(()),
        };
        Err(vm.type_error(message))
    }

    /// The words of a wrapper.
    fn slot_misfit(&self, vm: &mut Machine, args: Args<'_>, given: usize) -> R<()> {
        if !args.kw.is_empty() {
            return Err(vm.type_error(format!("wrapper {}() takes no keyword arguments", self.name)));
        }
        let wanted = match self.arity {
            Arity::None => 0,
            Arity::Range(min, max) => {
                return crate::modules::check_count(vm, self.name, given, min.into(), max.into());
            }
            Arity::One | Arity::Any => 1,
        };
        Err(vm.type_error(format!("expected {wanted} argument{}, got {given}", plural(wanted))))
    }

    fn qualified(&'static self, vm: &mut Machine, args: Args<'_>) -> String {
        match (self.method, args.pos.first()) {
            (Binding::Method | Binding::Special, Some(&this)) => {
                let class = vm.class_with(self, this).unwrap_or(vm.type_of(this));
                format!("{}.{}", vm.class(class).qualname, self.name)
            }
            _ => self.name.to_string(),
        }
    }
}

fn plural(n: u8) -> &'static str {
    if n == 1 { "" } else { "s" }
}

impl<'a> Args<'a> {
    /// Positional arguments only.
    pub fn positional(pos: &'a [V]) -> Self {
        Args { pos, kw: &[] }
    }

    /// The arguments without the first.
    pub fn rest(self) -> Args<'a> {
        Args { pos: &self.pos[1..], kw: self.kw }
    }

    /// Sorts positional and keyword arguments into the named parameters; `required` of them must be given.
    /// Works on all arguments: a method drops `self` first by [`Args::rest`].
    pub fn bind<const N: usize>(
        self,
        vm: &mut Machine,
        function: &str,
        names: [&str; N],
        required: usize,
    ) -> R<[Option<V>; N]> {
        let mut bound = [None; N];
        self.bind_into(vm, function, &names, required, &mut bound)?;
        Ok(bound)
    }

    /// As [`Args::bind`], where no more than `most` arguments may be given by position.
    pub fn bind_some<const N: usize>(
        self,
        vm: &mut Machine,
        function: &str,
        names: [&str; N],
        required: usize,
        most: usize,
    ) -> R<[Option<V>; N]> {
        let given = self.pos.len();
        if given > most && given + self.kw.len() <= N {
            let bound = if required == most { "exactly" } else { "at most" };
            let s = if most == 1 { "" } else { "s" };
            let message = format!("{function}() takes {bound} {most} positional argument{s} ({given} given)");
            return Err(vm.type_error(message));
        }
        self.bind(vm, function, names, required)
    }

    #[inline(never)]
    fn bind_into(
        self,
        vm: &mut Machine,
        function: &str,
        names: &[&str],
        required: usize,
        bound: &mut [Option<V>],
    ) -> R<()> {
        let most = names.len();
        if self.pos.len() + self.kw.len() > most {
            let given = self.pos.len() + self.kw.len();
            let s = if most == 1 { "" } else { "s" };
            let by = if self.pos.is_empty() { "keyword " } else { "" };
            return Err(vm.type_error(format!("{function}() takes at most {most} {by}argument{s} ({given} given)")));
        }
        for (place, &value) in self.pos.iter().enumerate() {
            bound[place] = Some(value);
        }
        let mut unexpected = None;
        for &(name, value) in self.kw {
            let text = vm.str_text(name).to_string();
            match names.iter().position(|&known| known == text) {
                Some(place) if bound[place].is_none() => bound[place] = Some(value),
                Some(place) => {
                    let message =
                        format!("argument for {function}() given by name ('{text}') and position ({})", place + 1);
                    return Err(vm.type_error(message));
                }
                None => unexpected = unexpected.or(Some(text)),
            }
        }
        if let Some(missing) = bound[..required].iter().position(Option::is_none) {
            let message = format!("{function}() missing required argument '{}' (pos {})", names[missing], missing + 1);
            return Err(vm.type_error(message));
        }
        if let Some(text) = unexpected {
            return Err(vm.unexpected_keyword_of(function, &text, names));
        }
        Ok(())
    }
}
