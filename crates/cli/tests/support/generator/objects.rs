//! Objects, names and counts: the generator knows what each name holds, and prints what becomes of it.
//!
//! A program is a prelude (a choice of classes, with and without `__del__`), a few functions, and a body of statements.
//! The generator knows the kind of value in each name, so a statement fails only where it is meant to, inside a `try`.
//! Nothing printed depends on addresses, hashes or the clock, and no set holds an object whose order would.

mod prelude;
mod statements;

use super::random::Random;
use std::fmt::Write as _;

/// The lines that a program may have, from its first to its last.
const LINES: std::ops::RangeInclusive<usize> = 20..=60;

/// The program of a seed: the same text for ever.
pub fn program(seed: u64) -> String {
    let mut random = Random::new(seed);
    let prelude = prelude::choose(&mut random);
    let mut writer = Writer::new(random, prelude.classes);
    writer.text = prelude.text;
    writer.functions();
    // The last statement may write a few lines more than one, and the ending writes two.
    let target = (writer.lines() + 18 + writer.random.below(16)).min(*LINES.end() - 5);
    while writer.lines() < target {
        writer.statement();
    }
    writer.ending();
    writer.text
}

/// What a name is bound to, as far as later statements need to know.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Kind {
    /// No value: reading it is a NameError.
    Unbound,
    /// An instance that takes any attribute.
    Instance,
    /// An instance whose attributes are slots; the flag tells whether weak references to it may be made.
    Slotted(bool),
    /// A list.
    List,
    /// A dict with text keys.
    Dict,
    /// A tuple.
    Tuple,
    /// A function to be called without arguments.
    Function,
    /// A generator, in any state.
    Generator,
    /// A weak reference.
    Weak,
    /// None or a number.
    Plain,
}

impl Kind {
    /// Attributes `a` and `b` can be set.
    fn takes_attributes(self) -> bool {
        matches!(self, Self::Instance | Self::Slotted(_))
    }

    /// A weak reference to it can be made.
    fn takes_weakref(self) -> bool {
        matches!(self, Self::Instance | Self::Slotted(true) | Self::Function | Self::Generator)
    }
}

/// The names that a program binds at module level.
const GLOBALS: [&str; 7] = ["u", "v", "w", "x", "y", "z", "t"];
/// The names that a function binds.
const LOCALS: [&str; 4] = ["p", "q", "r", "s"];

/// A scope's names, each with the kind of its value.
type Scope = Vec<(&'static str, Kind)>;

/// Writes one program.
struct Writer {
    random: Random,
    /// The program so far.
    text: String,
    /// How deep the current line stands, in levels of four spaces.
    depth: usize,
    /// The names of the scope that statements are being written in.
    scope: Scope,
    /// Whether that scope is a function's.
    in_function: bool,
    /// The classes of the prelude.
    classes: Vec<prelude::Class>,
    /// The functions written so far: name and number of parameters.
    functions: Vec<(String, usize)>,
    /// The number in the next object's name.
    next_object: usize,
}

impl Writer {
    /// A writer at the beginning of the module's body.
    fn new(random: Random, classes: Vec<prelude::Class>) -> Self {
        Self {
            random,
            text: String::new(),
            depth: 0,
            scope: GLOBALS.map(|name| (name, Kind::Unbound)).to_vec(),
            in_function: false,
            classes,
            functions: Vec::new(),
            next_object: 0,
        }
    }

    /// The number of lines so far.
    fn lines(&self) -> usize {
        self.text.lines().count()
    }

    /// Writes a line at the current depth.
    fn line(&mut self, line: impl AsRef<str>) {
        let indent = 4 * self.depth;
        writeln!(self.text, "{:indent$}{}", "", line.as_ref()).expect("a String takes any text");
    }

    /// Writes a line and what it heads.
    fn block(&mut self, head: impl AsRef<str>, body: impl FnOnce(&mut Self)) {
        self.line(head);
        self.depth += 1;
        body(self);
        self.depth -= 1;
    }

    /// Writes up to two functions that work on their own locals, most of them with parameters.
    fn functions(&mut self) {
        for index in 0..self.random.below(3) {
            if self.lines() > LINES.end() / 2 + 4 {
                break;
            }
            let name = format!("f{index}");
            let count = self.random.below(3);
            let head = format!("def {name}({}):", LOCALS[..count].join(", "));
            let outside = std::mem::take(&mut self.scope);
            self.scope = LOCALS.map(|name| (name, Kind::Unbound)).to_vec();
            for parameter in &mut self.scope[..count] {
                parameter.1 = Kind::Plain;
            }
            self.in_function = true;
            self.block(head, |writer| {
                for _ in 0..1 + writer.random.below(3) {
                    writer.statement();
                }
                match writer.bound(|_| true) {
                    Some(result) if writer.random.chance(60) => writer.line(format!("return {result}")),
                    _ => writer.line("print('end of function')"),
                }
            });
            self.in_function = false;
            self.scope = outside;
            self.functions.push((name, count));
        }
    }

    /// Writes the last lines: what is left, and in half of the programs one last collection.
    fn ending(&mut self) {
        if self.random.chance(50) {
            self.line("print('last', gc.collect())");
        }
        // Only instances of `P` have a repr without an address.
        self.line("print('end', [s for s in saved if isinstance(s, P)])");
    }

    /// One of the scope's names whose kind is wanted.
    fn bound(&mut self, wanted: impl Fn(Kind) -> bool) -> Option<&'static str> {
        let fitting: Vec<&'static str> = self
            .scope
            .iter()
            .filter(|(_, kind)| *kind != Kind::Unbound && wanted(*kind))
            .map(|(name, _)| *name)
            .collect();
        (!fitting.is_empty()).then(|| self.random.pick(&fitting))
    }

    /// Any of the scope's names, to be bound.
    fn target(&mut self) -> &'static str {
        let index = self.random.below(self.scope.len());
        self.scope[index].0
    }

    /// Notes what a name is bound to now.
    fn bind(&mut self, name: &str, kind: Kind) {
        let place = self.scope.iter_mut().find(|(known, _)| *known == name);
        place.expect("statements bind only names of their scope").1 = kind;
    }

    /// The kind of a name's value.
    fn kind(&self, name: &str) -> Kind {
        let found = self.scope.iter().find(|(known, _)| *known == name);
        found.map_or(Kind::Unbound, |(_, kind)| *kind)
    }

    /// A new object's expression, with the kind it has.
    fn new_object(&mut self) -> (String, Kind) {
        let index = self.random.below(self.classes.len());
        let class = self.classes[index];
        self.next_object += 1;
        (format!("{}({})", class.name, self.next_object), class.kind)
    }

    /// A value: a bound name in most cases, else a new object.
    fn value(&mut self) -> (String, Kind) {
        if self.random.chance(65)
            && let Some(name) = self.bound(|_| true)
        {
            return (name.to_owned(), self.kind(name));
        }
        self.new_object()
    }
}
