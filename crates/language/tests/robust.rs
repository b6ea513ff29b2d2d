//! Whatever the text, there is code or a diagnostic; never a panic, never a stack overflow.

use std::path::Path;

use afterdel_language::{DiagnosticKind, Dialect, Mode, compile};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Pieces that programs are made of, and some that break them.
const PIECES: &[&str] = &[
    "x",
    "y",
    "self",
    "print",
    "f",
    "_",
    "__x",
    "super",
    "__class__",
    "None",
    "True",
    "...",
    "1",
    "0",
    "2.5",
    "1j",
    "0x1f",
    "'a'",
    "b'a'",
    "f'{x}'",
    "f'{x!r:>{y}}'",
    "'''a\nb'''",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    ";",
    ".",
    "=",
    "==",
    "+=",
    "+",
    "-",
    "*",
    "**",
    "/",
    "%",
    "@",
    "~",
    "<",
    "!=",
    ":=",
    "->",
    "and",
    "or",
    "not",
    "in",
    "is",
    "if",
    "elif",
    "else",
    "while",
    "for",
    "break",
    "continue",
    "def",
    "class",
    "return",
    "yield",
    "yield from",
    "lambda",
    "with",
    "as",
    "try",
    "except",
    "except*",
    "finally",
    "raise",
    "from",
    "import",
    "global",
    "nonlocal",
    "del",
    "assert",
    "pass",
    "async",
    "await",
    "match",
    "case",
    "type",
    "\n",
    "\n    ",
    "\n        ",
    "\n\t",
    "\\\n",
    "#",
    "$",
    "?",
    "!",
    "é",
    "“",
    "\u{200b}",
    "'",
    "\"",
    "f'",
    "{x",
    "__debug__",
    "def f(a, /, b=1, *c, d, **e):\n    ",
    "class A(B):\n    ",
    "for x in y:\n    ",
    "try:\n    x\nexcept A as e:\n    ",
    "[x for x in y if z]",
    "{x: y for x, y in z}",
    "(x for x in y)",
    "match x:\n    case [a, *b]:\n        ",
    "x: int = 1",
];

fn programs() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut programs: Vec<String> = std::fs::read_dir(root.join("corpus"))
        .expect("the corpus")
        .flatten()
        .filter_map(|e| std::fs::read_to_string(e.path()).ok())
        .collect();
    let bad = std::fs::read_to_string(root.join("bad_programs.txt")).expect("bad programs");
    programs.extend(bad.split("\n---\n").map(str::to_owned));
    programs
}

/// A change to a text at a character boundary.
fn mutate(text: &str, at: Index, length: usize, piece: &str) -> String {
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let start = at.index(places.len());
    let end = (start + length).min(places.len() - 1);
    format!("{}{piece}{}", &text[..places[start]], &text[places[end]..])
}

