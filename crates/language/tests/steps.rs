//! Where `LINE` instructions stand, among the other instructions. `AFTERDEL_BLESS=1` writes the listing down anew.

use std::path::Path;

use afterdel_language::code::{Code, Const};
use afterdel_language::op::Op;
use afterdel_language::{Dialect, Mode, compile};

mod dump;

fn compiled(text: &str) -> std::rc::Rc<Code> {
    compile(text, "<file>", Mode::Module, Dialect::default()).expect("the program is fine")
}

#[test]
fn listing_is_as_written_down() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let text = std::fs::read_to_string(root.join("steps.py")).expect("the program");
    let listing = dump::dump(&compiled(&text), true);
    let golden = root.join("golden/steps.dis");
    if std::env::var_os("AFTERDEL_BLESS").is_some() {
        std::fs::write(&golden, &listing).expect("the listing is writable");
    }
    assert_eq!(listing, std::fs::read_to_string(golden).expect("the listing"));
}

/// The lines of the `LINE` instructions, in layout order.
fn lines(code: &Code) -> Vec<u32> {
    code.instrs.iter().filter(|i| i.op() == Op::Line).map(|i| i.arg()).collect()
}

fn inner(code: &Code) -> std::rc::Rc<Code> {
    let found = code.consts.iter().find_map(|c| if let Const::Code(inner) = c { Some(inner.clone()) } else { None });
    found.expect("a nested block")
}

#[test]
fn one_line_is_one_step() {
    assert_eq!(lines(&compiled("if x: y = 1; z = 2\n")), [1]);
    assert_eq!(lines(&compiled("x = (1,\n  y,\n  z)\n")), [1]);
    assert_eq!(lines(&compiled("a\nb\n\nc\n")), [1, 2, 4]);
}

#[test]
fn a_loop_header_is_a_step_each_time() {
    let code = compiled("for x in y:\n    z\n");
    assert_eq!(lines(&code), [1, 1, 2]);
    let back = code.instrs.iter().find(|i| i.op() == Op::JumpBackward).expect("a loop jumps back");
    let header = code.instrs[back.arg() as usize];
    assert_eq!((header.op(), header.arg()), (Op::Line, 1));
    assert_eq!(lines(&compiled("while x: y\n")), [1]);
    assert_eq!(lines(&compiled("while True: pass\n")), [1]);
    assert_eq!(lines(&compiled("while True:\n  pass\n")), [1, 2]);
    assert_eq!(lines(&compiled("for x in y: z\n")), [1, 1]);
}

#[test]
fn comprehensions_and_prologues_are_no_steps() {
    assert_eq!(lines(&compiled("x = [y for y in z]\n")), [1]);
    assert_eq!(lines(&inner(&compiled("x = (y for y in z)\n"))), []);
    assert_eq!(lines(&inner(&compiled("x = lambda: 1\n"))), [1]);
    assert_eq!(lines(&inner(&compiled("class A:\n  x = 1\n"))), [2]);
    assert_eq!(lines(&inner(&compiled("def f():\n  'doc'\n  return 1\n"))), [3]);
}

#[test]
fn decorators_and_clauses_step_as_cpython_traces_them() {
    assert_eq!(lines(&compiled("@a\n@b\ndef f(): pass\n")), [1, 2, 3, 2, 1, 3]);
    assert_eq!(lines(&compiled("try:\n  x\nexcept A:\n  y\n")), [1, 2, 3, 4]);
    assert_eq!(lines(&compiled("with a:\n  b\n")), [1, 2, 1, 1]);
    assert_eq!(lines(&compiled("if a:\n  b\nelif c:\n  d\nelse:\n  e\n")), [1, 2, 3, 4, 6]);
}
