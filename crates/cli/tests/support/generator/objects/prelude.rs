//! The beginning of a random program: imports, a choice of classes, and the few helpers that statements use.

use super::{Kind, Random};

/// A class of the prelude.
#[derive(Clone, Copy, Debug)]
pub struct Class {
    /// Its name; its constructor takes a number.
    pub name: &'static str,
    /// What its instances are.
    pub kind: Kind,
}

/// A prelude and the classes in it.
pub struct Prelude {
    /// Its lines.
    pub text: String,
    /// The classes that it defines.
    pub classes: Vec<Class>,
}

/// The root of most classes: a number, and a repr that shows no address.
const ROOT: &str = "\
class P:
    def __init__(self, n): self.n = n
    def __repr__(self): return type(self).__name__ + str(self.n)
";

/// The classes that a program may have, each with its lines. `P` is in all of them.
const CHOICES: &[(&str, Kind, &str)] = &[
    (
        "D",
        Kind::Instance,
        "\
class D(P):
    def __del__(self): print('del', self)
",
    ),
    (
        "R",
        Kind::Instance,
        "\
class R(P):
    def __del__(self):
        print('saved', self)
        saved.append(self)
",
    ),
    (
        "S",
        Kind::Slotted(false),
        "\
class S:
    __slots__ = ('n', 'b', 'a')
    def __init__(self, n): self.n = n
    __repr__ = P.__repr__
    def __del__(self): print('del', self)
",
    ),
    (
        "W",
        Kind::Slotted(true),
        "\
class W:
    __slots__ = ('n', 'a', 'b', '__weakref__')
    __init__, __repr__ = P.__init__, P.__repr__
",
    ),
    (
        "E",
        Kind::Instance,
        "\
class E(P):
    def __del__(self):
        print('failing', self)
        raise ValueError(self.n)
",
    ),
    (
        "C",
        Kind::Instance,
        "\
class C(P):
    def __del__(self):
        print('clearing', self, len(self.__dict__))
        self.__dict__.clear()
        self.n = 'cleared'
",
    ),
    (
        "G",
        Kind::Instance,
        "\
class G(P):
    def __del__(self): print('collecting', self, gc.collect())
",
    ),
    (
        "K",
        Kind::Instance,
        "\
class K(P):
    made = 0
    def __init__(self, n):
        super().__init__(n)
        K.made += 1
        self.a = K.made
",
    ),
];

/// What every program may use.
const HELPERS: &str = "\
def called(tag):
    return lambda ref: print('callback', tag, ref())
def cell(value):
    return lambda: value
def gen(value):
    local = P('local')
    try:
        yield value
        yield local
    finally: print('finally')
";

/// Chooses the classes of a program and writes its prelude.
pub fn choose(random: &mut Random) -> Prelude {
    let mut text = String::from("import gc, sys, weakref\nsaved = []\n");
    text.push_str(ROOT);
    let mut classes = vec![Class { name: "P", kind: Kind::Instance }];
    let mut add = |choice: &(&'static str, Kind, &str)| {
        text.push_str(choice.2);
        classes.push(Class { name: choice.0, kind: choice.1 });
    };
    // Most programs have the plain finalizer, and one or two of the rest.
    let first_rest = usize::from(random.chance(80));
    if first_rest == 1 {
        add(&CHOICES[0]);
    }
    let one = 1 + random.below(CHOICES.len() - 1);
    let other = 1 + random.below(CHOICES.len() - 1);
    add(&CHOICES[one]);
    if other != one && random.chance(40) {
        add(&CHOICES[other]);
    }
    text.push_str(HELPERS);
    text.push_str("gc.collect()\n");
    if random.chance(50) {
        text.push_str("gc.disable()\n");
    }
    Prelude { text, classes }
}