fn holds_together(text: &str) {
    for mode in [Mode::Module, Mode::Expression] {
        if let Err(diagnostics) = compile(text, "<file>", mode, Dialect::default()) {
            assert!(!diagnostics.is_empty());
            for d in diagnostics {
                assert!(!d.message.is_empty());
                assert!(d.start.offset <= d.end.offset && d.end.offset as usize <= text.len(), "{d:?} in {text:?}");
                assert!(d.start.line >= 1);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn soups_of_tokens(pieces in prop::collection::vec((select(PIECES), any::<bool>()), 0..40)) {
        let text: String = pieces.iter().map(|(piece, space)| format!("{piece}{}", if *space { " " } else { "" })).collect();
        holds_together(&text);
    }

    #[test]
    fn mutated_programs(
        program in select(programs()),
        changes in prop::collection::vec((any::<Index>(), 0..12usize, select(PIECES)), 1..4),
    ) {
        let mut text = program;
        for (at, length, piece) in changes {
            text = mutate(&text, at, length, piece);
        }
        holds_together(&text);
    }

    #[test]
    fn any_text(text in "\\PC{0,60}") {
        holds_together(&text);
    }
}

/// Each `finally` holds the next `try`: CPython's code doubles with each.
fn nested_finally(n: usize) -> String {
    let level = |i: usize| {
        let space = " ".repeat(i);
        format!("{space}try: x\n{space}finally:\n")
    };
    (0..n).map(level).collect::<String>() + &" ".repeat(n) + "y\n"
}

/// Runs on a thread with as much stack as a test in a debug build needs.
fn on_a_stack_of(bytes: usize, work: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(bytes).spawn(work).expect("a thread");
    thread.join().expect("no overflow");
}

#[test]
fn deep_nesting_is_refused_or_borne() {
    const STACK_BYTES: usize = 8 << 20;
    on_a_stack_of(STACK_BYTES, || {
        for n in [50, 150, 190, 1000, 100_000] {
            let texts = [
                format!("x = {}1{}", "(".repeat(n), ")".repeat(n)),
                format!("x = {}1{}", "[".repeat(n), "]".repeat(n)),
                format!("x = {}1", "-".repeat(n)),
                format!("x = {}1", "not ".repeat(n)),
                format!("x = {}1", "lambda: ".repeat(n)),
                format!("x = {}1", "lambda a, b: ".repeat(n)),
                format!("x = {}1{}", "lambda a=".repeat(n), ": 1".repeat(n)),
                format!("x = [x {}]", "for x in y ".repeat(n)),
                format!("with {}a: pass", "a, ".repeat(n)),
                format!("x = 1{}", " + 1".repeat(n)),
                format!("x = 1{}", " ** 1".repeat(n)),
                format!("x = a{}", ".b".repeat(n)),
                format!("x = a{}", "()".repeat(n)),
                format!("x = a{}", "[0]".repeat(n)),
                format!("x = {}1", "1 if a else ".repeat(n)),
                format!("x = {}1", "a < ".repeat(n)),
                format!("x = {}1", "a and ".repeat(n)),
                format!("x = {}1", "a = ".repeat(n)),
                format!("x = {}", "'a' ".repeat(n)),
                format!("x = {}1{}", "f(".repeat(n), ")".repeat(n)),
                format!("x = {}1{}", "{1: ".repeat(n), "}".repeat(n)),
                format!("x = {}1{}", "[x for x in ".repeat(n), "]".repeat(n)),
                format!("x = {}1{}", "f'{".repeat(n), "}'".repeat(n)),
                format!("x = f'{}1{}'", "{x:".repeat(n), "}".repeat(n)),
                format!("match x:\n case {}1{}: pass", "[".repeat(n), "]".repeat(n)),
                format!("match x:\n case {}: pass", "1 | ".repeat(n) + "2"),
                format!("if a: pass\n{}", "elif b: pass\n".repeat(n.min(2000))),
                format!("def f():\n{} yield from x", " yield 1\n".repeat(n.min(2000))),
                (0..n.min(120)).map(|i| format!("{}if a:\n", " ".repeat(i))).collect::<String>()
                    + &" ".repeat(n.min(120))
                    + "x",
                (0..n.min(120)).map(|i| format!("{}def f():\n", " ".repeat(i))).collect::<String>()
                    + &" ".repeat(n.min(120))
                    + "x",
                (0..n.min(120)).map(|i| format!("{}try:\n", " ".repeat(i))).collect::<String>()
                    + &" ".repeat(n.min(120))
                    + "x",
                nested_finally(n.min(30)),
                (0..n.min(12)).map(|i| format!("{}try:\n", " ".repeat(i))).collect::<String>()
                    + &" ".repeat(n.min(12))
                    + "x\n"
                    + &(0..n.min(12)).rev().map(|i| format!("{}finally: y\n", " ".repeat(i))).collect::<String>(),
            ];
            for text in texts {
                drop(compile(&text, "<string>", Mode::Module, Dialect::default()));
            }
        }
    });
}

#[test]
fn what_is_not_supported_is_said() {
    let cases = [("x = '\\ud800'", "Lone surrogates in strings are not supported yet (line 1)")];
    for (text, message) in cases {
        let diagnostics = compile(text, "<string>", Mode::Module, Dialect::default()).expect_err(text);
        assert_eq!(diagnostics.len(), 1, "{text}");
        assert_eq!(diagnostics[0].kind, DiagnosticKind::Unsupported, "{text}");
        assert_eq!(diagnostics[0].message, message);
    }
}
