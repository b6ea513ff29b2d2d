//! `objgraph` and `psutil` say what a person reading `memory_tools/program.py` expects: CPython has neither of its own.

use afterdel_language::{Dialect, Mode};
use afterdel_vm::machine::{Config, Machine};
use afterdel_vm::run::Status;
use afterdel_vm::stdlib::Library;

static LIBRARY: Library =
    Library::runtime(afterdel_library::NAMES, |name| afterdel_library::text(name).map(Into::into));

#[test]
fn objects_are_counted_and_references_followed() {
    let source = include_str!("memory_tools/program.py");
    let code = afterdel_language::compile(source, "program.py", Mode::Module, Dialect::default());
    let code = code.unwrap_or_else(|faults| panic!("{faults:?}"));
    let mut machine = Machine::new(Config { library: Some(&LIBRARY), ..Config::default() });
    machine.load_main(&code, source);
    while machine.run(1_000_000) != Status::Done {}
    machine.verify().expect("every count is right");
    let output: String = machine.output.iter().map(|output| output.text.as_str()).collect();
    assert_eq!(output, include_str!("memory_tools/expected.txt"));
}
