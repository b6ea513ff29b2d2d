//! Which modules a program imports, as its code says.

use crate::code::{Code, Const, Position};
use crate::op::Op;

/// An `import` that nothing around it would catch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// The module's whole name: `os.path`.
    pub module: String,
    /// Where the statement stands.
    pub position: Position,
}

/// The imports of a program and of the functions and classes in it, in source order; not those in a `try` (which may
/// have an answer to a module that is missing), nor those relative to a package.
pub fn imports(code: &Code) -> Vec<Import> {
    let mut found = Vec::new();
    gather(code, &mut found);
    found.sort_by_key(|import| (import.position.line, import.position.column));
    found
}

fn gather(code: &Code, found: &mut Vec<Import>) {
    for (at, (instr, position)) in (0u32..).zip(code.instrs.iter().zip(&code.positions)) {
        let covered = || code.handlers.iter().any(|handler| (handler.start..handler.end).contains(&at));
        if instr.op() == Op::ImportName && !covered() {
            let module = code.names[instr.arg() as usize].to_string();
            if !module.is_empty() {
                found.push(Import { module, position: *position });
            }
        }
    }
    for constant in &code.consts {
        if let Const::Code(inner) = constant {
            gather(inner, found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Dialect, Mode, compile};

    #[test]
    fn imports_that_would_be_caught_are_left_out() {
        let source = "import os.path\ntry:\n    import numpy\nexcept ImportError:\n    pass\ndef f():\n    from gc import collect\n";
        let code = compile(source, "x.py", Mode::Module, Dialect::default()).expect("it compiles");
        let names: Vec<_> = imports(&code).into_iter().map(|import| (import.module, import.position.line)).collect();
        assert_eq!(names, [("os.path".to_string(), 1), ("gc".to_string(), 7)]);
    }
}
