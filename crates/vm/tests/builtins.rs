//! The methods of builtin types give what CPython gave: see `builtins/corpus.py`, which recorded its answers.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use afterdel_language::{Dialect, Mode};
use afterdel_vm::machine::{Config, Machine, Stream};
use afterdel_vm::run::Status;
use afterdel_vm::stdlib::Library;

static LIBRARY: Library =
    Library::runtime(afterdel_library::NAMES, |name| afterdel_library::text(name).map(Into::into));

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/builtins")
}

/// Runs a program to its end; its standard output and error.
fn run(source: &str) -> (String, String) {
    let code = afterdel_language::compile(source, "corpus.py", Mode::Module, Dialect::default());
    let code = code.unwrap_or_else(|faults| panic!("{faults:?}"));
    let mut machine = Machine::new(Config { library: Some(&LIBRARY), ..Config::default() });
    machine.load_main(&code, source);
    while machine.run(1_000_000) != Status::Done {}
    machine.verify().expect("every count is right");
    let text = |stream| machine.output.iter().filter(|o| o.stream == stream).map(|o| o.text.as_str()).collect();
    (text(Stream::Stdout), text(Stream::Stderr))
}

/// Runs a group's cases in one program; the cases that differ, as text.
fn differences(group: &str) -> String {
    let read = |name: &str| std::fs::read_to_string(folder().join(name)).expect("recorded cases");
    let cases = read(&format!("{group}.txt"));
    let cases: Vec<(&str, &str)> = cases.lines().filter_map(|line| line.split_once('\t')).collect();
    let mut program = read("preamble.py");
    for (place, (expression, _)) in cases.iter().enumerate() {
        let _ = writeln!(program, "try: print('#{place}#', repr(({expression})))");
        let _ = writeln!(program, "except BaseException as e: print('#{place}#', '!!', type(e).__name__, e)");
    }
    let (out, err) = run(&program);
    let mut answers = vec![""; cases.len()];
    for line in out.lines() {
        let answer = line.strip_prefix('#').and_then(|line| line.split_once("# "));
        if let Some((place, answer)) = answer {
            answers[place.parse::<usize>().expect("a number")] = answer;
        }
    }
    let mut text = String::new();
    for ((expression, wanted), got) in cases.iter().zip(answers) {
        if *wanted != got {
            let _ = writeln!(text, "{expression}\n  CPython  {wanted}\n  Afterdel {got}");
        }
    }
    if !err.is_empty() {
        let _ = writeln!(text, "stderr: {err}");
    }
    text
}

/// Runs a program; the first line that differs.
fn first_difference(program: &str) -> Option<String> {
    let read = |suffix: &str| {
        std::fs::read_to_string(folder().join("programs").join(format!("{program}.{suffix}")))
            .expect("a recorded program")
    };
    let (out, err) = run(&read("py"));
    let wanted = read("out");
    let place = wanted.lines().zip(out.lines()).position(|(wanted, got)| wanted != got);
    if place.is_none() && wanted.lines().count() == out.lines().count() && err.is_empty() {
        return None;
    }
    let place = place.unwrap_or(wanted.lines().count().min(out.lines().count()));
    let line = |text: &str| text.lines().nth(place).unwrap_or_default().to_string();
    Some(format!("line {place}\n  CPython  {}\n  Afterdel {}\n{err}", line(&wanted), line(&out)))
}

macro_rules! programs {
    ($($name:ident)*) => { $(
        #[test]
        fn $name() {
            assert_eq!(first_difference(stringify!($name)), None);
        }
    )* };
}

programs! {
    comparison
    mutation
    subclasses
    sequences_7
    sequences_8
    sequences_9
}

macro_rules! groups {
    ($($name:ident $group:literal)*) => { $(
        #[test]
        fn $name() {
            let differences = differences($group);
            assert!(differences.is_empty(), "{differences}");
        }
    )* };
}

groups! {
    str_methods "str"
    bytes_methods "bytes"
    list_methods "list"
    dict_methods "dict"
    set_methods "set"
    int_methods "int"
    float_methods "float"
}
